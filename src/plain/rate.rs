//! Step 3, rating: one question a line, what follows said at once.

use super::about::About;
use super::fields::written;
use super::lists::{numbered, what_is_known};
use super::qualify::{ANSWERS, in_turn, is_out, ruled_out, say_out};
use super::reach::evidence_of;
use super::settling;
use super::talk::{Away, Place, Talk, Went, command};
use crate::action::Action;
use crate::interview::evidence::usual_evidence;
use crate::interview::parts::Given;
use crate::interview::qualifying::wants_rule;
use crate::interview::rating;
use crate::interview::steps::View;
use crate::plan::{CriterionId, Evidence, Partner, PartnerId, Rating, RatingValue, Score5, Subject};
use crate::prioritise::suggested::is_suggestion;
use crate::report::why::from_the_quick_pass;
use crate::report::words::NO_RATING;
use crate::report::{figure, words};

pub(super) const RATE: Place = Place {
    name: "Rate",
    view: View::Rate { at: None, by: None },
    is_on_the_way: true,
    answers: ANSWERS,
    commands: &[
        command(
            "by",
            "candidate or criterion",
            "Ask all of one candidate, or one criterion of all.",
            &[Action::Switch],
            |talk, text| {
                talk.by_candidate = text.starts_with("ca") || (text.is_empty() && !talk.by_candidate);
                talk.say(if talk.by_candidate {
                    "All of one candidate, then the next."
                } else {
                    "One criterion of all, then the next."
                });
                enter_rate(talk)
            },
        ),
        command(
            "note",
            "TEXT",
            "Note why on the rating asked for; where there is none yet, on the one given last.",
            &[Action::Note],
            note,
        ),
        command(
            "source",
            "",
            "Who or what the rating is from, and the day it was learnt.",
            &[Action::Source],
            |talk, _| source(talk),
        ),
        command(
            "card",
            "NUMBER",
            "Ask for a candidate's card: conflict, the written rule, next step.",
            &[Action::Open],
            |talk, text| match talk.select(text) {
                Some(id) => talk.ask_card(&Subject::Partner(id)),
                None => Ok(()),
            },
        ),
        command(
            "raters",
            "NUMBER and 1 to 5 or median",
            "What several people marked, the farthest apart first, and settle it.",
            &[Action::Raters, Action::Median],
            settling::raters,
        ),
        command("ranking", "", "Go to the ranking.", &[Action::Pane], |talk, _| talk.go("Ranking")),
    ],
    rows: |talk| {
        let row = |partner: &std::sync::Arc<Partner>| {
            let those = talk.plan().criteria.iter().filter(|criterion| criterion.is_for(partner.model));
            let all = those.map(|criterion| (criterion.name.as_str(), stands(criterion, partner)));
            format!("{}: {}", partner.name, what_is_known(all, "not rated"))
        };
        numbered(talk.plan().partners.iter().map(row))
    },
    open: |talk, at| {
        let Some(id) = talk.plan().partners.get(at).map(|partner| partner.id.clone()) else { return Ok(()) };
        let places = 0..talk.plan().criteria.len();
        in_turn(talk, places.map(|place| (id.clone(), place)).collect(), ask_rating)
    },
    enter: enter_rate,
};

/// What a rating is given as.
const HOW: &str = "1 to 5, with how it is known and why: 4 p a call with their chair. g guess, d desk research, \
     t conversation, p proof; n does not apply; x takes it out.";

fn enter_rate(talk: &mut Talk<'_>) -> Went {
    let out = ruled_out(talk);
    let plan = talk.plan();
    let is_open = |partner: &Partner, place: usize| {
        let criterion = &plan.criteria[place];
        criterion.is_for(partner.model) && partner.rating(&criterion.id).is_none_or(is_suggestion)
    };
    let those: Vec<&std::sync::Arc<Partner>> =
        plan.partners.iter().filter(|partner| !out.contains(&partner.id)).collect();
    let criteria = plan.criteria.len();
    let mut open: Vec<(PartnerId, usize)> = those
        .iter()
        .flat_map(|partner| (0..criteria).map(move |place| (partner, place)))
        .filter(|(partner, place)| is_open(partner, *place))
        .map(|(partner, place)| (partner.id.clone(), place))
        .collect();
    if !talk.by_candidate {
        open.sort_by_key(|(_, place)| *place);
    }
    if open.is_empty() {
        talk.say("Everybody who is not ruled out is rated. A number asks all ratings of one candidate.");
        return talk.menu(
            "Rate: a number rates that candidate, list reads the ratings, by, note, source; an empty line goes on?",
        );
    }
    talk.say(HOW);
    talk.say("? reads what 1 to 5 mean.");
    in_turn(talk, open, |talk, asked| if is_out(talk, &asked.0) { Ok(()) } else { ask_rating(talk, asked) })
}

