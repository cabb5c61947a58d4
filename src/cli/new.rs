//! `partnerplan new NAME`: a plan from the example, an industry starter or another plan.

use super::{Ended, Outcome, path, shell::Shell};
use crate::{
    catalog,
    plan::{Plan, clean_line},
    store::{AccountFolder, Reference, Store, StoreError, shown},
};
use std::ffi::OsStr;

/// Where a plan starts when nobody says.
pub(super) const DEFAULT: &str = "other-b2b-software";

/// What `--from` takes; a test holds it to the catalogue, which is not read only to print help.
pub(super) const FROM_HELP: &str = "Start from the example, from another plan, or from an industry starter: \
     cybersecurity, hr-software, industrial-iot, developer-tools, finance-software or other-b2b-software";

const EXAMPLE: &str = "example";

pub(super) fn run(store: &Store, shell: &Shell, name: &str, from: &OsStr) -> Ended {
    let name = clean_line(name);
    if name.is_empty() {
        let sentence =
            "A plan needs a name: say what you would call it in a board paper, for instance “Nordic expansion”.";
        return Err(Outcome { code: 2, ..Outcome::problem(sentence) });
    }
    let (plan, lists) = start(store, from)?;
    let mut opened = store.create(&name, &plan)?;
    match lists {
        Beside::Nothing => {}
        Beside::Examples => opened.put_example_lists(Some(shell.today()))?,
        Beside::Those(of) => of.copy_to(&opened.folder)?,
    }
    let mut outcome = path::told(shell, opened.file.path());
    outcome.words.push(format!("Made “{name}”: `partnerplan open {}` opens it.", opened.file.slug()));
    Ok(outcome)
}

/// The account lists a plan starts with.
enum Beside {
    Nothing,
    Examples,
    Those(AccountFolder),
}

fn start(store: &Store, from: &OsStr) -> Result<(Plan, Beside), Outcome> {
    if from == EXAMPLE {
        return Ok((catalog::example(), Beside::Examples));
    }
    if let Some(starter) = catalog::starters().iter().find(|starter| from == starter.id.as_str()) {
        return Ok((starter.plan.clone(), Beside::Nothing));
    }
    match store.read(&Reference::new(from)) {
        Ok(read) => Ok((read.plan, Beside::Those(store.accounts(&read.path)))),
        Err(StoreError::NotFound { .. }) => Err(Outcome::problem(nothing_called(&shown(from)))),
        Err(error) => Err(error.into()),
    }
}

fn nothing_called(from: &str) -> String {
    let starters: Vec<&str> = catalog::starters().iter().map(|starter| starter.id.as_str()).collect();
    format!(
        "No starter or plan is called “{from}”: --from takes {EXAMPLE}, {} or one of your plans.",
        starters.join(", ")
    )
}
