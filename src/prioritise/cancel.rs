//! A way to end long work early: with what there is by then, or with nothing, because nobody waits any more.

use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};

const ENOUGH: u8 = 1;
const ASKED: u8 = 2;

/// Looked at now and then by long work; one copy is kept by whoever may want it to end.
#[derive(Clone, Debug, Default)]
pub struct Cancel(Arc<AtomicU8>);

impl Cancel {
    /// Asks the work to end: nobody waits for its answer.
    pub fn ask(&self) {
        self.0.store(ASKED, Ordering::Relaxed);
    }

    /// Asks for the best answer there is by now.
    pub fn enough(&self) {
        self.0.fetch_max(ENOUGH, Ordering::Relaxed);
    }

    /// Whether nobody waits for the answer.
    #[must_use]
    pub fn is_asked(&self) -> bool {
        self.0.load(Ordering::Relaxed) == ASKED
    }

    /// Whether the best there is by now will do.
    #[must_use]
    pub fn is_enough(&self) -> bool {
        self.0.load(Ordering::Relaxed) >= ENOUGH
    }
}
