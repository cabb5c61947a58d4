//! What to write in a field and why it matters, with an example: the words beside every form.

use super::asset;
use serde::Deserialize;
use std::sync::LazyLock;

/// Guidance for one field, question or part of a strategy.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Guidance {
    field: String,
    /// What to write and why it matters, in one or two sentences.
    pub help: String,
    /// Something the field takes.
    pub example: String,
}

static GUIDANCE: LazyLock<Vec<Guidance>> =
    LazyLock::new(|| asset::read("guidance.ron", include_str!("../../assets/guidance.ron")));

/// The guidance for a field by its id, the questions of quick pass, qualifying and readiness included. Besides, for
/// the default criteria by theirs, and for what screens edit whole: `plan_name`, `rating`, `influence`, and of a strategy `strategy_goal`, `needs`, `invest`,
/// `pay`, `rules`, `kpis`, `risks`, `first_90_days`, `test`.
#[must_use]
pub fn guidance(field_id: &str) -> Option<&'static Guidance> {
    GUIDANCE.iter().find(|guidance| guidance.field == field_id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_asset_parses_and_names_nothing_twice() {
        for guidance in GUIDANCE.iter() {
            let same = GUIDANCE.iter().filter(|other| other.field == guidance.field).count();
            assert_eq!(same, 1, "{}", guidance.field);
            assert!(guidance.help.ends_with(['.', '?']) && !guidance.example.is_empty(), "{}", guidance.field);
        }
    }
}
