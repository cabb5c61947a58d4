//! What differs in the strategies, line by line. A sheet that nobody has edited is the catalogue's on both sides.

use super::said::{arrow, lists, quoted};
use super::{DiffLine, Sides};
use crate::catalog;
use crate::plan::{self, PartnerId, Plan, Section, Segment, Strategy};
use crate::report::line_words;
use crate::report::words::GONE;

/// A line of a sheet: by what it is known again, and what it says.
struct SheetLine {
    key: String,
    says: String,
}

pub(super) fn lines(sides: &Sides<'_>) -> Vec<DiffLine> {
    let (old, new) = (catalog::segments(sides.old), catalog::segments(sides.new));
    let mut lines = Vec::new();
    for segment in &new {
        match old.iter().find(|was| was.id == segment.id) {
            Some(was) => lines.extend(between(sides, was, segment)),
            None if sides.new.segment(&segment.id).is_some() => lines.push(whole(&segment.name, "new segment")),
            None => {}
        }
    }
    let is_gone = |was: &&Segment| new.iter().all(|segment| segment.id != was.id);
    let stored = old.iter().filter(is_gone).filter(|was| sides.old.segment(&was.id).is_some());
    lines.extend(stored.map(|was| whole(&was.name, GONE)));
    if lines.is_empty() && sides.old.segments != sides.new.segments {
        lines.push(whole("Sheets", "kept or given back as they stand, or in another order"));
    }
    lines
}

fn whole(name: &str, what: &str) -> DiffLine {
    DiffLine::new(name, vec![what.to_owned()])
}

/// What differs of a segment that is in both plans.
fn between(sides: &Sides<'_>, was: &Segment, is: &Segment) -> Vec<DiffLine> {
    let mut lines = Vec::new();
    if was.name != is.name {
        lines.push(DiffLine::new(&is.name, vec![format!("name {}", quoted(&was.name, &is.name))]));
    }
    if was.model != is.model {
        let label = |of: &Segment| of.model.map_or("none", |model| model.label());
        lines.push(DiffLine::new(&is.name, vec![format!("partner model {}", arrow(label(was), label(is)))]));
    }
    let before = sections(sides.old, &was.strategy);
    let after = sections(sides.new, &is.strategy);
    for ((title, before), (_, after)) in before.into_iter().zip(after) {
        let changes = changes(before, after);
        if !changes.is_empty() {
            lines.push(DiffLine::new(&format!("{}, {title}", is.name), changes));
        }
    }
    lines
}

/// The sections of a sheet with their lines.
fn sections(plan: &Plan, strategy: &Strategy) -> Vec<(String, Vec<SheetLine>)> {
    let of = |section: Section| {
        let lines = section.lines(strategy).iter().map(|line| said(plan, line)).collect();
        (section.title().to_lowercase(), lines)
    };
    Section::ALL.into_iter().map(of).collect()
}

fn said(plan: &Plan, line: &plan::SheetLine) -> SheetLine {
    let name = |id: &PartnerId| plan.partner(id).map(|partner| partner.name.clone());
    let words = line_words(line, &plan.goal.limits.currency, name);
    let more = if words.more.is_empty() { String::new() } else { format!(" ({})", words.more) };
    let head = if words.head.is_empty() { String::new() } else { format!("{}: ", words.head) };
    SheetLine { says: format!("{head}{}{more}", words.text), key: words.text }
}

/// What differs between two lists of lines: those known again that say something else, then those that came and went. As
/// many that came as went have taken each other's place.
fn changes(before: Vec<SheetLine>, after: Vec<SheetLine>) -> Vec<String> {
    let says = |lines: &[SheetLine]| lines.iter().map(|line| line.says.clone()).collect::<Vec<_>>();
    let (all_before, all_after) = (says(&before), says(&after));
    if all_before == all_after {
        return Vec::new();
    }
    let mut went: Vec<SheetLine> = before.into_iter().filter(|line| !all_after.contains(&line.says)).collect();
    let came: Vec<SheetLine> = after.into_iter().filter(|line| !all_before.contains(&line.says)).collect();
    let (mut said, mut new) = (Vec::new(), Vec::new());
    for line in came {
        match went.iter().position(|was| was.key == line.key) {
            Some(at) => said.push(quoted(&went.remove(at).says, &line.says)),
            None => new.push(line),
        }
    }
    if new.len() == went.len() {
        said.extend(went.iter().zip(&new).map(|(was, is)| quoted(&was.says, &is.says)));
    } else {
        said.push(lists(&says(&went), &says(&new)));
    }
    if said.is_empty() { vec!["in another order".to_owned()] } else { said }
}
