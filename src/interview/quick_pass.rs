//! The quick pass: five questions about a candidate, their words, their answers with the one letter each has, and what
//! is asked next.
//!
//! What may not go in: what an answer means for the order of calls, which is `prioritise::quick`'s, and what else
//! follows from it, which is `follow`'s.

mod variants;

use super::follow::followed;
use crate::plan::{Change, Edit, Fit, Partner, PartnerId, PartnerModel, Plan, Room, Stop, Told, Variant, Warmth};
use std::sync::Arc;

/// A question of the quick pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// What kind of partner?
    Model,
    /// Which variant of this model? It belongs to the first question and is asked behind it, where there are several.
    Variant(PartnerModel),
    /// Serves our ideal customer?
    Fit,
    /// In the room when our buyers decide?
    Room,
    /// How warm?
    Warmth,
    /// Anything that stops it?
    Stop,
}

/// One answer of the quick pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuickAnswer {
    /// The partner model; none is "not known".
    Model(Option<PartnerModel>),
    /// The model and its variant; none is "not known".
    Variant(PartnerModel, Option<Variant>),
    /// Serves our ideal customer.
    Fit(Told<Fit>),
    /// In the room when our buyer decides.
    Room(Told<Room>),
    /// How warm.
    Warmth(Told<Warmth>),
    /// A stop.
    Stop(Told<Stop>),
}

/// An answer that can be given.
#[derive(Debug)]
pub struct Choice {
    /// Its letters, the first of them shown.
    pub letters: &'static str,
    /// Its words.
    pub label: &'static str,
    /// What is written.
    pub answer: QuickAnswer,
}

const fn choice(letters: &'static str, label: &'static str, answer: QuickAnswer) -> Choice {
    Choice { letters, label, answer }
}

const fn model(letters: &'static str, model: PartnerModel) -> Choice {
    choice(letters, model.label(), QuickAnswer::Model(Some(model)))
}

const fn fit(letters: &'static str, fit: Fit) -> Choice {
    choice(letters, fit.label(), QuickAnswer::Fit(Told::Is(fit)))
}

const fn room(letters: &'static str, room: Room) -> Choice {
    choice(letters, room.label(), QuickAnswer::Room(Told::Is(room)))
}

const fn warmth(letters: &'static str, warmth: Warmth) -> Choice {
    choice(letters, warmth.label(), QuickAnswer::Warmth(Told::Is(warmth)))
}

const fn stop(letters: &'static str, stop: Stop) -> Choice {
    choice(letters, stop.label(), QuickAnswer::Stop(Told::Is(stop)))
}

/// In the order of `PartnerModel::ALL`: a digit is the same model here and in the list of candidates.
static MODEL: [Choice; 7] = [
    model("a", PartnerModel::Agency),
    model("r", PartnerModel::Referral),
    model("l", PartnerModel::AffiliateAlliance),
    model("e", PartnerModel::Reseller),
    model("v", PartnerModel::ValueAddedReseller),
    choice("o", "OEM or integration", QuickAnswer::Model(Some(PartnerModel::OemIntegration))),
    model("s", PartnerModel::ServiceDelivery),
];
static FIT: [Choice; 3] = [fit("n", Fit::None), fit("s", Fit::Some), fit("m", Fit::Most)];
/// The third answer is `m` as for the question before: "none, some, most" is in the fingers by then.
static ROOM: [Choice; 3] = [room("n", Room::No), room("s", Room::Sometimes), room("um", Room::Usually)];
static WARMTH: [Choice; 4] = [
    warmth("c", Warmth::Cold),
    warmth("k", Warmth::KnowSomeone),
    warmth("t", Warmth::Talking),
    warmth("a", Warmth::AskedUs),
];
static STOP: [Choice; 4] =
    [stop("n", Stop::None), stop("c", Stop::Competitor), stop("e", Stop::Exclusive), stop("l", Stop::Legal)];

/// The letter shown beside an answer.
#[must_use]
pub fn shown(choice: &Choice) -> &str {
    choice.letters.get(..1).unwrap_or(choice.letters)
}

impl Question {
    /// Every question, in the order asked.
    pub const ALL: [Self; 5] = [Self::Model, Self::Fit, Self::Room, Self::Warmth, Self::Stop];

    /// Its place, counted from 0.
    #[must_use]
    pub fn index(self) -> usize {
        match self {
            Self::Model | Self::Variant(_) => 0,
            Self::Fit => 1,
            Self::Room => 2,
            Self::Warmth => 3,
            Self::Stop => 4,
        }
    }

