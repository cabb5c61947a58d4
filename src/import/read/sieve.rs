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
    /// The first row that is no title.
    pub(super) first: usize,
    /// Whether rows end with their last cell, and a row of headings does not tell how many columns there are.
    pub(super) is_sparse: bool,
}

/// Passes rows of data on.
pub(super) struct Sieve<'a> {
    ground: &'a Ground,
    limits: Limits,
    take: &'a mut dyn FnMut(&Record<'_>) -> Result<(), Refusal>,
    waiting: Vec<Kept>,
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
        Self { ground, limits, take, waiting: Vec::new(), rows: 0, passed }
    }

    /// The next row of the file.
    pub(super) fn row(&mut self, record: &Record<'_>) -> Result<(), Refusal> {
        let mut cells = record.iter().filter(|cell| !cell.trim_ascii().is_empty());
        let Some(cell) = cells.next() else {
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
        if is_total(record, cell) {
            self.passed.put(record, "total");
        } else if others && self.is_headings(record) {
            self.passed.put(record, "headings again");
        } else if !others && (!self.waiting.is_empty() || words::is_footer_cell(cell)) {
            return self.wait(record);
        } else {
            self.release()?;
            return self.give(record);
        }
        Ok(())
    }

    /// No row is left: what waits is a footer, if it reads like one.
    pub(super) fn end(mut self) -> Result<Passed, Refusal> {
        let waiting = std::mem::take(&mut self.waiting);
        let footers: Vec<bool> = waiting.iter().map(|kept| is_footer_line(&kept.record())).collect();
        // More than half: a name that begins as a footer does takes no others with it.
        let is_first = |at: &usize| {
            let here = &footers[*at..];
            here[0] && here.iter().filter(|is_footer| **is_footer).count() * 2 > here.len()
        };
        let first = (0..footers.len()).find(is_first).unwrap_or(footers.len());
        for (at, kept) in waiting.iter().enumerate() {
            if at >= first {
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
