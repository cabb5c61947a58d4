//! `partnerplan path`: the folder plans are kept in.

use super::{Outcome, shell::Shell};
use crate::store::Store;

pub(super) fn run(store: &Store, shell: &Shell) -> Outcome {
    Outcome::data(shell.foreign(&format!("{}\n", store.plans().display())))
}
