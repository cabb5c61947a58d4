//! The seven qualifying questions as columns: heads and cells.

use crate::{
    plan::{Answer, Partner, QualifyQuestion},
    prioritise::qualify::answer_to,
    tui::theme::Role,
};

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

/// The column of a question.
pub(super) fn column(question: QualifyQuestion) -> usize {
    QUESTIONS.iter().position(|(other, _)| *other == question).unwrap_or(0)
}

/// The question of a column.
pub(super) fn question(column: usize) -> QualifyQuestion {
    QUESTIONS[column.min(QUESTIONS.len() - 1)].0
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn questions_before_a_call_stand_before_those_after_it() {
        for (column, (question, _)) in QUESTIONS.iter().enumerate() {
            assert_eq!(question.needs_a_call(), column >= AFTER_A_CALL);
            assert_eq!(*question, QualifyQuestion::ALL[column]);
        }
    }
}
