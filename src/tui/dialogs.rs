//! What lies on top of a screen and waits for an answer. One file a kind; a stack of them is the app's layers.

mod card;
mod confirm;
mod parts;
mod pick;
mod prompt;
mod reading;
mod save_failed;
mod text_box;

use super::{
    canvas::{Canvas, below, row, shift},
    desk::Desk,
    keymap::{Action, Mode},
    theme::Role,
    work::Work,
};
use crossterm::event::KeyEvent;
use ratatui::layout::Rect;
use std::fmt;

pub(super) use card::Card;
pub(super) use confirm::Confirm;
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
    fn draw(&self, desk: Option<&Desk>, canvas: &mut Canvas<'_>, body: Rect);

    /// Does what a key or click asked for, and says what becomes of the dialog.
    fn act(&mut self, action: Action, work: &mut Work<'_>) -> After;

    /// Takes a key that is text.
    fn type_key(&mut self, _key: KeyEvent, _work: &mut Work<'_>) {}

    /// Takes pasted text.
    fn paste(&mut self, _text: &str, _work: &mut Work<'_>) {}

    /// The plan was changed from elsewhere.
    fn refresh(&mut self, _desk: Option<&Desk>) {}

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
