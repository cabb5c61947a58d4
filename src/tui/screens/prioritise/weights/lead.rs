//! In which way the weights are set, and what ← and → do to them then.

use crate::interview::weighing::rule;
use crate::plan::{Plan, Surrogate, Weighting};

/// The sentence above the weights.
pub(super) fn lead(plan: &Plan) -> &'static str {
    match (&plan.weighting, rule(plan)) {
        (Weighting::Swing { .. }, _) => "By what a step from 1 to 5 is worth on each: ← or → asks again.",
        (Weighting::Pairwise { .. }, _) => "By comparing criteria in pairs: ← or → asks on.",
        (_, None) => "Set directly: ← → a point less or more; a digit begins a percentage.",
        (_, Some(Surrogate::SumReciprocal)) => {
            "By order, most important first, balanced: ← makes it flatter, → steeper; Shift-↑ ↓ moves a criterion."
        }
        (_, Some(Surrogate::RankOrderCentroid)) => {
            "By order, most important first, steep: the mean of all weights in that order. ← makes it flatter; Shift-↑ ↓ moves."
        }
        (_, Some(Surrogate::RankSum)) => {
            "By order, most important first, flat: each counts a little less than the one above. → makes it steeper."
        }
    }
}
