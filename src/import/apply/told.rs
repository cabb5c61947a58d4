//! What a list of edits came to, for people a line each, for programs as JSON.

use super::{Applied, Mistake};
use crate::plan::{Difference, Plan, Subject, Which};
use serde::Serialize;

/// Nothing, where a value is or was none.
const NOTHING: &str = "–";

/// What came of it, as `--json` has it.
#[derive(Debug, Serialize)]
struct Told<'a> {
    edits: usize,
    changed: Vec<ChangedValue<'a>>,
    problems: Vec<Wrong<'a>>,
}

#[derive(Debug, Serialize)]
struct ChangedValue<'a> {
    subject: Whose<'a>,
    field: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    criterion: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    buyer: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    stage: Option<&'a str>,
    before: &'a str,
    after: &'a str,
}

#[derive(Debug, Serialize)]
struct Whose<'a> {
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a str>,
    name: &'a str,
}

#[derive(Debug, Serialize)]
struct Wrong<'a> {
    edit: usize,
    at: &'a str,
    text: &'a str,
}

/// What came of it, as JSON.
///
/// # Errors
/// When it cannot be written as JSON, which is a fault of the program.
pub fn json(edits: usize, changed: &[Difference], mistakes: &[Mistake]) -> serde_json::Result<String> {
    let problems = mistakes.iter().map(|wrong| Wrong { edit: wrong.edit, at: &wrong.at, text: &wrong.text }).collect();
    serde_json::to_string_pretty(&Told { edits, changed: changed.iter().map(value).collect(), problems })
}

/// What rows of a list came to, as JSON.
#[derive(Debug, Serialize)]
struct Rows<'a> {
    #[serde(rename = "rows")]
    taken: usize,
    changed: Vec<ChangedValue<'a>>,
    rejected: &'a [String],
}

/// What came of rows of a list, as JSON: how many were taken, what changed, which were not and why.
///
/// # Errors
/// When it cannot be written as JSON, which is a fault of the program.
pub fn values_json(rows: usize, changed: &[Difference], rejected: &[String]) -> serde_json::Result<String> {
    serde_json::to_string_pretty(&Rows { taken: rows, changed: changed.iter().map(value).collect(), rejected })
}

fn value(one: &Difference) -> ChangedValue<'_> {
    let (mut criterion, mut buyer, mut stage) = (None, None, None);
    let field = match &one.value {
        Which::Field(field) => field.id,
        Which::Rating(id) => {
            criterion = Some(id.as_str());
            "rating"
        }
        Which::Influence(of, at) => {
            (buyer, stage) = (Some(of.as_str()), Some(at.as_str()));
            "influence"
        }
    };
    let id = Some(one.subject.id()).filter(|id| !id.is_empty());
    let subject = Whose { kind: kind(&one.subject), id, name: &one.name };
    ChangedValue { subject, field, criterion, buyer, stage, before: &one.before, after: &one.after }
}

fn kind(subject: &Subject) -> &'static str {
    match subject {
        Subject::Plan => "plan",
        Subject::Partner(_) => "candidate",
        Subject::Buyer(_) => "buyer",
        Subject::Stage(_) => "stage",
        Subject::Criterion(_) => "criterion",
        Subject::WonDeal(_) => "deal",
    }
}

impl Applied {
    /// The lines for people: "Ostrander Pike LLP · Status: candidate → contacted".
    #[must_use]
    pub fn lines(&self, plan: &Plan) -> Vec<String> {
        told_lines(plan, &self.changed)
    }
}

/// The same of any differences.
#[must_use]
pub fn told_lines(plan: &Plan, changed: &[Difference]) -> Vec<String> {
    changed.iter().map(|one| line(plan, one)).collect()
}

fn line(plan: &Plan, one: &Difference) -> String {
    let what = match &one.value {
        Which::Field(field) => field.label.to_owned(),
        Which::Rating(id) => format!("rating on {}", plan.criterion(id).map_or(id.as_str(), |known| &known.name)),
        Which::Influence(buyer, stage) => {
            let buyer = plan.buyer(buyer).map_or(buyer.as_str(), |known| &known.title);
            let stage = plan.stage(stage).map_or(stage.as_str(), |known| &known.name);
            format!("influence on {buyer} at {stage}")
        }
    };
    format!("{} · {what}: {} → {}", one.name, said(&one.before), said(&one.after))
}

fn said(text: &str) -> &str {
    if text.is_empty() { NOTHING } else { text }
}

impl Mistake {
    /// "Edit 3: no candidate is called “Acme”."
    #[must_use]
    pub fn sentence(&self) -> String {
        let end = if self.text.ends_with(['.', '?']) { "" } else { "." };
        format!("Edit {}: {}{end}", self.edit, self.text)
    }
}
