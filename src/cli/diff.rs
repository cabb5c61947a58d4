//! `partnerplan diff OLD NEW`: what one plan says otherwise than another, and what has moved by it.

use super::{Ended, Outcome, page, patience, shell::Shell};
use crate::{
    report::diff::{Diff, Version},
    store::{Reference, Store},
};
use std::ffi::OsString;

/// Which plans, and for whom.
#[derive(Debug, clap::Args)]
pub(super) struct Compared {
    /// The plan as it was: a short name, a name, or the path of a plan or of a backup of it
    old: OsString,
    /// The plan as it is
    new: OsString,
    /// As JSON
    #[arg(long)]
    json: bool,
}

pub(super) fn run(store: &Store, shell: &Shell, compared: Compared) -> Ended {
    let [old, new] = [compared.old, compared.new].map(Reference::new);
    let (old_read, new_read) = (store.read(&old)?, store.read(&new)?);
    let was = patience::complete(shell, &old_read.plan, old_read.accounts);
    let is = patience::complete(shell, &new_read.plan, new_read.accounts);
    let diff =
        Diff::between(Version { plan: &old_read.plan, report: &was }, Version { plan: &new_read.plan, report: &is });
    let mut words = old_read.notes;
    words.extend(new_read.notes);
    if diff.is_empty() {
        words.push(format!("Nothing differs between {old} and {new}."));
    }
    let data =
        if compared.json { json(shell, &diff)? } else { page::text(shell, &diff.page()).trim_start().to_owned() };
    Ok(Outcome { data, words, code: 0 })
}

fn json(shell: &Shell, diff: &Diff) -> Result<String, Outcome> {
    let text = serde_json::to_string_pretty(diff);
    let text = text.map_err(|error| Outcome::problem(format!("It could not be written as JSON: {error}.")))?;
    Ok(shell.foreign(&(text + "\n")).into_owned())
}
