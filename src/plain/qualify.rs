//! Step 3, qualifying: one question a line, what follows said at once.

use super::about::About;
use super::fields::written;
use super::lists::{numbered, what_is_known};
use super::pass::NOT_KNOWN;
use super::talk::{Away, Place, Talk, Went};
use crate::action::Action;
use crate::interview::qualifying::{self, STOPS, answer_words, asked};
use crate::interview::steps::View;
use crate::plan::{Answer, Partner, PartnerId, QualifyQuestion};
use crate::prioritise::qualify::answer_to;
use crate::report::reasons;

pub(super) const QUALIFY: Place = Place {
    name: "Qualify",
    view: View::Rate { at: None, by: None },
    is_on_the_way: true,
    answers: ANSWERS,
    commands: &[],
    rows: |talk| {
        let row = |partner: &std::sync::Arc<Partner>| {
            let all = QualifyQuestion::ALL.map(|question| (question.label(), answer_words(partner, question)));
            format!("{}: {}", partner.name, what_is_known(all.into_iter(), NOT_KNOWN))
        };
        numbered(talk.plan().partners.iter().map(row))
    },
    open: |talk, at| {
        let Some(id) = talk.plan().partners.get(at).map(|partner| partner.id.clone()) else { return Ok(()) };
        in_turn(talk, QualifyQuestion::ALL.into_iter().map(|question| (id.clone(), question)).collect(), ask_question)
    },
    enter: |talk| {
        let out = ruled_out(talk);
        let plan = talk.plan();
        let open: Vec<(PartnerId, QualifyQuestion)> = plan
            .partners
            .iter()
            .filter(|partner| !out.contains(&partner.id))
            .flat_map(|partner| QualifyQuestion::ALL.into_iter().map(move |question| (partner, question)))
            .filter(|(partner, question)| {
                !question.needs_a_call() && answer_to(partner, *question).0 == Answer::NotKnown
            })
            .map(|(partner, question)| (partner.id.clone(), question))
            .collect();
        if open.is_empty() {
            talk.say("All that is asked at the desk is answered. A number asks one candidate all seven questions.");
            return talk.menu("Qualify: a number asks that candidate, list reads the answers; an empty line goes on?");
        }
        talk.say("Questions at the desk: 1 yes, 2 no, 3 not known. A no rules out.");
        in_turn(talk, open, |talk, asked| if is_out(talk, &asked.0) { Ok(()) } else { ask_question(talk, asked) })
    },
};

/// What an answer at a question of these places does.
pub(super) const ANSWERS: &[Action] = &[
    Action::Yes,
    Action::No,
    Action::Delete,
    Action::Digit(1),
    Action::NextEvidence,
    Action::DoesNotApply,
    Action::Left,
    Action::Right,
];

pub(super) fn ruled_out(talk: &Talk<'_>) -> Vec<PartnerId> {
    talk.report().excluded.iter().map(|row| row.who.id().clone()).collect()
}

/// Asks one after the other, back and forth.
pub(super) fn in_turn<T>(talk: &mut Talk<'_>, all: Vec<T>, ask: fn(&mut Talk<'_>, &T) -> Went) -> Went {
    let mut at = 0;
    while let Some(one) = all.get(at) {
        match ask(talk, one) {
            Ok(()) | Err(Away::Next) => at += 1,
            Err(Away::Back) if at > 0 => at -= 1,
            away => return away,
        }
    }
    Ok(())
}

fn ask_question(talk: &mut Talk<'_>, (id, question): &(PartnerId, QualifyQuestion)) -> Went {
    let question = *question;
    loop {
        let about = About::numbered(&["yes", "no", NOT_KNOWN]).saying(question.label());
        let put = |talk: &mut Talk<'_>| {
            talk.desk().selected = Some(id.clone());
            let Some(partner) = talk.plan().partner(id) else { return String::new() };
            let asked = asked(question);
            format!("{}: {} [{}]?", partner.name, asked.trim_end_matches('?'), answer_words(partner, question))
        };
        let said = match talk.ask_anew(about, &put) {
            Err(Away::Clear) => "x".to_owned(),
            said => said?,
        };
        let Some(partner) = talk.plan().partner(id).cloned() else { return Ok(()) };
        let told = match said.to_lowercase().as_str() {
            "" => return Ok(()),
            "y" | "yes" | "1" => Answer::Yes,
            "n" | "no" | "2" => Answer::No,
            "x" | NOT_KNOWN | "3" => Answer::NotKnown,
            _ => {
                talk.say(format!("Say yes, no or not known. Kept: {}.", answer_words(&partner, question)));
                continue;
            }
        };
        let Some(change) = change_to(talk, &partner, question, told)? else { continue };
        let was_out = is_out(talk, id);
        if talk.change(change) {
            say_answer(talk, &partner, question, was_out);
        }
        return Ok(());
    }
}

/// The change an answer makes; which stop there is, where that is to be known, is asked. None where nothing is said.
fn change_to(
    talk: &mut Talk<'_>,
    partner: &Partner,
    question: QualifyQuestion,
    told: Answer,
) -> Went<Option<crate::plan::Change>> {
    if let Some(change) = qualifying::answer(talk.plan(), partner, question, told) {
        return Ok(Some(change));
    }
    let names: Vec<String> = STOPS.iter().map(|(stop, about)| format!("{}, {about}", stop.label())).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let about = "A stop rules a candidate out until it is gone.";
    let which = super::candidates::ask_one_of(talk, "Which stop:", about, &names)?;
    Ok(which.map(|at| qualifying::stop(talk.plan(), partner, STOPS[at].0)))
}

/// Says what a question is answered with now, and whether that rules the candidate out or in again.
fn say_answer(talk: &mut Talk<'_>, before: &Partner, question: QualifyQuestion, was_out: bool) {
    let is = talk.plan().partner(&before.id).map_or_else(String::new, |partner| answer_words(partner, question));
    let was = answer_words(before, question);
    let was = if was == NOT_KNOWN { String::new() } else { was };
    talk.say(written(&format!("{}, {}:", before.name, question.label().to_lowercase()), &was, &is));
    match (was_out, is_out(talk, &before.id)) {
        (false, true) => say_out(talk, &before.id),
        (true, false) => talk.say(format!("{} is no longer ruled out.", before.name)),
        _ => {}
    }
}

/// Says why a candidate is ruled out now.
pub(super) fn say_out(talk: &mut Talk<'_>, id: &PartnerId) {
    let report = talk.report();
    if let Some(row) = report.excluded.iter().find(|row| row.who.id() == id) {
        let why = reasons::all_ruled_out(&row.reasons);
        talk.say(format!("{} is ruled out: {why}; .undo takes it back.", row.who.name()));
    }
}

/// Whether a candidate has been ruled out by an answer meanwhile: nothing more is asked of them then.
pub(super) fn is_out(talk: &Talk<'_>, id: &PartnerId) -> bool {
    talk.report().excluded.iter().any(|row| row.who.id() == id)
}
