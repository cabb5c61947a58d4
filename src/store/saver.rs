//! Saving while the user goes on typing: a thread that always writes the newest plan it was given.
//!
//! How long to wait after the last change is not decided here; whoever sends the plan decides when.

mod lookout;

use self::lookout::Lookout;
use super::{Outside, PlanFile, StoreError};
use crate::plan::{Past, Plan};
use std::{
    any::Any,
    fmt, iter, mem,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Mutex, PoisonError,
        mpsc::{Receiver, RecvTimeoutError, Sender, channel},
    },
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

/// What came of a save, or what was seen in a pause between two.
#[derive(Debug)]
pub enum Answer {
    /// The plan of this revision is on the disk and survives a power cut.
    Saved {
        /// Which.
        revision: u64,
    },
    /// Something the user is to be told of a save.
    Said {
        /// What.
        sentence: String,
    },
    /// It is not; the plan is still only in memory.
    NotSaved {
        /// Which.
        revision: u64,
        /// Why.
        error: StoreError,
    },
    /// Another program has done this to the file.
    Outside(Outside),
}

/// Why a plan is not on the disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsaved {
    /// The sentence that says so.
    pub reason: String,
    /// The same in a few words: "the disk is full".
    pub brief: String,
    /// What stands in the way, and so what can be done.
    pub cause: Cause,
}

/// What stands between a plan and its file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// The disk or the system refused.
    Refused,
    /// Another program has changed the file.
    Changed,
    /// Another program has removed it.
    Gone,
}

impl From<&StoreError> for Unsaved {
    fn from(error: &StoreError) -> Self {
        let (cause, brief) = match error {
            StoreError::ChangedOutside { gone: true, .. } => (Cause::Gone, "its file is gone".to_owned()),
            StoreError::ChangedOutside { gone: false, .. } => (Cause::Changed, "changed elsewhere".to_owned()),
            StoreError::Failed { .. } => (Cause::Refused, "a fault in partnerplan".to_owned()),
            // The way out behind the semicolon is for where there is room.
            other => (Cause::Refused, other.brief().split(';').next().unwrap_or_default().to_owned()),
        };
        Self { reason: error.to_string(), brief, cause }
    }
}

/// Whoever saves one plan: a thread of its own, or this one where the system gives no more.
#[derive(Debug)]
pub struct Saver {
    worker: Option<Worker>,
    /// Who keeps elsewhere what the disk does not answer to; on one thread nobody can.
    lookout: Option<Lookout>,
}

#[derive(Debug)]
enum Worker {
    Beside(Sender<Job>, JoinHandle<()>),
    Here(Box<Mutex<Desk>>),
}

/// Where somebody waits for the last save's result.
type Reply = Sender<Result<(), Unsaved>>;

/// What is done on the thread behind what was sent before.
struct Also(Box<dyn FnOnce() + Send>);

impl fmt::Debug for Also {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Also")
    }
}

#[derive(Debug)]
enum Job {
    Save(Box<Save>),
    /// The plan of this revision cannot go to its file: it is kept elsewhere meanwhile.
    Shelter(Box<(Plan, u64)>),
    /// Something else for the disk, of use and not of worth.
    Also(Also),
    Flush(Reply),
    Look(Reply),
}

#[derive(Debug)]
struct Save {
    plan: Plan,
    past: Option<Past>,
    revision: u64,
    over: bool,
}

impl Saver {
    /// Starts the thread. `answer` is called on it, once for every plan that was written or refused; a plan overtaken
    /// by a newer one before its turn is not written and not answered. In the pauses the file is looked at, and what
    /// another program did to it is answered too.
    pub fn start(file: PlanFile, answer: impl Fn(Answer) + Send + 'static) -> Self {
        let (jobs, inbox) = channel();
        let (hand, handed) = channel::<Desk>();
        let work = move || handed.recv().into_iter().for_each(|desk| desk.work(&inbox));
        match thread::Builder::new().spawn(work) {
            Ok(thread) => {
                let lookout = Some(Lookout::start(file.refuge().clone()));
                // It waits for nothing else.
                let _ = hand.send(Desk { lookout: lookout.clone(), ..Desk::new(file, answer) });
                Self { worker: Some(Worker::Beside(jobs, thread)), lookout }
            }
            Err(_) => Self::without_thread(file, answer),
        }
    }

    /// Saves on the thread of whoever sends a plan: slower to type before, and nothing is lost.
    pub fn without_thread(file: PlanFile, answer: impl Fn(Answer) + Send + 'static) -> Self {
        Self { worker: Some(Worker::Here(Box::new(Mutex::new(Desk::new(file, answer))))), lookout: None }
    }

