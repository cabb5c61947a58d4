//! The score of one partner: 100 · Σ w(r − 1)/4 ÷ Σ w, and the points each criterion brings to it.

use super::TOLERANCE;
use super::rated::Rated;
use crate::plan::{Evidence, Partner, RatingValue, Score5};
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

/// A partner's score.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Scored {
    /// 0–100; none when less than half the weight is rated.
    pub(super) score: Option<f64>,
    /// The rated share of the weight that applies, 0–1.
    pub(super) rated: f64,
    /// What the ratings rest on.
    pub(super) evidence: EvidenceCount,
}

/// Scores one partner from the normalised weights and its ratings, both by the criterion's place.
pub(super) fn score(fractions: &[f64], ratings: &[Rated]) -> Scored {
    let (mut applies, mut rated, mut sum) = (0.0, 0.0, 0.0);
    let mut evidence = EvidenceCount::default();
    for (&weight, &rating) in fractions.iter().zip(ratings) {
        evidence.count(rating);
        let Some(value) = counted(rating) else { continue };
        applies += weight;
        sum += weight * (value - 1.0);
        rated += if rating.is_some() { weight } else { 0.0 };
    }
    let share = if applies > 0.0 { rated / applies } else { 0.0 };
    let is_enough = share > 0.0 && share + TOLERANCE >= 0.5;
    Scored { score: is_enough.then(|| 25.0 * sum / applies), rated: share, evidence }
}

/// What a rating counts, 1–5; none when the criterion does not apply.
fn counted(rating: Rated) -> Option<f64> {
    match rating {
        Some((RatingValue::Rated(value), _)) => Some(f64::from(value.get())),
        Some((RatingValue::DoesNotApply, _)) => None,
        None => Some(MISSING_COUNTS),
    }
}

/// What each criterion does for a partner's score, in the order of `weighted`: criteria by id, each with its weight
/// on any one scale. The points add up to the score; they are nothing while no criterion with weight applies.
#[must_use]
pub fn parts<'a>(weighted: impl Iterator<Item = (&'a str, f64)>, partner: &Partner) -> Vec<Part> {
    let found = |id: &str| partner.ratings.iter().find(|rating| rating.criterion.as_str() == id);
    let judged: Vec<(f64, Rated)> =
        weighted.map(|(id, weight)| (weight, found(id).map(|rating| (rating.value, rating.evidence)))).collect();
    let applies: f64 = judged.iter().filter(|(_, rating)| counted(*rating).is_some()).map(|(weight, _)| weight).sum();
    let points = |weight: f64, value: f64| if applies > 0.0 { 25.0 * weight * (value - 1.0) / applies } else { 0.0 };
    let part = |(weight, rating)| match rating {
        Some((RatingValue::Rated(rating), evidence)) => {
            Part::Rated { rating, evidence, points: points(weight, f64::from(rating.get())) }
        }
        Some((RatingValue::DoesNotApply, _)) => Part::DoesNotApply,
        None => Part::Missing { points: points(weight, MISSING_COUNTS) },
    };
    judged.into_iter().map(part).collect()
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
    fn count(&mut self, rating: Rated) {
        match rating {
            Some((RatingValue::Rated(_), evidence)) => match evidence {
                Evidence::Guess => self.guess += 1,
                Evidence::Desk => self.desk += 1,
                Evidence::Talked => self.talked += 1,
                Evidence::Data => self.data += 1,
            },
            Some((RatingValue::DoesNotApply, _)) => {}
            None => self.missing += 1,
        }
    }
}
