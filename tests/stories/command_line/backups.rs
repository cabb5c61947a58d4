//! Earlier versions at the shell: listing them, going back, and what has changed since a day.

use super::{Desk, said};
use serde_json::Value;
use std::fs;
use std::time::{Duration, SystemTime};

/// Has the plan saved last so many days before the day it is.
fn saved_before(desk: &Desk, days: u64) {
    // 2026-11-26, noon.
    let now = SystemTime::UNIX_EPOCH + Duration::from_secs(1_795_694_400);
    let plan = fs::File::options().write(true).open(desk.plan("example")).unwrap();
    plan.set_modified(now - Duration::from_secs(days * 86_400)).unwrap();
}

/// Gives the vendor another name in a session of its own; it was saved last so many days before the day it is.
fn renamed(desk: &Desk, to: &str, days_before: u64) {
    saved_before(desk, days_before);
    let edits = format!(r#"[{{"field": "vendor", "value": "{to}"}}]"#);
    let done = said(desk.command(&["apply", "example", "-"]).write_stdin(edits));
    assert!(done.data.contains(to), "{}", done.words);
}

/// D8.
#[test]
fn earlier_versions_are_listed_and_brought_back_by_number_or_day() {
    let desk = Desk::with_example();
    let none = desk.run(&["backups", "example"]);
    assert_eq!((none.code, none.data.as_str()), (0, ""));
    assert!(none.words.contains("No earlier version of example"), "{}", none.words);
    assert!(desk.refused(&["backups", "nowhere"]).contains("partnerplan list"));
    saved_before(&desk, 9);
    let same = desk.run(&["diff", "example", "--since", "2026-11-20"]);
    assert!(same.code == 0 && same.words.contains("Nothing has changed"), "{}", same.words);
    let before = fs::read(desk.plan("example")).unwrap();
    renamed(&desk, "Second", 6);
    renamed(&desk, "Third", 2);
    let listed = desk.done(&["backups", "example"]);
    let lines: Vec<&str> = listed.lines().collect();
    assert!(
        lines[0].starts_with("Number") && lines[1].contains("2026-11-24") && lines[1].ends_with("Example"),
        "{listed}"
    );
    assert!(lines[2].contains("2026-11-20") && lines[2].contains("22") && lines[2].ends_with("Example"), "{listed}");
    let json: Value = serde_json::from_str(&desk.done(&["backups", "example", "--json"])).unwrap();
    assert_eq!(
        (&json[1]["number"], &json[1]["name"], &json[1]["candidates"]),
        (&1.into(), &"Example".into(), &22.into())
    );
    assert!(desk.refused(&["restore", "example", "7"]).contains("partnerplan backups example"));
    assert!(desk.refused(&["restore", "example", "2026-11-01"]).contains("2026-11-01"));
    assert!(desk.refused(&["restore", "example", "soon"]).contains("yesterday"));
    let back = desk.run(&["restore", "example", "last friday"]);
    assert_eq!((back.code, back.data.as_str()), (0, ""), "{}", back.words);
    assert!(back.words.contains("“Example” is as it was saved on 2026-11-20"), "{}", back.words);
    assert_eq!(fs::read(desk.plan("example")).unwrap(), before);
    assert_eq!(desk.done(&["backups", "example"]).lines().count(), 4, "what stood there was kept");
    fs::remove_file(desk.plan("example")).unwrap();
    desk.done(&["restore", "example", "2"]);
    assert!(fs::read_to_string(desk.plan("example")).unwrap().contains("Second"));
}

/// A file is meant by its bare name too, and however long that is.
#[test]
fn a_plan_in_the_folder_one_stands_in_is_changed_by_its_bare_name() {
    let desk = Desk::with_example();
    let long = format!("{}.ron", "y".repeat(240));
    // A Mac writes an ö as two letters.
    for (name, there) in [("hand.ron", "hand.ron"), (&long, &long), ("köln.ron", "ko\u{308}ln.ron")] {
        fs::copy(desk.plan("example"), desk.path().join(there)).unwrap();
        let edits = r#"[{"field": "vendor", "value": "Bare"}]"#;
        let done = said(desk.command(&["apply", name, "-"]).write_stdin(edits));
        assert!(done.data.contains("Bare"), "{}", done.words);
        assert!(fs::read_to_string(desk.path().join(there)).unwrap().contains("Bare"), "{name}");
    }
}

/// D10.
#[test]
fn a_version_whose_list_was_lost_is_said_not_to_be_checked() {
    let desk = Desk::with_example();
    renamed(&desk, "Second", 6);
    renamed(&desk, "Third", 2);
    let sure = desk.run(&["backups", "example"]);
    assert!(!sure.data.contains("not checked") && sure.words.is_empty(), "{}{}", sure.data, sure.words);
    let json: Value = serde_json::from_str(&desk.done(&["backups", "example", "--json"])).unwrap();
    assert_eq!(json[0]["checked"], Value::Bool(true));
    let kept = json[0]["path"].as_str().unwrap();
    fs::remove_file(std::path::Path::new(kept).with_file_name("index.ron")).unwrap();
    let listed = desk.run(&["backups", "example"]);
    assert_eq!(listed.data.matches("(not checked)").count(), 2, "{}", listed.data);
    assert!(listed.words.contains("the list that says what was kept is lost"), "{}", listed.words);
    let json: Value = serde_json::from_str(&desk.done(&["backups", "example", "--json"])).unwrap();
    assert_eq!((&json[1]["checked"], json[1].get("trouble")), (&Value::Bool(false), None));
    assert!(desk.run(&["diff", "example", "--since", "monday"]).data.contains("(not checked)"));
    let back = desk.run(&["restore", "example", "1"]);
    assert!(back.code == 0 && back.words.contains("not checked"), "{}", back.words);
}

#[test]
fn what_has_changed_since_a_day_is_said_in_the_words_of_the_plan() {
    let desk = Desk::with_example();
    assert!(desk.refused(&["diff", "example", "--since", "1.1.2020"]).contains("No earlier version"));
    renamed(&desk, "Second", 6);
    renamed(&desk, "Third", 2);
    let since = |day: &str| desk.run(&["diff", "example", "--since", day]);
    let monday = since("monday").data;
    assert!(monday.starts_with("Since Monday, 2026-11-23, when it was as saved on 2026-11-20"), "{monday}");
    assert!(monday.ends_with("Goal and limits\n- Vendor: “Tallowick Software, Inc.” → “Third”\n"), "{monday}");
    assert!(
        since("wednesday").data.ends_with("Goal and limits\n- Vendor: Second → Third\n"),
        "{}",
        since("wednesday").data
    );
    let long_ago = since("2026-01-01").data;
    assert!(long_ago.starts_with("Nothing is kept from before Thursday, 2026-01-01") && long_ago.contains("Third"));
    let json: Value = serde_json::from_str(&desk.done(&["diff", "example", "--since", "monday", "--json"])).unwrap();
    assert_eq!(json["parts"][0]["title"], "Goal and limits");
    assert!(desk.refused(&["diff", "example", "--since", "2199-01-01"]).contains("still to come"));
    assert_eq!(desk.run(&["diff", "example"]).code, 2);
    assert_eq!(desk.run(&["diff", "example", "example", "--since", "monday"]).code, 2);
}
