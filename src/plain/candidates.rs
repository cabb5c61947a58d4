//! Step 2, the candidates: names, cards, one field of many, doubles, whom to call first.

use super::about::About;
use super::call_first::call;
use super::fields::in_order;
use super::lists::{numbered, numbers};
use super::talk::{Away, Place, Talk, Went, command};
use crate::accounts::doubles::doubles;
use crate::action::Action;
use crate::catalog::telling_apart;
use crate::interview::adding::{Added, names};
use crate::interview::doubles::{one_of_both, told_apart};
use crate::interview::fields::said_for;
use crate::interview::quick_pass::{answer_for, kind_answer};
use crate::interview::steps::View;
use crate::plan::{Change, Edit, Field, PartnerId, Status, Subject, remove};
use crate::report::figure::counted;
use crate::report::words::alike;

pub(super) const CANDIDATES: Place = Place {
    name: "Candidates",
    view: View::Candidates { pass: false },
    is_on_the_way: true,
    answers: &[],
    commands: &[
        command("paste", "", "Add names, one a line; an empty line ends.", &[Action::AddMany], |talk, _| paste(talk)),
        command("add", "NAME", "Add a candidate.", &[Action::Add], add),
        command("card", "NUMBER", "Read what is known of a candidate.", &[Action::Open], |talk, text| {
            let Some(at) = talk.candidate(text) else { return Ok(()) };
            let subject = Subject::Partner(talk.plan().partners[at].id.clone());
            talk.read_card(&subject);
            Ok(())
        }),
        command(
            "set",
            "NUMBERS",
            "Set a field of several candidates: set 1 3 5-9.",
            &[Action::Set, Action::Mark, Action::MarkRange, Action::MarkAll],
            set,
        ),
        command(
            "model",
            "NUMBERS",
            "Set the partner model of several candidates.",
            &[Action::SetModel],
            |talk, text| {
                let ids = talk.candidates(text);
                set_field(talk, &ids, "model")
            },
        ),
        command("kind", "NUMBERS", "Two questions that lead to a kind of partner.", &[Action::WhichKind], kind),
        command("pass", "", "Go to the quick pass.", &[Action::QuickPass, Action::Pane], |talk, _| {
            talk.go("Quick pass")
        }),
        command(
            "call",
            "",
            "Read whom to call first, the first six with their points.",
            &[Action::Copy, Action::NextSort, Action::ReverseSort],
            |talk, _| {
                call(talk, 6);
                Ok(())
            },
        ),
        command(
            "import",
            "FILE",
            "Take in a spreadsheet or an export of your CRM, after reading what would change.",
            &[Action::Import],
            |talk, text| {
                talk.import(text)?;
                Ok(())
            },
        ),
        command("doubles", "", "Candidates that look like one company.", &[Action::Doubles], |talk, _| {
            ask_doubles(talk)
        }),
        command("match", "", "Names that sound like whom the buyers ask.", &[Action::Link], |talk, _| {
            super::linking::ask(talk)
        }),
        command("reach", "NUMBER", "Say whom a candidate reaches.", &[Action::Influence], |talk, text| {
            if text.is_empty() || talk.select(text).is_some() { talk.go("Influence") } else { Ok(()) }
        }),
        command("delete", "NUMBERS", "Delete candidates. Undo brings them back.", &[Action::Delete], delete),
        command("up", "NUMBER", "Move a candidate up.", &[Action::MoveUp], |talk, text| shift(talk, text, -1)),
        command("down", "NUMBER", "Move a candidate down.", &[Action::MoveDown], |talk, text| shift(talk, text, 1)),
    ],
    rows: |talk| numbered(rows(talk)),
    open: |talk, at| {
        let Some(partner) = talk.plan().partners.get(at) else { return Ok(()) };
        let id = partner.id.clone();
        talk.desk().selected = Some(id.clone());
        talk.ask_card(&Subject::Partner(id))
    },
    enter: |talk| {
        let count = talk.plan().partners.len();
        talk.say(if count == 0 {
            "No candidates yet: paste adds the names you have.".to_owned()
        } else {
            format!("{}.", counted(count, "candidate"))
        });
        menu(talk)
    },
};

/// So many lines behind pasted names may still be of them.
const BEHIND_NAMES: u8 = 2;

