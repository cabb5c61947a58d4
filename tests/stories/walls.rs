//! The house keeps its walls.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

/// Which rooms of `src` a room may name; every other room is behind a wall.
const MAY_USE: [(&str, &[&str]); 9] = [
    ("text", &[]),
    ("plan", &[]),
    ("catalog", &["plan"]),
    ("prioritise", &["plan"]),
    ("interview", &["plan", "catalog", "prioritise"]),
    ("report", &["plan", "catalog", "prioritise"]),
    ("store", &["plan", "catalog", "prioritise"]),
    ("cli", &["text", "plan", "catalog", "prioritise", "interview", "report", "store", "tui"]),
    ("tui", &["text", "plan", "catalog", "prioritise", "interview", "report", "store"]),
];

/// What the rooms of meaning must not name: screens, files, surroundings, clocks.
const OUTSIDE: [&str; 7] = ["ratatui", "crossterm", "std::fs", "std::env", "std::time", "SystemTime", "Instant"];

#[test]
fn every_room_uses_only_the_rooms_below_it() {
    let rooms: Vec<&str> = MAY_USE.iter().map(|(room, _)| *room).collect();
    for (path, text) in sources() {
        let room = room_of(&path);
        let Some((_, may)) = MAY_USE.iter().find(|(name, _)| *name == room) else { continue };
        for other in rooms.iter().filter(|other| **other != room && !may.contains(other)) {
            for naming in [format!("crate::{other}"), format!("crate::{{{other}"), format!("\n    {other}::")] {
                assert!(!text.contains(&naming), "{} names {other}, which is behind a wall", path.display());
            }
        }
    }
}

#[test]
fn meaning_knows_no_screen_no_file_and_no_clock() {
    for (path, text) in sources() {
        if !["plan", "catalog", "prioritise", "interview"].contains(&room_of(&path).as_str()) {
            continue;
        }
        for word in OUTSIDE {
            assert!(!text.contains(word), "{} names {word}", path.display());
        }
    }
}

#[test]
fn what_a_plan_is_and_what_follows_from_it_knows_serde_and_libm_and_no_other_library() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let listed = manifest.split("\n[dependencies]\n").nth(1).and_then(|rest| rest.split("\n[").next()).unwrap();
    let lines = listed.lines().filter(|line| !line.starts_with('#'));
    let names = lines.filter_map(|line| line.split_once(" = ")).map(|(name, _)| name.replace('-', "_"));
    let others: Vec<String> = names.filter(|name| !["serde", "libm"].contains(&name.as_str())).collect();
    assert!(others.len() > 10, "{others:?}");
    for (path, text) in sources() {
        if !["plan", "prioritise"].contains(&room_of(&path).as_str()) {
            continue;
        }
        for name in &others {
            let naming = [format!("use {name}::"), format!(" {name}::"), format!("({name}::")];
            assert!(!naming.iter().any(|naming| text.contains(naming)), "{} names {name}", path.display());
        }
    }
}

#[test]
fn every_write_to_the_disk_goes_through_the_store() {
    for (path, text) in sources() {
        if room_of(&path) == "store" {
            continue;
        }
        for word in ["fs::write", "File::create", "OpenOptions", "fs::rename", "create_dir", "fs::remove"] {
            assert!(!text.contains(word), "{} writes to the disk: {word}", path.display());
        }
    }
}

#[test]
fn there_is_one_copy_of_what_must_be_one() {
    let lock = fs::read_to_string(root().join("Cargo.lock")).unwrap();
    let mut copies: BTreeMap<&str, usize> = BTreeMap::new();
    for line in lock.lines() {
        if let Some(name) = line.strip_prefix("name = ") {
            *copies.entry(name.trim_matches('"')).or_default() += 1;
        }
    }
    for name in ["crossterm", "ratatui-core", "unicode-width", "signal-hook", "serde"] {
        assert_eq!(copies.get(name), Some(&1), "copies of {name} in Cargo.lock");
    }
}

#[test]
fn no_file_has_outgrown_its_purpose() {
    for (path, text) in sources() {
        assert!(text.lines().count() <= 450, "{} has {} lines", path.display(), text.lines().count());
    }
}

#[test]
fn every_function_fits_on_a_screen() {
    for (path, text) in sources() {
        let lines: Vec<&str> = text.lines().collect();
        for (at, line) in lines.iter().enumerate().filter(|(_, line)| is_function(line)) {
            let indent = line.len() - line.trim_start().len();
            let end = format!("{}}}", " ".repeat(indent));
            let long = lines[at..].iter().position(|line| *line == end).map_or(1, |last| last + 1);
            let is_short = line.ends_with(';') || line.ends_with('}') || long <= 60;
            assert!(is_short, "{}: {} has {long} lines", path.display(), line.trim());
        }
    }
}

fn is_function(line: &str) -> bool {
    let words = line.trim_start();
    let words = words.split_once("pub(super) ").or(words.split_once("pub(crate) ")).map_or(words, |(_, rest)| rest);
    words.trim_start_matches("pub ").trim_start_matches("const ").starts_with("fn ")
}

#[test]
fn nothing_is_left_for_later() {
    for (path, text) in sources() {
        for word in ["TODO", "FIXME", "XXX", "todo!", "unimplemented!"] {
            assert!(!text.contains(word), "{} says {word}", path.display());
        }
    }
}

#[test]
fn every_dependency_says_why_it_is_there() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let mut inside = false;
    let mut before = "";
    for line in manifest.lines() {
        if line.starts_with('[') {
            inside = line.contains("dependencies");
        } else if inside && line.contains(" = ") {
            let has_reason = before.starts_with('#') || before.contains(" = ");
            assert!(has_reason, "no reason stands above: {line}");
        }
        before = line;
    }
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn room_of(path: &Path) -> String {
    let inside = path.strip_prefix(root().join("src")).unwrap();
    let first = inside.components().next().unwrap().as_os_str().to_string_lossy();
    first.trim_end_matches(".rs").to_owned()
}

/// Every source file with its text.
fn sources() -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![root().join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                found.push((path, text));
            }
        }
    }
    assert!(found.len() > 20, "the sources were found");
    found
}
