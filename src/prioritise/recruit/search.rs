//! The search itself: every set within the limits is either looked at or proven not to matter.
//!
//! Depth first: each set is extended by one candidate after another, and what is left of a branch is dropped as soon
//! as the bound says that no extension can count. It ends by itself, or after a number of sets looked at, never after
//! a time: the same problem gives the same answer everywhere.

use super::bound::{Choice, FIRST_STEPS, Left, Lengths, Point, STEPS, Scratch, bound};
use super::problem::Problem;
use super::start::start;
use crate::prioritise::Cancel;

/// Two coverages closer than this are one.
const HAIR: f64 = 1e-12;

/// The best set found.
#[derive(Clone, Debug, PartialEq)]
pub struct Solution {
    /// Its members, ascending places among the candidates.
    pub set: Vec<usize>,
    /// What it reaches, on the problem's scale times 100.
    pub coverage: f64,
    /// What no set can exceed; the coverage itself when the set is proven best.
    pub at_most: f64,
    /// How many sets were looked at.
    pub nodes: usize,
}

/// What came of a search.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// The best set, proven or with what might still be possible.
    Found(Solution),
    /// No set keeps to every limit: proven.
    Impossible,
    /// No set was found, but not all were looked at.
    Unknown,
}

impl Outcome {
    /// The best set, if one was found.
    #[must_use]
    pub fn found(self) -> Option<Solution> {
        match self {
            Self::Found(solution) => Some(solution),
            Self::Impossible | Self::Unknown => None,
        }
    }
}

/// So many sets are looked at for a problem of this size before the best found must do: the work of each grows with
/// the candidates.
#[must_use]
pub fn usual_nodes(problem: &Problem) -> usize {
    24_000_000 / problem.candidates.len().max(40)
}

/// The set of greatest coverage within the limits, looking at no more than `nodes` sets. None when nobody waits for
/// it any more.
#[must_use]
pub fn solve(problem: &Problem, nodes: usize, cancel: &Cancel) -> Option<Outcome> {
    let problem = problem.clone().sound();
    let mut best = Best { threshold: f64::NEG_INFINITY, set: start(&problem) };
    best.threshold = best.set.as_ref().map_or(f64::NEG_INFINITY, |set| problem.coverage(set) / 100.0);
    let mut search = Search::over(&problem, nodes, cancel);
    let open = search.run(&mut best);
    if cancel.is_asked() {
        return None;
    }
    let Some(mut set) = best.set else {
        return Some(if open.is_none() { Outcome::Impossible } else { Outcome::Unknown });
    };
    set.sort_unstable();
    let coverage = problem.coverage(&set);
    let at_most = open.map_or(coverage, |open| coverage.max(100.0 * open));
    Some(Outcome::Found(Solution { set, coverage, at_most, nodes: search.nodes }))
}

/// Whoever looks at the sets.
pub(super) trait Visitor {
    /// What a set must exceed to be worth looking at.
    fn threshold(&self) -> f64;

    /// Looks at a set that keeps to every limit and reaches more than the threshold; false ends the search.
    fn visit(&mut self, set: &[usize], coverage: f64) -> bool;
}

/// Remembers the best.
struct Best {
    threshold: f64,
    set: Option<Vec<usize>>,
}

impl Visitor for Best {
    fn threshold(&self) -> f64 {
        self.threshold + HAIR
    }

    fn visit(&mut self, set: &[usize], coverage: f64) -> bool {
        self.threshold = coverage;
        self.set = Some(set.to_vec());
        true
    }
}

/// A search under way. Coverage is on the problem's own scale here, not times 100.
pub(super) struct Search<'a> {
    problem: &'a Problem,
    lengths: Lengths,
    most: usize,
    cancel: &'a Cancel,
    room: Scratch,
    has_ended: bool,
    /// How many sets were looked at.
    pub(super) nodes: usize,
}

/// A set on the way, and what its extensions need.
struct Node {
    coverage: f64,
    /// What each cell is still worth.
    values: Vec<f64>,
    left: Left,
    point: Point,
}

impl<'a> Search<'a> {
    pub(super) fn over(problem: &'a Problem, most: usize, cancel: &'a Cancel) -> Self {
        let lengths = Lengths::of(problem);
        Self { problem, lengths, most, cancel, room: Scratch::default(), has_ended: false, nodes: 0 }
    }

    /// Shows every set that matters to the visitor. None when all were looked at; else what the others reach at most.
    pub(super) fn run(&mut self, visitor: &mut impl Visitor) -> Option<f64> {
        let problem = self.problem;
        let mut chosen = problem.limits.must.clone();
        if !problem.allows_more(&chosen) {
            return None;
        }
        let mut node = Node::root(problem);
        for &at in &chosen {
            node = node.with(problem, &self.lengths, at);
        }
        let rest: Vec<usize> = (0..problem.candidates.len()).filter(|at| !chosen.contains(at)).collect();
        let most = self.first_bound(&mut node, &rest, visitor.threshold());
        let open = self.look(&mut chosen, node, &rest, visitor);
        open.map(|open| open.min(most))
    }

