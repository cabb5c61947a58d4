//! `partnerplan path`: the folder plans are kept in.

use super::Outcome;
use crate::store::Store;

pub(super) fn run(store: &Store) -> Outcome {
    Outcome::data(format!("{}\n", store.plans().display()))
}
