//! Something to read, scrolled with the keys of every list.

use super::panel;
use crate::{
    text,
    tui::{
        canvas::{Canvas, row},
        keys::{Action, ENTER, ESC, Keys, letter, on},
        layer::{Context, Layer, Used},
        theme::Role,
        widgets::list,
    },
};
use ratatui::layout::Rect;

/// Something to read.
#[derive(Debug)]
pub(crate) struct Reading {
    title: String,
    lines: Vec<String>,
    top: usize,
}

impl Reading {
    /// Shows `content`, wrapped.
    #[must_use]
    pub(crate) fn new(title: &str, content: &str) -> Self {
        Self { title: title.to_owned(), lines: text::wrap(content, 74), top: 0 }
    }
}

/// The keys
pub(crate) const KEYS: Keys =
    Keys { title: "Something to read", rows: &[on(&[ESC, ENTER, letter('q')], Action::Back, "close", "Close it.", 1)] };

impl<P> Layer<P> for Reading {
    fn keys(&self) -> &'static [&'static Keys] {
        &[&KEYS, &list::KEYS]
    }

    fn draw(&self, _plan: &P, canvas: &mut Canvas<'_>, body: Rect) {
        let rows = u16::try_from(self.lines.len()).unwrap_or(u16::MAX).saturating_add(1);
        let inside = panel(canvas, body, 78, rows, &self.title);
        let from = self.top.min(self.lines.len().saturating_sub(usize::from(inside.height)));
        for (down, line) in (0..inside.height).zip(self.lines.iter().skip(from)) {
            canvas.write(row(inside, down), line, Role::Text);
        }
    }

    fn act(&mut self, action: Action, _context: &mut Context<'_, P>) -> Used {
        if let Some(top) = list::moved(action, self.top, self.lines.len()) {
            self.top = top;
            return Used::Yes;
        }
        if action == Action::Back { Used::Close } else { Used::No }
    }
}
