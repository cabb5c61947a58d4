//! Every key that is offered does something where it is offered, and means one thing.
//!
//! A place is a way to where a layer is on top; each binding that holds there is done there.

use crate::driver::{CANDIDATES, Driver};
use crossterm::event::{KeyCode, KeyModifiers};
use partnerplan::{
    catalog,
    interview::steps::{Asked, By, OfRanking, OfSet, View},
    plan::{QualifyQuestion, Weighting},
    tui::{
        key_table,
        keys::{Action, Binding, Does, Press},
    },
};
use std::collections::{BTreeSet, HashMap};

/// A way to where a layer is on top: a view, and the keys to press there.
struct Place {
    view: Option<View>,
    keys: &'static [&'static str],
}

const fn at(view: View, keys: &'static [&'static str]) -> Place {
    Place { view: Some(view), keys }
}

const fn home(keys: &'static [&'static str]) -> Place {
    Place { view: None, keys }
}

const PLACES: &[Place] = &[
    home(&[]),
    home(&["/"]),
    home(&["n"]),
    home(&["Home", "r"]),
    home(&["Home", "d"]),
    at(View::Goal, &[]),
    at(View::Goal, &["Tab", "Tab"]),
    at(View::Goal, &["Up", "Up", "PgUp", "Tab"]),
    at(View::Customer, &["Up"]),
    at(View::Customer, &["Tab"; 12]),
    at(View::Buyers, &[]),
    at(View::Buyers, &["Enter"]),
    at(View::Buyers, &["Enter", "Down"]),
    at(View::Buyers, &["a"]),
    at(View::Buyers, &["Up"]),
    at(CANDIDATES, &[]),
    at(CANDIDATES, &["/"]),
    at(CANDIDATES, &["g"]),
    at(CANDIDATES, &["p"]),
    at(CANDIDATES, &["Enter"]),
    at(CANDIDATES, &["Enter", "Down"]),
    at(CANDIDATES, &["="]),
    at(View::Candidates { pass: true }, &[]),
    at(View::Reach { candidate: false }, &[]),
    at(View::Reach { candidate: false }, &["Home", "Tab"]),
    at(View::Reach { candidate: true }, &["Home", "Down", "Tab"]),
    at(View::Sources, &[]),
    at(View::Sources, &["p"]),
    at(View::Ranking(None), &[]),
    at(View::Ranking(None), &["/"]),
    at(View::Ranking(Some(OfRanking::Why)), &[]),
    at(View::Ranking(Some(OfRanking::HowFirm)), &[]),
    at(View::Ranking(Some(OfRanking::FindOutNext)), &[]),
    at(View::Ranking(Some(OfRanking::WhatChangesIt)), &[]),
    at(View::Ranking(None), &["?"]),
    at(View::Ranking(None), &["Ctrl-p"]),
    at(View::Rate { at: Some(Asked::Question(QualifyQuestion::ServesCustomer)), by: Some(By::Criterion) }, &[]),
    at(View::Rate { at: Some(Asked::Criterion(0)), by: Some(By::Candidate) }, &[]),
    at(View::Rate { at: Some(Asked::Criterion(0)), by: None }, &["Tab"]),
    at(View::Recruit(None), &[]),
    at(View::Recruit(Some(OfSet::Reach)), &[]),
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
    at(View::Export, &[]),
    at(View::Export, &["Down"]),
    at(View::Export, &["Down", "Down"]),
    at(View::Export, &["Down", "Down", "Down"]),
];

