//! Whom a set of partners reaches: buyers × stages, by the chance that at least one of the set gets through.
//!
//! Strength 1 / 2 / 3 reaches a buyer at a stage with p = .25 / .5 / .8. Coverage of a set is
//! 100 · Σ cell weight · (1 − Π(1 − p)) over the cells in the room, whose weights (buyer × stage) add up to 1. Where it is
//! known who is present at which account, it is the mean of that over the accounts, accounts alike counted together.

pub use super::reach::chance;

use super::presence::{Present, Shares};
use super::reach::{Hit, Reach};
use super::weights::sharing;
use super::{Resolved, total};
use crate::plan::Plan;
use std::sync::Arc;

/// A cell reached less than this counts as a gap, 0–100.
const GAP_BELOW: f64 = 1.0;
/// And where volume counts, only one that nobody reaches.
const NOBODY: f64 = 1e-9;

/// The cells of a plan and what each partner reaches: everything resolved to places, so that sets are cheap to weigh.
#[derive(Clone, Debug, PartialEq)]
pub struct Grid {
    buyers: Vec<f64>,
    stages: Vec<f64>,
    in_room: Vec<bool>,
    weights: Vec<f64>,
    reach: Arc<Reach>,
    /// Where each partner is present; none where every account counts alike.
    presence: Option<Shares>,
}

/// What a set of partners reaches.
#[derive(Clone, Debug, PartialEq)]
pub struct Coverage {
    /// The whole, 0–100.
    pub total: f64,
    /// Each stage by its place, 0–100 within the stage; none where no buyer with weight is in the room.
    pub by_stage: Vec<Option<f64>>,
    /// Each buyer by its place, 0–100 within the buyer; none where they are in the room at no stage with weight.
    pub by_buyer: Vec<Option<f64>>,
    /// Cells as good as nobody reaches, heaviest first, then in the plan's order.
    pub gaps: Vec<Gap>,
    /// Influence in the set, cell by cell, that is a guess.
    pub guessed: usize,
    /// Influence in the set, cell by cell.
    pub influence: usize,
    cells: Vec<Option<f64>>,
    misses: Vec<f64>,
}

/// A cell as good as nobody reaches.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gap {
    /// The buyer's place in the plan.
    pub buyer: usize,
    /// The stage's place in the plan.
    pub stage: usize,
    /// What reaching it for certain would add, in points of coverage, 0–100.
    pub weight: f64,
}

/// What a set loses at one cell without a member.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lost {
    /// The buyer's place in the plan.
    pub buyer: usize,
    /// The stage's place in the plan.
    pub stage: usize,
    /// Points of coverage, 0–100.
    pub points: f64,
}

impl Coverage {
    /// One cell, 0–100; none when the buyer is not in the room or there is no such cell.
    #[must_use]
    pub fn cell(&self, buyer: usize, stage: usize) -> Option<f64> {
        let stages = self.by_stage.len();
        (stage < stages).then(|| self.cells.get(buyer * stages + stage).copied().flatten()).flatten()
    }

    /// The chance that nobody of the set reaches a cell.
    pub(super) fn miss(&self, cell: usize) -> f64 {
        self.misses[cell]
    }

    /// Whether more than half the influence is guessed.
    #[must_use]
    pub fn is_mostly_guessed(&self) -> bool {
        2 * self.guessed > self.influence
    }
}

impl Grid {
    /// The cells of `plan` and what each of its partners reaches.
    #[must_use]
    pub fn of(plan: &Plan) -> Self {
        Self::with(plan, &Resolved::of(plan))
    }

    /// [`Self::of`], from partners resolved already.
    #[must_use]
    pub fn with(plan: &Plan, resolved: &Resolved) -> Self {
        let buyers = sharing(plan.buyers.iter().map(|buyer| (buyer.weight, buyer.share)));
        let stages = sharing(plan.stages.iter().map(|stage| (stage.weight, stage.share)));
        let room = |buyer: usize, stage: usize| plan.buyers[buyer].is_in_the_room(&plan.stages[stage].id);
        let places = || (0..buyers.len()).flat_map(|buyer| (0..stages.len()).map(move |stage| (buyer, stage)));
        let in_room: Vec<bool> = places().map(|(buyer, stage)| room(buyer, stage)).collect();
        let raw = places()
            .zip(&in_room)
            .map(|((buyer, stage), &is_in)| if is_in { buyers[buyer] * stages[stage] } else { 0.0 });
        let weights = super::weights::normalised(raw.collect()).fractions;
        Self { buyers, stages, in_room, weights, reach: Arc::clone(resolved.reach()), presence: None }
    }

