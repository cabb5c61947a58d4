//! Two plans held against each other at the shell.

use super::{Desk, said};
use serde_json::Value;
use std::fs;

#[test]
fn a_copy_says_the_same_and_ends_with_0() {
    let desk = Desk::with_example();
    desk.done(&["new", "Example 2", "--from", "example"]);
    fs::copy(desk.plan("example"), desk.path().join("kept.ron")).unwrap();
    let same = desk.run(&["diff", "./kept.ron", "example"]);
    assert_eq!((same.code, same.data.as_str()), (0, ""));
    assert_eq!(same.words, "Nothing differs between ./kept.ron and example.\n");
    assert_eq!(desk.done(&["diff", "example", "Example 2"]), "The plan\n- Name: “Example” → “Example 2”\n");
}

#[test]
fn an_edit_is_told_with_what_it_moves_to_people_and_to_programs() {
    let desk = Desk::with_example();
    fs::copy(desk.plan("example"), desk.path().join("kept.ron")).unwrap();
    let list = r#"[{ "rate": "quorient-grc", "criterion": "commitment", "rating": 5, "evidence": "conversation" }]"#;
    assert_eq!(said(desk.command(&["apply", "example", "-"]).write_stdin(list)).code, 0);
    let data = desk.done(&["diff", "kept.ron", "example"]);
    assert!(data.starts_with("The set\n- In: Quorient GRC\n- Out: Harrowgate Identity\n"), "{data}");
    assert!(data.contains("\nCandidates\n- Quorient GRC: commitment 3 → 5 (conversation), place 5 → 4"), "{data}");
    let json: Value = serde_json::from_str(&desk.done(&["diff", "kept.ron", "example", "--json"])).unwrap();
    assert_eq!(json["parts"][1]["lines"][0]["about"].as_str(), Some("Quorient GRC"));
    assert!(desk.refused(&["diff", "kept.ron", "nowhere"]).contains("nowhere"));
}
