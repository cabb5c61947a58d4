//! Earlier versions of a plan, byte for byte, in a folder of its own: `backups/SLUG/` with a file a version and an index.
//!
//! A version is kept before the first save of a session, once a day in one that stays open for longer, and before it
//! goes for another. Its file is named by a number and the time it was saved at; the number gives the order, so that a
//! clock set wrong mixes nothing up. What the index says of a file is held against its bytes. A file it does not name, as
//! after an index that was lost, can be read and brought back, and is never said to be checked: what it was is not known.

mod index;
mod kept;
mod restore;

use self::index::{BackupIndex, Told};
use self::kept::kept;
use super::beside::Beside;
use super::disk::Disk;
use super::folder::entries;
use super::write::{create_directories, replace, sweep_all};
use super::{Store, StoreError, read};
use jiff::civil::{Date, DateTime};
use jiff::{Timestamp, tz::TimeZone};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;
use std::{fs, io};

/// Nobody edits a version by mistake.
const READ_ONLY: u32 = 0o400;
/// So many bytes are read for a list on a screen, which takes no longer than a blink.
const AT_ONCE: u64 = 32 << 20;
const INDEX: &str = "index.ron";
const TIME: &str = "%Y%m%d-%H%M%S";

/// The earlier versions of one plan.
#[derive(Clone, Debug)]
pub struct Backups {
    folder: PathBuf,
    disk: Arc<dyn Disk>,
}

/// An earlier version of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backup {
    /// Its number, which no other version of the plan has had.
    pub number: u64,
    /// Its file.
    pub path: PathBuf,
    /// When it was saved.
    pub at: Timestamp,
    /// How many bytes it has.
    pub bytes: u64,
    /// The plan's name and how many candidates it has, where it reads as a plan.
    pub plan: Option<(String, usize)>,
    /// Why it cannot be brought back: it is not what was kept, or it does not read as a plan.
    pub trouble: Option<&'static str>,
    /// Whether it is known what was kept, so that damage is seen; not where the list of the versions was lost.
    pub is_checked: bool,
}

/// A file of the folder, with what the index says of it.
#[derive(Debug)]
struct Version {
    number: u64,
    at: Timestamp,
    name: String,
    told: Option<Told>,
}

/// What is said of a version of which it is not known what was kept.
const UNCHECKED: &str = "It was kept, but is not checked: the list that says what was kept is lost.";

impl Backup {
    fn new(number: u64, path: PathBuf, at: Timestamp, told: Told, trouble: Option<&'static str>) -> Self {
        let trouble = trouble.or_else(|| told.plan.is_none().then_some("it does not read as a plan"));
        Self { number, path, at, bytes: told.bytes, plan: told.plan, trouble, is_checked: true }
    }

    /// What has to be known of one that can be brought back, in a sentence.
    #[must_use]
    pub fn warning(&self) -> Option<&'static str> {
        (self.trouble.is_none() && !self.is_checked).then_some(UNCHECKED)
    }
}

/// A version held against what the index says of it; where that is nothing, taken as it is.
fn checked(number: u64, path: PathBuf, at: Timestamp, told: Option<Told>) -> Backup {
    let is_checked = told.is_some();
    let backup = match (read::whole(&path), told) {
        (Err(_), told) => {
            let told = told.unwrap_or_else(|| Told::of(&[]));
            Backup::new(number, path, at, told, Some("it cannot be read"))
        }
        (Ok(found), None) => Backup::new(number, path, at, Told::of(&found.bytes), None),
        (Ok(found), Some(told)) => {
            let trouble = (!told.is_of(&found.bytes)).then_some("damaged: it is not what was kept");
            Backup::new(number, path, at, told, trouble)
        }
    };
    Backup { is_checked, ..backup }
}

impl Store {
    /// The earlier versions of the plan at `path`; nothing is read or made yet.
    #[must_use]
    pub fn backups(&self, path: &Path) -> Backups {
        Backups { folder: self.beside(path, Beside::Backups), disk: Arc::clone(&self.disk) }
    }
}

impl Backups {
    /// All there are, the newest first. Each is read and held against the index, not understood. Takes no lock, leaves
    /// no trace.
    ///
    /// # Errors
    /// When the folder is there and cannot be read.
    pub fn list(&self) -> Result<Vec<Backup>, StoreError> {
        self.list_within(u64::MAX)
    }

