//! Something happens to the plan's file in the middle of a save.

use super::{
    disks::{Refusal, Watched},
    plan_of,
};
use partnerplan::{
    plan::Plan,
    store::{Answer, Disk, DiskFile, Existing, Opened, Reference, Saver, Store, StoreError, ThisMachine, write},
};
use proptest::prelude::*;
use rustix::io::Errno;
use std::{
    fmt, fs, io,
    os::unix::fs::symlink,
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
        mpsc::channel,
    },
};

/// A disk on which something happens once so many of its calls are done.
#[derive(Clone)]
struct Meddled {
    disk: Watched,
    after: usize,
    done: Arc<AtomicUsize>,
    deed: Arc<dyn Fn() + Send + Sync>,
}

impl fmt::Debug for Meddled {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Meddled").field("after", &self.after).finish_non_exhaustive()
    }
}

impl Meddled {
    fn after(calls: usize, disk: Watched, deed: impl Fn() + Send + Sync + 'static) -> Self {
        Self { disk, after: calls, done: Arc::default(), deed: Arc::new(deed) }
    }

    fn then<T>(&self, result: T) -> T {
        if self.done.fetch_add(1, Ordering::SeqCst) + 1 == self.after {
            (self.deed)();
        }
        result
    }
}

impl Disk for Meddled {
    fn create_new(&self, path: &Path, mode: u32) -> io::Result<Box<dyn DiskFile>> {
        let inner = self.disk.create_new(path, mode)?;
        Ok(self.then(Box::new(MeddledFile { inner, disk: self.clone() })))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.then(self.disk.rename(from, to))
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.then(self.disk.link(from, to))
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.disk.remove(path)
    }

    fn create_directory(&self, path: &Path) -> io::Result<()> {
        self.then(self.disk.create_directory(path))
    }

    fn sync_directory(&self, path: &Path) -> io::Result<()> {
        self.then(self.disk.sync_directory(path))
    }
}

struct MeddledFile {
    inner: Box<dyn DiskFile>,
    disk: Meddled,
}

impl DiskFile for MeddledFile {
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.disk.then(self.inner.write_all(bytes))
    }

    fn sync(&mut self) -> io::Result<()> {
        self.disk.then(self.inner.sync())
    }
}

/// How another program writes a file.
#[derive(Clone, Copy, Debug)]
enum Way {
    InPlace,
    ByRename,
    SameLength,
    Removed,
}

/// Another program writes the file; returns what is there afterwards.
fn meddle(path: &Path, way: Way) -> Option<Vec<u8>> {
    let theirs = b"(format: 1, name: \"Theirs\")\n".to_vec();
    match way {
        Way::InPlace => fs::write(path, &theirs).unwrap(),
        Way::ByRename => {
            let beside = path.with_extension("theirs");
            fs::write(&beside, &theirs).unwrap();
            fs::rename(beside, path).unwrap();
        }
        Way::SameLength => {
            let other = fs::read_to_string(path).unwrap().replacen("Nordic", "Baltic", 1);
            fs::write(path, &other).unwrap();
            return Some(other.into_bytes());
        }
        Way::Removed => {
            fs::remove_file(path).unwrap();
            return None;
        }
    }
    Some(theirs)
}

/// The calls of a save up to the one that puts the new file in place.
const BEFORE_THE_RENAME: usize = 3;

/// Whether what another program wrote after so many calls of a save is still there when the save has ended.
fn survives(calls: usize, way: Way, save: impl Fn(&mut Opened, &dyn Disk, &Plan) -> Result<(), StoreError>) -> bool {
    let folder = tempfile::tempdir().unwrap();
    let path = Store::at(folder.path()).create("Nordic", &plan_of(&["Acme"])).unwrap().file.path().to_owned();
    let (victim, theirs) = (path.clone(), Arc::new(Mutex::new(None)));
    let written = Arc::clone(&theirs);
    let disk = Meddled::after(calls, Watched::default(), move || *written.lock().unwrap() = meddle(&victim, way));
    let mut opened = Store::at(folder.path()).on(Arc::new(disk.clone())).open(&Reference::new("nordic")).unwrap();
    let result = save(&mut opened, &disk, &plan_of(&["Mine"]));
    let survived = fs::read(&path).ok() == *theirs.lock().unwrap();
    let litter: Vec<PathBuf> =
        fs::read_dir(path.parent().unwrap()).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert!(!survived || calls > BEFORE_THE_RENAME || result.is_err(), "{way:?} after {calls}: saved over nothing");
    assert!(litter.iter().all(|file| file.extension().is_none_or(|ending| ending != "tmp")), "{litter:?}");
    survived
}

