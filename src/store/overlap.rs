//! A private overlap on the disk: the keys of exchanges that are open, which requests were answered, and what was learnt.
//!
//! A key is its owner's alone from its first byte, and gone when its exchange has been read. What leaves the machine is
//! written last, so that nothing is out that cannot be read again; what was answered is remembered before it leaves, so
//! that no request is answered twice.

use super::accounts::{AccountFolder, OpenExchange, Whose};
use super::disk::{PRIVATE, mode_of};
use super::lock::{Locking, lock};
use super::write::{self, Existing, create_directories, directory, replace};
use super::{StoreError, read};
use crate::accounts::private::{
    self, AnswererKeeps, AskerKeeps, Chance, FileHash, FileKind, LONGEST_FILE, Learn, Learnt, LeftOut, NormalList,
    Refusal, Request, SOURCE, Watch, numbered,
};
use crate::accounts::{Account, Exchanged, Stands, domain};
use crate::plan::{Date, PartnerId};
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::{
    io,
    path::{Path, PathBuf},
};
use zeroize::Zeroizing;

/// So much is read of what was answered: a hundred thousand requests.
const LEDGER: u64 = 16 << 20;
/// What of its rights lets others than the owner at a file.
const OTHERS: u32 = 0o077;
/// A key with names holds a whole list.
const LONGEST_KEY: u64 = 64 << 20;

/// How a file of an exchange is made.
#[derive(Clone, Copy, Debug)]
pub struct Making<'a> {
    /// What is asked for, or allowed.
    pub learn: Learn,
    /// To how many accounts our list is padded.
    pub pad_to: Option<usize>,
    /// Where the file goes.
    pub to: &'a Path,
    /// What becomes of a file of that name.
    pub existing: Existing,
    /// The day it is.
    pub day: Option<&'a Date>,
    /// Who is told how far it is.
    pub watch: &'a Watch<'a>,
}

/// A file made.
#[derive(Clone, Debug)]
pub struct Made {
    /// Its hash.
    pub hash: FileHash,
    /// Our list, as it is compared.
    pub list: NormalList,
    /// How many accounts are in it, with what pads them.
    pub sent: usize,
    /// What the other side will learn.
    pub learn: Learn,
}

/// A file read.
#[derive(Clone, Debug)]
pub struct Heard {
    /// With whom.
    pub partner: Option<PartnerId>,
    /// What was learnt.
    pub learnt: Learnt,
    /// The hash of the file that was read.
    pub read: FileHash,
    /// The hash of the result that was written for the other side; none where this was it.
    pub result: Option<FileHash>,
    /// What stands of the partner now.
    pub stands: Stands,
    /// Whether others on this machine could read the key until then.
    pub was_open: bool,
}

/// The bytes of a file of an exchange; none of it is longer than such a file can be.
///
/// # Errors
/// When it cannot be read, or is longer: then it is something else, a list perhaps.
pub fn exchange_file(path: &Path) -> Result<Vec<u8>, StoreError> {
    match read::taken_in(path, LONGEST_FILE) {
        Err(StoreError::TooMuch { .. }) => Err(Refusal::TooLong.into()),
        other => other,
    }
}

impl AccountFolder {
    /// Our list as an exchange compares it: all of it, or only where we are.
    ///
    /// # Errors
    /// When there is none, or it cannot be read.
    pub fn compared(&self, with_wanted: bool) -> Result<NormalList, StoreError> {
        let mut list = NormalList::default();
        self.each_own(&mut |account: Account| {
            if with_wanted || account.relation.is_there() {
                list.take(&account);
            } else {
                list.leave(LeftOut::Wanted, &account);
            }
        })?;
        Ok(list)
    }

