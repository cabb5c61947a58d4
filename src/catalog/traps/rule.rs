//! The rules of the traps: their names, what they are about, and what is known of each.

use crate::catalog::asset;
use serde::Deserialize;
use std::sync::LazyLock;

/// A rule that sets traps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
pub enum Rule {
    /// Exclusivity is asked for.
    E1,
    /// Exclusive, where others would work too.
    E2,
    /// A rival in waiting sells ours as its own.
    E3,
    /// A route is rated like a partner.
    E4,
    /// A distributor, and nobody said whether it meets a buyer.
    E5,
    /// A fee that a profession forbids or restricts.
    E6,
    /// Pay without saying of what.
    E7,
    /// Two claims on one deal, and no rule.
    E8,
    /// Terms are out while needs are open.
    E9,
    /// Our services in the way of theirs.
    E10,
    /// An agent in the EU, the UK or Switzerland.
    M1,
    /// Paid by us, acts for the buyer.
    M2,
    /// A paid recommendation that is not marked.
    M3,
    /// A line that reaches into a reseller's price.
    M4,
    /// Two vendors of one buyer write down who sells what.
    M5,
    /// Two resellers meet at the same customers.
    M6,
    /// Pay eats the margin.
    M7,
    /// Two are paid on one deal.
    M8,
    /// Less at renewal than at first.
    M9,
    /// Nothing said of renewals.
    M10,
    /// Protection ends before the buyer decides.
    M11,
    /// The link is forgotten before the buyer decides.
    M12,
    /// Revenue in the year from somebody who builds us in.
    M13,
    /// One owner carries too much.
    M14,
    /// Recruited with questions open.
    M15,
    /// In the set, and no conversation noted.
    M16,
    /// A sheet starts somebody the plan does not recruit.
    M17,
    /// Both waves take more than the year has.
    M18,
    /// A goal without a base, or out of reach.
    M19,
    /// More deals than accounts can bring.
    M20,
    /// Our sellers' pay is not settled.
    M21,
    /// Every demo needs one of us.
    M22,
    /// May be a franchise.
    M23,
    /// A test that 90 days cannot meet.
    M24,
    /// Their people work under our contract.
    M25,
    /// Names of people change hands.
    M26,
    /// A fee on a public or health-care purchase.
    M27,
    /// Bills our licence and is no reseller.
    M28,
    /// Too much hangs on one.
    M29,
    /// A step rests on what has no date.
    M30,
    /// An agent abroad can make us taxable there.
    M31,
    /// A trusted source stands on somebody who is not recruited.
    M32,
}

/// What is known of a rule.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Known {
    rule: Rule,
    stops: bool,
    why: String,
    source: String,
}

static KNOWN: LazyLock<Vec<Known>> =
    LazyLock::new(|| asset::read("traps.ron", include_str!("../../../assets/traps.ron")));

const IDS: [&str; 42] = [
    "E1", "E2", "E3", "E4", "E5", "E6", "E7", "E8", "E9", "E10", "M1", "M2", "M3", "M4", "M5", "M6", "M7", "M8", "M9",
    "M10", "M11", "M12", "M13", "M14", "M15", "M16", "M17", "M18", "M19", "M20", "M21", "M22", "M23", "M24", "M25",
    "M26", "M27", "M28", "M29", "M30", "M31", "M32",
];
const ABOUT: [&str; 42] = [
    "Exclusivity is asked for",
    "Exclusive, where others would work too",
    "A rival in waiting sells ours as its own",
    "A route is rated like a partner",
    "A distributor, and nobody said whether it meets a buyer",
    "A fee that a profession forbids or restricts",
    "Pay without saying of what",
    "Two claims on one deal, and no rule",
    "Terms are out while needs are open",
    "Our services in the way of theirs",
    "An agent in the EU, the UK or Switzerland",
    "Paid by us, acts for the buyer",
    "A paid recommendation that is not marked",
    "A line that reaches into a reseller's price",
    "Two vendors of one buyer write down who sells what",
    "Two resellers meet at the same customers",
    "Pay eats the margin",
    "Two are paid on one deal",
    "Less at renewal than at first",
    "Nothing said of renewals",
    "Protection ends before the buyer decides",
    "The link is forgotten before the buyer decides",
    "Revenue in the year from somebody who builds us in",
    "One owner carries too much",
    "Recruited with questions open",
    "In the set, and no conversation noted",
    "A sheet starts somebody the plan does not recruit",
    "Both waves take more than the year has",
    "A goal without a base, or out of reach",
    "More deals than accounts can bring",
    "Our sellers' pay is not settled",
    "Every demo needs one of us",
    "May be a franchise",
    "A test that 90 days cannot meet",
    "Their people work under our contract",
    "Names of people change hands",
    "A fee on a public or health-care purchase",
    "Bills our licence and is no reseller",
    "Too much hangs on one",
    "A step rests on what has no date",
    "An agent abroad can make us taxable there",
    "A trusted source stands on somebody who is not recruited",
];

impl Rule {
    /// Every rule, in order.
    pub const ALL: [Self; 42] = [
        Self::E1,
        Self::E2,
        Self::E3,
        Self::E4,
        Self::E5,
        Self::E6,
        Self::E7,
        Self::E8,
        Self::E9,
        Self::E10,
        Self::M1,
        Self::M2,
        Self::M3,
        Self::M4,
        Self::M5,
        Self::M6,
        Self::M7,
        Self::M8,
        Self::M9,
        Self::M10,
        Self::M11,
        Self::M12,
        Self::M13,
        Self::M14,
        Self::M15,
        Self::M16,
        Self::M17,
        Self::M18,
        Self::M19,
        Self::M20,
        Self::M21,
        Self::M22,
        Self::M23,
        Self::M24,
        Self::M25,
        Self::M26,
        Self::M27,
        Self::M28,
        Self::M29,
        Self::M30,
        Self::M31,
        Self::M32,
    ];

    /// Its id, as in files and on the screen: "M2".
    #[must_use]
    pub fn id(self) -> &'static str {
        IDS[self as usize]
    }

    /// What it looks for, in a few words.
    #[must_use]
    pub fn about(self) -> &'static str {
        ABOUT[self as usize]
    }

    /// Whether what it finds stops money or breaks law.
    #[must_use]
    pub fn stops(self) -> bool {
        self.known().stops
    }

    /// Why it matters, in full.
    #[must_use]
    pub fn why(self) -> &'static str {
        &self.known().why
    }

    /// What that rests on: ids like S47 are those of the list of sources.
    #[must_use]
    pub fn source(self) -> &'static str {
        &self.known().source
    }

    fn known(self) -> &'static Known {
        KNOWN.iter().find(|known| known.rule == self).expect("a test asks that every rule is in the asset")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_is_in_the_asset_once_and_knows_its_place() {
        let known: Vec<Rule> = KNOWN.iter().map(|known| known.rule).collect();
        assert_eq!(known, Rule::ALL);
        for rule in Rule::ALL {
            assert_eq!(rule.id(), format!("{rule:?}"));
            assert!(rule.why().ends_with('.') && !rule.source().is_empty(), "{rule:?}");
        }
    }
}
