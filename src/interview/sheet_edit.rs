//! Changing a strategy sheet: a line from what was given for its parts, lines put in, taken out and moved, and the
//! catalogue's wording brought back. Every change is one step with words for undo, and makes the segment the user's own.

use super::{
    parts::{Given, Part, PartError},
    sheet::{Line, Section},
    wording,
};
use crate::{
    catalog,
    plan::{
        Change, Milestone, Need, NeedAnswer, PayIf, PayLine, PayOn, PayRate, PayTo, PayWhen, Plan, Segment, SegmentId,
        Strategy, Variant, clean_line, pay_months, pay_rate, pay_rate_text,
    },
};

const ANSWERS: &[&str] =
    &[NeedAnswer::Yes.label(), NeedAnswer::Planned.label(), NeedAnswer::No.label(), NeedAnswer::Open.label()];
const WHEN: &[&str] = &[PayWhen::New.label(), PayWhen::Renewal.label()];
const ON: &[&str] = &[PayOn::Contract.label(), PayOn::List.label(), PayOn::Services.label(), PayOn::Event.label()];
const STANDS: &[&str] = &["stands alone", "on top of the line that stands alone"];
const ONLY_IF: &[&str] =
    &[PayIf::Always.label(), PayIf::Brought.label(), PayIf::Registered.label(), PayIf::OrderOnly.label()];
/// The word for everybody of a segment.
const ALL: &str = "all";

/// The parts a line of a section is asked for in, as they stand in `line`; empty for a new one.
#[must_use]
pub fn parts(plan: &Plan, section: Section, line: Option<&Line>) -> Vec<Part> {
    match (section, line) {
        (Section::Needs, Some(Line::Need(need))) => need_parts(need),
        (Section::Needs, _) => need_parts(&Need::default()),
        (Section::Pay, Some(Line::Pay(pay))) => pay_parts(plan, pay),
        (Section::Pay, _) => pay_parts(plan, &PayLine::default()),
        (Section::First90Days, Some(Line::Milestone(milestone))) => {
            vec![Part::text("By day", &milestone.by_day.to_string()), Part::text("What is done", &milestone.what)]
        }
        (Section::First90Days, _) => vec![Part::text("By day", ""), Part::text("What is done", "")],
        (_, Some(Line::Text(text))) => vec![Part::text(section.title(), text)],
        _ => vec![Part::text(section.title(), "")],
    }
}

fn need_parts(need: &Need) -> Vec<Part> {
    vec![
        Part::text("What they need", &need.need),
        Part::choice("Our answer", ANSWERS, place(&NeedAnswer::ALL, need.answer)),
        Part::text("How", &need.how),
        Part::text("Who sees to it", &need.owner),
    ]
}

fn pay_parts(plan: &Plan, pay: &PayLine) -> Vec<Part> {
    let is_new = *pay == PayLine::default();
    let rate = if is_new { String::new() } else { pay_rate_text(pay.rate) };
    let months = pay.months.map(|months| months.to_string()).unwrap_or_default();
    vec![
        Part::choice("For", WHEN, place(&PayWhen::ALL, pay.when)),
        Part::text("Rate", &rate),
        Part::text("Of what", &pay.basis),
        Part::text("Months", &months),
        Part::choice("Share of", ON, place(&PayOn::ALL, pay.on)),
        Part::text("Whom", &whom_text(plan, &pay.applies)),
        Part::choice("It", STANDS, usize::from(pay.adds)),
        Part::choice("Only if", ONLY_IF, place(&PayIf::ALL, pay.only_if)),
        Part::text("Source", &pay.source),
    ]
}

/// Whom a line of pay is for: a partner by name where the name means nothing else, else by id.
fn whom_text(plan: &Plan, applies: &PayTo) -> String {
    match applies {
        PayTo::All => ALL.to_owned(),
        PayTo::Variant(variant) => variant.label().to_owned(),
        PayTo::Partner(id) => {
            let name = plan.partner(id).map(|partner| clean_line(&partner.name));
            name.filter(|name| whom(plan, name).as_ref() == Some(applies)).unwrap_or_else(|| id.as_str().to_owned())
        }
    }
}

/// Whom a text means; none where it means nobody.
fn whom(plan: &Plan, text: &str) -> Option<PayTo> {
    let is = |word: &str| word.to_lowercase() == text.to_lowercase();
    if text.is_empty() || is(ALL) {
        return Some(PayTo::All);
    }
    if let Some(variant) = Variant::ALL.into_iter().find(|variant| is(variant.label())) {
        return Some(PayTo::Variant(variant));
    }
    let by_id = plan.partners.iter().find(|partner| partner.id.as_str() == text);
    let found = by_id.or_else(|| plan.partners.iter().find(|partner| is(&partner.name)))?;
    Some(PayTo::Partner(found.id.clone()))
}