/// "4, proof".
pub(super) fn stands(criterion: &crate::plan::Criterion, partner: &Partner) -> String {
    match partner.rating(&criterion.id) {
        None => "not rated".to_owned(),
        Some(rating) if from_the_quick_pass(partner, rating).is_some() => {
            from_the_quick_pass(partner, rating).unwrap_or_default()
        }
        Some(rating) => match rating.value {
            RatingValue::Rated(value) => format!("{}, {}", value.get(), rating.evidence.label()),
            RatingValue::DoesNotApply => "does not apply".to_owned(),
        },
    }
}

/// What 1 to 5 mean, a line each.
fn anchors(criterion: &crate::plan::Criterion) -> String {
    let anchors = criterion.anchors.iter().enumerate().filter(|(_, anchor)| !anchor.is_empty());
    let lines = anchors.map(|(at, anchor)| format!("\n{}: {anchor}", at + 1));
    format!("{}:{}", criterion.name, lines.collect::<String>())
}

/// "Commitment, Harrowgate [4, proof]?"
fn rating_asked(talk: &mut Talk<'_>, id: &PartnerId, criterion: &crate::plan::Criterion) -> String {
    talk.desk().selected = Some(id.clone());
    talk.rated = Some((id.clone(), criterion.id.clone()));
    let Some(partner) = talk.plan().partner(id) else { return String::new() };
    format!("{}, {} [{}]?", criterion.name, partner.name, stands(criterion, partner))
}

fn ask_rating(talk: &mut Talk<'_>, (id, place): &(PartnerId, usize)) -> Went {
    let place = *place;
    loop {
        let Some(partner) = talk.plan().partner(id).cloned() else { return Ok(()) };
        // Whoever is not rated on it by their model is not asked.
        let criterion = talk.plan().criteria.get(place).filter(|criterion| criterion.is_for(partner.model)).cloned();
        let Some(criterion) = criterion else { return Ok(()) };
        if talk.heard.insert(format!("criterion {}", criterion.id)) {
            talk.say(anchors(&criterion));
        }
        let about = About::default().saying(format!("{}\n{HOW}", anchors(&criterion)));
        let said = match talk.ask_anew(about, &|talk| rating_asked(talk, id, &criterion)) {
            Err(Away::Clear) => "x".to_owned(),
            said => said?,
        };
        let Some(partner) = talk.plan().partner(id).cloned().filter(|_| !said.is_empty()) else { return Ok(()) };
        let was_out = is_out(talk, id);
        match rate(talk, &partner, &criterion, &said) {
            Ok(()) => {
                talk.given = Some((id.clone(), criterion.id.clone()));
                say_rated(talk, &partner, &criterion, was_out);
                return Ok(());
            }
            Err(words) => talk.say(format!("{words} Kept: {}.", stands(&criterion, &partner))),
        }
    }
}

/// Takes "4 p note", "n", "x", or how it is known alone.
fn rate(talk: &mut Talk<'_>, partner: &Partner, criterion: &crate::plan::Criterion, said: &str) -> Result<(), String> {
    let mut words: Vec<&str> = said.split_whitespace().collect();
    let first = words.first().copied().unwrap_or_default().to_lowercase();
    if first == "x" {
        if partner.rating(&criterion.id).is_none() {
            return Err(NO_RATING.to_owned());
        }
        let change = rating::clear(partner, criterion);
        talk.change(change);
        return Ok(());
    }
    let value = match first.as_str() {
        "n" => Some(RatingValue::DoesNotApply),
        digit => digit.parse::<u8>().ok().and_then(|digit| Score5::new(digit).ok()).map(RatingValue::Rated),
    };
    if value.is_some() {
        words.remove(0);
    }
    let evidence = words.first().and_then(|word| evidence_of(word));
    if evidence.is_some() {
        words.remove(0);
    }
    if value.is_none() && evidence.is_none() {
        return Err("Say 1 to 5, n for does not apply, x to take it out, or ? for what they mean.".to_owned());
    }
    if let Some(value) = value {
        let change = rating::rate(partner, criterion, value, evidence.unwrap_or_else(|| usual_evidence(partner)))?;
        talk.change(change);
    }
    know(talk, &partner.id, criterion, evidence)?;
    if !words.is_empty() {
        let change = rating::note(talk.plan(), &partner.id, &criterion.id, &words.join(" "));
        talk.change_if(change);
    }
    Ok(())
}

