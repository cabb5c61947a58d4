//! An account list being taken in, on a thread of its own: counted as it goes, and stopped within a row.

use super::aside::aside;
use super::course::Course;
use crate::desk::word::{Brought, Post, Word};
use crate::prioritise::Cancel;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// So long a stopped work is waited for: it looks at every row whether it is to stop, and takes its file away.
const LAST: Duration = Duration::from_millis(500);

/// The list being taken in, if there is one.
#[derive(Debug)]
pub(crate) struct Bringing {
    plan: u64,
    post: Post,
    number: u64,
    job: Option<Intake>,
}

#[derive(Debug)]
struct Intake {
    what: &'static str,
    cancel: Cancel,
    read: usize,
    /// Hangs up when the work has ended.
    ended: Receiver<()>,
}

impl Bringing {
    /// None, for the plan of this number.
    pub(crate) fn new(plan: u64, post: Post) -> Self {
        Self { plan, post, number: 0, job: None }
    }

    /// Has this done, a list taken in; one that is on its way is stopped.
    pub(crate) fn start(
        &mut self,
        what: &'static str,
        work: impl FnOnce(&Course) -> Result<Brought, String> + Send + 'static,
    ) {
        self.stop();
        self.number += 1;
        let (plan, number, post, cancel) = (self.plan, self.number, self.post.clone(), Cancel::default());
        let (ending, ended) = channel::<()>();
        self.job = Some(Intake { what, cancel: cancel.clone(), read: 0, ended });
        aside(move || {
            let told = move |read, _| Word::ListRead { plan, number, read };
            let course = Course::new(post.clone(), cancel, told);
            let brought = catch_unwind(AssertUnwindSafe(|| work(&course)));
            let brought = brought.unwrap_or_else(|_| Err("A fault of the program: nothing was taken in.".to_owned()));
            post.send(Word::ListTaken { plan, number, brought });
            drop(ending);
        });
    }

    /// What is being done, if anything is.
    pub(crate) fn what(&self) -> Option<&'static str> {
        self.job.as_ref().map(|job| job.what)
    }

    /// How many accounts have been read of the list being taken in, if there is one.
    pub(crate) fn read(&self) -> Option<usize> {
        self.job.as_ref().map(|job| job.read)
    }

    /// Takes word of how far it is.
    pub(crate) fn tell(&mut self, number: u64, read: usize) {
        if let Some(job) = self.job.as_mut().filter(|_| number == self.number) {
            job.read = read;
        }
    }

    /// It has ended; whether it was still waited for.
    pub(crate) fn take(&mut self, number: u64) -> bool {
        number == self.number && self.job.take().is_some()
    }

    /// Stops it; the lists are as they were, unless it was all there already.
    pub(crate) fn stop(&mut self) {
        if let Some(job) = self.job.take() {
            job.cancel.ask();
            let _ = job.ended.recv_timeout(LAST);
        }
    }
}

impl Drop for Bringing {
    fn drop(&mut self) {
        self.stop();
    }
}
