//! The search itself: every set within the limits is either looked at or proven not to matter.
//!
//! Depth first: each set is extended by one candidate after another, and what is left of a branch is dropped as soon
//! as a bound says that no extension can count. It ends by itself, or after a number of sets looked at, never after
//! a time: the same problem gives the same answer everywhere.

use super::bound::{Choice, FIRST_STEPS, FIRST_STRIDE, Left, Lengths, Point, STEPS, STRIDE, Scratch, bound};
use super::dominance::Dominance;
use super::problem::Problem;
use super::start::start;
use crate::prioritise::{Cancel, TOLERANCE};

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

/// Beyond so many cells, which come of account lists alone, the work of each set grows with them.
const MANY_CELLS: usize = 400;
/// So many more take as much work as there is for each set of a plan without lists.
const MORE_CELLS: usize = 100;

/// So many sets are looked at for a problem of this size before the best found must do: the work of each grows with
/// the candidates, and with cells where they are many.
#[must_use]
pub fn usual_nodes(problem: &Problem) -> usize {
    24_000_000 / problem.candidates.len().max(40) / many(problem)
}

/// By how much fewer sets are looked at for the cells of a problem; 1 without account lists.
pub(super) fn many(problem: &Problem) -> usize {
    1 + problem.weights.len().saturating_sub(MANY_CELLS) / MORE_CELLS
}

/// The set of greatest coverage within the limits, looking at no more than `nodes` sets. None when nobody waits for
/// it any more.
#[must_use]
pub fn solve(problem: &Problem, nodes: usize, cancel: &Cancel) -> Option<Outcome> {
    let problem = problem.clone().sound();
    let mut best = Best { threshold: f64::NEG_INFINITY, set: start(&problem) };
    best.threshold = best.set.as_ref().map_or(f64::NEG_INFINITY, |set| problem.coverage(set) / 100.0);
    let mut search = Search::over(&problem, nodes, cancel).without_the_worse(Dominance::of(&problem));
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

/// Whoever looks at the sets. A set is measured by the search's measures in turn, the last of which it is for.
pub(super) trait Visitor {
    /// What a set must exceed by a measure to be worth looking at.
    fn threshold(&self, measure: usize) -> f64;

    /// Looks at a set that keeps to every limit and exceeds the thresholds; false ends the search.
    fn visit(&mut self, set: &[usize], measured: &[f64]) -> bool;

    /// Whether an extension of a set by some of these can matter, which measures at most so much.
    fn can_matter(&self, _set: &[usize], _among: &[usize], _most: &[f64]) -> bool {
        true
    }
}

/// Remembers the best.
struct Best {
    threshold: f64,
    set: Option<Vec<usize>>,
}

impl Visitor for Best {
    fn threshold(&self, _measure: usize) -> f64 {
        self.threshold + HAIR
    }

    fn visit(&mut self, set: &[usize], measured: &[f64]) -> bool {
        self.threshold = measured[0];
        self.set = Some(set.to_vec());
        true
    }
}

/// What sets are measured by: the coverage by certain chances, on the problem's own scale, not times 100.
struct Measure {
    hits: Vec<Vec<(usize, f64)>>,
    lengths: Lengths,
}

impl Measure {
    fn of(problem: &Problem) -> Self {
        let hits = problem.candidates.iter().map(|candidate| candidate.hits.clone()).collect();
        Self { hits, lengths: Lengths::of(problem) }
    }
}

/// A search under way.
pub(super) struct Search<'a> {
    problem: &'a Problem,
    measures: Vec<Measure>,
    dominance: Dominance,
    most: usize,
    cancel: &'a Cancel,
    room: Scratch,
    has_ended: bool,
    /// How many sets were looked at.
    pub(super) nodes: usize,
}

/// A set on the way, and what its extensions need.
struct Node {
    left: Left,
    /// By each measure.
    measured: Vec<Measured>,
}

/// A set by one measure.
struct Measured {
    coverage: f64,
    /// What each cell is still worth.
    values: Vec<f64>,
    point: Point,
}

impl<'a> Search<'a> {
    pub(super) fn over(problem: &'a Problem, most: usize, cancel: &'a Cancel) -> Self {
        Self {
            measures: vec![Measure::of(problem)],
            dominance: Dominance::default(),
            room: Scratch::default(),
            has_ended: false,
            nodes: 0,
            problem,
            most,
            cancel,
        }
    }

