//! Plans thrown away, and getting them back.

use super::{
    AccountFolder, Store, StoreError, first_free,
    folder::entries,
    library::{describe, is_plan_name},
    lock::{Locking, lock},
    name::{file_slug, slug_of},
    write::{create_directories, move_to_free_name},
};
use std::{
    fs, io,
    path::{Path, PathBuf},
    time::SystemTime,
};

/// A plan in the trash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trashed {
    /// Where it lies.
    pub path: PathBuf,
    /// Its short name before it was thrown away.
    pub slug: String,
    /// When it was thrown away, UTC, to the second: `20270331-140501`.
    pub thrown_away: String,
    /// Why it cannot be a plan, if so.
    pub trouble: Option<String>,
}

/// Between slug and time in the name of a file in the trash; no slug has it.
const MARK: char = '~';

impl Store {
    /// Puts the plan at `path`, one of this store's, into the trash. A plan that does not read goes too.
    ///
    /// # Errors
    /// When another window has it open, or the disk refuses; it then stays.
    pub fn trash(&self, path: &Path) -> Result<Trashed, StoreError> {
        let _held = held(path)?;
        create_directories(&*self.disk, &self.trash_folder())?;
        let slug = slug_of(path);
        let thrown_away = now();
        let lists = self.accounts(path);
        let target = first_free(
            |number| {
                let again = if number == 1 { String::new() } else { format!("-{number}") };
                self.trash_folder().join(format!("{slug}{MARK}{thrown_away}{again}.ron"))
            },
            |target| {
                // The lists go first: left behind they would be the next plan's of this name.
                lists.move_to(&lists_of(target))?;
                move_to_free_name(&*self.disk, path, target).inspect_err(|_| self.put_back(target, lists.folder()))
            },
        )?;
        self.history(path).forget();
        let listed = describe(target);
        Ok(Trashed { path: listed.path, slug, thrown_away, trouble: listed.trouble })
    }

    /// What lies in the trash, the newest first.
    ///
    /// # Errors
    /// When the folder is there and cannot be read.
    pub fn trashed(&self) -> Result<Vec<Trashed>, StoreError> {
        let folder = self.trash_folder();
        let failed = |error| StoreError::Disk { doing: "be read", path: folder.clone(), error };
        let paths = match entries(&folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            paths => paths.map_err(failed)?,
        };
        let mut trashed = Vec::new();
        for path in paths {
            if is_plan_name(&path) {
                let listed = describe(path);
                let (slug, thrown_away) = listed.slug.rsplit_once(MARK).unwrap_or((&listed.slug, ""));
                let (slug, thrown_away) = (slug.to_owned(), thrown_away.to_owned());
                trashed.push(Trashed { path: listed.path, slug, thrown_away, trouble: listed.trouble });
            }
        }
        trashed.sort_by(|one, two| two.thrown_away.cmp(&one.thrown_away).then_with(|| one.slug.cmp(&two.slug)));
        Ok(trashed)
    }

    /// Takes a plan out of the trash and returns where it stands: under its old slug, or one with a number behind it
    /// if that is in use.
    ///
    /// # Errors
    /// When the disk refuses; the plan then stays in the trash.
    pub fn restore(&self, trashed: &Trashed) -> Result<PathBuf, StoreError> {
        create_directories(&*self.disk, &self.plans())?;
        let restored = first_free(
            |number| self.plans().join(format!("{}.ron", file_slug(&trashed.slug, number))),
            |target| {
                self.must_have_no_lists(target)?;
                move_to_free_name(&*self.disk, &trashed.path, target)
            },
        )?;
        self.put_back(&trashed.path, self.accounts(&restored).folder());
        Ok(restored)
    }

    /// Puts the lists of a plan in the trash where they belong. The plan is there already; lists that cannot be moved
    /// stay where they are and can be brought in again.
    fn put_back(&self, trashed: &Path, folder: &Path) {
        let _ = AccountFolder::at(lists_of(trashed), &self.disk).move_to(folder);
    }

    fn trash_folder(&self) -> PathBuf {
        self.config().join("trash")
    }
}

/// Where the account lists of a plan in the trash lie.
fn lists_of(trashed: &Path) -> PathBuf {
    trashed.with_extension("accounts")
}

/// The plan's lock while it moves, so that no other window saves it back. A link that leads nowhere has none.
fn held(path: &Path) -> Result<Option<Locking>, StoreError> {
    let Ok(target) = fs::canonicalize(path) else { return Ok(None) };
    match lock(&target) {
        Locking::Elsewhere(_) => {
            let reason = "it is open in another window; close it there first".to_owned();
            Err(StoreError::ReadOnly { path: path.to_owned(), reason })
        }
        other => Ok(Some(other)),
    }
}

/// The time as it stands in file names; a clock before 1970 or past all calendars still gives one.
fn now() -> String {
    jiff::Timestamp::try_from(SystemTime::now())
        .map_or_else(|_| "00000000-000000".to_owned(), |now| now.strftime("%Y%m%d-%H%M%S").to_string())
}