fn place<T: PartialEq + Copy>(all: &[T], one: T) -> usize {
    all.iter().position(|other| *other == one).unwrap_or(0)
}

/// A line from what was given for its parts.
///
/// # Errors
/// Which part cannot stand, and why.
pub fn read(plan: &Plan, section: Section, given: &[Given<'_>]) -> Result<Line, PartError> {
    match section {
        Section::Needs => Ok(Line::Need(Need {
            need: needed(given, 0, "What they need")?,
            answer: NeedAnswer::ALL.get(choice(given, 1)).copied().unwrap_or_default(),
            how: text(given, 2),
            owner: text(given, 3),
        })),
        Section::Pay => read_pay(plan, given).map(Line::Pay),
        Section::First90Days => {
            let by_day = text(given, 0).parse().ok().filter(|day| (1..=999).contains(day));
            let by_day =
                by_day.ok_or_else(|| (0, "By day: write a number of days from kick-off, like 30.".to_owned()))?;
            Ok(Line::Milestone(Milestone { by_day, what: needed(given, 1, "What is done")? }))
        }
        _ => needed(given, 0, section.title()).map(Line::Text),
    }
}

fn read_pay(plan: &Plan, given: &[Given<'_>]) -> Result<PayLine, PartError> {
    let rate = pay_rate(&text(given, 1), &plan.goal.limits.currency).map_err(|error| (1, format!("Rate: {error}.")))?;
    let basis = text(given, 2);
    if basis.is_empty() && rate != PayRate::Nothing {
        let what = "Of what: name the sum it is taken of, like “year-one contract value, on cash received”.";
        return Err((2, what.to_owned()));
    }
    let months = pay_months(&text(given, 3)).map_err(|error| (3, format!("Months: {error}.")))?;
    let when = PayWhen::ALL.get(choice(given, 0)).copied().unwrap_or_default();
    let applies = whom(plan, &text(given, 5)).ok_or_else(|| {
        (5, "Whom: write “all”, a variant like “affiliate”, or the name of a candidate in the plan.".to_owned())
    })?;
    Ok(PayLine {
        when,
        rate,
        basis,
        months,
        on: PayOn::ALL.get(choice(given, 4)).copied().unwrap_or_default(),
        applies,
        adds: choice(given, 6) == 1,
        only_if: PayIf::ALL.get(choice(given, 7)).copied().unwrap_or_default(),
        source: text(given, 8),
    })
}

fn text(given: &[Given<'_>], at: usize) -> String {
    if let Some(Given::Text(text)) = given.get(at) { clean_line(text) } else { String::new() }
}

fn choice(given: &[Given<'_>], at: usize) -> usize {
    if let Some(Given::Choice(chosen)) = given.get(at) { *chosen } else { 0 }
}

fn needed(given: &[Given<'_>], at: usize, what: &str) -> Result<String, PartError> {
    let text = text(given, at);
    if text.is_empty() {
        return Err((at, format!("{what}: write it, or press Esc to leave the sheet as it was.")));
    }
    Ok(text)
}

/// Changes the lines of a section; none where the segment is gone.
#[must_use]
pub fn change(plan: &Plan, id: &SegmentId, section: Section, change: impl FnOnce(&mut Vec<Line>)) -> Option<Change> {
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
pub fn put(plan: &Plan, id: &SegmentId, section: Section, at: usize, line: Line, is_new: bool) -> Option<Change> {
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
        if let Some(Line::Need(need)) = lines.get_mut(at) {
            let next = place(&NeedAnswer::ALL, need.answer) + 1;
            need.answer = NeedAnswer::ALL[next % NeedAnswer::ALL.len()];
        }
    })
}

/// What can get the catalogue's wording back.
#[derive(Clone, Debug, PartialEq)]
pub enum Back {
    /// A line.
    Line(Line),
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
        let Some(catalogue) = wording::catalogue(segment.model) else { return };
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
            let lines = wording::restored(section, &segment.strategy, catalogue);
            section.set(&mut segment.strategy, lines);
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(part: &Part) -> Given<'_> {
        match part {
            Part::Text { text, .. } => Given::Text(text),
            Part::Choice { chosen, .. } => Given::Choice(*chosen),
        }
    }

    #[test]
    fn the_words_of_choices_stand_in_the_order_of_their_values() {
        assert_eq!(ANSWERS, NeedAnswer::ALL.map(NeedAnswer::label));
        assert_eq!(WHEN, PayWhen::ALL.map(PayWhen::label));
        assert_eq!(ON, PayOn::ALL.map(PayOn::label));
        assert_eq!(ONLY_IF, PayIf::ALL.map(PayIf::label));
    }

    #[test]
    fn reading_the_parts_of_a_line_gives_the_line() {
        let plan = catalog::example();
        let strategies = plan.segments.iter().map(|segment| &segment.strategy);
        for strategy in strategies.chain(catalog::models().iter().map(|model| &model.strategy)) {
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
