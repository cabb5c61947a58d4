//! Two versions held against each other, thing by thing: what is undecided is settled, what another plan says is taken
//! over, and what raters are apart on is settled too.

use super::about::About;
use super::lists::numbered;
use super::talk::{Talk, Went};
use crate::desk::against::Against;
use crate::interview::{scorecards, settling};
use crate::plan::{Change, Opinion, Plan, RatingValue, Score5, Side, Undecided};
use crate::reconcile::{self, Choice};
use crate::report::Accounts;
use std::sync::Arc;

/// Asks of rows that keep their numbers, however many of them are done: they are read at first, and when that is asked for.
fn ask_of_rows(talk: &mut Talk<'_>, rows: &[String], is_read: &mut bool, question: &str) -> Went<String> {
    loop {
        if !*is_read {
            talk.voice.read(rows.to_vec());
            *is_read = true;
        }
        let said = talk.ask(question, About::choices(&["list"]))?;
        if said != "list" {
            return Ok(said);
        }
        *is_read = false;
    }
}

/// Reads what is undecided, and settles what is said of it.
pub(super) fn settle(talk: &mut Talk<'_>, text: &str) -> Went {
    let (mut said, mut is_read) = (text.to_owned(), false);
    let all: Vec<(Undecided, String)> =
        talk.plan().undecided.iter().map(|one| (one.clone(), reconcile::what(talk.plan(), one).about)).collect();
    loop {
        if talk.plan().undecided.is_empty() {
            talk.say("Nothing is undecided between two versions.");
            return Ok(());
        }
        let rows = undecided(talk.plan(), &all);
        if said.is_empty() {
            let asked =
                "A number, and here or other: which version holds; list reads them, an empty line leaves the rest?";
            said = ask_of_rows(talk, &rows, &mut is_read, asked)?;
        }
        if said.is_empty() {
            return Ok(());
        }
        let (row, side) = side_of(&said);
        match side {
            None => talk.say("Say here for what stands in this plan, other for what the other version says."),
            Some(side) => {
                if let Some(at) = talk.row(&rows, row) {
                    settle_one(talk, &all[at], side);
                }
            }
        }
        if !text.is_empty() {
            return Ok(());
        }
        said.clear();
    }
}

/// Settles one thing, unless that is done.
fn settle_one(talk: &mut Talk<'_>, (one, about): &(Undecided, String), side: Side) {
    match talk.plan().undecided.iter().position(|it| it == one) {
        Some(place) => {
            let change = settling::settle(talk.plan(), place, side);
            done(talk, change);
        }
        None => talk.say(format!("{about}: settled.")),
    }
}

/// Makes a change that was asked for, or says why not; whether it was made.
fn done(talk: &mut Talk<'_>, change: Result<Change, String>) -> bool {
    match change {
        Ok(change) => {
            let what = change.what.clone();
            let is_made = talk.change(change);
            if is_made {
                talk.say(format!("{what}; .undo takes that back."));
            }
            is_made
        }
        Err(sentence) => {
            talk.say(sentence);
            false
        }
    }
}

/// A row for each of these: what is to be decided, or that it is settled.
fn undecided(plan: &Plan, all: &[(Undecided, String)]) -> Vec<String> {
    let row = |(one, about): &(Undecided, String)| {
        let is_open = plan.undecided.contains(one);
        if is_open { reconcile::what(plan, one).sentence(one) } else { format!("{about}: settled") }
    };
    numbered(all.iter().map(row))
}

/// "2 other": the row, and the side.
fn side_of(text: &str) -> (&str, Option<Side>) {
    let (row, word) = text.trim().rsplit_once(' ').unwrap_or((text.trim(), ""));
    let side = match word {
        "here" => Some(Side::Ours),
        "other" => Some(Side::Theirs),
        _ => None,
    };
    (if side.is_some() { row } else { text }, side)
}

