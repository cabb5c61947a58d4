//! Who is ruled out and why, and what is still to be found out before a recommendation stands.

use super::rated::{Rated, rate};
use super::turn::{ROUTE, stop_reason};
use crate::plan::{Answer, Criterion, Fit, Partner, Plan, QualifyQuestion, RatingValue, Room, Score5, Told};
use serde::{Serialize, Serializer};
use std::borrow::Cow;

/// A reason, in words.
pub type Words = Cow<'static, str>;

/// Where a candidate stands before any score.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Why they are out; empty for those who qualify.
    pub ruled_out: Vec<Words>,
    /// What a recommendation would depend on.
    pub conditions: Conditions,
}

impl Standing {
    /// Whether nothing rules them out.
    #[must_use]
    pub fn qualifies(&self) -> bool {
        self.ruled_out.is_empty()
    }
}

/// Where `partner` stands in `plan`: ruled out by a stop, a route, conflict 5, a "no", or a rating below its minimum;
/// on conditions by what is not known and by conflict 3 or 4 without a written rule.
#[must_use]
pub fn standing(plan: &Plan, partner: &Partner) -> Standing {
    let mut ratings = Vec::new();
    rate(&plan.criteria, partner, &mut ratings);
    let gate = Gate::of(partner);
    Standing { ruled_out: gate.reasons(&plan.criteria, &ratings), conditions: gate.conditions }
}

/// What a partner answers to the qualifying questions, all the engine needs of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Gate {
    /// What is not known.
    pub(super) conditions: Conditions,
    /// The questions answered "no", a bit each in the order asked, and those of them the quick pass answers.
    no: u8,
    implied: u8,
    stop: Option<&'static str>,
    is_route: bool,
    is_rival: bool,
}

impl Gate {
    /// What `partner` answers.
    pub(super) fn of(partner: &Partner) -> Self {
        let (mut no, mut implied, mut conditions) = (0, 0, 0);
        for (at, question) in QualifyQuestion::ALL.into_iter().enumerate() {
            let bit = 1 << at;
            match answer_to(partner, question) {
                (Answer::Yes, _) => {}
                (Answer::No, is_implied) => {
                    no |= bit;
                    implied |= if is_implied { bit } else { 0 };
                }
                (Answer::NotKnown, _) => conditions |= bit,
            }
        }
        let conflict = partner.conflict.map_or(0, Score5::get);
        if matches!(conflict, 3 | 4) && partner.written_rule.trim().is_empty() {
            conditions |= RULE_FIRST;
        }
        Self {
            conditions: Conditions(conditions),
            no,
            implied,
            stop: partner.quick.stop.known().and_then(stop_reason),
            is_route: partner.route,
            is_rival: conflict == 5,
        }
    }

    /// Why the partner is out, with its ratings by the criterion's place; empty for those who qualify.
    pub(super) fn reasons(self, criteria: &[Criterion], ratings: &[Rated]) -> Vec<Words> {
        let mut reasons: Vec<Words> = self.is_route.then_some(ROUTE.into()).into_iter().collect();
        for (at, question) in QualifyQuestion::ALL.into_iter().enumerate().filter(|(at, _)| self.no & (1 << at) != 0) {
            reasons.push(self.refusal(question, self.implied & (1 << at) != 0).into());
        }
        if self.is_rival {
            reasons.push("conflict 5: a direct competitor, or exclusive with one".into());
        }
        reasons
            .extend(criteria.iter().zip(ratings).filter_map(|(criterion, rating)| below_minimum(criterion, *rating)));
        reasons
    }

    fn refusal(self, question: QualifyQuestion, implied: bool) -> &'static str {
        match question {
            QualifyQuestion::ServesCustomer if implied => "does not serve our ideal customer (from the quick pass)",
            QualifyQuestion::ServesCustomer => "does not serve our ideal customer",
            QualifyQuestion::TalksToBuyer if implied => "talks to none of our buyers (from the quick pass)",
            QualifyQuestion::TalksToBuyer => "talks to none of our buyers",
            QualifyQuestion::ProductFits => "our product does not fit how they earn",
            QualifyQuestion::NoStop => self.stop.expect("a stop is what answers this question with no"),
            QualifyQuestion::NamedAccounts => "did not name three accounts",
            QualifyQuestion::SponsorAndDate => "no sponsor and date within two weeks",
            QualifyQuestion::BothEarn => "one side would not earn",
        }
    }
}

