//! Somebody who might be recruited: who they are, what we know, whom they reach, how they were judged.

use super::{
    Amount, Answer, BuyerId, CriterionId, Date, Evidence, Exclusivity, PartnerId, PartnerModel, Profession, Qualify,
    QuickPass, Rating, RatingValue, Score5, SegmentId, Share, StageId, Status, Strength, Variant, Wave,
};
use serde::{Deserialize, Serialize};

/// A candidate until signed, a partner afterwards. One of whom nothing is said is nobody: see [`Partner::named`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Partner {
    /// What everything else refers to.
    pub id: PartnerId,
    /// Their name.
    pub name: String,
    /// Their web domain.
    #[serde(default, skip_serializing_if = "is_default")]
    pub domain: String,
    /// Other names of theirs; whoever is added under one of them is this candidate.
    #[serde(default, skip_serializing_if = "is_default")]
    pub also_called: Vec<String>,
    /// Names that look like theirs and are somebody else's.
    #[serde(default, skip_serializing_if = "is_default")]
    pub not_same_as: Vec<String>,
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
    /// The day to look at them again, where they are parked, declined or put off.
    #[serde(default, skip_serializing_if = "is_default")]
    pub look_again: Option<Date>,
    /// The day they start, where it is not the day the first partners start.
    #[serde(default, skip_serializing_if = "is_default")]
    pub kick_off: Option<Date>,
    /// What would have to change until then.
    #[serde(default, skip_serializing_if = "is_default")]
    pub would_change: String,
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
    /// Whether they act for the buyer: an adviser, an interim manager, a broker.
    #[serde(default, skip_serializing_if = "is_default")]
    pub acts_for_buyer: Answer,
    /// Whether their client is told of our fee, in writing and with the amount.
    #[serde(default, skip_serializing_if = "is_default")]
    pub client_told: Answer,
    /// Whether they invoice our licence.
    #[serde(default, skip_serializing_if = "is_default")]
    pub invoices_licence: Answer,
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
    /// The wave the user has put them in by hand; none leaves it to what is worked out.
    #[serde(default, skip_serializing_if = "is_default")]
    pub wave: Option<Wave>,
    /// The answers of the quick pass.
    #[serde(default, skip_serializing_if = "is_default")]
    pub quick: QuickPass,
    /// The answers to the qualifying questions.
    #[serde(default, skip_serializing_if = "is_default")]
    pub qualify: Qualify,
    /// What we ask for before they are recruited, beside the qualifying questions.
    #[serde(default, skip_serializing_if = "is_default")]
    pub conditions: Vec<OwnCondition>,
    /// The chance that they say yes once asked, where somebody knows better than what their commitment says.
    #[serde(default, skip_serializing_if = "is_default")]
    pub chance_of_yes: Option<Share>,
    /// How many accounts they have named that they would open.
    #[serde(default, skip_serializing_if = "is_default")]
    pub accounts_named: Option<u32>,
    /// How we know that number.
    #[serde(default, skip_serializing_if = "is_default")]
    pub accounts_known: Option<Evidence>,
    /// How many accounts of our kind they serve.
    #[serde(default, skip_serializing_if = "is_default")]
    pub accounts_served: Option<u32>,
    /// How we know that number.
    #[serde(default, skip_serializing_if = "is_default")]
    pub served_known: Option<Evidence>,
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
        Self { id, name: name.to_owned(), ..Self::default() }
    }

    /// The rating on a criterion, if there is one.
    #[must_use]
    pub fn rating(&self, criterion: &CriterionId) -> Option<&Rating> {
        self.ratings.iter().find(|rating| rating.criterion == *criterion)
    }

    /// Rates on a criterion, keeping note and source; a rating that exists is replaced where it stands.
    pub fn rate(&mut self, criterion: &CriterionId, value: RatingValue, evidence: Evidence) {
        match self.ratings.iter_mut().find(|rating| rating.criterion == *criterion) {
            Some(rating) => {
                rating.value = value;
                rating.evidence = evidence;
            }
            None => self.ratings.push(Rating::new(criterion.clone(), value, evidence)),
        }
    }

    /// The influence on a buyer at a stage, if it was ever set.
    #[must_use]
    pub fn influence_on(&self, buyer: &BuyerId, stage: &StageId) -> Option<&Influence> {
        self.influence.iter().find(|cell| cell.buyer == *buyer && cell.stage == *stage)
    }

    /// Sets the influence on a buyer at a stage, keeping the note. Strength 0 stays as a cell: "none" is an answer.
    pub fn set_influence(&mut self, buyer: &BuyerId, stage: &StageId, strength: Strength, evidence: Evidence) {
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

/// Something we ask for before a partner is recruited.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnCondition {
    /// What, in words.
    pub text: String,
    /// Whether it has come about.
    #[serde(default, skip_serializing_if = "is_default")]
    pub done: bool,
}

impl OwnCondition {
    /// The condition as a line of a list, ticked where it is done: `[x] meet their sales head`.
    #[must_use]
    pub fn line(&self) -> String {
        format!("{}{}", if self.done { "[x] " } else { "" }, self.text)
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
