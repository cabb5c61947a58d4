//! A plan with changes anywhere in it: values from another plan, members of lists that come, go and move.
#![expect(clippy::unwrap_used, reason = "a test may")]

use partnerplan::plan::Plan;
use serde_json::{Map, Value};
use std::collections::HashSet;

/// What was thrown, one after the other; at the end nothing more.
struct Dice<'a>(std::slice::Iter<'a, u32>);

impl Dice<'_> {
    fn below(&mut self, most: usize) -> usize {
        self.0.next().map_or(0, |number| *number as usize) % most.max(1)
    }

    fn is_empty(&self) -> bool {
        self.0.len() == 0
    }
}

/// The plan with as many changes as the dice last for.
pub(super) fn mutated(plan: &Plan, donor: &Plan, dice: &[u32]) -> Plan {
    let (mut tree, donor) = (serde_json::to_value(plan).unwrap(), serde_json::to_value(donor).unwrap());
    let mut plan = plan.clone();
    let mut dice = Dice(dice.iter());
    while !dice.is_empty() {
        let before = tree.clone();
        change(&mut tree, &donor, &mut dice);
        // Not every change leaves a plan.
        match serde_json::from_value::<Plan>(tree.clone()) {
            Ok(changed) if changed.format == plan.format && has_each_once(&tree) => plan = changed,
            _ => tree = before,
        }
    }
    plan
}

fn change(value: &mut Value, donor: &Value, dice: &mut Dice<'_>) {
    match (value, donor) {
        (Value::Object(record), Value::Object(donor)) => change_record(record, donor, dice),
        (Value::Array(list), Value::Array(donor)) => change_list(list, donor, dice),
        (value, donor) => donor.clone_into(value),
    }
}

fn change_record(record: &mut Map<String, Value>, donor: &Map<String, Value>, dice: &mut Dice<'_>) {
    let mut names: Vec<String> = record.keys().chain(donor.keys()).cloned().collect();
    names.sort();
    names.dedup();
    // Nobody changes in place what a member of a list is known by: it is another then.
    names.retain(|name| !["id", "rule", "subject", "rater", "undecided"].contains(&name.as_str()));
    let Some(name) = names.get(dice.below(names.len())) else { return };
    match (record.get_mut(name), donor.get(name)) {
        (Some(_), None) => drop(record.remove(name)),
        (None, Some(theirs)) => drop(record.insert(name.clone(), theirs.clone())),
        (Some(ours), Some(theirs)) => change(ours, theirs, dice),
        (None, None) => {}
    }
}

fn change_list(list: &mut Vec<Value>, donor: &[Value], dice: &mut Dice<'_>) {
    let at = dice.below(list.len());
    let other = donor.get(dice.below(donor.len()));
    match (dice.below(8), other) {
        (0, _) if !list.is_empty() => drop(list.remove(at)),
        (1, Some(other)) => list.insert(dice.below(list.len() + 1), other.clone()),
        (2, _) if !list.is_empty() => {
            let moved = list.remove(at);
            list.insert(dice.below(list.len() + 1), moved);
        }
        (_, Some(other)) if !list.is_empty() => change(&mut list[at], other, dice),
        _ => {}
    }
}

/// Whether no list says the same member twice: nobody says so but by hand.
pub(super) fn has_each_once(tree: &Value) -> bool {
    match tree {
        Value::Array(list) => {
            let mut seen = HashSet::new();
            list.iter().all(|member| seen.insert(super::flat::key(member)) && has_each_once(member))
        }
        Value::Object(record) => record.values().all(has_each_once),
        _ => true,
    }
}
