//! What each column of a table is: found by its heading, then by its cells, and changed column by column.

mod claims;
mod mapped;
mod option;
mod reading;

pub use mapped::{MappedColumn, Mapping, Question};
