//! Where plans live: finding, reading, writing and keeping them.
//!
//! A plan is one RON file, `plans/SLUG.ron` under the user's config directory or anywhere else, replaced whole at
//! every save ([`mod@write`]). Its slug is made from the name it was given first and stays when the name changes, so that
//! nothing that refers to the file breaks. Reading never locks and never writes; opening for editing takes a lock
//! beside the file; saving refuses to replace what another program has written meanwhile.
//!
//! What may not go in: what a plan means. Nothing outside this module writes a file.

#![warn(clippy::indexing_slicing)]

mod accounts;
mod around;
mod backups;
mod beside;
mod blocks;
mod copies;
mod directories;
mod disk;
mod drafts;
mod error;
mod file;
mod fingerprint;
mod flaw;
mod folder;
mod history;
mod home_drafts;
mod known;
mod left;
mod lent;
mod library;
mod lock;
mod migrate;
mod name;
mod origin;
mod overlap;
mod read;
mod refuge;
mod saver;
mod settings;
mod shape;
mod summary;
mod text;
mod tour;
mod trash;
mod twice;
mod versions;
mod watch;
pub mod write;

pub use accounts::{AccountFolder, Fill, OpenExchange, Whose};
pub use around::{Around, is_same_file};
pub use backups::{Backup, Backups};
pub use copies::{CopyOf, KeptAside};
pub use directories::Surroundings;
pub use disk::{Disk, DiskFile, ThisMachine, survive_limits};
pub use drafts::{Draft, DraftFile, Drafts};
pub use error::{Broken, StoreError, in_words, newer_words};
pub use file::{Mode, Opened, PlanFile, ReadPlan};
pub use history::KEPT_STEPS;
pub use home_drafts::DraftsOfHome;
pub use known::Known;
pub use left::Left;
pub use lent::Lent;
pub use library::{Listed, Reference};
pub use name::{file_slug, shown};
pub use overlap::{Heard, Made, Making, exchange_file};
pub use read::taken_in;
pub use refuge::{Refuge, Refuges};
pub use saver::{Answer, Cause, Saver, Unsaved};
pub use summary::{Reached, Summary, Unread};
pub use trash::Trashed;
pub use versions::HandedOver;
pub use watch::Outside;
pub use write::Existing;

use crate::{
    plan::{Change, Document, Edit, FORMAT, Plan},
    text::same::sameness,
};
use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

/// More of a file than so many bytes nobody looks at.
const LOOKED_AT: u64 = 1 << 20;

/// The plans under one config directory.
#[derive(Clone, Debug)]
pub struct Store {
    config: PathBuf,
    notes: Vec<String>,
    refuges: Refuges,
    disk: Arc<dyn Disk>,
    /// So long after the last save or look the file of an open plan is looked at again.
    pause: Duration,
}

impl Store {
    /// The store of this user: under `dir` if given, else where the surroundings say. Nothing is made yet.
    ///
    /// # Errors
    /// When no place is known; the sentence names `--dir`.
    pub fn locate(dir: Option<PathBuf>) -> Result<Self, StoreError> {
        // A relative place means something else to whoever reads it in a sentence.
        let whole = |dir: PathBuf| std::path::absolute(&dir).map_or(dir, around::without_steps_up);
        let store = Self::locate_in(dir.map(whole), &Surroundings::here())?;
        Ok(store.with_refuges(Refuges::here()))
    }

    /// The store for the given surroundings.
    ///
    /// # Errors
    /// When no place is known; the sentence names `--dir`.
    pub fn locate_in(dir: Option<PathBuf>, around: &Surroundings) -> Result<Self, StoreError> {
        let chosen = directories::choose(dir, around)?;
        Ok(Self { notes: chosen.notes, ..Self::at(chosen.directory) })
    }

    /// The store under a directory.
    #[must_use]
    pub fn at(config: impl Into<PathBuf>) -> Self {
        Self {
            config: config.into(),
            notes: Vec::new(),
            refuges: Refuges::default(),
            disk: Arc::new(ThisMachine),
            pause: file::PAUSE,
        }
    }

    /// The same store, written through another disk.
    #[must_use]
    pub fn on(self, disk: Arc<dyn Disk>) -> Self {
        Self { disk, ..self }
    }

    /// The same store, where the files of open plans are looked at so often.
    #[must_use]
    pub fn looking_every(self, pause: Duration) -> Self {
        Self { pause, ..self }
    }

