//! What several screens are made of: a list with its columns, filter and order, a table, a text to read, a value among
//! several, a line being edited.

pub(super) mod about_kind;
pub(super) mod choice;
pub(super) mod column;
pub(super) mod drawing;
pub(super) mod editor;
pub(super) mod filter;
pub(super) mod list;
pub(super) mod matrix;
pub(super) mod query;
pub(super) mod scroll;
pub(super) mod table;
pub(super) mod worked_deal;
