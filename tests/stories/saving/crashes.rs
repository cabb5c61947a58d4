//! The power goes at any moment of a save: every state the disk may then be in is built and looked at.
//!
//! The rules are those of the ALICE study (Pillai and others, OSDI 2014): bytes not synced may be there, be missing,
//! be cut off or be zeros; changes of names not synced may each have happened or not.

use super::{
    disks::{Call, Watched},
    keep_first, plan_of,
};
use partnerplan::store::{Disk, Reference, Store, ThisMachine};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs, io,
    path::{Path, PathBuf},
    sync::Arc,
};

/// A name that came to mean a file, or nothing.
type Naming = (PathBuf, Option<usize>);

/// The disk as it would come up again.
#[derive(Clone, Debug, Default)]
struct Model {
    files: Vec<Content>,
    names: BTreeMap<PathBuf, usize>,
    /// Changes of names that are not on the disk yet; each happens wholly or not at all.
    pending: Vec<Vec<Naming>>,
}

#[derive(Clone, Debug, Default)]
struct Content {
    bytes: Vec<u8>,
    synced: bool,
}

impl Model {
    fn holding(path: &Path, bytes: &[u8]) -> Self {
        let files = vec![Content { bytes: bytes.to_owned(), synced: true }];
        Self { files, names: BTreeMap::from([(path.to_owned(), 0)]), pending: Vec::new() }
    }

    /// What a name means to the running program.
    fn means(&self, path: &Path) -> usize {
        let changed = self.pending.iter().flatten().rev().find(|(name, _)| name == path).map(|(_, file)| *file);
        changed.unwrap_or_else(|| self.names.get(path).copied()).expect("the name was made before it was used")
    }

    fn apply(&mut self, call: &Call) {
        match call {
            Call::Create(path) => {
                self.files.push(Content { bytes: Vec::new(), synced: false });
                self.pending.push(vec![(path.clone(), Some(self.files.len() - 1))]);
            }
            Call::Write(path, bytes) => {
                let file = self.means(path);
                self.files[file].bytes.extend(bytes);
                self.files[file].synced = false;
            }
            Call::Sync(path) => {
                let file = self.means(path);
                self.files[file].synced = true;
            }
            Call::Rename(from, to) => {
                let file = self.means(from);
                self.pending.push(vec![(to.clone(), Some(file)), (from.clone(), None)]);
            }
            Call::Link(from, to) => {
                let file = self.means(from);
                self.pending.push(vec![(to.clone(), Some(file))]);
            }
            Call::Remove(path) => self.pending.push(vec![(path.clone(), None)]),
            Call::MakeDirectory(_) => {}
            Call::SyncDirectory(directory) => {
                let (done, waiting): (Vec<_>, Vec<_>) = std::mem::take(&mut self.pending)
                    .into_iter()
                    .partition(|change| change.iter().all(|(name, _)| name.parent() == Some(directory)));
                self.pending = waiting;
                for change in &done {
                    settle(&mut self.names, change);
                }
            }
        }
    }

    /// Every content the file may have after the power came back; none is no file.
    fn possible(&self, path: &Path) -> Vec<Option<Vec<u8>>> {
        let mut found = Vec::new();
        for chosen in 0..1_u32 << self.pending.len() {
            let mut names = self.names.clone();
            for (place, change) in self.pending.iter().enumerate() {
                if chosen & (1 << place) != 0 {
                    settle(&mut names, change);
                }
            }
            match names.get(path) {
                None => found.push(None),
                Some(file) => found.extend(self.files[*file].possible().into_iter().map(Some)),
            }
        }
        found
    }
}

impl Content {
    fn possible(&self) -> Vec<Vec<u8>> {
        if self.synced {
            return vec![self.bytes.clone()];
        }
        let half = self.bytes.len() / 2;
        let mut torn = self.bytes.clone();
        torn[half..].fill(0);
        vec![Vec::new(), vec![0; self.bytes.len()], self.bytes[..half].to_owned(), torn, self.bytes.clone()]
    }
}

fn settle(names: &mut BTreeMap<PathBuf, usize>, change: &[Naming]) {
    for (name, file) in change {
        match file {
            Some(file) => names.insert(name.clone(), *file),
            None => names.remove(name),
        };
    }
}

/// How many states broke the promise: neither old nor new, or old though the save was reported as done.
#[derive(Debug, Default, PartialEq, Eq)]
struct Verdict {
    states: usize,
    broken: usize,
    lost: usize,
}

fn judge(path: &Path, old: Option<&[u8]>, new: &[u8], calls: &[Call]) -> Verdict {
    let mut verdict = Verdict::default();
    let mut model = old.map_or_else(Model::default, |old| Model::holding(path, old));
    for at in 0..=calls.len() {
        for content in model.possible(path) {
            let content = content.as_deref();
            verdict.states += 1;
            verdict.broken += usize::from(content != old && content != Some(new));
            verdict.lost += usize::from(at == calls.len() && content != Some(new));
        }
        if let Some(call) = calls.get(at) {
            model.apply(call);
        }
    }
    verdict
}