    /// Asks a partner: writes the request, and keeps its key beside the plan.
    ///
    /// # Errors
    /// When our list is not fit for it, the work was stopped, or the disk refuses; nothing is left then.
    pub fn ask(&self, partner: &PartnerId, making: Making<'_>) -> Result<Made, StoreError> {
        free(making)?;
        let list = self.compared(true)?;
        hides(&list, making.pad_to)?;
        let asked = private::ask(&list, making.learn, making.pad_to, &drawn()?, making.watch)?;
        let open = OpenExchange {
            exchange: asked.kept.exchange,
            partner: Some(partner.clone()),
            day: making.day.cloned(),
            is_asked: true,
            sent: Some(asked.kept.request.spoken()),
        };
        self.keep_open(&open, &asked.kept.bytes(), || {
            write::export(self.disk(), making.to, &asked.file, making.existing)
        })?;
        Ok(Made { hash: asked.kept.request, list, sent: asked.kept.asked, learn: making.learn })
    }

    /// Answers a request, once: writes the answer, and keeps what reads the result beside the plan.
    ///
    /// # Errors
    /// When it was answered before or is our own, a list is not fit for it, the work was stopped, or the disk refuses;
    /// nothing is left then.
    pub fn answer(
        &self,
        request: &Request,
        partner: Option<&PartnerId>,
        making: Making<'_>,
    ) -> Result<Made, StoreError> {
        free(making)?;
        self.may_answer(request)?;
        let list = self.compared(false)?;
        hides(&list, making.pad_to)?;
        let answered = private::answer(request, &list, making.learn, making.pad_to, &drawn()?, making.watch)?;
        let open = OpenExchange {
            exchange: request.exchange,
            partner: partner.cloned(),
            day: making.day.cloned(),
            is_asked: false,
            sent: Some(answered.kept.answer.spoken()),
        };
        let learn = answered.kept.learn;
        self.keep_open(&open, &answered.kept.bytes(), || {
            self.answered_once(request, making.day, || {
                write::export(self.disk(), making.to, &answered.file, making.existing)
            })
        })?;
        Ok(Made { hash: answered.kept.answer, list, sent: answered.kept.answered, learn })
    }

    /// Reads an answer, and writes the result for whoever answered to `making.to`; or reads a result. The key is erased.
    ///
    /// # Errors
    /// When no exchange of its number is open here, it does not hold together, the work was stopped, or the disk refuses;
    /// the key is kept then.
    pub fn take(&self, bytes: &[u8], making: Making<'_>) -> Result<Heard, StoreError> {
        let (kind, exchange) = private::exchange_of(bytes)?;
        let open = self.open_exchanges().into_iter().find(|open| open.exchange == exchange);
        let open = open.filter(|open| open.is_asked == (kind == FileKind::Answer)).ok_or_else(not_open)?;
        let (key, was_open) = self.kept_key(&exchange)?;
        let (learnt, result) = self.worked_out(&open, bytes, &key, making).map_err(|error| {
            if was_open { StoreError::Stopped { reason: format!("{error} {KEY_CLOSED}") } } else { error }
        })?;
        let stands = match &open.partner {
            Some(partner) => self.remember(partner, &learnt, making.day)?,
            None => Stands::Count,
        };
        self.forget(&exchange)?;
        Ok(Heard { partner: open.partner, learnt, read: FileHash::of(bytes), result, stands, was_open })
    }

    /// What a file comes to, read with the key of its exchange; whoever asked writes the result, of which this is the hash.
    fn worked_out(
        &self,
        open: &OpenExchange,
        bytes: &[u8],
        key: &[u8],
        making: Making<'_>,
    ) -> Result<(Learnt, Option<FileHash>), StoreError> {
        if !open.is_asked {
            return Ok((private::learn(&AnswererKeeps::read(key)?, bytes, making.watch)?, None));
        }
        free(making)?;
        let out = private::read(&AskerKeeps::read(key)?, bytes, making.watch)?;
        write::export(self.disk(), making.to, &out.file, making.existing)?;
        Ok((out.learnt, Some(FileHash::of(&out.file))))
    }

