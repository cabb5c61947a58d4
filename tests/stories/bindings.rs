//! Every key that is offered does something where it is offered, and means one thing.
//!
//! A place is a way to where a layer is on top; each binding that holds there is done there. The places are held to the
//! source: a layer, or a set of bindings, that no place comes to makes a story fail.

use crate::{
    driver::{CANDIDATES, Driver},
    walls::source::sources,
    wizard_versions::{marked, merged},
};
use crossterm::event::{KeyCode, KeyModifiers};
use partnerplan::{
    catalog,
    interview::steps::{Asked, By, OfRanking, OfSet, View},
    plan::{QualifyQuestion, Weighting},
    tui::{
        Keymap, held_together, key_sets, key_table,
        keys::{Action, Binding, Does, Keys, Press, Stroke},
    },
};
use std::{
    collections::{BTreeSet, HashMap},
    fs,
};

/// A way to where a layer is on top: where it begins, and the keys to press there.
#[derive(Clone, Copy, Debug)]
struct Place {
    from: From,
    keys: &'static [&'static str],
    /// One more key, to the other pane or into the filter.
    then: Option<&'static str>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum From {
    Home,
    View(View),
    /// Leaving with a plan that another program has changed.
    Unsaved,
    /// Leaving with a plan that another program has removed.
    Removed,
    /// A copy of the plan lies beside it and is selected.
    Copied,
    /// Rows of a spreadsheet are pasted into the candidates.
    Pasted,
    /// Three people have marked the candidates.
    Marked,
    /// Two versions were merged that say something otherwise.
    Merged,
}

const fn at(view: View, keys: &'static [&'static str]) -> Place {
    Place { from: From::View(view), keys, then: None }
}

const fn home(keys: &'static [&'static str]) -> Place {
    Place { from: From::Home, keys, then: None }
}

const fn unsaved(keys: &'static [&'static str]) -> Place {
    Place { from: From::Unsaved, keys, then: None }
}