/// Says how the rating is known, where that was said.
fn know(
    talk: &mut Talk<'_>,
    id: &PartnerId,
    criterion: &crate::plan::Criterion,
    evidence: Option<Evidence>,
) -> Result<(), String> {
    let Some(evidence) = evidence else { return Ok(()) };
    let rating =
        talk.plan().partner(id).and_then(|partner| partner.rating(&criterion.id)).map(|rating| rating.evidence);
    if rating == Some(evidence) {
        return Ok(());
    }
    let change = talk.plan().partner(id).and_then(|partner| rating::know(partner, criterion, evidence));
    talk.change(change.ok_or("There is no rating here yet: say 1 to 5 first.")?);
    Ok(())
}

/// Says what a rating is now, and where the candidate stands with it.
fn say_rated(talk: &mut Talk<'_>, before: &Partner, criterion: &crate::plan::Criterion, was_out: bool) {
    let is = talk.plan().partner(&before.id).map(|partner| stands(criterion, partner)).unwrap_or_default();
    let was = if before.rating(&criterion.id).is_some() { stands(criterion, before) } else { String::new() };
    talk.say(written(&format!("{}:", criterion.name), &was, &is));
    match (was_out, is_out(talk, &before.id)) {
        (false, true) => say_out(talk, &before.id),
        (true, true) => {}
        _ => say_place(talk, &before.id),
    }
}

/// Says where a candidate stands now.
fn say_place(talk: &mut Talk<'_>, id: &PartnerId) {
    let report = talk.report();
    let of = report.ranking.len();
    let ranked = report.ranking.iter().find(|row| row.who.id() == id);
    let unrated = report.unrated.iter().find(|row| row.who.id() == id);
    if let Some(row) = ranked {
        talk.say(format!("{}: place {} of {of}, {}.", row.who.name(), row.rank, figure::tenths(row.score)));
    } else if let Some(row) = unrated {
        talk.say(format!("{}: {}.", row.who.name(), words::still_to_rate(row)));
    }
    if talk.plan().partner(id).is_some_and(|partner| wants_rule(partner)) {
        talk.say("Conflict 3 or 4: a written rule is wanted first, .card asks for it.");
    }
}

/// The rating a note or a source is about: the one asked for, where there is one, else the one given last, since the
/// next is asked for as soon as one is given.
fn meant(talk: &mut Talk<'_>) -> Option<(PartnerId, CriterionId, Rating)> {
    let mut both = [talk.rated.clone(), talk.given.clone()].into_iter().flatten();
    let found = both.find_map(|(id, criterion)| {
        let rating = talk.plan().partner(&id)?.rating(&criterion)?.clone();
        Some((id, criterion, rating))
    });
    if found.is_none() {
        talk.say(NO_RATING);
    }
    found
}

/// "Commitment, Harrowgate".
fn named(talk: &Talk<'_>, id: &PartnerId, criterion: &CriterionId) -> String {
    let plan = talk.plan();
    let criterion = plan.criteria.iter().find(|it| it.id == *criterion).map_or("", |it| it.name.as_str());
    format!("{criterion}, {}", plan.partner(id).map_or("", |partner| partner.name.as_str()))
}

fn note(talk: &mut Talk<'_>, text: &str) -> Went {
    let Some((id, criterion, _)) = meant(talk) else { return Ok(()) };
    let about = named(talk, &id, &criterion);
    let asked = format!("Why this rating, {about}: what was said or seen");
    let Some(text) = talk.asked(text, &asked)? else { return Ok(()) };
    let change = rating::note(talk.plan(), &id, &criterion, &text);
    if talk.change_if(change) {
        talk.say(format!("Noted on {about}."));
    }
    Ok(())
}

fn source(talk: &mut Talk<'_>) -> Went {
    let Some((id, criterion, held)) = meant(talk) else { return Ok(()) };
    let about = named(talk, &id, &criterion);
    let learnt = held.learnt.as_ref().map(ToString::to_string).unwrap_or_default();
    let mut given = Vec::new();
    for (label, stands) in [("Source", held.source.clone()), ("Learnt on, year-month-day", learnt)] {
        let said =
            talk.ask_text(&format!("{about}: {label} [{}]?", if stands.is_empty() { "empty" } else { &stands }))?;
        given.push(if said.is_empty() { stands } else { said });
    }
    let given: Vec<Given<'_>> = given.iter().map(|text| Given::Text(text)).collect();
    match rating::source(talk.plan(), &id, &criterion, &given) {
        Ok(change) => {
            talk.change_if(change);
        }
        Err((_, words)) => talk.say(words),
    }
    Ok(())
}
