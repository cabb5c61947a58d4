//! A plan as a list of all it says, each with the way to it: another way to look at it than that of the program.
#![expect(clippy::unwrap_used, reason = "a test may")]

use partnerplan::plan::Plan;
use serde_json::Value;
use std::collections::BTreeMap;

/// What is said where.
pub(super) type Leaves = BTreeMap<String, String>;

/// What a member of a list is known by.
pub(super) fn key(member: &Value) -> String {
    const NAMES: [&[&str]; 13] = [
        &["id"],
        &["partner", "criterion"],
        &["partner", "buyer", "stage"],
        &["buyer", "stage"],
        &["rater"],
        &["rule", "subject"],
        &["criterion"],
        &["step"],
        &["when", "on", "adds", "only_if", "applies"],
        &["event"],
        &["need"],
        &["words"],
        &["what"],
    ];
    let Value::Object(record) = member else { return member.to_string() };
    let names = NAMES.iter().find(|names| record.contains_key(names[0])).copied().unwrap_or(&["text", "model"]);
    let mut key = String::new();
    for name in names {
        key += &record.get(*name).map(ToString::to_string).unwrap_or_default();
        key.push('+');
    }
    if names == ["text", "model"] && key == "++" { member.to_string() } else { key }
}

/// All a plan says, but for what is undecided in it.
pub(super) fn leaves(plan: &Plan) -> Leaves {
    let mut tree = serde_json::to_value(plan).unwrap();
    tree.as_object_mut().unwrap().remove("undecided");
    let mut all = Leaves::new();
    put(&mut all, "", &tree);
    all
}

fn put(all: &mut Leaves, at: &str, value: &Value) {
    match value {
        Value::Object(record) => record.iter().for_each(|(name, value)| put(all, &format!("{at}/{name}"), value)),
        // What an order says is the order; one of nothing says nothing, as any empty list.
        Value::Array(list) if at.ends_with("/order") && !list.is_empty() => {
            drop(all.insert(at.to_owned(), value.to_string()));
        }
        Value::Array(list) => list.iter().for_each(|member| put(all, &format!("{at}/{}", key(member)), member)),
        Value::Null => {}
        leaf => drop(all.insert(at.to_owned(), leaf.to_string())),
    }
}

/// What of three versions is not to be found in what they came to: neither in the plan nor among what is undecided.
pub(super) fn lost([base, ours, theirs]: [&Plan; 3], merged: &Plan) -> Vec<String> {
    let [base, ours, theirs, is] = [base, ours, theirs, merged].map(leaves);
    let told: String = serde_json::to_string(&merged.undecided).unwrap().replace("\\\"", "\"").replace("\\\\", "\\");
    let mut lost = Vec::new();
    for (side, version) in [("ours", &ours), ("theirs", &theirs)] {
        let new = version.iter().filter(|(at, said)| is_new(&base, at, said));
        let gone = new.filter(|(at, said)| is.get(*at) != Some(*said) && !told.contains(said.as_str()));
        let gone = gone.filter(|(at, said)| !is_beside_another_line(&is, at, said));
        lost.extend(gone.map(|(at, said)| format!("{side} says {at} = {said}, which is gone")));
    }
    let same = base.iter().filter(|(at, said)| ours.get(*at) == Some(*said) && theirs.get(*at) == Some(*said));
    let gone = same.filter(|(at, said)| is.get(*at) != Some(*said));
    lost.extend(gone.map(|(at, said)| format!("all say {at} = {said}, which is gone")));
    if merged.undecided.is_empty() {
        let deleted = base.iter().filter(|(at, said)| {
            let [here, there] = [&ours, &theirs].map(|version| version.get(*at));
            (here.is_none() && there == Some(*said)) || (there.is_none() && here == Some(*said))
        });
        let back = deleted.filter(|(at, said)| is.get(*at) == Some(*said));
        lost.extend(back.map(|(at, said)| format!("{at} = {said} was deleted by one, and is back")));
    }
    lost
}

/// Whether somebody said this: it is another value, or new. A line put otherwise has another way to what it says beside.
fn is_new(base: &Leaves, at: &str, said: &str) -> bool {
    let record = at.rsplit_once('/').map_or("", |(record, _)| record);
    let is_known = base.keys().any(|other| other.starts_with(record));
    base.get(at).is_none_or(|was| was != said) && (is_known || !base.values().any(|was| was == said))
}

/// Whether a line that the other version has put otherwise says this beside its new text.
fn is_beside_another_line(is: &Leaves, at: &str, said: &str) -> bool {
    let Some((record, field)) = at.rsplit_once('/') else { return false };
    let Some((list, _)) = record.rsplit_once('/') else { return false };
    let is_there = is.keys().any(|other| other.rsplit_once('/').is_some_and(|(other, _)| other == record));
    let says = |other: &str| {
        other.strip_prefix(list).and_then(|rest| rest.rsplit_once('/')).is_some_and(|(_, it)| it == field)
    };
    !is_there && is.iter().any(|(other, value)| value == said && says(other))
}

/// The lines that only one of two texts has.
pub(super) fn apart(ours: &str, other: &str) -> String {
    let only = |one: &str, two: &str, mark: &str| {
        let lines = one.lines().filter(|line| !two.lines().any(|other| other == *line));
        lines.map(|line| format!("{mark} {line}")).collect::<Vec<String>>()
    };
    [only(ours, other, "ours"), only(other, ours, "git")].concat().join("\n")
}

/// Whether something is back that one version deleted: git sees it come where the other moved it to. To us it is deleted.
pub(super) fn is_revived([base, ours, theirs]: [&Plan; 3], by_git: &Plan) -> bool {
    let [base, ours, theirs, is] = [base, ours, theirs, by_git].map(leaves);
    is.keys().any(|at| base.contains_key(at) && !(ours.contains_key(at) && theirs.contains_key(at)))
}
