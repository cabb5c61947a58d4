//! Step 4, one segment's sheet: read part by part, its lines numbered through, each part of a line asked for.

use super::about::About;
use super::candidates::ask_one_of;
use super::fields::choices;
use super::lists::row;
use super::strategies::{held, of};
use super::talk::{Away, Place, Talk, Went, command};
use crate::action::Action;
use crate::interview::parts::{Given, Part};
use crate::interview::sheet_edit::{self, Back, backs, next_answer, put, put_back, read};
use crate::interview::steps::View;
use crate::interview::wording;
use crate::plan::{NeedAnswer, PartnerId, Section, Segment, SegmentId, SheetLine, Strategy};
use crate::report::money::worked::{typical_deal, worked_deal};
use crate::report::{Who, line_words};

pub(super) const SHEET: Place = Place {
    name: "Sheet",
    view: View::Strategies,
    is_on_the_way: false,
    answers: &[],
    commands: &[
        command("edit", "NUMBER", "Ask for a line, part by part.", &[Action::Open], edit),
        command("answer", "NUMBER yes, planned or no", "Whether we answer a need.", &[Action::Toggle], answer),
        command("add", "NUMBER", "Add a line after this one.", &[Action::Add], add),
        command("delete", "NUMBER", "Delete a line. Undo brings it back.", &[Action::Delete], delete),
        command("up", "NUMBER", "Move a line up.", &[Action::MoveUp], |talk, text| shift(talk, text, true)),
        command("down", "NUMBER", "Move a line down.", &[Action::MoveDown], |talk, text| shift(talk, text, false)),
        command(
            "catalogue",
            "NUMBER",
            "The catalogue's wording again: of a line, its part or the whole sheet.",
            &[Action::Restore],
            restore,
        ),
        command("deal", "NUMBER or NAME", "Work one deal out, typical or of a partner.", &[Action::Switch], deal),
        command("segments", "", "Back to the list of segments.", &[Action::Back], |talk, _| talk.go("Strategies")),
    ],
    rows,
    open: |talk, at| edit(talk, &(at + 1).to_string()),
    enter: |talk| {
        if segment(talk).is_none() {
            talk.say("No sheet is chosen: the number of a segment chooses one.");
            return talk.go("Strategies");
        }
        talk.list();
        talk.menu("Sheet: edit, answer, add, delete, catalogue with the number of a line; an empty line goes on?")
    },
};

/// The segment whose sheet is read; the first where none was chosen.
fn segment(talk: &Talk<'_>) -> Option<Segment> {
    let report = talk.report();
    let chosen = talk.segment.as_ref().and_then(|id| of(&report, id)).or_else(|| report.segments.first());
    chosen.map(held)
}

/// A line of a sheet, or a part of it without lines.
#[derive(Clone, Copy)]
struct At {
    section: Section,
    line: Option<usize>,
}

/// Every line of a strategy, numbered through; a part without lines has one number too.
fn lines(strategy: &Strategy) -> Vec<At> {
    let of = |section: Section| match section.lines(strategy).len() {
        0 => vec![At { section, line: None }],
        count => (0..count).map(|line| At { section, line: Some(line) }).collect(),
    };
    Section::ALL.into_iter().flat_map(of).collect()
}

fn rows(talk: &Talk<'_>) -> Vec<String> {
    let Some(segment) = segment(talk) else { return Vec::new() };
    let mut section = None;
    let all = lines(&segment.strategy).into_iter().enumerate().map(|(at, it)| {
        let head = if section == Some(it.section) { String::new() } else { format!("{}. ", it.section.title()) };
        section = Some(it.section);
        let words = match it.line.and_then(|line| it.section.lines(&segment.strategy).into_iter().nth(line)) {
            Some(line) => words_of(talk, &line),
            None => "nothing yet".to_owned(),
        };
        format!("{}. {head}{words}", at + 1)
    });
    all.collect()
}

