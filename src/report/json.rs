//! The report as JSON, for programs.

use super::Report;

/// Pretty-printed, with a line feed at the end. Contacts and notes are never in it.
pub(super) fn render(report: &Report) -> String {
    let mut text = serde_json::to_string_pretty(report).expect("every key of the report is text");
    text.push('\n');
    text
}
