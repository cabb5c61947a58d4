//! A file being read for an import, on a thread of its own: a long one, or one on a slow disk, holds nothing up. Who no
//! longer waits for it forgets it.

use crate::desk::word::{Post, Word};
use crate::desk::working::aside::aside;
use crate::import::Table;
use crate::import::accounts::BEGINNING;
use crate::import::read::{self, Limits, Reading, Refusal};
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

/// A table that was read.
#[derive(Clone, Debug)]
pub(crate) struct Arrival {
    /// The table, or its first rows.
    pub(crate) table: Arc<Table>,
    /// Why only its first rows were read: it is too long for anything but a list of accounts.
    pub(crate) cut: Option<Refusal>,
}

/// What came of the reading that was asked for last.
#[derive(Debug)]
pub(crate) struct Incoming {
    plan: u64,
    post: Post,
    asked: u64,
    taken: u64,
    answer: Option<Result<Arrival, Refusal>>,
}

impl Incoming {
    /// Nothing asked for yet, for the plan of this number.
    pub(crate) fn new(plan: u64, post: Post) -> Self {
        Self { plan, post, asked: 0, taken: 0, answer: None }
    }

    /// Has this read in this way; what was asked for before is forgotten.
    pub(crate) fn read(&mut self, from: Source, reading: Reading) {
        self.asked += 1;
        self.answer = None;
        let (plan, number, post) = (self.plan, self.asked, self.post.clone());
        aside(move || {
            let table = catch_unwind(AssertUnwindSafe(|| match &from {
                Source::File(path) => file(path, &reading),
                Source::Pasted(text) => read::pasted(text, &reading, Limits::PARTNERS).map(|table| (table, None)),
            }));
            let table = table.unwrap_or_else(|_| Err(Refusal::NotGiven("a fault of the program".to_owned())));
            let (table, cut) = match table {
                Ok((table, cut)) => (Ok(Arc::new(table)), cut),
                Err(refusal) => (Err(refusal), None),
            };
            // Nobody listens once the wizard has ended.
            post.send(Word::TableRead { plan, number, table, cut });
        });
    }

    /// Takes what was read, unless something else has been asked for since.
    pub(crate) fn take(&mut self, number: u64, table: Result<Arc<Table>, Refusal>, cut: Option<Refusal>) {
        if number == self.asked {
            self.taken += 1;
            self.answer = Some(table.map(|table| Arrival { table, cut }));
        }
    }

    /// What was read; none while it is on its way.
    pub(crate) fn answer(&self) -> Option<&Result<Arrival, Refusal>> {
        self.answer.as_ref()
    }

    /// How many answers have been taken.
    pub(crate) fn taken(&self) -> u64 {
        self.taken
    }

    /// Nobody waits any more.
    pub(crate) fn forget(&mut self) {
        self.asked += 1;
        self.answer = None;
    }
}

/// The table in a file; of one that is too long its first rows, and that it is.
fn file(path: &Path, reading: &Reading) -> Result<(Table, Option<Refusal>), Refusal> {
    match read::file(path, reading, Limits::PARTNERS) {
        Err(refusal @ Refusal::TooManyRows { .. }) => {
            let beginning = read::open(path, reading)?.beginning(BEGINNING)?;
            Ok((beginning, Some(refusal)))
        }
        table => Ok((table?, None)),
    }
}
