//! Whom to recruit: the set of partners that reaches the buyers best within what we can spend.
//!
//! [`problem`] is what is chosen from and within which limits, in numbers; [`solve`](search::solve) finds the best set
//! and proves it; [`near`] finds all sets as good, [`recommended`] the one of them to ask first; [`Readings`] who of them
//! is in a best set once whom anybody reaches is drawn; [`forecast`] what becomes of a set when candidates answer;
//! [`Recruiting`] and [`Outlook`] ask all that of a plan.

pub mod forecast;
pub mod near;
pub mod problem;
pub mod recommended;
pub mod search;

mod alike;
mod asked;
mod bound;
mod broken;
mod by_hand;
mod cells;
mod dominance;
mod excess;
mod frontier;
mod infeasible;
mod left_out;
mod outlook;
mod plan;
mod readings;
mod start;

pub(super) use asked::{Asked, Chooses};
pub use asked::{Set, Spend};
pub use broken::{BrokenLimit, broken_limits};
pub use excess::Excess;
pub use frontier::{Frontier, Steps};
pub use infeasible::{Infeasible, Limit, Must, Nobody, Wanted};
pub use left_out::{Reason, Worse};
pub use outlook::{IfNo, Outlook};
pub use plan::{LeftOut, Member, Recruiting, Status, recommended_set};
pub use readings::Readings;
