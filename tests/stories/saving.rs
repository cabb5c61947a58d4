//! Nothing is lost.
#![expect(clippy::unwrap_used, reason = "a test may")]

use partnerplan::{
    plan::{Partner, PartnerId, Plan},
    store::{Mode, Reference, Store, StoreError},
};
use std::{fs, sync::Arc};

fn plan_of(names: &[&str]) -> Plan {
    let mut plan = Plan::empty("Nordic expansion");
    for name in names {
        plan.partners.push(Arc::new(Partner::named(
            PartnerId::unused(name, |id| plan.partner(&PartnerId::new(id)).is_some()),
            name,
        )));
    }
    plan
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
fn a_second_window_reads_and_does_not_write() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::at(folder.path());
    let first = store.create("Shared", &plan_of(&["Acme"])).unwrap();
    let mut second = store.open(&Reference::new("shared")).unwrap();
    let Mode::ReadOnly(reason) = &second.mode else { panic!("both windows may write") };
    assert!(reason.contains("open in another window"), "{reason}");
    let error = second.file.save(&second.plan).unwrap_err();
    assert!(matches!(error, StoreError::ReadOnly { .. }), "{error}");
    drop(first);
    assert_eq!(store.open(&Reference::new("shared")).unwrap().mode, Mode::ReadWrite);
}

#[test]
fn an_id_used_twice_is_refused_with_the_line_of_the_second() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("twice.ron");
    let text = "(\n  format: 1,\n  name: \"x\",\n  buyers: [],\n  partners: [\n    (id: \"a\", name: \"A\"),\n    (id: \"b\", name: \"id: \\\"a\\\"\"),\n    (id: \"a\", name: \"C\"),\n  ],\n)\n";
    fs::write(&path, text).unwrap();
    let error = Store::at(folder.path()).read(&Reference::from(path.as_path())).unwrap_err();
    assert!(error.brief().starts_with("line 8, column"), "{}", error.brief());
    assert!(error.to_string().contains("“a” is used a second time"), "{error}");
}
