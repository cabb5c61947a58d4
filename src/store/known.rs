//! What plans come to, of those that were read once: as long as the system says of a file what it said then, it is not
//! read again. Of use, not of worth: what cannot be kept is read anew the next time.

use super::{Existing, Listed, Store, Summary, Unread, write};
use crate::prioritise::Cancel;
use serde::{Deserialize, Serialize};
use std::{
    collections::HashMap,
    fs::File,
    io::Read,
    path::PathBuf,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
    time::{Duration, SystemTime},
};

/// So many have to be read anew that the next one who asks is spared it.
const MANY: usize = 50;
/// Plans of which it is kept.
const MOST: usize = 10_000;
/// Bytes of a name that is kept; longer ones are read again.
const LONGEST_NAME: usize = 400;
/// Bytes read of what was kept: more is not this program's.
const LONGEST: u64 = 8 << 20;
/// A file that was written so short a time ago may be written again within what its clock can tell.
const SETTLED: Duration = Duration::from_secs(2);

/// What plans come to, of those that were read once.
#[derive(Clone, Debug, Default)]
pub struct Known(Arc<Mutex<Plans>>);

/// Of each plan the mark its file had, and what it came to.
type Plans = HashMap<PathBuf, (u64, Summary)>;

/// How it is kept: by which version, and of each plan its path, the file's mark and what it came to.
#[derive(Serialize, Deserialize)]
struct Kept {
    version: String,
    plans: Vec<(PathBuf, u64, Summary)>,
}

impl Known {
    /// What a plan comes to, if its file is still as it was.
    #[must_use]
    pub fn of(&self, listed: &Listed) -> Option<Summary> {
        let plans = self.plans();
        let (mark, summary) = plans.get(&listed.path)?;
        (Some(*mark) == listed.mark).then(|| summary.clone())
    }

    fn learn(&self, listed: &Listed, summary: &Summary) {
        let age = listed.modified.and_then(|modified| SystemTime::now().duration_since(modified).ok());
        if let (Some(mark), true) = (listed.mark, age.is_some_and(|age| age >= SETTLED)) {
            self.plans().insert(listed.path.clone(), (mark, summary.clone()));
        }
    }

    fn plans(&self) -> MutexGuard<'_, Plans> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Store {
    /// What each of these plans comes to, or why it cannot be read, told by its place as soon as it is known: those
    /// known first, then the others as several threads read them, until nobody waits any more.
    pub fn summaries(
        &self,
        listed: &[Listed],
        known: &Known,
        cancel: &Cancel,
        tell: &(impl Fn(usize, Result<Summary, Unread>) + Sync),
    ) {
        if known.plans().is_empty() {
            self.recall(known);
        }
        let mut unknown = Vec::new();
        for (place, plan) in listed.iter().enumerate() {
            match (&plan.trouble, known.of(plan)) {
                (Some(trouble), _) => tell(place, Err(Unread { reason: trouble.clone(), newer_format: None })),
                (None, Some(summary)) => tell(place, Ok(summary)),
                (None, None) => unknown.push((place, plan)),
            }
        }
        let next = AtomicUsize::new(0);
        let work = || {
            while let Some((place, plan)) =
                unknown.get(next.fetch_add(1, Ordering::Relaxed)).filter(|_| !cancel.is_asked())
            {
                let summary = self.summary(&plan.path).map_err(Unread::from);
                if let Ok(summary) = &summary {
                    known.learn(plan, summary);
                }
                tell(*place, summary);
            }
        };
        thread::scope(|scope| {
            for _ in 1..cancel.threads().min(unknown.len()) {
                // Where the system gives no more threads, those there are do it.
                let _ = thread::Builder::new().spawn_scoped(scope, work);
            }
            work();
        });
        if unknown.len() >= MANY && !cancel.is_asked() {
            self.keep(listed, known);
        }
    }

    fn recall(&self, known: &Known) {
        let mut text = String::new();
        let read = File::open(self.kept()).and_then(|file| file.take(LONGEST).read_to_string(&mut text));
        let kept = read.ok().and_then(|_| ron::from_str::<Kept>(&text).ok());
        let kept = kept.filter(|kept| kept.version == env!("CARGO_PKG_VERSION"));
        let plans = kept.into_iter().flat_map(|kept| kept.plans);
        known.plans().extend(plans.map(|(path, mark, summary)| (path, (mark, summary))));
    }

    /// Keeps what is known of these plans, and nothing of others.
    fn keep(&self, listed: &[Listed], known: &Known) {
        let is_short = |(path, _, summary): &(PathBuf, u64, Summary)| {
            summary.name.len() <= LONGEST_NAME && path.to_str().is_some()
        };
        let plans = listed.iter().filter_map(|plan| Some((plan.path.clone(), plan.mark?, known.of(plan)?)));
        let plans = plans.filter(is_short).take(MOST).collect();
        if let Ok(text) = ron::to_string(&Kept { version: env!("CARGO_PKG_VERSION").to_owned(), plans }) {
            // Where it cannot be kept, plans are read again the next time.
            let _ = write::export(self.disk(), &self.kept(), text.as_bytes(), Existing::Replace);
        }
    }

    fn kept(&self) -> PathBuf {
        self.config().join("known.ron")
    }
}
