//! Somebody who might be recruited: who they are, what we know, whom they reach, how they were judged.

use super::{
    Amount, Answer, BuyerId, CriterionId, Date, Evidence, PartnerId, Rating, RatingValue, Score5, SegmentId, StageId,
    Strength,
};
use serde::{Deserialize, Serialize};

/// A candidate until signed, a partner afterwards.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Partner {
    /// What everything else refers to.
    pub id: PartnerId,
    /// Their name.
    pub name: String,
    /// Their web domain.
    #[serde(default, skip_serializing_if = "is_default")]
    pub domain: String,
    /// What kind of partner they would be; none is not known.
    #[serde(default, skip_serializing_if = "is_default")]
    pub model: Option<PartnerModel>,
    /// The variant, where the model has one.
    #[serde(default, skip_serializing_if = "is_default")]
    pub variant: Option<Variant>,
    /// What else they would be.
    #[serde(default, skip_serializing_if = "is_default")]
    pub second_model: Option<PartnerModel>,
    /// They sell to partners, not buyers (a distributor): a route, not rated yet.
    #[serde(default, skip_serializing_if = "is_default")]
    pub route: bool,
    /// The segment, when not the one of their model.
    #[serde(default, skip_serializing_if = "is_default")]
    pub segment: Option<SegmentId>,
    /// Countries or regions.
    #[serde(default, skip_serializing_if = "is_default")]
    pub regions: Vec<String>,
    /// How far things have come.
    #[serde(default, skip_serializing_if = "is_default")]
    pub status: Status,
    /// Who of us looks after them.
    #[serde(default, skip_serializing_if = "is_default")]
    pub owner: String,
    /// What happens next.
    #[serde(default, skip_serializing_if = "is_default")]
    pub next_step: String,
    /// By when.
    #[serde(default, skip_serializing_if = "is_default")]
    pub due: Option<Date>,
    /// Whom we talk to there.
    #[serde(default, skip_serializing_if = "is_default")]
    pub contact: String,
    /// Why they would do it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub why: String,
    /// The trusted sources of our buyers this candidate stands for, by name.
    #[serde(default, skip_serializing_if = "is_default")]
    pub trusted_as: Vec<String>,
    /// What they ask or have been granted.
    #[serde(default, skip_serializing_if = "is_default")]
    pub exclusivity: Exclusivity,
    /// A profession with rules of its own about fees.
    #[serde(default, skip_serializing_if = "is_default")]
    pub profession: Option<Profession>,
    /// Whether their own product serves the same buyer.
    #[serde(default, skip_serializing_if = "is_default")]
    pub own_product: Answer,
    /// Whether they carry rivals of ours.
    #[serde(default, skip_serializing_if = "is_default")]
    pub carries_rivals: Answer,
    /// Conflict with us: 1 none … 5 direct competitor or exclusive with one; none is not known.
    #[serde(default, skip_serializing_if = "is_default")]
    pub conflict: Option<Score5>,
    /// The rule agreed in writing where conflict is 3 or 4.
    #[serde(default, skip_serializing_if = "is_default")]
    pub written_rule: String,
    /// Our days in year one; none takes the model's typical value, marked guess.
    #[serde(default, skip_serializing_if = "is_default")]
    pub days: Option<Amount>,
    /// Our cost in year one, thousands; none takes the model's typical value, marked guess.
    #[serde(default, skip_serializing_if = "is_default")]
    pub cost: Option<Amount>,
    /// The answers of the quick pass.
    #[serde(default, skip_serializing_if = "is_default")]
    pub quick: QuickPass,
    /// The answers to the qualifying questions.
    #[serde(default, skip_serializing_if = "is_default")]
    pub qualify: Qualify,
    /// The judgements.
    #[serde(default, skip_serializing_if = "is_default")]
    pub ratings: Vec<Rating>,
    /// Whom they reach, at which stage.
    #[serde(default, skip_serializing_if = "is_default")]
    pub influence: Vec<Influence>,
    /// Anything else.
    #[serde(default, skip_serializing_if = "is_default")]
    pub notes: String,
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

impl Partner {
    /// A candidate of whom only the name is known.
    #[must_use]
    pub fn named(id: PartnerId, name: &str) -> Self {
        Self {
            id,
            name: name.to_owned(),
            domain: String::new(),
            model: None,
            variant: None,
            second_model: None,
            route: false,
            segment: None,
            regions: Vec::new(),
            status: Status::default(),
            owner: String::new(),
            next_step: String::new(),
            due: None,
            contact: String::new(),
            why: String::new(),
            trusted_as: Vec::new(),
            exclusivity: Exclusivity::default(),
            profession: None,
            own_product: Answer::default(),
            carries_rivals: Answer::default(),
            conflict: None,
            written_rule: String::new(),
            days: None,
            cost: None,
            quick: QuickPass::default(),
            qualify: Qualify::default(),
            ratings: Vec::new(),
            influence: Vec::new(),
            notes: String::new(),
        }
    }

