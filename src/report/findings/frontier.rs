//! What other budgets reach.

use crate::report::Who;

/// What a budget reaches.
#[derive(Clone, Debug)]
pub struct FrontierRow {
    /// The budget, thousands.
    pub budget: f64,
    /// The best it reaches, 0–100.
    pub coverage: f64,
    /// With whom.
    pub partners: Vec<Who>,
    /// How many points more might be reached; 0 when that is proven.
    pub gap: f64,
}

/// The budgets from which on another set is the best.
#[derive(Clone, Debug, Default)]
pub struct Steps {
    /// Each with the smallest budget that pays for its set, smallest first; each reaches more than the one before.
    pub all: Vec<FrontierRow>,
    /// Whether there are no others up to the largest budget that was looked at.
    pub is_complete: bool,
}
