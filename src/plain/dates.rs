//! Step 4, what is to be done by which day.

use super::buyers::ask_named;
use super::lists::numbered;
use super::sheet::ask_line;
use super::strategies::of;
use super::talk::{Place, Talk, Went, command};
use crate::action::Action;
use crate::interview::steps::View;
use crate::plan::{Section, Subject};
use crate::report::dates::{DateKind, DateRow, words};
use crate::report::words::ABOUT_NOBODY;

pub(super) const DATES: Place = Place {
    name: "First 90 days",
    view: View::Dates,
    is_on_the_way: true,
    answers: &[],
    commands: &[
        command("soon", "", "Read only the next 14 days.", &[Action::Soon], |talk, _| {
            talk.ready()?;
            let rows: Vec<String> = all(talk).iter().filter(|row| is_soon(talk, row)).map(said).collect();
            if rows.is_empty() {
                talk.say("Nothing falls on the next 14 days.");
            }
            talk.voice.read(rows);
            Ok(())
        }),
        command("week", "", "What falls on whom of us in which week.", &[Action::Switch], |talk, _| {
            talk.ready()?;
            by_week(talk);
            Ok(())
        }),
        command("kickoff", "", "Set the day the first partners start.", &[Action::KickOff], |talk, _| {
            ask_named(talk, "First 90 days", &Subject::Plan, "kick_off")
        }),
        command("card", "NUMBER", "Ask for the card of whom a day is about.", &[Action::Set], |talk, text| {
            talk.ready()?;
            let rows = rows(talk);
            let Some(row) = talk.row(&rows, text).and_then(|at| all(talk).get(at).cloned()) else { return Ok(()) };
            match row.partner() {
                Some(id) => talk.ask_card(&Subject::Partner(id.clone())),
                None => {
                    talk.say(ABOUT_NOBODY);
                    Ok(())
                }
            }
        }),
    ],
    rows,
    open,
    enter: |talk| {
        talk.work_out()?;
        let report = talk.report();
        if let Some(findings) = &report.findings {
            for words in words::missing(&findings.dates).into_iter().chain(words::second(&findings.dates)) {
                talk.say(words);
            }
        }
        talk.list();
        talk.menu("First 90 days: a number opens that day; soon, week, kickoff; an empty line goes on?")
    },
};

fn all(talk: &Talk<'_>) -> Vec<DateRow> {
    talk.report().findings.as_ref().map(|findings| findings.dates.rows.clone()).unwrap_or_default()
}

fn is_soon(talk: &Talk<'_>, row: &DateRow) -> bool {
    (0..=crate::report::dates::SOON).contains(&row.day.days_after(&talk.today))
}

fn said(row: &DateRow) -> String {
    let proof = words::proof(row);
    let proof = if proof.is_empty() { String::new() } else { format!(", {proof}") };
    format!("{}, {}: {}, {}{proof}", row.day, words::whom(row), words::what(row), words::who(row))
}

fn rows(talk: &Talk<'_>) -> Vec<String> {
    numbered(all(talk).iter().map(said))
}

fn by_week(talk: &mut Talk<'_>) {
    let report = talk.report();
    let Some(findings) = &report.findings else { return };
    let mut lines = Vec::new();
    for load in &findings.dates.loads {
        lines.push(words::load(load));
        lines
            .extend(load.weeks.iter().map(|week| format!("Week of {}: {} days", week.monday, words::week(load, week))));
    }
    if lines.is_empty() {
        lines.push("Nothing falls on anybody yet.".to_owned());
    }
    talk.voice.read(lines);
}

fn open(talk: &mut Talk<'_>, at: usize) -> Went {
    let Some(row) = all(talk).get(at).cloned() else { return Ok(()) };
    if let Some((segment, line)) = &row.line {
        let section = if row.kind == DateKind::Promised { Section::Needs } else { Section::First90Days };
        let report = talk.report();
        let held = of(&report, segment).and_then(|of| section.lines(&of.strategy).into_iter().nth(*line));
        return match held {
            Some(held) => ask_line(talk, segment, section, *line, Some(&held)),
            None => Ok(()),
        };
    }
    let Some(id) = row.partner().cloned() else {
        talk.say(ABOUT_NOBODY);
        return Ok(());
    };
    let field = if row.kind == DateKind::NextStep { "next_step" } else { "their_kick_off" };
    ask_named(talk, "First 90 days", &Subject::Partner(id), field)
}
