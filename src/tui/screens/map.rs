//! Step 2: candidates, quick pass, call first, influence, coverage, trusted sources.

mod about;
mod adding;
pub(in crate::tui) mod call_first;
pub(in crate::tui) mod candidates;
pub(in crate::tui) mod coverage;
pub(in crate::tui) mod influence;
mod matrix;
mod nothing;
pub(in crate::tui) mod quick_pass;
mod shown;
pub(in crate::tui) mod sources;
