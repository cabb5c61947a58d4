//! Step 2: candidates and whom to call first, influence, coverage, trusted sources.

mod about;
mod adding;
pub(crate) mod candidates;
pub(crate) mod coverage;
pub(crate) mod influence;
mod matrix;
mod nothing;
pub(crate) mod sources;
