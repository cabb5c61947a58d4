//! Where a new plan starts: industry starters, and the worked example.

use super::label::Label;
use super::{asset, buying, criteria};
use crate::plan::{Buyer, Evidence, KnownBy, Limits, Plan, Profile};
use serde::Deserialize;
use std::sync::LazyLock;

/// An industry's first guess at a plan.
#[derive(Debug)]
pub struct Starter {
    /// What `new --from` calls it.
    pub id: String,
    /// Its name.
    pub name: String,
    /// For whom it is, in one line.
    pub why: String,
    /// The plan it starts: profile, buyers, stages, criteria and default limits, no partners.
    pub plan: Plan,
    /// What candidates of this industry are called.
    pub(super) labels: Vec<Label>,
}

/// A starter as its asset writes it: what differs from industry to industry.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StarterAsWritten {
    id: String,
    name: String,
    why: String,
    profile: Profile,
    buyers: Vec<Buyer>,
    labels: Vec<Label>,
}

/// New plans recruit for three partner models at most: each is its own contract, pay plan and enablement.
const MODELS: u32 = 3;

static STARTERS: LazyLock<Vec<Starter>> = LazyLock::new(|| {
    [
        ("cybersecurity.ron", include_str!("../../assets/starters/cybersecurity.ron")),
        ("hr-software.ron", include_str!("../../assets/starters/hr-software.ron")),
        ("industrial-iot.ron", include_str!("../../assets/starters/industrial-iot.ron")),
        ("developer-tools.ron", include_str!("../../assets/starters/developer-tools.ron")),
        ("finance-software.ron", include_str!("../../assets/starters/finance-software.ron")),
        ("other-b2b-software.ron", include_str!("../../assets/starters/other-b2b-software.ron")),
    ]
    .map(|(name, text)| Starter::from(asset::read::<StarterAsWritten>(name, text)))
    .into()
});

static EXAMPLE: LazyLock<Plan> = LazyLock::new(|| asset::read("example.ron", include_str!("../../assets/example.ron")));

/// Every starter, the most general last.
#[must_use]
pub fn starters() -> &'static [Starter] {
    &STARTERS
}

/// A new plan with this name, started from `starter`.
#[must_use]
pub fn new_plan(name: &str, starter: &Starter) -> Plan {
    Plan { name: name.to_owned(), ..starter.plan.clone() }
}

/// The complete example plan: an invented vendor with 22 candidates. Its partners are shared, so a copy is cheap.
#[must_use]
pub fn example() -> Plan {
    EXAMPLE.clone()
}

impl From<StarterAsWritten> for Starter {
    fn from(written: StarterAsWritten) -> Self {
        let mut plan = Plan::empty(&written.name);
        let currency = currency(&written.profile.regions).to_owned();
        plan.goal.limits = Limits { models: Some(MODELS), currency, ..Limits::default() };
        plan.profile = Profile { known_by: all_guessed(), ..written.profile };
        plan.buyers = written.buyers.into_iter().map(in_the_room_by_role).collect();
        plan.stages = buying::stages().to_vec();
        plan.criteria = criteria::criteria().to_vec();
        Self { id: written.id, name: written.name, why: written.why, plan, labels: written.labels }
    }
}

/// The currency one counts in where these regions are sold to: that of the first, which is where the vendor is at home.
fn currency(regions: &[String]) -> &'static str {
    match regions.first().map_or("", String::as_str) {
        "Germany" | "Austria" | "DACH" | "Ireland" | "Netherlands" | "Belgium" | "Benelux" | "France" | "Italy"
        | "Northern Italy" | "Spain" | "Portugal" | "Finland" | "European Union" => "EUR",
        "Switzerland" => "CHF",
        "United Kingdom" | "UK" | "Great Britain" => "GBP",
        "Canada" => "CAD",
        _ => "USD",
    }
}

/// A starter knows an industry, not the user's customers.
fn all_guessed() -> KnownBy {
    let guess = Some(Evidence::Guess);
    KnownBy {
        firmographics: guess,
        technographics: guess,
        pains: guess,
        triggers: guess,
        economics: guess,
        trusted_sources: guess,
    }
}

fn in_the_room_by_role(buyer: Buyer) -> Buyer {
    Buyer { absent: buying::absent_by_default(buyer.role), ..buyer }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_parses() {
        assert_eq!(example().partners.len(), 22);
    }

    #[test]
    fn a_new_plan_counts_in_the_money_of_its_first_region() {
        let counts_in = |id: &str| {
            let starter = starters().iter().find(|starter| starter.id == id);
            starter.map(|starter| starter.plan.goal.limits.currency.as_str())
        };
        assert_eq!(counts_in("hr-software"), Some("EUR"));
        assert_eq!(counts_in("finance-software"), Some("GBP"));
        assert_eq!(counts_in("cybersecurity"), Some("USD"));
    }

    #[test]
    fn every_starter_parses() {
        assert!(starters().iter().all(|starter| starter.plan.partners.is_empty()));
    }
}
