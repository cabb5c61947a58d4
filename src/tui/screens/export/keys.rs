//! The keys of the export form, row by row.

use crate::report::Format;
use crate::tui::keys::{Action, Does, ENTER, Keys, PAGE_DOWN, PAGE_UP, Press, SPACE, bind, ctrl, f, letter, on};

/// The keys
pub(crate) const KEYS: Keys = Keys {
    title: "Export",
    rows: &[
        on(&[ctrl('o'), f(10)], Action::Write, "write", 1).says("Write the export to the place named."),
        on(&[ctrl('t'), f(9)], Action::Copy, "copy", 5)
            .says("Send the whole text to the terminal's clipboard; in tmux after “set -g set-clipboard on”."),
        on(&[PAGE_DOWN], Action::PageDown, "preview", 6).says("A page down in the preview."),
        on(&[PAGE_UP], Action::PageUp, "preview up", 0).says("A page up in the preview."),
    ],
};

/// The keys on the row of the format.
pub(crate) const FORMAT: Keys = Keys {
    title: "Export, on the format",
    rows: &[bind(&[Press::Letters(FORMATS)], Does::Letter(Action::Letter), "format", 0)
        .says("Choose the format by its first letter.")],
};

const LETTERS: [u8; Format::ALL.len()] = {
    let mut letters = [0; Format::ALL.len()];
    let mut at = 0;
    while at < letters.len() {
        letters[at] = Format::ALL[at].letter() as u8;
        at += 1;
    }
    letters
};

const FORMATS: &str = match str::from_utf8(&LETTERS) {
    Ok(letters) => letters,
    Err(_) => panic!("the letters of formats are ASCII"),
};

/// The letter that offers every paper.
pub(super) const PICK: char = 'p';

/// The keys on the row of the paper.
pub(crate) const PAPER: Keys = Keys {
    title: "Export, on the paper",
    rows: &[
        bind(&[Press::Letters("p")], Does::Letter(Action::Letter), "pick a paper", 2)
            .says("Pick from all papers: those for a partner, about a partner, on a segment."),
        bind(&[Press::Letters("bsf")], Does::Letter(Action::Letter), "board, short, full", 0)
            .says("The page for the board, the short report, the full one."),
    ],
};

/// The keys on the row of the notes.
pub(crate) const NOTES: Keys = Keys {
    title: "Export, on the notes",
    rows: &[
        on(&[letter('y')], Action::Yes, "with notes", 0).says("With contacts and notes."),
        on(&[letter('n')], Action::No, "without", 0).says("Without contacts and notes."),
    ],
};

/// The keys on the row that writes.
pub(crate) const WRITE: Keys = Keys {
    title: "Export, on the last row",
    rows: &[on(&[ENTER, SPACE], Action::Open, "write the file", 0).says("Write the export to the place named.")],
};
