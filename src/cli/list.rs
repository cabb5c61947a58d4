//! `partnerplan list`: the saved plans, those that cannot be read with the reason.

use super::{
    Ended, Outcome, patience,
    shell::Shell,
    table::{Column, Table},
};
use crate::prioritise::Cancel;
use crate::store::{Known, Listed, Store, Summary, Unread, newer_words, shown};
use jiff::{Timestamp, tz::TimeZone};
use serde::Serialize;
use std::sync::{
    OnceLock,
    atomic::{AtomicUsize, Ordering},
};

/// A plan as `list --json` has it.
#[derive(Debug, Serialize)]
struct Row {
    slug: String,
    /// Where it is; bytes that are no text in UTF-8 as `\xff`.
    path: String,
    /// Whether such bytes are in the path.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    path_has_bytes: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    copy_of: Option<String>,
    /// It is what the file of that plan did not take.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    kept_aside: bool,
    /// The format of a newer version of the program that made it.
    #[serde(skip_serializing_if = "Option::is_none")]
    newer_format: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    candidates: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    step: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    changed: Option<String>,
    #[serde(skip)]
    shown: String,
    /// Its name, and what is odd about it; why it has none, where it does not read.
    #[serde(skip)]
    told: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    unreadable: Option<String>,
}

pub(super) fn run(store: &Store, shell: &Shell, json: bool) -> Ended {
    let mut listed = store.list()?;
    listed.extend(store.list_kept_aside());
    let summaries = patience::reading(shell, listed.len(), |tell| summaries(store, &listed, tell));
    let rows: Vec<Row> = listed.iter().zip(summaries).map(|(listed, summary)| row(listed, summary)).collect();
    if json {
        let text = serde_json::to_string_pretty(&rows)
            .map_err(|error| Outcome::problem(format!("The list could not be written as JSON: {error}.")))?;
        return Ok(Outcome::data(shell.foreign(&(text + "\n"))));
    }
    let table = table(&rows);
    if table.is_empty() {
        let place = store.plans();
        return Ok(Outcome::words(format!("No plans yet in {}: `partnerplan new NAME` makes one.", place.display())));
    }
    Ok(Outcome::data(table.text(shell)))
}

/// The short names alone, without a look into the plans: asked at every press of Tab.
pub(super) fn names(store: &Store, shell: &Shell) -> Ended {
    let mut names = String::new();
    for listed in store.list()? {
        names.extend([listed.slug.as_str(), "\n"]);
    }
    Ok(Outcome::data(shell.foreign(&names)))
}

/// What each plan comes to, in their order; `tell` is told how many are known.
fn summaries(store: &Store, listed: &[Listed], tell: &(dyn Fn(usize) + Sync)) -> Vec<Result<Summary, Unread>> {
    let all: Vec<OnceLock<Result<Summary, Unread>>> = listed.iter().map(|_| OnceLock::new()).collect();
    let known = AtomicUsize::new(0);
    store.summaries(listed, &Known::default(), &Cancel::default(), &|place, summary| {
        all[place].get_or_init(|| summary);
        tell(known.fetch_add(1, Ordering::Relaxed) + 1);
    });
    all.into_iter().map(|told| told.into_inner().expect("every plan is told of where nobody asks it to stop")).collect()
}

fn row(listed: &Listed, summary: Result<Summary, Unread>) -> Row {
    let changed = listed.modified.and_then(|time| Timestamp::try_from(time).ok());
    let mut row = Row {
        slug: listed.slug.clone(),
        path: shown(listed.path.as_os_str()),
        path_has_bytes: listed.path.to_str().is_none(),
        name: None,
        copy_of: None,
        kept_aside: listed.kept_aside.is_some(),
        newer_format: None,
        candidates: None,
        step: None,
        changed: changed.map(|time| time.to_string()),
        shown: changed.map(minute).unwrap_or_default(),
        told: String::new(),
        unreadable: None,
    };
    match summary {
        Ok(summary) => row.says(summary, listed),
        Err(unread) => {
            row.newer_format = unread.newer_format;
            row.told = unread.words();
            row.unreadable = Some(unread.reason);
        }
    }
    row
}

impl Row {
    fn says(&mut self, summary: Summary, listed: &Listed) {
        self.candidates = Some(summary.candidates);
        self.step = Some(summary.reached.label());
        self.newer_format = summary.newer_format;
        let mut told = summary.name.clone();
        if let Some(copy) = listed.copy_of(&summary.name) {
            let aside = format!("{told}, kept aside: not saved in {}", copy.original);
            told = if self.kept_aside { aside } else { format!("{told}, copy of {} by {}", copy.original, copy.by) };
            self.copy_of = Some(copy.original.clone());
        }
        if let Some(format) = summary.newer_format {
            told = format!("{told}, {}", newer_words(format));
        }
        self.told = told;
        self.name = Some(summary.name);
    }
}

fn table(rows: &[Row]) -> Table {
    let mut table = Table::new([
        ("Short name", Column::Flexible),
        ("Name", Column::Flexible),
        ("Candidates", Column::Right),
        ("Step", Column::Left),
        ("Changed", Column::Left),
    ]);
    for row in rows {
        table.row([
            row.slug.clone(),
            row.told.clone(),
            row.candidates.map(|count| count.to_string()).unwrap_or_default(),
            row.step.unwrap_or_default().to_owned(),
            row.shown.clone(),
        ]);
    }
    table
}

/// The day and minute where the reader is.
pub(super) fn minute(time: Timestamp) -> String {
    TimeZone::system().to_datetime(time).strftime("%Y-%m-%d %H:%M").to_string()
}
