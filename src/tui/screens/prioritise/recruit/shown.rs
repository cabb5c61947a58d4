//! The set shown, the one being tried or the one the plan recruits now, and what it comes to; and so of the one held.

use super::Recruit;
use crate::interview::trial::Trial;
use crate::plan::PartnerId;
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

impl Recruit {
    /// Whether another set than the plan's is being tried.
    pub(super) fn is_trying(&self) -> bool {
        self.trying.now().is_some()
    }

    /// The set being tried, or the one recruited now.
    pub(super) fn set_shown(&self, open: &OpenPlan, now: &[PartnerId]) -> SetShown {
        self.trying.now().map_or_else(|| self.of_set(open, &Trial::of(now.to_vec())), |set| self.of_set(open, set))
    }

    /// The set that is held.
    pub(super) fn set_held(&self, open: &OpenPlan) -> Option<SetShown> {
        self.trying.held().map(|set| self.of_set(open, set))
    }

    /// What a set comes to, as it is counted here.
    fn of_set(&self, open: &OpenPlan, set: &Trial) -> SetShown {
        let (plan, report) = (open.plan(), open.report());
        let places = set.places(plan);
        let mut sum = report.what_if(plan, &places);
        let other = report.other_grid(plan).filter(|_| self.counts_otherwise);
        if let Some(grid) = &other {
            sum.coverage = grid.coverage(&places);
        }
        SetShown { grid: other.unwrap_or_else(|| report.grid(plan)), sum, places }
    }
}
