//! The default buying stages, and what the buying roles are.

use super::asset;
use crate::plan::{Amount, Buyer, BuyingRole, Plan, Stage, StageId};
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
    question: String,
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
        .map(|stage| Stage { id: stage.id.clone(), name: stage.name.clone(), weight: stage.weight, share: None })
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

/// What to ask oneself to find a candidate for a default stage; none for a stage of the user's own.
#[must_use]
pub fn stage_question(stage: &StageId) -> Option<&'static str> {
    BUYING.stages.iter().find(|described| described.id == *stage).map(|described| described.question.as_str())
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

/// The stages of this plan at which this role is usually not in the room.
#[must_use]
pub fn usual_absences(plan: &Plan, role: BuyingRole) -> Vec<StageId> {
    let usual = absent_by_default(role);
    plan.stages.iter().map(|stage| &stage.id).filter(|stage| usual.contains(stage)).cloned().collect()
}

/// A changed buying group in which a buyer who joined it takes the usual absences of their role, and a buyer with
/// another role than in the plan takes that role's, if theirs were the usual ones of the role before. Absences the user
/// set stay as they are.
#[must_use]
pub fn follow_roles(plan: &Plan, mut buyers: Vec<Buyer>) -> Vec<Buyer> {
    let has_joined = buyers.len() > plan.buyers.len();
    for buyer in &mut buyers {
        let before = plan.buyer(&buyer.id);
        if before.is_none() && has_joined && buyer.absent.is_empty() {
            buyer.absent = usual_absences(plan, buyer.role);
        }
        let Some(before) = before.filter(|before| before.role != buyer.role) else { continue };
        let usual = usual_absences(plan, before.role);
        if plan.stages.iter().all(|stage| usual.contains(&stage.id) != before.is_in_the_room(&stage.id)) {
            buyer.absent = usual_absences(plan, buyer.role);
        }
    }
    buyers
}

fn described(role: BuyingRole) -> &'static DescribedRole {
    BUYING
        .roles
        .iter()
        .find(|described| described.role == role)
        .expect("the asset describes every role: a test asks for each")
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may")]
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

    #[test]
    fn usual_absences_follow_the_role_and_set_ones_stay() {
        let mut plan = Plan { stages: stages().to_vec(), ..Plan::empty("new") };
        for title in ["Buyer", "Procurement"] {
            crate::plan::add::buyer(&plan, title, BuyingRole::EconomicBuyer).1.apply(&mut plan).unwrap();
        }
        plan.buyers[0].absent = usual_absences(&plan, BuyingRole::EconomicBuyer);
        plan.buyers[1].absent = vec![StageId::new("renew")];
        let mut changed = plan.buyers.clone();
        for buyer in &mut changed {
            buyer.role = BuyingRole::Gatekeeper;
        }
        let followed = follow_roles(&plan, changed);
        assert_eq!(followed[0].absent, ["trigger", "define", "implement"].map(StageId::new));
        assert_eq!(followed[1].absent, [StageId::new("renew")]);
    }
}
