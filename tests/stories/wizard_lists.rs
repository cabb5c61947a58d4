//! What somebody with a long list expects of it: no key works on a row out of sight, many go only after a question.

use crate::driver::{CANDIDATES, Driver};
use partnerplan::{
    catalog,
    interview::steps::View,
    plan::{PartnerId, Plan},
};

/// Names in the order of the list.
fn names(driver: &Driver) -> Vec<String> {
    driver.open_plan().partners.iter().map(|partner| partner.name.clone()).collect()
}

/// A plan with nobody but these candidates.
fn list_of(names: &str) -> Driver {
    let mut driver = Driver::plan(&catalog::new_plan("Lists", &catalog::starters()[0]));
    driver.go(CANDIDATES).paste(names);
    driver
}

fn many(count: usize) -> Driver {
    list_of(&(1..=count).map(|number| format!("Candidate {number:03}")).collect::<Vec<_>>().join("\n"))
}

#[test]
fn nothing_happens_to_whom_the_filter_hides() {
    let mut driver = list_of("Acme\nBirch\nCedar\nDrift");
    driver.press(&["/"]).type_text("name:c").press(&["Enter", "*"]).sees("3 marked");
    driver.press(&["Esc", "/"]).type_text("drift").press(&["Enter"]).sees("3 marked, hidden by the filter");
    driver.press(&["m", "2"]).press(&["d"]).sees("Drift deleted. Ctrl-Z brings it back.");
    assert_eq!(names(&driver), ["Acme", "Birch", "Cedar"]);
    assert!(driver.open_plan().partners.iter().all(|partner| partner.model.is_none()), "m was for Drift alone");
    driver.press(&["Esc", "/"]).type_text("name:ac").press(&["Enter"]).sees("3 marked, 2 hidden by the filter");
    driver.press(&["d"]).sees("Acme deleted.");
    assert_eq!(names(&driver), ["Birch", "Cedar"]);
}

#[test]
fn a_deletion_says_whom() {
    let mut driver = list_of("Acme\nBirch\nCedar\nDrift\nElm\nFjord");
    driver.press(&["Space", "Space", "d"]).sees("Acme, Birch deleted. Ctrl-Z brings them back.");
    driver.press(&["*", "d"]).sees("4 candidates deleted: Cedar, Drift, Elm and 1 more. Ctrl-Z brings them back.");
    driver.press(&["u"]).sees("Undone: 4 candidates deleted");
}

#[test]
fn more_than_five_go_only_after_a_question() {
    let mut driver = many(500);
    driver.press(&["*", "d"]).sees("Delete 500 candidates?").sees("Candidate 001, Candidate 002, Candidate 003");
    driver.sees("Ctrl-Z brings them back.").press(&["Enter"]);
    assert_eq!(driver.open_plan().partners.len(), 500, "no is what Enter says");
    driver.sees("500 marked").press(&["d", "y"]).sees("500 candidates deleted");
    assert!(driver.open_plan().partners.is_empty());
    driver.press(&["Ctrl-z"]);
    assert_eq!(driver.open_plan().partners.len(), 500);
}

#[test]
fn esc_takes_marks_away_and_says_so_and_q_leaves() {
    for view in [CANDIDATES, View::Rate { at: None, by: None }] {
        let mut driver = Driver::example();
        driver.go(view).press(&["Space", "Space"]).sees("2 marked");
        driver.press(&["Esc"]).sees("Nobody is marked any more.").lacks("2 marked");
        driver.press(&["Space", "q"]);
        assert!(driver.ended.is_some(), "{view:?}");
    }
}

#[test]
fn q_leaves_a_list_that_is_filtered() {
    let mut driver = Driver::example();
    driver.go(CANDIDATES).press(&["/"]).type_text("bank").press(&["Enter", "q"]);
    assert!(driver.ended.is_some());
}

#[test]
fn another_order_is_shown_from_its_top() {
    let mut driver = many(60);
    driver.press(&["End"]).sees("60 of 60").press(&["s"]).sees("1 of 60");
    assert!(driver.line("›").contains("Candidate 001"), "{}", driver.screen());
    driver.press(&["S"]).sees("1 of 60");
    assert!(driver.line("›").contains("Candidate 060"), "{}", driver.screen());
    driver.press(&["End"]).click("Points").sees("1 of 60");
}