/// The menu of the candidates. Behind pasted names an empty row and more names are no command.
fn menu(talk: &mut Talk<'_>) -> Went {
    const ASKS: &str = "Candidates: paste, list, pass, call, or a number to ask about that one; an empty line goes on?";
    loop {
        let text = talk.ask_what(ASKS)?;
        let is_name = !text.starts_with(|letter: char| letter.is_ascii_digit());
        match (text.is_empty(), std::mem::take(&mut talk.behind_names)) {
            (true, BEHIND_NAMES) => {
                talk.behind_names = BEHIND_NAMES - 1;
                talk.say("The names are in.");
            }
            (true, _) => return Err(Away::Next),
            (false, 1..) if is_name => may_go_on(talk, &text)?,
            (false, _) => talk.stay(&text)?,
        }
    }
}

fn rows(talk: &Talk<'_>) -> Vec<String> {
    let row = |partner: &std::sync::Arc<crate::plan::Partner>| {
        let model = partner.model.map_or(String::new(), |model| format!(", {}", model.label()));
        let status = match partner.status {
            Status::Candidate => String::new(),
            status => format!(", {}", status.label()),
        };
        let next = if partner.next_step.is_empty() { String::new() } else { format!(", next: {}", partner.next_step) };
        format!("{}{model}{status}{next}", partner.name)
    };
    talk.plan().partners.iter().map(row).collect()
}

impl Talk<'_> {
    /// The candidate a text means, by number or name; said where there is none.
    pub(super) fn candidate(&mut self, text: &str) -> Option<usize> {
        let rows = numbered(self.plan().partners.iter().map(|partner| partner.name.clone()));
        self.row(&rows, text)
    }

    /// The candidate a text means becomes the one that is looked at.
    pub(super) fn select(&mut self, text: &str) -> Option<PartnerId> {
        let at = self.candidate(text)?;
        let id = self.plan().partners[at].id.clone();
        self.desk().selected = Some(id.clone());
        Some(id)
    }

    /// The candidates meant by numbers, "1 3 5-9", by "all", or by one name.
    pub(super) fn candidates(&mut self, text: &str) -> Vec<PartnerId> {
        let all: Vec<PartnerId> = self.plan().partners.iter().map(|partner| partner.id.clone()).collect();
        if text == "all" {
            return all;
        }
        match numbers(text, all.len()) {
            Some(places) => places.into_iter().filter_map(|at| all.get(at).cloned()).collect(),
            None => self.candidate(text).and_then(|at| all.get(at).cloned()).into_iter().collect(),
        }
    }
}

fn paste(talk: &mut Talk<'_>) -> Went {
    let first = talk.ask_text("Names, one a line; an empty line ends.")?;
    if first.is_empty() { Ok(()) } else { paste_on(talk, &first) }
}

/// Takes the names up to an empty line in, of which one or more are heard already.
fn paste_on(talk: &mut Talk<'_>, first: &str) -> Went {
    let (text, away) = talk.lines(first);
    if let Some(text) = text {
        let added = names(talk.plan(), &text);
        put(talk, &added)?;
    }
    talk.behind_names = BEHIND_NAMES;
    away
}

/// What is said behind pasted names and is nothing else may be one of them: a sheet has empty rows. A line that is then
/// neither yes nor no is the next name.
fn may_go_on(talk: &mut Talk<'_>, name: &str) -> Went {
    let about = About::choices(&["yes", "no"]);
    let said = talk.ask(&format!("Go on pasting, with “{name}” as a name: yes, no, or the next name [yes]?"), about)?;
    match said.to_lowercase().as_str() {
        "n" | "no" => {
            talk.say(format!("“{name}” was not added."));
            Ok(())
        }
        "y" | "yes" => paste_on(talk, name),
        "" => {
            let added = names(talk.plan(), name);
            put(talk, &added)
        }
        _ => paste_on(talk, &format!("{name}\n{said}")),
    }
}

fn add(talk: &mut Talk<'_>, name: &str) -> Went {
    let Some(name) = talk.asked(name, "Their name")? else { return Ok(()) };
    match crate::interview::adding::one(talk.plan(), &name) {
        Ok(added) => put(talk, &added),
        Err(words) => {
            talk.say(words);
            Ok(())
        }
    }
}

