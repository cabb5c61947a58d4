//! The views of the five steps, and what each of them can do. One file a view.
//!
//! A view keeps only what belongs to looking: which row, which field. Everything else is in the plan.

pub(super) mod export;
mod home;
pub(super) mod ideal_customer;
pub(super) mod map;
pub(super) mod prioritise;
pub(super) mod strategies;

use super::{
    canvas::Canvas,
    keys::{Action, Mode},
    layer::Context,
    open_plan::OpenPlan,
};
use crate::interview::steps::View;
use crossterm::event::KeyEvent;
use ratatui::layout::Rect;
use std::fmt;

pub(super) use home::Home;

/// A view of a step.
pub(super) trait Screen: fmt::Debug {
    /// What the user is doing now.
    fn mode(&self) -> Mode;

    /// Draws the view.
    fn draw(&self, open: &OpenPlan, canvas: &mut Canvas<'_>, area: Rect);

    /// Does what a key or click asked for; false when the view has no use for it.
    fn act(&mut self, action: Action, context: &mut Context<'_>) -> bool;

    /// Takes a key that is text; only in modes that take text.
    fn type_key(&mut self, _key: KeyEvent, _context: &mut Context<'_>) {}

    /// Takes pasted text.
    fn paste(&mut self, _text: &str, _context: &mut Context<'_>) {}

    /// The view comes into sight, to show this.
    fn arrive(&mut self, _view: View) {}

    /// The plan was changed from elsewhere (undo, a dialog, another view), or the view comes into sight.
    fn refresh(&mut self, _open: &OpenPlan) {}

    /// The view goes out of sight.
    fn leave(&mut self, _context: &mut Context<'_>) {}

    /// Why an action is not possible now; it is greyed in the hint bar.
    fn refusal(&self, _action: Action, _open: &OpenPlan) -> Option<&'static str> {
        None
    }

    /// Whether it shows what takes longer to work out than a keystroke has.
    fn shows_findings(&self) -> bool {
        false
    }

    /// What is wrong with the focused field; it stands in place of the hints.
    fn complaint(&self) -> Option<String> {
        None
    }
}
