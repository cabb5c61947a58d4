//! What cannot be read, each with one sentence that says what it is and what to do.

use std::fmt;

/// Why a file is not read. Nothing of it is imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Nothing stands in it.
    Empty,
    /// It is something else than a table.
    OtherKind {
        /// What it is, with its article: "a PNG picture".
        what: &'static str,
        /// What to do instead, as a sentence without its full stop.
        instead: &'static str,
    },
    /// The disk or the system would not give it.
    NotGiven(String),
    /// A workbook that is broken or made to harm: why, as the end of a sentence.
    Workbook(String),
    /// More rows than are taken.
    TooManyRows {
        /// How many are taken.
        limit: usize,
        /// The first row too many.
        row: usize,
    },
    /// A row with more cells than are taken.
    TooManyColumns {
        /// How many are taken.
        limit: usize,
        /// The row.
        row: usize,
    },
    /// A cell with more in it than is taken.
    CellTooLong {
        /// How many bytes are taken.
        limit: usize,
        /// The row in which the cell begins.
        row: usize,
        /// The column, from 1.
        column: usize,
    },
    /// All cells together hold more than is taken.
    TooMuch {
        /// How many bytes are taken.
        limit: usize,
        /// The row at which there was too much.
        row: usize,
    },
    /// The row that was named as the headings is not there.
    NoSuchRow {
        /// The row that was named.
        row: usize,
        /// How many rows there are.
        rows: usize,
    },
    /// The sheet that was named is not there.
    NoSuchSheet {
        /// The name that was given.
        name: String,
        /// The sheets there are.
        sheets: Vec<String>,
    },
    /// Something that cannot part cells was named as the delimiter.
    NoDelimiter(char),
    /// Nobody waits for it any more.
    Stopped,
}

impl fmt::Display for Refusal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => {
                out.write_str("The file is empty: save the table again, as CSV or XLSX, and import that file.")
            }
            Self::OtherKind { what, instead } => write!(out, "This is {what}, not a table of rows: {instead}."),
            Self::NotGiven(why) => write!(out, "The file could not be read: {why}."),
            Self::Workbook(why) => write!(out, "The workbook is not read, because {why}."),
            Self::TooManyRows { limit, row } => {
                let limit = grouped(*limit);
                write!(
                    out,
                    "Row {row} is one too many, {limit} rows are taken at once: split the file or cut it to the rows that matter."
                )
            }
            Self::TooManyColumns { limit, row } => {
                let limit = grouped(*limit);
                write!(out, "Row {row} has more than {limit} columns: cut the file to the columns that matter.")
            }
            Self::CellTooLong { limit, row, column } => {
                let limit = size(*limit);
                write!(
                    out,
                    "The cell in row {row}, column {column} holds more than {limit}: shorten it, or close the quote that opens it."
                )
            }
            Self::TooMuch { limit, row } => {
                let limit = size(*limit);
                write!(
                    out,
                    "Up to row {row} the cells hold more than {limit}: split the file or cut it to the columns that matter."
                )
            }
            Self::NoSuchRow { row, rows } => {
                write!(out, "There is no row {row} to take headings from: the file has {rows}.")
            }
            Self::NoSuchSheet { name, sheets } => {
                write!(out, "There is no sheet “{name}” in the workbook: it has {}.", sheets.join(", "))
            }
            Self::Stopped => out.write_str("Stopped: nothing was changed."),
            Self::NoDelimiter(letter) => {
                let letter = letter.escape_debug();
                write!(
                    out,
                    "“{letter}” cannot part cells: take a comma, a semicolon, a tab, a pipe or another sign of ASCII."
                )
            }
        }
    }
}

impl std::error::Error for Refusal {}

impl From<std::io::Error> for Refusal {
    fn from(error: std::io::Error) -> Self {
        error.downcast::<Self>().unwrap_or_else(|error| Self::NotGiven(error.to_string()))
    }
}

/// A number of bytes in the largest unit that keeps it whole.
fn size(bytes: usize) -> String {
    match bytes {
        0..1024 => format!("{bytes} bytes"),
        1024..1_048_576 => format!("{} KiB", bytes >> 10),
        _ => format!("{} MiB", bytes >> 20),
    }
}

fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}
