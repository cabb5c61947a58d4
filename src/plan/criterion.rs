//! What partners are rated on, how much each criterion counts, and the ratings.

use super::{Amount, CriterionId, Date, Evidence, PartnerModel, Score5, Share, Times};
use serde::{Deserialize, Serialize};

/// Something partners are rated on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Criterion {
    /// What ratings refer to.
    pub id: CriterionId,
    /// Its name.
    pub name: String,
    /// How much it counts beside the others without a [`share`](Self::share); any scale will do.
    pub weight: Amount,
    /// The share of the whole that was typed; it stays, and those without one leave it the room.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub share: Option<Share>,
    /// Why it counts so much, in a line.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// A rating below this rules a partner out.
    #[serde(default)]
    pub minimum: Option<Score5>,
    /// Partner models nobody of which is rated on it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not_for: Vec<PartnerModel>,
    /// What 1, 2, 3, 4 and 5 mean, in words.
    #[serde(default)]
    pub anchors: [String; 5],
}

impl Criterion {
    /// Whether a partner of this model is rated on it; whose model is not known is.
    #[must_use]
    pub fn is_for(&self, model: Option<PartnerModel>) -> bool {
        model.is_none_or(|model| !self.not_for.contains(&model))
    }
}

/// How the criteria got their weights. The answer is kept, not only its result.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
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
    /// The user said how much it is worth to move a partner from 1 to 5 on each criterion: 100 on the one that would
    /// be moved first, the others beside it.
    Swing {
        /// One a criterion; a criterion without one weighs nothing.
        points: Vec<SwingPoints>,
    },
    /// The user compared criteria two at a time.
    Pairwise {
        /// One a pair at most; pairs may be left out.
        comparisons: Vec<Comparison>,
    },
}

impl Weighting {
    /// The same without a criterion.
    #[must_use]
    pub fn without(&self, id: &CriterionId) -> Self {
        self.keeping(|criterion| criterion != id)
    }

    /// The same with only the criteria that are `kept`, each named once: of several answers to one question the first
    /// counts.
    #[must_use]
    pub fn keeping(&self, kept: impl Fn(&CriterionId) -> bool) -> Self {
        let mut all = self.clone();
        match &mut all {
            Self::Direct => {}
            Self::Order { order, .. } => {
                order.retain(&kept);
                keep_first(order, |one, two| one == two);
            }
            Self::Swing { points } => {
                points.retain(|of| kept(&of.criterion));
                keep_first(points, |one, two| one.criterion == two.criterion);
            }
            Self::Pairwise { comparisons } => {
                comparisons.retain(|pair| pair.more != pair.less && kept(&pair.more) && kept(&pair.less));
                keep_first(comparisons, Comparison::is_same_pair);
            }
        }
        all
    }

    /// Every criterion named, in the order and as often as it is.
    #[must_use]
    pub fn criteria(&self) -> Vec<&CriterionId> {
        match self {
            Self::Direct => Vec::new(),
            Self::Order { order, .. } => order.iter().collect(),
            Self::Swing { points } => points.iter().map(|of| &of.criterion).collect(),
            Self::Pairwise { comparisons } => comparisons.iter().flat_map(|pair| [&pair.more, &pair.less]).collect(),
        }
    }
}

/// What moving a partner from 1 to 5 on a criterion is worth, beside the 100 of the one that would be moved first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SwingPoints {
    /// On what.
    pub criterion: CriterionId,
    /// Points, by convention up to 100; only their proportions count.
    pub points: Amount,
}

/// Two criteria compared.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Comparison {
    /// The one that matters more, or as much.
    pub more: CriterionId,
    /// The other.
    pub less: CriterionId,
    /// How many times as much.
    pub times: Times,
}

impl Comparison {
    /// Whether both compare the same two criteria, either way round.
    #[must_use]
    pub fn is_same_pair(&self, other: &Self) -> bool {
        (self.more == other.more && self.less == other.less) || (self.more == other.less && self.less == other.more)
    }
}

/// Leaves of several that are the same only the first.
pub(super) fn keep_first<T>(things: &mut Vec<T>, is_same: impl Fn(&T, &T) -> bool) {
    let mut kept: Vec<T> = Vec::with_capacity(things.len());
    for thing in things.drain(..) {
        if !kept.iter().any(|earlier| is_same(earlier, &thing)) {
            kept.push(thing);
        }
    }
    *things = kept;
}

/// A rule that turns an order into weights.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Surrogate {
    /// The compromise that is safe whichever way people think (Danielson & Ekenberg 2014).
    SumReciprocal,
    /// Right when nothing but the order is known: the mean of all weights in it (Barron & Barrett 1996).
    #[default]
    RankOrderCentroid,
    /// The flattest (Stillwell, Seaver & Edwards 1981).
    RankSum,
}

impl Surrogate {
    /// Every rule, the default first.
    pub const ALL: [Self; 3] = [Self::RankOrderCentroid, Self::SumReciprocal, Self::RankSum];

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
    /// Who or what said so: a person, a page, a list.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
    /// The day it was learnt.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub learnt: Option<Date>,
}

impl Rating {
    /// A rating of which nothing more is said.
    #[must_use]
    pub fn new(criterion: CriterionId, value: RatingValue, evidence: Evidence) -> Self {
        Self { criterion, value, evidence, note: String::new(), source: String::new(), learnt: None }
    }
}

/// A judgement: 1–5, or that the criterion does not apply to this partner.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RatingValue {
    /// 1 worst, 5 best.
    Rated(Score5),
    /// Left out of both sums of the score, yet not rated: its weight counts for what a score wants rated.
    DoesNotApply,
}

impl RatingValue {
    /// The number, where there is one.
    #[must_use]
    pub fn score(self) -> Option<u8> {
        if let Self::Rated(score) = self { Some(score.get()) } else { None }
    }
}
