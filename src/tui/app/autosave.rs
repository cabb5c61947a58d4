//! When the plan is saved by itself.
//!
//! What may not go in: how it is saved.

use std::time::{Duration, Instant};

/// So long after the last change the plan is saved: no pause in typing is so short.
const REST: Duration = Duration::from_millis(400);
/// And so long after the first change that the disk has not, however long somebody types on: so much a power cut may
/// cost.
const MOST: Duration = Duration::from_secs(2);
/// So long after the disk has refused it is asked again: by then somebody may have made room.
const AGAIN: Duration = Duration::from_secs(5);

/// When the plan is saved by itself.
#[derive(Debug, Default)]
pub(super) struct Autosave {
    due: Option<Instant>,
    /// When the first change was made that no save has been sent for.
    first: Option<Instant>,
    /// The revision it was last told of.
    pub(super) seen_revision: u64,
}

impl Autosave {
    /// When, if nothing happens before.
    pub(super) fn due(&self) -> Option<Instant> {
        self.due
    }

    /// The plan has been changed.
    pub(super) fn change(&mut self, now: Instant) {
        let first = *self.first.get_or_insert(now);
        self.due = Some((now + REST).min(first + MOST));
    }

    /// The disk has refused; nothing is put off by it that is due before.
    pub(super) fn refused(&mut self, now: Instant) {
        self.due.get_or_insert(now + AGAIN);
    }

    /// A save is on its way.
    pub(super) fn sent(&mut self) {
        (self.due, self.first) = (None, None);
    }
}
