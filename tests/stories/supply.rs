//! What comes into the program from others: from one place, under licences that allow it, once, and no more of it than
//! is known.
#![expect(clippy::unwrap_used, reason = "a test may")]

mod crates;

use crates::{bill, list, locked, metadata, text};
use serde_json::Value;
use std::{collections::BTreeMap, fs, path::Path};

/// How many crates `Cargo.lock` has besides ours, tests and other systems included. A change is meant, and said in the
/// commit that makes it.
const CRATES: usize = 278;
/// And how many are in the program itself, as this system builds it.
const BUILT_IN: usize = 171;

fn deny() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("deny.toml")).unwrap()
}

/// What stands in quotation marks between two pieces of the file.
fn quoted(from: &str, to: &str) -> Vec<String> {
    let deny = deny();
    let inside = deny.split(from).nth(1).unwrap().split(to).next().unwrap();
    inside.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

/// P1, P4.
#[test]
fn what_the_compiler_is_asked_to_refuse_stays_asked() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let manifest = fs::read_to_string(root.join("Cargo.toml")).unwrap();
    for line in
        ["unsafe_code = \"forbid\"", "unwrap_used = \"warn\"", "string_slice = \"warn\"", "overflow-checks = true"]
    {
        assert!(manifest.lines().any(|it| it == line), "{line}");
    }
    assert!(!manifest.contains("panic = "), "a fault unwinds, so that the plan is saved");
    // What a stranger can make goes through these rooms first.
    for room in ["store", "text", "tui/input"] {
        let face = fs::read_to_string(root.join(format!("src/{room}.rs"))).unwrap();
        assert!(face.contains("#![warn(clippy::indexing_slicing)]"), "{room} may index by what it is given");
    }
}

/// P2.
#[test]
fn every_crate_is_from_the_registry_and_held_to_its_checksum() {
    let crates = locked();
    assert_eq!(crates.len(), CRATES, "the number of crates is known: if this one is meant, write it down");
    for it in &crates {
        let is_registered = it.source.as_deref().is_some_and(|source| source.starts_with("registry+"));
        assert!(is_registered && it.source == crates[0].source, "{} is from {:?}", it.name, it.source);
        assert!(it.checksum.as_ref().is_some_and(|sum| sum.len() == 64), "{} has no checksum", it.name);
    }
}

/// P2.
#[test]
fn a_crate_is_there_twice_only_where_it_is_known() {
    let mut versions: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for it in locked() {
        versions.entry(it.name).or_default().push(it.version);
    }
    let twice = versions.into_iter().filter(|(_, versions)| versions.len() > 1);
    // The lock has the older first.
    let mut older: Vec<String> = twice.map(|(name, versions)| format!("{name}@{}", versions[0])).collect();
    let mut known: Vec<String> = quoted("skip = [", "\n]").into_iter().step_by(2).collect();
    older.sort();
    known.sort();
    assert_eq!(older, known);
    let banned = quoted("deny = [", "\n]");
    assert!(banned.len() >= 12 && locked().iter().all(|it| !banned.contains(&it.name)), "{banned:?}");
}

/// P2.
#[test]
fn every_licence_is_one_that_allows_the_program() {
    let (allowed, clarified) = (quoted("allow = [", "]"), quoted("crate = ", "license-files"));
    assert!(is_allowed("(MIT OR GPL-3.0) AND Zlib", &allowed) && !is_allowed("MIT AND GPL-3.0", &allowed));
    let metadata = metadata();
    let mut count = 0;
    for package in list(&metadata["packages"]) {
        let name = text(&package["name"]);
        let licence = package["license"].as_str().or((name == clarified[0]).then_some(clarified[1].as_str()));
        let licence = licence.unwrap_or_else(|| panic!("{name} has no licence"));
        assert!(is_allowed(&licence.replace('/', " OR "), &allowed), "{name} is under {licence}");
        count += 1;
    }
    assert!(count > 150, "{count}");
}

/// Whether an expression of licences can be met.
fn is_allowed(expression: &str, allowed: &[String]) -> bool {
    let (all, any) = (parts(expression, "AND"), parts(expression, "OR"));
    if all.len() > 1 {
        return all.iter().all(|part| is_allowed(part, allowed));
    }
    if any.len() > 1 {
        return any.iter().any(|part| is_allowed(part, allowed));
    }
    match expression.strip_prefix('(').and_then(|inside| inside.strip_suffix(')')) {
        Some(inside) => is_allowed(inside, allowed),
        None => allowed.iter().any(|licence| licence == expression),
    }
}

/// What stands between such words outside brackets.
fn parts(expression: &str, between: &str) -> Vec<String> {
    let mut parts = vec![Vec::new()];
    let mut depth = 0;
    for word in expression.split(' ') {
        if depth == 0 && word == between {
            parts.push(Vec::new());
            continue;
        }
        depth += word.matches('(').count();
        depth -= word.matches(')').count();
        parts.last_mut().unwrap().push(word);
    }
    parts.into_iter().map(|words| words.join(" ")).collect()
}

#[test]
fn the_list_of_what_the_program_is_made_of_is_whole() {
    let bill = bill();
    let components: Vec<&Value> = list(&bill["components"]).collect();
    assert_eq!(components.len(), BUILT_IN, "the number of crates is known: if this one is meant, write it down");
    let mut known: Vec<&str> = components.iter().map(|it| text(&it["bom-ref"])).collect();
    for it in &components {
        assert!(it["licenses"].is_array() && it["hashes"].is_array(), "{it:#}");
    }
    known.push(text(&bill["metadata"]["component"]["bom-ref"]));
    for it in list(&bill["dependencies"]) {
        assert!(known.contains(&text(&it["ref"])) && list(&it["dependsOn"]).all(|on| known.contains(&text(on))));
    }
    let tests = ["tempfile", "proptest", "divan"];
    assert!(!components.iter().any(|it| tests.contains(&text(&it["name"]))), "what tests need is not in the program");
}
