//! A candidate's turn in the quick pass: how urgently to be called, or not asked yet.

use crate::plan::{Fit, Partner, QuickPass, Room, Warmth};

/// A candidate's turn in the quick pass, if nothing rules it out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Turn {
    /// To be called, with the score.
    Call(f64),
    /// Nothing is known that counts: not asked, or nobody knew.
    NotAsked,
}

impl Turn {
    /// The turn of `candidate`.
    pub(super) fn of(candidate: &Partner) -> Self {
        if is_known(candidate.quick) { Self::Call(score(candidate.quick)) } else { Self::NotAsked }
    }
}

/// The quick-pass score, 0–100.
#[must_use]
pub fn score(quick: QuickPass) -> f64 {
    let fit = quick.fit.known().map_or(0.5, |fit| match fit {
        Fit::None => 0.0,
        Fit::Some => 0.5,
        Fit::Most => 1.0,
    });
    let room = quick.room.known().map_or(0.5, |room| match room {
        Room::No => 0.0,
        Room::Sometimes => 0.5,
        Room::Usually => 1.0,
    });
    let warmth = quick.warmth.known().map_or(0.5, |warmth| match warmth {
        Warmth::Cold => 0.0,
        Warmth::KnowSomeone => 1.0 / 3.0,
        Warmth::Talking => 2.0 / 3.0,
        Warmth::AskedUs => 1.0,
    });
    100.0 * (0.4 * fit + 0.4 * room + 0.2 * warmth)
}

/// Whoever nobody knows anything of would else stand in the middle, above those of whom little good is known.
fn is_known(quick: QuickPass) -> bool {
    quick.fit.known().is_some()
        || quick.room.known().is_some()
        || quick.warmth.known().is_some()
        || quick.stop.known().is_some()
}
