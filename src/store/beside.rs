//! Where the program keeps what belongs to a plan and is not in its file.
//!
//! A plan among the others has a place of its own under each kind; a plan opened by its path has one place for all of
//! them, so that a folder somebody shares holds the plan alone.

use super::{Store, StoreError, fingerprint::lasting, name::slug_of};
use crate::plan::slug;
use std::{
    fs,
    path::{Path, PathBuf},
};

/// What is kept beside a plan: the name of its folder under the config directory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Beside {
    /// Account lists.
    Accounts,
    /// What was typed and is not in the plan yet.
    Drafts,
    /// What can be undone.
    History,
    /// Earlier versions.
    Backups,
}

impl Beside {
    /// Every kind.
    pub(super) const ALL: [Self; 3] = [Self::Accounts, Self::Drafts, Self::Backups];

    /// The name of its folder.
    pub(super) fn folder(self) -> &'static str {
        match self {
            Self::Accounts => "accounts",
            Self::Drafts => "drafts",
            Self::History => "history",
            Self::Backups => "backups",
        }
    }
}

impl Store {
    /// Where this is kept for the plan at `path`: `accounts/SLUG`, or `elsewhere/SLUG-HASH/accounts`. Nothing is made.
    pub(super) fn beside(&self, path: &Path, what: Beside) -> PathBuf {
        if self.is_ours(path) {
            return self.config().join(what.folder()).join(path.file_stem().unwrap_or_default());
        }
        self.config().join("elsewhere").join(lasting_name(path)).join(what.folder())
    }

    /// Refuses the place of a plan beside which something lies already: it is another plan's, taken away by hand.
    pub(super) fn must_have_nothing_beside(&self, path: &Path) -> Result<(), StoreError> {
        let is_there = |what: Beside| fs::symlink_metadata(self.beside(path, what)).is_ok();
        if Beside::ALL.into_iter().any(is_there) {
            return Err(StoreError::Exists { path: path.to_owned() });
        }
        Ok(())
    }

    /// Whether a plan lies in the folder of plans.
    pub(super) fn is_ours(&self, path: &Path) -> bool {
        path.parent().is_some_and(|folder| folder == self.plans() || whole(folder) == whole(&self.plans()))
    }
}

/// A name for the plan at `path` among plans of any folder, the same in every version of the program.
pub(super) fn lasting_name(path: &Path) -> String {
    format!("{}-{:016x}", slug(&slug_of(path)), lasting(whole(path).as_os_str().as_encoded_bytes()))
}

fn whole(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}
