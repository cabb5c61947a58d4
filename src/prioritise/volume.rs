//! Volume: at how many of the accounts we aim at a candidate is present at all.
//!
//! A candidate who serves n of the N companies that match our ideal customer is present at a share σ = n ÷ N of them, at
//! most 1, and reaches a buyer there as its influence says: each chance p is taken times σ. Where there is a list of its
//! accounts it is known at which of ours it is present, and coverage is counted account by account. Either is compared
//! fairly only when it stands for everybody who could be in a set, so volume counts once a list or a number stands for
//! every ranked candidate at or above the floor; until then nobody's does.

pub use super::presence::{Presence, Shares};

use super::TOLERANCE;
use super::ranking::Ranking;
use crate::plan::Plan;

/// Whether volume counts.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Volume {
    /// Nobody has said how many accounts anybody serves, or which.
    #[default]
    Unsaid,
    /// Somebody has, and more is missing: every account counts alike.
    Missing {
        /// Ranked candidates without list and number, by their places in the plan, in rank order; whoever has none, while nobody
        /// is ranked high enough.
        who: Vec<usize>,
        /// The shares as far as they are known, 1 where they are not; none while nobody has said how many companies match.
        so_far: Option<Shares>,
    },
    /// It counts.
    Counts(Shares),
}

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

/// Whether volume counts in a plan whose partners are ranked so and present so.
#[must_use]
pub fn volume(plan: &Plan, ranking: &Ranking, presence: &Presence) -> Volume {
    let is_known = |at: usize| {
        let partner = &plan.partners[at];
        partner.accounts_served.is_some() || presence.is_known(&partner.id)
    };
    if !(0..plan.partners.len()).any(is_known) {
        return Volume::Unsaid;
    }
    let floor = plan.goal.limits.floor.get() - TOLERANCE;
    let mut may_be_in: Vec<usize> =
        ranking.ranked.iter().filter(|row| row.score >= floor).map(|row| row.partner).collect();
    if may_be_in.is_empty() {
        may_be_in = (0..plan.partners.len()).collect();
    }
    let who: Vec<usize> = may_be_in.into_iter().filter(|at| !is_known(*at)).collect();
    match Shares::of(plan, presence) {
        Some(shares) if who.is_empty() => Volume::Counts(shares),
        so_far => Volume::Missing { who, so_far },
    }
}
