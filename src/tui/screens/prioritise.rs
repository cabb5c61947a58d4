//! Step 3: qualify and rate, ranking, recruit, weights. One file a view, and what they share.

pub(crate) mod answers;
mod effect;
pub(crate) mod pane;
pub(crate) mod ranking;
pub(crate) mod rate;
pub(crate) mod recruit;
pub(crate) mod weights;
