//! What lies in refuges: changes that a plan's own file did not take before the program ended. They lie there until
//! somebody has held them against the plan and taken them, or put them into the trash.

use super::{OF, PRIVATE_NAME, Refuges, discard};
use crate::store::{
    Listed, Mode, Opened, Store, StoreError,
    beside::lasting_name,
    copies::{CopyOf, KEPT_ASIDE, KeptAside, is_numbered},
    disk::mode_of,
    file::read_plan,
    folder::entries,
    library::{describe, is_plan_name},
    lock::held,
    name::slug_of,
    read,
    write::{create, create_directories, sweep_dead},
};
use std::path::{Path, PathBuf};

/// Bytes read of the file for whose it is.
const FIRST_LINE: u64 = 8 << 10;

impl Store {
    /// What is kept aside of plans among the others, and of plans whose file is not there: the path of each is where it
    /// is kept.
    #[must_use]
    pub fn list_kept_aside(&self) -> Vec<Listed> {
        let files = self.refuges.folders().into_iter().flat_map(|folder| entries(&folder).unwrap_or_default());
        let mut all = Vec::new();
        for path in files.filter(|path| is_plan_name(path)) {
            let Some(of) = plan_of(&path).and_then(|of| self.told_of(of)) else { continue };
            let mut listed = describe(path.clone());
            listed.copy = Some(CopyOf { original: slug_of(&of), by: "partnerplan", mark: KEPT_ASIDE.to_owned() });
            listed.kept_aside = Some(KeptAside { path, of });
            all.push(listed);
        }
        all.sort_by(|one, two| one.path.cmp(&two.path));
        all
    }

    /// A plan as the list has it, or where it was, if it is among the others or gone.
    fn told_of(&self, of: PathBuf) -> Option<PathBuf> {
        match of.file_name().filter(|_| self.is_ours(&of)) {
            Some(name) => Some(self.plans().join(name)),
            None => Some(of).filter(|of| !of.exists()),
        }
    }

    /// What is kept aside of the plan at `path`, the newest first.
    #[must_use]
    pub fn kept_aside(&self, path: &Path) -> Vec<KeptAside> {
        let name = lasting_name(path);
        let is_its = |file: &PathBuf| {
            let stem = file.file_stem().and_then(|stem| stem.to_str());
            is_plan_name(file) && stem.and_then(|stem| stem.strip_prefix(&name)).is_some_and(is_numbered)
        };
        let files = self.refuges.folders().into_iter().flat_map(|folder| {
            // What a killed program was about to put there.
            sweep_dead(self.disk(), &folder.join(format!("{name}.ron")));
            entries(&folder).unwrap_or_default()
        });
        let mut found: Vec<Listed> = files.filter(is_its).map(describe).collect();
        found.sort_by(|one, two| two.modified.cmp(&one.modified).then_with(|| one.path.cmp(&two.path)));
        found.into_iter().map(|listed| KeptAside { path: listed.path, of: path.to_owned() }).collect()
    }

    /// What is kept aside of a plan that has just been opened to be changed; what says the same as the plan goes.
    pub(in crate::store) fn aside_of(&self, opened: &Opened) -> Vec<KeptAside> {
        if opened.mode != Mode::ReadWrite {
            return Vec::new();
        }
        let mut kept = self.kept_aside(opened.file.path());
        kept.retain(|aside| {
            let read = read_plan(&aside.path);
            let is_alike = read.is_ok_and(|(read, _)| read.plan == opened.plan);
            if is_alike {
                discard(self.disk(), &self.refuges, &aside.path);
            }
            !is_alike
        });
        kept
    }

    /// Puts what was kept aside into the trash: it is in the plan by now, or not wanted.
    ///
    /// # Errors
    /// When another window has the plan open, or the disk refuses; it then stays.
    pub fn dismiss(&self, aside: &KeptAside) -> Result<(), StoreError> {
        let _held = held(&aside.of)?;
        self.dismiss_of_open(aside)
    }

    /// The same, where this window has the plan open.
    ///
    /// # Errors
    /// When the disk refuses; it then stays.
    pub fn dismiss_of_open(&self, aside: &KeptAside) -> Result<(), StoreError> {
        self.trash_copy(&format!("{}-{KEPT_ASIDE}", slug_of(&aside.of)), &plan_in(&aside.path)?)?;
        discard(self.disk(), &self.refuges, &aside.path);
        Ok(())
    }

    /// Makes a plan again of what was kept aside of one whose file is gone: in its place, where that was among the
    /// others. Returns where.
    ///
    /// # Errors
    /// When something is there by now, or the disk refuses; what is kept aside stays.
    pub fn bring_back_aside(&self, aside: &KeptAside) -> Result<PathBuf, StoreError> {
        let bytes = plan_in(&aside.path)?;
        create_directories(self.disk(), &self.plans())?;
        let path = if self.is_ours(&aside.of) {
            // What lies beside it is its own.
            create(self.disk(), &aside.of, &bytes).map(|()| aside.of.clone())
        } else {
            self.restore_as(&slug_of(&aside.of), &|path| create(self.disk(), path, &bytes))
        }?;
        discard(self.disk(), &self.refuges, &aside.path);
        Ok(path)
    }
}

impl Refuges {
    /// Where something of ours may lie. Among the files of everybody only what nobody else could have put there.
    fn folders(&self) -> Vec<PathBuf> {
        let among = self.temporary.as_ref().map(|folder| entries(folder).unwrap_or_default());
        let private = among.unwrap_or_default().into_iter().filter(|path| is_private_name(path) && is_private(path));
        self.state_folder().into_iter().chain(private).collect()
    }
}

fn is_private_name(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str());
    let digits = name.and_then(|name| name.strip_prefix(PRIVATE_NAME));
    digits.is_some_and(|digits| digits.len() == 16 && digits.bytes().all(|digit| digit.is_ascii_hexdigit()))
}

/// Whether only we have ever been able to put something into a folder.
#[cfg(unix)]
fn is_private(folder: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let ours = rustix::process::geteuid().as_raw();
    std::fs::symlink_metadata(folder)
        .is_ok_and(|metadata| metadata.is_dir() && metadata.uid() == ours && mode_of(&metadata) == 0o700)
}

/// The temporary files are each user's own there.
#[cfg(not(unix))]
fn is_private(folder: &Path) -> bool {
    std::fs::symlink_metadata(folder).is_ok_and(|metadata| metadata.is_dir())
}

/// The plan whose changes lie in a file, as that says.
fn plan_of(file: &Path) -> Option<PathBuf> {
    let bytes = read::beginning(file, FIRST_LINE).ok()?;
    let line = bytes.split(|byte| *byte == b'\n').next()?;
    let of = std::str::from_utf8(line).ok()?.strip_prefix(OF)?;
    Some(PathBuf::from(of)).filter(|of| of.is_absolute())
}

/// The bytes of the plan alone.
fn plan_in(file: &Path) -> Result<Vec<u8>, StoreError> {
    let bytes = read::whole(file)?.bytes;
    let behind = bytes.strip_prefix(OF.as_bytes()).and_then(|rest| rest.splitn(2, |byte| *byte == b'\n').nth(1));
    Ok(behind.map_or_else(|| bytes.clone(), <[u8]>::to_vec))
}
