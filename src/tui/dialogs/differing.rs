//! What two dialogs over two versions of a plan have in common: why there are two, what can be done about it, and what
//! differs, to be read by pages beside the list.

use super::panel;
use crate::tui::canvas::{Canvas, below, row};
use crate::tui::keys::{Action, DOWN, ENTER, ESC, Keys, PAGE_DOWN, PAGE_UP, UP, on};
use crate::tui::theme::Role;
use crate::tui::widgets::column::{Column, Head};
use crate::tui::widgets::list::{List, Members};
use crate::tui::widgets::scroll::Prose;
use ratatui::layout::Rect;
use std::hash::Hash;

/// Columns of the panel.
const WIDEST: u16 = 90;

/// Two versions of a plan; `W` is what can be done.
#[derive(Debug)]
pub(crate) struct Differing<W> {
    title: String,
    said: Vec<String>,
    list: List<W>,
    heading: &'static str,
    differs: Prose,
}

impl<W: Copy + Eq + Hash + std::fmt::Debug> Differing<W> {
    /// Nothing is known of them yet.
    pub(crate) fn new(title: &str, heading: &'static str) -> Self {
        let list = List::new("way").without_heads();
        Self { title: title.to_owned(), said: Vec::new(), list, heading, differs: Prose::default() }
    }

    /// Says this, offers these and shows what differs; nothing is shown of what cannot be held against each other.
    pub(crate) fn fill(&mut self, said: Vec<String>, ways: Vec<(W, String)>, differs: Option<String>) {
        let column = Column::new(Head::new("way", "").flexible(8).rank(1), String::clone);
        self.list.fill(&[column], [Members::new(ways)]);
        self.said = said;
        self.differs = Prose::new(differs.unwrap_or_default());
    }

    /// Says something else.
    pub(crate) fn say(&mut self, sentence: String) {
        self.said = vec![sentence];
    }

    /// What differs.
    pub(crate) fn differs(&self) -> &str {
        self.differs.text()
    }

    /// What is to be done.
    pub(crate) fn selected(&self) -> Option<W> {
        self.list.selected().copied()
    }

    /// Reads on or moves in the list; what it has no use for comes back.
    pub(crate) fn act(&mut self, action: Action) -> Option<Action> {
        match action {
            Action::PageUp | Action::PageDown | Action::ScrollUp | Action::ScrollDown => {
                self.differs.act(action);
                None
            }
            action => self.list.act(action),
        }
    }

    /// Draws all of it.
    pub(crate) fn draw(&self, canvas: &mut Canvas<'_>, body: Rect) {
        let inside = panel(canvas, body, WIDEST, body.height.saturating_sub(3), &self.title);
        let mut rest = inside;
        for sentence in &self.said {
            rest = below(rest, canvas.paragraph(rest, sentence, Role::Text));
        }
        rest = below(rest, 1);
        rest = below(rest, self.list.draw_plain(canvas, rest) + 1);
        if !self.differs().is_empty() && rest.height > 1 {
            canvas.write(row(rest, 0), self.heading, Role::Dim);
            self.differs.draw(canvas, below(rest, 1));
        }
    }
}

/// The keys
pub(crate) const KEYS: Keys = Keys {
    title: "Two versions of a plan",
    rows: &[
        on(&[UP], Action::Up, "up", 0).says("One row up."),
        on(&[DOWN], Action::Down, "down", 2).says("One row down."),
        on(&[ENTER], Action::Open, "do it", 1).says("Do what is selected."),
        on(&[PAGE_DOWN], Action::PageDown, "read on", 4).says("Read on in what differs."),
        on(&[PAGE_UP], Action::PageUp, "read back", 0).says("Read back in what differs."),
        on(&[ESC], Action::Back, "close", 3).says("Go back; both stay as they are."),
    ],
};
