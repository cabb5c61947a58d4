//! The house keeps its walls.

mod imports;
mod measure;
pub(crate) mod source;

use imports::Imports;
use source::{Source, root, sources};
use std::{collections::BTreeMap, fs};

/// Which rooms of `src` a room may name; every other room is behind a wall.
const MAY_USE: [(&str, &[&str]); 14] = [
    ("text", &[]),
    ("settings", &["text"]),
    ("plan", &["text"]),
    ("catalog", &["text", "plan"]),
    ("prioritise", &["plan"]),
    ("reconcile", &["text", "plan"]),
    ("accounts", &["text", "plan"]),
    ("interview", &["text", "plan", "catalog", "prioritise", "accounts", "reconcile"]),
    ("import", &["text", "plan", "catalog", "prioritise", "accounts", "interview"]),
    ("report", &["text", "plan", "catalog", "prioritise", "accounts", "reconcile"]),
    ("picture", &["text", "plan", "prioritise", "report"]),
    ("store", &["text", "settings", "plan", "catalog", "prioritise", "accounts"]),
    ("action", &["interview"]),
    (
        "desk",
        &["text", "plan", "catalog", "prioritise", "accounts", "reconcile", "interview", "import", "report", "store"],
    ),
];

/// What all rooms people meet the program in may name, and what each of them may besides.
const BELOW: [&str; 13] = [
    "text",
    "settings",
    "plan",
    "catalog",
    "prioritise",
    "accounts",
    "reconcile",
    "interview",
    "import",
    "report",
    "store",
    "action",
    "desk",
];
const MEETS: [(&str, &[&str]); 3] =
    [("plain", &["picture"]), ("tui", &["picture"]), ("cli", &["picture", "plain", "tui"])];

fn may_use(room: &str) -> Vec<&'static str> {
    if let Some((_, may)) = MAY_USE.iter().find(|(name, _)| *name == room) {
        return may.to_vec();
    }
    let meets = MEETS.iter().find(|(name, _)| *name == room);
    let (_, besides) = meets.unwrap_or_else(|| panic!("no wall is built for the room {room}"));
    BELOW.iter().chain(*besides).copied().collect()
}

/// The rooms of meaning, and what they must not name: screens, files, surroundings, clocks.
const MEANING: [&str; 9] =
    ["text", "settings", "plan", "catalog", "prioritise", "accounts", "reconcile", "interview", "picture"];
const OUTSIDE: [&str; 5] = ["ratatui", "crossterm", "std::fs", "std::env", "std::time"];

#[test]
fn every_room_uses_only_the_rooms_below_it() {
    let imports = Imports::of(&sources());
    for (module, named) in &imports.arrows {
        let Some(room) = module.first().filter(|room| *room != "main") else { continue };
        let may = may_use(room);
        for other in named.iter().filter_map(|other| other.first()).filter(|other| *other != room) {
            assert!(may.contains(&other.as_str()), "{} names {other}, which is behind a wall", module.join("/"));
        }
    }
}

#[test]
fn no_file_reaches_itself_through_the_files_it_names() {
    let imports = Imports::of(&sources());
    if let Some(circle) = imports.circle(|_| true) {
        let names: Vec<String> = circle.iter().chain(&circle[..1]).map(|module| module.join("/")).collect();
        panic!("a circle: {}", names.join(" -> "));
    }
}

#[test]
fn every_file_of_the_wizard_uses_only_floors_below_its_own() {
    let sources = sources();
    let face = sources.iter().find(|source| source.module == ["tui"]).expect("the wizard has a face");
    let rows = face.text.lines().skip_while(|line| !line.contains("# The floors")).filter_map(|line| {
        let mut words = line.strip_prefix("//! ")?.split_whitespace();
        Some((words.next()?.parse::<usize>().ok()?, words.next()?.to_owned()))
    });
    let floors: BTreeMap<String, usize> = rows.map(|(floor, room)| (room, floor)).collect();
    assert!(floors.len() > 12, "the table was read: {floors:?}");
    let room = |module: &[String]| module.get(1).cloned().unwrap_or_else(|| "tui".to_owned());
    let floor = |module: &[String]| {
        let room = room(module);
        *floors.get(&room).unwrap_or_else(|| panic!("no floor is told for {}", module.join("/")))
    };
    let is_inside = |module: &[String]| module.first().is_some_and(|first| first == "tui");
    for (module, named) in Imports::of(&sources).arrows.iter().filter(|(module, _)| is_inside(module)) {
        for other in named.iter().filter(|other| is_inside(other) && room(other) != room(module)) {
            let is_below = floor(other) < floor(module);
            assert!(is_below, "{} uses {}, which is no floor below it", module.join("/"), other.join("/"));
        }
    }
}

#[test]
fn a_wall_has_no_door_in_braces_faces_or_strings() {
    let file = |module: &str, text: &str| Source::of(module.split('/').map(str::to_owned).collect(), text.to_owned());
    let imports = Imports::of(&[
        file("plan", "mod goal; pub use self::goal::Goal; #[cfg(test)] mod tests { use crate::cli; }"),
        file("plan/goal", "use crate::{catalog::{self, one as two}, tui::Two}; // crate::cli is only spoken of"),
        file(
            "catalog",
            "#[serde(with = \"crate::store::text\")] fn f<'a>() { let _ = ('\"', r#\"crate::cli\"#); super::report::f() }",
        ),
        file("store", "use crate::plan::Goal;"),
        file("tui", ""),
        file("cli", ""),
        file("report", "pub use super::store::Kept as Put;"),
    ]);
    let named = |module: &str| -> Vec<String> {
        let module: Vec<String> = module.split('/').map(str::to_owned).collect();
        imports.arrows[&module].iter().map(|module| module.join("/")).collect()
    };
    assert_eq!(named("plan"), [""; 0], "a face hands on what its children make, and tests are not the program");
    assert_eq!(named("plan/goal"), ["catalog", "tui"]);
    assert_eq!(named("catalog"), ["report", "store"]);
    assert_eq!(named("store"), ["plan/goal"]);
    assert_eq!(named("report"), ["store"]);
    let circle = imports.circle(|_| true).expect("there is one");
    assert_eq!(circle.len(), 4, "catalog, report, store, goal: {circle:?}");
}

