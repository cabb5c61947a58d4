//! Reading what every plan of the list comes to, beside the work, until nobody looks at that list any more.

use crate::prioritise::Cancel;
use crate::store::{Known, Listed, Store, Summary, Unread};
use crate::tui::message::Message;
use std::path::PathBuf;
use std::sync::mpsc::Sender;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// So often what was learned is told: the list is not made anew for every plan.
const PAUSE: Duration = Duration::from_millis(50);

/// What was learned and not told yet, and when something was told last.
type Untold = (Vec<(PathBuf, Result<Summary, Unread>)>, Instant);

/// Reads these plans and sends what they come to.
pub(super) fn work(store: &Store, plans: &[Listed], (known, cancel): (&Known, &Cancel), post: &Sender<Message>) {
    let untold: Mutex<Untold> = Mutex::new((Vec::new(), Instant::now()));
    store.summaries(plans, known, cancel, &|place, summary| {
        // What is wrong with a file is said in the list already.
        if plans[place].trouble.is_some() {
            return;
        }
        let mut untold = untold.lock().unwrap_or_else(PoisonError::into_inner);
        untold.0.push((plans[place].path.clone(), summary));
        if untold.1.elapsed() >= PAUSE {
            tell(&mut untold, cancel, post);
        }
    });
    tell(&mut untold.into_inner().unwrap_or_else(PoisonError::into_inner), cancel, post);
}

/// Nobody listens once the wizard has ended: then nothing more is read.
fn tell(untold: &mut Untold, cancel: &Cancel, post: &Sender<Message>) {
    let learned = std::mem::take(&mut untold.0);
    untold.1 = Instant::now();
    if !cancel.is_asked() && !learned.is_empty() && post.send(Message::Learned(learned)).is_err() {
        cancel.ask();
    }
}
