//! The file of one open plan: what it last held, whether it may be written, and writing it.

use super::{
    AccountFolder, StoreError,
    backups::Keeper,
    blocks::KnownBlocks,
    copies::KeptAside,
    disk::{Disk, mode_of},
    fingerprint::Fingerprint,
    history::HistoryFile,
    lock::{Locking, PlanLock, lock},
    name::slug_of,
    origin::Origin,
    read,
    refuge::Refuge,
    text::{self, ReadText, TextError},
    watch::{Looks, Outside, Watch},
    write::{self, Ready},
};
use crate::accounts::Lists;
use crate::plan::{Past, Plan};
use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, SystemTime},
};

/// Whether an open plan may be written, and if not, why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mode {
    /// It may.
    ReadWrite,
    /// It may not, for this reason: "another window has it open".
    ReadOnly(String),
}

/// A plan that was opened.
#[derive(Debug)]
pub struct Opened {
    /// The plan.
    pub plan: Plan,
    /// What can be undone and redone of what was done before.
    pub past: Past,
    /// Its file, to save to.
    pub file: PlanFile,
    /// Whether saving is possible.
    pub mode: Mode,
    /// The account lists beside it.
    pub accounts: Lists,
    /// Where those are kept.
    pub folder: AccountFolder,
    /// Changes that its file did not take before.
    pub kept_aside: Vec<KeptAside>,
    /// What the user should know, a sentence each.
    pub notes: Vec<String>,
}

/// A plan that was read and is not held: nothing keeps others from changing it.
#[derive(Debug)]
pub struct ReadPlan {
    /// The plan.
    pub plan: Plan,
    /// Its file.
    pub path: PathBuf,
    /// The account lists beside it.
    pub accounts: Lists,
    /// What the user should know, a sentence each.
    pub notes: Vec<String>,
}

/// So often the file of an open plan is looked at: who comes back from another program sees at once what that did.
pub(super) const PAUSE: Duration = Duration::from_secs(2);

impl ReadPlan {
    /// Whether a newer version of the program made it.
    #[must_use]
    pub(super) fn is_newer(&self) -> bool {
        self.plan.format > crate::plan::FORMAT
    }
}

/// The file of a plan that is open.
#[derive(Debug)]
pub struct PlanFile {
    path: PathBuf,
    /// Where the path leads once every link is followed: what is replaced, so that the links stay.
    target: PathBuf,
    permissions: u32,
    fingerprint: Fingerprint,
    /// What a write that failed may have put there all the same.
    perhaps: Option<Fingerprint>,
    origin: Origin,
    /// What was written last, until what can be undone has been kept with it.
    written: Option<String>,
    /// What the user is to be told of the last save.
    said: Option<String>,
    history: HistoryFile,
    lock: Option<PlanLock>,
    reason: Option<String>,
    watch: Watch,
    /// So long after the last save or look the file is looked at again.
    pub(super) pause: Duration,
    disk: Arc<dyn Disk>,
    /// Where the plan goes while the file does not take it.
    refuge: Refuge,
    /// What is replaced is kept.
    pub(super) earlier: Option<Keeper>,
}

/// Reads the plan at `path`, not the lists beside it. Takes no lock, leaves no trace.
pub(super) fn read_plan(path: &Path) -> Result<(ReadPlan, PlanText), StoreError> {
    let (text, metadata) = text_at(path)?;
    let fingerprint = Fingerprint::of(text.as_bytes());
    let read = plan_in(path, &text, &KnownBlocks::default())?;
    let notes = read.newer.map(newer_note).into_iter().chain(read.older.map(older_note)).collect();
    let plan = ReadPlan { plan: read.plan, path: path.to_owned(), accounts: Lists::default(), notes };
    Ok((plan, PlanText { text, fingerprint, metadata, newer: read.newer, older: read.older }))
}

/// The text of the file at `path`, and what the system says of it.
pub(super) fn text_at(path: &Path) -> Result<(String, fs::Metadata), StoreError> {
    let found = read::whole(path)?;
    let text = String::from_utf8(found.bytes).map_err(|error| not_text(path, error.as_bytes()))?;
    Ok((text, found.metadata))
}

/// The plan a text is that stands at `path`; much of it may stand in a text that was read before.
pub(super) fn plan_in(path: &Path, text: &str, known: &KnownBlocks) -> Result<ReadText, StoreError> {
    text::read_beside(text, known).map_err(|error| match error {
        TextError::Flaw(flaw) => StoreError::broken(path, flaw),
        TextError::Newer(format) => StoreError::Newer { path: path.to_owned(), format, text: text.to_owned() },
    })
}

/// What is known of the text a plan was read from.
#[derive(Debug)]
pub(super) struct PlanText {
    text: String,
    fingerprint: Fingerprint,
    metadata: fs::Metadata,
    newer: Option<u32>,
    older: Option<u32>,
}