/// Puts names into the plan as one step and says what became of them: "14 added, 1 was there: Alpha."
pub(super) fn put(talk: &mut Talk<'_>, added: &Added) -> Went {
    if let (Some(change), Some(first)) = (added.change(), added.candidates.first()) {
        let id = first.id.clone();
        if talk.change(change) {
            talk.desk().selected = Some(id);
        } else {
            return Ok(());
        }
    }
    let mut said = vec![format!("{} added", added.candidates.len())];
    match added.left_out.as_slice() {
        [] => {}
        [one] => said.push(format!("1 was there: {one}")),
        many => said.push(format!("{} were there: {}", many.len(), many.join(", "))),
    }
    if !added.behind_tabs.is_empty() {
        said.push(format!("left out behind a tab: {}", added.behind_tabs.join(", ")));
    }
    if !added.linked.is_empty() {
        said.push(format!("linked, since your buyers name them: {}", added.linked.join(", ")));
    }
    if added.unseen > 0 {
        said.push(format!("{} left out, nothing in them can be seen", counted(added.unseen, "line")));
    }
    talk.say(format!("{}.", said.join(", ")));
    let new: Vec<PartnerId> = added.candidates.iter().map(|partner| partner.id.clone()).collect();
    super::linking::tell(talk, &new);
    let pairs = crate::accounts::doubles::doubles_of(talk.plan(), &new).len();
    if pairs > 0 {
        talk.say(format!(
            "{} like one company: .doubles asks about them.",
            if pairs == 1 { "1 pair looks".to_owned() } else { format!("{pairs} pairs look") }
        ));
    }
    Ok(())
}

const FIELDS: [&str; 7] = ["model", "status", "owner", "due", "next_step", "warmth", "wave"];

fn set(talk: &mut Talk<'_>, text: &str) -> Went {
    let ids = talk.candidates(text);
    if ids.is_empty() {
        return Ok(());
    }
    let fields: Vec<&'static Field> = Field::PARTNER.iter().filter(|field| FIELDS.contains(&field.id)).collect();
    let labels: Vec<&str> = Field::PARTNER.iter().map(|field| field.label).collect();
    let usual: Vec<&str> = fields.iter().map(|field| field.label).collect();
    let said = talk.ask(
        &format!(
            "Which field of {}: {}, or any other of the card by its name?",
            counted(ids.len(), "candidate"),
            usual.join(", ")
        ),
        About::choices(&labels),
    )?;
    let Some(field) = super::lists::named(&labels, &said).and_then(|at| Field::PARTNER.get(at)) else {
        if !said.is_empty() {
            talk.say(format!("There is no field {}. Nothing was set.", super::about::beginning(&said)));
        }
        return Ok(());
    };
    set_field(talk, &ids, field.id)
}

fn set_field(talk: &mut Talk<'_>, ids: &[PartnerId], id: &str) -> Went {
    let Some(field) = Field::PARTNER.iter().find(|field| field.id == id).filter(|_| !ids.is_empty()) else {
        return Ok(());
    };
    let words = match field.kind {
        crate::plan::Kind::Choice(words) => super::fields::choices(&in_order(words)),
        _ => field.unit(talk.plan(), ""),
    };
    let gap = if words.is_empty() { "" } else { ", " };
    loop {
        let asked = format!("{}{gap}{words}; an empty line leaves all as it is?", field.label);
        let said = talk.ask(&asked, super::fields::about(field))?;
        if said.is_empty() {
            return Ok(());
        }
        let text = match field.kind {
            crate::plan::Kind::Choice(words) => {
                let number = said.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
                number.and_then(|at| in_order(words).get(at).copied()).map_or(said.clone(), str::to_owned)
            }
            _ => said,
        };
        match said_for(talk.plan(), ids, field, &text) {
            Ok(change) => {
                if talk.change(change) {
                    let value = field.shown(talk.plan(), &Subject::Partner(ids[0].clone()));
                    talk.say(format!("{} is {value} for {}.", field.label, counted(ids.len(), "candidate")));
                }
                return Ok(());
            }
            Err(error) => talk.say(format!("{error}.")),
        }
    }
}

