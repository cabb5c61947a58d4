//! The disk takes nothing more, and the program has to end.

use super::disks::FullIn;
use crate::driver::{CANDIDATES, Driver};
use partnerplan::{
    store::{Reference, Refuges, Store, ThisMachine},
    tui::Message,
};
use std::{
    fs,
    os::unix::fs::{PermissionsExt, symlink},
    path::{Path, PathBuf},
    sync::Arc,
};

/// The example on a full disk, one candidate less, with these places on other disks.
fn on_a_full_disk(state: Option<&Path>, temporary: Option<&Path>) -> Driver {
    let refuges = Refuges { state: state.map(Path::to_owned), temporary: temporary.map(Path::to_owned) };
    let mut driver = Driver::example_through(|store| {
        let full = FullIn::of(store.config());
        store.on(Arc::new(full)).with_refuges(refuges)
    });
    driver.go(CANDIDATES).press(&["d"]);
    driver
}

/// The file named in the last words, with the plan in it.
fn kept(words: &str) -> PathBuf {
    let path = PathBuf::from(words.split("Your changes are in ").nth(1).unwrap_or_else(|| panic!("{words}")));
    let plan = Store::at("/nowhere").read(&Reference::from(path.as_path())).unwrap().plan;
    assert_eq!(plan.partners.len(), 21);
    path
}

fn mode(path: &Path) -> u32 {
    fs::symlink_metadata(path).unwrap().permissions().mode() & 0o777
}

/// D5, D6.
#[test]
fn what_its_own_disk_does_not_take_goes_to_the_state_folder_and_the_last_words_say_where() {
    let other = tempfile::tempdir().unwrap();
    for signal in [15, 1] {
        let mut driver = on_a_full_disk(Some(other.path()), None);
        driver.message(Message::Signal(signal));
        let (code, words) = driver.ended.clone().unwrap();
        assert_eq!(i32::from(code), 128 + signal);
        assert!(words.starts_with("Not saved: ") && words.contains("the disk is full"), "{words}");
        let path = kept(&words);
        assert_eq!(path.parent().unwrap(), other.path().join("partnerplan"));
        assert_eq!((mode(&path), mode(path.parent().unwrap())), (0o600, 0o700));
    }
    let mut driver = on_a_full_disk(Some(other.path()), None);
    driver.press(&["Ctrl-c"]).sees("The plan is not saved").press(&["Ctrl-c"]);
    let (code, words) = driver.ended.clone().unwrap();
    assert_eq!(code, 1);
    kept(&words);
    assert_eq!(fs::read_dir(other.path().join("partnerplan")).unwrap().count(), 3, "none took another's place");
}

/// D5, D6, D13.
#[test]
fn without_a_state_folder_it_goes_to_a_private_one_among_the_temporary_files() {
    let (other, victim) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let file = other.path().join("a file");
    fs::write(&file, "").unwrap();
    let temporary = other.path().join("tmp");
    fs::create_dir(&temporary).unwrap();
    symlink(victim.path(), temporary.join("partnerplan")).unwrap();
    let mut driver = on_a_full_disk(Some(&file), Some(&temporary));
    driver.message(Message::Gone);
    let (code, words) = driver.ended.clone().unwrap();
    assert_eq!(code, 129);
    let path = kept(&words);
    let folder = path.parent().unwrap();
    assert_eq!(folder.parent().unwrap(), temporary);
    assert_eq!((mode(&path), mode(folder)), (0o600, 0o700));
    assert_eq!(fs::read_dir(victim.path()).unwrap().count(), 0);
}

