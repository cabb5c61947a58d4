//! What a plan's own file does not take is elsewhere within the same two seconds, whatever ends the program then, and
//! in one file; once it is saved there is none.

use crate::{
    driver::{CANDIDATES, Driver},
    pty::Pty,
    saving::disks::FullIn,
};
use partnerplan::{
    catalog,
    plan::Plan,
    store::{Reference, Refuges, Store},
    tui::Message,
};
use rustix::process::Signal;
use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
    thread,
    time::{Duration, Instant},
};
use tempfile::TempDir;

/// Places on other disks.
pub(crate) struct Elsewhere(pub(crate) TempDir);

impl Elsewhere {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    pub(crate) fn refuges(&self) -> Refuges {
        Refuges { state: Some(self.0.path().join("state")), temporary: None }
    }

    /// Every file that lies there.
    pub(crate) fn files(&self) -> Vec<PathBuf> {
        plans(self.0.path())
    }

    /// Whether one plan lies there, with so many candidates.
    fn has(&self, candidates: usize) -> bool {
        matches!(&self.files()[..], [file] if read(file).partners.len() == candidates)
    }

    /// The one plan that lies there.
    #[track_caller]
    fn plan(&self) -> Plan {
        let files = self.files();
        assert_eq!(files.len(), 1, "{files:?}");
        read(&files[0])
    }
}

/// Every file in a folder, but for what is still being written.
fn plans(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(plans(&path));
        } else if path.extension().is_none_or(|ending| ending != "tmp") {
            found.push(path);
        }
    }
    found
}

fn read(path: &Path) -> Plan {
    Store::at("/nowhere").read(&Reference::from(path)).unwrap().plan
}

/// The example on a disk that is full.
fn on_a_full_disk(refuges: Refuges) -> (Driver, FullIn) {
    let mut made = None;
    let driver = Driver::example_through(|store| {
        let full = made.insert(FullIn::of(store.config())).clone();
        store.on(Arc::new(full)).with_refuges(refuges)
    });
    (driver, made.unwrap())
}

/// The example, whose file is looked at all the time.
fn watching(elsewhere: &Elsewhere) -> (Driver, PathBuf) {
    let driver = Driver::example_through(|store| {
        store.looking_every(Duration::from_millis(20)).with_refuges(elsewhere.refuges())
    });
    let path = driver.store().list().unwrap()[0].path.clone();
    (driver, path)
}

/// Another program gives the plan another name.
fn rename_outside(path: &Path) {
    let theirs = fs::read_to_string(path).unwrap().replacen("name: \"", "name: \"Theirs ", 1);
    fs::write(path, theirs).unwrap();
}

/// D6.
#[test]
fn while_the_disk_is_full_another_has_the_plan_in_one_file_until_it_is_saved() {
    let elsewhere = Elsewhere::new();
    let (mut driver, full) = on_a_full_disk(elsewhere.refuges());
    for left in [21, 20, 19] {
        driver.go(CANDIDATES).press(&["d"]).passes(400).waits_for("not saved");
        wait("a kill costs nothing", || elsewhere.has(left));
        driver.press(&["Ctrl-s"]).sees("The plan is not saved").sees("Until then all of it is kept in").press(&["Esc"]);
    }
    full.has_room(true);
    driver.press(&["Ctrl-s"]).sees("The plan is saved.").sees("  saved");
    assert_eq!(elsewhere.files(), Vec::<PathBuf>::new());
    full.has_room(false);
    driver.press(&["d"]).passes(400).waits_for("not saved");
    wait("it begins anew", || elsewhere.has(18));
}

/// D6: the state folder is no folder.
#[test]
fn where_the_state_folder_takes_nothing_one_private_file_among_the_temporary_ones_has_the_plan() {
    let elsewhere = Elsewhere::new();
    let file = elsewhere.0.path().join("a file");
    fs::write(&file, "").unwrap();
    let temporary = elsewhere.0.path().join("tmp");
    fs::create_dir(&temporary).unwrap();
    let refuges = Refuges { state: Some(file), temporary: Some(temporary.clone()) };
    let (mut driver, full) = on_a_full_disk(refuges);
    driver.go(CANDIDATES);
    for left in [21, 20] {
        driver.press(&["d"]).passes(400).waits_for("not saved");
        wait("it is there", || matches!(&plans(&temporary)[..], [kept] if read(kept).partners.len() == left));
    }
    full.has_room(true);
    driver.press(&["Ctrl-s"]).waits_for("  saved");
    assert_eq!(fs::read_dir(&temporary).unwrap().count(), 0, "the folder goes too");
}

