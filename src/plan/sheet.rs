//! The lines of a strategy sheet, but for its pay.

use super::bare::{Bare, is_default};
use super::{Amount, Date, Partner, PartnerId, Variant};
use serde::{Deserialize, Serialize};

/// Whom of a segment a line is for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Whom {
    /// Everybody in it.
    #[default]
    All,
    /// Those of one variant.
    Variant(Variant),
    /// One partner.
    Partner(PartnerId),
}

impl Whom {
    /// How closely a line is said of a partner, 0 of everybody; none where it is not said of them.
    #[must_use]
    pub fn closeness(&self, partner: &Partner) -> Option<u8> {
        match self {
            Self::All => Some(0),
            Self::Variant(variant) => (partner.variant == Some(*variant)).then_some(1),
            Self::Partner(id) => (partner.id == *id).then_some(2),
        }
    }

    /// Whether a line is said of a partner.
    #[must_use]
    pub fn is_for(&self, partner: &Partner) -> bool {
        self.closeness(partner).is_some()
    }
}

/// A sentence, and whom it is for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Point {
    /// What is said.
    pub text: String,
    /// Whom of the segment it is for.
    #[serde(default, skip_serializing_if = "is_default")]
    pub applies: Whom,
}

/// Something partners need, and how we answer it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Need {
    /// What they need or expect.
    pub need: String,
    /// Whether we have it.
    pub answer: NeedAnswer,
    /// How we answer it.
    pub how: String,
    /// Who sees to it.
    pub owner: String,
    /// By when, where it is planned.
    #[serde(skip_serializing_if = "is_default")]
    pub due: Option<Date>,
    /// Whom of the segment it is for.
    #[serde(skip_serializing_if = "is_default")]
    pub applies: Whom,
}

/// Whether we answer a need.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NeedAnswer {
    /// We do.
    Yes,
    /// We will.
    Planned,
    /// We do not.
    No,
    /// Nobody has answered it yet.
    #[default]
    Open,
}

impl NeedAnswer {
    /// Every answer.
    pub const ALL: [Self; 4] = [Self::Yes, Self::Planned, Self::No, Self::Open];

    /// The words on the screen.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::Planned => "planned",
            Self::No => "no",
            Self::Open => "open",
        }
    }

    /// Whether we do, or will.
    #[must_use]
    pub const fn is_met(self) -> bool {
        matches!(self, Self::Yes | Self::Planned)
    }
}

/// Who does one step of a deal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Duty {
    /// What is done.
    pub step: DealStep,
    /// Who does it.
    pub by: Doer,
    /// With whom of the segment.
    #[serde(default, skip_serializing_if = "is_default")]
    pub applies: Whom,
}

/// A step of a deal, from the first word to the renewal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DealStep {
    /// Finding it.
    Source,
    /// Finding out whether it is one.
    Qualify,
    /// Showing the product.
    Demo,
    /// Answering what security, data protection and procurement ask.
    SecurityFile,
    /// Saying what it costs.
    Price,
    /// Signing with the customer.
    Contract,
    /// Setting the product up.
    SetUp,
    /// Answering the customer first.
    FirstLineSupport,
    /// Getting the next year signed.
    Renewal,
}

impl DealStep {
    /// Every step, in order.
    pub const ALL: [Self; 9] = [
        Self::Source,
        Self::Qualify,
        Self::Demo,
        Self::SecurityFile,
        Self::Price,
        Self::Contract,
        Self::SetUp,
        Self::FirstLineSupport,
        Self::Renewal,
    ];

    /// The words on the screen.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Source => "find the deal",
            Self::Qualify => "qualify it",
            Self::Demo => "show the product",
            Self::SecurityFile => "security questionnaire",
            Self::Price => "set the price",
            Self::Contract => "sign the contract",
            Self::SetUp => "set it up",
            Self::FirstLineSupport => "first-line support",
            Self::Renewal => "renewal",
        }
    }
}

