//! Two what-ifs side by side: a set that was tried is held, and the next one stands beside it.

use crate::{driver::Driver, plain::talked};
use partnerplan::{catalog, plan::Date};

/// The view of whom to recruit, worked out.
fn recruit() -> Driver {
    let mut driver = Driver::example();
    driver.press(&["t"]).worked_out();
    driver
}

/// Tries the set with this candidate, or without.
#[track_caller]
fn tick(driver: &mut Driver, name: &str) {
    driver.press(&["Home"]);
    for _ in 0..60 {
        if driver.screen().lines().any(|line| line.starts_with('›') && line.contains(name)) {
            driver.press(&["Space"]);
            return;
        }
        driver.press(&["Down"]);
    }
    panic!("never came to {name}:\n{}", driver.screen());
}

/// The figures of a row over the list.
#[track_caller]
fn row(driver: &Driver, what: &str) -> String {
    let line = driver.line(what);
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_set_that_is_held_stands_beside_the_next_one_and_the_plan_stays_as_it_is() {
    let mut driver = recruit();
    let before = driver.open_plan().clone();
    driver.resize(80, 24).press(&["c"]).sees("Nothing is being tried");
    tick(&mut driver, "Nightjar");
    driver.press(&["c"]).sees("The set is held").sees("Held").sees("Tried now").sees("Both are the same set so far");
    driver.sees("c lets the held one go");
    tick(&mut driver, "Harrowgate");
    assert_eq!(row(&driver, "  Partners"), "Partners 7 of 6 6 of 6 −1");
    assert_eq!(row(&driver, "  Days"), "Days 116 of 100 86 of 100 −30");
    assert!(row(&driver, "  Coverage").ends_with("−3.0"), "{}", driver.screen());
    driver.sees("The set held is over the limits: 7 of 6 partners").sees("c holds it instead");
    driver.sees("Only in the set held: Harrowgate Identity.").lacks("Only in the set tried now");
    tick(&mut driver, "Quorient");
    driver.sees("Only in the set tried now: Quorient GRC.");
    // Whom the held set has is marked beside whom the tried one has.
    driver.resize(140, 40).press(&["Home"]);
    let marks = |name: &str| driver.line(name).matches('●').count();
    assert_eq!((marks("Ostrander Pike LLP  "), marks("Harrowgate Identity  ")), (2, 1), "{}", driver.screen());
    driver.sees("Deals in year one").sees("First signature").sees("against the plan, in: Nightjar");
    assert_eq!(driver.open_plan(), &before);
    driver.press(&["Esc"]).lacks("Tried now").lacks("Held").sees("94 of 100 days");
    assert_eq!(driver.open_plan(), &before);
}

#[test]
fn what_is_held_stands_beside_the_plans_own_set_until_it_is_let_go_or_the_other_is_kept() {
    let mut driver = recruit();
    tick(&mut driver, "Nightjar");
    driver.press(&["c", "Space"]).sees("The plan").sees("Only in the set held: Nightjar Managed Security.");
    assert_eq!(row(&driver, "  Coverage"), "Coverage 55.2 52.5 −2.7");
    driver.press(&["="]).sees("Nothing is being tried");
    driver.press(&["c"]).sees("The set that was held is let go").lacks("Held  ");
    tick(&mut driver, "Nightjar");
    driver.press(&["c", "b"]).sees("Tried now").press(&["="]).sees("Kept: this is the set now").worked_out();
    driver.lacks("Tried now").sees("coverage 52.9");
}

#[test]
fn the_same_is_said_by_lines() {
    let folder = tempfile::tempdir().unwrap();
    let lines = "example\n.go recruit\nhold\nwith nightjar\nno\nhold\nwithout harrowgate\nno\nhold\nhold\nwithout nightjar\n\
                 no\nend\nend\n.quit\n";
    let said = talked(folder.path(), None, lines).said;
    for sentence in [
        "The set is held: the next one you try stands beside it, and nothing is in the plan. hold once more lets it go.",
        "Side by side, first the set held, then the set tried now.",
        "Partners: 7 of 6 and 6 of 6, less by 1.",
        "Days: 116 of 100 and 86 of 100, less by 30.",
        "The set held is over the limits: 7 of 6 partners",
        "Only in the set held: Harrowgate Identity.",
        "The set tried now against the plan, in: Nightjar Managed Security; out: Harrowgate Identity.",
        "What if is ended: the plan is as it was.",
    ] {
        assert!(said.contains(sentence), "{sentence} is not in {said}");
    }
    assert_eq!(said.matches("Nothing is being tried").count(), 2, "{said}");
}

#[test]
fn days_are_the_earliest_of_each_set_as_far_as_they_are_known() {
    let mut plan = catalog::example();
    plan.goal.kick_off = None;
    let early = plan.partners.iter().position(|partner| partner.name.starts_with("Nightjar")).unwrap();
    let mut partner = plan.partners[early].as_ref().clone();
    partner.kick_off = Some(Date::new("2027-02-01").unwrap());
    plan.partners[early] = partner.into();
    let mut driver = Driver::plan(&plan);
    driver.press(&["t"]).worked_out().resize(100, 44);
    tick(&mut driver, "Nightjar");
    driver.press(&["c"]);
    tick(&mut driver, "Nightjar");
    assert_eq!(row(&driver, "  First start"), "First start 2027-02-01 not known");
}
