//! Reading a file that may be anything: only plain files are opened, none is waited for, none fills the memory.

use super::{
    error::{LARGEST, StoreError},
    write::kind_of,
};
use std::{fs, io, io::Read, path::Path, time::SystemTime};

/// A file as it was found.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) bytes: Vec<u8>,
    pub(super) metadata: fs::Metadata,
}

/// The bytes of a file that is to be taken in, no plan; at most so many.
///
/// # Errors
/// When it is no plain file, cannot be read, or is larger.
pub fn taken_in(path: &Path, most: u64) -> Result<Vec<u8>, StoreError> {
    let too_large = |bytes| StoreError::TooMuch { path: path.to_owned(), bytes, most };
    match within(path, most) {
        Ok(found) => Ok(found.bytes),
        Err(StoreError::TooLarge { bytes, .. }) => Err(too_large(bytes)),
        Err(error) => Err(error),
    }
}

/// The whole of a plain file that is to be taken in, with what the system says of it.
pub(super) fn plain(path: &Path, most: u64) -> Result<Found, StoreError> {
    within(path, most)
}

/// The whole of a plan's file, links followed.
pub(super) fn whole(path: &Path) -> Result<Found, StoreError> {
    within(path, LARGEST)
}

/// The whole of a plain file of at most so many bytes, links followed.
fn within(path: &Path, most: u64) -> Result<Found, StoreError> {
    let failed = |error| StoreError::Disk { doing: "be read", path: path.to_owned(), error };
    // Looked at first, because merely opening a device can do something; looked at again once open, because the
    // name may lead elsewhere by then.
    check(path, &fs::metadata(path).map_err(failed)?, most)?;
    let file = open_without_waiting(path).map_err(failed)?;
    let metadata = file.metadata().map_err(failed)?;
    check(path, &metadata, most)?;
    let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or_default());
    file.take(most + 1).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() as u64 > most {
        return Err(StoreError::TooLarge { path: path.to_owned(), bytes: bytes.len() as u64 });
    }
    Ok(Found { bytes, metadata })
}

/// At most the first `most` bytes of a plain file.
pub(super) fn beginning(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    if !fs::metadata(path)?.is_file() {
        return Err(io::ErrorKind::Unsupported.into());
    }
    let mut bytes = Vec::new();
    open_without_waiting(path)?.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// A plain file to read from, of any length.
pub(super) fn open_plain(path: &Path) -> io::Result<fs::File> {
    if !fs::metadata(path)?.is_file() {
        return Err(io::ErrorKind::Unsupported.into());
    }
    open_without_waiting(path)
}

/// When a file was last written, if the system says.
pub(super) fn modified(metadata: &fs::Metadata) -> Option<SystemTime> {
    metadata.modified().ok()
}

fn check(path: &Path, metadata: &fs::Metadata, most: u64) -> Result<(), StoreError> {
    if !metadata.is_file() {
        return Err(StoreError::NotAFile { path: path.to_owned(), kind: kind_of(metadata) });
    }
    if metadata.len() > most {
        return Err(StoreError::TooLarge { path: path.to_owned(), bytes: metadata.len() });
    }
    Ok(())
}

#[cfg(unix)]
fn open_without_waiting(path: &Path) -> io::Result<fs::File> {
    use rustix::fs::OFlags;
    use std::os::unix::fs::OpenOptionsExt;
    let flags = (OFlags::NONBLOCK | OFlags::NOCTTY).bits().cast_signed();
    fs::OpenOptions::new().read(true).custom_flags(flags).open(path)
}

#[cfg(not(unix))]
fn open_without_waiting(path: &Path) -> io::Result<fs::File> {
    fs::File::open(path)
}
