//! The last refuge of a plan: where it goes when the program has to end and neither its own file nor the folder of plans
//! takes it, since both mostly lie on one disk.

use super::{
    Opened, Store, StoreError,
    disk::Disk,
    first_free,
    name::file_slug,
    text,
    write::{create, create_directories},
};
use crate::plan::Plan;
use std::{
    env, fs,
    hash::{BuildHasher, RandomState},
    io,
    path::{Path, PathBuf},
};

/// Places on other disks, as a rule.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Refuges {
    /// The user's own folder for what is neither settings nor documents.
    pub state: Option<PathBuf>,
    /// Where everybody puts files for a while.
    pub temporary: Option<PathBuf>,
}

impl Refuges {
    /// Those of this user.
    #[must_use]
    pub fn here() -> Self {
        let temporary = Some(env::temp_dir()).filter(|folder| folder.is_absolute());
        Self { state: state(), temporary }
    }
}

#[cfg(not(windows))]
fn state() -> Option<PathBuf> {
    let absolute = |name| env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    absolute("XDG_STATE_HOME").or_else(|| Some(absolute("HOME")?.join(".local").join("state")))
}

#[cfg(windows)]
fn state() -> Option<PathBuf> {
    directories::BaseDirs::new().map(|found| found.data_local_dir().to_owned())
}

impl Store {
    /// The same store with these places for what nothing else takes.
    #[must_use]
    pub fn with_refuges(self, refuges: Refuges) -> Self {
        Self { refuges, ..self }
    }

    /// Keeps a plan that neither its file nor the folder of plans takes, however large it is, and returns where.
    ///
    /// # Errors
    /// When no other place takes it either, or none is known.
    pub fn take_refuge(&self, plan: &Plan) -> Result<PathBuf, StoreError> {
        let text = text::write(plan).map_err(|error| StoreError::Failed { message: error.to_string() })?;
        let mut kept = Err(StoreError::NoHome);
        if let Some(folder) = &self.refuges.state {
            let folder = folder.join("partnerplan");
            kept = create_directories(self.disk(), &folder).and_then(|()| self.shelter(&folder, plan, &text));
        }
        if let (true, Some(folder)) = (kept.is_err(), &self.refuges.temporary) {
            kept = private_folder(self.disk(), folder).and_then(|folder| self.shelter(&folder, plan, &text));
        }
        kept
    }

    /// What is said of a plan that is opened and once could not be saved, until its file is the newer one.
    pub(super) fn in_refuge(&self, opened: &Opened) -> Option<String> {
        let folder = self.refuges.state.as_ref()?.join("partnerplan");
        let modified = |path: &Path| fs::symlink_metadata(path).ok().and_then(|metadata| metadata.modified().ok());
        let all = (1..).map_while(|number| {
            let path = refuge_path(&folder, &opened.plan, number);
            Some((modified(&path)?, path))
        });
        let saved = modified(opened.file.path())?;
        let (_, path) = all.filter(|(when, _)| *when > saved).max()?;
        Some(format!("Changes that the file of this plan could not take are in {}.", path.display()))
    }

    fn shelter(&self, folder: &Path, plan: &Plan, text: &str) -> Result<PathBuf, StoreError> {
        first_free(|number| refuge_path(folder, plan, number), |path| create(self.disk(), path, text.as_bytes()))
    }
}

fn refuge_path(folder: &Path, plan: &Plan, number: usize) -> PathBuf {
    folder.join(format!("{}.ron", file_slug(&plan.name, number)))
}

/// A new folder of our own where everybody may write: nobody can have put a link there under a name nobody can guess,
/// and nothing that is there already is taken.
fn private_folder(disk: &dyn Disk, among: &Path) -> Result<PathBuf, StoreError> {
    const TRIES: usize = 16;
    let mut tries = 0;
    loop {
        let folder = among.join(format!("partnerplan-{:016x}", RandomState::new().hash_one(tries)));
        tries += 1;
        match disk.create_directory(&folder) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && tries < TRIES => {}
            Err(error) => return Err(StoreError::Disk { doing: "be made", path: folder, error }),
            Ok(()) => return Ok(folder),
        }
    }
}