    /// Saves a plan when its turn comes. What another program put into the file meanwhile is never replaced.
    pub fn save(&self, plan: Plan, revision: u64) {
        self.send(Job::Save(Box::new(Save { plan, past: None, revision, over: false })));
    }

    /// The same, and keeps what can be undone once the plan is on the disk.
    pub fn save_with_past(&self, plan: Plan, past: Past, revision: u64) {
        self.send(Job::Save(Box::new(Save { plan, past: Some(past), revision, over: false })));
    }

    /// Saves a plan over whatever another program has put into the file.
    pub fn overwrite(&self, plan: Plan, revision: u64) {
        self.send(Job::Save(Box::new(Save { plan, past: None, revision, over: true })));
    }

    /// The same, and keeps what can be undone.
    pub fn overwrite_with_past(&self, plan: Plan, past: Past, revision: u64) {
        self.send(Job::Save(Box::new(Save { plan, past: Some(past), revision, over: true })));
    }

    /// Keeps a plan in its refuge: it is not to be saved before the user has chosen.
    pub fn shelter(&self, plan: Plan, revision: u64) {
        self.send(Job::Shelter(Box::new((plan, revision))));
    }

    /// Does something else with the disk once the plan has had its turn.
    pub fn also(&self, work: impl FnOnce() + Send + 'static) {
        self.send(Job::Also(Also(Box::new(work))));
    }

    /// Waits until everything sent has been written or refused.
    ///
    /// # Errors
    /// Why the last save failed, if it did.
    pub fn flush(&self) -> Result<(), Unsaved> {
        self.wait(Job::Flush)
    }

    /// The same, for so long at most: none when the disk has not answered by then.
    #[must_use]
    pub fn flush_within(&self, most: Duration) -> Option<Result<(), Unsaved>> {
        let (reply, replied) = channel();
        self.send(Job::Flush(reply));
        match replied.recv_timeout(most) {
            Err(RecvTimeoutError::Timeout) => None,
            result => Some(result.unwrap_or_else(|_| Err(ended()))),
        }
    }

    /// Ends it. All that was sent is on the disk or refused: what is of use only, like the past, is waited for so long.
    pub fn end_within(&mut self, most: Duration) {
        let Some(Worker::Beside(jobs, thread)) = self.worker.take() else { return };
        drop(jobs);
        let deadline = Instant::now() + most;
        while !thread.is_finished() && Instant::now() < deadline {
            thread::sleep(Duration::from_millis(1));
        }
    }

    /// Waits no more, also at the end, for what was sent: the disk may never answer.
    pub fn let_go(&mut self) {
        self.worker = None;
    }

    /// The same, and looks whether the file holds what was last read from it or written to it.
    ///
    /// # Errors
    /// Why the last save failed, or that another program has changed the file.
    pub fn look(&self) -> Result<(), Unsaved> {
        self.wait(Job::Look)
    }

    fn wait(&self, job: fn(Reply) -> Job) -> Result<(), Unsaved> {
        let (reply, replied) = channel();
        self.send(job(reply));
        replied.recv().unwrap_or_else(|_| Err(ended()))
    }

    fn send(&self, job: Job) {
        if let (Job::Save(save), Some(lookout)) = (&job, &self.lookout) {
            lookout.sent(&save.plan, save.revision);
        }
        match &self.worker {
            // A dead thread is reported by the flush that follows on every way out.
            Some(Worker::Beside(jobs, _)) => drop(jobs.send(job)),
            Some(Worker::Here(desk)) => desk.lock().unwrap_or_else(PoisonError::into_inner).take([job]),
            None => {}
        }
    }

    /// Writes what was sent, and lets the file and its lock go.
    pub fn close(&mut self) {
        if let Some(Worker::Beside(jobs, thread)) = self.worker.take() {
            drop(jobs);
            // A fault there was said when it happened.
            let _ = thread.join();
        }
    }
}

impl Drop for Saver {
    /// What was sent is written, however the owner goes away.
    fn drop(&mut self) {
        self.close();
    }
}

fn ended() -> Unsaved {
    let reason = "The thread that saves has ended: save a copy elsewhere.".to_owned();
    Unsaved { reason, brief: "a fault in partnerplan".to_owned(), cause: Cause::Refused }
}

/// The file, who hears how it went, and how it went last.
struct Desk {
    file: PlanFile,
    answer: Box<dyn Fn(Answer) + Send>,
    lookout: Option<Lookout>,
    last: Result<(), Unsaved>,
}

impl fmt::Debug for Desk {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Desk").field("file", &self.file).finish_non_exhaustive()
    }
}

impl Desk {
    fn new(file: PlanFile, answer: impl Fn(Answer) + Send + 'static) -> Self {
        Self { file, answer: Box::new(answer), lookout: None, last: Ok(()) }
    }

