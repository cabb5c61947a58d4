//! From which count on a number of accounts may be told to others.

/// A count below this is not said: it may tell of one company.
pub const LEAST: usize = 5;
