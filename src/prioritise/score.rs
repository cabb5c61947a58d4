//! The score of one partner: 100 · Σ w(r − 1)/4 ÷ Σ w, and the points each criterion brings to it.

use super::TOLERANCE;
use crate::plan::{Evidence, Rating, RatingValue, Score5};
use serde::Serialize;

/// What a missing rating counts once half the weight is rated.
const MISSING_COUNTS: f64 = 3.0;

/// A score's class.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum Band {
    /// From 70.
    A,
    /// From 55.
    B,
    /// From 40.
    C,
    /// Below.
    D,
}

impl Band {
    /// The band of a score, 0–100.
    #[must_use]
    pub fn of(score: f64) -> Self {
        match score + TOLERANCE {
            score if score >= 70.0 => Self::A,
            score if score >= 55.0 => Self::B,
            score if score >= 40.0 => Self::C,
            _ => Self::D,
        }
    }

    /// The letter.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::A => "A",
            Self::B => "B",
            Self::C => "C",
            Self::D => "D",
        }
    }
}

/// What one criterion does for a partner's score.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Part {
    /// Rated.
    Rated {
        /// The rating.
        rating: Score5,
        /// How we know.
        evidence: Evidence,
        /// What it brings, 0–100.
        points: f64,
    },
    /// Missing, and counted 3.
    Missing {
        /// What that brings, 0–100.
        points: f64,
    },
    /// Does not apply: in neither sum.
    DoesNotApply,
}

impl Part {
    /// What the criterion brings to the score; none when it does not apply.
    #[must_use]
    pub fn points(self) -> Option<f64> {
        match self {
            Self::Rated { points, .. } | Self::Missing { points } => Some(points),
            Self::DoesNotApply => None,
        }
    }
}

/// A partner's score and what it is made of.
#[derive(Clone, Debug, PartialEq)]
pub struct Scored {
    /// 0–100; none when less than half the weight is rated.
    pub score: Option<f64>,
    /// What each criterion does, in the plan's order. The points add up to the score.
    pub parts: Vec<Part>,
    /// The rated share of the weight that applies, 0–1.
    pub rated: f64,
}

/// Scores one partner from its ratings and the normalised weights, both by the criterion's place.
pub(super) fn score(fractions: &[f64], ratings: &[Option<&Rating>]) -> Scored {
    let (mut applies, mut rated) = (0.0, 0.0);
    for (weight, rating) in fractions.iter().zip(ratings) {
        match rating.map(|rating| rating.value) {
            Some(RatingValue::DoesNotApply) => {}
            Some(RatingValue::Rated(_)) => {
                applies += weight;
                rated += weight;
            }
            None => applies += weight,
        }
    }
    let share = if applies > 0.0 { rated / applies } else { 0.0 };
    let points =
        |weight: f64, value: f64| if applies > 0.0 { 100.0 * weight * (value - 1.0) / 4.0 / applies } else { 0.0 };
    let parts: Vec<Part> =
        fractions.iter().zip(ratings).map(|(&weight, rating)| part(weight, *rating, points)).collect();
    let is_enough = share > 0.0 && share + TOLERANCE >= 0.5;
    let score = is_enough.then(|| parts.iter().filter_map(|part| part.points()).sum());
    Scored { score, parts, rated: share }
}

fn part(weight: f64, rating: Option<&Rating>, points: impl Fn(f64, f64) -> f64) -> Part {
    match rating.map(|rating| (rating.value, rating.evidence)) {
        Some((RatingValue::Rated(rating), evidence)) => {
            Part::Rated { rating, evidence, points: points(weight, f64::from(rating.get())) }
        }
        Some((RatingValue::DoesNotApply, _)) => Part::DoesNotApply,
        None => Part::Missing { points: points(weight, MISSING_COUNTS) },
    }
}

/// How many of a partner's ratings rest on what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct EvidenceCount {
    /// Guesses.
    pub guess: usize,
    /// Desk research.
    pub desk: usize,
    /// Conversations.
    pub talked: usize,
    /// Proof.
    pub data: usize,
    /// Not rated, and counted 3.
    pub missing: usize,
}

impl EvidenceCount {
    /// Counts the parts of a score.
    #[must_use]
    pub fn of(parts: &[Part]) -> Self {
        let mut count = Self::default();
        for part in parts {
            match part {
                Part::Rated { evidence: Evidence::Guess, .. } => count.guess += 1,
                Part::Rated { evidence: Evidence::Desk, .. } => count.desk += 1,
                Part::Rated { evidence: Evidence::Talked, .. } => count.talked += 1,
                Part::Rated { evidence: Evidence::Data, .. } => count.data += 1,
                Part::Missing { .. } => count.missing += 1,
                Part::DoesNotApply => {}
            }
        }
        count
    }
}
