//! The default criteria, with anchors for 1–5 in words, and how to ask for a rating.

use super::asset;
use crate::plan::{Criterion, CriterionId};
use std::{collections::HashMap, sync::LazyLock};

static CRITERIA: LazyLock<Vec<Criterion>> =
    LazyLock::new(|| asset::read("criteria.ron", include_str!("../../assets/criteria.ron")));

/// The default seven criteria, in the order asked; their weights add up to 1.
#[must_use]
pub fn criteria() -> &'static [Criterion] {
    &CRITERIA
}

static ASKS: LazyLock<HashMap<CriterionId, String>> =
    LazyLock::new(|| asset::read("asks.ron", include_str!("../../assets/asks.ron")));

/// What to ask a candidate to rate them on a default criterion, as it follows "Ask them"; none for one of the user's
/// own.
#[must_use]
pub fn to_ask(criterion: &CriterionId) -> Option<&'static str> {
    ASKS.get(criterion).map(String::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_assets_parse_and_every_criterion_can_be_asked_for() {
        assert_eq!(criteria().len(), 7);
        assert!(criteria().iter().all(|criterion| to_ask(&criterion.id).is_some()));
    }
}