    /// The same where each partner is present at such a share of the accounts; none counts every account alike.
    #[must_use]
    pub fn present(self, presence: Option<&Shares>) -> Self {
        Self { presence: presence.cloned(), ..self }
    }

    /// Whether partners reach whom they reach only at the accounts where they are present.
    #[must_use]
    pub fn counts_volume(&self) -> bool {
        self.presence.is_some()
    }

    /// The share of the accounts a partner is present at, of those it is present at all; 1 where every account counts
    /// alike.
    pub(super) fn presence(&self, partner: usize) -> f64 {
        self.present_at(partner).share()
    }

    fn present_at(&self, partner: usize) -> Present<'_> {
        self.presence.as_ref().map_or(Present::Everywhere { share: 1.0, groups: 1 }, |presence| presence.at(partner))
    }

    /// The share of all accounts that each group of accounts alike is.
    fn groups(&self) -> &[f64] {
        self.presence.as_ref().map_or(&[1.0], Shares::groups)
    }

    /// The cells of the plan.
    pub(super) fn cells(&self) -> usize {
        self.weights.len()
    }

    /// The same cells at each group of accounts alike: each stands at its place among the plan's, and as many more for
    /// each group before.
    pub(super) fn cells_of_groups(&self) -> usize {
        self.groups().len() * self.cells()
    }

    /// What a cell of a group is worth, a fraction; all add up to 1.
    pub(super) fn worth(&self, cell: usize) -> f64 {
        self.groups()[cell / self.cells()] * self.weights[cell % self.cells()]
    }

    /// What a partner reaches of those in the room, where it is present.
    fn influence(&self, partner: usize) -> impl Iterator<Item = Hit> {
        let share = self.presence(partner);
        let hits = self.reach.of(partner).iter().filter(|hit| self.in_room[hit.cell]);
        hits.map(move |hit| Hit { chance: share * hit.chance, ..*hit })
    }

    /// The groups of accounts a partner is present at.
    fn groups_of(&self, partner: usize) -> impl Iterator<Item = usize> {
        let present = self.present_at(partner);
        (0..present.count()).map(move |place| present.group(place))
    }

    /// The cells of groups a partner reaches, with the chance of each.
    pub(super) fn chances(&self, partner: usize) -> impl Iterator<Item = (usize, f64)> {
        let at = move |group: usize, hit: Hit| (group * self.cells() + hit.cell, hit.chance);
        self.groups_of(partner).flat_map(move |group| self.influence(partner).map(move |hit| at(group, hit)))
    }

    /// The share of all accounts a partner is present at.
    fn weight(&self, partner: usize) -> f64 {
        total(self.groups_of(partner).map(|group| self.groups()[group]))
    }

    /// What each partner reaches alone, by their places in the plan.
    #[must_use]
    pub fn solos(&self) -> Vec<f64> {
        (0..self.reach.partners()).map(|partner| self.solo(partner)).collect()
    }

    /// What one partner reaches alone, 0–100, by its place in the plan.
    #[must_use]
    pub fn solo(&self, partner: usize) -> f64 {
        let everywhere = total(self.influence(partner).map(|hit| self.weights[hit.cell] * hit.chance));
        100.0 * self.weight(partner) * everywhere
    }

    /// What a set of partners reaches, by their places in the plan, each at most once.
    #[must_use]
    pub fn coverage(&self, set: &[usize]) -> Coverage {
        let mut misses = vec![1.0; self.cells_of_groups()];
        for (cell, chance) in set.iter().flat_map(|&partner| self.chances(partner)) {
            misses[cell] *= 1.0 - chance;
        }
        let (mut guessed, mut influence) = (0, 0);
        for hit in set.iter().flat_map(|&partner| self.influence(partner)) {
            influence += 1;
            guessed += usize::from(hit.is_guess);
        }
        let reached = self.reached(&misses);
        let stages = self.stages.len();
        let by_stage = (0..stages)
            .map(|stage| {
                self.mean(&reached, (0..self.buyers.len()).map(|buyer| (buyer * stages + stage, self.buyers[buyer])))
            })
            .collect();
        let by_buyer = (0..self.buyers.len())
            .map(|buyer| self.mean(&reached, (0..stages).map(|stage| (buyer * stages + stage, self.stages[stage]))))
            .collect();
        let total = total(reached.iter().zip(&self.weights).map(|(reached, weight)| reached * weight));
        let gaps = self.gaps(&reached);
        let cells = reached.iter().zip(&self.in_room).map(|(&reached, &is_in)| is_in.then_some(reached)).collect();
        Coverage { total, by_stage, by_buyer, gaps, guessed, influence, cells, misses }
    }

    /// What is reached of each cell of the plan, 0–100, the mean over all accounts.
    fn reached(&self, misses: &[f64]) -> Vec<f64> {
        let mut reached = vec![0.0; self.cells()];
        for (group, share) in self.groups().iter().enumerate() {
            let misses = &misses[group * self.cells()..];
            reached.iter_mut().zip(misses).for_each(|(reached, miss)| *reached += share * 100.0 * (1.0 - miss));
        }
        reached
    }

    fn mean(&self, reached: &[f64], cells: impl Iterator<Item = (usize, f64)>) -> Option<f64> {
        let (mut sum, mut weights) = (0.0, 0.0);
        for (cell, weight) in cells.filter(|&(cell, _)| self.in_room[cell]) {
            sum += weight * reached[cell];
            weights += weight;
        }
        (weights > 0.0).then(|| sum / weights)
    }

    fn gaps(&self, reached: &[f64]) -> Vec<Gap> {
        let stages = self.stages.len();
        let below = if self.counts_volume() { NOBODY } else { GAP_BELOW };
        let is_gap = |cell: &usize| reached[*cell] < below && self.weights[*cell] > 0.0;
        let mut gaps: Vec<Gap> = (0..self.weights.len())
            .filter(is_gap)
            .map(|cell| Gap { buyer: cell / stages, stage: cell % stages, weight: 100.0 * self.weights[cell] })
            .collect();
        gaps.sort_by(|one, two| two.weight.total_cmp(&one.weight));
        gaps
    }

    /// What two partners both reach, in points: by how much they do each other's work. Where it is not known which
    /// accounts they serve, those may be the same.
    #[must_use]
    pub fn shared(&self, one: usize, two: usize) -> f64 {
        let of_two =
            |hit: Hit| self.influence(two).find(|other| other.cell == hit.cell).map_or(0.0, |other| other.chance);
        let both = total(self.influence(one).map(|hit| self.weights[hit.cell] * hit.chance * of_two(hit)));
        let groups: Vec<usize> = self.groups_of(two).collect();
        let common = self.groups_of(one).filter(|group| groups.binary_search(group).is_ok());
        100.0 * total(common.map(|group| self.groups()[group])) * both
    }

    /// What a partner outside the set would add to its coverage, in points.
    #[must_use]
    pub fn adds(&self, coverage: &Coverage, partner: usize) -> f64 {
        let gain = |(cell, chance): (usize, f64)| self.worth(cell) * coverage.misses[cell] * chance;
        100.0 * total(self.chances(partner).map(gain))
    }

    /// What the set loses, in points, if this member is dropped: also what the member adds to the others.
    #[must_use]
    pub fn loses(&self, coverage: &Coverage, member: usize) -> f64 {
        100.0 * total(self.chances(member).map(|(cell, chance)| self.lost(coverage, cell, chance)))
    }

    /// The same cell by cell: where a member of the set counts, in the order its influence stands in the plan.
    pub fn losses(&self, coverage: &Coverage, member: usize) -> impl Iterator<Item = Lost> {
        let stages = self.stages.len();
        self.influence(member).map(move |hit| {
            let cells = self.groups_of(member).map(|group| group * self.cells() + hit.cell);
            let points = 100.0 * total(cells.map(|cell| self.lost(coverage, cell, hit.chance)));
            Lost { buyer: hit.cell / stages, stage: hit.cell % stages, points }
        })
    }

    fn lost(&self, coverage: &Coverage, cell: usize, chance: f64) -> f64 {
        self.worth(cell) * coverage.misses[cell] / (1.0 - chance) * chance
    }
}