    /// The key of an exchange, and whether others could read it: it is closed to them before it is used.
    fn kept_key(&self, exchange: &[u8; 16]) -> Result<(Zeroizing<Vec<u8>>, bool), StoreError> {
        let path = self.key(exchange);
        let found = read::plain(&path, LONGEST_KEY)?;
        let (key, was_open) = (Zeroizing::new(found.bytes), mode_of(&found.metadata) & OTHERS != 0);
        if was_open {
            replace(self.disk(), &path, &key, PRIVATE)?;
        }
        Ok((key, was_open))
    }

    /// Ends an exchange that waits: its key is erased, and what comes of it is not read any more.
    ///
    /// # Errors
    /// When another window writes here at this moment, or the disk refuses.
    pub fn forget(&self, exchange: &[u8; 16]) -> Result<(), StoreError> {
        let key = self.key(exchange);
        if key.exists() {
            self.disk().remove(&key).map_err(|error| StoreError::Disk { doing: "be erased", path: key, error })?;
        }
        self.open_no_more(exchange)
    }

    /// What was learnt of a partner: the count, and with names which; as their list, or beside the one they have given.
    fn remember(&self, partner: &PartnerId, learnt: &Learnt, day: Option<&Date>) -> Result<Stands, StoreError> {
        let given = self.given_list(partner).filter(|_| learnt.learn == Learn::Names);
        if learnt.learn == Learn::Names {
            let rows = self.own_of(&learnt.domains)?;
            let whose = Whose::Partner(partner.clone());
            match &given {
                Some(_) => self.put_named(partner, &rows, (learnt.theirs, day))?,
                None => drop(self.put_of(&whose, (SOURCE, Some(learnt.theirs)), day, &mut |take| {
                    rows.iter().try_for_each(&mut *take)
                })?),
            }
        }
        self.exchanged(&Exchanged {
            partner: partner.clone(),
            shared: learnt.shared,
            ours: learnt.ours,
            theirs: learnt.theirs,
            day: day.cloned(),
            is_declined: learnt.is_declined,
        })?;
        Ok(match given {
            Some(list) => Stands::Beside { list, added: self.added(partner) },
            None if learnt.learn == Learn::Names => Stands::List,
            None => Stands::Count,
        })
    }

    /// Those of our accounts with these domains, each with its domain alone.
    fn own_of(&self, domains: &[String]) -> Result<Vec<Account>, StoreError> {
        let mut left: BTreeSet<&str> = domains.iter().map(String::as_str).collect();
        let mut rows: Vec<Account> = Vec::new();
        self.each_own(&mut |account: Account| {
            let domain = domain::registrable(&account.domain).map(Cow::into_owned);
            if let Some(domain) = domain.filter(|domain| left.remove(domain.as_str())) {
                rows.push(Account { name: account.name, domain, ..Account::default() });
            }
        })?;
        Ok(rows)
    }

    /// At how many accounts an overlap has named, the list a partner gave does not have them.
    fn added(&self, partner: &PartnerId) -> usize {
        let lists = self.read().0.with_what_holds();
        lists.of(partner).and_then(|held| held.named.as_ref()).map_or(0, |named| named.added)
    }

    /// Keeps a key while `send` sends the file it is of; without the one the other is not there.
    fn keep_open(
        &self,
        open: &OpenExchange,
        key: &[u8],
        send: impl FnOnce() -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let exchange = open.exchange;
        let path = self.key(&exchange);
        self.make()?;
        replace(self.disk(), &path, key, PRIVATE)?;
        let done = self.open_one_more(open).and_then(|()| send());
        done.inspect_err(|_| {
            // What failed is worth more to its user than that this failed too.
            let _ = self.forget(&exchange);
        })
    }

