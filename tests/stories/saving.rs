//! Nothing is lost.
#![expect(clippy::unwrap_used, reason = "a test may")]

mod backups;
mod by_hand;
mod crashes;
pub(crate) mod disks;
mod faults;
mod history;
mod hostile;
mod kinds;
mod library;
mod meddling;
mod outside;
mod refuge;
mod thread;
mod turns;

use crate::arbitrary;
use partnerplan::{
    catalog,
    plan::{FORMAT, Partner, PartnerId, Plan},
    store::{Mode, Reference, Store, StoreError, file_slug},
};
use proptest::prelude::*;
use std::{fs, path::Path, sync::Arc};

/// A plan with these candidates and nothing else.
fn plan_of(names: &[&str]) -> Plan {
    let mut plan = Plan::empty("Nordic expansion");
    for name in names {
        let id = PartnerId::unused(name, |id| plan.partner(&PartnerId::new(id)).is_some());
        plan.partners.push(Arc::new(Partner::named(id, name)));
    }
    plan
}

/// Has the file of a plan kept as an earlier version already, so that a first save is a save and nothing else.
fn keep_first(store: &Store, path: &Path) {
    Store::at(store.config()).backups(path).keep_file(path).unwrap();
}

/// Why a file of these bytes is not opened; it is left as it is, and nothing is put beside it but a lock.
fn refused(bytes: &[u8]) -> StoreError {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.ron");
    fs::write(&path, bytes).unwrap();
    let store = Store::at(folder.path().join("config"));
    let error = store.open(&Reference::from(path.as_path())).map(|opened| opened.plan).unwrap_err();
    assert_eq!(fs::read(&path).unwrap(), bytes, "a refused plan was changed");
    let sentence = error.to_string();
    assert!(sentence.contains("plan.ron") && sentence.ends_with('.'), "{sentence}");
    error
}

#[test]
fn a_new_plan_is_there_again_after_the_program_has_ended() {
    let folder = tempfile::tempdir().unwrap();
    let plan = plan_of(&["Acme", "Bolt & Co", "日本"]);
    let created = Store::at(folder.path()).create("Nordic expansion", &plan).unwrap();
    assert_eq!(created.mode, Mode::ReadWrite);
    drop(created);
    for reference in ["nordic-expansion", "NORDIC EXPANSION", "Nordic expansion"] {
        assert_eq!(Store::at(folder.path()).open(&Reference::new(reference)).unwrap().plan, plan, "{reference}");
    }
}

#[test]
fn the_example_comes_back_as_it_went_and_twice_gives_the_same_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::at(folder.path());
    let plan = catalog::example();
    let opened = store.create(&plan.name, &plan).unwrap();
    assert_eq!(opened.plan, plan);
    let second = store.create(&plan.name, &opened.plan).unwrap();
    assert_ne!(opened.file.path(), second.file.path());
    assert_eq!(fs::read(opened.file.path()).unwrap(), fs::read(second.file.path()).unwrap());
}

#[test]
fn a_plan_file_is_made_to_be_read_by_people_and_kept_in_git() {
    let folder = tempfile::tempdir().unwrap();
    let created = Store::at(folder.path()).create("Example", &catalog::example()).unwrap();
    let text = fs::read_to_string(created.file.path()).unwrap();
    assert!(text.starts_with(&format!("(\n  format: {FORMAT},\n  name: \"Example\",\n")));
    assert!(text.ends_with(")\n") && !text.contains('\r'));
    let blocks = text.lines().filter(|line| *line == "    (").count();
    assert!(blocks >= catalog::example().partners.len(), "one candidate is one block");
    let rating = text.lines().find(|line| line.contains("criterion:")).unwrap();
    assert!(
        rating.trim_start().starts_with("(criterion: \"") && rating.ends_with("),"),
        "one rating is one line: {rating}"
    );
}

#[test]
fn one_changed_rating_is_one_changed_line() {
    let folder = tempfile::tempdir().unwrap();
    let mut opened = Store::at(folder.path()).create("Example", &catalog::example()).unwrap();
    let before = fs::read_to_string(opened.file.path()).unwrap();
    let mut partner = (*opened.plan.partners[3]).clone();
    partner.ratings[0].note = "said so on the phone".to_owned();
    opened.plan.partners[3] = Arc::new(partner);
    opened.file.save(&opened.plan).unwrap();
    let after = fs::read_to_string(opened.file.path()).unwrap();
    assert_eq!(before.lines().zip(after.lines()).filter(|(old, new)| old != new).count(), 1);
    assert_eq!(before.lines().count(), after.lines().count());
}

