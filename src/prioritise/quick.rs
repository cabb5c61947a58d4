//! The quick pass: one line a candidate before anybody is called, and the order in which to call them.

pub use super::turn::{ROUTE, score, stop_reason};

use super::turn::Turn;
use super::{Resolved, ranked_by};
use crate::plan::{
    CriterionId, Evidence, Fit, Partner, PartnerModel, Plan, RatingValue, Room, Score5, Stop, Told, Warmth,
};

/// The criterion that "serves our kind of customer" is a guess for.
pub const ICP_OVERLAP: &str = "icp_overlap";
/// The criterion that "in the room when our buyer decides" is a guess for.
pub const BUYER_INFLUENCE: &str = "buyer_influence";
/// The criterion that "how warm" is a guess for.
pub const COMMITMENT: &str = "commitment";

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
    /// Why, in words.
    pub reason: &'static str,
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

/// One answer of the quick pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuickAnswer {
    /// The partner model; none is "not known".
    Model(Option<PartnerModel>),
    /// Serves our kind of customer.
    Fit(Told<Fit>),
    /// In the room when our buyer decides.
    Room(Told<Room>),
    /// How warm.
    Warmth(Told<Warmth>),
    /// A stop.
    Stop(Told<Stop>),
}

/// A copy of `partner` with the answer, and with the rating that follows from it as a guess.
///
/// A guess is written only where there is no rating, or one that is itself a guess without a note: never over better
/// evidence, a note, or "does not apply". A guess an earlier answer wrote goes when the answer that replaces it
/// implies none. The model's usual influence is the catalogue's to choose.
#[must_use]
pub fn answer(plan: &Plan, partner: &Partner, answer: QuickAnswer) -> Partner {
    let mut changed = partner.clone();
    match answer {
        QuickAnswer::Model(model) => {
            changed.model = model;
            changed.variant = changed.variant.filter(|variant| Some(variant.model()) == model);
            changed.quick.model_asked = true;
        }
        QuickAnswer::Fit(fit) => {
            guess(plan, &mut changed, ICP_OVERLAP, fit_guess(partner.quick.fit), fit_guess(fit));
            changed.quick.fit = fit;
        }
        QuickAnswer::Room(room) => {
            guess(plan, &mut changed, BUYER_INFLUENCE, room_guess(partner.quick.room), room_guess(room));
            changed.quick.room = room;
        }
        QuickAnswer::Warmth(warmth) => {
            guess(plan, &mut changed, COMMITMENT, warmth_guess(partner.quick.warmth), warmth_guess(warmth));
            changed.quick.warmth = warmth;
        }
        QuickAnswer::Stop(stop) => changed.quick.stop = stop,
    }
    changed
}

fn fit_guess(fit: Told<Fit>) -> Option<u8> {
    fit.known().map(|fit| match fit {
        Fit::None => 1,
        Fit::Some => 3,
        Fit::Most => 5,
    })
}

fn room_guess(room: Told<Room>) -> Option<u8> {
    room.known().map(|room| match room {
        Room::No => 1,
        Room::Sometimes => 3,
        Room::Usually => 5,
    })
}

fn warmth_guess(warmth: Told<Warmth>) -> Option<u8> {
    match warmth.known()? {
        Warmth::Cold | Warmth::KnowSomeone => None,
        Warmth::Talking => Some(3),
        Warmth::AskedUs => Some(4),
    }
}

fn guess(plan: &Plan, partner: &mut Partner, criterion: &str, before: Option<u8>, now: Option<u8>) {
    let criterion = CriterionId::new(criterion);
    if plan.criterion(&criterion).is_none() {
        return;
    }
    let standing = partner.rating(&criterion).map(|rating| {
        let is_bare_guess = rating.evidence == Evidence::Guess && rating.note.trim().is_empty();
        match rating.value {
            RatingValue::Rated(value) if is_bare_guess => Some(value.get()),
            _ => None,
        }
    });
    match (standing, now) {
        (None | Some(Some(_)), Some(now)) => {
            let value = Score5::new(now).expect("the quick pass guesses 1, 3, 4 or 5");
            partner.rate(&criterion, RatingValue::Rated(value), Evidence::Guess);
        }
        (Some(Some(written)), None) if before == Some(written) => {
            partner.ratings.retain(|rating| rating.criterion != criterion);
        }
        _ => {}
    }
}
