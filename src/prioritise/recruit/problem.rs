//! What a set is chosen from, and within which limits: numbers only, any cells, any chances, any costs.

use crate::plan::PartnerModel;
use crate::prioritise::{TOLERANCE, total};

/// What a set is chosen from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Problem {
    /// What each cell is worth; on any one scale, the coverage comes out on the same times 100.
    pub weights: Vec<f64>,
    /// Who can be chosen.
    pub candidates: Vec<Candidate>,
    /// What a set must keep to.
    pub limits: Bounds,
}

/// Somebody who can be chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// The cells reached, each at most once, with the chance of reaching them, 0–1.
    pub hits: Vec<(usize, f64)>,
    /// Our days.
    pub days: f64,
    /// Our cost.
    pub cost: f64,
    /// The score, 0–100, if there is one.
    pub score: Option<f64>,
    /// The partner model, if it is known.
    pub model: Option<PartnerModel>,
    /// The chance that they say yes once asked, 0–1.
    pub yes: f64,
}

/// Reaches nobody, takes nothing, and says yes for certain.
impl Default for Candidate {
    fn default() -> Self {
        Self { hits: Vec::new(), days: 0.0, cost: 0.0, score: None, model: None, yes: 1.0 }
    }
}

/// What a set must keep to. An empty limit does not bind.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bounds {
    /// How many partners at most.
    pub partners: usize,
    /// How many of our days at most.
    pub days: Option<f64>,
    /// How much it may cost at most.
    pub budget: Option<f64>,
    /// How many partner models at most; those whose model is not known count for none.
    pub models: Option<usize>,
    /// At least so many of a model.
    pub at_least: Vec<(PartnerModel, usize)>,
    /// Who must be in, by place among the candidates.
    pub must: Vec<usize>,
    /// Who cannot both be in.
    pub not_both: Vec<(usize, usize)>,
    /// How far below the best a set is still as good.
    pub as_good: Within,
}

/// How far below the best a set is still as good.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Within {
    /// 1.5 points of coverage.
    #[default]
    Points,
    /// 3 % of the best set's coverage: where only a part of the accounts is reached, 1.5 points are much.
    Share,
}

impl Within {
    /// The one that fits sets which reach whom they reach at every account alike, or at those they serve.
    #[must_use]
    pub const fn of(counts_volume: bool) -> Self {
        if counts_volume { Self::Share } else { Self::Points }
    }

    /// The coverage from which on a set is as good as a best that reaches so much.
    #[must_use]
    pub fn least(self, best: f64) -> f64 {
        let less = match self {
            Self::Points => 1.5,
            Self::Share => 0.03 * best,
        };
        // Exactly as far below is still as good.
        best - less - TOLERANCE
    }
}

impl Bounds {
    /// Takes the larger of two counts for one model, and nobody for a pair with themselves.
    pub(super) fn tidy(&mut self) {
        self.at_least.sort_by_key(|&(model, count)| (model, std::cmp::Reverse(count)));
        self.at_least.dedup_by_key(|(model, _)| *model);
        self.not_both.retain(|(one, two)| one != two);
    }
}

impl Problem {
    /// The same with every number one that can be reckoned with: weights and costs that are none count as nothing,
    /// chances outside 0–1 as the nearest in it, places that are not there are left out.
    #[must_use]
    pub(super) fn sound(mut self) -> Self {
        let (cells, count) = (self.weights.len(), self.candidates.len());
        self.weights.iter_mut().for_each(|weight| *weight = amount(*weight));
        for candidate in &mut self.candidates {
            (candidate.days, candidate.cost) = (amount(candidate.days), amount(candidate.cost));
            candidate.yes = amount(candidate.yes).min(1.0);
            candidate.hits.retain(|(cell, chance)| *cell < cells && *chance > 0.0);
            candidate.hits.iter_mut().for_each(|(_, chance)| *chance = chance.min(1.0));
            candidate.hits.sort_by_key(|(cell, _)| *cell);
            candidate.hits.dedup_by_key(|(cell, _)| *cell);
        }
        let limits = &mut self.limits;
        limits.must.retain(|at| *at < count);
        limits.must.sort_unstable();
        limits.must.dedup();
        limits.not_both.retain(|(one, two)| *one < count && *two < count);
        limits.tidy();
        self
    }

