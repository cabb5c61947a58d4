//! A path as it is typed, and the file or folder it means.

use std::{
    env, fs,
    path::{Component, Path, PathBuf},
};

/// What paths are typed from: `~` is the user's home folder, and a path without a root starts at the folder the program
/// was started in.
#[derive(Clone, Debug)]
pub struct Around {
    folder: PathBuf,
    home: Option<PathBuf>,
}

impl Around {
    /// Where this program runs.
    #[must_use]
    pub fn here() -> Self {
        // A folder that was removed under the program's feet has no name; what is typed then is taken as it stands.
        Self { folder: env::current_dir().unwrap_or_default(), home: env::home_dir() }
    }

    /// Somewhere else.
    #[must_use]
    pub fn at(folder: impl Into<PathBuf>, home: Option<PathBuf>) -> Self {
        Self { folder: folder.into(), home }
    }

    /// The folder the program was started in.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The user's home folder; where none is known, the one the program was started in.
    #[must_use]
    pub fn home(&self) -> &Path {
        self.home.as_deref().unwrap_or(&self.folder)
    }

    /// The whole path that is meant.
    ///
    /// # Errors
    /// A sentence, when it begins with `~` and no home folder is known.
    pub fn meant(&self, typed: &Path) -> Result<PathBuf, String> {
        match (typed.strip_prefix("~"), &self.home) {
            (Err(_), _) => Ok(without_steps_up(self.folder.join(typed))),
            (Ok(rest), Some(home)) => Ok(without_steps_up(home.join(rest))),
            (Ok(_), None) => Err("No home folder is known for ~: type the path in full.".to_owned()),
        }
    }

    /// A path as it would be typed.
    #[must_use]
    pub fn typed(&self, path: &Path) -> String {
        let in_home = self.home.as_ref().and_then(|home| path.strip_prefix(home).ok());
        in_home.map_or_else(|| path.to_owned(), |rest| Path::new("~").join(rest)).to_string_lossy().into_owned()
    }
}

/// Whether both paths lead to one file, by whatever links.
#[must_use]
pub fn is_same_file(one: &Path, other: &Path) -> bool {
    let whole = |path: &Path| fs::canonicalize(path).ok();
    whole(one).is_some_and(|one| whole(other) == Some(one))
}

/// The same place without `..`, as far as it is there: a step up may lead through a link.
pub(super) fn without_steps_up(path: PathBuf) -> PathBuf {
    if !path.components().any(|part| part == Component::ParentDir) {
        return path;
    }
    let whole = fs::canonicalize(&path).ok();
    let of_folder = || Some(fs::canonicalize(path.parent()?).ok()?.join(path.file_name()?));
    whole.or_else(of_folder).unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn a_link_that_is_typed_is_meant_and_not_what_it_leads_to() {
        let folder = tempfile::tempdir().expect("a folder");
        let (file, link) = (folder.path().join("file"), folder.path().join("link"));
        fs::write(&file, "").and_then(|()| std::os::unix::fs::symlink(&file, &link)).expect("a link");
        assert_eq!(Around::at(folder.path(), None).meant(Path::new("link")), Ok(link));
    }

    #[test]
    fn what_is_typed_means_a_whole_path() {
        let around = Around::at("/here", Some("/home/dana".into()));
        let meant = |typed: &str| around.meant(Path::new(typed)).unwrap_or_default();
        assert_eq!(meant("plan.ron"), Path::new("/here/plan.ron"));
        assert_eq!(meant("~/plan.ron"), Path::new("/home/dana/plan.ron"));
        assert_eq!(meant("~"), Path::new("/home/dana"));
        assert_eq!(meant("~plan.ron"), Path::new("/here/~plan.ron"));
        assert_eq!(meant("/tmp/plan.ron"), Path::new("/tmp/plan.ron"));
        assert_eq!(meant("/tmp/../no such plan.ron"), Path::new("/no such plan.ron"));
        assert!(Around::at("/here", None).meant(Path::new("~/x")).is_err());
        assert_eq!(around.typed(Path::new("/home/dana/plans/a.ron")), "~/plans/a.ron");
        assert_eq!(around.typed(Path::new("/srv/a.ron")), "/srv/a.ron");
    }
}
