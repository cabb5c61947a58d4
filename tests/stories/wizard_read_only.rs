//! A plan that is to be looked at only: nothing is asked that could not be kept, and nothing is said to be.

use crate::driver::{CANDIDATES, Driver};
use partnerplan::{
    catalog,
    interview::steps::View,
    store::{Opened, Reference},
    tui::keys::{Action, Binding},
};

/// The example while another window holds it.
fn held() -> (Driver, Opened) {
    let mut driver = Driver::home();
    let example = catalog::example();
    driver.store().create(&example.name, &example).unwrap();
    let held = driver.store().open(&Reference::new(example.name.clone())).unwrap();
    driver.open(&example.name);
    (driver, held)
}

#[test]
fn names_for_a_plan_that_cannot_be_changed_are_refused_before_they_are_asked_for() {
    let (mut driver, held) = held();
    driver.go(CANDIDATES).press(&["p"]).sees("This plan cannot be changed: it is open in another window");
    assert!(!driver.lies_on_top(), "{}", driver.screen());
    driver.paste("Name1\nName2").sees("This plan cannot be changed").lacks("added");
    driver.resize(120, 24);
    assert!(driver.is_dim("a add"));
    driver.press(&["Ctrl-p"]).type_text("paste names").press(&["Enter"]).sees("This plan cannot be changed");
    driver.press(&["Esc", "Ctrl-c"]);
    let (code, words) = driver.ended.clone().unwrap();
    assert_eq!(code, 0);
    assert_eq!(words, format!("Not changed: {}", held.file.path().display()));
}

#[test]
fn a_step_kept_from_before_is_not_undone_in_a_plan_that_cannot_be_changed() {
    let mut driver = Driver::example();
    let name = driver.open_plan().name.clone();
    driver.go(CANDIDATES).press(&["d", "Ctrl-s", "u"]).sees("Undone").press(&["U"]).sees("Made again");
    driver.press(&["Esc", "Esc"]);
    let _held = driver.store().open(&Reference::new(name.clone())).unwrap();
    driver.open(&name);
    let before = driver.open_plan().clone();
    driver.go(CANDIDATES).press(&["u"]).sees("This plan cannot be changed").lacks("Undone");
    assert_eq!(driver.open_plan(), &before);
}

/// Whether an action stays in the plan and inside the program.
fn stays(binding: &Binding) -> bool {
    let leaves = |action| matches!(action, Action::Go(_) | Action::Quit | Action::Close | Action::Back);
    let reaches_out =
        |action| matches!(action, Action::Save | Action::Mouse | Action::Write | Action::Copy | Action::Palette);
    // A letter erased is one typed.
    binding
        .example()
        .is_some_and(|action| !leaves(action) && !reaches_out(action) && !matches!(action, Action::Stroke(_)))
}

#[test]
fn no_key_of_a_plan_that_cannot_be_changed_begins_a_change() {
    let (mut driver, _held) = held();
    let before = driver.open_plan().clone();
    for view in View::ALL.into_iter().chain([View::Candidates { pass: true }]) {
        driver.go(view);
        for binding in driver.keys().iter().flat_map(|set| set.rows).filter(|binding| stays(binding)) {
            driver.go(view).press(&["F5"]);
            if ["Filter", "Strategy sheet"].contains(&driver.keys()[0].title) {
                driver.press(&["Esc"]);
            }
            driver.does(binding.example().unwrap());
            let asks = ["Prompt", "TextBox", "Parts", "Confirm"].contains(&driver.layer());
            assert!(!asks, "{view:?}, {}: asks for what cannot be kept", binding.label);
            let is_refused = driver.screen().contains("This plan cannot be changed");
            assert_eq!(is_refused, binding.changes, "{view:?}, {}\n{}", binding.label, driver.screen());
        }
    }
    assert_eq!(*driver.open_plan(), before);
}

#[test]
fn a_form_of_a_plan_that_cannot_be_changed_takes_no_letter() {
    let (mut driver, _held) = held();
    driver.go(View::Goal).press(&["PgUp"]).type_text("x").sees("This plan cannot be changed").lacks("x7");
    driver.go(CANDIDATES).press(&["Enter"]).paste("more").sees("This plan cannot be changed");
    driver.press(&["Esc", "Ctrl-c"]);
    assert!(driver.ended.as_ref().is_some_and(|(_, words)| words.starts_with("Not changed")), "{:?}", driver.ended);
}
