//! What Home asks before it does something: kind and name of a new plan, another name, whether it may delete.

use crate::catalog;
use crate::tui::dialogs::earlier::ways::a_name;
use crate::tui::dialogs::{self, Choice};
use crate::tui::layer::{Context, NoPlan, Request};
use std::path::PathBuf;

type Confirm = dialogs::confirm::Confirm<NoPlan>;
type Pick<T> = dialogs::pick::Pick<T, NoPlan>;
type Prompt = dialogs::prompt::Prompt<NoPlan>;

/// Asks for another name of the plan in a file.
pub(super) fn rename(context: &mut Context<'_, NoPlan>, path: PathBuf, name: &str) {
    context.ask(Prompt::new("Rename the plan", "", name, move |context, typed| {
        let name = a_name(typed)?;
        context.store.rename(&path, &name).map_err(|error| error.to_string())?;
        context.requests.push(Request::Relist);
        Ok(())
    }));
}

/// Asks for the name of a copy.
pub(super) fn duplicate(context: &mut Context<'_, NoPlan>, path: PathBuf, name: &str) {
    let suggested = format!("{name} (copy)");
    context.ask(Prompt::new("Copy the plan", "The name of the copy.", &suggested, move |context, typed| {
        context.store.duplicate(&path, &a_name(typed)?).map_err(|error| error.to_string())?;
        context.requests.push(Request::Relist);
        Ok(())
    }));
}

/// Asks whether the plan goes into the trash.
pub(super) fn delete(context: &mut Context<'_, NoPlan>, path: PathBuf, name: &str) {
    let name = name.to_owned();
    let question = format!("Put “{name}” into the trash? It can be brought back from there with t.");
    context.ask(Confirm::new("Delete a plan", &question, move |context| {
        match context.store.trash(&path) {
            Ok(_) => context.say(format!("“{name}” is in the trash. t brings it back.")),
            Err(error) => context.complain(error.to_string()),
        }
        context.requests.insert(0, Request::Relist);
    }));
}

/// Asks what is sold and what the plan is called, and makes it.
pub(super) fn new_plan(context: &mut Context<'_, NoPlan>) {
    let choices = catalog::starters()
        .iter()
        .map(|starter| Choice { name: starter.name.clone(), about: starter.why.clone(), value: starter.id.clone() })
        .collect();
    let about = "A starter fills in what vendors of that kind usually say. Everything can be changed.";
    context.ask(Pick::new("New plan: what do you sell?", about, choices, |context, id: &String| {
        let id = id.clone();
        context.ask(Prompt::new(
            "New plan: its name",
            "What you would call it in a board paper.",
            "",
            move |context, typed| {
                let name = a_name(typed)?;
                let starter =
                    catalog::starters().iter().find(|starter| starter.id == id).expect("picked from this list");
                let opened = context
                    .store
                    .create(&name, &catalog::new_plan(&name, starter))
                    .map_err(|error| error.to_string())?;
                context.requests.push(Request::Show(Box::new(opened)));
                Ok(())
            },
        ));
    }));
}
