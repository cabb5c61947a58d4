//! The seven qualifying questions: how they are put, in which order, and what an answer makes of a candidate.
//!
//! What may not go in: who is ruled out by the answers, which is `prioritise::qualify`'s.

use super::quick_pass::{QuickAnswer, answered};
use crate::{
    plan::{Answer, Change, Edit, Partner, Plan, QualifyQuestion, Score5, Stop, Told},
    prioritise::qualify::answer_to,
};
use std::sync::Arc;

/// The stops a "no" to "any stop?" can mean, each with what it is.
pub const STOPS: [(Stop, &str); 3] = [
    (Stop::Competitor, "they sell against us"),
    (Stop::Exclusive, "they are bound to another vendor"),
    (Stop::Legal, "the law, or their profession, forbids it"),
];

/// The whole question, as it is put.
#[must_use]
pub fn asked(question: QualifyQuestion) -> &'static str {
    match question {
        QualifyQuestion::ServesCustomer => "Do they serve our ideal customer?",
        QualifyQuestion::TalksToBuyer => "Do they talk to one of our buyers?",
        QualifyQuestion::ProductFits => "Does our product fit how they earn?",
        QualifyQuestion::NoStop => "Are they free of stops: no competitor, not exclusive, nothing legal?",
        QualifyQuestion::NamedAccounts => "Have they named three accounts?",
        QualifyQuestion::SponsorAndDate => "Is there a sponsor, and a date within two weeks?",
        QualifyQuestion::BothEarn => "Do both sides earn?",
    }
}

/// The question that follows in one sitting: those at the desk are asked together, those after a call together.
#[must_use]
pub fn next(question: QualifyQuestion) -> Option<QualifyQuestion> {
    let next = *QualifyQuestion::ALL.get(question as usize + 1)?;
    (next.needs_a_call() == question.needs_a_call()).then_some(next)
}

/// The first question of the sitting this one belongs to.
#[must_use]
pub fn first(question: QualifyQuestion) -> QualifyQuestion {
    if question.needs_a_call() { QualifyQuestion::NamedAccounts } else { QualifyQuestion::ServesCustomer }
}

/// How an answer came about, in words.
#[must_use]
pub fn answer_words(partner: &Partner, question: QualifyQuestion) -> String {
    let (answer, is_implied) = answer_to(partner, question);
    let stop = partner.quick.stop.known().filter(|stop| *stop != Stop::None);
    match (question, answer, stop) {
        (QualifyQuestion::NoStop, Answer::No, Some(stop)) => format!("no: {}", stop.label()),
        _ if is_implied => format!("{} (quick pass)", answer.label()),
        _ => answer.label().to_owned(),
    }
}

/// The change that gives a candidate an answer; none for a "no" to the stops, which must say which: [`stop`].
#[must_use]
pub fn answer(plan: &Plan, partner: &Partner, question: QualifyQuestion, told: Answer) -> Option<Change> {
    let mut changed = partner.clone();
    let slot = match question {
        QualifyQuestion::ServesCustomer => &mut changed.qualify.serves_customer,
        QualifyQuestion::TalksToBuyer => &mut changed.qualify.talks_to_buyer,
        QualifyQuestion::ProductFits => &mut changed.qualify.product_fits,
        QualifyQuestion::NamedAccounts => &mut changed.qualify.named_accounts,
        QualifyQuestion::SponsorAndDate => &mut changed.qualify.sponsor_and_date,
        QualifyQuestion::BothEarn => &mut changed.qualify.both_earn,
        QualifyQuestion::NoStop => {
            let stop = match told {
                Answer::Yes => Told::Is(Stop::None),
                Answer::NotKnown => Told::NotKnown,
                Answer::No => return None,
            };
            let changed = answered(plan, partner, QuickAnswer::Stop(stop));
            return Some(change(question.label(), changed));
        }
    };
    *slot = told;
    Some(change(question.label(), Arc::new(changed)))
}

/// The change that gives a candidate a stop.
#[must_use]
pub fn stop(plan: &Plan, partner: &Partner, stop: Stop) -> Change {
    change("stop", answered(plan, partner, QuickAnswer::Stop(Told::Is(stop))))
}

fn change(what: &str, changed: Arc<Partner>) -> Change {
    Change::new(format!("{}: {what}", changed.name), Edit::Partner(changed))
}

/// Whether conflict 3 or 4 still wants its written rule.
#[must_use]
pub fn wants_rule(partner: &Partner) -> bool {
    matches!(partner.conflict.map(Score5::get), Some(3 | 4)) && partner.written_rule.trim().is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::PartnerId;

    fn after(change: Change) -> Partner {
        let Edit::Partner(partner) = change.edit else { panic!("{change:?}") };
        Arc::unwrap_or_clone(partner)
    }

    #[test]
    fn every_answer_reaches_its_own_question_and_no_other() {
        let plan = Plan::empty("p");
        let partner = Partner::named(PartnerId::new("a"), "A");
        for question in QualifyQuestion::ALL {
            let changed = after(answer(&plan, &partner, question, Answer::Yes).expect("a yes is an answer"));
            for other in QualifyQuestion::ALL {
                let wanted = if other == question { Answer::Yes } else { Answer::NotKnown };
                assert_eq!(answer_to(&changed, other).0, wanted);
            }
            let back = after(answer(&plan, &changed, question, Answer::NotKnown).expect("not known is an answer"));
            assert_eq!(answer_to(&back, question).0, Answer::NotKnown);
        }
        assert_eq!(answer(&plan, &partner, QualifyQuestion::NoStop, Answer::No), None, "which stop?");
        let stopped = after(stop(&plan, &partner, Stop::Legal));
        assert_eq!(answer_words(&stopped, QualifyQuestion::NoStop), "no: legal");
    }

    #[test]
    fn a_sitting_ends_where_a_call_is_needed() {
        assert_eq!(next(QualifyQuestion::ServesCustomer), Some(QualifyQuestion::TalksToBuyer));
        assert_eq!(next(QualifyQuestion::NoStop), None);
        assert_eq!(next(QualifyQuestion::BothEarn), None);
        assert_eq!(first(QualifyQuestion::BothEarn), QualifyQuestion::NamedAccounts);
    }
}
