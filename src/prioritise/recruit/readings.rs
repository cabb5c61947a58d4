//! In the set by how many readings: whom the sets as good have in common once nobody is sure whom anybody reaches.
//!
//! Every influence is drawn a step lower in so many of 100 readings as its evidence allows, and a step higher in as many,
//! and the sets as good are weighed anew with what was drawn. Guesses about one model, buying role and stage are one guess: they
//! share a draw. Drawn are whom partners reach, not what is not said to be reached, nor scores, limits or answers.

use super::alike::Alike;
use super::asked::Asked;
use super::near::{Listed, listed};
use super::problem::Problem;
use super::search::many;
use crate::plan::{Evidence, Influence, Partner, Strength};
use crate::prioritise::Cancel;
use crate::prioritise::coverage::chance;
use crate::prioritise::robustness::draw::{key, uniform};
use crate::prioritise::robustness::shared;

/// So many readings are drawn.
const DRAWS: u32 = 2_000;
/// And so many sets are weighed in each, those of greatest coverage; fewer where cells are many, at least the hundredth
/// part.
const MOST_SETS: usize = 2_000;
const SEED: u64 = 1;
/// Draws that one thread makes at a time.
const BLOCK: u32 = 100;
/// Two sets closer than this reach the same.
const HAIR: f64 = 1e-12;

/// How often each candidate is in a best set.
#[derive(Clone, Debug, PartialEq)]
pub struct Readings {
    /// How many sets were weighed in each reading.
    pub sets: usize,
    /// Whether these are all that are as good.
    pub is_all: bool,
    /// The share of readings in which each candidate, by place in the plan, is in a best set, 0–1; those in most first.
    pub shares: Vec<(usize, f64)>,
}

/// How often an influence known so is a step lower than said, and how often a step higher: our judgement.
const fn chance_off(evidence: Evidence) -> f64 {
    match evidence {
        Evidence::Guess => 0.3,
        Evidence::Desk => 0.2,
        Evidence::Talked => 0.1,
        Evidence::Data => 0.05,
    }
}

impl Readings {
    /// The readings of what is asked, whose best set is this one, listing the sets as good by a look at no more than
    /// `nodes`. None when nobody waits for them any more.
    pub(super) fn of(asked: &Asked<'_>, best: &[usize], nodes: usize, cancel: &Cancel) -> Option<Self> {
        let problem = asked.problem.clone().sound();
        let unsure: Vec<Vec<Unsure>> = (0..asked.places.len()).map(|at| unsure(asked, &problem, at)).collect();
        let alike = Alike::in_this_too(&problem, |at| unsure[at].iter().flat_map(Unsure::traits).collect());
        let most = MOST_SETS / many(&problem).min(100);
        let Listed { sets, is_all } = listed(&problem, &alike, best, most, nodes, cancel)?;
        let pool = Pool { weights: &problem.weights, unsure: &unsure, sets: &sets };
        let times = pool.times_best(cancel)?;
        let share = |(candidate, &place): (usize, &usize)| {
            let of_group = alike.group(candidate).iter().map(|&at| times[at]).max().unwrap_or(0);
            (place, f64::from(of_group) / f64::from(DRAWS))
        };
        let mut shares: Vec<(usize, f64)> = asked.places.iter().enumerate().map(share).collect();
        shares.sort_by(|one, two| two.1.total_cmp(&one.1).then(one.0.cmp(&two.0)));
        Some(Self { sets: sets.len(), is_all, shares })
    }
}

/// An influence nobody is sure of.
struct Unsure {
    cell: usize,
    key: u64,
    off: f64,
    /// The chance to reach the cell one step down, as it is said, and one step up.
    chances: [f64; 3],
}

