//! The days as iCalendar, RFC 5545, so that they stand in a diary: one event a day that something is done by.
//!
//! What may not go in: contacts, notes and clocks. An event keeps its name when its day moves, so that a diary that takes
//! the file again moves it and does not double it.

use super::Report;
use super::dates::{DateRow, words};
use super::page::line;
use crate::plan::slug;
use std::collections::HashSet;

/// Octets a line may have.
const LONGEST: usize = 75;
/// From so many on it is cut as soon as it can be.
const LONG: usize = 66;
/// The day events are said to be of where nobody says which day it is.
const ANY_DAY: &str = "20260101";

pub(super) fn write(report: &Report) -> String {
    let mut lines: Vec<String> =
        ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//partnerplan//partnerplan//EN", "CALSCALE:GREGORIAN"]
            .map(str::to_owned)
            .into();
    let mut known = HashSet::new();
    let rows = report.findings.iter().flat_map(|findings| &findings.dates.rows);
    for row in rows {
        lines.extend(event(report, row, &mut known));
    }
    lines.push("END:VCALENDAR".to_owned());
    lines.iter().map(|line| folded(line)).collect()
}

/// One event of a whole day, which keeps nobody busy.
fn event(report: &Report, row: &DateRow, known: &mut HashSet<String>) -> Vec<String> {
    let made = report.today.as_ref().map_or_else(|| ANY_DAY.to_owned(), |today| digits(today.as_str()));
    let mut lines = vec![
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{}", unused(&format!("{}.{}", row.key(), slug(&report.plan)), known)),
        format!("DTSTAMP:{made}T000000Z"),
        format!("DTSTART;VALUE=DATE:{}", digits(row.day.as_str())),
        format!("SUMMARY:{}", escaped(&format!("{}: {}", words::whom(row), words::what(row)))),
        format!("CATEGORIES:{}", escaped(row.kind.label())),
    ];
    let who = format!("Who: {}", words::who(row));
    let about: Vec<String> = [who, words::proof(row)].into_iter().filter(|text| !text.is_empty()).collect();
    lines.push(format!("DESCRIPTION:{}", escaped(&about.join(". "))));
    lines.extend(["TRANSP:TRANSPARENT", "END:VEVENT"].map(str::to_owned));
    lines
}

fn digits(day: &str) -> String {
    day.replace('-', "")
}

/// A name that no event before has.
fn unused(name: &str, known: &mut HashSet<String>) -> String {
    let mut id = format!("{name}@partnerplan");
    let mut count = 1;
    while !known.insert(id.clone()) {
        count += 1;
        id = format!("{name}.{count}@partnerplan");
    }
    id
}

/// Text as it stands in a line: its own marks told, nothing that moves or hides.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in line(text).chars() {
        if matches!(letter, '\\' | ';' | ',') {
            out.push('\\');
        }
        out.push(letter);
    }
    out
}

/// A line cut to the octets it may have, letters whole, each further part behind a blank. It is cut within a word where
/// that can be: readers that take away more than one blank would join two.
fn folded(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 8);
    let (mut used, mut before) = (0, ' ');
    for letter in line.chars() {
        let is_within = letter != ' ' && before != ' ';
        if used + letter.len_utf8() > LONGEST || (used >= LONG && is_within) {
            out.push_str("\r\n ");
            used = 1;
        }
        out.push(letter);
        used += letter.len_utf8();
        before = letter;
    }
    out + "\r\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_folded_at_75_octets_and_no_letter_is_cut() {
        let text = format!("SUMMARY:{}", "ü日".repeat(40));
        let whole = folded(&text);
        assert!(whole.split("\r\n").all(|part| part.len() <= LONGEST));
        assert_eq!(whole.replace("\r\n ", ""), format!("{text}\r\n"));
        assert_eq!(folded(""), "\r\n");
    }

    #[test]
    fn a_long_line_is_cut_within_a_word_so_that_no_reader_joins_two() {
        let words = format!("{} {}", "a".repeat(LONG - 1), "b".repeat(8));
        assert_eq!(folded(&words), format!("{} b\r\n {}\r\n", "a".repeat(LONG - 1), "b".repeat(7)));
        let whole = "c".repeat(LONG);
        assert_eq!(folded(&whole), format!("{whole}\r\n"), "what has its length is one line");
        let parts = folded(&"d ".repeat(100));
        assert!(
            parts.split("\r\n").all(|part| part.len() <= LONGEST),
            "where nothing is within a word, it is cut all the same"
        );
        assert_eq!(parts.replace("\r\n ", ""), format!("{}\r\n", "d ".repeat(100)));
        assert_eq!(folded(&"d ".repeat(38)).find("\r\n"), Some(LONGEST), "a line is as long as it may be");
        assert!(folded(&"ü ".repeat(100)).split("\r\n").all(|part| part.len() <= LONGEST), "letters have their octets");
    }

    #[test]
    fn no_two_events_have_one_name() {
        let known = &mut HashSet::new();
        let names: Vec<String> = (0..3).map(|_| unused("call.plan", known)).collect();
        assert_eq!(names, ["call.plan@partnerplan", "call.plan.2@partnerplan", "call.plan.3@partnerplan"]);
    }

    #[test]
    fn marks_of_the_format_are_told_and_controls_left_out() {
        assert_eq!(escaped("a, b; c\\d\r\ne\u{1b}[2J"), "a\\, b\\; c\\\\d e[2J");
    }
}
