//! Step 1, the buying group and the buying stages.

use super::about::About;
use super::fields::choices;
use super::lists::{numbered, row};
use super::profile::values_of;
use super::talk::{Away, Place, Talk, Went, command};
use crate::action::Action;
use crate::catalog;
use crate::interview::buying::{self, typed_title};
use crate::interview::pages::card;
use crate::interview::steps::View;
use crate::plan::{BuyingRole, Change, Edit, Field, Plan, Stage, Subject, add, clean_line, remove};

pub(super) const BUYERS: Place = Place {
    name: "Buying group",
    view: View::Buyers,
    is_on_the_way: true,
    answers: &[],
    commands: &[
        command("add", "TITLE", "Add a buyer.", &[Action::Add], add_buyer),
        command(
            "delete",
            "NUMBER",
            "Delete a buyer, with all that refers to them. Undo brings it back.",
            &[Action::Delete],
            delete_buyer,
        ),
        command("up", "NUMBER", "Move a buyer up.", &[Action::MoveUp], |talk, text| shift_buyer(talk, text, true)),
        command("down", "NUMBER", "Move a buyer down.", &[Action::MoveDown], |talk, text| {
            shift_buyer(talk, text, false)
        }),
        command(
            "room",
            "NUMBER",
            "Say at which stages a buyer is in the room.",
            &[Action::Toggle, Action::Left, Action::Right],
            |talk, text| match buyer(talk, text) {
                Some(at) => ask_room(talk, at),
                None => Ok(()),
            },
        ),
        command("weight", "NUMBER", "Set how much a buyer counts.", &[Action::Weights], |talk, text| {
            let Some(at) = buyer(talk, text) else { return Ok(()) };
            let subject = Subject::Buyer(talk.plan().buyers[at].id.clone());
            ask_named(talk, "Buying group", &subject, "buyer_weight")
        }),
        command("stages", "", "Go to the buying stages.", &[Action::GoTo], |talk, _| talk.go("Buying stages")),
        command("all", "", "Ask about each buyer in turn.", &[], |talk, _| {
            for at in 0..talk.plan().buyers.len() {
                ask_buyer(talk, at)?;
            }
            Ok(())
        }),
    ],
    rows: |talk| numbered(buyer_rows(talk.plan())),
    open: ask_buyer,
    enter: |talk| {
        let count = talk.plan().buyers.len();
        if count == 0 {
            talk.say("Nobody is in the buying group yet: begin with who signs and who wants it.");
        } else {
            talk.list();
        }
        talk.menu(
            "Buying group: a number asks about that buyer, all about each; add, delete, room; an empty line goes on?",
        )
    },
};

pub(super) const STAGES: Place = Place {
    name: "Buying stages",
    view: View::Buyers,
    is_on_the_way: false,
    answers: &[],
    commands: &[
        command("add", "NAME", "Add a buying stage.", &[Action::Add], add_stage),
        command(
            "delete",
            "NUMBER",
            "Delete a stage, with the influence at it. Undo brings it back.",
            &[Action::Delete],
            delete_stage,
        ),
        command("up", "NUMBER", "Move a stage to the place before.", &[Action::MoveUp], |talk, text| {
            shift_stage(talk, text, true)
        }),
        command("down", "NUMBER", "Move a stage to the place after.", &[Action::MoveDown], |talk, text| {
            shift_stage(talk, text, false)
        }),
        command("weight", "NUMBER", "Set how much a stage counts.", &[Action::Weights], |talk, text| {
            let Some(at) = stage(talk, text) else { return Ok(()) };
            let subject = Subject::Stage(talk.plan().stages[at].id.clone());
            ask_named(talk, "Buying stages", &subject, "stage_weight")
        }),
        command("usual", "", "Add those of the usual six stages that are not there.", &[Action::Restore], usual),
    ],
    rows: |talk| {
        let report = talk.report();
        let weight = |at: usize| report.coverage.stages.get(at).map_or("", |row| row.shown.as_str()).to_owned();
        numbered(
            talk.plan().stages.iter().enumerate().map(|(at, stage)| format!("{}, {} of all", stage.name, weight(at))),
        )
    },
    open: |talk, at| {
        let Some(stage) = talk.plan().stages.get(at) else { return Ok(()) };
        let subject = Subject::Stage(stage.id.clone());
        talk.ask_card(&subject)
    },
    enter: |talk| {
        talk.list();
        talk.menu("Buying stages: a number asks about that stage; add, delete, up, down, usual; an empty line goes on?")
    },
};

fn buyer_rows(plan: &Plan) -> Vec<String> {
    let row = |buyer: &crate::plan::Buyer| {
        let sources =
            if buyer.trusted_sources.is_empty() { "nobody named".to_owned() } else { buyer.trusted_sources.join("; ") };
        format!("{}, {}, asks {sources}", buyer.title, buyer.role.label())
    };
    plan.buyers.iter().map(row).collect()
}

