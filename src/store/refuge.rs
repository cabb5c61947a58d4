//! The refuge of a plan: where it goes while its own file does not take it, on another disk as a rule, so that whatever
//! ends the program costs no more than it does at other times.
//!
//! What may not go in: when that is.

mod aside;

use super::{
    Existing, Store, StoreError,
    beside::lasting_name,
    disk::Disk,
    first_free, text,
    write::{create, create_directories, directory, export},
};
use crate::plan::Plan;
use std::{
    env,
    hash::{BuildHasher, RandomState},
    path::{Path, PathBuf, absolute},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

/// What the file of a refuge begins with, before the path of its plan.
const OF: &str = "// What could not be saved to ";

/// How the folders among the temporary files are called, before sixteen digits.
const PRIVATE_NAME: &str = "partnerplan-";

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

    fn state_folder(&self) -> Option<PathBuf> {
        self.state.as_ref().map(|folder| folder.join("partnerplan"))
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

/// The refuge of one open plan: one file, replaced at every change, and gone once the plan is saved. A clone is the same
/// one.
#[derive(Clone, Debug)]
pub struct Refuge {
    disk: Arc<dyn Disk>,
    places: Refuges,
    /// The file of the plan.
    of: PathBuf,
    /// What the file of the refuge is called, but for a number.
    name: String,
    /// One at a time changes what lies there.
    turn: Arc<Mutex<()>>,
    taken: Arc<Mutex<Taken>>,
}

/// What lies there.
#[derive(Clone, Debug, Default)]
struct Taken {
    /// The file, and the revision of the plan in it.
    file: Option<(PathBuf, u64)>,
    /// The newest revision of which the plan's own file has been heard to have it.
    had: Option<u64>,
    is_over: bool,
}

impl Store {
    /// The same store with these places for what nothing else takes.
    #[must_use]
    pub fn with_refuges(self, refuges: Refuges) -> Self {
        Self { refuges, ..self }
    }

    /// A refuge for the plan at `path`; nothing is made yet.
    pub(super) fn refuge(&self, path: &Path) -> Refuge {
        let (disk, places) = (Arc::clone(&self.disk), self.refuges.clone());
        // A relative path means something else to whoever reads it.
        let (of, name) = (absolute(path).unwrap_or_else(|_| path.to_owned()), lasting_name(path));
        Refuge { disk, places, of, name, turn: Arc::default(), taken: Arc::default() }
    }
}

impl Refuge {
    /// Keeps the plan as it was at a revision, however large it is, in the place of what this window kept before, and
    /// returns where.
    ///
    /// # Errors
    /// When no other place takes it either, or none is known.
    pub fn keep(&self, plan: &Plan, revision: u64) -> Result<PathBuf, StoreError> {
        let _turn = taken(&self.turn);
        self.replace(plan, revision)
    }

    /// The same, while the plan's own file is waited for; where it has as much by now, there is nothing to keep.
    pub(super) fn keep_meanwhile(&self, plan: &Plan, revision: u64) -> Result<(), StoreError> {
        let _turn = taken(&self.turn);
        let is_there = taken(&self.taken).had >= Some(revision);
        if is_there { Ok(()) } else { self.replace(plan, revision).map(drop) }
    }

    /// The same, for good: what is heard of the plan's own file afterwards takes nothing away.
    ///
    /// # Errors
    /// When no other place takes it either, or none is known.
    pub fn keep_at_last(&self, plan: &Plan, revision: u64) -> Result<PathBuf, StoreError> {
        let _turn = taken(&self.turn);
        let kept = self.replace(plan, revision);
        taken(&self.taken).is_over = true;
        kept
    }

    /// The plan's own file has all of this revision: what was kept of it or before goes.
    pub fn clear(&self, revision: u64) {
        let _turn = taken(&self.turn);
        let gone = {
            let mut taken = taken(&self.taken);
            taken.had = taken.had.max(Some(revision));
            let is_over = taken.is_over;
            taken.file.take_if(|(_, kept)| *kept <= revision && !is_over)
        };
        if let Some((file, _)) = gone {
            self.remove(&file);
        }
    }

    /// The user knows of another place where all of it is: what was kept goes, and nothing comes any more.
    pub fn end(&self) {
        let _turn = taken(&self.turn);
        taken(&self.taken).is_over = true;
        let gone = taken(&self.taken).file.take();
        if let Some((file, _)) = gone {
            self.remove(&file);
        }
    }

    /// Where the plan is kept meanwhile, where it is.
    #[must_use]
    pub fn place(&self) -> Option<PathBuf> {
        taken(&self.taken).file.as_ref().map(|(file, _)| file.clone())
    }

    /// The disk the plan is written through.
    pub(super) fn disk(&self) -> Arc<dyn Disk> {
        Arc::clone(&self.disk)
    }

    fn replace(&self, plan: &Plan, revision: u64) -> Result<PathBuf, StoreError> {
        let before = taken(&self.taken).clone();
        if before.is_over || self.places == Refuges::default() {
            return Err(StoreError::NoHome);
        }
        if let Some((file, kept)) = &before.file
            && *kept >= revision
            && file.exists()
        {
            return Ok(file.clone());
        }
        let text = self.text(plan)?;
        let file = match &before.file {
            Some((file, _)) => export(&*self.disk, file, text.as_bytes(), Existing::Replace)
                .map(|()| file.clone())
                .or_else(|_| self.keep_anew(&text)),
            None => self.keep_anew(&text),
        }?;
        taken(&self.taken).file = Some((file.clone(), revision));
        if let Some((earlier, _)) = before.file.filter(|(earlier, _)| *earlier != file) {
            self.remove(&earlier);
        }
        Ok(file)
    }

    /// A plan that lies nowhere near its own file says whose it is, where that can be said in a line.
    fn text(&self, plan: &Plan) -> Result<String, StoreError> {
        let text = text::write(plan).map_err(|error| StoreError::Failed { message: error.to_string() })?;
        let of = self.of.to_str().filter(|of| !of.contains(char::is_control));
        Ok(of.map(|of| format!("{OF}{of}\n")).unwrap_or_default() + &text)
    }

    /// Makes a new file in the first place that takes it.
    fn keep_anew(&self, text: &str) -> Result<PathBuf, StoreError> {
        let shelter = |folder: &Path| {
            first_free(
                |number| refuge_path(folder, &self.name, number),
                |path| create(&*self.disk, path, text.as_bytes()),
            )
        };
        let mut kept = Err(StoreError::NoHome);
        if let Some(folder) = self.places.state_folder() {
            kept = create_directories(&*self.disk, &folder).and_then(|()| shelter(&folder));
        }
        if let (true, Some(folder)) = (kept.is_err(), &self.places.temporary) {
            kept = private_folder(&*self.disk, folder).and_then(|folder| shelter(&folder));
        }
        kept
    }

    fn remove(&self, file: &Path) {
        discard(&*self.disk, &self.places, file);
    }
}

/// Takes a file out of a refuge, and with it the folder that was made for it alone.
fn discard(disk: &dyn Disk, places: &Refuges, file: &Path) {
    // What stays is offered when the plan is opened next.
    let _ = disk.remove(file);
    let folder = directory(file);
    if places.state_folder().is_none_or(|state| state != folder) {
        let _ = disk.remove(folder);
    }
}

fn taken<T>(held: &Mutex<T>) -> MutexGuard<'_, T> {
    held.lock().unwrap_or_else(PoisonError::into_inner)
}

fn refuge_path(folder: &Path, name: &str, number: usize) -> PathBuf {
    let number = if number > 1 { format!("-{number}") } else { String::new() };
    folder.join(format!("{name}{number}.ron"))
}

/// A new folder of our own where everybody may write: nobody can have put a link there under a name nobody can guess,
/// and nothing that is there already is taken.
fn private_folder(disk: &dyn Disk, among: &Path) -> Result<PathBuf, StoreError> {
    let folder = among.join(format!("{PRIVATE_NAME}{:016x}", RandomState::new().hash_one(0)));
    disk.create_directory(&folder).map_err(|error| StoreError::Disk {
        doing: "be made",
        path: folder.clone(),
        error,
    })?;
    Ok(folder)
}
