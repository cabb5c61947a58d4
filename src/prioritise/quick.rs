//! The quick pass: one line a candidate before anybody is called, and the order in which to call them.

pub use super::turn::score;

use super::met::is_in_talks;
use super::ranking::Excluded;
use super::turn::Turn;
use super::{Resolved, ranked_by};
use crate::plan::Plan;
use std::collections::HashSet;

/// Every candidate of a plan whom nothing rules out, by its place in `plan.partners`, in exactly one of three lists.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CallList {
    /// Whom to call, first things first.
    pub order: Vec<Call>,
    /// Who is talking to us already, or further; in the plan's order.
    pub in_talks: Vec<usize>,
    /// Of whom nothing is known that counts, in the plan's order.
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

/// Whom to call first: 100 · (.4 fit + .4 room + .2 warmth), "not known" and unasked at the middle, ties in the
/// plan's order. Whoever is out, by whatever rules them out, is in no list; whoever is in talks already, and a candidate
/// of whom none of the four is known, stand apart.
#[must_use]
pub fn call_first(plan: &Plan, resolved: &Resolved, out: &[Excluded]) -> CallList {
    let mut list = CallList::default();
    let (mut asked, mut scores) = (Vec::new(), Vec::new());
    let out: HashSet<usize> = out.iter().map(|row| row.partner).collect();
    for (partner, turn) in resolved.turns().iter().enumerate().filter(|(partner, _)| !out.contains(partner)) {
        match *turn {
            _ if is_in_talks(&plan.partners[partner]) => list.in_talks.push(partner),
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
