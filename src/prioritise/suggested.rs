//! What the quick pass suggests of a rating, and no more of it than the answer can carry: guesses, until somebody rates.
//!
//! What may not go in: when a suggestion is written, which is `interview::follow`'s.

use crate::plan::{Evidence, Fit, Partner, Rating, RatingValue, Room, Told, Warmth};

/// The criterion that "serves our kind of customer" is a guess for.
pub const ICP_OVERLAP: &str = "icp_overlap";
/// The criterion that "in the room when our buyer decides" is a guess for.
pub const BUYER_INFLUENCE: &str = "buyer_influence";
/// The criterion that "how warm" is a guess for.
pub const COMMITMENT: &str = "commitment";

/// How the source of a rating begins that account lists suggested.
pub const FROM_LISTS: &str = "account lists: ";

/// Whether account lists suggested a rating: proof of whom they serve, not that anybody has talked to them.
#[must_use]
pub fn is_from_lists(rating: &Rating) -> bool {
    rating.source.starts_with(FROM_LISTS)
}

/// Whether a rating may be no more than what an answer of the quick pass suggests.
#[must_use]
pub fn is_suggestion(rating: &Rating) -> bool {
    let suggested = [ICP_OVERLAP, BUYER_INFLUENCE, COMMITMENT];
    is_bare_guess(rating) && suggested.contains(&rating.criterion.as_str())
}

/// The answer of the quick pass a rating only follows from, in its own words: "most". None once somebody has rated.
#[must_use]
pub fn suggested_by(partner: &Partner, rating: &Rating) -> Option<&'static str> {
    let quick = partner.quick;
    let (suggested, words) = match rating.criterion.as_str() {
        ICP_OVERLAP => (fit_guess(quick.fit), quick.fit.known().map(Fit::label)),
        BUYER_INFLUENCE => (room_guess(quick.room), quick.room.known().map(Room::label)),
        COMMITMENT => (warmth_guess(quick.warmth), quick.warmth.known().map(Warmth::label)),
        _ => return None,
    };
    let RatingValue::Rated(value) = rating.value else { return None };
    words.filter(|_| is_bare_guess(rating) && suggested == Some(value.get()))
}

/// Whether somebody has given any rating of a partner, beside what only follows from the quick pass.
#[must_use]
pub fn is_rated(partner: &Partner) -> bool {
    partner.ratings.iter().any(|rating| suggested_by(partner, rating).is_none())
}

/// Whether a rating is a guess without a word of why.
#[must_use]
pub fn is_bare_guess(rating: &Rating) -> bool {
    let is_said = rating.learnt.is_some() || [&rating.note, &rating.source].iter().any(|text| !text.trim().is_empty());
    rating.evidence == Evidence::Guess && !is_said
}

/// What serving our kind of customer suggests.
#[must_use]
pub fn fit_guess(fit: Told<Fit>) -> Option<u8> {
    fit.known().map(|fit| match fit {
        Fit::None => 1,
        Fit::Some => 3,
        Fit::Most => 4,
    })
}

/// What being in the room suggests.
#[must_use]
pub fn room_guess(room: Told<Room>) -> Option<u8> {
    room.known().map(|room| match room {
        Room::No => 1,
        Room::Sometimes => 3,
        Room::Usually => 4,
    })
}

/// What being warm suggests.
#[must_use]
pub fn warmth_guess(warmth: Told<Warmth>) -> Option<u8> {
    match warmth.known()? {
        Warmth::Cold => None,
        Warmth::KnowSomeone => Some(2),
        Warmth::Talking | Warmth::AskedUs => Some(3),
    }
}