    fn work(mut self, inbox: &Receiver<Job>) {
        loop {
            match inbox.recv_timeout(self.file.pause) {
                Ok(first) => self.take(iter::once(first).chain(inbox.try_iter())),
                Err(RecvTimeoutError::Timeout) => {
                    if let Some(outside) = self.file.glance() {
                        (self.answer)(Answer::Outside(outside));
                    }
                }
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    fn take(&mut self, jobs: impl IntoIterator<Item = Job>) {
        let mut turn = Turn::default();
        for job in jobs {
            // What is done behind a plan finds that plan, not one that was sent after it.
            if matches!(job, Job::Save(_)) && !turn.also.is_empty() {
                self.work_through(mem::take(&mut turn));
            }
            turn.add(job);
        }
        self.work_through(turn);
    }

    fn work_through(&mut self, mut turn: Turn) {
        let past = turn.newest.as_mut().and_then(|save| save.past.take());
        let saved = turn.newest.and_then(|save| self.save(&save));
        if let Some((plan, revision)) = turn.shelter.map(|shelter| *shelter)
            && saved < Some(revision)
        {
            self.shelter(&plan, revision);
        }
        for Also(work) in turn.also {
            // What is of use only is no reason to end the thread that saves.
            let _ = catch_unwind(AssertUnwindSafe(work));
        }
        for (reply, looks) in turn.waiting {
            let looked = if looks { self.file.look().map_err(|error| Unsaved::from(&error)) } else { Ok(()) };
            // Whoever stopped waiting no longer wants to know.
            let _ = reply.send(self.last.clone().and(looked));
        }
        // Nobody waits for this.
        if let (Some(past), Ok(())) = (past, &self.last) {
            let _ = catch_unwind(AssertUnwindSafe(|| self.file.keep_past(&past)));
        }
    }

    /// Writes a plan to its file, else to its refuge, where nothing stays once the file has it; returns the revision that
    /// the file has.
    fn save(&mut self, save: &Save) -> Option<u64> {
        let result = guarded(&mut self.file, save);
        if let Some(lookout) = &self.lookout {
            lookout.answered(save.revision);
        }
        self.last = result.as_ref().copied().map_err(Unsaved::from);
        // A plan to be looked at only has nothing that is not in its file.
        let is_to_shelter = matches!(&result, Err(error) if !matches!(error, StoreError::ReadOnly { .. }));
        let saved = result.is_ok().then_some(save.revision);
        if let Some(revision) = saved {
            self.file.refuge().clear(revision);
        }
        (self.answer)(match result {
            Ok(()) => Answer::Saved { revision: save.revision },
            Err(error) => Answer::NotSaved { revision: save.revision, error },
        });
        if is_to_shelter {
            self.shelter(&save.plan, save.revision);
        }
        if let Some(sentence) = self.file.take_said() {
            (self.answer)(Answer::Said { sentence });
        }
        saved
    }

    /// Keeps a plan elsewhere that its file has not.
    fn shelter(&self, plan: &Plan, revision: u64) {
        // That the plan is not saved is said already, and tried again.
        let _ = catch_unwind(AssertUnwindSafe(|| self.file.refuge().keep(plan, revision)));
    }
}

/// What waits to be done at once.
#[derive(Default)]
struct Turn {
    /// The newest of the plans.
    newest: Option<Box<Save>>,
    /// The newest of those that are not to be saved.
    shelter: Option<Box<(Plan, u64)>>,
    also: Vec<Also>,
    /// Everyone who waits for it, each with whether the file is looked at.
    waiting: Vec<(Reply, bool)>,
}

impl Turn {
    fn add(&mut self, job: Job) {
        match job {
            // That the user chose to replace the file holds for what comes after it too.
            Job::Save(save) => {
                let over = save.over || self.newest.as_ref().is_some_and(|earlier| earlier.over);
                self.newest = Some(Box::new(Save { over, ..*save }));
            }
            Job::Shelter(shelter) => self.shelter = Some(shelter),
            Job::Also(also) => self.also.push(also),
            Job::Flush(reply) => self.waiting.push((reply, false)),
            Job::Look(reply) => self.waiting.push((reply, true)),
        }
    }
}

/// A fault while saving is said like any other failure, and the thread lives on.
fn guarded(file: &mut PlanFile, save: &Save) -> Result<(), StoreError> {
    let attempt = || if save.over { file.overwrite(&save.plan) } else { file.save(&save.plan) };
    catch_unwind(AssertUnwindSafe(attempt))
        .unwrap_or_else(|panic| Err(StoreError::Failed { message: message(&*panic) }))
}

fn message(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref::<&str>().copied());
    text.unwrap_or("no reason given").to_owned()
}
