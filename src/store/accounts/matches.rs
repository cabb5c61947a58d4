//! What was found of a partner's list among ours, kept beside it so that a plan opens at once. It can be found anew at any
//! time: where it does not fit the lists any more, or does not read, it is.

use super::rows::{Through, account, cells, each, not_written};
use crate::accounts::Account;
use crate::accounts::matching::Ours;
use crate::accounts::meeting::Met;
use crate::store::StoreError;
use crate::store::disk::Disk;
use crate::store::write::replace_with;
use std::io;
use std::path::Path;
use std::{fs, time::UNIX_EPOCH};

/// Raised when the same lists are matched otherwise than before.
const RULES: u32 = 2;

/// An account of theirs and which of ours it is, or may be.
pub(super) type Pair = (Account, Met);

/// The matches kept at `kept`, if they are those of our list and of theirs.
pub(super) fn read(kept: &Path, (own, theirs): (&Path, &Path), sure: u8) -> Option<Vec<Pair>> {
    let file = crate::store::read::open_plain(kept).ok()?;
    let mut reader = csv::ReaderBuilder::new().flexible(true).has_headers(false).from_reader(file);
    let mut record = csv::ByteRecord::new();
    let is_there = reader.read_byte_record(&mut record).ok()?;
    if !is_there || record.get(0)? != state(own, theirs, sure)?.as_bytes() {
        return None;
    }
    let mut pairs = Vec::new();
    while reader.read_byte_record(&mut record).ok()? {
        pairs.push(pair(&record)?);
    }
    Some(pairs)
}

/// Finds the matches of a list, in its order; names count that are so much alike.
pub(super) fn find(ours: &Ours, theirs: &Path, sure: u8) -> io::Result<Vec<Pair>> {
    let mut against = ours.against();
    each(theirs, &mut |account| against.take(account))?;
    let mut found = against.matches(f64::from(sure) / 100.0);
    found.sort_by_key(|found| (found.place, found.own));
    let met = found.into_iter().map(|found| {
        let met = Met { own: found.own, is_sure: found.is_sure, why: found.why.to_string() };
        (found.theirs, met)
    });
    Ok(met.collect())
}

/// Keeps the matches of these two lists.
pub(super) fn write(
    disk: &dyn Disk,
    kept: &Path,
    (own, theirs): (&Path, &Path),
    sure: u8,
    pairs: &[Pair],
) -> Result<(), StoreError> {
    let Some(state) = state(own, theirs, sure) else { return Ok(()) };
    replace_with(disk, kept, &mut |file| {
        let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Through(file));
        let mut all = || -> Result<(), io::Error> {
            writer.write_record([&state])?;
            for (account, met) in pairs {
                let first = [met.own.to_string(), u8::from(met.is_sure).to_string(), met.why.clone()];
                writer.write_record(first.iter().chain(&cells(account)))?;
            }
            writer.flush()
        };
        all().map_err(|error| not_written(kept, error))
    })
}

fn pair(record: &csv::ByteRecord) -> Option<Pair> {
    let text = |at: usize| std::str::from_utf8(record.get(at)?).ok();
    let met = Met { own: text(0)?.parse().ok()?, is_sure: text(1)? == "1", why: text(2)?.to_owned() };
    Some((account(record, 3), met))
}

/// What two lists and the threshold are told by, the lists by: their length and when they were written, which costs no reading of them.
fn state(own: &Path, theirs: &Path, sure: u8) -> Option<String> {
    let of = |path: &Path| {
        let metadata = fs::metadata(path).ok()?;
        let written = metadata.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
        Some(format!("{}-{}", metadata.len(), written.as_nanos()))
    };
    Some(format!("matches {RULES} {sure} {} {}", of(own)?, of(theirs)?))
}
