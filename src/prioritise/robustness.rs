//! How firm a ranking is: the same partners ranked with weights and ratings that might as well be true.
//!
//! 20,000 draws from a fixed seed. Weights that were put in order are any in that order, all as likely; others come
//! from a Dirichlet distribution around the plan's, with concentration 60, or 30 where they come of answers that
//! contradict each other; every rating comes alone from the symmetric triangle as wide as its evidence allows, and what is drawn is
//! clipped to 1–5. Draws are keyed by seed, draw, partner and criterion: the order of rows, the number of threads, the
//! machine and what is done to other partners change none of them.
//!
//! Partners and criteria are taken in the order of their ids, so that the order of rows does not even decide a draw in
//! which two partners have the same score: there they share their places by a lot drawn with the rest, and ranks run
//! from 1 to n.

pub(super) mod draw;
mod order;
mod sample;
mod share;
mod sure;
mod uncertain;
mod weigh;

pub use sample::{Draws, Sample};
pub use sure::{CONCENTRATION, LOOSE, Sure};
pub use uncertain::{Cell, ErrorLaw, Given, Uncertain, WeightLaw};
pub use weigh::{Agree, LEAST_SHARE};

pub(super) use sample::{Cut, second, set_bits};
pub(super) use share::shared;

use super::ranking::Ranking;
use super::rated::Rated;
use super::weights::Weights;
use super::{Cancel, Resolved};
use crate::plan::{Evidence, Plan};
use std::sync::Arc;

/// How many readings of a plan are drawn.
pub const DRAWS: u16 = 20_000;
/// What all draws start from.
pub const SEED: u64 = 20_260_101;
/// What a missing rating may be: anything from 1 to 5, most likely 3.
const MISSING: Cell = Cell { middle: 3.0, half: 2.0 };

/// Why nothing is said of how firm a ranking is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotFirm {
    /// Nobody is ranked.
    NobodyRanked,
    /// A weight is no number from 0, or all are 0.
    NoWeights,
    /// Next to no plausible weights agree with what was said.
    HardlyAnyAgree,
}

/// How firm a ranking is.
#[derive(Clone, Debug, PartialEq)]
pub struct Robustness {
    /// How many readings were drawn.
    pub draws: u16,
    /// How many places are the top: the partner limit, or all who are ranked when they are fewer.
    pub top: usize,
    /// The share of plausible weights that agree with what the user said, 0–1.
    pub agreeing: f64,
    /// Why there are no figures; none when there are.
    pub problem: Option<NotFirm>,
    /// Every ranked partner, in the order of the ranking; empty when there is a problem.
    pub firm: Vec<Firm>,
    known: Option<Arc<Known>>,
}

/// How firmly a partner stands where it does.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Firm {
    /// The place in `plan.partners`.
    pub partner: usize,
    /// The chance of being among the top, 0–1.
    pub top_chance: f64,
    /// The ⌊.05 N⌋-th of its sorted ranks, a rank from 1.
    pub rank_low: usize,
    /// The ⌊.95 N⌋-th of its sorted ranks, a rank from 1.
    pub rank_high: usize,
    pub(super) row: usize,
}

/// What was drawn, and whose rows and columns they are.
#[derive(Debug, PartialEq)]
pub(super) struct Known {
    pub(super) uncertain: Uncertain,
    pub(super) sample: Sample,
    /// Each row's place in `plan.partners`.
    pub(super) partners: Vec<usize>,
    /// Each column's place in `plan.criteria`.
    pub(super) criteria: Vec<usize>,
    /// Row by row, whether a rating is known by proof: nothing better can be found out.
    proven: Vec<bool>,
}

impl Known {
    /// Whether a rating could be known better and that could move anything.
    pub(super) fn can_be_asked(&self, row: usize, column: usize) -> bool {
        !self.proven[row * self.criteria.len() + column] && self.uncertain.is_open(row, column)
    }

    /// Drawn weights in the plan's order of criteria.
    pub(super) fn in_plan_order(&self, drawn: &[f64]) -> Vec<f64> {
        in_plan_order(&self.criteria, drawn)
    }
}

