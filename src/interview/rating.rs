//! Rating a candidate on a criterion: a value, how it is known, why, and taking it back.

use super::evidence::given_over;
use super::parts::{Given, Part, PartError};
use crate::plan::{
    Change, Criterion, CriterionId, Edit, Evidence, Partner, PartnerId, Plan, Rating, RatingValue, clean_line,
    clean_text, day,
};

/// Rates, keeping the note. A value over nothing or over a guess is known as `marks` says; over anything better it
/// corrects, and how it was known stays.
///
/// # Errors
/// When nobody of the partner's model is rated on the criterion, or when it is said not to apply although it has a
/// minimum; the sentence says the way out.
pub fn rate(partner: &Partner, criterion: &Criterion, value: RatingValue, marks: Evidence) -> Result<Change, String> {
    let name = &criterion.name;
    if let Some(model) = partner.model.filter(|model| !criterion.is_for(Some(*model))) {
        return Err(format!("{name} is not for {}: weights says for whom it is.", model.label()));
    }
    if let (RatingValue::DoesNotApply, Some(minimum)) = (value, criterion.minimum) {
        let minimum = minimum.get();
        return Err(format!(
            "{name} has a minimum of {minimum}, so it applies to everybody: rate it, or take the minimum off."
        ));
    }
    let held = partner.rating(&criterion.id).map(|rating| rating.evidence);
    Ok(changed(partner, criterion, "rating", |partner| partner.rate(&criterion.id, value, given_over(held, marks))))
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

/// What is asked for where the source of a rating is said.
#[must_use]
pub fn source_parts(rating: &Rating) -> Vec<Part> {
    let learnt = rating.learnt.as_ref().map(|day| day.as_str().to_owned()).unwrap_or_default();
    vec![Part::text("Source", &rating.source), Part::text("Learnt on", &learnt)]
}

/// Says who or what a rating is from, and the day it was learnt; none where there is no rating.
///
/// # Errors
/// When the day is none.
pub fn source(
    plan: &Plan,
    id: &PartnerId,
    criterion: &CriterionId,
    given: &[Given<'_>],
) -> Result<Option<Change>, PartError> {
    let text = |at: usize| match given.get(at) {
        Some(Given::Text(text)) => clean_line(text),
        _ => String::new(),
    };
    let learnt = day(&text(1)).map_err(|error| (1, format!("Learnt on: {error}.")))?;
    let Some(mut partner) = plan.partner(id).map(|partner| Partner::clone(partner)) else { return Ok(None) };
    let Some(rating) = partner.ratings.iter_mut().find(|rating| rating.criterion == *criterion) else {
        return Ok(None);
    };
    (rating.source, rating.learnt) = (text(0), learnt);
    let what = format!("{}: source of a rating", partner.name);
    Ok(Some(Change::merging(format!("source {id} {criterion}"), what, Edit::partner(partner))))
}

fn changed(partner: &Partner, criterion: &Criterion, what: &str, change: impl FnOnce(&mut Partner)) -> Change {
    let words = format!("{}: {what}, {}", partner.name, criterion.name);
    let mut changed = partner.clone();
    change(&mut changed);
    Change::new(words, Edit::partner(changed))
}
