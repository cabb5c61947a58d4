//! Long work over a list, spread over the processors, told as it goes and stopped when nobody wants it any more.

use super::Refusal;
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::{Builder, available_parallelism};

/// More threads than this are not worth their memory.
const MOST_THREADS: usize = 8;
/// After so many it is told how many are done.
const STEP: usize = 64;

/// Whoever is told how many points have been worked on, and says whether the work goes on.
pub struct Watch<'a> {
    done: AtomicUsize,
    tell: &'a (dyn Fn(usize) -> bool + Sync),
}

impl std::fmt::Debug for Watch<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Watch").field("done", &self.done).finish_non_exhaustive()
    }
}

impl<'a> Watch<'a> {
    /// Tells this; false stops.
    #[must_use]
    pub fn new(tell: &'a (dyn Fn(usize) -> bool + Sync)) -> Self {
        Self { done: AtomicUsize::new(0), tell }
    }

    /// Tells nobody.
    #[must_use]
    pub fn nobody() -> Self {
        Self::new(&|_| true)
    }

    fn step(&self, more: usize) -> Result<(), Refusal> {
        let done = self.done.fetch_add(more, Ordering::Relaxed) + more;
        if (self.tell)(done) { Ok(()) } else { Err(Refusal::Stopped) }
    }
}

/// What `make` makes of every place of a list, in its order; the first refusal of the earliest part.
pub(super) fn spread<From: Sync, To: Send>(
    list: &[From],
    watch: &Watch<'_>,
    make: impl Fn(usize, &From) -> Result<To, Refusal> + Sync,
) -> Result<Vec<To>, Refusal> {
    let threads = available_parallelism().map_or(2, Into::into).clamp(1, MOST_THREADS);
    let size = list.len().div_ceil(threads).max(STEP);
    let one = |(part, places): (usize, &[From])| worked(part * size, places, watch, &make);
    std::thread::scope(|scope| {
        let mut parts = list.chunks(size).enumerate();
        let first = parts.next().unwrap_or_default();
        let others: Vec<_> = parts.map(|part| (part, Builder::new().spawn_scoped(scope, move || one(part)))).collect();
        let mut all = one(first)?;
        all.reserve(list.len().saturating_sub(all.len()));
        for (part, other) in others {
            // Where the system gives no thread, this one does the work.
            let done =
                other.map_or_else(|_| one(part), |thread| thread.join().unwrap_or_else(|fault| resume_unwind(fault)));
            all.extend(done?);
        }
        Ok(all)
    })
}

fn worked<From, To>(
    from: usize,
    places: &[From],
    watch: &Watch<'_>,
    make: &impl Fn(usize, &From) -> Result<To, Refusal>,
) -> Result<Vec<To>, Refusal> {
    let mut done = Vec::with_capacity(places.len());
    for (step, some) in places.chunks(STEP).enumerate() {
        let first = from + step * STEP;
        for (at, place) in some.iter().enumerate() {
            done.push(make(first + at, place)?);
        }
        watch.step(some.len())?;
    }
    Ok(done)
}
