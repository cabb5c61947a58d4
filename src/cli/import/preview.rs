//! An import for people: the columns with what they are, then what every row came to, then what is worth saying.

use crate::cli::{
    shell::Shell,
    table::{Column, Table as Aligned, point},
};
use crate::import::{CameTo, Mapping, Outcome, RowOutcome, Table, outcome::warnings};
use crate::plan::Plan;

pub(super) fn text(shell: &Shell, plan: &Plan, table: &Table, mapping: &Mapping, came: &Outcome) -> String {
    let mut out = columns(shell, plan, mapping);
    out.push('\n');
    out.push_str(&rows(shell, came));
    let notes = warnings(table, mapping, came);
    if !notes.is_empty() {
        out.push('\n');
    }
    for note in notes {
        let row = note.row.map(|row| format!("row {row}: ")).unwrap_or_default();
        out.push_str(&point(shell, &format!("{row}{}", note.text)));
    }
    out
}

pub(super) fn columns(shell: &Shell, plan: &Plan, mapping: &Mapping) -> String {
    let mut aligned =
        Aligned::new([("Column", Column::Flexible), ("Taken as", Column::Flexible), ("Like", Column::Flexible)]);
    for column in &mapping.columns {
        let taken = column.target.as_ref().map_or_else(|| "–".to_owned(), |target| target.label(plan));
        aligned.row([column.heading.clone(), taken, column.samples.join(" · ")]);
    }
    aligned.text(shell)
}

fn rows(shell: &Shell, came: &Outcome) -> String {
    let mut aligned =
        Aligned::new([("Row", Column::Right), ("Candidate", Column::Flexible), ("Came to", Column::Flexible)]);
    for row in &came.rows {
        aligned.row([row.number.to_string(), row.name.clone(), came_to(row, came)]);
    }
    let is_held_back =
        |number: usize| came.rows.iter().any(|row| row.number == number && row.came_to == CameTo::Rejected);
    for cell in came.rejected.iter().filter(|rejected| !is_held_back(rejected.row)) {
        let column = cell.column.clone().unwrap_or_default();
        aligned.row([cell.row.to_string(), column, format!("not taken: {}", cell.reason)]);
    }
    aligned.text(shell)
}

fn came_to(row: &RowOutcome, came: &Outcome) -> String {
    match &row.came_to {
        CameTo::Added => "added".to_owned(),
        CameTo::Changed(labels) => format!("changed: {}", labels.join(", ")),
        CameTo::Unchanged => "unchanged".to_owned(),
        CameTo::Merged { row, by } => format!("merged with row {row}, same {by}"),
        CameTo::Rejected => {
            let reason = came.rejected.iter().find(|rejected| rejected.row == row.number);
            reason.map_or_else(|| "rejected".to_owned(), |rejected| format!("rejected: {}", rejected.reason))
        }
    }
}
