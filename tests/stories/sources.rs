//! Every figure with a source names one that can be looked up.
#![expect(clippy::unwrap_used, reason = "a test may")]

use partnerplan::catalog;
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// The assets and the traps: whatever may cite.
fn citing() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders = vec![root.join("assets"), root.join("src/catalog")];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let cites = path.extension().is_some_and(|ending| ending == "ron" || ending == "rs");
            if path.is_dir() {
                folders.push(path);
            } else if cites && path.file_name().unwrap() != "sources.rs" {
                files.push(path);
            }
        }
    }
    files
}

#[test]
fn whatever_is_cited_can_be_read_out_in_full() {
    let files = citing();
    assert!(files.len() > 30, "{}", files.len());
    for file in files {
        let unknown = catalog::unknown_sources(&fs::read_to_string(&file).unwrap());
        assert!(unknown.is_empty(), "{}: {unknown:?}", file.display());
    }
}

#[test]
fn a_source_has_a_number_of_its_own_a_title_and_an_address() {
    let ids: BTreeSet<&str> = catalog::sources().iter().map(|source| source.id.as_str()).collect();
    assert_eq!(ids.len(), catalog::sources().len());
    for source in catalog::sources() {
        assert!(!source.title.is_empty() && source.address.contains('.'), "{}", source.id);
        assert!(!source.address.contains("://") && !source.address.contains(' '), "{}", source.id);
        assert!(source.year.is_none_or(|year| (1970..=2026).contains(&year)), "{}", source.id);
    }
    let complaints = catalog::cited("S57b")[0].to_string();
    assert!(complaints.contains("170 VARs") && complaints.ends_with("(2013, practitioner)"), "{complaints}");
}
