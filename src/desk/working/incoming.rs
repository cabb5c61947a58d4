//! A file being read for an import, and what every row of it comes to, on a thread of its own: a long one, or one on a
//! slow disk, holds nothing up. Who no longer waits for it stops it within a row.

use super::aside::aside;
use super::course::Course;
use crate::desk::word::{Post, Word};
use crate::import::accounts::BEGINNING;
use crate::import::read::{self, Limits, Reading, Refusal};
use crate::import::{Mapping, Table, Understood};
use crate::plan::Plan;
use crate::prioritise::Cancel;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What is to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    /// A file.
    File(PathBuf),
    /// Rows that were pasted.
    Pasted(String),
}

/// What came of the reading that was asked for last.
#[derive(Debug)]
pub(crate) struct Incoming {
    plan: u64,
    post: Post,
    asked: u64,
    taken: u64,
    answer: Option<Result<Box<Understood>, Refusal>>,
    /// How many rows are done, of how many where that is known.
    far: Option<(usize, Option<usize>)>,
    cancel: Cancel,
}

impl Incoming {
    /// Nothing asked for yet, for the plan of this number.
    pub(crate) fn new(plan: u64, post: Post) -> Self {
        Self { plan, post, asked: 0, taken: 0, answer: None, far: None, cancel: Cancel::default() }
    }

    /// Has this read in this way; what was asked for before is stopped.
    pub(crate) fn read(&mut self, from: Source, reading: Reading, into: Plan) {
        self.start(move |course| {
            let read = match &from {
                Source::File(path) => file(path, &reading, course)?,
                Source::Pasted(text) => (pasted(text, &reading, course)?, None),
            };
            understood(&into, (Arc::new(read.0), read.1), None, course)
        });
    }

    /// Has it worked out what a table comes to whose columns are these.
    pub(crate) fn work_out(&mut self, table: Arc<Table>, mapping: Mapping, into: Plan) {
        self.start(move |course| understood(&into, (table, None), Some(mapping), course));
    }

    fn start(&mut self, work: impl FnOnce(&Course) -> Result<Understood, Refusal> + Send + 'static) {
        self.forget();
        self.cancel = Cancel::beside_typing();
        let (plan, number, post, cancel) = (self.plan, self.asked, self.post.clone(), self.cancel.clone());
        aside(move || {
            let told = move |rows, of| Word::TableFar { plan, number, rows, of };
            let course = Course::new(post.clone(), cancel, told);
            let came = catch_unwind(AssertUnwindSafe(|| work(&course)));
            let came = came.unwrap_or_else(|_| Err(Refusal::NotGiven("a fault of the program".to_owned())));
            // Nobody listens once the wizard has ended.
            post.send(Word::TableRead { plan, number, came: came.map(Box::new) });
        });
    }

    /// Takes word of how far it is.
    pub(crate) fn tell(&mut self, number: u64, rows: usize, of: Option<usize>) {
        if number == self.asked && self.answer.is_none() {
            self.far = Some((rows, of));
        }
    }

    /// Takes what was read, unless something else has been asked for since.
    pub(crate) fn take(&mut self, number: u64, came: Result<Box<Understood>, Refusal>) {
        if number == self.asked {
            self.taken += 1;
            self.answer = Some(came);
        }
    }

    /// What was read; none while it is on its way.
    pub(crate) fn answer(&self) -> Option<&Result<Box<Understood>, Refusal>> {
        self.answer.as_ref()
    }

    /// How many rows are read, or worked out of how many, while that takes a while.
    pub(crate) fn far(&self) -> Option<(usize, Option<usize>)> {
        self.far
    }

    /// How many answers have been taken.
    pub(crate) fn taken(&self) -> u64 {
        self.taken
    }

    /// Nobody waits any more: it stops.
    pub(crate) fn forget(&mut self) {
        self.cancel.ask();
        self.asked += 1;
        (self.answer, self.far) = (None, None);
    }
}

impl Drop for Incoming {
    fn drop(&mut self) {
        self.cancel.ask();
    }
}

fn understood(
    into: &Plan,
    read: (Arc<Table>, Option<Refusal>),
    known: Option<Mapping>,
    course: &Course,
) -> Result<Understood, Refusal> {
    course.begin(read.0.rows.len());
    Understood::of(into, read, known, &mut || course.goes_on()).ok_or(Refusal::Stopped)
}

fn pasted(text: &str, reading: &Reading, course: &Course) -> Result<Table, Refusal> {
    read::pasted_while(text, reading, Limits::PARTNERS, &mut || course.goes_on())
}

/// The table in a file; of one that is too long its first rows, and that it is.
fn file(path: &Path, reading: &Reading, course: &Course) -> Result<(Table, Option<Refusal>), Refusal> {
    match read::open(path, reading)?.table_while(Limits::PARTNERS, &mut || course.goes_on()) {
        Err(refusal @ Refusal::TooManyRows { .. }) => {
            let beginning = read::open(path, reading)?.beginning(BEGINNING)?;
            Ok((beginning, Some(refusal)))
        }
        table => Ok((table?, None)),
    }
}
