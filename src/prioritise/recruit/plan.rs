//! The recruiting set of a plan: the best, the one to take, and all that is to be said about it.

use super::asked::{Asked, Chooses, Set, Spend, is_kept};
use super::by_hand::{chosen, has_a_say};
use super::frontier::{Frontier, Steps, frontier, steps};
use super::infeasible::{self, Infeasible};
use super::left_out::{Reason, reason};
use super::near::{NearTies, near_ties};
use super::readings::Readings;
use super::recommended::recommended;
use super::search::{Outcome, Solution, solve, usual_nodes};
use crate::plan::Plan;
use crate::prioritise::coverage::{Coverage, Grid};
use crate::prioritise::ranking::{Ranked, Ranking};
use crate::prioritise::{Cancel, TOLERANCE};

/// The recruiting set of a plan. Partners are named by their places in the plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Recruiting {
    /// What is known of the optimal set.
    pub status: Status,
    /// The set of greatest coverage; none when no set is possible.
    pub optimal: Option<Set>,
    /// Of the sets as good, the one of which most is to be expected; none when no set is possible.
    pub recommended: Option<Set>,
    /// The set of a person who has a say in it; none where nobody was moved by hand.
    pub by_hand: Option<Set>,
    /// How much more might be expected of another set as good, at most; 0 when the recommended one is proven.
    pub expected_gap: f64,
    /// What the set to recruit reaches.
    pub coverage: Option<Coverage>,
    /// The members of the set to recruit, in rank order.
    pub members: Vec<Member>,
    /// How many sets are as good.
    pub near_ties: u64,
    /// Whether these are all.
    pub all_near_ties: bool,
    /// How many of them each candidate is in, those in most first.
    pub shares: Vec<(usize, u64)>,
    /// Who is in a best set in how many readings of whom everybody reaches; none where no other set is as good.
    pub readings: Option<Readings>,
    /// Ranked better than somebody in the set to recruit, yet left out; in rank order.
    pub left_out: Vec<LeftOut>,
    /// The best that other budgets reach, smallest first; empty without a budget.
    pub frontier: Vec<Frontier>,
    /// Every budget from which on another set is the best; nothing without a budget.
    pub steps: Steps,
    /// The best set with one partner model more, where their limit binds and it reaches more.
    pub one_more_model: Option<Set>,
}

/// What is known of the optimal set.
#[derive(Clone, Debug, PartialEq)]
pub enum Status {
    /// No set reaches more: proven.
    Optimal,
    /// The best found; at most `gap` points of coverage more are possible.
    BestFound {
        /// Points, 0–100.
        gap: f64,
    },
    /// No set keeps to the limits, and why; at least one reason.
    Infeasible(Vec<Infeasible>),
}

/// A member of the set to recruit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Member {
    /// Who.
    pub partner: usize,
    /// What the set loses without them, in points.
    pub loses: f64,
    /// Who would take their place within the limits at the least loss, and that loss in points, which may be a gain.
    pub stand_in: Option<(usize, f64)>,
}

/// Somebody left out though ranked better than a member.
#[derive(Clone, Debug, PartialEq)]
pub struct LeftOut {
    /// Who.
    pub partner: usize,
    /// Why.
    pub reason: Reason,
}

impl Recruiting {
    /// The recruiting set of a plan whose partners are ranked so, reach so and take so much of us. None when nobody
    /// waits for it any more.
    #[must_use]
    pub fn of(plan: &Plan, ranking: &Ranking, grid: &Grid, spends: &[Spend], cancel: &Cancel) -> Option<Self> {
        let found = Self::by_numbers(&Asked::of(plan, ranking, grid, spends, Chooses::Numbers), cancel)?;
        if has_a_say(plan) {
            return found.with_a_say(&Asked::of(plan, ranking, grid, spends, Chooses::Person), cancel);
        }
        Some(found)
    }

    fn by_numbers(asked: &Asked<'_>, cancel: &Cancel) -> Option<Self> {
        let reasons = infeasible::reasons(asked);
        if !reasons.is_empty() {
            return Some(Self::infeasible(reasons));
        }
        match solve(&asked.problem, usual_nodes(&asked.problem), cancel)? {
            Outcome::Found(solution) => Self::found(asked, &solution, cancel),
            Outcome::Impossible => Some(Self::infeasible(infeasible::together(asked, cancel)?)),
            Outcome::Unknown => Some(Self::infeasible(vec![Infeasible::NotFound])),
        }
    }

    /// The same with the set of a person. None when nobody waits for it any more.
    fn with_a_say(self, asked: &Asked<'_>, cancel: &Cancel) -> Option<Self> {
        let nodes = usual_nodes(&asked.problem);
        let chosen = chosen(asked, nodes, cancel)?;
        let set = asked.set(&chosen);
        let coverage = asked.grid.coverage(&set.partners);
        // Of a set that was kept as it is, the only reason is that somebody kept it.
        let left_out =
            if is_kept(asked.plan) { Vec::new() } else { left_out(asked, &chosen, &set, nodes / 8, cancel)? };
        Some(Self {
            members: members(asked, &chosen, &set, &coverage),
            left_out,
            coverage: Some(coverage),
            by_hand: Some(set),
            ..self
        })
    }

    /// The set to recruit: a person's where they have a say, else the recommended one; none when no set is possible.
    #[must_use]
    pub fn set(&self) -> Option<&Set> {
        self.by_hand.as_ref().or(self.recommended.as_ref())
    }

    fn infeasible(reasons: Vec<Infeasible>) -> Self {
        Self {
            status: Status::Infeasible(reasons),
            optimal: None,
            recommended: None,
            by_hand: None,
            expected_gap: 0.0,
            coverage: None,
            members: Vec::new(),
            near_ties: 0,
            all_near_ties: true,
            shares: Vec::new(),
            readings: None,
            left_out: Vec::new(),
            frontier: Vec::new(),
            steps: Steps::default(),
            one_more_model: None,
        }
    }

