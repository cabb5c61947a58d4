//! The earlier versions of an open plan: going back to one is a change of the plan like any other.

use super::super::pick::{Choice, Pick};
use super::super::prompt::Prompt;
use super::{Earlier, Present};
use crate::plan::{Change, Edit, FORMAT, clean_line};
use crate::store::{Backup, Reference, Store};
use crate::tui::age;
use crate::tui::layer::{Context, Request};
use crate::tui::open_plan::OpenPlan;
use std::sync::Arc;

/// What can be done with a version.
#[derive(Clone, Copy, Debug)]
enum WayBack {
    GoBack,
    Copy,
    Leave,
}

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
    let choice = |name: &str, about: &str, value| Choice { name: name.to_owned(), about: about.to_owned(), value };
    let choices = vec![
        choice(
            "Go back to it",
            "The plan says again what it said then. It is one change, and Ctrl-Z takes it back.",
            WayBack::GoBack,
        ),
        choice("Open it as a plan of its own", "A copy under another name; this plan stays as it is.", WayBack::Copy),
        choice("Leave it", "Nothing changes.", WayBack::Leave),
    ];
    let title = format!("The version of {}", age::day_and_time(version.at));
    let version = version.clone();
    context.ask(Pick::new(&title, "", choices, move |context, choose: &WayBack| match choose {
        WayBack::GoBack => go_back(context, &version),
        WayBack::Copy => copy(context, version.clone()),
        WayBack::Leave => {}
    }));
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

fn copy(context: &mut Context<'_>, version: Backup) {
    let suggested = format!("{} ({})", context.plan().name, age::day(version.at));
    context.ask(Prompt::new(
        "Open it as a plan of its own",
        "The name of the copy.",
        &suggested,
        move |context, typed| {
            let name = clean_line(typed);
            if name.is_empty() {
                return Err("A plan needs a name: type one.".to_owned());
            }
            let path = context.open().path().to_owned();
            let copy = context.store.copy_version(&path, &version, &name).map_err(|error| error.to_string())?;
            context.open_mut().finish().map_err(|unsaved| unsaved.reason)?;
            context.requests.push(Request::Read(Reference::from(copy.as_path()), name));
            Ok(())
        },
    ));
}
