//! Copies of a plan that other programs put beside it: told apart, and held against the plan.

use crate::driver::Driver;
use partnerplan::{
    catalog,
    plan::Plan,
    store::{Reference, Store},
};
use std::fs;

/// Files that programs make beside `alpha.ron`, and who is said to have.
const COPIES: [(&str, &str); 6] = [
    ("alpha (Dana's conflicted copy 2027-03-01).ron", "copy by Dropbox or Nextcloud: Dana's"),
    ("alpha.sync-conflict-20270301-101010-ABCDEF7.ron", "copy by Syncthing: sync-conflict"),
    ("alpha 2.ron", "copy by iCloud or Finder: 2"),
    ("alpha~.ron", "copy by an editor: ~"),
    ("alpha-theirs.ron", "copy by partnerplan: theirs"),
    ("alpha-mine.ron", "copy by partnerplan: mine"),
];

/// "Alpha" with all of these beside it; the copy that Syncthing made has one candidate less.
fn with_copies(store: &Store) {
    let plan = Plan { name: "Alpha".to_owned(), ..catalog::example() };
    let path = store.create("Alpha", &plan).unwrap().file.path().to_owned();
    for (file, _) in COPIES {
        fs::copy(&path, path.with_file_name(file)).unwrap();
    }
    let theirs = path.with_file_name(COPIES[1].0);
    let mut opened = store.open(&Reference::from(theirs.as_path())).unwrap();
    opened.plan.partners.remove(0);
    opened.file.save(&opened.plan).unwrap();
}

/// C3.
#[test]
fn copies_of_a_plan_are_told_apart_on_home_and_no_name_of_ours_is_taken_for_one() {
    let mut driver = Driver::home_with(|store| {
        with_copies(store);
        store.create("Gold", &Plan::empty("Gold")).unwrap();
        store.create("Gold mine", &Plan::empty("Gold mine")).unwrap();
    });
    driver.resize(120, 36);
    for (_, words) in COPIES {
        driver.waits_for(words);
    }
    assert!(!driver.line("Gold mine").contains("copy by"), "{}", driver.screen());
    assert_eq!(driver.screen().matches("copy by").count(), COPIES.len());
}

/// Goes down to the first plan that stands there so.
fn select(driver: &mut Driver, is_it: fn(&str) -> bool) {
    driver.press(&["Home"]);
    while !driver.screen().lines().any(|line| line.contains('›') && is_it(line)) {
        driver.press(&["Down"]);
    }
}

/// C3.
#[test]
fn a_copy_is_held_against_its_plan_and_can_take_its_place() {
    let mut driver = Driver::home_with(with_copies);
    driver.until("all are read", |driver| driver.screen().matches("copy by").count() == COPIES.len());
    select(&mut driver, |line| !line.contains("copy by"));
    driver.press(&["c"]).sees("Compare with…").press(&["Esc"]);
    select(&mut driver, |line| line.contains("Syncthing"));
    driver.press(&["c"]).sees("A plan and a copy of it").sees("What the copy says otherwise").sees("› Leave both");
    driver.press(&["Enter"]).lacks("A plan and a copy of it").press(&["c", "Down", "Enter"]);
    driver.sees("alpha.ron is as the copy is. What it was is in alpha-mine-2.ron.");
    assert_eq!(driver.saved_plan("alpha").partners.len(), 21);
    assert_eq!(driver.saved_plan("alpha-mine-2").partners.len(), 22);
    assert!(driver.folder().join("plans").join(COPIES[1].0).exists(), "the copy stays");
}

/// C3.
#[test]
fn an_opened_copy_says_which_file_it_is() {
    let mut driver = Driver::home_with(with_copies);
    driver.open("alpha 2");
    driver.sees("Alpha  alpha 2.ron").press(&["Esc", "Esc"]);
    driver.open("alpha");
    driver.lacks("alpha.ron");
}
