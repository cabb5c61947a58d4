//! What the user would rather have, said without a number.

use crate::plan::{Change, Edit, Plan, Preference};

/// Says a preference; none where it is said already.
#[must_use]
pub fn say(plan: &Plan, said: Preference) -> Option<Change> {
    if plan.preferences.contains(&said) {
        return None;
    }
    let what = format!("“{}”", said.words(plan));
    let mut all = plan.preferences.clone();
    all.push(said);
    Some(Change::new(what, Edit::Preferences(all)))
}

/// Takes the preference at a place out.
#[must_use]
pub fn take_out(plan: &Plan, place: usize) -> Option<Change> {
    let said = plan.preferences.get(place)?;
    let what = format!("“{}”: taken out", said.words(plan));
    let mut rest = plan.preferences.clone();
    rest.remove(place);
    Some(Change::new(what, Edit::Preferences(rest)))
}
