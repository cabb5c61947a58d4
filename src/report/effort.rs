//! Our days and our cost with a partner in year one, typical values where nobody has said.

use crate::catalog;
use crate::plan::Partner;
use crate::prioritise::recruit::Spend;
use serde::ser::{Serialize, SerializeMap, Serializer};

/// Days and cost, and which of them are only typical.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Effort {
    /// Our days in year one.
    pub days: f64,
    /// Our cost in year one, thousands.
    pub cost: f64,
    /// Whether the days are a typical value: a guess.
    pub days_are_typical: bool,
    /// Whether the cost is a typical value: a guess.
    pub cost_is_typical: bool,
}

impl Effort {
    /// What `partner` takes.
    pub(super) fn of(partner: &Partner) -> Self {
        let (days, days_are_typical) = catalog::typical_days(partner);
        let (cost, cost_is_typical) = catalog::typical_cost(partner);
        Self { days: days.get(), cost: cost.get(), days_are_typical, cost_is_typical }
    }

    /// The same as the engine takes it.
    pub(super) fn spend(&self) -> Spend {
        Spend { days: self.days, cost: self.cost }
    }

    /// Which of the two are only typical, in words; empty when neither is.
    #[must_use]
    pub fn typical(&self) -> &'static str {
        match (self.days_are_typical, self.cost_is_typical) {
            (true, true) => "days and cost",
            (true, false) => "days",
            (false, true) => "cost",
            (false, false) => "",
        }
    }
}

/// `days`, `cost` and, under `typical`, which of them nobody has said.
impl Serialize for Effort {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_map(None)?;
        fields.serialize_entry("days", &self.days)?;
        fields.serialize_entry("cost", &self.cost)?;
        let marks = [("days", self.days_are_typical), ("cost", self.cost_is_typical)];
        let typical: Vec<&str> = marks.into_iter().filter(|(_, typical)| *typical).map(|(name, _)| name).collect();
        if !typical.is_empty() {
            fields.serialize_entry("typical", &typical)?;
        }
        fields.end()
    }
}
