//! Bringing a list in: whose it is, then which file; and taking one away.

use crate::accounts::Account;
use crate::import::accounts::{AccountColumns, BEGINNING, TakenAccounts, Untaken, each};
use crate::import::read::{self, Reading};
use crate::import::{Mapping, TableKind};
use crate::interview::steps::View;
use crate::plan::{Date, PartnerId};
use crate::report::{Accounts, accounts::brought};
use crate::store::{AccountFolder, Around, StoreError, Whose};
use crate::tui::dialogs::{Choice, Confirm, Pick, Prompt};
use crate::tui::layer::{Context, Request};
use crate::tui::screens::map::path;
use crate::tui::working::bringing::Brought;
use crate::tui::working::course::Course;
use std::path::{Path, PathBuf};

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
    let path = path::meant(typed, &Around::here())?;
    put(context, whose, &path, &Reading::default(), None)
}

/// Begins to put a list beside the plan; what its columns are is found unless it is known.
fn put(
    context: &mut Context<'_>,
    whose: &Whose,
    path: &Path,
    reading: &Reading,
    known: Option<&Mapping>,
) -> Result<(), String> {
    if let Some(sentence) = context.open().refusal() {
        return Err(sentence);
    }
    let mut opened = read::open(path, reading).map_err(|refusal| refusal.to_string())?;
    let beginning = opened.beginning(BEGINNING).map_err(|refusal| refusal.to_string())?;
    let (kind, _) = kind_of(whose);
    let mapping = known.cloned().unwrap_or_else(|| Mapping::of(context.plan(), &beginning, Some(kind)));
    let columns = AccountColumns::of(&mapping).map_err(|questions| questions.join(" "))?;
    let list = List {
        whose: whose.clone(),
        path: path.to_owned(),
        reading: reading.clone(),
        columns,
        name: beginning.name,
        today: context.report().today.clone(),
        folder: context.open().folder().clone(),
    };
    context.open_mut().bringing.start(move |course| list.take(course));
    Ok(())
}

fn kind_of(whose: &Whose) -> (TableKind, Option<&PartnerId>) {
    match whose {
        Whose::Own => (TableKind::OwnAccounts, None),
        Whose::Partner(partner) => (TableKind::PartnerAccounts, Some(partner)),
    }
}

/// A list as it is taken in, wherever that happens.
struct List {
    whose: Whose,
    path: PathBuf,
    reading: Reading,
    columns: AccountColumns,
    name: String,
    today: Option<Date>,
    folder: AccountFolder,
}

impl List {
    /// Streams the rows of the file into the list beside the plan, and reads what the lists say then.
    fn take(&self, course: &Course) -> Result<Brought, String> {
        let mut opened = read::open(&self.path, &self.reading).map_err(|refusal| refusal.to_string())?;
        let mut taken = TakenAccounts::default();
        let put = self.folder.put(&self.whose, &self.name, self.today.as_ref(), &mut |take| {
            let mut counted = |account: &Account| if course.goes_on() { take(account) } else { Err(stopped()) };
            taken = each(&mut opened, &self.columns, &mut counted).map_err(|ended| match ended {
                Untaken::Refused(refusal) => StoreError::Stopped { reason: refusal.to_string() },
                Untaken::Stopped(error) => error,
            })?;
            Ok(())
        });
        put.map_err(|error| error.to_string())?;
        let (lists, notes) = self.folder.read();
        let said = brought(&lists, kind_of(&self.whose).1, taken.taken, taken.left_out);
        Ok((Accounts::of(lists), [vec![said], notes].concat().join(" ")))
    }
}

fn stopped() -> StoreError {
    StoreError::Stopped { reason: "Stopped: the lists are as they were.".to_owned() }
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
