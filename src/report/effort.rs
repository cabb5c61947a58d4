//! What recruiting a partner takes of us in year one, typical values where nobody has said, and how likely they say yes.

use crate::catalog;
use crate::plan::Partner;
use crate::prioritise::money::EARLY_SHARE;
use crate::prioritise::recruit::Spend;
use serde::ser::{Serialize, SerializeMap, Serializer};

/// Days and cost, which of them are only typical, and the chance of a yes.
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
    /// The chance that they say yes once asked, 0–1.
    pub yes: f64,
}

impl Effort {
    /// What `partner` takes.
    pub(super) fn of(partner: &Partner) -> Self {
        let (days, days_are_typical) = catalog::typical_days(partner);
        let (cost, cost_is_typical) = catalog::typical_cost(partner);
        let yes = catalog::chance_of_yes(partner);
        Self { days: days.get(), cost: cost.get(), days_are_typical, cost_is_typical, yes }
    }

    /// The same as the engine takes it.
    #[must_use]
    pub fn spend(&self) -> Spend {
        Spend { days: self.days, cost: self.cost, yes: self.yes }
    }

    /// Of our days, those of the first 90 after they start.
    #[must_use]
    pub fn early(&self) -> f64 {
        self.days * EARLY_SHARE
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

/// `days`, `cost`, under `typical` which of them nobody has said, and `yes`.
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
        fields.serialize_entry("yes", &self.yes)?;
        fields.end()
    }
}