    /// The config directory.
    #[must_use]
    pub fn config(&self) -> &Path {
        &self.config
    }

    /// The folder of plans.
    #[must_use]
    pub fn plans(&self) -> PathBuf {
        self.config.join("plans")
    }

    /// The disk everything is written through.
    #[must_use]
    pub fn disk(&self) -> &dyn Disk {
        &*self.disk
    }

    /// What was passed over while looking for the place, a sentence each.
    #[must_use]
    pub fn notes(&self) -> &[String] {
        &self.notes
    }

    /// Reads a plan, without lock and without trace.
    ///
    /// # Errors
    /// When there is no such plan, or it cannot be read.
    pub fn read(&self, reference: &Reference) -> Result<ReadPlan, StoreError> {
        let (mut read, _) = file::read_plan(&self.find(reference)?)?;
        let (accounts, notes) = self.accounts(&read.path).read();
        read.accounts = accounts;
        read.notes.extend(notes);
        Ok(read)
    }

    /// What stands in a file, be it a plan or not, to be looked at; of a long one the beginning.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn text(&self, path: &Path) -> Result<String, StoreError> {
        let failed = |error| StoreError::Disk { doing: "be read", path: path.to_owned(), error };
        let bytes = read::beginning(path, LOOKED_AT).map_err(failed)?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }

    /// Opens a plan for editing; for reading only when another window holds it, when a newer version made it, or when
    /// it cannot be written.
    ///
    /// # Errors
    /// When there is no such plan, or it cannot be read.
    pub fn open(&self, reference: &Reference) -> Result<Opened, StoreError> {
        let mut opened = self.open_at(&self.find(reference)?)?;
        opened.kept_aside = self.aside_of(&opened);
        let note = |aside: &KeptAside| {
            format!("Changes that the file of this plan did not take are kept aside in {}.", aside.path.display())
        };
        opened.notes.extend(opened.kept_aside.iter().map(note));
        Ok(opened)
    }

    /// Makes a new plan of this name from `plan`, saves it and opens it.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn create(&self, name: &str, plan: &Plan) -> Result<Opened, StoreError> {
        write::create_directories(&*self.disk, &self.plans())?;
        let plan = Plan { name: name.to_owned(), ..plan.clone() };
        self.create_in(&self.plans(), &plan)
    }

    /// Saves a plan where the user says and opens it there: in a folder under a slug of its own, else as a new file,
    /// with `.ron` behind its name if it does not end so.
    ///
    /// # Errors
    /// When there is such a file already, or it cannot be written.
    pub fn create_at(&self, path: &Path, plan: &Plan) -> Result<Opened, StoreError> {
        if path.is_dir() {
            return self.create_in(path, plan);
        }
        let mut path = path.to_owned();
        if path.extension().is_none_or(|ending| ending != "ron") {
            path.as_mut_os_string().push(".ron");
        }
        write::create(&*self.disk, &path, text_of(plan)?.as_bytes())?;
        self.open_at(&path)
    }

    fn open_at(&self, path: &Path) -> Result<Opened, StoreError> {
        let mut opened = file::open(path, self.accounts(path), self.history(path), self.refuge(path))?;
        opened.file.earlier = Some(backups::Keeper::new(self.backups(path)));
        opened.file.pause = self.pause;
        Ok(opened)
    }

    fn create_in(&self, folder: &Path, plan: &Plan) -> Result<Opened, StoreError> {
        let text = text_of(plan)?;
        let taken = library::names_in(folder);
        let path = first_free(
            |number| folder.join(format!("{}.ron", file_slug(&plan.name, number))),
            |path| {
                // A disk that folds capitals, or the way letters are encoded, has one file for both.
                if taken.contains(&sameness(&shown(path.file_stem().unwrap_or_default()))) {
                    return Err(StoreError::Exists { path: path.to_owned() });
                }
                self.must_have_nothing_beside(path)?;
                write::create(&*self.disk, path, text.as_bytes())
            },
        )?;
        self.open_at(&path)
    }

    /// Keeps what stands in the file at `path` beside it, byte for byte, as `NAME-WHOSE.ron`; returns where.
    ///
    /// # Errors
    /// When it cannot be read, or the other not written.
    pub fn keep_beside(&self, path: &Path, whose: &str) -> Result<PathBuf, StoreError> {
        write_beside(self.disk(), path, whose, &read::whole(path)?.bytes)
    }

    /// Where the file at `path` or another version of it would be kept beside it, as `NAME-WHOSE.ron` or, where that is
    /// taken, with a number behind.
    #[must_use]
    pub fn place_beside(&self, path: &Path, whose: &str) -> PathBuf {
        let mut number = 1;
        while fs::symlink_metadata(name_beside(path, whose, number)).is_ok() {
            number += 1;
        }
        name_beside(path, whose, number)
    }

    /// Saves a plan beside the file at `path`, as `NAME-WHOSE.ron`; returns where.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn create_beside(&self, path: &Path, whose: &str, plan: &Plan) -> Result<PathBuf, StoreError> {
        write_beside(self.disk(), path, whose, text_of(plan)?.as_bytes())
    }

    /// Makes the plan at `path` as the one at `copy` is, and keeps what it was beside it as `NAME-mine.ron`; returns
    /// where. The copy stays.
    ///
    /// # Errors
    /// When one cannot be read or the other not written, and when a newer version made the copy.
    pub fn take_over(&self, path: &Path, copy: &Path) -> Result<PathBuf, StoreError> {
        let (taken, _) = file::read_plan(copy)?;
        let mut opened = self.open_at(path)?;
        let newer = (taken.plan.format > FORMAT).then(|| "it was made by a newer version of partnerplan".to_owned());
        let refused = newer.map(|reason| (copy, reason));
        let held = if let Mode::ReadOnly(reason) = &opened.mode { Some((path, reason.clone())) } else { None };
        let refused = refused.or(held);
        if let Some((path, reason)) = refused {
            return Err(StoreError::ReadOnly { path: path.to_owned(), reason });
        }
        let kept = self.keep_beside(path, "mine")?;
        opened.file.save(&taken.plan)?;
        Ok(kept)
    }

    /// Gives the plan at `path` another name. Its file keeps its name.
    ///
    /// # Errors
    /// When it cannot be read or written.
    pub fn rename(&self, path: &Path, name: &str) -> Result<(), StoreError> {
        let mut opened = self.open_at(path)?;
        let mut document = Document::with_past(opened.plan, opened.past);
        // A name fits any plan.
        let _ = document.apply(Change::new("name of the plan", Edit::Name(name.to_owned())));
        opened.file.save(document.plan())?;
        opened.file.keep_past(&document.past(KEPT_STEPS));
        Ok(())
    }

    /// Makes a second plan like the one at `path`, under another name and with the same account lists, and returns where
    /// it stands.
    ///
    /// # Errors
    /// When the one cannot be read or the other not written.
    pub fn duplicate(&self, path: &Path, name: &str) -> Result<PathBuf, StoreError> {
        let (read, _) = file::read_plan(path)?;
        let copy = self.create(name, &read.plan)?.file.path().to_owned();
        self.accounts(path).copy_to(&self.accounts(&copy))?;
        Ok(copy)
    }
}

