//! Changes of the open plan that its file did not take before: held against the plan as it is, to be taken or put into the
//! trash. Until then they stay where they are.

use super::comparing::{Comparing, CopyAnswer, differences};
use crate::plan::{Change, Edit, FORMAT, Plan};
use crate::report::diff::Version;
use crate::store::{KeptAside, Reference, Store};
use crate::tui::layer::Context;
use crate::tui::open_plan::{OpenPlan, report_on};

/// What is said where both say the same.
const ALIKE: &str = "Nothing: both say the same. What is kept aside can go into the trash.";

/// Holds the newest of what is kept aside against the open plan; none where nothing is.
///
/// # Errors
/// Why it cannot be read.
pub(crate) fn kept_aside(store: &Store, open: &OpenPlan) -> Option<Result<Comparing<OpenPlan>, String>> {
    let aside = open.kept_aside().first()?.clone();
    let read = store.read(&Reference::from(aside.path.as_path())).map_err(|error| error.to_string());
    Some(read.map(|read| {
        let said = format!("What this plan's file did not take before is in {}.", aside.path.display());
        let takes = "Take it; Ctrl-Z takes that back".to_owned();
        let differs = differing(open, &read.plan);
        let plan = read.plan;
        Comparing::new(
            ("Kept aside, not in the plan", said),
            (takes, "Put it into the trash".to_owned()),
            ("What is kept aside says otherwise", differs),
            move |context, answer| match answer {
                CopyAnswer::Take => take(context, &aside, &plan),
                CopyAnswer::Trash | CopyAnswer::Leave => {
                    dismiss(context, &aside)?;
                    context.say("It is in the trash. t on Home brings it back.");
                    Ok(())
                }
            },
        )
    }))
}

fn differing(open: &OpenPlan, plan: &Plan) -> String {
    let (here, there) = (open.report(), report_on(plan, open.accounts(), open.today()));
    differences(Version { plan: open.plan(), report: &here }, Version { plan, report: &there }, ALIKE)
}

/// It goes once the plan's own file has what was in it.
fn take(context: &mut Context<'_>, aside: &KeptAside, plan: &Plan) -> Result<(), String> {
    if plan.format > FORMAT {
        return Err("It was made by a newer version of partnerplan: take it there.".to_owned());
    }
    let versions = context.store.backups(context.open().path());
    context.open_mut().keep_version(versions);
    let change = Change::new("taking what was kept aside", Edit::Whole(Box::new(plan.clone())));
    if !context.change(change) {
        return Ok(());
    }
    match context.open_mut().finish() {
        Ok(()) => {
            dismiss(context, aside)?;
            context.say("The plan is as it was kept aside. Ctrl-Z takes that back.");
        }
        Err(unsaved) => context.complain(format!("It is taken, and not saved: {}", unsaved.reason)),
    }
    Ok(())
}

fn dismiss(context: &mut Context<'_>, aside: &KeptAside) -> Result<(), String> {
    context.store.dismiss_of_open(aside).map_err(|error| error.to_string())?;
    context.open_mut().forget_aside(aside);
    Ok(())
}
