//! Deleting for good what lies in the trash, with all that went there along with it. A link goes itself; what it leads to
//! stays.

use super::{Trashed, in_trash};
use crate::store::beside::Beside;
use crate::store::disk::Disk;
use crate::store::folder::entries;
use crate::store::{Store, StoreError};
use std::path::Path;
use std::{fs, io};

impl Store {
    /// Deletes a plan in the trash, its account lists, drafts and earlier versions for good.
    ///
    /// # Errors
    /// When it does not lie in the trash, or the disk refuses; what is left of it can be deleted again.
    pub fn delete_for_good(&self, trashed: &Trashed) -> Result<(), StoreError> {
        let path = &trashed.path;
        if path.parent() != Some(&self.trash_folder()) {
            return Err(StoreError::NotFound { what: trashed.slug.clone(), place: self.trash_folder() });
        }
        // The plan goes last: as long as it is listed, the rest can be deleted again.
        for path in Beside::ALL.map(|what| in_trash(path, what)).iter().chain([path]) {
            let failed = |error| StoreError::Disk { doing: "be deleted", path: path.clone(), error };
            remove_whole(&*self.disk, path).map_err(failed)?;
        }
        Ok(())
    }

    /// What lies in the folder of the trash and is nothing of a plan's there: it stays when the trash is emptied.
    #[must_use]
    pub fn stays_in_trash(&self) -> Vec<String> {
        let plans = self.trashed().unwrap_or_default();
        let theirs = |plan: &Trashed| Beside::ALL.map(|what| in_trash(&plan.path, what));
        let known: Vec<_> = plans.iter().flat_map(|plan| theirs(plan).into_iter().chain([plan.path.clone()])).collect();
        let all = entries(&self.trash_folder()).unwrap_or_default();
        let others = all.into_iter().filter(|path| !known.contains(path));
        let mut names: Vec<String> =
            others.filter_map(|path| Some(path.file_name()?.to_string_lossy().into_owned())).collect();
        names.sort_unstable();
        names
    }
}

fn remove_whole(disk: &dyn Disk, path: &Path) -> io::Result<()> {
    match fs::symlink_metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
        Ok(metadata) if metadata.is_dir() => {
            for within in entries(path)? {
                remove_whole(disk, &within)?;
            }
            disk.remove(path)
        }
        Ok(_) => disk.remove(path),
    }
}
