//! Lists as they are kept: one account a row, the same four columns whatever file they came from.

use crate::accounts::{Account, Relation};
use crate::plan::Amount;
use crate::store::StoreError;
use crate::store::disk::{Disk, DiskFile};
use crate::store::write::replace_with;
use std::io::{self, Write};
use std::path::Path;

const HEADINGS: [&str; 4] = ["name", "domain", "relation", "amount"];
/// So much is written at a time.
const BUFFER: usize = 1 << 16;

/// Whoever hands over accounts, one after the other.
pub type Fill<'a> = dyn FnMut(&mut dyn FnMut(&Account) -> Result<(), StoreError>) -> Result<(), StoreError> + 'a;

/// Puts a list in the place of the one at `path`; returns how many accounts it has.
pub(super) fn write(disk: &dyn Disk, path: &Path, fill: &mut Fill<'_>) -> Result<usize, StoreError> {
    let mut rows = 0;
    replace_with(disk, path, &mut |file| {
        let mut writer = csv::WriterBuilder::new().buffer_capacity(BUFFER).from_writer(Through(file));
        let failed = |error: csv::Error| not_written(path, error.into());
        writer.write_record(HEADINGS).map_err(failed)?;
        fill(&mut |account| {
            rows += 1;
            writer.write_record(cells(account)).map_err(|error| not_written(path, error.into()))
        })?;
        writer.flush().map_err(|error| not_written(path, error))
    })?;
    Ok(rows)
}

/// Hands on every account of a list; none where there is no such list.
pub(super) fn each(path: &Path, take: &mut dyn FnMut(Account)) -> io::Result<()> {
    let file = crate::store::read::open_plain(path)?;
    let mut reader = csv::ReaderBuilder::new().flexible(true).buffer_capacity(BUFFER).from_reader(file);
    let mut record = csv::ByteRecord::new();
    while reader.read_byte_record(&mut record)? {
        take(account(&record, 0));
    }
    Ok(())
}

/// The cells of an account.
pub(super) fn cells(account: &Account) -> [String; 4] {
    let relation = if account.relation == Relation::NotSaid { "" } else { account.relation.label() };
    let amount = account.amount.map_or_else(String::new, |amount| amount.get().to_string());
    [account.name.clone(), account.domain.clone(), relation.to_owned(), amount]
}

/// The account whose cells begin at one of a record's; what is not there is not said.
pub(super) fn account(record: &csv::ByteRecord, first: usize) -> Account {
    let cell = |at: usize| String::from_utf8_lossy(record.get(first + at).unwrap_or_default()).into_owned();
    Account {
        name: cell(0),
        domain: cell(1),
        relation: Relation::of_label(&cell(2)).unwrap_or_default(),
        amount: cell(3).parse().ok().and_then(|amount| Amount::new(amount).ok()),
    }
}

pub(super) fn not_written(path: &Path, error: io::Error) -> StoreError {
    StoreError::Disk { doing: "be written", path: path.to_owned(), error }
}

/// A file of the disk as a writer.
pub(super) struct Through<'a>(pub(super) &'a mut dyn DiskFile);

impl Write for Through<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write_all(bytes).map(|()| bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
