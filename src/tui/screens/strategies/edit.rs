//! Changing a sheet: every change is one step with words for undo.

use super::{
    section::{Line, Section},
    wording,
};
use crate::{
    catalog,
    plan::{
        Change, Milestone, Need, NeedAnswer, PayLine, PayRate, PayWhen, Segment, SegmentId, clean_line, pay_months,
        pay_rate, pay_rate_text,
    },
    tui::{
        dialogs::{Choice, Part, Parts, Pick},
        layer::Context,
    },
};

const ANSWERS: &[&str] = &[NeedAnswer::Yes.label(), NeedAnswer::Planned.label(), NeedAnswer::No.label()];
const WHEN: &[&str] = &[PayWhen::New.label(), PayWhen::Renewal.label()];

/// Changes the lines of a section and keeps the segment as the user's own; returns whether it did.
pub(super) fn change(
    context: &mut Context<'_>,
    id: &SegmentId,
    section: Section,
    change: impl FnOnce(&mut Vec<Line>),
) -> bool {
    change_whole(context, id, section.title(), |segment| {
        let mut lines = section.lines(&segment.strategy);
        change(&mut lines);
        section.set(&mut segment.strategy, lines);
    })
}

/// Changes a segment; `what` names what of it was changed.
pub(super) fn change_whole(
    context: &mut Context<'_>,
    id: &SegmentId,
    what: &str,
    change: impl FnOnce(&mut Segment),
) -> bool {
    let Some(mut segment) = catalog::segments(context.plan()).into_iter().find(|segment| segment.id == *id) else {
        return false;
    };
    let words = format!("{}: {}", segment.name, what.to_lowercase());
    change(&mut segment);
    let edit = catalog::keep_segment(context.plan(), segment);
    context.change(Change::new(words, edit))
}

/// Asks for a line: the one at `at`, or a new one to stand there.
pub(super) fn ask(context: &mut Context<'_>, id: &SegmentId, section: Section, at: usize, line: Option<Line>) {
    let is_new = line.is_none();
    let title = format!("{}: {}", section.title(), if is_new { "a new line" } else { "change it" });
    let guidance = catalog::guidance(section.guidance());
    let about = guidance.map(|guidance| format!("{} Example: {}", guidance.help, guidance.example));
    let parts = parts(section, line);
    let id = id.clone();
    context.ask(Parts::new(&title, &about.unwrap_or_default(), parts, move |context, texts| {
        let line = read(section, texts)?;
        change(context, &id, section, |lines| {
            let at = at.min(lines.len());
            match lines.get_mut(at) {
                Some(old) if !is_new => *old = line,
                _ => lines.insert(at, line),
            }
        });
        Ok(())
    }));
}

fn parts(section: Section, line: Option<Line>) -> Vec<Part> {
    match (section, line) {
        (Section::Needs, line) => {
            let need = if let Some(Line::Need(need)) = line { need } else { Need::default() };
            vec![
                Part::line("What they need", &need.need),
                Part::choice("Our answer", ANSWERS, need.answer.label()),
                Part::line("How", &need.how),
                Part::line("Who sees to it", &need.owner),
            ]
        }
        (Section::Pay, line) => pay_parts(if let Some(Line::Pay(pay)) = line { Some(pay) } else { None }),
        (Section::First90Days, Some(Line::Milestone(milestone))) => {
            vec![Part::line("By day", &milestone.by_day.to_string()), Part::line("What is done", &milestone.what)]
        }
        (Section::First90Days, _) => vec![Part::line("By day", ""), Part::line("What is done", "")],
        (_, Some(Line::Text(text))) => vec![Part::line(section.title(), &text)],
        _ => vec![Part::line(section.title(), "")],
    }
}

fn pay_parts(pay: Option<PayLine>) -> Vec<Part> {
    let (when, rate, basis, months) = match pay {
        Some(pay) => (pay.when, pay_rate_text(pay.rate), pay.basis, pay.months.map(|months| months.to_string())),
        None => (PayWhen::New, String::new(), String::new(), None),
    };
    vec![
        Part::choice("For", WHEN, when.label()),
        Part::line("Rate", &rate),
        Part::line("Of what", &basis),
        Part::line("Months", &months.unwrap_or_default()),
    ]
}

