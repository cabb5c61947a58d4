//! The buying group: who joins it, and at which stages they are in the room.

use super::follow::follow;
use crate::plan::{Buyer, BuyingRole, Change, Edit, Plan, StageId, add, clean_line};

/// The title a text gives.
///
/// # Errors
/// When it gives none.
pub fn typed_title(text: &str) -> Result<String, String> {
    let title = clean_line(text);
    if title.is_empty() { Err("A buyer needs a title: type one.".to_owned()) } else { Ok(title) }
}

/// Adds a buyer, in the room when buyers in their role usually are.
#[must_use]
pub fn add_buyer(plan: &Plan, title: &str, role: BuyingRole) -> Change {
    let (_, edit) = add::buyer(plan, title, role);
    Change::new(format!("{title} added"), follow(plan, edit))
}

/// Puts the buyer at a place into the room at the stage at a place, or takes them out of it.
#[must_use]
pub fn toggle(plan: &Plan, buyer: usize, stage: usize) -> Option<Change> {
    let stage = plan.stages.get(stage)?;
    let mut buyers = plan.buyers.clone();
    let changed = buyers.get_mut(buyer)?;
    changed.absent = toggled(plan, changed, &stage.id);
    let what = format!("{}: in the room at {}", changed.title, stage.name);
    Some(Change::new(what, Edit::Buyers(buyers)))
}

/// The stages a buyer is absent from once one is switched, in the order of the stages, as the card writes them.
fn toggled(plan: &Plan, buyer: &Buyer, switched: &StageId) -> Vec<StageId> {
    let is_absent = |id: &&StageId| buyer.is_in_the_room(id) == (*id == switched);
    plan.stages.iter().map(|stage| &stage.id).filter(is_absent).cloned().collect()
}
