//! The same answer for several candidates.

use crate::plan::{Change, Edit, Partner, PartnerId, Plan};

/// The change that `make` finds for the one candidate; for several, theirs together as one step to undo, called
/// `what`. None where there is nothing to change.
#[must_use]
pub fn several(
    plan: &Plan,
    ids: &[PartnerId],
    what: &str,
    make: impl Fn(&Partner) -> Option<Change>,
) -> Option<Change> {
    let partners = ids.iter().filter_map(|id| plan.partner(id));
    let mut changes: Vec<Change> = partners.filter_map(|partner| make(partner)).collect();
    if changes.len() < 2 {
        return changes.pop();
    }
    let words = format!("{what} of {} candidates", changes.len());
    Some(Change::new(words, Edit::Together(changes.into_iter().map(|change| change.edit).collect())))
}