/// A line from what was typed, or which part cannot stand and why.
fn read(section: Section, texts: &[&str]) -> Result<Line, (usize, String)> {
    let text = |at: usize| clean_line(texts.get(at).copied().unwrap_or_default());
    let needed = |at: usize, what: &str| {
        let text = text(at);
        let empty = || (at, format!("{what}: write it, or press Esc to leave the sheet as it was."));
        if text.is_empty() { Err(empty()) } else { Ok(text) }
    };
    match section {
        Section::Needs => Ok(Line::Need(Need {
            need: needed(0, "What they need")?,
            answer: NeedAnswer::ALL.into_iter().find(|answer| answer.label() == text(1)).unwrap_or_default(),
            how: text(2),
            owner: text(3),
        })),
        Section::Pay => read_pay(text).map(Line::Pay),
        Section::First90Days => {
            let by_day = text(0).parse().ok().filter(|day| (1..=999).contains(day));
            let by_day =
                by_day.ok_or_else(|| (0, "By day: write a number of days from kick-off, like 30.".to_owned()))?;
            Ok(Line::Milestone(Milestone { by_day, what: needed(1, "What is done")? }))
        }
        _ => needed(0, section.title()).map(Line::Text),
    }
}

fn read_pay(text: impl Fn(usize) -> String) -> Result<PayLine, (usize, String)> {
    let rate = pay_rate(&text(1)).map_err(|error| (1, format!("Rate: {error}.")))?;
    let basis = text(2);
    if basis.is_empty() && rate != PayRate::Nothing {
        return Err((
            2,
            "Of what: name the sum it is taken of, like “year-one contract value, on cash received”.".to_owned(),
        ));
    }
    let months = pay_months(&text(3)).map_err(|error| (3, format!("Months: {error}.")))?;
    let when = PayWhen::ALL.into_iter().find(|when| when.label() == text(0)).unwrap_or_default();
    Ok(PayLine { when, rate, basis, months })
}

/// The next answer to a need: yes, planned, no, round and round.
pub(super) fn next_answer(context: &mut Context<'_>, id: &SegmentId, at: usize) {
    change(context, id, Section::Needs, |lines| {
        if let Some(Line::Need(need)) = lines.get_mut(at) {
            let place = NeedAnswer::ALL.iter().position(|answer| *answer == need.answer).unwrap_or(0);
            need.answer = NeedAnswer::ALL[(place + 1) % NeedAnswer::ALL.len()];
        }
    });
}

/// What can get the catalogue's wording back.
#[derive(Clone)]
enum Back {
    Line(Line),
    Section,
    Sheet,
}

/// Offers the catalogue's wording of the line at `at`, of its section and of the whole sheet.
pub(super) fn restore(context: &mut Context<'_>, segment: &Segment, section: Section, at: Option<usize>) {
    let Some(catalogue) = wording::catalogue(segment.model) else {
        return context.say("This segment is your own: the catalogue has no wording for it.");
    };
    let lines = section.lines(&segment.strategy);
    let known = section.lines(catalogue);
    let line = at.and_then(|at| wording::original(&lines, at, &known).filter(|found| lines.get(at) != Some(found)));
    let mut choices = Vec::new();
    if let Some(line) = line {
        choices.push(Choice { name: "This line".to_owned(), about: words_of(&line), value: Back::Line(line) });
    }
    if wording::restored(section, &segment.strategy, catalogue) != lines {
        let about = "as the catalogue has it; your answers to its needs stay".to_owned();
        choices.push(Choice { name: section.title().to_owned(), about, value: Back::Section });
    }
    let differs = |section: &Section| {
        wording::restored(*section, &segment.strategy, catalogue) != section.lines(&segment.strategy)
    };
    if !Section::ALL.iter().any(differs) {
        return context.say("This is the catalogue's wording.");
    }
    let about = "as the catalogue has it; your answers to its needs stay".to_owned();
    choices.push(Choice { name: "The whole sheet".to_owned(), about, value: Back::Sheet });
    let id = segment.id.clone();
    let about = "What is put back replaces your lines; undo brings them back.";
    context.ask(Pick::new("The catalogue's wording again", about, choices, move |context, back| {
        put_back(context, &id, section, at, back);
    }));
}

fn put_back(context: &mut Context<'_>, id: &SegmentId, section: Section, at: Option<usize>, back: &Back) {
    change_whole(context, id, "catalogue's wording", |segment| {
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
    });
}

fn words_of(line: &Line) -> String {
    match line {
        Line::Text(text) => text.clone(),
        Line::Need(need) => format!("{}: {}", need.need, need.how),
        Line::Pay(pay) => format!("{}: {} of {}", pay.when.label(), pay_rate_text(pay.rate), pay.basis),
        Line::Milestone(milestone) => format!("day {}: {}", milestone.by_day, milestone.what),
    }
}
