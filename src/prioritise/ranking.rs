//! Everyone in exactly one of three lists: ranked, not rated enough, ruled out.

use super::qualify::{Conditions, RuledOut};
use super::score::{Band, EvidenceCount, score};
use super::weights::{Weights, weights};
use super::{Resolved, ranked_by};
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
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ranked {
    /// From 1; ties share a rank and the next rank skips.
    pub rank: usize,
    /// The place in `plan.partners`.
    pub partner: usize,
    /// 0–100.
    pub score: f64,
    /// The score's class.
    pub band: Band,
    /// What the ratings rest on.
    pub evidence: EvidenceCount,
    /// What a recommendation depends on.
    pub conditions: Conditions,
}

/// A partner that qualifies but is rated on too little for a score.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Unrated {
    /// The place in `plan.partners`.
    pub partner: usize,
    /// The rated share of the weight that is for their model, 0–1.
    pub rated: f64,
    /// What a recommendation depends on.
    pub conditions: Conditions,
}

/// A partner that is ruled out.
#[derive(Clone, Debug, PartialEq)]
pub struct Excluded {
    /// The place in `plan.partners`.
    pub partner: usize,
    /// Why, at least one reason.
    pub reasons: Vec<RuledOut>,
    /// What they would score, 0–100, if rated enough.
    pub score: Option<f64>,
}

impl Ranking {
    /// Who has to be rated before anything is said of a top or a set, those with most rated first: while no more are
    /// ranked than the goal has places, and others are still to be rated, whoever is rated is at the top.
    #[must_use]
    pub fn to_rate_first(&self, places: u32) -> Vec<usize> {
        let wanted = usize::try_from(places).unwrap_or(usize::MAX).saturating_add(1).saturating_sub(self.ranked.len());
        let mut unrated: Vec<&Unrated> = self.unrated.iter().collect();
        unrated.sort_by(|one, two| two.rated.total_cmp(&one.rated));
        unrated.iter().take(wanted).map(|row| row.partner).collect()
    }
}

/// Ranks a plan's partners with its own weights.
#[must_use]
pub fn ranking(plan: &Plan) -> Ranking {
    with_weights(plan, &Resolved::of(plan), &weights(plan))
}

/// Ranks a plan's partners, resolved already, with any weights, one a criterion.
#[must_use]
pub fn with_weights(plan: &Plan, resolved: &Resolved, weights: &Weights) -> Ranking {
    let mut ranking = Ranking::default();
    let mut scores = Vec::with_capacity(plan.partners.len());
    let mut unsorted = Vec::with_capacity(plan.partners.len());
    for (partner, gate) in resolved.gates().iter().enumerate() {
        let ratings = resolved.ratings_of(partner);
        let judged = score(&weights.fractions, ratings);
        let reasons = gate.reasons(&plan.criteria, ratings);
        let conditions = gate.conditions;
        if !reasons.is_empty() {
            ranking.excluded.push(Excluded { partner, reasons, score: judged.score });
        } else if let Some(score) = judged.score {
            let (band, evidence) = (Band::of(score), judged.evidence);
            scores.push(score);
            unsorted.push(Ranked { rank: 0, partner, score, band, evidence, conditions });
        } else {
            ranking.unrated.push(Unrated { partner, rated: judged.rated, conditions });
        }
    }
    ranking.ranked = ranked_by(&scores).into_iter().map(|(rank, at)| Ranked { rank, ..unsorted[at] }).collect();
    ranking
}
