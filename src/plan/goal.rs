//! What the program is for, what it may spend, and whether the vendor is ready for partners at all.

use super::{Amount, Answer, Date, PartnerId, PartnerModel, Share};
use serde::{Deserialize, Serialize};

/// Goal, limits and readiness.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Goal {
    /// Who plans: the vendor.
    pub vendor: String,
    /// What partners would bring to the buyer.
    pub product: String,
    /// What partners are to bring in.
    pub target: Option<Target>,
    /// By when.
    pub by: Option<Date>,
    /// What all new contracts bring in a year, thousands: what a share aimed at is of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub new_business: Option<Amount>,
    /// What one of our days costs, thousands; none takes the judgement of `prioritise::money`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub day_price: Option<Amount>,
    /// Days a week that each owner of partners has for them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner_days: Option<Amount>,
    /// The day the first partners start.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kick_off: Option<Date>,
    /// Who prepared the plan, for the head of the paper others read; empty is nobody named.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub author: String,
    /// The country we sign and pay taxes in; empty is not said.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub our_country: String,
    /// What may be spent, and on whom.
    pub limits: Limits,
    /// Whether the vendor is ready.
    pub readiness: Readiness,
}

/// The partner-sourced amount aimed at.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Target {
    /// Thousands of the plan's currency.
    Money(Amount),
    /// A share of new business.
    Share(Share),
}

/// What may be spent in year one and on how many. A limit left empty does not bind.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Limits {
    /// How many partners to start with; also the k of "top k".
    pub partners: u32,
    /// Our days in year one.
    pub days: Option<Amount>,
    /// Our cost in year one, in thousands of the currency.
    pub budget: Option<Amount>,
    /// What days and cost are for.
    pub hold_for: HoldFor,
    /// The currency, as the user writes it: USD, EUR, CHF.
    pub currency: String,
    /// The lowest score that may be recruited, 0–100; 0 is no floor.
    pub floor: Amount,
    /// At most this many partner models: each is its own contract, pay plan and enablement.
    pub models: Option<u32>,
    /// At least so many of a model.
    pub at_least: Vec<AtLeast>,
    /// Partners that must be in.
    pub must_have: Vec<PartnerId>,
    /// Partners that must not be in.
    pub must_not: Vec<PartnerId>,
    /// Pairs that cannot both be in.
    pub not_both: Vec<(PartnerId, PartnerId)>,
    /// The set is exactly whom a person put into the first wave, beside those who have signed; the numbers choose nobody.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub kept: bool,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            partners: 6,
            days: None,
            budget: None,
            hold_for: HoldFor::default(),
            currency: "USD".to_owned(),
            floor: Amount::ZERO,
            models: None,
            at_least: Vec::new(),
            must_have: Vec::new(),
            must_not: Vec::new(),
            not_both: Vec::new(),
            kept: false,
        }
    }
}

/// What the limits on days and cost are for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HoldFor {
    /// Both waves live on them.
    #[default]
    Year,
    /// Each wave has them anew.
    Wave,
}

impl HoldFor {
    /// Both, in order.
    pub const ALL: [Self; 2] = [Self::Year, Self::Wave];

    /// The words on the screen.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Year => "the year",
            Self::Wave => "each wave",
        }
    }
}

/// At least `count` partners of `model`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AtLeast {
    /// Of this model.
    pub model: PartnerModel,
    /// How many.
    pub count: u32,
}

/// Six questions about the vendor. Two or more "no" say "mend these before recruiting"; they block nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Readiness {
    /// An executive sponsors the program.
    pub executive_sponsor: Answer,
    /// Our reps are paid the same on a partner deal.
    pub reps_paid_the_same: Answer,
    /// One person owns the program.
    pub one_owner: Answer,
    /// Margin is left after the partner's pay.
    pub margin_left: Answer,
    /// A partner can demo without us.
    pub demo_without_us: Answer,
    /// There is a rule for when two claim one deal.
    pub deal_rule: Answer,
}

/// One of the six readiness questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadinessQuestion {
    /// An executive sponsors the program.
    ExecutiveSponsor,
    /// Our reps are paid the same on a partner deal.
    RepsPaidTheSame,
    /// One person owns the program.
    OneOwner,
    /// Margin is left after the partner's pay.
    MarginLeft,
    /// A partner can demo without us.
    DemoWithoutUs,
    /// There is a rule for when two claim one deal.
    DealRule,
}

impl ReadinessQuestion {
    /// Every question, in the order asked.
    pub const ALL: [Self; 6] = [
        Self::ExecutiveSponsor,
        Self::RepsPaidTheSame,
        Self::OneOwner,
        Self::MarginLeft,
        Self::DemoWithoutUs,
        Self::DealRule,
    ];

    /// The words on the screen.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::ExecutiveSponsor => "An executive sponsors the program",
            Self::RepsPaidTheSame => "Our reps are paid the same on a partner deal",
            Self::OneOwner => "One person owns the program",
            Self::MarginLeft => "Margin is left after the partner's pay",
            Self::DemoWithoutUs => "A partner can demo without us",
            Self::DealRule => "A rule says who gets a deal two partners claim",
        }
    }
}

impl ReadinessQuestion {
    /// What is open where nobody has answered, as inside a sentence.
    #[must_use]
    pub const fn open(self) -> &'static str {
        match self {
            Self::ExecutiveSponsor => "who on the executive team sponsors the program",
            Self::RepsPaidTheSame => "our reps' pay on a partner deal",
            Self::OneOwner => "who owns the program",
            Self::MarginLeft => "what margin is left after the partner's pay",
            Self::DemoWithoutUs => "how a partner demos without us",
            Self::DealRule => "who gets a deal two partners claim",
        }
    }

    /// What is lacking where the answer is no, as inside a sentence.
    #[must_use]
    pub const fn lacking(self) -> &'static str {
        match self {
            Self::ExecutiveSponsor => "no executive sponsors the program",
            Self::RepsPaidTheSame => "our reps are not paid the same on a partner deal",
            Self::OneOwner => "nobody owns the program",
            Self::MarginLeft => "no margin is left after the partner's pay",
            Self::DemoWithoutUs => "a partner cannot demo without us",
            Self::DealRule => "no rule says who gets a deal two partners claim",
        }
    }
}

impl Readiness {
    /// The answer to one question.
    #[must_use]
    pub fn answer(&self, question: ReadinessQuestion) -> Answer {
        match question {
            ReadinessQuestion::ExecutiveSponsor => self.executive_sponsor,
            ReadinessQuestion::RepsPaidTheSame => self.reps_paid_the_same,
            ReadinessQuestion::OneOwner => self.one_owner,
            ReadinessQuestion::MarginLeft => self.margin_left,
            ReadinessQuestion::DemoWithoutUs => self.demo_without_us,
            ReadinessQuestion::DealRule => self.deal_rule,
        }
    }

    /// Sets the answer to one question.
    pub fn set(&mut self, question: ReadinessQuestion, answer: Answer) {
        *match question {
            ReadinessQuestion::ExecutiveSponsor => &mut self.executive_sponsor,
            ReadinessQuestion::RepsPaidTheSame => &mut self.reps_paid_the_same,
            ReadinessQuestion::OneOwner => &mut self.one_owner,
            ReadinessQuestion::MarginLeft => &mut self.margin_left,
            ReadinessQuestion::DemoWithoutUs => &mut self.demo_without_us,
            ReadinessQuestion::DealRule => &mut self.deal_rule,
        } = answer;
    }
}
