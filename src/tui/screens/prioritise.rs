//! Step 3: ranking, qualify, rate, weights. One file a view, and what they share.

mod answers;
mod customer;
mod effect;
pub(in crate::tui) mod more;
pub(in crate::tui) mod qualify;
mod qualify_table;
mod questions;
pub(in crate::tui) mod ranking;
mod ranking_row;
pub(in crate::tui) mod rate;
pub(in crate::tui) mod recruit;
mod roster;
mod sections;
mod standing;
mod verdict_line;
pub(in crate::tui) mod weights;
mod why_draw;
