//! Step 1: the goal, the ideal customer, the buying group with its stages, in the order asked.

pub(crate) mod buyers;
pub(crate) mod goal;
pub(crate) mod profile;