    /// Two or three words.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Model => "Partner model",
            Self::Variant(_) => "Variant",
            Self::Fit => "Ideal customer",
            Self::Room => "In the room",
            Self::Warmth => "How warm",
            Self::Stop => "Stop",
        }
    }

    /// The whole question.
    #[must_use]
    pub fn asks(self) -> &'static str {
        match self {
            Self::Model => "What kind of partner?",
            Self::Variant(_) => "And which of these?",
            Self::Fit => "Serves our ideal customer?",
            Self::Room => "There when our buyers decide?",
            Self::Warmth => "How warm are they to us?",
            Self::Stop => "Anything that stops it?",
        }
    }

    /// The answers, in the order of their digits.
    #[must_use]
    pub fn choices(self) -> &'static [Choice] {
        match self {
            Self::Model => &MODEL,
            Self::Variant(model) => variants::of(model),
            Self::Fit => &FIT,
            Self::Room => &ROOM,
            Self::Warmth => &WARMTH,
            Self::Stop => &STOP,
        }
    }

    /// The answer "not known".
    #[must_use]
    pub fn not_known(self) -> QuickAnswer {
        match self {
            Self::Model => QuickAnswer::Model(None),
            Self::Variant(model) => QuickAnswer::Variant(model, None),
            Self::Fit => QuickAnswer::Fit(Told::NotKnown),
            Self::Room => QuickAnswer::Room(Told::NotKnown),
            Self::Warmth => QuickAnswer::Warmth(Told::NotKnown),
            Self::Stop => QuickAnswer::Stop(Told::NotKnown),
        }
    }

    /// What stands for `partner` now.
    fn answer(self, partner: &Partner) -> QuickAnswer {
        match self {
            Self::Model => QuickAnswer::Model(partner.model),
            Self::Variant(model) => QuickAnswer::Variant(model, partner.variant.filter(|of| of.model() == model)),
            Self::Fit => QuickAnswer::Fit(partner.quick.fit),
            Self::Room => QuickAnswer::Room(partner.quick.room),
            Self::Warmth => QuickAnswer::Warmth(partner.quick.warmth),
            Self::Stop => QuickAnswer::Stop(partner.quick.stop),
        }
    }

    /// The place of the answer that stands, if one of the choices does.
    #[must_use]
    pub fn chosen(self, partner: &Partner) -> Option<usize> {
        let answer = self.answer(partner);
        self.choices().iter().position(|choice| choice.answer == answer)
    }

    /// The answer that stands, in a word or two; none when no choice does.
    #[must_use]
    pub fn words(self, partner: &Partner) -> Option<&'static str> {
        match self.answer(partner) {
            QuickAnswer::Model(model) => partner.variant.map(Variant::label).or(model.map(PartnerModel::short)),
            QuickAnswer::Stop(Told::Is(Stop::Exclusive)) => Some("exclusive"),
            _ => self.chosen(partner).map(|place| self.choices()[place].label),
        }
    }

    /// Whether it was answered, "not known" included. A partner model that is known need not be asked.
    #[must_use]
    pub fn is_asked(self, partner: &Partner) -> bool {
        let quick = partner.quick;
        match self {
            Self::Model => partner.model.is_some() || quick.model_asked,
            Self::Variant(model) => partner.model == Some(model) && partner.variant.is_some(),
            Self::Fit => quick.fit.is_asked(),
            Self::Room => quick.room.is_asked(),
            Self::Warmth => quick.warmth.is_asked(),
            Self::Stop => quick.stop.is_asked(),
        }
    }

    /// Whether one candidate answers it otherwise than the other.
    fn differs(self, one: &Partner, other: &Partner) -> bool {
        self.answer(one) != self.answer(other) || self.is_asked(one) != self.is_asked(other)
    }
}

/// The change that gives a candidate an answer, with all that follows from it.
#[must_use]
pub fn answer(plan: &Plan, partner: &Partner, answer: QuickAnswer) -> Change {
    let words = format!("{}: {}", partner.name, answer.question().label().to_lowercase());
    Change::new(words, Edit::Partner(answered(plan, partner, answer)))
}

/// The change that gives all these candidates one answer, with what follows: one step to undo.
#[must_use]
pub fn answer_for(plan: &Plan, ids: &[PartnerId], said: QuickAnswer) -> Change {
    let partners = ids.iter().filter_map(|id| plan.partner(id));
    let edits = partners.map(|partner| Edit::Partner(answered(plan, partner, said))).collect();
    let words = format!("{} of {} candidates", said.question().label().to_lowercase(), ids.len());
    Change::new(words, Edit::Together(edits))
}