    /// The same for a screen: once much has been read, what follows is held against its length only. One that is damaged
    /// all the same is refused when it is read.
    ///
    /// # Errors
    /// When the folder is there and cannot be read.
    pub fn glance(&self) -> Result<Vec<Backup>, StoreError> {
        self.list_within(AT_ONCE)
    }

    fn list_within(&self, mut left: u64) -> Result<Vec<Backup>, StoreError> {
        let mut all = Vec::new();
        for version in self.versions()?.into_iter().rev() {
            let path = self.folder.join(&version.name);
            let length = fs::metadata(&path).map(|metadata| metadata.len()).unwrap_or_default();
            let is_long = left < length;
            left = left.saturating_sub(length);
            all.push(match version.told {
                Some(told) if is_long && told.bytes == length => {
                    Backup::new(version.number, path, version.at, told, None)
                }
                told => checked(version.number, path, version.at, told),
            });
        }
        Ok(all)
    }

    /// Keeps these bytes, saved at this time, unless they are those of the newest version; lets those go that are too
    /// many.
    ///
    /// # Errors
    /// When the disk refuses; all that was kept before is there.
    pub(super) fn keep(&self, bytes: &[u8], at: Timestamp) -> Result<(), StoreError> {
        create_directories(&*self.disk, &self.folder)?;
        sweep_all(&*self.disk, &self.folder);
        let mut versions = self.versions()?;
        let told = Told::of(bytes);
        if let Some(newest) = versions.last_mut()
            && newest.told.as_ref().is_none_or(|newest| *newest == told)
            && read::whole(&self.folder.join(&newest.name)).is_ok_and(|found| found.bytes == bytes)
        {
            // What it has to be is in hand now, though the index may have lost it.
            return if newest.told.replace(told).is_some() { Ok(()) } else { self.rotate(versions) };
        }
        let number = versions.last().map_or(1, |newest| newest.number.saturating_add(1));
        let (name, at) = named(number, at);
        replace(&*self.disk, &self.folder.join(&name), bytes, READ_ONLY)?;
        versions.push(Version { number, at, name, told: Some(told) });
        self.rotate(versions)
    }

    /// The index names those that stay before the others go, so that what it names is there. One of which it is not
    /// known what was kept is not named: what it is by now might be damaged.
    fn rotate(&self, versions: Vec<Version>) -> Result<(), StoreError> {
        let days: Vec<Date> = versions.iter().map(|version| day_of(version.at)).collect();
        let mut index = BTreeMap::new();
        let mut others = Vec::new();
        for (version, stays) in versions.into_iter().zip(kept(&days)) {
            let path = self.folder.join(&version.name);
            match version.told {
                _ if !stays => others.push(path),
                Some(told) => drop(index.insert(version.name, told)),
                None => {}
            }
        }
        let text = BackupIndex::of(index).text().map_err(|error| StoreError::Failed { message: error.to_string() })?;
        replace(&*self.disk, &self.folder.join(INDEX), text.as_bytes(), super::disk::PRIVATE)?;
        for path in others {
            // One that stays costs room, nothing else; the next time tries again.
            let _ = self.disk.remove(&path);
        }
        Ok(())
    }

    /// The files of the folder that are versions, the oldest first.
    fn versions(&self) -> Result<Vec<Version>, StoreError> {
        let failed = |error| StoreError::Disk { doing: "be read", path: self.folder.clone(), error };
        let paths = match entries(&self.folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            paths => paths.map_err(failed)?,
        };
        let mut index = self.index().versions;
        let mut versions = Vec::new();
        for path in paths {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let is_file = fs::symlink_metadata(&path).is_ok_and(|metadata| metadata.is_file());
            if let Some((number, at)) = meant(&name).filter(|_| is_file) {
                let told = index.remove(&name);
                versions.push(Version { number, at, name, told });
            }
        }
        versions.sort_by(|one, two| one.number.cmp(&two.number).then_with(|| one.name.cmp(&two.name)));
        Ok(versions)
    }

    fn index(&self) -> BackupIndex {
        let read = read::beginning(&self.folder.join(INDEX), index::LONGEST);
        let text = read.ok().and_then(|bytes| String::from_utf8(bytes).ok());
        text.and_then(|text| BackupIndex::read(&text)).unwrap_or_default()
    }
}

/// What keeps the version that a save is about to replace.
#[derive(Debug)]
pub(super) struct Keeper {
    backups: Backups,
    /// The day a version was kept last in this session.
    last: Option<Date>,
    said: Option<String>,
}

