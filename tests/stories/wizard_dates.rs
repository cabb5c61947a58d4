//! Step 4, the first 90 days: what is to be done by which day, and who has time for it.

use super::driver::Driver;
use partnerplan::catalog;
use partnerplan::interview::steps::View;
use partnerplan::plan::{Date, Plan};

/// The first 90 days of a plan, once whom to recruit is worked out.
fn first_days(plan: &Plan) -> Driver {
    let mut driver = Driver::plan(plan);
    driver.resize(140, 40).go(View::Dates).worked_out();
    driver
}

#[test]
fn days_stand_in_order_and_the_line_in_full_beneath() {
    let mut driver = first_days(&catalog::example());
    driver.sees("First 90 days, by day").sees("2027-01-11 Harrowgate").sees("next 14 days: 0");
    driver.press(&["End"]).sees("Tidewell Exam Consulting: Decide: keep, mend with one dated condition, or stop");
    driver.press(&["n"]).sees("The next 14 days").lacks("2027-01-11");
    driver.press(&["n"]).sees("First 90 days, by day");
}

#[test]
fn by_week_it_says_who_has_too_much_to_do() {
    let mut driver = first_days(&catalog::example());
    driver.press(&["w"]).sees("62.7 days in the first 90, has 38.4").sees("too much");
    let line = driver.line("2027-01-11");
    assert!(line.contains("4.8") && line.contains('3'), "{line}");
    driver.press(&["w"]).sees("First 90 days, by day");
}

#[test]
fn a_kick_off_is_set_here_where_there_is_none() {
    let mut plan = catalog::example();
    plan.goal.kick_off = None;
    let mut driver = first_days(&plan);
    driver.sees("No kick-off yet, so no days").sees("b sets it.");
    driver.press(&["b"]).type_text("1 February 2027").press(&["Enter"]);
    assert_eq!(driver.open_plan().goal.kick_off, Date::new("2027-02-01").ok());
    driver.worked_out().sees("2027-02-01").lacks("No kick-off yet");
}

#[test]
fn enter_opens_the_line_where_it_is_written_and_c_the_card() {
    let mut driver = first_days(&catalog::example());
    driver.press(&["/"]).type_text("one-page terms").press(&["Enter", "Enter"]);
    driver.sees("First 90 days: change it").sees("One-page terms signed");
    driver.press(&["Esc", "c"]).sees("Their kick-off");
}
