//! Plans of every format there was: they read as they always did, and reading leaves them as they are.

use crate::driver::Driver;
use partnerplan::{
    report::Report,
    store::{Mode, Reference, Store, StoreError},
};
use std::{fs, path::Path};

/// A file of format 1 and what is read in it: its name, how many candidates and won deals it has, who leads.
const KEPT: [(&str, &str, usize, usize, Option<&str>); 4] = [
    ("example-0.1.0", "Tallowick, bank wave 1", 22, 0, Some("Harrowgate Identity")),
    ("everything", "Everything in format 1", 22, 12, Some("Harrowgate Identity")),
    ("by-hand", "By hand", 2, 0, None),
    ("crlf-bom", "Größe mit BOM", 3, 0, None),
];

fn fixture(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/format-1");
    fs::read(folder.join(format!("{name}.ron"))).unwrap()
}

/// V1, V4, D14.
#[test]
fn every_plan_of_format_1_reads_as_ever_and_stays_as_it_is() {
    for (file, name, candidates, deals, leads) in KEPT {
        let (folder, bytes) = (tempfile::tempdir().unwrap(), fixture(file));
        let path = folder.path().join("kept.ron");
        fs::write(&path, &bytes).unwrap();
        let store = Store::at(folder.path().join("config"));
        let mut opened = store.open(&Reference::from(path.as_path())).unwrap();
        assert_eq!((&opened.mode, opened.notes.len()), (&Mode::ReadWrite, 0), "{file}");
        let plan = &opened.plan;
        assert_eq!(
            (plan.name.as_str(), plan.partners.len(), plan.won_deals.len()),
            (name, candidates, deals),
            "{file}"
        );
        let report = Report::of(plan);
        assert_eq!(report.ranking.first().map(|row| row.who.name()), leads, "{file}");
        opened.file.save(plan).unwrap();
        drop(opened);
        assert!(fs::read(&path).unwrap() == bytes, "{file}: the same bytes");
    }
}

/// V4.
#[test]
fn the_plan_with_everything_has_a_part_of_every_kind() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("everything.ron");
    fs::write(&path, fixture("everything")).unwrap();
    let plan = Store::at(folder.path()).read(&Reference::from(path.as_path())).unwrap().plan;
    let parts = [
        plan.buyers.len(),
        plan.stages.len(),
        plan.criteria.len(),
        plan.preferences.len(),
        plan.segments.len(),
        plan.scorecards.len(),
        plan.won_deals.len(),
        plan.dismissed.len(),
    ];
    assert!(!parts.contains(&0), "{parts:?}");
}

/// V1, V2.
#[test]
fn a_plan_of_a_newer_version_is_named_so_in_every_list_and_never_written() {
    let (reads, does_not) = ("(format: 3, name: \"Reads\")", "(format: 3, name: \"Later\", orbit: [1, 2])");
    let mut driver = Driver::home_with(|store| {
        fs::create_dir_all(store.plans()).unwrap();
        fs::write(store.plans().join("reads.ron"), reads).unwrap();
        fs::write(store.plans().join("later.ron"), does_not).unwrap();
    });
    driver.until("both are read", |driver| driver.screen().matches("made by a newer version (format 3)").count() >= 2);
    driver.lacks("unreadable").press(&["Home"]).waits_for("knows formats up to");
    assert_eq!(driver.screen().matches("made by a newer version").count(), 2, "once each: {}", driver.screen());
    let store = driver.store().clone();
    let opened = store.open(&Reference::new("reads")).unwrap();
    assert!(matches!(&opened.mode, Mode::ReadOnly(reason) if reason.contains("newer version")), "{:?}", opened.mode);
    let note = "This plan was made by a newer version of partnerplan (format 3): it can be read here, not changed.";
    assert_eq!(store.read(&Reference::new("reads")).unwrap().notes, [note]);
    let error = store.open(&Reference::new("later")).map(drop).unwrap_err();
    assert!(matches!(error, StoreError::Newer { format: 3, .. }), "{error}");
    let mine = store.create("Mine", &partnerplan::catalog::example()).unwrap().file.path().to_owned();
    let error = store.take_over(&mine, &store.plans().join("reads.ron")).unwrap_err().to_string();
    assert!(error.contains("newer version of partnerplan"), "{error}");
    assert_eq!(fs::read_to_string(store.plans().join("reads.ron")).unwrap(), reads);
    assert_eq!(fs::read_to_string(store.plans().join("later.ron")).unwrap(), does_not);
}

/// V1: a format before the first is none.
#[test]
fn a_format_that_never_was_is_refused_with_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("zero.ron");
    fs::write(&path, "(\n  format: 0,\n  name: \"Zero\",\n)\n").unwrap();
    let error = Store::at(folder.path()).read(&Reference::from(path.as_path())).map(drop).unwrap_err();
    assert!(error.brief().starts_with("line 2, column 3"), "{}", error.brief());
}
