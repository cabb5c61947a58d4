//! What a user sees when the plan's file will not take what they did.

use super::{
    driver::{CANDIDATES, Driver},
    saving::disks::{Refusal, Watched},
};
use partnerplan::{
    plan::{Change, Edit, Plan},
    store::Store,
    tui::{Message, OpenPlan},
};
use std::{
    fs,
    panic::{AssertUnwindSafe, catch_unwind},
    path::PathBuf,
    sync::Arc,
};

/// The example with one candidate deleted here and the plan's name changed by another program.
fn changed_on_both_sides() -> (Driver, PathBuf) {
    let mut driver = Driver::example();
    let path = driver.store().list().unwrap()[0].path.clone();
    let theirs = fs::read_to_string(&path).unwrap().replacen("name: \"", "name: \"Theirs ", 1);
    fs::write(&path, theirs).unwrap();
    driver.go(CANDIDATES).press(&["d"]);
    (driver, path)
}

fn on_disk(path: &std::path::Path) -> Plan {
    Store::at("/nowhere").read(&path.into()).unwrap().plan
}

/// The one file beside the plan's whose name ends so.
fn beside(path: &std::path::Path, whose: &str) -> PathBuf {
    let stem = path.file_stem().unwrap().to_string_lossy();
    path.with_file_name(format!("{stem}-{whose}.ron"))
}

/// C3.
#[test]
fn a_file_changed_outside_leaves_the_choice_to_the_user() {
    let (mut driver, path) = changed_on_both_sides();
    driver.press(&["q"]).sees("since it was opened").lacks("Retry").sees("› Keep mine, and theirs as tallowick");
    driver.sees("Take theirs, and mine as tallowick-bank-wave-1-mine.ron");
    driver
        .sees("Save mine elsewhere")
        .sees("Leave; mine stays as tallowick-bank-wave-1-mine.ron")
        .press(&["r", "k", "t", "e", "l", "y"]);
    driver.sees("since it was opened").press(&["Ctrl-_"]).lacks("Everything is saved").press(&["Esc"]);
    assert!(on_disk(&path).name.starts_with("Theirs"), "nothing was replaced unasked");
    driver.press(&["Enter"]).sees("Replace what the other program wrote?").press(&["Enter"]);
    assert!(on_disk(&path).name.starts_with("Theirs"), "Enter is no yes");
    driver.press(&["q", "Enter", "y"]);
    assert_eq!(driver.ended.as_ref().map(|(code, _)| *code), Some(0));
    assert_eq!(on_disk(&path).partners.len(), 21);
    assert!(!on_disk(&path).name.starts_with("Theirs"));
    assert!(on_disk(&beside(&path, "theirs")).name.starts_with("Theirs"), "theirs is kept too");
}

#[test]
fn the_version_of_the_other_program_can_be_taken() {
    let (mut driver, path) = changed_on_both_sides();
    driver.press(&["Esc"]).sees("since it was opened").press(&["Down", "Enter"]).waits_for("saved");
    driver.sees("-mine.ron").sees("Theirs ");
    assert_eq!(driver.open_plan().partners.len(), 22);
    assert_eq!(on_disk(&beside(&path, "mine")).partners.len(), 21, "mine is kept too");
    assert_eq!(driver.view(), Some(CANDIDATES), "and one stays where one was");
    driver.go(CANDIDATES).press(&["d"]).pause().sees("saved");
    let saved = on_disk(&path);
    assert!(saved.partners.len() == 21 && saved.name.starts_with("Theirs"), "{}", saved.name);
}

#[test]
fn a_version_that_is_no_plan_is_not_taken() {
    let (mut driver, path) = changed_on_both_sides();
    fs::write(&path, "(format: 1, name: 7)").unwrap();
    driver.press(&["q"]).sees("line 1").sees("Keep mine").lacks("Take theirs");
    assert_eq!(driver.open_plan().partners.len(), 21, "mine is still there");
}

