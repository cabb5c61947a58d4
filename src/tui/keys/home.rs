//! Keys of Home.

use super::{Action, Binding, Mode, key, letter};
use crossterm::event::KeyCode;

const HOME: &[Mode] = &[Mode::Home];

pub(super) static BINDINGS: &[Binding] = &[
    Binding {
        modes: HOME,
        keys: &[key(KeyCode::Enter)],
        action: Action::Open,
        label: "open",
        help: "Open the selected plan.",
        rank: 1,
    },
    Binding {
        modes: HOME,
        keys: &[letter('n')],
        action: Action::New,
        label: "new",
        help: "Make a new plan from an industry starter.",
        rank: 2,
    },
    Binding {
        modes: HOME,
        keys: &[letter('e')],
        action: Action::Example,
        label: "example",
        help: "Open the example, fully worked.",
        rank: 3,
    },
    Binding {
        modes: HOME,
        keys: &[letter('q')],
        action: Action::Quit,
        label: "quit",
        help: "Leave. Everything is saved.",
        rank: 4,
    },
    Binding {
        modes: HOME,
        keys: &[letter('r')],
        action: Action::Rename,
        label: "rename",
        help: "Give the plan another name.",
        rank: 5,
    },
    Binding {
        modes: HOME,
        keys: &[letter('y')],
        action: Action::Duplicate,
        label: "copy",
        help: "Make a copy of the plan.",
        rank: 6,
    },
    Binding {
        modes: HOME,
        keys: &[letter('d'), key(KeyCode::Delete)],
        action: Action::Delete,
        label: "delete",
        help: "Put the plan into the trash; it can come back.",
        rank: 7,
    },
    Binding {
        modes: HOME,
        keys: &[letter('t')],
        action: Action::Trash,
        label: "trash",
        help: "See what was deleted and bring it back.",
        rank: 8,
    },
    Binding {
        modes: HOME,
        keys: &[letter('/')],
        action: Action::Filter,
        label: "filter",
        help: "Show only plans whose name contains a text.",
        rank: 9,
    },
    Binding {
        modes: HOME,
        keys: &[key(KeyCode::F(5))],
        action: Action::Reload,
        label: "read again",
        help: "Read the folder again.",
        rank: 0,
    },
    Binding {
        modes: HOME,
        keys: &[key(KeyCode::Esc)],
        action: Action::Back,
        label: "clear filter",
        help: "Clear the filter.",
        rank: 0,
    },
];