    /// Refuses a request that was answered before, or that is ours.
    fn may_answer(&self, request: &Request) -> Result<(), StoreError> {
        if self.open_exchanges().iter().any(|open| open.exchange == request.exchange && open.is_asked) {
            return Err(StoreError::Stopped {
                reason: "This request is your own: whoever it is for answers it.".to_owned(),
            });
        }
        let ledger = self.ledger();
        let known = match read::beginning(&ledger, LEDGER) {
            Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(StoreError::Disk { doing: "be read", path: ledger, error }),
        };
        let (number, hash) = (numbered(&request.exchange), request.hash.spoken());
        match known.lines().find(|line| line.starts_with(&number) || line.contains(&hash)) {
            Some(_) => Err(StoreError::Stopped { reason: ANSWERED.to_owned() }),
            None => Ok(()),
        }
    }

    /// Remembers that a request is answered while `send` sends the answer; where it is not sent, it is forgotten again.
    fn answered_once(
        &self,
        request: &Request,
        day: Option<&Date>,
        send: impl FnOnce() -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let ledger = self.ledger();
        create_directories(self.disk(), directory(&ledger))?;
        let held = lock(&ledger);
        if matches!(held, Locking::Elsewhere(_)) {
            return Err(StoreError::Stopped {
                reason: "Another window answers a request at this moment; try again.".to_owned(),
            });
        }
        self.may_answer(request)?;
        let before = read::beginning(&ledger, LEDGER).unwrap_or_default();
        let day = day.map_or_else(|| "-".to_owned(), ToString::to_string);
        let line = format!("{} {day} {}\n", numbered(&request.exchange), request.hash.spoken());
        replace(self.disk(), &ledger, &[before.as_slice(), line.as_bytes()].concat(), PRIVATE)?;
        send().inspect_err(|_| {
            // What failed is worth more to its user than that this failed too.
            let _ = replace(self.disk(), &ledger, &before, PRIVATE);
        })
    }

    fn key(&self, exchange: &[u8; 16]) -> PathBuf {
        self.place(&format!("overlap-{}.key", numbered(exchange)))
    }
}

/// Refuses padding to no more accounts than there are: whoever asks for it thinks that something is hidden.
fn hides(list: &NormalList, pad_to: Option<usize>) -> Result<(), StoreError> {
    let Some(pad_to) = pad_to.filter(|pad_to| *pad_to <= list.len()) else { return Ok(()) };
    let reason = format!(
        "Padded to {pad_to} accounts nothing would be hidden: the list has {}. Choose a larger number, or do without.",
        list.len()
    );
    Err(StoreError::Stopped { reason })
}

const ANSWERED: &str = "This request was answered already, and each is answered once: who asks again with another list finds \
                        out about single companies. Ask for a new request.";

const KEY_CLOSED: &str =
    "Until now others on this machine could read the key of this exchange; its file is closed to them now.";

/// Bytes of the system's own randomness: nothing else is good enough.
fn drawn() -> Result<Chance, StoreError> {
    let mut bytes = Zeroizing::new([0; Chance::BYTES]);
    getrandom::fill(&mut *bytes).map_err(|error| StoreError::Stopped {
        reason: format!("The system gives no randomness, and without it no key: {error}."),
    })?;
    Ok(Chance::of(&bytes))
}

/// Refuses the name of a file that is to stay before long work is done for it.
fn free(making: Making<'_>) -> Result<(), StoreError> {
    match making.existing {
        Existing::Keep if making.to.symlink_metadata().is_ok() => {
            Err(StoreError::Exists { path: making.to.to_owned() })
        }
        _ => Ok(()),
    }
}

impl From<Refusal> for StoreError {
    fn from(refusal: Refusal) -> Self {
        Self::Stopped { reason: refusal.to_string() }
    }
}

fn not_open() -> StoreError {
    let reason = "No exchange of this plan waits for this file: it was read already, or belongs to another plan or to \
                  somebody else. Each is read once, and its key is gone then.";
    StoreError::Stopped { reason: reason.to_owned() }
}