    /// The same search for what counts by the chances of `other` too, and above all.
    pub(super) fn also_by(mut self, other: &Problem) -> Self {
        self.measures.push(Measure::of(other));
        self
    }

    /// The same search, leaving out sets that have somebody and not whoever is better in every way.
    pub(super) fn without_the_worse(mut self, dominance: Dominance) -> Self {
        self.dominance = dominance;
        self
    }

    /// Shows every set that matters to the visitor. None when all were looked at; else what the others measure at most.
    pub(super) fn run(&mut self, visitor: &mut impl Visitor) -> Option<f64> {
        let problem = self.problem;
        let mut chosen = problem.limits.must.clone();
        if !problem.allows_more(&chosen) {
            return None;
        }
        let mut node = Node::root(problem, &self.measures);
        for &at in &chosen {
            node = node.with(problem, &self.measures, at);
        }
        let places = problem.limits.partners;
        let is_open = |at: &usize| !chosen.contains(at) && self.dominance.above(*at) < places;
        let rest: Vec<usize> = (0..problem.candidates.len()).filter(is_open).collect();
        let most = self.first_bound(&mut node, &rest, visitor);
        let open = self.look(&mut chosen, node, &rest, visitor);
        open.map(|open| open.min(most))
    }

    /// What the best extension of the first set measures at most, from as good a point as can be found.
    fn first_bound(&mut self, node: &mut Node, rest: &[usize], visitor: &impl Visitor) -> f64 {
        let mut most = 0.0;
        // Among few, a good point costs more than it spares.
        let steps = FIRST_STEPS.min(rest.len() * rest.len() / 2);
        for (at, (measure, Measured { coverage, values, point })) in
            self.measures.iter().zip(&mut node.measured).enumerate()
        {
            let threshold = visitor.threshold(at);
            let enough = if threshold.is_finite() { threshold - *coverage } else { 0.0 };
            let choice = Choice { values, among: rest, left: node.left, enough, steps, stride: FIRST_STRIDE };
            most = *coverage + bound(self.problem, &measure.lengths, &choice, point, &mut self.room);
        }
        most
    }

    fn look(
        &mut self,
        chosen: &mut Vec<usize>,
        mut node: Node,
        rest: &[usize],
        visitor: &mut impl Visitor,
    ) -> Option<f64> {
        self.nodes += 1;
        self.show(chosen, &node, visitor);
        let mut among = self.order(chosen, &node, rest);
        let mut open = None;
        while !among.is_empty() {
            let Some(more) = self.most_of(chosen, &mut among, &mut node, visitor) else { break };
            if self.is_over() {
                return greatest(open, Some(more));
            }
            let Some(&at) = among.first() else { break };
            chosen.push(at);
            let next = node.with(self.problem, &self.measures, at);
            open = greatest(open, self.look(chosen, next, &among[1..], visitor));
            chosen.pop();
            among.remove(0);
            // Without the better one, none of the worse.
            among.retain(|&other| !self.dominance.is_above(at, other));
        }
        open
    }

    fn show(&mut self, chosen: &[usize], node: &Node, visitor: &mut impl Visitor) {
        let measured = node.coverages();
        let counts = measured.iter().enumerate().all(|(at, coverage)| *coverage > visitor.threshold(at));
        if counts && self.problem.has_enough(chosen) && !visitor.visit(chosen, &measured) {
            self.has_ended = true;
        }
    }

    /// Those who can still join, by what they add, most first.
    fn order(&self, chosen: &mut Vec<usize>, node: &Node, rest: &[usize]) -> Vec<usize> {
        if node.left.places == 0 {
            return Vec::new();
        }
        let last = self.measures.len() - 1;
        let mut order: Vec<(f64, usize)> = Vec::with_capacity(rest.len());
        for &at in rest {
            if self.can_join(chosen, node, at) {
                order.push((node.gain(&self.measures, last, at), at));
            }
        }
        let standing = |at: usize| (self.dominance.above(at), at);
        order.sort_unstable_by(|one, two| two.0.total_cmp(&one.0).then(standing(one.1).cmp(&standing(two.1))));
        order.into_iter().map(|(_, at)| at).collect()
    }

