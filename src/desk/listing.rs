//! An account list from a file: begun to be taken in beside the plan, wherever that was asked for.

use super::open_plan::OpenPlan;
use super::word::Brought;
use super::working::course::Course;
use crate::accounts::{Account, Lists, Standing};
use crate::import::accounts::{AccountColumns, BEGINNING, TakenAccounts, Untaken, each};
use crate::import::read::{self, Reading};
use crate::import::{Mapping, TableKind};
use crate::plan::{Date, PartnerId};
use crate::report::{Accounts, figure};
use crate::store::{AccountFolder, StoreError, Whose};
use std::path::{Path, PathBuf};

/// Begins to put a list beside the plan; what its columns are is found unless it is known.
///
/// # Errors
/// When the plan cannot be changed, the file not read, or its columns not told; a sentence.
pub(crate) fn put(
    open: &mut OpenPlan,
    whose: &Whose,
    path: &Path,
    reading: &Reading,
    known: Option<&Mapping>,
) -> Result<(), String> {
    if let Some(sentence) = open.refusal() {
        return Err(sentence);
    }
    let mut file = read::open(path, reading).map_err(|refusal| refusal.to_string())?;
    let beginning = file.beginning(BEGINNING).map_err(|refusal| refusal.to_string())?;
    let (kind, _) = kind_of(whose);
    let mapping = known.cloned().unwrap_or_else(|| Mapping::of(open.plan(), &beginning, Some(kind)));
    let columns = AccountColumns::of(open.plan(), &mapping)
        .map_err(|questions| questions.into_iter().map(|question| question.text).collect::<Vec<_>>().join(" "))?;
    let list = List {
        whose: whose.clone(),
        path: path.to_owned(),
        reading: reading.clone(),
        columns,
        name: beginning.name,
        today: open.report().today.clone(),
        folder: open.folder().clone(),
    };
    open.bringing.start("Taking a list in", move |course| list.take(course));
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
            let mut counted = |account: &Account, _| if course.goes_on() { take(account) } else { Err(stopped()) };
            taken = each(&mut opened, &self.columns, &mut counted).map_err(|ended| match ended {
                Untaken::Refused(refusal) => StoreError::Stopped { reason: refusal.to_string() },
                Untaken::Stopped(error) => error,
            })?;
            Ok(())
        });
        put.map_err(|error| error.to_string())?;
        let (lists, notes) = self.folder.read();
        let said = brought(&lists, kind_of(&self.whose).1, &taken);
        let said = [vec![said], notes].concat().join(" ");
        Ok(Brought { accounts: Accounts::of(lists), said, paper: None })
    }
}

/// What came of a list that was brought in, a partner's or ours: "9 accounts; 7 of them are ours, 2 in doubt."
pub(crate) fn brought(lists: &Lists, partner: Option<&PartnerId>, taken: &TakenAccounts) -> String {
    let left_out = match taken.left_out {
        0 => String::new(),
        count => format!(", {} left out", figure::counted(count, "row")),
    };
    let amounts = match (taken.amounts_left_out, taken.rejected.iter().find(|rejected| rejected.column.is_some())) {
        (count @ 1.., Some(first)) => {
            let (deals, row, reason) = (figure::counted(count, "open deal"), first.row, &first.reason);
            format!(" What {deals} may be worth was not taken; row {row}: {reason}.")
        }
        _ => String::new(),
    };
    let accounts = figure::counted(taken.taken, "account");
    let Some(partner) = partner else { return format!("{accounts} of ours{left_out}.{amounts}") };
    let found = lists.of(partner).map(|held| held.found.as_slice()).unwrap_or_default();
    let ours = found.iter().filter(|found| found.standing.counts()).count();
    let doubts = match found.iter().filter(|found| found.standing == Standing::Review).count() {
        0 => String::new(),
        count => format!(", {count} in doubt"),
    };
    let are = if ours == 1 { "is" } else { "are" };
    format!("{accounts}{left_out}; {ours} of them {are} ours{doubts}.{amounts}")
}

fn stopped() -> StoreError {
    StoreError::Stopped { reason: "Stopped: the lists are as they were.".to_owned() }
}
