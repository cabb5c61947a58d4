//! What a plan is held against: another plan, or an earlier version of it.

use super::apart::Apart;
use super::{Choice, Pick};
use crate::desk::against::Against;
use crate::plan::Plan;
use crate::store::{ReadPlan, Store};
use crate::tui::layer::Context;
use crate::tui::open_plan::OpenPlan;
use crate::tui::working::moved::Moving;
use std::sync::Arc;

/// Offers the other plans, then the earlier versions; none where there are neither.
pub(crate) fn compare_with(open: &OpenPlan, store: &Store) -> Option<Pick<impl Sized + use<>>> {
    let choices: Vec<Choice<Against>> = Against::all(open, store).into_iter().map(choice).collect();
    let about = "What differs is shown thing by thing, and what moves by it; each can be taken over.";
    (!choices.is_empty()).then(|| {
        Pick::new("Compare with…", about, choices, |context, against: &Against| {
            match against.read(context.open(), context.store) {
                Ok(other) => hold_against(context, against, other),
                Err(error) => context.complain(error.to_string()),
            }
        })
    })
}

fn choice(against: Against) -> Choice<Against> {
    let (name, about) = match &against {
        Against::Plan { path, name } => {
            let file = path.file_name().unwrap_or_default().to_string_lossy();
            (name.clone(), format!("A plan of its own, in {file}."))
        }
        Against::Version { when, .. } => (format!("As on {when}"), "An earlier version of this plan.".to_owned()),
    };
    Choice { name, about, value: against }
}

fn hold_against(context: &mut Context<'_>, against: &Against, other: ReadPlan) {
    let open = context.open();
    let (here, there) = (Arc::clone(open.accounts()), against.accounts(open, &other));
    let name = against.words();
    let (today, post) = (open.today().cloned(), open.post());
    let begin = move |plan: &Plan, other: &Plan| {
        let both = [(plan, &here), (other, &there)].map(|(plan, accounts)| (plan.clone(), Arc::clone(accounts)));
        Moving::between(both, today.clone(), NOTHING_MOVES, post.clone())
    };
    match Apart::between(open.plan(), &name, other.plan, Box::new(begin)) {
        Some(apart) => context.ask(apart),
        None => context.say(format!("This plan and {name} say the same.")),
    }
}

const NOTHING_MOVES: &str = "Nothing moves by it.";
