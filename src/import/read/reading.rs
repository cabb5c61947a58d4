//! What somebody says of how a file is to be read; all that is not said is found.

use encoding_rs::Encoding;

/// How a file is to be read: what is not said is found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// The encoding of text.
    pub encoding: Option<&'static Encoding>,
    /// What stands between two cells of text.
    pub delimiter: Option<Delimiter>,
    /// The row of the headings, counted as in the file from 1; 0 where there are none.
    pub header_row: Option<usize>,
    /// The sheet of a workbook, by its name or its number from 1.
    pub sheet: Option<String>,
    /// Whether somebody chose the rows and copied them: then they need no headings.
    pub is_pasted: bool,
}

/// What stands between two cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delimiter {
    /// A sign of ASCII.
    Sign(char),
    /// Nothing: every row is one cell.
    OneColumn,
}

impl Delimiter {
    /// The delimiters people meet, and what each is called.
    pub const NAMED: [(&'static str, Self); 5] = [
        ("comma", Self::Sign(',')),
        ("semicolon", Self::Sign(';')),
        ("tab", Self::Sign('\t')),
        ("pipe", Self::Sign('|')),
        ("none", Self::OneColumn),
    ];

    /// The delimiter of this name, or the sign itself.
    #[must_use]
    pub fn named(text: &str) -> Option<Self> {
        let lower = text.to_lowercase();
        if let Some((_, delimiter)) = Self::NAMED.into_iter().find(|(name, _)| *name == lower) {
            return Some(delimiter);
        }
        let mut letters = text.chars();
        match (letters.next(), letters.next()) {
            (Some(letter), None) => Some(Self::Sign(letter)),
            (Some('\\'), Some('t')) => Some(Self::Sign('\t')),
            _ => None,
        }
    }
}
