//! What can go wrong with a plan's file, each as one sentence: the thing, the place, the way out.

use std::{
    fmt, io,
    path::{Path, PathBuf},
};

/// The largest plan file read, in bytes: six times a plan of 10,000 partners.
pub(super) const LARGEST: u64 = 64 * 1024 * 1024;

/// The largest plan file written: what is written can be read again, changed by hand a little too.
pub(super) const LARGEST_WRITTEN: u64 = 60_000_000;

/// Why a plan could not be found, read or written.
#[derive(Debug)]
pub enum StoreError {
    /// The system names no home directory.
    NoHome,
    /// No plan has this slug, name or path.
    NotFound {
        /// What was asked for.
        what: String,
        /// Where it was looked for.
        place: PathBuf,
    },
    /// Several plans have this name.
    Ambiguous {
        /// The name.
        name: String,
        /// The slugs of those that have it.
        slugs: Vec<String>,
    },
    /// A folder, a pipe, a device: nothing to read a plan from or to put a file in place of.
    NotAFile {
        /// Where.
        path: PathBuf,
        /// What it is: "a folder".
        kind: &'static str,
    },
    /// Larger than any plan.
    TooLarge {
        /// Where.
        path: PathBuf,
        /// How large.
        bytes: u64,
    },
    /// Larger than what is taken in.
    TooMuch {
        /// Where.
        path: PathBuf,
        /// How large.
        bytes: u64,
        /// How large it may be.
        most: u64,
    },
    /// It would be larger than a plan that can be read again.
    TooLargeToWrite {
        /// How large.
        bytes: u64,
    },
    /// Not text in UTF-8.
    NotText {
        /// Where.
        path: PathBuf,
        /// The line of the first byte that is none, counted from 1.
        line: usize,
    },
    /// Text that is no plan.
    Broken(Box<Broken>),
    /// Made by a newer version, and what it says does not read.
    Newer {
        /// Where.
        path: PathBuf,
        /// The number of its format.
        format: u32,
        /// What it says.
        text: String,
    },
    /// The disk or the system refused.
    Disk {
        /// What could not be done: "be written".
        doing: &'static str,
        /// With what.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// Something has the name already.
    Exists {
        /// The name.
        path: PathBuf,
    },
    /// Another program has changed or removed the file since it was read.
    ChangedOutside {
        /// Which.
        path: PathBuf,
        /// Whether it is gone.
        gone: bool,
    },
    /// The plan can be read, not written.
    ReadOnly {
        /// Which.
        path: PathBuf,
        /// Why.
        reason: String,
    },
    /// Whoever handed over what was to be written stopped.
    Stopped {
        /// Why, in a sentence.
        reason: String,
    },
    /// An earlier version of a plan is not what was kept.
    Damaged {
        /// Which.
        path: PathBuf,
    },
    /// The program itself failed while saving.
    Failed {
        /// What it said.
        message: String,
    },
}

/// The place where a file stops being a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    /// The file.
    pub path: PathBuf,
    /// The line, counted from 1.
    pub line: usize,
    /// The column, counted from 1 in characters.
    pub column: usize,
    /// What is wrong there.
    pub what: String,
    /// What stands on that line, or the part of it round the column.
    pub source: String,
}

impl StoreError {
    /// Whether it says that something else stands where the plan was, not that it could not be looked at.
    pub(super) fn is_of_another_file(&self) -> bool {
        match self {
            Self::NotAFile { .. } | Self::TooLarge { .. } => true,
            Self::Disk { error, .. } => error.kind() == io::ErrorKind::NotADirectory || leads_in_a_circle(error),
            _ => false,
        }
    }

    /// The reason alone, for a list that names the file already: "line 12, column 7: expected a number".
    #[must_use]
    pub fn brief(&self) -> String {
        match self {
            Self::Broken(broken) => format!("line {}, column {}: {}", broken.line, broken.column, broken.what),
            Self::NotAFile { kind, .. } => format!("it is {kind}"),
            Self::TooLarge { bytes, .. } => format!("{} MB is larger than any plan", bytes / 1_000_000),
            Self::TooLargeToWrite { bytes } => format!("{} MB is larger than any plan", bytes / 1_000_000),
            Self::NotText { line, .. } => format!("line {line} is not text in UTF-8"),
            Self::Newer { format, .. } => newer_words(*format),
            Self::Disk { error, .. } => in_words(error),
            other => other.to_string(),
        }
    }
}

/// What is said of a plan that a newer version of the program made.
#[must_use]
pub fn newer_words(format: u32) -> String {
    format!("made by a newer version (format {format})")
}

