//! What a value of a field is counted in, and what an empty one means.

use super::{Field, number};
use crate::plan::Plan;

/// The words that stand behind a value; `CUR` in them stands for the plan's currency.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Unit {
    /// Behind a value.
    counted: &'static str,
    /// Behind a share, where it can be one.
    share: &'static str,
    /// Where there is no value.
    empty: &'static str,
    /// Whether a value is money, and a number that says no more is in thousands.
    is_money: bool,
}

impl Unit {
    /// No words: the value says it all.
    pub(super) const NONE: Self = Self { counted: "", share: "", empty: "", is_money: false };

    /// Whether a value is money.
    pub(super) const fn is_money(self) -> bool {
        self.is_money
    }
}

impl Field {
    /// The field with what its value is counted in.
    pub(super) const fn counted_in(mut self, words: &'static str) -> Self {
        self.unit.counted = words;
        self
    }

    /// The field as one of money, with what stands behind its currency.
    pub(super) const fn money(mut self, words: &'static str) -> Self {
        self.unit.counted = words;
        self.unit.is_money = true;
        self
    }

    /// The field with what a share in it is of.
    pub(super) const fn or_share(mut self, words: &'static str) -> Self {
        self.unit.share = words;
        self
    }

    /// The field with what it means to leave it empty.
    pub(super) const fn left_empty(mut self, words: &'static str) -> Self {
        self.unit.empty = words;
        self
    }

    /// What `text` in this field is counted in, or what an empty text means; empty where the value says it all.
    #[must_use]
    pub fn unit(&self, plan: &Plan, text: &str) -> String {
        let words = match text.trim() {
            "" => self.unit.empty,
            share if number::says_share(share) && !self.unit.share.is_empty() => self.unit.share,
            bare if self.unit.is_money && !self.unit.counted.is_empty() && number::digits(bare).is_some() => {
                return format!("thousand {}", in_currency(self.unit.counted, plan));
            }
            _ => self.unit.counted,
        };
        in_currency(words, plan)
    }
}

fn in_currency(words: &str, plan: &Plan) -> String {
    words.replace("CUR", &plan.goal.limits.currency)
}
