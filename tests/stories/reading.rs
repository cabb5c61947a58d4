//! Files people have are read for what they are.

mod corpus;
mod headed;
mod laws;
mod lettered;
mod long;
mod people;
mod refused;
mod separators;
mod told;
mod workbooks;
mod written;

use partnerplan::import::read::{Limits, Reading, Refusal, bytes};
use partnerplan::import::{Format, Table};

/// The table in these bytes, found by itself.
fn read(content: &[u8]) -> Result<Table, Refusal> {
    bytes("file.csv", content, &Reading::default(), Limits::PARTNERS)
}

/// What stands in a column.
fn cells(table: &Table, column: usize) -> Vec<&str> {
    table.rows.iter().map(|row| row.cells[column].as_str()).collect()
}

/// In which letters the table was written and what parts its cells, as far as text is.
fn written_as(table: &Table) -> (&'static str, Option<char>) {
    match &table.format {
        Format::Text { encoding, delimiter } => (encoding, *delimiter),
        Format::Workbook { sheet, .. } => panic!("{sheet} is a sheet"),
    }
}

fn delimiter(table: &Table) -> Option<char> {
    written_as(table).1
}

/// What is said of how it was read.
fn told(table: &Table) -> Vec<&str> {
    table.notes.iter().map(|note| note.text.as_str()).collect()
}
