//! What every row of a table comes to in a plan: added, changed, merged with another row, unchanged or rejected, with
//! the one change that does all of it. Nothing is left out in silence.

mod came;
mod candidates;
mod cells;
mod desk;
mod judgements;
mod roster;
mod row;
mod told;

pub use came::{CameTo, Outcome, Rejected, RowOutcome};
pub use told::{json, rejects, warnings};