#[test]
fn both_versions_can_be_kept() {
    let (mut driver, path) = changed_on_both_sides();
    let mine = driver.folder().join("mine.ron");
    driver.press(&["q", "Down", "Down", "Down", "Enter"]).sees("Save elsewhere").press(&["Ctrl-u"]);
    driver.type_text(&mine.to_string_lossy()).press(&["Enter"]).sees("saved");
    assert!(on_disk(&path).name.starts_with("Theirs"));
    assert_eq!(on_disk(&mine).partners.len(), 21);
}

#[test]
fn elsewhere_is_a_place_that_can_be_found_again() {
    let (mut driver, path) = changed_on_both_sides();
    driver.press(&["q", "Down", "Down", "Down", "Enter"]);
    driver.sees(&beside(&path, "mine").file_name().unwrap().to_string_lossy());
    driver.press(&["Ctrl-u", "Enter"]).sees("Say where to").type_text("/tmp/.hidden").press(&["Enter"]).sees("no list");
    driver
        .press(&["Ctrl-u"])
        .type_text(&path.to_string_lossy())
        .press(&["Enter"])
        .sees("exists already")
        .lacks("--force");
    assert!(!std::path::Path::new(".ron").exists());
    let other = driver.folder().join("else");
    driver.press(&["Ctrl-u"]).type_text(&other.to_string_lossy()).press(&["Enter"]);
    driver.sees(&other.with_extension("ron").display().to_string());
    assert_eq!(on_disk(&other.with_extension("ron")).partners.len(), 21);
}

/// D5.
#[test]
fn a_failed_save_stays_in_the_corner_and_ctrl_s_says_what_can_be_done() {
    let (mut driver, path) = changed_on_both_sides();
    driver.press(&["Ctrl-s"]).waits_for("Ctrl-S shows").press(&["Down"]).lacks("Ctrl-S shows");
    driver.sees("not saved: changed elsewhere").press(&["Ctrl-s"]).waits_for("Keep mine");
    driver.press(&["Enter", "y"]).waits_for("The plan is saved.").lacks("not saved");
    assert_eq!(on_disk(&path).partners.len(), 21);
    assert!(driver.ended.is_none());
}

#[test]
fn a_folder_that_was_removed_is_made_again() {
    let mut driver = Driver::example();
    let path = driver.store().list().unwrap()[0].path.clone();
    fs::remove_dir_all(driver.store().plans()).unwrap();
    driver.go(CANDIDATES).press(&["d", "Esc"]).sees("has been removed").press(&["Enter"]).sees("1 plan");
    assert_eq!(on_disk(&path).partners.len(), 21);
}

#[test]
fn what_cannot_be_asked_is_kept_beside() {
    let (mut driver, path) = changed_on_both_sides();
    driver.message(Message::Signal(15));
    let (code, words) = driver.ended.clone().unwrap();
    assert_eq!(code, 143);
    let copy = words.split("Your changes are in ").nth(1).unwrap_or_else(|| panic!("{words}"));
    assert_eq!(on_disk(copy.as_ref()).partners.len(), 21);
    assert!(on_disk(&path).name.starts_with("Theirs"));
}

/// D6.
#[test]
fn a_fault_in_the_program_loses_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let opened = Store::at(folder.path()).create("Fault", &Plan::empty("Empty")).unwrap();
    let path = opened.file.path().to_owned();
    let (post, _inbox) = std::sync::mpsc::channel();
    let fault = catch_unwind(AssertUnwindSafe(|| {
        let mut open = OpenPlan::new(opened, 1, None, post.into());
        let edit = Edit::Name("The last word".to_owned());
        open.change(Change::new("the name", edit)).unwrap();
        panic!("as a fault would");
    }));
    assert!(fault.is_err());
    assert_eq!(on_disk(&path).name, "The last word");
}

#[test]
fn an_unreadable_plan_is_explained_in_full() {
    let mut driver = Driver::home_with(|store| {
        fs::create_dir_all(store.plans()).unwrap();
        fs::write(store.plans().join("old.ron"), "(format: 1, name: \"Old\", partners: [(id: 7)])").unwrap();
    });
    driver.waits_for("unreadable: line 1").press(&["Enter"]).waits_for("the file was left as it is.");
    driver.sees("text editor").press(&["Esc", "Down"]).lacks("text editor");
}

