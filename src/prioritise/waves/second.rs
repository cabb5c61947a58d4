//! The second wave as a choice of its own: what the first leaves, and who makes the most of it.

use super::{Remains, STILL_TAKEN};
use crate::plan::{HoldFor, PartnerId, Wave};
use crate::prioritise::recruit::problem::Bounds;
use crate::prioritise::recruit::search::{Outcome, solve, usual_nodes};
use crate::prioritise::recruit::{Asked, BrokenLimit, Spend};
use crate::prioritise::{Cancel, TOLERANCE, total};

/// The second wave as a choice of its own.
pub(super) struct Second<'a> {
    asked: &'a Asked<'a>,
    /// Who was put there by hand.
    pub(super) put: Vec<usize>,
    /// Who else can be chosen.
    open: Vec<usize>,
    /// Our days and our money that are left beside the first wave, where there are limits.
    days: Option<f64>,
    budget: Option<f64>,
    /// The first wave.
    now: &'a [usize],
}

impl<'a> Second<'a> {
    pub(super) fn of(asked: &'a Asked<'a>, now: &'a [usize], order: &[usize]) -> Self {
        let partners = &asked.plan.partners;
        let limits = &asked.problem.limits;
        let is_open = |at: &usize| partners[*at].wave.is_none() && !now.contains(at) && asked.is_compatible(*at, now);
        let is_put = |at: &usize| partners[*at].wave == Some(Wave::Next) && !now.contains(at);
        let taken = |of: fn(&Spend) -> f64| total(now.iter().map(|&at| of(&asked.spends[at])));
        let (days, cost) = match asked.plan.goal.limits.hold_for {
            HoldFor::Year => (taken(|it| it.days), taken(|it| it.cost)),
            HoldFor::Wave => (STILL_TAKEN * taken(|it| it.days), 0.0),
        };
        Self {
            asked,
            put: order.iter().copied().filter(is_put).collect(),
            open: asked.places.iter().copied().filter(is_open).collect(),
            days: limits.days.map(|limit| (limit - days).max(0.0)),
            budget: limits.budget.map(|limit| (limit - cost).max(0.0)),
            now,
        }
    }

    /// Who comes next: those put there by hand, and beside them whoever reaches most. Where those by hand break the
    /// limits already, nobody else.
    pub(super) fn solve(&self, cancel: &Cancel) -> Option<Chosen> {
        let mut places: Vec<usize> = self.put.iter().chain(&self.open).copied().collect();
        places.sort_unstable();
        let problem = self.asked.among(&places, self.now, self.bounds(&places));
        Some(match solve(&problem, usual_nodes(&problem), cancel)? {
            Outcome::Found(found) => Chosen {
                next: found.set.into_iter().map(|at| places[at]).collect(),
                gap: found.at_most - found.coverage,
                is_broken: false,
            },
            Outcome::Impossible | Outcome::Unknown => Chosen { next: self.put.clone(), gap: 0.0, is_broken: true },
        })
    }

    /// The limits with what is left. Who must be in and what there must be of a
    /// model are the first wave's business.
    fn bounds(&self, places: &[usize]) -> Bounds {
        let limits = &self.asked.plan.goal.limits;
        let place = |at: usize| places.iter().position(|place| *place == at);
        let pair = |one: &PartnerId, two: &PartnerId| {
            let at = |id: &PartnerId| self.asked.plan.partners.iter().position(|it| it.id == *id).and_then(place);
            at(one).zip(at(two))
        };
        Bounds {
            partners: usize::try_from(limits.partners).unwrap_or(usize::MAX).min(places.len()),
            days: self.days,
            budget: self.budget,
            models: self.asked.problem.limits.models,
            at_least: Vec::new(),
            must: self.put.iter().filter_map(|&at| place(at)).collect(),
            not_both: limits.not_both.iter().filter_map(|(one, two)| pair(one, two)).collect(),
            as_good: self.asked.problem.limits.as_good,
        }
    }

    /// The limits the second wave breaks; it can only where somebody was put there by hand.
    pub(super) fn broken(&self, next: &[usize]) -> Vec<BrokenLimit> {
        if self.put.is_empty() {
            return Vec::new();
        }
        let over = |of: fn(&Spend) -> f64, limit: Option<f64>| {
            let takes = total(next.iter().map(|&at| of(&self.asked.spends[at])));
            limit.filter(|limit| takes > limit + TOLERANCE).map(|limit| (takes, limit))
        };
        let days = over(|it| it.days, self.days).map(|(takes, of)| BrokenLimit::NextDays { takes, of });
        let cost = over(|it| it.cost, self.budget).map(|(takes, of)| BrokenLimit::NextCost { takes, of });
        days.into_iter().chain(cost).collect()
    }

    /// What is left when both waves are recruited.
    pub(super) fn left(&self, next: &[usize]) -> Remains {
        let taken = |of: fn(&Spend) -> f64| total(next.iter().map(|&at| of(&self.asked.spends[at])));
        let days = self.days.map(|days| (days - taken(|it| it.days)).max(0.0));
        let cost = self.budget.map(|budget| (budget - taken(|it| it.cost)).max(0.0));
        Remains { days, cost }
    }
}

/// Who comes next.
pub(super) struct Chosen {
    pub(super) next: Vec<usize>,
    /// How many points more might be reached.
    pub(super) gap: f64,
    /// Whether those put there by hand break the limits.
    pub(super) is_broken: bool,
}
