//! How far a plan is, in a column of Home.

use crate::report::figure;
use crate::store::Summary;

/// How far a plan is: a dot for each step, the last one's name, how many candidates.
pub(super) fn reached(summary: &Summary) -> String {
    let candidates = figure::counted(summary.candidates, "candidate");
    format!("{}  {:<14}  {candidates:>14}", dots(summary), summary.reached.label())
}

pub(super) fn dots(summary: &Summary) -> String {
    let steps = summary.reached.steps();
    "●".repeat(steps) + &"○".repeat(5 - steps)
}