const PLACES: &[Place] = &[
    home(&[]),
    home(&["n"]),
    home(&["Home", "r"]),
    home(&["Home", "v"]),
    home(&["Home", "d"]),
    at(View::Goal, &[]),
    at(View::Goal, &["Tab"; 5]),
    at(View::Goal, &["Ctrl-b"]),
    at(View::Customer, &["Up"]),
    at(View::Customer, &["Tab"; 12]),
    at(View::Buyers, &[]),
    at(View::Buyers, &["Enter"]),
    at(View::Buyers, &["Enter", "PgDn", "PgDn"]),
    at(View::Buyers, &["Enter", "Down"]),
    at(View::Buyers, &["a"]),
    at(View::Buyers, &["Up"]),
    at(CANDIDATES, &[]),
    at(CANDIDATES, &["g"]),
    at(CANDIDATES, &["p"]),
    at(CANDIDATES, &["a", "o", "s", "t", "r", "a", "n", "d", "e", "r", " ", "p", "i", "k", "e", "Enter"]),
    at(CANDIDATES, &["Enter"]),
    at(CANDIDATES, &["Enter", "Up", "Up"]),
    at(CANDIDATES, &["="]),
    at(CANDIDATES, &["=", "w"]),
    Place { from: From::Pasted, keys: &[], then: None },
    at(View::Candidates { pass: true }, &[]),
    at(View::Candidates { pass: true }, &["Left", "Left", "Left", "Left", "Left", "Left", "l"]),
    at(View::Candidates { pass: true }, &["Left", "Left", "Left", "Left", "Left", "Left", "w"]),
    at(View::Candidates { pass: true }, &["Left", "Left", "Left", "Left", "Left", "Left", "w", "Enter"]),
    at(View::Reach { candidate: false }, &[]),
    at(View::Reach { candidate: false }, &["Home", "Tab"]),
    at(View::Reach { candidate: true }, &["Home", "Down", "Down", "Tab"]),
    at(View::Sources, &[]),
    at(View::Sources, &["p"]),
    at(View::Sources, &["m"]),
    at(View::Accounts, &[]),
    at(View::Accounts, &["Home", "Down", "Tab"]),
    at(View::WonDeals, &[]),
    at(View::Ranking(None), &[]),
    at(View::Ranking(Some(OfRanking::Why)), &[]),
    at(View::Ranking(Some(OfRanking::HowFirm)), &[]),
    at(View::Ranking(Some(OfRanking::FindOutNext)), &[]),
    at(View::Ranking(Some(OfRanking::WhatChangesIt)), &[]),
    at(View::Ranking(None), &["?"]),
    at(View::Ranking(None), &["Alt-t"]),
    at(View::Ranking(None), &["Alt-s"]),
    at(View::Ranking(None), &["Ctrl-p"]),
    at(View::Rate { at: Some(Asked::Question(QualifyQuestion::ServesCustomer)), by: Some(By::Criterion) }, &[]),
    at(View::Rate { at: Some(Asked::Criterion(0)), by: Some(By::Candidate) }, &[]),
    at(View::Recruit(None), &[]),
    at(View::Recruit(Some(OfSet::Reach)), &[]),
    at(View::Recruit(Some(OfSet::Map)), &[]),
    at(View::Recruit(Some(OfSet::Days)), &[]),
    at(View::Recruit(Some(OfSet::Money)), &[]),
    at(View::Recruit(Some(OfSet::IfNo)), &[]),
    at(View::Recruit(Some(OfSet::Budgets)), &[]),
    at(View::Recruit(Some(OfSet::AsGoodAs)), &[]),
    at(View::Weights, &["Tab"]),
    at(View::Weights, &[]),
    at(View::Weights, &["t", "Up", "Up", "Up", "Down", "Enter"]),
    at(View::Weights, &["t", "Up", "Enter"]),
    at(View::Strategies, &[]),
    at(View::Strategies, &["Enter"]),
    at(View::Strategies, &["Enter", "Enter"]),
    at(View::Strategies, &["Enter", "Enter", "Tab"]),
    at(View::Traps, &[]),
    at(View::Traps, &["n"]),
    at(View::Dates, &[]),
    at(View::Dates, &["w"]),
    at(View::Export, &["Up", "Up", "Up", "Up"]),
    at(View::Export, &["Up", "Up", "Up", "Up", "Down"]),
    at(View::Export, &["Up", "Up", "Up", "Up", "Down", "Down"]),
    at(View::Export, &["Up", "Up", "Up", "Up", "Down", "Down", "Down"]),
    at(View::Export, &["Up", "Up", "Up", "Up", "Down", "Down", "Down", "Down"]),
    unsaved(&[]),
    unsaved(&["Enter"]),
    unsaved(&["Down", "Down", "Down", "Enter"]),
    Place { from: From::Removed, keys: &[], then: None },
    Place { from: From::Copied, keys: &["c"], then: None },
    Place { from: From::Marked, keys: &["R"], then: None },
    Place { from: From::Merged, keys: &["Ctrl-d"], then: None },
];

/// Comes to every place there is, the other panes and filters of them, and tells of each what it is called.
pub(crate) fn walk(mut visit: impl FnMut(&mut Driver, &str)) {
    let mut driver = Driver::with_lists();
    for place in &places() {
        go(&mut driver, place);
        visit(&mut driver, &format!("{place:?}"));
    }
}

/// All places: the other pane and the filter of each that has one, and those of the list, what spoils a plan last.
fn places() -> Vec<Place> {
    let mut driver = Driver::with_lists();
    let mut places = Vec::new();
    for place in PLACES {
        go(&mut driver, place);
        for (action, key) in [(Action::Pane, "Tab"), (Action::Filter, "/")] {
            if offers(&driver, action) {
                places.push(Place { then: Some(key), ..*place });
            }
        }
    }
    places.extend(PLACES);
    places
}

fn offers(driver: &Driver, action: Action) -> bool {
    driver.keys().iter().flat_map(|set| set.rows).any(|binding| binding.action() == Some(action))
}

/// Goes to a place, with the plan as it was.
fn go(driver: &mut Driver, place: &Place) {
    if matches!(place.from, From::Unsaved | From::Removed | From::Copied) {
        *driver = Driver::with_lists();
    }
    driver.until("a plan asked for is there", |driver| !driver.screen().contains("opening…"));
    match place.from {
        From::Home => go_home(driver),
        From::View(view) => go_to(driver, view),
        From::Copied => {
            go_home(driver);
            let path = driver.store().list().unwrap()[0].path.clone();
            fs::copy(&path, path.with_file_name("tallowick-bank-wave-1 2.ron")).unwrap();
            driver.press(&["Ctrl-l"]).waits_for("copy by iCloud").press(&["Home", "Down"]);
        }
        From::Marked => {
            *driver = Driver::plan(&marked());
            driver.go(View::Rate { at: Some(Asked::Criterion(0)), by: Some(By::Candidate) });
        }
        From::Merged => {
            *driver = Driver::plan(&merged());
            driver.go(CANDIDATES);
        }
        From::Unsaved => change_outside(driver),
        From::Removed => {
            fs::remove_file(&driver.store().list().unwrap()[0].path).unwrap();
            driver.go(CANDIDATES).press(&["d", "q"]).sees("The plan is not saved");
        }
        From::Pasted => {
            go_to(driver, CANDIDATES);
            driver.paste("Company\tOwner\tEmployees\nAcme\tInes\t12\nZeta\tMarek\t7\n").waits_for("Would come of it");
        }
    }
    driver.press(place.keys);
    driver.press(place.then.as_slice());
}