/// C3, D6.
#[test]
fn while_a_choice_waits_mine_is_elsewhere_and_goes_when_it_is_made() {
    for (keys, beside) in [(["Enter", "y"], "theirs"), (["Down", "Enter"], "mine")] {
        let elsewhere = Elsewhere::new();
        let (mut driver, path) = watching(&elsewhere);
        rename_outside(&path);
        driver.waits_for("changed elsewhere").go(CANDIDATES);
        assert_eq!(elsewhere.files(), Vec::<PathBuf>::new(), "nothing of mine is unsaved");
        for left in [21, 20] {
            driver.press(&["d"]).passes(400);
            wait("mine is elsewhere", || elsewhere.has(left));
        }
        driver.press(&["Ctrl-s"]).press(&keys).waits_for("  saved");
        assert_eq!(elsewhere.files(), Vec::<PathBuf>::new());
        assert!(path.with_file_name(format!("tallowick-bank-wave-1-{beside}.ron")).exists());
    }
}

/// C3, D6.
#[test]
fn a_plan_whose_file_is_gone_is_elsewhere_though_nothing_of_it_has_changed() {
    let elsewhere = Elsewhere::new();
    let (mut driver, path) = watching(&elsewhere);
    let text = fs::read_to_string(&path).unwrap();
    fs::remove_file(&path).unwrap();
    driver.waits_for("its file is gone");
    wait("it is elsewhere", || elsewhere.files().len() == 1);
    assert_eq!(elsewhere.plan(), catalog::example());
    fs::write(&path, text).unwrap();
    driver.waits_for("  saved");
    assert_eq!(elsewhere.files(), Vec::<PathBuf>::new());
}

/// D6.
#[test]
fn leaving_leaves_one_copy() {
    let elsewhere = Elsewhere::new();
    let (mut driver, path) = watching(&elsewhere);
    rename_outside(&path);
    driver.waits_for("changed elsewhere").go(CANDIDATES).press(&["d"]).passes(400);
    wait("mine is elsewhere", || elsewhere.files().len() == 1);
    driver.message(Message::Signal(15));
    let words = driver.ended.clone().unwrap().1;
    assert!(words.ends_with("-mine.ron"), "{words}");
    assert_eq!(elsewhere.files(), Vec::<PathBuf>::new());

    let (mut driver, _) = on_a_full_disk(elsewhere.refuges());
    driver.go(CANDIDATES).press(&["d"]).passes(400).waits_for("not saved").press(&["d", "Ctrl-c"]);
    driver.sees("The plan is not saved").press(&["Ctrl-c"]);
    let words = driver.ended.clone().unwrap().1;
    assert!(words.ends_with(&elsewhere.files()[0].display().to_string()), "{words}");
    assert_eq!(elsewhere.plan().partners.len(), 20);
}

/// C1, D6.
#[test]
fn a_window_that_only_looks_keeps_nothing_elsewhere() {
    let elsewhere = Elsewhere::new();
    let mut driver = Driver::example_through(|store| store.with_refuges(elsewhere.refuges()));
    let path = driver.store().list().unwrap()[0].path.clone();
    driver.go_home();
    let mut first = driver.store().open(&Reference::from(path.as_path())).unwrap();
    driver.open(&catalog::example().name);
    first.plan.partners.truncate(20);
    first.file.save(&first.plan).unwrap();
    driver.sees("to look at only").go(CANDIDATES).press(&["d"]).sees("cannot be changed").passes(5_000);
    driver.message(Message::Signal(15));
    assert!(driver.ended.clone().unwrap().1.starts_with("Not changed: "));
    assert_eq!(elsewhere.files(), Vec::<PathBuf>::new());
}

/// Looks again and again, for a while.
#[track_caller]
fn wait(what: &str, is_so: impl Fn() -> bool) {
    let deadline = Instant::now() + Duration::from_secs(20);
    while !is_so() {
        assert!(Instant::now() < deadline, "waiting for: {what}");
        thread::sleep(Duration::from_millis(2));
    }
}

/// D6: the real program, killed while the choice between two versions waits.
#[test]
fn a_program_killed_while_it_may_not_save_has_kept_what_was_typed() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::at(folder.path());
    let path = store.create("example", &catalog::example()).unwrap().file.path().to_owned();
    let mut pty = Pty::start(folder.path(), &["open", "example"]);
    pty.waits_for("Prioritise").send("\x1b2").waits_for("Candidates");
    rename_outside(&path);
    pty.send("d").waits_for("21").waits_for("changed elsewhere");
    let state = folder.path().join(".local/state/partnerplan");
    wait("it is elsewhere", || plans(&state).len() == 1);
    pty.signal(Signal::KILL);
    pty.ends();
    assert!(read(&path).name.starts_with("Theirs"));
    assert_eq!(read(&plans(&state)[0]).partners.len(), 21);
}
