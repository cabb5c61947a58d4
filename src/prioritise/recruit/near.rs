//! Sets that are as good as the best: all of them, whatever their size. Of candidates alike as many are counted as could
//! stand for one another.

use super::alike::{Alike, Tally};
use super::problem::Problem;
use super::search::{Search, Visitor};
use crate::prioritise::Cancel;

/// So many sets are looked at one by one, each with all that are like it.
pub const MOST_SETS: usize = 100_000;
/// So many are counted; beyond, nobody cares how many more there are.
pub const MOST_COUNTED: u64 = 1_000_000_000_000_000;

/// All sets as good as the best.
#[derive(Clone, Debug, PartialEq)]
pub struct NearTies {
    /// How many, the best one among them.
    pub count: u64,
    /// Whether these are all there are.
    pub is_complete: bool,
    /// How many of them each candidate is in.
    pub shares: Vec<u64>,
}

/// All sets within the limits that are as good as `best`, looking at no more than `nodes` sets.
/// None when nobody waits for it any more.
#[must_use]
pub fn near_ties(problem: &Problem, best: &[usize], nodes: usize, cancel: &Cancel) -> Option<NearTies> {
    let problem = problem.clone().sound();
    let least = problem.limits.as_good.least(problem.coverage(best));
    let alike = Alike::of(&problem);
    let mut found =
        Found { threshold: least / 100.0, looked: 0, is_counted: true, tally: Tally::of(&alike, MOST_COUNTED) };
    let mut search =
        Search::over(&problem, nodes, cancel).without_the_worse(alike.earlier_first(problem.limits.partners));
    let open = search.run(&mut found);
    if cancel.is_asked() {
        return None;
    }
    let is_complete = open.is_none() && found.is_counted && found.looked < MOST_SETS;
    // A search cut short may not have come to the best set, which is as good as itself all the same.
    Some(NearTies { count: found.tally.count().max(1), is_complete, shares: found.tally.shares() })
}

/// Sets as good as the best, one by one.
#[derive(Debug)]
pub(super) struct Listed {
    /// Of sets that differ only in candidates alike, one; those of greatest coverage first.
    pub(super) sets: Vec<Vec<usize>>,
    /// Whether these are all there are.
    pub(super) is_all: bool,
}

/// The `most` sets of greatest coverage of those as good as `best`, looking at no more than `nodes` sets. None when
/// nobody waits for them any more. Numbers must be ones that can be reckoned with.
pub(super) fn listed(
    problem: &Problem,
    alike: &Alike,
    best: &[usize],
    most: usize,
    nodes: usize,
    cancel: &Cancel,
) -> Option<Listed> {
    let least = problem.limits.as_good.least(problem.coverage(best)) / 100.0;
    let mut list = List { least, most, sets: Vec::new(), is_all: true };
    let first = alike.earlier_first(problem.limits.partners);
    let open = Search::over(problem, nodes, cancel).without_the_worse(first).run(&mut list);
    if cancel.is_asked() {
        return None;
    }
    list.shorten();
    Some(Listed { is_all: list.is_all && open.is_none(), sets: list.sets.into_iter().map(|(_, set)| set).collect() })
}

/// Keeps the best of the sets as good.
struct List {
    /// The coverage below which a set is not kept.
    least: f64,
    most: usize,
    sets: Vec<(f64, Vec<usize>)>,
    is_all: bool,
}

impl List {
    /// Keeps no more than there may be.
    fn shorten(&mut self) {
        self.sets.sort_by(|one, two| two.0.total_cmp(&one.0).then_with(|| one.1.cmp(&two.1)));
        if self.sets.len() > self.most {
            self.sets.truncate(self.most);
            self.is_all = false;
            self.least = self.sets.last().map_or(self.least, |(coverage, _)| *coverage);
        }
    }
}

impl Visitor for List {
    fn threshold(&self, _measure: usize) -> f64 {
        self.least
    }

    fn visit(&mut self, set: &[usize], measured: &[f64]) -> bool {
        if !set.is_empty() {
            let mut set = set.to_vec();
            set.sort_unstable();
            self.sets.push((measured[0], set));
        }
        if self.sets.len() >= 2 * self.most {
            self.shorten();
        }
        true
    }
}

struct Found<'a> {
    threshold: f64,
    looked: usize,
    is_counted: bool,
    tally: Tally<'a>,
}

impl Visitor for Found<'_> {
    fn threshold(&self, _measure: usize) -> f64 {
        self.threshold
    }

    fn visit(&mut self, set: &[usize], _measured: &[f64]) -> bool {
        // Recruiting nobody is no alternative, however little the best reaches.
        if set.is_empty() {
            return true;
        }
        self.looked += 1;
        self.is_counted &= self.tally.add(set);
        self.looked < MOST_SETS && self.is_counted
    }
}
