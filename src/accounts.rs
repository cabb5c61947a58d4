//! Who already sells to our accounts: lists of companies, which of them are the same, and what follows.
//!
//! [`domain`] and [`name`] say when two accounts are one company, [`matching`] finds those of two lists, [`overlap`] says
//! who is present where. Everything is counted on this machine. What may not go in: files, screens, and what presence is
//! worth to a set of partners (`prioritise`).

pub mod account;
pub mod domain;
pub mod doubles;
pub mod exchange;
pub mod least;
pub mod lists;
pub mod matching;
pub mod meeting;
pub mod name;
pub mod overlap;
pub mod private;

pub use account::{Account, Relation};
pub use lists::{Exchanged, Found, Held, Lists, Named, Origin, Standing, Stands};
pub use overlap::Overlap;