fn words_of(talk: &Talk<'_>, line: &SheetLine) -> String {
    let plan = talk.plan();
    let name = |id: &PartnerId| plan.partner(id).map(|partner| partner.name.clone());
    let said = line_words(line, &plan.goal.limits.currency, name);
    [said.head, said.text, said.more].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

fn at(talk: &mut Talk<'_>, text: &str) -> Option<(Segment, At)> {
    let rows = rows(talk);
    let place = talk.row(&rows, text)?;
    let segment = segment(talk)?;
    let at = lines(&segment.strategy).get(place).copied()?;
    Some((segment, at))
}

fn edit(talk: &mut Talk<'_>, text: &str) -> Went {
    let Some((segment, at)) = at(talk, text) else { return Ok(()) };
    let line = at.line.and_then(|line| at.section.lines(&segment.strategy).into_iter().nth(line));
    ask_line(talk, &segment.id, at.section, at.line.unwrap_or(0), line.as_ref())
}

fn add(talk: &mut Talk<'_>, text: &str) -> Went {
    let Some((segment, at)) = at(talk, text) else { return Ok(()) };
    if at.section.is_single() && at.line.is_some() {
        talk.say("This has one line: edit changes it.");
        return Ok(());
    }
    ask_line(talk, &segment.id, at.section, at.line.map_or(0, |line| line + 1), None)
}

/// Asks for the parts of a line: the one at `at`, or a new one to stand there.
pub(super) fn ask_line(
    talk: &mut Talk<'_>,
    id: &SegmentId,
    section: Section,
    at: usize,
    line: Option<&SheetLine>,
) -> Went {
    let mut parts = sheet_edit::parts(talk.plan(), section, line);
    let mut place = 0;
    loop {
        while let Some(part) = parts.get(place).cloned() {
            match ask_part(talk, section, (place, parts.len()), part) {
                Ok(part) => {
                    parts[place] = part;
                    place += 1;
                }
                Err(Away::Next) => place += 1,
                Err(Away::Back) if place > 0 => place -= 1,
                Err(away) => return Err(away),
            }
        }
        let given: Vec<Given<'_>> = parts.iter().map(given).collect();
        match read(talk.plan(), section, &given) {
            Ok(read) => {
                let change = put(talk.plan(), id, section, at, read.clone(), line.is_none());
                if talk.change_if(change) {
                    let words = words_of(talk, &read);
                    talk.say(format!("{}: {words}.", section.title()));
                }
                return Ok(());
            }
            Err((wrong, words)) => {
                talk.say(words);
                if !talk.is_yes("Mend it?", true)? {
                    return Ok(());
                }
                place = wrong;
            }
        }
    }
}

fn given(part: &Part) -> Given<'_> {
    match part {
        Part::Text { text, .. } => Given::Text(text),
        Part::Choice { chosen, .. } => Given::Choice(*chosen),
    }
}

/// Asks for one part; the same part with what was given.
fn ask_part(talk: &mut Talk<'_>, section: Section, (at, of): (usize, usize), part: Part) -> Went<Part> {
    let head = format!("{}, {} of {of}", section.title(), at + 1);
    loop {
        let (question, about) = match &part {
            Part::Text { label, text } => {
                (format!("{head}: {label} [{}]?", if text.is_empty() { "empty" } else { text }), About::text())
            }
            Part::Choice { label, choices: words, chosen } => {
                let stands = words.get(*chosen).unwrap_or(&"");
                (format!("{head}: {label}, {} [{stands}]?", choices(words)), About::numbered(words))
            }
        };
        let said = match (talk.ask(&question, about.guided(section.guidance())), &part) {
            (Err(Away::Clear), Part::Text { label, .. }) => {
                return Ok(Part::Text { label, text: String::new() });
            }
            (Err(Away::Clear), Part::Choice { .. }) => continue,
            (said, _) => said?,
        };
        match (said.as_str(), &part) {
            ("", _) => return Ok(part),
            (text, Part::Text { label, .. }) => return Ok(Part::text(label, text)),
            (text, Part::Choice { label, choices: words, .. }) => match row(words, text) {
                Some(at) => return Ok(Part::choice(label, words, at)),
                None => talk.say(format!("Say a number, 1 to {}.", words.len())),
            },
        }
    }
}

fn answer(talk: &mut Talk<'_>, text: &str) -> Went {
    let (number, word) = text.split_once(' ').unwrap_or((text, ""));
    let Some((segment, at)) = at(talk, number) else { return Ok(()) };
    let (Section::Needs, Some(line)) = (at.section, at.line) else {
        talk.say("Only what they need is answered with yes, planned or no.");
        return Ok(());
    };
    let labels: Vec<&str> = NeedAnswer::ALL.iter().map(|answer| answer.label()).collect();
    let change = match row(&labels, word) {
        None if word.is_empty() => next_answer(talk.plan(), &segment.id, line),
        None => {
            talk.say(format!("Say one of {}.", labels.join(", ")));
            return Ok(());
        }
        Some(wanted) => sheet_edit::change(talk.plan(), &segment.id, Section::Needs, |lines| {
            if let Some(SheetLine::Need(need)) = lines.get_mut(line) {
                need.answer = NeedAnswer::ALL[wanted];
            }
        }),
    };
    if talk.change_if(change) {
        say_row(talk, number);
    }
    Ok(())
}

