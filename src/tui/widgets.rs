//! What several screens are made of: a text being edited, a form, a list of rows.

pub(super) mod editor;
pub(super) mod filter;
pub(super) mod form;
pub(super) mod list;
