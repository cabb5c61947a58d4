//! What can be undone survives the end of the program.

use super::plan_of;
use crate::{driver::CANDIDATES, driver::Driver, edits::change, pty::Pty};
use partnerplan::{
    plan::{Change, Document, Edit, Past, Plan},
    store::{KEPT_STEPS, Opened, Reference, Store},
};
use proptest::{collection::vec, prelude::*};
use rustix::process::Signal;
use std::{
    collections::BTreeSet,
    fmt::Display,
    fs,
    path::PathBuf,
    thread,
    time::{Duration, Instant},
};

/// Whether no two members of a section share an id: such a plan is not read again.
fn is_sound(plan: &Plan) -> bool {
    let ids: [Vec<&dyn Display>; 4] = [
        plan.buyers.iter().map(|it| &it.id as &dyn Display).collect(),
        plan.stages.iter().map(|it| &it.id as &dyn Display).collect(),
        plan.criteria.iter().map(|it| &it.id as &dyn Display).collect(),
        plan.segments.iter().map(|it| &it.id as &dyn Display).collect(),
    ];
    ids.iter().all(|ids| ids.iter().map(ToString::to_string).collect::<BTreeSet<_>>().len() == ids.len())
}

/// Saves a document as the wizard does.
fn save(opened: &mut Opened, document: &Document) {
    opened.file.save(document.plan()).unwrap();
    opened.file.keep_past(&document.past(KEPT_STEPS));
}

fn back(document: &mut Document) -> usize {
    std::iter::from_fn(|| document.undo()).count()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    /// D15.
    #[test]
    fn undoing_all_after_a_restart_gives_the_first_plan(changes in vec(change(), 1..8), undone in 0..4_usize) {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::at(folder.path());
        let first = plan_of(&["Acme", "Bolt"]);
        let mut opened = store.create("Past", &first).unwrap();
        let (first, mut document) = (opened.plan.clone(), Document::new(opened.plan.clone()));
        for change in changes {
            let mut tried = document.plan().clone();
            if change.edit.clone().apply(&mut tried).is_ok() && is_sound(&tried) {
                document.apply(change).unwrap();
            }
        }
        let last = document.plan().clone();
        (0..undone).for_each(|_| drop(document.undo()));
        save(&mut opened, &document);
        drop(opened);
        let again = store.open(&Reference::new("past")).unwrap();
        prop_assert_eq!(&again.plan, document.plan());
        if document.plan() != &first {
            let mut resumed = Document::with_past(again.plan, again.past);
            while resumed.redo().is_some() {}
            prop_assert_eq!(resumed.plan(), &last);
            back(&mut resumed);
            prop_assert_eq!(resumed.plan(), &first);
        }
    }
}

/// A plan that was renamed once and saved with its history, and where that is.
fn renamed(store: &Store) -> PathBuf {
    let mut opened = store.create("Past", &plan_of(&["Acme"])).unwrap();
    let mut document = Document::new(opened.plan.clone());
    document.apply(Change::new("the name", Edit::Name("Future".to_owned()))).unwrap();
    save(&mut opened, &document);
    store.config().join("history").join("past.ron")
}

fn past(store: &Store) -> Past {
    store.open(&Reference::new("past")).unwrap().past
}

#[test]
fn a_history_that_does_not_fit_is_none_and_the_plan_opens() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::at(folder.path());
    let path = renamed(&store);
    assert_eq!(past(&store).undo.len(), 1);
    let whole = fs::read_to_string(&path).unwrap();
    let twice = "edit:Stages([(id:\"a\",name:\"a\"),(id:\"a\",name:\"b\")])";
    let deep = format!("edit:{}{}", "Together([".repeat(5_000), "])".repeat(5_000));
    for bad in [
        whole.chars().take(whole.len() / 2).collect(),
        String::new(),
        "\0".repeat(whole.len()),
        whole.replace("edit:Name(\"Past\")", "edit:Remove(\"nobody\")"),
        whole.replace("edit:Name(\"Past\")", twice),
        whole.replace("edit:Name(\"Past\")", &deep),
        format!("{whole}{}", " ".repeat(3 << 20)) + "x",
        whole.replace("redo:", "more:"),
    ] {
        assert_ne!(bad, whole);
        fs::write(&path, &bad).unwrap();
        assert_eq!(past(&store), Past::default(), "{:?}", bad.chars().take(90).collect::<String>());
    }
    fs::write(&path, &whole).unwrap();
    assert_eq!(past(&store).undo.len(), 1, "it was no fault of the harness");
    let plan = store.plans().join("past.ron");
    fs::write(&plan, fs::read_to_string(&plan).unwrap().replace("Acme", "Acne")).unwrap();
    assert_eq!(past(&store), Past::default(), "a plan changed outside has another past");
}

