//! The seven qualifying questions as columns: heads, cells, and what an answer changes in a candidate.

use crate::{
    interview::quick_pass::{QuickAnswer, answered},
    plan::{Answer, Partner, Plan, QualifyQuestion, Score5, Stop, Told},
    prioritise::qualify::answer_to,
    tui::theme::Role,
};
use std::sync::Arc;

/// The questions in the order asked, each with its column's head.
pub(super) const QUESTIONS: [(QualifyQuestion, &str); 7] = [
    (QualifyQuestion::ServesCustomer, "Fit"),
    (QualifyQuestion::TalksToBuyer, "Buyer"),
    (QualifyQuestion::ProductFits, "Earns"),
    (QualifyQuestion::NoStop, "No stop"),
    (QualifyQuestion::NamedAccounts, "Names"),
    (QualifyQuestion::SponsorAndDate, "Date"),
    (QualifyQuestion::BothEarn, "Both"),
];

/// The first column that can only be answered after a call.
pub(super) const AFTER_A_CALL: usize = 4;

/// The question of a column.
pub(super) fn question(column: usize) -> QualifyQuestion {
    QUESTIONS[column.min(QUESTIONS.len() - 1)].0
}

/// The whole question, as it is put.
pub(super) fn asked(question: QualifyQuestion) -> &'static str {
    match question {
        QualifyQuestion::ServesCustomer => "Do they serve our ideal customer?",
        QualifyQuestion::TalksToBuyer => "Do they talk to one of our buyers?",
        QualifyQuestion::ProductFits => "Does our product fit how they earn?",
        QualifyQuestion::NoStop => "Are they free of stops: no rival, not exclusive with another, nothing legal?",
        QualifyQuestion::NamedAccounts => "Have they named three accounts?",
        QualifyQuestion::SponsorAndDate => "Is there a sponsor, and a date within two weeks?",
        QualifyQuestion::BothEarn => "Do both sides earn?",
    }
}

/// What a cell shows: an answer that only follows from the quick pass stands in brackets.
pub(super) fn cell(partner: &Partner, question: QualifyQuestion) -> (&'static str, Role) {
    match answer_to(partner, question) {
        (Answer::Yes, false) => ("yes", Role::Text),
        (Answer::Yes, true) => ("(yes)", Role::Dim),
        (Answer::No, false) => ("no", Role::Error),
        (Answer::No, true) => ("(no)", Role::Error),
        (Answer::NotKnown, _) => ("·", Role::Dim),
    }
}

/// How the answer of a cell came about, in words.
pub(super) fn answer_words(partner: &Partner, question: QualifyQuestion) -> String {
    let (answer, is_implied) = answer_to(partner, question);
    let stop = partner.quick.stop.known().filter(|stop| *stop != Stop::None);
    match (question, answer, stop) {
        (QualifyQuestion::NoStop, Answer::No, Some(stop)) => format!("no: {}", stop.label()),
        _ if is_implied => format!("{} (quick pass)", answer.label()),
        _ => answer.label().to_owned(),
    }
}

/// The candidate with an answer of its own. A "no" to the stops is told by [`with_stop`], which says which.
pub(super) fn with_answer(plan: &Plan, partner: &Partner, question: QualifyQuestion, told: Answer) -> Partner {
    let mut changed = partner.clone();
    let slot = match question {
        QualifyQuestion::ServesCustomer => &mut changed.qualify.serves_customer,
        QualifyQuestion::TalksToBuyer => &mut changed.qualify.talks_to_buyer,
        QualifyQuestion::ProductFits => &mut changed.qualify.product_fits,
        QualifyQuestion::NamedAccounts => &mut changed.qualify.named_accounts,
        QualifyQuestion::SponsorAndDate => &mut changed.qualify.sponsor_and_date,
        QualifyQuestion::BothEarn => &mut changed.qualify.both_earn,
        QualifyQuestion::NoStop => {
            let stop = if told == Answer::Yes { Told::Is(Stop::None) } else { Told::NotKnown };
            return Arc::unwrap_or_clone(answered(plan, partner, QuickAnswer::Stop(stop)));
        }
    };
    *slot = told;
    changed
}

/// The candidate with a stop.
pub(super) fn with_stop(plan: &Plan, partner: &Partner, stop: Stop) -> Partner {
    Arc::unwrap_or_clone(answered(plan, partner, QuickAnswer::Stop(Told::Is(stop))))
}

/// Whether conflict 3 or 4 still wants its written rule.
pub(super) fn wants_rule(partner: &Partner) -> bool {
    matches!(partner.conflict.map(Score5::get), Some(3 | 4)) && partner.written_rule.trim().is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::PartnerId;

    #[test]
    fn questions_before_a_call_stand_before_those_after_it() {
        for (column, (question, _)) in QUESTIONS.iter().enumerate() {
            assert_eq!(question.needs_a_call(), column >= AFTER_A_CALL);
            assert_eq!(*question, QualifyQuestion::ALL[column]);
        }
    }

    #[test]
    fn every_answer_reaches_its_own_question_and_no_other() {
        let plan = Plan::empty("p");
        let partner = Partner::named(PartnerId::new("a"), "A");
        for (question, _) in QUESTIONS {
            let changed = with_answer(&plan, &partner, question, Answer::Yes);
            for (other, _) in QUESTIONS {
                let wanted = if other == question { Answer::Yes } else { Answer::NotKnown };
                assert_eq!(answer_to(&changed, other).0, wanted);
            }
            let back = with_answer(&plan, &changed, question, Answer::NotKnown);
            assert_eq!(answer_to(&back, question).0, Answer::NotKnown);
        }
        let stopped = with_stop(&plan, &partner, Stop::Legal);
        assert_eq!(answer_words(&stopped, QualifyQuestion::NoStop), "no: legal");
    }
}
