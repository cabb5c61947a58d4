//! Criteria as fields.

use super::goal::{set_line, set_name};
use super::number;
use super::{Access, Field, FieldError, Kind, Subject, choice, limits, list};
use crate::plan::figure::share_text;
use crate::plan::{Criterion, Edit, PartnerModel, Plan, Weighting};

pub(super) const FIELDS: &[Field] = &[
    criterion("criterion_name", "Name", Kind::Line, |it| it.name.clone(), |it, text| set_name(&mut it.name, text)),
    Field::new("criterion_weight", "Weight", Kind::Number, Access::Whole(weight, set_weight)),
    criterion(
        "weight_reason",
        "Why this weight",
        Kind::Line,
        |it| it.reason.clone(),
        |it, text| set_line(&mut it.reason, text),
    ),
    criterion(
        "criterion_minimum",
        "Minimum",
        choice::scored(&MINIMUM),
        |it| choice::score(&MINIMUM, it.minimum),
        |it, text| choice::set_score(&MINIMUM, &mut it.minimum, text),
    ),
    criterion("criterion_not_for", "Not for", Kind::Tags, not_for, set_not_for),
    criterion("anchor_1", "1 means", Kind::Line, anchor::<0>, set_anchor::<0>),
    criterion("anchor_2", "2 means", Kind::Line, anchor::<1>, set_anchor::<1>),
    criterion("anchor_3", "3 means", Kind::Line, anchor::<2>, set_anchor::<2>),
    criterion("anchor_4", "4 means", Kind::Line, anchor::<3>, set_anchor::<3>),
    criterion("anchor_5", "5 means", Kind::Line, anchor::<4>, set_anchor::<4>),
];

const MINIMUM: [&str; 6] = ["none", "1", "2", "3", "4", "5"];

const fn criterion(
    id: &'static str,
    label: &'static str,
    kind: Kind,
    read: fn(&Criterion) -> String,
    write: super::Write<Criterion>,
) -> Field {
    Field::new(id, label, kind, Access::Criterion(read, write))
}

fn not_for(criterion: &Criterion) -> String {
    let labels: Vec<&str> = criterion.not_for.iter().map(|model| model.label()).collect();
    list::tags_text(&labels)
}

fn set_not_for(criterion: &mut Criterion, text: &str) -> Result<(), FieldError> {
    let mut models = Vec::new();
    for tag in list::tags(text) {
        let refusal = || FieldError(format!("“{tag}” is no partner model: {}.", all_models()));
        let model = limits::partner_model(&tag).ok_or_else(refusal)?;
        if !models.contains(&model) {
            models.push(model);
        }
    }
    criterion.not_for = models;
    Ok(())
}

fn all_models() -> String {
    let labels: Vec<&str> = PartnerModel::ALL.iter().map(|model| model.label()).collect();
    format!("take {}", labels.join(", "))
}

fn anchor<const AT: usize>(criterion: &Criterion) -> String {
    criterion.anchors[AT].clone()
}

fn set_anchor<const AT: usize>(criterion: &mut Criterion, text: &str) -> Result<(), FieldError> {
    set_line(&mut criterion.anchors[AT], text)
}

fn weight(plan: &Plan, subject: &Subject) -> String {
    let Subject::Criterion(id) = subject else { return String::new() };
    let typed = plan.criterion(id).and_then(|criterion| criterion.share);
    typed.filter(|_| plan.weighting == Weighting::Direct).map(share_text).unwrap_or_default()
}

/// A weight written by hand ends whatever the weights came from.
fn set_weight(plan: &Plan, subject: &Subject, text: &str) -> Result<Edit, FieldError> {
    let Subject::Criterion(id) = subject else { return Err(super::gone()) };
    let mut criteria = plan.criteria.clone();
    let criterion = criteria.iter_mut().find(|criterion| criterion.id == *id).ok_or_else(super::gone)?;
    number::set_weight(&mut criterion.share, text)?;
    let criteria = Edit::Criteria(criteria);
    Ok(match plan.weighting {
        Weighting::Direct => criteria,
        _ => Edit::Together(vec![criteria, Edit::Weighting(Weighting::Direct)]),
    })
}
