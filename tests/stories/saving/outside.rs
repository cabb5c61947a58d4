//! Other windows, other programs, odd files and odd surroundings.

use super::plan_of;
use crate::pty::Pty;
use partnerplan::store::{Answer, Disk, Mode, Outside, Reference, Saver, Store, StoreError, Surroundings};
use rustix::process::Signal;
use std::{
    fs, io,
    os::unix::fs::{PermissionsExt, symlink},
    path::{Path, PathBuf},
    sync::{Arc, mpsc},
    time::Duration,
};

/// C1.
#[test]
fn a_second_window_reads_and_does_not_write() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::at(folder.path());
    let first = store.create("Shared", &plan_of(&["Acme"])).unwrap();
    let mut second = store.open(&Reference::new("shared")).unwrap();
    let Mode::ReadOnly(reason) = &second.mode else { panic!("both windows may write") };
    assert!(reason.contains(&format!("open in another window (process {})", std::process::id())), "{reason}");
    let error = second.file.save(&second.plan).unwrap_err();
    assert!(matches!(error, StoreError::ReadOnly { .. }), "{error}");
    let error = store.trash(first.file.path()).unwrap_err();
    assert!(error.to_string().contains("open in another window"), "{error}");
    store.rename(first.file.path(), "Other").unwrap_err();
    drop(first);
    assert_eq!(store.open(&Reference::new("shared")).unwrap().mode, Mode::ReadWrite);
}

/// C1: it is told once that it may write, and not before it may.
#[test]
fn a_second_window_hears_that_the_first_has_closed() {
    let folder = tempfile::tempdir().unwrap();
    let pause = Duration::from_millis(5);
    let store = Store::at(folder.path()).looking_every(pause);
    let first = store.create("Shared", &plan_of(&["Acme"])).unwrap();
    let second = store.open(&Reference::new("shared")).unwrap();
    let (answers, answered) = mpsc::channel();
    let _saver = Saver::start(second.file, move |answer| answers.send(answer).unwrap());
    assert!(answered.recv_timeout(40 * pause).is_err(), "the first is open still");
    drop(first);
    let answer = answered.recv_timeout(Duration::from_secs(20)).unwrap();
    assert!(matches!(answer, Answer::Outside(Outside::Free)), "{answer:?}");
    assert!(answered.recv_timeout(40 * pause).is_err(), "it was told already");
}

/// C1.
#[test]
fn a_window_that_was_killed_holds_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::at(folder.path());
    store.create("Killed", &plan_of(&["Acme"])).unwrap();
    let mut other = Pty::start(folder.path(), &["open", "killed"]);
    other.waits_for("2 Map 1");
    assert!(matches!(store.open(&Reference::new("killed")).unwrap().mode, Mode::ReadOnly(_)));
    other.signal(Signal::KILL).ends();
    assert_eq!(store.open(&Reference::new("killed")).unwrap().mode, Mode::ReadWrite);
}

/// C3.
#[test]
fn what_is_no_plan_any_more_is_somebody_elses_and_not_a_broken_disk() {
    type Put = fn(&Path);
    let other: [(&str, Put); 3] = [
        ("a folder", |path| fs::create_dir(path).unwrap()),
        ("more than any plan", |path| fs::File::create(path).unwrap().set_len(100_000_000).unwrap()),
        ("a circle", |path| symlink(path, path).unwrap()),
    ];
    for (what, put) in other {
        let folder = tempfile::tempdir().unwrap();
        let mut opened = Store::at(folder.path()).create("Gone", &plan_of(&["Acme"])).unwrap();
        let path = opened.file.path().to_owned();
        fs::remove_file(&path).unwrap();
        put(&path);
        let error = opened.file.save(&plan_of(&["Mine"])).unwrap_err();
        assert!(matches!(error, StoreError::ChangedOutside { gone: false, .. }), "{what}: {error}");
    }
}

/// C3.
#[test]
fn what_another_program_wrote_meanwhile_is_not_replaced_unasked() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::at(folder.path());
    let mut opened = store.create("Both", &plan_of(&["Acme"])).unwrap();
    let path = opened.file.path().to_owned();
    let (mine, before) = (plan_of(&["Mine"]), fs::metadata(&path).unwrap());
    // The same length and the same time of change: only the content tells.
    let theirs = fs::read_to_string(&path).unwrap().replace("Acme", "Acne");
    fs::write(&path, &theirs).unwrap();
    fs::File::options().write(true).open(&path).unwrap().set_modified(before.modified().unwrap()).unwrap();
    let error = opened.file.save(&mine).unwrap_err();
    assert!(matches!(error, StoreError::ChangedOutside { gone: false, .. }), "{error}");
    assert_eq!(fs::read_to_string(&path).unwrap(), theirs);
    opened.file.save(&mine).unwrap_err();
    drop(opened);
    let mut opened = store.open(&Reference::new("both")).unwrap();
    assert_eq!(opened.plan.partners[0].name, "Acne");
    opened.file.save(&mine).unwrap();
    fs::remove_file(&path).unwrap();
    let error = opened.file.save(&plan_of(&["New"])).unwrap_err();
    assert!(matches!(error, StoreError::ChangedOutside { gone: true, .. }), "{error}");
    opened.file.overwrite(&mine).unwrap();
    assert_eq!(store.read(&Reference::new("both")).unwrap().plan.partners, mine.partners);
}

