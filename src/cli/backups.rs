//! `partnerplan backups PLAN`: the earlier versions of a plan; `partnerplan restore PLAN WHEN`: one of them in its place.

use super::list::minute;
use super::since;
use super::table::{Column, Table};
use super::{Ended, Outcome, shell::Shell};
use crate::store::{Backup, Reference, Store};
use serde::Serialize;
use std::path::{Path, PathBuf};

/// What stands under a table with versions of which it is not known what was kept.
const NOT_CHECKED: &str =
    "Not checked: kept, but the list that says what was kept is lost, so damage would not be seen.";

/// An earlier version as `backups --json` has it.
#[derive(Debug, Serialize)]
struct VersionRow {
    number: u64,
    saved: String,
    bytes: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    candidates: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    trouble: Option<&'static str>,
    checked: bool,
    path: PathBuf,
}

pub(super) fn run(store: &Store, shell: &Shell, plan: &Reference, json: bool) -> Ended {
    let versions = store.backups(&store.find_kept(plan)?).list()?;
    if json {
        let rows: Vec<VersionRow> = versions.into_iter().map(row).collect();
        let text = serde_json::to_string_pretty(&rows)
            .map_err(|error| Outcome::problem(format!("The list could not be written as JSON: {error}.")))?;
        return Ok(Outcome::data(shell.foreign(&(text + "\n"))));
    }
    if versions.is_empty() {
        return Ok(Outcome::words(none_yet(plan)));
    }
    let mut table = Table::new([
        ("Number", Column::Right),
        ("Saved", Column::Left),
        ("Candidates", Column::Right),
        ("Name", Column::Flexible),
    ]);
    for version in &versions {
        let (name, candidates) = match (&version.plan, version.trouble) {
            (Some((name, candidates)), None) if version.is_checked => (name.clone(), candidates.to_string()),
            (Some((name, candidates)), None) => (format!("{name} (not checked)"), candidates.to_string()),
            (_, trouble) => (trouble.unwrap_or_default().to_owned(), String::new()),
        };
        table.row([version.number.to_string(), minute(version.at), candidates, name]);
    }
    let mut words = Vec::new();
    if versions.iter().any(|version| version.warning().is_some()) {
        words.push(NOT_CHECKED.to_owned());
    }
    Ok(Outcome { data: table.text(shell), words, code: 0 })
}

fn row(version: Backup) -> VersionRow {
    let (name, candidates) = version.plan.unzip();
    VersionRow {
        number: version.number,
        saved: version.at.to_string(),
        bytes: version.bytes,
        name,
        candidates,
        trouble: version.trouble,
        checked: version.is_checked,
        path: version.path,
    }
}

/// What is said of a plan that has no earlier version.
pub(super) fn none_yet(plan: &Reference) -> String {
    format!(
        "No earlier version of {plan} has been kept yet: one is kept before the first change of each day or session."
    )
}

pub(super) fn restore(store: &Store, shell: &Shell, plan: &Reference, when: &str) -> Ended {
    let path = store.find_kept(plan)?;
    let version = meant(store, shell, plan, &path, when)?;
    store.bring_back(&path, &version)?;
    let warning = version.warning().map(|warning| format!(" {warning}")).unwrap_or_default();
    let name = version.plan.map_or_else(|| plan.to_string(), |(name, _)| name);
    let saved = minute(version.at);
    Ok(Outcome::words(format!(
        "“{name}” is as it was saved on {saved}.{warning} What stood there before is among the earlier versions."
    )))
}

/// The version with this number, or the last one of that day or before.
fn meant(store: &Store, shell: &Shell, plan: &Reference, path: &Path, when: &str) -> Result<Backup, Outcome> {
    let mut versions = store.backups(path).list()?;
    if versions.is_empty() {
        return Err(Outcome::problem(none_yet(plan)));
    }
    let see = format!("`partnerplan backups {plan}` shows those that are there.");
    let place = if let Ok(number) = when.parse::<u64>() {
        versions.iter().position(|version| version.number == number)
    } else {
        let day = since::day(when, shell.today()).map_err(Outcome::problem)?;
        versions.iter().position(|version| since::day_of(version.at) <= day)
    };
    let place = place.ok_or_else(|| Outcome::problem(format!("No earlier version is meant by “{when}”: {see}")))?;
    let version = versions.remove(place);
    match version.trouble {
        Some(trouble) => {
            Err(Outcome::problem(format!("Number {} was not brought back: {trouble}. Take another.", version.number)))
        }
        None => Ok(version),
    }
}
