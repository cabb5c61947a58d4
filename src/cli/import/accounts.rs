//! A list of accounts: ours, or those a partner serves. It goes beside the plan, not into it.

use super::Importing;
use crate::{
    accounts::Account,
    cli::{Ended as Done, Outcome, patience, shell::Shell, table::point},
    desk::listing::brought,
    import::{
        Mapping, Table, TableKind,
        accounts::{AccountColumns, BEGINNING, TakenAccounts, Untaken, accounts_json, each},
        outcome::warnings,
        read::{self, Opened, Refusal},
    },
    plan::{PartnerId, Plan},
    report::figure::counted,
    store::{AccountFolder, Reference, Store, StoreError, Whose, write},
};
use csv::{Terminator, WriterBuilder};
use std::io::{Cursor, Read, Seek};

/// Where a list goes, and how it is known.
struct Listing {
    whose: Whose,
    beginning: Table,
    mapping: Mapping,
    columns: AccountColumns,
}

pub(super) fn run(store: &Store, shell: &Shell, plan: &Reference, importing: &Importing) -> Done {
    let read = store.read(plan)?;
    let whose = whose(&read.plan, importing)?;
    let folder = store.accounts(&read.path);
    let taking = Taking { store, shell, plan: &read.plan, importing, folder };
    if importing.is_stdin() {
        let bytes = super::from_stdin()?;
        let open = || Opened::of("stdin".to_owned(), Cursor::new(bytes.as_slice()), &importing.reading());
        taking.take(whose, &open, read.notes)
    } else {
        let path = importing.path()?;
        taking.take(whose, &|| read::open(&path, &importing.reading()), read.notes)
    }
}

/// Whose accounts the list holds.
fn whose(plan: &Plan, importing: &Importing) -> Result<Whose, Outcome> {
    if importing.kind() == Some(TableKind::OwnAccounts) {
        return Ok(Whose::Own);
    }
    let ids = || plan.partners.iter().map(|partner| partner.id.as_str()).collect::<Vec<_>>().join(", ");
    let Some(word) = &importing.partner else {
        return Err(Outcome::problem(format!("Whose accounts are these? Say it with --partner ID: {}.", ids())));
    };
    let found = plan.partners.iter().find(|it| it.id.as_str() == word || it.name.trim() == word.trim());
    let id = |id: &PartnerId| Whose::Partner(id.clone());
    found.map(|partner| id(&partner.id)).ok_or_else(|| {
        Outcome::problem(format!("No candidate of this plan has the id “{word}”: --partner takes one of {}.", ids()))
    })
}

/// What a list is taken with.
struct Taking<'a> {
    store: &'a Store,
    shell: &'a Shell,
    plan: &'a Plan,
    importing: &'a Importing,
    folder: AccountFolder,
}

impl Taking<'_> {
    fn take<R: Read + Seek>(
        &self,
        whose: Whose,
        open: &dyn Fn() -> Result<Opened<R>, Refusal>,
        mut words: Vec<String>,
    ) -> Done {
        let refused = |refusal: Refusal| Outcome::problem(refusal.to_string());
        let beginning = open().map_err(refused)?.beginning(BEGINNING).map_err(refused)?;
        let mapping = self.importing.mapping(self.plan, &beginning)?;
        let columns = AccountColumns::of(self.plan, &mapping).map_err(|questions| Outcome {
            words: questions.into_iter().map(|question| question.text).collect(),
            code: 1,
            ..Outcome::default()
        })?;
        let listing = Listing { whose, beginning, mapping, columns };
        let mut opened = open().map_err(refused)?;
        let taken = if self.importing.dry_run {
            let none = each(&mut opened, &listing.columns, &mut |_, _| Ok::<(), StoreError>(()));
            none.map_err(not_taken)?
        } else {
            self.put(&listing, &mut opened)?
        };
        self.put_aside(&taken)?;
        words.push(self.words(&listing, &taken));
        Ok(Outcome { data: self.data(&listing, &taken)?, words, code: 0 })
    }

    /// Puts the list beside the plan, as it is read.
    fn put<R: Read + Seek>(&self, listing: &Listing, opened: &mut Opened<R>) -> Result<TakenAccounts, Outcome> {
        let mut taken = TakenAccounts::default();
        let source = listing.beginning.name.as_str();
        patience::listing(self.shell, |tell| {
            self.folder.put(&listing.whose, source, Some(self.shell.today()), &mut |take| {
                let mut telling = |account: &Account, read| {
                    tell(read);
                    take(account)
                };
                taken = each(opened, &listing.columns, &mut telling).map_err(not_taken)?;
                Ok(())
            })
        })?;
        Ok(taken)
    }

    /// Writes down which rows were not taken.
    fn put_aside(&self, taken: &TakenAccounts) -> Result<(), Outcome> {
        let Some(path) = &self.importing.rejects else { return Ok(()) };
        let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
        let rows = taken.rejected.iter().map(|rejected| [rejected.row.to_string(), rejected.reason.clone()]);
        for row in std::iter::once(["Row", "Reason"].map(str::to_owned)).chain(rows) {
            writer.write_record(row).expect("memory takes every row of the same length");
        }
        let bytes = writer.into_inner().expect("memory takes the last row");
        Ok(write::export(self.store.disk(), path, &bytes, self.importing.existing())?)
    }

    fn words(&self, listing: &Listing, taken: &TakenAccounts) -> String {
        if self.importing.dry_run {
            let left_out = match taken.left_out {
                0 => String::new(),
                count => format!(", {} left out", counted(count, "row")),
            };
            return format!("{}{left_out}; nothing was written.", counted(taken.taken, "account"));
        }
        let partner = match &listing.whose {
            Whose::Own => None,
            Whose::Partner(partner) => Some(partner),
        };
        brought(&self.folder.read().0, partner, taken)
    }

    fn data(&self, listing: &Listing, taken: &TakenAccounts) -> Result<String, Outcome> {
        let Listing { beginning, mapping, .. } = listing;
        if self.importing.json {
            let text = accounts_json(beginning, mapping, taken);
            let text = text.map_err(|error| Outcome::problem(format!("It could not be written as JSON: {error}.")))?;
            return Ok(self.shell.foreign(&(text + "\n")).into_owned());
        }
        let mut out = super::preview::columns(self.shell, self.plan, mapping);
        let notes = warnings(beginning, mapping, &crate::import::Outcome::default());
        for text in notes.into_iter().map(|note| note.text) {
            out.push_str(&point(self.shell, &text));
        }
        for rejected in taken.rejected.iter().take(20) {
            let (row, reason) = (rejected.row, &rejected.reason);
            let text = match &rejected.column {
                None => format!("row {row} was left out: {reason}"),
                Some(heading) => format!("row {row}, “{heading}” was not taken: {reason}"),
            };
            out.push_str(&point(self.shell, &text));
        }
        Ok(out)
    }
}

fn not_taken(ended: Untaken<StoreError>) -> StoreError {
    match ended {
        Untaken::Refused(refusal) => StoreError::Stopped { reason: refusal.to_string() },
        Untaken::Stopped(error) => error,
    }
}
