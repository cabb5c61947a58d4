//! Bringing a list in: whose it is, then which file; and taking one away.

use crate::import::accounts::{AccountColumns, BEGINNING, TakenAccounts, Untaken, each};
use crate::import::read::{self, Opened, Reading};
use crate::import::{Mapping, TableKind};
use crate::interview::steps::View;
use crate::plan::PartnerId;
use crate::report::accounts::brought;
use crate::store::{Around, StoreError, Whose};
use crate::tui::dialogs::{Choice, Confirm, Pick, Prompt};
use crate::tui::layer::{Context, Request};
use crate::tui::screens::map::path;
use std::fs::File;
use std::path::{Path, PathBuf};

/// A longer file would keep the screen waiting, in bytes: some hundred thousand accounts.
const LONGEST: u64 = 32 << 20;

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
        match put(context, whose, &listed.path, &listed.reading, Some(&listed.mapping)) {
            Ok(words) => {
                context.requests.extend((0..listed.layers).map(|_| Request::Answered));
                context.go(View::Accounts);
                context.say(words);
            }
            Err(sentence) => context.complain(sentence),
        }
    }));
}

/// Asks for the file.
fn ask_file(context: &mut Context<'_>, whose: &Whose) {
    let whose = whose.clone();
    let about = "A CSV, TSV or XLSX file with names or websites. It is kept beside the plan, on this machine.";
    let take = move |context: &mut Context<'_>, typed: &str| {
        let words = bring(context, &whose, typed.trim())?;
        context.say(words);
        Ok(())
    };
    context.ask(Prompt::new("Bring a list in: the file", about, "", take).deed());
}

/// Brings the list in and says what came of it.
fn bring(context: &mut Context<'_>, whose: &Whose, typed: &str) -> Result<String, String> {
    let path = path::meant(typed, &Around::here())?;
    put(context, whose, &path, &Reading::default(), None)
}

/// Puts a list beside the plan and says what came of it; what its columns are is found unless it is known.
fn put(
    context: &mut Context<'_>,
    whose: &Whose,
    path: &Path,
    reading: &Reading,
    known: Option<&Mapping>,
) -> Result<String, String> {
    if let Some(sentence) = context.open().refusal() {
        return Err(sentence);
    }
    if std::fs::metadata(path).is_ok_and(|file| file.len() > LONGEST) {
        return Err("It is too long to wait for here: `partnerplan import` at the shell brings it in.".to_owned());
    }
    let open = || read::open(path, reading).map_err(|refusal| refusal.to_string());
    let beginning = open()?.beginning(BEGINNING).map_err(|refusal| refusal.to_string())?;
    let (kind, partner) = kind_of(whose);
    let mapping = known.cloned().unwrap_or_else(|| Mapping::of(context.plan(), &beginning, Some(kind)));
    let columns = AccountColumns::of(&mapping).map_err(|questions| questions.join(" "))?;
    let taken = stream(context, whose, &beginning.name, open()?, &columns)?;
    let notes = context.open_mut().read_accounts();
    let said = brought(&context.open().accounts().lists, partner, taken.taken, taken.left_out);
    Ok([vec![said], notes].concat().join(" "))
}

fn kind_of(whose: &Whose) -> (TableKind, Option<&PartnerId>) {
    match whose {
        Whose::Own => (TableKind::OwnAccounts, None),
        Whose::Partner(partner) => (TableKind::PartnerAccounts, Some(partner)),
    }
}

/// Streams the rows of a file into the list beside the plan.
fn stream(
    context: &Context<'_>,
    whose: &Whose,
    name: &str,
    mut opened: Opened<File>,
    columns: &AccountColumns,
) -> Result<TakenAccounts, String> {
    let mut taken = None;
    let today = context.report().today.clone();
    let put = context.open().folder().put(whose, name, today.as_ref(), &mut |take| {
        let all = each(&mut opened, columns, take).map_err(|ended| match ended {
            Untaken::Refused(refusal) => StoreError::Stopped { reason: refusal.to_string() },
            Untaken::Stopped(error) => error,
        })?;
        taken = Some(all);
        Ok(())
    });
    put.map_err(|error| error.to_string())?;
    Ok(taken.unwrap_or_default())
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
