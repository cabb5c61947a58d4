//! What the engine needs of every partner, ids resolved to places, kept from one change of the plan to the next.
//!
//! A plan of ten thousand partners is some forty megabytes in a million pieces: reading all of it at every keystroke
//! costs more than all arithmetic together. Partners are shared and never changed in place, so one that is the same
//! pointer is the same partner, and what was found out about it still holds.

use super::qualify::Gate;
use super::rated::{Rated, rate};
use super::reach::{Reach, Whom};
use super::turn::Turn;
use crate::plan::{CriterionId, Partner, PartnerModel, Plan};
use std::sync::Arc;

/// Every partner of a plan, resolved.
#[derive(Clone, Debug)]
pub struct Resolved {
    partners: Arc<Vec<Arc<Partner>>>,
    criteria: Vec<(CriterionId, Vec<PartnerModel>)>,
    whom: Whom,
    ratings: Vec<Rated>,
    reach: Arc<Reach>,
    gates: Vec<Gate>,
    turns: Vec<Turn>,
}

impl Resolved {
    /// Resolves every partner of `plan`.
    #[must_use]
    pub fn of(plan: &Plan) -> Self {
        let nobody = Self {
            partners: Arc::default(),
            criteria: plan.criteria.iter().map(|of| (of.id.clone(), of.not_for.clone())).collect(),
            whom: Whom::of(plan),
            ratings: Vec::new(),
            reach: Arc::default(),
            gates: Vec::new(),
            turns: Vec::new(),
        };
        nobody.with_partners(plan).0
    }

    /// Resolves `plan`, taking over what is known of partners that have not changed, and says where each partner
    /// stood before, if it did.
    #[must_use]
    pub fn after(self, plan: &Plan) -> (Self, Vec<Option<usize>>) {
        let now = plan.criteria.iter().map(|of| (&of.id, &of.not_for));
        let same_criteria = self.criteria.iter().map(|(id, not_for)| (id, not_for)).eq(now);
        if same_criteria && self.whom == Whom::of(plan) {
            return self.with_partners(plan);
        }
        let known = known(&self.partners, &plan.partners);
        (Self::of(plan), known)
    }

    fn with_partners(self, plan: &Plan) -> (Self, Vec<Option<usize>>) {
        let known = known(&self.partners, &plan.partners);
        let stride = self.criteria.len();
        let count = plan.partners.len();
        let mut ratings = Vec::with_capacity(count * stride);
        let mut reach = Reach::with_capacity(count, self.reach.len());
        let (mut gates, mut turns) = (Vec::with_capacity(count), Vec::with_capacity(count));
        for (partner, before) in plan.partners.iter().zip(&known) {
            if let Some(at) = *before {
                ratings.extend_from_slice(self.ratings_of(at));
                reach.copy(&self.reach, at);
                gates.push(self.gates[at]);
                turns.push(self.turns[at]);
            } else {
                rate(&plan.criteria, partner, &mut ratings);
                reach.add(&self.whom, partner);
                gates.push(Gate::of(partner));
                turns.push(Turn::of(partner));
            }
        }
        let partners = replaced(self.partners, plan, &known);
        let (criteria, whom, reach) = (self.criteria, self.whom, Arc::new(reach));
        (Self { partners, criteria, whom, ratings, reach, gates, turns }, known)
    }

    /// The partners, in the plan's order.
    #[must_use]
    pub fn partners(&self) -> &Arc<Vec<Arc<Partner>>> {
        &self.partners
    }

    /// A partner's ratings, by the criterion's place.
    pub(super) fn ratings_of(&self, partner: usize) -> &[Rated] {
        let stride = self.criteria.len();
        &self.ratings[partner * stride..(partner + 1) * stride]
    }

    /// Whom the partners reach.
    pub(super) fn reach(&self) -> &Arc<Reach> {
        &self.reach
    }

    /// How each partner stands before any score.
    pub(super) fn gates(&self) -> &[Gate] {
        &self.gates
    }

    /// Each partner's turn in the quick pass.
    pub(super) fn turns(&self) -> &[Turn] {
        &self.turns
    }
}

/// Where each partner of `now` stood in `before`. Both are walked side by side, so one that was inserted, removed or
/// changed costs itself alone.
fn known(before: &[Arc<Partner>], now: &[Arc<Partner>]) -> Vec<Option<usize>> {
    let is_at = |at: usize, partner: &Arc<Partner>| before.get(at).is_some_and(|known| Arc::ptr_eq(known, partner));
    let mut next = 0;
    let mut find = |(at, partner): (usize, &Arc<Partner>)| {
        let found = [next, next + 1].into_iter().find(|&place| is_at(place, partner));
        let was_inserted = found.is_none() && now.get(at + 1).is_some_and(|following| is_at(next, following));
        next = found.map_or(if was_inserted { next } else { next + 1 }, |place| place + 1);
        found
    };
    now.iter().enumerate().map(&mut find).collect()
}

/// The plan's partners, written over those of before where they differ, which spares counting all of them anew.
fn replaced(before: Arc<Vec<Arc<Partner>>>, plan: &Plan, known: &[Option<usize>]) -> Arc<Vec<Arc<Partner>>> {
    let mut partners = Arc::unwrap_or_clone(before);
    if partners.len() != plan.partners.len() {
        return Arc::new(plan.partners.clone());
    }
    for (at, partner) in plan.partners.iter().enumerate().filter(|(at, _)| known[*at] != Some(*at)) {
        partners[at] = Arc::clone(partner);
    }
    Arc::new(partners)
}

#[cfg(test)]
mod tests {
    use super::known;
    use crate::plan::{Partner, PartnerId};
    use std::sync::Arc;

    fn people(count: usize) -> Vec<Arc<Partner>> {
        (0..count).map(|at| Arc::new(Partner::named(PartnerId::new(&at.to_string()), "P"))).collect()
    }

    #[test]
    fn a_change_an_insertion_and_a_removal_cost_themselves_alone() {
        let before = people(4);
        let new = || Arc::clone(&people(1)[0]);
        let changed = [before[0].clone(), new(), before[2].clone(), before[3].clone()];
        assert_eq!(known(&before, &changed), [Some(0), None, Some(2), Some(3)]);
        let inserted = [before[0].clone(), new(), before[1].clone(), before[2].clone(), before[3].clone()];
        assert_eq!(known(&before, &inserted), [Some(0), None, Some(1), Some(2), Some(3)]);
        let removed = [before[0].clone(), before[2].clone(), before[3].clone()];
        assert_eq!(known(&before, &removed), [Some(0), Some(2), Some(3)]);
        assert_eq!(known(&[], &before), [None; 4]);
    }
}
