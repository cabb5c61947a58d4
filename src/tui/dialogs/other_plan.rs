//! What a plan is held against: another plan, or an earlier version of it.

use super::apart::Apart;
use super::{Choice, Pick};
use crate::plan::{Date, Plan};
use crate::report::diff::{Diff, Version};
use crate::report::{Accounts, Report};
use crate::store::{Backup, Reference, Store, StoreError};
use crate::tui::age;
use crate::tui::layer::Context;
use crate::tui::open_plan::{OpenPlan, report_on};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// In a plan of more candidates whom to recruit takes longer than a key may, and is left out of what moves.
const FEW: usize = 40;

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
                Ok((name, other)) => hold_against(context, &name, other),
                Err(error) => context.complain(error.to_string()),
            }
        })
    })
}

fn read(store: &Store, here: &Path, against: &Against) -> Result<(String, Plan), StoreError> {
    match against {
        Against::Plan(path) => {
            let read = store.read(&Reference::from(path.as_path()))?;
            Ok((format!("“{}”", read.plan.name), read.plan))
        }
        Against::Version(version) => {
            let read = store.backups(here).read(version)?;
            Ok((format!("the version of {}", age::day_and_time(version.at)), read.plan))
        }
    }
}

fn hold_against(context: &mut Context<'_>, name: &str, other: Plan) {
    let moves = moving(context.plan(), &other, context.open().today());
    match Apart::between(context.plan(), name, other, &moves) {
        Some(apart) => context.ask(apart),
        None => context.say(format!("This plan and {name} say the same.")),
    }
}

/// What one plan says otherwise than another and what moves by it, in words.
pub(crate) fn moving(was: &Plan, is: &Plan, today: Option<&Date>) -> String {
    let is_small = was.partners.len().max(is.partners.len()) <= FEW;
    let report = |plan: &Plan| {
        let accounts: Arc<Accounts> = Arc::default();
        if is_small {
            today.map_or_else(|| Report::complete(plan), |today| Report::complete(plan).on(today))
        } else {
            report_on(plan, &accounts, today)
        }
    };
    let (was_report, is_report) = (report(was), report(is));
    Diff::between(Version { plan: was, report: &was_report }, Version { plan: is, report: &is_report }).text()
}
