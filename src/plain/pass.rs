//! Step 2, the quick pass: five short questions about each candidate, names and places said once.

use super::about::About;
use super::call_first::call;
use super::fields::{choices, written};
use super::lists::{numbered, row, what_is_known};
use super::talk::{Away, Place, Talk, Went, command};
use crate::action::Action;
use crate::catalog;
use crate::desk::progress;
use crate::interview::quick_pass::{Choice, Question, QuickAnswer, answer, first_open, is_through, next_open, shown};
use crate::interview::steps::View;
use crate::plan::{Partner, PartnerId, Plan};

/// The answer that nobody knows.
pub(super) const NOT_KNOWN: &str = "not known";

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
        let row = |partner: &std::sync::Arc<Partner>| {
            let all = Question::ALL.map(|question| (question.label(), stands(question, partner)));
            format!("{}: {}", partner.name, what_is_known(all.into_iter(), "not asked"))
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
    }
    let first = open.first().and_then(|at| talk.plan().partners.get(*at)).cloned();
    if let Some((partner, question)) = first.and_then(|partner| Some((partner.id.clone(), first_open(&partner)?))) {
        walk(talk, partner, question)?;
    }
    if count == 0 {
        return Ok(());
    }
    if !open.is_empty() {
        let through = talk.plan().partners.iter().filter(|partner| is_through(partner)).count();
        talk.say(format!("So far: {}.", progress::asked(through, count)));
    }
    call(talk, 6);
    talk.menu("Quick pass: a number asks that candidate again, list reads the answers; an empty line goes on?")
}

/// Asks what is open from this question on; back goes to any question before it, answered or not.
fn walk(talk: &mut Talk<'_>, id: PartnerId, question: Question) -> Went {
    let (mut now, mut gone) = (Some((id, question)), Vec::new());
    while let Some((id, question)) = now {
        now = match ask(talk, &id, question) {
            Ok(()) | Err(Away::Next) => {
                let next = after(talk.plan(), &id, question);
                gone.push((id, question));
                next
            }
            // Also to a question that was left open; before the first of this time, to one answered at another.
            Err(Away::Back) => {
                let before = gone.pop().or_else(|| before(talk.plan(), &id, question));
                Some(before.ok_or(Away::Back)?)
            }
            Err(away) => return Err(away),
        };
    }
    Ok(())
}

/// What is asked after this question, whether it was answered or left open.
fn after(plan: &Plan, id: &PartnerId, question: Question) -> Option<(PartnerId, Question)> {
    let at = plan.partners.iter().position(|partner| partner.id == *id)?;
    let here = &plan.partners[at];
    if let Some(next) = next_open(question, here) {
        return Some((id.clone(), next));
    }
    plan.partners[at + 1..].iter().find_map(|partner| Some((partner.id.clone(), first_open(partner)?)))
}

/// What is asked before it: of the same candidate, else the last that was asked of the one before.
fn before(plan: &Plan, id: &PartnerId, question: Question) -> Option<(PartnerId, Question)> {
    let at = plan.partners.iter().position(|partner| partner.id == *id)?;
    let here = questions(&plan.partners[at]);
    let earlier = here.iter().position(|one| *one == question).and_then(|place| place.checked_sub(1));
    if let Some(place) = earlier {
        return Some((id.clone(), here[place]));
    }
    let other = &plan.partners[at.checked_sub(1)?];
    let last = questions(other).into_iter().rev().find(|question| question.is_asked(other));
    Some((other.id.clone(), last.unwrap_or(Question::Model)))
}

/// All questions about a candidate in their order, the variant where their model has several.
fn questions(partner: &Partner) -> Vec<Question> {
    let variant = partner.model.map(Question::Variant).filter(|question| !question.choices().is_empty());
    let mut all = Question::ALL.to_vec();
    all.splice(1..1, variant);
    all
}

/// All questions about one candidate.
fn ask_all(talk: &mut Talk<'_>, at: usize) -> Went {
    let Some(id) = talk.plan().partners.get(at).map(|partner| partner.id.clone()) else { return Ok(()) };
    talk.named = None;
    let mut place = 0;
    while let Some(question) = talk.plan().partner(&id).and_then(|partner| questions(partner).get(place).copied()) {
        match ask(talk, &id, question) {
            Ok(()) | Err(Away::Next) => place += 1,
            Err(Away::Back) if place > 0 => place -= 1,
            away => return away,
        }
    }
    Ok(())
}

