//! Names become candidates: one typed, many typed, many pasted. Always one step to undo, and what was left out is said.

use crate::{
    plan::{
        Change, Edit,
        add::{self, PastedPartners},
        clean_line,
    },
    tui::{
        dialogs::{Prompt, TextBox},
        layer::Context,
    },
};
use std::{cell::RefCell, rc::Rc};

/// How many of the names left out are named.
const NAMED: usize = 3;

/// Asks for one name.
pub(super) fn ask_one(context: &mut Context<'_>) {
    context.ask(Prompt::new("Add a candidate", "Their name. Many at once: p.", "", |context, typed| {
        if clean_line(typed).is_empty() {
            return Err("A candidate needs a name: type one, or Esc to cancel.".to_owned());
        }
        let pasted = add::partners(context.plan(), typed);
        if pasted.added.is_empty() {
            return Err(format!("{} is on the list already: type another name, or Esc to cancel.", clean_line(typed)));
        }
        if put(context, &pasted) {
            context.say(words(&pasted));
        }
        Ok(())
    }));
}

/// Asks for many names, one a line. They are candidates as soon as they are typed, so that nothing typed is lost.
pub(super) fn ask_many(context: &mut Context<'_>) {
    let about = "One name a line, typed or pasted. Esc closes; the names are kept.";
    let said = Rc::new(RefCell::new(String::new()));
    let closing = Rc::clone(&said);
    let mut made = None;
    let keep = move |context: &mut Context<'_>, text: &str| {
        // The step of the letter before makes room for that of this one: all the typing is one step to undo.
        if made.take().is_some_and(|revision| revision == context.open().document().revision()) {
            context.open_mut().undo();
        }
        let pasted = add::partners(context.plan(), text);
        if put(context, &pasted) {
            made = Some(context.open().document().revision());
        }
        said.replace(words(&pasted));
        context.say(said.borrow().as_str());
        Ok(())
    };
    context.ask(
        TextBox::new("Add candidates", about, "", keep).closing(move |context| context.say(closing.borrow().as_str())),
    );
}

/// Adds pasted names at once.
pub(super) fn paste(context: &mut Context<'_>, text: &str) {
    let pasted = add::partners(context.plan(), text);
    if pasted.added.is_empty() || put(context, &pasted) {
        context.say(words(&pasted));
    }
}

/// Puts names into the plan as one step, and the first of them before the user; returns whether there were any.
fn put(context: &mut Context<'_>, pasted: &PastedPartners) -> bool {
    let Some(first) = pasted.added.first().cloned() else { return false };
    let what = match pasted.added.len() {
        1 => format!("{} added", name_of(pasted).unwrap_or("1 candidate")),
        count => format!("{count} candidates added"),
    };
    let done = context.change(Change::new(what, pasted.edit.clone()));
    if done {
        context.select(first);
    }
    done
}

/// What became of pasted names: "30 candidates added; Ctrl-Z takes them back. Already there: Acme."
fn words(pasted: &PastedPartners) -> String {
    let added = match pasted.added.len() {
        0 => String::new(),
        1 => format!("{} added; Ctrl-Z takes it back.", name_of(pasted).unwrap_or("1 candidate")),
        count => format!("{count} candidates added; Ctrl-Z takes them back."),
    };
    let left_out = match pasted.skipped.len() {
        0 => String::new(),
        count => {
            let named = pasted.skipped.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>().join(", ");
            let more = if count > NAMED { format!(" and {} more", count - NAMED) } else { String::new() };
            format!("Already there: {named}{more}.")
        }
    };
    [added, left_out].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The name of the first that is added.
fn name_of(pasted: &PastedPartners) -> Option<&str> {
    let Edit::Together(edits) = &pasted.edit else { return None };
    edits.iter().find_map(|edit| match edit {
        Edit::Insert(_, partner) => Some(partner.name.as_str()),
        _ => None,
    })
}
