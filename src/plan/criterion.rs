//! What partners are rated on, how much each criterion counts, and the ratings.

use super::{Amount, CriterionId, Evidence, Score5};
use serde::{Deserialize, Serialize};

/// Something partners are rated on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Criterion {
    /// What ratings refer to.
    pub id: CriterionId,
    /// Its name.
    pub name: String,
    /// How much it counts; weights are normalised, so any scale will do.
    pub weight: Amount,
    /// A rating below this rules a partner out.
    #[serde(default)]
    pub minimum: Option<Score5>,
    /// What 1, 2, 3, 4 and 5 mean, in words.
    #[serde(default)]
    pub anchors: [String; 5],
}

/// How the criteria got their weights. The answer is kept, not only its result.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Weighting {
    /// The user wrote the weights.
    #[default]
    Direct,
    /// The user put the criteria in order, most important first.
    Order {
        /// Which rule turns the order into weights.
        surrogate: Surrogate,
        /// The order.
        order: Vec<CriterionId>,
    },
}

/// A rule that turns an order into weights.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Surrogate {
    /// The compromise that is safe whichever way people think (Danielson & Ekenberg 2014).
    #[default]
    SumReciprocal,
    /// Right when nothing but the order is known (Barron & Barrett 1996).
    RankOrderCentroid,
    /// The flattest (Stillwell, Seaver & Edwards 1981).
    RankSum,
}

impl Surrogate {
    /// Every rule, the default first.
    pub const ALL: [Self; 3] = [Self::SumReciprocal, Self::RankOrderCentroid, Self::RankSum];

    /// The words on the screen.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::SumReciprocal => "balanced",
            Self::RankOrderCentroid => "steep",
            Self::RankSum => "flat",
        }
    }
}

/// One partner judged on one criterion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rating {
    /// On what.
    pub criterion: CriterionId,
    /// The judgement.
    pub value: RatingValue,
    /// How we know.
    #[serde(default)]
    pub evidence: Evidence,
    /// Why, in words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// A judgement: 1–5, or that the criterion does not apply to this partner.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RatingValue {
    /// 1 worst, 5 best.
    Rated(Score5),
    /// Left out of both sums.
    DoesNotApply,
}