#[test]
fn a_history_holds_so_many_steps_and_bytes_and_the_newest_of_them() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::at(folder.path());
    let mut opened = store.create("Past", &plan_of(&["Acme"])).unwrap();
    let mut document = Document::new(opened.plan.clone());
    for number in 0..KEPT_STEPS + 100 {
        document.apply(Change::new("the name", Edit::Name(number.to_string()))).unwrap();
    }
    save(&mut opened, &document);
    drop(opened);
    let kept = past(&store);
    assert_eq!(kept.undo.len(), KEPT_STEPS);
    assert_eq!(kept.undo.last().unwrap().edit, Edit::Name((KEPT_STEPS + 98).to_string()));
    let mut opened = store.open(&Reference::new("past")).unwrap();
    for letter in ["a", "b", "c", "d"] {
        document.apply(Change::new("the name", Edit::Name(letter.repeat(400_000)))).unwrap();
    }
    save(&mut opened, &document);
    drop(opened);
    assert_eq!(past(&store).undo.len(), 2, "the newest there is room for");
    assert!(fs::metadata(folder.path().join("history/past.ron")).unwrap().len() < 2 << 20);
}

/// D15.
#[test]
fn what_can_be_undone_takes_so_much_memory_and_no_more() {
    let mut document = Document::new(plan_of(&["Acme"]));
    for number in 0..200 {
        let name = number.to_string().repeat(1 << 19);
        document.apply(Change::new("the name", Edit::Name(name))).unwrap();
    }
    let steps = back(&mut document);
    assert!((20..200).contains(&steps), "{steps}");
    assert_eq!(std::iter::from_fn(|| document.redo()).count(), steps);
}

#[test]
fn a_plan_in_the_trash_leaves_no_history_and_a_second_one_like_it_starts_without() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::at(folder.path());
    let path = renamed(&store);
    let copy = store.duplicate(&store.plans().join("past.ron"), "Copy").unwrap();
    assert_eq!(store.open(&Reference::from(copy.as_path())).unwrap().past, Past::default());
    assert!(path.exists());
    store.trash(&store.plans().join("past.ron")).unwrap();
    assert!(!path.exists());
}

#[test]
fn a_plan_given_another_name_from_home_can_be_given_its_old_one_back() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::at(folder.path());
    renamed(&store);
    store.rename(&store.plans().join("past.ron"), "Third").unwrap();
    let opened = store.open(&Reference::new("past")).unwrap();
    let mut document = Document::with_past(opened.plan, opened.past);
    assert_eq!(back(&mut document), 2);
    assert_eq!(document.plan().name, "Past");
}

#[test]
fn undo_goes_on_where_it_was_when_the_plan_is_opened_again() {
    let mut driver = Driver::example();
    let name = driver.open_plan().name.clone();
    driver.go(CANDIDATES).press(&["d"]).press(&["d"]).press(&["u"]).go_home();
    driver.open(&name);
    assert_eq!(driver.open_plan().partners.len(), 21);
    assert_eq!(driver.redo_all(), 1);
    assert_eq!(driver.open_plan().partners.len(), 20);
    assert_eq!(driver.undo_all(), 2);
    assert_eq!(driver.open_plan().partners.len(), 22);
}

#[test]
fn undo_goes_on_after_the_program_was_killed() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::at(folder.path());
    store.create("Past", &partnerplan::catalog::example()).unwrap();
    let mut pty = Pty::start(folder.path(), &["open", "past"]);
    pty.waits_for("Prioritise").send("\x1b2").waits_for("Candidates").send("d");
    let deadline = Instant::now() + Duration::from_secs(20);
    while !folder.path().join("history/past.ron").exists() {
        assert!(Instant::now() < deadline, "no history was kept");
        thread::sleep(Duration::from_millis(5));
    }
    pty.signal(Signal::KILL).ends();
    let opened = store.open(&Reference::new("past")).unwrap();
    assert_eq!(opened.plan.partners.len(), 21);
    let mut document = Document::with_past(opened.plan, opened.past);
    assert_eq!((back(&mut document), document.plan().partners.len()), (1, 22));
}
