//! Step 2, whom the buyers ask, and who stands for them.

use super::about::About;
use super::lists::numbered;
use super::talk::{Place, Talk, Went, command};
use crate::action::Action;
use crate::catalog;
use crate::interview::sources;
use crate::interview::steps::View;
use crate::report::SourceRow;

pub(super) const SOURCES: Place = Place {
    name: "Sources",
    view: View::Sources,
    is_on_the_way: true,
    answers: &[],
    commands: &[
        command("add", "BUYER SOURCE", "Add someone a buyer asks: add 1 their auditor.", &[Action::Add], add),
        command("delete", "NUMBER", "Take a source off its buyer. Undo brings it back.", &[Action::Delete], delete),
        command("match", "", "Names that sound like whom the buyers ask.", &[Action::Link], |talk, _| {
            super::linking::ask(talk)
        }),
        command(
            "look",
            "",
            "The six places where candidates are found, and what to do at each.",
            &[Action::Places],
            |talk, _| {
                let places = catalog::places_to_look().iter().map(|place| format!("{}: {}", place.place, place.how));
                talk.voice.read(numbered(places));
                Ok(())
            },
        ),
    ],
    rows,
    open: stand_for,
    enter: |talk| {
        let report = talk.report();
        let (open, all) = (report.coverage.sources.len(), report.coverage.trusted.len());
        talk.say(format!("Whom do these buyers ask? {open} of {all} without a candidate."));
        talk.list();
        talk.menu("Sources: a number says who stands for it; add, delete, match, look; an empty line goes on?")
    },
};

fn rows(talk: &Talk<'_>) -> Vec<String> {
    let (report, plan) = (talk.report(), talk.plan());
    let row = |row: &SourceRow| {
        let names = |places: &[usize]| {
            let those = places.iter().filter_map(|at| plan.partners.get(*at));
            those.map(|partner| partner.name.as_str()).collect::<Vec<_>>().join("; ")
        };
        let who = match (row.candidates.is_empty(), row.ruled_out.is_empty()) {
            (false, _) => names(&row.candidates),
            (true, true) => "no candidate yet".to_owned(),
            (true, false) => format!("no candidate yet; ruled out: {}", names(&row.ruled_out)),
        };
        let buyer = plan.buyers.get(row.buyer).map_or("", |buyer| buyer.title.as_str());
        format!("{} of {buyer}: {who}", row.source)
    };
    numbered(report.coverage.trusted.iter().map(row))
}

fn stand_for(talk: &mut Talk<'_>, at: usize) -> Went {
    let report = talk.report();
    let Some(row) = report.coverage.trusted.get(at) else { return Ok(()) };
    let source = row.source.clone();
    let question = format!(
        "Who stands for {source}: the number or name of a candidate, again to take it back, or new and a name; an empty line leaves it?"
    );
    let said = talk.ask(&question, About::default())?;
    if said.is_empty() {
        return Ok(());
    }
    if let Some(name) = said.strip_prefix("new ") {
        match sources::add_candidate(talk.plan(), name, &source) {
            Ok((candidate, change)) => {
                if talk.change(change) {
                    talk.desk().selected = Some(candidate.id.clone());
                    talk.say(format!("{} is a candidate now and stands for {source}.", candidate.name));
                }
            }
            Err(words) => talk.say(words),
        }
        return Ok(());
    }
    let Some(at) = talk.candidate(&said) else { return Ok(()) };
    let partner = talk.plan().partners[at].clone();
    match sources::toggle(&partner, &source) {
        Some(change) => {
            if talk.change(change) {
                let row = rows(talk).into_iter().find(|row| row.contains(&source)).unwrap_or_default();
                talk.say(row);
            }
        }
        None => talk.say(format!("{} stands for it by name: another name of theirs takes that back.", partner.name)),
    }
    Ok(())
}

fn add(talk: &mut Talk<'_>, text: &str) -> Went {
    let titles: Vec<String> = talk.plan().buyers.iter().map(|buyer| buyer.title.clone()).collect();
    let (number, source) = text.split_once(' ').unwrap_or((text, ""));
    let Some(at) = number.parse::<usize>().ok().and_then(|at| at.checked_sub(1)).filter(|at| *at < titles.len()) else {
        let lines = numbered(titles);
        talk.voice.read(lines);
        talk.say("Say a buyer's number, then whom they ask: add 1 their auditor.");
        return Ok(());
    };
    let Some(source) = talk.asked(source, &format!("Whom does {} ask", titles[at]))? else { return Ok(()) };
    let id = talk.plan().buyers[at].id.clone();
    match sources::add(talk.plan(), &id, &source) {
        Ok(change) => {
            if talk.change_if(change) {
                talk.say(format!("{} asks {source}.", titles[at]));
            }
        }
        Err(words) => talk.say(words),
    }
    Ok(())
}

fn delete(talk: &mut Talk<'_>, text: &str) -> Went {
    let rows = rows(talk);
    let report = talk.report();
    let Some(row) = talk.row(&rows, text).and_then(|at| report.coverage.trusted.get(at).cloned()) else {
        return Ok(());
    };
    let change = sources::take_out(talk.plan(), row.buyer, &row.source);
    if talk.change_if(change) {
        talk.say(format!("{} is off the list; .undo brings it back.", row.source));
    }
    Ok(())
}
