//! What stands in a file of settings, each with its place.

use super::{Place, Said};
use std::ops::Range;

/// A value, where it begins, and which bytes it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Node {
    pub(super) at: Place,
    pub(super) bytes: Range<usize>,
    pub(super) value: Value,
}

/// What a value is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value {
    /// In double quotes.
    Text(String),
    /// Without.
    Word(String),
    /// As it is written.
    Number(String),
    List(Vec<Node>),
    /// In `(…)` or `{…}`.
    Fields(Vec<(Said<String>, Node)>),
}
