//! Home: what stands beside the list, or under it, says what the selected plan says, whatever the file holds.

use crate::driver::Driver;
use partnerplan::{catalog, plan::Plan, store::Store};
use std::{fs, sync::Arc};

const SIZES: [(u16, u16); 4] = [(80, 24), (100, 30), (140, 40), (200, 60)];

fn save(store: &Store, plan: &Plan) {
    drop(store.create(&plan.name, plan).unwrap());
}

/// The example before anybody was rated.
fn only_asked() -> Plan {
    let mut plan = catalog::example();
    "Only asked".clone_into(&mut plan.name);
    for partner in &mut plan.partners {
        Arc::make_mut(partner).ratings.clear();
    }
    plan
}

#[test]
fn the_selected_plan_is_told_beside_the_list_or_under_it_and_nothing_is_cut() {
    let mut driver = Driver::home_with(|store| save(store, &catalog::example()));
    driver.waits_for("Recruit now  Harrowgate Identity, Millrace Bank").waits_for("22 candidates");
    for (columns, rows) in SIZES {
        driver.resize(columns, rows);
        driver.sees("30 % of new business from partners by").sees("100 of our days").sees("22: 20 ranked, 2 ruled out");
        driver.sees("67.8 of 100").sees("Tidewell Exam").sees("To look at   ").lacks("…");
    }
    driver.press(&["Down"]).lacks("Recruit now  Harrowgate").sees("Then, after the calls: whom do");
}

#[test]
fn whom_to_recruit_is_said_to_be_open_until_it_is_found() {
    let mut driver = Driver::home_with(|store| save(store, &catalog::example()));
    driver.waits_for("still being worked out").sees("Ranking      Harrowgate Identity, Millrace");
    driver.waits_for("Recruit now  Harrowgate Identity").lacks("still being worked out");
}

#[test]
fn before_anybody_is_ranked_it_says_whom_to_call_and_without_candidates_what_is_missing() {
    let mut driver = Driver::home_with(|store| save(store, &only_asked()));
    driver.waits_for("Call first   Vantcourt vCISO Collective").sees("22: 21 to call, 1 not to be called");
    driver.sees("has no rating yet").sees("more").lacks("Recruit now");
    let mut driver = Driver::home_with(|store| save(store, &Plan::empty("Bare")));
    driver.waits_for("Candidates   none yet").sees("Goal         nothing said yet").sees("No goal yet");
}

#[test]
fn a_plan_that_cannot_be_read_says_why_in_full() {
    let broken = "(format: 1, name: \"Old\", partners: [(id: 7)])";
    let mut driver = Driver::home_with(|store| {
        fs::create_dir_all(store.plans()).unwrap();
        fs::write(store.plans().join("old.ron"), broken).unwrap();
        fs::create_dir(store.plans().join("folder.ron")).unwrap();
    });
    driver.press(&["Home", "Down"]);
    for (columns, rows) in SIZES {
        driver.resize(columns, rows).waits_for("unreadable: line 1, column 42").waits_for("left as it");
        driver.sees("expected").sees("editor").lacks("…");
    }
    driver.resize(80, 24).press(&["Home"]).waits_for("not a file");
}

#[test]
fn home_without_plans_says_what_to_do() {
    let mut driver = Driver::home();
    for (columns, rows) in SIZES {
        driver.resize(columns, rows).sees("Open the example").sees("two questions").sees("paste").lacks("…");
    }
}

#[test]
fn plans_of_one_name_are_told_apart_by_their_files() {
    let mut driver = Driver::home_with(|store| {
        save(store, &only_asked());
        save(store, &only_asked());
    });
    driver.until("both are read", |driver| driver.screen().matches("○  only-asked").count() == 2);
    driver.press(&["Home"]).waits_for("Only asked  only-asked-2.ron").lacks("…");
    driver.press(&["Down"]).waits_for("Only asked  only-asked.ron").waits_for("Vantcourt");
}

#[test]
fn who_hurries_through_a_hundred_plans_sees_the_one_selected_in_the_end() {
    let mut driver = Driver::home_with(|store| {
        for number in 0..100 {
            let mut plan = Plan { name: format!("Plan {number}"), ..only_asked() };
            plan.partners.truncate(number % 7);
            save(store, &plan);
        }
    });
    driver.press(&["Home"]).messages(&["Down"; 60]).press(&["/"]).type_text("plan 34").press(&["Enter", "Home", "Esc"]);
    driver.waits_for("Plan 34  plan-34.ron").waits_for("6: 6 to call");
}
