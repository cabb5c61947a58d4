//! What several screens are made of: a text being edited, a filter, a list of rows.

pub(super) mod choice;
pub(super) mod editor;
pub(super) mod filter;
pub(super) mod list;
