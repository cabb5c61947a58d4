//! `partnerplan path`: the folder plans are kept in.

use super::{Outcome, shell::Shell};
use crate::store::{Store, shown};
use std::path::Path;

pub(super) fn run(store: &Store, shell: &Shell) -> Outcome {
    told(shell, &store.plans())
}

/// A path on a line of its own. What of it is no text in UTF-8 is shown as bytes, and that is said.
pub(super) fn told(shell: &Shell, path: &Path) -> Outcome {
    let line = shown(path.as_os_str()) + "\n";
    let outcome = Outcome::data(shell.foreign(&line));
    if path.to_str().is_some() {
        return outcome;
    }
    let words = "That path is not in UTF-8: a \\x with two digits stands for one byte of it, as in a shell’s $'…'.";
    Outcome { words: vec![words.to_owned()], ..outcome }
}
