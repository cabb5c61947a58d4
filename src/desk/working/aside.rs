//! Work on a thread of its own, and what becomes of it where the system gives no more threads: a limit of the user's or
//! of a container is no fault.

use std::{
    sync::{Arc, Mutex, PoisonError},
    thread,
};

/// Does this on a thread of its own; without one here and now, which takes a moment and is done all the same.
pub(crate) fn aside(work: impl FnOnce() + Send + 'static) {
    let kept = Arc::new(Mutex::new(Some(work)));
    let theirs = Arc::clone(&kept);
    if !is_aside(move || once(&theirs)) {
        once(&kept);
    }
}

/// Does this on a thread of its own; whether there is one. Without one it is not done.
pub(crate) fn is_aside(work: impl FnOnce() + Send + 'static) -> bool {
    thread::Builder::new().spawn(work).is_ok()
}

fn once(work: &Mutex<Option<impl FnOnce()>>) {
    let work = work.lock().unwrap_or_else(PoisonError::into_inner).take();
    if let Some(work) = work {
        work();
    }
}
