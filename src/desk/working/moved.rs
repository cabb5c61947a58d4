//! What moves from one plan to another, worked out on a thread of its own: at once what takes no search, then whom to
//! recruit, money and days too. Who no longer waits for it ends it.

use super::aside::is_aside;
use crate::desk::reported::report_on;
use crate::desk::word::{Post, Word};
use crate::plan::{Date, Plan};
use crate::prioritise::Cancel;
use crate::report::diff::{Diff, Version};
use crate::report::{Accounts, Findings, Report};
use std::borrow::Cow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// What stands in place of the words until the first are there.
pub(crate) const AWAITED: &str = "What moves by it is being worked out …";
/// What stands behind those that are there at once.
const MORE: &str = "What moves in whom to recruit, money and days is being worked out …";
const NO_THREAD: &str = "What moves by it is not shown: the system gives no more threads.";
const FAULT: &str = "What moves by it could not be worked out: a fault of the program.";
/// What stands there where nobody waited.
const LEFT_OUT: &str = "What moves in whom to recruit, money and days was left out.";

/// The words that are there, and that more are awaited where they are not whole.
pub(crate) fn so_far(words: &str, is_whole: bool) -> Cow<'_, str> {
    if is_whole { Cow::Borrowed(words) } else { Cow::Owned(format!("{words}\n{MORE}")) }
}

/// The words that are there, if any are, where nobody waits for the rest.
pub(crate) fn without_the_rest(words: Option<&str>) -> String {
    words.map_or_else(|| LEFT_OUT.to_owned(), |words| format!("{words}\n{LEFT_OUT}"))
}

/// A plan with what follows from it.
#[derive(Debug)]
pub(crate) struct Worked {
    plan: Plan,
    accounts: Arc<Accounts>,
    report: Report,
    is_whole: bool,
}

impl Worked {
    /// With what follows at once.
    pub(crate) fn new(plan: Plan, accounts: Arc<Accounts>, today: Option<&Date>) -> Self {
        Self { report: report_on(&plan, &accounts, today), plan, accounts, is_whole: false }
    }

    /// Works out the rest; false when nobody waits for it any more.
    pub(crate) fn complete(&mut self, cancel: &Cancel) -> bool {
        if !self.is_whole
            && let Some(findings) = Findings::of_with(&self.plan, &self.accounts, cancel, &|_| {})
        {
            self.report = self.report.clone().with(Arc::new(findings));
            self.is_whole = true;
        }
        self.is_whole
    }

    /// The account lists beside it.
    pub(crate) fn accounts(&self) -> &Arc<Accounts> {
        &self.accounts
    }

    /// What it says otherwise than an earlier one, and what has moved since.
    pub(crate) fn since(&self, then: &Self) -> Diff {
        Diff::between(then.version(), self.version())
    }

    fn version(&self) -> Version<'_> {
        Version { plan: &self.plan, report: &self.report }
    }
}

/// What moves between two plans, while somebody waits for it.
#[derive(Debug)]
pub(crate) struct Moving {
    number: u64,
    cancel: Cancel,
    is_there: bool,
}

impl Moving {
    /// Has it worked out what moves from the first to the second; the words go to `post`, and are these where both say
    /// the same.
    pub(crate) fn between(
        [was, is]: [(Plan, Arc<Accounts>); 2],
        today: Option<Date>,
        same: &'static str,
        post: Post,
    ) -> Self {
        static COUNT: AtomicU64 = AtomicU64::new(0);
        let (number, cancel) = (COUNT.fetch_add(1, Ordering::Relaxed), Cancel::beside_typing());
        let stop = cancel.clone();
        let is_there = is_aside(move || {
            let tell = |words: String, is_whole| post.send(Word::Moved { number, words, is_whole });
            let both = [was, is].map(|(plan, accounts)| (plan, accounts, today.as_ref()));
            let work = || {
                let [mut was, mut is] = both.map(|(plan, accounts, today)| Worked::new(plan, accounts, today));
                let diff = is.since(&was);
                if diff.is_empty() {
                    tell(same.to_owned(), true);
                } else if tell(diff.text(), false) && was.complete(&stop) && is.complete(&stop) {
                    tell(is.since(&was).text(), true);
                }
            };
            if catch_unwind(AssertUnwindSafe(work)).is_err() {
                tell(FAULT.to_owned(), true);
            }
        });
        Self { number, cancel, is_there }
    }

    /// What stands there until words come.
    pub(crate) fn awaited(&self) -> &'static str {
        if self.is_there { AWAITED } else { NO_THREAD }
    }

    /// Whether there is anything to wait for.
    pub(crate) fn is_there(&self) -> bool {
        self.is_there
    }

    /// Whether words of this number are its own.
    pub(crate) fn is(&self, number: u64) -> bool {
        self.number == number
    }
}

impl Drop for Moving {
    fn drop(&mut self) {
        self.cancel.ask();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog;
    use std::sync::mpsc::channel;

    #[test]
    fn what_moves_is_told_at_once_then_whole_and_nobody_works_for_who_has_gone() {
        let (one, mut other) = (catalog::example(), catalog::example());
        other.partners.truncate(8);
        let both = || [one.clone(), other.clone()].map(|plan| (plan, Arc::default()));
        let begin = || {
            let (tell, told) = channel();
            let post = Post::new(move |word| tell.send(word).is_ok());
            (Moving::between(both(), None, "Nothing.", post), told)
        };
        let is_whole = |word: &Word| matches!(word, Word::Moved { is_whole: true, .. });
        let (moving, told) = begin();
        let all: Vec<Word> = told.iter().collect();
        assert_eq!(all.iter().map(is_whole).collect::<Vec<_>>(), [false, true]);
        drop(moving);
        let (moving, told) = begin();
        assert!(told.recv().is_ok_and(|word| !is_whole(&word)));
        drop(moving);
        assert!(!told.iter().any(|word| is_whole(&word)), "it was ended");
    }
}
