//! Whose deal is worked out on a sheet, and what of it is seen while a line of pay is written.

use super::Strategies;
use crate::plan::{PartnerId, SegmentId};
use crate::report::Report;
use crate::report::money::worked::{typical_deal, worked_deal};
use crate::tui::layer::Context;
use crate::tui::open_plan::OpenPlan;
use crate::tui::widgets::worked_deal;

/// Columns one deal is worked out in.
const COLUMNS: usize = 74;

impl Strategies {
    /// The partner whose deal is worked out; none is a typical one.
    pub(super) fn whose(&self, report: &Report) -> Option<PartnerId> {
        self.row(report)?.partners.get(self.whose?).map(|who| who.id().clone())
    }

    /// Works out the deal of the next partner; after the last, of a typical one.
    pub(super) fn next_deal(&mut self, report: &Report, context: &mut Context<'_>) {
        let partners = self.row(report).map_or(&[][..], |row| &row.partners);
        let next = self.whose.map_or(0, |at| at + 1);
        self.whose = Some(next).filter(|at| *at < partners.len());
        let whose = self.whose.map_or("a typical partner", |at| partners[at].name());
        context.say(format!("One deal of {whose}, beneath the pay."));
    }
}

/// What one deal comes to as the plan stands, in a few lines.
pub(super) fn briefly(open: &OpenPlan, segment: &SegmentId, whose: Option<&PartnerId>) -> Vec<String> {
    let plan = open.plan();
    let report = open.report();
    let typical = || report.segments.iter().find(|row| row.id == *segment).map(|row| typical_deal(plan, row));
    let deal = whose.and_then(|id| worked_deal(plan, id)).or_else(typical);
    deal.map(|deal| worked_deal::briefly(&deal, COLUMNS)).unwrap_or_default()
}
