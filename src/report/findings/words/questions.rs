//! What to find out next as sentences a person can act on: the same on every screen and in every export.

use crate::catalog;
use crate::plan::{CriterionId, QualifyQuestion};
use crate::prioritise::qualify::Condition;
use crate::prioritise::verdict::Verdict;
use crate::report::figure;
use crate::report::findings::{HowFirm, Question, Settles};
use crate::report::reasons::NOT_MET;
use crate::text::wording::listed;

/// What stands over the questions.
pub const ABOUT_QUESTIONS: &str = "What the set waits for, then what takes away most of the doubt about the top.";

/// What to find out, as a sentence without its end: "Ask Vantcourt how many of their customers are ours".
#[must_use]
pub fn ask(question: &Question) -> String {
    let who = question.who.name();
    match &question.settles {
        Settles::Gate { open, .. } => {
            let asked: Vec<&str> = open.iter().filter_map(|condition| to_ask(*condition)).collect();
            format!("Ask {who} {}", listed(&asked))
        }
        Settles::Ranking { id, name, .. } => match catalog::to_ask(&CriterionId::new(id)) {
            Some(what) => format!("Ask {who} {what}"),
            None => format!("Find out how {who} stands on {name}"),
        },
        Settles::Set { .. } => format!("Ask {who} whom they reach"),
    }
}

/// What is asked for after a call, as it follows "Ask them"; none for what only we can answer.
pub(in crate::report::findings) fn to_ask(condition: Condition) -> Option<&'static str> {
    match condition {
        Condition::NotKnown(QualifyQuestion::NamedAccounts) => Some("to name three accounts"),
        Condition::NotKnown(QualifyQuestion::SponsorAndDate) | Condition::SponsorFirst => {
            Some("for a sponsor and a date")
        }
        Condition::NotKnown(QualifyQuestion::BothEarn) => Some("what both sides would earn"),
        Condition::NotKnown(_) | Condition::RuleFirst | Condition::OwnFirst => None,
    }
}

/// What to find out and what for: "Ask Vantcourt how many of their customers are ours: one conversation takes away 11 % of
/// the doubt about the top 6."
#[must_use]
pub fn question(question: &Question, how_firm: &HowFirm) -> String {
    format!("{}: {}.", ask(question), worth(question, how_firm))
}

/// What its answer is worth, behind a colon.
fn worth(question: &Question, how_firm: &HowFirm) -> String {
    match &question.settles {
        Settles::Gate { verdict: Verdict::Call, .. } => format!("they are in the set, {NOT_MET}"),
        Settles::Gate { open, .. } if open.len() == 1 => "they are in the set on that condition".to_owned(),
        Settles::Gate { .. } => "they are in the set on these conditions".to_owned(),
        Settles::Ranking { share, .. } => {
            let (share, top) = (figure::percent(*share), how_firm.top);
            format!("one conversation takes away {share} of the doubt about the top {top}")
        }
        Settles::Set { guessed: 1 } => "1 guess about it decides the set".to_owned(),
        Settles::Set { guessed } => format!("{guessed} guesses about it decide the set"),
    }
}

/// What to find out first of all and what for: "Ask Vantcourt how many of their customers are ours: no other
/// conversation says more about place six."
#[must_use]
pub fn ask_first(question: &Question, how_firm: &HowFirm) -> String {
    let place = format!("place {}", super::in_words(how_firm.top));
    let worth = match &question.settles {
        Settles::Ranking { share, .. } if *share >= 0.5 => format!("it decides {place}"),
        Settles::Ranking { .. } => format!("no other conversation says more about {place}"),
        Settles::Gate { .. } | Settles::Set { .. } => worth(question, how_firm),
    };
    format!("{}: {worth}.", ask(question))
}

/// What to be sure of the weights would give beside a conversation; nothing where that is next to nothing.
#[must_use]
pub fn sure_of_the_weights(how_firm: &HowFirm) -> Option<String> {
    let share = how_firm.settled_by_weights;
    let said = format!("Being sure of your weights takes away {}: order or compare them.", figure::percent(share));
    (share >= 0.01).then_some(said)
}