    /// Coverage of a set, 0–100 where the weights add up to 1.
    #[must_use]
    pub fn coverage(&self, set: &[usize]) -> f64 {
        let mut misses = vec![1.0; self.weights.len()];
        for (cell, chance) in set.iter().flat_map(|&at| &self.candidates[at].hits) {
            misses[*cell] *= 1.0 - chance;
        }
        100.0 * total(self.weights.iter().zip(&misses).map(|(weight, miss)| weight * (1.0 - miss)))
    }

    /// The same, if whoever is asked reaches only those they would reach had they said yes: its coverage of a set is the
    /// one to expect when each is asked once, 100 · Σ w (1 − Π(1 − a p)) with a the chance of a yes.
    #[must_use]
    pub fn when_asked(&self) -> Self {
        let mut asked = self.clone();
        for candidate in &mut asked.candidates {
            candidate.hits.iter_mut().for_each(|(_, chance)| *chance *= candidate.yes);
        }
        asked
    }

    /// The same without some of its candidates, and the place each of the others has here.
    #[must_use]
    pub(super) fn without(&self, out: &[usize]) -> (Self, Vec<usize>) {
        let places: Vec<usize> = (0..self.candidates.len()).filter(|at| !out.contains(at)).collect();
        let place = |at: &usize| places.binary_search(at).ok();
        let limits = Bounds {
            must: self.limits.must.iter().filter_map(place).collect(),
            not_both: self.limits.not_both.iter().filter_map(|(one, two)| place(one).zip(place(two))).collect(),
            ..self.limits.clone()
        };
        let candidates = places.iter().map(|&at| self.candidates[at].clone()).collect();
        (Self { weights: self.weights.clone(), candidates, limits }, places)
    }

    /// What a set takes of our days.
    #[must_use]
    pub fn days(&self, set: &[usize]) -> f64 {
        total(set.iter().map(|&at| self.candidates[at].days))
    }

    /// What a set costs.
    #[must_use]
    pub fn cost(&self, set: &[usize]) -> f64 {
        total(set.iter().map(|&at| self.candidates[at].cost))
    }

    /// The mean score of those in a set who have one; 0 where nobody has.
    #[must_use]
    pub fn mean_score(&self, set: &[usize]) -> f64 {
        let scores: Vec<f64> = set.iter().filter_map(|&at| self.candidates[at].score).collect();
        let count = u32::try_from(scores.len()).map_or(f64::INFINITY, f64::from);
        if scores.is_empty() { 0.0 } else { scores.iter().sum::<f64>() / count }
    }

    /// The models of a set, each once.
    #[must_use]
    pub fn models(&self, set: &[usize]) -> Vec<PartnerModel> {
        let mut models: Vec<PartnerModel> = set.iter().filter_map(|&at| self.candidates[at].model).collect();
        models.sort_unstable();
        models.dedup();
        models
    }

    /// Whether a set keeps to every limit.
    #[must_use]
    pub fn allows(&self, set: &[usize]) -> bool {
        self.allows_more(set) && self.has_enough(set)
    }

    /// Whether a set keeps to every limit that more partners can only break.
    #[must_use]
    pub(super) fn allows_more(&self, set: &[usize]) -> bool {
        let limits = &self.limits;
        let within = |sum: f64, limit: Option<f64>| limit.is_none_or(|limit| sum <= limit + TOLERANCE);
        let both = |(one, two): &(usize, usize)| set.contains(one) && set.contains(two);
        set.len() <= limits.partners
            && within(self.days(set), limits.days)
            && within(self.cost(set), limits.budget)
            && limits.models.is_none_or(|most| self.models(set).len() <= most)
            && !limits.not_both.iter().any(both)
    }

    /// Whether a set has everybody who must be in, and enough of every model.
    #[must_use]
    pub(super) fn has_enough(&self, set: &[usize]) -> bool {
        self.limits.must.iter().all(|at| set.contains(at)) && self.still_wanted(set) == 0
    }

    /// How many more partners the limits ask for, model by model.
    #[must_use]
    pub(super) fn still_wanted(&self, set: &[usize]) -> usize {
        let of = |model| set.iter().filter(|&&at| self.candidates[at].model == Some(model)).count();
        self.limits.at_least.iter().map(|&(model, count)| count.saturating_sub(of(model))).sum()
    }
}

fn amount(number: f64) -> f64 {
    if number.is_nan() { 0.0 } else { number.max(0.0) }
}
