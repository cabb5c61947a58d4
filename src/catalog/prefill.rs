//! What is usual for a partner model: whom it reaches, what it takes of us. All of it guesses; what they are written
//! over is not said here (`interview`).

use super::model::{Model, model, models};
use crate::plan::{Amount, Evidence, Influence, Partner, PartnerModel, Plan, Strength, Variant};

/// The cells a partner of this kind usually has in this plan, all of them guesses.
#[must_use]
pub fn usual_influence(plan: &Plan, of: PartnerModel, variant: Option<Variant>) -> Vec<Influence> {
    let known = model(of);
    let mut cells = Vec::new();
    for buyer in &plan.buyers {
        for stage in plan.stages.iter().filter(|stage| buyer.is_in_the_room(&stage.id)) {
            let strength = known.strength(variant, buyer.role, &stage.id);
            if strength > Strength::default() {
                let (buyer, stage) = (buyer.id.clone(), stage.id.clone());
                cells.push(Influence { buyer, stage, strength, evidence: Evidence::Guess, note: String::new() });
            }
        }
    }
    cells
}

/// Our days in year one, and whether they are a guess: the partner's own value, else what its model usually takes,
/// else the median of the models.
#[must_use]
pub fn typical_days(partner: &Partner) -> (Amount, bool) {
    partner.days.map_or_else(|| (typical(partner, Model::typical_days), true), |days| (days, false))
}

/// Our cost in year one in thousands, and whether it is a guess: the partner's own value, else what its model usually
/// takes (in USD, taken as the plan's currency: a guess either way), else the median of the models.
#[must_use]
pub fn typical_cost(partner: &Partner) -> (Amount, bool) {
    partner.cost.map_or_else(|| (typical(partner, Model::typical_cost), true), |cost| (cost, false))
}

fn typical(partner: &Partner, of: fn(&Model, Option<Variant>) -> Amount) -> Amount {
    if let Some(chosen) = partner.model {
        return of(model(chosen), partner.variant);
    }
    let mut all: Vec<Amount> = models().iter().map(|known| of(known, None)).collect();
    all.sort_by(|one, two| one.get().total_cmp(&two.get()));
    all[all.len() / 2]
}
