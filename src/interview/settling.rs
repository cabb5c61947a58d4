//! What two versions of a plan say otherwise is settled, and what another plan says of one thing is taken over: a change
//! each, which can be taken back.

use crate::plan::{Change, Plan, Side, Undecided};
use crate::reconcile;

/// Why the other version cannot be taken.
const GONE: &str = "That has no place in this plan any more: only what stands here can be kept.";

/// Settles what is undecided at a place of the plan's list: this version holds, or the other.
///
/// # Errors
/// When the other version's has no place in the plan any more, in a sentence.
pub fn settle(plan: &Plan, place: usize, side: Side) -> Result<Change, String> {
    let one = plan.undecided.get(place).ok_or("Nothing is undecided there any more.")?;
    let words = format!("{} settled", reconcile::what(plan, one).about);
    reconcile::settle(plan, place, side, &words).map_err(|reconcile::Gone| GONE.to_owned())
}

/// Takes over from another plan what it says otherwise of one thing.
///
/// # Errors
/// When that has no place in this plan, in a sentence.
pub fn take_over(plan: &Plan, other: &Plan, one: &Undecided) -> Result<Change, String> {
    let after = reconcile::taken(plan, other, one).map_err(|reconcile::Gone| GONE.to_owned())?;
    let words = format!("{} taken over", reconcile::what(plan, one).about);
    Ok(Change::new(words, reconcile::edit(plan, &after)))
}
