//! Home: the list of saved plans, and what can be done with one.

use super::about::About;
use super::fields::choices;
use super::lists::{numbered, row};
use super::talk::{Away, Command, Talk, Went, command};
use crate::action::Action;
use crate::catalog;
use crate::desk::age;
use crate::plan::clean_line;
use crate::report::figure::counted;
use crate::store::{KeptAside, Listed, Reference, Trashed};
use std::time::SystemTime;

pub(super) const COMMANDS: &[Command] = &[
    command("new", "NAME", "Make a plan from an industry starter.", &[Action::New, Action::Add], new),
    command(
        "example",
        "",
        "Open the example: a security vendor, 22 candidates, fully worked.",
        &[Action::Example],
        example,
    ),
    command("tour", "", "A tour of the example in six steps, from where it was left.", &[Action::Tour], |talk, _| {
        talk.is_touring = true;
        let went = example(talk, "");
        talk.is_touring &= went.is_err();
        went
    }),
    command("rename", "NUMBER", "Give a plan another name.", &[Action::Rename], rename),
    command("copy", "NUMBER", "Copy a plan.", &[Action::Duplicate], copy),
    command("delete", "NUMBER", "Put a plan into the trash.", &[Action::Delete], delete),
    command("trash", "", "What lies in the trash: bring it back, or delete it for good.", &[Action::Trash], trash),
    command(
        "earlier",
        "NUMBER",
        "The earlier versions of a plan: what has changed since, and the way back.",
        &[Action::Earlier],
        |talk, text| {
            let Some((plan, name)) = meant(talk, text) else { return Ok(()) };
            talk.earlier_of(&plan.path, &name, "")
        },
    ),
    command("compare", "NUMBER", "Hold a plan against another, a copy against its plan.", &[Action::Compare], compare),
    command("reload", "", "Read the folder again.", &[Action::Reload], |talk, _| {
        talk.list();
        Ok(())
    }),
];

/// What whoever has no plan yet hears first.
const WHAT_IT_IS: &str = "partnerplan: which few partners to start with, and what each kind of them needs from you. There is \
     no plan yet: tour shows a worked one in six steps, new begins yours.";

/// Asks what to do until a plan is opened, or the conversation ends.
fn visit(talk: &mut Talk<'_>) -> Went {
    if talk.home_rows().is_empty() {
        talk.say(WHAT_IT_IS);
    } else {
        talk.list();
    }
    loop {
        let text = match talk.ask_what("Home: the number of a plan, new, example, tour, trash, help or quit?") {
            Err(Away::Next | Away::Back | Away::Clear | Away::Home) => {
                talk.say("This is Home.");
                continue;
            }
            Err(Away::To(_)) => continue,
            text => text?,
        };
        if !text.is_empty() {
            open(talk, &text)?;
        }
    }
}

/// The plans, newest first.
fn rows(talk: &Talk<'_>) -> Vec<String> {
    let told = match listed(talk) {
        Ok(plans) => plans.into_iter().map(|(_, told)| told).collect(),
        Err(words) => vec![words],
    };
    numbered(told)
}

/// The plans with what is said of each; or why there is no list.
fn listed(talk: &Talk<'_>) -> Result<Vec<(Listed, String)>, String> {
    let mut plans = talk.store.list().map_err(|error| error.to_string())?;
    plans.extend(talk.store.list_kept_aside());
    plans.sort_by(|one, two| two.modified.cmp(&one.modified).then_with(|| one.slug.cmp(&two.slug)));
    let now = SystemTime::now();
    let told = plans.into_iter().map(|plan| {
        let when = plan.modified.map(|then| age::between(then, now)).unwrap_or_default();
        let words = match talk.store.summary(&plan.path) {
            Ok(summary) if plan.kept_aside.is_some() => {
                format!("{}, kept aside and not saved: its number asks what becomes of it, {when}", summary.name)
            }
            Ok(summary) => {
                let copy =
                    plan.copy_of(&summary.name).map(|copy| format!(", a copy by {}", copy.by)).unwrap_or_default();
                let candidates = counted(summary.candidates, "candidate");
                format!(
                    "{}, short name {}{copy}, step {}, {candidates}, {when}",
                    summary.name,
                    plan.slug,
                    summary.reached.label()
                )
            }
            Err(error) => format!("{}, unreadable: {}", plan.slug, error.brief()),
        };
        (plan, words)
    });
    Ok(told.collect())
}

/// The plan a text means, with its name; said where there is none.
fn meant(talk: &mut Talk<'_>, text: &str) -> Option<(Listed, String)> {
    let plans = match listed(talk) {
        Ok(plans) => plans,
        Err(words) => {
            talk.say(words);
            return None;
        }
    };
    let rows: Vec<String> = plans.iter().map(|(_, told)| told.clone()).collect();
    let at = talk.row(&rows, text)?;
    let (plan, told) = plans.into_iter().nth(at)?;
    let name = talk.store.summary(&plan.path).map_or(told, |summary| summary.name);
    Some((plan, name))
}

