//! Who is like whom as far as coverage and limits can tell: a plan's first day, when a model's usual cells, days and
//! money stand for everybody of it.
//!
//! Of those alike only the number in a set matters, so a search looks at one choice of them and the others are
//! counted. What may not go in: who is better than whom, which is `dominance`'s.

use super::dominance::Dominance;
use super::problem::Problem;
use crate::plan::PartnerModel;
use std::collections::HashMap;

/// What candidates alike have in common, to the last bit.
#[derive(PartialEq, Eq, Hash)]
struct Traits {
    hits: Vec<(usize, u64)>,
    spends: [u64; 2],
    model: Option<PartnerModel>,
    /// Somebody a limit names is like nobody else.
    named: Option<usize>,
    more: Vec<u64>,
}

/// Candidates in groups of those alike.
#[derive(Debug)]
pub(super) struct Alike {
    /// The group of each candidate.
    groups: Vec<usize>,
    /// The candidates of each group, ascending.
    members: Vec<Vec<usize>>,
}

impl Alike {
    /// Of a problem whose hits are in the order of cells.
    pub(super) fn of(problem: &Problem) -> Self {
        Self::in_this_too(problem, |_| Vec::new())
    }

    /// Of those only who have this in common too.
    pub(super) fn in_this_too(problem: &Problem, more: impl Fn(usize) -> Vec<u64>) -> Self {
        let limits = &problem.limits;
        let mut named = vec![false; problem.candidates.len()];
        let pairs = limits.not_both.iter().flat_map(|&(one, two)| [one, two]);
        limits.must.iter().copied().chain(pairs).for_each(|at| named[at] = true);
        let mut known: HashMap<Traits, usize> = HashMap::new();
        let mut members: Vec<Vec<usize>> = Vec::new();
        let mut groups = Vec::with_capacity(problem.candidates.len());
        for (at, candidate) in problem.candidates.iter().enumerate() {
            let traits = Traits {
                hits: candidate.hits.iter().map(|&(cell, chance)| (cell, chance.to_bits())).collect(),
                spends: [candidate.days, candidate.cost].map(f64::to_bits),
                model: candidate.model,
                named: named[at].then_some(at),
                more: more(at),
            };
            let group = *known.entry(traits).or_insert(members.len());
            if group == members.len() {
                members.push(Vec::new());
            }
            members[group].push(at);
            groups.push(group);
        }
        Self { groups, members }
    }

    /// Everybody who is like a candidate, they among them.
    pub(super) fn group(&self, candidate: usize) -> &[usize] {
        &self.members[self.groups[candidate]]
    }

    /// The same as who is better than whom: of those alike the earlier one is taken first. Nobody takes more of them
    /// than there are places.
    pub(super) fn earlier_first(&self, places: usize) -> Dominance {
        Dominance::in_lines(self.groups.len(), places, &self.members)
    }

    /// How many of each group a set has, and how many there are.
    fn parts(&self, set: &[usize]) -> Vec<Lot> {
        let mut parts: Vec<Lot> = Vec::with_capacity(set.len());
        for &at in set {
            let group = self.groups[at];
            match parts.iter_mut().find(|part| part.group == group) {
                Some(part) => part.taken += 1,
                None => parts.push(Lot { group, taken: 1, of: self.members[group].len() }),
            }
        }
        parts
    }
}

/// How many of a group a set has.
struct Lot {
    group: usize,
    taken: usize,
    of: usize,
}

/// Sets counted with all that are like them.
#[derive(Debug)]
pub(super) struct Tally<'a> {
    alike: &'a Alike,
    most: u64,
    count: u64,
    /// How many of them each candidate of a group is in.
    shares: Vec<u64>,
}

impl<'a> Tally<'a> {
    /// Counts up to `most`.
    pub(super) fn of(alike: &'a Alike, most: u64) -> Self {
        Self { alike, most, count: 0, shares: vec![0; alike.members.len()] }
    }

    /// Counts a set and all that have others alike in the place of its members; false when that is too many to count.
    pub(super) fn add(&mut self, set: &[usize]) -> bool {
        let parts = self.alike.parts(set);
        let mut ways: u128 = 1;
        for part in &parts {
            ways = ways.saturating_mul(choices(part.of, part.taken));
        }
        let most = u128::from(self.most);
        let is_counted = u128::from(self.count).saturating_add(ways) < most;
        // What is over is not told apart any more.
        let ways = ways.min(most);
        for part in &parts {
            let with = ways * wide(part.taken) / wide(part.of);
            self.shares[part.group] = self.shares[part.group].saturating_add(narrow(with));
        }
        self.count = self.count.saturating_add(narrow(ways)).min(self.most);
        is_counted
    }

    /// How many sets there are.
    pub(super) fn count(&self) -> u64 {
        self.count
    }

    /// How many of them each candidate is in.
    pub(super) fn shares(&self) -> Vec<u64> {
        self.alike.groups.iter().map(|&group| self.shares[group].min(self.count)).collect()
    }
}

/// In how many ways so many of them can be chosen.
fn choices(of: usize, taken: usize) -> u128 {
    let mut ways: u128 = 1;
    for step in 0..taken {
        // Every intermediate product is a number of choices itself, so nothing is lost by the division.
        let Some(more) = ways.checked_mul(wide(of - step)) else { return u128::MAX };
        ways = more / wide(step + 1);
    }
    ways
}

fn wide(number: usize) -> u128 {
    u128::try_from(number).unwrap_or(u128::MAX)
}

fn narrow(number: u128) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::choices;

    #[test]
    fn choices_are_counted_and_too_many_do_no_harm() {
        assert_eq!([choices(6, 0), choices(6, 2), choices(6, 6), choices(40, 6)], [1, 15, 1, 3_838_380]);
        assert_eq!(choices(1_000, 500), u128::MAX);
    }
}
