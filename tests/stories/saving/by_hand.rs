//! Files somebody has written or changed in a text editor.

use crate::driver::{CANDIDATES, Driver};
use partnerplan::{
    catalog,
    plan::Plan,
    store::{Opened, Reference, Store},
};
use std::{fs, path::PathBuf};

/// The example's file, changed by hand before it is opened.
fn by_hand(store: &Store, change: impl Fn(&str) -> String) -> (Opened, PathBuf) {
    let path = store.create("Hand", &catalog::example()).unwrap().file.path().to_owned();
    fs::write(&path, change(&fs::read_to_string(&path).unwrap())).unwrap();
    (store.open(&Reference::new("hand")).unwrap(), path)
}

#[test]
fn a_file_whose_lines_end_as_on_windows_goes_on_to() {
    let folder = tempfile::tempdir().unwrap();
    let (mut opened, path) = by_hand(&Store::at(folder.path()), |text| text.replace('\n', "\r\n"));
    let before = fs::read_to_string(&path).unwrap();
    for name in ["Other", "Third"] {
        opened.file.save(&Plan { name: name.to_owned(), ..opened.plan.clone() }).unwrap();
    }
    let after = fs::read_to_string(&path).unwrap();
    assert_eq!(before.lines().zip(after.lines()).filter(|(old, new)| old != new).count(), 1);
    assert_eq!(after.matches('\n').count(), after.matches("\r\n").count());
    assert_eq!(before.matches('\n').count(), after.matches('\n').count());
    let (mut opened, path) = by_hand(&Store::at(folder.path().join("other")), str::to_owned);
    opened.file.save(&Plan { name: "Other".to_owned(), ..opened.plan.clone() }).unwrap();
    assert!(!fs::read_to_string(path).unwrap().contains('\r'), "and one whose lines do not, does not");
}

#[test]
fn a_plan_with_comments_is_kept_beside_before_the_first_change() {
    let mut driver = Driver::home();
    let (opened, path) = by_hand(driver.store(), |text| text.replacen("name:", "/* ours */ name:", 1) + "// the end\n");
    drop(opened);
    let commented = fs::read(&path).unwrap();
    driver.press(&["F5"]).open("Hand");
    driver.go(CANDIDATES).press(&["Down"]).pause();
    assert_eq!(fs::read(&path).unwrap(), commented, "nothing was changed");
    driver.press(&["d"]).pause().waits_for("comments").sees("hand-with-comments.ron");
    let copy = path.with_file_name("hand-with-comments.ron");
    assert_eq!(fs::read(&copy).unwrap(), commented);
    assert!(!fs::read_to_string(&path).unwrap().contains("ours */"));
    driver.press(&["d"]).pause().sees("saved").lacks("comments");
    assert_eq!(
        fs::read_dir(driver.store().plans()).unwrap().filter(|entry| is_plan(entry.as_ref().unwrap())).count(),
        2
    );
}

fn is_plan(entry: &fs::DirEntry) -> bool {
    entry.path().extension().is_some_and(|ending| ending == "ron")
}

#[test]
fn a_command_says_that_comments_go_too() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::at(folder.path());
    let (mut opened, _) = by_hand(&store, |text| format!("// mine\n{text}"));
    opened.file.save(&Plan::empty("Other")).unwrap();
    let sentence = opened.file.take_said().unwrap();
    assert!(sentence.contains("hand-with-comments.ron"), "{sentence}");
    assert_eq!(opened.file.take_said(), None);
}

#[test]
fn what_looks_like_a_comment_within_a_text_is_none_and_behind_it_one_is_found() {
    let is_kept = |vendor: &str, behind: &str| {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("hand.ron");
        fs::write(&path, format!("(format: 1, name: {vendor}{behind})")).unwrap();
        let mut opened = Store::at(folder.path().join("config")).open(&Reference::from(path.as_path())).unwrap();
        opened.file.save(&Plan::empty("Other")).unwrap();
        opened.file.take_said().is_some_and(|said| said.contains("with-comments"))
    };
    for text in [r#""a // b""#, r#""a \" // b""#, r#"r"a // b""#, "r#\"a \" // b\"#", "r##\"a \"# // b\"##"] {
        assert!(!is_kept(text, ""), "{text}");
        assert!(is_kept(text, ", /* mine */"), "{text}");
    }
}