fn good(opened: &mut Opened, _: &dyn Disk, plan: &Plan) -> Result<(), StoreError> {
    opened.file.save(plan)
}

/// A save that looks at the file before it writes the new one, and not again.
fn looking_once(opened: &mut Opened, disk: &dyn Disk, plan: &Plan) -> Result<(), StoreError> {
    opened.file.look()?;
    write::export(disk, opened.file.path(), plan.name.as_bytes(), Existing::Replace)
}

fn ways() -> impl Strategy<Value = Way> {
    prop_oneof![Just(Way::InPlace), Just(Way::ByRename), Just(Way::SameLength), Just(Way::Removed)]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// C3: whatever call of a save another program writes after, what it wrote is never replaced.
    #[test]
    fn what_is_written_in_the_middle_of_a_save_is_never_replaced(calls in 1..=BEFORE_THE_RENAME + 2, way in ways()) {
        prop_assert!(survives(calls, way, good));
    }
}

/// C3.
#[test]
fn a_save_that_looks_only_before_it_writes_is_found_out() {
    for way in [Way::InPlace, Way::ByRename, Way::SameLength, Way::Removed] {
        for calls in 1..=BEFORE_THE_RENAME {
            assert!(!survives(calls, way, looking_once), "{way:?} after {calls}: the harness is blind");
        }
    }
}

/// D3: whatever call of a save takes long, nobody is told that it is done before the last one is.
#[test]
fn saved_is_said_when_the_folder_is_safe_and_not_before() {
    for calls in 1..=BEFORE_THE_RENAME + 2 {
        let folder = tempfile::tempdir().unwrap();
        Store::at(folder.path()).create("Nordic", &plan_of(&["Acme"])).unwrap();
        let ((reach, reached), (release, released)) = (channel(), channel::<()>());
        let (reach, released) = (Mutex::new(reach), Mutex::new(released));
        let disk = Meddled::after(calls, Watched::default(), move || {
            reach.lock().unwrap().send(()).unwrap();
            released.lock().unwrap().recv().unwrap();
        });
        let opened = Store::at(folder.path()).on(Arc::new(disk)).open(&Reference::new("nordic")).unwrap();
        let (answers, answered) = channel();
        let saver = Saver::start(opened.file, move |answer| answers.send(answer).unwrap());
        saver.save(plan_of(&["Mine"]), 1);
        reached.recv().unwrap();
        assert!(answered.try_recv().is_err(), "said after {calls} calls");
        release.send(()).unwrap();
        saver.flush().unwrap();
        assert!(matches!(answered.recv().unwrap(), Answer::Saved { revision: 1 }));
    }
}

/// D13.
#[test]
fn links_planted_under_the_names_of_new_files_are_not_written_through() {
    let folder = tempfile::tempdir().unwrap();
    let victim = folder.path().join("victim");
    fs::write(&victim, "precious").unwrap();
    let mut opened = Store::at(folder.path()).create("Nordic", &plan_of(&["Acme"])).unwrap();
    let path = opened.file.path().to_owned();
    let planted = |number: usize| path.with_file_name(format!(".nordic.ron.{}-{number}.tmp", std::process::id()));
    let (links, pipes): (Vec<usize>, Vec<usize>) =
        (0..6_000).filter(|number| number % 3 > 0).partition(|it| it % 3 == 1);
    for number in links {
        symlink(&victim, planted(number)).unwrap();
    }
    for number in pipes {
        symlink("nowhere", planted(number)).unwrap();
    }
    for name in ["One", "Two", "Three", "Four"] {
        opened.file.save(&plan_of(&[name])).unwrap();
        assert!(fs::read_to_string(&path).unwrap().contains(name));
    }
    assert_eq!(fs::read(&victim).unwrap(), b"precious");
    assert!(!path.with_file_name("nowhere").exists());
}

