//! What somebody who sees the wizard for the first time ran into, and no longer does.

use crate::driver::Driver;
use partnerplan::{
    catalog,
    plan::Plan,
    tui::keymap::{Mode, Step},
};

fn plan() -> Plan {
    catalog::new_plan("First try", &catalog::starters()[0])
}

#[test]
fn words_typed_into_a_number_leave_no_number_behind() {
    let mut driver = Driver::plan(&plan());
    driver.press(&["Alt-1", "Down", "Down"]).type_text("20 deals from partners");
    assert_eq!(driver.open_plan().goal.target, None, "the 20 was never meant as 20 thousand");
    driver.press(&["Enter"]).sees("20 deals from partners").press(&["PgDn"]);
    driver.sees("Not kept: Goal “20 deals from partners”.");
    assert_eq!(*driver.open_plan(), plan());
    assert_eq!(driver.undo_all(), 0, "what left nothing behind is no step");
}

#[test]
fn a_number_that_grows_into_words_keeps_what_stood_before() {
    let mut driver = Driver::plan(&catalog::example());
    let before = driver.open_plan().goal.target;
    driver.press(&["Alt-1", "Down", "Down", "Ctrl-u"]).type_text("25 new names");
    assert_eq!(driver.open_plan().goal.target, before);
    driver.press(&["Ctrl-u"]).type_text("25 %").press(&["Esc"]).lacks("Not kept");
    driver.open(&catalog::example().name);
    assert_ne!(driver.open_plan().goal.target, before);
}

#[test]
fn what_a_card_or_home_could_not_keep_is_said() {
    let mut driver = Driver::example();
    driver.go(Step::Map, 2).press(&["Enter", "Down"]).type_text("next friday").sees("! Due").press(&["Esc"]);
    driver.sees("Not kept: Due");
    driver.press(&["Alt-1", "Down", "Down", "Down", "Ctrl-u"]).type_text("spring").press(&["Esc"]);
    assert!(driver.is_home());
    driver.sees("Not kept: By “spring”.");
}

#[test]
fn every_key_named_on_a_card_does_something() {
    let mut driver = Driver::example();
    driver.go(Step::Map, 0).press(&["Enter"]).sees("F1 help").sees("PgDn next page").lacks("Written rule");
    driver.press(&["PgDn", "PgDn"]).sees("Written rule").press(&["PgUp", "PgUp"]).lacks("Written rule");
    driver.press(&["F1"]).sees("what can I do here?").press(&["Esc"]);
    assert_eq!(driver.mode(), Mode::Form, "the card is still there");
    driver.press(&["F4"]).sees("Ranking  Qualify  Rate");
    driver.go(Step::Map, 0).press(&["Enter"]).click("5 Export").sees("Write the file");
}
