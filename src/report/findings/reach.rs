//! Where each member of the set that is recruited counts. Shapes only.

use crate::plan::{BuyerId, Evidence, StageId};
use crate::report::Who;
use serde::Serialize;

/// What a member brings to the set that is recruited.
#[derive(Clone, Debug)]
pub struct MemberReach {
    /// Who.
    pub who: Who,
    /// What the set loses without them, in points.
    pub loses: f64,
    /// Where, most first.
    pub moments: Vec<Moment>,
}

/// A buyer at a stage, where a member counts.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Moment {
    /// The buyer.
    pub buyer: BuyerId,
    /// The stage.
    pub stage: StageId,
    /// What the set loses there without them, in points.
    pub loses: f64,
    /// How we know that they reach them.
    pub evidence: Evidence,
}
