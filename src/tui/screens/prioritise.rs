//! Step 3: ranking, qualify, rate, weights. One file a view, and what they share.

pub(crate) mod answers;
mod customer;
mod effect;
pub(crate) mod more;
pub(crate) mod pane;
pub(crate) mod qualify;
mod qualify_table;
mod questions;
pub(crate) mod ranking;
mod ranking_row;
pub(crate) mod rate;
pub(crate) mod recruit;
mod roster;
mod sections;
mod standing;
pub(crate) mod weights;
