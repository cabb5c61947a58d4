//! What is said: lines of what can be read out, each ended by a line feed, and nothing else.

use crate::text::ascii_words;
use crate::text::seen::{one_line, seen};
use std::io::Write;

/// So many rows of a list are read at a time.
const PAGE: usize = 20;

/// Whoever speaks.
pub(super) struct Voice<'out> {
    out: &'out mut dyn Write,
    ascii: bool,
    /// What of a list has not been read yet.
    more: Vec<String>,
    has_gone: bool,
}

impl<'out> Voice<'out> {
    pub(super) fn new(out: &'out mut dyn Write, ascii: bool) -> Self {
        Self { out, ascii, more: Vec::new(), has_gone: false }
    }

    /// Says this, a line each; blank ones are left out.
    pub(super) fn say(&mut self, text: &str) {
        for line in seen(text).split('\n').map(one_line).filter(|line| !line.is_empty()) {
            let line = in_words(&line);
            let line = if self.ascii { plain(&line) } else { line };
            self.has_gone |= writeln!(self.out, "{line}").is_err();
        }
    }

    /// What was said is heard now.
    pub(super) fn breathe(&mut self) {
        self.has_gone |= self.out.flush().is_err();
    }

    /// Whether nobody listens any more.
    pub(super) fn has_gone(&self) -> bool {
        self.has_gone
    }

    /// Reads rows, a page of them; [`Self::more`] reads on.
    pub(super) fn read(&mut self, rows: Vec<String>) {
        self.read_first(PAGE, rows);
    }

    /// The same with another number of rows at first.
    pub(super) fn read_first(&mut self, first: usize, rows: Vec<String>) {
        self.more = rows;
        self.read_on(first);
    }

    /// Reads on in the list that was begun; false where it was read to its end.
    pub(super) fn more(&mut self) -> bool {
        self.read_on(PAGE)
    }

    fn read_on(&mut self, most: usize) -> bool {
        let mut rows = std::mem::take(&mut self.more);
        let rest = rows.split_off(rows.len().min(most));
        for row in &rows {
            self.say(row);
        }
        if !rest.is_empty() {
            self.say(&format!("{} more: .more reads on.", rest.len()));
        }
        self.more = rest;
        !rows.is_empty()
    }
}

/// The line without signs that are for the eye: "#3", "~5 days", "talking → candidate", "8–24 deals".
fn in_words(line: &str) -> String {
    let mut words = line.to_owned();
    for (sign, said) in [
        (" → –", ", now nothing"),
        (" → ·", ", now nothing"),
        ("– → ", "nothing, now "),
        ("· → ", "nothing, now "),
        (" → ", ", now "),
        (" · ", ", "),
        (" – ", ", "),
        ("…", "..."),
    ] {
        words = words.replace(sign, said);
    }
    let letters: Vec<char> = words.chars().collect();
    let mut out = String::with_capacity(words.len());
    for (at, letter) in letters.iter().enumerate() {
        let (before, behind) = (at.checked_sub(1).map(|at| letters[at]), letters.get(at + 1).copied());
        let is_figure = behind.is_some_and(|behind| behind.is_ascii_digit() || "$€£".contains(behind));
        match letter {
            '#' if is_figure => out.push_str("number "),
            '~' if is_figure || behind.is_some_and(char::is_uppercase) => out.push_str("about "),
            '–' if is_figure && before.is_some_and(char::is_alphanumeric) => out.push_str(" to "),
            letter => out.push(*letter),
        }
    }
    out
}

/// The line in ASCII: our own signs as a sentence says them, letters without their marks, any other as a question mark.
fn plain(line: &str) -> String {
    let words = ascii_words(line);
    if words.is_ascii() { words } else { any_ascii::any_ascii(&words) }
}

#[cfg(test)]
mod tests {
    use super::in_words;

    #[test]
    fn signs_for_the_eye_are_said_in_words() {
        for (seen, said) in [
            ("#3 of 9, ~7 days and ~$5k", "number 3 of 9, about 7 days and about $5k"),
            ("contact Frau Dr. → –", "contact Frau Dr., now nothing"),
            ("status: – → talking", "status: nothing, now talking"),
            ("8–24 deals, $336k–$1,008k", "8 to 24 deals, $336k to $1,008k"),
            ("C# and a~b", "C# and a~b"),
        ] {
            assert_eq!(in_words(seen), said);
        }
    }
}
