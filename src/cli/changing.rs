//! Changing a plan from the command line: opened under its lock, changed in one step, saved at once.

use super::Outcome;
use crate::{
    plan::{Change, Document, Plan},
    store::{KEPT_STEPS, Mode, Opened, Reference, Store},
};

/// A plan that may be written.
pub(super) fn opened(store: &Store, plan: &Reference) -> Result<Opened, Outcome> {
    let opened = store.open(plan)?;
    match &opened.mode {
        Mode::ReadWrite => Ok(opened),
        Mode::ReadOnly(reason) => {
            let path = opened.file.path().display();
            Err(Outcome::problem(format!("{path} cannot be changed now: {reason}. --dry-run shows what would change.")))
        }
    }
}

/// Makes the change and saves; whether the plan is another now.
pub(super) fn save(opened: &mut Opened, change: Change) -> Result<bool, Outcome> {
    let plan = std::mem::replace(&mut opened.plan, Plan::empty(""));
    let mut document = Document::with_past(plan, std::mem::take(&mut opened.past));
    let changed = document.apply(change).map_err(|error| Outcome::problem(format!("Nothing was changed: {error}.")))?;
    opened.plan = document.plan().clone();
    if changed {
        opened.file.save(&opened.plan)?;
        opened.notes.extend(opened.file.take_said());
        // What a command did can be undone in the wizard.
        opened.file.keep_past(&document.past(KEPT_STEPS));
    }
    Ok(changed)
}
