//! The folder of plans: what is there, and finding the one that is meant.

use super::{
    Store, StoreError,
    error::LARGEST,
    name::slug_of,
    read,
    text::{Until, head},
    write::kind_of,
};
use std::{
    fmt, fs, io,
    path::{Path, PathBuf},
    time::SystemTime,
};

/// Which plan is meant: its slug, its name, or the path of a `.ron` file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference(String);

impl Reference {
    /// What a person typed.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }
}

impl From<String> for Reference {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl From<&Path> for Reference {
    fn from(path: &Path) -> Self {
        Self(path.to_string_lossy().into_owned())
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// A file in the folder of plans, as the folder tells of it; the file itself was not opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The file.
    pub path: PathBuf,
    /// Its name without `.ron`.
    pub slug: String,
    /// When it was last written, if the system says.
    pub modified: Option<SystemTime>,
    /// Its length in bytes.
    pub bytes: u64,
    /// Why it cannot be a plan: "it is a pipe".
    pub trouble: Option<String>,
}

/// The beginning of a plan file is read this far for its name.
const BEGINNING: u64 = 16 * 1024;

impl Store {
    /// The plans there are, by slug. Fast whatever lies there: no file is opened.
    ///
    /// # Errors
    /// When the folder is there and cannot be read. A folder that is not there has no plans.
    pub fn list(&self) -> Result<Vec<Listed>, StoreError> {
        let folder = self.plans();
        let failed = |error| StoreError::Disk { doing: "be read", path: folder.clone(), error };
        let entries = match fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(failed(error)),
        };
        let mut listed = Vec::new();
        for entry in entries {
            let path = entry.map_err(failed)?.path();
            if is_plan_name(&path) {
                listed.push(describe(path));
            }
        }
        listed.sort_by(|one, two| one.slug.cmp(&two.slug).then_with(|| one.path.cmp(&two.path)));
        Ok(listed)
    }

    /// The name of the plan in a file, from its first lines; none when they hold none.
    #[must_use]
    pub fn name_of(&self, path: &Path) -> Option<String> {
        let bytes = read::beginning(path, BEGINNING).ok()?;
        let text = bytes.utf8_chunks().next().map(|chunk| chunk.valid())?;
        head(text, Until::Name).name
    }

    /// The file that is meant: the plan with this slug, else the file at this path, else the plan of this name, in
    /// capitals or not.
    ///
    /// # Errors
    /// When there is none, or when several plans have the name.
    pub fn find(&self, reference: &Reference) -> Result<PathBuf, StoreError> {
        let Reference(text) = reference;
        let path = Path::new(text);
        let is_bare = path.components().count() == 1 && !text.ends_with(['/', '\\']);
        if is_bare {
            let by_slug = self.plans().join(format!("{text}.ron"));
            if fs::symlink_metadata(&by_slug).is_ok() {
                return Ok(by_slug);
            }
        }
        let is_file_name = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("ron"));
        if (is_file_name || !is_bare) && fs::symlink_metadata(path).is_ok() {
            return Ok(path.to_owned());
        }
        self.find_by_name(text)
    }

    fn find_by_name(&self, name: &str) -> Result<PathBuf, StoreError> {
        let wanted = name.trim().to_lowercase();
        let mut found: Vec<PathBuf> = self
            .list()?
            .into_iter()
            .filter(|listed| listed.trouble.is_none())
            .filter(|listed| self.name_of(&listed.path).is_some_and(|name| name.trim().to_lowercase() == wanted))
            .map(|listed| listed.path)
            .collect();
        match found.len() {
            0 => Err(StoreError::NotFound { what: name.to_owned(), place: self.plans() }),
            1 => Ok(found.remove(0)),
            _ => {
                let slugs = found.iter().map(|path| slug_of(path)).collect();
                Err(StoreError::Ambiguous { name: name.to_owned(), slugs })
            }
        }
    }
}

/// Hidden files are other programs' and this one's own.
pub(super) fn is_plan_name(path: &Path) -> bool {
    let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
    !hidden && path.extension().is_some_and(|ending| ending == "ron")
}

pub(super) fn describe(path: PathBuf) -> Listed {
    let slug = slug_of(&path);
    match fs::metadata(&path) {
        Ok(metadata) => Listed {
            path,
            slug,
            modified: read::modified(&metadata),
            bytes: metadata.len(),
            trouble: trouble(&metadata),
        },
        Err(error) => {
            let trouble = Some(super::error::in_words(&error));
            Listed { path, slug, modified: None, bytes: 0, trouble }
        }
    }
}

fn trouble(metadata: &fs::Metadata) -> Option<String> {
    if !metadata.is_file() {
        return Some(format!("it is {}", kind_of(metadata)));
    }
    (metadata.len() > LARGEST).then(|| format!("{} MB is larger than any plan", metadata.len() / 1_000_000))
}
