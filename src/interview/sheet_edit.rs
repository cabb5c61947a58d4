//! Changing a strategy sheet: lines put in, taken out and moved, and the catalogue's wording brought back. Every change is
//! one step with words for undo, and makes the segment the user's own.

mod asked;
mod given;
mod whom;

pub use asked::parts;
pub use given::read;

use super::wording;
use crate::{
    catalog,
    plan::{Change, NeedAnswer, Plan, Section, Segment, SegmentId, SheetLine, Strategy},
};

/// Changes the lines of a section; none where the segment is gone.
#[must_use]
pub fn change(
    plan: &Plan,
    id: &SegmentId,
    section: Section,
    change: impl FnOnce(&mut Vec<SheetLine>),
) -> Option<Change> {
    change_whole(plan, id, section.title(), |segment| {
        let mut lines = section.lines(&segment.strategy);
        change(&mut lines);
        section.set(&mut segment.strategy, lines);
    })
}

/// Changes a segment, of which `what` names the part; none where the segment is gone.
#[must_use]
pub fn change_whole(plan: &Plan, id: &SegmentId, what: &str, change: impl FnOnce(&mut Segment)) -> Option<Change> {
    let mut segment = catalog::segments(plan).into_iter().find(|segment| segment.id == *id)?;
    let words = format!("{}: {}", segment.name, what.to_lowercase());
    change(&mut segment);
    Some(Change::new(words, catalog::keep_segment(plan, segment)))
}

/// Puts a line in place of the one at `at`, or as a new one there.
#[must_use]
pub fn put(plan: &Plan, id: &SegmentId, section: Section, at: usize, line: SheetLine, is_new: bool) -> Option<Change> {
    change(plan, id, section, |lines| {
        let at = at.min(lines.len());
        match lines.get_mut(at) {
            Some(old) if !is_new => *old = line,
            _ => lines.insert(at, line),
        }
    })
}

/// Gives the need at `at` the next answer: yes, planned, no, round and round.
#[must_use]
pub fn next_answer(plan: &Plan, id: &SegmentId, at: usize) -> Option<Change> {
    change(plan, id, Section::Needs, |lines| {
        if let Some(SheetLine::Need(need)) = lines.get_mut(at) {
            let next = asked::place(&NeedAnswer::ALL, need.answer) + 1;
            need.answer = NeedAnswer::ALL[next % NeedAnswer::ALL.len()];
        }
    })
}

/// What can get the catalogue's wording back.
#[derive(Clone, Debug, PartialEq)]
pub enum Back {
    /// A line.
    Line(SheetLine),
    /// All of its section.
    Section,
    /// The whole sheet.
    Sheet,
}

/// What of a sheet differs from the catalogue: the line at `at`, its section, the whole sheet. None at all where nothing
/// does.
#[must_use]
pub fn backs(catalogue: &Strategy, strategy: &Strategy, section: Section, at: Option<usize>) -> Vec<Back> {
    let differs = |section: Section| wording::restored(section, strategy, catalogue) != section.lines(strategy);
    if !Section::ALL.into_iter().any(differs) {
        return Vec::new();
    }
    let (lines, known) = (section.lines(strategy), section.lines(catalogue));
    let line = at.and_then(|at| wording::original(&lines, at, &known).filter(|found| lines.get(at) != Some(found)));
    let mut backs: Vec<Back> = line.map(Back::Line).into_iter().collect();
    if differs(section) {
        backs.push(Back::Section);
    }
    backs.push(Back::Sheet);
    backs
}

/// Brings the catalogue's wording back; the answers to its needs stay.
#[must_use]
pub fn put_back(plan: &Plan, id: &SegmentId, section: Section, at: Option<usize>, back: &Back) -> Option<Change> {
    change_whole(plan, id, "catalogue's wording", |segment| {
        let Some(catalogue) = wording::catalogue(plan, segment.model, segment.variant) else { return };
        let sections = match back {
            Back::Line(line) => {
                let mut lines = section.lines(&segment.strategy);
                if let Some(old) = at.and_then(|at| lines.get_mut(at)) {
                    *old = line.clone();
                }
                return section.set(&mut segment.strategy, lines);
            }
            Back::Section => vec![section],
            Back::Sheet => Section::ALL.to_vec(),
        };
        for section in sections {
            let lines = wording::restored(section, &segment.strategy, &catalogue);
            section.set(&mut segment.strategy, lines);
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::interview::parts::{Given, Part};

    fn given(part: &Part) -> Given<'_> {
        match part {
            Part::Text { text, .. } => Given::Text(text),
            Part::Choice { chosen, .. } => Given::Choice(*chosen),
        }
    }

    #[test]
    fn taking_the_lines_out_and_putting_them_back_changes_nothing() {
        for sheet in catalog::sheets() {
            let mut strategy = sheet.strategy.clone();
            for section in Section::ALL {
                let lines = section.lines(&strategy);
                section.set(&mut strategy, lines);
            }
            assert_eq!(strategy, sheet.strategy);
        }
    }

    #[test]
    fn reading_the_parts_of_a_line_gives_the_line() {
        let plan = catalog::example();
        let strategies = plan.segments.iter().map(|segment| &segment.strategy);
        for strategy in strategies.chain(catalog::sheets().iter().map(|sheet| &sheet.strategy)) {
            for section in Section::ALL {
                for line in section.lines(strategy) {
                    let parts = parts(&plan, section, Some(&line));
                    let given: Vec<Given<'_>> = parts.iter().map(given).collect();
                    assert_eq!(read(&plan, section, &given), Ok(line));
                }
            }
        }
    }

    #[test]
    fn what_was_not_given_is_said_with_its_part() {
        let plan = catalog::example();
        let refused =
            read(&plan, Section::Pay, &[Given::Choice(1), Given::Text("10 %"), Given::Text(" "), Given::Text("")]);
        assert!(matches!(refused, Err((2, _))), "{refused:?}");
        assert!(matches!(read(&plan, Section::Goal, &[]), Err((0, _))));
    }
}