    fn found(asked: &Asked<'_>, best: &Solution, cancel: &Cancel) -> Option<Self> {
        let nodes = usual_nodes(&asked.problem);
        let ties = near_ties(&asked.problem, &best.set, nodes, cancel)?;
        let first = recommended(&asked.problem, &best.set, nodes, cancel)?;
        let readings = if ties.count > 1 { Some(Readings::of(asked, &best.set, nodes / 4, cancel)?) } else { None };
        let recommended = asked.set(&first.set);
        let coverage = asked.grid.coverage(&recommended.partners);
        let gap = best.at_most - best.coverage;
        let frontier = frontier(asked, best, nodes / 4, cancel)?;
        let found = Self {
            status: if gap <= TOLERANCE { Status::Optimal } else { Status::BestFound { gap } },
            optimal: Some(asked.set(&best.set)),
            by_hand: None,
            expected_gap: first.at_most - first.expected,
            members: members(asked, &first.set, &recommended, &coverage),
            near_ties: ties.count,
            all_near_ties: ties.is_complete,
            shares: shares(asked, &ties),
            readings,
            left_out: left_out(asked, &first.set, &recommended, nodes / 8, cancel)?,
            steps: steps(asked, &frontier, nodes / 64, cancel)?,
            frontier,
            one_more_model: one_more_model(asked, best, nodes / 4, cancel),
            recommended: Some(recommended),
            coverage: Some(coverage),
        };
        (!cancel.is_asked()).then_some(found)
    }
}

/// The recommended set alone, with nobody in it where no set is possible. None when nobody waits for it any more.
#[must_use]
pub fn recommended_set(plan: &Plan, ranking: &Ranking, grid: &Grid, spends: &[Spend], cancel: &Cancel) -> Option<Set> {
    let asked = Asked::of(plan, ranking, grid, spends, Chooses::Numbers);
    if !infeasible::reasons(&asked).is_empty() {
        return Some(Set::default());
    }
    let nodes = usual_nodes(&asked.problem);
    let Some(best) = solve(&asked.problem, nodes, cancel)?.found() else { return Some(Set::default()) };
    let first = recommended(&asked.problem, &best.set, nodes, cancel)?;
    Some(asked.set(&first.set))
}

fn members(asked: &Asked<'_>, chosen: &[usize], set: &Set, coverage: &Coverage) -> Vec<Member> {
    let member = |&partner: &usize| {
        let place = chosen.iter().position(|&at| asked.places[at] == partner);
        let stand_in = place.and_then(|place| stand_in(asked, chosen, place));
        Member { partner, loses: asked.grid.loses(coverage, partner), stand_in }
    };
    set.partners.iter().map(member).collect()
}

/// Who takes the place of a member at the least loss within all limits; nobody takes the place of one who must be in.
fn stand_in(asked: &Asked<'_>, chosen: &[usize], place: usize) -> Option<(usize, f64)> {
    let problem = &asked.problem;
    let before = problem.coverage(chosen);
    let others = (0..problem.candidates.len()).filter(|at| !chosen.contains(at)).filter_map(|at| {
        let mut other = chosen.to_vec();
        other[place] = at;
        problem.allows(&other).then(|| (asked.places[at], before - problem.coverage(&other)))
    });
    others.reduce(|one, two| if two.1 < one.1 { two } else { one })
}

/// How many of the sets as good each candidate is in, those in most first, then in the plan's order.
fn shares(asked: &Asked<'_>, ties: &NearTies) -> Vec<(usize, u64)> {
    let mut shares: Vec<(usize, u64)> = asked.places.iter().copied().zip(ties.shares.iter().copied()).collect();
    shares.sort_by_key(|&(place, count)| (std::cmp::Reverse(count), place));
    shares
}

/// Those ranked better than the last of the set, yet not in it and not put elsewhere by hand, looking at no more than
/// `nodes` sets for all of them.
fn left_out(asked: &Asked<'_>, chosen: &[usize], set: &Set, nodes: usize, cancel: &Cancel) -> Option<Vec<LeftOut>> {
    let is_in = |row: &Ranked| set.partners.contains(&row.partner);
    let is_elsewhere = |row: &Ranked| asked.plan.partners[row.partner].wave.is_some();
    let Some(last) = asked.ranking.ranked.iter().rposition(is_in) else { return Some(Vec::new()) };
    let outside: Vec<&Ranked> =
        asked.ranking.ranked[..last].iter().filter(|row| !is_in(row) && !is_elsewhere(row)).collect();
    let mut left_out = Vec::with_capacity(outside.len());
    for row in &outside {
        let reason = reason(asked, chosen, row, nodes / outside.len(), cancel)?;
        left_out.push(LeftOut { partner: row.partner, reason });
    }
    Some(left_out)
}

/// The best set with one model more, where their limit binds and more would be reached.
fn one_more_model(asked: &Asked<'_>, best: &Solution, nodes: usize, cancel: &Cancel) -> Option<Set> {
    let most = asked.problem.limits.models.filter(|most| asked.problem.models(&best.set).len() >= *most)?;
    let mut problem = asked.problem.clone();
    problem.limits.models = Some(most.saturating_add(1));
    // Against what is not proven, what more was found may come of searching elsewhere.
    let is_proven = best.at_most - best.coverage <= TOLERANCE;
    let more = solve(&problem, nodes, cancel)?.found();
    let more = more.filter(|more| is_proven && more.coverage > best.coverage + TOLERANCE)?;
    Some(asked.set(&more.set))
}
