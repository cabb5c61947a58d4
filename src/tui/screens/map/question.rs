//! The five questions of the quick pass: their words, their answers, and the one key each answer has.
//!
//! What may not go in: what an answer means for a score, which is `prioritise::quick`'s.

use crate::{
    catalog,
    plan::{Fit, Partner, PartnerModel, Plan, Room, Stop, Told, Warmth},
    prioritise::quick::{self, QuickAnswer},
};

/// A question of the quick pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Question {
    Model,
    Fit,
    Room,
    Warmth,
    Stop,
}

/// An answer that can be given.
#[derive(Debug)]
pub(super) struct Choice {
    /// Its letters, the first of them shown; the table of keys names the same.
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
pub(super) fn shown(choice: &Choice) -> &str {
    choice.letters.get(..1).unwrap_or(choice.letters)
}

impl Question {
    /// Every question, in the order asked.
    pub(super) const ALL: [Self; 5] = [Self::Model, Self::Fit, Self::Room, Self::Warmth, Self::Stop];

    /// Its place, counted from 0.
    pub(super) fn index(self) -> usize {
        self as usize
    }

    /// Two or three words.
    pub(super) fn label(self) -> &'static str {
        match self {
            Self::Model => "Partner model",
            Self::Fit => "Our customer",
            Self::Room => "In the room",
            Self::Warmth => "How warm",
            Self::Stop => "Stop",
        }
    }

    /// The whole question.
    pub(super) fn asks(self) -> &'static str {
        match self {
            Self::Model => "What kind of partner?",
            Self::Fit => "Serves our kind of customer?",
            Self::Room => "There when our buyers decide?",
            Self::Warmth => "How warm are they to us?",
            Self::Stop => "Anything that stops it?",
        }
    }

    /// The answers, in the order of their digits.
    pub(super) fn choices(self) -> &'static [Choice] {
        match self {
            Self::Model => &MODEL,
            Self::Fit => &FIT,
            Self::Room => &ROOM,
            Self::Warmth => &WARMTH,
            Self::Stop => &STOP,
        }
    }

    /// The answer "not known".
    pub(super) fn not_known(self) -> QuickAnswer {
        match self {
            Self::Model => QuickAnswer::Model(None),
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
            Self::Fit => QuickAnswer::Fit(partner.quick.fit),
            Self::Room => QuickAnswer::Room(partner.quick.room),
            Self::Warmth => QuickAnswer::Warmth(partner.quick.warmth),
            Self::Stop => QuickAnswer::Stop(partner.quick.stop),
        }
    }

    /// The place of the answer that stands, if one of the choices does.
    pub(super) fn chosen(self, partner: &Partner) -> Option<usize> {
        let answer = self.answer(partner);
        self.choices().iter().position(|choice| choice.answer == answer)
    }

    /// The answer that stands, in a word or two; none when no choice does.
    pub(super) fn words(self, partner: &Partner) -> Option<&'static str> {
        match self.answer(partner) {
            QuickAnswer::Model(model) => model.map(PartnerModel::short),
            QuickAnswer::Stop(Told::Is(Stop::Exclusive)) => Some("exclusive"),
            _ => self.chosen(partner).map(|place| self.choices()[place].label),
        }
    }

    /// Whether it was answered, "not known" included. A partner model that is known need not be asked.
    pub(super) fn is_asked(self, partner: &Partner) -> bool {
        let quick = partner.quick;
        match self {
            Self::Model => partner.model.is_some() || quick.model_asked,
            Self::Fit => quick.fit.is_asked(),
            Self::Room => quick.room.is_asked(),
            Self::Warmth => quick.warmth.is_asked(),
            Self::Stop => quick.stop.is_asked(),
        }
    }

    /// Whether one candidate answers it otherwise than the other.
    pub(super) fn differs(self, one: &Partner, other: &Partner) -> bool {
        self.answer(one) != self.answer(other) || self.is_asked(one) != self.is_asked(other)
    }
}

/// A copy of `partner` with the answer and all that follows from it: guessed ratings, and for a partner model its
/// usual influence.
pub(super) fn answered(plan: &Plan, partner: &Partner, answer: QuickAnswer) -> Partner {
    match answer {
        QuickAnswer::Model(Some(model)) => quick::answer(plan, &catalog::choose_model(plan, partner, model), answer),
        QuickAnswer::Model(None) => quick::answer(plan, &catalog::forget_model(plan, partner), answer),
        _ => quick::answer(plan, partner, answer),
    }
}

/// How many of the five questions are answered.
pub(super) fn asked(partner: &Partner) -> usize {
    Question::ALL.into_iter().filter(|question| question.is_asked(partner)).count()
}

/// Whether there is nothing left to ask: all five are answered, or something stops it, or they are a route.
pub(super) fn is_through(partner: &Partner) -> bool {
    stopped(partner).is_some() || partner.route || asked(partner) == Question::ALL.len()
}

/// Why a candidate is not to be called, if a stop is known.
pub(super) fn stopped(partner: &Partner) -> Option<&'static str> {
    partner.quick.stop.known().and_then(quick::stop_reason)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::keys::{Action, Mode, action};
    use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

    #[test]
    fn every_answer_has_a_letter_of_its_own_that_the_keymap_knows() {
        for question in Question::ALL {
            let mut letters: Vec<char> = question.choices().iter().flat_map(|choice| choice.letters.chars()).collect();
            let all = letters.len();
            for letter in &letters {
                let pressed = KeyEvent::new(KeyCode::Char(*letter), KeyModifiers::NONE);
                assert_eq!(action(Mode::QuickPass, pressed), Some(Action::Letter(*letter)), "{question:?}");
            }
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
