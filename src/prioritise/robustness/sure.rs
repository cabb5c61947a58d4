//! How sure the weights are: it depends on how they came about.

use super::uncertain::WeightLaw;
use crate::plan::{Plan, Surrogate, Weighting};
use crate::prioritise::weights::pairwise::{CONSISTENT, pairwise};

/// How closely drawn weights lie around those that were said: the sum of the Dirichlet distribution's shapes.
pub const CONCENTRATION: f64 = 60.0;
/// The same around weights that come of answers which contradict each other.
pub const LOOSE: f64 = 30.0;

/// How sure the weights are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Sure {
    /// Nothing but their order is known.
    OfTheOrder,
    /// They lie around the plan's, so closely.
    Around(f64),
}

impl Sure {
    /// How sure the weights of `plan` are. The centroid of an order is the mean of all weights in it and claims no more
    /// than the order; another rule, a step or a percentage is a claim about the weights.
    #[must_use]
    pub fn of(plan: &Plan) -> Self {
        match plan.weighting {
            Weighting::Order { surrogate: Surrogate::RankOrderCentroid, .. } => Self::OfTheOrder,
            Weighting::Pairwise { .. } if pairwise(plan).ratio.is_some_and(|ratio| ratio > CONSISTENT) => {
                Self::Around(LOOSE)
            }
            _ => Self::Around(CONCENTRATION),
        }
    }

    /// The law of weights that are so sure, by fractions that add up to 1.
    pub(super) fn law(self, fractions: &[f64]) -> WeightLaw {
        match self {
            Self::OfTheOrder => WeightLaw::in_order(fractions.to_vec()),
            Self::Around(concentration) => WeightLaw::around(fractions, concentration),
        }
    }
}
