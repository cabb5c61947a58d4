//! The set shown, the one being tried or the one the plan recruits now, and what it comes to; and so of the one held.

use crate::interview::trial::Trial;
use crate::prioritise::coverage::Grid;
use crate::report::WhatIf;
use crate::tui::open_plan::OpenPlan;

/// A set, and what it comes to.
#[derive(Debug)]
pub(super) struct SetShown {
    pub(super) places: Vec<usize>,
    pub(super) grid: Grid,
    pub(super) sum: WhatIf,
}

impl SetShown {
    /// What a set comes to, with accounts counted as they count, or the other way.
    pub(super) fn of(open: &OpenPlan, set: &Trial, counts_otherwise: bool) -> Self {
        let (plan, report) = (open.plan(), open.report());
        let places = set.places(plan);
        let mut sum = report.what_if(plan, &places);
        let other = report.other_grid(plan).filter(|_| counts_otherwise);
        if let Some(grid) = &other {
            sum.coverage = grid.coverage(&places);
        }
        Self { grid: other.unwrap_or_else(|| report.grid(plan)), sum, places }
    }

    /// Whether the candidate at this place is in it.
    pub(super) fn has(&self, place: usize) -> bool {
        self.places.contains(&place)
    }

    /// What a candidate adds to the set, or would.
    pub(super) fn adds(&self, place: usize) -> f64 {
        if self.has(place) {
            self.grid.loses(&self.sum.coverage, place)
        } else {
            self.grid.adds(&self.sum.coverage, place)
        }
    }
}
