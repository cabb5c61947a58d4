//! The default criteria, with anchors for 1–5 in words.

use super::asset;
use crate::plan::Criterion;
use std::sync::LazyLock;

static CRITERIA: LazyLock<Vec<Criterion>> =
    LazyLock::new(|| asset::read("criteria.ron", include_str!("../../assets/criteria.ron")));

/// The default seven criteria, in the order asked; their weights add up to 1.
#[must_use]
pub fn criteria() -> &'static [Criterion] {
    &CRITERIA
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_asset_parses() {
        assert_eq!(super::criteria().len(), 7);
    }
}
