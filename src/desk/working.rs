//! What takes longer to work out than a keystroke has, on a thread of its own. The interface never waits: the screen
//! fills in when an answer is there, keeps the earlier one until then, and a newer plan ends the work on an older one.

pub(crate) mod aside;
pub(crate) mod bringing;
pub(crate) mod course;
pub(crate) mod incoming;
pub(crate) mod moved;

use super::word::{Post, Word};
use crate::plan::Plan;
use crate::prioritise::Cancel;
use crate::report::findings::Part;
use crate::report::{Accounts, Findings};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Work that takes no longer than this says nothing of how far it is.
const QUIET: Duration = Duration::from_millis(100);

/// So long after the last key work starts: whoever types needs the machine now, and the answer only later.
const PAUSE: Duration = Duration::from_millis(120);
/// And so long after it was first wanted, however long somebody types on.
const MOST: Duration = Duration::from_secs(2);

/// A plan and the account lists beside it.
pub(crate) type Beside<'a> = (&'a Plan, &'a Arc<Accounts>);

/// The findings on the plan of one open plan.
#[derive(Debug)]
pub(crate) struct Working {
    number: u64,
    post: Post,
    wanted: Option<Wanted>,
    job: Option<Job>,
    newest: Option<Answer>,
    failed: Option<u64>,
    taken: u64,
}

/// Work that starts in the next pause.
#[derive(Clone, Copy, Debug)]
struct Wanted {
    first: Instant,
    due: Instant,
}

/// Work under way.
#[derive(Debug)]
struct Job {
    revision: u64,
    cancel: Cancel,
    part: Option<Part>,
}

/// What was found of a revision.
#[derive(Debug)]
struct Answer {
    revision: u64,
    findings: Arc<Findings>,
    /// Whether the user would not wait for the end.
    is_cut: bool,
}

impl Working {
    /// Nothing found yet, for the plan of this number.
    pub(crate) fn new(number: u64, post: Post) -> Self {
        Self { number, post, wanted: None, job: None, newest: None, failed: None, taken: 0 }
    }

    /// Has this revision worked out in the next pause, unless it is already. Work on an older one ends at once.
    pub(crate) fn want(&mut self, revision: u64, now: Instant) {
        let is_known = self.of(revision).is_some() || self.failed == Some(revision);
        if is_known || self.job.as_ref().is_some_and(|job| job.revision == revision) {
            return;
        }
        self.end();
        self.wanted.get_or_insert(Wanted { first: now, due: now + PAUSE });
    }

    /// Nobody looks at what would be found.
    pub(crate) fn forget(&mut self) {
        self.wanted = None;
    }

    /// Somebody is at work: what has not started yet waits for the next pause, but not for ever.
    pub(crate) fn put_off(&mut self, now: Instant) {
        if let Some(wanted) = &mut self.wanted {
            wanted.due = (now + PAUSE).min(wanted.first + MOST);
        }
    }

    /// When what is wanted starts.
    pub(crate) fn due(&self) -> Option<Instant> {
        self.wanted.map(|wanted| wanted.due)
    }

    /// Starts on `plan` when it is time to.
    pub(crate) fn start_if_due(&mut self, plan: Beside<'_>, revision: u64, now: Instant) {
        if self.wanted.take_if(|wanted| wanted.due <= now).is_some() {
            self.start(plan, revision);
        }
    }

    fn start(&mut self, (plan, accounts): Beside<'_>, revision: u64) {
        self.end();
        let cancel = Cancel::beside_typing();
        self.job = Some(Job { revision, cancel: cancel.clone(), part: None });
        let (plan, accounts) = (plan.clone(), Arc::clone(accounts));
        let (number, post) = (self.number, self.post.clone());
        let is_under_way = aside::is_aside(move || {
            let started = Instant::now();
            let tell = |part| {
                if started.elapsed() >= QUIET {
                    // Nobody listens once the wizard has ended.
                    post.send(Word::WorkingOut { plan: number, revision, part });
                }
            };
            let found = catch_unwind(AssertUnwindSafe(|| Findings::of_with(&plan, &accounts, &cancel, &tell)));
            let Ok(Some(findings)) = found else {
                if found.is_err() {
                    post.send(Word::Found { plan: number, revision, findings: None });
                }
                return;
            };
            post.send(Word::Found { plan: number, revision, findings: Some(Arc::new(findings)) });
        });
        if !is_under_way {
            (self.job, self.failed) = (None, Some(revision));
        }
    }

    /// Takes an answer; false when it is for a plan that has changed since.
    pub(crate) fn found(&mut self, revision: u64, findings: Option<Arc<Findings>>) -> bool {
        let Some(job) = self.job.take_if(|job| job.revision == revision) else { return false };
        self.taken += 1;
        match findings {
            Some(findings) => {
                self.newest = Some(Answer { revision, findings, is_cut: job.cancel.is_enough() });
            }
            None => self.failed = Some(revision),
        }
        true
    }

    /// Takes word of how far the work is.
    pub(crate) fn tell(&mut self, revision: u64, part: Part) {
        if let Some(job) = self.job.as_mut().filter(|job| job.revision == revision) {
            job.part = Some(part);
        }
    }

    /// The newest findings, of this revision or an earlier one.
    pub(crate) fn newest(&self) -> Option<&Arc<Findings>> {
        self.newest.as_ref().map(|answer| &answer.findings)
    }

    /// How many answers have been taken.
    pub(crate) fn taken(&self) -> u64 {
        self.taken
    }

    /// The findings of this revision.
    pub(crate) fn of(&self, revision: u64) -> Option<&Arc<Findings>> {
        self.newest.as_ref().filter(|answer| answer.revision == revision).map(|answer| &answer.findings)
    }

    /// Whether work is under way or about to start.
    pub(crate) fn is_under_way(&self) -> bool {
        self.wanted.is_some() || self.job.is_some()
    }

    /// What is being worked out, once that has taken a while.
    pub(crate) fn part(&self) -> Option<Part> {
        self.job.as_ref()?.part
    }

    /// Whether working this revision out has failed.
    pub(crate) fn has_failed(&self, revision: u64) -> bool {
        self.failed == Some(revision)
    }

    /// Whether the newest findings are not all there is to find: the user would not wait for the end.
    pub(crate) fn is_cut(&self) -> bool {
        self.newest.as_ref().is_some_and(|answer| answer.is_cut)
    }

    /// The user has waited long enough: the best found so far will do. Where it did already, the work begins again.
    pub(crate) fn enough(&mut self, plan: Beside<'_>, revision: u64) {
        if self.job.is_none() && self.wanted.is_none() && self.is_cut() {
            return self.start(plan, revision);
        }
        if self.wanted.take().is_some() {
            self.start(plan, revision);
        }
        if let Some(job) = &self.job {
            job.cancel.enough();
        }
    }

    fn end(&mut self) {
        if let Some(job) = self.job.take() {
            job.cancel.ask();
        }
    }
}

impl Drop for Working {
    fn drop(&mut self) {
        self.end();
    }
}
