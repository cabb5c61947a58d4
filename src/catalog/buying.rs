//! The default buying stages, and what the buying roles are.

use super::asset;
use crate::plan::{Amount, BuyingRole, Stage, StageId};
use serde::Deserialize;
use std::sync::LazyLock;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Buying {
    stages: Vec<DescribedStage>,
    roles: Vec<DescribedRole>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DescribedStage {
    id: StageId,
    name: String,
    weight: Amount,
    description: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DescribedRole {
    role: BuyingRole,
    absent: Vec<StageId>,
    description: String,
}

static BUYING: LazyLock<Buying> = LazyLock::new(|| asset::read("buying.ron", include_str!("../../assets/buying.ron")));

static STAGES: LazyLock<Vec<Stage>> = LazyLock::new(|| {
    BUYING
        .stages
        .iter()
        .map(|stage| Stage { id: stage.id.clone(), name: stage.name.clone(), weight: stage.weight })
        .collect()
});

/// The default six stages, in order; their weights add up to 1.
#[must_use]
pub fn stages() -> &'static [Stage] {
    &STAGES
}

/// What happens at a default stage, in one or two sentences; none for a stage of the user's own.
#[must_use]
pub fn stage_description(stage: &StageId) -> Option<&'static str> {
    BUYING.stages.iter().find(|described| described.id == *stage).map(|described| described.description.as_str())
}

/// What somebody in this role does in a purchase, in one or two sentences.
#[must_use]
pub fn role_description(role: BuyingRole) -> &'static str {
    &described(role).description
}

/// The default stages at which this role is usually not in the room.
#[must_use]
pub fn absent_by_default(role: BuyingRole) -> Vec<StageId> {
    described(role).absent.clone()
}

fn described(role: BuyingRole) -> &'static DescribedRole {
    BUYING
        .roles
        .iter()
        .find(|described| described.role == role)
        .expect("the asset describes every role: a test asks for each")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_asset_parses_and_describes_every_role() {
        assert_eq!(stages().len(), 6);
        for role in BuyingRole::ALL {
            assert!(!role_description(role).is_empty());
            assert!(absent_by_default(role).iter().all(|id| stage_description(id).is_some()), "{}", role.label());
        }
    }
}
