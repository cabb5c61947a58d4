//! Going back: earlier versions on Home and in a plan, a plan that does not read, the trash.

use crate::driver::{CANDIDATES, Driver};
use partnerplan::catalog;
use partnerplan::plan::Plan;
use partnerplan::store::{Reference, Store};
use std::fs;
use std::path::PathBuf;
use std::time::{Duration, SystemTime};

const SIZES: [(u16, u16); 3] = [(80, 24), (120, 36), (160, 50)];
const FIRST: &str = "Tallowick Software, Inc.";

fn vendor(store: &Store) -> String {
    store.read(&Reference::new("tallowick-bank-wave-1")).unwrap().plan.goal.vendor
}

/// The example, saved first nine days ago and three days ago by another vendor's name, and now by a third.
fn three_versions(store: &Store) -> PathBuf {
    let mut plan = catalog::example();
    let path = store.create(&plan.name, &plan).unwrap().file.path().to_owned();
    for (vendor, days) in [("Second", 9), ("Third", 3)] {
        let saved = SystemTime::now() - Duration::from_secs(days * 86_400 + 60);
        fs::File::options().write(true).open(&path).unwrap().set_modified(saved).unwrap();
        vendor.clone_into(&mut plan.goal.vendor);
        store.open(&Reference::from(path.as_path())).unwrap().file.save(&plan).unwrap();
    }
    path
}

fn driver() -> Driver {
    let mut driver = Driver::home_with(|store| drop(three_versions(store)));
    driver.waits_for("Tallowick, bank wave 1").press(&["Home"]);
    driver
}

/// D8.
#[test]
fn an_earlier_version_is_looked_at_with_what_has_changed_and_brought_back_from_home() {
    let mut driver = driver();
    driver.press(&["v"]).sees("Earlier versions of Tallowick, bank wave 1");
    for (columns, rows) in SIZES {
        driver.resize(columns, rows).sees("3 days ago").sees("9 days ago").sees("22 candidates");
        driver.sees("What has changed since then").waits_for("Vendor: Second → Third").lacks("…");
    }
    driver.press(&["Down"]).waits_for(&format!("Vendor: “{FIRST}” → “Third”"));
    driver.press(&["Enter"]).sees("Go back to this version").sees("is kept first");
    driver.press(&["Down", "Down", "Enter"]).sees("What has changed since then");
    driver.press(&["Enter", "Enter"]).sees("Put the version of").sees("What stands there now is kept");
    driver.press(&["n"]);
    assert_eq!(vendor(driver.store()), "Third");
    driver.press(&["Enter", "Enter", "y"]).sees("The plan is as it was on");
    assert_eq!(vendor(driver.store()), FIRST);
    driver.press(&["v"]).waits_for("Vendor: “Third” →").sees("just now");
}

/// D10.
#[test]
fn an_earlier_version_whose_list_was_lost_is_said_not_to_be_checked_and_can_be_brought_back() {
    let mut driver = driver();
    let path = driver.store().find(&Reference::new("tallowick-bank-wave-1")).unwrap();
    let kept = driver.store().backups(&path).list().unwrap().remove(0).path;
    fs::remove_file(kept.with_file_name("index.ron")).unwrap();
    driver.press(&["v"]);
    for (columns, rows) in SIZES {
        driver.resize(columns, rows).sees("22 candidates, not checked").sees("but is not checked: the list");
        driver.waits_for("Vendor: Second → Third").lacks("…");
    }
    driver.press(&["Enter", "Enter", "y"]).sees("The plan is as it was on");
    assert_eq!(vendor(driver.store()), "Second");
    driver.press(&["v"]).sees("22 candidates, not checked").lacks("but is not checked").press(&["Esc"]);
    fs::write(&path, "(format: 1, na").unwrap();
    fs::remove_file(kept.with_file_name("index.ron")).unwrap();
    driver.press(&["F5"]).waits_for("unreadable").press(&["Enter"]).waits_for("cannot be opened");
    driver.sees("Open the last version, not checked").lacks("good");
}

