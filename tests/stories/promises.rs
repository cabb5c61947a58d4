//! Every promise of `tests/promises.md` is held by a story that names it.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

/// The letters and numbers a line begins with, as in "D4, D7." or "V2: …"; none where it begins otherwise.
fn ids(words: &str) -> Vec<String> {
    let Some((head, _)) = words.split_once(['.', ':']) else { return Vec::new() };
    let is_id = |id: &str| {
        let mut letters = id.chars();
        letters.next().is_some_and(|letter| "DVCTIEPO".contains(letter))
            && !letters.as_str().is_empty()
            && letters.all(|letter| letter.is_ascii_digit())
    };
    let ids: Vec<&str> = head.split(", ").collect();
    if ids.iter().all(|id| is_id(id)) { ids.into_iter().map(str::to_owned).collect() } else { Vec::new() }
}

fn promised() -> BTreeSet<String> {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/promises.md")).unwrap();
    text.lines().filter_map(|line| Some(line.strip_prefix("- **")?.split_once("**")?.0.to_owned())).collect()
}

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// The promises a file's tests name, each with the name of the test; naming one above anything else is an error.
fn named_in(path: &Path, named: &mut BTreeMap<String, Vec<String>>) {
    let text = fs::read_to_string(path).unwrap();
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    for (place, line) in lines.iter().enumerate() {
        let held = line.strip_prefix("/// ").map(ids).unwrap_or_default();
        if held.is_empty() {
            continue;
        }
        let is_above = |line: &&&str| line.starts_with("///") || line.starts_with("#[");
        let above: Vec<&&str> = lines[place..].iter().take_while(is_above).collect();
        assert!(above.iter().any(|line| **line == "#[test]"), "{}:{}: {line}", path.display(), place + 1);
        let story = lines[place + above.len()].split_once("fn ").unwrap().1;
        let story = story.split('(').next().unwrap_or_default();
        for id in held {
            named.entry(id).or_default().push(story.to_owned());
        }
    }
}

#[test]
fn every_promise_is_held_by_a_story_that_names_it() {
    let promised = promised();
    assert_eq!(promised.len(), 60);
    let mut files = Vec::new();
    for folder in ["tests/stories", "src"] {
        rust_files(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut files);
    }
    let mut named = BTreeMap::new();
    for path in &files {
        named_in(path, &mut named);
    }
    let without: Vec<&String> = promised.iter().filter(|id| !named.contains_key(*id)).collect();
    assert!(without.is_empty(), "promised, and no story says that it holds: {without:?}");
    let unknown: Vec<&String> = named.keys().filter(|id| !promised.contains(*id)).collect();
    assert!(unknown.is_empty(), "held, and not promised: {unknown:?}");
}