/// The candidate with the answer and all that follows from it. An answer that stands already changes nothing.
#[must_use]
pub fn answered(plan: &Plan, partner: &Partner, answer: QuickAnswer) -> Arc<Partner> {
    let question = answer.question();
    let mut changed = partner.clone();
    if question.is_asked(partner) && question.answer(partner) == answer {
        return Arc::new(changed);
    }
    match answer {
        QuickAnswer::Model(model) => {
            changed.model = model;
            changed.variant = changed.variant.filter(|variant| Some(variant.model()) == model);
            changed.quick.model_asked = true;
        }
        QuickAnswer::Variant(model, variant) => {
            (changed.model, changed.variant) = (Some(model), variant.filter(|variant| variant.model() == model));
            changed.quick.model_asked = true;
        }
        QuickAnswer::Fit(fit) => changed.quick.fit = fit,
        QuickAnswer::Room(room) => changed.quick.room = room,
        QuickAnswer::Warmth(warmth) => changed.quick.warmth = warmth,
        QuickAnswer::Stop(stop) => changed.quick.stop = stop,
    }
    followed(plan, partner, Arc::new(changed))
}

/// The answer that says what kind of partner somebody is: of the model alone, or with its variant.
#[must_use]
pub fn kind_answer(model: PartnerModel, variant: Option<Variant>) -> QuickAnswer {
    match variant {
        Some(_) => QuickAnswer::Variant(model, variant),
        None => QuickAnswer::Model(Some(model)),
    }
}

impl QuickAnswer {
    /// The question it answers.
    #[must_use]
    pub fn question(self) -> Question {
        match self {
            Self::Model(_) => Question::Model,
            Self::Variant(model, _) => Question::Variant(model),
            Self::Fit(_) => Question::Fit,
            Self::Room(_) => Question::Room,
            Self::Warmth(_) => Question::Warmth,
            Self::Stop(_) => Question::Stop,
        }
    }
}

/// How many of the five questions are answered.
#[must_use]
pub fn asked(partner: &Partner) -> usize {
    Question::ALL.into_iter().filter(|question| question.is_asked(partner)).count()
}

/// Whether there is nothing left to ask: all five are answered, or something stops it, or they are a route.
#[must_use]
pub fn is_through(partner: &Partner) -> bool {
    partner.quick.stops().is_some() || partner.route || asked(partner) == Question::ALL.len()
}

/// The first question still open; none when there is nothing left to ask.
#[must_use]
pub fn first_open(partner: &Partner) -> Option<Question> {
    if is_through(partner) { None } else { Question::ALL.into_iter().find(|question| !question.is_asked(partner)) }
}

/// The question to ask after an answer to this one, the variant behind a model that has several; none when the candidate is through or nothing later is open.
#[must_use]
pub fn next_open(from: Question, partner: &Partner) -> Option<Question> {
    if let (Question::Model, Some(model), None) = (from, partner.model, partner.variant)
        && !variants::of(model).is_empty()
    {
        return Some(Question::Variant(model));
    }
    let later = Question::ALL.into_iter().skip(from.index() + 1).find(|question| !question.is_asked(partner));
    later.filter(|_| !is_through(partner))
}

/// The candidate and the question whose answer stands otherwise now than before, if there is one.
#[must_use]
pub fn answered_otherwise(before: &[Arc<Partner>], plan: &Plan) -> Option<(PartnerId, Question)> {
    before.iter().zip(&plan.partners).filter(|(one, other)| !Arc::ptr_eq(one, other)).find_map(|(one, other)| {
        let is_variant = one.model == other.model && one.variant != other.variant;
        let variant = other.model.filter(|_| is_variant).map(Question::Variant);
        let question = variant.or_else(|| Question::ALL.into_iter().find(|question| question.differs(one, other)))?;
        (one.id == other.id).then(|| (other.id.clone(), question))
    })
}

/// "How warm: c cold, k know someone, t talking, a asked us, ? not known."
#[must_use]
pub fn answers_in_words(question: Question) -> String {
    let answers = question.choices().iter().map(|choice| format!("{} {}", shown(choice), choice.label));
    format!("{}: {}, ? not known.", question.label(), answers.collect::<Vec<_>>().join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_answer_has_a_letter_of_its_own() {
        for question in Question::ALL {
            let mut letters: Vec<char> = question.choices().iter().flat_map(|choice| choice.letters.chars()).collect();
            let all = letters.len();
            letters.sort_unstable();
            letters.dedup();
            assert_eq!(letters.len(), all, "{question:?}");
        }
    }

    #[test]
    fn the_digit_of_a_model_is_its_place_everywhere() {
        let models: Vec<QuickAnswer> = PartnerModel::ALL.map(|model| QuickAnswer::Model(Some(model))).to_vec();
        assert_eq!(MODEL.iter().map(|choice| choice.answer).collect::<Vec<_>>(), models);
    }
}