#[test]
fn an_earlier_version_becomes_a_plan_of_its_own() {
    let mut driver = driver();
    driver.press(&["v", "Enter", "Down", "Enter"]).sees("Tallowick, bank wave 1 (").press(&["Enter"]);
    driver.until("the copy is open", |driver| !driver.is_home());
    assert_eq!(driver.open_plan().goal.vendor, "Second");
    assert_eq!((vendor(driver.store()), driver.store().list().unwrap().len()), ("Third".to_owned(), 2));
    driver.go_home().press(&["Home"]).waits_for("bank wave 1 (");
    let copy = driver.store().list().unwrap().into_iter().find(|listed| listed.slug.contains("-20")).unwrap();
    assert!(driver.store().backups(&copy.path).list().unwrap().is_empty(), "a copy begins with none");
}

#[test]
fn a_plan_without_earlier_versions_says_when_one_is_kept() {
    let mut driver = Driver::home_with(|store| drop(store.create("Bare", &Plan::empty("Bare")).unwrap()));
    driver.waits_for("0 candidates").press(&["Home", "v"]).sees("No earlier version of “Bare” has been kept yet");
    driver.open("Bare");
    driver.press(&["Ctrl-v"]).sees("No earlier version has been kept yet");
}

/// D8, D15.
#[test]
fn going_back_from_within_a_plan_is_one_change_that_can_be_taken_back() {
    let mut driver = driver();
    driver.open("Tallowick, bank wave 1");
    let before = driver.open_plan().clone();
    driver.go(CANDIDATES).press(&["Ctrl-v", "Down"]).waits_for(&format!("Vendor: “{FIRST}” → “Third”"));
    driver.press(&["Enter"]).sees("Go back to this version").press(&["Enter"]).sees("The plan is as it was on");
    assert_eq!((driver.lies_on_top(), driver.open_plan().goal.vendor.as_str()), (false, FIRST));
    driver.pause();
    assert_eq!(vendor(driver.store()), FIRST);
    let path = driver.store().find(&Reference::new("tallowick-bank-wave-1")).unwrap();
    let newest = driver.store().backups(&path).list().unwrap().remove(0);
    assert_eq!(driver.store().backups(&path).read(&newest).unwrap().plan, before, "and what was left is kept");
    driver.press(&["u"]).sees("Undone: going back to the version of");
    assert_eq!(driver.open_plan(), &before);
    driver.press(&["Ctrl-p"]).type_text("earlier").sees("earlier versions");
}

/// D9.
#[test]
fn a_plan_that_does_not_read_offers_the_last_good_version_its_text_or_nothing() {
    let broken = "(format: 1, name: \"Old\", partners: [(id: 7)])";
    let mut driver = Driver::home_with(|store| {
        let path = three_versions(store);
        fs::write(path, broken).unwrap();
    });
    let text = |driver: &Driver| fs::read_to_string(driver.store().plans().join("tallowick-bank-wave-1.ron")).unwrap();
    driver.waits_for("unreadable").press(&["Home", "Enter"]).waits_for("cannot be opened");
    for (columns, rows) in SIZES {
        driver.resize(columns, rows).sees("line 1, column 42").sees("Open the last good version").sees("Leave it");
    }
    driver.press(&["Down", "Down", "Down", "Enter"]).sees("partners: [(id: 7)]").press(&["Esc"]);
    driver
        .press(&["Enter"])
        .waits_for("cannot be opened")
        .press(&["Down", "Down", "Down", "Down", "Enter"])
        .lacks("cannot be opened");
    driver.press(&["Enter"]).waits_for("cannot be opened").press(&["Down", "Down", "Enter"]).sees("3 days ago");
    driver.waits_for("nothing to hold it against").press(&["Esc"]);
    assert_eq!(text(&driver), broken);
    driver
        .press(&["Enter"])
        .waits_for("cannot be opened")
        .press(&["Down", "Enter", "y"])
        .sees("The plan is as it was on");
    assert_eq!(vendor(driver.store()), "Second");
    driver.press(&["v"]).sees("it does not read as a plan").press(&["Enter"]).sees("cannot be brought back");
    fs::write(driver.store().plans().join("tallowick-bank-wave-1.ron"), broken).unwrap();
    driver.press(&["Esc", "F5"]).waits_for("unreadable").press(&["Enter"]).waits_for("cannot be opened");
    driver.press(&["Enter"]).sees("The name of the copy").press(&["Enter"]);
    driver.until("the last good one is open", |driver| !driver.is_home());
    assert_eq!((driver.open_plan().goal.vendor.as_str(), text(&driver).as_str()), ("Second", broken));
}

