//! What any set of partners comes to, at once: for trying things out.

mod side_by_side;

pub use side_by_side::{Side, SideBySide, SideName, SideRow, SideSet};

use super::{Effort, Report, reasons};
use crate::plan::Plan;
use crate::prioritise::coverage::{Coverage, Grid};
use crate::prioritise::recruit::broken_limits;
use crate::prioritise::total;

/// What a set of partners comes to.
#[derive(Clone, Debug)]
pub struct WhatIf {
    /// How many they are.
    pub count: usize,
    /// Whom they reach.
    pub coverage: Coverage,
    /// What they take of our days in year one.
    pub days: f64,
    /// What they cost us in year one, thousands.
    pub cost: f64,
    /// Limits the set breaks, in words: "112 of 100 days".
    pub breaks: Vec<String>,
}

impl Report {
    /// The cells of the plan this report was made from, and what each partner reaches of them.
    #[must_use]
    pub fn grid(&self, plan: &Plan) -> Grid {
        Grid::with(plan, self.kept.resolved()).present(self.coverage.volume.volume.counted())
    }

    /// The same counted the other way: without the accounts that partners serve, or with them as far as they are known. None
    /// where there is no other way.
    #[must_use]
    pub fn other_grid(&self, plan: &Plan) -> Option<Grid> {
        let shares = self.coverage.volume.otherwise()?;
        Some(Grid::with(plan, self.kept.resolved()).present(shares))
    }

    /// What a set comes to, by the places of its partners in the plan this report was made from.
    #[must_use]
    pub fn what_if(&self, plan: &Plan, set: &[usize]) -> WhatIf {
        let sum = |figure: fn(&Effort) -> f64| total(set.iter().map(|at| figure(&self.efforts()[*at])));
        let broken = broken_limits(plan, |at| self.efforts()[at].spend(), set);
        WhatIf {
            count: set.len(),
            coverage: self.grid(plan).coverage(set),
            days: sum(|effort| effort.days),
            cost: sum(|effort| effort.cost),
            breaks: broken.iter().map(|limit| reasons::broken(plan, limit)).collect(),
        }
    }
}