impl Keeper {
    pub(super) fn new(backups: Backups) -> Self {
        Self { backups, last: None, said: None }
    }

    /// Keeps what stands in the file at `target`, once a session and once a day. A version that cannot be kept stops no
    /// save.
    pub(super) fn before_write(&mut self, target: &Path) {
        let today = day_of(time(SystemTime::now()));
        // Where nothing was said of a version that was not kept, the save failed too: it stands there still.
        if self.last == Some(today) && self.said.is_none() {
            return;
        }
        self.last = Some(today);
        let failed = self.backups.keep_file(target).err();
        self.said = failed.map(|error| format!("Saved, but the version before was not kept: {}.", error.brief()));
    }

    /// What stands in the file is not what this session has written: it is kept too.
    pub(super) fn again(&mut self) {
        self.last = None;
    }

    /// That a version could not be kept, once.
    pub(super) fn said(&mut self) -> Option<String> {
        self.said.take()
    }
}

impl Backups {
    /// Keeps what stands in the file at `target`; nothing where there is none. Only whoever holds the plan's lock may ask.
    ///
    /// # Errors
    /// When it cannot be read, or the disk refuses; all that was kept before is there.
    pub fn keep_file(&self, target: &Path) -> Result<(), StoreError> {
        match read::whole(target) {
            Ok(found) => self.keep(&found.bytes, time(read::modified(&found.metadata).unwrap_or_else(SystemTime::now))),
            Err(StoreError::Disk { error, .. }) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            Err(error) => Err(error),
        }
    }
}

/// The file of a version and the time in its name, to the second; a time no name can have is the beginning of time.
fn named(number: u64, at: Timestamp) -> (String, Timestamp) {
    let name = |at: Timestamp| format!("{number:05}-{}.ron", at.strftime(TIME));
    match meant(&name(at)) {
        Some((_, at)) => (name(at), at),
        None => (name(Timestamp::UNIX_EPOCH), Timestamp::UNIX_EPOCH),
    }
}

/// The number and time in the name of a version's file.
fn meant(name: &str) -> Option<(u64, Timestamp)> {
    let (number, time) = name.strip_suffix(".ron")?.split_once('-')?;
    let is_plain = number.len() >= 5 && number.bytes().all(|byte| byte.is_ascii_digit()) && time.len() == 15;
    let at = DateTime::strptime(TIME, time).ok().filter(|_| is_plain)?;
    Some((number.parse().ok()?, TimeZone::UTC.to_timestamp(at).ok()?))
}

/// A clock that tells a time past all calendars tells none.
fn time(at: SystemTime) -> Timestamp {
    Timestamp::try_from(at).unwrap_or_default()
}

/// The day where the user is.
fn day_of(at: Timestamp) -> Date {
    TimeZone::system().to_datetime(at).date()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// C5.
    #[test]
    fn a_version_is_named_by_its_number_and_time_whatever_the_clock_says() {
        let at: Timestamp = "2027-03-31T14:05:01.5Z".parse().expect("that is a time");
        let (name, second) = named(12, at);
        assert_eq!(name, "00012-20270331-140501.ron");
        assert_eq!(meant(&name), Some((12, second)));
        for at in [Timestamp::MIN, Timestamp::MAX, Timestamp::UNIX_EPOCH] {
            let (name, second) = named(u64::MAX, at);
            assert_eq!(meant(&name), Some((u64::MAX, second)), "{name}");
        }
        for other in
            ["index.ron", "00012.ron", "12-20270331-140501.ron", "00012-20270331-250501.ron", "00012-20270331-140501"]
        {
            assert_eq!(meant(other), None, "{other}");
        }
    }

    /// D8: a session that stays open keeps a version a day.
    #[test]
    fn a_day_later_the_same_session_keeps_another_version() {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::at(folder.path());
        let plan = crate::plan::Plan::empty("Long");
        let path = store.create("Long", &plan).expect("it can be made").file.path().to_owned();
        let mut keeper = Keeper::new(store.backups(&path));
        let count = || store.backups(&path).list().expect("it can be read").len();
        keeper.before_write(&path);
        fs::write(&path, "(format: 1, name: \"Tuesday\")").expect("it can be written");
        keeper.before_write(&path);
        assert_eq!(count(), 1, "the same day");
        keeper.last = keeper.last.and_then(|day| day.yesterday().ok());
        keeper.before_write(&path);
        assert_eq!((count(), keeper.said()), (2, None));
    }
}
