//! Step 2, the quick pass: five short questions about each candidate, names and places said once.

use super::candidates::call;
use super::lists::numbered;
use super::talk::{Away, Place, Talk, Went, command};
use crate::action::Action;
use crate::catalog;
use crate::interview::quick_pass::{Choice, Question, QuickAnswer, answer, first_open, is_through, next_open};
use crate::interview::steps::View;
use crate::plan::PartnerId;

pub(super) const QUICK_PASS: Place = Place {
    name: "Quick pass",
    view: View::Candidates { pass: true },
    is_on_the_way: true,
    answers: &[Action::Letter('a'), Action::Digit(1), Action::NotKnown, Action::Left, Action::Right, Action::Toggle],
    commands: &[command("call", "", "Read whom to call first.", &[Action::Open], |talk, _| {
        call(talk, 6);
        Ok(())
    })],
    rows: |talk| {
        let row = |partner: &std::sync::Arc<crate::plan::Partner>| {
            let said: Vec<String> = Question::ALL
                .into_iter()
                .map(|question| {
                    format!(
                        "{} {}",
                        question.label(),
                        question.words(partner).unwrap_or(if question.is_asked(partner) {
                            "not known"
                        } else {
                            "not asked"
                        })
                    )
                })
                .collect();
            format!("{}: {}", partner.name, said.join(", "))
        };
        numbered(talk.plan().partners.iter().map(row))
    },
    open: |talk, at| ask_all(talk, at),
    enter,
};

fn enter(talk: &mut Talk<'_>) -> Went {
    let count = talk.plan().partners.len();
    if count == 0 {
        talk.say("No candidates yet: .go candidates, then paste adds names.");
    }
    let open: Vec<usize> = (0..count).filter(|at| !is_through(&talk.plan().partners[*at])).collect();
    if open.is_empty() && count > 0 {
        talk.say("The quick pass is through: everybody has been asked.");
        call(talk, 6);
        return talk
            .menu("Quick pass: a number asks that candidate again, list reads the answers; an empty line goes on?");
    }
    let mut next = 0;
    while let Some(at) = open.get(next) {
        match ask_open(talk, *at) {
            Err(Away::Back) if next > 0 => next -= 1,
            Ok(()) => next += 1,
            away => return away,
        }
    }
    if count > 0 {
        talk.say("The quick pass is through.");
        call(talk, 6);
    }
    Ok(())
}

fn say_who(talk: &mut Talk<'_>, at: usize) -> Option<PartnerId> {
    let partner = talk.plan().partners.get(at)?.clone();
    talk.desk().selected = Some(partner.id.clone());
    let count = talk.plan().partners.len();
    talk.say(format!("{}, {} of {count}.", partner.name, at + 1));
    Some(partner.id.clone())
}

/// The open questions about one candidate.
fn ask_open(talk: &mut Talk<'_>, at: usize) -> Went {
    let Some(id) = say_who(talk, at) else { return Ok(()) };
    let mut question = talk.plan().partner(&id).and_then(|partner| first_open(partner));
    let mut before = Vec::new();
    while let Some(now) = question {
        match ask(talk, &id, now) {
            Ok(()) | Err(Away::Next) => {
                before.push(now);
                question = talk.plan().partner(&id).and_then(|partner| after(now, partner));
            }
            Err(Away::Back) => match before.pop() {
                Some(earlier) => question = Some(earlier),
                None => return Err(Away::Back),
            },
            away => return away,
        }
    }
    Ok(())
}

/// What is asked after this question, whether it was answered or left open.
fn after(now: Question, partner: &crate::plan::Partner) -> Option<Question> {
    if is_through(partner) {
        return None;
    }
    next_open(now, partner)
}

/// All questions about one candidate.
fn ask_all(talk: &mut Talk<'_>, at: usize) -> Went {
    let Some(id) = say_who(talk, at) else { return Ok(()) };
    for question in Question::ALL {
        ask(talk, &id, question)?;
        let model = talk.plan().partner(&id).and_then(|partner| partner.model);
        if let (Question::Model, Some(model)) = (question, model)
            && !Question::Variant(model).choices().is_empty()
        {
            ask(talk, &id, Question::Variant(model))?;
        }
    }
    Ok(())
}

fn ask(talk: &mut Talk<'_>, id: &PartnerId, question: Question) -> Went {
    let labels: Vec<&str> = question.choices().iter().map(|choice| choice.label).collect();
    loop {
        let Some(partner) = talk.plan().partner(id).cloned() else { return Ok(()) };
        talk.guidance = guidance(question);
        let stands = match question.words(&partner) {
            Some(words) => words,
            None if question.is_asked(&partner) => "not known",
            None => "not asked",
        };
        let is_new = talk.heard.insert(format!("quick pass {}", question.label()) + &labels.join(""));
        let takes = if is_new { format!(" {}, ? not known", super::fields::choices(&labels)) } else { String::new() };
        if let Some(label) =
            catalog::label_for(&partner.name).filter(|_| stands == "not asked" && question == Question::Model)
        {
            talk.say(format!("A guess from the name. {}", label.sounds_like()));
        }
        let said = match talk.ask(&format!("{}{takes} [{stands}]?", question.asks().trim_end_matches('?'))) {
            Err(Away::Clear) => "?".to_owned(),
            said => said?,
        };
        if said.is_empty() {
            return Ok(());
        }
        let told = meant(question, &labels, &said);
        let Some(told) = told else {
            talk.say(format!("Say one of {}, or ? for not known. Kept: {stands}.", super::fields::choices(&labels)));
            continue;
        };
        let change = answer(talk.plan(), &partner, told);
        talk.change(change);
        return Ok(());
    }
}

/// The answer a line is: a letter, a number, a word, or "not known".
fn meant(question: Question, labels: &[&str], said: &str) -> Option<QuickAnswer> {
    let lower = said.to_lowercase();
    if lower == "?" || lower == "not known" {
        return Some(question.not_known());
    }
    let is_it = |choice: &&Choice| lower.chars().count() == 1 && choice.letters.contains(&lower);
    let letter = question.choices().iter().find(is_it);
    let chosen = letter.or_else(|| super::lists::row(labels, said).map(|at| &question.choices()[at]));
    chosen.map(|choice| choice.answer)
}

/// Where the words on a question stand.
fn guidance(question: Question) -> &'static str {
    match question {
        Question::Model => "model",
        Question::Variant(_) => "variant",
        Question::Fit => "fit",
        Question::Room => "room",
        Question::Warmth => "warmth",
        Question::Stop => "stop",
    }
}
