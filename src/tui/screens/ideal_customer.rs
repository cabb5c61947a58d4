//! Step 1: goal and limits, the ideal customer, the buying group, the buying stages, in the order asked.

pub(crate) mod buying_group;
pub(crate) mod buying_stages;
pub(crate) mod goal;
mod presence;
pub(crate) mod profile;
mod rows;