    fn can_join(&self, chosen: &mut Vec<usize>, node: &Node, at: usize) -> bool {
        let (candidate, limits) = (&self.problem.candidates[at], &self.problem.limits);
        let [days, money] = node.left.means;
        if candidate.days > days + TOLERANCE || candidate.cost > money + TOLERANCE {
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

    /// What the best choice of those in `among` makes of the set at most by the last measure; none when no choice of
    /// them can matter. Who is in none that can is taken out of them.
    fn most_of(
        &mut self,
        chosen: &[usize],
        among: &mut Vec<usize>,
        node: &mut Node,
        visitor: &impl Visitor,
    ) -> Option<f64> {
        let mut most: Vec<f64> = (0..self.measures.len()).map(|at| self.quick(node, at, among)).collect();
        let enough: Vec<f64> =
            node.measured.iter().enumerate().map(|(at, it)| visitor.threshold(at) - it.coverage).collect();
        let is_hopeless = |most: &[f64]| most.iter().zip(&enough).any(|(most, enough)| most <= enough);
        if is_hopeless(&most) {
            return None;
        }
        if node.left.places > 1 {
            for (at, most) in most.iter_mut().enumerate() {
                *most = most.min(self.bound(among, node, at, enough[at]));
                if *most <= enough[at] {
                    return None;
                }
                let mut hopeless = self.room.hopeless.iter();
                among.retain(|_| !hopeless.next().is_some_and(|hopeless| *hopeless));
            }
        }
        most.iter_mut().zip(&node.measured).for_each(|(most, it)| *most += it.coverage);
        if visitor.can_matter(chosen, among, &most) { most.last().copied() } else { None }
    }

    /// The sum of the greatest gains, which is quick.
    fn quick(&self, node: &Node, measure: usize, among: &[usize]) -> f64 {
        let mut gains: Vec<f64> = among.iter().map(|&at| node.gain(&self.measures, measure, at)).collect();
        let places = node.left.places;
        if gains.len() > places {
            gains.select_nth_unstable_by(places, |one, two| two.total_cmp(one));
            gains.truncate(places);
        }
        gains.iter().sum()
    }

    fn bound(&mut self, among: &[usize], node: &mut Node, measure: usize, enough: f64) -> f64 {
        // A better bound high up in the tree spares whole branches, and says more of a search cut short.
        let steps = STEPS << 4_usize.saturating_sub(self.problem.limits.partners.saturating_sub(node.left.places));
        let Measured { values, point, .. } = &mut node.measured[measure];
        let choice = Choice { values, among, left: node.left, enough, steps, stride: STRIDE };
        bound(self.problem, &self.measures[measure].lengths, &choice, point, &mut self.room)
    }

    fn is_over(&self) -> bool {
        self.has_ended || self.nodes >= self.most || self.cancel.is_enough()
    }
}

impl Node {
    fn root(problem: &Problem, measures: &[Measure]) -> Self {
        let limits = &problem.limits;
        let means = [limits.days, limits.budget].map(|limit| limit.unwrap_or(f64::INFINITY));
        let empty = |_: &Measure| Measured {
            coverage: 0.0,
            values: problem.weights.clone(),
            point: Point::start(problem.weights.len()),
        };
        let left = Left { places: limits.partners, means };
        Self { left, measured: measures.iter().map(empty).collect() }
    }

    fn coverages(&self) -> Vec<f64> {
        self.measured.iter().map(|measured| measured.coverage).collect()
    }

    /// What a candidate adds by a measure.
    fn gain(&self, measures: &[Measure], measure: usize, at: usize) -> f64 {
        let values = &self.measured[measure].values;
        measures[measure].hits[at].iter().map(|&(cell, chance)| values[cell] * chance).sum()
    }

    /// The set with a candidate more.
    fn with(&self, problem: &Problem, measures: &[Measure], at: usize) -> Self {
        let candidate = &problem.candidates[at];
        let [days, money] = self.left.means;
        let left = Left {
            places: self.left.places.saturating_sub(1),
            means: [(days - candidate.days).max(0.0), (money - candidate.cost).max(0.0)],
        };
        let extended = measures.iter().zip(&self.measured).enumerate().map(|(which, (measure, before))| {
            let mut values = before.values.clone();
            for &(cell, chance) in &measure.hits[at] {
                values[cell] *= 1.0 - chance;
            }
            let coverage = before.coverage + self.gain(measures, which, at);
            Measured { coverage, values, point: before.point.after(&measure.lengths, at) }
        });
        Self { left, measured: extended.collect() }
    }
}

fn greatest(one: Option<f64>, two: Option<f64>) -> Option<f64> {
    match (one, two) {
        (Some(one), Some(two)) => Some(one.max(two)),
        (one, two) => one.or(two),
    }
}
