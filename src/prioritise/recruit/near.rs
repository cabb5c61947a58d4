//! Sets that are as good as the best: all of them, whatever their size.

use super::problem::Problem;
use super::search::{Search, Visitor};
use crate::prioritise::{Cancel, TOLERANCE};

/// So far below the best a set is still as good, in points of coverage.
pub const WITHIN: f64 = 1.5;
/// So many sets are counted; beyond, nobody cares how many more there are.
pub const MOST_SETS: usize = 100_000;

/// All sets as good as the best.
#[derive(Clone, Debug, PartialEq)]
pub struct NearTies {
    /// How many, the best one among them.
    pub count: usize,
    /// Whether these are all there are.
    pub is_complete: bool,
    /// How many of them each candidate is in.
    pub shares: Vec<usize>,
    /// Of them the one with the highest mean score, then the greatest coverage, then the first in order of places.
    pub recommended: Vec<usize>,
}

/// All sets within the limits that come within [`WITHIN`] points of `best`, looking at no more than `nodes` sets.
/// None when nobody waits for it any more.
#[must_use]
pub fn near_ties(problem: &Problem, best: &[usize], nodes: usize, cancel: &Cancel) -> Option<NearTies> {
    let problem = problem.clone().sound();
    let least = (problem.coverage(best) - WITHIN) / 100.0;
    let mut found = Found {
        problem: &problem,
        // Exactly as far below is still as good.
        threshold: least - TOLERANCE / 100.0,
        count: 0,
        shares: vec![0; problem.candidates.len()],
        recommended: (best.to_vec(), problem.mean_score(best), problem.coverage(best)),
    };
    let open = Search::over(&problem, nodes, cancel).run(&mut found);
    if cancel.is_asked() {
        return None;
    }
    let Found { count, shares, recommended: (recommended, ..), .. } = found;
    let is_complete = open.is_none() && count < MOST_SETS;
    // A search cut short may not have come to the best set, which is as good as itself all the same.
    Some(NearTies { count: count.max(1), is_complete, shares, recommended })
}

struct Found<'a> {
    problem: &'a Problem,
    threshold: f64,
    count: usize,
    shares: Vec<usize>,
    /// The set recommended so far, its mean score and its coverage.
    recommended: (Vec<usize>, f64, f64),
}

impl Visitor for Found<'_> {
    fn threshold(&self) -> f64 {
        self.threshold
    }

    fn visit(&mut self, set: &[usize], coverage: f64) -> bool {
        // Recruiting nobody is no alternative, however little the best reaches.
        if set.is_empty() {
            return true;
        }
        self.count += 1;
        for at in set {
            self.shares[*at] += 1;
        }
        let (score, coverage) = (self.problem.mean_score(set), 100.0 * coverage);
        let mut set = set.to_vec();
        set.sort_unstable();
        let (other, best_score, best_coverage) = &self.recommended;
        let is_better = if (score - best_score).abs() > TOLERANCE {
            score > *best_score
        } else if (coverage - best_coverage).abs() > TOLERANCE {
            coverage > *best_coverage
        } else {
            set < *other
        };
        if is_better {
            self.recommended = (set, score, coverage);
        }
        self.count < MOST_SETS
    }
}