/// What cannot be read: the system says EIO for its first byte.
const UNREADABLE: &str = "/proc/self/mem";

/// Puts something unreadable in the place of a file, which moves aside; returns where.
fn make_unreadable(path: &Path) -> PathBuf {
    let aside = path.with_extension("aside");
    fs::rename(path, &aside).unwrap();
    symlink(UNREADABLE, path).unwrap();
    aside
}

/// C3, D4.
#[test]
fn a_file_that_cannot_be_read_is_not_said_to_be_changed_by_somebody_else() {
    let folder = tempfile::tempdir().unwrap();
    let mut opened = Store::at(folder.path()).create("Nordic", &plan_of(&["Acme"])).unwrap();
    let path = opened.file.path().to_owned();
    let aside = make_unreadable(&path);
    let error = opened.file.save(&plan_of(&["Mine"])).unwrap_err();
    let sentence = error.to_string();
    assert!(sentence.contains("cannot be read: the disk reported an error"), "{sentence}");
    assert!(!sentence.contains("another program"), "{sentence}");
    fs::rename(aside, &path).unwrap();
    opened.file.save(&plan_of(&["Mine"])).unwrap();
}

/// C3, D4.
#[test]
fn a_save_of_which_the_end_is_not_known_is_not_taken_for_somebody_elses() {
    let folder = tempfile::tempdir().unwrap();
    let path = Store::at(folder.path()).create("Nordic", &plan_of(&["Acme"])).unwrap().file.path().to_owned();
    let (victim, refusal) = (path.clone(), Refusal { from: 5, until: 5, number: Errno::IO.raw_os_error() });
    let disk = Meddled::after(5, Watched::refusing(refusal), move || drop(make_unreadable(&victim)));
    let mut opened = Store::at(folder.path()).on(Arc::new(disk)).open(&Reference::new("nordic")).unwrap();
    opened.file.save(&plan_of(&["One"])).unwrap_err();
    opened.file.save(&plan_of(&["Two"])).unwrap_err();
    fs::rename(path.with_extension("aside"), &path).unwrap();
    opened.file.save(&plan_of(&["Three"])).unwrap();
    assert!(fs::read_to_string(&path).unwrap().contains("Three"));
}

/// D4, D14.
#[test]
fn no_plan_is_written_that_is_too_large_to_be_read_again() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::at(folder.path());
    let mut opened = store.create("Nordic", &plan_of(&["Acme"])).unwrap();
    let before = fs::read(opened.file.path()).unwrap();
    // Ten bytes in the file for each: what no font can show is written by its number.
    let large = Plan { name: "\u{10ffff}".repeat(6_000_000), ..opened.plan.clone() };
    let sentence = opened.file.save(&large).unwrap_err().to_string();
    assert!(sentence.contains("would have 61 MB") && sentence.contains("undo what made it so large"), "{sentence}");
    assert_eq!(fs::read(opened.file.path()).unwrap(), before);
}

/// D14, V1.
#[test]
fn a_file_somebody_wrote_by_hand_keeps_its_lines_until_something_changes() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("hand.ron");
    let text = "( format: 1,\n\n name: \"Hand\", // mine\n)";
    fs::write(&path, text).unwrap();
    let store = Store::at(folder.path().join("config")).on(Arc::new(ThisMachine));
    let mut opened = store.open(&Reference::from(path.as_path())).unwrap();
    let written = fs::metadata(&path).unwrap().modified().unwrap();
    opened.file.save(&opened.plan).unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), text);
    assert_eq!(fs::metadata(&path).unwrap().modified().unwrap(), written);
    let before = opened.plan.clone();
    opened.file.save(&Plan { name: "Other".to_owned(), ..before.clone() }).unwrap();
    opened.file.save(&before).unwrap();
    drop(opened);
    assert_eq!(store.read(&Reference::from(path.as_path())).unwrap().plan, before, "a change taken back is a change");
}
