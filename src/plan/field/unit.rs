//! What a value of a field is counted in, and what an empty one means.

use super::Field;
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
}

impl Unit {
    /// No words: the value says it all.
    pub(super) const NONE: Self = Self { counted: "", share: "", empty: "" };
}

impl Field {
    /// The field with what its value is counted in.
    pub(super) const fn counted_in(mut self, words: &'static str) -> Self {
        self.unit.counted = words;
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
            share if share.contains('%') && !self.unit.share.is_empty() => self.unit.share,
            _ => self.unit.counted,
        };
        words.replace("CUR", &plan.goal.limits.currency)
    }
}
