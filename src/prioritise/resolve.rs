//! From ids to places in a plan's lists, fast enough for ten thousand partners.

use crate::plan::{Criterion, Partner, Rating};

/// Fills `found` with each criterion's rating, by the criterion's place. The first of several ratings on one
/// criterion counts, as it does in [`Partner::rating`]; ratings on criteria that are gone are passed over.
///
/// Ratings mostly stand in the order of the criteria, so each is looked for where the last was found, then on from
/// there.
pub(super) fn ratings<'a>(criteria: &[Criterion], partner: &'a Partner, found: &mut Vec<Option<&'a Rating>>) {
    found.clear();
    found.resize(criteria.len(), None);
    let mut next = 0;
    for rating in &partner.ratings {
        let at = place_from(criteria, next, |criterion| criterion.id == rating.criterion);
        if let Some(at) = at {
            found[at].get_or_insert(rating);
            next = at + 1;
        }
    }
}

/// The place of the first item that fits, looked for from `start` on and then from the beginning.
pub(super) fn place_from<T>(items: &[T], start: usize, fits: impl Fn(&T) -> bool) -> Option<usize> {
    let start = start.min(items.len());
    let (before, after) = items.split_at(start);
    after.iter().position(&fits).map(|at| at + start).or_else(|| before.iter().position(&fits))
}
