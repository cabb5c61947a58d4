//! What is to be expected when candidates are asked in rounds and the set follows their answers.
//!
//! With Y who said yes and N who said no, S*(Y, N) is the set of greatest coverage within the limits that keeps Y and
//! leaves N out. Over r rounds of asking, with C the coverage, a the chance of a yes and A = S*(Y, N) ∖ Y who is asked:
//!
//! ```text
//! V₀(Y, N) = C(Y)        Vᵣ(Y, N) = Σ over T ⊆ A of Π_T a · Π_A∖T (1 − a) · Vᵣ₋₁(Y ∪ T, N ∪ (A ∖ T))
//! ```
//!
//! The first round asks a set that is given. It is the partner portfolio with refusals of Jarimo and Korpiaho (2008),
//! answers taken one independent of the other.

use super::problem::{Bounds, Problem};
use super::search::solve;
use crate::prioritise::Cancel;
use crate::prioritise::robustness::draw::{key, uniform};
use std::collections::HashMap;

/// Every answer is looked at while one round has at most so many open ones: 2¹² = 4,096 ways to answer.
const MOST_OPEN: usize = 12;
/// And while at most so many sets are to be worked out anew.
const MOST_PLANS: usize = 256;
/// Else so many draws of everybody's answers are followed.
const DRAWS: u32 = 300;
const SEED: u64 = 1;
/// So many sets are looked at for one that follows answers: there are many of them, and each is small.
const NODES: usize = 2_000;
/// Nine times in ten the coverage is between these shares of what can happen.
const TAILS: [f64; 2] = [0.05, 0.95];

/// What to expect of rounds of asking.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Forecast {
    /// The rounds.
    pub rounds: usize,
    /// The coverage to expect, 0–100.
    pub expected: f64,
    /// Nineteen times in twenty it is at least this.
    pub low: f64,
    /// And at most this.
    pub high: f64,
    /// How many sign, as far as one can expect.
    pub signed: f64,
    /// The answers drawn; none where every answer was looked at.
    pub draws: Option<u32>,
}

/// One way it can end.
struct End {
    chance: f64,
    coverage: f64,
    signed: f64,
}

/// The sets that follow answers, each worked out once.
#[derive(Debug)]
pub struct Follow<'a> {
    problem: &'a Problem,
    /// What the answers of each candidate are drawn by.
    keys: Vec<u64>,
    known: HashMap<[Vec<usize>; 2], Vec<usize>>,
    cancel: &'a Cancel,
}

/// Who has answered, ascending.
#[derive(Clone, Default)]
struct Answered {
    yes: Vec<usize>,
    no: Vec<usize>,
}

impl Answered {
    fn add(&mut self, at: usize, says_yes: bool) {
        let list = if says_yes { &mut self.yes } else { &mut self.no };
        if let Err(place) = list.binary_search(&at) {
            list.insert(place, at);
        }
    }
}

impl<'a> Follow<'a> {
    /// Of candidates whose answers are drawn by these names.
    #[must_use]
    pub fn of(problem: &'a Problem, names: &[&str], cancel: &'a Cancel) -> Self {
        let keys = names.iter().map(|name| key(SEED, &["answer", name])).collect();
        Self { problem, keys, known: HashMap::new(), cancel }
    }

    /// What to expect when this set is asked first. None when nobody waits for it any more.
    pub fn forecast(&mut self, first: &[usize], rounds: usize) -> Option<Forecast> {
        let mut ends = Vec::new();
        let is_small = rounds < 2 || 1 << self.open(first).len().min(MOST_OPEN) <= MOST_PLANS;
        let exact = is_small && self.all(&Answered::default(), first, rounds, 1.0, &mut ends)?;
        if !exact {
            ends.clear();
            for draw in 0..DRAWS {
                ends.push(self.drawn(first, rounds, draw)?);
            }
        }
        Some(summed(ends, rounds, (!exact).then_some(DRAWS)))
    }

    /// Those of a set whose answer is not certain.
    fn open(&self, set: &[usize]) -> Vec<usize> {
        let yes = |at: usize| self.problem.candidates[at].yes;
        set.iter().copied().filter(|&at| yes(at) > 0.0 && yes(at) < 1.0).collect()
    }

