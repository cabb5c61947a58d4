//! What an import came to, for programs, and the rows that were not taken, for a spreadsheet. The schema of the one is
//! `assets/import.schema.json`.

use super::came::{CameTo, Outcome};
use crate::import::{Format, Mapping, Note, Table, Target};
use crate::text::formula::guarded;
use csv::{Terminator, WriterBuilder};
use serde::Serialize;

/// The whole of it.
#[derive(Debug, Serialize)]
struct ToldImport<'a> {
    file: &'a str,
    kind: &'a str,
    encoding: Option<&'a str>,
    delimiter: Option<String>,
    header_row: Option<usize>,
    columns: Vec<ToldColumn<'a>>,
    added: usize,
    changed: usize,
    unchanged: usize,
    merged: usize,
    rejected: Vec<ToldRejected<'a>>,
    warnings: Vec<ToldNote<'a>>,
}

/// A column as it was understood.
#[derive(Debug, Serialize)]
struct ToldColumn<'a> {
    name: &'a str,
    field: Option<String>,
    samples: &'a [String],
}

/// A row or a cell that was not taken.
#[derive(Debug, Serialize)]
struct ToldRejected<'a> {
    row: usize,
    column: Option<&'a str>,
    reason: &'a str,
}

/// Something worth saying.
#[derive(Debug, Serialize)]
struct ToldNote<'a> {
    row: Option<usize>,
    text: &'a str,
}

/// What an import came to, as JSON.
///
/// # Errors
/// When it cannot be written as JSON.
pub fn json(table: &Table, mapping: &Mapping, outcome: &Outcome) -> serde_json::Result<String> {
    let (encoding, delimiter) = match &table.format {
        Format::Text { encoding, delimiter } => (Some(*encoding), delimiter.map(String::from)),
        Format::Workbook { .. } => (None, None),
    };
    let warnings = warnings(table, mapping, outcome);
    let told = ToldImport {
        file: &table.name,
        kind: mapping.kind.key(),
        encoding,
        delimiter,
        header_row: table.header_row,
        columns: mapping
            .columns
            .iter()
            .map(|column| ToldColumn {
                name: &column.heading,
                field: column.target.as_ref().map(Target::key),
                samples: &column.samples,
            })
            .collect(),
        added: outcome.count(|it| *it == CameTo::Added),
        changed: outcome.count(|it| matches!(it, CameTo::Changed(_))),
        unchanged: outcome.count(|it| *it == CameTo::Unchanged),
        merged: outcome.count(|it| matches!(it, CameTo::Merged { .. })),
        rejected: outcome
            .rejected
            .iter()
            .map(|rejected| ToldRejected {
                row: rejected.row,
                column: rejected.column.as_deref(),
                reason: &rejected.reason,
            })
            .collect(),
        warnings: warnings.iter().map(|note| ToldNote { row: note.row, text: &note.text }).collect(),
    };
    serde_json::to_string_pretty(&told)
}

/// Everything worth saying: of how the file was read, of its columns, of its rows.
#[must_use]
pub fn warnings(table: &Table, mapping: &Mapping, outcome: &Outcome) -> Vec<Note> {
    let mut all = table.notes.clone();
    all.extend(
        table
            .aside
            .iter()
            .map(|aside| Note { row: Some(aside.number), text: format!("passed over, {}: {}", aside.why, aside.text) }),
    );
    let of_file = |text: String| Note { row: None, text };
    all.extend(mapping.words().into_iter().map(of_file));
    all.extend(outcome.warnings.iter().cloned());
    all
}

/// The rows of which something was not taken, as CSV: row, column and reason in front of the cells as they were.
///
/// # Panics
/// Never: memory takes every row.
#[must_use]
pub fn rejects(table: &Table, outcome: &Outcome) -> String {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    let mut write = |cells: Vec<String>| {
        writer.write_record(cells).expect("memory takes every row of the same length");
    };
    let first = ["Row", "Column", "Reason"].map(str::to_owned).into_iter();
    write(first.chain(table.headings.iter().map(|heading| guarded(heading))).collect());
    for rejected in &outcome.rejected {
        let Ok(at) = table.rows.binary_search_by_key(&rejected.row, |row| row.number) else { continue };
        let column = rejected.column.clone().unwrap_or_default();
        let first = [rejected.row.to_string(), guarded(&column), guarded(&rejected.reason)].into_iter();
        write(first.chain(table.rows[at].cells.iter().map(|cell| guarded(cell))).collect());
    }
    let bytes = writer.into_inner().expect("memory takes the last row");
    String::from_utf8(bytes).expect("text and commas are text")
}
