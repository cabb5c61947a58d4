//! Asking for names that become candidates. Always one step to undo, and what was left out is said.

use super::doubles::offer;
use super::{importing, linking};
use crate::interview::adding::{Added, names, one, without_cells};
use crate::plan::PartnerId;
use crate::tui::dialogs::{Prompt, TextBox};
use crate::tui::layer::Context;
use std::{cell::RefCell, rc::Rc};

const MANY: &str = "One name a line, typed or pasted. Esc closes; the names are kept.";

/// How many of the names left out are named.
const NAMED: usize = 3;

/// Asks for one name.
pub(super) fn ask_one(context: &mut Context<'_>) {
    let prompt = Prompt::new("Add a candidate", "Their name. Many at once: p.", "", |context, typed| {
        let added = one(context.plan(), typed)?;
        if put(context, &added) {
            context.say(words(&added));
            offer(context, &ids(&added));
        }
        Ok(())
    });
    context.ask(prompt.pasting(|context, pasted| {
        let (name, behind) = without_cells(pasted);
        if !behind.is_empty() {
            let left = named("Left out behind a tab", &behind).unwrap_or_default();
            context.say(format!("{left} Whole rows: Esc, then paste them into the list."));
        }
        name
    }));
}

/// Asks for many names, one a line. They are candidates as soon as typing rests, so that nothing typed is lost.
pub(super) fn ask_many(context: &mut Context<'_>) {
    let said = Rc::new(RefCell::new(String::new()));
    let closing = Rc::clone(&said);
    let new = Rc::new(RefCell::new(Vec::new()));
    let kept = Rc::clone(&new);
    let cells = Rc::new(RefCell::new(Vec::new()));
    let cells_left = Rc::clone(&cells);
    let mut made = None;
    let keep = move |context: &mut Context<'_>, text: &str| {
        // The step of the letter before makes room for that of this one: all the typing is one step to undo.
        if made.take().is_some_and(|revision| revision == context.open().document().revision()) {
            context.open_mut().undo().ok();
        }
        let mut added = names(context.plan(), text);
        added.behind_tabs.extend(cells_left.borrow().iter().cloned());
        if put(context, &added) {
            made = Some(context.open().document().revision());
        }
        said.replace(words(&added));
        kept.replace(ids(&added));
        context.say(said.borrow().as_str());
        Ok(())
    };
    context.ask(
        TextBox::new("Add candidates", MANY, "", keep)
            .at_rest()
            .pasting(move |context, text| of_rows(text, &cells, context))
            .closing(move |context| {
                context.say(closing.borrow().as_str());
                linking::offer(context, &new.borrow());
                offer(context, &new.borrow());
            }),
    );
}

/// What of a pasted text are names, one a line: no cell behind a tab, and nothing where it is rows to import.
fn of_rows(text: &str, cells: &RefCell<Vec<String>>, context: &mut Context<'_>) -> Option<String> {
    if importing::take(text, context) {
        return None;
    }
    let (names, behind) = without_cells(text);
    cells.borrow_mut().extend(behind);
    Some(names)
}

/// Adds pasted names at once; rows of a spreadsheet are looked at before.
pub(super) fn paste(context: &mut Context<'_>, text: &str) {
    if importing::take(text, context) {
        return;
    }
    let added = names(context.plan(), text);
    if added.candidates.is_empty() || put(context, &added) {
        context.say(words(&added));
        linking::offer(context, &ids(&added));
        offer(context, &ids(&added));
    }
}

fn ids(added: &Added) -> Vec<PartnerId> {
    added.candidates.iter().map(|partner| partner.id.clone()).collect()
}

/// Puts names into the plan as one step, and the first of them before the user; returns whether there were any.
fn put(context: &mut Context<'_>, added: &Added) -> bool {
    let (Some(change), Some(first)) = (added.change(), added.candidates.first()) else { return false };
    let done = context.change(change);
    if done {
        context.select(first.id.clone());
    }
    done
}

/// What became of names: "30 candidates added; Ctrl-Z takes them back. Already there: Acme."
fn words(added: &Added) -> String {
    let mut said = Vec::new();
    match added.candidates.len() {
        0 => {}
        1 => said.push(format!("{}; Ctrl-Z takes it back.", added.what())),
        _ => said.push(format!("{}; Ctrl-Z takes them back.", added.what())),
    }
    said.extend(named("Linked, since your buyers name them", &added.linked));
    said.extend(named("Already there", &added.left_out));
    said.extend(named("Left out behind a tab", &added.behind_tabs));
    match added.unseen {
        0 => {}
        1 => said.push("1 line left out: nothing in it can be seen.".to_owned()),
        lines => said.push(format!("{lines} lines left out: nothing in them can be seen.")),
    }
    said.join(" ")
}

/// "Already there: Acme, Birch, Cedar and 4 more."
fn named(why: &str, left_out: &[String]) -> Option<String> {
    let named = left_out.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>().join(", ");
    let more = if left_out.len() > NAMED { format!(" and {} more", left_out.len() - NAMED) } else { String::new() };
    (!left_out.is_empty()).then(|| format!("{why}: {named}{more}."))
}
