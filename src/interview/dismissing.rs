//! Saying that a trap is no problem here, and taking that back.

use crate::catalog::Trap;
use crate::plan::{Change, Date, Dismissal, Edit, Plan, clean_line};

/// A trap is none from now on, until what it speaks of changes.
///
/// # Errors
/// When there is no reason.
pub fn dismiss(plan: &Plan, trap: &Trap, because: &str, on: Option<&Date>) -> Result<Change, String> {
    let because = clean_line(because);
    if because.is_empty() {
        return Err("Say why it is none here, in a few words: whoever reads the plan next will ask.".to_owned());
    }
    let (rule, subject) = (trap.rule.id(), trap.subject());
    let mut said = plan.dismissed_without(rule, &subject);
    let facts = trap.facts.clone();
    said.push(Dismissal { rule: rule.to_owned(), subject, facts, because, on: on.cloned() });
    Ok(Change::new(format!("{rule} is no problem here"), Edit::Dismissed(said)))
}

/// A trap is one again.
#[must_use]
pub fn bring_back(plan: &Plan, trap: &Trap) -> Change {
    let rule = trap.rule.id();
    let said = plan.dismissed_without(rule, &trap.subject());
    Change::new(format!("{rule} is to be looked at again"), Edit::Dismissed(said))
}
