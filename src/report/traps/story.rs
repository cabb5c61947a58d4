//! Traps where the plan tells two stories: a sheet that starts somebody who is not recruited, a trusted source that
//! stands on one.

use super::{Seen, listed};
use crate::catalog::{Rule, Trap};
use crate::plan::{Partner, Place, Segment, Wave};
use crate::prioritise::verdict::Verdict;
use crate::text::same::{folded, sameness};

/// Words of a line that starts nobody.
const WAITS: [&str; 10] = [
    "keep warm",
    "later",
    "nothing",
    "not this year",
    "once recruited",
    "look again",
    "no longer",
    "after the review",
    "before it is recruited",
    "next wave",
];
/// Sources named in one sentence.
const NAMED: usize = 3;

pub(super) fn traps(seen: &Seen<'_>) -> Vec<Trap> {
    let mut found: Vec<Trap> =
        seen.plan.partners.iter().filter_map(|partner| started_without_a_place(seen, partner)).collect();
    found.extend(sources_without_anybody(seen));
    found
}

/// A milestone with the name of somebody whom the plan does not recruit now.
fn started_without_a_place(seen: &Seen<'_>, partner: &Partner) -> Option<Trap> {
    let verdict = seen.findings.judged(&partner.id)?.verdict;
    if verdict.is_in_the_set() || verdict == Verdict::RuledOut {
        return None;
    }
    let name = short_name(seen, partner);
    let starts = |segment: &&Segment| line_that_starts(segment, name).is_some();
    let segment = seen.segments.iter().find(starts)?;
    let (day, line) = line_that_starts(segment, name)?;
    let when = match verdict {
        Verdict::Next => "in the next wave",
        Verdict::InLine | Verdict::Later => "later",
        _ => "not at all",
    };
    let full = &partner.name;
    let text = format!(
        "The sheet starts {full} on day {day}, the plan recruits it {when}: take the line out, or put it into the first wave."
    );
    Some(Trap::in_sheet(Rule::M17, segment, "first_90_days", text).about([partner]).said_of(line))
}

fn line_that_starts<'a>(segment: &'a Segment, name: &str) -> Option<(i64, &'a str)> {
    let starts = |what: &str| {
        let what = folded(what);
        what.contains(&folded(name)) && !WAITS.iter().any(|word| what.contains(word))
    };
    let line = segment.strategy.first_90_days.iter().find(|line| starts(&line.what))?;
    Some((i64::from(line.by_day), &line.what))
}

/// The first word of a name where it is long and nobody else's; else all of it.
fn short_name<'a>(seen: &Seen<'_>, partner: &'a Partner) -> &'a str {
    const LONG: usize = 6;
    let first = |name: &str| sameness(name.split_whitespace().next().unwrap_or_default());
    let mine = partner.name.split_whitespace().next().unwrap_or_default();
    let others = seen.plan.partners.iter().filter(|other| first(&other.name) == sameness(mine)).count();
    if mine.chars().count() >= LONG && others == 1 { mine } else { partner.name.trim() }
}

/// Trusted sources for which only somebody stands who is recruited neither now nor next.
fn sources_without_anybody(seen: &Seen<'_>) -> Option<Trap> {
    let comes = |place: &usize| {
        let judged = seen.findings.judged(&seen.plan.partners[*place].id);
        seen.is_in_the_set(*place) || judged.is_some_and(|judged| judged.wave == Wave::Next)
    };
    let mut said: Vec<(&str, &Partner)> = Vec::new();
    for row in &seen.sources {
        let [only] = row.candidates.as_slice() else { continue };
        if !comes(only) && !said.iter().any(|(source, _)| *source == row.source) {
            said.push((&row.source, &seen.plan.partners[*only]));
        }
    }
    let lines: Vec<String> =
        said.iter().take(NAMED).map(|(source, partner)| format!("{} for “{source}”", partner.name)).collect();
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let more = said.len().saturating_sub(NAMED);
    let more = if more > 0 { format!(", and for {more} more sources alike") } else { String::new() };
    (!seen.set.is_empty() && !said.is_empty()).then(|| {
        let text = format!(
            "Only {} would stand{more}, and none of them is recruited: find somebody else whom these buyers ask, or say that you do without.",
            listed(&lines)
        );
        let facts: Vec<&str> = said.iter().map(|(source, _)| *source).collect();
        Trap::in_plan(Rule::M32, Place::Buyers, "trusted_sources", text).said_of(facts.join(", "))
    })
}