/// Two questions that lead to a kind of partner.
fn kind(talk: &mut Talk<'_>, text: &str) -> Went {
    let ids = talk.candidates(text);
    if ids.is_empty() {
        return Ok(());
    }
    let telling = telling_apart();
    let answers: Vec<&str> = telling.answers.iter().map(|words| words.label.as_str()).collect();
    let mut given = Vec::new();
    for question in [&telling.price, &telling.money] {
        let Some(at) = ask_one_of(talk, &question.asks, &question.help, &answers)? else { return Ok(()) };
        given.push(telling.answers[at].answer);
    }
    let likely = telling.likely(given[0], given[1]);
    let kinds: Vec<String> = likely
        .kinds
        .iter()
        .map(|kind| {
            let name = kind.variant.map_or(kind.model.label(), crate::plan::Variant::label);
            format!("{name}, they {}", kind.difference)
        })
        .collect();
    let kinds: Vec<&str> = kinds.iter().map(String::as_str).collect();
    let Some(at) = ask_one_of(talk, "That leaves these", "", &kinds)? else { return Ok(()) };
    let kind = &likely.kinds[at];
    let change = answer_for(talk.plan(), &ids, kind_answer(kind.model, kind.variant));
    if talk.change(change) {
        talk.say(format!("{} for {}.", kind.model.label(), counted(ids.len(), "candidate")));
    }
    Ok(())
}

/// Asks for one of these; none when nothing is given.
pub(super) fn ask_one_of(talk: &mut Talk<'_>, question: &str, help: &str, choices: &[&str]) -> Went<Option<usize>> {
    loop {
        let asked = question.trim_end_matches('?');
        let asked = format!("{asked} {}; an empty line leaves it?", super::fields::choices(choices));
        let said = talk.ask(&asked, About::numbered(choices).saying(help))?;
        match said.as_str() {
            "" => return Ok(None),
            _ => match super::lists::row(choices, &said) {
                Some(at) => return Ok(Some(at)),
                None => talk.say(format!("Say a number, 1 to {}.", choices.len())),
            },
        }
    }
}

fn ask_doubles(talk: &mut Talk<'_>) -> Went {
    let pairs = doubles(talk.plan());
    if pairs.is_empty() {
        talk.say("No two candidates look like one company.");
    }
    for pair in pairs {
        let Some((change, differ)) = one_of_both(talk.plan(), &pair) else { continue };
        let name = |id: &PartnerId| talk.plan().partner(id).map(|partner| partner.name.clone()).unwrap_or_default();
        let (one, other) = (name(&pair.one), name(&pair.other));
        talk.say(format!("{one} and {other}: {}.", alike(&pair.why)));
        for it in differ {
            talk.say(format!("{}: {} stays, {} goes into the notes.", it.label, it.kept, it.other));
        }
        let said = talk.ask(&format!("One company, so that {one} stays and takes in {other}: yes, no to keep both and not ask again, an empty line for later?"), About::choices(&["yes", "no"]))?;
        let change = match said.to_lowercase().as_str() {
            "y" | "yes" => Some(change),
            "n" | "no" => told_apart(talk.plan(), &pair),
            _ => None,
        };
        if let Some(change) = change {
            let what = change.what.clone();
            if talk.change(change) {
                talk.say(format!("{what}."));
            }
        }
    }
    Ok(())
}

fn delete(talk: &mut Talk<'_>, text: &str) -> Went {
    let ids = talk.candidates(text);
    let named: Vec<String> =
        ids.iter().filter_map(|id| talk.plan().partner(id)).map(|partner| partner.name.clone()).collect();
    if ids.is_empty()
        || (ids.len() > 5
            && !talk.is_yes(
                &format!("Delete {}: {}? no or yes", counted(ids.len(), "candidate"), named.join(", ")),
                false,
            )?)
    {
        return Ok(());
    }
    let what = if ids.len() <= 3 {
        format!("{} deleted", named.join(", "))
    } else {
        format!("{} deleted", counted(ids.len(), "candidate"))
    };
    let edit = remove::partners(talk.plan(), &ids);
    if talk.change(Change::new(what.clone(), edit)) {
        talk.say(format!("{what}; .undo brings them back."));
    }
    Ok(())
}

fn shift(talk: &mut Talk<'_>, text: &str, by: isize) -> Went {
    let Some(at) = talk.candidate(text) else { return Ok(()) };
    let Some(to) = at.checked_add_signed(by).filter(|to| *to < talk.plan().partners.len()) else {
        talk.say("It is at the end already.");
        return Err(Away::Next);
    };
    let (id, name) = (talk.plan().partners[at].id.clone(), talk.plan().partners[at].name.clone());
    if talk.change(Change::new(format!("{name} moved"), Edit::Move(id, to))) {
        talk.say(format!("{name} is number {} now.", to + 1));
    }
    Ok(())
}