fn go_home(driver: &mut Driver) {
    driver.go_home();
    if driver.screen().contains("no plans yet") {
        // What was done before has put the only plan into the trash.
        let example = catalog::example();
        driver.store().create(&example.name, &example).unwrap();
        driver.press(&["Ctrl-l"]).waits_for("1 plan");
    }
}

fn go_to(driver: &mut Driver, view: View) {
    if driver.is_home() {
        driver.go_home().open("Tallowick, bank wave 1");
    }
    driver.go(view);
    driver.undo_all();
    driver.go(view);
    if ["Filter", "Strategy sheet"].contains(&driver.keys()[0].title) {
        driver.press(&["Esc"]);
    }
    // A view is as it was left: places are told from the first field of a form, and from the list beside the grid.
    if driver.takes_text() {
        driver.press(&["PgUp", "PgUp", "PgUp", "PgUp", "Up", "Up", "Up"]);
    }
    if ["Reach, ", "Accounts, ", "Won deals, "].iter().any(|pane| driver.keys()[0].title.starts_with(pane)) {
        driver.press(&["Tab"]);
    }
}

/// Another program writes into the plan's file, and the user wants to leave with a change of their own.
fn change_outside(driver: &mut Driver) {
    let path = driver.store().list().unwrap()[0].path.clone();
    let theirs = fs::read_to_string(&path).unwrap().replacen("name: \"", "name: \"Theirs ", 1);
    fs::write(&path, theirs).unwrap();
    driver.go(CANDIDATES).press(&["d", "q"]).sees("Two versions of this plan");
}

/// The actions a binding may do.
fn actions(binding: &Binding) -> Vec<Action> {
    match binding.does {
        Does::One(action) => vec![action],
        Does::Digit(action) => {
            singles(binding).filter_map(|letter| Some(action(letter.to_digit(10)?.try_into().ok()?))).collect()
        }
        Does::Letter(action) => singles(binding).map(action).collect(),
    }
}

/// The single characters of a binding.
fn singles(binding: &Binding) -> impl Iterator<Item = char> {
    binding.keys.iter().flat_map(|press| match *press {
        Press::Digits(from, to) => (from..=to).map(|digit| char::from(b'0' + digit)).collect(),
        Press::Letters(letters) => letters.chars().collect(),
        Press::Key(..) => Vec::new(),
    })
}

/// Whether a binding's action does something here, or it is said why not.
fn is_of_use(driver: &mut Driver, action: Action) -> bool {
    let Action::Stroke(stroke) = action else { return driver.does(action) || driver.refusal(action).is_some() };
    // What is typed gives every key something to do, before the cursor and behind it; a choice is one that can be left.
    if driver.view().is_some_and(|view| view.is(View::Recruit(None))) {
        driver.worked_out();
    }
    if driver.keys().iter().any(|set| set.title == "In a choice") {
        // There is nothing to choose of a paper or a file that never holds notes.
        let here = |line: &str| line.starts_with('┃') && line.contains("never holds contacts and notes");
        if driver.screen().lines().any(here) {
            driver.press(&["Up", "s", "Up", "m", "Down", "Down"]);
        }
        // After the last choice comes the one that says nothing, of which nothing can be taken.
        return (0..2).any(|_| {
            driver.press(&["Right"]);
            changes(driver, action)
        });
    }
    driver.does(Action::Stroke(Stroke::End));
    driver.does(Action::Stroke(Stroke::AllBefore));
    driver.type_text("one two three");
    driver.does(Action::Stroke(Stroke::WordLeft));
    driver.does(Action::Stroke(Stroke::Left));
    changes(driver, Action::Stroke(stroke))
}