/// C3, D8: also in a session whose first save has kept a version already.
#[test]
fn what_mine_replaces_at_the_users_word_is_an_earlier_version_then() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::at(folder.path());
    let mut opened = store.create("Both", &plan_of(&["Acme"])).unwrap();
    let path = opened.file.path().to_owned();
    opened.file.save(&plan_of(&["Acme", "Bolt"])).unwrap();
    let theirs = fs::read_to_string(&path).unwrap().replace("Bolt", "Theirs");
    fs::write(&path, &theirs).unwrap();
    opened.file.overwrite(&plan_of(&["Mine"])).unwrap();
    let newest = store.backups(&path).list().unwrap().remove(0);
    assert_eq!(fs::read_to_string(newest.path).unwrap(), theirs);
}

/// Two windows that start at once make the same folders.
#[test]
fn a_folder_that_somebody_else_makes_at_the_same_moment_is_as_good() {
    #[derive(Debug)]
    struct Beaten(fn(&Path) -> io::Result<()>);
    impl Disk for Beaten {
        fn create_directory(&self, path: &Path) -> io::Result<()> {
            (self.0)(path)?;
            Err(io::ErrorKind::AlreadyExists.into())
        }
    }
    let folder = tempfile::tempdir().unwrap();
    let store = |beaten| Store::at(folder.path().join("new")).on(Arc::new(Beaten(beaten)));
    let refused = store(|path| fs::write(path, "")).create("Plan", &plan_of(&["Acme"])).unwrap_err();
    let place = format!("{} cannot be made", folder.path().join("new").display());
    assert!(refused.to_string().contains(&place), "a file of that name is no folder: {refused}");
    fs::remove_file(folder.path().join("new")).unwrap();
    let created = store(|path| fs::create_dir(path)).create("Plan", &plan_of(&["Acme"])).unwrap();
    assert!(created.file.path().exists());
}

/// C3.
#[test]
fn a_file_that_was_only_touched_has_not_changed() {
    let folder = tempfile::tempdir().unwrap();
    let mut opened = Store::at(folder.path()).create("Touched", &plan_of(&["Acme"])).unwrap();
    let file = fs::File::options().write(true).open(opened.file.path()).unwrap();
    file.set_modified(std::time::SystemTime::UNIX_EPOCH - Duration::from_secs(1_000_000)).unwrap();
    opened.file.save(&plan_of(&["Bolt"])).unwrap();
}

/// D12.
#[test]
fn a_plan_reached_through_links_is_saved_where_it_lies_and_the_links_stay() {
    let folder = tempfile::tempdir().unwrap();
    let (store, kept) = (Store::at(folder.path().join("config")), folder.path().join("kept"));
    fs::create_dir(&kept).unwrap();
    let made = store.create("Linked", &plan_of(&["Acme"])).unwrap().file.path().to_owned();
    fs::rename(&made, kept.join("real.ron")).unwrap();
    symlink(kept.join("real.ron"), kept.join("middle.ron")).unwrap();
    symlink(kept.join("middle.ron"), &made).unwrap();
    let mut opened = store.open(&Reference::new("linked")).unwrap();
    opened.file.save(&plan_of(&["Bolt"])).unwrap();
    assert!(fs::symlink_metadata(&made).unwrap().is_symlink());
    assert!(fs::symlink_metadata(kept.join("middle.ron")).unwrap().is_symlink());
    assert!(fs::read_to_string(kept.join("real.ron")).unwrap().contains("Bolt"));
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

/// D11.
#[test]
fn a_new_plan_is_its_owners_alone_and_an_old_one_keeps_its_permissions() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::at(folder.path().join("config"));
    let mut opened = store.create("Private", &plan_of(&["Acme"])).unwrap();
    let path = opened.file.path().to_owned();
    assert_eq!((mode(&path), mode(&store.plans()), mode(store.config())), (0o600, 0o700, 0o700));
    drop(opened);
    for permissions in [0o640, 0o664, 0o666] {
        fs::set_permissions(&path, fs::Permissions::from_mode(permissions)).unwrap();
        opened = store.open(&Reference::new("private")).unwrap();
        opened.file.save(&plan_of(&[&permissions.to_string()])).unwrap();
        assert_eq!(mode(&path), permissions);
        drop(opened);
    }
    fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
    let opened = store.open(&Reference::new("private")).unwrap();
    assert!(matches!(opened.mode, Mode::ReadOnly(reason) if reason.contains("write-protected")));
}