/// What a recommendation depends on: a question nobody can answer yet, or a rule to be written first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Conditions(u8);

/// The bit after those of the seven questions.
const RULE_FIRST: u8 = 1 << 7;

impl Conditions {
    /// Each condition, in words.
    pub fn iter(self) -> impl Iterator<Item = &'static str> {
        let asked = QualifyQuestion::ALL.into_iter().enumerate();
        let unknown = asked.filter(move |(at, _)| self.0 & (1 << at) != 0).map(|(_, question)| unknown(question));
        unknown.chain((self.0 & RULE_FIRST != 0).then_some("written rule first"))
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// How many there are.
    #[must_use]
    pub fn len(self) -> usize {
        self.iter().count()
    }

    /// All of them in one line, parted by `between`.
    #[must_use]
    pub fn join(self, between: &str) -> String {
        self.iter().collect::<Vec<_>>().join(between)
    }
}

impl Serialize for Conditions {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

/// The answer that counts, and whether it only follows from the quick pass: an own answer first, else what the quick
/// pass says about the customers they serve and the rooms they sit in. "No stop" is the quick pass's own question.
#[must_use]
pub fn answer_to(partner: &Partner, question: QualifyQuestion) -> (Answer, bool) {
    let quick = &partner.quick;
    let (own, implied) = match question {
        QualifyQuestion::ServesCustomer => (partner.qualify.serves_customer, from_fit(quick.fit)),
        QualifyQuestion::TalksToBuyer => (partner.qualify.talks_to_buyer, from_room(quick.room)),
        QualifyQuestion::NoStop => (no_stop(partner), Answer::NotKnown),
        QualifyQuestion::ProductFits => (partner.qualify.product_fits, Answer::NotKnown),
        QualifyQuestion::NamedAccounts => (partner.qualify.named_accounts, Answer::NotKnown),
        QualifyQuestion::SponsorAndDate => (partner.qualify.sponsor_and_date, Answer::NotKnown),
        QualifyQuestion::BothEarn => (partner.qualify.both_earn, Answer::NotKnown),
    };
    if own == Answer::NotKnown && implied != Answer::NotKnown { (implied, true) } else { (own, false) }
}

fn from_fit(fit: Told<Fit>) -> Answer {
    match fit.known() {
        None => Answer::NotKnown,
        Some(Fit::None) => Answer::No,
        Some(Fit::Some | Fit::Most) => Answer::Yes,
    }
}

fn from_room(room: Told<Room>) -> Answer {
    match room.known() {
        None => Answer::NotKnown,
        Some(Room::No) => Answer::No,
        Some(Room::Sometimes | Room::Usually) => Answer::Yes,
    }
}

fn no_stop(partner: &Partner) -> Answer {
    match partner.quick.stop.known() {
        None => Answer::NotKnown,
        Some(stop) if stop_reason(stop).is_none() => Answer::Yes,
        Some(_) => Answer::No,
    }
}

fn unknown(question: QualifyQuestion) -> &'static str {
    match question {
        QualifyQuestion::ServesCustomer => "not known: serves our ideal customer",
        QualifyQuestion::TalksToBuyer => "not known: talks to one of our buyers",
        QualifyQuestion::ProductFits => "not known: our product fits how they earn",
        QualifyQuestion::NoStop => "not known: any stop (rival, exclusive, legal)",
        QualifyQuestion::NamedAccounts => "not known: named three accounts",
        QualifyQuestion::SponsorAndDate => "not known: a sponsor and a date within two weeks",
        QualifyQuestion::BothEarn => "not known: both sides earn",
    }
}

fn below_minimum(criterion: &Criterion, rating: Rated) -> Option<Words> {
    let (Some((RatingValue::Rated(value), _)), Some(minimum)) = (rating, criterion.minimum) else { return None };
    (value < minimum)
        .then(|| format!("{} {}, below the minimum of {}", criterion.name, value.get(), minimum.get()).into())
}
