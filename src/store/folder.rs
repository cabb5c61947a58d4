//! What lies in a folder.

use std::{
    io,
    path::{Path, PathBuf},
};

/// What lies in a folder. The standard library's way panics when the system refuses to close a folder, and a network
/// disk may.
///
/// # Errors
/// When it is not there, is no folder, or cannot be read to its end.
#[cfg(unix)]
pub(super) fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    use rustix::fs::{Dir, Mode, OFlags};
    use std::{ffi::OsStr, os::unix::ffi::OsStrExt};
    let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC | OFlags::NONBLOCK;
    let mut paths = Vec::new();
    for entry in Dir::new(rustix::fs::open(folder, flags, Mode::empty())?)? {
        let entry = entry?;
        let name = entry.file_name().to_bytes();
        if name != b"." && name != b".." {
            paths.push(folder.join(OsStr::from_bytes(name)));
        }
    }
    Ok(paths)
}

/// What lies in a folder.
#[cfg(not(unix))]
pub(super) fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    std::fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect()
}
