//! A filter over a list: typed in a line above it, kept while the list is worked on, cleared by Esc.

use super::editor::{self, Editor};
use crate::tui::canvas::{Canvas, left, row, shift};
use crate::tui::keys::{Action, DOWN, ENTER, ESC, HISTORY, Keys, TAB, letter, on};
use crate::tui::layer::Text;
use crate::tui::theme::{Glyph, Role};
use ratatui::layout::Rect;

/// The key that begins a filter.
pub(crate) const FILTERED: Keys = Keys {
    title: "In every list with a filter",
    rows: &[on(&[letter('/')], Action::Filter, "filter", 7).says("Show only names that contain a text.")],
};

/// The keys while it is typed.
pub(crate) const KEYS: Keys = Keys {
    title: "Filter",
    rows: &[
        on(&[ESC], Action::Back, "cancel", 3).says("Leave it as it was."),
        on(&[ENTER, DOWN, TAB], Action::Open, "to the list", 1).says("Keep the filter and go to the list."),
    ],
};

/// All sets that hold while it is typed over a view.
pub(crate) const TYPING: &[&Keys] = &[&KEYS, &editor::KEYS, &HISTORY];

/// A filter over a list.
#[derive(Debug, Default)]
pub(crate) struct Filter {
    editor: Editor,
    state: FilterState,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum FilterState {
    #[default]
    Off,
    Typing,
    Kept,
    /// Typed at once and as long as the list is there: a list to pick from.
    Always,
}

/// Below this height the line stands on its own without a blank under it.
const LOW: u16 = 8;

impl Filter {
    /// A filter that is typed at once and never off.
    #[must_use]
    pub(crate) fn always() -> Self {
        Self { state: FilterState::Always, ..Self::default() }
    }

    /// Whether it is being typed.
    #[must_use]
    pub(crate) fn is_typing(&self) -> bool {
        matches!(self.state, FilterState::Typing | FilterState::Always)
    }

    /// How it is cleared.
    #[must_use]
    pub(crate) fn clearing_key(&self) -> &'static str {
        if self.state == FilterState::Always { "Ctrl-U" } else { "Esc" }
    }

    /// Whether there is one, typed or kept.
    #[must_use]
    pub(crate) fn is_on(&self) -> bool {
        self.state != FilterState::Off
    }

    /// What is looked for; nothing while it is off.
    #[must_use]
    pub(crate) fn wanted(&self) -> &str {
        if self.is_on() { self.editor.text() } else { "" }
    }

    /// Takes what concerns the filter; false for everything else. While it is off, Esc is not its business.
    pub(crate) fn act(&mut self, action: Action) -> bool {
        match (self.state, action) {
            (FilterState::Off | FilterState::Kept, Action::Filter) => self.state = FilterState::Typing,
            (FilterState::Typing, Action::Open) if self.editor.text().is_empty() => self.state = FilterState::Off,
            (FilterState::Typing, Action::Open) => self.state = FilterState::Kept,
            (FilterState::Typing | FilterState::Kept, Action::Back) => *self = Self::default(),
            _ => return false,
        }
        true
    }

    /// Takes text while it is typed; returns whether it is another filter now.
    pub(crate) fn text(&mut self, text: Text<'_>) -> bool {
        self.is_typing() && self.editor.take(text)
    }

    /// Draws the line, when there is a filter; returns the rows used.
    pub(crate) fn draw(&self, canvas: &mut Canvas<'_>, area: Rect, shown: usize, all: usize) -> u16 {
        let rows = self.rows(area.height);
        if rows == 0 {
            return 0;
        }
        let line = row(area, 0);
        let count = format!("{shown} of {all}  ");
        canvas.write_right(line, &count, Role::Dim);
        let bar = if self.is_typing() { canvas.glyph(Glyph::Focus) } else { " " };
        let label = canvas.pieces(line, &[(bar, Role::Accent), (" Filter ", Role::Dim)]);
        let room = left(shift(line, label), line.width.saturating_sub(label + 14));
        if self.is_typing() {
            self.editor.draw(canvas, room, Role::Text);
        } else {
            canvas.write(room, self.editor.text(), Role::Accent);
        }
        rows
    }

    /// The rows it takes of so many.
    pub(crate) fn rows(&self, height: u16) -> u16 {
        match self.state {
            FilterState::Off => 0,
            _ if height < LOW => 1,
            _ => 2,
        }
    }
}
