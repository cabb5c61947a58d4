//! Versions of a plan in files that another program keeps, as git hands them over: read and written where they lie, with
//! nothing left beside them.

use super::{
    Store, StoreError,
    blocks::{KnownBlocks, both},
    disk::mode_of,
    file, lock, read, text,
    write::Ready,
};
use crate::plan::Plan;
use std::{
    borrow::Cow,
    fs,
    path::Path,
    sync::atomic::{AtomicUsize, Ordering},
    sync::{Arc, OnceLock},
    thread,
};

/// A version of a plan and how its file is written.
#[derive(Debug)]
pub struct HandedOver {
    /// The plan.
    pub plan: Plan,
    /// Whether a newer version of the program made it: what this one does not know of it would be lost.
    pub is_newer: bool,
    /// Whether somebody wrote comments into the file.
    pub has_comments: bool,
    has_returns: bool,
    /// What stood in the first of several versions, by which what is written is read back.
    known: Arc<KnownBlocks>,
}

impl Store {
    /// The version in a file. An empty file is one of which nothing is said, as git has it for what both sides added.
    ///
    /// # Errors
    /// When it cannot be read, or is no plan.
    pub fn version(&self, path: &Path) -> Result<HandedOver, StoreError> {
        taken(path, &Arc::default()).map(|(version, _)| version)
    }

    /// The versions in several files, which say much the same: what the first says is read once, the others side by side.
    pub fn versions<const N: usize>(&self, paths: [&Path; N]) -> [Result<HandedOver, StoreError>; N] {
        let versions = paths.map(|path| (path, OnceLock::new()));
        let mut known = KnownBlocks::default();
        if let Some((path, version)) = versions.first() {
            version.get_or_init(|| {
                let (first, text) = taken(path, &Arc::default())?;
                known.learn(&text, &first.plan);
                Ok(first)
            });
        }
        let (next, known) = (AtomicUsize::new(1), Arc::new(known));
        let work = || {
            while let Some((path, version)) = versions.get(next.fetch_add(1, Ordering::Relaxed)) {
                version.get_or_init(|| taken(path, &known).map(|(version, _)| version));
            }
        };
        thread::scope(|scope| {
            for _ in 2..N {
                // Where the system gives no more threads, those there are do it.
                let _ = thread::Builder::new().spawn_scoped(scope, work);
            }
            work();
        });
        versions.map(|(path, version)| version.into_inner().unwrap_or_else(|| self.version(path)))
    }

    /// Puts a plan in the place of a version, with its lines ended as they were there. What is written has been read back.
    ///
    /// # Errors
    /// When the plan would not read, another window has the file open, or it cannot be written; nothing has changed then.
    pub fn put_version(&self, path: &Path, was: &HandedOver, plan: &Plan) -> Result<(), StoreError> {
        let written = super::text_of(plan)?;
        let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        if !lock::is_free(&target) {
            let reason = "it is open in another window; close it there first".to_owned();
            return Err(StoreError::ReadOnly { path: path.to_owned(), reason });
        }
        let failed = |error| StoreError::Disk { doing: "be written", path: path.to_owned(), error };
        let metadata = fs::metadata(&target).map_err(failed)?;
        if metadata.permissions().readonly() {
            let reason = "the file is write-protected".to_owned();
            return Err(StoreError::ReadOnly { path: path.to_owned(), reason });
        }
        let ended =
            if was.has_returns { Cow::Owned(written.replace('\n', "\r\n")) } else { Cow::Borrowed(written.as_str()) };
        let is_same = || read::whole(&target).is_ok_and(|found| found.bytes == ended.as_bytes());
        if metadata.len() == ended.len() as u64 && is_same() {
            return Ok(());
        }
        // It is read back while it goes to the disk, and has its place once both are done.
        let put = || Ready::new(self.disk(), &target, ended.as_bytes(), mode_of(&metadata));
        let read_back = || reads_as(&written, plan, &was.known);
        let (ready, is_sound) = both(put, read_back).unwrap_or_else(|| (put(), read_back()));
        let ready = ready?;
        is_sound?;
        ready.take_place()
    }
}

/// The version in a file and its text; much of it may stand in a text that was read before.
fn taken(path: &Path, known: &Arc<KnownBlocks>) -> Result<(HandedOver, String), StoreError> {
    let known = Arc::clone(known);
    if fs::metadata(path).is_ok_and(|metadata| metadata.is_file() && metadata.len() == 0) {
        let (is_newer, has_comments, has_returns) = (false, false, false);
        return Ok((HandedOver { plan: Plan::empty(""), is_newer, has_comments, has_returns, known }, String::new()));
    }
    let (text, _) = file::text_at(path)?;
    let read = file::plan_in(path, &text, &known)?;
    let version = HandedOver {
        is_newer: read.newer.is_some(),
        has_comments: !read.is_plain && text::has_comments(&text),
        has_returns: text::ends_lines_with_return(&text),
        plan: read.plan,
        known,
    };
    Ok((version, text))
}

/// Whether a text reads as this plan.
fn reads_as(written: &str, plan: &Plan, known: &KnownBlocks) -> Result<(), StoreError> {
    let unsound = |message: &str| Err(StoreError::Failed { message: message.to_owned() });
    match text::read_beside(written, known) {
        Ok(back) if back.plan == *plan => Ok(()),
        Ok(_) => unsound("it would read as another plan"),
        Err(_) => unsound("it would not read"),
    }
}