impl fmt::Display for StoreError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoHome => formatter
                .write_str("No home folder is known, so there is no place for plans: name one with --dir FOLDER."),
            Self::NotFound { what, place } => not_found(formatter, what, place),
            Self::Ambiguous { name, slugs } => ambiguous(formatter, name, slugs),
            Self::NotAFile { path, kind } => {
                write!(formatter, "{} is {kind}, not a file: name another one.", path.display())
            }
            Self::TooLarge { path, bytes } => too_large(formatter, path, *bytes),
            Self::TooMuch { path, bytes, most } => too_much(formatter, path, *bytes, *most),
            Self::TooLargeToWrite { bytes } => too_large_to_write(formatter, *bytes),
            Self::NotText { path, line } => not_text(formatter, path, *line),
            Self::Broken(broken) => broken.fmt(formatter),
            Self::Newer { path, format, .. } => newer(formatter, path, *format),
            Self::Disk { doing: "be written", path, error } if error.kind() == io::ErrorKind::NotFound => write!(
                formatter,
                "{} cannot be written: its folder is not there; make it first, or name another place.",
                path.display()
            ),
            Self::Disk { doing, path, error } => {
                write!(formatter, "{} cannot {doing}: {}.", path.display(), in_words(error))
            }
            Self::Exists { path } => {
                write!(formatter, "{} exists already: choose another name, or replace it with --force.", path.display())
            }
            Self::ChangedOutside { path, gone } => changed(formatter, path, *gone),
            Self::ReadOnly { path, reason } => {
                write!(formatter, "{} cannot be changed: {reason}.", path.display())
            }
            Self::Stopped { reason } => formatter.write_str(reason),
            Self::Damaged { path } => damaged(formatter, path),
            Self::Failed { message } => write!(
                formatter,
                "Saving failed by a fault in partnerplan ({message}): save a copy elsewhere, and please report it."
            ),
        }
    }
}

impl fmt::Display for Broken {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place =
            if self.source.is_empty() { String::new() } else { format!(", where it says “{}”", self.source) };
        write!(
            formatter,
            "{}, line {}, column {}: {}{place}; mend it in a text editor, the file was left as it is.",
            self.path.display(),
            self.line,
            self.column,
            self.what
        )
    }
}

impl std::error::Error for StoreError {}

fn too_large(formatter: &mut fmt::Formatter<'_>, path: &Path, bytes: u64) -> fmt::Result {
    let (has, most) = (bytes / 1_000_000, LARGEST / 1_000_000);
    write!(formatter, "{} has {has} MB, and a plan has at most {most}: it was not opened.", path.display())
}

fn too_large_to_write(formatter: &mut fmt::Formatter<'_>, bytes: u64) -> fmt::Result {
    let (has, most) = (bytes.div_ceil(1_000_000), LARGEST_WRITTEN / 1_000_000);
    write!(
        formatter,
        "The plan would have {has} MB, and one of more than {most} could not be opened again, so it was not written: \
         undo what made it so large, or delete what is not needed."
    )
}

fn too_much(formatter: &mut fmt::Formatter<'_>, path: &Path, bytes: u64, most: u64) -> fmt::Result {
    let (has, most) = (bytes.div_ceil(1_000_000), most / 1_000_000);
    write!(formatter, "{} has {has} MB, and at most {most} are read: make several of it.", path.display())
}

fn ambiguous(formatter: &mut fmt::Formatter<'_>, name: &str, slugs: &[String]) -> fmt::Result {
    write!(formatter, "Several plans are called “{name}”: say which one by its short name, {}.", either(slugs))
}

fn not_found(formatter: &mut fmt::Formatter<'_>, what: &str, place: &Path) -> fmt::Result {
    let place = place.display();
    write!(formatter, "No plan is called “{what}” in {place}: `partnerplan list` shows those that are there.")
}

fn not_text(formatter: &mut fmt::Formatter<'_>, path: &Path, line: usize) -> fmt::Result {
    let path = path.display();
    write!(
        formatter,
        "{path}, line {line}, is not text in UTF-8: open it in a text editor and save it as UTF-8; it was left as it is."
    )
}

fn damaged(formatter: &mut fmt::Formatter<'_>, path: &Path) -> fmt::Result {
    let path = path.display();
    write!(formatter, "{path} is damaged: it is not what was kept; take another of the earlier versions.")
}

fn newer(formatter: &mut fmt::Formatter<'_>, path: &Path, format: u32) -> fmt::Result {
    write!(
        formatter,
        "{} was made by a newer version of partnerplan (format {format}, this one knows up to {}): open it with that version; it was left as it is.",
        path.display(),
        crate::plan::FORMAT
    )
}

fn changed(formatter: &mut fmt::Formatter<'_>, path: &Path, gone: bool) -> fmt::Result {
    let (done, choice) = if gone {
        ("removed", "save yours as a copy, or put it back")
    } else {
        ("changed", "save yours as a copy, replace theirs, or load theirs")
    };
    let path = path.display();
    write!(formatter, "{path} has been {done} by another program since it was opened: {choice}.")
}

fn either(slugs: &[String]) -> String {
    match slugs {
        [others @ .., last] if !others.is_empty() => format!("{} or {last}", others.join(", ")),
        _ => slugs.concat(),
    }
}