fn not_text(path: &Path, bytes: &[u8]) -> StoreError {
    let valid = bytes.utf8_chunks().next().map_or(0, |chunk| chunk.valid().len());
    let line = bytes.iter().take(valid).filter(|byte| **byte == b'\n').count() + 1;
    StoreError::NotText { path: path.to_owned(), line }
}

fn newer_note(format: u32) -> String {
    format!("This plan was made by a newer version of partnerplan (format {format}): it can be read here, not changed.")
}

fn older_note(format: u32) -> String {
    format!(
        "This plan was made by an older version of partnerplan (format {format}): the first change keeps it beside as it was."
    )
}

/// What is said of a file with more names than one.
fn second_name(metadata: &fs::Metadata) -> Option<String> {
    let sentence = "This file has a second name (a hard link): saving here leaves the other as it is.";
    has_other_names(metadata).then(|| sentence.to_owned())
}

/// Opens the plan at `path` for editing, or for reading only when that is all there is.
pub(super) fn open(
    path: &Path,
    folder: AccountFolder,
    history: HistoryFile,
    refuge: Refuge,
) -> Result<Opened, StoreError> {
    let target =
        fs::canonicalize(path).map_err(|error| StoreError::Disk { doing: "be read", path: path.to_owned(), error })?;
    // The lock comes first: what is read under it is what will be replaced.
    let locking = lock(&target);
    let waits = matches!(locking, Locking::Elsewhere(_));
    let (held, reason, mut notes) = asked(locking);
    let (read, text) = read_plan(path)?;
    let reason = protection(&text, reason);
    if text.newer.is_none() {
        // That a newer version made it is why it is not to be written, and said once.
        notes.extend(read.notes);
    }
    notes.extend(second_name(&text.metadata));
    // Who may not change a plan takes nothing back.
    let past = if reason.is_none() { history.read(&text.text, &read.plan) } else { Past::default() };
    let file = PlanFile {
        path: path.to_owned(),
        target,
        permissions: mode_of(&text.metadata),
        fingerprint: text.fingerprint,
        perhaps: None,
        origin: Origin::new(&read.plan, text.text, text.older),
        written: None,
        said: None,
        history,
        lock: held,
        reason: reason.clone(),
        watch: Watch::new(&text.metadata, waits),
        pause: PAUSE,
        disk: refuge.disk(),
        refuge,
        earlier: None,
    };
    file.sweep();
    if file.lock.is_some() {
        folder.sweep();
    }
    let (accounts, said) = folder.read();
    notes.extend(said);
    let mode = reason.map_or(Mode::ReadWrite, Mode::ReadOnly);
    Ok(Opened { plan: read.plan, past, file, mode, accounts, folder, kept_aside: Vec::new(), notes })
}

/// Why the plan is not to be written, by what its file is too.
fn protection(text: &PlanText, reason: Option<String>) -> Option<String> {
    if let Some(format) = text.newer {
        return Some(format!("it was made by a newer version of partnerplan (format {format})"));
    }
    let is_protected = text.metadata.permissions().readonly();
    reason.or_else(|| is_protected.then(|| "the file is write-protected".to_owned()))
}

/// The lock if we have it, why the plan is not to be written, what to tell the user.
fn asked(locking: Locking) -> (Option<PlanLock>, Option<String>, Vec<String>) {
    match locking {
        Locking::Held(lock) => (Some(lock), None, Vec::new()),
        Locking::Elsewhere(Some(process)) => {
            (None, Some(format!("it is open in another window (process {process})")), Vec::new())
        }
        Locking::Elsewhere(None) => (None, Some("it is open in another window".to_owned()), Vec::new()),
        Locking::Forbidden(error) => {
            let words = super::error::in_words(&error);
            (None, Some(format!("its folder cannot be written to ({words})")), Vec::new())
        }
        Locking::Unsupported => {
            let note = "This folder cannot guard a plan against being edited in two windows at once: keep to one.";
            (None, None, vec![note.to_owned()])
        }
    }
}

#[cfg(unix)]
fn has_other_names(metadata: &fs::Metadata) -> bool {
    std::os::unix::fs::MetadataExt::nlink(metadata) > 1
}

#[cfg(not(unix))]
fn has_other_names(_metadata: &fs::Metadata) -> bool {
    false
}

impl PlanFile {
    /// The path the plan was opened by.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The short name of the plan: its file's name without `.ron`.
    #[must_use]
    pub fn slug(&self) -> String {
        slug_of(&self.path)
    }

    /// Where the plan goes while the file does not take it.
    #[must_use]
    pub fn refuge(&self) -> &Refuge {
        &self.refuge
    }

    /// Removes what killed programs left beside the file.
    fn sweep(&self) {
        if self.lock.is_some() {
            write::sweep(&*self.disk, &self.target, SystemTime::now());
        }
    }

