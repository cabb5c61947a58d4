//! Words for whoever waits: a command that works longer than a second says on stderr at what, and that Ctrl-C ends it.
//!
//! Only words: what the command is for goes to stdout when it is there, whole.

use super::shell::Shell;
use crate::{
    accounts::Lists,
    plan::Plan,
    prioritise::Cancel,
    report::{
        Accounts, Report,
        figure::counted,
        findings::{Findings, Part},
    },
};
use std::{
    sync::{
        Arc, Mutex, PoisonError,
        mpsc::{self, RecvTimeoutError},
    },
    thread,
    time::Duration,
};

/// Nobody wonders for as long as this.
const PATIENCE: Duration = Duration::from_secs(1);

/// The report of a plan with everything that takes longer, seen on the shell's day.
pub(super) fn complete(shell: &Shell, plan: &Plan, lists: Lists) -> Report {
    let accounts = Accounts::of(lists);
    let sentence = |part: Part| {
        let candidates = counted(plan.partners.len(), "candidate");
        format!("Working out {} with {candidates} … Ctrl-C ends it.", part.label())
    };
    let work = |tell: &dyn Fn(Part)| {
        Findings::of_with(plan, &accounts, &Cancel::default(), tell).expect("nobody asks it to stop")
    };
    let findings = told(Part::HowFirm, PATIENCE, |tell| work(tell), |part| shell.say(&sentence(part)));
    Report::of_with(plan, &accounts).with(Arc::new(findings)).on(shell.today())
}

/// What comes of taking a list in, which tells how many accounts it has read.
pub(super) fn listing<Found>(shell: &Shell, work: impl FnOnce(&dyn Fn(usize)) -> Found) -> Found {
    told(
        0,
        PATIENCE,
        |tell| work(tell),
        |read| {
            let read = match read {
                0 => "Reading accounts".to_owned(),
                read => format!("{} read, to be held against the others", counted(read, "account")),
            };
            shell.say(&format!("{read} … Ctrl-C ends it."));
        },
    )
}

/// What comes of reading so many plans, which tells how many it has read.
pub(super) fn reading<Found>(shell: &Shell, all: usize, work: impl FnOnce(&(dyn Fn(usize) + Sync)) -> Found) -> Found {
    told(0, PATIENCE, work, |read| {
        shell.say(&format!("{read} of {} read … Ctrl-C ends it.", counted(all, "plan")));
    })
}

/// What comes of masking a list, which tells how many points it has worked on.
pub(super) fn masking<Found>(shell: &Shell, work: impl FnOnce(&(dyn Fn(usize) + Sync)) -> Found) -> Found {
    told(0, PATIENCE, work, |done| {
        let done = match done {
            0 => "Masking and comparing accounts".to_owned(),
            done => format!("{} masked or compared", counted(done, "account")),
        };
        shell.say(&format!("{done} … Ctrl-C ends it."));
    })
}

/// What comes of some work: as often as this long has passed, it is said what it is at, if that is something else.
fn told<At: Copy + PartialEq + Send, Found>(
    first: At,
    patience: Duration,
    work: impl FnOnce(&(dyn Fn(At) + Sync)) -> Found,
    say: impl Fn(At) + Sync,
) -> Found {
    let at = Mutex::new(first);
    let now = || *at.lock().unwrap_or_else(PoisonError::into_inner);
    thread::scope(|scope| {
        let (done, is_done) = mpsc::channel::<()>();
        let (now, say) = (&now, &say);
        let words = move || {
            let mut said = None;
            // The other end hangs up when the work is done, or has failed.
            while is_done.recv_timeout(patience) == Err(RecvTimeoutError::Timeout) {
                let part = now();
                if said.replace(part) != Some(part) {
                    say(part);
                }
            }
        };
        // Where the system gives no thread, nothing is said.
        let _ = thread::Builder::new().spawn_scoped(scope, words);
        let found = work(&|part| *at.lock().unwrap_or_else(PoisonError::into_inner) = part);
        drop(done);
        found
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_work_says_what_it_is_at_and_short_work_nothing() {
        let heard = Mutex::new(Vec::new());
        let hear = |part| heard.lock().expect("nobody panics").push(part);
        let patience = Duration::from_millis(40);
        told(Part::HowFirm, patience, |_| (), hear);
        assert!(heard.lock().expect("nobody panics").is_empty());
        let found = told(
            Part::HowFirm,
            patience,
            |tell| {
                thread::sleep(3 * patience);
                tell(Part::Recruiting);
                thread::sleep(6 * patience);
                7
            },
            hear,
        );
        assert_eq!(found, 7);
        assert_eq!(*heard.lock().expect("nobody panics"), [Part::HowFirm, Part::Recruiting]);
    }
}