/// The calls of one save of a plan that was there before, and the file's bytes before and after.
fn recorded_save() -> (PathBuf, Vec<u8>, Vec<u8>, Vec<Call>) {
    let folder = tempfile::tempdir().unwrap();
    let disk = Watched::default();
    let store = Store::at(folder.path().canonicalize().unwrap()).on(Arc::new(disk.clone()));
    let mut opened = store.create("Power", &plan_of(&["Acme"])).unwrap();
    let old = fs::read(opened.file.path()).unwrap();
    keep_first(&store, opened.file.path());
    disk.forget();
    opened.file.save(&plan_of(&["Acme", "Bolt"])).unwrap();
    let path = opened.file.path().to_owned();
    (path.clone(), old, fs::read(&path).unwrap(), disk.calls())
}

/// D1, D2, D3.
#[test]
fn a_save_writes_syncs_renames_and_syncs_the_folder_in_that_order() {
    let (.., calls) = recorded_save();
    let words: Vec<_> = calls.iter().map(Call::word).collect();
    assert_eq!(words, ["create", "write", "sync", "rename", "sync directory"]);
}

/// D2, D3.
#[test]
fn a_power_cut_leaves_the_old_plan_or_the_new_one_and_never_takes_back_a_save() {
    let (path, old, new, calls) = recorded_save();
    let verdict = judge(&path, Some(&old), &new, &calls);
    assert_eq!((verdict.broken, verdict.lost), (0, 0), "{verdict:?}");
    assert!(verdict.states > 8, "{verdict:?}");
}

/// D2.
#[test]
fn a_power_cut_leaves_a_new_plan_whole_or_not_there() {
    let folder = tempfile::tempdir().unwrap();
    let disk = Watched::default();
    let store = Store::at(folder.path().canonicalize().unwrap()).on(Arc::new(disk.clone()));
    let created = store.create("Power", &plan_of(&["Acme"])).unwrap();
    let new = fs::read(created.file.path()).unwrap();
    let verdict = judge(created.file.path(), None, &new, &disk.calls());
    assert_eq!((verdict.broken, verdict.lost), (0, 0), "{verdict:?}");
}

#[test]
fn a_power_cut_never_takes_a_plan_out_of_both_folder_and_trash() {
    let folder = tempfile::tempdir().unwrap();
    let disk = Watched::default();
    let store = Store::at(folder.path().canonicalize().unwrap()).on(Arc::new(disk.clone()));
    let path = store.create("Power", &plan_of(&["Acme"])).unwrap().file.path().to_owned();
    let bytes = fs::read(&path).unwrap();
    disk.forget();
    let trashed = store.trash(&path).unwrap();
    let synced = |folder: &Path| disk.calls().contains(&Call::SyncDirectory(folder.to_owned()));
    assert!(
        synced(path.parent().unwrap()) && synced(trashed.path.parent().unwrap()),
        "it is not back after a power cut"
    );
    let mut model = Model::holding(&path, &bytes);
    for call in disk.calls() {
        model.apply(&call);
        // Both folders come from one moment: a state is a choice of changes, so both are asked of the same choice.
        for chosen in 0..1_u32 << model.pending.len() {
            let mut names = model.names.clone();
            let kept = model.pending.iter().enumerate().filter(|(place, _)| chosen & (1 << place) != 0);
            kept.for_each(|(_, change)| settle(&mut names, change));
            assert!(names.contains_key(&path) || names.contains_key(&trashed.path), "lost after {call:?}");
        }
    }
}

/// The files of a plan and its earlier versions before the first save of a session, and the calls of that save.
fn first_save() -> (BTreeMap<PathBuf, Vec<u8>>, Vec<Call>) {
    let folder = tempfile::tempdir().unwrap();
    let disk = Watched::default();
    let store = Store::at(folder.path().canonicalize().unwrap()).on(Arc::new(disk.clone()));
    let path = store.create("Power", &plan_of(&["Acme"])).unwrap().file.path().to_owned();
    store.open(&Reference::new("power")).unwrap().file.save(&plan_of(&["Acme", "Bolt"])).unwrap();
    let versions = fs::read_dir(store.config().join("backups/power")).unwrap().map(|entry| entry.unwrap().path());
    let files = versions.chain([path]).map(|file| (file.clone(), fs::read(&file).unwrap())).collect();
    disk.forget();
    store.open(&Reference::new("power")).unwrap().file.save(&plan_of(&["Corvus"])).unwrap();
    (files, disk.calls())
}

