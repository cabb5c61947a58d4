//! Two versions of a plan that come from one become one plan again: what only one of them says otherwise is taken, and
//! what both do is kept as undecided in the plan, with both values, until somebody settles it. Nothing that either of them
//! says is lost, nor what hung on something that one has deleted and the other changed.
//!
//! The versions are held against each other field by field, by the names of the file. What may not go in: files, and how
//! it is shown.

mod kept;
mod lines;
mod order;
mod settle;
mod three;
mod tree;
mod words;

pub use kept::{Merge, merge};
pub use lines::lines;
pub use settle::{Gone, edit, settle, settled, taken};
pub use three::{NoPlan, apart};
pub use words::{Choice, between, not_back, problems, what};
