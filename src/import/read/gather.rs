//! A table in memory from rows as they come: short rows are filled up, what is beyond the columns is told, letters that
//! cannot be seen are counted.

use super::limits::Limits;
use super::notes::Notes;
use super::records::Record;
use super::refusal::Refusal;
use super::sieve::{Ground, Passed};
use super::unseen::Unseen;
use crate::import::{Format, Row, Table};

/// Rows being gathered.
#[derive(Debug)]
pub(super) struct Gathered {
    limits: Limits,
    rows: Vec<Row>,
    bytes: usize,
    unseen: Unseen,
}

impl Gathered {
    pub(super) fn new(limits: Limits) -> Self {
        Self { limits, rows: Vec::new(), bytes: 0, unseen: Unseen::default() }
    }

    /// Another row of data.
    pub(super) fn take(&mut self, record: &Record<'_>) -> Result<(), Refusal> {
        let mut cells = Vec::with_capacity(record.len());
        for cell in record.iter() {
            self.bytes += cell.len() + size_of::<String>();
            let text = String::from_utf8_lossy(cell);
            self.unseen.look(&text, record.number);
            cells.push(text.into_owned());
        }
        if self.bytes > self.limits.bytes {
            return Err(Refusal::TooMuch { limit: self.limits.bytes, row: record.number });
        }
        self.rows.push(Row { number: record.number, cells });
        Ok(())
    }

    /// The table of all that was taken.
    pub(super) fn table(
        self,
        name: String,
        format: Format,
        ground: &Ground,
        passed: Passed,
        mut notes: Notes,
    ) -> Table {
        let Self { mut rows, unseen, .. } = self;
        let written = ground.headings.len();
        let widest = rows.iter().map(|row| used(&row.cells)).max().unwrap_or(0).max(used(&ground.headings));
        let columns = if written > 0 && !ground.is_sparse { widest.min(written) } else { widest };
        let mut headings = ground.headings.clone();
        headings.resize(columns, String::new());
        for row in &mut rows {
            if used(&row.cells) > columns {
                let extra = row.cells[columns..used(&row.cells)].to_vec();
                notes.long(row.number, columns, &extra);
            }
            row.cells.resize(columns, String::new());
        }
        unseen.tell(&mut notes);
        if passed.blank > 0 {
            let (count, are) = (passed.blank, if passed.blank == 1 { "row is" } else { "rows are" });
            notes.file(format!("{count} blank {are} passed over."));
        }
        if passed.more > 0 {
            let (count, are) = (passed.more, if passed.more == 1 { "row is" } else { "rows are" });
            notes.file(format!("{count} more {are} passed over."));
        }
        if rows.is_empty() {
            notes.file("Only headings stand in the file, no rows below them: nothing would be imported.".to_owned());
        }
        let header_row = ground.header_row;
        Table { name, format, header_row, headings, rows, aside: passed.aside, notes: notes.done() }
    }
}

fn used(cells: &[String]) -> usize {
    cells.iter().rposition(|cell| !cell.trim().is_empty()).map_or(0, |last| last + 1)
}
