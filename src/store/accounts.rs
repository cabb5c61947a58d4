//! Account lists beside a plan, never inside it: `accounts/SLUG/` with our own list, one list a partner, and an index.
//!
//! A damaged or hostile file here never hurts the plan: what does not read is left out, and said. Whoever writes holds
//! the folder's lock for that moment, so that two windows lose nothing of each other.

mod example;
mod exchanges;
mod index;
mod matches;
mod rows;
mod waiting;

pub use rows::Fill;
pub use waiting::OpenExchange;

use self::index::{Index, ListOrigin};
use self::matches::Pair;
use super::beside::Beside;
use super::disk::{Disk, PRIVATE};
use super::fingerprint::lasting;
use super::lock::{Locking, lock};
use super::write::{create_directories, replace, replace_with, sweep_dead_in};
use super::{Store, StoreError, in_words};
use crate::accounts::matching::Ours;
use crate::accounts::meeting::key;
use crate::accounts::private::SOURCE;
use crate::accounts::{Account, Found, Lists, Origin, Standing};
use crate::plan::{Date, PartnerId};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

const OWN: &str = "own";

/// Whose accounts a list holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whose {
    /// Ours: those we aim at.
    Own,
    /// Those a partner serves.
    Partner(PartnerId),
}

/// The account lists of one plan.
#[derive(Clone, Debug)]
pub struct AccountFolder {
    folder: PathBuf,
    /// Where it is written down which requests for a private overlap were answered.
    ledger: PathBuf,
    disk: Arc<dyn Disk>,
}

impl Store {
    /// The account lists of the plan at `path`; nothing is read or made yet.
    #[must_use]
    pub fn accounts(&self, path: &Path) -> AccountFolder {
        let folder = self.beside(path, Beside::Accounts);
        AccountFolder { folder, ledger: self.config().join("overlap").join("answered"), disk: Arc::clone(&self.disk) }
    }
}

