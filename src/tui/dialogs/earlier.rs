//! The earlier versions of a plan, the newest first, and beside or under them what has changed since the selected one.
//!
//! What may not go in: what can be done with a version, which Home and an open plan know.

mod compare;
mod open;
pub(crate) mod ways;

pub(crate) use compare::Present;
pub(crate) use open::of_open_plan;

use super::panel;
use crate::desk::Post;
use crate::report::figure::counted;
use crate::store::Backup;
use crate::tui::age;
use crate::tui::canvas::{Canvas, below, left, row, shift, span, top};
use crate::tui::keys::{Action, DOWN, ENTER, ESC, Keys, PAGE_DOWN, PAGE_UP, UP, letter, on};
use crate::tui::layer::{Context, Layer, Used};
use crate::tui::theme::Role;
use crate::tui::widgets::column::{Column, Head};
use crate::tui::widgets::list::{List, Members};
use compare::Compared;
use ratatui::layout::Rect;
use std::path::Path;
use std::time::SystemTime;

/// Columns of the panel: more are hard to read.
const WIDEST: u16 = 140;
/// From this width on what has changed stands beside the list, else under it.
const BESIDE: u16 = 106;
/// Columns for the list then.
const LIST: u16 = 58;
/// Rows kept for what has changed where it stands under the list.
const UNDER: u16 = 8;

type ThenVersion<P> = Box<dyn FnMut(&mut Context<'_, P>, &Backup)>;

/// The earlier versions of a plan.
pub(crate) struct Earlier<P> {
    title: String,
    versions: Vec<Backup>,
    list: List<u64>,
    compared: Compared,
    then: ThenVersion<P>,
}

impl<P> Earlier<P> {
    /// The versions of the plan of this name, the newest selected; `then` is done with the one opened.
    pub(crate) fn new(
        name: &str,
        versions: Vec<Backup>,
        (present, post): (Present, Post),
        then: impl FnMut(&mut Context<'_, P>, &Backup) + 'static,
    ) -> Self {
        let now = SystemTime::now();
        let times = age::days_and_times(&versions.iter().map(|version| version.at).collect::<Vec<_>>());
        let columns: [Column<(&Backup, &String, SystemTime)>; 3] = [
            Column::new(Head::new("when", "").flexible(16).rank(1), |(_, when, _)| (*when).clone()),
            Column::new(Head::new("ago", "").rank(2).role(Role::Dim), |(version, _, now)| age::ago(version.at, *now)),
            Column::new(Head::new("about", "").rank(1).role(Role::Dim), |(version, ..)| about(version)),
        ];
        let mut list = List::new("version").without_heads();
        let rows = versions.iter().zip(&times).map(|(version, when)| (version.number, (version, when, now)));
        list.fill(&columns, [Members::new(rows)]);
        list.act(Action::First);
        let title = format!("Earlier versions of {name}");
        let compared = Compared::new(present, post);
        let mut earlier = Self { title, versions, list, compared, then: Box::new(then) };
        earlier.look_at();
        earlier
    }

    fn selected(&self) -> Option<&Backup> {
        let number = self.list.selected()?;
        self.versions.iter().find(|version| version.number == *number)
    }

    /// Has what has changed since the selected one worked out.
    fn look_at(&mut self) {
        if let Some(version) = self.selected().cloned() {
            self.compared.want(&version);
        }
    }

    fn draw_changes(&self, canvas: &mut Canvas<'_>, area: Rect) {
        if let Some(trouble) = self.selected().and_then(|version| version.trouble) {
            let words = format!("This version cannot be brought back: {trouble}.");
            canvas.paragraph(area, &words, Role::Error);
            return;
        }
        let warning = self.selected().and_then(Backup::warning);
        let used = warning.map_or(0, |warning| canvas.paragraph(area, warning, Role::Warning));
        let rest = below(area, used);
        canvas.write(row(rest, 0), "What has changed since then", Role::Title);
        self.compared.words().draw(canvas, below(rest, 1));
    }
}

fn about(version: &Backup) -> String {
    match (&version.plan, version.trouble) {
        (_, Some(trouble)) => trouble.to_owned(),
        (Some((_, candidates)), None) if version.is_checked => counted(*candidates, "candidate"),
        (Some((_, candidates)), None) => format!("{}, not checked", counted(*candidates, "candidate")),
        (None, None) => String::new(),
    }
}

/// The keys
pub(crate) const KEYS: Keys = Keys {
    title: "Earlier versions",
    rows: &[
        on(&[ENTER], Action::Open, "choose", 1).says("Say what is to become of the selected version."),
        on(&[UP, letter('k')], Action::Up, "up", 0).says("The version after it."),
        on(&[DOWN, letter('j')], Action::Down, "down", 0).says("The version before it."),
        on(&[PAGE_DOWN], Action::PageDown, "read on", 2).says("On in what has changed."),
        on(&[PAGE_UP], Action::PageUp, "read back", 0).says("Back in what has changed."),
        on(&[ESC, letter('q')], Action::Back, "close", 3).says("Close it; nothing has changed."),
    ],
};

impl<P> Layer<P> for Earlier<P> {
    fn keys(&self) -> &'static [&'static Keys] {
        &[&KEYS]
    }

    fn draw(&self, _plan: &P, canvas: &mut Canvas<'_>, body: Rect) {
        let inside = panel(canvas, body, WIDEST, body.height, &self.title);
        if inside.width >= BESIDE {
            self.list.draw_plain(canvas, left(inside, LIST));
            return self.draw_changes(canvas, shift(inside, LIST + 3));
        }
        let rows = span(self.versions.len()).min(inside.height.saturating_sub(UNDER).max(3));
        let used = self.list.draw_plain(canvas, top(inside, rows));
        self.draw_changes(canvas, below(inside, used + 1));
    }

    fn act(&mut self, action: Action, context: &mut Context<'_, P>) -> Used {
        if matches!(action, Action::PageDown | Action::PageUp) {
            self.compared.words().act(action);
            return Used::Yes;
        }
        let left = self.list.act(action);
        self.look_at();
        match left {
            None => Used::Yes,
            Some(Action::Open) => {
                match self.selected().cloned() {
                    Some(version) if version.trouble.is_none() => (self.then)(context, &version),
                    _ => context.complain("This version cannot be brought back: select another."),
                }
                Used::Yes
            }
            Some(Action::Back) => Used::Close,
            Some(_) => Used::No,
        }
    }

    fn compared(&mut self, version: &Path, words: &str) {
        self.compared.take(version, words);
    }
}
