//! Keys of step 5. The form has the keys of every form.

use super::{Action, Binding, Mode, ctrl, key};
use crossterm::event::KeyCode;

const EXPORT: &[Mode] = &[Mode::Export];

pub(super) static BINDINGS: &[Binding] = &[
    Binding {
        modes: EXPORT,
        keys: &[key(KeyCode::F(10)), ctrl('o')],
        action: Action::Write,
        label: "write the file",
        help: "Write the export to the place named.",
        rank: 1,
    },
    Binding {
        modes: EXPORT,
        keys: &[key(KeyCode::F(9))],
        action: Action::Copy,
        label: "copy",
        help: "Copy the whole text to the clipboard.",
        rank: 2,
    },
    Binding {
        modes: EXPORT,
        keys: &[key(KeyCode::PageDown)],
        action: Action::PageDown,
        label: "preview",
        help: "A page down in the preview.",
        rank: 3,
    },
    Binding {
        modes: EXPORT,
        keys: &[key(KeyCode::PageUp)],
        action: Action::PageUp,
        label: "preview up",
        help: "A page up in the preview.",
        rank: 0,
    },
];