    /// The rating on a criterion, if there is one.
    #[must_use]
    pub fn rating(&self, criterion: &CriterionId) -> Option<&Rating> {
        self.ratings.iter().find(|rating| rating.criterion == *criterion)
    }

    /// Rates on a criterion, keeping the note; a rating that exists is replaced where it stands.
    pub fn rate(&mut self, criterion: &CriterionId, value: RatingValue, evidence: Evidence) {
        match self.ratings.iter_mut().find(|rating| rating.criterion == *criterion) {
            Some(rating) => {
                rating.value = value;
                rating.evidence = evidence;
            }
            None => self.ratings.push(Rating { criterion: criterion.clone(), value, evidence, note: String::new() }),
        }
    }

    /// The influence on a buyer at a stage, if it was ever set.
    #[must_use]
    pub fn influence_on(&self, buyer: &BuyerId, stage: &StageId) -> Option<&Influence> {
        self.influence.iter().find(|cell| cell.buyer == *buyer && cell.stage == *stage)
    }

    /// Sets the influence on a buyer at a stage, keeping the note. Strength 0 stays as a cell: "none" is an answer.
    pub fn influence(&mut self, buyer: &BuyerId, stage: &StageId, strength: Strength, evidence: Evidence) {
        match self.influence.iter_mut().find(|cell| cell.buyer == *buyer && cell.stage == *stage) {
            Some(cell) => {
                cell.strength = strength;
                cell.evidence = evidence;
            }
            None => self.influence.push(Influence {
                buyer: buyer.clone(),
                stage: stage.clone(),
                strength,
                evidence,
                note: String::new(),
            }),
        }
    }
}

/// The seven kinds of partner, told apart by who contracts, invoices, sets the price and owns the customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PartnerModel {
    /// Acts for us in a territory or niche; we contract and bill.
    Agency,
    /// Introduces; we do the rest.
    Referral,
    /// Sends an audience, or goes to market beside us.
    AffiliateAlliance,
    /// Sells our product on its paper, adds little.
    Reseller,
    /// Sells our product with services of its own.
    #[serde(rename = "var")]
    ValueAddedReseller,
    /// Our product inside theirs, or the two joined.
    OemIntegration,
    /// Implements or runs it; the customer pays them.
    ServiceDelivery,
}

impl PartnerModel {
    /// Every model, in the order offered; its place is its digit key.
    pub const ALL: [Self; 7] = [
        Self::Agency,
        Self::Referral,
        Self::AffiliateAlliance,
        Self::Reseller,
        Self::ValueAddedReseller,
        Self::OemIntegration,
        Self::ServiceDelivery,
    ];

    /// The word in files and reports.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Agency => "agency",
            Self::Referral => "referral",
            Self::AffiliateAlliance => "affiliate_alliance",
            Self::Reseller => "reseller",
            Self::ValueAddedReseller => "var",
            Self::OemIntegration => "oem_integration",
            Self::ServiceDelivery => "service_delivery",
        }
    }

    /// The words on the screen.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Agency => "Agency",
            Self::Referral => "Referral",
            Self::AffiliateAlliance => "Affiliate or alliance",
            Self::Reseller => "Reseller",
            Self::ValueAddedReseller => "Value-added reseller",
            Self::OemIntegration => "OEM / embedded / integration",
            Self::ServiceDelivery => "Service delivery",
        }
    }

    /// One word, for a narrow column.
    #[must_use]
    pub fn short(self) -> &'static str {
        match self {
            Self::Agency => "Agency",
            Self::Referral => "Referral",
            Self::AffiliateAlliance => "Alliance",
            Self::Reseller => "Reseller",
            Self::ValueAddedReseller => "VAR",
            Self::OemIntegration => "OEM",
            Self::ServiceDelivery => "Service",
        }
    }
}

/// A variant of a partner model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Variant {
    /// Agency: acts for several vendors.
    Agent,
    /// Agency: a territory under our name.
    FranchiseLike,
    /// Agency: marketing work that brings its clients along.
    MarketingAgency,
    /// Affiliate: paid for an audience's clicks or demos.
    Affiliate,
    /// Alliance: two vendors, one buyer.
    Alliance,
    /// OEM: our product under their name.
    Oem,
    /// Embedded: a part of theirs.
    Embedded,
    /// Integration: two products joined, each sold by its owner.
    Integration,
    /// Service delivery: a systems integrator.
    SystemsIntegrator,
    /// Service delivery: runs it for the customer.
    ManagedServices,
    /// Service delivery: advises and sets it up.
    Consultancy,
}

