//! What choosing a partner model fills in: usual influence, and typical days and cost. All of it guesses, and none of
//! it over anything the user said.

use super::model::{Model, model, models};
use crate::plan::{Amount, Buyer, Evidence, Influence, Partner, PartnerModel, Plan, Stage, Strength, Variant};

/// The partner with this model, its usual influence filled in.
///
/// The variant is cleared if it is not one of the model's. Cells an earlier pre-fill left untouched make room; every
/// cell the user set, with a note, with better evidence or merely with another strength, stays as it is.
#[must_use]
pub fn choose_model(plan: &Plan, partner: &Partner, chosen: PartnerModel) -> Partner {
    let variant = partner.variant.filter(|variant| variant.model() == chosen);
    choose(plan, partner, Some(chosen), variant)
}

/// The partner without a model: its kind is not known. The usual influence an earlier model filled in goes again.
#[must_use]
pub fn forget_model(plan: &Plan, partner: &Partner) -> Partner {
    choose(plan, partner, None, None)
}

/// The partner with this variant and the model it belongs to, or without a variant, its usual influence filled in as
/// by [`choose_model`].
#[must_use]
pub fn choose_variant(plan: &Plan, partner: &Partner, chosen: Option<Variant>) -> Partner {
    let of = chosen.map(Variant::model).or(partner.model);
    choose(plan, partner, of, chosen)
}

fn choose(plan: &Plan, partner: &Partner, chosen: Option<PartnerModel>, variant: Option<Variant>) -> Partner {
    let mut changed = partner.clone();
    if let Some(before) = partner.model {
        let earlier = usual(plan, model(before), partner.variant);
        changed.influence.retain(|cell| !earlier.contains(cell));
    }
    changed.model = chosen;
    changed.variant = variant;
    if let Some(chosen) = chosen {
        for cell in usual(plan, model(chosen), variant) {
            if changed.influence_on(&cell.buyer, &cell.stage).is_none() {
                changed.influence.push(cell);
            }
        }
    }
    changed
}

/// The cells a partner of this kind usually has in this plan, as a pre-fill writes them.
fn usual(plan: &Plan, known: &Model, variant: Option<Variant>) -> Vec<Influence> {
    let cell = |buyer: &Buyer, stage: &Stage| {
        let strength = known.strength(variant, buyer.role, &stage.id);
        (strength > Strength::default() && buyer.is_in_the_room(&stage.id)).then(|| Influence {
            buyer: buyer.id.clone(),
            stage: stage.id.clone(),
            strength,
            evidence: Evidence::Guess,
            note: String::new(),
        })
    };
    plan.buyers.iter().flat_map(|buyer| plan.stages.iter().filter_map(move |stage| cell(buyer, stage))).collect()
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
