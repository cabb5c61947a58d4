//! The earlier versions of an open plan: going back to one is a change of the plan like any other.

use super::ways::{self, Whose};
use super::{Earlier, Present};
use crate::plan::{Change, Edit, FORMAT};
use crate::store::{Backup, Store};
use crate::tui::age;
use crate::tui::layer::{Context, Request};
use crate::tui::open_plan::OpenPlan;
use std::sync::Arc;

/// The versions of the open plan, and what has changed since each.
///
/// # Errors
/// A sentence, where there are none, or the folder cannot be read.
pub(crate) fn of_open_plan(open: &OpenPlan, store: &Store) -> Result<Earlier<OpenPlan>, String> {
    let versions = store.backups(open.path()).glance().map_err(|error| error.to_string())?;
    if versions.is_empty() {
        return Err("No earlier version has been kept yet: one is kept before the first change of a day.".to_owned());
    }
    let present = Present {
        store: store.clone(),
        path: open.path().to_owned(),
        today: open.today().cloned(),
        open: Some((open.plan().clone(), Arc::clone(open.accounts()))),
    };
    Ok(Earlier::new(&open.plan().name, versions, (present, open.post()), ask))
}

fn ask(context: &mut Context<'_>, version: &Backup) {
    let whose = Whose { path: context.open().path().to_owned(), name: context.plan().name.clone() };
    let back = "The plan says again what it said then. It is one change, and Ctrl-Z takes it back.";
    let save = |context: &mut Context<'_>| context.open_mut().finish().map_err(|unsaved| unsaved.reason);
    ways::ask(context, (&whose, version), back, save, go_back);
}

fn go_back(context: &mut Context<'_>, version: &Backup) {
    let read = context.store.backups(context.open().path()).read(version);
    let then = match read {
        Ok(read) if read.plan.format > FORMAT => {
            return context.complain("This version was made by a newer version of partnerplan: go back to it there.");
        }
        Ok(read) => read.plan,
        Err(error) => return context.complain(error.to_string()),
    };
    let when = age::day_and_time(version.at);
    let versions = context.store.backups(context.open().path());
    context.open_mut().keep_version(versions);
    if context.change(Change::new(format!("going back to the version of {when}"), Edit::Whole(Box::new(then)))) {
        context.say(format!("The plan is as it was on {when}. Ctrl-Z takes that back."));
        context.requests.push(Request::Answered);
    }
}
