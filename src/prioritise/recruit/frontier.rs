//! What other budgets reach: the best set at shares of the budget, and every budget from which on the best set is
//! another.

use super::asked::{Asked, Set};
use super::search::{Solution, solve};
use crate::prioritise::{Cancel, TOLERANCE};

/// Shares of the budget at which the best set is told, beside the whole.
const LESS: [f64; 3] = [0.25, 0.5, 0.75];
const MORE: f64 = 1.25;
/// So many steps are looked for between two of those budgets.
const BETWEEN: usize = 12;
/// Less than any amount of money differs from another, thousands.
const PENNY: f64 = 1e-6;

/// What a budget reaches.
#[derive(Clone, Debug, PartialEq)]
pub struct Frontier {
    /// Thousands.
    pub budget: f64,
    /// With whom; nobody where nothing is possible.
    pub set: Set,
    /// How many points more might be reached; 0 when that is proven.
    pub gap: f64,
}

/// The budgets from which on another set is the best.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Steps {
    /// Each with what its set costs as its budget, smallest first; each reaches more than the one before.
    pub all: Vec<Frontier>,
    /// Whether there are no others up to the largest budget of the frontier.
    pub is_complete: bool,
}

/// The best set at shares of the budget, the whole of it among them. What a smaller budget reaches, a larger one does.
pub(super) fn frontier(asked: &Asked<'_>, best: &Solution, nodes: usize, cancel: &Cancel) -> Option<Vec<Frontier>> {
    let Some(budget) = asked.problem.limits.budget else { return Some(Vec::new()) };
    let mut frontier = Vec::with_capacity(LESS.len() + 2);
    for share in LESS {
        frontier.push(with_budget(asked, share * budget, nodes, cancel)?);
    }
    frontier.push(Frontier { budget, set: asked.set(&best.set), gap: best.at_most - best.coverage });
    frontier.push(with_budget(asked, MORE * budget, nodes, cancel)?);
    for at in 1..frontier.len() {
        let [before, now] = [at - 1, at].map(|at| frontier[at].set.coverage);
        if before > now {
            frontier[at].set = frontier[at - 1].set.clone();
            frontier[at].gap = (frontier[at].gap + now - before).max(0.0);
        }
    }
    Some(frontier)
}

fn with_budget(asked: &Asked<'_>, budget: f64, nodes: usize, cancel: &Cancel) -> Option<Frontier> {
    let mut problem = asked.problem.clone();
    problem.limits.budget = Some(budget);
    let found = solve(&problem, nodes, cancel)?.found();
    let (gap, set) = found.map(|best| (best.at_most - best.coverage, asked.set(&best.set))).unwrap_or_default();
    Some(Frontier { budget, set, gap })
}

/// The steps between the budgets of a frontier. The best set of a budget is the best down to what it costs; below that
/// another is.
pub(super) fn steps(asked: &Asked<'_>, frontier: &[Frontier], nodes: usize, cancel: &Cancel) -> Option<Steps> {
    let mut steps = Steps { all: Vec::new(), is_complete: true };
    let mut below = 0.0;
    for point in frontier {
        let mut at = Frontier { budget: point.set.cost, ..point.clone() };
        for tried in 0.. {
            if at.set.partners.is_empty() || at.budget <= below - PENNY {
                break;
            }
            let next = at.budget - PENNY;
            steps.all.push(at);
            if next <= below {
                break;
            }
            if tried == BETWEEN {
                steps.is_complete = false;
                break;
            }
            let found = with_budget(asked, next, nodes, cancel)?;
            at = Frontier { budget: found.set.cost, ..found };
        }
        below = point.budget;
    }
    steps.tidy();
    Some(steps)
}

impl Steps {
    /// Leaves those that reach more than every smaller budget.
    fn tidy(&mut self) {
        self.all.sort_by(|one, two| one.budget.total_cmp(&two.budget));
        let mut most = 0.0;
        self.all.retain(|step| {
            let is_more = step.set.coverage > most + TOLERANCE;
            most = step.set.coverage.max(most);
            is_more
        });
    }
}
