//! What a plan is held against: another plan, or an earlier version of it.

use super::apart::Apart;
use super::{Choice, Pick};
use crate::plan::Plan;
use crate::report::Accounts;
use crate::store::{Backup, ReadPlan, Reference, Store, StoreError};
use crate::tui::age;
use crate::tui::layer::Context;
use crate::tui::open_plan::OpenPlan;
use crate::tui::working::moved::Moving;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What the plan is held against.
#[derive(Clone, Debug)]
enum Against {
    Plan(PathBuf),
    Version(Box<Backup>),
}

/// Offers the other plans, then the earlier versions; none where there are neither.
pub(crate) fn compare_with(open: &OpenPlan, store: &Store) -> Option<Pick<impl Sized + use<>>> {
    let here = open.path().to_owned();
    let plans = store.list().unwrap_or_default().into_iter().filter(|plan| plan.path != here);
    let plans = plans.map(|plan| Choice {
        name: store.name_of(&plan.path).unwrap_or_else(|| plan.slug.clone()),
        about: format!("Another plan, {}.ron.", plan.slug),
        value: Against::Plan(plan.path),
    });
    let versions = store.backups(&here).glance().unwrap_or_default().into_iter().filter(|it| it.trouble.is_none());
    let versions = versions.map(|version| Choice {
        name: format!("As on {}", age::day_and_time(version.at)),
        about: "An earlier version of this plan.".to_owned(),
        value: Against::Version(Box::new(version)),
    });
    let choices: Vec<Choice<Against>> = plans.chain(versions).collect();
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

fn read(store: &Store, here: &Path, against: &Against) -> Result<(String, ReadPlan), StoreError> {
    match against {
        Against::Plan(path) => {
            let read = store.read(&Reference::from(path.as_path()))?;
            Ok((format!("“{}”", read.plan.name), read))
        }
        Against::Version(version) => {
            let read = store.backups(here).read(version)?;
            Ok((format!("the version of {}", age::day_and_time(version.at)), read))
        }
    }
}

fn hold_against(context: &mut Context<'_>, against: &Against, name: &str, other: ReadPlan) {
    let open = context.open();
    let here = Arc::clone(open.accounts());
    // Lists have no versions: whom each partner reaches is as it is now.
    let there = if let Against::Version(_) = against { Arc::clone(&here) } else { Accounts::of(other.accounts) };
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
