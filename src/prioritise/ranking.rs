//! Everyone in exactly one of three lists: ranked, not rated enough, ruled out.

use super::qualify::{self, Words};
use super::score::{Band, EvidenceCount, Part, score};
use super::weights::{Weights, weights};
use super::{ranked_by, resolve};
use crate::plan::Plan;

/// Every partner of a plan, by its place in `plan.partners`, in exactly one of three lists.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ranking {
    /// Highest score first.
    pub ranked: Vec<Ranked>,
    /// Rated on less than half the weight, in the plan's order.
    pub unrated: Vec<Unrated>,
    /// Ruled out, in the plan's order.
    pub excluded: Vec<Excluded>,
}

/// A partner with a score and a rank.
#[derive(Clone, Debug, PartialEq)]
pub struct Ranked {
    /// From 1; ties share a rank and the next rank skips.
    pub rank: usize,
    /// The place in `plan.partners`.
    pub partner: usize,
    /// 0–100.
    pub score: f64,
    /// The score's class.
    pub band: Band,
    /// What each criterion does for the score, in the plan's order.
    pub parts: Vec<Part>,
    /// What the ratings rest on.
    pub evidence: EvidenceCount,
    /// What a recommendation depends on.
    pub conditions: Vec<Words>,
}

/// A partner that qualifies but is rated on too little for a score.
#[derive(Clone, Debug, PartialEq)]
pub struct Unrated {
    /// The place in `plan.partners`.
    pub partner: usize,
    /// The places in `plan.criteria` of what is not rated yet.
    pub missing: Vec<usize>,
    /// The rated share of the weight that applies, 0–1.
    pub rated: f64,
    /// What a recommendation depends on.
    pub conditions: Vec<Words>,
}

/// A partner that is ruled out.
#[derive(Clone, Debug, PartialEq)]
pub struct Excluded {
    /// The place in `plan.partners`.
    pub partner: usize,
    /// Why, at least one reason.
    pub reasons: Vec<Words>,
    /// What they would score, 0–100, if rated enough.
    pub score: Option<f64>,
}

/// Ranks a plan's partners with its own weights.
#[must_use]
pub fn ranking(plan: &Plan) -> Ranking {
    with_weights(plan, &weights(plan))
}

/// Ranks a plan's partners with other weights, one a criterion.
#[must_use]
pub fn with_weights(plan: &Plan, weights: &Weights) -> Ranking {
    let mut ranking = Ranking::default();
    let mut scores = Vec::with_capacity(plan.partners.len());
    let mut unsorted = Vec::with_capacity(plan.partners.len());
    let mut ratings = Vec::new();
    for (partner, candidate) in plan.partners.iter().enumerate() {
        resolve::ratings(&plan.criteria, candidate, &mut ratings);
        let standing = qualify::standing_of(&plan.criteria, candidate, &ratings);
        let judged = score(&weights.fractions, &ratings);
        if !standing.qualifies() {
            ranking.excluded.push(Excluded { partner, reasons: standing.ruled_out, score: judged.score });
        } else if let Some(score) = judged.score {
            scores.push(score);
            unsorted.push(Ranked {
                rank: 0,
                partner,
                score,
                band: Band::of(score),
                evidence: EvidenceCount::of(&judged.parts),
                parts: judged.parts,
                conditions: standing.conditions,
            });
        } else {
            let is_missing = |at: &usize| matches!(judged.parts[*at], Part::Missing { .. });
            let missing = (0..judged.parts.len()).filter(is_missing).collect();
            let conditions = standing.conditions;
            ranking.unrated.push(Unrated { partner, missing, rated: judged.rated, conditions });
        }
    }
    ranking.ranked = in_order(unsorted, &scores);
    ranking
}

fn in_order(unsorted: Vec<Ranked>, scores: &[f64]) -> Vec<Ranked> {
    let mut rows: Vec<Option<Ranked>> = unsorted.into_iter().map(Some).collect();
    let mut place = |(rank, at): (usize, usize)| {
        let row = rows[at].take().expect("every place stands in the order once");
        Ranked { rank, ..row }
    };
    ranked_by(scores).into_iter().map(&mut place).collect()
}
