//! The folder of plans, the trash, and names.

use super::plan_of;
use partnerplan::{
    catalog,
    plan::Plan,
    prioritise::Cancel,
    store::{Known, Left, Reached, Reference, Store, StoreError},
};
use std::{
    fs,
    path::Path,
    sync::mpsc::channel,
    time::{Duration, SystemTime},
};

#[test]
fn an_empty_or_missing_folder_has_no_plans() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::at(folder.path().join("not yet"));
    assert!(store.list().unwrap().is_empty());
    assert!(store.trashed().unwrap().is_empty());
    assert!(!folder.path().join("not yet").exists(), "looking makes nothing");
}

#[test]
fn a_plan_is_found_by_slug_by_name_and_by_path() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::at(folder.path());
    let path = store.create("Größe 1/2", &plan_of(&["Acme"])).unwrap().file.path().to_owned();
    for reference in ["grösse-1-2", "größe-1-2", "Größe 1/2", "GRÖSSE 1/2", " größe 1/2 ", path.to_str().unwrap()]
    {
        assert_eq!(store.find(&Reference::new(reference)).unwrap(), path, "{reference}");
    }
    fs::write(folder.path().join("apart.ron"), "").unwrap();
    for reference in ["nowhere", "../apart", "../plans/grösse-1-2"] {
        store.find(&Reference::new(reference)).unwrap_err();
    }
    let hand = folder.path().join("by hand");
    fs::write(&hand, "").unwrap();
    assert_eq!(store.find(&Reference::from(hand.as_path())).unwrap(), hand, "a path may end as it likes");
    let error = store.find(&Reference::new("nowhere")).unwrap_err();
    assert!(error.to_string().contains("partnerplan list"), "{error}");
}

#[test]
fn two_plans_of_one_name_are_told_apart_by_slug() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::at(folder.path());
    let first = store.create("Same", &plan_of(&["Acme"])).unwrap().file.path().to_owned();
    store.create("Other", &plan_of(&["Bolt"])).unwrap();
    let error = store.find(&Reference::new("SAMe "));
    assert_eq!(error.unwrap(), first);
    store.rename(&store.find(&Reference::new("other")).unwrap(), "same").unwrap();
    let error = store.find(&Reference::new("SAME")).unwrap_err();
    assert!(matches!(&error, StoreError::Ambiguous { slugs, .. } if *slugs == ["other", "same"]), "{error}");
    assert!(error.to_string().contains("other or same"), "{error}");
}

#[test]
fn a_renamed_plan_keeps_its_file_and_a_duplicate_gets_one() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::at(folder.path());
    let path = store.create("Before", &plan_of(&["Acme"])).unwrap().file.path().to_owned();
    store.rename(&path, "After").unwrap();
    assert_eq!(store.name_of(&path).as_deref(), Some("After"));
    let second = store.duplicate(&path, "After (copy)").unwrap();
    assert_eq!(store.summary(&second).unwrap().name, "After (copy)");
    assert_eq!(store.summary(&path).unwrap().candidates, 1);
    assert_eq!(store.list().unwrap().len(), 2);
}

#[test]
fn a_plan_thrown_away_can_come_back_and_takes_nobodys_place() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::at(folder.path());
    let path = store.create("Old", &plan_of(&["Acme"])).unwrap().file.path().to_owned();
    let first = store.trash(&path).unwrap();
    assert!(store.list().unwrap().is_empty());
    store.create("Old", &plan_of(&["Bolt"])).unwrap();
    store.trash(&path).unwrap();
    store.create("Old", &plan_of(&["Coil"])).unwrap();
    assert_eq!(store.trashed().unwrap().len(), 2, "both lie in the trash, thrown away in the same second");
    assert_eq!((first.slug.as_str(), first.thrown_away.len()), ("old", 15));
    let restored = store.restore(&first).unwrap();
    assert_eq!(store.read(&Reference::from(restored.as_path())).unwrap().plan.partners[0].name, "Acme");
    assert_eq!(store.read(&Reference::new("old-2")).unwrap().plan.partners[0].name, "Acme");
    assert_eq!(store.read(&Reference::new("old")).unwrap().plan.partners[0].name, "Coil");
    assert_eq!(store.trashed().unwrap().len(), 1);
}

#[test]
fn a_plan_that_does_not_read_is_listed_with_the_reason_and_can_be_thrown_away_and_restored() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::at(folder.path());
    fs::create_dir_all(store.plans()).unwrap();
    let path = store.plans().join("old.ron");
    fs::write(&path, "(\n  format: 1,\n  name: 7,\n)").unwrap();
    let reason = store.summary(&path).unwrap_err().brief();
    assert_eq!(reason, "line 3, column 9: expected text in double quotes");
    let trashed = store.trash(&path).unwrap();
    assert_eq!(store.restore(&trashed).unwrap(), path);
}

#[test]
fn the_summary_says_how_far_a_plan_has_come() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::at(folder.path());
    let reached =
        |name: &str, plan: &Plan| store.summary(store.create(name, plan).unwrap().file.path()).unwrap().reached;
    assert_eq!(reached("a", &plan_of(&[])), Reached::IdealCustomer);
    assert_eq!(reached("b", &plan_of(&["Acme"])), Reached::Map);
    assert!(reached("c", &catalog::example()) >= Reached::Prioritise);
}

