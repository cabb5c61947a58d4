//! Which limits of a plan a set of partners breaks: for sets that a person put together.

use super::asked::Spend;
use super::excess::Excess;
use crate::plan::{Amount, PartnerId, PartnerModel, Plan};
use crate::prioritise::total;
use std::collections::BTreeSet;

/// A limit that a set breaks.
#[derive(Clone, Debug, PartialEq)]
pub enum BrokenLimit {
    /// More than it allows.
    Over(Excess),
    /// More of our days than the first wave leaves to the second.
    NextDays {
        /// What they take.
        takes: f64,
        /// What is left.
        of: f64,
    },
    /// More of our money than the first wave leaves to the second, thousands.
    NextCost {
        /// What they cost.
        takes: f64,
        /// What is left.
        of: f64,
    },
    /// Fewer of a model than there must be.
    AtLeast {
        /// Which.
        model: PartnerModel,
        /// How many.
        count: u32,
        /// How many there must be.
        of: u32,
    },
    /// Two that cannot both be in.
    NotBoth(PartnerId, PartnerId),
    /// Somebody who must be in is not.
    MustHave(PartnerId),
    /// Somebody who must not be in is.
    MustNot(PartnerId),
}

/// The limits of the plan that a set of partners breaks, each of whom takes so much of us.
#[must_use]
pub fn broken_limits(plan: &Plan, spend: impl Fn(usize) -> Spend, set: &[usize]) -> Vec<BrokenLimit> {
    let mut broken: Vec<BrokenLimit> = sums(plan, spend, set).into_iter().map(BrokenLimit::Over).collect();
    broken.extend(too_few(plan, set));
    broken.extend(names(plan, set));
    broken
}

fn sums(plan: &Plan, spend: impl Fn(usize) -> Spend, set: &[usize]) -> Vec<Excess> {
    let limits = &plan.goal.limits;
    let days = total(set.iter().map(|&at| spend(at).days));
    let cost = total(set.iter().map(|&at| spend(at).cost));
    let models: BTreeSet<PartnerModel> = set.iter().filter_map(|&at| plan.partners[at].model).collect();
    let most = limits.models.and_then(|most| usize::try_from(most).ok());
    let sums = [
        Excess::partners(set.len(), limits.partners),
        Excess::days(days, limits.days.map(Amount::get)),
        Excess::cost(cost, limits.budget.map(Amount::get)),
        Excess::models(models.len(), most),
    ];
    sums.into_iter().flatten().collect()
}

/// Fewer of a model than there must be.
fn too_few(plan: &Plan, set: &[usize]) -> Vec<BrokenLimit> {
    let mut broken = Vec::new();
    for wanted in &plan.goal.limits.at_least {
        let count = set.iter().filter(|&&at| plan.partners[at].model == Some(wanted.model)).count();
        let count = u32::try_from(count).unwrap_or(u32::MAX);
        if count < wanted.count {
            broken.push(BrokenLimit::AtLeast { model: wanted.model, count, of: wanted.count });
        }
    }
    broken
}

fn names(plan: &Plan, set: &[usize]) -> Vec<BrokenLimit> {
    let limits = &plan.goal.limits;
    let has = |id: &PartnerId| set.iter().any(|&at| plan.partners[at].id == *id);
    let mut broken = Vec::new();
    for (one, two) in limits.not_both.iter().filter(|(one, two)| one != two && has(one) && has(two)) {
        broken.push(BrokenLimit::NotBoth(one.clone(), two.clone()));
    }
    broken.extend(limits.must_have.iter().filter(|id| !has(id)).cloned().map(BrokenLimit::MustHave));
    broken.extend(limits.must_not.iter().filter(|id| has(id)).cloned().map(BrokenLimit::MustNot));
    broken
}
