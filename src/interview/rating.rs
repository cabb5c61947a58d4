//! Rating a candidate on a criterion: a value, how it is known, why, and taking it back.

use super::evidence::given_over;
use crate::plan::{Change, Criterion, CriterionId, Edit, Evidence, Partner, PartnerId, Plan, RatingValue, clean_text};

/// Rates, keeping the note. A value over nothing or over a guess is known as `marks` says; over anything better it
/// corrects, and how it was known stays.
#[must_use]
pub fn rate(partner: &Partner, criterion: &Criterion, value: RatingValue, marks: Evidence) -> Change {
    let held = partner.rating(&criterion.id).map(|rating| rating.evidence);
    changed(partner, criterion, "rating", |partner| partner.rate(&criterion.id, value, given_over(held, marks)))
}

/// Says how a rating is known; none where there is no rating.
#[must_use]
pub fn know(partner: &Partner, criterion: &Criterion, by: Evidence) -> Option<Change> {
    let value = partner.rating(&criterion.id)?.value;
    Some(changed(partner, criterion, "how we know", |partner| partner.rate(&criterion.id, value, by)))
}

/// Takes a rating back, with its note.
#[must_use]
pub fn clear(partner: &Partner, criterion: &Criterion) -> Change {
    changed(partner, criterion, "rating cleared", |partner| {
        partner.ratings.retain(|rating| rating.criterion != criterion.id);
    })
}

/// Notes why; none where there is no rating. Letters typed one after the other are one step to undo.
#[must_use]
pub fn note(plan: &Plan, id: &PartnerId, criterion: &CriterionId, text: &str) -> Option<Change> {
    let mut partner = Partner::clone(plan.partner(id)?);
    partner.ratings.iter_mut().find(|rating| rating.criterion == *criterion)?.note = clean_text(text);
    let what = format!("{}: note on a rating", partner.name);
    Some(Change::merging(format!("note {id} {criterion}"), what, Edit::partner(partner)))
}

fn changed(partner: &Partner, criterion: &Criterion, what: &str, change: impl FnOnce(&mut Partner)) -> Change {
    let words = format!("{}: {what}, {}", partner.name, criterion.name);
    let mut changed = partner.clone();
    change(&mut changed);
    Change::new(words, Edit::partner(changed))
}
