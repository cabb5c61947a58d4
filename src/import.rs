//! Files people have become edits: a spreadsheet of partners, an export of a CRM, a list of accounts, rows pasted.
//!
//! One way through: [`read`] finds out how the bytes are to be read and makes a [`Table`] of them, every cell as text with
//! the row it stands in; a [`Mapping`] says what each column is, as found and as changed by hand; the [`Outcome`] lists
//! what every row comes to, with one [`Change`](crate::plan::Change) that does all of it through
//! [`interview`](crate::interview), or nothing.
//!
//! What may not go in: screens, writing files, what answers are worth, and how two names are found to be the same
//! ([`accounts`](crate::accounts)).

pub mod accounts;
pub mod apply;
mod heading;
mod kind;
pub mod mapping;
pub mod outcome;
pub mod read;
pub mod scorecard;
mod signs;
pub mod table;
mod target;
mod understood;
pub mod won_deals;
mod words;

pub use kind::TableKind;
pub use mapping::{MappedColumn, Mapping, Question};
pub use outcome::{CameTo, Outcome, Rejected, RowOutcome, json, rejects};
pub use signs::{DateOrder, Decimal, Sign};
pub use table::{Aside, Format, Note, Row, Table};
pub use target::{AccountPart, ContactPart, Target};
pub use understood::Understood;
