//! A candidate's turn in the quick pass: to be called and how urgently, not to be called and why, or not asked yet.

use crate::plan::{Fit, Partner, QuickPass, Room, Stop, Warmth};

/// Why a candidate is not to be called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotCalled {
    /// Sells to partners, not to buyers: a route, not rated yet.
    Route,
    /// What stops it.
    Stop(Stop),
}

/// A candidate's turn in the quick pass.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Turn {
    /// To be called, with the score.
    Call(f64),
    /// Not to be called, and why.
    Stopped(NotCalled),
    /// Nothing was asked that counts.
    NotAsked,
}

impl Turn {
    /// The turn of `candidate`.
    pub(super) fn of(candidate: &Partner) -> Self {
        match candidate.quick.stops() {
            Some(stop) => Self::Stopped(NotCalled::Stop(stop)),
            None if candidate.route => Self::Stopped(NotCalled::Route),
            None if is_asked(candidate.quick) => Self::Call(score(candidate.quick)),
            None => Self::NotAsked,
        }
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

fn is_asked(quick: QuickPass) -> bool {
    quick.fit.is_asked() || quick.room.is_asked() || quick.warmth.is_asked() || quick.stop.is_asked()
}
