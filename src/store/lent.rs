//! A text lent to another program, as a file in a folder of its own that only its owner may enter. When it is given back
//! the folder goes, with all that program has left in it: its own copies, what it keeps to recover from.

use super::{
    Existing, Store, StoreError,
    disk::Disk,
    folder::entries,
    name::file_slug,
    read::taken_in,
    write::{self, create_directories},
};
use std::{
    path::{Path, PathBuf},
    process,
    sync::Arc,
};

/// Bytes of a text that are taken back.
const LONGEST: u64 = 1 << 20;

/// The folder all that is lent lies in.
const FOLDER: &str = "lent";

/// A text that is lent.
#[derive(Debug)]
pub struct Lent {
    disk: Arc<dyn Disk>,
    folder: PathBuf,
    path: PathBuf,
}

impl Store {
    /// Lends a text under this name; what was lent by programs that were killed goes.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn lend(&self, name: &str, text: &str) -> Result<Lent, StoreError> {
        let all = self.config().join(FOLDER);
        create_directories(&*self.disk, &all)?;
        for left in entries(&all).unwrap_or_default() {
            let process = left.file_name().and_then(|name| name.to_str()).and_then(|name| name.parse().ok());
            if process.is_some_and(|process| !write::is_running(process)) {
                take_away(&*self.disk, &left);
            }
        }
        let folder = all.join(process::id().to_string());
        let failed = |error| StoreError::Disk { doing: "be made", path: folder.clone(), error };
        self.disk.create_directory(&folder).map_err(failed)?;
        let path = folder.join(format!("{}.txt", file_slug(name, 1)));
        let lent = Lent { disk: Arc::clone(&self.disk), folder, path };
        let end = if text.is_empty() { "" } else { "\n" };
        write::export(self.disk(), &lent.path, format!("{text}{end}").as_bytes(), Existing::Keep)?;
        Ok(lent)
    }
}

impl Lent {
    /// Where it lies.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What stands in it now.
    ///
    /// # Errors
    /// When it is gone, is no plain file any more, or is too long.
    pub fn bytes(&self) -> Result<Vec<u8>, StoreError> {
        taken_in(&self.path, LONGEST)
    }
}

impl Drop for Lent {
    fn drop(&mut self) {
        take_away(&*self.disk, &self.folder);
        // Another window may have lent something.
        let _ = self.folder.parent().map(|all| self.disk.remove(all));
    }
}

/// Removes a folder with what lies in it. What stays is in the owner's own folder, and goes the next time.
fn take_away(disk: &dyn Disk, folder: &Path) {
    for file in entries(folder).unwrap_or_default() {
        let _ = disk.remove(&file);
    }
    let _ = disk.remove(folder);
}