    /// Adds every way it can end from here on, asking `set` now; false when there are too many.
    fn all(
        &mut self,
        before: &Answered,
        set: &[usize],
        rounds: usize,
        chance: f64,
        ends: &mut Vec<End>,
    ) -> Option<bool> {
        let asked: Vec<usize> = set.iter().copied().filter(|at| !before.yes.contains(at)).collect();
        let open = self.open(&asked);
        if open.len() > MOST_OPEN {
            return Some(false);
        }
        for bits in 0_u32..1 << open.len() {
            let (mut answered, mut chance) = (before.clone(), chance);
            for &at in asked.iter().filter(|at| !open.contains(at)) {
                answered.add(at, self.problem.candidates[at].yes >= 1.0);
            }
            for (place, &at) in open.iter().enumerate() {
                let (says_yes, yes) = (bits >> place & 1 == 1, self.problem.candidates[at].yes);
                chance *= if says_yes { yes } else { 1.0 - yes };
                answered.add(at, says_yes);
            }
            if rounds < 2 || asked.is_empty() {
                ends.push(self.end(&answered, chance));
                continue;
            }
            let next = self.set(&answered)?;
            if !self.all(&answered, &next, rounds - 1, chance, ends)? {
                return Some(false);
            }
        }
        Some(true)
    }

    /// How it ends if everybody asked answers as drawn.
    fn drawn(&mut self, first: &[usize], rounds: usize, draw: u32) -> Option<End> {
        let mut answered = Answered::default();
        let mut set = first.to_vec();
        for round in 0..rounds {
            if round > 0 {
                set = self.set(&answered)?;
            }
            let asked: Vec<usize> = set.iter().copied().filter(|at| !answered.yes.contains(at)).collect();
            for at in asked {
                let yes = self.problem.candidates[at].yes;
                answered.add(at, uniform(self.keys[at], u64::from(draw)) < yes);
            }
        }
        Some(self.end(&answered, 1.0 / f64::from(DRAWS)))
    }

    fn end(&self, answered: &Answered, chance: f64) -> End {
        let signed = u32::try_from(answered.yes.len()).map_or(f64::INFINITY, f64::from);
        End { chance, coverage: self.problem.coverage(&answered.yes), signed }
    }

    /// The set of greatest coverage that keeps who said yes and leaves out who said no. Where what there must be of a
    /// model cannot be had any more, it is as good as can be without.
    fn set(&mut self, answered: &Answered) -> Option<Vec<usize>> {
        let state = [answered.yes.clone(), answered.no.clone()];
        if let Some(set) = self.known.get(&state) {
            return Some(set.clone());
        }
        let (mut problem, places) = self.problem.without(&answered.no);
        let place = |at: &usize| places.iter().position(|place| place == at);
        problem.limits.must.extend(answered.yes.iter().filter_map(place));
        let mut found = solve(&problem, NODES, self.cancel)?.found();
        if found.is_none() {
            problem.limits = Bounds { at_least: Vec::new(), ..problem.limits };
            found = solve(&problem, NODES, self.cancel)?.found();
        }
        let set =
            found.map_or_else(|| answered.yes.clone(), |found| found.set.into_iter().map(|at| places[at]).collect());
        self.known.insert(state, set.clone());
        Some(set)
    }
}

fn summed(mut ends: Vec<End>, rounds: usize, draws: Option<u32>) -> Forecast {
    ends.sort_unstable_by(|one, two| one.coverage.total_cmp(&two.coverage));
    let expected = ends.iter().map(|end| end.chance * end.coverage).sum();
    let signed = ends.iter().map(|end| end.chance * end.signed).sum();
    let [low, high] = TAILS.map(|tail| {
        let mut passed = 0.0;
        let reached = ends.iter().find(|end| {
            passed += end.chance;
            passed >= tail - 1e-12
        });
        reached.or(ends.last()).map_or(0.0, |end| end.coverage)
    });
    Forecast { rounds, expected, low, high, signed, draws }
}
