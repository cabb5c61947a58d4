//! What rows can come to.

use crate::import::table::Note;
use crate::plan::Change;
use std::collections::HashMap;

/// What a table comes to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outcome {
    /// Every row of data, in the file's order.
    pub rows: Vec<RowOutcome>,
    /// Rows and cells that were not taken, and why.
    pub rejected: Vec<Rejected>,
    /// What is worth saying of a row or of the file.
    pub warnings: Vec<Note>,
    /// What does all of it, one step to undo; none where nothing changes.
    pub change: Option<Change>,
}

/// A row, and what it comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowOutcome {
    /// Its number in the file.
    pub number: usize,
    /// The candidate it is about; what the row says of a name where there is none.
    pub name: String,
    /// What it comes to.
    pub came_to: CameTo,
}

/// What a row comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CameTo {
    /// A candidate that was not there.
    Added,
    /// Something else is known of a candidate now: what, by its labels.
    Changed(Vec<String>),
    /// All it says was known.
    Unchanged,
    /// It is of the same company as an earlier row, and went into that.
    Merged {
        /// The earlier row.
        row: usize,
        /// What says so: "domain", "name".
        by: &'static str,
    },
    /// It was not taken; the reason stands among the rejected.
    Rejected,
}

/// Something that was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rejected {
    /// The row in the file.
    pub row: usize,
    /// The heading of the cell; none where it is the whole row.
    pub column: Option<String>,
    /// Why, in a sentence.
    pub reason: String,
}

impl RowOutcome {
    fn words(&self, rejected: &[&Rejected]) -> String {
        let whole: Vec<&str> = rejected.iter().filter(|it| it.column.is_none()).map(|it| it.reason.as_str()).collect();
        let mut words = match &self.came_to {
            CameTo::Added => "added".to_owned(),
            CameTo::Changed(labels) => format!("changed: {}", labels.join(", ")),
            CameTo::Unchanged => "unchanged".to_owned(),
            CameTo::Merged { row, by } => format!("into row {row}, the same {by}"),
            CameTo::Rejected => format!("rejected: {}", whole.join(" ")),
        };
        for (column, reason) in rejected.iter().filter_map(|it| Some((it.column.as_ref()?, &it.reason))) {
            words.extend(["; not taken, ", column, ": ", reason]);
        }
        words
    }
}

impl Outcome {
    /// How many rows came to this.
    #[must_use]
    pub fn count(&self, is_it: impl Fn(&CameTo) -> bool) -> usize {
        self.rows.iter().filter(|row| is_it(&row.came_to)).count()
    }

    /// What each row comes to, in the order of the rows, with what of it is not taken and why.
    #[must_use]
    pub fn rows_in_words(&self) -> Vec<String> {
        let mut rejected: HashMap<usize, Vec<&Rejected>> = HashMap::new();
        for it in &self.rejected {
            rejected.entry(it.row).or_default().push(it);
        }
        let none = Vec::new();
        self.rows.iter().map(|row| row.words(rejected.get(&row.number).unwrap_or(&none))).collect()
    }

    /// "3 added, 1 changed, 2 merged, 4 unchanged, 1 rejected", without what there is none of.
    #[must_use]
    pub fn in_words(&self) -> String {
        let counts = [
            (self.count(|it| *it == CameTo::Added), "added"),
            (self.count(|it| matches!(it, CameTo::Changed(_))), "changed"),
            (self.count(|it| matches!(it, CameTo::Merged { .. })), "merged"),
            (self.count(|it| *it == CameTo::Unchanged), "unchanged"),
            (self.count(|it| *it == CameTo::Rejected), "rejected"),
        ];
        let some: Vec<String> =
            counts.iter().filter(|(count, _)| *count > 0).map(|(count, word)| format!("{count} {word}")).collect();
        if some.is_empty() { "no rows".to_owned() } else { some.join(", ") }
    }
}
