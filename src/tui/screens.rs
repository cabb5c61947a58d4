//! The views of the five steps, and what each of them can do. One file a view.
//!
//! A view keeps only what belongs to looking and trying: which row, which field, which set is tried. Everything else is
//! in the plan. No view knows another: the way to one is its name.

pub(super) mod export;
pub(crate) mod home;
pub(super) mod ideal_customer;
pub(super) mod map;
pub(super) mod prioritise;
pub(super) mod strategies;

pub(super) use home::Home;
