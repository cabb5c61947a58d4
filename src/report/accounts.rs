//! The account lists of a plan with all that follows from them. Where they are kept is `store`'s.

use crate::accounts::{Lists, Overlap};
use crate::prioritise::presence::Presence;
use std::sync::Arc;

/// The account lists of a plan, held against each other once.
#[derive(Debug, Default)]
pub struct Accounts {
    /// The lists.
    pub lists: Lists,
    /// Who is present at which of our accounts.
    pub overlap: Overlap,
    /// The same as coverage counts it.
    presence: Presence,
}

impl Accounts {
    /// Of these lists. Until we have accounts of our own, nobody is known to be at any.
    #[must_use]
    pub fn of(lists: Lists) -> Arc<Self> {
        let overlap = Overlap::of(&lists);
        let presence = Presence::of(overlap.partners().cloned().collect(), overlap.by_account());
        Arc::new(Self { lists, overlap, presence })
    }

    /// Who is present where, as coverage counts it.
    pub(super) fn presence(&self) -> &Presence {
        &self.presence
    }
}
