//! Putting an open plan away: what the disk has not is sent to it, and the answer is waited for no longer than anybody
//! would notice.

use super::{OpenPlan, Saved};
use crate::desk::word::Word;
use crate::store::{StoreError, Unsaved};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// So long the past of a plan that is on the disk is waited for.
const PAST: Duration = Duration::from_secs(1);

/// How often the plan was put away, and what was said of what is kept beside it.
#[derive(Debug, Default)]
pub(super) struct PutAway {
    number: u64,
    unkept: Arc<Mutex<Option<String>>>,
}

impl OpenPlan {
    /// Saves, has `beside` done behind that, and waits this long. None when the disk has not answered by then;
    /// [`Word::PutAway`] says when it has.
    pub(crate) fn put_away(
        &mut self,
        beside: impl FnOnce() -> Option<String> + Send + 'static,
        wait: Duration,
    ) -> Option<Result<(), Unsaved>> {
        self.leaving.number += 1;
        if let Some(unsaved) = self.in_the_way() {
            self.mark_unsaved(unsaved);
        }
        self.save();
        let unkept = Arc::clone(&self.leaving.unkept);
        self.saver.also(move || *unkept.lock().unwrap_or_else(PoisonError::into_inner) = beside());
        let answer = self.answers_within(wait);
        if answer.is_none() {
            let (post, plan, number) = (self.post.clone(), self.number, self.leaving.number);
            // Nobody listens once the wizard has ended.
            self.saver.also(move || {
                post.send(Word::PutAway { plan, number });
            });
        }
        answer
    }

    /// How the disk answers to what was sent to it, if it does within this time.
    pub(crate) fn answers_within(&mut self, wait: Duration) -> Option<Result<(), Unsaved>> {
        let result = self.saver.flush_within(wait)?;
        // What another program has put there stays there until the user has chosen.
        if let Some(unsaved) = self.in_the_way() {
            return Some(Err(unsaved));
        }
        if !self.is_dirty() {
            return Some(Ok(()));
        }
        match &result {
            Ok(()) => self.mark_saved(self.sent_revision),
            Err(unsaved) => self.mark_unsaved(unsaved.clone()),
        }
        Some(result)
    }

    /// Whether it is this plan, and the last time it was put away, that is answered; and not a change made since.
    pub(crate) fn is_answer(&self, plan: u64, number: u64) -> bool {
        let is_settled = !self.is_dirty() || matches!(self.saved, Saved::No(_));
        self.number == plan && self.leaving.number == number && is_settled
    }

    /// What could not be kept beside the plan when it was put away, in words, once.
    pub(crate) fn unkept(&mut self) -> Option<String> {
        self.leaving.unkept.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    /// All is said of the plan: it goes.
    pub(crate) fn end(&mut self) {
        self.saver.end_within(PAST);
    }

    /// Keeps the plan as it stands in its refuge for good, and returns where.
    pub(crate) fn take_refuge(&self) -> Result<PathBuf, StoreError> {
        self.refuge.keep_at_last(self.plan(), self.document.revision())
    }

    /// Where the plan is kept while its file does not take it.
    pub(crate) fn kept_meanwhile(&self) -> Option<PathBuf> {
        self.refuge.place()
    }

    /// All of it is somewhere the user knows of: nothing stays in the refuge.
    pub(crate) fn needs_no_refuge(&self) {
        self.refuge.end();
    }

    /// Waits no more for what was sent to the disk.
    pub(crate) fn let_go(&mut self) {
        self.saver.let_go();
    }
}