impl Talk<'_> {
    /// Asks for all fields of a record, each under its name.
    pub(super) fn ask_card(&mut self, subject: &Subject) -> Went {
        let name = subject.name(self.plan()).to_owned();
        let fields = super::profile::fields(&card(subject));
        let went = self.ask_fields(&name, subject, &fields);
        if matches!(went, Err(Away::Back)) { Ok(()) } else { went }
    }

    /// Reads a record's fields with what stands in them.
    pub(super) fn read_card(&mut self, subject: &Subject) {
        let rows = values_of(self, subject, &card(subject));
        self.voice.read(rows);
    }
}

/// Asks for the one field of a record with this id.
pub(super) fn ask_named(talk: &mut Talk<'_>, place: &str, subject: &Subject, id: &str) -> Went {
    match Field::named(id) {
        Some(field) => {
            let name = subject.name(talk.plan()).to_owned();
            talk.ask_field(&format!("{place}, {name}"), subject, field)
        }
        None => Ok(()),
    }
}

fn buyer(talk: &mut Talk<'_>, text: &str) -> Option<usize> {
    let rows = numbered(talk.plan().buyers.iter().map(|buyer| buyer.title.clone()));
    talk.row(&rows, text)
}

fn stage(talk: &mut Talk<'_>, text: &str) -> Option<usize> {
    let rows = numbered(talk.plan().stages.iter().map(|stage| stage.name.clone()));
    talk.row(&rows, text)
}

fn ask_buyer(talk: &mut Talk<'_>, at: usize) -> Went {
    let Some(buyer) = talk.plan().buyers.get(at) else { return Ok(()) };
    let subject = Subject::Buyer(buyer.id.clone());
    let title = buyer.title.clone();
    // When they are in the room is asked in numbers.
    let fields: Vec<&'static Field> = Field::BUYER.iter().filter(|field| field.id != "in_the_room").collect();
    let mut from = 0;
    loop {
        talk.ask_fields_from(from, &title, &subject, &fields)?;
        match ask_room(talk, at) {
            Err(Away::Back) => from = fields.len() - 1,
            went => return went,
        }
    }
}

/// "In the room at, numbers [1 2 3]?"
fn ask_room(talk: &mut Talk<'_>, at: usize) -> Went {
    let stages = talk.plan().stages.clone();
    if stages.is_empty() {
        talk.say("There is no buying stage yet: .go buying stages.");
        return Ok(());
    }
    let names: Vec<&str> = stages.iter().map(|stage| stage.name.as_str()).collect();
    let put = |talk: &mut Talk<'_>| {
        let stands = in_the_room(talk.plan(), at);
        let title = talk.plan().buyers.get(at).map_or("", |buyer| &buyer.title);
        format!("{title}: in the room at, numbers of {}, or none [{stands}]?", choices(&names))
    };
    let about = About::numbered(&names).guided("in_the_room");
    loop {
        let said = match talk.ask_anew(about.clone(), &put) {
            Err(Away::Clear) => "none".to_owned(),
            said => said?,
        };
        if said.is_empty() {
            return Ok(());
        }
        let words = said.split([' ', ',']).filter(|word| !word.is_empty() && *word != "none");
        let places: Option<Vec<usize>> = words.map(|word| row(&names, word)).collect();
        if let Some(places) = places {
            put_into_the_room(talk, at, &places);
            return Ok(());
        }
        let stands = in_the_room(talk.plan(), at);
        talk.say(format!("Say numbers from 1 to {}, parted by blanks, or none. Kept: {stands}.", names.len()));
    }
}

/// The numbers of the stages a buyer is in the room at: "1 2 3".
fn in_the_room(plan: &Plan, buyer: usize) -> String {
    let Some(buyer) = plan.buyers.get(buyer) else { return String::new() };
    let here = plan.stages.iter().enumerate().filter(|(_, stage)| buyer.is_in_the_room(&stage.id));
    let numbers: Vec<String> = here.map(|(at, _)| (at + 1).to_string()).collect();
    if numbers.is_empty() { "none".to_owned() } else { numbers.join(" ") }
}

/// Has a buyer be in the room at these places of the stages, and at no others.
fn put_into_the_room(talk: &mut Talk<'_>, buyer: usize, places: &[usize]) {
    let plan = talk.plan();
    let Some(who) = plan.buyers.get(buyer) else { return };
    let here: Vec<bool> = plan.stages.iter().map(|stage| who.is_in_the_room(&stage.id)).collect();
    for (stage, is_here) in here.iter().enumerate().filter(|(stage, is)| places.contains(stage) != **is) {
        let not = if *is_here { "not " } else { "" };
        let plan = talk.plan();
        let words = format!("{} is {not}in the room at {}.", plan.buyers[buyer].title, plan.stages[stage].name);
        let change = buying::toggle(plan, buyer, stage);
        if talk.change_if(change) {
            talk.say(words);
        }
    }
}