impl AccountFolder {
    /// Whether nothing was ever kept here.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        std::fs::symlink_metadata(&self.folder).is_err()
    }

    /// The lists as they are kept, and a sentence for each that does not read. Takes no lock, leaves no trace.
    #[must_use]
    pub fn read(&self) -> (Lists, Vec<String>) {
        let mut notes = Vec::new();
        let index = self.index().unwrap_or_else(|sentence| {
            notes.push(sentence);
            Index::default()
        });
        let mut lists = index.lists();
        if lists.own.is_some()
            && let Err(error) = rows::each(&self.own(), &mut |account| lists.accounts.push(account))
        {
            notes.push(unread("The list of your accounts", &error));
            (lists.own, lists.accounts) = (None, Vec::new());
        }
        let (mut ours, accounts, sure) = (None, &lists.accounts, lists.sure);
        lists.partners.retain_mut(|held| match self.pairs(&held.partner, accounts, sure, &mut ours) {
            Ok(pairs) => {
                held.found =
                    pairs.into_iter().filter_map(|pair| found(&index, &held.partner, accounts, pair)).collect();
                held.named = self.named_beside(&index, &held.partner);
                true
            }
            Err(error) => {
                notes.push(unread(&format!("The account list of “{}”", held.partner), &error));
                false
            }
        });
        (lists, notes)
    }

    /// Puts a list in the place of the one there is, and finds what it has in common with the others. Returns how many
    /// accounts it has.
    ///
    /// # Errors
    /// What `fill` fails with, and when another window writes here at this moment or the disk refuses; the list is then
    /// the one before.
    pub fn put(
        &self,
        whose: &Whose,
        source: &str,
        day: Option<&Date>,
        fill: &mut Fill<'_>,
    ) -> Result<usize, StoreError> {
        self.put_of(whose, (source, None), day, fill)
    }

    /// The same for a list of which only a part of so many accounts is known.
    pub(super) fn put_of(
        &self,
        whose: &Whose,
        (source, of): (&str, Option<usize>),
        day: Option<&Date>,
        fill: &mut Fill<'_>,
    ) -> Result<usize, StoreError> {
        self.make()?;
        let _held = self.held()?;
        let mut index = self.writable()?;
        if let Whose::Partner(partner) = whose
            && source != SOURCE
        {
            self.keep_named(&mut index, partner)?;
        }
        let rows = rows::write(&*self.disk, &self.list(whose), fill)?;
        let (source, imported) = (source.to_owned(), day.cloned());
        let origin = ListOrigin::of(&Origin { source, imported, rows: of.unwrap_or(rows) });
        match whose {
            Whose::Own => index.own = Some(origin),
            Whose::Partner(partner) => drop(index.partners.insert(partner.clone(), origin)),
        }
        self.keep(&index)?;
        let whose: Vec<PartnerId> = match whose {
            Whose::Own => index.partners.keys().cloned().collect(),
            Whose::Partner(partner) => vec![partner.clone()],
        };
        self.find_anew(&whose, index.sure())?;
        Ok(rows)
    }

    /// Takes a list away; what was said of its doubtful matches stays, for when it comes again.
    ///
    /// # Errors
    /// When another window writes here at this moment, or the disk refuses.
    pub fn remove(&self, whose: &Whose) -> Result<(), StoreError> {
        let _held = self.held()?;
        let mut index = self.writable()?;
        match whose {
            Whose::Own => index.own = None,
            Whose::Partner(partner) => {
                drop((index.partners.remove(partner), index.exchanged.remove(partner), index.named.remove(partner)));
            }
        }
        // The list counts for nothing as soon as the index does not name it.
        self.keep(&index)?;
        let beside = if let Whose::Partner(partner) = whose {
            vec![self.matches(partner), self.named(partner)]
        } else {
            Vec::new()
        };
        for path in std::iter::once(self.list(whose)).chain(beside).filter(|path| path.exists()) {
            self.disk.remove(&path).map_err(|error| StoreError::Disk { doing: "be removed", path, error })?;
        }
        Ok(())
    }

    /// Remembers what the user said of two accounts: that they are one, that they are not, or neither any more.
    ///
    /// # Errors
    /// When another window writes here at this moment, or the disk refuses.
    pub fn decide(
        &self,
        partner: &PartnerId,
        pairs: &[(&Account, &Account)],
        same: Option<bool>,
    ) -> Result<(), StoreError> {
        let _held = self.held()?;
        let mut index = self.writable()?;
        for (ours, theirs) in pairs {
            index.decide(partner, key(ours), key(theirs), same);
        }
        self.keep(&index)
    }

    /// Moves from when on names that are alike count as one company, in percent, and finds all matches anew.
    ///
    /// # Errors
    /// When another window writes here at this moment, or the disk refuses.
    pub fn be_sure_from(&self, percent: u8) -> Result<(), StoreError> {
        let _held = self.held()?;
        let mut index = self.writable()?;
        index.sure = Some(percent.clamp(index::LEAST_SURE, 100));
        self.keep(&index)?;
        let partners: Vec<PartnerId> = index.partners.keys().cloned().collect();
        self.find_anew(&partners, index.sure())
    }

    /// Copies all lists to those of another plan, which has none.
    ///
    /// # Errors
    /// When they cannot be read, or not written there.
    pub fn copy_to(&self, other: &Self) -> Result<(), StoreError> {
        if self.is_empty() {
            return Ok(());
        }
        create_directories(&*other.disk, &other.folder)?;
        let mut index = self.writable()?;
        // A key belongs to one plan.
        index.open.clear();
        index.partners.retain(|partner, _| self.list(&Whose::Partner(partner.clone())).exists());
        let partners: Vec<PartnerId> = index.partners.keys().cloned().collect();
        let lists = partners.iter().cloned().map(Whose::Partner).chain(index.own.is_some().then_some(Whose::Own));
        for whose in lists {
            copy(&*other.disk, &self.list(&whose), &other.list(&whose))?;
        }
        index.named.retain(|partner, _| self.named(partner).exists());
        for partner in index.named.keys() {
            copy(&*other.disk, &self.named(partner), &other.named(partner))?;
        }
        other.keep(&index)?;
        other.find_anew(&partners, index.sure())
    }

    /// Makes the folder, if nothing was ever kept here.
    pub(super) fn make(&self) -> Result<(), StoreError> {
        create_directories(&*self.disk, &self.folder)?;
        self.sweep();
        Ok(())
    }

    /// Erases what a killed program left here before it had its place: it may be a key.
    pub(super) fn sweep(&self) {
        sweep_dead_in(&*self.disk, &self.folder);
    }

    fn find_anew(&self, partners: &[PartnerId], sure: u8) -> Result<(), StoreError> {
        if !self.own().exists() {
            return Ok(());
        }
        let mut accounts = Vec::new();
        rows::each(&self.own(), &mut |account| accounts.push(account))
            .map_err(|error| unreadable(&self.own(), error))?;
        let ours = Ours::of(&accounts);
        for partner in partners {
            let theirs = self.list(&Whose::Partner(partner.clone()));
            let pairs = matches::find(&ours, &theirs, sure).map_err(|error| unreadable(&theirs, error))?;
            matches::write(&*self.disk, &self.matches(partner), (&self.own(), &theirs), sure, &pairs)?;
        }
        Ok(())
    }

    /// What a partner's list has in common with ours: as it is kept, else found anew.
    fn pairs(&self, partner: &PartnerId, own: &[Account], sure: u8, ours: &mut Option<Ours>) -> io::Result<Vec<Pair>> {
        let theirs = self.list(&Whose::Partner(partner.clone()));
        match matches::read(&self.matches(partner), (&self.own(), &theirs), sure) {
            Some(pairs) => Ok(pairs),
            None => matches::find(ours.get_or_insert_with(|| Ours::of(own)), &theirs, sure),
        }
    }

    fn index(&self) -> Result<Index, String> {
        let path = self.folder.join("index.ron");
        match super::read::beginning(&path, index::LONGEST) {
            Ok(bytes) => Index::read(&String::from_utf8_lossy(&bytes)).map_err(|why| {
                format!("The account lists beside this plan were left out: {} does not read, {why}.", path.display())
            }),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Index::default()),
            Err(error) => Err(unread("What is known of the account lists", &error)),
        }
    }

    /// The index to be written again: what does not read is not written over.
    fn writable(&self) -> Result<Index, StoreError> {
        self.index().map_err(|reason| StoreError::ReadOnly { path: self.folder.clone(), reason })
    }

    fn keep(&self, index: &Index) -> Result<(), StoreError> {
        let text = index.text().map_err(|error| StoreError::Failed { message: error.to_string() })?;
        replace(&*self.disk, &self.folder.join("index.ron"), text.as_bytes(), PRIVATE)
    }

    fn held(&self) -> Result<Locking, StoreError> {
        match lock(&self.folder.join("index.ron")) {
            Locking::Elsewhere(_) => {
                let reason = "another window is writing account lists here; try again in a moment".to_owned();
                Err(StoreError::ReadOnly { path: self.folder.clone(), reason })
            }
            other => {
                self.sweep();
                Ok(other)
            }
        }
    }

    fn own(&self) -> PathBuf {
        self.list(&Whose::Own)
    }

    fn list(&self, whose: &Whose) -> PathBuf {
        self.folder.join(match whose {
            Whose::Own => format!("{OWN}.csv"),
            Whose::Partner(partner) => format!("{}.csv", file_name(partner)),
        })
    }

    fn matches(&self, partner: &PartnerId) -> PathBuf {
        self.folder.join(format!("{}.matches", file_name(partner)))
    }
}

