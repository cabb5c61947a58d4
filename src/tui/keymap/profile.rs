//! Keys of step 1: buying group and stages. Its forms have the keys of every form.

use super::{Action, Binding, Mode, Press, key, letter};
use crossterm::event::KeyCode;

const BUYERS: &[Mode] = &[Mode::Buyers];
const BOTH: &[Mode] = &[Mode::Buyers, Mode::Stages];

pub(super) static BINDINGS: &[Binding] = &[
    Binding {
        modes: BOTH,
        keys: &[key(KeyCode::Enter)],
        action: Action::Open,
        label: "edit",
        help: "Edit the selected one.",
        rank: 1,
    },
    Binding { modes: BOTH, keys: &[letter('a')], action: Action::Add, label: "add", help: "Add one.", rank: 2 },
    Binding {
        modes: BOTH,
        keys: &[letter('d'), key(KeyCode::Delete)],
        action: Action::Delete,
        label: "delete",
        help: "Delete the selected one, with all that refers to it. Undo brings it back.",
        rank: 3,
    },
    Binding {
        modes: BUYERS,
        keys: &[Press::Digits(1, 9)],
        action: Action::Digit(0),
        label: "in the room at stage n",
        help: "Switch whether the buyer is in the room at the stage with that number.",
        rank: 4,
    },
];
