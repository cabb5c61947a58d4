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
            // Signs that part words for the eye are read as signs.
            let line = line.replace(" · ", ", ").replace('…', "...").replace(" – ", ", ");
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
        self.more = rows;
        self.more();
    }

    /// Reads on in the list that was begun; false where it was read to its end.
    pub(super) fn more(&mut self) -> bool {
        let mut rows = std::mem::take(&mut self.more);
        let rest = rows.split_off(rows.len().min(PAGE));
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

/// The line in ASCII: our own signs as a sentence says them, letters without their marks, any other as a question mark.
fn plain(line: &str) -> String {
    let words = ascii_words(line);
    if words.is_ascii() { words } else { any_ascii::any_ascii(&words) }
}
