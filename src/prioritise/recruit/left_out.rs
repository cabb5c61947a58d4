//! Why somebody ranked better than a member is left out: by the best set that has them in.

use super::asked::Asked;
use super::infeasible::{Limit, would_do_without};
use super::problem::{Candidate, Problem};
use super::search::{Outcome, solve};
use crate::plan::PartnerModel;
use crate::prioritise::ranking::Ranked;
use crate::prioritise::{Cancel, TOLERANCE, total};
use std::collections::BTreeSet;

/// A member does somebody's work from so many points on that they both reach.
const SAME_WORK: f64 = 1.0;
/// The same where volume counts, as a share of what the set reaches.
const SAME_SHARE: f64 = 0.02;

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
    /// A person put them somewhere else.
    ByHand,
    /// Takes more of our days than there are.
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
    /// Those who must be in, who have signed or whom a person put in fill all places.
    Full,
    /// No set that keeps to all limits has them; one would without any of these.
    NoSet(Vec<Limit>),
    /// No set with them was found, and not all were looked at.
    NotFound,
    /// Could be in, but the set would be the worse for it.
    Worse(Worse),
}

/// What the best set with somebody in is, against the recommended one.
#[derive(Clone, Debug, PartialEq)]
pub struct Worse {
    /// Points of coverage less; below 0 it reaches more.
    pub reaches_less: f64,
    /// Points less of what is to be expected when each is asked once.
    pub expects_less: f64,
    /// Points less of mean score.
    pub scores_less: f64,
    /// Whether no set with them reaches more: proven.
    pub is_proven: bool,
    /// How many partner models the set would have with them and how many it may, where nothing but that limit keeps them
    /// from coming in beside the others.
    pub models: Option<(usize, usize)>,
    /// A member they cannot be in beside, by place in the plan.
    pub not_beside: Option<usize>,
    /// Members who reach the same buyers, by place in the plan.
    pub same: Vec<usize>,
}

/// Why a ranked partner is not in the set of `chosen` candidates, looking at no more than `nodes` sets. None when nobody
/// waits for it any more.
pub(super) fn reason(
    asked: &Asked<'_>,
    chosen: &[usize],
    row: &Ranked,
    nodes: usize,
    cancel: &Cancel,
) -> Option<Reason> {
    let (limits, partner) = (&asked.plan.goal.limits, &asked.plan.partners[row.partner]);
    if limits.must_not.contains(&partner.id) {
        return Some(Reason::MustNot);
    }
    if asked.is_elsewhere_by_hand(row.partner) {
        return Some(Reason::ByHand);
    }
    let Some(at) = asked.places.iter().position(|&place| place == row.partner) else {
        return Some(Reason::BelowFloor { score: row.score, floor: limits.floor.get() });
    };
    if let Some(reason) = alone(&asked.problem, at) {
        return Some(reason);
    }
    let mut problem = asked.problem.clone();
    problem.limits.must.push(at);
    Some(match solve(&problem, nodes, cancel)? {
        Outcome::Found(best) => {
            let with = asked.set(&best.set);
            let set = asked.set(chosen);
            Reason::Worse(Worse {
                reaches_less: set.coverage - with.coverage,
                expects_less: set.expected - with.expected,
                scores_less: set.mean_score - with.mean_score,
                is_proven: best.at_most - best.coverage <= TOLERANCE,
                models: a_model_too_many(&asked.problem, at, chosen),
                not_beside: not_beside(&asked.problem.limits.not_both, at, chosen).map(|member| asked.places[member]),
                same: same_work(asked, chosen, at),
            })
        }
        Outcome::Impossible => Reason::NoSet(would_do_without(asked, Some(row.partner), nodes, cancel)?),
        Outcome::Unknown => Reason::NotFound,
    })
}

/// What alone keeps a candidate out of every set.
fn alone(problem: &Problem, at: usize) -> Option<Reason> {
    let (candidate, limits) = (&problem.candidates[at], &problem.limits);
    let over = |takes: f64, limit: Option<f64>| limit.filter(|limit| takes > limit + TOLERANCE);
    if let Some(of) = over(candidate.days, limits.days) {
        return Some(Reason::Days { takes: candidate.days, of });
    }
    if let Some(of) = over(candidate.cost, limits.budget) {
        return Some(Reason::Money { takes: candidate.cost, of });
    }
    // Where those who must be in cannot all be, one of them may be asked about.
    (limits.must.len() >= limits.partners && !limits.must.contains(&at)).then_some(Reason::Full)
}

/// How many models the chosen would have with somebody and how many they may, where they could come in beside them but
/// for that limit.
fn a_model_too_many(problem: &Problem, at: usize, chosen: &[usize]) -> Option<(usize, usize)> {
    let limits = &problem.limits;
    let both: Vec<usize> = chosen.iter().copied().chain([at]).collect();
    let models: BTreeSet<PartnerModel> = both.iter().filter_map(|&place| problem.candidates[place].model).collect();
    let most = limits.models.filter(|most| models.len() > *most)?;
    let takes = |of: fn(&Candidate) -> f64| total(both.iter().map(|&place| of(&problem.candidates[place])));
    let fits = |takes: f64, limit: Option<f64>| limit.is_none_or(|limit| takes <= limit + TOLERANCE);
    let is_kept = both.len() <= limits.partners
        && fits(takes(|it| it.days), limits.days)
        && fits(takes(|it| it.cost), limits.budget)
        && not_beside(&limits.not_both, at, chosen).is_none();
    is_kept.then_some((models.len(), most))
}

/// The two members who reach most of what the candidate reaches.
fn same_work(asked: &Asked<'_>, chosen: &[usize], at: usize) -> Vec<usize> {
    let shared = |&member: &usize| (asked.grid.shared(asked.places[at], asked.places[member]), asked.places[member]);
    let is_by_volume = asked.grid.counts_volume();
    let least = if is_by_volume { SAME_SHARE * asked.problem.coverage(chosen) } else { SAME_WORK };
    let mut same: Vec<(f64, usize)> = chosen.iter().map(shared).filter(|(points, _)| *points >= least).collect();
    same.sort_by(|one, two| two.0.total_cmp(&one.0).then(one.1.cmp(&two.1)));
    same.into_iter().take(2).map(|(_, member)| member).collect()
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
