//! A plan held against a version of it that lies elsewhere: what that says otherwise, and whether the plan is to become as
//! it is.
//!
//! What may not go in: where the version lies, and what becomes of it.

use super::differing::{Differing, KEYS};
use crate::report::diff::{Diff, Version};
use crate::tui::canvas::Canvas;
use crate::tui::keys::{Action, Keys};
use crate::tui::layer::{Context, Layer, Used};
use ratatui::layout::Rect;

/// What can be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum CopyAnswer {
    /// Both stay.
    Leave,
    /// The plan becomes as the other version is.
    Take,
    /// The other version goes into the trash.
    Trash,
}

/// Does what was answered, or says why not.
type ThenAnswered<P> = Box<dyn FnMut(&mut Context<'_, P>, CopyAnswer) -> Result<(), String>>;

/// A plan and another version of it.
pub(crate) struct Comparing<P> {
    shown: Differing<CopyAnswer>,
    then: ThenAnswered<P>,
}

impl<P> Comparing<P> {
    /// Says this of the two under a title; `takes` and `trashes` are the words for what can be done, and `heading` stands
    /// over what differs.
    pub(crate) fn new(
        (title, said): (&str, String),
        (takes, trashes): (String, String),
        (heading, differs): (&'static str, String),
        then: impl FnMut(&mut Context<'_, P>, CopyAnswer) -> Result<(), String> + 'static,
    ) -> Self {
        let answers = vec![
            (CopyAnswer::Leave, "Leave both as they are".to_owned()),
            (CopyAnswer::Take, takes),
            (CopyAnswer::Trash, trashes),
        ];
        let mut shown = Differing::new(title, heading);
        shown.fill(vec![said], answers, Some(differs));
        Self { shown, then: Box::new(then) }
    }

    fn go(&mut self, context: &mut Context<'_, P>) -> Used {
        let Some(answer) = self.shown.selected().filter(|answer| *answer != CopyAnswer::Leave) else {
            return Used::Close;
        };
        match (self.then)(context, answer) {
            Ok(()) => Used::Close,
            Err(reason) => {
                self.shown.say(reason);
                Used::Yes
            }
        }
    }
}

/// What one version says otherwise than another; these words where it says the same.
pub(crate) fn differences(was: Version<'_>, is: Version<'_>, alike: &str) -> String {
    let diff = Diff::between(was, is);
    if diff.is_empty() { alike.to_owned() } else { diff.text() }
}

impl<P> Layer<P> for Comparing<P> {
    fn keys(&self) -> &'static [&'static Keys] {
        &[&KEYS]
    }

    fn draw(&self, _plan: &P, canvas: &mut Canvas<'_>, body: Rect) {
        self.shown.draw(canvas, body);
    }

    fn act(&mut self, action: Action, context: &mut Context<'_, P>) -> Used {
        match self.shown.act(action) {
            None => Used::Yes,
            Some(Action::Open) => self.go(context),
            Some(Action::Back) => Used::Close,
            Some(_) => Used::No,
        }
    }
}
