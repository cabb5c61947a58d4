//! Step 2: candidates, quick pass, call first, influence, coverage, trusted sources.

mod about;
mod adding;
pub(crate) mod call_first;
pub(crate) mod candidates;
pub(crate) mod coverage;
pub(crate) mod influence;
mod matrix;
mod nothing;
pub(crate) mod quick_pass;
mod shown;
pub(crate) mod sources;