/// Goes to a place, with the plan as it was.
fn go(driver: &mut Driver, place: &Place) {
    driver.until("a plan asked for is there", |driver| !driver.screen().contains("opening…"));
    if let Some(view) = place.view {
        if driver.is_home() {
            driver.go_home().open("Tallowick, bank wave 1");
        }
        driver.go(view);
        driver.undo_all();
        driver.go(view);
        if ["Filter", "Strategy sheet"].contains(&driver.keys()[0].title) {
            driver.press(&["Esc"]);
        }
        // A view is as it was left: places are told from the list beside the grid.
        if driver.keys()[0].title.starts_with("Reach, ") {
            driver.press(&["Tab"]);
        }
    } else {
        driver.go_home();
        if driver.screen().contains("no plans yet") {
            // What was done before has put the only plan into the trash.
            let example = catalog::example();
            driver.store().create(&example.name, &example).unwrap();
            driver.press(&["Ctrl-l"]).waits_for("1 plan");
        }
    }
    driver.press(place.keys);
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

#[test]
fn every_key_offered_is_of_use_where_it_is_offered_or_says_why_not() {
    let mut driver = Driver::example();
    let mut met = BTreeSet::new();
    for place in PLACES {
        go(&mut driver, place);
        let sets = driver.keys();
        met.extend(sets.iter().map(|set| (set.title, set.rows.first().map(|row| row.label))));
        for binding in sets.iter().flat_map(|set| set.rows) {
            for action in actions(binding) {
                // It writes where the tests run.
                if matches!(place.view, Some(View::Export)) && matches!(action, Action::Write | Action::Open) {
                    continue;
                }
                go(&mut driver, place);
                let is_of_use = driver.does(action) || driver.refusal(action).is_some();
                assert!(
                    is_of_use,
                    "{:?} {:?}: {} {action:?}\n{}",
                    place.view,
                    place.keys,
                    binding.label,
                    driver.screen()
                );
            }
        }
    }
    let listed: BTreeSet<&str> = key_table().into_iter().map(|(title, _)| title).collect();
    let seen: BTreeSet<&str> = met.into_iter().map(|(title, _)| title).collect();
    let unseen: Vec<&&str> = listed.difference(&seen).filter(|title| **title != "The last save failed").collect();
    assert!(unseen.is_empty(), "no place shows the keys of {unseen:?}");
    assert!(seen.is_subset(&listed), "the table leaves out {:?}", seen.difference(&listed));
}

#[test]
fn no_key_means_two_things_in_one_place() {
    let mut driver = Driver::example();
    for place in PLACES {
        go(&mut driver, place);
        let mut seen = HashMap::new();
        for binding in driver.keys().iter().flat_map(|set| set.rows) {
            let one = singles(binding).map(|letter| (KeyCode::Char(letter), KeyModifiers::NONE));
            let keys = binding.keys.iter().filter_map(|press| match press {
                Press::Key(code, with) => Some((*code, *with)),
                _ => None,
            });
            for key in one.chain(keys) {
                let other = seen.insert(key, binding.label);
                assert_eq!(other, None, "{:?} {:?}: {key:?} is {} too", place.view, place.keys, binding.label);
            }
        }
    }
}

#[test]
fn every_place_can_be_left_and_every_key_says_what_it_does() {
    let mut driver = Driver::example();
    for place in PLACES.iter().filter(|place| place.view.is_some() || !place.keys.is_empty()) {
        go(&mut driver, place);
        let sets = driver.keys();
        let mut all = sets.iter().flat_map(|set| set.rows);
        let leaves = |binding: &Binding| matches!(binding.action(), Some(Action::Back | Action::No));
        assert!(all.any(leaves), "{:?} {:?} can be left", place.view, place.keys);
    }
    for (title, rows) in key_table() {
        for binding in rows {
            assert!(binding.help.ends_with(['.', '?']), "{title}, {}: a sentence", binding.label);
            assert!(!binding.label.is_empty() && !binding.keys.is_empty());
        }
    }
}

#[test]
fn a_reading_offers_only_what_it_does() {
    let mut driver = Driver::example();
    driver.go(View::Sources).press(&["p"]).sees("Where to look for candidates").sees("Esc close");
    driver.lacks("undo").lacks("commands").lacks("quit").press(&["q"]).lacks("Where to look for candidates");
    assert_eq!(driver.ended, None, "q closes it and does not leave the program");
}

#[test]
fn a_card_takes_changes_back_and_offers_every_command() {
    let mut driver = Driver::example();
    driver.go(CANDIDATES).press(&["Enter"]).sees("Ctrl-Z undo");
    let before = driver.open_plan().clone();
    driver.type_text("x");
    assert_ne!(*driver.open_plan(), before);
    driver.press(&["Ctrl-z"]).sees("Undone");
    assert_eq!(*driver.open_plan(), before);
    driver.press(&["Ctrl-p"]).sees("Commands").type_text("go to export").press(&["Enter"]).sees("Write the file");
}

#[test]
fn the_weights_dialogs_take_answers_back() {
    let mut driver = Driver::example();
    driver.go(View::Weights).press(&["t"]).type_text("step is worth").press(&["Enter", "Left", "u"]).sees("Undone");
    assert!(matches!(driver.open_plan().weighting, Weighting::Swing { .. }));
}