/// Opens the plan a text means.
fn open(talk: &mut Talk<'_>, text: &str) -> Went {
    match meant(talk, text) {
        Some((Listed { kept_aside: Some(aside), .. }, _)) => super::aside::of_home(talk, &aside),
        Some((plan, _)) => enter(talk, &Reference::from(plan.path.as_path())),
        None => Ok(()),
    }
}

/// Opens a plan; why it cannot be is said, with what stands in its file.
fn enter(talk: &mut Talk<'_>, reference: &Reference) -> Went {
    match talk.store.open(reference) {
        Ok(opened) => Err(Away::Into(Box::new(opened))),
        Err(error) => {
            talk.say(error.to_string());
            Ok(())
        }
    }
}

/// A name for a plan, until there is one.
fn name_of(talk: &mut Talk<'_>, given: &str, question: &str, usual: &str) -> Went<Option<String>> {
    if !given.is_empty() {
        return Ok(Some(clean_line(given)).filter(|name| !name.is_empty()));
    }
    let stands = if usual.is_empty() { String::new() } else { format!(" [{usual}]") };
    let name = clean_line(&talk.ask_text(&format!("{question}{stands}?"))?);
    let name = if name.is_empty() { usual.to_owned() } else { name };
    if name.is_empty() {
        talk.say("A plan needs a name: nothing was made.");
    }
    Ok(Some(name).filter(|name| !name.is_empty()))
}

fn new(talk: &mut Talk<'_>, name: &str) -> Went {
    let Some(name) = name_of(talk, name, "New plan: its name, as in a board paper", "")? else { return Ok(()) };
    let starters = catalog::starters();
    let names: Vec<&str> = starters.iter().map(|starter| starter.name.as_str()).collect();
    let whys: Vec<String> = starters.iter().map(|starter| format!("{}: {}", starter.name, starter.why)).collect();
    loop {
        let asked = format!("What do you sell: {}, ? for why [{}]?", choices(&names), names.len());
        let said = talk.ask(&asked, About::default().saying(numbered(whys.clone()).join("\n")))?;
        let at = if said.is_empty() { Some(names.len() - 1) } else { row(&names, &said) };
        let Some(starter) = at.and_then(|at| starters.get(at)) else {
            talk.say(format!("Say a number, 1 to {}.", names.len()));
            continue;
        };
        return match talk.store.create(&name, &catalog::new_plan(&name, starter)) {
            Ok(opened) => Err(Away::Into(Box::new(opened))),
            Err(error) => {
                talk.say(error.to_string());
                Ok(())
            }
        };
    }
}

/// The example that is there, else a new one.
fn example(talk: &mut Talk<'_>, _: &str) -> Went {
    let example = catalog::example();
    if let Ok(path) = talk.store.find(&Reference::new(example.name.clone())) {
        return enter(talk, &Reference::from(path.as_path()));
    }
    match talk.store.create(&example.name, &example) {
        Ok(opened) => Err(Away::Into(Box::new(opened))),
        Err(error) => {
            talk.say(error.to_string());
            Ok(())
        }
    }
}

fn rename(talk: &mut Talk<'_>, text: &str) -> Went {
    let Some((plan, old)) = meant(talk, text) else { return Ok(()) };
    let Some(name) = name_of(talk, "", "Another name", &old)? else { return Ok(()) };
    let done = talk
        .store
        .rename(&plan.path, &name)
        .map_or_else(|error| error.to_string(), |()| format!("It is “{name}” now."));
    talk.say(done);
    Ok(())
}

fn copy(talk: &mut Talk<'_>, text: &str) -> Went {
    let Some((plan, old)) = meant(talk, text) else { return Ok(()) };
    let Some(name) = name_of(talk, "", "The name of the copy", &format!("{old} (copy)"))? else { return Ok(()) };
    let done = talk.store.duplicate(&plan.path, &name);
    talk.say(done.map_or_else(|error| error.to_string(), |_| format!("Copied as “{name}”.")));
    Ok(())
}

fn delete(talk: &mut Talk<'_>, text: &str) -> Went {
    let Some((plan, name)) = meant(talk, text) else { return Ok(()) };
    if talk.is_yes(&format!("Put “{name}” into the trash? no or yes"), false)? {
        let done = talk.store.trash(&plan.path);
        talk.say(
            done.map_or_else(|error| error.to_string(), |_| format!("“{name}” is in the trash: trash brings it back.")),
        );
    }
    Ok(())
}