/// Whether an action changes what is seen.
fn changes(driver: &mut Driver, action: Action) -> bool {
    let before = (driver.screen(), driver.cursor());
    driver.does(action);
    (driver.screen(), driver.cursor()) != before
}

#[test]
fn every_key_offered_is_of_use_where_it_is_offered_or_says_why_not() {
    let mut driver = Driver::with_lists();
    for place in &places() {
        go(&mut driver, place);
        for binding in driver.keys().iter().flat_map(|set| set.rows) {
            for action in actions(binding) {
                // It writes where the tests run.
                if place.from == From::View(View::Export) && matches!(action, Action::Write | Action::Open) {
                    continue;
                }
                go(&mut driver, place);
                let is_of_use = is_of_use(&mut driver, action);
                assert!(is_of_use, "{place:?}: {} {action:?}\n{}", binding.label, driver.screen());
            }
        }
    }
}

#[test]
fn every_layer_and_every_set_of_keys_has_a_place() {
    let mut driver = Driver::with_lists();
    let (mut layers, mut sets) = (BTreeSet::new(), BTreeSet::new());
    for place in &places() {
        go(&mut driver, place);
        layers.insert(driver.layer());
        sets.extend(driver.keys().iter().map(|set| (set.title, set.rows[0].label)));
    }
    let mut written = BTreeSet::new();
    let mut titles = BTreeSet::new();
    for source in sources().iter().filter(|source| source.room() == "tui") {
        for line in source.text.lines().filter(|line| line.starts_with("impl") && line.contains("Layer")) {
            let name = line.split_once(" for ").and_then(|(_, rest)| rest.split([' ', '<']).next());
            written.extend(name.filter(|name| *name != "dyn").map(str::to_owned));
        }
        let declared =
            source.text.split(": Keys").skip(1).filter_map(|rest| rest.split_once("title: \"")?.1.split_once('"'));
        titles.extend(declared.map(|(title, _)| title.to_owned()).filter(|title| !title.is_empty()));
    }
    let unseen: Vec<&String> = written.iter().filter(|name| !layers.contains(name.as_str())).collect();
    assert!(unseen.is_empty() && !written.is_empty(), "no place shows the layers {unseen:?}");
    let table: BTreeSet<(&str, &str)> = key_sets().iter().map(|set| (set.title, set.rows[0].label)).collect();
    assert_eq!(table, sets, "the sets in the table, and those that hold in a place");
    let listed: BTreeSet<String> = table.iter().map(|(title, _)| (*title).to_owned()).collect();
    assert_eq!(titles, listed, "the sets in the source, and those in the table");
}

#[test]
fn no_key_means_two_things_in_one_place() {
    let mut driver = Driver::with_lists();
    let together = held_together();
    let is_same = |one: &Keys, other: &Keys| (one.title, one.rows[0].label) == (other.title, other.rows[0].label);
    for place in &places() {
        go(&mut driver, place);
        let sets = driver.keys();
        let is_told = together.iter().any(|held| sets.iter().all(|set| held.iter().any(|held| is_same(held, set))));
        assert!(is_told, "{place:?}: {:?} hold together", sets.iter().map(|set| set.title).collect::<Vec<_>>());
        let mut seen = HashMap::new();
        for binding in driver.keys().iter().flat_map(|set| set.rows) {
            let one = singles(binding).map(|letter| (KeyCode::Char(letter), KeyModifiers::NONE));
            let keys = binding.keys.iter().filter_map(|press| match press {
                Press::Key(code, with) => Some((*code, *with)),
                _ => None,
            });
            for key in one.chain(keys) {
                let other = seen.insert(key, binding.label);
                assert_eq!(other, None, "{place:?}: {key:?} is {} too", binding.label);
            }
        }
    }
}

/// Letters that mean the same wherever they are commands, and what they may do.
const GRAMMAR: &[(char, &[Action])] = &[
    ('a', &[Action::Add, Action::NewSegment]),
    ('d', &[Action::Delete]),
    ('e', &[Action::NextEvidence, Action::Example]),
    ('g', &[Action::GoTo, Action::First]),
    ('o', &[Action::Note]),
    ('r', &[Action::Rename, Action::Rate]),
    ('u', &[Action::Undo]),
    ('y', &[Action::Copy, Action::Duplicate, Action::Yes]),
    (' ', &[Action::Mark, Action::Toggle, Action::Stroke(Stroke::Right), Action::Type, Action::Open]),
];

