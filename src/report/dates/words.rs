//! Days in words: the same ones on the screen and in every export.

use super::{DateKind, DateRow, Dates, OwnerLoad, Promise, Review, WeekLoad};
use crate::plan::Doer;
use crate::report::{Who, figure};

/// How the weeks are worked out.
pub const SPREAD: &str =
    "Two thirds of a partner's days of year one, spread evenly over the working days of their first 90.";

/// Whom something is with: "Harrowgate Identity, Millrace Bank Technologies".
#[must_use]
pub fn whom(row: &DateRow) -> String {
    row.whom.iter().map(Who::name).collect::<Vec<_>>().join(", ")
}

/// Who does it: the owner where we do, else the side.
#[must_use]
pub fn who(row: &DateRow) -> String {
    match (row.by, row.owner.as_str()) {
        (Doer::Us, "") => Doer::Us.label().to_owned(),
        (Doer::Us, owner) => owner.to_owned(),
        (Doer::Both, owner) if !owner.is_empty() => format!("{owner} and they"),
        (by, _) => by.label().to_owned(),
    }
}

/// What is done by then: "Promised: a demo they can give alone".
#[must_use]
pub fn what(row: &DateRow) -> String {
    match row.kind {
        DateKind::Promised => format!("Promised: {}", row.what),
        DateKind::CheckIn => format!("Check-in, {}", uncapitalised(&row.what)),
        DateKind::Decision => format!("Decide: {}", uncapitalised(&row.what)),
        DateKind::KickOff | DateKind::Milestone | DateKind::NextStep => row.what.clone(),
    }
}

fn uncapitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().into_iter().flat_map(char::to_lowercase).chain(letters).collect()
}

/// What shows that it is done, and what it rests on.
#[must_use]
pub fn proof(row: &DateRow) -> String {
    let proof = Some(row.proof.trim()).filter(|proof| !proof.is_empty()).map(str::to_owned);
    let rests = row
        .doubt
        .clone()
        .or_else(|| Some(row.rests_on.trim()).filter(|need| !need.is_empty()).map(|need| format!("rests on “{need}”")));
    proof.into_iter().chain(rests).collect::<Vec<_>>().join("; ")
}

/// What is missing before everybody has days, in a sentence each.
#[must_use]
pub fn missing(dates: &Dates) -> Vec<String> {
    let names: Vec<&str> = dates.undated.iter().map(Who::name).collect();
    let undated = (!names.is_empty()).then(|| format!("No kick-off yet, so no days: {}.", names.join(", ")));
    let no_days = dates.loads.iter().any(|load| load.a_week.is_none());
    let no_days = no_days
        .then(|| "“Days a week for partners” (Goal and limits) is not said, so nobody's load can be told.".to_owned());
    undated.into_iter().chain(no_days).collect()
}

/// When the second wave starts: "The second wave starts on 2027-04-09: Nightjar Managed Security."
#[must_use]
pub fn second(dates: &Dates) -> Option<String> {
    let (day, whom) = dates.second.as_ref()?;
    let names: Vec<&str> = whom.iter().map(Who::name).collect();
    Some(format!("The second wave starts on {day}, after the review: {}.", names.join(", ")))
}

/// "Dana Whitlock: 62.7 days in the first 90, has 38.4; too much in 13 weeks, most in the week of 2027-01-11 (4.8 of 3)."
#[must_use]
pub fn load(load: &OwnerLoad) -> String {
    let days = format!("{}: {}", owner(load), load_in_all(load));
    let over = load.over().count();
    let most = load.over().fold(None, |most: Option<&WeekLoad>, week| match most {
        Some(most) if most.days >= week.days => Some(most),
        _ => Some(week),
    });
    match most.zip(load.a_week) {
        Some((week, there)) => format!(
            "{days}; too much in {}, most in the week of {} ({} of {}).",
            figure::counted(over, "week"),
            week.monday,
            figure::brief(week.days),
            figure::brief(there)
        ),
        None => format!("{days}."),
    }
}

/// "62.7 days in the first 90, has 38.4".
#[must_use]
pub fn load_in_all(load: &OwnerLoad) -> String {
    let has = load.all.has.map(|has| format!(", has {}", figure::brief(has))).unwrap_or_default();
    format!("{} days in the first 90{has}", figure::brief(load.all.days))
}

/// Whose load it is.
#[must_use]
pub fn owner(load: &OwnerLoad) -> &str {
    if load.all.owner.is_empty() { "Nobody named as owner" } else { &load.all.owner }
}

/// "4.8 of 3 days: too much".
#[must_use]
pub fn week(load: &OwnerLoad, week: &WeekLoad) -> String {
    let there = load.a_week.map(|there| format!(" of {}", figure::brief(there))).unwrap_or_default();
    let over = if load.is_over(week) { ": too much" } else { "" };
    format!("{}{there}{over}", figure::brief(week.days))
}

/// What we were to do by day 90: our half of the test, then what we promised.
#[must_use]
pub fn ours(review: &Review) -> String {
    let half = Some(review.our_half.clone()).filter(|half| !half.is_empty());
    half.into_iter().chain(review.promised.iter().map(promise)).collect::<Vec<_>>().join("; ")
}

/// "a demo they can give alone, by 2027-02-01 (Dana Whitlock)".
fn promise(promise: &Promise) -> String {
    let due = promise.due.as_ref().map_or_else(|| "no date yet".to_owned(), |due| format!("by {due}"));
    let owner = if promise.owner.is_empty() { String::new() } else { format!(" ({})", promise.owner) };
    format!("{}, {due}{owner}", promise.need)
}
