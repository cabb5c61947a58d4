//! What is worth saying of how a file was read: a sentence each, the first of every kind row by row, the rest counted.

use super::records::Oddity;
use crate::import::Note;
use crate::text;

/// So many rows are told of one kind.
const TOLD: usize = 5;

/// Notes being gathered.
#[derive(Debug, Default)]
pub(super) struct Notes {
    told: Vec<Note>,
    unclosed: usize,
    after_quote: usize,
    long: usize,
    errors: usize,
}

impl Notes {
    /// Of the whole file.
    pub(super) fn file(&mut self, text: String) {
        self.told.push(Note { row: None, text });
    }

    /// Of a row.
    pub(super) fn row(&mut self, row: usize, text: String) {
        self.told.push(Note { row: Some(row), text });
    }

    /// Of a quote that is odd.
    pub(super) fn odd(&mut self, row: usize, column: usize, oddity: Oddity) {
        let (count, text) = match oddity {
            Oddity::Unclosed => (
                &mut self.unclosed,
                format!(
                    "The quote that opens in row {row}, column {column} is never closed: it is read as a letter, and the rows below stay rows."
                ),
            ),
            Oddity::AfterQuote => (
                &mut self.after_quote,
                format!(
                    "Text follows the closing quote in row {row}, column {column}: it is kept as part of the cell."
                ),
            ),
        };
        *count += 1;
        if *count <= TOLD {
            self.row(row, text);
        }
    }

    /// Of a row with more cells than there are columns.
    pub(super) fn long(&mut self, row: usize, columns: usize, extra: &[String]) {
        self.long += 1;
        if self.long > TOLD {
            return;
        }
        let shown: Vec<String> = extra.iter().map(|cell| format!("“{}”", text::fit(cell.trim(), 30))).collect();
        let cells = columns + extra.len();
        let columns = if columns == 1 { "1 column".to_owned() } else { format!("{columns} columns") };
        self.row(
            row,
            format!("Row {row} has {cells} cells for {columns}, {} stay out: check it for a delimiter that should be in quotes.", shown.join(", ")),
        );
    }

    /// Of a cell of a workbook that holds an error.
    pub(super) fn error(&mut self, row: usize, column: usize, error: &str) {
        self.errors += 1;
        if self.errors <= TOLD {
            self.row(row, format!("The cell in row {row}, column {column} holds the error {error}: it is left empty."));
        }
    }

    /// Of a line that is not UTF-8 in a file that is.
    pub(super) fn both_readings(&mut self, row: usize, name: &str, readings: &(String, String)) {
        let (read, other) = (text::fit(&readings.0, 60), text::fit(&readings.1, 60));
        self.row(
            row,
            format!("Row {row} is not UTF-8 as other rows are: read as {name} it is “{read}”, as UTF-8 “{other}”; such rows are read as {name}."),
        );
    }

    /// All that is to be said.
    pub(super) fn done(mut self) -> Vec<Note> {
        for (count, what) in [
            (self.unclosed, "quotes are never closed"),
            (self.after_quote, "cells have text behind their closing quote"),
            (self.errors, "cells hold errors and are left empty"),
            (self.long, "rows have more cells than there are columns"),
        ] {
            if count > TOLD {
                self.file(format!("{} more {what}.", count - TOLD));
            }
        }
        self.told
    }
}
