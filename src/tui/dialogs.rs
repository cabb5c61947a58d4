//! What lies on top of a screen and waits for an answer. One file a kind; a stack of them is the app's layers.

mod confirm;
mod help;
mod parts;
mod pick;
mod prompt;
mod reading;
mod save_failed;
mod text_box;

use super::{
    canvas::{Canvas, below, row, shift},
    keys::{Action, Mode},
    layer::Context,
    open_plan::OpenPlan,
    theme::Role,
};
use crossterm::event::KeyEvent;
use ratatui::layout::Rect;
use std::fmt;

pub(super) use confirm::Confirm;
pub(super) use help::{help, palette};
pub(super) use parts::{Part, Parts};
pub(super) use pick::{Choice, Pick};
pub(super) use prompt::Prompt;
pub(super) use reading::Reading;
pub(super) use save_failed::{Leaving, SaveFailed};
pub(super) use text_box::TextBox;

/// Something that lies on top.
pub(super) trait Dialog: fmt::Debug {
    /// What the user is doing now.
    fn mode(&self) -> Mode;

    /// Draws it over the body of the screen.
    fn draw(&self, open: Option<&OpenPlan>, canvas: &mut Canvas<'_>, body: Rect);

    /// Does what a key or click asked for, and says what becomes of the dialog.
    fn act(&mut self, action: Action, context: &mut Context<'_>) -> After;

    /// Takes a key that is text.
    fn type_key(&mut self, _key: KeyEvent, _context: &mut Context<'_>) {}

    /// Takes pasted text.
    fn paste(&mut self, _text: &str, _context: &mut Context<'_>) {}

    /// The plan was changed from elsewhere.
    fn refresh(&mut self, _open: Option<&OpenPlan>) {}

    /// What is wrong with what is typed; it stands in place of the hints.
    fn complaint(&self) -> Option<String> {
        None
    }
}

/// What becomes of a dialog after an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum After {
    /// It stays.
    Stay,
    /// It closes.
    Close,
    /// It had no use for the action; the app may.
    Ignored,
}

/// Clears room for a dialog of this size at most in the middle of `body`, draws rules and a title, and returns the
/// inside. Rules divide; there is no box in a box.
pub(super) fn panel(canvas: &mut Canvas<'_>, body: Rect, columns: u16, rows: u16, title: &str) -> Rect {
    let width = columns.min(body.width);
    let height = (rows + 3).min(body.height);
    let area = Rect { x: body.x + (body.width - width) / 2, y: body.y + (body.height - height) / 3, width, height };
    canvas.hide_cursor();
    canvas.clear(body);
    canvas.rule(row(area, 0));
    canvas.write(row(shift(area, 1), 1), title, Role::Title);
    if area.height > 3 {
        canvas.rule(row(area, area.height - 1));
    }
    let inside = below(shift(area, 1), 2);
    Rect { width: inside.width.saturating_sub(1), height: inside.height.saturating_sub(1), ..inside }
}
