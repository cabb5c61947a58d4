//! `partnerplan list`: the saved plans, those that cannot be read with the reason.

use super::{
    Ended, Outcome,
    shell::Shell,
    table::{Column, Table},
};
use crate::store::{Listed, Store, Summary, shown};
use jiff::{Timestamp, tz::TimeZone};
use serde::Serialize;

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
    candidates: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    step: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    changed: Option<String>,
    #[serde(skip)]
    shown: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    unreadable: Option<String>,
}

pub(super) fn run(store: &Store, shell: &Shell, json: bool) -> Ended {
    let rows: Vec<Row> = store.list()?.into_iter().map(|listed| row(store, listed)).collect();
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

fn row(store: &Store, listed: Listed) -> Row {
    let changed = listed.modified.and_then(|time| Timestamp::try_from(time).ok());
    let summary = match listed.trouble {
        Some(trouble) => Err(trouble),
        None => store.summary(&listed.path).map_err(|error| error.brief()),
    };
    let (summary, unreadable) = match summary {
        Ok(summary) => (Some(summary), None),
        Err(reason) => (None, Some(reason)),
    };
    Row {
        slug: listed.slug,
        path: shown(listed.path.as_os_str()),
        path_has_bytes: listed.path.to_str().is_none(),
        candidates: summary.as_ref().map(|summary| summary.candidates),
        step: summary.as_ref().map(|summary| summary.reached.label()),
        name: summary.map(|Summary { name, .. }| name),
        changed: changed.map(|time| time.to_string()),
        shown: changed.map(minute).unwrap_or_default(),
        unreadable,
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
        let name = match (&row.name, &row.unreadable) {
            (Some(name), _) => name.clone(),
            (None, reason) => format!("unreadable: {}", reason.as_deref().unwrap_or("no reason given")),
        };
        table.row([
            row.slug.clone(),
            name,
            row.candidates.map(|count| count.to_string()).unwrap_or_default(),
            row.step.unwrap_or_default().to_owned(),
            row.shown.clone(),
        ]);
    }
    table
}

/// The day and minute where the reader is.
fn minute(time: Timestamp) -> String {
    TimeZone::system().to_datetime(time).strftime("%Y-%m-%d %H:%M").to_string()
}
