//! Volume: at how many of the accounts we aim at a candidate is present at all.
//!
//! A candidate who serves n of the N companies that match our ideal customer is present at a share σ = n ÷ N of them, at
//! most 1, and reaches a buyer there as its influence says: each chance p is taken times σ. That is compared fairly only
//! when a number stands for everybody who could be in a set, so it counts once one stands for every ranked candidate at
//! or above the floor; until then nobody's does.

use super::TOLERANCE;
use super::ranking::Ranking;
use crate::plan::Plan;
use std::sync::Arc;

/// Whether volume counts.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Volume {
    /// Nobody has said how many accounts anybody serves.
    #[default]
    Unsaid,
    /// Somebody has, and more is missing: every account counts alike.
    Missing {
        /// Ranked candidates without a number, by their places in the plan, in rank order; whoever has none, while nobody
        /// is ranked high enough.
        who: Vec<usize>,
        /// The shares as far as they are known, 1 where they are not; none while nobody has said how many companies match.
        so_far: Option<Shares>,
    },
    /// It counts.
    Counts(Shares),
}

/// The share of the accounts each partner is present at, 0–1, by its place in the plan.
pub type Shares = Arc<[f64]>;

impl Volume {
    /// The shares that count.
    #[must_use]
    pub fn counted(&self) -> Option<&Shares> {
        match self {
            Self::Counts(shares) => Some(shares),
            Self::Unsaid | Self::Missing { .. } => None,
        }
    }
}

/// Whether volume counts in a plan whose partners are ranked so.
#[must_use]
pub fn volume(plan: &Plan, ranking: &Ranking) -> Volume {
    if plan.partners.iter().all(|partner| partner.accounts_served.is_none()) {
        return Volume::Unsaid;
    }
    let floor = plan.goal.limits.floor.get() - TOLERANCE;
    let mut may_be_in: Vec<usize> =
        ranking.ranked.iter().filter(|row| row.score >= floor).map(|row| row.partner).collect();
    if may_be_in.is_empty() {
        may_be_in = (0..plan.partners.len()).collect();
    }
    let who: Vec<usize> = may_be_in.into_iter().filter(|at| plan.partners[*at].accounts_served.is_none()).collect();
    match shares(plan) {
        Some(shares) if who.is_empty() => Volume::Counts(shares),
        so_far => Volume::Missing { who, so_far },
    }
}

fn shares(plan: &Plan) -> Option<Shares> {
    let matching = plan.profile.evidence.matching.filter(|matching| *matching > 0)?;
    let share = |served: u32| (f64::from(served) / f64::from(matching)).min(1.0);
    Some(plan.partners.iter().map(|partner| partner.accounts_served.map_or(1.0, share)).collect())
}
