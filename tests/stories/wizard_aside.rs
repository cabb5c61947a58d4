//! What a plan's file did not take stays in sight until somebody has held it against the plan and taken it or given it up.

use crate::{
    driver::{CANDIDATES, Driver},
    wizard_refuge::Elsewhere,
};
use partnerplan::{
    catalog,
    plan::Plan,
    store::{Reference, Refuges, Store, StoreError},
};
use std::{
    fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::Command,
};

const NAME: &str = "Tallowick, bank wave 1";

/// Somebody deleted a candidate where that could not be saved, and the program was killed.
fn keep_aside(store: &Store) -> PathBuf {
    let mut opened = store.open(&Reference::new(NAME)).unwrap();
    opened.plan.partners.remove(0);
    opened.file.refuge().keep(&opened.plan, 1).unwrap()
}

/// The example, of which something is kept aside.
fn opened(elsewhere: &Elsewhere) -> Driver {
    Driver::example_through(|store| {
        let store = store.with_refuges(elsewhere.refuges());
        keep_aside(&store);
        store
    })
}

fn plan(driver: &Driver) -> PathBuf {
    driver.store().list().unwrap()[0].path.clone()
}

fn trashed(driver: &Driver) -> Vec<String> {
    driver.store().trashed().unwrap().into_iter().map(|trashed| trashed.slug).collect()
}

/// D6.
#[test]
fn it_stands_in_the_open_plan_until_it_is_given_up_and_a_save_does_not_make_it_forgotten() {
    let elsewhere = Elsewhere::new();
    let mut driver = opened(&elsewhere);
    driver.sees("did not take are kept aside in").sees("Ctrl-S holds them against the plan.");
    driver.press(&["Down"]).sees("saved; changes kept aside, Ctrl-S").press(&["Alt-1"]).type_text("7").pause();
    let mut driver = driver.killed_and_started_again();
    driver.open(NAME);
    driver.sees("Ctrl-S holds them").press(&["Ctrl-s"]).sees("Kept aside, not in the plan").sees("› Leave both");
    driver.sees("What is kept aside says otherwise").sees("Cordwell").press(&["Enter"]).sees("changes kept aside");
    driver.press(&["Ctrl-s", "Down", "Down", "Enter"]).sees("It is in the trash.").lacks("kept aside").sees("  saved");
    assert_eq!(elsewhere.files(), Vec::<PathBuf>::new());
    assert_eq!(trashed(&driver), ["tallowick-bank-wave-1-unsaved"]);
    driver.go_home().press(&["t", "Enter", "Enter"]).waits_for("copy by partnerplan: unsaved");
}

/// D6, D15.
#[test]
fn it_is_taken_into_the_open_plan_as_a_change_that_can_be_taken_back() {
    let elsewhere = Elsewhere::new();
    let mut driver = opened(&elsewhere);
    driver.press(&["Ctrl-s", "Down"]).sees("› Take it; Ctrl-Z takes that back").press(&["Enter"]);
    driver.sees("The plan is as it was kept aside.").sees("  saved");
    assert_eq!((driver.saved_plan(NAME).partners.len(), elsewhere.files().len()), (21, 0));
    driver.go(CANDIDATES).press(&["u"]).sees("Undone: taking what was kept aside").pause();
    assert_eq!(driver.saved_plan(NAME), catalog::example());
}

/// D6.
#[test]
fn on_home_it_stands_beside_its_plan_and_can_take_its_place() {
    let elsewhere = Elsewhere::new();
    let mut driver = opened(&elsewhere);
    driver.go_home().waits_for("kept aside: not saved").sees("1 plan").press(&["Home", "c"]);
    driver.sees("Kept aside, not in the plan").press(&["Esc"]);
    while !driver.line("›").contains("kept aside") {
        driver.press(&["Down"]);
    }
    driver.press(&["d"]).sees("Enter says what can be done").press(&["Enter"]).sees("› Leave both").sees("Cordwell");
    driver.press(&["Down", "Enter"]).sees("What it was is in").sees("tallowick-bank-wave-1-mine.ron.");
    driver.waits_for("copy by partnerplan: mine").lacks("kept aside");
    assert_eq!((driver.saved_plan("tallowick-bank-wave-1").partners.len(), elsewhere.files().len()), (21, 0));
}

