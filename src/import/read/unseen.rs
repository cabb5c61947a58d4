//! Letters in cells that cannot be seen: what moves a cursor, turns the reading direction or hides. They stay in the
//! table as they are, whoever takes a cell cleans it; here they are counted, and told.

use super::notes::Notes;
use crate::text::seen::{is_hidden, seen};
use std::collections::BTreeSet;

/// What was met, by kind.
#[derive(Debug, Default)]
pub(super) struct Unseen {
    zeros: Count,
    controls: Count,
    directions: Count,
    hidden: Count,
    broken: Count,
}

/// How many, and the row of the first.
#[derive(Debug, Default)]
struct Count {
    letters: usize,
    first: usize,
}

impl Count {
    fn add(&mut self, row: usize) {
        if self.letters == 0 {
            self.first = row;
        }
        self.letters += 1;
    }
}

impl Unseen {
    /// Looks through a cell.
    pub(super) fn look(&mut self, cell: &str, row: usize) {
        if cell.bytes().all(|byte| (0x20..0x7f).contains(&byte)) {
            return;
        }
        // Those that hold an emoji or a joined script together stay; looked up once, for there may be a million.
        let kept: BTreeSet<char> = seen(cell).chars().filter(|letter| is_hidden(*letter)).collect();
        for letter in cell.chars() {
            match letter {
                '\t' | '\n' | '\r' => {}
                '\0' => self.zeros.add(row),
                control if control.is_control() => self.controls.add(row),
                '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{61c}' => {
                    self.directions.add(row);
                }
                // These two are line breaks.
                '\u{2028}' | '\u{2029}' => {}
                hidden if is_hidden(hidden) && !kept.contains(&hidden) => {
                    self.hidden.add(row);
                }
                '\u{fffd}' => self.broken.add(row),
                _ => {}
            }
        }
    }

    /// Says what was met.
    pub(super) fn tell(&self, notes: &mut Notes) {
        for (count, one, many, then) in [
            (&self.zeros, "zero byte", "zero bytes", "taken out"),
            (&self.controls, "control character", "control characters", "taken out"),
            (&self.directions, "mark of reading direction", "marks of reading direction", "taken out"),
            (&self.hidden, "letter that cannot be seen", "letters that cannot be seen", "taken out"),
            (&self.broken, "letter that could not be read", "letters that could not be read", "shown as �"),
        ] {
            let Count { letters, first } = count;
            match letters {
                0 => {}
                1 => notes.row(*first, format!("1 {one} in row {first}: it is {then}.")),
                _ => notes.row(*first, format!("{letters} {many}, the first in row {first}: they are {then}.")),
            }
        }
    }
}
