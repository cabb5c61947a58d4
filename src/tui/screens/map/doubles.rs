//! Pairs of candidates that look like one company: made one, or kept apart, a key each. Nothing is done unasked.

use crate::accounts::doubles::{Alike, Double, doubles, doubles_of};
use crate::interview::doubles::{one_of_both, told_apart};
use crate::plan::{Change, PartnerId, Plan};
use crate::report::words::alike;
use crate::tui::canvas::{Canvas, below, shift, span, top};
use crate::tui::dialogs::panel;
use crate::tui::keys::{Action, ESC, Keys, letter, on};
use crate::tui::layer::{Context, Layer, Used};
use crate::tui::open_plan::OpenPlan;
use crate::tui::theme::Role;
use crate::tui::widgets::column::{Column, Head};
use crate::tui::widgets::list::{self, List, Members};
use ratatui::layout::Rect;

/// Rows under the list for what one of both would be.
const FOOT: u16 = 7;

/// Pairs that look like one company.
pub(crate) struct Doubles {
    /// Those of whom pairs are shown; all where there are none.
    among: Option<Vec<PartnerId>>,
    pairs: Vec<Double>,
    list: List<usize>,
    /// What the selected pair comes to, line by line.
    about: Vec<String>,
}

impl Doubles {
    fn of(plan: &Plan, among: Option<Vec<PartnerId>>) -> Self {
        let mut list = List::new("pair").without_heads();
        list.select(&0);
        let mut doubles = Self { among, pairs: Vec::new(), list, about: Vec::new() };
        doubles.find(plan);
        doubles
    }

    fn find(&mut self, plan: &Plan) {
        self.pairs = self.among.as_ref().map_or_else(|| doubles(plan), |new| doubles_of(plan, new));
        let name = |id: &PartnerId| plan.partner(id).map(|partner| partner.name.clone()).unwrap_or_default();
        let rows: Vec<[String; 3]> =
            self.pairs.iter().map(|pair| [name(&pair.one), name(&pair.other), alike(&pair.why).to_owned()]).collect();
        let columns = [
            Column::new(Head::new("one", "").flexible(12).most(34).rank(1), |row: &&[String; 3]| row[0].clone()),
            Column::new(Head::new("other", "").flexible(12).most(34).rank(1), |row: &&[String; 3]| row[1].clone()),
            Column::new(Head::new("why", "").flexible(12).rank(2).role(Role::Dim), |row: &&[String; 3]| row[2].clone()),
        ];
        self.list.fill(&columns, [Members::new(rows.iter().enumerate())]);
        self.tell(plan);
    }

    fn selected(&self) -> Option<&Double> {
        self.pairs.get(*self.list.selected()?)
    }

    fn tell(&mut self, plan: &Plan) {
        self.about = self.selected().map(|pair| about(plan, pair)).unwrap_or_default();
    }

    /// Does what was chosen for the selected pair; the dialog closes with the last one.
    fn change(&mut self, change: Option<Change>, context: &mut Context<'_>) -> Used {
        let Some(change) = change else { return Used::Yes };
        let said = format!("{}; Ctrl-Z takes it back.", change.what);
        if context.change(change) {
            context.say(said);
        }
        self.find(context.plan());
        if self.pairs.is_empty() { Used::Close } else { Used::Yes }
    }
}

/// Shows every pair, or says that there is none.
pub(super) fn look(context: &mut Context<'_>) {
    let dialog = Doubles::of(context.plan(), None);
    if dialog.pairs.is_empty() {
        context.say("No two candidates look like one company.");
    } else {
        context.ask(dialog);
    }
}

/// Offers the pairs that new candidates are part of, where there are any.
pub(super) fn offer(context: &mut Context<'_>, new: &[PartnerId]) {
    let dialog = Doubles::of(context.plan(), Some(new.to_vec()));
    if !dialog.pairs.is_empty() {
        context.ask(dialog);
    }
}

/// What making one of a pair comes to: who stays, and where both differ.
fn about(plan: &Plan, pair: &Double) -> Vec<String> {
    let Some((_, differ)) = one_of_both(plan, pair) else { return Vec::new() };
    let name = |id: &PartnerId| plan.partner(id).map(|partner| partner.name.clone()).unwrap_or_default();
    let mut lines = vec![match &pair.why {
        Alike::Website(domain) => format!("Both have the website {domain}."),
        Alike::Name(_) => "Their names are the same but for how they are written.".to_owned(),
    }];
    lines.push(format!("{} stays; what only {} says is added to it.", name(&pair.one), name(&pair.other)));
    for it in differ {
        lines.push(format!("{}: {} stays, {} goes into the notes.", it.label, it.kept, it.other));
    }
    lines
}

pub(crate) const KEYS: Keys = Keys {
    title: "Candidates that look like one company",
    rows: &[
        on(&[letter('y')], Action::Yes, "one company", 1)
            .says("They are one company: make one candidate of both. The first stays, nothing either says is lost.")
            .changes(),
        on(&[letter('n')], Action::No, "two companies", 2)
            .says("They are two companies: keep both, and do not ask again.")
            .changes(),
        on(&[ESC], Action::Back, "later", 3).says("Leave them as they are for now."),
    ],
};

impl Layer for Doubles {
    fn keys(&self) -> &'static [&'static Keys] {
        &[&KEYS, &list::KEYS]
    }

    fn draw(&self, _plan: &OpenPlan, canvas: &mut Canvas<'_>, body: Rect) {
        let title = match self.pairs.len() {
            1 => "These two look like one company".to_owned(),
            count => format!("{count} pairs look like one company"),
        };
        let rows = span(self.pairs.len()).saturating_add(FOOT).min(body.height);
        let inside = panel(canvas, body, 96, rows, &title);
        let listed = top(inside, inside.height.saturating_sub(FOOT).max(2));
        let used = self.list.draw_plain(canvas, listed);
        let mut rest = below(inside, used + 1);
        for line in &self.about {
            let used = canvas.paragraph(shift(rest, 2), line, Role::Dim);
            rest = below(rest, used);
        }
    }

    fn act(&mut self, action: Action, context: &mut Context<'_>) -> Used {
        let moved = self.list.act(action);
        self.tell(context.plan());
        match moved {
            None => Used::Yes,
            Some(Action::Yes) => {
                let change = self.selected().and_then(|pair| one_of_both(context.plan(), pair));
                self.change(change.map(|(change, _)| change), context)
            }
            Some(Action::No) => {
                let change = self.selected().and_then(|pair| told_apart(context.plan(), pair));
                self.change(change, context)
            }
            Some(Action::Back) => Used::Close,
            Some(_) => Used::No,
        }
    }

    fn look(&mut self, open: &OpenPlan) {
        self.find(open.plan());
    }
}
