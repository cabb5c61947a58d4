//! The crates the program is made of, as cargo knows them, and the list of them for others (`examples/sbom.rs`).

use serde_json::{Value, json};
use std::{collections::BTreeMap, fs, path::PathBuf, process::Command};

/// A crate that is not ours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Crate {
    /// Its name.
    pub(crate) name: String,
    /// Its version.
    pub(crate) version: String,
    /// The checksum cargo holds it to.
    pub(crate) checksum: Option<String>,
    /// Where it is from.
    pub(crate) source: Option<String>,
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every crate of `Cargo.lock`, tests and other systems included, but ours.
pub(crate) fn locked() -> Vec<Crate> {
    let lock = fs::read_to_string(root().join("Cargo.lock")).expect("the lock is there");
    let crates = lock.split("[[package]]").skip(1).map(|block| {
        let value = |key: &str| {
            let line = block.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(" = "));
            line.map(|value| value.trim_matches('"').to_owned())
        };
        Crate {
            name: value("name").expect("a crate has a name"),
            version: value("version").expect("a crate has a version"),
            checksum: value("checksum"),
            source: value("source"),
        }
    });
    crates.filter(|it| it.name != env!("CARGO_PKG_NAME")).collect()
}

/// What cargo says of the crates this system builds with, tests included; it asks nobody.
pub(crate) fn metadata() -> Value {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let said = Command::new(&cargo).arg("-vV").output().expect("cargo runs").stdout;
    let said = String::from_utf8_lossy(&said).into_owned();
    let host = said.lines().find_map(|line| line.strip_prefix("host: ")).expect("cargo names its system");
    let arguments = ["metadata", "--offline", "--locked", "--format-version", "1", "--filter-platform", host];
    let output = Command::new(&cargo).args(arguments).current_dir(root()).output().expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("cargo writes JSON")
}

/// What is in the program that is built on this system, for others: `CycloneDX` 1.6, the same bytes for the same lock.
pub(crate) fn bill() -> Value {
    let metadata = metadata();
    let checksums: BTreeMap<(String, String), String> =
        locked().into_iter().filter_map(|it| Some(((it.name, it.version), it.checksum?))).collect();
    let packages: BTreeMap<&str, &Value> = list(&metadata["packages"]).map(|it| (text(&it["id"]), it)).collect();
    let arrows: BTreeMap<&str, Vec<&str>> =
        list(&metadata["resolve"]["nodes"]).map(|node| (text(&node["id"]), built_from(node))).collect();
    let ours = text(&metadata["resolve"]["root"]);
    let mut reached = vec![ours];
    let mut next = 0;
    while let Some(id) = reached.get(next) {
        let new: Vec<&str> = arrows[id].iter().filter(|id| !reached.contains(id)).copied().collect();
        reached.extend(new);
        next += 1;
    }
    reached.sort_by_key(|id| reference(packages[id]));
    let others = reached.iter().filter(|id| **id != ours);
    let components: Vec<Value> = others.map(|id| component(packages[id], &checksums)).collect();
    let dependencies: Vec<Value> = reached
        .iter()
        .map(|id| {
            let mut on: Vec<String> = arrows[id].iter().map(|id| reference(packages[id])).collect();
            on.sort();
            json!({ "ref": reference(packages[id]), "dependsOn": on })
        })
        .collect();
    json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": { "component": component(packages[ours], &checksums) },
        "components": components,
        "dependencies": dependencies,
    })
}

fn component(package: &Value, checksums: &BTreeMap<(String, String), String>) -> Value {
    let (name, version) = (text(&package["name"]), text(&package["version"]));
    let kind = if name == env!("CARGO_PKG_NAME") { "application" } else { "library" };
    let mut component = json!({
        "type": kind,
        "bom-ref": reference(package),
        "name": name,
        "version": version,
        "purl": reference(package),
    });
    if let Some(licence) = package["license"].as_str() {
        // Some still write a stroke for OR, as was usual.
        component["licenses"] = json!([{ "expression": licence.replace('/', " OR ") }]);
    }
    if let Some(checksum) = checksums.get(&(name.to_owned(), version.to_owned())) {
        component["hashes"] = json!([{ "alg": "SHA-256", "content": checksum }]);
    }
    component
}

/// What a crate is called everywhere.
fn reference(package: &Value) -> String {
    format!("pkg:cargo/{}@{}", text(&package["name"]), text(&package["version"]))
}

/// The ids of what a crate is built from, its tests not among it.
fn built_from(node: &Value) -> Vec<&str> {
    let is_built_in = |dependency: &&Value| list(&dependency["dep_kinds"]).any(|kind| kind["kind"] != "dev");
    list(&node["deps"]).filter(is_built_in).map(|dependency| text(&dependency["pkg"])).collect()
}

/// The items of a list.
pub(crate) fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

/// A text.
pub(crate) fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}