/// D14.
#[test]
fn saving_a_plan_that_has_not_changed_does_not_touch_its_file() {
    let folder = tempfile::tempdir().unwrap();
    let mut opened = Store::at(folder.path()).create("Still", &plan_of(&["Acme"])).unwrap();
    let file = fs::File::options().write(true).open(opened.file.path()).unwrap();
    let before = std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1_000_000);
    file.set_modified(before).unwrap();
    opened.file.save(&opened.plan).unwrap();
    assert_eq!(fs::metadata(opened.file.path()).unwrap().modified().unwrap(), before);
}

#[test]
fn an_id_used_twice_is_refused_with_the_line_of_the_second() {
    let text = "(\n  format: 1,\n  name: \"x\",\n  buyers: [],\n  partners: [\n    (id: \"a\", name: \"A\"),\n    \
                (id: \"b\", name: \"id: \\\"a\\\"\"),\n    (name: \"C\", id: \"a\"),\n  ],\n)\n";
    let error = refused(text.as_bytes());
    assert!(error.brief().starts_with("line 8, column"), "{}", error.brief());
    assert!(error.to_string().contains("“a” is used a second time"), "{error}");
    let buyers = text
        .replace("partners:", "stages: [(id: \"a\", name: \"s\", weight: 1)], partners:")
        .replace("\"a\", n", "\"c\", n");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("fine.ron");
    fs::write(&path, buyers).unwrap();
    Store::at(folder.path()).read(&Reference::from(path.as_path())).unwrap();
}

#[test]
fn plans_of_every_name_get_files_of_their_own() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::at(folder.path());
    let long = "x".repeat(5_000);
    let names = [
        "Straße",
        "STRASSE",
        "straße",
        "CON",
        "con",
        "nul.txt",
        "../../up",
        "a/b",
        "a\\b",
        ".",
        "",
        "  ",
        "-rf",
        "\u{202e}x",
        "\u{1b}[2J",
        "日本 🌞",
        &long,
        &long,
    ];
    for name in names {
        let created = store.create(name, &plan_of(&["Acme"])).unwrap();
        assert_eq!(created.plan.name, name);
        assert_eq!(created.file.path().parent().unwrap(), store.plans());
    }
    let listed = store.list().unwrap();
    assert_eq!(listed.len(), names.len());
    let mut lower: Vec<_> = listed.iter().map(|listed| listed.slug.to_lowercase()).collect();
    lower.sort();
    lower.dedup();
    assert_eq!(lower.len(), names.len());
    assert_eq!(file_slug("AUX", 2), "aux-plan-2");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// D14.
    #[test]
    fn whatever_the_wizard_can_make_comes_back_as_it_went(plan in arbitrary::plan()) {
        let folder = tempfile::tempdir().unwrap();
        let opened = Store::at(folder.path()).create(&plan.name, &plan).unwrap();
        prop_assert_eq!(&opened.plan, &plan);
        let text = fs::read(opened.file.path()).unwrap();
        prop_assert_eq!(Store::at(folder.path()).name_of(opened.file.path()), Some(plan.name.clone()));
        drop(opened);
        let mut again = Store::at(folder.path()).open(&Reference::from(&*folder.path().join("plans").join(format!("{}.ron", file_slug(&plan.name, 1))))).unwrap();
        again.file.overwrite(&again.plan).unwrap();
        prop_assert_eq!(fs::read(again.file.path()).unwrap(), text, "the same plan is the same bytes");
    }

    #[test]
    fn whatever_a_hand_can_write_comes_back_or_is_refused_for_an_id_used_twice(plan in arbitrary::wild_plan()) {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::at(folder.path());
        match store.create(&plan.name, &plan) {
            Ok(opened) => prop_assert_eq!(opened.plan, plan),
            Err(error) => prop_assert!(error.to_string().contains("used a second time"), "{}", error),
        }
    }
}
