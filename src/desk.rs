//! The plan somebody works on, whether on the screen or line by line: the open plan with how its save stands and what
//! is known of it, and what is done beside the work on threads of its own.
//!
//! What may not go in: how anything is shown or asked.

pub(crate) mod against;
pub(crate) mod age;
mod editor;
pub(crate) mod exchanging;
pub(crate) mod file_meant;
pub(crate) mod listing;
mod open_plan;
pub(crate) mod progress;
pub(crate) mod reported;
pub(crate) mod word;
pub(crate) mod working;

pub use editor::Edited;
pub(crate) use editor::Editing;
pub use open_plan::OpenPlan;
pub(crate) use open_plan::Saved;
pub(crate) use reported::report_on;
pub use word::{Brought, Paper, Post, Word};