fn add_buyer(talk: &mut Talk<'_>, title: &str) -> Went {
    let Some(title) = talk.asked(title, "A buyer's title, as it stands on their card")? else { return Ok(()) };
    let title = match typed_title(&title) {
        Ok(title) => title,
        Err(words) => {
            talk.say(words);
            return Ok(());
        }
    };
    let roles = BuyingRole::ALL;
    let labels: Vec<&str> = roles.iter().map(|role| role.label()).collect();
    let likely = roles.iter().position(|role| talk.plan().buyer_in_role(*role).is_none()).unwrap_or(0);
    let lines = roles.iter().map(|role| format!("{}: {}", role.label(), catalog::role_description(*role)));
    let about = About::default().saying(numbered(lines).join("\n"));
    loop {
        let asked = format!("{title}: which part do they play, {} [{}]?", choices(&labels), labels[likely]);
        let said = talk.ask(&asked, about.clone())?;
        let Some(at) = (if said.is_empty() { Some(likely) } else { row(&labels, &said) }) else {
            talk.say(format!("Say a number, 1 to {}.", labels.len()));
            continue;
        };
        let change = buying::add_buyer(talk.plan(), &title, roles[at]);
        if talk.change(change) {
            let number = talk.plan().buyers.len();
            talk.say(format!(
                "Added {title} as number {number}. The number asks what they care about and whom they ask."
            ));
        }
        return Ok(());
    }
}

fn delete_buyer(talk: &mut Talk<'_>, text: &str) -> Went {
    let Some(at) = buyer(talk, text) else { return Ok(()) };
    let buyer = talk.plan().buyers[at].clone();
    let edit = remove::buyer(talk.plan(), &buyer.id);
    deleted(talk, &buyer.title, edit)
}

fn delete_stage(talk: &mut Talk<'_>, text: &str) -> Went {
    let Some(at) = stage(talk, text) else { return Ok(()) };
    let stage = talk.plan().stages[at].clone();
    let edit = remove::stage(talk.plan(), &stage.id);
    deleted(talk, &stage.name, edit)
}

fn deleted(talk: &mut Talk<'_>, name: &str, edit: Edit) -> Went {
    if talk.change(Change::new(format!("{name} deleted"), edit)) {
        talk.say(format!("Deleted {name}; .undo brings it back."));
    }
    Ok(())
}

fn shift_buyer(talk: &mut Talk<'_>, text: &str, up: bool) -> Went {
    let Some(at) = buyer(talk, text) else { return Ok(()) };
    let buyers = swapped(&talk.plan().buyers, at, up);
    let name = talk.plan().buyers[at].title.clone();
    moved(talk, &name, buyers.map(Edit::Buyers))
}

fn shift_stage(talk: &mut Talk<'_>, text: &str, up: bool) -> Went {
    let Some(at) = stage(talk, text) else { return Ok(()) };
    let stages = swapped(&talk.plan().stages, at, up);
    let name = talk.plan().stages[at].name.clone();
    moved(talk, &name, stages.map(Edit::Stages))
}

fn moved(talk: &mut Talk<'_>, name: &str, edit: Option<Edit>) -> Went {
    match edit {
        Some(edit) => {
            if talk.change(Change::new(format!("{name} moved"), edit)) {
                talk.list();
            }
        }
        None => talk.say(format!("{name} is at the end already.")),
    }
    Ok(())
}

/// The rows with the one at `from` one place up or down; none when it is at that end already.
fn swapped<T: Clone>(rows: &[T], from: usize, up: bool) -> Option<Vec<T>> {
    let to = if up { from.checked_sub(1)? } else { from + 1 };
    if to >= rows.len() {
        return None;
    }
    let mut rows = rows.to_vec();
    rows.swap(from, to);
    Some(rows)
}

fn add_stage(talk: &mut Talk<'_>, name: &str) -> Went {
    let Some(name) = talk.asked(name, "What your buyers would call this part of the purchase")? else { return Ok(()) };
    let name = clean_line(&name);
    if name.is_empty() {
        talk.say("A stage needs a name: type one.");
        return Ok(());
    }
    let (_, edit) = add::stage(talk.plan(), &name);
    if talk.change(Change::new(format!("{name} added"), edit)) {
        talk.say(format!("Added {name}; up moves it to its place."));
    }
    Ok(())
}

fn usual(talk: &mut Talk<'_>, _: &str) -> Went {
    let plan = talk.plan();
    let absent: Vec<Stage> =
        catalog::stages().iter().filter(|stage| plan.stage(&stage.id).is_none()).cloned().collect();
    if absent.is_empty() {
        talk.say("The usual six are there.");
        return Ok(());
    }
    let stages = plan.stages.iter().cloned().chain(absent).collect();
    if talk.change(Change::new("usual stages added", Edit::Stages(stages))) {
        talk.list();
    }
    Ok(())
}
