//! Whom each partner reaches, as cells: buyer by buyer, stage by stage.

use super::rated::place_from;
use crate::plan::{BuyerId, Evidence, Partner, Plan, StageId, Strength};
use std::ops::Range;

/// The buyers and stages cells are counted by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Whom {
    buyers: Vec<BuyerId>,
    stages: Vec<StageId>,
}

impl Whom {
    /// The buyers and stages of `plan`.
    pub(super) fn of(plan: &Plan) -> Self {
        Self {
            buyers: plan.buyers.iter().map(|buyer| buyer.id.clone()).collect(),
            stages: plan.stages.iter().map(|stage| stage.id.clone()).collect(),
        }
    }
}

/// A partner reaching one cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Hit {
    /// Buyer times the number of stages, plus stage.
    pub(super) cell: usize,
    /// More than 0, less than 1.
    pub(super) chance: f64,
    /// Whether the influence is a guess.
    pub(super) is_guess: bool,
}

/// Whom each partner reaches, whether in the room or not.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Reach {
    hits: Vec<Hit>,
    ends: Vec<usize>,
}

impl Reach {
    /// Room for so many partners and cells reached.
    pub(super) fn with_capacity(partners: usize, hits: usize) -> Self {
        Self { hits: Vec::with_capacity(hits), ends: Vec::with_capacity(partners) }
    }

    /// How many partners there are.
    pub(super) fn partners(&self) -> usize {
        self.ends.len()
    }

    /// How many cells are reached, partner by partner.
    pub(super) fn len(&self) -> usize {
        self.hits.len()
    }

    /// Whom a partner reaches.
    pub(super) fn of(&self, partner: usize) -> &[Hit] {
        &self.hits[self.range(partner)]
    }

    fn range(&self, partner: usize) -> Range<usize> {
        let start = partner.checked_sub(1).map_or(0, |before| self.ends[before]);
        start..self.ends[partner]
    }

    /// Appends what is known of a partner already.
    pub(super) fn copy(&mut self, other: &Self, partner: usize) {
        self.hits.extend_from_slice(other.of(partner));
        self.ends.push(self.hits.len());
    }

    /// Appends a partner. The first of several influences on one cell counts, as it does in
    /// [`Partner::influence_on`]; a strength of 0 reaches nobody, but hides those behind it.
    pub(super) fn add(&mut self, whom: &Whom, partner: &Partner) {
        let mut seen: Vec<usize> = Vec::with_capacity(partner.influence.len());
        let (mut buyer_hint, mut stage_hint) = (0, 0);
        for influence in &partner.influence {
            let buyer = place_from(&whom.buyers, buyer_hint, |buyer| *buyer == influence.buyer);
            let stage = place_from(&whom.stages, stage_hint, |stage| *stage == influence.stage);
            let (Some(buyer), Some(stage)) = (buyer, stage) else { continue };
            (buyer_hint, stage_hint) = (buyer, stage);
            let (cell, chance) = (buyer * whom.stages.len() + stage, chance(influence.strength));
            if !seen.contains(&cell) {
                seen.push(cell);
                let hit = Hit { cell, chance, is_guess: influence.evidence == Evidence::Guess };
                self.hits.extend((chance > 0.0).then_some(hit));
            }
        }
        self.ends.push(self.hits.len());
    }
}

/// The chance that a strength reaches a buyer at a stage: 0, .25, .5, .8.
#[must_use]
pub fn chance(strength: Strength) -> f64 {
    match strength.get() {
        0 => 0.0,
        1 => 0.25,
        2 => 0.5,
        _ => 0.8,
    }
}