#[test]
fn a_plan_that_does_not_read_and_never_did_offers_its_text() {
    let mut driver = Driver::home_with(|store| {
        fs::create_dir_all(store.plans()).unwrap();
        fs::write(store.plans().join("notes.ron"), b"caf\xe9").unwrap();
    });
    driver.waits_for("unreadable").press(&["Home", "Enter"]).waits_for("notes.ron cannot be opened");
    driver.sees("not text in UTF-8").lacks("version of").press(&["Enter"]).sees("caf").press(&["Esc", "Esc"]);
    assert!(driver.is_home());
}

#[test]
fn a_plan_in_the_trash_is_deleted_for_good_when_asked_and_confirmed() {
    let mut driver = driver();
    let store = driver.store().clone();
    let outside = store.config().join("outside");
    fs::create_dir(&outside).unwrap();
    fs::write(outside.join("precious.txt"), "keep").unwrap();
    driver.press(&["d", "y"]).sees("is in the trash");
    let left = store.config().join("trash");
    let along = fs::read_dir(&left).unwrap().map(|entry| entry.unwrap().path()).find(|path| path.is_dir()).unwrap();
    std::os::unix::fs::symlink(&outside, along.join("link")).unwrap();
    driver.press(&["t", "Enter"]).sees("Bring it back").press(&["Down"]).sees("account lists and earlier versions");
    driver.press(&["Enter"]).sees("Nothing brings it back").press(&["Enter"]);
    assert_eq!(store.trashed().unwrap().len(), 1);
    driver.press(&["t", "Enter", "Down", "Enter", "y"]).sees("is deleted for good");
    assert_eq!(fs::read_dir(&left).unwrap().count(), 0, "its versions went along");
    assert_eq!(fs::read_to_string(outside.join("precious.txt")).unwrap(), "keep", "what a link leads to stays");
    driver.press(&["t"]).sees("The trash is empty.");
}

#[test]
fn the_trash_is_emptied_after_saying_how_many_go_and_what_stays() {
    let mut driver = Driver::home_with(|store| {
        for name in ["One", "Two", "Three"] {
            drop(store.create(name, &Plan::empty(name)).unwrap());
        }
    });
    driver.until("all are read", |driver| driver.screen().matches("0 candidates").count() == 3);
    driver.press(&["Home", "d", "y", "Home", "d", "y"]).waits_for("1 plan");
    let left = driver.store().config().join("trash");
    fs::write(left.join("notes.txt"), "mine").unwrap();
    driver.press(&["t", "Down", "Down"]).sees("Empty the trash").press(&["Enter"]);
    for (columns, rows) in SIZES {
        driver.resize(columns, rows).sees("Delete 2 plans for good").sees("notes.txt").lacks("…");
    }
    driver.press(&["Enter"]);
    assert_eq!(driver.store().trashed().unwrap().len(), 2, "Enter says no");
    driver.press(&["t", "Down", "Down", "Enter", "y"]).sees("The trash is empty: 2 plans deleted for good");
    let names: Vec<_> = fs::read_dir(&left).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names, ["notes.txt"]);
    assert_eq!(driver.store().list().unwrap().len(), 1);
}
