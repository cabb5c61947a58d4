//! How the partners of a segment are paid, line by line.

use super::bare::is_default;
use super::{Amount, Partner, Share, Whom};
use serde::{Deserialize, Serialize};

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
    pub applies: Whom,
    /// Whether it comes on top of the line that stands alone.
    #[serde(default, skip_serializing_if = "is_default")]
    pub adds: bool,
    /// What the partner has to have done.
    #[serde(default, skip_serializing_if = "is_default")]
    pub only_if: PayIf,
    /// What they owe us at least, a year, thousands: an OEM's minimum.
    #[serde(default, skip_serializing_if = "is_default")]
    pub minimum: Option<Amount>,
    /// Where the figure is from; empty is a judgement.
    #[serde(default, skip_serializing_if = "is_default")]
    pub source: String,
}

impl PayLine {
    /// What it is about: of lines about the same thing, the one said most closely of a partner counts.
    const fn subject(&self) -> (PayWhen, bool, bool, PayIf) {
        (self.when, self.adds, matches!(self.on, PayOn::Services), self.only_if)
    }
}

/// The lines that count for a partner: of those about the same thing, the ones said most closely of them.
pub fn pay_of<'a>(lines: &'a [PayLine], partner: &'a Partner) -> impl Iterator<Item = &'a PayLine> {
    lines.iter().filter(move |line| {
        let close = line.applies.closeness(partner);
        let others = lines.iter().filter(|other| other.subject() == line.subject());
        close.is_some() && others.map(|other| other.applies.closeness(partner)).max().flatten() == close
    })
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
    /// The net price of what they sell with our product inside.
    TheirPrice,
    /// No price: paid by the event.
    Event,
}

impl PayOn {
    /// Every basis.
    pub const ALL: [Self; 5] = [Self::Contract, Self::List, Self::Services, Self::TheirPrice, Self::Event];

    /// The words on the screen.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Contract => "contract value",
            Self::List => "list price",
            Self::Services => "services list price",
            Self::TheirPrice => "the net price of their module",
            Self::Event => "each event",
        }
    }
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
    /// A share of the basis that they pay us: an OEM buys at it.
    TheyPay(Share),
    /// A fixed amount each time, in thousands.
    Flat(Amount),
    /// Nothing, said on purpose.
    #[default]
    Nothing,
}