impl Unsure {
    /// Of a partner present at such a share of the accounts, on a buyer of this role.
    fn of(partner: &Partner, share: f64, role: &str, cell: usize, influence: &Influence) -> Self {
        let Influence { buyer, stage, strength, evidence, .. } = influence;
        let key = match partner.model {
            Some(model) if *evidence == Evidence::Guess => key(SEED, &["usual", model.label(), role, stage.as_str()]),
            _ => key(SEED, &["reach", partner.id.as_str(), buyer.as_str(), stage.as_str()]),
        };
        let step = |by: i8| {
            let stepped = strength.get().saturating_add_signed(by).min(3);
            share * chance(Strength::new(stepped).expect("0 to 3"))
        };
        Self { cell, key, off: chance_off(*evidence), chances: [-1, 0, 1].map(step) }
    }

    /// The chance to reach the cell as drawn.
    fn drawn(&self, draw: u32) -> f64 {
        let at = uniform(self.key, u64::from(draw)) / self.off;
        let [lower, as_said, higher] = self.chances;
        match at {
            it if it < 1.0 => lower,
            it if it < 2.0 => higher,
            _ => as_said,
        }
    }

    /// What two influences that are drawn alike have in common.
    fn traits(&self) -> [u64; 2] {
        [self.key, self.off.to_bits()]
    }
}

/// The influences of a candidate that count, in the order of their cells.
fn unsure(asked: &Asked<'_>, problem: &Problem, candidate: usize) -> Vec<Unsure> {
    let (plan, at) = (asked.plan, asked.places[candidate]);
    let (partner, stages) = (&plan.partners[at], plan.stages.len());
    let of_cell = |&(cell, _): &(usize, f64)| {
        let of = asked.cells[cell];
        let (buyer, stage) = (plan.buyers.get(of / stages)?, plan.stages.get(of % stages)?);
        let influence = partner.influence_on(&buyer.id, &stage.id)?;
        Some(Unsure::of(partner, asked.grid.presence(at), buyer.role.label(), cell, influence))
    };
    problem.candidates[candidate].hits.iter().filter_map(of_cell).collect()
}

/// The sets to be weighed.
struct Pool<'a> {
    weights: &'a [f64],
    unsure: &'a [Vec<Unsure>],
    sets: &'a [Vec<usize>],
}

/// Room for what one thread weighs.
struct Room {
    times: Vec<u32>,
    chances: Vec<Vec<f64>>,
    misses: Vec<f64>,
    coverages: Vec<f64>,
}

impl Pool<'_> {
    /// In how many readings each candidate is in a set that none exceeds.
    fn times_best(&self, cancel: &Cancel) -> Option<Vec<u32>> {
        let room = || Room {
            times: vec![0; self.unsure.len()],
            chances: vec![Vec::new(); self.unsure.len()],
            misses: Vec::new(),
            coverages: Vec::with_capacity(self.sets.len()),
        };
        let blocks = usize::try_from(DRAWS / BLOCK).unwrap_or(0);
        let rooms = shared(blocks, cancel.threads(), cancel, room, |room, block| {
            let first = BLOCK * u32::try_from(block).unwrap_or(0);
            (first..first + BLOCK).for_each(|draw| self.weigh(room, draw));
        })?;
        let mut times = vec![0; self.unsure.len()];
        for room in rooms {
            times.iter_mut().zip(room.times).for_each(|(all, more)| *all += more);
        }
        Some(times)
    }

    fn weigh(&self, room: &mut Room, draw: u32) {
        for (drawn, unsure) in room.chances.iter_mut().zip(self.unsure) {
            drawn.clear();
            drawn.extend(unsure.iter().map(|it| it.drawn(draw)));
        }
        room.coverages.clear();
        for set in self.sets {
            room.misses.clear();
            room.misses.extend_from_slice(self.weights);
            for &at in set {
                for (it, chance) in self.unsure[at].iter().zip(&room.chances[at]) {
                    room.misses[it.cell] *= 1.0 - chance;
                }
            }
            room.coverages.push(-room.misses.iter().sum::<f64>());
        }
        let best = room.coverages.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let mut is_in: Vec<usize> = Vec::new();
        for (set, _) in self.sets.iter().zip(&room.coverages).filter(|(_, coverage)| **coverage >= best - HAIR) {
            is_in.extend(set);
        }
        is_in.sort_unstable();
        is_in.dedup();
        for at in is_in {
            room.times[at] += 1;
        }
    }
}
