//! How work tells how far it is, and learns that it is to stop.

use crate::desk::word::{Post, Word};
use crate::prioritise::Cancel;
use std::cell::Cell;
use std::fmt;
use std::time::{Duration, Instant};

/// So often it is told how far the work is.
const PAUSE: Duration = Duration::from_millis(100);

/// What is told: so many rows of so many, where that is known.
type Told = Box<dyn Fn(usize, Option<usize>) -> Word + Send>;

/// How work tells how far it is, and learns that it is to stop.
pub(crate) struct Course {
    post: Post,
    cancel: Cancel,
    word: Told,
    done: Cell<usize>,
    all: Cell<Option<usize>>,
    told: Cell<Instant>,
}

impl Course {
    /// Nothing is done yet; `word` is sent now and then, until `cancel` is asked.
    pub(crate) fn new(
        post: Post,
        cancel: Cancel,
        word: impl Fn(usize, Option<usize>) -> Word + Send + 'static,
    ) -> Self {
        let (done, all, told) = (Cell::new(0), Cell::new(None), Cell::new(Instant::now()));
        Self { post, cancel, word: Box::new(word), done, all, told }
    }

    /// So many rows are to be gone through, from the first on.
    pub(crate) fn begin(&self, all: usize) {
        self.done.set(0);
        self.all.set(Some(all));
    }

    /// One row more; whether the work is to go on.
    pub(crate) fn goes_on(&self) -> bool {
        self.done.set(self.done.get() + 1);
        if self.told.get().elapsed() >= PAUSE {
            self.told.set(Instant::now());
            // Nobody listens once the wizard has ended.
            self.post.send((self.word)(self.done.get(), self.all.get()));
        }
        !self.cancel.is_asked()
    }
}

impl fmt::Debug for Course {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Course").field("done", &self.done).field("all", &self.all).finish_non_exhaustive()
    }
}
