//! A question with yes and no; no is the default.

use super::{After, Dialog, panel};
use crate::tui::{
    canvas::{Canvas, below, left, row, shift},
    keys::{Action, Mode},
    layer::Context,
    open_plan::OpenPlan,
    theme::Role,
};
use ratatui::layout::Rect;
use std::fmt;

type Yes = Box<dyn FnOnce(&mut Context<'_>)>;

/// A question with yes and no.
pub(crate) struct Confirm {
    title: String,
    question: String,
    yes: Option<Yes>,
}

impl Confirm {
    /// Asks `question`; `yes` is done only on a yes.
    pub(crate) fn new(title: &str, question: &str, yes: impl FnOnce(&mut Context<'_>) + 'static) -> Self {
        Self { title: title.to_owned(), question: question.to_owned(), yes: Some(Box::new(yes)) }
    }
}

impl fmt::Debug for Confirm {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Confirm").field("question", &self.question).finish_non_exhaustive()
    }
}

impl Dialog for Confirm {
    fn mode(&self) -> Mode {
        Mode::Confirm
    }

    fn draw(&self, _open: Option<&OpenPlan>, canvas: &mut Canvas<'_>, body: Rect) {
        let inside = panel(canvas, body, 64, 6, &self.title);
        let used = canvas.paragraph(inside, &self.question, Role::Text);
        let answers = row(below(inside, used + 1), 0);
        let no = canvas.pieces(answers, &[("n", Role::Accent), (" No, leave it    ", Role::Text)]);
        canvas.hit(left(answers, no), Action::No);
        let yes = shift(answers, no);
        canvas.pieces(yes, &[("y", Role::Accent), (" Yes", Role::Text)]);
        canvas.hit(left(yes, 8), Action::Yes);
    }

    fn act(&mut self, action: Action, context: &mut Context<'_>) -> After {
        match action {
            Action::Yes => {
                if let Some(yes) = self.yes.take() {
                    yes(context);
                }
                After::Close
            }
            Action::No | Action::Back => After::Close,
            _ => After::Ignored,
        }
    }
}
