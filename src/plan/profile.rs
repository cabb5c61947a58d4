//! The ideal customer: the short form first, what sharpens it later below.

use super::{Amount, BuyerId, Date, Evidence, Share};
use serde::{Deserialize, Serialize};

/// The ideal customer. Economic buyer and champion are buyers of the plan, not repeated here.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Profile {
    /// The one sentence, once the user has edited it; assembled from the fields until then.
    pub sentence: Option<String>,
    /// Industries.
    pub industries: Vec<String>,
    /// How large they are.
    pub size: Size,
    /// Countries or regions.
    pub regions: Vec<String>,
    /// What starts a purchase; the first is the one in the sentence.
    pub triggers: Vec<Trigger>,
    /// Whom not to chase.
    pub rule_outs: Vec<String>,
    /// What a deal is worth and how long it takes.
    pub deal: Deal,
    /// What they run.
    pub technographics: Technographics,
    /// What hurts, in the customer's words.
    pub pains: Vec<Pain>,
    /// How the ideal customer compares with the rest.
    pub economics: Economics,
    /// What all this rests on.
    pub evidence: MarketEvidence,
    /// How we know each block.
    pub known_by: KnownBy,
}

/// Bounds on a customer's size.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Size {
    /// What is counted.
    pub measure: SizeMeasure,
    /// The smallest that fits.
    pub from: Option<Amount>,
    /// The largest that fits.
    pub to: Option<Amount>,
}

/// What a customer's size is counted in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SizeMeasure {
    /// People employed.
    #[default]
    Employees,
    /// Yearly revenue, in thousands of the plan's currency.
    Revenue,
}

impl SizeMeasure {
    /// Both measures.
    pub const ALL: [Self; 2] = [Self::Employees, Self::Revenue];

    /// The words on the screen.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Employees => "employees",
            Self::Revenue => "revenue",
        }
    }
}

/// An event that starts a purchase.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Trigger {
    /// What happens.
    pub event: String,
    /// What can be seen of it from outside.
    pub sign: String,
}

/// What a deal is worth, in thousands of the plan's currency a year, and how long it takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Deal {
    /// The smallest usual deal.
    pub from: Option<Amount>,
    /// The largest usual deal.
    pub to: Option<Amount>,
    /// The median deal.
    pub typical: Option<Amount>,
    /// Months from first call to signature.
    pub cycle_months: Option<Amount>,
}

/// What the ideal customer runs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Technographics {
    /// Without these it does not work.
    pub must_have: Vec<String>,
    /// A good sign.
    pub positive: Vec<String>,
    /// What we replace.
    pub replaced: Vec<String>,
}

/// A pain in the customer's own words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Pain {
    /// Their words.
    pub words: String,
    /// Who says so.
    pub buyer: Option<BuyerId>,
}

/// Inside the profile against outside it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Economics {
    /// Deals won of deals started, ideal customers.
    pub win_rate: Option<Share>,
    /// The same, everyone else.
    pub win_rate_outside: Option<Share>,
    /// Revenue kept after a year, ideal customers.
    pub retention: Option<Share>,
    /// The same, everyone else.
    pub retention_outside: Option<Share>,
    /// Gross margin on our product: what is left to pay a partner from.
    pub gross_margin: Option<Share>,
    /// Services sold with a deal, smallest usual, thousands.
    pub services_from: Option<Amount>,
    /// Services sold with a deal, largest usual, thousands.
    pub services_to: Option<Amount>,
}

/// What the profile rests on.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct MarketEvidence {
    /// Customers analysed.
    pub customers: Option<u32>,
    /// Interviews held.
    pub interviews: Option<u32>,
    /// Lost deals looked into.
    pub losses: Option<u32>,
    /// When.
    pub as_of: Option<Date>,
    /// Companies that match.
    pub matching: Option<u32>,
    /// Their share of the whole market.
    pub share_of_market: Option<Share>,
}

/// How we know each block of the profile; none is not said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct KnownBy {
    /// Industries, size and regions.
    pub firmographics: Option<Evidence>,
    /// What they run.
    pub technographics: Option<Evidence>,
    /// What hurts.
    pub pains: Option<Evidence>,
    /// What starts a purchase.
    pub triggers: Option<Evidence>,
    /// Deals, win rates, retention.
    pub economics: Option<Evidence>,
    /// Whom buyers trust.
    pub trusted_sources: Option<Evidence>,
}
