//! The trash: what was deleted comes back, or goes for good.

use crate::report::figure::counted;
use crate::store::Trashed;
use crate::tui::age;
use crate::tui::dialogs::{self, Choice};
use crate::tui::layer::{Context, NoPlan, Request};
use std::time::SystemTime;

type Confirm = dialogs::confirm::Confirm<NoPlan>;
type Pick<T> = dialogs::pick::Pick<T, NoPlan>;

/// What goes along with a plan.
const ALONG: &str = "account lists and earlier versions";

/// A line of the trash.
#[derive(Clone, Debug)]
enum InTrash {
    Plan(Trashed),
    All(Vec<Trashed>),
}

/// What can be done with a plan in the trash.
#[derive(Clone, Copy, Debug)]
enum Fate {
    Back,
    Gone,
    Stays,
}

/// Shows what lies in the trash.
pub(super) fn show(context: &mut Context<'_, NoPlan>) {
    let trashed = match context.store.trashed() {
        Ok(trashed) if trashed.is_empty() => return context.say("The trash is empty."),
        Ok(trashed) => trashed,
        Err(error) => return context.complain(error.to_string()),
    };
    let now = SystemTime::now();
    let plan = |plan: &Trashed| {
        let deleted = || format!("deleted {}", age::since_stamp(&plan.thrown_away, now));
        let about = plan.trouble.clone().unwrap_or_else(deleted);
        Choice { name: plan.slug.clone(), about, value: InTrash::Plan(plan.clone()) }
    };
    let mut choices: Vec<Choice<InTrash>> = trashed.iter().map(plan).collect();
    let about = format!("delete {} for good", counted(trashed.len(), "plan"));
    choices.push(Choice { name: "Empty the trash".to_owned(), about, value: InTrash::All(trashed) });
    context.ask(Pick::new("Trash", "Enter says what can be done.", choices, |context, chosen| match chosen {
        InTrash::Plan(plan) => ask(context, plan),
        InTrash::All(plans) => empty(context, plans.clone()),
    }));
}

fn ask(context: &mut Context<'_, NoPlan>, plan: &Trashed) {
    let choice = |name: &str, about: &str, value| Choice { name: name.to_owned(), about: about.to_owned(), value };
    let choices = vec![
        choice("Bring it back", "It is a plan on Home again, as it was.", Fate::Back),
        choice("Delete it for good", &format!("With its {ALONG}; nothing brings it back then."), Fate::Gone),
        choice("Leave it there", "Nothing changes.", Fate::Stays),
    ];
    let plan = plan.clone();
    context.ask(Pick::new(&format!("In the trash: {}", plan.slug), "", choices, move |context, fate| match fate {
        Fate::Back => bring_back(context, &plan),
        Fate::Gone => delete(context, plan.clone()),
        Fate::Stays => {}
    }));
}

fn bring_back(context: &mut Context<'_, NoPlan>, plan: &Trashed) {
    context.requests.push(Request::Relist);
    match context.store.restore(plan) {
        Ok(path) => {
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            context.say(format!("“{name}” is back."));
        }
        Err(error) => context.complain(error.to_string()),
    }
}

fn delete(context: &mut Context<'_, NoPlan>, plan: Trashed) {
    let question = format!("Delete “{}” for good, with its {ALONG}? Nothing brings it back then.", plan.slug);
    context.ask(Confirm::new("Delete for good", &question, move |context| {
        match context.store.delete_for_good(&plan) {
            Ok(()) => context.say(format!("“{}” is deleted for good.", plan.slug)),
            Err(error) => context.complain(error.to_string()),
        }
    }));
}

fn empty(context: &mut Context<'_, NoPlan>, plans: Vec<Trashed>) {
    let count = counted(plans.len(), "plan");
    let question = format!(
        "Delete {count} for good, with all {ALONG} that lie with them? Nothing brings them back then. {}",
        stays(context)
    );
    context.ask(Confirm::new("Empty the trash", &question, move |context| {
        let failed = plans.iter().find_map(|plan| context.store.delete_for_good(plan).err());
        match failed {
            None => context.say(format!("The trash is empty: {count} deleted for good.")),
            Some(error) => context.complain(error.to_string()),
        }
    }));
}

/// What stays all the same, in a sentence.
fn stays(context: &Context<'_, NoPlan>) -> String {
    let others = context.store.stays_in_trash();
    let plans = "The plans on Home stay";
    match others.split_first() {
        None => format!("{plans}."),
        Some((first, [])) => format!("{plans}, and so does {first}, which is no plan."),
        Some((first, more)) => format!("{plans}, and so do {first} and {} more, which are no plans.", more.len()),
    }
}
