//! One plan, one writer: a kernel lock on a file beside the plan, freed by the kernel however the program ends.
//!
//! The lock is not on the plan itself, because a save puts another file in its place. The lock file stays when the
//! lock goes: removing it would let two programs hold locks on two files of the same name.

use super::{StoreError, write::directory};
use std::{
    ffi::OsString,
    fs,
    io::{self, Read, Write},
    path::{Path, PathBuf},
    process, thread,
    time::Duration,
};

/// So long somebody may hold a lock who only looks whether it is free.
const GLANCE: Duration = Duration::from_millis(5);

/// What came of asking for the lock.
#[derive(Debug)]
pub(super) enum Locking {
    /// Ours until dropped.
    Held(PlanLock),
    /// Somebody else's; the process id, when they wrote it.
    Elsewhere(Option<u32>),
    /// Nothing can be written here, so there is nothing to guard.
    Forbidden(io::Error),
    /// No locks here: the plan opens all the same.
    Unsupported,
}

/// The right to write one plan, while it lives.
#[derive(Debug)]
pub(super) struct PlanLock {
    file: fs::File,
}

impl Drop for PlanLock {
    /// Closing the file would not do where a program being started holds a copy of it for a moment.
    fn drop(&mut self) {
        // A lock that cannot be given up goes with the program.
        let _ = self.file.unlock();
    }
}

/// Asks for the lock of the plan at `path`, without waiting.
pub(super) fn lock(path: &Path) -> Locking {
    let mut file = match open(&lock_path(path), true) {
        Ok(file) => file,
        Err(error) if forbids(&error) => return Locking::Forbidden(error),
        Err(_) => return Locking::Unsupported,
    };
    let mut tried = file.try_lock();
    if matches!(tried, Err(fs::TryLockError::WouldBlock)) {
        thread::sleep(GLANCE);
        tried = file.try_lock();
    }
    match tried {
        Ok(()) => {
            // Only so that another window can say who holds it; the lock holds without.
            let _ = file.set_len(0).and_then(|()| writeln!(file, "{}", process::id()));
            Locking::Held(PlanLock { file })
        }
        Err(fs::TryLockError::WouldBlock) => Locking::Elsewhere(holder(&mut file)),
        Err(fs::TryLockError::Error(_)) => Locking::Unsupported,
    }
}

/// Whether nobody holds the lock of the plan at `path` now. It is not kept.
pub(super) fn is_free(path: &Path) -> bool {
    match open(&lock_path(path), false) {
        Ok(file) => file.try_lock().is_ok() && file.unlock().is_ok(),
        Err(error) => error.kind() == io::ErrorKind::NotFound,
    }
}

/// The lock of the plan at `path` while it is moved or replaced whole, so that no other window saves it back. A link that
/// leads nowhere has none.
pub(super) fn held(path: &Path) -> Result<Option<Locking>, StoreError> {
    let Ok(target) = fs::canonicalize(path) else { return Ok(None) };
    match lock(&target) {
        Locking::Elsewhere(_) => {
            let reason = "it is open in another window; close it there first".to_owned();
            Err(StoreError::ReadOnly { path: path.to_owned(), reason })
        }
        other => Ok(Some(other)),
    }
}

/// `.SLUG.lock` beside `SLUG.ron`.
pub(super) fn lock_path(path: &Path) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(path.file_stem().unwrap_or_default());
    name.push(".lock");
    directory(path).join(name)
}

fn forbids(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem)
}

fn holder(file: &mut fs::File) -> Option<u32> {
    let mut text = String::new();
    file.take(20).read_to_string(&mut text).ok()?;
    text.trim().parse().ok()
}

/// Opens the lock file, and may make it; never a link or a pipe somebody put there.
fn open(path: &Path, may_make: bool) -> io::Result<fs::File> {
    let mut options = fs::OpenOptions::new();
    options.read(true).write(true).create(may_make).truncate(false);
    #[cfg(unix)]
    {
        use rustix::fs::OFlags;
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(super::disk::PRIVATE).custom_flags((OFlags::NOFOLLOW | OFlags::NONBLOCK).bits().cast_signed());
    }
    let file = options.open(path)?;
    if file.metadata()?.is_file() { Ok(file) } else { Err(io::ErrorKind::Unsupported.into()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_holds_is_free_and_a_link_is_no_lock() {
        let folder = tempfile::tempdir().expect("a test may have a folder");
        let path = folder.path().join("plan.ron");
        assert!(is_free(&path), "no window ever opened it");
        let Locking::Held(held) = lock(&path) else { panic!("nobody else holds it") };
        assert!(!is_free(&path));
        assert!(matches!(lock(&path), Locking::Elsewhere(Some(holder)) if holder == process::id()));
        drop(held);
        assert!(is_free(&path));
        fs::remove_file(lock_path(&path)).expect("it is there");
        fs::create_dir(lock_path(&path)).expect("its name is free");
        assert!(!is_free(&path), "what cannot be asked is not called free");
    }

    #[test]
    fn only_a_folder_that_forbids_it_makes_a_plan_one_to_read() {
        for (kind, forbidden) in [
            (io::ErrorKind::PermissionDenied, true),
            (io::ErrorKind::ReadOnlyFilesystem, true),
            (io::ErrorKind::Unsupported, false),
            (io::ErrorKind::NotFound, false),
        ] {
            assert_eq!(forbids(&kind.into()), forbidden, "{kind}");
        }
    }
}
