//! What a plan is held against: another plan, or an earlier version of it.

use super::apart::Apart;
use super::{Choice, Pick};
use crate::plan::Plan;
use crate::report::Accounts;
use crate::store::{Backup, Listed, ReadPlan, Reference, Store, StoreError};
use crate::text::same::is_same;
use crate::tui::age;
use crate::tui::layer::Context;
use crate::tui::open_plan::OpenPlan;
use crate::tui::working::moved::Moving;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What the plan is held against, each with what tells it from the others.
#[derive(Clone, Debug)]
enum Against {
    Plan { path: PathBuf, name: String },
    Version { version: Box<Backup>, when: String },
}

/// Offers the other plans, then the earlier versions; none where there are neither.
pub(crate) fn compare_with(open: &OpenPlan, store: &Store) -> Option<Pick<impl Sized + use<>>> {
    let here = open.path().to_owned();
    let choices: Vec<Choice<Against>> = plans(open, store).into_iter().chain(versions(&here, store)).collect();
    let about = "What differs is shown thing by thing, and what moves by it; each can be taken over.";
    (!choices.is_empty()).then(|| {
        Pick::new("Compare with…", about, choices, move |context, against: &Against| {
            match read(context.store, &here, against) {
                Ok((name, other)) => hold_against(context, against, &name, other),
                Err(error) => context.complain(error.to_string()),
            }
        })
    })
}

/// The other plans; one that is called as this one or as another is named with its file.
fn plans(open: &OpenPlan, store: &Store) -> Vec<Choice<Against>> {
    let others = store.list().unwrap_or_default().into_iter().filter(|plan| plan.path != open.path());
    let named = others.map(|plan| (store.name_of(&plan.path).unwrap_or_else(|| plan.slug.clone()), plan));
    let named: Vec<_> = named.collect();
    let all = named.iter().map(|(name, _)| name).chain([&open.plan().name]);
    let choice = |(name, plan): &(String, Listed)| {
        let file = format!("{}.ron", plan.slug);
        let is_alone = all.clone().filter(|other| is_same(other, name)).count() == 1;
        let name = if is_alone { name.clone() } else { format!("{name} ({file})") };
        let about = format!("A plan of its own, in {file}.");
        Choice { about, value: Against::Plan { path: plan.path.clone(), name: name.clone() }, name }
    };
    named.iter().map(choice).collect()
}

fn versions(here: &Path, store: &Store) -> Vec<Choice<Against>> {
    let versions = store.backups(here).glance().unwrap_or_default();
    let versions: Vec<Backup> = versions.into_iter().filter(|it| it.trouble.is_none()).collect();
    let times = age::days_and_times(&versions.iter().map(|version| version.at).collect::<Vec<_>>());
    let choice = |(version, when): (Backup, String)| Choice {
        name: format!("As on {when}"),
        about: "An earlier version of this plan.".to_owned(),
        value: Against::Version { version: Box::new(version), when },
    };
    versions.into_iter().zip(times).map(choice).collect()
}

fn read(store: &Store, here: &Path, against: &Against) -> Result<(String, ReadPlan), StoreError> {
    match against {
        Against::Plan { path, name } => Ok((format!("“{name}”"), store.read(&Reference::from(path.as_path()))?)),
        Against::Version { version, when } => {
            Ok((format!("the version of {when}"), store.backups(here).read(version)?))
        }
    }
}

fn hold_against(context: &mut Context<'_>, against: &Against, name: &str, other: ReadPlan) {
    let open = context.open();
    let here = Arc::clone(open.accounts());
    // Lists have no versions: whom each partner reaches is as it is now.
    let there = if let Against::Version { .. } = against { Arc::clone(&here) } else { Accounts::of(other.accounts) };
    let (today, post) = (open.today().cloned(), open.post());
    let begin = move |plan: &Plan, other: &Plan| {
        let both = [(plan, &here), (other, &there)].map(|(plan, accounts)| (plan.clone(), Arc::clone(accounts)));
        Moving::between(both, today.clone(), NOTHING_MOVES, post.clone())
    };
    match Apart::between(open.plan(), name, other.plan, Box::new(begin)) {
        Some(apart) => context.ask(apart),
        None => context.say(format!("This plan and {name} say the same.")),
    }
}

const NOTHING_MOVES: &str = "Nothing moves by it.";