/// The file of a partner's list, without ending: the id, where that is a name any system takes as it stands.
fn file_name(partner: &PartnerId) -> String {
    let id = partner.as_str();
    let is_plain = id != OWN && super::file_slug(id, 1) == id && id.is_ascii();
    if is_plain { id.to_owned() } else { format!("partner-{:016x}", lasting(id.as_bytes())) }
}

/// A match as it stands once the user has been heard; none where ours is not on the list any more.
fn found(index: &Index, partner: &PartnerId, own: &[Account], (theirs, met): Pair) -> Option<Found> {
    let ours = own.get(met.own)?;
    let standing = match index.said(partner, &key(ours), &key(&theirs)) {
        Some(true) => Standing::Confirmed,
        Some(false) => Standing::Rejected,
        None if met.is_sure => Standing::Sure,
        None => Standing::Review,
    };
    Some(Found { own: met.own, theirs, standing, why: met.why })
}

fn copy(disk: &dyn Disk, from: &Path, to: &Path) -> Result<(), StoreError> {
    let mut file = super::read::open_plain(from).map_err(|error| unreadable(from, error))?;
    replace_with(disk, to, &mut |new| {
        io::copy(&mut file, &mut rows::Through(new)).map(drop).map_err(|error| rows::not_written(to, error))
    })
}

fn unread(what: &str, error: &io::Error) -> String {
    format!("{what} was left out: {}. Bring it in again; the plan is as it was.", in_words(error))
}

fn unreadable(path: &Path, error: io::Error) -> StoreError {
    StoreError::Disk { doing: "be read", path: path.to_owned(), error }
}