/// Says whom the questions are about, where another was named before.
fn say_who(talk: &mut Talk<'_>, id: &PartnerId) {
    talk.desk().selected = Some(id.clone());
    if talk.named.as_ref() == Some(id) {
        return;
    }
    talk.named = Some(id.clone());
    let partners = &talk.plan().partners;
    let Some(at) = partners.iter().position(|partner| partner.id == *id) else { return };
    let said = format!("{} of {}.", at + 1, partners.len());
    talk.say(said);
}

/// What stands as the answer.
fn stands(question: Question, partner: &Partner) -> &'static str {
    let unsaid = if question.is_asked(partner) { NOT_KNOWN } else { "not asked" };
    question.words(partner).unwrap_or(unsaid)
}

/// "How warm are they to us 1 cold, 2 know someone, 3 talking, 4 asked us, 5 not known \[cold\]?", the choices once.
fn put(talk: &mut Talk<'_>, id: &PartnerId, question: Question) -> String {
    say_who(talk, id);
    let Some(partner) = talk.plan().partner(id).cloned() else { return String::new() };
    let stands = stands(question, &partner);
    let labels = labels(question);
    let is_new = talk.heard.insert(format!("quick pass {}", question.label()) + &labels.join(""));
    let takes = if is_new { format!(" {}", answers(question, &labels)) } else { String::new() };
    let guess = catalog::label_for(&partner.name).filter(|_| stands == "not asked" && question == Question::Model);
    if let Some(label) = guess {
        talk.say(format!("A guess from the name. {}", label.sounds_like()));
    }
    // The name stands in each question: what is said between two may be about somebody else.
    format!("{}: {}{takes} [{stands}]?", partner.name, question.asks().trim_end_matches('?'))
}

fn ask(talk: &mut Talk<'_>, id: &PartnerId, question: Question) -> Went {
    let labels = labels(question);
    loop {
        let about = if is_variant(question) { About::choices(&labels) } else { About::numbered(&labels) };
        let about = about.guided(guidance(question));
        let said = match talk.ask_anew(about, &|talk| put(talk, id, question)) {
            Err(Away::Clear) => NOT_KNOWN.to_owned(),
            said => said?,
        };
        let Some(partner) = talk.plan().partner(id).cloned().filter(|_| !said.is_empty()) else { return Ok(()) };
        let was = stands(question, &partner);
        let Some(told) = meant(question, &labels, &said) else {
            talk.say(format!("Say one of {}. Kept: {was}.", answers(question, &labels)));
            continue;
        };
        let change = answer(talk.plan(), &partner, told);
        if talk.change(change) {
            let is = talk.plan().partner(id).map_or("", |partner| stands(question, partner));
            let is = if told == question.not_known() { NOT_KNOWN } else { is };
            let was = if was == "not asked" { "" } else { was };
            talk.say(written(&format!("{}:", question.label()), was, is));
        }
        return Ok(());
    }
}

/// The answers in their words; that it is not known is one, the last.
fn labels(question: Question) -> Vec<&'static str> {
    question.choices().iter().map(|choice| choice.label).chain([NOT_KNOWN]).collect()
}

/// A variant is asked between two of the five questions: whoever has their rhythm must not answer one by the number that
/// was meant for another, so that it takes letters and words.
fn is_variant(question: Question) -> bool {
    matches!(question, Question::Variant(_))
}

/// "1 cold, 2 know someone"; of a variant "a agent, e exclusive agency".
fn answers(question: Question, labels: &[&str]) -> String {
    if !is_variant(question) {
        return choices(labels);
    }
    let letters = question.choices().iter().map(|choice| format!("{} {}", shown(choice), choice.label));
    letters.chain([NOT_KNOWN.to_owned()]).collect::<Vec<_>>().join(", ")
}

/// The answer a line is: a letter, a number or a word.
fn meant(question: Question, labels: &[&str], said: &str) -> Option<QuickAnswer> {
    let lower = said.to_lowercase();
    let is_it = |choice: &&Choice| lower.chars().count() == 1 && choice.letters.contains(&lower);
    let letter = question.choices().iter().find(is_it);
    if let Some(choice) = letter {
        return Some(choice.answer);
    }
    if is_variant(question) && said.trim().trim_end_matches('.').parse::<usize>().is_ok() {
        return None;
    }
    // "no" is "none" where that is an answer, before it begins "not known".
    let (_, those) = labels.split_last()?;
    let at = row(those, said).or_else(|| row(labels, said))?;
    Some(question.choices().get(at).map_or_else(|| question.not_known(), |choice| choice.answer))
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
