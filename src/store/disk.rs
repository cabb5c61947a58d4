//! The few things saving asks of a disk, behind one trait, so that a test can record, refuse or cut off each of them.
//!
//! What may not go in: the order of the calls, which is `write`'s, and reading, which changes nothing.

#[cfg(unix)]
use std::sync::Arc;
use std::{fmt::Debug, fs, io, io::Write, path::Path};

/// Makes a file that grows larger than the system allows an error of the write, not the end of the program.
pub fn survive_limits() {
    #[cfg(unix)]
    {
        // Nobody asks whether the signal came: the write says so. Where it cannot be caught, it ends the program as before.
        let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, Arc::default());
    }
}

/// Everything that changes a disk goes through here. What a disk does not say of itself is done as on this machine.
pub trait Disk: Debug + Send + Sync {
    /// Makes a file that is not there yet, with these permission bits from its first byte, whatever the umask.
    ///
    /// # Errors
    /// When something of that name exists, a link that leads nowhere included, or the system refuses.
    fn create_new(&self, path: &Path, mode: u32) -> io::Result<Box<dyn DiskFile>> {
        let mut options = fs::OpenOptions::new();
        options.write(true).create_new(true);
        private(&mut options);
        let file = options.open(path)?;
        if let Err(error) = set_mode(&file, mode)
            && !may_stay(&error, file.metadata().ok().map(|metadata| mode_of(&metadata)), mode)
        {
            drop(file);
            // The reason it cannot be used is worth more than the reason it cannot be removed.
            let _ = fs::remove_file(path);
            return Err(error);
        }
        Ok(Box::new(file))
    }

    /// Puts `from` in the place of `to` in one step.
    ///
    /// # Errors
    /// When the system refuses; both are then as they were.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    /// Gives `from` a second name, if nothing has that name yet.
    ///
    /// # Errors
    /// When something of that name exists, or the file system has no such thing.
    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::hard_link(from, to)
    }

    /// Takes a name away; of folders only that of an empty one.
    ///
    /// # Errors
    /// When the system refuses.
    fn remove(&self, path: &Path) -> io::Result<()> {
        match fs::remove_file(path) {
            Err(_) if fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_dir()) => fs::remove_dir(path),
            removed => removed,
        }
    }

    /// Makes a directory only its owner may enter, in one that exists.
    ///
    /// # Errors
    /// When something of that name exists, or the system refuses.
    fn create_directory(&self, path: &Path) -> io::Result<()> {
        let mut builder = fs::DirBuilder::new();
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(path)
    }

    /// Waits until the names in a directory are on the disk.
    ///
    /// # Errors
    /// When the system refuses, or knows no such thing.
    fn sync_directory(&self, path: &Path) -> io::Result<()> {
        sync_folder(path)
    }
}

/// A file being written.
pub trait DiskFile: Send {
    /// Writes all of it.
    ///
    /// # Errors
    /// When the system refuses; any part may have been written.
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()>;

    /// Waits until what was written is on the disk.
    ///
    /// # Errors
    /// When it may not be. Asking again would say yes though the bytes are gone, so nobody asks again.
    fn sync(&mut self) -> io::Result<()>;
}

/// The disk of this machine.
#[derive(Clone, Copy, Debug, Default)]
pub struct ThisMachine;

impl Disk for ThisMachine {}

#[cfg(unix)]
fn sync_folder(path: &Path) -> io::Result<()> {
    fs::File::open(path)?.sync_all()
}

#[cfg(not(unix))]
fn sync_folder(_path: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

impl DiskFile for fs::File {
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        Write::write_all(self, bytes)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.sync_all()
    }
}

/// The permission bits a file of one's own gets.
pub(super) const PRIVATE: u32 = 0o600;

#[cfg(unix)]
fn private(options: &mut fs::OpenOptions) {
    std::os::unix::fs::OpenOptionsExt::mode(options, PRIVATE);
}

#[cfg(not(unix))]
fn private(_options: &mut fs::OpenOptions) {}

/// The mode asked for when a file is made loses what the umask takes away; an old file's mode is kept exactly.
#[cfg(unix)]
fn set_mode(file: &fs::File, mode: u32) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(fs::Permissions::from_mode(mode & 0o777))
}

#[cfg(not(unix))]
fn set_mode(_file: &fs::File, _mode: u32) -> io::Result<()> {
    Ok(())
}

/// Whether a file may stay as it is though its mode cannot be set: some file systems have modes of their own, and what
/// lets in nobody who is to stay out is private enough.
fn may_stay(error: &io::Error, has: Option<u32>, wanted: u32) -> bool {
    let knows_none = matches!(error.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::Unsupported);
    // The owner may do anything; whoever else gets more than was wanted is too many.
    knows_none && has.is_some_and(|has| (has & 0o077) | wanted == wanted)
}

/// The permission bits of a file.
#[cfg(unix)]
pub(super) fn mode_of(metadata: &fs::Metadata) -> u32 {
    use std::os::unix::fs::PermissionsExt;
    metadata.permissions().mode() & 0o777
}

#[cfg(not(unix))]
pub(super) fn mode_of(_metadata: &fs::Metadata) -> u32 {
    PRIVATE
}

#[cfg(test)]
mod tests {
    use super::*;

    /// D11.
    #[test]
    fn a_disk_that_sets_no_modes_takes_files_that_are_private_enough() {
        let refused = io::Error::from(io::ErrorKind::PermissionDenied);
        assert!(may_stay(&refused, Some(0o600), 0o600));
        assert!(may_stay(&refused, Some(0o600), 0o644));
        assert!(may_stay(&refused, Some(0o777), 0o777), "the old file was as open");
        assert!(may_stay(&io::ErrorKind::Unsupported.into(), Some(0o700), 0o600));
        assert!(!may_stay(&refused, Some(0o644), 0o600));
        assert!(!may_stay(&refused, None, 0o600));
        assert!(!may_stay(&io::ErrorKind::StorageFull.into(), Some(0o600), 0o600));
    }
}