    /// Writes the plan; once this returns, it survives a power cut.
    ///
    /// # Errors
    /// When the plan is open for reading only, when another program has changed the file since it was read or
    /// written ([`StoreError::ChangedOutside`]), or when the disk refuses. The file is then wholly the old one, save
    /// for one case: the new one stands there, and only whether it would survive a power cut is not known.
    pub fn save(&mut self, plan: &Plan) -> Result<(), StoreError> {
        self.may_write()?;
        self.fingerprint = self.held()?;
        if self.perhaps.is_none() && self.origin.is(plan) {
            return Ok(());
        }
        self.put(plan, false)
    }

    /// Looks whether the file holds what was last read from it or written to it.
    ///
    /// # Errors
    /// [`StoreError::ChangedOutside`], when it does not; why it cannot be read, when that is not known.
    pub fn look(&self) -> Result<(), StoreError> {
        self.held().map(drop)
    }

    /// What the file holds, if that is from here.
    fn held(&self) -> Result<Fingerprint, StoreError> {
        let changed = |gone| Err(StoreError::ChangedOutside { path: self.path.clone(), gone });
        match read::whole(&self.target) {
            Ok(found) => {
                let found = Fingerprint::of(&found.bytes);
                let is_ours = found == self.fingerprint || self.perhaps == Some(found);
                if is_ours { Ok(found) } else { changed(false) }
            }
            Err(StoreError::Disk { error, .. }) if error.kind() == io::ErrorKind::NotFound => changed(true),
            Err(error) if error.is_of_another_file() => changed(false),
            Err(error) => Err(error),
        }
    }

    /// What another program has done to the file since the last look, if anything.
    pub(super) fn glance(&mut self) -> Option<Outside> {
        if self.watch.is_free_now(&self.target) {
            return Some(Outside::Free);
        }
        let looks = Looks::at(&self.target);
        if !self.watch.is_otherwise(looks) {
            return None;
        }
        let seen = match self.look() {
            Ok(()) => Outside::Back,
            Err(StoreError::ChangedOutside { gone: true, .. }) => Outside::Gone,
            Err(StoreError::ChangedOutside { .. }) => Outside::of(read_plan(&self.target).map(drop))?,
            // It cannot be read just now, which is nobody's change.
            Err(_) => return None,
        };
        self.watch.tell(looks, seen)
    }

    /// Writes the plan over whatever another program has put there; makes the folder anew when it is gone.
    ///
    /// # Errors
    /// When the plan is open for reading only, or when the disk refuses.
    pub fn overwrite(&mut self, plan: &Plan) -> Result<(), StoreError> {
        self.may_write()?;
        write::create_directories(&*self.disk, write::directory(&self.target))?;
        if let Some(earlier) = &mut self.earlier {
            earlier.again();
        }
        self.put(plan, true)
    }

    fn may_write(&self) -> Result<(), StoreError> {
        match &self.reason {
            Some(reason) => Err(StoreError::ReadOnly { path: self.path.clone(), reason: reason.clone() }),
            None => Ok(()),
        }
    }

    /// Writes the plan, over what another program has put there only if that is asked for.
    fn put(&mut self, plan: &Plan, over: bool) -> Result<(), StoreError> {
        let text = self.origin.ended(super::text_of(plan)?);
        let new = Fingerprint::of(text.as_bytes());
        if new == self.fingerprint && self.perhaps.is_none() && (!over || self.look().is_ok()) {
            return Ok(());
        }
        let kept = self.origin.keep(&*self.disk, &self.path, &self.target)?;
        self.said = kept.or_else(|| self.said.take());
        if let Some(earlier) = &mut self.earlier {
            earlier.before_write(&self.target);
        }
        let ready = Ready::new(&*self.disk, &self.target, text.as_bytes(), self.permissions)?;
        if !over {
            // Writing took a while; from here to the new file in its place it is a moment.
            self.fingerprint = self.held()?;
        }
        self.origin.is_past();
        // Also when this fails: a folder that cannot be made safe against a power cut has the new file all the same.
        self.perhaps = Some(new);
        ready.take_place()?;
        (self.fingerprint, self.perhaps) = (new, None);
        self.written = Some(text);
        let said: Vec<String> =
            self.said.take().into_iter().chain(self.earlier.as_mut().and_then(Keeper::said)).collect();
        self.said = Some(said.join(" ")).filter(|said| !said.is_empty());
        Ok(())
    }

    /// What the user is to be told of a save, once.
    pub fn take_said(&mut self) -> Option<String> {
        self.said.take()
    }

    /// Keeps beside the plan what can be undone of it as it was saved last; does nothing where that was done.
    pub fn keep_past(&mut self, past: &Past) {
        if let Some(text) = self.written.take() {
            self.history.keep(&text, past);
        }
    }
}

impl StoreError {
    fn broken(path: &Path, flaw: super::flaw::Flaw) -> Self {
        let super::flaw::Flaw { line, column, what, source } = flaw;
        Self::Broken(Box::new(super::Broken { path: path.to_owned(), line, column, what, source }))
    }
}
