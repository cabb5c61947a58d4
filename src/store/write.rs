//! Every file write, exports too: at every instant the disk holds the old file whole or the new file whole, and what
//! is reported as written stays written through a power cut.
//!
//! The order is the whole point: a new file beside the old one, all its bytes, fsync, rename over the old one, fsync
//! of the directory. Leave out the first fsync and a power cut leaves an empty file; leave out the second and it
//! brings the old one back. A failed fsync is never asked again: the next try starts with a new file.

use super::{
    StoreError,
    disk::{Disk, DiskFile, PRIVATE, mode_of},
    folder::entries,
};
use std::{
    fs, io,
    path::{Path, PathBuf},
    process,
    sync::{
        LazyLock,
        atomic::{AtomicU64, Ordering},
    },
    time::SystemTime,
};

/// What happens to a file that has the name already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Existing {
    /// It stays, and the write is refused.
    Keep,
    /// It is replaced.
    Replace,
}

/// Writes a file somebody takes away: an export, a list.
///
/// Links are not followed: what they point at was not named by the user. What a killed export of this file left goes.
///
/// # Errors
/// When the file exists and is to be kept, is no plain file, or cannot be written; nothing has changed then.
pub fn export(disk: &dyn Disk, path: &Path, bytes: &[u8], existing: Existing) -> Result<(), StoreError> {
    sweep_dead(disk, path);
    match (fs::symlink_metadata(path), existing) {
        (Ok(metadata), _) if !metadata.is_file() => {
            Err(StoreError::NotAFile { path: path.to_owned(), kind: kind_of(&metadata) })
        }
        (Ok(_), Existing::Keep) => Err(StoreError::Exists { path: path.to_owned() }),
        (Ok(metadata), Existing::Replace) => replace(disk, path, bytes, mode_of(&metadata)),
        (Err(_), _) => create(disk, path, bytes),
    }
}

/// Puts `bytes` in the place of the file at `path`, which is no link.
pub(super) fn replace(disk: &dyn Disk, path: &Path, bytes: &[u8], mode: u32) -> Result<(), StoreError> {
    Ready::new(disk, path, bytes, mode)?.take_place()
}

/// A new file with all its bytes on the disk, beside the one whose place it is to take. It goes again unless it does.
#[derive(Debug)]
pub(super) struct Ready<'a> {
    disk: &'a dyn Disk,
    path: &'a Path,
    temporary: Option<PathBuf>,
}

impl<'a> Ready<'a> {
    pub(super) fn new(disk: &'a dyn Disk, path: &'a Path, bytes: &[u8], mode: u32) -> Result<Self, StoreError> {
        let temporary = Some(whole_temporary(disk, path, bytes, mode)?);
        Ok(Self { disk, path, temporary })
    }

    /// Puts it there, for good once this returns.
    pub(super) fn take_place(mut self) -> Result<(), StoreError> {
        if let Some(temporary) = &self.temporary {
            self.disk.rename(temporary, self.path).map_err(|error| failed("be written", self.path, error))?;
        }
        self.temporary = None;
        let synced = sync_directory(self.disk, directory(self.path));
        synced.map_err(|error| failed("be made safe against a power cut", self.path, error))
    }
}

impl Drop for Ready<'_> {
    fn drop(&mut self) {
        if let Some(temporary) = &self.temporary {
            discard(self.disk, temporary);
        }
    }
}

/// Puts what `fill` writes in the place of the file at `path`, which need not be there; where `fill` fails, nothing has
/// changed.
pub(super) fn replace_with(
    disk: &dyn Disk,
    path: &Path,
    fill: &mut dyn FnMut(&mut dyn DiskFile) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let refused = |error| failed("be written", path, error);
    let (temporary, mut new) = new_temporary(disk, path, PRIVATE).map_err(refused)?;
    let filled = fill(&mut *new).and_then(|()| new.sync().map_err(refused));
    drop(new);
    let moved = filled.and_then(|()| disk.rename(&temporary, path).map_err(refused));
    moved.inspect_err(|_| discard(disk, &temporary))?;
    sync_directory(disk, directory(path)).map_err(|error| failed("be made safe against a power cut", path, error))
}

