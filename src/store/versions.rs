//! Versions of a plan in files that another program keeps, as git hands them over: read and written where they lie, with
//! nothing left beside them.

use super::{Store, StoreError, disk::mode_of, file, lock, read, text, write};
use crate::plan::Plan;
use std::{
    fs,
    path::Path,
    sync::OnceLock,
    sync::atomic::{AtomicUsize, Ordering},
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
}

impl Store {
    /// The version in a file. An empty file is one of which nothing is said, as git has it for what both sides added.
    ///
    /// # Errors
    /// When it cannot be read, or is no plan.
    pub fn version(&self, path: &Path) -> Result<HandedOver, StoreError> {
        if fs::metadata(path).is_ok_and(|metadata| metadata.is_file() && metadata.len() == 0) {
            return Ok(HandedOver { plan: Plan::empty(""), is_newer: false, has_comments: false, has_returns: false });
        }
        let (found, told) = file::read_plan(path)?;
        let text = told.text();
        Ok(HandedOver {
            is_newer: found.is_newer(),
            has_comments: text::has_comments(text),
            has_returns: text::ends_lines_with_return(text),
            plan: found.plan,
        })
    }

    /// The versions in several files, read side by side.
    pub fn versions<const N: usize>(&self, paths: [&Path; N]) -> [Result<HandedOver, StoreError>; N] {
        let versions = paths.map(|path| (path, OnceLock::new()));
        let next = AtomicUsize::new(0);
        let work = || {
            while let Some((path, version)) = versions.get(next.fetch_add(1, Ordering::Relaxed)) {
                version.get_or_init(|| self.version(path));
            }
        };
        thread::scope(|scope| {
            for _ in 1..N {
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
        let unsound = |message: &str| StoreError::Failed { message: message.to_owned() };
        match text::read(&written) {
            Ok(back) if back.plan == *plan => {}
            Ok(_) => return Err(unsound("it would read as another plan")),
            Err(_) => return Err(unsound("it would not read")),
        }
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
        let written = if was.has_returns { written.replace('\n', "\r\n") } else { written };
        if read::whole(&target)?.bytes == written.as_bytes() {
            return Ok(());
        }
        write::replace(self.disk(), &target, written.as_bytes(), mode_of(&metadata))
    }
}
