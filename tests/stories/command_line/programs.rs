//! Another program changes a plan from the command line.

use super::{Desk, refusal, said};
use serde_json::Value;
use std::fs;

const EDITS: &str = r#"[
  { "add": "Northgate Advisory", "model": "Referral", "warmth": "talking" },
  { "candidate": "northgate-advisory", "field": "owner", "value": "J. Field" }
]"#;

#[test]
fn a_dry_run_says_what_would_change_and_writes_nothing() {
    let desk = Desk::with_example();
    fs::write(desk.path().join("edits.json"), EDITS).unwrap();
    let before = fs::read(desk.plan("example")).unwrap();
    let dry = desk.run(&["apply", "example", "edits.json", "--dry-run"]);
    assert_eq!((dry.code, dry.words.trim_end()), (0, "2 edits would change 17 values; nothing was written."));
    assert!(dry.data.contains("- Northgate Advisory · Owner: – → J. Field"), "{}", dry.data);
    assert!(dry.data.contains("- Northgate Advisory · Status: candidate → talking"), "{}", dry.data);
    assert_eq!(fs::read(desk.plan("example")).unwrap(), before);
    let json: Value =
        serde_json::from_str(&desk.done(&["apply", "example", "edits.json", "--dry-run", "--json"])).unwrap();
    assert_eq!((json["edits"].as_u64(), json["changed"].as_array().unwrap().len()), (Some(2), 17));
    assert_eq!(json["changed"][0]["subject"]["id"], "northgate-advisory");
    let done = desk.run(&["apply", "example", "edits.json"]);
    assert_eq!((done.code, done.words.trim_end()), (0, "2 edits changed 17 values."));
    assert_eq!(done.data, dry.data);
    assert!(fs::read_to_string(desk.plan("example")).unwrap().contains("J. Field"));
}

#[test]
fn edits_come_through_a_pipe_too_and_saying_the_same_again_changes_nothing() {
    let desk = Desk::with_example();
    let list = r#"[{ "field": "budget", "value": "90k" }]"#;
    let first = said(desk.command(&["apply", "example", "-"]).write_stdin(list));
    assert_eq!((first.code, first.data.as_str()), (0, "- Example · Budget: 80k → 90k\n"));
    let again = said(desk.command(&["apply", "example", "-"]).write_stdin(list));
    assert_eq!(again.words, "1 edit: the plan says all of that already, so nothing changes.\n");
    let none = said(desk.command(&["apply", "example", "-"]).write_stdin("nonsense"));
    assert!(refusal(none, &["apply"]).starts_with("stdin is no list of edits: line 1, column 2: "));
}

