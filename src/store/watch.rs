//! What happens to the file of an open plan while nobody saves: another program changes or removes it, or the window
//! that held it closes. It is read only when it looks otherwise than before, so that looking costs next to nothing.

use super::{StoreError, lock, read};
use std::{fs, path::Path, time::SystemTime};

/// What another program has done to the file of an open plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outside {
    /// It has put another plan there.
    Changed,
    /// It has put something there that is no plan, and this is why; a moment later it is none still.
    Unreadable(String),
    /// It has taken the file away.
    Gone,
    /// The file holds again what was last read from it or written to it.
    Back,
    /// The window that held the plan has closed.
    Free,
}

/// The file as it was seen last, and what was told of it.
#[derive(Debug)]
pub(super) struct Watch {
    looks: Option<Looks>,
    told: Option<Outside>,
    /// What was seen may be half of what is being written: it is looked at once more before it is told.
    doubted: bool,
    /// Another window holds the plan.
    waits: bool,
}

impl Watch {
    /// On a file that was read as it looks here, and that another window holds or not.
    pub(super) fn new(metadata: &fs::Metadata, waits: bool) -> Self {
        Self { looks: Some(Looks::of(metadata)), told: None, doubted: false, waits }
    }

    /// Whether the other window has closed since the last look.
    pub(super) fn is_free_now(&mut self, file: &Path) -> bool {
        let is_free = self.waits && lock::is_free(file);
        self.waits &= !is_free;
        is_free
    }

    /// Whether a file that looks so does not look as it did, or what was seen is to be looked at once more.
    pub(super) fn is_otherwise(&self, looks: Option<Looks>) -> bool {
        self.doubted || looks != self.looks
    }

    /// What is to be told of what was seen in a file that looks so.
    pub(super) fn tell(&mut self, looks: Option<Looks>, seen: Outside) -> Option<Outside> {
        let is_settled = looks == self.looks;
        self.looks = looks;
        self.doubted = !is_settled && matches!(seen, Outside::Gone | Outside::Unreadable(_));
        if self.doubted || !self.is_news(&seen) {
            return None;
        }
        self.told = Some(seen.clone()).filter(|seen| *seen != Outside::Back);
        Some(seen)
    }

    /// The other window saves all the time: that it does is told once.
    fn is_news(&self, seen: &Outside) -> bool {
        match seen {
            Outside::Back => self.told.is_some(),
            Outside::Changed => !self.waits || self.told.is_none(),
            _ => true,
        }
    }
}

impl Outside {
    /// What has happened to a file that holds something else now, by what came of reading it; nothing where it cannot be
    /// read just now.
    pub(super) fn of(read: Result<(), StoreError>) -> Option<Self> {
        match read {
            Ok(()) | Err(StoreError::Newer { .. }) => Some(Self::Changed),
            Err(StoreError::Disk { .. }) => None,
            Err(error) => Some(Self::Unreadable(error.brief())),
        }
    }
}

/// A file seen from outside. Whatever is written to it or put in its place, some of it is another afterwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Looks {
    bytes: u64,
    modified: Option<SystemTime>,
    /// Disk and number, and when anything of it was changed last, which no program can set.
    #[cfg(unix)]
    node: (u64, u64, i64, i64),
}

impl Looks {
    /// How a file looks now, if it is there.
    pub(super) fn at(file: &Path) -> Option<Self> {
        fs::metadata(file).ok().map(|metadata| Self::of(&metadata))
    }

    fn of(metadata: &fs::Metadata) -> Self {
        #[cfg(unix)]
        use std::os::unix::fs::MetadataExt;
        Self {
            bytes: metadata.len(),
            modified: read::modified(metadata),
            #[cfg(unix)]
            node: (metadata.dev(), metadata.ino(), metadata.ctime(), metadata.ctime_nsec()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Looks, Outside, Watch};
    use std::fs;

    /// A file as it looks with so many bytes in it.
    fn looks(bytes: usize) -> Option<Looks> {
        let file = tempfile::NamedTempFile::new().expect("a test has a folder");
        fs::write(file.path(), vec![b' '; bytes]).expect("the folder takes a file");
        Looks::at(file.path())
    }

    fn watch(waits: bool) -> Watch {
        let file = tempfile::NamedTempFile::new().expect("a test has a folder");
        Watch::new(&file.path().metadata().expect("it is there"), waits)
    }

    #[test]
    fn what_may_be_half_of_what_is_being_written_is_told_when_it_stays_so() {
        for seen in [Outside::Gone, Outside::Unreadable("it ends in the middle".to_owned())] {
            let (mut watch, half) = (watch(false), looks(1));
            assert_eq!(watch.tell(half, seen.clone()), None);
            assert!(watch.is_otherwise(half), "it is looked at once more");
            assert_eq!(watch.tell(half, seen.clone()), Some(seen.clone()));
            assert!(!watch.is_otherwise(half), "and no more");
            assert_eq!(watch.tell(looks(2), Outside::Changed), Some(Outside::Changed), "what is whole is told at once");
        }
    }

    #[test]
    fn that_the_file_is_back_is_told_after_something_else_was() {
        let mut watch = watch(false);
        assert_eq!(watch.tell(looks(1), Outside::Back), None);
        assert_eq!(watch.tell(looks(2), Outside::Changed), Some(Outside::Changed));
        assert_eq!(watch.tell(looks(3), Outside::Back), Some(Outside::Back));
        assert_eq!(watch.tell(looks(4), Outside::Back), None);
    }

    #[test]
    fn each_change_is_told_but_of_a_window_that_saves_all_the_time_the_first() {
        for (waits, second) in [(false, Some(Outside::Changed)), (true, None)] {
            let mut watch = watch(waits);
            assert_eq!(watch.tell(looks(1), Outside::Changed), Some(Outside::Changed));
            assert_eq!(watch.tell(looks(2), Outside::Changed), second);
        }
    }
}