/// What the system said, as a person would, with the way out where there is one.
#[must_use]
pub fn in_words(error: &io::Error) -> String {
    let words = match error.kind() {
        io::ErrorKind::StorageFull => "the disk is full; free some room and try again",
        io::ErrorKind::QuotaExceeded => "your share of the disk is used up; free some room and try again",
        io::ErrorKind::FileTooLarge => {
            "it is larger than the system lets a file be here; raise the limit (ulimit -f) and try again"
        }
        io::ErrorKind::ReadOnlyFilesystem => "the disk can only be read; choose another folder with --dir",
        io::ErrorKind::PermissionDenied => "permission is denied; change the permissions or choose another folder",
        io::ErrorKind::NotFound => "it is not there",
        io::ErrorKind::AlreadyExists => "something else has that name; choose another",
        io::ErrorKind::NotADirectory => "a part of its path is not a folder",
        io::ErrorKind::IsADirectory => "it is a folder",
        io::ErrorKind::InvalidFilename => "the system does not take that name; choose a shorter or plainer one",
        io::ErrorKind::StaleNetworkFileHandle => "the network folder has gone away; try again once it is back",
        io::ErrorKind::OutOfMemory => "there is not enough memory; close something and try again",
        io::ErrorKind::CrossesDevices => "it lies on another disk",
        _ => return other_in_words(error),
    };
    words.to_owned()
}

#[cfg(unix)]
fn other_in_words(error: &io::Error) -> String {
    use rustix::io::Errno;
    match error.raw_os_error().map(Errno::from_raw_os_error) {
        Some(Errno::IO) => "the disk reported an error; save a copy on another disk".to_owned(),
        Some(Errno::MFILE | Errno::NFILE) => "too many files are open; close some programs and try again".to_owned(),
        Some(Errno::LOOP) => "its links lead in a circle".to_owned(),
        _ => plain(error),
    }
}

#[cfg(unix)]
fn leads_in_a_circle(error: &io::Error) -> bool {
    error.raw_os_error() == Some(rustix::io::Errno::LOOP.raw_os_error())
}

#[cfg(not(unix))]
fn leads_in_a_circle(_error: &io::Error) -> bool {
    false
}

#[cfg(not(unix))]
fn other_in_words(error: &io::Error) -> String {
    plain(error)
}

/// The system's own words, without its number.
fn plain(error: &io::Error) -> String {
    let text = error.to_string();
    text.split(" (os error").next().unwrap_or_default().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_system_says_is_told_with_the_way_out() {
        for (kind, words) in [
            (io::ErrorKind::StorageFull, "the disk is full; free some room"),
            (io::ErrorKind::QuotaExceeded, "your share of the disk is used up"),
            (io::ErrorKind::FileTooLarge, "ulimit -f"),
            (io::ErrorKind::ReadOnlyFilesystem, "choose another folder with --dir"),
            (io::ErrorKind::PermissionDenied, "change the permissions or choose another folder"),
            (io::ErrorKind::NotFound, "it is not there"),
            (io::ErrorKind::AlreadyExists, "something else has that name; choose another"),
            (io::ErrorKind::NotADirectory, "a part of its path is not a folder"),
            (io::ErrorKind::IsADirectory, "it is a folder"),
            (io::ErrorKind::InvalidFilename, "choose a shorter or plainer one"),
            (io::ErrorKind::StaleNetworkFileHandle, "the network folder has gone away"),
            (io::ErrorKind::OutOfMemory, "close something and try again"),
            (io::ErrorKind::CrossesDevices, "it lies on another disk"),
        ] {
            assert!(in_words(&kind.into()).contains(words), "{kind}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn what_only_a_number_says_is_told_too_and_never_the_number() {
        use rustix::io::Errno;
        for (errno, words) in [
            (Errno::IO, "the disk reported an error; save a copy on another disk"),
            (Errno::MFILE, "too many files are open"),
            (Errno::NFILE, "too many files are open"),
            (Errno::LOOP, "its links lead in a circle"),
            (Errno::PIPE, "broken pipe"),
        ] {
            let said = in_words(&io::Error::from_raw_os_error(errno.raw_os_error()));
            assert!(said.contains(words) && !said.contains("os error"), "{said}");
        }
    }

    #[test]
    fn sizes_are_told_in_the_megabytes_people_see() {
        let said = StoreError::TooLarge { path: "p.ron".into(), bytes: 70_000_000 }.to_string();
        assert!(said.starts_with("p.ron has 70 MB, and a plan has at most 67: it was not opened"), "{said}");
        let said = StoreError::TooLargeToWrite { bytes: 60_000_001 }.to_string();
        assert!(said.starts_with("The plan would have 61 MB, and one of more than 60 could not"), "{said}");
    }

    #[test]
    fn names_to_choose_from_are_a_sentence() {
        let either = |names: &[&str]| super::either(&names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>());
        assert_eq!([either(&["a"]), either(&["a", "b"]), either(&["a", "b", "c"])], ["a", "a or b", "a, b or c"]);
    }
}