/// In how many states that a power cut may leave a file is neither as it was before nor as it was written whole, or is
/// gone; and how many states there are.
fn bad_states(before: &BTreeMap<PathBuf, Vec<u8>>, calls: &[Call]) -> (usize, usize) {
    let mut model = Model::default();
    for (place, (name, bytes)) in before.iter().enumerate() {
        model.files.push(Content { bytes: bytes.clone(), synced: true });
        model.names.insert(name.clone(), place);
    }
    let written =
        |content: &Vec<u8>| calls.iter().any(|call| matches!(call, Call::Write(_, bytes) if bytes == content));
    let (mut bad, mut states) = (0, 0);
    for at in 0..=calls.len() {
        let changed = model.pending.iter().flatten().map(|(name, _)| name);
        let names: BTreeSet<PathBuf> = model.names.keys().chain(changed).cloned().collect();
        for name in names.iter().filter(|name| name.extension().is_some_and(|ending| ending == "ron")) {
            for content in model.possible(name) {
                let is_sound = match &content {
                    Some(content) => before.get(name) == Some(content) || written(content),
                    None => !before.contains_key(name),
                };
                states += 1;
                bad += usize::from(!is_sound);
            }
        }
        if let Some(call) = calls.get(at) {
            model.apply(call);
        }
    }
    (bad, states)
}

/// D1, D2, D8.
#[test]
fn a_power_cut_while_the_version_before_is_kept_leaves_every_file_whole() {
    let (before, calls) = first_save();
    assert_eq!(
        calls.iter().filter(|call| matches!(call, Call::Rename(..))).count(),
        3,
        "version, index, plan: {calls:?}"
    );
    let (bad, states) = bad_states(&before, &calls);
    assert_eq!(bad, 0);
    assert!(states > 40, "{states}");
    let unsynced: Vec<Call> = calls.iter().filter(|call| !matches!(call, Call::Sync(_))).cloned().collect();
    assert!(bad_states(&before, &unsynced).0 > 0, "a version that is not synced may be empty");
}

/// A save as it is often written; every harness has to find what is wrong with each.
pub(super) fn bad_save(disk: &dyn Disk, path: &Path, bytes: &[u8], with: &[Care]) -> io::Result<()> {
    let temporary = path.with_extension("tmp");
    let mut file = disk.create_new(&temporary, 0o600)?;
    file.write_all(bytes)?;
    if with.contains(&Care::SyncFile) {
        file.sync()?;
    }
    if !with.contains(&Care::KeepOld) {
        disk.remove(path)?;
    }
    disk.rename(&temporary, path)?;
    if with.contains(&Care::SyncFolder) {
        disk.sync_directory(path.parent().unwrap())?;
    }
    Ok(())
}

/// What a save may leave out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Care {
    SyncFile,
    KeepOld,
    SyncFolder,
}

#[test]
fn the_power_cuts_find_what_is_wrong_with_a_bad_save() {
    let judged = |with: &[Care]| {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("plan.ron");
        fs::write(&path, "old").unwrap();
        let disk = Watched::default();
        bad_save(&disk, &path, b"new plan", with).unwrap();
        judge(&path, Some(b"old"), b"new plan", &disk.calls())
    };
    let verdict = judged(&[Care::SyncFile, Care::KeepOld, Care::SyncFolder]);
    assert_eq!((verdict.broken, verdict.lost), (0, 0), "the full order is sound: {verdict:?}");
    assert!(judged(&[Care::KeepOld, Care::SyncFolder]).broken > 0, "without the first sync the file may be empty");
    assert!(judged(&[Care::SyncFile, Care::KeepOld]).lost > 0, "without the second the save may be taken back");
    assert!(judged(&[Care::SyncFile, Care::SyncFolder]).broken > 0, "removing first leaves a moment without a plan");
}

/// D7.
#[test]
fn what_a_killed_save_left_behind_is_removed_at_opening_and_nothing_else_is() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::at(folder.path());
    let path = store.create("Killed", &plan_of(&["Acme"])).unwrap().file.path().to_owned();
    let beside = |name: &str| path.parent().unwrap().join(name);
    let left = beside(".killed.ron.4711-3.tmp");
    let others = [beside(".killed.ron.notes.tmp"), beside("killed.ron.1-1.tmp"), beside(".other.ron.4711-3.tmp")];
    for file in others.iter().chain([&left]) {
        let mut made = ThisMachine.create_new(file, 0o600).unwrap();
        made.write_all(b"(format: 1, na").unwrap();
    }
    let young = beside(".killed.ron.4712-1.tmp");
    fs::write(&young, "a save under way").unwrap();
    let later = std::time::SystemTime::now() + std::time::Duration::from_secs(60);
    fs::File::options().write(true).open(&young).unwrap().set_modified(later).unwrap();
    drop(store.open(&Reference::new("killed")).unwrap());
    assert!(!left.exists());
    assert!(young.exists(), "a file younger than the lock was removed");
    assert!(others.iter().all(|file| file.exists()));
}
