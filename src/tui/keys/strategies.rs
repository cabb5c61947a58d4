//! Keys of step 4: segments and their sheets.

use super::{Action, Binding, Mode, Press, key, letter};
use crossterm::event::{KeyCode, KeyModifiers};

const SEGMENTS: &[Mode] = &[Mode::Segments];
const SHEET: &[Mode] = &[Mode::Sheet];

pub(super) static BINDINGS: &[Binding] = &[
    Binding {
        modes: SEGMENTS,
        keys: &[key(KeyCode::Enter), key(KeyCode::Right)],
        action: Action::Open,
        label: "sheet",
        help: "Go to the segment's sheet.",
        rank: 1,
    },
    Binding {
        modes: SEGMENTS,
        keys: &[letter('n')],
        action: Action::NewSegment,
        label: "new segment",
        help: "Make a segment of your own.",
        rank: 2,
    },
    Binding {
        modes: SEGMENTS,
        keys: &[letter('p')],
        action: Action::Assign,
        label: "put somebody in",
        help: "Put a candidate into this segment.",
        rank: 3,
    },
    Binding {
        modes: SEGMENTS,
        keys: &[letter('r')],
        action: Action::Rename,
        label: "rename",
        help: "Give the segment another name.",
        rank: 4,
    },
    Binding {
        modes: SEGMENTS,
        keys: &[letter('d'), key(KeyCode::Delete)],
        action: Action::Delete,
        label: "delete",
        help: "Delete the segment; its partners go back to their model's. Undo brings it back.",
        rank: 5,
    },
    Binding {
        modes: SHEET,
        keys: &[key(KeyCode::Enter)],
        action: Action::Open,
        label: "edit",
        help: "Edit the line.",
        rank: 1,
    },
    Binding {
        modes: SHEET,
        keys: &[letter('a')],
        action: Action::Add,
        label: "add",
        help: "Add a line after this one.",
        rank: 2,
    },
    Binding {
        modes: SHEET,
        keys: &[key(KeyCode::Char(' '))],
        action: Action::Toggle,
        label: "answer",
        help: "Whether we answer the need: yes, planned, no.",
        rank: 3,
    },
    Binding {
        modes: SHEET,
        keys: &[letter('c')],
        action: Action::Restore,
        label: "catalogue",
        help: "The catalogue's wording again: of this line, its part or the whole sheet.",
        rank: 5,
    },
    Binding {
        modes: SHEET,
        keys: &[letter('d'), key(KeyCode::Delete)],
        action: Action::Delete,
        label: "delete",
        help: "Delete the line. Undo brings it back.",
        rank: 4,
    },
    Binding {
        modes: SHEET,
        keys: &[Press::Key(KeyCode::Up, KeyModifiers::SHIFT), letter('K')],
        action: Action::MoveUp,
        label: "move up",
        help: "Move the line up.",
        rank: 0,
    },
    Binding {
        modes: SHEET,
        keys: &[Press::Key(KeyCode::Down, KeyModifiers::SHIFT), letter('J')],
        action: Action::MoveDown,
        label: "move down",
        help: "Move the line down.",
        rank: 0,
    },
    Binding {
        modes: SHEET,
        keys: &[key(KeyCode::Left)],
        action: Action::Back,
        label: "segments",
        help: "Back to the list of segments.",
        rank: 6,
    },
];
