//! Home: what stands beside the list, or under it, says what the selected plan says, whatever the file holds.

use crate::driver::{CANDIDATES, Driver};
use partnerplan::catalog;
use partnerplan::interview::quick_pass::{self, Question};
use partnerplan::interview::steps::View;
use partnerplan::plan::{Partner, Plan};
use partnerplan::store::{Draft, Drafts, Store};
use std::fs;
use std::sync::Arc;

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
    driver.waits_for("The set      Harrowgate Identity, Millrace Bank").waits_for("22 candidates");
    for (columns, rows) in SIZES {
        driver.resize(columns, rows);
        driver.sees("30 % of new business from partners by").sees("100 of our days").sees("22: 20 ranked, 2 ruled out");
        driver.sees("67.8 of 100").sees("Tidewell Exam").sees("To look at   ").lacks("…");
    }
    driver.press(&["Down"]).lacks("The set      Harrowgate").sees("Then, after the calls: whom do");
}

#[test]
fn whom_to_recruit_is_said_to_be_open_until_it_is_found() {
    let mut driver = Driver::home_with(|store| save(store, &catalog::example()));
    driver.waits_for("still being worked out").sees("Ranking      Harrowgate Identity, Millrace");
    driver.waits_for("The set      Harrowgate Identity").lacks("still being worked out");
}

#[test]
fn before_anybody_is_ranked_it_says_whom_to_call_and_without_candidates_what_is_missing() {
    let mut driver = Driver::home_with(|store| save(store, &only_asked()));
    driver.waits_for("Call first   Calderan Core").sees("22: 8 to call, 12 in talks, 2 ruled out");
    driver.sees("has no rating yet").sees("more").lacks("The set");
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
    driver.waits_for("unreadable").press(&["Home", "Down"]);
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
    driver.until("both are read", |driver| lines(driver, "○").len() == 2);
    driver.press(&["Home"]).waits_for("Only asked  only-asked-2.ron").lacks("…");
    let rows = lines(&driver, "○");
    assert!(rows.iter().all(|row| row.contains("only-asked") && row.contains("candidate")), "{}", driver.screen());
    driver.press(&["Down"]).waits_for("Only asked  only-asked.ron").waits_for("Calderan");
}

/// The lines of the screen that have this in them.
fn lines(driver: &Driver, text: &str) -> Vec<String> {
    driver.screen().lines().filter(|line| line.contains(text)).map(str::to_owned).collect()
}

#[test]
fn copies_stand_under_their_plan_and_each_line_says_its_own_in_the_same_place() {
    let mut driver = Driver::home_with(|store| {
        let paths = ["A", "B"].map(|_| store.create("Nordic expansion", &only_asked()).unwrap().file.path().to_owned());
        for mark in ["-mine", ".sync-conflict-20270301-101010-ABCDEF7"] {
            fs::copy(&paths[0], paths[0].with_file_name(format!("nordic-expansion{mark}.ron"))).unwrap();
        }
        save(store, &Plan::empty("Between"));
    });
    driver.until("all are read", |driver| lines(driver, "●●●●○").len() == 4);
    for (columns, rows) in SIZES {
        driver.resize(columns, rows);
        let said = lines(&driver, "●●●●○");
        assert_eq!(said.iter().filter(|line| line.contains("22 candidates")).count(), 2, "{}", driver.screen());
        let places: Vec<usize> = said.iter().filter_map(|line| line.split('○').next()).map(str::len).collect();
        assert!(places.windows(2).all(|pair| pair[0] == pair[1]), "{}", driver.screen());
        let of = |text: &str| said.iter().position(|line| line.contains(text)).unwrap_or_else(|| panic!("{text}"));
        let plan = of("nordic-expansion.ron ");
        let copies = [of("copy by partnerplan: mine"), of("copy by Syncthing: sync")];
        assert!(copies.iter().all(|copy| (plan + 1..plan + 3).contains(copy)), "{}", driver.screen());
        assert!(said[plan + 1].contains("    Nordic expansion") && said[of("expansion-2.ron")].contains(" Nordic"));
    }
}

#[test]
fn what_does_not_read_stands_behind_the_plans_in_one_calm_line() {
    let mut driver = Driver::home_with(|store| {
        save(store, &only_asked());
        let file = fs::File::options().write(true).open(store.plans().join("only-asked.ron")).unwrap();
        file.set_modified(std::time::SystemTime::now() - std::time::Duration::from_secs(3600)).unwrap();
        fs::write(store.plans().join("broken.ron"), "(format: 1, na").unwrap();
        fs::create_dir(store.plans().join("folder.ron")).unwrap();
    });
    driver.waits_for("unreadable").waits_for("Call first");
    let screen = driver.screen();
    let at = |text: &str| screen.lines().position(|line| line.contains(text)).unwrap_or_else(|| panic!("{text}"));
    assert!(
        at("› Only asked") < at("broken.ron").min(at("folder.ron")) && at("folder.ron") < at("New plan"),
        "{screen}"
    );
    assert_eq!(lines(&driver, "broken.ron").len(), 1, "why in full stands there once it is selected: {screen}");
    driver.sees("Enter open").sees("v versions").sees("c compare").sees("t trash").sees("d delete").sees("q quit");
    driver.press(&["Down"]).waits_for("left as it");
}

