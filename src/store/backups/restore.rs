//! Going back to an earlier version: in the place of the plan, or as a plan of its own.

use super::{Backup, Backups, Store, StoreError, read, time};
use crate::store::lock::held;
use crate::store::write::{create, replace};
use crate::store::{ReadPlan, Reference, disk, file};
use jiff::Timestamp;
use std::fs;
use std::path::{Path, PathBuf};

impl Backups {
    /// The plan of an earlier version.
    ///
    /// # Errors
    /// When it is damaged or does not read.
    pub fn read(&self, backup: &Backup) -> Result<ReadPlan, StoreError> {
        self.whole(backup).map(|(read, _)| read)
    }

    /// The plan of a version and its bytes, if they are those that were kept.
    fn whole(&self, backup: &Backup) -> Result<(ReadPlan, Vec<u8>), StoreError> {
        let bytes = read::whole(&backup.path)?.bytes;
        let name = backup.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if self.index().versions.get(&name).is_some_and(|told| !told.is_of(&bytes)) {
            return Err(StoreError::Damaged { path: backup.path.clone() });
        }
        let (read, _) = file::read_plan(&backup.path)?;
        Ok((read, bytes))
    }
}

impl Store {
    /// Puts an earlier version in the place of the plan at `path`, byte for byte. What stands there is kept first, be it a
    /// plan or not, so that nothing is lost.
    ///
    /// # Errors
    /// When the version is damaged or no plan, when what stands there is of a newer version of the program, is
    /// write-protected, open in another window or cannot be kept, or when the disk refuses; nothing has changed then.
    pub fn bring_back(&self, path: &Path, backup: &Backup) -> Result<(), StoreError> {
        let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let _held = held(path)?;
        let backups = self.backups(path);
        let (_, bytes) = backups.whole(backup)?;
        let metadata = fs::metadata(&target).ok();
        if metadata.as_ref().is_some_and(|metadata| metadata.permissions().readonly()) {
            return Err(StoreError::ReadOnly {
                path: path.to_owned(),
                reason: "the file is write-protected".to_owned(),
            });
        }
        match file::read_plan(&target) {
            Err(error @ StoreError::Newer { .. }) => return Err(error),
            Ok((present, _)) if present.is_newer() => return Err(newer(path)),
            _ => {}
        }
        backups.keep_file(&target)?;
        match metadata {
            Some(metadata) => replace(&*self.disk, &target, &bytes, disk::mode_of(&metadata)),
            None => create(&*self.disk, &target, &bytes),
        }
    }

    /// Makes a plan of its own of an earlier version of the plan at `path`, with the same account lists; returns where it
    /// stands.
    ///
    /// # Errors
    /// When the version is damaged or no plan, or the new plan cannot be written.
    pub fn copy_version(&self, path: &Path, backup: &Backup, name: &str) -> Result<PathBuf, StoreError> {
        let read = self.backups(path).read(backup)?;
        if read.is_newer() {
            // What this program does not know of it would be missing from the copy.
            return Err(newer(&backup.path));
        }
        let copy = self.create(name, &read.plan)?.file.path().to_owned();
        self.accounts(path).copy_to(&self.accounts(&copy))?;
        Ok(copy)
    }

    /// The plan that is meant, also one whose file is gone while earlier versions of it are there.
    ///
    /// # Errors
    /// When there is neither.
    pub fn find_kept(&self, reference: &Reference) -> Result<PathBuf, StoreError> {
        self.find(reference).or_else(|error| {
            let slug = reference.to_string();
            let is_name = reference.path().components().count() == 1 && !slug.starts_with('.');
            let path = self.plans().join(format!("{slug}.ron"));
            let is_kept = is_name && self.backups(&path).list().is_ok_and(|versions| !versions.is_empty());
            if is_kept { Ok(path) } else { Err(error) }
        })
    }

    /// When the plan at `path` was saved last, if the system says.
    #[must_use]
    pub fn saved_at(&self, path: &Path) -> Option<Timestamp> {
        fs::metadata(path).ok().and_then(|metadata| read::modified(&metadata)).map(time)
    }
}

fn newer(path: &Path) -> StoreError {
    StoreError::ReadOnly { path: path.to_owned(), reason: "it was made by a newer version of partnerplan".to_owned() }
}
