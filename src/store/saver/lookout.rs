//! A disk that does not answer: a network drive that is gone keeps a save waiting for as long as it likes, and the thread
//! that saves with it. What was sent meanwhile goes to the plan's refuge from a thread of its own.

use super::super::refuge::Refuge;
use crate::plan::Plan;
use std::{
    sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel},
    thread,
    time::{Duration, Instant},
};

/// So long a save is waited for: any disk that works takes a plan in less.
const PATIENCE: Duration = Duration::from_millis(500);

/// What is seen of a save.
enum Sight {
    Sent(Box<Plan>, u64),
    /// The disk has taken the plan of this revision, or refused it.
    Answered(u64),
}

/// Tells whoever looks out what was sent to the disk and what it has answered to.
#[derive(Clone, Debug)]
pub(super) struct Lookout(Sender<Sight>);

impl Lookout {
    /// Starts to look out for one plan; it ends with the last that tells it anything. Where the system gives no more
    /// threads nobody does.
    pub(super) fn start(refuge: Refuge) -> Self {
        let (sender, sights) = channel();
        let _ = thread::Builder::new().spawn(move || look_out(&refuge, &sights));
        Self(sender)
    }

    /// A plan was sent to the disk.
    pub(super) fn sent(&self, plan: &Plan, revision: u64) {
        // Where nobody looks out, nobody listens.
        let _ = self.0.send(Sight::Sent(Box::new(plan.clone()), revision));
    }

    /// The disk has answered.
    pub(super) fn answered(&self, revision: u64) {
        let _ = self.0.send(Sight::Answered(revision));
    }
}

/// The newest plan the disk has not answered to.
struct Unanswered {
    plan: Box<Plan>,
    revision: u64,
    /// When it is waited for no longer.
    until: Instant,
}

fn look_out(refuge: &Refuge, sights: &Receiver<Sight>) {
    let mut unanswered: Option<Unanswered> = None;
    let mut hangs = false;
    loop {
        let sight = match &unanswered {
            None => sights.recv().map_err(RecvTimeoutError::from),
            Some(waiting) => sights.recv_timeout(waiting.until.saturating_duration_since(Instant::now())),
        };
        match sight {
            Ok(Sight::Sent(plan, revision)) => {
                let patience = if hangs { Duration::ZERO } else { PATIENCE };
                // The oldest is the one that is waited for.
                let until = unanswered.map_or_else(|| Instant::now() + patience, |waiting| waiting.until);
                unanswered = Some(Unanswered { plan, revision, until });
            }
            Ok(Sight::Answered(revision)) => {
                hangs = false;
                unanswered = unanswered.filter(|waiting| waiting.revision > revision);
            }
            Err(RecvTimeoutError::Timeout) => {
                hangs = true;
                if let Some(Unanswered { plan, revision, .. }) = unanswered.take() {
                    // Where no other place takes it either, the disk may answer still.
                    let _ = refuge.keep_meanwhile(&plan, revision);
                }
            }
            Err(RecvTimeoutError::Disconnected) => return,
        }
    }
}
