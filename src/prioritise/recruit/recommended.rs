//! The set to ask first: of all sets as good as the best, the one of which most is to be expected when each is asked once.
//!
//! Ties go to the higher mean score, then to the greater coverage, then to the plan's order.

use super::dominance::Dominance;
use super::problem::Problem;
use super::search::{Search, Visitor};
use super::start::exchanges;
use crate::prioritise::{Cancel, TOLERANCE};

/// The set to ask first.
#[derive(Clone, Debug, PartialEq)]
pub struct Recommended {
    /// Its members, ascending places among the candidates.
    pub set: Vec<usize>,
    /// The coverage to expect of it when each is asked once.
    pub expected: f64,
    /// What no other set as good can exceed; the same when it is proven.
    pub at_most: f64,
}

/// The set to recommend of those as good as `best`, looking at no more than `nodes` sets. None
/// when nobody waits for it any more.
#[must_use]
pub fn recommended(problem: &Problem, best: &[usize], nodes: usize, cancel: &Cancel) -> Option<Recommended> {
    let problem = problem.clone().sound();
    let asked = problem.when_asked();
    let least = problem.limits.as_good.least(problem.coverage(best));
    let mut found = Asking { problem: &problem, asked: &asked, least, best: Merit::of(&problem, &asked, best) };
    found.better();
    let dominance = Dominance::of(&problem);
    let open = Search::over(&problem, nodes, cancel).also_by(&asked).without_the_worse(dominance).run(&mut found);
    if cancel.is_asked() {
        return None;
    }
    let Merit { set, expected, .. } = found.best;
    Some(Recommended { set, expected, at_most: open.map_or(expected, |open| expected.max(100.0 * open)) })
}

/// What makes a set the one to recommend.
struct Merit {
    set: Vec<usize>,
    expected: f64,
    score: f64,
    coverage: f64,
}

impl Merit {
    fn of(problem: &Problem, asked: &Problem, set: &[usize]) -> Self {
        let mut set = set.to_vec();
        set.sort_unstable();
        Self { expected: asked.coverage(&set), score: problem.mean_score(&set), coverage: problem.coverage(&set), set }
    }

    fn is_better_than(&self, other: &Self) -> bool {
        let pairs = [(self.expected, other.expected), (self.score, other.score), (self.coverage, other.coverage)];
        match pairs.into_iter().find(|(one, two)| (one - two).abs() > TOLERANCE) {
            Some((one, two)) => one > two,
            // Recruiting nobody is no alternative, however little the best reaches.
            None => other.set.is_empty() || (self.set < other.set && !self.set.is_empty()),
        }
    }
}

/// Remembers the set to recommend.
struct Asking<'a> {
    problem: &'a Problem,
    asked: &'a Problem,
    /// The coverage of a set that is as good.
    least: f64,
    best: Merit,
}

impl Asking<'_> {
    /// Exchanges as long as one betters the set: a good set to start from.
    fn better(&mut self) {
        loop {
            let sets: Vec<Vec<usize>> = exchanges(self.problem, &self.best.set).collect();
            let merits = sets.iter().map(|set| Merit::of(self.problem, self.asked, set));
            let good = merits.filter(|merit| merit.coverage >= self.least);
            let better = good.reduce(|one, two| if two.is_better_than(&one) { two } else { one });
            match better.filter(|better| better.is_better_than(&self.best)) {
                Some(better) => self.best = better,
                None => return,
            }
        }
    }
}

impl Visitor for Asking<'_> {
    fn threshold(&self, measure: usize) -> f64 {
        // As much is worth looking at: it may score higher.
        let at_least = if measure == 0 { self.least } else { self.best.expected - TOLERANCE };
        at_least / 100.0
    }

    fn visit(&mut self, set: &[usize], _measured: &[f64]) -> bool {
        let merit = Merit::of(self.problem, self.asked, set);
        if !merit.set.is_empty() && merit.is_better_than(&self.best) {
            self.best = merit;
        }
        true
    }

    /// Where no more is to be expected, only a mean score that is not lower matters.
    fn can_matter(&self, set: &[usize], among: &[usize], most: &[f64]) -> bool {
        let is_more = most.last().is_some_and(|most| 100.0 * most > self.best.expected + TOLERANCE);
        is_more || best_mean(self.problem, set, among) >= self.best.score - TOLERANCE
    }
}

/// The highest mean score of a set with at least one more of these.
fn best_mean(problem: &Problem, set: &[usize], among: &[usize]) -> f64 {
    let score = |&at: &usize| problem.candidates[at].score;
    if among.iter().any(|at| score(at).is_none()) {
        return f64::INFINITY;
    }
    let mut more: Vec<f64> = among.iter().filter_map(score).collect();
    more.sort_unstable_by(|one, two| two.total_cmp(one));
    let (mut sum, mut count) = (0.0, 0.0);
    for score in set.iter().filter_map(score) {
        (sum, count) = (sum + score, count + 1.0);
    }
    let mut best = f64::NEG_INFINITY;
    for score in more {
        (sum, count) = (sum + score, count + 1.0);
        if sum / count < best {
            break;
        }
        best = sum / count;
    }
    best
}
