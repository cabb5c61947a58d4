//! What is given to others: where it is looked for, and what the README says of it. `.ci/reproduce` tries it whole.

use std::{fs, path::Path};

fn text(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// What stands between quotation marks behind a name in `Cargo.toml`.
fn manifest(name: &str) -> String {
    let manifest = text("Cargo.toml");
    let begins = format!("{name} = \"");
    let line = manifest.lines().find_map(|line| line.strip_prefix(&begins)).unwrap_or_else(|| panic!("no {name}"));
    line.strip_suffix('"').unwrap().to_owned()
}

#[test]
fn the_archive_is_where_cargo_binstall_looks_for_it() {
    let known = |template: &str| {
        let facts = [("name", "partnerplan"), ("bin", "partnerplan"), ("version", "7.8.9"), ("target", "of-a-kind")];
        let told =
            facts.iter().fold(template.to_owned(), |told, (name, value)| told.replace(&format!("{{ {name} }}"), value));
        told.replace("{ binary-ext }", "")
    };
    let script = text(".ci/package");
    let name = script.lines().find_map(|line| line.strip_prefix("name=")).unwrap();
    let name = name.replace("$target", "of-a-kind").replace("$version", "7.8.9");
    assert!(script.contains("gzip -9n >\"target/dist/$name.tar.gz\"") && script.contains("-cf - \"$name\""));
    assert_eq!(known(&manifest("pkg-url")), format!("{{ repo }}/releases/download/v7.8.9/{name}.tar.gz"));
    assert_eq!(known(&manifest("bin-dir")), format!("{name}/partnerplan"));
}

#[test]
fn all_that_is_in_the_debian_package_is_there_or_made() {
    let (manifest, script) = (text("Cargo.toml"), text(".ci/package"));
    let assets = manifest.split("\nassets = [\n").nth(1).and_then(|rest| rest.split("\n]").next()).unwrap();
    let sources: Vec<&str> = assets.lines().filter_map(|line| line.split('"').nth(1)).collect();
    assert!(sources.len() > 7, "{sources:?}");
    for source in sources {
        let is_made = source.starts_with("target/") && script.contains(source);
        assert!(is_made || Path::new(env!("CARGO_MANIFEST_DIR")).join(source).is_file(), "{source}");
    }
}

#[test]
fn the_readme_names_the_oldest_toolchain_that_builds_it() {
    assert!(text("README.md").contains(&format!("with Rust {} or newer", manifest("rust-version"))));
}
