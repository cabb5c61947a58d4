//! Rows of data from a stream of rows: the headings, blank rows, titles above, sums between and footers below are passed
//! over and remembered. What could be a footer waits for what follows it.

use super::limits::Limits;
use super::records::{Kept, Record};
use super::refusal::Refusal;
use super::words;
use crate::import::Aside;
use crate::text;

/// So many rows wait to be footers.
const WAITING: usize = 20;
/// So many rows that are passed over are kept to be shown.
const SHOWN: usize = 200;

/// Where data begin, and what they look like.
#[derive(Clone, Debug, Default)]
pub(super) struct Ground {
    /// The row of the headings.
    pub(super) header_row: Option<usize>,
    /// The headings as written.
    pub(super) headings: Vec<String>,
    /// The first row that is neither heading nor title.
    pub(super) first: usize,
    /// How many columns there are, as far as the first rows tell.
    pub(super) width: usize,
    /// Whether rows end with their last cell, and a row of headings does not tell how many columns there are.
    pub(super) is_sparse: bool,
}

/// Passes rows of data on.
pub(super) struct Sieve<'a> {
    ground: &'a Ground,
    limits: Limits,
    take: &'a mut dyn FnMut(&Record<'_>) -> Result<(), Refusal>,
    waiting: Vec<Kept>,
    after_blank: bool,
    rows: usize,
    passed: Passed,
}

/// What was passed over.
#[derive(Clone, Debug, Default)]
pub(super) struct Passed {
    /// The first of the rows that are no data.
    pub(super) aside: Vec<Aside>,
    /// How many more there are.
    pub(super) more: usize,
    /// How many rows between others are blank.
    pub(super) blank: usize,
    waiting_blank: usize,
    /// The last row of the file.
    pub(super) last: usize,
}

impl Passed {
    fn put(&mut self, record: &Record<'_>, why: &'static str) {
        if self.aside.len() == SHOWN {
            self.more += 1;
            return;
        }
        let cells: Vec<String> = record.iter().map(|cell| String::from_utf8_lossy(cell).trim().to_owned()).collect();
        let filled: Vec<&str> = cells.iter().map(String::as_str).filter(|cell| !cell.is_empty()).collect();
        self.aside.push(Aside { number: record.number, text: text::fit(&filled.join(" · "), 80), why });
    }
}

impl<'a> Sieve<'a> {
    pub(super) fn new(
        ground: &'a Ground,
        limits: Limits,
        take: &'a mut dyn FnMut(&Record<'_>) -> Result<(), Refusal>,
    ) -> Self {
        let passed = Passed::default();
        Self { ground, limits, take, waiting: Vec::new(), after_blank: false, rows: 0, passed }
    }

    /// The next row of the file.
    pub(super) fn row(&mut self, record: &Record<'_>) -> Result<(), Refusal> {
        self.passed.last = record.number;
        let mut cells = record.iter().enumerate().filter(|(_, cell)| !cell.trim_ascii().is_empty());
        let Some((column, cell)) = cells.next() else {
            self.after_blank = true;
            self.passed.waiting_blank += usize::from(self.rows > 0);
            return Ok(());
        };
        if Some(record.number) == self.ground.header_row || is_drawn(record, cell) {
            return Ok(());
        }
        if record.number < self.ground.first {
            self.passed.put(record, "title");
            return Ok(());
        }
        let others = cells.next().is_some();
        let is_alone = !others && (column == 0 || self.ground.width > 1);
        if is_total(record, cell) {
            self.passed.put(record, "total");
        } else if others && self.is_headings(record) {
            self.passed.put(record, "headings again");
        } else if is_alone && self.may_be_footer(cell) {
            self.after_blank = false;
            return self.wait(record);
        } else {
            self.release()?;
            self.give(record)?;
        }
        self.after_blank = false;
        Ok(())
    }

    /// No row is left: what waits is a footer, if it reads like one.
    pub(super) fn end(mut self) -> Result<Passed, Refusal> {
        let waiting = std::mem::take(&mut self.waiting);
        let first = waiting.iter().position(|kept| is_footer_line(&kept.record()));
        for (at, kept) in waiting.iter().enumerate() {
            if first.is_some_and(|first| at >= first) {
                self.passed.put(&kept.record(), "footer");
            } else {
                self.give(&kept.record())?;
            }
        }
        Ok(self.passed)
    }

    fn give(&mut self, record: &Record<'_>) -> Result<(), Refusal> {
        self.passed.blank += std::mem::take(&mut self.passed.waiting_blank);
        self.rows += 1;
        if self.rows > self.limits.rows {
            return Err(Refusal::TooManyRows { limit: self.limits.rows, row: record.number });
        }
        (self.take)(record)
    }

    fn release(&mut self) -> Result<(), Refusal> {
        for kept in std::mem::take(&mut self.waiting) {
            self.give(&kept.record())?;
        }
        Ok(())
    }

    fn wait(&mut self, record: &Record<'_>) -> Result<(), Refusal> {
        if self.waiting.len() == WAITING {
            let first = self.waiting.remove(0);
            self.give(&first.record())?;
        }
        self.waiting.push(Kept::of(record));
        Ok(())
    }

    /// A line alone in its row, of a table with more columns, or one that says so itself.
    fn may_be_footer(&self, cell: &[u8]) -> bool {
        let follows = self.after_blank || !self.waiting.is_empty();
        self.ground.width > 2 || follows || words::is_footer_cell(cell)
    }

    fn is_headings(&self, record: &Record<'_>) -> bool {
        let headings = &self.ground.headings;
        !headings.is_empty() && headings.iter().enumerate().all(|(column, text)| text.as_bytes() == record.get(column))
    }
}

/// Whether the row is a line drawn between others.
fn is_drawn(record: &Record<'_>, first: &[u8]) -> bool {
    words::is_rule(first) && record.iter().all(|cell| cell.trim_ascii().is_empty() || words::is_rule(cell))
}

/// Whether the row is a sum: its first cell says so, and beside it stand numbers at most.
fn is_total(record: &Record<'_>, first: &[u8]) -> bool {
    let is_name = |cell: &[u8]| cell.iter().any(u8::is_ascii_alphabetic) && !words::may_be_total(cell);
    if !words::may_be_total(first) || record.iter().skip(1).any(is_name) || !words::is_total_cell(first) {
        return false;
    }
    let filled = record.iter().filter(|cell| !cell.trim_ascii().is_empty()).skip(1);
    let has_letters = |cell: &[u8]| String::from_utf8_lossy(cell).contains(char::is_alphabetic);
    filled.into_iter().all(|cell| !has_letters(cell) || words::is_total_cell(cell))
}

fn is_footer_line(record: &Record<'_>) -> bool {
    record.iter().any(words::is_footer_cell)
}