#[test]
fn a_row_that_is_no_candidate_is_not_counted_as_one() {
    let plan = catalog::example();
    let count = plan.partners.len();
    let mut driver = Driver::plan(&plan);
    driver.go(View::Reach { candidate: false }).press(&["Home"]).lacks(&format!(" of {}", count + 1));
    driver.press(&["Down"]).lacks(&format!(" of {}", count + 2));
    driver.press(&["Down"]).sees(&format!("1 of {count}")).press(&["s", "s"]);
    assert!(!driver.line("›").contains("All who qualify"), "{}", driver.screen());
    driver.press(&["/"]).type_text("norr").press(&["Enter"]);
    assert!(driver.line("›").contains("Norr"), "{}", driver.screen());
    let criteria = plan.criteria.len();
    driver.resize(140, 40).go(View::Weights).press(&["Home"]).sees(&format!("1 of {criteria}"));
}

#[test]
fn ways_to_begin_are_not_counted_as_plans() {
    let mut driver = Driver::home_with(|store| {
        for number in 1..=24 {
            let plan = Plan { name: format!("Plan {number}"), ..catalog::new_plan("Plan", &catalog::starters()[0]) };
            store.create(&plan.name, &plan).expect("the plan can be saved");
        }
    });
    driver.waits_for("24 plans").press(&["Home"]).lacks("of 26").sees("1 of 24");
}

#[test]
fn a_digit_that_does_nothing_says_which_key_it_belongs_to() {
    let mut driver = Driver::example();
    driver.go(CANDIDATES).press(&["6"]).sees("m and a digit set the model, f asks the quick pass.");
    driver.go(View::Ranking(None)).press(&["2"]).sees("Ratings are given in Rate: r goes there.");
}

#[test]
fn an_answer_moves_no_column() {
    for width in [80, 100, 108] {
        let mut driver = list_of("Acme Advisors\nBirch Cloud Services\nCedar and Sons of Norrland");
        driver.resize(width, 30).press(&["f"]);
        let heads = |driver: &Driver| driver.line("Candidate ").split('│').next().map(|line| line.trim_end().len());
        let before = heads(&driver);
        for answer in ["v", "s", "s", "k", "n", "l", "m"] {
            driver.press(&[answer]);
            assert_eq!(heads(&driver), before, "{width}: {}", driver.screen());
        }
    }
}

#[test]
fn whoever_is_not_to_be_called_keeps_the_reason_beside_the_quick_pass() {
    let mut driver = list_of("Acme\nBirch");
    driver.resize(100, 30).press(&["f"]).type_text("rmuac").sees("sells against us").press(&["Home"]);
    let who = PartnerId::new("acme");
    assert!(driver.open_plan().partner(&who).is_some());
    assert!(driver.line("Acme ").contains("sells against us"), "{}", driver.screen());
}

/// The first lines the palette finds.
fn found(driver: &mut Driver, typed: &str) -> Vec<String> {
    driver.press(&["Ctrl-p"]).type_text(typed);
    let screen = driver.screen();
    driver.press(&["Esc"]);
    screen.lines().skip(6).map(str::to_owned).collect()
}

#[test]
fn the_palette_brings_what_is_meant_first_and_nothing_far_fetched() {
    let mut driver = Driver::example();
    driver.resize(100, 40).go(View::Goal);
    let lines = found(&mut driver, "wieghts");
    assert!(lines[0].contains("Go to Weights"), "{lines:#?}");
    driver.go(CANDIDATES);
    let lines = found(&mut driver, "sort");
    assert!(lines[0].contains("sort"), "{lines:#?}");
    let plan = driver.open_plan().clone();
    let is_named = |line: &String| plan.partners.iter().any(|partner| line.contains(&partner.name));
    assert!(!lines.iter().any(is_named), "{lines:#?}");
    let lines = found(&mut driver, "cfo");
    assert!(!lines.iter().any(|line| line.contains("CISO")), "{lines:#?}");
}

#[test]
fn rating_shows_names_whole_and_says_which_columns_are_out_of_sight() {
    let mut driver = Driver::example();
    for width in [100, 140, 200] {
        driver.resize(width, 30).go(View::Rate { at: None, by: None });
        let screen = driver.screen();
        let grid: Vec<&str> = screen.lines().skip(8).filter_map(|line| line.split('│').next()).collect();
        let named = driver.open_plan().partners.iter().filter(|it| grid.iter().any(|line| line.contains(&it.name)));
        assert!(named.count() > 8, "{width}:\n{screen}");
        driver.sees("Rate ─");
    }
    driver.resize(80, 24).press(&["Home"]).sees(" more →");
    for _ in 0..20 {
        driver.press(&["Right"]);
    }
    driver.sees("← ").lacks(" more →");
}