#[test]
fn what_is_wrong_with_edits_goes_to_people_and_to_programs() {
    let desk = Desk::with_example();
    let before = fs::read(desk.plan("example")).unwrap();
    fs::write(desk.path().join("bad.json"), r#"[{ "remove": "verity-loom" }, { "field": "budget", "value": "90k" }]"#)
        .unwrap();
    let told = desk.run(&["apply", "example", "bad.json", "--json"]);
    assert_eq!(told.code, 1);
    assert!(told.words.starts_with("Edit 1: no candidate is called “verity-loom”; did you mean “verity-loom-grc”?\n"));
    let json: Value = serde_json::from_str(&told.data).unwrap();
    assert_eq!(
        (json["problems"][0]["edit"].as_u64(), json["problems"][0]["at"].as_str()),
        (Some(1), Some("/0/remove"))
    );
    assert_eq!(fs::read(desk.plan("example")).unwrap(), before);
    assert!(desk.refused(&["apply", "example", "nowhere.json"]).contains("nowhere.json cannot be read"));
    assert!(desk.refused(&["apply", "example", "."]).contains("is a folder"));
    fs::write(desk.path().join("large.json"), vec![b' '; 8 * 1024 * 1024 + 1]).unwrap();
    assert!(desk.refused(&["apply", "example", "large.json"]).contains("has 9 MB, and at most 8 are read"));
    let mut piped = desk.command(&["apply", "example", "-"]);
    let piped = said(piped.write_stdin(vec![b' '; 8 * 1024 * 1024 + 1]));
    assert!(piped.words.starts_with("stdin has 9 MB, and at most 8 are read"), "{}", piped.words);
}

#[test]
fn what_an_edit_takes_is_told_where_it_says_something_else() {
    let desk = Desk::with_example();
    let dry = |edit: &str| said(desk.command(&["apply", "example", "-", "--dry-run"]).write_stdin(format!("[{edit}]")));
    let rate = r#""rate": "harrowgate-identity", "criterion": "icp_overlap""#;
    let rating = "it takes 1, 2, 3, 4, 5, \"n/a\", or null to take it back";
    for (edit, told) in [
        (r#"{"ratee": "harrowgate-identity"}"#.to_owned(), "nothing says what to do"),
        (r#"{"ratee": "harrowgate-identity"}"#.to_owned(), "; did you mean “rate”?"),
        (format!("{{{rate}}}"), "“rating” is missing: such an edit has rate, criterion, rating, and may have evidence"),
        (
            r#"{"add_stage": "Pilot", "rating": 3}"#.to_owned(),
            "such an edit has add_stage, and may have the fields of what is added",
        ),
        (format!("{{{rate}, \"rating\": \"none\"}}"), rating),
        (format!("{{{rate}, \"rating\": 3.5}}"), rating),
        (format!("{{{rate}, \"rating\": -3.0}}"), rating),
        (format!("{{{rate}, \"rating\": 1e300}}"), rating),
        (format!("{{{rate}, \"rating\": \"n/a\"}}"), "has a minimum of 2, so it applies to everybody"),
    ] {
        let said = dry(&edit);
        assert!(said.code == 1 && said.words.contains(told), "{edit}: {}", said.words);
    }
    for (edit, changed) in [("2", "4, proof → 2"), ("2.0", "4, proof → 2"), ("null", "4, proof → ")] {
        let said = dry(&format!("{{{rate}, \"rating\": {edit}}}"));
        assert!(said.code == 0 && said.data.contains(changed), "{edit}: {}{}", said.words, said.data);
    }
}

#[test]
fn who_was_removed_is_nobody_for_the_edits_that_follow() {
    let desk = Desk::with_example();
    let list =
        r#"[{ "remove": "verity-loom-grc" }, { "candidate": "verity-loom-grc", "field": "owner", "value": "X" }]"#;
    let told = said(desk.command(&["apply", "example", "-", "--dry-run"]).write_stdin(list));
    assert!(
        told.code == 1 && told.words.starts_with("Edit 2: no candidate is called “verity-loom-grc”"),
        "{}",
        told.words
    );
}

#[test]
fn a_plan_open_in_the_wizard_is_left_alone() {
    let desk = Desk::with_example();
    let store = partnerplan::store::Store::at(desk.path());
    let held = store.open(&partnerplan::store::Reference::new("example")).unwrap();
    fs::write(desk.path().join("edits.json"), EDITS).unwrap();
    let words = desk.run(&["apply", "example", "edits.json"]).words;
    assert!(words.contains("cannot be changed now: it is open in another window"), "{words}");
    assert_eq!(desk.run(&["apply", "example", "edits.json", "--dry-run"]).code, 0);
    drop(held);
    assert_eq!(desk.run(&["apply", "example", "edits.json"]).code, 0);
}

/// C1.
#[test]
fn two_programs_that_try_again_while_the_other_writes_lose_no_edit() {
    const EACH: usize = 20;
    let desk = Desk::new();
    desk.done(&["new", "Turns"]);
    let add = |name: &str| {
        let list = format!("[{{ \"add\": \"{name}\" }}]");
        loop {
            let told = said(desk.command(&["apply", "turns", "-"]).write_stdin(list.clone()));
            if told.code == 0 {
                return;
            }
            assert!(told.words.contains("it is open in another window"), "{}", told.words);
        }
    };
    std::thread::scope(|scope| {
        for program in ["One", "Two"] {
            let add = &add;
            scope.spawn(move || (0..EACH).for_each(|number| add(&format!("{program} {number}"))));
        }
    });
    let plan =
        partnerplan::store::Store::at(desk.path()).read(&partnerplan::store::Reference::new("turns")).unwrap().plan;
    assert_eq!(plan.partners.len(), 2 * EACH);
}
