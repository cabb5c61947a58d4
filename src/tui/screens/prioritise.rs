//! Step 3: qualify and rate, ranking, recruit, weights. One file a view, and what they share.

pub(crate) mod answers;
mod effect;
pub(crate) mod more;
pub(crate) mod pane;
pub(crate) mod ranking;
mod ranking_row;
pub(crate) mod rate;
pub(crate) mod recruit;
mod roster;
mod sections;
pub(crate) mod weights;
