//! Who is better than whom in every way: reaches no less, takes no more, scores no less, is no less likely to say yes,
//! and is of the same model, so that no limit prefers the other either.
//!
//! Putting the better one in the place of the worse betters a set or leaves it as good, so a search need not look at sets
//! that have the worse one alone. That takes the symmetry out of plans whose candidates are still alike.

use super::problem::{Candidate, Problem};

/// Beyond so many candidates nobody is compared with everybody.
const COMPARED: usize = 2_000;

/// For each candidate, who is better; of two alike the earlier one is. Empty says nothing of anybody.
#[derive(Debug, Default)]
pub(super) struct Dominance {
    /// Those who are worse than each.
    below: Vec<Vec<usize>>,
    /// How many are better than each.
    above: Vec<usize>,
}

impl Dominance {
    /// Of a problem whose hits are in the order of cells.
    pub(super) fn of(problem: &Problem) -> Self {
        let count = problem.candidates.len();
        if count > COMPARED {
            return Self::default();
        }
        let is_above = |one: usize, two: usize| {
            one != two && is_better(problem, one, two) && (one < two || !is_better(problem, two, one))
        };
        let below = |one: usize| (0..count).filter(|&two| is_above(one, two)).collect();
        let below: Vec<Vec<usize>> = (0..count).map(below).collect();
        let mut above = vec![0; count];
        for &worse in below.iter().flatten() {
            above[worse] += 1;
        }
        Self { below, above }
    }

    /// Of so many candidates of whom some stand in lines, each ascending and the first the best; nobody beyond so many
    /// in a line is asked about.
    pub(super) fn in_lines(count: usize, asked: usize, lines: &[Vec<usize>]) -> Self {
        let (mut below, mut above) = (vec![Vec::new(); count], vec![0; count]);
        for line in lines {
            for (place, &at) in line.iter().enumerate() {
                above[at] = place;
                if place < asked {
                    below[at] = line.iter().take(asked).skip(place + 1).copied().collect();
                }
            }
        }
        Self { below, above }
    }

    /// How many are better than a candidate.
    pub(super) fn above(&self, at: usize) -> usize {
        self.above.get(at).copied().unwrap_or(0)
    }

    /// Whether one is better than the other.
    pub(super) fn is_above(&self, one: usize, two: usize) -> bool {
        self.below.get(one).is_some_and(|below| below.binary_search(&two).is_ok())
    }
}

/// Whether one is at least as good as the other in every way.
fn is_better(problem: &Problem, one: usize, two: usize) -> bool {
    let (better, worse) = (&problem.candidates[one], &problem.candidates[two]);
    better.model == worse.model
        && better.days <= worse.days
        && better.cost <= worse.cost
        && better.yes >= worse.yes
        && better.score >= worse.score
        && better.score.is_some() == worse.score.is_some()
        && reaches_all(better, worse)
        && is_as_free(problem, one, two)
}

/// Whether one reaches every cell the other does, with no less a chance.
fn reaches_all(better: &Candidate, worse: &Candidate) -> bool {
    let mut hits = better.hits.iter();
    worse.hits.iter().all(|(cell, chance)| hits.any(|(other, reached)| other == cell && reached >= chance))
}

/// Whether one can be beside everybody whom the other can be beside.
fn is_as_free(problem: &Problem, one: usize, two: usize) -> bool {
    let pairs = &problem.limits.not_both;
    let bars = |at: usize, pair: &(usize, usize)| match *pair {
        (first, second) if first == at => Some(second),
        (first, second) if second == at => Some(first),
        _ => None,
    };
    pairs
        .iter()
        .filter_map(|pair| bars(one, pair))
        .all(|other| other == two || pairs.iter().filter_map(|pair| bars(two, pair)).any(|barred| barred == other))
}