/// D12.
#[test]
fn a_second_name_of_the_file_is_spoken_of() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::at(folder.path());
    let path = store.create("Hard", &plan_of(&["Acme"])).unwrap().file.path().to_owned();
    fs::hard_link(&path, folder.path().join("other name")).unwrap();
    let notes = store.open(&Reference::new("hard")).unwrap().notes;
    assert!(notes.iter().any(|note| note.contains("hard link")), "{notes:?}");
}

/// Runs what may never come back, for five seconds at most.
fn soon<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    let (done, finished) = mpsc::channel();
    std::thread::spawn(move || done.send(work()));
    finished.recv_timeout(Duration::from_secs(5)).expect("this takes no five seconds")
}

/// C7.
#[test]
fn what_is_no_plain_file_is_named_and_not_waited_for() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::at(folder.path());
    let plans = store.plans();
    fs::create_dir_all(plans.join("folder.ron")).unwrap();
    let (kind, mode) = (rustix::fs::FileType::Fifo, rustix::fs::Mode::from_raw_mode(0o600));
    rustix::fs::mknodat(rustix::fs::CWD, plans.join("pipe.ron"), kind, mode, 0).unwrap();
    symlink("/dev/zero", plans.join("device.ron")).unwrap();
    symlink("circle.ron", plans.join("circle.ron")).unwrap();
    symlink("nowhere", plans.join("dangling.ron")).unwrap();
    fs::File::create(plans.join("sparse.ron")).unwrap().set_len(20_000_000_000).unwrap();
    let listed = store.list().unwrap();
    let cases = [
        ("folder", "a folder", "a folder"),
        ("pipe", "a pipe", "a pipe"),
        ("device", "a device", "a device"),
        ("circle", "links lead in a circle", "links lead in a circle"),
        ("dangling", "not there", "not there"),
        ("sparse", "larger than any plan", "at most"),
    ];
    assert_eq!(listed.len(), cases.len());
    for (slug, in_list, in_error) in cases {
        let trouble = listed.iter().find(|listed| listed.slug == slug).unwrap().trouble.clone();
        assert!(trouble.as_deref().is_some_and(|trouble| trouble.contains(in_list)), "{slug}: {trouble:?}");
        let store = store.clone();
        let error = soon(move || store.open(&Reference::new(slug)).map(|_| ()).unwrap_err()).to_string();
        assert!(error.contains(in_error) && error.contains(slug), "{slug}: {error}");
    }
}

/// D13, C2.
#[test]
fn a_planted_lock_is_not_written_through() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::at(folder.path());
    let path = store.create("Planted", &plan_of(&["Acme"])).unwrap().file.path().to_owned();
    let (lock, victim) = (path.with_file_name(".planted.lock"), folder.path().join("victim"));
    fs::write(&victim, "precious").unwrap();
    fs::remove_file(&lock).unwrap();
    symlink(&victim, &lock).unwrap();
    let opened = store.open(&Reference::new("planted")).unwrap();
    assert_eq!(fs::read(&victim).unwrap(), b"precious");
    assert!(opened.notes.iter().any(|note| note.contains("two windows")), "{:?}", opened.notes);
    assert_eq!(opened.mode, Mode::ReadWrite);
}

fn around(own: Option<&str>, xdg: Option<&str>, system: Option<&str>) -> Surroundings {
    Surroundings {
        partnerplan_dir: own.map(Into::into),
        xdg_config_home: xdg.map(Into::into),
        system: system.map(PathBuf::from),
    }
}

/// C6.
#[test]
fn the_nearest_word_on_where_plans_live_counts() {
    let full = around(Some("/own"), Some("/xdg"), Some("/home/u/.config/partnerplan"));
    let place = |dir: Option<&str>, around: &Surroundings| {
        Store::locate_in(dir.map(PathBuf::from), around).map(|store| (store.config().to_owned(), store.notes().len()))
    };
    assert_eq!(place(Some("here"), &full).unwrap(), (PathBuf::from("here"), 0));
    assert_eq!(place(None, &full).unwrap(), (PathBuf::from("/own"), 0));
    assert_eq!(place(None, &around(None, Some("/xdg"), Some("/sys"))).unwrap(), (PathBuf::from("/xdg/partnerplan"), 0));
    assert_eq!(place(None, &around(Some(""), Some(""), Some("/sys"))).unwrap(), (PathBuf::from("/sys"), 0));
    assert_eq!(place(None, &around(Some("rel"), Some("."), Some("/sys"))).unwrap(), (PathBuf::from("/sys"), 2));
    assert_eq!(place(None, &around(Some("/"), None, Some("/sys"))).unwrap(), (PathBuf::from("/sys"), 1));
    let error = place(None, &around(Some("rel"), None, None)).unwrap_err();
    assert!(error.to_string().contains("--dir"), "{error}");
}
