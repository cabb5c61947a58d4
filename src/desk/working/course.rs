//! How work tells how far it is, and learns that it is to stop.

use crate::desk::word::{Post, Word};
use crate::prioritise::Cancel;
use std::fmt;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// So often it is told how far the work is.
const PAUSE: Duration = Duration::from_millis(100);

/// What is told: so many rows of so many, where that is known.
type Told = Box<dyn Fn(usize, Option<usize>) -> Word + Send + Sync>;

/// How work tells how far it is, and learns that it is to stop.
pub(crate) struct Course {
    post: Post,
    cancel: Cancel,
    word: Told,
    done: AtomicUsize,
    all: Mutex<Option<usize>>,
    told: Mutex<Instant>,
}

impl Course {
    /// Nothing is done yet; `word` is sent now and then, until `cancel` is asked.
    pub(crate) fn new(
        post: Post,
        cancel: Cancel,
        word: impl Fn(usize, Option<usize>) -> Word + Send + Sync + 'static,
    ) -> Self {
        let (done, all, told) = (AtomicUsize::new(0), Mutex::new(None), Mutex::new(Instant::now()));
        Self { post, cancel, word: Box::new(word), done, all, told }
    }

    /// So many rows are to be gone through, from the first on.
    pub(crate) fn begin(&self, all: usize) {
        self.done.store(0, Ordering::Relaxed);
        *self.all.lock().unwrap_or_else(PoisonError::into_inner) = Some(all);
    }

    /// One row more; whether the work is to go on.
    pub(crate) fn goes_on(&self) -> bool {
        self.goes_on_at(self.done.load(Ordering::Relaxed) + 1)
    }

    /// So many rows are done, whoever did them; whether the work is to go on.
    pub(crate) fn goes_on_at(&self, done: usize) -> bool {
        self.done.store(done, Ordering::Relaxed);
        let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        if told.elapsed() >= PAUSE {
            *told = Instant::now();
            let all = *self.all.lock().unwrap_or_else(PoisonError::into_inner);
            // Nobody listens once the wizard has ended.
            self.post.send((self.word)(done, all));
        }
        !self.cancel.is_asked()
    }
}

impl fmt::Debug for Course {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Course").field("done", &self.done).field("all", &self.all).finish_non_exhaustive()
    }
}
