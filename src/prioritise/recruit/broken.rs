//! Which limits of a plan a set of partners breaks: for sets that a person put together.

use super::asked::Spend;
use crate::plan::{Amount, PartnerId, PartnerModel, Plan};
use crate::prioritise::TOLERANCE;

/// A limit that a set breaks.
#[derive(Clone, Debug, PartialEq)]
pub enum BrokenLimit {
    /// More partners than the limit.
    Partners {
        /// How many.
        count: usize,
        /// The limit.
        of: u32,
    },
    /// More of our days than there are.
    Days {
        /// What they take.
        takes: f64,
        /// All there are.
        of: f64,
    },
    /// More of our days than the first wave leaves to the second.
    NextDays {
        /// What they take.
        takes: f64,
        /// What is left.
        of: f64,
    },
    /// More of our money than there is, thousands.
    Cost {
        /// What they cost.
        takes: f64,
        /// All there is.
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
    /// More partner models than the limit.
    Models {
        /// How many.
        count: usize,
        /// The limit.
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
    let mut broken = sums(plan, spend, set);
    broken.extend(models(plan, set));
    broken.extend(names(plan, set));
    broken
}

fn sums(plan: &Plan, spend: impl Fn(usize) -> Spend, set: &[usize]) -> Vec<BrokenLimit> {
    let limits = &plan.goal.limits;
    let mut broken = Vec::new();
    if usize::try_from(limits.partners).is_ok_and(|most| set.len() > most) {
        broken.push(BrokenLimit::Partners { count: set.len(), of: limits.partners });
    }
    let takes: f64 = set.iter().map(|&at| spend(at).days).sum();
    broken.extend(over(takes, limits.days).map(|of| BrokenLimit::Days { takes, of }));
    let takes: f64 = set.iter().map(|&at| spend(at).cost).sum();
    broken.extend(over(takes, limits.budget).map(|of| BrokenLimit::Cost { takes, of }));
    broken
}

fn over(takes: f64, limit: Option<Amount>) -> Option<f64> {
    limit.map(Amount::get).filter(|limit| takes > limit + TOLERANCE)
}

fn models(plan: &Plan, set: &[usize]) -> Vec<BrokenLimit> {
    let limits = &plan.goal.limits;
    let mut models: Vec<PartnerModel> = set.iter().filter_map(|&at| plan.partners[at].model).collect();
    let mut broken = Vec::new();
    for wanted in &limits.at_least {
        let count = models.iter().filter(|model| **model == wanted.model).count();
        let count = u32::try_from(count).unwrap_or(u32::MAX);
        if count < wanted.count {
            broken.push(BrokenLimit::AtLeast { model: wanted.model, count, of: wanted.count });
        }
    }
    models.sort_unstable();
    models.dedup();
    let count = models.len();
    let most = limits.models.filter(|most| u32::try_from(count).is_ok_and(|count| count > *most));
    broken.extend(most.map(|of| BrokenLimit::Models { count, of }));
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
