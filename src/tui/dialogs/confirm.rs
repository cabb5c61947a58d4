//! A question with yes and no; no is the default.

use super::panel;
use crate::text;
use crate::tui::canvas::{Canvas, below, left, row, shift, span};
use crate::tui::keys::{Action, ENTER, ESC, Keys, letter, on};
use crate::tui::layer::{Context, Layer, Used};
use crate::tui::theme::Role;
use ratatui::layout::Rect;

/// Columns of the panel.
const WIDEST: u16 = 64;

type Yes<P> = Box<dyn FnOnce(&mut Context<'_, P>)>;

/// A question with yes and no.
pub(crate) struct Confirm<P> {
    title: String,
    question: String,
    /// What yes comes to.
    says_yes: &'static str,
    yes: Option<Yes<P>>,
}

impl<P> Confirm<P> {
    /// Asks `question`; `yes` is done only on a yes.
    pub(crate) fn new(title: &str, question: &str, yes: impl FnOnce(&mut Context<'_, P>) + 'static) -> Self {
        Self { title: title.to_owned(), question: question.to_owned(), says_yes: "Yes", yes: Some(Box::new(yes)) }
    }

    /// The same with words for what yes comes to, where it is not what the question asks.
    #[must_use]
    pub(crate) fn where_yes_is(self, says_yes: &'static str) -> Self {
        Self { says_yes, ..self }
    }
}

/// The keys
pub(crate) const KEYS: Keys = Keys {
    title: "A question",
    rows: &[
        on(&[letter('y')], Action::Yes, "yes", 1).says("Yes, do it."),
        on(&[letter('n'), ENTER, ESC], Action::No, "no", 2).says("No, leave it as it is."),
    ],
};

impl<P> Layer<P> for Confirm<P> {
    fn keys(&self) -> &'static [&'static Keys] {
        &[&KEYS]
    }

    fn draw(&self, _plan: &P, canvas: &mut Canvas<'_>, body: Rect) {
        // The panel's margins take two columns; the answers and what parts them take three rows.
        let lines = text::wrap(&self.question, usize::from(WIDEST.min(body.width).saturating_sub(2).max(1))).len();
        let inside = panel(canvas, body, WIDEST, span(lines).saturating_add(3).max(6), &self.title);
        let used = canvas.paragraph(inside, &self.question, Role::Text);
        let answers = row(below(inside, used + 1), 0);
        let no = canvas.pieces(answers, &[("n", Role::Accent), (" No, leave it    ", Role::Text)]);
        canvas.hit(left(answers, no), Action::No);
        let yes = shift(answers, no);
        let wide = canvas.pieces(yes, &[("y", Role::Accent), (" ", Role::Text), (self.says_yes, Role::Text)]);
        canvas.hit(left(yes, wide + 3), Action::Yes);
    }

    fn act(&mut self, action: Action, context: &mut Context<'_, P>) -> Used {
        match action {
            Action::Yes => {
                if let Some(yes) = self.yes.take() {
                    yes(context);
                }
                Used::Close
            }
            Action::No | Action::Back => Used::Close,
            _ => Used::No,
        }
    }
}
