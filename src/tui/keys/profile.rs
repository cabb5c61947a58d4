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
    Binding {
        modes: BUYERS,
        keys: &[Press::Digits(1, 9)],
        action: Action::Digit(0),
        label: "in the room",
        help: "Switch whether the buyer is in the room at the stage with that number.",
        rank: 2,
    },
    Binding { modes: BOTH, keys: &[letter('a')], action: Action::Add, label: "add", help: "Add one.", rank: 3 },
    Binding {
        modes: BOTH,
        keys: &[letter('w')],
        action: Action::Weights,
        label: "weight",
        help: "Set how much the selected one counts.",
        rank: 4,
    },
    Binding {
        modes: BOTH,
        keys: &[letter('d'), key(KeyCode::Delete)],
        action: Action::Delete,
        label: "delete",
        help: "Delete the selected one, with all that refers to it. Undo brings it back.",
        rank: 5,
    },
    Binding {
        modes: &[Mode::Stages],
        keys: &[letter('c')],
        action: Action::Restore,
        label: "usual stages",
        help: "Add those of the usual six stages that are not there.",
        rank: 6,
    },
    Binding {
        modes: BUYERS,
        keys: &[key(KeyCode::Left), letter('h')],
        action: Action::Left,
        label: "stage before",
        help: "To the stage before.",
        rank: 0,
    },
    Binding {
        modes: BUYERS,
        keys: &[key(KeyCode::Right), letter('l')],
        action: Action::Right,
        label: "next stage",
        help: "To the next stage.",
        rank: 0,
    },
    Binding {
        modes: BUYERS,
        keys: &[letter(' ')],
        action: Action::Toggle,
        label: "switch",
        help: "Switch whether the buyer is in the room at the marked stage.",
        rank: 0,
    },
];
