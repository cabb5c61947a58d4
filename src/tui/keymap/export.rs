//! Keys of step 5. The form has the keys of every form.

use super::{Action, Binding, Mode, ctrl, key};
use crossterm::event::KeyCode;

pub(super) static BINDINGS: &[Binding] = &[Binding {
    modes: &[Mode::Export],
    keys: &[key(KeyCode::F(10)), ctrl('e')],
    action: Action::Write,
    label: "write the file",
    help: "Write the export to the place named.",
    rank: 1,
}];
