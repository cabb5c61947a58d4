//! How likely a candidate says yes once asked.

use super::asset;
use crate::plan::{CriterionId, Partner, RatingValue};
use serde::Deserialize;
use std::sync::LazyLock;

/// The chances, as `assets/answers.ron` has them.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Answers {
    by_commitment: [f64; 5],
    not_rated: f64,
    signed: f64,
}

static ANSWERS: LazyLock<Answers> =
    LazyLock::new(|| asset::read("answers.ron", include_str!("../../assets/answers.ron")));

/// The criterion whose rating says it.
static COMMITMENT: LazyLock<CriterionId> = LazyLock::new(|| CriterionId::new("commitment"));

/// The chance that a candidate says yes once asked, 0–1: certain of who has signed, as somebody said it, else by the
/// rating on commitment.
#[must_use]
pub fn chance_of_yes(partner: &Partner) -> f64 {
    if partner.status.has_signed() {
        return ANSWERS.signed;
    }
    if let Some(said) = partner.chance_of_yes {
        return said.get();
    }
    match partner.rating(&COMMITMENT).map(|rating| rating.value) {
        Some(RatingValue::Rated(rating)) => ANSWERS.by_commitment[usize::from(rating.get()).saturating_sub(1).min(4)],
        Some(RatingValue::DoesNotApply) | None => ANSWERS.not_rated,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_commitment_is_never_less_likely_and_every_chance_is_one() {
        let answers = &*ANSWERS;
        assert!(answers.by_commitment.is_sorted());
        let all = answers.by_commitment.iter().chain([&answers.not_rated, &answers.signed]);
        assert!(all.into_iter().all(|chance| (0.0..=1.0).contains(chance)));
    }
}
