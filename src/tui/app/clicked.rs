//! A click, to know the second of a double click by.

use crate::tui::keys::Action;
use ratatui::layout::Position;
use std::time::{Duration, Instant};

/// Two clicks at one place within this time are a double click.
const DOUBLE: Duration = Duration::from_millis(400);

/// A click.
#[derive(Clone, Copy, Debug)]
pub(super) struct Clicked {
    pub(super) at: Position,
    pub(super) when: Instant,
    /// What it did.
    pub(super) did: Option<Action>,
    /// Whether another screen lies under the pointer since.
    pub(super) has_led_on: bool,
}

impl Clicked {
    /// Whether a click there and now is the second of a double click, and the first brought there what it would do: a
    /// screen that was opened, the choices of a row that got the focus.
    pub(super) fn has_brought(self, does: Option<Action>, at: Position, now: Instant) -> bool {
        let shows_choices = matches!((self.did, does), (Some(Action::Select(_)), Some(Action::SelectCell(..))));
        (self.has_led_on || shows_choices) && self.at == at && now - self.when <= DOUBLE
    }
}