/// D6: who hangs up reads no last words.
#[test]
fn a_plan_opened_again_says_what_its_file_could_not_take_until_that_is_given_up() {
    let other = tempfile::tempdir().unwrap();
    let mut driver = on_a_full_disk(Some(other.path()), None);
    driver.message(Message::Gone);
    let path = kept(&driver.ended.clone().unwrap().1);
    let store = driver.store().clone().on(Arc::new(ThisMachine));
    let slug = Reference::new(store.list().unwrap()[0].slug.clone());
    // The wizard holds the plan until it is gone.
    let _folder = driver.quits();
    let mut opened = store.open(&slug).unwrap();
    opened.plan.goal.vendor.push('x');
    opened.file.save(&opened.plan).unwrap();
    drop(opened);
    let opened = store.open(&slug).unwrap();
    assert!(opened.notes.iter().any(|note| note.contains(&path.display().to_string())), "{:?}", opened.notes);
    store.dismiss_of_open(&opened.kept_aside[0]).unwrap();
    drop(opened);
    assert_eq!(store.open(&slug).unwrap().notes, Vec::<String>::new());
    assert_eq!(store.trashed().unwrap().len(), 1);
}

/// D5.
#[test]
fn where_no_disk_takes_it_that_is_said() {
    let mut driver = on_a_full_disk(None, Some(Path::new("/proc")));
    driver.message(Message::Signal(15));
    let (code, words) = driver.ended.clone().unwrap();
    assert_eq!(code, 143);
    assert!(words.contains("Not saved: ") && words.contains("No other place took your changes: /proc/"), "{words}");
}

/// D6: what is kept elsewhere goes once the plan's own file has as much, and at the end of all not even then.
#[test]
fn what_is_kept_elsewhere_stays_until_the_file_has_as_much() {
    let (folder, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let refuges = Refuges { state: Some(other.path().to_owned()), temporary: None };
    let store = Store::at(folder.path()).with_refuges(refuges);
    let opened = store.create("Example", &partnerplan::catalog::example()).unwrap();
    let refuge = opened.file.refuge();
    let path = refuge.keep(&opened.plan, 5).unwrap();
    refuge.clear(4);
    assert_eq!((refuge.place().as_ref(), path.exists()), (Some(&path), true), "of an older revision nothing goes");
    refuge.clear(5);
    assert_eq!((refuge.place(), path.exists()), (None, false));
    let path = refuge.keep_at_last(&opened.plan, 6).unwrap();
    refuge.clear(9);
    assert_eq!((refuge.place().as_ref(), path.exists()), (Some(&path), true));
    refuge.keep(&opened.plan, 10).unwrap_err();
}

/// D6: what an earlier window left there is not replaced by what this one leaves.
#[test]
fn what_two_windows_in_a_row_could_not_save_lies_there_twice() {
    let (folder, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let refuges = Refuges { state: Some(other.path().to_owned()), temporary: None };
    let store = Store::at(folder.path()).with_refuges(refuges);
    let path = store.create("Example", &partnerplan::catalog::example()).unwrap().file.path().to_owned();
    let kept = |vendor: &str| {
        let mut opened = store.open(&Reference::from(path.as_path())).unwrap();
        opened.plan.goal.vendor = vendor.to_owned();
        opened.file.refuge().keep_at_last(&opened.plan, 1).unwrap()
    };
    let all = ["First", "Second", "Third"].map(kept);
    for (place, vendor) in all.iter().zip(["First", "Second", "Third"]) {
        assert!(fs::read_to_string(place).unwrap().contains(vendor), "{vendor} is not in {}", place.display());
    }
    let another = store.create("Another", &partnerplan::catalog::example()).unwrap();
    another.file.refuge().keep_at_last(&another.plan, 1).unwrap();
    let of = |path: &Path| store.kept_aside(path).len();
    assert_eq!((of(&path), of(another.file.path())), (3, 1), "each plan finds what is of it");
    let outside = folder.path().join("elsewhere.ron");
    fs::copy(&path, &outside).unwrap();
    let opened = store.open(&Reference::from(outside.as_path())).unwrap();
    opened.file.refuge().keep_at_last(&opened.plan, 1).unwrap();
    let listed = || store.list_kept_aside().len();
    assert_eq!(listed(), 4, "of a plan outside the folder nothing stands on Home while it is there");
    fs::remove_file(outside).unwrap();
    assert_eq!(listed(), 5);
}
