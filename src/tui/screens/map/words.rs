//! The words of the influence grid and the heat map: strengths, buyers' titles in short, a gap and the question that
//! helps to close it. Only wording; nothing is computed here.

use crate::{
    catalog,
    plan::{Plan, Strength},
    report::Map,
};

/// A strength in one word.
pub(super) fn strength(strength: Strength) -> &'static str {
    match strength.get() {
        0 => "none",
        1 => "some",
        2 => "good",
        _ => "decisive",
    }
}

/// A title up to where it names an alternative: "CISO" of "CISO / head of information security".
pub(super) fn short_title(title: &str) -> &str {
    let end = [" / ", " (", ", "].into_iter().filter_map(|mark| title.find(mark)).min();
    let short = end.and_then(|end| title.get(..end)).unwrap_or(title).trim();
    if short.is_empty() { title } else { short }
}

/// "CISO at Purchase".
pub(super) fn moment(map: &Map, buyer: usize, stage: usize) -> String {
    format!("{} at {}", short_title(&map.buyers[buyer].title), map.stages[stage].name.trim())
}

/// What to ask oneself to find somebody for a stage.
pub(super) fn question(plan: &Plan, stage: usize) -> &'static str {
    let known = plan.stages.get(stage).and_then(|stage| catalog::stage_question(&stage.id));
    known.unwrap_or("Whom do they listen to then?")
}
