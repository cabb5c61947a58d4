//! Names that sound like whom the buyers ask: offered to be linked, a row each, and linked together or not at all.

use crate::interview::linking::{Link, link, links};
use crate::plan::{PartnerId, Plan};
use crate::report::figure::counted;
use crate::tui::canvas::{Canvas, below, shift, span, top};
use crate::tui::dialogs::panel;
use crate::tui::keys::{Action, ENTER, ESC, Keys, SPACE, on};
use crate::tui::layer::{Context, Layer, Used};
use crate::tui::open_plan::OpenPlan;
use crate::tui::theme::Role;
use crate::tui::widgets::column::{Column, Head};
use crate::tui::widgets::list::{self, List, Members};
use ratatui::layout::Rect;
use std::collections::HashSet;

/// Rows under the list for what the selected link says.
const FOOT: u16 = 4;

/// Links that may be made.
pub(crate) struct Linking {
    /// Those whose names are looked at; all where there are none.
    among: Option<Vec<PartnerId>>,
    links: Vec<Link>,
    /// Who is not to be linked to which source.
    out: HashSet<(PartnerId, String)>,
    list: List<usize>,
}

impl Linking {
    fn of(plan: &Plan, among: Option<Vec<PartnerId>>) -> Self {
        let links = links(plan, among.as_deref());
        let out = links.iter().filter(|link| !link.is_first).map(key).collect();
        let mut list = List::new("link").without_heads();
        list.select(&0);
        let mut linking = Self { among, links, out, list };
        linking.fill();
        linking
    }

    fn fill(&mut self) {
        let columns = [
            Column::new(Head::new("in", "").rank(1), |row: &[String; 4]| row[0].clone()),
            Column::new(Head::new("name", "").flexible(14).most(36).rank(1), |row| row[1].clone()),
            Column::new(Head::new("source", "").flexible(14).most(36).rank(1), |row| row[2].clone()),
            Column::new(Head::new("asked", "").flexible(10).rank(2).role(Role::Dim), |row| row[3].clone()),
        ];
        let row = |link: &Link| {
            let tick = if self.out.contains(&key(link)) { "[ ]" } else { "[x]" };
            [tick.to_owned(), link.name.clone(), link.source.clone(), format!("asked by {}", link.asked_by)]
        };
        let rows: Vec<[String; 4]> = self.links.iter().map(row).collect();
        self.list.fill(&columns, [Members::new(rows.into_iter().enumerate())]);
    }

    /// Takes the selected link out, or in again, and goes on.
    fn toggle(&mut self) {
        let Some(link) = self.list.selected().and_then(|at| self.links.get(*at)) else { return };
        let key = key(link);
        if !self.out.remove(&key) {
            self.out.insert(key);
        }
        self.fill();
        self.list.act(Action::Down);
    }

    /// Makes the links that are in.
    fn link(&self, context: &mut Context<'_>) {
        let chosen: Vec<&Link> = self.links.iter().filter(|link| !self.out.contains(&key(link))).collect();
        match link(context.plan(), chosen) {
            None => context.say("Nobody was linked."),
            Some(change) => {
                let said = format!("{}; Ctrl-Z takes it back.", change.what);
                if context.change(change) {
                    context.say(said);
                }
            }
        }
    }
}

fn key(link: &Link) -> (PartnerId, String) {
    (link.partner.clone(), link.source.clone())
}

/// Offers the links that new candidates may have, where there are any.
pub(super) fn offer(context: &mut Context<'_>, new: &[PartnerId]) {
    let dialog = Linking::of(context.plan(), Some(new.to_vec()));
    if !dialog.links.is_empty() {
        context.ask(dialog);
    }
}

/// Shows every link that may be made, or says that there is none.
pub(super) fn look(context: &mut Context<'_>) {
    let dialog = Linking::of(context.plan(), None);
    if dialog.links.is_empty() {
        context.say("No other candidate's name sounds like whom these buyers ask. Enter says who stands for a source.");
    } else {
        context.ask(dialog);
    }
}

pub(crate) const KEYS: Keys = Keys {
    title: "Names that sound like a source",
    rows: &[
        on(&[ENTER], Action::Open, "link these", 1)
            .says("Link all that are ticked: each stands for the source beside its name from then on.")
            .changes(),
        on(&[SPACE], Action::Toggle, "tick or not", 2).says("Take the selected one out, or in again."),
        on(&[ESC], Action::Back, "link none", 3).says("Link nobody. The view of sources offers it again."),
    ],
};

impl Layer for Linking {
    fn keys(&self) -> &'static [&'static Keys] {
        &[&KEYS, &list::KEYS]
    }

    fn draw(&self, _plan: &OpenPlan, canvas: &mut Canvas<'_>, body: Rect) {
        let names: HashSet<&PartnerId> = self.links.iter().map(|link| &link.partner).collect();
        let sounds = if names.len() == 1 { "sounds" } else { "sound" };
        let title = format!("{} {sounds} like whom your buyers ask", counted(names.len(), "name"));
        let rows = span(self.links.len()).saturating_add(FOOT).min(body.height);
        let inside = panel(canvas, body, 104, rows, &title);
        let listed = top(inside, inside.height.saturating_sub(FOOT).max(2));
        let used = self.list.draw_plain(canvas, listed);
        let rest = shift(below(inside, used + 1), 2);
        if let Some(link) = self.list.selected().and_then(|at| self.links.get(*at)) {
            let words = format!(
                "A guess from the name: does {} stand for “{}”, whom {} asks? Ticked ones are linked together; nothing else follows from it.",
                link.name, link.source, link.asked_by
            );
            canvas.paragraph(rest, &words, Role::Dim);
        }
    }

    fn act(&mut self, action: Action, context: &mut Context<'_>) -> Used {
        match self.list.act(action) {
            None => Used::Yes,
            Some(Action::Toggle) => {
                self.toggle();
                Used::Yes
            }
            Some(Action::Open) => {
                self.link(context);
                Used::Close
            }
            Some(Action::Back) => Used::Close,
            Some(_) => Used::No,
        }
    }

    fn look(&mut self, open: &OpenPlan) {
        self.links = links(open.plan(), self.among.as_deref());
        self.fill();
    }
}
