//! The door for programs: a list of edits in JSON, in the words of the table of fields, becomes one change of a plan,
//! through [`interview`](crate::interview) as if a person had given the answers. All of it or nothing: every mistake is
//! named with its place in the list and with what could stand there.
//!
//! What may not go in: files, printing, and what the edits are worth.

mod carry;
mod entry;
mod shape;
mod told;

pub use entry::MOST_EDITS;
pub use told::{json, told_lines, values_json};

use crate::plan::{Change, Difference, Edit, Plan, differences};
use carry::Carrier;
use entry::Entries;
use shape::Shaped;

/// The most bytes such a list may have.
pub const MOST_BYTES: u64 = 8 * 1024 * 1024;

/// Something wrong with an edit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// Which edit, counted from 1.
    pub edit: usize,
    /// Where, as a JSON pointer: `/0/field`.
    pub at: String,
    /// What is wrong and what could stand there, without the place.
    pub text: String,
}

impl Mistake {
    /// A mistake of the edit at a place counted from 0, at a key or in the whole of it.
    fn of(place: usize, key: &str, text: impl Into<String>) -> Self {
        let key = key.replace('~', "~0").replace('/', "~1");
        let behind = if key.is_empty() { String::new() } else { format!("/{}", shape::shown(&key)) };
        Self { edit: place + 1, at: format!("/{place}{behind}"), text: text.into() }
    }
}

/// A list of edits, each of the right shape.
#[derive(Debug)]
pub struct Edits(Vec<Shaped>);

/// What a list of edits comes to in a plan.
#[derive(Debug)]
pub struct Applied {
    /// How many edits the list has.
    pub edits: usize,
    /// The change that makes them, one step to undo; none where one of them is wrong.
    pub change: Option<Change>,
    /// Every value that is another then.
    pub changed: Vec<Difference>,
    /// What is wrong.
    pub mistakes: Vec<Mistake>,
}

/// Why a text is no list of edits.
#[derive(Debug, PartialEq, Eq)]
pub enum Refused {
    /// It is no JSON, or no list, in a sentence.
    NoList(String),
    /// These of so many edits have not the shape of one.
    Mistakes(usize, Vec<Mistake>),
}

/// Reads a list of edits. What is taken is what `assets/apply.schema.json` takes.
///
/// # Errors
/// When it is no such list.
pub fn read(bytes: &[u8]) -> Result<Edits, Refused> {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let Entries(entries) = serde_json::from_slice(bytes).map_err(|error| Refused::NoList(no_list(&error)))?;
    let count = entries.len();
    let mut edits = Vec::with_capacity(count);
    let mut mistakes = Vec::new();
    for (at, entry) in entries.into_iter().enumerate() {
        match shape::shaped(at, entry) {
            Ok(edit) => edits.push(edit),
            Err(wrong) => mistakes.extend(wrong),
        }
    }
    if mistakes.is_empty() { Ok(Edits(edits)) } else { Err(Refused::Mistakes(count, mistakes)) }
}

fn no_list(error: &serde_json::Error) -> String {
    let words = error.to_string();
    let what = words.split(" at line ").next().unwrap_or_default();
    format!("line {}, column {}: {}", error.line(), error.column(), shape::shown(what))
}

/// Finds what the edits come to in `plan`, which stays as it is.
#[must_use]
pub fn apply(plan: &Plan, Edits(edits): &Edits) -> Applied {
    let mut carrier = Carrier::on(plan);
    for (at, edit) in edits.iter().enumerate() {
        carrier.carry(at, edit);
    }
    let Carrier { plan: after, changes, mistakes, .. } = carrier;
    if !mistakes.is_empty() {
        return Applied { edits: edits.len(), change: None, changed: Vec::new(), mistakes };
    }
    let changed = differences(plan, &after);
    Applied { edits: edits.len(), change: Some(together(edits.len(), changes)), changed, mistakes }
}

fn together(count: usize, mut changes: Vec<Change>) -> Change {
    if changes.len() == 1 {
        return changes.pop().map(|change| Change::new(change.what, change.edit)).expect("there is one");
    }
    let edits = changes.into_iter().map(|change| change.edit).collect();
    Change::new(format!("{count} edits of a program"), Edit::Together(edits))
}