#[test]
fn plans_are_listed_without_opening_one() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::at(folder.path());
    let path = store.create("One", &plan_of(&["Acme"])).unwrap().file.path().to_owned();
    fs::write(&path, "no plan at all").unwrap();
    let listed = store.list().unwrap();
    assert_eq!(listed.len(), 1);
    assert_eq!(listed[0].trouble, None, "nobody has looked inside");
    assert!(store.summary(&path).is_err());
}

/// C3: also of the same length and with the old time, as a copy brought back has it.
#[test]
fn a_plan_that_was_changed_outside_is_looked_at_anew() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::at(folder.path());
    let path = store.create("Number one", &plan_of(&["Acme"])).unwrap().file.path().to_owned();
    let times = fs::File::options().write(true).open(&path).unwrap();
    // What was written a moment ago is not taken for known yet.
    let before = SystemTime::now() - Duration::from_secs(3_600);
    times.set_modified(before).unwrap();
    let known = Known::default();
    let name = || {
        let (tell, told) = channel();
        let listed = store.list().unwrap();
        store.summaries(&listed, &known, &Cancel::default(), &|_, found| tell.send(found.unwrap().name).unwrap());
        told.recv().unwrap()
    };
    assert_eq!((name(), name()), ("Number one".to_owned(), "Number one".to_owned()));
    fs::write(&path, fs::read_to_string(&path).unwrap().replace("Number one", "Number two")).unwrap();
    times.set_modified(before).unwrap();
    assert_eq!(name(), "Number two");
}

/// D7: an editor may still have the text that another window has lent it.
#[test]
fn what_a_living_program_has_lent_stays_and_what_a_dead_one_has_goes() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::at(folder.path());
    let [living, dead] = ["1", "4194303"].map(|process| folder.path().join("lent").join(process));
    for lent in [&living, &dead] {
        fs::create_dir_all(lent).unwrap();
        fs::write(lent.join("note.txt"), "theirs").unwrap();
    }
    let _lent = store.lend("a note", "mine").unwrap();
    assert_eq!((living.join("note.txt").exists(), dead.exists()), (true, false));
}

#[test]
fn other_files_in_the_folder_are_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::at(folder.path());
    let created = store.create("Mine", &plan_of(&["Acme"])).unwrap();
    for name in [".hidden.ron", "notes.txt", "plan.ron.bak", ".mine.ron.1-1.tmp"] {
        fs::write(store.plans().join(name), "x").unwrap();
    }
    let slugs: Vec<_> = store.list().unwrap().into_iter().map(|listed| listed.slug).collect();
    assert_eq!(slugs, ["mine"]);
    drop(created);
}

#[test]
fn a_plan_can_be_saved_elsewhere_in_a_folder_or_as_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::at(folder.path().join("config"));
    let plan = plan_of(&["Acme"]);
    let in_folder = store.create_at(folder.path(), &plan).unwrap();
    assert_eq!(in_folder.file.path(), folder.path().join("nordic-expansion.ron"));
    let as_file = store.create_at(&folder.path().join("board copy"), &plan).unwrap();
    assert_eq!(as_file.file.path(), folder.path().join("board copy.ron"));
    let error = store.create_at(&folder.path().join("board copy"), &plan).unwrap_err();
    assert!(matches!(error, StoreError::Exists { .. }), "{error}");
    let error = store.create_at(&folder.path().join("no such folder/x.ron"), &plan).unwrap_err();
    assert!(error.to_string().contains("not there"), "{error}");
}

/// D4: of a folder that cannot be read nobody knows that there is nothing in it.
#[test]
fn a_folder_that_cannot_be_read_is_not_said_to_be_empty() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::at(folder.path());
    let path = store.create("Kept", &plan_of(&["Acme"])).unwrap().file.path().to_owned();
    let stands_in_the_way = |place: &Path| {
        let _ = fs::rename(place, place.with_extension("aside"));
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(place, "").unwrap();
    };
    for place in ["backups/kept", "trash", "plans"] {
        stands_in_the_way(&folder.path().join(place));
    }
    for (what, error) in [
        ("backups/kept", store.backups(&path).list().unwrap_err()),
        ("trash", store.trashed().unwrap_err()),
        ("plans", store.list().unwrap_err()),
    ] {
        let sentence = error.to_string();
        assert!(sentence.contains(what) && sentence.contains("cannot be read"), "{what}: {sentence}");
    }
}

/// Each plan opens where it was left, however many others were left meanwhile.
#[test]
fn where_each_plan_was_left_is_remembered() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::at(folder.path());
    let [one, two] = ["one.ron", "two.ron"].map(|name| store.plans().join(name));
    let at = |view| Left { view, partner: None, place: None };
    assert_eq!(store.left(&one), None);
    store.leave(&one, at('r'));
    store.leave(&two, at('r'));
    assert_eq!((store.left(&one), store.left(&two)), (Some(at('r')), Some(at('r'))));
    store.leave(&two, at('w'));
    assert_eq!((store.left(&one), store.left(&two)), (Some(at('r')), Some(at('w'))));
    store.leave(&one, at('y'));
    store.leave(&one, at('b'));
    assert_eq!((store.left(&one), store.left(&two)), (Some(at('b')), Some(at('w'))));
}

/// E7: a Mac writes an ö as two letters, and takes both forms for one name.
#[test]
fn a_new_plan_takes_no_name_that_is_there_in_another_form() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::at(folder.path());
    fs::create_dir(store.plans()).unwrap();
    fs::write(store.plans().join("ko\u{308}ln.ron"), "").unwrap();
    let made = store.create("Köln", &plan_of(&["Acme"])).unwrap();
    assert_eq!(made.file.path().file_name().unwrap(), "köln-2.ron");
}