#[test]
fn a_plan_made_while_home_is_open_was_changed_just_now() {
    let mut driver = Driver::home();
    save(driver.store(), &only_asked());
    driver.press(&["F5"]).waits_for("1 plan").waits_for("just now");
}

#[test]
fn a_plan_is_not_renamed_by_an_ending() {
    let mut driver = Driver::home_with(|store| save(store, &only_asked()));
    driver.waits_for("Only asked").press(&["Home", "r"]).type_text(" again").press(&["Ctrl-c"]);
    assert_eq!(driver.saved_plan("only-asked").name, "Only asked");
    let mut again = driver.killed_and_started_again();
    again.sees("Rename the plan “Only asked again”").waits_for("○").press(&["Home", "r"]).sees("Only asked again");
    again
        .press(&["Enter"])
        .waits_for("Only asked again")
        .press(&["r"])
        .type_text("!")
        .press(&["Ctrl-u", "Esc", "Ctrl-c"]);
    again.killed_and_started_again().lacks("Not done yet");
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
    driver.waits_for("Plan 34  plan-34.ron").waits_for("6: 2 to call, 4 in talks");
}

/// A plan of starter and names of which nobody was asked anything.
fn only_named() -> Plan {
    let mut plan = catalog::new_plan("Only named", &catalog::starters()[0]);
    let example = catalog::example();
    let names = example.partners.iter().take(3);
    plan.partners = names.map(|known| Arc::new(Partner::named(known.id.clone(), &known.name))).collect();
    plan
}

/// Gives these candidates the first answer to each question of the quick pass.
fn ask(plan: &mut Plan, candidates: usize) {
    for at in 0..candidates {
        for question in Question::ALL {
            let answer = question.choices()[0].answer;
            quick_pass::answer(plan, &plan.partners[at].clone(), answer).edit.apply(plan).unwrap();
        }
    }
}

/// The view a plan opens at the first time.
fn opens_at(plan: &Plan) -> Option<View> {
    Driver::plan(plan).view()
}

#[test]
fn a_plan_without_candidates_opens_at_its_goal_and_so_does_a_new_one() {
    assert_eq!(opens_at(&catalog::new_plan("Fresh", &catalog::starters()[0])), Some(View::Goal));
    let mut driver = Driver::home();
    driver.press(&["n", "Enter"]).type_text("Mine").press(&["Enter"]);
    assert_eq!(driver.view(), Some(View::Goal));
}

#[test]
fn a_plan_whose_quick_pass_is_not_through_opens_at_its_candidates() {
    let mut plan = only_named();
    assert_eq!(opens_at(&plan), Some(CANDIDATES));
    ask(&mut plan, 2);
    assert!(plan.partners.iter().any(|partner| !partner.ratings.is_empty()), "the quick pass suggests ratings");
    assert_eq!(opens_at(&plan), Some(CANDIDATES));
}

#[test]
fn a_plan_where_nobody_is_rated_opens_at_the_questions() {
    let mut plan = only_named();
    ask(&mut plan, 3);
    assert_eq!(opens_at(&plan), Some(View::Rate { at: None, by: None }));
    assert_eq!(opens_at(&only_asked()), Some(View::Rate { at: None, by: None }));
}

#[test]
fn a_plan_where_somebody_is_rated_opens_at_the_ranking() {
    assert_eq!(opens_at(&catalog::example()), Some(View::Ranking(None)));
}

#[test]
fn a_plan_that_was_left_somewhere_opens_there() {
    let mut driver = Driver::example();
    driver.go(View::Weights).go_home().waits_for("1 plan").press(&["Enter"]).waits_for("3 Prioritise");
    assert_eq!(driver.view(), Some(View::Weights));
}

/// C7.
#[test]
fn a_plan_that_home_has_read_is_known_at_once_when_one_comes_back() {
    let mut driver = Driver::home_with(|store| {
        save(store, &catalog::example());
        save(store, &Plan::empty("Other"));
        for plan in store.list().unwrap() {
            let file = fs::File::options().write(true).open(plan.path).unwrap();
            file.set_modified(std::time::SystemTime::now() - std::time::Duration::from_secs(60)).unwrap();
        }
    });
    driver.waits_for("22 candidates").waits_for("Other").press(&["End", "Up", "Up", "Up", "Enter"]);
    driver.waits_for("Ideal customer");
    driver.press(&["Esc"]);
    driver.sees("22 candidates").sees("0 candidates");
}

#[test]
fn two_windows_at_home_keep_their_drafts_apart_and_the_next_one_has_both() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::at(folder.path());
    let drafts = |name: &str| {
        let draft = Draft { said: name.to_owned(), texts: vec![name.to_owned()] };
        Drafts::from([(name.to_owned(), draft)])
    };
    let names = |drafts: &Drafts| drafts.keys().cloned().collect::<Vec<_>>().join(" ");
    let (mut one, mut two) = (store.drafts_of_home(), store.drafts_of_home());
    one.file().keep(&drafts("first")).unwrap();
    two.file().keep(&drafts("second")).unwrap();
    assert_eq!(names(&store.drafts_of_home().take_over()), "", "both are at work");
    drop(two);
    let mut third = store.drafts_of_home();
    assert_eq!(names(&third.take_over()), "second");
    drop((one, third));
    assert_eq!(names(&store.drafts_of_home().take_over()), "first second");
    assert!(!folder.path().join("home-drafts-2.ron").exists(), "it is one file again");
    assert_eq!(names(&store.drafts_of_home().take_over()), "first second");
}