/// D6: the plan's own file was removed by another program.
#[test]
fn what_is_kept_aside_of_a_plan_that_is_gone_becomes_a_plan_again() {
    let elsewhere = Elsewhere::new();
    let mut driver = opened(&elsewhere);
    let path = plan(&driver);
    driver.go_home();
    fs::remove_file(&path).unwrap();
    driver.press(&["F5"]).waits_for("kept aside: its plan is gone").sees("no plans yet").press(&["Home", "Enter"]);
    driver.sees("It could not be saved to").press(&["Enter"]).sees("It is a plan again: tallowick-bank-wave-1.ron.");
    driver.waits_for("1 plan").lacks("kept aside");
    assert_eq!((driver.saved_plan(NAME).partners.len(), elsewhere.files().len()), (21, 0));
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.starts_with("(\n"), "whose it was is no part of the plan: {text}");
}

/// C1.
#[test]
fn another_window_that_may_still_write_it_keeps_it() {
    let elsewhere = Elsewhere::new();
    let driver = opened(&elsewhere);
    let aside = driver.store().list_kept_aside().remove(0).kept_aside.unwrap();
    let refused = driver.store().dismiss(&aside).unwrap_err();
    assert!(matches!(refused, StoreError::ReadOnly { .. }) && elsewhere.files().len() == 1, "{refused}");
}

/// D6.
#[test]
fn what_says_the_same_as_the_plan_is_not_offered() {
    let elsewhere = Elsewhere::new();
    let driver = Driver::example_through(|store| {
        let store = store.with_refuges(elsewhere.refuges());
        let opened = store.open(&Reference::new(NAME)).unwrap();
        opened.file.refuge().keep(&opened.plan, 1).unwrap();
        store
    });
    assert_eq!((driver.screen().contains("kept aside"), elsewhere.files().len()), (false, 0));
}

/// D13.
#[test]
fn among_the_temporary_files_only_what_nobody_else_could_have_put_there_is_found() {
    let elsewhere = Elsewhere::new();
    let temporary = elsewhere.0.path().to_owned();
    let driver = Driver::example_through(|store| {
        store.with_refuges(Refuges { state: None, temporary: Some(temporary.clone()) })
    });
    let store = driver.store().clone();
    let (path, _folder) = (plan(&driver), driver.quits());
    let kept = keep_aside(&store);
    let found = |store: &Store| (store.list_kept_aside().len(), store.kept_aside(&path).len());
    assert_eq!(found(&store), (1, 1));
    let set = |mode| fs::set_permissions(kept.parent().unwrap(), fs::Permissions::from_mode(mode)).unwrap();
    set(0o770);
    assert_eq!(found(&store), (0, 0), "others may write there");
    set(0o700);
    if std::os::unix::fs::chown(kept.parent().unwrap(), Some(1), None).is_ok() {
        assert_eq!(found(&store), (0, 0), "somebody else made it");
        std::os::unix::fs::chown(kept.parent().unwrap(), Some(rustix::process::geteuid().as_raw()), None).unwrap();
    }
    let planted = temporary.join("partnerplan-planted");
    fs::rename(kept.parent().unwrap(), &planted).unwrap();
    assert_eq!(found(&store), (0, 0), "it is not called so");
}

/// D6.
#[test]
fn the_list_says_it() {
    let folder = tempfile::tempdir().unwrap();
    let state = Elsewhere::new();
    let store =
        Store::at(folder.path()).with_refuges(Refuges { state: Some(state.0.path().to_owned()), temporary: None });
    let example = catalog::example();
    store.create(NAME, &Plan { name: NAME.to_owned(), ..example }).unwrap();
    let kept = keep_aside(&store);
    let said = listed(folder.path(), state.0.path(), &["list"]);
    assert!(said.contains("kept aside: not saved in"), "{said}");
    let json = listed(folder.path(), state.0.path(), &["list", "--json"]);
    assert!(json.contains("\"kept_aside\": true") && json.contains(&kept.display().to_string()), "{json}");
}

fn listed(folder: &Path, state: &Path, arguments: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_partnerplan"));
    command.args(arguments).env("PARTNERPLAN_DIR", folder).env("XDG_STATE_HOME", state).env("COLUMNS", "160");
    String::from_utf8(command.output().unwrap().stdout).unwrap()
}