#[test]
fn meaning_knows_no_screen_no_file_and_no_clock() {
    for source in sources().iter().filter(|source| MEANING.contains(&source.room())) {
        for path in imports::paths(source).iter().map(|path| path.join("::")) {
            let outside = OUTSIDE.iter().find(|outside| path.starts_with(*outside));
            assert!(outside.is_none(), "{} names {path}", source.name());
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
    for source in sources().iter().filter(|source| ["plan", "prioritise"].contains(&source.room())) {
        let paths = imports::paths(source);
        let other = paths.iter().find(|path| others.contains(&path[0]));
        assert!(other.is_none(), "{} names {other:?}", source.name());
    }
}

/// A thread the system refuses is a panic there.
#[test]
fn no_thread_is_taken_for_granted() {
    for source in sources() {
        for word in ["thread::spawn(", "scope.spawn("] {
            assert!(!source.text.contains(word), "{} takes a thread for granted: {word}", source.name());
        }
    }
}

/// The standard library's way to read a folder panics when the system refuses to close it.
#[test]
fn folders_are_read_in_one_place() {
    for source in sources().iter().filter(|source| source.name() != "store/folder") {
        assert!(!source.text.contains("read_dir("), "{} reads a folder by itself", source.name());
    }
}

#[test]
fn every_write_to_the_disk_goes_through_the_store() {
    for source in sources() {
        if source.room() == "store" {
            continue;
        }
        for word in ["fs::write", "File::create", "OpenOptions", "fs::rename", "create_dir", "fs::remove"] {
            assert!(!source.text.contains(word), "{} writes to the disk: {word}", source.name());
        }
    }
}

/// P3: no connection, no other program but the editor that is named, by us or by a library that could.
#[test]
fn nothing_leaves_the_machine_and_nothing_is_started() {
    for source in sources() {
        for path in imports::paths(&source).iter().map(|path| path.join("::")) {
            let does =
                ["std::net", "std::process::Command", "std::os::unix::net"].iter().any(|out| path.starts_with(out));
            assert!(!does || source.name() == "desk/editor", "{} names {path}", source.name());
        }
    }
    let lock = fs::read_to_string(root().join("Cargo.lock")).unwrap();
    for library in ["reqwest", "hyper", "ureq", "curl", "tokio", "socket2", "rustls", "openssl", "native-tls"] {
        assert!(!lock.contains(&format!("name = \"{library}\"\n")), "{library} could open a connection");
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
    for source in sources() {
        assert!(source.text.lines().count() <= 450, "{} has {} lines", source.name(), source.text.lines().count());
    }
}

#[test]
fn every_function_fits_on_a_screen() {
    for source in sources() {
        let lines: Vec<&str> = source.text.lines().collect();
        for (at, line) in lines.iter().enumerate().filter(|(_, line)| is_function(line)) {
            let indent = line.len() - line.trim_start().len();
            let end = format!("{}}}", " ".repeat(indent));
            let long = lines[at..].iter().position(|line| *line == end).map_or(1, |last| last + 1);
            let is_short = line.ends_with(';') || line.ends_with('}') || long <= 60;
            assert!(is_short, "{}: {} has {long} lines", source.name(), line.trim());
        }
    }
}

#[test]
fn no_file_is_left_behind_that_nothing_is_built_from() {
    let folder = root().join("src");
    let all = sources();
    let is_named = |inside: &std::path::Path, name: &str| {
        let line = format!("mod {name};");
        fs::read_to_string(inside).is_ok_and(|text| text.lines().any(|here| here.ends_with(&line)))
    };
    assert!(all.len() > 200);
    for source in all {
        let name = source.name();
        let (room, file) = name.rsplit_once('/').unwrap_or(("lib", &name));
        let is_built = ["", "main"].contains(&name.as_str()) || is_named(&folder.join(format!("{room}.rs")), file);
        assert!(is_built, "{name} is named by no module");
    }
}

#[test]
fn every_function_is_as_simple_as_it_is_short() {
    let mut long = Vec::new();
    for source in sources() {
        let all = measure::functions(&source).into_iter().filter(|(_, size)| *size > 400);
        long.extend(all.map(|(name, size)| format!("{}: {name} has {size} words and signs", source.name())));
    }
    assert!(long.is_empty(), "{}", long.join("\n"));
}

#[test]
fn no_room_has_two_types_of_one_name() {
    let mut owners: BTreeMap<(String, String), String> = BTreeMap::new();
    for source in &sources() {
        for name in measure::types(source) {
            let before = owners.insert((source.room().to_owned(), name.clone()), source.name());
            assert!(before.is_none(), "{} and {} both define {name}", before.unwrap_or_default(), source.name());
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
    for source in sources() {
        for word in ["TODO", "FIXME", "XXX", "todo!", "unimplemented!"] {
            assert!(!source.text.contains(word), "{} says {word}", source.name());
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