/// Moves a folder with all in it to a name nothing has.
pub(super) fn move_folder(disk: &dyn Disk, from: &Path, to: &Path) -> Result<(), StoreError> {
    if fs::symlink_metadata(to).is_ok() {
        return Err(StoreError::Exists { path: to.to_owned() });
    }
    let moved = disk.rename(from, to).and_then(|()| sync_directory(disk, directory(to)));
    moved.map_err(|error| failed("be moved", from, error))?;
    sync_directory(disk, directory(from)).map_err(|error| failed("be moved for good", from, error))
}

/// Puts `bytes` in a file that must not exist yet: no race, whoever else makes it at this moment.
pub(super) fn create(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let temporary = whole_temporary(disk, path, bytes, PRIVATE)?;
    let moved = move_to_free_name(disk, &temporary, path);
    if moved.is_err() {
        discard(disk, &temporary);
    }
    moved
}

/// Gives a file another name that must be free, safe against a power cut: the old name goes only when the new one is
/// on the disk, so that at every instant one of the two is.
pub(super) fn move_to_free_name(disk: &dyn Disk, from: &Path, to: &Path) -> Result<(), StoreError> {
    match disk.link(from, to) {
        Ok(()) => {
            let named = sync_directory(disk, directory(to)).and_then(|()| disk.remove(from));
            named.map_err(|error| {
                discard(disk, to);
                failed("be moved", from, error)
            })?;
        }
        // Some file systems know no second names. Looking first leaves a gap, but a small one.
        Err(_) if fs::symlink_metadata(to).is_ok() => return Err(StoreError::Exists { path: to.to_owned() }),
        Err(_) => {
            let moved = disk.rename(from, to).and_then(|()| sync_directory(disk, directory(to)));
            moved.map_err(|error| failed("be written", to, error))?;
        }
    }
    if directory(from) == directory(to) {
        return Ok(());
    }
    sync_directory(disk, directory(from)).map_err(|error| failed("be moved for good", from, error))
}

/// Makes a directory and those above it, each for its owner alone and safe against a power cut.
pub(super) fn create_directories(disk: &dyn Disk, path: &Path) -> Result<(), StoreError> {
    if path.is_dir() {
        return Ok(());
    }
    let above = directory(path);
    create_directories(disk, above)?;
    match disk.create_directory(path) {
        Err(error) if !(error.kind() == io::ErrorKind::AlreadyExists && path.is_dir()) => {
            Err(failed("be made", path, error))
        }
        _ => sync_directory(disk, above).map_err(|error| failed("be made safe against a power cut", path, error)),
    }
}

/// Removes what a killed program left beside `path`: files of this module's own pattern, made before `before`.
///
/// Only whoever holds the plan's lock may ask. A leftover that stays costs room, nothing else, so nothing is said.
pub(super) fn sweep(disk: &dyn Disk, path: &Path, before: SystemTime) {
    for left in leftovers(path).filter(|left| left.made < before) {
        discard(disk, &left.file);
    }
}

/// When this program began, as far as it writes.
static BEGAN: LazyLock<SystemTime> = LazyLock::new(SystemTime::now);

/// The same where there is no lock: whoever made them has ended, and before this program began.
pub(super) fn sweep_dead(disk: &dyn Disk, path: &Path) {
    let before = *BEGAN;
    for left in leftovers(path).filter(|left| left.made < before && !is_running(left.process)) {
        discard(disk, &left.file);
    }
}

/// The same for every file of a folder: what a killed program was about to put there may hold a secret.
pub(super) fn sweep_dead_in(disk: &dyn Disk, folder: &Path) {
    let before = *BEGAN;
    for file in entries(folder).unwrap_or_default() {
        let Some(process) = process_of(&file) else { continue };
        let made = fs::symlink_metadata(&file).ok().filter(fs::Metadata::is_file).and_then(|it| it.modified().ok());
        if made.is_some_and(|made| made < before) && !is_running(process) {
            discard(disk, &file);
        }
    }
}

/// Whose file this is, if it is of this module's pattern.
fn process_of(file: &Path) -> Option<u32> {
    let name = file.file_name()?.to_str()?.strip_prefix('.')?.strip_suffix(".tmp")?;
    let (_, numbers) = name.rsplit_once('.')?;
    process_in(&format!("{numbers}.tmp"))
}

/// A file somebody was about to put in the place of another.
struct Leftover {
    file: PathBuf,
    process: u32,
    made: SystemTime,
}