/// Writes a file beside the one at `path`, under a name that is free, and returns where.
fn write_beside(disk: &dyn Disk, path: &Path, whose: &str, bytes: &[u8]) -> Result<PathBuf, StoreError> {
    first_free(|number| name_beside(path, whose, number), |path| write::create(disk, path, bytes))
}

fn name_beside(path: &Path, whose: &str, number: usize) -> PathBuf {
    let mut name = path.file_stem().unwrap_or_default().to_owned();
    let number = if number > 1 { format!("-{number}") } else { String::new() };
    name.push(format!("-{whose}{number}.ron"));
    path.with_file_name(name)
}

/// The text of a plan, if it can be read again.
fn text_of(plan: &Plan) -> Result<String, StoreError> {
    let text = text::write(plan).map_err(|error| StoreError::Failed { message: error.to_string() })?;
    let bytes = text.len() as u64;
    if bytes > error::LARGEST_WRITTEN { Err(StoreError::TooLargeToWrite { bytes }) } else { Ok(text) }
}

/// Tries one name after the other until `make` finds one free.
fn first_free(
    name: impl Fn(usize) -> PathBuf,
    make: impl Fn(&Path) -> Result<(), StoreError>,
) -> Result<PathBuf, StoreError> {
    let mut number = 1;
    loop {
        let path = name(number);
        match make(&path) {
            Err(StoreError::Exists { .. }) => number += 1,
            result => return result.map(|()| path),
        }
    }
}