/// Holds the open plan against another plan or an earlier version, and takes parts over.
pub(super) fn against(talk: &mut Talk<'_>, text: &str) -> Went {
    let Some((other, there)) = other_plan(talk, text)? else { return Ok(()) };
    let here = talk.plan().clone();
    let left = reconcile::apart(&here, &other).unwrap_or_default();
    if left.is_empty() {
        talk.say("Both say the same.");
        return Ok(());
    }
    let accounts = Arc::clone(talk.desk().accounts());
    talk.say_diff([(here, accounts), (other.clone(), there)])?;
    let (mut taken, mut is_read) = (vec![false; left.len()], false);
    loop {
        let row = |(one, taken): (&Undecided, &bool)| {
            let choice = reconcile::between(talk.plan(), &other, one);
            if *taken { format!("{}: taken over", choice.about) } else { told(&choice) }
        };
        let rows = numbered(left.iter().zip(&taken).map(row));
        let asked = "A number takes that over from the other plan; list reads them, an empty line ends?";
        let said = ask_of_rows(talk, &rows, &mut is_read, asked)?;
        if said.is_empty() {
            return Ok(());
        }
        let Some(at) = talk.row(&rows, &said) else { continue };
        if taken[at] {
            talk.say("That is taken over.");
            continue;
        }
        let change = settling::take_over(talk.plan(), &other, &left[at]);
        taken[at] = done(talk, change);
        if taken.iter().all(|taken| *taken) {
            return Ok(());
        }
    }
}

/// What either plan says of one thing.
fn told(choice: &Choice) -> String {
    format!("{}: {} here, {} in the other plan", choice.about, choice.ours, choice.theirs)
}

/// The plan that is meant, and the account lists beside it: another by its name, or an earlier version of this one.
fn other_plan(talk: &mut Talk<'_>, text: &str) -> Went<Option<(Plan, Arc<Accounts>)>> {
    let store = talk.store.clone();
    let all = Against::all(talk.desk(), &store);
    let rows = numbered(all.iter().map(|against| match against {
        Against::Plan { name, .. } => format!("plan {name}"),
        Against::Version { when, .. } => format!("version of {when}"),
    }));
    if rows.is_empty() {
        talk.say("There is no other plan, and no earlier version of this one.");
        return Ok(None);
    }
    let Some(at) = row_meant(talk, &rows, text)? else { return Ok(None) };
    match all[at].read(talk.desk(), &store) {
        Ok(read) => {
            let there = all[at].accounts(talk.desk(), &read);
            Ok(Some((read.plan, there)))
        }
        Err(error) => {
            talk.say(error.to_string());
            Ok(None)
        }
    }
}

/// The row that is meant, by this text or, without one, by what is said.
fn row_meant(talk: &mut Talk<'_>, rows: &[String], text: &str) -> Went<Option<usize>> {
    let said = if text.is_empty() {
        talk.voice.read(rows.to_vec());
        talk.ask("The number of what this plan is held against; an empty line leaves it?", About::default())?
    } else {
        text.to_owned()
    };
    Ok(if said.is_empty() { None } else { talk.row(rows, &said) })
}

/// Reads what raters marked, the farthest apart first, and settles what is said of it.
pub(super) fn raters(talk: &mut Talk<'_>, text: &str) -> Went {
    let (mut said, mut is_read) = (text.to_owned(), false);
    let all = scorecards::in_order(talk.plan());
    if all.is_empty() {
        talk.say(scorecards::NO_CARDS);
        return Ok(());
    }
    loop {
        let rows = numbered(all.iter().map(|one| marked(talk.plan(), one)));
        if said.is_empty() {
            let asked = "A number, and 1 to 5 or median, settles it; list reads them, an empty line leaves the rest?";
            said = ask_of_rows(talk, &rows, &mut is_read, asked)?;
        }
        if said.is_empty() {
            return Ok(());
        }
        let (row, word) = said.trim().rsplit_once(' ').unwrap_or((said.trim(), ""));
        let score = word.parse().ok().and_then(|digit| Score5::new(digit).ok());
        if score.is_none() && word != "median" {
            talk.say("Say the number of a row and 1 to 5, or median: 2 median.");
        } else if let Some(at) = talk.row(&rows, row) {
            let value = score.map(RatingValue::Rated);
            let change = scorecards::settle(talk.plan(), &all[at].partner, &all[at].criterion, value);
            done(talk, change);
        }
        if !text.is_empty() {
            return Ok(());
        }
        said.clear();
    }
}

/// "Acme on Commitment: A. Ray 2, B. Low 5; the rating is 3."
fn marked(plan: &Plan, one: &Opinion) -> String {
    let who = plan.partner(&one.partner).map_or(one.partner.as_str(), |it| &it.name);
    let on = plan.criterion(&one.criterion).map_or(one.criterion.as_str(), |it| &it.name);
    let stands = scorecards::stands(plan, one);
    format!("{who} on {on}: {}; {stands}", scorecards::marks_in_words(plan, one))
}
