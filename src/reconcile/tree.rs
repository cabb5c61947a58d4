//! A plan as a tree of named values, and how the members of its lists are told apart.

use crate::plan::{Plan, Qualify, QuickPass, Strategy};
use serde_json::{Map, Value};
use std::{borrow::Cow, collections::HashMap};

/// What nobody says.
pub(super) static NOTHING: Value = Value::Null;
/// Where the candidates stand, who are held against each other one by one.
pub(super) const PARTNERS: &str = "partners";

/// Fields that are one answer: put together from two answers they would say what nobody said.
pub(super) const ONE_ANSWER: [&[&str]; 7] = [
    &["value", "evidence", "source", "learnt"],
    &["strength", "evidence"],
    &["accounts_named", "accounts_known"],
    &["accounts_served", "served_known"],
    &["model", "variant"],
    &["from", "to"],
    &["rate", "basis", "on", "months"],
];

/// How the members of a list are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Members {
    /// Each has a name of its own, made of these fields.
    Named(&'static [&'static str]),
    /// Each is a line, known by its text in this field: a line in the place of another is that one put otherwise.
    Lines(&'static str),
    /// Each is a value and no more.
    Values,
    /// Each is known by its place.
    Places,
    /// The list is one answer.
    One,
}

/// How the members of the list called `name` are told apart; in which part of the plan decides where a name is used twice.
pub(super) fn members(part: &str, name: &str) -> Members {
    match name {
        "buyers" | "stages" | "criteria" | "segments" | PARTNERS | "won_deals" => Members::Named(&["id"]),
        "ratings" | "points" => Members::Named(&["criterion"]),
        "influence" => Members::Named(&["buyer", "stage"]),
        "scorecards" => Members::Named(&["rater"]),
        "marks" => Members::Named(&["partner", "criterion"]),
        "dismissed" => Members::Named(&["rule", "subject"]),
        "comparisons" => Members::Named(&["more", "less"]),
        "at_least" => Members::Named(&["model"]),
        "deal" => Members::Named(&["step", "applies"]),
        "triggers" => Members::Lines("event"),
        "pains" => Members::Lines("words"),
        "needs" => Members::Lines("need"),
        "invest" | "first_90_days" => Members::Lines("what"),
        "pay" => Members::Named(&["when", "on", "adds", "only_if", "applies"]),
        "conditions" | "fits" | "expect" | "rules" | "risks" | "recruit" | "kpis" => Members::Lines("text"),
        "not_for" if part == "segments" => Members::Lines("text"),
        "anchors" => Members::Places,
        "order" => Members::One,
        _ => Members::Values,
    }
}

impl Members {
    /// What each member is known by. Of several that are known by the same the second has a number behind, and so on.
    pub(super) fn keys(self, list: &[Value]) -> Vec<String> {
        let mut seen: HashMap<String, usize> = HashMap::with_capacity(list.len());
        let mut key = |member: &Value| {
            let key = self.key(member).into_owned();
            let count = seen.entry(key.clone()).or_default();
            *count += 1;
            if *count > 1 { format!("{key} ({count})") } else { key }
        };
        list.iter().map(&mut key).collect()
    }

    /// What a member is known by that had this id while its list was looked through: its text may be another by now.
    pub(super) fn known_as(self, member: &Value, id: &str) -> String {
        let key = self.key(member);
        let is_id = id.strip_prefix(&*key).is_some_and(|rest| rest.is_empty() || rest.starts_with(" ("));
        if is_id { id.to_owned() } else { key.into_owned() }
    }

    fn key(self, member: &Value) -> Cow<'_, str> {
        let of = |field: &&str| member.get(*field).map(text).unwrap_or_default();
        match (self, member) {
            (_, Value::String(text)) => Cow::Borrowed(text),
            (Self::Lines(field), Value::Object(_)) => of(&field),
            (Self::Named([field]), Value::Object(_)) => of(field),
            (Self::Named(["more", "less"]), Value::Object(_)) => {
                let mut pair = ["more", "less"].map(|field| of(&field));
                pair.sort();
                Cow::Owned(pair.join(" / "))
            }
            (Self::Named(fields), Value::Object(_)) => {
                Cow::Owned(fields.iter().map(of).filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" / "))
            }
            _ => text(member),
        }
    }

    /// A member as a record, also where it is written as no more than a text.
    pub(super) fn record(self, member: &Value) -> Option<Cow<'_, Map<String, Value>>> {
        match (self, member) {
            (_, Value::Object(record)) => Some(Cow::Borrowed(record)),
            (Self::Lines(field), Value::String(_)) => {
                Some(Cow::Owned(Map::from_iter([(field.to_owned(), member.clone())])))
            }
            _ => None,
        }
    }
}

/// A text as it is, anything else as JSON.
fn text(value: &Value) -> Cow<'_, str> {
    match value {
        Value::String(text) => Cow::Borrowed(text),
        other => Cow::Owned(other.to_string()),
    }
}

/// Whether a value says nothing.
pub(super) fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(list) => list.is_empty(),
        _ => false,
    }
}

/// What stands where nothing was ever said, of fields that are left out then and are records.
pub(super) fn unsaid(name: &str) -> Option<Value> {
    match name {
        "quick" => serde_json::to_value(QuickPass::default()).ok(),
        "qualify" => serde_json::to_value(Qualify::default()).ok(),
        "strategy" => serde_json::to_value(Strategy::default()).ok(),
        _ => None,
    }
}

/// A plan without its candidates, as a tree.
pub(super) fn without_partners(plan: &Plan) -> Result<Map<String, Value>, serde_json::Error> {
    let mut alone = plan.clone();
    alone.partners.clear();
    match serde_json::to_value(&alone)? {
        Value::Object(tree) => Ok(tree),
        _ => Ok(Map::new()),
    }
}
