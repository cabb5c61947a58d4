//! Every row of `tests/habits.md` is held by stories that are there.

use std::fs;
use std::path::Path;

#[test]
fn every_habit_is_held_by_stories_that_are_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let text = fs::read_to_string(root.join("habits.md")).unwrap();
    let rows: Vec<&str> =
        text.lines().take_while(|line| !line.starts_with("## ")).filter(|line| line.starts_with("| ")).collect();
    assert!(rows.len() > 30, "the table was read: {}", rows.len());
    let mut gone = Vec::new();
    for row in rows.into_iter().skip(1) {
        let stories = row.trim_end_matches(" |").rsplit(" | ").next().unwrap_or_default();
        for story in stories.split(", ") {
            let (module, name) = story.rsplit_once("::").unwrap_or_else(|| panic!("no story holds: {row}"));
            let file = root.join("stories").join(module.replace("::", "/") + ".rs");
            let is_there = fs::read_to_string(file).is_ok_and(|text| text.contains(&format!("fn {name}(")));
            if !is_there {
                gone.push(story.to_owned());
            }
        }
    }
    assert!(gone.is_empty(), "no such story: {gone:?}");
}
