//! The file of settings: read whole or not at all, and written as every other file.

use super::{
    StoreError,
    disk::PRIVATE,
    error::in_words,
    read::taken_in,
    write::{self, create_directories, directory},
};
use crate::settings::{Flaw, LONGEST, NotWritten, Settings, with};
use crate::store::Store;
use std::path::{Path, PathBuf};
use std::{fs, io};

/// What it is called.
const NAME: &str = "settings.ron";

impl Store {
    /// Where settings stand, if there are any.
    #[must_use]
    pub fn settings_file(&self) -> PathBuf {
        self.config().join(NAME)
    }

    /// What the settings say; without a file nothing.
    #[must_use]
    pub fn settings(&self) -> Settings {
        match bytes(&self.settings_file()) {
            Ok(bytes) => Settings::of(&bytes),
            Err(words) => Settings::unreadable(Flaw { at: None, words }),
        }
    }

    /// Keeps one setting in the file, which is made where there is none; `value` is written as RON.
    ///
    /// # Errors
    /// When the file does not read or the disk refuses; it is then as it was.
    pub fn keep_setting(&self, name: &str, value: &str) -> Result<(), StoreError> {
        let path = self.settings_file();
        // A link leads to where the user keeps it, and that is what is written.
        let path = fs::canonicalize(&path).unwrap_or(path);
        let shown = path.display().to_string();
        let failed = |words: String| StoreError::Stopped { reason: format!("{shown} is as it was: {words}.") };
        let text =
            bytes(&path).and_then(|bytes| String::from_utf8(bytes).map_err(|_| "it is no text in UTF-8".to_owned()));
        let text = text.map_err(failed)?;
        let text = with(&text, name, value).map_err(|NotWritten(flaw)| failed(flaw.to_string()))?;
        create_directories(self.disk(), directory(&path))?;
        let mode = fs::metadata(&path).map_or(PRIVATE, |metadata| super::disk::mode_of(&metadata));
        write::replace(self.disk(), &path, text.as_bytes(), mode)
    }
}

/// What stands in the file, nothing where there is none; else why it cannot be read.
fn bytes(path: &Path) -> Result<Vec<u8>, String> {
    match taken_in(path, LONGEST) {
        Ok(bytes) => Ok(bytes),
        Err(StoreError::Disk { error, .. }) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(StoreError::Disk { error, .. }) => Err(format!("it cannot be read: {}", in_words(&error))),
        Err(StoreError::TooMuch { .. }) => Err(format!("it is longer than any settings: {} kB at most", LONGEST >> 10)),
        Err(error) => Err(error.to_string()),
    }
}
