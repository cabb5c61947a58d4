//! Who is ruled out and why, and what is still to be found out before a recommendation stands.

use super::rated::{Rated, rate};
use super::suggested::COMMITMENT;
use crate::plan::{Answer, Criterion, Fit, Partner, Plan, QualifyQuestion, RatingValue, Score5, Status, Stop, Told};

/// Why a candidate is ruled out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RuledOut {
    /// Sells to partners, not to buyers: a route, not rated yet.
    Route,
    /// A qualifying question is answered "no".
    No {
        /// Which.
        question: QualifyQuestion,
        /// Whether the answer only follows from the quick pass.
        is_implied: bool,
    },
    /// A stop, which answers a question of its own.
    Stop(Stop),
    /// Conflict 5: a direct competitor, or exclusive with one.
    Rival,
    /// They said no.
    Declined,
    /// Put aside until the day to look at them again.
    Parked,
    /// A rating below its minimum.
    BelowMinimum {
        /// The criterion's name.
        criterion: String,
        /// The rating.
        rating: Score5,
        /// What it may not be below.
        minimum: Score5,
    },
}

/// Whether a candidate qualifies, before any score.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Qualification {
    /// Why they are out; empty for those who qualify.
    pub ruled_out: Vec<RuledOut>,
    /// What a recommendation would depend on.
    pub conditions: Conditions,
}

impl Qualification {
    /// Whether nothing rules them out.
    #[must_use]
    pub fn qualifies(&self) -> bool {
        self.ruled_out.is_empty()
    }
}

/// Whether `partner` qualifies in `plan`: ruled out by a stop, a route, conflict 5, a "no", or a rating below its minimum;
/// on conditions by what is not known and by conflict 3 or 4 without a written rule.
#[must_use]
pub fn qualification(plan: &Plan, partner: &Partner) -> Qualification {
    let mut ratings = Vec::new();
    rate(&plan.criteria, partner, &mut ratings);
    let gate = Gate::of(partner);
    Qualification { ruled_out: gate.reasons(&plan.criteria, &ratings), conditions: gate.conditions }
}

/// What a partner answers to the qualifying questions, all the engine needs of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Gate {
    /// What is not known.
    pub(super) conditions: Conditions,
    /// The questions answered "no", a bit each in the order asked, and those of them the quick pass answers.
    no: u8,
    implied: u8,
    stop: Option<Stop>,
    is_route: bool,
    is_rival: bool,
    status: Status,
}

impl Gate {
    /// What `partner` answers.
    pub(super) fn of(partner: &Partner) -> Self {
        let (mut no, mut implied, mut conditions) = (0_u8, 0_u8, 0_u16);
        for (at, question) in QualifyQuestion::ALL.into_iter().enumerate() {
            let bit = 1 << at;
            match answer_to(partner, question) {
                (Answer::Yes, _) => {}
                (Answer::No, is_implied) => {
                    no |= bit;
                    implied |= if is_implied { bit } else { 0 };
                }
                (Answer::NotKnown, _) => conditions |= u16::from(bit),
            }
        }
        if is_hardly_committed(partner) {
            conditions |= SPONSOR_FIRST;
        }
        let conflict = partner.conflict.map_or(0, Score5::get);
        if partner.conditions.iter().any(|own| !own.done) {
            conditions |= OWN_FIRST;
        }
        if matches!(conflict, 3 | 4) && partner.written_rule.trim().is_empty() {
            conditions |= RULE_FIRST;
        }
        Self {
            conditions: Conditions(conditions),
            no,
            implied,
            stop: partner.quick.stops(),
            is_route: partner.route,
            is_rival: conflict == 5,
            status: partner.status,
        }
    }