    /// What the best extension of the first set reaches at most, from as good a point as can be found.
    fn first_bound(&mut self, node: &mut Node, rest: &[usize], threshold: f64) -> f64 {
        let enough = if threshold.is_finite() { threshold - node.coverage } else { 0.0 };
        let Node { values, left, point, .. } = node;
        let choice = Choice { values, among: rest, left: *left, enough, steps: FIRST_STEPS };
        let more = bound(self.problem, &self.lengths, &choice, point, &mut self.room);
        node.coverage + more
    }

    fn look(
        &mut self,
        chosen: &mut Vec<usize>,
        mut node: Node,
        rest: &[usize],
        visitor: &mut impl Visitor,
    ) -> Option<f64> {
        self.nodes += 1;
        if node.coverage > visitor.threshold()
            && self.problem.has_enough(chosen)
            && !visitor.visit(chosen, node.coverage)
        {
            self.has_ended = true;
        }
        let order = self.order(chosen, &node, rest);
        let mut open = None;
        for (place, &(_, at)) in order.iter().enumerate() {
            let among: Vec<usize> = order[place..].iter().map(|(_, at)| *at).collect();
            let enough = visitor.threshold() - node.coverage;
            let more = self.most_of(&order[place..], &among, &mut node, enough);
            if more <= enough {
                break;
            }
            if self.is_over() {
                return greatest(open, Some(node.coverage + more));
            }
            chosen.push(at);
            let next = node.with(self.problem, &self.lengths, at);
            open = greatest(open, self.look(chosen, next, &among[1..], visitor));
            chosen.pop();
        }
        open
    }

    /// Those who can still join, with what they add, most first.
    fn order(&self, chosen: &mut Vec<usize>, node: &Node, rest: &[usize]) -> Vec<(f64, usize)> {
        if node.left.places == 0 {
            return Vec::new();
        }
        let mut order: Vec<(f64, usize)> = Vec::with_capacity(rest.len());
        for &at in rest {
            if self.can_join(chosen, node, at) {
                order.push((node.gain(self.problem, at), at));
            }
        }
        order.sort_unstable_by(|one, two| two.0.total_cmp(&one.0).then(one.1.cmp(&two.1)));
        order
    }

    fn can_join(&self, chosen: &mut Vec<usize>, node: &Node, at: usize) -> bool {
        let (candidate, limits) = (&self.problem.candidates[at], &self.problem.limits);
        let [days, money] = node.left.means;
        if candidate.days > days + crate::prioritise::TOLERANCE || candidate.cost > money + crate::prioritise::TOLERANCE
        {
            return false;
        }
        if limits.models.is_none() && limits.not_both.is_empty() && limits.at_least.is_empty() {
            return true;
        }
        chosen.push(at);
        let joins = self.problem.allows_more(chosen) && self.problem.still_wanted(chosen) < node.left.places;
        chosen.pop();
        joins
    }

    /// What the best choice of those in `order` adds at most: first the sum of the greatest gains, which is quick.
    fn most_of(&mut self, order: &[(f64, usize)], among: &[usize], node: &mut Node, enough: f64) -> f64 {
        let quick: f64 = order.iter().take(node.left.places).map(|(gain, _)| gain).sum();
        if quick <= enough || node.left.places <= 1 {
            return quick;
        }
        // A better bound high up in the tree spares whole branches, and says more of a search cut short.
        let steps = STEPS << 4_usize.saturating_sub(self.problem.limits.partners.saturating_sub(node.left.places));
        let Node { values, left, point, .. } = node;
        let choice = Choice { values, among, left: *left, enough, steps };
        bound(self.problem, &self.lengths, &choice, point, &mut self.room).min(quick)
    }

    fn is_over(&self) -> bool {
        self.has_ended || self.nodes >= self.most || self.cancel.is_enough()
    }
}

impl Node {
    fn root(problem: &Problem) -> Self {
        let limits = &problem.limits;
        let means = [limits.days, limits.budget].map(|limit| limit.unwrap_or(f64::INFINITY));
        let left = Left { places: limits.partners, means };
        Self { coverage: 0.0, values: problem.weights.clone(), left, point: Point::start(problem.weights.len()) }
    }

    /// What a candidate adds.
    fn gain(&self, problem: &Problem, at: usize) -> f64 {
        problem.candidates[at].hits.iter().map(|&(cell, chance)| self.values[cell] * chance).sum()
    }

    /// The set with a candidate more.
    fn with(&self, problem: &Problem, lengths: &Lengths, at: usize) -> Self {
        let candidate = &problem.candidates[at];
        let mut values = self.values.clone();
        for &(cell, chance) in &candidate.hits {
            values[cell] *= 1.0 - chance;
        }
        let [days, money] = self.left.means;
        let left = Left {
            places: self.left.places.saturating_sub(1),
            means: [(days - candidate.days).max(0.0), (money - candidate.cost).max(0.0)],
        };
        let coverage = self.coverage + self.gain(problem, at);
        Self { coverage, values, left, point: self.point.after(lengths, at) }
    }
}

fn greatest(one: Option<f64>, two: Option<f64>) -> Option<f64> {
    match (one, two) {
        (Some(one), Some(two)) => Some(one.max(two)),
        (one, two) => one.or(two),
    }
}
