//! Keys and lines with the same answers write the same plan, to the letter; and the same is said however wide a line is.

use super::{lines_of, talked};
use crate::driver::{CANDIDATES, Driver};
use partnerplan::catalog;
use partnerplan::interview::steps::{Asked, By, View};
use partnerplan::plan::Plan;
use partnerplan::store::{Left, Reference, Store};

/// The example with few candidates of whom nothing is known.
fn start() -> Plan {
    let mut plan = catalog::new_plan("Alike", &catalog::starters()[0]);
    let added = partnerplan::interview::adding::names(&plan, "Birch Advisory\nCedar Resale");
    added.edit().apply(&mut plan).unwrap();
    plan
}

fn by_lines(plan: &Plan, lines: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::at(folder.path());
    let path = store.create("Alike", plan).unwrap().file.path().to_owned();
    store.leave(&path, Left { view: 'o', partner: None, place: None });
    let talked = talked(folder.path(), Some("alike"), lines);
    assert_eq!(talked.code, 0, "{}", talked.said);
    std::fs::read_to_string(store.find(&Reference::new("alike")).unwrap()).unwrap()
}

fn by_keys(driver: &mut Driver) -> String {
    driver.go_home();
    let store = driver.store();
    std::fs::read_to_string(store.find(&Reference::new("alike")).unwrap()).unwrap()
}

#[test]
fn the_quick_pass_by_keys_and_by_lines_is_the_same_file() {
    let mut driver = Driver::plan(&start());
    driver.go(View::Candidates { pass: true });
    // Referral; serves some; usually there; talking; no stop. Then a reseller who is cold.
    driver.press(&["r", "s", "u", "t", "n"]).press(&["e", "m", "n", "c", "n"]);
    let keys = by_keys(&mut driver);
    let lines = by_lines(&start(), ".go quick\n2\nsome\n3\nt\nnone\ne\nm\nno\ncold\n1\n.quit\n");
    assert_eq!(keys, lines);
}

#[test]
fn influence_and_ratings_by_keys_and_by_lines_are_the_same_file() {
    let mut driver = Driver::plan(&start());
    driver.go(CANDIDATES).press(&["Home"]).go(View::Reach { candidate: true }).press(&["2", "2", "1"]);
    let first = View::Rate { at: Some(Asked::Criterion(0)), by: Some(By::Candidate) };
    driver.go(first).press(&["4", "5"]);
    let keys = by_keys(&mut driver);
    let lines =
        ".go influence\n1=2\n.back\n.go influence\n2=2\n.go influence\n3=1\n.go rate\n.by candidate\n4\n5\n.quit\n";
    assert_eq!(keys, by_lines(&start(), lines));
}

#[test]
fn wide_and_narrow_hear_the_same() {
    let said = |columns: &str| {
        let folder = tempfile::tempdir().unwrap();
        let mut command = assert_cmd::cargo::cargo_bin_cmd!("partnerplan");
        command.env_clear().env("LANG", "C.UTF-8").env("COLUMNS", columns).env("PARTNERPLAN_DIR", folder.path());
        let output = command.args(["--on", "2026-11-26"]).write_stdin(lines_of("first_run.lines")).output().unwrap();
        String::from_utf8(output.stdout).unwrap().replace(&folder.path().display().to_string(), "FOLDER")
    };
    assert_eq!(said("40"), said("200"));
}