/// How firm `ranking` is, which `weights` made of `plan`. Weights that do not `agree`, given in the plan's order of
/// criteria, are drawn again. None when the work was asked to end.
#[must_use]
pub fn robustness(
    plan: &Plan,
    resolved: &Resolved,
    weights: &Weights,
    ranking: &Ranking,
    agree: Option<Agree<'_>>,
    cancel: &Cancel,
) -> Option<Robustness> {
    let limit = usize::try_from(plan.goal.limits.partners).unwrap_or(usize::MAX);
    let top = limit.min(ranking.ranked.len());
    let nothing = |problem| Robustness { draws: DRAWS, top, agreeing: 0.0, problem, firm: Vec::new(), known: None };
    if ranking.ranked.is_empty() {
        return Some(nothing(Some(NotFirm::NobodyRanked)));
    }
    let by_id = ById::of(plan, ranking);
    let Some(uncertain) = uncertain(plan, resolved, weights, &by_id) else {
        return Some(nothing(Some(NotFirm::NoWeights)));
    };
    let in_plan_order = |drawn: &[f64]| agree.is_none_or(|agree| agree(&in_plan_order(&by_id.criteria, drawn)));
    let agrees = agree.is_some().then_some(&in_plan_order as Agree<'_>);
    let draws = Draws { threads: cancel.threads(), ..Draws::new(DRAWS, top) };
    let sample = Sample::of(&uncertain, draws, agrees, cancel)?;
    if !sample.is_complete() {
        return Some(Robustness { agreeing: sample.agreeing(), ..nothing(Some(NotFirm::HardlyAnyAgree)) });
    }
    let proven = by_id.proven(resolved);
    let known = Known { uncertain, sample, proven, partners: by_id.partners, criteria: by_id.criteria };
    Some(Robustness::from_known(known, ranking, top))
}

impl Robustness {
    fn from_known(known: Known, ranking: &Ranking, top: usize) -> Self {
        let sample = &known.sample;
        let mut firm: Vec<Firm> = known.partners.iter().enumerate().map(|(row, &at)| firm(sample, row, at)).collect();
        let mut places = vec![0; known.partners.iter().max().map_or(0, |most| most + 1)];
        ranking.ranked.iter().enumerate().for_each(|(place, ranked)| places[ranked.partner] = place);
        firm.sort_unstable_by_key(|firm| places[firm.partner]);
        let (draws, agreeing) = (sample.draws(), sample.agreeing());
        Self { draws, top, agreeing, problem: None, firm, known: Some(Arc::new(known)) }
    }

    /// The chance that a partner comes on a rank from 1, 0–1. With more than two thousand partners ranks are counted
    /// in bins, and each rank of a bin has the same share of it.
    #[must_use]
    pub fn chance_of_rank(&self, firm: &Firm, rank: usize) -> f64 {
        let Some(known) = self.known.as_deref().filter(|_| (1..=self.firm.len()).contains(&rank)) else { return 0.0 };
        let width = known.sample.width();
        let first = (rank - 1) / width * width;
        let ranks = u32::try_from(width.min(self.firm.len() - first)).unwrap_or(u32::MAX);
        f64::from(known.sample.count(firm.row, rank - 1)) / f64::from(self.draws) / f64::from(ranks)
    }

    /// How undecided the top is: Σ b(1 − b), b the top chance.
    #[must_use]
    pub fn uncertainty(&self) -> f64 {
        self.firm.iter().map(|firm| firm.top_chance * (1.0 - firm.top_chance)).sum()
    }

    pub(super) fn known(&self) -> Option<&Known> {
        self.known.as_deref()
    }
}

fn in_plan_order(criteria: &[usize], drawn: &[f64]) -> Vec<f64> {
    let mut weights = vec![0.0; drawn.len()];
    criteria.iter().zip(drawn).for_each(|(&criterion, &weight)| weights[criterion] = weight);
    weights
}

fn firm(sample: &Sample, row: usize, partner: usize) -> Firm {
    let (low, high) = sample.middle_ranks(row);
    let top_chance = f64::from(sample.top_count(row)) / f64::from(sample.draws());
    Firm { partner, top_chance, rank_low: low + 1, rank_high: high + 1, row }
}

/// Ranked partners and criteria by their places in the plan, in the order of their ids.
struct ById {
    partners: Vec<usize>,
    criteria: Vec<usize>,
}

impl ById {
    fn of(plan: &Plan, ranking: &Ranking) -> Self {
        let mut partners: Vec<usize> = ranking.ranked.iter().map(|ranked| ranked.partner).collect();
        partners.sort_unstable_by_key(|&at| (plan.partners[at].id.as_str(), at));
        let mut criteria: Vec<usize> = (0..plan.criteria.len()).collect();
        criteria.sort_unstable_by_key(|&at| (plan.criteria[at].id.as_str(), at));
        Self { partners, criteria }
    }

    /// Row by row, whether a rating is known by proof.
    fn proven(&self, resolved: &Resolved) -> Vec<bool> {
        let row = |&partner: &usize| {
            let ratings = resolved.ratings_of(partner);
            self.criteria.iter().map(|&criterion| matches!(ratings[criterion], Rated::Given(_, Evidence::Data)))
        };
        self.partners.iter().flat_map(row).collect()
    }
}

/// The ranked partners with what is not certain about them; none when the weights are no weights.
fn uncertain(plan: &Plan, resolved: &Resolved, weights: &Weights, by_id: &ById) -> Option<Uncertain> {
    let sum: f64 = weights.fractions.iter().sum();
    if weights.fractions.len() != plan.criteria.len() || !(sum > 0.0 && sum.is_finite()) {
        return None;
    }
    let fractions: Vec<f64> = by_id.criteria.iter().map(|&at| weights.fractions[at] / sum).collect();
    let alternatives: Vec<&str> = by_id.partners.iter().map(|&at| plan.partners[at].id.as_str()).collect();
    let criteria: Vec<&str> = by_id.criteria.iter().map(|&at| plan.criteria[at].id.as_str()).collect();
    let row = |&partner: &usize| {
        let ratings = resolved.ratings_of(partner);
        by_id.criteria.iter().map(|&criterion| cell(ratings[criterion]))
    };
    let cells: Vec<Option<Cell>> = by_id.partners.iter().flat_map(row).collect();
    Uncertain::of(&Given {
        seed: SEED,
        alternatives: &alternatives,
        criteria: &criteria,
        cells: &cells,
        bounds: (1.0, 5.0),
        errors: ErrorLaw::Triangle,
        weights: Sure::of(plan).law(&fractions),
    })
}

/// What a rating may be; none where the criterion does not apply.
fn cell(rating: Rated) -> Option<Cell> {
    match rating {
        Rated::Given(value, evidence) => Some(Cell { middle: f64::from(value.get()), half: spread(evidence) }),
        Rated::DoesNotApply | Rated::NotForModel => None,
        Rated::Missing => Some(MISSING),
    }
}

/// How far a rating may be off, by how we know: a guess ±1, desk research ±.75, a conversation ±.5, proof ±.25.
#[must_use]
pub fn spread(evidence: Evidence) -> f64 {
    match evidence {
        Evidence::Guess => 1.0,
        Evidence::Desk => 0.75,
        Evidence::Talked => 0.5,
        Evidence::Data => 0.25,
    }
}