impl Variant {
    /// Every variant, by model.
    pub const ALL: [Self; 11] = [
        Self::Agent,
        Self::FranchiseLike,
        Self::MarketingAgency,
        Self::Affiliate,
        Self::Alliance,
        Self::Oem,
        Self::Embedded,
        Self::Integration,
        Self::SystemsIntegrator,
        Self::ManagedServices,
        Self::Consultancy,
    ];

    /// The model it is a variant of.
    #[must_use]
    pub fn model(self) -> PartnerModel {
        match self {
            Self::Agent | Self::FranchiseLike | Self::MarketingAgency => PartnerModel::Agency,
            Self::Affiliate | Self::Alliance => PartnerModel::AffiliateAlliance,
            Self::Oem | Self::Embedded | Self::Integration => PartnerModel::OemIntegration,
            Self::SystemsIntegrator | Self::ManagedServices | Self::Consultancy => PartnerModel::ServiceDelivery,
        }
    }

    /// The words on the screen.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Agent => "agent",
            Self::FranchiseLike => "franchise-like",
            Self::MarketingAgency => "marketing agency",
            Self::Affiliate => "affiliate",
            Self::Alliance => "alliance",
            Self::Oem => "OEM",
            Self::Embedded => "embedded",
            Self::Integration => "integration",
            Self::SystemsIntegrator => "systems integrator",
            Self::ManagedServices => "managed services",
            Self::Consultancy => "consultancy",
        }
    }
}

/// How far things have come with a candidate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// A name.
    #[default]
    Candidate,
    /// We have written or called.
    Contacted,
    /// We are in conversation.
    Talking,
    /// They have our terms.
    TermsOut,
    /// Signed.
    Signed,
    /// Has done the first business.
    Active,
    /// Later.
    Parked,
    /// No.
    Declined,
}

impl Status {
    /// Every status, in order.
    pub const ALL: [Self; 8] = [
        Self::Candidate,
        Self::Contacted,
        Self::Talking,
        Self::TermsOut,
        Self::Signed,
        Self::Active,
        Self::Parked,
        Self::Declined,
    ];

    /// The words on the screen.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Candidate => "candidate",
            Self::Contacted => "contacted",
            Self::Talking => "talking",
            Self::TermsOut => "terms out",
            Self::Signed => "signed",
            Self::Active => "active",
            Self::Parked => "parked",
            Self::Declined => "declined",
        }
    }
}

/// What a partner asks or has been granted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Exclusivity {
    /// Nothing.
    #[default]
    None,
    /// They ask for it.
    Asked,
    /// They have it, against a quota in words.
    Granted(String),
}

/// A profession with rules of its own about fees.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Profession {
    /// Accountants and auditors.
    Audit,
    /// Lawyers.
    Law,
    /// Insurance and other brokers.
    Broker,
    /// Acts for public bodies.
    PublicSectorAgent,
    /// Another regulated profession.
    Other,
}

impl Profession {
    /// Every profession.
    pub const ALL: [Self; 5] = [Self::Audit, Self::Law, Self::Broker, Self::PublicSectorAgent, Self::Other];

    /// The words on the screen.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Audit => "audit",
            Self::Law => "law",
            Self::Broker => "broker",
            Self::PublicSectorAgent => "public-sector agent",
            Self::Other => "other",
        }
    }
}

/// An answer that may be missing, or asked and not known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Told<T> {
    /// Nobody has asked.
    #[default]
    Unasked,
    /// Asked; not known.
    NotKnown,
    /// The answer.
    Is(T),
}

impl<T: Copy> Told<T> {
    /// The answer, if there is one.
    #[must_use]
    pub fn known(self) -> Option<T> {
        match self {
            Self::Is(answer) => Some(answer),
            Self::Unasked | Self::NotKnown => None,
        }
    }

    /// Whether the question was answered, "not known" included.
    #[must_use]
    pub fn is_asked(self) -> bool {
        !matches!(self, Self::Unasked)
    }
}

/// The quick pass: one line a candidate, before anybody is called. The partner model is its first question.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct QuickPass {
    /// Whether the partner model was asked; the answer is the partner's own model.
    pub model_asked: bool,
    /// Serves our kind of customer.
    pub fit: Told<Fit>,
    /// In the room when our buyer decides.
    pub room: Told<Room>,
    /// How warm.
    pub warmth: Told<Warmth>,
    /// A stop; `Is(Stop::None)` is "none".
    pub stop: Told<Stop>,
}

