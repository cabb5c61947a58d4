//! Step 1: the goal, the ideal customer, the buying group.

use super::lists::numbered;
use super::talk::{Away, Place, Talk, Went};
use crate::action::Action;
use crate::interview::pages::{self, Group, bounds, customer, goal, sentence, sharpen};
use crate::interview::steps::View;
use crate::plan::{Field, Subject, sharpness, unready};

pub(super) const GOAL: Place = Place {
    name: "Goal",
    view: View::Goal,
    is_on_the_way: true,
    answers: &[Action::Toggle],
    commands: &[],
    rows: |talk| {
        let mut rows = values(talk, &goal());
        rows.push(format!("{}. {}", rows.len() + 1, more(talk)));
        rows
    },
    open: |talk, at| match fields(&goal()).get(at) {
        Some(field) => talk.ask_field("Goal", &Subject::Plan, field),
        None => talk.go("Limits"),
    },
    enter: |talk| {
        ask_and_then(talk, "Goal", &goal(), |talk| {
            // They have a place of their own: what is read and opened there is theirs.
            if talk.is_yes_anew(false, &|talk| format!("{}. Go through them", more(talk)))? {
                talk.go("Limits")?;
            }
            Ok(())
        })?;
        say_unready(talk);
        Ok(())
    },
};

pub(super) const LIMITS: Place = Place {
    name: "Limits",
    view: View::Goal,
    is_on_the_way: false,
    answers: &[],
    commands: &[],
    rows: |talk| values(talk, &bounds()),
    open: |talk, at| ask_one(talk, "Limits", &bounds(), at),
    enter: |talk| {
        ask(talk, "Limits", &bounds())?;
        say_unready(talk);
        Ok(())
    },
};

pub(super) const CUSTOMER: Place = Place {
    name: "Ideal customer",
    view: View::Customer,
    is_on_the_way: true,
    answers: &[],
    commands: &[],
    rows: |talk| values(talk, &[customer(), vec![("", std::slice::from_ref(sentence()))]].concat()),
    open: |talk, at| {
        ask_one(talk, "Ideal customer", &[customer(), vec![("", std::slice::from_ref(sentence()))]].concat(), at)
    },
    enter: |talk| {
        ask_and_then(talk, "Ideal customer", &customer(), |talk| {
            in_own_words(talk)?;
            loop {
                match may_sharpen(talk) {
                    Err(Away::Back) => in_own_words(talk)?,
                    went => return went,
                }
            }
        })
    },
};

pub(super) const SHARPEN: Place = Place {
    name: "Sharpen",
    view: View::Customer,
    is_on_the_way: false,
    answers: &[],
    commands: &[],
    rows: |talk| values(talk, &sharpen()),
    open: |talk, at| ask_one(talk, "Sharpen", &sharpen(), at),
    enter: |talk| ask(talk, "Sharpen", &sharpen()),
};

/// What is folded on the screen: how many more questions there are, about what, and what is set of it.
fn more(talk: &Talk<'_>) -> String {
    let (groups, headings): (_, Vec<&str>) = (bounds(), bounds().iter().map(|(heading, _)| *heading).collect());
    let about = headings.join(", ");
    format!(
        "{} more, {}: {}",
        pages::count(&groups),
        about.trim_end_matches('?'),
        pages::what_is_said(talk.plan(), &groups)
    )
}

/// The fields of some groups.
pub(super) fn fields(groups: &[Group]) -> Vec<&'static Field> {
    groups.iter().flat_map(|(_, fields)| *fields).collect()
}

/// Asks for the plan's own fields, then what follows: back from there is the last field, not another place.
fn ask_and_then(talk: &mut Talk<'_>, place: &str, groups: &[Group], then: impl Fn(&mut Talk<'_>) -> Went) -> Went {
    let all = fields(groups);
    let mut from = 0;
    loop {
        talk.ask_fields_from(from, place, &Subject::Plan, &all)?;
        match then(talk) {
            Err(Away::Back) => from = all.len() - 1,
            went => return went,
        }
    }
}

/// Reads the sentence of the ideal customer, and asks for another one where that is wanted.
fn in_own_words(talk: &mut Talk<'_>) -> Went {
    loop {
        let said = sentence().read(talk.plan(), &Subject::Plan);
        talk.say(format!("In a sentence: {said}"));
        if !talk.is_yes("Say it in your own words?", false)? {
            return Ok(());
        }
        match talk.ask_field("Ideal customer", &Subject::Plan, sentence()) {
            Err(Away::Back) => {}
            went => return went,
        }
    }
}

/// Says how sharp the ideal customer is, and asks for more where that is wanted.
fn may_sharpen(talk: &mut Talk<'_>) -> Went {
    let sharp = sharpness(talk.plan());
    let next = sharp.next.unwrap_or_else(|| "it tells whom to chase from whom not to".to_owned());
    talk.say(format!("Sharpness {} of {}: {next}.", sharp.met, crate::plan::Sharpness::OF));
    if talk.is_yes("Sharpen it now?", false)? { ask(talk, "Sharpen", &sharpen()) } else { Ok(()) }
}

/// Asks for the plan's own fields.
fn ask(talk: &mut Talk<'_>, place: &str, groups: &[Group]) -> Went {
    talk.ask_fields(place, &Subject::Plan, &fields(groups))
}

/// Asks for one of them.
fn ask_one(talk: &mut Talk<'_>, place: &str, groups: &[Group], at: usize) -> Went {
    match fields(groups).get(at) {
        Some(field) => talk.ask_field(place, &Subject::Plan, field),
        None => Err(Away::Back),
    }
}

/// The fields with what stands in them.
fn values(talk: &Talk<'_>, groups: &[Group]) -> Vec<String> {
    values_of(talk, &Subject::Plan, groups)
}

/// The fields of a record with what stands in them.
pub(super) fn values_of(talk: &Talk<'_>, subject: &Subject, groups: &[Group]) -> Vec<String> {
    let row = |field: &&'static Field| {
        let value = field.shown(talk.plan(), subject);
        let unit = field.unit(talk.plan(), &value);
        let gap = if value.is_empty() || unit.is_empty() { "" } else { " " };
        let value = if value.is_empty() && (unit.is_empty() || unit.contains("like")) {
            "empty".to_owned()
        } else {
            format!("{value}{gap}{unit}")
        };
        format!("{}: {}", field.label, value.replace('\n', "; "))
    };
    numbered(fields(groups).iter().map(row))
}

fn say_unready(talk: &mut Talk<'_>) {
    if let Some(words) = unready(talk.plan()) {
        talk.say(words);
    }
}
