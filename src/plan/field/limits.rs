//! Limits that name partners or partner models.

use super::named::Named;
use super::{FieldError, list, number};
use crate::plan::figure::whole_text;
use crate::plan::{AtLeast, Edit, Goal, PartnerId, PartnerModel, Plan};

pub(super) fn at_least_text(goal: &Goal) -> String {
    let lines = goal.limits.at_least.iter();
    let lines: Vec<String> =
        lines.map(|limit| format!("{} {}", whole_text(limit.count), limit.model.label())).collect();
    lines.join("\n")
}

pub(super) fn set_at_least(goal: &mut Goal, text: &str) -> Result<(), FieldError> {
    goal.limits.at_least = list::phrases(text).iter().map(|line| at_least(line)).collect::<Result<_, _>>()?;
    Ok(())
}

fn at_least(line: &str) -> Result<AtLeast, FieldError> {
    let read = line.split_once(' ').and_then(|(count, model)| {
        Some(AtLeast { model: partner_model(model.trim())?, count: number::whole(count).ok()? })
    });
    read.ok_or_else(|| {
        let models: Vec<&str> = PartnerModel::ALL.into_iter().map(PartnerModel::label).collect();
        FieldError(format!(
            "write a number and a partner model on each line, like “2 Referral”; {line:?} is not one of: {}",
            models.join(", ")
        ))
    })
}

/// The model called so: its label, its short word or its word in files.
pub(super) fn partner_model(text: &str) -> Option<PartnerModel> {
    let text = text.to_lowercase();
    PartnerModel::ALL
        .into_iter()
        .find(|model| [model.label(), model.short(), model.key()].iter().any(|word| word.to_lowercase() == text))
}

pub(super) fn must_have(plan: &Plan) -> String {
    names_text(plan, &plan.goal.limits.must_have)
}

pub(super) fn set_must_have(plan: &Plan, text: &str) -> Result<Edit, FieldError> {
    let mut goal = plan.goal.clone();
    goal.limits.must_have = partners(plan, text)?;
    Ok(Edit::Goal(Box::new(goal)))
}

pub(super) fn must_not(plan: &Plan) -> String {
    names_text(plan, &plan.goal.limits.must_not)
}

pub(super) fn set_must_not(plan: &Plan, text: &str) -> Result<Edit, FieldError> {
    let mut goal = plan.goal.clone();
    goal.limits.must_not = partners(plan, text)?;
    Ok(Edit::Goal(Box::new(goal)))
}

pub(super) fn not_both(plan: &Plan) -> String {
    let names = names(plan);
    let pairs = plan.goal.limits.not_both.iter().map(|(one, two)| pair_text(&names, one.as_str(), two.as_str()));
    pairs.collect::<Vec<_>>().join("\n")
}

pub(super) fn set_not_both(plan: &Plan, text: &str) -> Result<Edit, FieldError> {
    let names = names(plan);
    let mut goal = plan.goal.clone();
    goal.limits.not_both = list::phrases(text)
        .iter()
        .map(|line| {
            let (one, two) = pair(&names, line).ok_or_else(|| {
                FieldError(format!(
                    "write two candidates with a slash between on each line, like “Acme / Birch”; {line:?} does not name two in the plan"
                ))
            })?;
            Ok((PartnerId::new(one), PartnerId::new(two)))
        })
        .collect::<Result<_, _>>()?;
    Ok(Edit::Goal(Box::new(goal)))
}

/// A name may hold a stroke itself: the first place where both halves are candidates counts.
fn pair<'a>(names: &Named<'a>, line: &str) -> Option<(&'a str, &'a str)> {
    let pieces: Vec<&str> = line.split('/').collect();
    (1..pieces.len()).find_map(|at| {
        let (one, two) = pieces.split_at(at);
        Some((names.id(one.join("/").trim())?, names.id(two.join("/").trim())?))
    })
}

fn pair_text(names: &Named<'_>, one: &str, two: &str) -> String {
    let by_name = format!("{} / {}", names.text(one), names.text(two));
    if pair(names, &by_name) == Some((one, two)) { by_name } else { format!("{one} / {two}") }
}

fn names_text(plan: &Plan, ids: &[PartnerId]) -> String {
    if ids.is_empty() {
        return String::new();
    }
    let names = names(plan);
    let texts: Vec<String> = ids.iter().map(|id| names.text(id.as_str())).collect();
    list::tags_text(&texts)
}

fn partners(plan: &Plan, text: &str) -> Result<Vec<PartnerId>, FieldError> {
    let names = names(plan);
    list::tags(text)
        .iter()
        .map(|name| {
            let id = names.id(name).ok_or_else(|| {
                FieldError(format!(
                    "no candidate is called {name:?}; write the names of candidates in the plan, with commas between"
                ))
            })?;
            Ok(PartnerId::new(id))
        })
        .collect()
}

/// Everybody in the plan, and ids the limits hold already though nobody has them, so that one bad line in a file
/// does not stop the others from being changed.
fn names(plan: &Plan) -> Named<'_> {
    let limits = &plan.goal.limits;
    let pairs = limits.not_both.iter().flat_map(|(one, two)| [one, two]);
    let mut gone: Vec<&PartnerId> = limits.must_have.iter().chain(&limits.must_not).chain(pairs).collect();
    gone.sort();
    gone.dedup();
    gone.retain(|id| plan.partner(id).is_none());
    let partners = plan.partners.iter().map(|partner| (partner.id.as_str(), partner.name.as_str()));
    Named::new(partners.chain(gone.into_iter().map(|id| (id.as_str(), ""))))
}