#[test]
fn a_plan_of_a_newer_version_that_does_not_read_is_shown_as_text() {
    let newer = "(format: 2, name: \"Later\", orbit: [1, 2])";
    let mut driver = Driver::home_with(|store| {
        fs::create_dir_all(store.plans()).unwrap();
        fs::write(store.plans().join("later.ron"), newer).unwrap();
    });
    driver.waits_for("newer version").press(&["Enter"]).waits_for("orbit: [1, 2]").sees("Made by a newer version");
    driver.press(&["Esc"]).sees("New plan");
    assert_eq!(fs::read_to_string(driver.folder().join("plans/later.ron")).unwrap(), newer);
}

/// The example on a disk that is full for so many calls.
fn on_a_full_disk(until: usize) -> Driver {
    let full = Refusal { from: 1, until, number: rustix::io::Errno::NOSPC.raw_os_error() };
    Driver::example_on(Arc::new(Watched::refusing(full)))
}

/// D6.
#[test]
fn typing_on_does_not_put_the_save_off_for_ever() {
    let mut driver = Driver::example();
    driver.press(&["Alt-1"]);
    let before = driver.open_plan().clone();
    for _ in 0..21 {
        driver.type_text("7").passes(100);
    }
    driver.until("what was typed is on the disk", |driver| driver.saved_plan(&before.name) != before);
}

/// D5.
#[test]
fn a_failed_save_is_said_for_as_long_as_one_types() {
    let mut driver = on_a_full_disk(usize::MAX);
    driver.press(&["Alt-1"]).type_text("7").passes(400).waits_for("Ctrl-S shows");
    for _ in 0..50 {
        driver.type_text("7").sees("not saved: the disk is full").passes(100);
    }
}

/// D5.
#[test]
fn a_failed_save_is_tried_again_by_itself() {
    // The folder for earlier versions and the file are refused.
    let mut driver = on_a_full_disk(2);
    driver.press(&["Alt-1"]).type_text("7").passes(400).waits_for("not saved: the disk is full");
    driver.passes(4_000).sees("not saved").passes(1_000).waits_for("The plan is saved.").lacks("not saved");
}

/// D8.
#[test]
fn a_version_that_cannot_be_kept_is_said_once_the_plan_is_saved_and_again_at_the_end() {
    let mut driver = on_a_full_disk(1);
    driver.press(&["Alt-1"]).type_text("7").passes(400).waits_for("the version before was not kept: the disk is full");
    driver.type_text("7").lacks("not kept").sees("sav").press(&["Ctrl-c"]);
    let (code, words) = driver.ended.clone().unwrap();
    assert!(code == 0 && words.contains("Saved in") && words.contains("not kept: the disk is full"), "{words}");
}

#[test]
fn asking_to_leave_twice_in_one_breath_is_asking_once() {
    let mut driver = on_a_full_disk(usize::MAX);
    driver.press(&["Alt-2", "d"]);
    driver.messages(&["Ctrl-c", "Ctrl-c"]).sees("The plan is not saved");
    assert_eq!(driver.ended, None);
    driver.press(&["Ctrl-c"]);
    assert_eq!(driver.ended.as_ref().map(|(code, _)| *code), Some(1), "the plan's own file has it not");
}

#[test]
fn the_place_proposed_elsewhere_is_free_and_the_user_stays_where_they_were() {
    let (mut driver, path) = changed_on_both_sides();
    fs::copy(&path, beside(&path, "mine")).unwrap();
    let proposed = beside(&path, "mine-2");
    driver.press(&["q", "Down", "Down", "Down", "Enter"]).sees(&proposed.file_name().unwrap().to_string_lossy());
    driver.press(&["Enter"]).sees("Saved in");
    assert_eq!(on_disk(&proposed).partners.len(), 21);
    assert_eq!(driver.view(), Some(CANDIDATES));
}
