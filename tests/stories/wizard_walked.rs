//! What somebody who walked through all of it met on the way, and no longer does.

use crate::driver::{CANDIDATES, Driver};
use partnerplan::{catalog, interview::steps::View};

fn asked_about(names: &str) -> Driver {
    let mut driver = Driver::plan(&catalog::new_plan("Walk", &catalog::starters()[0]));
    driver.go(CANDIDATES).paste(names);
    driver
}

#[test]
fn back_in_the_quick_pass_stays_with_whom_the_user_went_to() {
    let mut driver = asked_about("Acme\nBirch\nCedar");
    driver.press(&["Home", "f"]).type_text("rmukn").sees("What kind of partner?").type_text("rmukn");
    driver.press(&["Home"]).press(&["Left"]).sees("Anything that stops it?").type_text("c");
    let stops: Vec<_> = driver.open_plan().partners.iter().map(|partner| partner.quick.stops().is_some()).collect();
    assert_eq!(stops, [true, false, false], "the answer is Acme's, who is shown");
}

#[test]
fn the_quick_pass_names_the_digits_there_are() {
    let mut driver = asked_about("Acme");
    driver.press(&["f"]).sees("1–7 answer").press(&["2"]).sees("1–3 answer").press(&["5"]).sees("n none");
    driver.press(&["3", "3"]).sees("1–4 answer");
}

#[test]
fn both_counts_of_the_quick_pass_count_the_same() {
    let mut driver = asked_about("Acme\nBirch");
    driver
        .press(&["Home", "f"])
        .type_text("rm")
        .sees("0 of 2 through the quick pass")
        .sees("2 not through the quick pass yet");
}

#[test]
fn esc_goes_back_to_where_a_key_led_away() {
    let mut driver = Driver::example();
    driver.go(CANDIDATES).press(&["Down", "i"]).sees("0–3 set").press(&["Esc", "Esc"]).sees("f quick pass");
    assert_eq!(driver.view(), Some(CANDIDATES));
    driver.press(&["Esc"]);
    assert!(driver.is_home(), "once");
}

#[test]
fn the_ways_to_go_are_there_where_nothing_is_typed() {
    let mut driver = Driver::example();
    for keys in [&[][..], &["Down"], &["Down", "Down", "Down", "Down"]] {
        driver.go(View::Export).press(keys).press(&["g"]).sees("letter view").press(&["c"]);
        assert_eq!(driver.view(), Some(CANDIDATES), "{keys:?}");
        driver.go(View::Export).press(&["Up", "Up", "Up", "Up"]).sees("Markdown, for people");
    }
    driver.press(&["Down", "Down", "Down"]).sees("Ctrl-G go to");
}

#[test]
fn every_form_says_how_to_go_elsewhere() {
    let mut driver = Driver::example();
    for view in [View::Goal, View::Customer] {
        driver.go(view).sees("Ctrl-G go to");
    }
    driver.go(CANDIDATES).press(&["Enter"]).sees("Ctrl-G go to").press(&["Up", "Up"]).sees("g go to");
}

#[test]
fn enter_leads_through_a_heading_that_is_folded_and_on_at_the_end() {
    let mut driver = Driver::example();
    driver.go(View::Goal);
    for _ in 0..40 {
        if driver.view() != Some(View::Goal) {
            break;
        }
        driver.press(&["Enter"]);
    }
    assert_eq!(driver.view(), Some(View::Customer));
    driver.go(View::Goal).sees("Enter done, go on");
}

#[test]
fn what_is_refused_is_said_on_leaving_the_field_and_the_step_is_not_done() {
    let mut driver = Driver::example();
    driver
        .sees("1 Ideal customer ✓")
        .go(View::Goal)
        .click("2028-05-31")
        .press(&["Ctrl-e", "Ctrl-u"])
        .type_text("spring 2027");
    driver
        .press(&["Tab"])
        .sees("Not in the plan yet: By")
        .sees("spring 2027  write a day like")
        .sees("a draft")
        .sees("1 Ideal customer !");
    driver.press(&["Up", "Ctrl-u"]).type_text("Q4 2027").sees("= 2027-12-31").press(&["Tab"]).lacks("a draft");
    driver.sees("1 Ideal customer ✓");
}

#[test]
fn a_sheet_opens_at_its_first_line() {
    let mut driver = Driver::example();
    driver.go(View::Strategies);
    for _ in 0..4 {
        driver.press(&["Enter"]).sees("Contract:").press(&["Esc", "Down"]);
    }
}
