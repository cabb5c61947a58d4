//! The quick pass: one line a candidate before anybody is called, and the order in which to call them.

pub use super::turn::{NotCalled, score};

use super::turn::Turn;
use super::{Resolved, ranked_by};
use crate::plan::Plan;

/// Every candidate of a plan, by its place in `plan.partners`, in exactly one of three lists.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CallList {
    /// Whom to call, first things first.
    pub order: Vec<Call>,
    /// Whom not to call, in the plan's order.
    pub stopped: Vec<Stopped>,
    /// Of whom nothing was asked that counts, in the plan's order.
    pub not_asked: Vec<usize>,
}

/// One line of the list of calls.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Call {
    /// From 1; ties share a rank and the next rank skips.
    pub rank: usize,
    /// The candidate's place in `plan.partners`.
    pub partner: usize,
    /// 0–100.
    pub score: f64,
}

/// A candidate not to be called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stopped {
    /// The candidate's place in `plan.partners`.
    pub partner: usize,
    /// Why.
    pub reason: NotCalled,
}

/// Whom to call first: 100 · (.4 fit + .4 room + .2 warmth), "not known" and unasked at the middle, ties in the
/// plan's order. A stop and a route are out; a candidate of whom none of the four was asked waits apart.
#[must_use]
pub fn call_first(plan: &Plan) -> CallList {
    in_order(plan.partners.iter().map(|candidate| Turn::of(candidate)))
}

/// [`call_first`], from what is resolved already.
#[must_use]
pub fn call_first_of(resolved: &Resolved) -> CallList {
    in_order(resolved.turns().iter().copied())
}

fn in_order(turns: impl Iterator<Item = Turn>) -> CallList {
    let mut list = CallList::default();
    let (mut asked, mut scores) = (Vec::new(), Vec::new());
    for (partner, turn) in turns.enumerate() {
        match turn {
            Turn::Stopped(reason) => list.stopped.push(Stopped { partner, reason }),
            Turn::NotAsked => list.not_asked.push(partner),
            Turn::Call(score) => {
                asked.push(partner);
                scores.push(score);
            }
        }
    }
    let call = |(rank, at): (usize, usize)| Call { rank, partner: asked[at], score: scores[at] };
    list.order = ranked_by(&scores).into_iter().map(call).collect();
    list
}
