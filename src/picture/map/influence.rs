//! Whom a candidate reaches when, as the map takes it: strengths of those in the room, and where they count most.

use crate::plan::Partner;
use crate::report::Map;

/// The strengths of one candidate, 0–3, buyer by buyer, stage by stage; 0 of who is not in the room.
pub(super) struct Influences {
    stages: usize,
    strengths: Vec<u8>,
    /// What the strengths at each stage count: stage weight times buyer weight times strength.
    counts: Vec<f64>,
}

impl Influences {
    pub(super) fn of(map: &Map, partner: &Partner) -> Self {
        let stages = map.stages.len();
        let mut seen = vec![None; map.buyers.len() * stages];
        for cell in &partner.influence {
            let buyer = map.buyers.iter().position(|row| row.id == cell.buyer.as_str());
            let stage = map.stages.iter().position(|row| row.id == cell.stage.as_str());
            if let Some((buyer, stage)) = buyer.zip(stage) {
                // The first of several on one moment counts.
                seen[buyer * stages + stage].get_or_insert(cell.strength.get());
            }
        }
        let is_in_the_room = |at: usize| map.coverage.cell(at / stages, at % stages).is_some();
        let strengths: Vec<u8> = seen
            .into_iter()
            .enumerate()
            .map(|(at, strength)| strength.filter(|_| is_in_the_room(at)).unwrap_or(0))
            .collect();
        let mut counts = vec![0.0; stages];
        for (at, strength) in strengths.iter().enumerate() {
            let (buyer, stage) = (at / stages, at % stages);
            counts[stage] += map.buyers[buyer].weight * map.stages[stage].weight * f64::from(*strength);
        }
        Self { stages, strengths, counts }
    }

    pub(super) fn strength(&self, buyer: usize, stage: usize) -> u8 {
        self.strengths.get(buyer * self.stages + stage).copied().unwrap_or(0)
    }

    /// The most they have with a buyer, at any stage that counts.
    pub(super) fn best(&self, buyer: usize) -> u8 {
        let counting = (0..self.stages).filter(|stage| self.counts[*stage] > 0.0);
        counting.map(|stage| self.strength(buyer, stage)).max().unwrap_or(0)
    }

    /// The stage where they count most, and how far they are drawn to the one that comes second: from −1, all the way
    /// back, to 1, all the way on. None where they count nowhere.
    pub(super) fn place(&self) -> Option<(usize, f64)> {
        let most = |without: Option<usize>| {
            let stages = (0..self.stages).filter(|stage| Some(*stage) != without && self.counts[*stage] > 0.0);
            stages.rev().max_by(|one, two| self.counts[*one].total_cmp(&self.counts[*two]))
        };
        let first = most(None)?;
        let Some(second) = most(Some(first)) else { return Some((first, 0.0)) };
        let on = (second + self.stages - first) % self.stages;
        let way = if 2 * on <= self.stages { 1.0 } else { -1.0 };
        Some((first, way * self.counts[second] / self.counts[first]))
    }
}
