//! What to expect of a plan's sets once candidates are asked, and what becomes of the set when somebody says no.

use super::asked::{Asked, Chooses, Set, Spend, is_kept};
use super::forecast::{Follow, Forecast};
use super::plan::Recruiting;
use super::recommended::recommended;
use super::search::{solve, usual_nodes};
use crate::plan::Plan;
use crate::prioritise::Cancel;
use crate::prioritise::coverage::Grid;
use crate::prioritise::met::is_signed;
use crate::prioritise::ranking::Ranking;

/// Everybody in the set is asked, and then whoever is in the set that follows from the answers.
const ROUNDS: usize = 2;

/// What to expect. Partners are named by their places in the plan.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outlook {
    /// When the set to recruit is asked first; none where there is none.
    pub set: Option<Forecast>,
    /// When the set of greatest coverage is; none where a person has a say in the set.
    pub optimal: Option<Forecast>,
    /// For each member of the set to recruit who may still say no, in its order.
    pub if_no: Vec<IfNo>,
}

/// What becomes of the set to recruit when somebody says no and the others are still open.
#[derive(Clone, Debug, PartialEq)]
pub struct IfNo {
    /// Who.
    pub partner: usize,
    /// The set to recommend then; none when no set keeps to the limits without them.
    pub set: Option<Set>,
}

impl Outlook {
    /// What to expect of the sets of a plan. None when nobody waits for it any more.
    #[must_use]
    pub fn of(
        plan: &Plan,
        ranking: &Ranking,
        grid: &Grid,
        spends: &[Spend],
        recruiting: &Recruiting,
        cancel: &Cancel,
    ) -> Option<Self> {
        let mut outlook = Self::default();
        let Some(set) = recruiting.set() else { return Some(outlook) };
        let asked = Asked::of(plan, ranking, grid, spends, Chooses::Person);
        let names: Vec<&str> = asked.places.iter().map(|&at| plan.partners[at].id.as_str()).collect();
        let mut follow = Follow::of(&asked.problem, &names, cancel);
        let first = asked.candidates(set);
        let forecast = follow.forecast(&first, ROUNDS)?;
        // One round is known exactly; a second only adds, which few draws may hide.
        outlook.set = Some(Forecast { expected: forecast.expected.max(set.expected), ..forecast });
        if let Some(optimal) = recruiting.optimal.as_ref().filter(|_| recruiting.by_hand.is_none()) {
            outlook.optimal = Some(follow.forecast(&asked.candidates(optimal), ROUNDS)?);
        }
        for (&partner, &at) in set.partners.iter().zip(&first) {
            if !is_signed(&plan.partners[partner]) {
                outlook.if_no.push(if_no(&asked, &first, partner, at, cancel)?);
            }
        }
        Some(outlook)
    }
}

/// The set to recommend without a candidate; where a person kept the set, its other members.
fn if_no(asked: &Asked<'_>, members: &[usize], partner: usize, candidate: usize, cancel: &Cancel) -> Option<IfNo> {
    if is_kept(asked.plan) {
        let others: Vec<usize> = members.iter().copied().filter(|at| *at != candidate).collect();
        return Some(IfNo { partner, set: Some(asked.set(&others)) });
    }
    let (problem, places) = asked.problem.without(&[candidate]);
    let nodes = usual_nodes(&problem) / 4;
    let Some(best) = solve(&problem, nodes, cancel)?.found() else { return Some(IfNo { partner, set: None }) };
    let first = recommended(&problem, &best.set, nodes, cancel)?;
    let set: Vec<usize> = first.set.into_iter().map(|at| places[at]).collect();
    Some(IfNo { partner, set: Some(asked.set(&set)) })
}