/// Which side does something.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Doer {
    /// We do.
    Us,
    /// The partner does.
    Them,
    /// Both together.
    #[default]
    Both,
}

impl Doer {
    /// Every side.
    pub const ALL: [Self; 3] = [Self::Us, Self::Them, Self::Both];

    /// The words on the screen.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Us => "us",
            Self::Them => "them",
            Self::Both => "both",
        }
    }
}

/// Something we put in, per partner and in year one.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Investment {
    /// What.
    pub what: String,
    /// Whose days it takes.
    #[serde(default, skip_serializing_if = "is_default")]
    pub role: Option<OurRole>,
    /// How many of our days.
    #[serde(default, skip_serializing_if = "is_default")]
    pub days: Option<Amount>,
    /// How much money, in thousands.
    #[serde(default, skip_serializing_if = "is_default")]
    pub cost: Option<Amount>,
    /// For whom of the segment.
    #[serde(default, skip_serializing_if = "is_default")]
    pub applies: Whom,
}

/// Who of us puts days in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OurRole {
    /// Looks after partners.
    PartnerManager,
    /// Demos, training, integration.
    Engineer,
    /// Product management.
    Product,
    /// Contracts.
    Legal,
    /// Campaigns and material.
    Marketing,
    /// Our own sellers.
    Sales,
    /// Statements and payment.
    Finance,
}

impl OurRole {
    /// Every role.
    pub const ALL: [Self; 7] =
        [Self::PartnerManager, Self::Engineer, Self::Product, Self::Legal, Self::Marketing, Self::Sales, Self::Finance];

    /// The words on the screen.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::PartnerManager => "partner manager",
            Self::Engineer => "engineer",
            Self::Product => "product",
            Self::Legal => "legal",
            Self::Marketing => "marketing",
            Self::Sales => "sales",
            Self::Finance => "finance",
        }
    }
}

/// A figure by which we see how it goes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kpi {
    /// What is measured, and what it is to be.
    pub text: String,
    /// Whether it is seen before or after the money.
    #[serde(default, skip_serializing_if = "is_default")]
    pub kind: KpiKind,
    /// Of whom in the segment.
    #[serde(default, skip_serializing_if = "is_default")]
    pub applies: Whom,
}

/// When a figure is seen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KpiKind {
    /// Before the money: it says early whether there will be any.
    #[default]
    Leading,
    /// The result.
    Lagging,
}

impl KpiKind {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Leading, Self::Lagging];

    /// The words on the screen.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Leading => "leading",
            Self::Lagging => "lagging",
        }
    }
}

/// Something done by a day, counted from kick-off; before it the days are negative.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Milestone {
    /// The day, −14 to 90 as a rule.
    pub by_day: i16,
    /// What is done by then.
    pub what: String,
    /// Which side does it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub by: Doer,
    /// What shows that it is done.
    #[serde(default, skip_serializing_if = "is_default")]
    pub proof: String,
    /// The need it rests on, in the words of that need.
    #[serde(default, skip_serializing_if = "is_default")]
    pub rests_on: String,
    /// For whom of the segment.
    #[serde(default, skip_serializing_if = "is_default")]
    pub applies: Whom,
}

impl Bare for Point {
    fn of(text: String) -> Self {
        Self { text, applies: Whom::All }
    }

    fn bare(&self) -> Option<&str> {
        is_default(&self.applies).then_some(&self.text)
    }
}

impl Bare for Kpi {
    fn of(text: String) -> Self {
        Self { text, ..Self::default() }
    }

    fn bare(&self) -> Option<&str> {
        (is_default(&self.applies) && is_default(&self.kind)).then_some(&self.text)
    }
}

impl Bare for Investment {
    fn of(what: String) -> Self {
        Self { what, ..Self::default() }
    }

    fn bare(&self) -> Option<&str> {
        (*self == Self::of(self.what.clone())).then_some(&self.what)
    }
}

impl From<&str> for Point {
    fn from(text: &str) -> Self {
        Self::of(text.to_owned())
    }
}
