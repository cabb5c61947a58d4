//! One value before and after, in words.

use crate::plan::{Field, Kind, phrases, tags};
use std::fmt::Write;

/// Nothing, where a value is or was none.
const NOTHING: &str = "–";
/// What is longer stands on a line of its own.
const LONG: usize = 40;

/// A value that has changed, as it is to be shown.
pub(super) enum Worded {
    /// In a few words, among others.
    Short(String),
    /// Behind the words it is about.
    Long(String, String),
}

/// A field that reads otherwise now.
pub(super) fn field(field: &Field, before: &str, after: &str) -> Worded {
    let label = lower(field.label);
    match field.kind {
        Kind::Phrases => Worded::Long(label, lists(&phrases(before), &phrases(after))),
        Kind::Tags => Worded::Long(label, lists(&tags(before), &tags(after))),
        Kind::Notes => Worded::Long(label, lists(&phrases(before), &phrases(after))),
        Kind::Line if is_long(before) || is_long(after) => Worded::Long(label, quoted(before, after)),
        _ => Worded::Short(format!("{label} {}", arrow(before, after))),
    }
}

fn is_long(text: &str) -> bool {
    text.chars().count() > LONG || text.contains([',', ';', '\n'])
}

/// "candidate → contacted".
pub(super) fn arrow(before: &str, after: &str) -> String {
    format!("{} → {}", or_nothing(before), or_nothing(after))
}

/// “Call them” → “Send the terms”.
pub(super) fn quoted(before: &str, after: &str) -> String {
    let marked = |text: &str| if text.is_empty() { NOTHING.to_owned() } else { format!("“{text}”") };
    format!("{} → {}", marked(before), marked(after))
}

fn or_nothing(text: &str) -> &str {
    if text.is_empty() { NOTHING } else { text }
}

/// What has come to a list and what has gone from it: "also DACH; no longer Nordics".
pub(super) fn lists(before: &[String], after: &[String]) -> String {
    let (came, gone) = (beyond(after, before), beyond(before, after));
    let mut words = String::new();
    for (lead, items) in [("also", came), ("no longer", gone)] {
        if !items.is_empty() {
            let parted = if words.is_empty() { "" } else { "; " };
            let items: Vec<String> = items.iter().map(|item| format!("“{item}”")).collect();
            let _ = write!(words, "{parted}{lead} {}", items.join(", "));
        }
    }
    if words.is_empty() { "in another order".to_owned() } else { words }
}

/// What the one list has that the other has not, as often as it has it.
fn beyond<'a>(one: &'a [String], other: &[String]) -> Vec<&'a String> {
    let mut left: Vec<&String> = other.iter().collect();
    let is_new = |item: &&String| match left.iter().position(|it| it == item) {
        Some(at) => {
            left.remove(at);
            false
        }
        None => true,
    };
    one.iter().filter(is_new).collect()
}

/// A label as it stands inside a line: "Next step" is "next step", "CRM" stays.
pub(super) fn lower(label: &str) -> String {
    let mut letters = label.chars();
    match (letters.next(), label.chars().nth(1)) {
        (Some(first), Some(second)) if !second.is_uppercase() => first.to_lowercase().chain(letters).collect(),
        _ => label.to_owned(),
    }
}
