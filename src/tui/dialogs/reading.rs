//! Something to read, scrolled with the keys of every list.

use super::panel;
use crate::text;
use crate::tui::canvas::{Canvas, below, span};
use crate::tui::keys::{Action, ENTER, ESC, Keys, letter, on};
use crate::tui::layer::{Context, Layer, Used};
use crate::tui::theme::Role;
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
    /// What is said of it before it.
    about: String,
    /// What fills it in.
    moving: Option<Moving>,
}

impl Reading {
    /// Shows `content`, wrapped.
    #[must_use]
    pub(crate) fn new(title: &str, content: &str) -> Self {
        Self { title: title.to_owned(), content: Prose::new(content), about: String::new(), moving: None }
    }

    /// Shows what moves from one plan to another, as it is worked out.
    #[must_use]
    pub(crate) fn moving(title: &str, moving: Moving) -> Self {
        let content = Prose::new(moving.awaited());
        Self { title: title.to_owned(), content, about: String::new(), moving: Some(moving) }
    }

    /// The same with a sentence before it.
    #[must_use]
    pub(crate) fn saying(self, about: &str) -> Self {
        Self { about: about.to_owned(), ..self }
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
        let said = text::wrap(&self.about, usize::from(wide)).len();
        let rows = span(self.content.rows(wide).saturating_add(said)).saturating_add(1);
        let inside = panel(canvas, body, WIDEST, rows, &self.title);
        let used = canvas.paragraph(inside, &self.about, Role::Dim);
        self.content.draw(canvas, below(inside, used));
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
