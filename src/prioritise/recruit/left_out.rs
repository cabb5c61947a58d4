//! Why somebody ranked better than a member is left out.

use super::asked::Asked;
use super::problem::{Candidate, Problem};
use crate::prioritise::TOLERANCE;
use crate::prioritise::ranking::Ranked;

/// A member that does at least this share of somebody's work, in points they both reach.
const SAME_WORK: f64 = 1.0;

/// Why somebody is left out.
#[derive(Clone, Debug, PartialEq)]
pub enum Reason {
    /// Scores below the floor.
    BelowFloor {
        /// The score, 0–100.
        score: f64,
        /// The floor.
        floor: f64,
    },
    /// Must not be in.
    MustNot,
    /// Takes more of our days than there are, alone or in anybody's place.
    Days {
        /// What they take.
        takes: f64,
        /// All there are.
        of: f64,
    },
    /// The same of our money, thousands.
    Money {
        /// What they take.
        takes: f64,
        /// All there is.
        of: f64,
    },
    /// Cannot be in beside this member, by place in the plan.
    NotBoth(usize),
    /// Would be a partner model too many.
    Model,
    /// Could be in, but the set would be the worse for it.
    Worse {
        /// Points of coverage the best exchange costs.
        costs: f64,
        /// Members who reach the same buyers, by place in the plan.
        same: Vec<usize>,
    },
}

/// Why a ranked partner is not in the set of `chosen` candidates.
pub(super) fn reason(asked: &Asked<'_>, chosen: &[usize], row: &Ranked) -> Reason {
    let (limits, partner) = (&asked.plan.goal.limits, &asked.plan.partners[row.partner]);
    if limits.must_not.contains(&partner.id) {
        return Reason::MustNot;
    }
    let Some(at) = asked.places.iter().position(|&place| place == row.partner) else {
        return Reason::BelowFloor { score: row.score, floor: limits.floor.get() };
    };
    exchange(asked, chosen, at).unwrap_or_else(|| stopped(asked, chosen, at))
}

/// What the best exchange of a member for the candidate costs; none when the limits allow none.
fn exchange(asked: &Asked<'_>, chosen: &[usize], at: usize) -> Option<Reason> {
    let problem = &asked.problem;
    let before = problem.coverage(chosen);
    let added = [chosen, &[at]].concat();
    let swapped = (0..chosen.len()).map(|place| {
        let mut other = chosen.to_vec();
        other[place] = at;
        other
    });
    let sets = std::iter::once(added).chain(swapped).filter(|set| problem.allows(set));
    let costs = sets.map(|set| before - problem.coverage(&set)).reduce(f64::min)?;
    Some(Reason::Worse { costs, same: same_work(asked, chosen, at) })
}

/// The two members who reach most of what the candidate reaches.
fn same_work(asked: &Asked<'_>, chosen: &[usize], at: usize) -> Vec<usize> {
    let shared = |&member: &usize| (asked.grid.shared(asked.places[at], asked.places[member]), asked.places[member]);
    let mut same: Vec<(f64, usize)> = chosen.iter().map(shared).filter(|(points, _)| *points >= SAME_WORK).collect();
    same.sort_by(|one, two| two.0.total_cmp(&one.0).then(one.1.cmp(&two.1)));
    same.into_iter().take(2).map(|(_, member)| member).collect()
}

/// The limit that keeps the candidate out of any exchange.
fn stopped(asked: &Asked<'_>, chosen: &[usize], at: usize) -> Reason {
    let (problem, limits) = (&asked.problem, &asked.problem.limits);
    let candidate = &problem.candidates[at];
    let (days, cost) = (candidate.days, candidate.cost);
    if let Some(of) = limits.days.filter(|limit| never_fits(problem, chosen, days, |it| it.days, *limit)) {
        return Reason::Days { takes: days, of };
    }
    if let Some(of) = limits.budget.filter(|limit| never_fits(problem, chosen, cost, |it| it.cost, *limit)) {
        return Reason::Money { takes: cost, of };
    }
    if let Some(member) = not_beside(&limits.not_both, at, chosen) {
        return Reason::NotBoth(asked.places[member]);
    }
    match limits.days {
        _ if limits.models.is_some() => Reason::Model,
        Some(of) => Reason::Days { takes: days, of },
        None => Reason::Money { takes: cost, of: limits.budget.unwrap_or(0.0) },
    }
}

/// Whether somebody who takes so much does not fit in, whoever makes room.
fn never_fits(problem: &Problem, chosen: &[usize], takes: f64, of: fn(&Candidate) -> f64, limit: f64) -> bool {
    let used: f64 = chosen.iter().map(|&member| of(&problem.candidates[member])).sum();
    let freed = chosen.iter().map(|&member| of(&problem.candidates[member])).fold(0.0, f64::max);
    used - freed + takes > limit + TOLERANCE
}

/// The first of those chosen that this one cannot be in beside.
fn not_beside(pairs: &[(usize, usize)], at: usize, chosen: &[usize]) -> Option<usize> {
    let mut beside = pairs.iter().filter_map(|&(one, two)| match (one == at, two == at) {
        (true, false) => Some(two),
        (false, true) => Some(one),
        _ => None,
    });
    beside.find(|member| chosen.contains(member))
}
