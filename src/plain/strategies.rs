//! Step 4, the segments, and who is in which.

use super::candidates::ask_one_of;
use super::lists::numbered;
use super::talk::{Place, Talk, Went, command};
use crate::action::Action;
use crate::catalog;
use crate::interview::segments::{self, typed_name};
use crate::interview::steps::View;
use crate::plan::{Segment, SegmentId, Strategy};
use crate::report::{Report, SegmentRow, Who};

pub(super) const STRATEGIES: Place = Place {
    name: "Strategies",
    view: View::Strategies,
    is_on_the_way: true,
    answers: &[],
    commands: &[
        command("new", "NAME", "Make a segment of your own.", &[Action::NewSegment], new),
        command("put", "NUMBER", "Put a candidate into a segment.", &[Action::Assign], assign),
        command(
            "takeout",
            "NUMBER",
            "Take a candidate out of a segment they were put into.",
            &[Action::Delete],
            take_out,
        ),
        command("rename", "NUMBER", "Give a segment another name.", &[Action::Rename], rename),
        command(
            "delete",
            "NUMBER",
            "Delete a segment; its partners go back to their model's.",
            &[Action::Delete],
            delete,
        ),
    ],
    rows: |talk| {
        let report = talk.report();
        numbered(report.segments.iter().map(|row| {
            let names: Vec<&str> = row.partners.iter().map(Who::name).collect();
            let names = if names.is_empty() { "nobody".to_owned() } else { names.join(", ") };
            format!("{}: {names}", row.name)
        }))
    },
    open: |talk, at| {
        let report = talk.report();
        talk.segment = report.segments.get(at).map(|row| row.id.clone());
        talk.go("Sheet")
    },
    enter: |talk| {
        talk.work_out()?;
        talk.list();
        let without: Vec<String> = talk.report().segments.without().iter().map(|who| who.name().to_owned()).collect();
        if !without.is_empty() {
            talk.say(format!("Without a partner model, and so in no segment: {}.", without.join(", ")));
        }
        talk.menu("Strategies: a number reads that sheet; new, put, rename, delete; an empty line goes on?")
    },
};

/// The segment as the plan would hold it.
pub(super) fn held(row: &SegmentRow) -> Segment {
    Segment {
        id: row.id.clone(),
        name: row.name.clone(),
        model: row.model,
        variant: row.variant,
        strategy: row.strategy.clone(),
    }
}

/// The segment of this id.
pub(super) fn of<'a>(report: &'a Report, id: &SegmentId) -> Option<&'a SegmentRow> {
    report.segments.iter().find(|row| row.id == *id)
}

fn segment(talk: &mut Talk<'_>, text: &str) -> Option<Segment> {
    let report = talk.report();
    let rows = numbered(report.segments.iter().map(|row| row.name.clone()));
    let at = talk.row(&rows, text)?;
    report.segments.get(at).map(held)
}

fn new(talk: &mut Talk<'_>, name: &str) -> Went {
    let Some(name) = talk.asked(name, "New segment: its name")? else { return Ok(()) };
    let name = match typed_name(&name) {
        Ok(name) => name,
        Err(words) => {
            talk.say(words);
            return Ok(());
        }
    };
    let mut names: Vec<&str> = catalog::sheets().iter().map(catalog::Sheet::name).collect();
    names.push("an empty sheet");
    let help = "Every line can be changed.";
    let Some(at) = ask_one_of(talk, &format!("{name}: which strategy to start from,"), help, &names)? else {
        return Ok(());
    };
    let strategy = match catalog::sheets().get(at) {
        Some(sheet) => catalog::playbook(talk.plan(), sheet.model, sheet.variant),
        None => Strategy::default(),
    };
    let change = segments::start(talk.plan(), &name, strategy);
    if talk.change(change) {
        talk.list();
    }
    Ok(())
}

fn rename(talk: &mut Talk<'_>, text: &str) -> Went {
    let Some(segment) = segment(talk, text) else { return Ok(()) };
    let said = talk.ask_text(&format!("Another name [{}]?", segment.name))?;
    if said.is_empty() {
        return Ok(());
    }
    match typed_name(&said) {
        Ok(name) => {
            let change = segments::rename(talk.plan(), &segment.id, name);
            if talk.change_if(change) {
                talk.list();
            }
        }
        Err(words) => talk.say(words),
    }
    Ok(())
}

fn delete(talk: &mut Talk<'_>, text: &str) -> Went {
    let Some(segment) = segment(talk, text) else { return Ok(()) };
    match segments::delete(talk.plan(), &segment) {
        Some(change) => {
            if talk.change(change) {
                talk.say(format!("{} is gone, or the catalogue's again; .undo brings it back.", segment.name));
            }
        }
        None => talk.say("This segment is the catalogue's: it goes when no candidate has its partner model."),
    }
    Ok(())
}

fn assign(talk: &mut Talk<'_>, text: &str) -> Went {
    let Some(segment) = segment(talk, text) else { return Ok(()) };
    let Some(who) = talk.asked("", &format!("Who goes into {}, by number or name", segment.name))? else {
        return Ok(());
    };
    let Some(at) = talk.candidate(&who) else { return Ok(()) };
    let partner = talk.plan().partners[at].clone();
    let change = segments::assign(talk.plan(), &partner, &segment);
    if talk.change(change) {
        talk.say(format!("{} is in {}.", partner.name, segment.name));
    }
    Ok(())
}

fn take_out(talk: &mut Talk<'_>, text: &str) -> Went {
    let Some(at) = talk.candidate(text) else { return Ok(()) };
    let partner = talk.plan().partners[at].clone();
    let report = talk.report();
    let holds = |row: &&SegmentRow| row.partners.iter().any(|who| *who.id() == partner.id);
    let Some(segment) = report.segments.iter().find(holds).map(held) else {
        talk.say(format!("{} is in no segment.", partner.name));
        return Ok(());
    };
    match segments::take_out(&partner, &segment) {
        Some(change) => {
            if talk.change(change) {
                talk.say(format!("{} is with their model again.", partner.name));
            }
        }
        None => talk.say(format!("{} is there by its partner model: put goes into another segment.", partner.name)),
    }
    Ok(())
}