/// How many of theirs are our kind of customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fit {
    /// None.
    None,
    /// Some.
    Some,
    /// Most.
    Most,
}

impl Fit {
    /// Every answer.
    pub const ALL: [Self; 3] = [Self::None, Self::Some, Self::Most];

    /// The words on the screen.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Some => "some",
            Self::Most => "most",
        }
    }
}

/// Whether they are in the room when our buyer decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Room {
    /// No.
    No,
    /// Sometimes.
    Sometimes,
    /// Usually.
    Usually,
}

impl Room {
    /// Every answer.
    pub const ALL: [Self; 3] = [Self::No, Self::Sometimes, Self::Usually];

    /// The words on the screen.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::No => "no",
            Self::Sometimes => "sometimes",
            Self::Usually => "usually",
        }
    }
}

/// How warm they are to us.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Warmth {
    /// Cold.
    Cold,
    /// We know someone.
    KnowSomeone,
    /// We are talking.
    Talking,
    /// They asked us.
    AskedUs,
}

impl Warmth {
    /// Every answer.
    pub const ALL: [Self; 4] = [Self::Cold, Self::KnowSomeone, Self::Talking, Self::AskedUs];

    /// The words on the screen.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Cold => "cold",
            Self::KnowSomeone => "know someone",
            Self::Talking => "talking",
            Self::AskedUs => "asked us",
        }
    }
}

/// A reason not to go on at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stop {
    /// No stop.
    None,
    /// They sell against us.
    Competitor,
    /// They are exclusive with another.
    Exclusive,
    /// The law, or their profession, forbids it.
    Legal,
}

impl Stop {
    /// Every answer.
    pub const ALL: [Self; 4] = [Self::None, Self::Competitor, Self::Exclusive, Self::Legal];

    /// The words on the screen.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Competitor => "competitor",
            Self::Exclusive => "exclusive elsewhere",
            Self::Legal => "legal",
        }
    }
}

/// The answers to the qualifying questions. "Any stop?" is the quick pass's stop, asked once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Qualify {
    /// At the desk: serves our ideal customer.
    pub serves_customer: Answer,
    /// At the desk: talks to one of our buyers.
    pub talks_to_buyer: Answer,
    /// At the desk: our product fits how they earn.
    pub product_fits: Answer,
    /// After a call: named three accounts.
    pub named_accounts: Answer,
    /// After a call: a sponsor and a date within two weeks.
    pub sponsor_and_date: Answer,
    /// After a call: both sides earn.
    pub both_earn: Answer,
}

/// One of the seven qualifying questions; a "no" rules out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum QualifyQuestion {
    /// At the desk: serves our ideal customer?
    ServesCustomer,
    /// At the desk: talks to one of our buyers?
    TalksToBuyer,
    /// At the desk: our product fits how they earn?
    ProductFits,
    /// At the desk: free of stops? Answered by the quick pass's stop.
    NoStop,
    /// After a call: named three accounts?
    NamedAccounts,
    /// After a call: a sponsor and a date within two weeks?
    SponsorAndDate,
    /// After a call: both sides earn?
    BothEarn,
}

impl QualifyQuestion {
    /// Every question, in the order asked.
    pub const ALL: [Self; 7] = [
        Self::ServesCustomer,
        Self::TalksToBuyer,
        Self::ProductFits,
        Self::NoStop,
        Self::NamedAccounts,
        Self::SponsorAndDate,
        Self::BothEarn,
    ];

    /// The words on the screen.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::ServesCustomer => "Serves our ideal customer",
            Self::TalksToBuyer => "Talks to one of our buyers",
            Self::ProductFits => "Our product fits how they earn",
            Self::NoStop => "No stop (rival, exclusive, legal)",
            Self::NamedAccounts => "Named three accounts",
            Self::SponsorAndDate => "A sponsor and a date within two weeks",
            Self::BothEarn => "Both sides earn",
        }
    }

    /// Whether it can only be answered after a call.
    #[must_use]
    pub fn needs_a_call(self) -> bool {
        matches!(self, Self::NamedAccounts | Self::SponsorAndDate | Self::BothEarn)
    }
}

/// How strongly a partner reaches one buyer at one stage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Influence {
    /// Whom.
    pub buyer: BuyerId,
    /// When.
    pub stage: StageId,
    /// How strongly.
    pub strength: Strength,
    /// How we know.
    #[serde(default)]
    pub evidence: Evidence,
    /// Why, in words.
    #[serde(default, skip_serializing_if = "is_default")]
    pub note: String,
}
