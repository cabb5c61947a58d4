//! What is more than a limit allows: of partners, of our days, of our money, of partner models.

use crate::prioritise::TOLERANCE;

/// More than a limit allows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Excess {
    /// More partners.
    Partners {
        /// How many.
        count: usize,
        /// The limit.
        of: u32,
    },
    /// More of our days.
    Days {
        /// What they take.
        takes: f64,
        /// All there are.
        of: f64,
    },
    /// More of our money, thousands.
    Cost {
        /// What they cost.
        takes: f64,
        /// All there is.
        of: f64,
    },
    /// More partner models.
    Models {
        /// How many.
        count: usize,
        /// The limit.
        of: usize,
    },
}

impl Excess {
    /// So many partners, where that is over the limit.
    pub(super) fn partners(count: usize, of: u32) -> Option<Self> {
        let is_over = u32::try_from(count).map_or(true, |count| count > of);
        is_over.then_some(Self::Partners { count, of })
    }

    /// So many days, where that is over the limit.
    pub(super) fn days(takes: f64, of: Option<f64>) -> Option<Self> {
        over(takes, of).map(|of| Self::Days { takes, of })
    }

    /// So much money, where that is over the limit.
    pub(super) fn cost(takes: f64, of: Option<f64>) -> Option<Self> {
        over(takes, of).map(|of| Self::Cost { takes, of })
    }

    /// So many models, where that is over the limit.
    pub(super) fn models(count: usize, of: Option<usize>) -> Option<Self> {
        of.filter(|of| count > *of).map(|of| Self::Models { count, of })
    }
}

fn over(takes: f64, limit: Option<f64>) -> Option<f64> {
    limit.filter(|limit| takes > limit + TOLERANCE)
}