    /// Why the partner is out, with its ratings by the criterion's place; empty for those who qualify, and for whoever has
    /// signed, whatever else is said of them.
    pub(super) fn reasons(self, criteria: &[Criterion], ratings: &[Rated]) -> Vec<RuledOut> {
        if self.status.has_signed() {
            return Vec::new();
        }
        let mut reasons: Vec<RuledOut> = self.is_route.then_some(RuledOut::Route).into_iter().collect();
        reasons.extend((self.status == Status::Declined).then_some(RuledOut::Declined));
        for (at, question) in QualifyQuestion::ALL.into_iter().enumerate().filter(|(at, _)| self.no & (1 << at) != 0) {
            let is_implied = self.implied & (1 << at) != 0;
            reasons.push(match (question, self.stop) {
                (QualifyQuestion::NoStop, Some(stop)) => RuledOut::Stop(stop),
                _ => RuledOut::No { question, is_implied },
            });
        }
        if self.is_rival {
            reasons.push(RuledOut::Rival);
        }
        reasons
            .extend(criteria.iter().zip(ratings).filter_map(|(criterion, rating)| below_minimum(criterion, *rating)));
        reasons.extend((self.status == Status::Parked).then_some(RuledOut::Parked));
        reasons
    }
}

/// What a recommendation depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Condition {
    /// A question nobody can answer yet.
    NotKnown(QualifyQuestion),
    /// A commitment below 3 wants a sponsor and a date first.
    SponsorFirst,
    /// A conflict of 3 or 4 wants a written rule first.
    RuleFirst,
    /// Something of the user's own is still to come about.
    OwnFirst,
}

/// All that a recommendation depends on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Conditions(u16);

/// The bits after those of the seven questions.
const RULE_FIRST: u16 = 1 << 7;
const SPONSOR_FIRST: u16 = 1 << 8;
const OWN_FIRST: u16 = 1 << 9;

impl Conditions {
    /// Each condition: first what is not known, in the order asked; last what is the user's own.
    pub fn iter(self) -> impl Iterator<Item = Condition> {
        let asked = QualifyQuestion::ALL.into_iter().enumerate();
        let unknown = asked.filter(move |(at, _)| self.0 & (1 << at) != 0);
        let unknown = unknown.map(|(_, question)| Condition::NotKnown(question));
        let sponsor = (self.0 & SPONSOR_FIRST != 0).then_some(Condition::SponsorFirst);
        let rule = (self.0 & RULE_FIRST != 0).then_some(Condition::RuleFirst);
        unknown.chain(sponsor).chain(rule).chain((self.0 & OWN_FIRST != 0).then_some(Condition::OwnFirst))
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// The answer that counts, and whether it only follows from the quick pass: an own answer first, else what the quick
/// pass says about the customers they serve. Where they sit when a buyer decides says nothing about whom they talk to.
/// "No stop" is the quick pass's own question.
#[must_use]
pub fn answer_to(partner: &Partner, question: QualifyQuestion) -> (Answer, bool) {
    let quick = &partner.quick;
    let (own, implied) = match question {
        QualifyQuestion::ServesCustomer => (partner.qualify.serves_customer, from_fit(quick.fit)),
        QualifyQuestion::TalksToBuyer => (partner.qualify.talks_to_buyer, Answer::NotKnown),
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

/// Whether what is known of their commitment is less than a sponsor and a date. Where the question about both is open,
/// that says it already.
fn is_hardly_committed(partner: &Partner) -> bool {
    let rating = partner.ratings.iter().find(|rating| rating.criterion.as_str() == COMMITMENT);
    let is_low = matches!(rating.map(|rating| rating.value), Some(RatingValue::Rated(value)) if value.get() < 3);
    is_low && partner.qualify.sponsor_and_date != Answer::NotKnown
}

fn no_stop(partner: &Partner) -> Answer {
    match partner.quick.stop.known() {
        None => Answer::NotKnown,
        Some(Stop::None) => Answer::Yes,
        Some(_) => Answer::No,
    }
}

fn below_minimum(criterion: &Criterion, rating: Rated) -> Option<RuledOut> {
    let (Rated::Given(rating, _), Some(minimum)) = (rating, criterion.minimum) else { return None };
    (rating < minimum).then(|| RuledOut::BelowMinimum { criterion: criterion.name.clone(), rating, minimum })
}