fn say_row(talk: &mut Talk<'_>, number: &str) {
    let rows = rows(talk);
    if let Some(row) = number.parse::<usize>().ok().and_then(|at| rows.get(at.wrapping_sub(1))) {
        talk.say(row);
    }
}

fn delete(talk: &mut Talk<'_>, text: &str) -> Went {
    let Some((segment, at)) = at(talk, text) else { return Ok(()) };
    let Some(line) = at.line else {
        talk.say("There is no line to delete.");
        return Ok(());
    };
    let change = sheet_edit::change(talk.plan(), &segment.id, at.section, |lines| drop(lines.remove(line)));
    if talk.change_if(change) {
        talk.say("Deleted; .undo brings it back.");
    }
    Ok(())
}

fn shift(talk: &mut Talk<'_>, text: &str, up: bool) -> Went {
    let Some((segment, at)) = at(talk, text) else { return Ok(()) };
    let count = at.section.lines(&segment.strategy).len();
    let Some(line) = at.line else { return Ok(()) };
    if at.section == Section::First90Days {
        talk.say("These stand in the order of their days: edit changes the day.");
        return Ok(());
    }
    let to = if up { line.checked_sub(1) } else { Some(line + 1) };
    let Some(to) = to.filter(|to| *to < count) else {
        talk.say("It is at the end of its part already.");
        return Ok(());
    };
    let change = sheet_edit::change(talk.plan(), &segment.id, at.section, |lines| lines.swap(line, to));
    if talk.change_if(change) {
        talk.say("Moved.");
    }
    Ok(())
}

fn restore(talk: &mut Talk<'_>, text: &str) -> Went {
    let Some((segment, at)) = at(talk, text) else { return Ok(()) };
    let Some(catalogue) = wording::catalogue(talk.plan(), segment.model, segment.variant) else {
        talk.say("This segment is your own: the catalogue has no wording for it.");
        return Ok(());
    };
    let backs = backs(&catalogue, &segment.strategy, at.section, at.line);
    if backs.is_empty() {
        talk.say("This is the catalogue's wording.");
        return Ok(());
    }
    let names: Vec<String> = backs
        .iter()
        .map(|back| match back {
            Back::Line(line) => format!("this line, {}", words_of(talk, line)),
            Back::Section => format!("all of {}", at.section.title()),
            Back::Sheet => "the whole sheet".to_owned(),
        })
        .collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let help = "What is put back replaces your lines; undo brings them back.";
    let Some(chosen) = ask_one_of(talk, "The catalogue's wording again of", help, &names)? else { return Ok(()) };
    let change = put_back(talk.plan(), &segment.id, at.section, at.line, &backs[chosen]);
    if talk.change_if(change) {
        talk.say("The catalogue's wording stands again.");
    }
    Ok(())
}

/// One deal worked out: a typical one, or that of a partner.
fn deal(talk: &mut Talk<'_>, text: &str) -> Went {
    let Some(segment) = segment(talk) else { return Ok(()) };
    let report = talk.report();
    let Some(held) = of(&report, &segment.id) else { return Ok(()) };
    let worked = if text.is_empty() {
        Some(typical_deal(talk.plan(), held))
    } else {
        let names: Vec<&str> = held.partners.iter().map(Who::name).collect();
        let Some(at) = row(&names, text) else {
            talk.say(format!("Nobody of this segment is called {text}."));
            return Ok(());
        };
        worked_deal(talk.plan(), held.partners[at].id())
    };
    let Some(worked) = worked else { return Ok(()) };
    let mut lines = vec![format!("One deal of {}, worth a year: {}", worked.of, worked.deals.join(", "))];
    lines.extend(worked.rows.iter().map(|row| format!("{}: {}", row.label, row.cells.join(", "))));
    lines.extend(worked.notes);
    talk.voice.read(lines);
    Ok(())
}
