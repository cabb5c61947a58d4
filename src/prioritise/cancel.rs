//! A way to end long work early: with what there is by then, or with nothing, because nobody waits any more.

use std::{
    num::NonZero,
    sync::{
        Arc,
        atomic::{AtomicU8, Ordering},
    },
    thread,
};

const ENOUGH: u8 = 1;
const ASKED: u8 = 2;

/// Looked at now and then by long work; one copy is kept by whoever may want it to end.
#[derive(Clone, Debug, Default)]
pub struct Cancel {
    said: Arc<AtomicU8>,
    /// Cores the work leaves to others.
    spare: usize,
}

impl Cancel {
    /// For work beside somebody's typing: one core stays free for what they do meanwhile.
    #[must_use]
    pub fn beside_typing() -> Self {
        Self { spare: 1, ..Self::default() }
    }

    /// How many threads the work may run on.
    #[must_use]
    pub fn threads(&self) -> usize {
        let cores = thread::available_parallelism().map_or(1, NonZero::get);
        cores.saturating_sub(self.spare).max(1)
    }

    /// Asks the work to end: nobody waits for its answer.
    pub fn ask(&self) {
        self.said.store(ASKED, Ordering::Relaxed);
    }

    /// Asks for the best answer there is by now.
    pub fn enough(&self) {
        self.said.fetch_max(ENOUGH, Ordering::Relaxed);
    }

    /// Whether nobody waits for the answer.
    #[must_use]
    pub fn is_asked(&self) -> bool {
        self.said.load(Ordering::Relaxed) == ASKED
    }

    /// Whether the best there is by now will do.
    #[must_use]
    pub fn is_enough(&self) -> bool {
        self.said.load(Ordering::Relaxed) >= ENOUGH
    }
}
