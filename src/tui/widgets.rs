//! What several screens are made of: a text being edited, a form, a list of rows.

pub mod editor;
pub mod filter;
pub mod form;
pub mod list;
