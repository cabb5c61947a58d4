//! `partnerplan diff OLD NEW`: what one plan says otherwise than another, and what has moved by it; `partnerplan diff PLAN
//! --since DAY`: the same of a plan and what it was on a day.

use super::list::minute;
use super::{Ended, Outcome, backups::none_yet, page, patience, shell::Shell, since};
use crate::{
    plan::Date,
    report::diff::{Diff, Version},
    store::{Backup, ReadPlan, Reference, Store},
};
use std::{ffi::OsString, path::Path};

/// Which plans, and for whom.
#[derive(Debug, clap::Args)]
pub(super) struct Compared {
    /// The plan as it was: a short name, a name, or the path of a plan or of an earlier version; with --since the plan
    old: OsString,
    /// The plan as it is
    #[arg(required_unless_present = "since", conflicts_with = "since")]
    new: Option<OsString>,
    /// What has changed since this day: 2027-03-31, 31.3.2027, monday, yesterday
    #[arg(long, value_name = "DAY")]
    since: Option<String>,
    /// As JSON
    #[arg(long)]
    pub(super) json: bool,
}

pub(super) fn run(store: &Store, shell: &Shell, compared: Compared) -> Ended {
    let Compared { old, new, since, json } = compared;
    let (old, is_json) = (Reference::new(old), json);
    match (new, since) {
        (_, Some(day)) => since_day(store, shell, &old, &day, is_json),
        (new, None) => {
            let new = Reference::new(new.unwrap_or_default());
            let same = format!("Nothing differs between {old} and {new}.");
            let (old, new) = (store.read(&old)?, store.read(&new)?);
            between(shell, old, new, String::new(), same, is_json)
        }
    }
}

/// What has changed in a plan on a day and after it.
fn since_day(store: &Store, shell: &Shell, plan: &Reference, day: &str, is_json: bool) -> Ended {
    let day = since::day(day, shell.today()).map_err(Outcome::problem)?;
    if day > *shell.today() {
        return Err(Outcome::problem(format!("{} is still to come.", since::in_words(&day))));
    }
    let path = store.find(plan)?;
    let new = store.read(plan)?;
    let same = format!("Nothing has changed in {plan} since {}.", since::in_words(&day));
    if store.saved_at(&path).is_some_and(|at| since::day_of(at) < day) {
        let data = if is_json { json(shell, &Diff::default())? } else { String::new() };
        return Ok(Outcome { data, words: vec![same], code: 0 });
    }
    let (version, words) = as_it_was(store, plan, &path, &day)?;
    let mut old = store.backups(&path).read(&version)?;
    // Lists have no versions: whom each partner reaches is as it is now on both sides.
    old.accounts = new.accounts.clone();
    between(shell, old, new, shell.worded(&words) + "\n\n", same, is_json)
}

/// The last version from before that day, else the oldest there is; which one, in words.
fn as_it_was(store: &Store, plan: &Reference, path: &Path, day: &Date) -> Result<(Backup, String), Outcome> {
    let mut versions = store.backups(path).list()?;
    versions.retain(|version| version.trouble.is_none());
    let place = versions.iter().position(|version| since::day_of(version.at) < *day);
    let is_of_then = place.is_some();
    let version = match place {
        Some(place) => Some(versions.swap_remove(place)),
        None => versions.pop(),
    };
    let version = version.ok_or_else(|| Outcome::problem(none_yet(plan)))?;
    let (day, mut saved) = (since::in_words(day), minute(version.at));
    if version.warning().is_some() {
        saved.push_str(" (not checked)");
    }
    let words = if is_of_then {
        format!("Since {day}, when it was as saved on {saved}:")
    } else {
        format!("Nothing is kept from before {day}; since what was saved on {saved}:")
    };
    Ok((version, words))
}

/// The difference under a line that says since when; on stderr only that there is none, and what is odd of the files.
fn between(shell: &Shell, old: ReadPlan, new: ReadPlan, head: String, same: String, is_json: bool) -> Ended {
    let was = patience::complete(shell, &old.plan, old.accounts);
    let is = patience::complete(shell, &new.plan, new.accounts);
    let diff = Diff::between(Version { plan: &old.plan, report: &was }, Version { plan: &new.plan, report: &is });
    let mut words: Vec<String> = old.notes.into_iter().chain(new.notes).collect();
    if diff.is_empty() {
        words.push(same);
    }
    if is_json {
        return Ok(Outcome { data: json(shell, &diff)?, words, code: 0 });
    }
    let page = page::text(shell, &diff.page()).trim_start().to_owned();
    let data = if diff.is_empty() { page } else { head + &page };
    Ok(Outcome { data, words, code: 0 })
}

fn json(shell: &Shell, diff: &Diff) -> Result<String, Outcome> {
    let text = serde_json::to_string_pretty(diff);
    let text = text.map_err(|error| Outcome::problem(format!("It could not be written as JSON: {error}.")))?;
    Ok(shell.foreign(&(text + "\n")).into_owned())
}
