//! Files people have are read for what they are.

mod corpus;
mod laws;
mod people;
mod workbooks;
mod written;

use partnerplan::import::Table;
use partnerplan::import::read::{Limits, Reading, Refusal, bytes};

/// The table in these bytes, found by itself.
fn read(content: &[u8]) -> Result<Table, Refusal> {
    bytes("file.csv", content, &Reading::default(), Limits::PARTNERS)
}

/// What stands in a column.
fn cells(table: &Table, column: usize) -> Vec<&str> {
    table.rows.iter().map(|row| row.cells[column].as_str()).collect()
}
