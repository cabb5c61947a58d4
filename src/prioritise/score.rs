//! The score of one partner: 100 · Σ w(r − 1)/4 ÷ Σ w, and the points each criterion brings to it.

use super::TOLERANCE;
use super::rated::{MISSING_COUNTS, Rated};
use crate::plan::{Evidence, Partner, Score5};
use serde::Serialize;

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
    /// Not for the partner's model: in neither sum.
    NotForModel,
}

impl Part {
    /// What the criterion brings to the score; none when it does not apply.
    #[must_use]
    pub fn points(self) -> Option<f64> {
        match self {
            Self::Rated { points, .. } | Self::Missing { points } => Some(points),
            Self::DoesNotApply | Self::NotForModel => None,
        }
    }
}

/// A partner's score.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Scored {
    /// 0–100; none when less than half the weight is rated.
    pub(super) score: Option<f64>,
    /// The rated share of the weight that is for the partner's model, 0–1.
    pub(super) rated: f64,
    /// What the ratings rest on.
    pub(super) evidence: EvidenceCount,
}

/// Scores one partner from the normalised weights and its ratings, both by the criterion's place.
pub(super) fn score(fractions: &[f64], ratings: &[Rated]) -> Scored {
    let (mut applies, mut wanted, mut rated, mut sum) = (0.0, 0.0, 0.0, 0.0);
    let mut evidence = EvidenceCount::default();
    for (&weight, &rating) in fractions.iter().zip(ratings) {
        evidence.count(rating);
        wanted += if rating == Rated::NotForModel { 0.0 } else { weight };
        let Some(value) = rating.counts() else { continue };
        applies += weight;
        sum += weight * (value - 1.0);
        rated += if rating == Rated::Missing { 0.0 } else { weight };
    }
    let share = if wanted > 0.0 { rated / wanted } else { 0.0 };
    let is_enough = share > 0.0 && share + TOLERANCE >= 0.5;
    Scored { score: is_enough.then(|| 25.0 * sum / applies), rated: share, evidence }
}

/// What each criterion does for a partner's score, in the order of `weighted`: criteria by id, each with its weight
/// on any one scale and whether it is for the partner's model. The points add up to the score; they are nothing while no criterion with weight applies.
#[must_use]
pub fn parts<'a>(weighted: impl Iterator<Item = (&'a str, f64, bool)>, partner: &Partner) -> Vec<Part> {
    let found = |id: &str| partner.ratings.iter().find(|rating| rating.criterion.as_str() == id);
    let judged: Vec<(f64, Rated)> =
        weighted.map(|(id, weight, is_for_model)| (weight, Rated::of(is_for_model, found(id)))).collect();
    let applies: f64 = judged.iter().filter(|(_, rating)| rating.counts().is_some()).map(|(weight, _)| weight).sum();
    let points = |weight: f64, value: f64| if applies > 0.0 { 25.0 * weight * (value - 1.0) / applies } else { 0.0 };
    let part = |(weight, rating)| match rating {
        Rated::Given(rating, evidence) => {
            Part::Rated { rating, evidence, points: points(weight, f64::from(rating.get())) }
        }
        Rated::DoesNotApply => Part::DoesNotApply,
        Rated::NotForModel => Part::NotForModel,
        Rated::Missing => Part::Missing { points: points(weight, MISSING_COUNTS) },
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
            Rated::Given(_, evidence) => match evidence {
                Evidence::Guess => self.guess += 1,
                Evidence::Desk => self.desk += 1,
                Evidence::Talked => self.talked += 1,
                Evidence::Data => self.data += 1,
            },
            Rated::DoesNotApply | Rated::NotForModel => {}
            Rated::Missing => self.missing += 1,
        }
    }
}
