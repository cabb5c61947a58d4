//! A partner's ratings by the criterion's place, as the engine needs them. What may not go in: what they are worth.

use crate::plan::{Criterion, Evidence, Partner, Rating, RatingValue, Score5};

/// What a missing rating counts.
pub(super) const MISSING_COUNTS: f64 = 3.0;

/// A rating as the engine needs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rated {
    /// There is none.
    Missing,
    /// From 1 to 5, and how we know.
    Given(Score5, Evidence),
    /// Somebody said that the criterion does not apply to the partner: in neither sum, yet not rated.
    DoesNotApply,
    /// The criterion is not for the partner's model: as if there were none.
    NotForModel,
}

impl Rated {
    /// A partner's rating on a criterion.
    pub(super) fn of(criterion_is_for_model: bool, rating: Option<&Rating>) -> Self {
        match rating.map(|rating| (rating.value, rating.evidence)) {
            _ if !criterion_is_for_model => Self::NotForModel,
            Some((RatingValue::Rated(value), evidence)) => Self::Given(value, evidence),
            Some((RatingValue::DoesNotApply, _)) => Self::DoesNotApply,
            None => Self::Missing,
        }
    }

    /// What it counts, 1–5; none in neither sum.
    pub(super) fn counts(self) -> Option<f64> {
        match self {
            Self::Given(value, _) => Some(f64::from(value.get())),
            Self::Missing => Some(MISSING_COUNTS),
            Self::DoesNotApply | Self::NotForModel => None,
        }
    }
}

/// Appends a partner's ratings, by the criterion's place. The first of several ratings on one criterion counts, as it
/// does in [`Partner::rating`]; ratings on criteria that are gone are passed over.
///
/// Ratings mostly stand in the order of the criteria, so each is looked for where the last was found, then on from
/// there.
pub(super) fn rate(criteria: &[Criterion], partner: &Partner, ratings: &mut Vec<Rated>) {
    let start = ratings.len();
    ratings.extend(criteria.iter().map(|criterion| Rated::of(criterion.is_for(partner.model), None)));
    let own = &mut ratings[start..];
    let mut next = 0;
    for rating in &partner.ratings {
        if let Some(at) = place_from(criteria, next, |criterion| criterion.id == rating.criterion) {
            if own[at] == Rated::Missing {
                own[at] = Rated::of(true, Some(rating));
            }
            next = at + 1;
        }
    }
}

/// The place of the first item that fits, looked for from `start` on and then from the beginning.
pub(super) fn place_from<T>(items: &[T], start: usize, fits: impl Fn(&T) -> bool) -> Option<usize> {
    let (before, after) = items.split_at(start.min(items.len()));
    after.iter().position(&fits).map(|at| at + before.len()).or_else(|| before.iter().position(&fits))
}
