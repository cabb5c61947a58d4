//! Step 2: candidates and whom to call first, whom they reach, trusted sources.

mod about;
pub(crate) mod accounts;
mod adding;
pub(crate) mod candidates;
pub(crate) mod doubles;
pub(crate) mod importing;
pub(crate) mod linking;
mod nothing;
pub(crate) mod reach;
pub(crate) mod sources;
pub(crate) mod won_deals;
