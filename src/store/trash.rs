//! Plans thrown away, and getting them back.

mod empty;

use super::{
    Store, StoreError,
    beside::Beside,
    first_free,
    folder::entries,
    library::{describe, is_plan_name},
    lock::held,
    name::{file_slug, slug_of},
    write::{create, create_directories, directory, move_folder, move_to_free_name},
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
        let target = first_free(
            |number| self.place_in_trash(&slug, &thrown_away, number),
            |target| {
                // What lies beside it goes first: left behind it would be the next plan's of this name.
                let moved = self.take_along(path, target).and_then(|()| move_to_free_name(&*self.disk, path, target));
                moved.inspect_err(|_| self.put_back(target, path))
            },
        )?;
        self.history(path).forget();
        let listed = describe(target);
        Ok(Trashed { path: listed.path, slug, thrown_away, trouble: listed.trouble })
    }

    /// Puts a plan into the trash that lies on another disk, under this short name.
    pub(super) fn trash_copy(&self, slug: &str, bytes: &[u8]) -> Result<PathBuf, StoreError> {
        create_directories(&*self.disk, &self.trash_folder())?;
        let thrown_away = now();
        let place = |number| self.place_in_trash(slug, &thrown_away, number);
        first_free(place, |path| create(&*self.disk, path, bytes))
    }

    fn place_in_trash(&self, slug: &str, thrown_away: &str, number: usize) -> PathBuf {
        let again = if number == 1 { String::new() } else { format!("-{number}") };
        self.trash_folder().join(format!("{slug}{MARK}{thrown_away}{again}.ron"))
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
        let restored = self.restore_as(&trashed.slug, &|path| move_to_free_name(&*self.disk, &trashed.path, path))?;
        self.put_back(&trashed.path, &restored);
        Ok(restored)
    }

    /// Makes a plan again under its old slug, or one with a number behind it.
    pub(super) fn restore_as(
        &self,
        slug: &str,
        make: &dyn Fn(&Path) -> Result<(), StoreError>,
    ) -> Result<PathBuf, StoreError> {
        first_free(
            |number| self.plans().join(format!("{}.ron", file_slug(slug, number))),
            |path| self.must_have_nothing_beside(path).and_then(|()| make(path)),
        )
    }

    /// Moves what lies beside the plan at `path` beside where it will lie in the trash.
    fn take_along(&self, path: &Path, trashed: &Path) -> Result<(), StoreError> {
        for what in Beside::ALL {
            let from = self.beside(path, what);
            if fs::symlink_metadata(&from).is_ok() {
                move_folder(&*self.disk, &from, &in_trash(trashed, what))?;
            }
        }
        Ok(())
    }

    /// Puts what lies beside a plan in the trash back beside the plan at `path`. The plan is there already; what cannot be
    /// moved stays where it is.
    fn put_back(&self, trashed: &Path, path: &Path) {
        for what in Beside::ALL {
            let (from, to) = (in_trash(trashed, what), self.beside(path, what));
            if fs::symlink_metadata(&from).is_ok() && create_directories(&*self.disk, directory(&to)).is_ok() {
                let _ = move_folder(&*self.disk, &from, &to);
            }
        }
    }

    fn trash_folder(&self) -> PathBuf {
        self.config().join("trash")
    }
}

/// Where what lay beside a plan lies in the trash.
fn in_trash(trashed: &Path, what: Beside) -> PathBuf {
    trashed.with_extension(what.folder())
}

/// The time as it stands in file names; a clock before 1970 or past all calendars still gives one.
fn now() -> String {
    jiff::Timestamp::try_from(SystemTime::now())
        .map_or_else(|_| "00000000-000000".to_owned(), |now| now.strftime("%Y%m%d-%H%M%S").to_string())
}
