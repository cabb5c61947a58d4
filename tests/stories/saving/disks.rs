//! Disks that write down what is asked of them, or refuse it.

use partnerplan::store::{Disk, DiskFile, ThisMachine};
use std::{
    io,
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
};

/// One thing that was asked of a disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Call {
    Create(PathBuf),
    Write(PathBuf, Vec<u8>),
    Sync(PathBuf),
    Rename(PathBuf, PathBuf),
    Link(PathBuf, PathBuf),
    Remove(PathBuf),
    MakeDirectory(PathBuf),
    SyncDirectory(PathBuf),
}

impl Call {
    /// What was asked, without the names.
    pub(super) fn word(&self) -> &'static str {
        match self {
            Self::Create(_) => "create",
            Self::Write(..) => "write",
            Self::Sync(_) => "sync",
            Self::Rename(..) => "rename",
            Self::Link(..) => "link",
            Self::Remove(_) => "remove",
            Self::MakeDirectory(_) => "make directory",
            Self::SyncDirectory(_) => "sync directory",
        }
    }
}

/// Which calls a disk refuses, counted from 1, and with what.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Refusal {
    pub(crate) from: usize,
    pub(crate) until: usize,
    pub(crate) number: i32,
}

/// This machine's disk, with every call written down and some of them refused.
#[derive(Clone, Debug, Default)]
pub(crate) struct Watched {
    calls: Arc<Mutex<Vec<Call>>>,
    count: Arc<AtomicUsize>,
    refusal: Option<Refusal>,
}

impl Watched {
    pub(crate) fn refusing(refusal: Refusal) -> Self {
        Self { refusal: Some(refusal), ..Self::default() }
    }

    /// What was asked so far.
    pub(super) fn calls(&self) -> Vec<Call> {
        self.calls.lock().unwrap().clone()
    }

    /// How many calls there were, refused ones too.
    pub(super) fn count(&self) -> usize {
        self.count.load(Ordering::SeqCst)
    }

    pub(super) fn forget(&self) {
        self.calls.lock().unwrap().clear();
        self.count.store(0, Ordering::SeqCst);
    }

    /// Lets a call through, or not.
    fn ask(&self) -> io::Result<()> {
        let number = self.count.fetch_add(1, Ordering::SeqCst) + 1;
        match self.refusal {
            Some(refusal) if (refusal.from..=refusal.until).contains(&number) => {
                Err(io::Error::from_raw_os_error(refusal.number))
            }
            _ => Ok(()),
        }
    }

    fn note(&self, call: Call) {
        self.calls.lock().unwrap().push(call);
    }

    fn noted(&self, call: Call, result: io::Result<()>) -> io::Result<()> {
        result.inspect(|()| self.note(call))
    }
}

impl Disk for Watched {
    fn create_new(&self, path: &Path, mode: u32) -> io::Result<Box<dyn DiskFile>> {
        self.ask()?;
        let inner = ThisMachine.create_new(path, mode)?;
        self.note(Call::Create(path.to_owned()));
        Ok(Box::new(WatchedFile { inner, path: path.to_owned(), disk: self.clone() }))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.ask()?;
        self.noted(Call::Rename(from.to_owned(), to.to_owned()), ThisMachine.rename(from, to))
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.ask()?;
        self.noted(Call::Link(from.to_owned(), to.to_owned()), ThisMachine.link(from, to))
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.ask()?;
        self.noted(Call::Remove(path.to_owned()), ThisMachine.remove(path))
    }

    fn create_directory(&self, path: &Path) -> io::Result<()> {
        self.ask()?;
        self.noted(Call::MakeDirectory(path.to_owned()), ThisMachine.create_directory(path))
    }

    fn sync_directory(&self, path: &Path) -> io::Result<()> {
        self.ask()?;
        self.noted(Call::SyncDirectory(path.to_owned()), ThisMachine.sync_directory(path))
    }
}

/// This machine's disk, full in one folder and what lies in it until somebody makes room.
#[derive(Clone, Debug)]
pub(crate) struct FullIn {
    folder: PathBuf,
    has_room: Arc<AtomicBool>,
}

impl FullIn {
    pub(crate) fn of(folder: &Path) -> Self {
        Self { folder: folder.to_owned(), has_room: Arc::default() }
    }

    /// Somebody makes room, or fills it again.
    pub(crate) fn has_room(&self, has: bool) {
        self.has_room.store(has, Ordering::SeqCst);
    }

    fn ask(&self, path: &Path) -> io::Result<()> {
        let is_full = path.starts_with(&self.folder) && !self.has_room.load(Ordering::SeqCst);
        if is_full { Err(io::ErrorKind::StorageFull.into()) } else { Ok(()) }
    }
}

impl Disk for FullIn {
    fn create_new(&self, path: &Path, mode: u32) -> io::Result<Box<dyn DiskFile>> {
        self.ask(path).and_then(|()| ThisMachine.create_new(path, mode))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.ask(to).and_then(|()| ThisMachine.rename(from, to))
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.ask(to).and_then(|()| ThisMachine.link(from, to))
    }

    fn create_directory(&self, path: &Path) -> io::Result<()> {
        self.ask(path).and_then(|()| ThisMachine.create_directory(path))
    }
}

struct WatchedFile {
    inner: Box<dyn DiskFile>,
    path: PathBuf,
    disk: Watched,
}

impl DiskFile for WatchedFile {
    /// A refused write leaves half of the bytes behind, as a full disk does.
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        if let Err(error) = self.disk.ask() {
            self.inner.write_all(&bytes[..bytes.len() / 2])?;
            return Err(error);
        }
        self.inner.write_all(bytes)?;
        self.disk.note(Call::Write(self.path.clone(), bytes.to_owned()));
        Ok(())
    }

    fn sync(&mut self) -> io::Result<()> {
        self.disk.ask()?;
        self.inner.sync()?;
        self.disk.note(Call::Sync(self.path.clone()));
        Ok(())
    }
}