fn leftovers(path: &Path) -> impl Iterator<Item = Leftover> {
    let prefix = temporary_prefix(path);
    entries(directory(path)).into_iter().flatten().filter_map(move |file| {
        let process = process_in(file.file_name()?.to_str()?.strip_prefix(&prefix)?)?;
        let metadata = fs::symlink_metadata(&file).ok().filter(fs::Metadata::is_file)?;
        Some(Leftover { file, process, made: metadata.modified().ok()? })
    })
}

/// Whether another process of this number runs. One of our own number made before we began was somebody else.
#[cfg(unix)]
pub(super) fn is_running(process: u32) -> bool {
    use rustix::process::{Pid, test_kill_process};
    let process = i32::try_from(process).ok().filter(|_| process != process::id()).and_then(Pid::from_raw);
    process.is_some_and(|process| test_kill_process(process) != Err(rustix::io::Errno::SRCH))
}

#[cfg(not(unix))]
pub(super) fn is_running(_process: u32) -> bool {
    true
}

/// Removes what killed programs left in a folder that only one writes to at a time: files of this module's own pattern.
pub(super) fn sweep_all(disk: &dyn Disk, folder: &Path) {
    for path in entries(folder).unwrap_or_default() {
        let is_file = fs::symlink_metadata(&path).is_ok_and(|metadata| metadata.is_file());
        if is_file && process_of(&path).is_some() {
            discard(disk, &path);
        }
    }
}

/// A file with all of `bytes` on the disk, beside `path`.
fn whole_temporary(disk: &dyn Disk, path: &Path, bytes: &[u8], mode: u32) -> Result<PathBuf, StoreError> {
    let written = new_temporary(disk, path, mode).and_then(|(temporary, mut file)| {
        file.write_all(bytes).and_then(|()| file.sync()).inspect_err(|_| discard(disk, &temporary)).map(|()| temporary)
    });
    written.map_err(|error| failed("be written", path, error))
}

/// A new file under a name nothing has: what stands there already, planted or left behind, is never written through.
fn new_temporary(disk: &dyn Disk, path: &Path, mode: u32) -> io::Result<(PathBuf, Box<dyn DiskFile>)> {
    const TRIES: usize = 16;
    let mut tries = 0;
    loop {
        let temporary = temporary_name(path);
        tries += 1;
        match disk.create_new(&temporary, mode) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && tries < TRIES => {}
            other => return other.map(|file| (temporary, file)),
        }
    }
}

/// The failure that led here is what the user needs to hear of, not this one.
fn discard(disk: &dyn Disk, temporary: &Path) {
    let _ = disk.remove(temporary);
}

/// File systems that cannot do this say so, and do what they can: that is no failure. Anything else is.
fn sync_directory(disk: &dyn Disk, path: &Path) -> io::Result<()> {
    match disk.sync_directory(path) {
        Err(error) if matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => Ok(()),
        other => other,
    }
}

fn failed(doing: &'static str, path: &Path, error: io::Error) -> StoreError {
    StoreError::Disk { doing, path: path.to_owned(), error }
}

/// Where a file stands; the working directory for a bare name.
pub(super) fn directory(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if parent.as_os_str().is_empty() => Path::new("."),
        Some(parent) => parent,
        None => path,
    }
}

/// Unlike any name in use: one a process and one a call.
fn temporary_name(path: &Path) -> PathBuf {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    directory(path).join(format!("{}{}-{count}.tmp", temporary_prefix(path), process::id()))
}

fn temporary_prefix(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default();
    match name.to_str() {
        // Room for the number within the 255 bytes a name may have.
        Some(name) if name.len() <= 200 => format!(".{name}."),
        _ => format!(".{:016x}.", super::fingerprint::hash(name.as_encoded_bytes())),
    }
}

/// Whose it is, from what stands behind the prefix; none, where it is not of our pattern.
fn process_in(rest: &str) -> Option<u32> {
    let digits = |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let (process, count) = rest.strip_suffix(".tmp")?.split_once('-')?;
    Some(count).filter(digits)?;
    Some(process).filter(digits)?.parse().ok()
}

/// What stands there instead of a file, in words.
pub(super) fn kind_of(metadata: &fs::Metadata) -> &'static str {
    let kind = metadata.file_type();
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt;
        if kind.is_fifo() {
            return "a pipe";
        }
        if kind.is_socket() {
            return "a socket";
        }
        if kind.is_block_device() || kind.is_char_device() {
            return "a device";
        }
    }
    if kind.is_dir() {
        "a folder"
    } else if kind.is_symlink() {
        "a link"
    } else {
        "something else"
    }
}
