//! A text typed into a field of the plan, or picked in it: the change it is, with all that follows from it.

use super::follow::follow;
use super::weighing::Way;
use crate::plan::{Change, Edit, Field, FieldError, Kind, PartnerId, Plan, Subject};
use crate::text::manner::here;
use crate::text::same::composed;

/// The change that writes `text` into the field of `subject`, with what follows. Letters typed one after the other into
/// the same field are one step to undo.
///
/// # Errors
/// When the text cannot stand there; the sentence names the field and says what it takes.
pub fn typed(plan: &Plan, subject: &Subject, field: &Field, text: &str) -> Result<Change, FieldError> {
    let edit = follow(plan, written(plan, subject, field, &composed(text))?);
    let what = match subject {
        Subject::Plan => field.label.to_owned(),
        _ => format!("{}: {}", subject.name(plan), field.label),
    };
    Ok(Change::merging(format!("{subject:?} {}", field.id), what, edit))
}

/// The same of a text that somebody typed who reads figures and days in the manner of here.
///
/// # Errors
/// When the text cannot stand there; what it could mean is said in the same manner.
pub fn said(plan: &Plan, subject: &Subject, field: &Field, text: &str) -> Result<Change, FieldError> {
    typed(plan, subject, field, &field.neutral(text)).map_err(|error| in_manner(field, error))
}

fn in_manner(field: &Field, FieldError(words): FieldError) -> FieldError {
    FieldError(if field.kind == Kind::Number { here().figures(&words) } else { words })
}

/// The edit of [`Field::write`]. A weight typed where weights come from an order or from answers leaves the others as
/// they are now.
fn written(plan: &Plan, subject: &Subject, field: &Field, text: &str) -> Result<Edit, FieldError> {
    let edit = field.write(plan, subject, text)?;
    if field.id != "criterion_weight" || edit == Edit::Together(Vec::new()) {
        return Ok(edit);
    }
    let Some(directly) = Way::Direct.take(plan).map(|change| change.edit) else { return Ok(edit) };
    let mut direct = plan.clone();
    directly.clone().apply(&mut direct).map_err(|error| FieldError(error.to_string()))?;
    Ok(Edit::Together(vec![directly, field.write(&direct, subject, text)?]))
}

/// The change that writes what somebody typed into a field of all these partners, with what follows: one step to undo.
///
/// # Errors
/// When the text cannot stand there for one of them.
pub fn said_for(plan: &Plan, partners: &[PartnerId], field: &Field, text: &str) -> Result<Change, FieldError> {
    let text = field.neutral(&composed(text));
    let write = |id: &PartnerId| field.write(plan, &Subject::Partner(id.clone()), &text);
    let edits: Result<Vec<Edit>, FieldError> =
        partners.iter().map(|id| write(id).map_err(|error| in_manner(field, error))).collect();
    let of = match partners {
        [id] => Subject::Partner(id.clone()).name(plan).to_owned(),
        _ => format!("{} candidates", partners.len()),
    };
    let edit = follow(plan, Edit::Together(edits?));
    Ok(Change::new(format!("{} of {of}", field.label.to_lowercase()), edit))
}
