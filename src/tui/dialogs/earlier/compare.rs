//! What has changed in a plan since an earlier version of it, worked out on a thread of its own, one version at a time;
//! what the selection has left behind is given up.

use crate::desk::{Post, Word};
use crate::plan::{Date, Plan};
use crate::prioritise::Cancel;
use crate::report::Accounts;
use crate::store::{Backup, Reference, Store};
use crate::tui::widgets::scroll::Prose;
use crate::tui::working::aside::is_aside;
use crate::tui::working::moved::Worked;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

/// So long a version is selected before it is worked out whom to recruit by it.
const REST: Duration = Duration::from_millis(300);

/// What stands in place of the words until they are there.
const AWAITED: &str = "Looking…";
/// And where nothing can be worked out beside typing.
const NO_THREAD: &str = "What has changed is not shown: the system gives no more threads.";

/// What a plan's versions are held against.
#[derive(Debug)]
pub(crate) struct Present {
    /// Where plans are kept.
    pub store: Store,
    /// The plan's file.
    pub path: PathBuf,
    /// The day it is, where that is said.
    pub today: Option<Date>,
    /// The plan as it stands with its accounts, if it is open; else what its file holds.
    pub open: Option<(Plan, Arc<Accounts>)>,
}

/// What has changed since each version that was looked at.
#[derive(Debug)]
pub(super) struct Compared {
    known: HashMap<PathBuf, Prose>,
    asked: Option<PathBuf>,
    asks: Sender<Question>,
    cancel: Cancel,
    awaited: Prose,
}

/// A version to be held against the plan, until somebody cancels it.
#[derive(Debug)]
struct Question {
    version: Backup,
    cancel: Cancel,
}

impl Compared {
    /// Nothing yet; what is found will be sent to `post`.
    pub(super) fn new(present: Present, post: Post) -> Self {
        let (asks, asked) = channel();
        let is_there = is_aside(move || work(&present, &post, &asked));
        let awaited = Prose::new(if is_there { AWAITED } else { NO_THREAD });
        Self { known: HashMap::new(), asked: None, asks, cancel: Cancel::default(), awaited }
    }

    /// This version is the one to look at.
    pub(super) fn want(&mut self, version: &Backup) {
        if self.asked.as_ref() == Some(&version.path) {
            return;
        }
        self.cancel.ask();
        self.cancel = Cancel::beside_typing();
        self.asked = Some(version.path.clone());
        if version.trouble.is_none() {
            // Without a thread that is what stands there.
            let _ = self.asks.send(Question { version: version.clone(), cancel: self.cancel.clone() });
        }
    }

    /// Takes what was found of a version.
    pub(super) fn take(&mut self, version: &Path, words: &str) {
        if self.known.get(version).is_none_or(|known| known.text() != words) {
            self.known.insert(version.to_owned(), Prose::new(words));
        }
    }

    /// The words on the version that is looked at.
    pub(super) fn words(&self) -> &Prose {
        self.asked.as_ref().and_then(|version| self.known.get(version)).unwrap_or(&self.awaited)
    }
}

impl Drop for Compared {
    fn drop(&mut self) {
        self.cancel.ask();
    }
}

impl Present {
    /// The plan as it stands.
    fn worked(&self) -> Result<Worked, String> {
        if let Some((plan, accounts)) = &self.open {
            return Ok(Worked::new(plan.clone(), Arc::clone(accounts), self.today.as_ref()));
        }
        let read = self.store.read(&Reference::from(self.path.as_path()));
        let read = read.map_err(|error| format!("There is nothing to hold it against. {error}"))?;
        Ok(Worked::new(read.plan, Accounts::of(read.accounts), self.today.as_ref()))
    }

    /// A version; whom each partner reaches is as it is now, for lists have no versions.
    fn then(&self, version: &Backup, now: &Worked) -> Result<Worked, String> {
        let read = self.store.backups(&self.path).read(version).map_err(|error| error.to_string())?;
        Ok(Worked::new(read.plan, Arc::clone(now.accounts()), self.today.as_ref()))
    }
}

/// Holds one version after the other against the plan, of those asked for meanwhile only the last.
fn work(present: &Present, post: &Post, asked: &Receiver<Question>) {
    let Ok(mut question) = asked.recv() else { return };
    let mut now = present.worked();
    loop {
        question = asked.try_iter().last().unwrap_or(question);
        let path = question.version.path.clone();
        let then = now.as_ref().map_err(Clone::clone).and_then(|now| present.then(&question.version, now));
        let told = match (&now, &then) {
            (Ok(now), Ok(then)) => words(then, now),
            (Err(reason), _) | (_, Err(reason)) => reason.clone(),
        };
        if !post.send(Word::Compared(path.clone(), told)) {
            return;
        }
        let next = match asked.recv_timeout(REST) {
            Err(RecvTimeoutError::Timeout) => {
                if let (Ok(now), Ok(mut then)) = (&mut now, then)
                    && now.complete(&question.cancel)
                    && then.complete(&question.cancel)
                {
                    // Whether anybody listens is seen with the next version.
                    post.send(Word::Compared(path, words(&then, now)));
                }
                asked.recv().ok()
            }
            other => other.ok(),
        };
        let Some(next) = next else { return };
        question = next;
    }
}

/// What has changed, in the words of the plan, a part under its title.
fn words(then: &Worked, now: &Worked) -> String {
    let diff = now.since(then);
    if diff.is_empty() { "Nothing has changed since.".to_owned() } else { diff.text() }
}
