//! Who is ruled out and why, and what is still to be found out before a recommendation stands.

use super::quick::{ROUTE, stop_reason};
use super::resolve;
use crate::plan::{Answer, Criterion, Fit, Partner, Plan, QualifyQuestion, Rating, RatingValue, Room, Told};
use std::borrow::Cow;

/// A reason or a condition, in words.
pub type Words = Cow<'static, str>;

/// Where a candidate stands before any score.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Why they are out; empty for those who qualify.
    pub ruled_out: Vec<Words>,
    /// What a recommendation would depend on.
    pub conditions: Vec<Words>,
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
    resolve::ratings(&plan.criteria, partner, &mut ratings);
    standing_of(&plan.criteria, partner, &ratings)
}

/// [`standing`], from ratings already found, by the criterion's place.
pub(super) fn standing_of(criteria: &[Criterion], partner: &Partner, ratings: &[Option<&Rating>]) -> Standing {
    let mut standing = Standing::default();
    if partner.route {
        standing.ruled_out.push(ROUTE.into());
    }
    for question in QualifyQuestion::ALL {
        match answer_to(partner, question) {
            (Answer::Yes, _) => {}
            (Answer::No, implied) => standing.ruled_out.push(refusal(partner, question, implied).into()),
            (Answer::NotKnown, _) => standing.conditions.push(unknown(question).into()),
        }
    }
    match partner.conflict.map(crate::plan::Score5::get) {
        Some(5) => standing.ruled_out.push("conflict 5: a direct competitor, or exclusive with one".into()),
        Some(3 | 4) if partner.written_rule.trim().is_empty() => standing.conditions.push("written rule first".into()),
        _ => {}
    }
    for (criterion, rating) in criteria.iter().zip(ratings) {
        standing.ruled_out.extend(rating.and_then(|rating| below_minimum(criterion, rating)));
    }
    standing
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

fn refusal(partner: &Partner, question: QualifyQuestion, implied: bool) -> &'static str {
    match question {
        QualifyQuestion::ServesCustomer if implied => "no: serves our ideal customer (from the quick pass)",
        QualifyQuestion::ServesCustomer => "no: serves our ideal customer",
        QualifyQuestion::TalksToBuyer if implied => "no: talks to one of our buyers (from the quick pass)",
        QualifyQuestion::TalksToBuyer => "no: talks to one of our buyers",
        QualifyQuestion::ProductFits => "no: our product fits how they earn",
        QualifyQuestion::NoStop => {
            partner.quick.stop.known().and_then(stop_reason).expect("a stop is what answers this question with no")
        }
        QualifyQuestion::NamedAccounts => "no: named three accounts",
        QualifyQuestion::SponsorAndDate => "no: a sponsor and a date within two weeks",
        QualifyQuestion::BothEarn => "no: both sides earn",
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

fn below_minimum(criterion: &Criterion, rating: &Rating) -> Option<Words> {
    let (RatingValue::Rated(value), Some(minimum)) = (rating.value, criterion.minimum) else { return None };
    (value < minimum)
        .then(|| format!("{} {}, below the minimum of {}", criterion.name, value.get(), minimum.get()).into())
}
