//! The folder of plans: what is there, and finding the one that is meant.

use super::{
    Store, StoreError,
    copies::{CopyOf, KeptAside, copy_of},
    error::LARGEST,
    fingerprint::lasting,
    folder::entries,
    name::{file_slug, shown, slug_of},
    read,
    text::{Until, head},
    write::{directory, kind_of},
};
use crate::text::same::{composed, folded, sameness};
use std::{
    collections::HashSet,
    ffi::{OsStr, OsString},
    fmt, fs, io,
    path::{Path, PathBuf},
    time::SystemTime,
};

/// Which plan is meant: its slug, its name, or the path of a `.ron` file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference(OsString);

impl Reference {
    /// What a person typed.
    #[must_use]
    pub fn new(text: impl Into<OsString>) -> Self {
        Self(text.into())
    }

    /// It as a path.
    #[must_use]
    pub fn path(&self) -> &Path {
        Path::new(&self.0)
    }
}

impl From<OsString> for Reference {
    fn from(text: OsString) -> Self {
        Self(text)
    }
}

impl From<&Path> for Reference {
    fn from(path: &Path) -> Self {
        Self(path.into())
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&shown(&self.0))
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
    /// What the system says of it, as a number that is another once the file was written: none where it says nothing.
    pub(super) mark: Option<u64>,
    /// Why it cannot be a plan: "it is a pipe".
    pub trouble: Option<String>,
    /// What its name says it is a copy of, where that lies in the folder too.
    pub copy: Option<CopyOf>,
    /// It is no plan among the others but what the file of one did not take.
    pub kept_aside: Option<KeptAside>,
}

impl Listed {
    /// What it is a copy of, where the plan in it has this name: a name somebody gave that makes such a file name makes
    /// no copy.
    #[must_use]
    pub fn copy_of(&self, name: &str) -> Option<&CopyOf> {
        self.copy.as_ref().filter(|_| file_slug(name, 1) != self.slug)
    }
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
        let paths = match entries(&folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            paths => paths.map_err(failed)?,
        };
        let mut listed: Vec<Listed> = paths.into_iter().filter(|path| is_plan_name(path)).map(describe).collect();
        mark_copies(&mut listed);
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

    /// The file that is meant: the plan with this slug, else the file at this path, else the plan of this short name or
    /// name to a reader, else the only one of it but for accents.
    ///
    /// # Errors
    /// When there is none, or when several plans have the name.
    pub fn find(&self, reference: &Reference) -> Result<PathBuf, StoreError> {
        let path = reference.path();
        let ends_in_a_folder = reference.0.as_encoded_bytes().last().is_some_and(|last| b"/\\".contains(last));
        let is_bare = path.components().count() == 1 && !ends_in_a_folder;
        if is_bare {
            let mut file = reference.0.clone();
            file.push(".ron");
            let by_slug = self.plans().join(file);
            if fs::symlink_metadata(&by_slug).is_ok() {
                return Ok(by_slug);
            }
        }
        let is_file_name = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("ron"));
        if is_file_name || !is_bare {
            let there = fs::symlink_metadata(path).is_ok().then(|| path.to_owned());
            if let Some(path) = there.or_else(|| in_another_form(path)) {
                return Ok(path);
            }
        }
        self.find_by_name(&reference.to_string())
    }

    fn find_by_name(&self, name: &str) -> Result<PathBuf, StoreError> {
        let mut listed = self.list()?;
        listed.retain(|listed| listed.trouble.is_none());
        let known: Vec<(&Listed, [String; 2])> = listed.iter().map(|listed| (listed, self.names_of(listed))).collect();
        let wanted = sameness(name);
        let among = |is_it: &dyn Fn(&String) -> bool| -> Vec<&Listed> {
            known.iter().filter(|(_, names)| names.iter().any(is_it)).map(|(listed, _)| *listed).collect()
        };
        let mut found = among(&|name| *name == wanted);
        if found.is_empty() {
            let wanted = folded(&wanted);
            found = among(&|name| folded(name) == wanted);
        }
        match found.as_slice() {
            [] => Err(StoreError::NotFound { what: name.to_owned(), place: self.plans() }),
            [one] => Ok(one.path.clone()),
            several => {
                let slugs = several.iter().map(|listed| listed.slug.clone()).collect();
                Err(StoreError::Ambiguous { name: name.to_owned(), slugs })
            }
        }
    }

    /// What a plan goes by, to a reader: the short name and, if it has one, the name.
    fn names_of(&self, listed: &Listed) -> [String; 2] {
        let slug = sameness(&listed.slug);
        let name = self.name_of(&listed.path).map_or_else(|| slug.clone(), |name| sameness(&name));
        [slug, name]
    }
}

/// The file at a path whose name is there in another form: a Mac writes two letters for an é.
fn in_another_form(path: &Path) -> Option<PathBuf> {
    let wanted = path.file_name()?.to_str().filter(|name| !name.is_ascii())?;
    let is_it = |there: &PathBuf| {
        there.file_name().and_then(OsStr::to_str).is_some_and(|name| composed(name) == composed(wanted))
    };
    entries(directory(path)).ok()?.into_iter().find(is_it)
}

/// What the plans in a folder are called, to a reader.
pub(super) fn names_in(folder: &Path) -> HashSet<String> {
    let entries = entries(folder).unwrap_or_default().into_iter();
    entries.filter(|path| is_plan_name(path)).map(|path| sameness(&slug_of(&path))).collect()
}

/// A copy is one only of something that is there.
fn mark_copies(listed: &mut [Listed]) {
    let slugs: HashSet<String> = listed.iter().map(|listed| listed.slug.clone()).collect();
    for listed in listed {
        listed.copy = copy_of(&listed.slug).filter(|copy| slugs.contains(&copy.original));
    }
}

/// Hidden files are other programs' and this one's own.
pub(super) fn is_plan_name(path: &Path) -> bool {
    let hidden = path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."));
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
            mark: mark(&metadata),
            trouble: trouble(&metadata),
            copy: None,
            kept_aside: None,
        },
        Err(error) => {
            let trouble = Some(super::error::in_words(&error));
            Listed { path, slug, modified: None, bytes: 0, mark: None, trouble, copy: None, kept_aside: None }
        }
    }
}

/// Some number that is another when a file is; none where the system says too little for one.
fn mark(metadata: &fs::Metadata) -> Option<u64> {
    let since = read::modified(metadata)?.duration_since(SystemTime::UNIX_EPOCH).ok()?;
    Some(lasting(format!("{since:?} {} {:?}", metadata.len(), node(metadata)).as_bytes()))
}

/// The time of its entry is another also where a copy was given the old one's time.
#[cfg(unix)]
fn node(metadata: &fs::Metadata) -> [u64; 4] {
    use std::os::unix::fs::MetadataExt;
    let (seconds, rest) = (metadata.ctime().cast_unsigned(), metadata.ctime_nsec().cast_unsigned());
    [seconds, rest, metadata.ino(), metadata.dev()]
}

#[cfg(not(unix))]
fn node(_metadata: &fs::Metadata) -> [u64; 0] {
    []
}

fn trouble(metadata: &fs::Metadata) -> Option<String> {
    if !metadata.is_file() {
        return Some(format!("it is {}", kind_of(metadata)));
    }
    (metadata.len() > LARGEST).then(|| format!("{} MB is larger than any plan", metadata.len() / 1_000_000))
}
