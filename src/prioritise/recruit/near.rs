//! Sets that are as good as the best: all of them, whatever their size.

use super::problem::Problem;
use super::search::{Search, Visitor};
use crate::prioritise::{Cancel, TOLERANCE};

/// So far below the best a set is still as good, in points of coverage.
pub const WITHIN: f64 = 1.5;
/// Exactly as far below is still as good.
pub(super) const LEAST_SHORT: f64 = TOLERANCE;
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
}

/// All sets within the limits that come within [`WITHIN`] points of `best`, looking at no more than `nodes` sets.
/// None when nobody waits for it any more.
#[must_use]
pub fn near_ties(problem: &Problem, best: &[usize], nodes: usize, cancel: &Cancel) -> Option<NearTies> {
    let problem = problem.clone().sound();
    let least = problem.coverage(best) - WITHIN - LEAST_SHORT;
    let mut found = Found { threshold: least / 100.0, count: 0, shares: vec![0; problem.candidates.len()] };
    let open = Search::over(&problem, nodes, cancel).run(&mut found);
    if cancel.is_asked() {
        return None;
    }
    let Found { count, shares, .. } = found;
    let is_complete = open.is_none() && count < MOST_SETS;
    // A search cut short may not have come to the best set, which is as good as itself all the same.
    Some(NearTies { count: count.max(1), is_complete, shares })
}

struct Found {
    threshold: f64,
    count: usize,
    shares: Vec<usize>,
}

impl Visitor for Found {
    fn threshold(&self, _measure: usize) -> f64 {
        self.threshold
    }

    fn visit(&mut self, set: &[usize], _measured: &[f64]) -> bool {
        // Recruiting nobody is no alternative, however little the best reaches.
        if set.is_empty() {
            return true;
        }
        self.count += 1;
        for at in set {
            self.shares[*at] += 1;
        }
        self.count < MOST_SETS
    }
}