#[test]
fn a_letter_has_one_kind_of_meaning_in_all_views() {
    for binding in key_sets().iter().flat_map(|set| set.rows) {
        let Some(action) = binding.action() else { continue };
        for (letter, meanings) in GRAMMAR {
            let key = Press::Key(KeyCode::Char(*letter), KeyModifiers::NONE);
            let is_said = !binding.keys.contains(&key) || meanings.contains(&action);
            assert!(is_said, "{letter:?} is {} too", binding.label);
        }
        let enter = Press::Key(KeyCode::Enter, KeyModifiers::NONE);
        let is_going_on = matches!(
            action,
            Action::Open | Action::Right | Action::NextField | Action::NewLine | Action::No | Action::Back
        );
        assert!(!binding.keys.contains(&enter) || is_going_on, "Enter is {}", binding.label);
    }
}

#[test]
fn every_function_key_has_a_twin_with_ctrl() {
    for binding in key_sets().iter().flat_map(|set| set.rows) {
        let is_function = |press: &Press| matches!(press, Press::Key(KeyCode::F(_), _));
        let is_twin =
            |press: &Press| matches!(press, Press::Key(KeyCode::Char(_), with) if with.contains(KeyModifiers::CONTROL));
        let is_reached = !binding.keys.iter().any(is_function) || binding.keys.iter().any(is_twin);
        assert!(is_reached, "{} has no key but {}", binding.label, binding.keys_text());
    }
}

#[test]
fn every_place_can_be_left_and_every_key_says_what_it_does() {
    let mut driver = Driver::with_lists();
    let is_left = |place: &&Place| place.from != From::Home || !place.keys.is_empty() || place.then.is_some();
    for place in places().iter().filter(is_left) {
        go(&mut driver, place);
        let sets = driver.keys();
        let mut all = sets.iter().flat_map(|set| set.rows);
        let leaves = |binding: &Binding| matches!(binding.action(), Some(Action::Back | Action::No));
        assert!(all.any(leaves), "{place:?} can be left");
    }
    for (title, rows) in key_table(&Keymap::default()) {
        for binding in rows {
            assert!(binding.help.ends_with(['.', '?']), "{title}, {}: a sentence", binding.label);
            assert!(!binding.label.is_empty() && !binding.keys.is_empty());
        }
    }
}

#[test]
fn a_question_mark_is_answered_wherever_it_is_no_text() {
    let mut asked = 0;
    walk(|driver, place| {
        let is_not_known = |binding: &Binding| {
            matches!(binding.action(), Some(Action::NotKnown)) || singles(binding).any(|letter| letter == '?')
        };
        let means_else = driver.keys().iter().flat_map(|set| set.rows).any(is_not_known);
        if driver.takes_text() || means_else {
            return;
        }
        driver.press(&["?"]).sees("what can I do here?").press(&["Esc"]);
        asked += 1;
        assert!(!driver.screen().contains("what can I do here?"), "{place}");
    });
    assert!(asked > 40, "only {asked} places");
}

#[test]
fn a_reading_offers_only_what_it_does() {
    let mut driver = Driver::with_lists();
    driver.go(View::Sources).press(&["p"]).sees("Where to look for candidates").sees("Esc close");
    driver.lacks("undo").lacks("commands").lacks("quit").press(&["q"]).lacks("Where to look for candidates");
    assert_eq!(driver.ended, None, "q closes it and does not leave the program");
}

#[test]
fn a_card_takes_changes_back_and_offers_every_command() {
    let mut driver = Driver::with_lists();
    driver.go(CANDIDATES).press(&["Enter"]).sees("Ctrl-G go to");
    let before = driver.open_plan().clone();
    driver.type_text("x");
    assert_ne!(*driver.open_plan(), before);
    driver.press(&["Ctrl-z"]).sees("Undone");
    assert_eq!(*driver.open_plan(), before);
    driver.press(&["Ctrl-p"]).sees("Commands").type_text("go to export").press(&["Enter"]).sees("Write the file");
}

#[test]
fn the_weights_dialogs_take_answers_back() {
    let mut driver = Driver::with_lists();
    driver.go(View::Weights).press(&["t"]).type_text("step is worth").press(&["Enter", "Left", "u"]).sees("Undone");
    assert!(matches!(driver.open_plan().weighting, Weighting::Swing { .. }));
}
