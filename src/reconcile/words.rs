//! What is undecided, in the words of the plan.

use super::settle::settled;
use super::tree::PARTNERS;
use crate::plan::{
    BuyerId, CriterionId, DealId, Difference, PartnerId, Place, Plan, Problem, SegmentId, Severity, Side, StageId,
    Subject, TwoValues, Undecided, Which, differences,
};
use crate::text::{seen::one_line, wording::listed};
use serde_json::Value;

/// What a row is about that is about no one thing of the plan.
const THE_PLAN: &str = "The plan";
/// What is said where a version says nothing.
const NOTHING: &str = "nothing";

/// What is to be decided: about what, and what either version says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// "Acme, owner".
    pub about: String,
    /// What ours says.
    pub ours: String,
    /// What theirs says.
    pub theirs: String,
}

/// Everything undecided as a problem of the plan, with its place.
#[must_use]
pub fn problems(plan: &Plan) -> Vec<Problem> {
    let problem = |one: &Undecided| Problem {
        severity: Severity::Contradiction,
        place: place(plan, one),
        sentence: what(plan, one).sentence(one),
    };
    plan.undecided.iter().map(problem).collect()
}

impl Choice {
    /// "Acme, owner: this version says “Ann”, the other “Bob”; settle which holds."
    #[must_use]
    pub fn sentence(&self, one: &Undecided) -> String {
        let Self { about, ours, theirs } = self;
        match one.deleted {
            Some(Side::Ours) => {
                format!("{about}: deleted here, changed in the other version; settle whether it stays.")
            }
            Some(Side::Theirs) => {
                format!("{about}: changed here, deleted in the other version; settle whether it stays.")
            }
            None => format!("{about}: {ours} here, {theirs} in the other version; settle which holds."),
        }
    }
}

/// What is to be decided about one thing.
#[must_use]
pub fn what(plan: &Plan, one: &Undecided) -> Choice {
    let alone = looked_at(plan, one);
    if let Some(deleted_by) = one.deleted {
        let (gone, kept) = ("deleted".to_owned(), "kept".to_owned());
        let (ours, theirs) = if deleted_by == Side::Ours { (gone, kept) } else { (kept, gone) };
        return Choice { about: thing(plan, &one.at), ours, theirs };
    }
    let told = settled(&alone, one, Side::Theirs).map(|after| differences(&alone, &after)).unwrap_or_default();
    match told.as_slice() {
        [] => by_names(plan, one),
        told => in_words(&alone, told),
    }
}

/// What either of two plans that need not come from one says of one thing; what only one has is not there in the other.
#[must_use]
pub fn between(plan: &Plan, other: &Plan, one: &Undecided) -> Choice {
    let is = |has: bool| if has { "there" } else { "not there" }.to_owned();
    match one.deleted {
        Some(Side::Ours) => Choice { ours: is(false), theirs: is(true), ..what(other, one) },
        Some(Side::Theirs) => Choice { ours: is(true), theirs: is(false), ..what(plan, one) },
        None => what(plan, one),
    }
}

/// Where what hung on something that was kept has not come back: "The plan, Weighting stays as in the version …".
#[must_use]
pub fn not_back(plan: &Plan, one: &Undecided) -> String {
    format!(
        "{} stays as in the version that deleted what the other kept: what hung on that has not come back there.",
        what(plan, one).about
    )
}

/// The plan with no more candidates than this is about, so that nobody looks for one among thousands.
fn looked_at(plan: &Plan, one: &Undecided) -> Plan {
    let mut alone = plan.clone();
    let partner = one.at.get(1).filter(|_| one.at.first().is_some_and(|first| first == PARTNERS));
    alone.partners.retain(|it| partner.is_some_and(|id| it.id.as_str() == id));
    alone
}

fn in_words(plan: &Plan, told: &[Difference]) -> Choice {
    let label = |one: &Difference| match &one.value {
        Which::Field(field) => field.label.to_owned(),
        Which::Rating(criterion) => criterion_name(plan, criterion),
        Which::Influence(buyer, stage) => {
            let buyer = plan.buyer(buyer).map_or(buyer.as_str(), |it| &it.title);
            format!("{buyer} at {}", plan.stage(stage).map_or(stage.as_str(), |it| &it.name))
        }
    };
    let name = told.first().map(|one| whose(plan, one)).unwrap_or_default();
    let labels: Vec<String> = told.iter().map(label).collect();
    let side = |text: fn(&Difference) -> &str| listed(&told.iter().map(|one| said(text(one))).collect::<Vec<String>>());
    Choice {
        about: format!("{name}, {}", listed(&labels)),
        ours: side(|one| &one.before),
        theirs: side(|one| &one.after),
    }
}

