//! Something to read, scrolled with the keys of every list.

use super::panel;
use crate::tui::canvas::{Canvas, span};
use crate::tui::keys::{Action, ENTER, ESC, Keys, letter, on};
use crate::tui::layer::{Context, Layer, Used};
use crate::tui::widgets::{list, scroll::Prose};
use crate::tui::working::moved::Moving;
use ratatui::layout::Rect;

/// Columns of the panel: a longer line is hard to read.
const WIDEST: u16 = 78;

/// Something to read.
#[derive(Debug)]
pub(crate) struct Reading {
    title: String,
    content: Prose,
    /// What fills it in.
    moving: Option<Moving>,
}

impl Reading {
    /// Shows `content`, wrapped.
    #[must_use]
    pub(crate) fn new(title: &str, content: &str) -> Self {
        Self { title: title.to_owned(), content: Prose::new(content), moving: None }
    }

    /// Shows what moves from one plan to another, as it is worked out.
    #[must_use]
    pub(crate) fn moving(title: &str, moving: Moving) -> Self {
        let content = Prose::new(moving.awaited());
        Self { title: title.to_owned(), content, moving: Some(moving) }
    }
}

/// The keys
pub(crate) const KEYS: Keys = Keys {
    title: "Something to read",
    rows: &[on(&[ESC, ENTER, letter('q')], Action::Back, "close", 1).says("Close it.")],
};

impl<P> Layer<P> for Reading {
    fn keys(&self) -> &'static [&'static Keys] {
        &[&KEYS, &list::KEYS]
    }

    fn draw(&self, _plan: &P, canvas: &mut Canvas<'_>, body: Rect) {
        // The panel's margins take two columns.
        let wide = WIDEST.min(body.width).saturating_sub(2);
        let rows = span(self.content.rows(wide)).saturating_add(1);
        let inside = panel(canvas, body, WIDEST, rows, &self.title);
        self.content.draw(canvas, inside);
    }

    fn act(&mut self, action: Action, _context: &mut Context<'_, P>) -> Used {
        match action {
            Action::Back => Used::Close,
            _ => Used::when(self.content.act(action)),
        }
    }

    fn moved(&mut self, number: u64, words: &str) {
        if self.moving.as_ref().is_some_and(|moving| moving.is(number)) {
            self.content.retell(words);
        }
    }
}
