//! What was typed and is not in a plan yet: a line without Enter, a text that cannot stand in its field. It is kept
//! beside the plan, so that it stands where it was typed when the plan is opened again, however the program ended.
//!
//! Of use, not of worth: a file of drafts that does not read, or is larger than any typing, is none.

use super::{
    Existing, Store, StoreError,
    beside::Beside,
    disk::Disk,
    read,
    write::{self, create_directories, directory},
};
use serde::{Deserialize, Serialize};
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::Arc,
};

/// Bytes of drafts kept of one plan; a longer text is in a text box, whose every letter is in the plan.
const LONGEST: u64 = 1 << 20;

/// What was typed in one place.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// What is said of it: "By “spring 2027”".
    pub said: String,
    /// The texts, in the order of that place.
    pub texts: Vec<String>,
}

/// Drafts by the place they were typed in.
pub type Drafts = BTreeMap<String, Draft>;

/// Where the drafts of one plan are kept.
#[derive(Clone, Debug)]
pub struct DraftFile {
    path: PathBuf,
    disk: Arc<dyn Disk>,
}

impl Store {
    /// Where the drafts of the plan at `path` are kept; nothing is read or made yet.
    #[must_use]
    pub fn drafts(&self, path: &Path) -> DraftFile {
        self.draft_file(self.beside(path, Beside::Drafts))
    }

    pub(super) fn draft_file(&self, path: PathBuf) -> DraftFile {
        DraftFile { path, disk: Arc::clone(&self.disk) }
    }
}

impl DraftFile {
    /// The drafts there are.
    #[must_use]
    pub fn read(&self) -> Drafts {
        let bytes = read::beginning(&self.path, LONGEST).ok();
        bytes.and_then(|bytes| ron::de::from_bytes(&bytes).ok()).unwrap_or_default()
    }

    /// Keeps these and no others; without any there is no file.
    ///
    /// # Errors
    /// When they are too long, or the disk refuses; those before are then as they were.
    pub fn keep(&self, drafts: &Drafts) -> Result<(), StoreError> {
        if drafts.is_empty() {
            if self.path.exists() {
                let failed = |error| StoreError::Disk { doing: "be removed", path: self.path.clone(), error };
                self.disk.remove(&self.path).map_err(failed)?;
            }
            return Ok(());
        }
        let text = ron::to_string(drafts).map_err(|error| StoreError::Failed { message: error.to_string() })?;
        if text.len() as u64 > LONGEST {
            return Err(StoreError::TooMuch { path: self.path.clone(), bytes: text.len() as u64, most: LONGEST });
        }
        create_directories(&*self.disk, directory(&self.path))?;
        write::export(&*self.disk, &self.path, text.as_bytes(), Existing::Replace)
    }
}
