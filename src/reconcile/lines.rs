//! All a plan says, a line for each thing: for programs that compare texts, and whoever reads what they show.

use super::tree::is_nothing;
use super::words::{spoken, value_words};
use crate::plan::Plan;
use serde_json::{Map, Value};
use std::collections::HashMap;

/// Every value of a plan on a line of its own, behind the names that lead to it; the same plan, the same lines. A rating
/// and whatever else is a few values stands in one line, a text of several lines in as many.
#[must_use]
pub fn lines(plan: &Plan) -> String {
    let mut writing = Writing { names: names(plan), out: String::new() };
    if let Ok(Value::Object(tree)) = serde_json::to_value(plan) {
        for (name, value) in &tree {
            writing.value(&spoken(name), value);
        }
    }
    writing.out
}

/// What the ids of a plan stand for, where one thing alone has that id.
fn names(plan: &Plan) -> HashMap<&str, &str> {
    let mut names: HashMap<&str, &str> = HashMap::new();
    let partners = plan.partners.iter().map(|it| (it.id.as_str(), it.name.as_str()));
    let others = plan.buyers.iter().map(|it| (it.id.as_str(), it.title.as_str()));
    let others = others.chain(plan.stages.iter().map(|it| (it.id.as_str(), it.name.as_str())));
    let others = others.chain(plan.criteria.iter().map(|it| (it.id.as_str(), it.name.as_str())));
    let others = others.chain(plan.segments.iter().map(|it| (it.id.as_str(), it.name.as_str())));
    for (id, name) in partners.chain(others) {
        names.entry(id).or_insert(name);
    }
    names.retain(|_, name| !name.is_empty());
    names
}

struct Writing<'a> {
    names: HashMap<&'a str, &'a str>,
    out: String,
}

impl Writing<'_> {
    fn value(&mut self, about: &str, value: &Value) {
        match value {
            nothing if is_nothing(nothing) => {}
            Value::Object(record) if is_few(record) => self.line(about, &self.few(record)),
            Value::Object(record) => {
                for (name, value) in record {
                    self.value(&format!("{about}, {}", spoken(name)), value);
                }
            }
            Value::Array(list) => list.iter().for_each(|member| self.member(about, member)),
            Value::String(text) => {
                for part in text.lines() {
                    self.line(about, &self.named(part));
                }
            }
            other => self.line(about, &value_words(other)),
        }
    }

    /// Members with an id or a name stand behind that.
    fn member(&mut self, about: &str, member: &Value) {
        let called = |name: &str| member.get(name).and_then(Value::as_str).filter(|text| !text.is_empty());
        let name = called("name").or_else(|| called("title")).or_else(|| called("rater")).or_else(|| called("id"));
        match name {
            Some(name) => self.value(&format!("{about}, {name}"), member),
            None => self.value(about, member),
        }
    }

    fn few(&self, record: &Map<String, Value>) -> String {
        let said = record.iter().filter(|(_, value)| !is_nothing(value));
        let words = said.map(|(name, value)| match value {
            Value::String(text) => format!("{} {}", spoken(name), self.named(text)),
            other => format!("{} {}", spoken(name), value_words(other)),
        });
        words.collect::<Vec<String>>().join("; ")
    }

    fn named(&self, text: &str) -> String {
        self.names.get(text).map_or_else(|| text.to_owned(), |name| (*name).to_owned())
    }

    fn line(&mut self, about: &str, said: &str) {
        self.out.extend([about, ": ", &said.replace(['\n', '\r'], " / "), "\n"]);
    }
}

/// Whether a record is no more than a few values.
fn is_few(record: &Map<String, Value>) -> bool {
    const FEW: usize = 6;
    let is_value = |value: &Value| match value {
        Value::Object(kind) => kind.len() == 1 && kind.values().all(|value| !value.is_object() && !value.is_array()),
        Value::Array(list) => list.is_empty(),
        _ => true,
    };
    record.len() <= FEW && !record.contains_key("id") && record.values().all(is_value)
}
