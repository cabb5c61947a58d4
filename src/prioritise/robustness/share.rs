//! Work in blocks, shared among threads.

use crate::prioritise::Cancel;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Does `work` for every block from 0 on, each thread taking the next block as it comes free and keeping what it finds
/// in a room of its own. Which thread did what must not matter to whoever puts the rooms together. None when the
/// work was asked to end, which is looked at before each block.
pub(in crate::prioritise) fn shared<Room: Send>(
    blocks: usize,
    threads: usize,
    cancel: &Cancel,
    room: impl Fn() -> Room + Sync,
    work: impl Fn(&mut Room, usize) + Sync,
) -> Option<Vec<Room>> {
    let next = AtomicUsize::new(0);
    let run = || {
        let mut room = room();
        loop {
            let block = next.fetch_add(1, Ordering::Relaxed);
            if block >= blocks || cancel.is_asked() {
                return room;
            }
            work(&mut room, block);
        }
    };
    let rooms = thread::scope(|scope| {
        // As many as the system gives; this one works in any case.
        let others: Vec<_> =
            (1..threads.min(blocks)).map_while(|_| thread::Builder::new().spawn_scoped(scope, run).ok()).collect();
        let mut rooms = vec![run()];
        rooms.extend(others.into_iter().map(|other| other.join().expect("a thread panics only where this one would")));
        rooms
    });
    (!cancel.is_asked()).then_some(rooms)
}
