//! What is missing or contradictory in a plan, each in one sentence, with the place where it is mended.

use super::{PartnerId, Plan, SegmentId};

/// Something to look at. It blocks nothing but `check --strict`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Missing or contradictory.
    pub severity: Severity,
    /// Where it is mended.
    pub place: Place,
    /// The thing, the place, the way out, in one sentence.
    pub sentence: String,
}

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Two things the plan says cannot both be true, or refer to something that is not there.
    Contradiction,
    /// Something is not there yet.
    Missing,
}

/// Where in the plan something is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// Goal, limits, readiness.
    Goal,
    /// The ideal customer.
    Profile,
    /// The buying group.
    Buyers,
    /// The buying stages.
    Stages,
    /// The criteria and their weights.
    Criteria,
    /// One partner.
    Partner(PartnerId),
    /// One segment.
    Segment(SegmentId),
}

/// Everything missing or contradictory that can be seen from the plan alone.
#[must_use]
pub fn problems(_plan: &Plan) -> Vec<Problem> {
    Vec::new()
}
