//! Bringing a list in: whose it is, then which file; and taking one away.

use crate::desk::{file_meant, listing};
use crate::import::Mapping;
use crate::import::read::Reading;
use crate::interview::steps::View;
use crate::plan::PartnerId;
use crate::store::{Around, Whose};
use crate::tui::dialogs::{Choice, Confirm, Pick, Prompt};
use crate::tui::layer::{Context, Request};
use std::path::PathBuf;

/// Asks whose list it is, beginning at a candidate's where one is looked at.
pub(super) fn ask(partner: Option<&PartnerId>, context: &mut Context<'_>) {
    let choices = choices(context);
    let is_it = |choice: &Choice<Whose>| matches!(&choice.value, Whose::Partner(id) if Some(id) == partner);
    let start = choices.iter().position(is_it).unwrap_or(0);
    context.ask(Pick::new(QUESTION, WORDS, choices, ask_file).starting_at(start));
}

const QUESTION: &str = "Whose accounts are on the list?";
const WORDS: &str = "Ours are the accounts we aim at; a candidate's are those they serve.";

/// Whose a list can be.
fn choices(context: &Context<'_>) -> Vec<Choice<Whose>> {
    let lists = &context.open().accounts().lists;
    let about = |is_there: bool| if is_there { "takes the place of the list there is" } else { "" }.to_owned();
    let ours = Choice { name: "Ours".to_owned(), about: about(lists.own.is_some()), value: Whose::Own };
    let theirs = context.plan().partners.iter().map(|partner| Choice {
        name: partner.name.clone(),
        about: about(lists.of(&partner.id).is_some()),
        value: Whose::Partner(partner.id.clone()),
    });
    std::iter::once(ours).chain(theirs).collect()
}

/// A list that was looked at.
pub(crate) struct Listed {
    /// Its file.
    pub(crate) path: PathBuf,
    /// How it is read.
    pub(crate) reading: Reading,
    /// What its columns are.
    pub(crate) mapping: Mapping,
    /// How many layers it was looked at in, which close when it is in.
    pub(crate) layers: usize,
}

/// Asks whose a list is that was looked at, and brings it in.
pub(crate) fn ask_whose(listed: Listed, context: &mut Context<'_>) {
    let choices = choices(context);
    context.ask(Pick::new(QUESTION, WORDS, choices, move |context, whose| {
        match listing::put(context.open_mut(), whose, &listed.path, &listed.reading, Some(&listed.mapping)) {
            Ok(()) => {
                context.requests.extend((0..listed.layers).map(|_| Request::Answered));
                context.go(View::Accounts);
            }
            Err(sentence) => context.complain(sentence),
        }
    }));
}

/// Asks for the file.
fn ask_file(context: &mut Context<'_>, whose: &Whose) {
    let whose = whose.clone();
    let about = "A CSV, TSV or XLSX file with names or websites. It is kept beside the plan, on this machine.";
    let take = move |context: &mut Context<'_>, typed: &str| bring(context, &whose, typed.trim());
    context.ask(Prompt::new("Bring a list in: the file", about, "", take).deed());
}

/// Begins to bring the list in.
fn bring(context: &mut Context<'_>, whose: &Whose, typed: &str) -> Result<(), String> {
    let path = file_meant::meant(typed, &Around::here())?;
    listing::put(context.open_mut(), whose, &path, &Reading::default(), None)
}

/// Asks whether a list is taken away, a candidate's or ours.
pub(super) fn take_away(partner: Option<&PartnerId>, context: &mut Context<'_>) {
    if !super::rows::has_list(context.open().accounts(), partner) {
        return context.complain("There is no list selected.");
    }
    let name = partner.and_then(|id| context.plan().partner(id)).map(|partner| partner.name.clone());
    let whose = partner.map_or(Whose::Own, |id| Whose::Partner(id.clone()));
    let of = name.map_or_else(|| "your own accounts".to_owned(), |name| format!("the accounts of {name}"));
    let question =
        format!("Take the list of {of} away? Undo does not bring it back; its file can be brought in again.");
    context.ask(Confirm::new("Take a list away", &question, move |context| {
        match context.open().folder().remove(&whose) {
            Ok(()) => {
                let notes = context.open_mut().read_accounts();
                context.say([vec![format!("The list of {of} is gone.")], notes].concat().join(" "));
            }
            Err(error) => context.complain(error.to_string()),
        }
    }));
}