/// What the thing is called in the plan it is decided in, whatever the other version calls it: one thing, one name.
fn whose(plan: &Plan, one: &Difference) -> String {
    match &one.subject {
        Subject::Plan => THE_PLAN.to_owned(),
        subject => Some(subject.name(plan)).filter(|name| !name.is_empty()).unwrap_or(&one.name).to_owned(),
    }
}

fn criterion_name(plan: &Plan, id: &CriterionId) -> String {
    plan.criterion(id).map_or_else(|| id.to_string(), |it| it.name.clone())
}

fn said(text: &str) -> String {
    if text.is_empty() { NOTHING.to_owned() } else { format!("“{}”", one_line(text)) }
}

/// Where no table has words for it: by the names of the file.
fn by_names(plan: &Plan, one: &Undecided) -> Choice {
    let names: Vec<String> = one.fields.iter().map(|field| label(&field.field)).collect();
    let side = |value: fn(&TwoValues) -> &Option<String>| {
        let value = |field| value(field).as_deref().and_then(|text| serde_json::from_str(text).ok());
        listed(&one.fields.iter().map(|field| value_words(&value(field).unwrap_or_default())).collect::<Vec<String>>())
    };
    let about = match (one.at.as_slice(), one.fields.as_slice()) {
        // What is called as the thing it is in says it once.
        ([.., last], [field]) if *last == field.field => thing(plan, &one.at),
        (at, _) => format!("{}, {}", thing(plan, at), listed(&names)),
    };
    Choice { about, ours: side(|field| &field.ours), theirs: side(|field| &field.theirs) }
}

/// A name of the file as it is spoken.
pub(super) fn spoken(name: &str) -> String {
    name.replace('_', " ")
}

/// The same as the label of a row: "Also called".
fn label(name: &str) -> String {
    let spoken = spoken(name);
    let mut letters = spoken.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

pub(super) fn value_words(value: &Value) -> String {
    match value {
        Value::Null => NOTHING.to_owned(),
        Value::Bool(true) => "yes".to_owned(),
        Value::Bool(false) => "no".to_owned(),
        Value::Number(number) => number.as_f64().map_or_else(|| number.to_string(), |number| number.to_string()),
        Value::String(text) if text.is_empty() => NOTHING.to_owned(),
        Value::String(text) => format!("“{}”", one_line(text)),
        Value::Array(all) if all.is_empty() => NOTHING.to_owned(),
        Value::Array(all) => all.iter().map(value_words).collect::<Vec<String>>().join(", "),
        Value::Object(all) => {
            let fields = all.iter().map(|(name, value)| format!("{} {}", spoken(name), value_words(value)));
            fields.collect::<Vec<String>>().join(", ")
        }
    }
}

/// What the thing at `at` is called: "Acme", "Managed service providers, needs, “Leads”".
fn thing(plan: &Plan, at: &[String]) -> String {
    let Some((list, rest)) = at.split_first() else { return THE_PLAN.to_owned() };
    let Some((id, inside)) = rest.split_first() else { return label(list) };
    let name = match list.as_str() {
        PARTNERS => plan.partner(&PartnerId::new(id)).map(|it| it.name.as_str()),
        "buyers" => plan.buyer(&BuyerId::new(id)).map(|it| it.title.as_str()),
        "stages" => plan.stage(&StageId::new(id)).map(|it| it.name.as_str()),
        "criteria" => plan.criterion(&CriterionId::new(id)).map(|it| it.name.as_str()),
        "segments" => plan.segment(&SegmentId::new(id)).map(|it| it.name.as_str()),
        "won_deals" => plan.won_deal(&DealId::new(id)).map(|it| it.name.as_str()),
        _ => {
            let inside = rest.iter().map(|step| spoken(step));
            return std::iter::once(label(list)).chain(inside).collect::<Vec<String>>().join(", ");
        }
    };
    let name = name.filter(|name| !name.is_empty()).unwrap_or(id);
    std::iter::once(name.to_owned()).chain(inside.iter().map(|step| spoken(step))).collect::<Vec<String>>().join(", ")
}

/// Where it is looked at.
fn place(plan: &Plan, one: &Undecided) -> Place {
    let id = one.at.get(1).map(String::as_str).unwrap_or_default();
    match one.at.first().map(String::as_str).unwrap_or_default() {
        PARTNERS if plan.partner(&PartnerId::new(id)).is_some() => Place::Partner(PartnerId::new(id)),
        "segments" if plan.segment(&SegmentId::new(id)).is_some() => Place::Segment(SegmentId::new(id)),
        "profile" => Place::Profile,
        "buyers" => Place::Buyers,
        "stages" => Place::Stages,
        "criteria" | "weighting" | "preferences" | "scorecards" => Place::Criteria,
        "won_deals" => Place::WonDeals,
        _ => Place::Goal,
    }
}
