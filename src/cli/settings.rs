//! `partnerplan settings`: the file of settings by name, whether there is one, and what of it cannot be taken.

use super::{Outcome, path, shell::Shell};
use crate::settings::Flaw;
use crate::store::Store;
use crate::tui::Setup;

pub(super) fn run(store: &Store, shell: &Shell) -> Outcome {
    let file = store.settings_file();
    let mut outcome = path::told(shell, &file);
    let setup = Setup::of(&store.settings(), shell.depth());
    outcome.words.extend(setup.flaws.iter().map(Flaw::sentence));
    if !setup.flaws.is_empty() {
        outcome.words.push("What is named here is left out; the rest holds.".to_owned());
        outcome.code = 1;
    } else if !file.exists() {
        outcome.words.push("There is no such file, and none is needed: everything is as shipped.".to_owned());
        outcome
            .words
            .push("“partnerplan keys --ron” prints one, with every key and a theme for an example.".to_owned());
    }
    outcome
}
