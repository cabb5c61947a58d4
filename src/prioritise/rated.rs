//! A partner's ratings by the criterion's place, as the engine needs them. What may not go in: what they are worth.

use crate::plan::{Criterion, Evidence, Partner, RatingValue};

/// A rating as the engine needs it; none where there is none.
pub(super) type Rated = Option<(RatingValue, Evidence)>;

/// Appends a partner's ratings, by the criterion's place. The first of several ratings on one criterion counts, as it
/// does in [`Partner::rating`]; ratings on criteria that are gone are passed over.
///
/// Ratings mostly stand in the order of the criteria, so each is looked for where the last was found, then on from
/// there.
pub(super) fn rate(criteria: &[Criterion], partner: &Partner, ratings: &mut Vec<Rated>) {
    let start = ratings.len();
    ratings.resize(start + criteria.len(), None);
    let own = &mut ratings[start..];
    let mut next = 0;
    for rating in &partner.ratings {
        if let Some(at) = place_from(criteria, next, |criterion| criterion.id == rating.criterion) {
            own[at].get_or_insert((rating.value, rating.evidence));
            next = at + 1;
        }
    }
}

/// The place of the first item that fits, looked for from `start` on and then from the beginning.
pub(super) fn place_from<T>(items: &[T], start: usize, fits: impl Fn(&T) -> bool) -> Option<usize> {
    let (before, after) = items.split_at(start.min(items.len()));
    after.iter().position(&fits).map(|at| at + before.len()).or_else(|| before.iter().position(&fits))
}
