//! Segments and the one strategy each has.

use super::{Amount, PartnerId, PartnerModel, SegmentId, Share, Variant};
use serde::{Deserialize, Serialize};

/// A name, its partners and a strategy for them.
///
/// A partner is in the segment it names, else in the segment of its model: in exactly one, by construction.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Segment {
    /// What partners refer to.
    pub id: SegmentId,
    /// Its name.
    pub name: String,
    /// The model whose partners it takes by default; none is a segment of the user's own.
    #[serde(default)]
    pub model: Option<PartnerModel>,
    /// What we do for them and they for us.
    #[serde(default)]
    pub strategy: Strategy,
}

/// What a segment's partners need, what we do about it, how both sides earn, and the first 90 days.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Strategy {
    /// What we want from these partners.
    pub goal: String,
    /// What they need and expect, and our answer.
    pub needs: Vec<Need>,
    /// What we invest.
    pub invest: Vec<String>,
    /// How they are paid, for new business and for renewals.
    pub pay: Vec<PayLine>,
    /// Rules of engagement.
    pub rules: Vec<String>,
    /// What we measure.
    pub kpis: Vec<String>,
    /// What can go wrong.
    pub risks: Vec<String>,
    /// The first 90 days, by day.
    pub first_90_days: Vec<Milestone>,
    /// What a partner has done by day 90, or we stop.
    pub test: String,
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

/// One line of a pay plan: never a bare percentage, always with its basis.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PayLine {
    /// For what.
    pub when: PayWhen,
    /// How much.
    pub rate: PayRate,
    /// Of what: "year-one contract value, on cash received".
    #[serde(default)]
    pub basis: String,
    /// For how long, in months; none is once, of renewals each of them.
    #[serde(default)]
    pub months: Option<u32>,
    /// Which price it is a share of, or that it is paid by the event.
    #[serde(default, skip_serializing_if = "is_default")]
    pub on: PayOn,
    /// Whom of the segment it is for.
    #[serde(default, skip_serializing_if = "is_default")]
    pub applies: PayTo,
    /// Whether it comes on top of the line that stands alone.
    #[serde(default, skip_serializing_if = "is_default")]
    pub adds: bool,
    /// What the partner has to have done.
    #[serde(default, skip_serializing_if = "is_default")]
    pub only_if: PayIf,
    /// Where the figure is from; empty is a judgement.
    #[serde(default, skip_serializing_if = "is_default")]
    pub source: String,
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// Which price a line of pay is a share of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PayOn {
    /// What the customer pays for our product.
    #[default]
    Contract,
    /// The list price of our product: a margin.
    List,
    /// The list price of services.
    Services,
    /// No price: paid by the event.
    Event,
}

impl PayOn {
    /// Every basis.
    pub const ALL: [Self; 4] = [Self::Contract, Self::List, Self::Services, Self::Event];

    /// The words on the screen.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Contract => "contract value",
            Self::List => "list price",
            Self::Services => "services list price",
            Self::Event => "each event",
        }
    }
}

/// Whom of a segment a line of pay is for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PayTo {
    /// Everybody in it.
    #[default]
    All,
    /// Those of one variant.
    Variant(Variant),
    /// One partner.
    Partner(PartnerId),
}

/// What a partner has to have done for a line of pay to count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PayIf {
    /// Nothing.
    #[default]
    Always,
    /// Brought us the deal.
    Brought,
    /// Registered the deal before anybody else.
    Registered,
    /// Only placed the order.
    OrderOnly,
}

impl PayIf {
    /// Every condition.
    pub const ALL: [Self; 4] = [Self::Always, Self::Brought, Self::Registered, Self::OrderOnly];

    /// The words on the screen.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Always => "always",
            Self::Brought => "they brought it",
            Self::Registered => "they registered it",
            Self::OrderOnly => "they only place the order",
        }
    }
}

/// New business or renewals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PayWhen {
    /// New business.
    #[default]
    New,
    /// Renewals.
    Renewal,
}

impl PayWhen {
    /// Both.
    pub const ALL: [Self; 2] = [Self::New, Self::Renewal];

    /// The words on the screen.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::New => "new business",
            Self::Renewal => "renewals",
        }
    }
}

/// How much a partner is paid.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PayRate {
    /// A share of the basis.
    Percent(Share),
    /// A fixed amount each time, in thousands.
    Flat(Amount),
    /// Nothing, said on purpose.
    #[default]
    Nothing,
}

/// Something done by a day, counted from kick-off.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Milestone {
    /// The day, 1–90 as a rule.
    pub by_day: u16,
    /// What is done by then.
    pub what: String,
}
