//! How much each criterion counts, as fractions that add up to 1.

pub mod pairwise;

use crate::plan::{Amount, CriterionId, Plan, Share, Surrogate, SwingPoints, Weighting};

/// Why weights say nothing, or not yet what they should.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoWeights {
    /// There is no criterion to rate on.
    NoCriterion,
    /// Every criterion weighs nothing, so nobody has a score.
    AllNothing,
    /// No criteria are compared yet, so all weigh alike.
    NothingCompared,
}

impl NoWeights {
    /// Whether nobody can have a score for it, whatever they are rated.
    #[must_use]
    pub fn leaves_no_score(self) -> bool {
        matches!(self, Self::NoCriterion | Self::AllNothing)
    }
}

/// What keeps everybody of `plan` from a score, if anything does.
#[must_use]
pub fn no_score(plan: &Plan) -> Option<NoWeights> {
    weights(plan).problem.filter(|problem| problem.leaves_no_score())
}

/// Normalised weights, one a criterion in the plan's order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Weights {
    /// Fractions that add up to 1; all 0 when there is nothing to normalise.
    pub fractions: Vec<f64>,
    /// What is wrong with them; none when they add up.
    pub problem: Option<NoWeights>,
}

/// The plan's weights.
#[must_use]
pub fn weights(plan: &Plan) -> Weights {
    match &plan.weighting {
        Weighting::Direct => normalised(sharing(plan.criteria.iter().map(|it| (it.weight, it.share)))),
        Weighting::Order { surrogate, .. } => {
            let by_place = by_order(*surrogate, plan.criteria.len());
            let mut fractions = vec![0.0; plan.criteria.len()];
            for (weight, at) in by_place.into_iter().zip(order(plan)) {
                fractions[at] = weight;
            }
            normalised(fractions)
        }
        Weighting::Swing { points } => normalised(plan.criteria.iter().map(|it| swing(points, &it.id)).collect()),
        Weighting::Pairwise { .. } => compared(plan),
    }
}

/// The weights of comparisons in pairs, with what keeps them from saying anything yet.
fn compared(plan: &Plan) -> Weights {
    let found = pairwise::pairwise(plan);
    let nothing_said = found.compared.0 == 0 && found.compared.1 > 0;
    let problem = nothing_said.then_some(NoWeights::NothingCompared);
    let Weights { fractions, problem: other } = normalised(found.weights);
    Weights { fractions, problem: other.or(problem) }
}

/// The points of a criterion, what moving a partner from 1 to 5 on it is worth beside 100 for the one that would be
/// moved first (swing weights: von Winterfeldt & Edwards 1986); 0 where it has none.
fn swing(points: &[SwingPoints], id: &CriterionId) -> f64 {
    points.iter().find(|of| of.criterion == *id).map_or(0.0, |of| of.points.get())
}

/// What each counts of the whole: a typed share is that share, and the others divide what is left by their weights.
/// Where nothing is typed, the weights as they are. Shares that add to more than 1 leave the others nothing.
#[must_use]
pub fn sharing(weights: impl Iterator<Item = (Amount, Option<Share>)>) -> Vec<f64> {
    let weights: Vec<(Amount, Option<Share>)> = weights.collect();
    let typed: Vec<f64> = weights.iter().filter_map(|(_, share)| share.map(Share::get)).collect();
    if typed.is_empty() {
        return weights.into_iter().map(|(weight, _)| weight.get()).collect();
    }
    let room = (1.0 - typed.iter().sum::<f64>()).max(0.0);
    let rest: f64 = weights.iter().filter(|(_, share)| share.is_none()).map(|(weight, _)| weight.get()).sum();
    let by_weight = |weight: Amount| if rest > 0.0 { weight.get() / rest * room } else { 0.0 };
    weights.into_iter().map(|(weight, share)| share.map_or_else(|| by_weight(weight), Share::get)).collect()
}

/// Any non-negative weights as fractions.
#[must_use]
pub fn normalised(mut raw: Vec<f64>) -> Weights {
    let sum: f64 = raw.iter().sum();
    if sum > 0.0 {
        for weight in &mut raw {
            *weight /= sum;
        }
        return Weights { fractions: raw, problem: None };
    }
    let problem = if raw.is_empty() { NoWeights::NoCriterion } else { NoWeights::AllNothing };
    Weights { fractions: raw, problem: Some(problem) }
}

/// The criteria's places, most important first: as the user put them, and those the user did not place last, in the
/// plan's order.
#[must_use]
pub fn order(plan: &Plan) -> Vec<usize> {
    let mut places = Vec::with_capacity(plan.criteria.len());
    if let Weighting::Order { order, .. } = &plan.weighting {
        for id in order {
            let at = plan.criteria.iter().position(|criterion| criterion.id == *id);
            places.extend(at.filter(|at| !places.contains(at)));
        }
    }
    let rest: Vec<usize> = (0..plan.criteria.len()).filter(|at| !places.contains(at)).collect();
    places.extend(rest);
    places
}

/// The weights an order of `count` criteria stands for, most important first, adding up to 1.
///
/// Sum-reciprocal: 1/i + (n + 1 − i)/n, normalised (Danielson & Ekenberg 2014). Rank-order centroid:
/// (1/n) Σ over j from i to n of 1/j (Barron & Barrett 1996). Rank-sum: n + 1 − i, normalised (Stillwell, Seaver &
/// Edwards 1981).
#[must_use]
pub fn by_order(surrogate: Surrogate, count: usize) -> Vec<f64> {
    let all = number(count);
    let raw = (1..=count)
        .map(|place| {
            let place_number = number(place);
            match surrogate {
                Surrogate::SumReciprocal => 1.0 / place_number + (all + 1.0 - place_number) / all,
                Surrogate::RankOrderCentroid => (place..=count).map(|later| 1.0 / number(later)).sum::<f64>() / all,
                Surrogate::RankSum => all + 1.0 - place_number,
            }
        })
        .collect();
    normalised(raw).fractions
}

fn number(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::INFINITY, f64::from)
}