/// Says what a copy says otherwise than its plan, and asks which of them stays.
fn compare(talk: &mut Talk<'_>, text: &str) -> Went {
    let Some((copy, name)) = meant(talk, text) else { return Ok(()) };
    let asides = talk.store.list_kept_aside();
    let is_meant = |aside: &KeptAside| aside.of == copy.path || aside.path == copy.path;
    if let Some(aside) = asides.into_iter().filter_map(|it| it.kept_aside).find(is_meant) {
        return super::aside::of_home(talk, &aside);
    }
    let plans = talk.store.list().unwrap_or_default();
    let of = copy.copy_of(&name).and_then(|of| plans.into_iter().find(|plan| plan.slug == of.original));
    let Some(plan) = of else { return compare_with(talk, &copy, &name) };
    talk.say_differences(&plan.path, &copy.path)?;
    let said = talk.ask("Use the copy, with the plan kept beside it, put the copy into the trash, or leave both: use, trash, or an empty line?", About::choices(&["use", "trash"]))?;
    let done = match said.as_str() {
        "use" => talk
            .store
            .take_over(&plan.path, &copy.path)
            .map(|kept| format!("The plan is as the copy is. What it was is in {}.", kept.display())),
        "trash" => talk.store.trash(&copy.path).map(|_| "The copy is in the trash.".to_owned()),
        _ => return Ok(()),
    };
    talk.say(done.unwrap_or_else(|error| error.to_string()));
    Ok(())
}

/// Holds a plan that is no copy against another that is asked for.
fn compare_with(talk: &mut Talk<'_>, plan: &Listed, name: &str) -> Went {
    let said = talk
        .ask(&format!("Hold “{name}” against which plan, by its number; an empty line leaves it?"), About::default())?;
    if said.is_empty() {
        return Ok(());
    }
    if let Some((other, _)) = meant(talk, &said) {
        return talk.say_differences(&plan.path, &other.path);
    }
    Ok(())
}

fn trash(talk: &mut Talk<'_>, _: &str) -> Went {
    let trashed = match talk.store.trashed() {
        Ok(trashed) => trashed,
        Err(error) => {
            talk.say(error.to_string());
            return Ok(());
        }
    };
    if trashed.is_empty() {
        talk.say("The trash is empty.");
        return Ok(());
    }
    let now = SystemTime::now();
    let rows = numbered(
        trashed.iter().map(|plan| format!("{}, deleted {}", plan.slug, age::since_stamp(&plan.thrown_away, now))),
    );
    talk.voice.read(rows.clone());
    let said = talk.ask(
        "Trash: a number asks what becomes of that plan; all deletes them all for good; an empty line leaves it?",
        About::choices(&["all"]).saying("The number of a plan in the trash."),
    )?;
    if said == "all" {
        return empty(talk, &trashed);
    }
    if let Some(plan) = (!said.is_empty()).then(|| talk.row(&rows, &said)).flatten().and_then(|at| trashed.get(at)) {
        return fate(talk, plan);
    }
    Ok(())
}

fn fate(talk: &mut Talk<'_>, plan: &Trashed) -> Went {
    let said = talk.ask(
        &format!("“{}”: 1 bring it back, 2 delete it for good, an empty line leaves it?", plan.slug),
        About::numbered(&["bring it back", "delete it for good"]),
    )?;
    match said.as_str() {
        "1" | "bring it back" => {
            let done = talk.store.restore(plan);
            talk.say(done.map_or_else(|error| error.to_string(), |_| format!("“{}” is back.", plan.slug)));
        }
        "2" => empty(talk, std::slice::from_ref(plan))?,
        _ => {}
    }
    Ok(())
}

fn empty(talk: &mut Talk<'_>, plans: &[Trashed]) -> Went {
    let count = counted(plans.len(), "plan");
    let question = format!(
        "Delete {count} for good, with account lists and earlier versions? Nothing brings that back. no or yes"
    );
    if !talk.is_yes(&question, false)? {
        return Ok(());
    }
    let failed = plans.iter().find_map(|plan| talk.store.delete_for_good(plan).err());
    talk.say(failed.map_or_else(|| format!("{count} deleted for good."), |error| error.to_string()));
    Ok(())
}

impl Talk<'_> {
    /// Asks at Home what to do.
    pub(super) fn visit_home(&mut self) -> Went {
        visit(self)
    }

    /// The plans there are.
    pub(super) fn home_rows(&self) -> Vec<String> {
        rows(self)
    }

    /// Opens the plan a text means.
    pub(super) fn open_plan(&mut self, text: &str) -> Went {
        open(self, text)
    }

    /// Opens a plan; why it cannot be is said.
    pub(super) fn enter(&mut self, reference: &Reference) -> Went {
        enter(self, reference)
    }
}
