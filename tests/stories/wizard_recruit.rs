//! Step 3 in the wizard: how firm the ranking is, whom to recruit, what if, and what else is known.

use crate::driver::Driver;
use partnerplan::{
    catalog,
    interview::steps::{OfRanking, OfSet, View},
    plan::{Amount, Evidence, Partner, PartnerId, Plan, Preference, Wave},
};
use ratatui::style::Modifier;
use std::sync::Arc;
use std::time::Duration;

/// The view of whom to recruit, worked out.
fn recruit() -> Driver {
    let mut driver = Driver::example();
    driver.press(&["t"]).worked_out();
    driver
}

/// A page on the ranking.
fn of_ranking(page: OfRanking) -> Driver {
    let mut driver = Driver::example();
    driver.go(View::Ranking(Some(page))).worked_out();
    driver
}

/// Presses Down until the selected row holds the name.
#[track_caller]
fn go_to(driver: &mut Driver, name: &str) {
    driver.press(&["Home"]);
    for _ in 0..60 {
        if driver.screen().lines().any(|line| line.starts_with('›') && line.contains(name)) {
            return;
        }
        driver.press(&["Down"]);
    }
    panic!("never came to {name}:\n{}", driver.screen());
}

/// Whether somebody is marked as in the set.
fn in_set(driver: &Driver, name: &str) -> bool {
    let screen = driver.screen();
    let mut rows = screen.lines().map(|line| line.split('│').next().unwrap_or_default());
    rows.any(|row| row.contains('●') && row.contains(name))
}

fn wave(driver: &Driver, name: &str) -> Option<Wave> {
    let plan = driver.open_plan();
    plan.partners.iter().find(|partner| partner.name == name).unwrap().wave
}

#[test]
fn the_ranking_says_how_firm_a_place_is_and_whom_to_recruit() {
    let mut driver = Driver::example();
    driver.worked_out();
    let first = driver.line("Harrowgate Identity");
    assert!(first.contains("> 95") && first.contains("On condition"), "{first}");
    let third = driver.line("Calderan Core");
    assert!(third.contains("> 95") && !third.contains("Recruit"), "{third}");
    let eighth = driver.line("Tidewell");
    assert!(eighth.contains("< 5") && eighth.contains("┆─●━━──"), "{eighth}");
    driver.sees("3 of 6 ready, 94 of 100 days, $77k of $80k, coverage 52.5");
    driver.sees("Ask Ostrander Pike LLP for a sponsor and a date: they are in").sees("the set on that condition.");
}

#[test]
fn the_ranking_is_sorted_by_any_column_and_filtered_by_all() {
    let mut driver = Driver::example();
    driver.worked_out().resize(200, 40).press(&["s", "s"]);
    let screen = driver.screen();
    let names = ["Ardent Wharf", "Bluefork", "Calderan", "Cordwell"].map(|name| screen.find(name));
    assert!(names.is_sorted(), "{screen}");
    driver.press(&["/"]).type_text("verdict:recruit").sees("6 of 22").sees("Harrowgate").lacks("Cordwell");
    driver.press(&["Esc", "/"]).type_text("sells against").sees("1 of 22").sees("Verity Loom");
}

#[test]
fn a_set_that_was_ended_early_says_so_until_it_is_worked_out() {
    let mut driver = Driver::example();
    driver.press(&["Ctrl-x"]).worked_out().sees("Ended early: not proven").sees("coverage 5");
    driver.press(&["Down", "t"]).sees("Ended early: not proven");
    driver.press(&["Ctrl-x"]).until("it is worked out to the end", |driver| !driver.screen().contains("Ended early"));
    driver.until("that is said", |driver| driver.screen().contains("expect 41 of 100"));
}

#[test]
fn why_says_how_firm_the_place_is_and_what_the_set_would_do_without() {
    let mut driver = Driver::example();
    driver.worked_out();
    driver.resize(80, 60).press(&["Enter"]).sees("How firm").sees("readings");
    driver.sees("Verdict").sees("In the set").sees("Same buyers").sees("serve the same accounts");
    go_to_why(&mut driver, "Calderan Core");
    driver.sees("Not in it");
}

/// Presses Down until the why is about the candidate.
fn go_to_why(driver: &mut Driver, name: &str) {
    for _ in 0..40 {
        if driver.screen().lines().any(|line| line.trim() == name) {
            return;
        }
        driver.press(&["Down"]);
    }
    panic!("never came to {name}:\n{}", driver.screen());
}

#[test]
fn everyone_is_in_a_wave_with_the_reason() {
    let mut driver = recruit();
    driver.resize(100, 50).sees("─ In the set").lacks("─ Next").sees("─ In line or later").sees("─ No or not known");
    driver.sees("Provisional  3 ready, 3 once what is open is settled");
    for name in ["Ostrander", "Vantcourt", "Tidewell", "Harrowgate", "Millrace", "Stonebrook"] {
        assert!(in_set(&driver, name), "{name}: {}", driver.screen());
    }
    driver.sees("In the set  6  94 days, $77k");
    go_to(&mut driver, "Verity Loom");
    driver.sees("Ruled out: sells against us");
    go_to(&mut driver, "Bluefork");
    driver.sees("below the floor of 50");
}

#[test]
fn a_no_says_who_comes_in_and_the_line_says_what_they_need() {
    let mut driver = recruit();
    driver.resize(200, 50).sees("Ask these six: expect 41 of 100 from").sees("44 with a second");
    driver.sees("wave: 6 days and $3k");
    go_to(&mut driver, "Nightjar");
    driver.sees("First in line: adds 2.7 points, needs 16 days and $12k more.");
    go_to(&mut driver, "Ostrander");
    driver.go(View::Recruit(Some(OfSet::IfNo))).sees("reaches most first: 38, then 45");
    driver.sees("If Ostrander Pike LLP says no:").sees("48.9");
}

#[test]
fn a_no_is_one_key_and_the_set_follows_until_it_is_taken_back() {
    let mut driver = recruit();
    driver.resize(200, 50);
    go_to(&mut driver, "Ostrander");
    driver.press(&["n"]).sees("Ostrander Pike LLP said no").worked_out();
    assert!(in_set(&driver, "Quorient GRC") && !in_set(&driver, "Ostrander"), "{}", driver.screen());
    driver.press(&["u"]).worked_out();
    assert!(in_set(&driver, "Ostrander") && !in_set(&driver, "Quorient GRC"), "{}", driver.screen());
}

#[test]
fn what_if_moves_coverage_days_and_money_at_once_and_leaves_the_plan_alone() {
    let mut driver = recruit();
    let before = driver.open_plan().clone();
    go_to(&mut driver, "Nightjar");
    driver.press(&["Space"]).sees("What if").sees("7 of 6").sees("116 of 100 days").sees("$92k of $80k");
    driver.sees("Over the limits");
    go_to(&mut driver, "Harrowgate");
    driver.sees("Without Harrowgate Identity the set being tried reaches");
    driver.press(&["Space"]).sees("6 of 6").sees("86 of 100 days").lacks("Over the limits");
    driver.sees("Nightjar Managed Security. Out: Harrowgate Identity.");
    driver.sees("With Harrowgate Identity the set being tried reaches").lacks("the set reaches 3.2 less");
    assert_eq!(driver.open_plan(), &before);
    driver.resize(80, 40);
    assert!(driver.line("Nightjar Managed Security  ").contains('+'), "{}", driver.screen());
    assert!(driver.line("Harrowgate Identity  ").contains('−'), "{}", driver.screen());
    driver.press(&["Esc"]).lacks("What if").sees("94 of 100 days");
}

#[test]
fn a_trial_is_kept_by_hand_and_taken_back_in_one_step() {
    let mut driver = recruit();
    let before = driver.open_plan().clone();
    driver.press(&["b"]).sees("What if").sees("coverage 52.9");
    driver.press(&["="]).sees("Kept: this is the set now").worked_out();
    driver.resize(120, 40).sees("By hand: the numbers would take Harrowgate Identity").sees("coverage 52.9");
    assert_eq!(wave(&driver, "Quorient GRC"), Some(Wave::RecruitNow));
    assert_eq!(wave(&driver, "Stonebrook IAM"), Some(Wave::RecruitNow));
    assert_eq!(wave(&driver, "Harrowgate Identity"), None);
    driver.press(&["-"]).sees("The numbers choose the set again").worked_out();
    assert_eq!(driver.open_plan(), &before);
    driver.press(&["-"]).sees("Nobody was moved by hand").press(&["u"]).worked_out().sees("coverage 52.9");
    driver.press(&["u"]).worked_out();
    assert_eq!(driver.open_plan(), &before);
    driver.press(&["="]).sees("Nothing is being tried");
}

#[test]
fn a_candidate_is_moved_by_hand_and_left_to_the_numbers_again() {
    let mut driver = recruit();
    go_to(&mut driver, "Millrace");
    driver.press(&["3"]).sees("is put into “Later” by hand").worked_out();
    assert_eq!(wave(&driver, "Millrace Bank Technologies"), Some(Wave::Later));
    assert!(!driver.line("Millrace").contains('●'));
    driver.press(&["0"]).sees("goes where the numbers put it").worked_out();
    assert_eq!(wave(&driver, "Millrace Bank Technologies"), None);
    assert!(driver.line("Millrace").contains('●'));
}

#[test]
fn enter_shows_why_and_esc_ends_a_trial_first() {
    let mut driver = recruit();
    driver.press(&["b", "Esc"]).lacks("What if");
    assert_eq!(driver.view(), Some(View::Recruit(None)));
    driver.press(&["Enter"]).sees("#1 of 20").sees("Tab other pane");
}

#[test]
fn limits_that_nothing_meets_are_named() {
    let mut plan = catalog::example();
    plan.goal.limits.must_have = ["calderan-core", "harrowgate-identity", "millrace-bank-technologies"]
        .into_iter()
        .map(|id| plan.partners.iter().find(|partner| slug_of(partner) == id).unwrap().id.clone())
        .collect();
    let mut driver = Driver::plan(&plan);
    driver.press(&["t"]).worked_out().sees("must-haves alone need 118 days of 100");
}

fn slug_of(partner: &Partner) -> String {
    partnerplan::plan::slug(&partner.name)
}

#[test]
fn how_firm_is_drawn_as_chances_and_ranges() {
    let mut driver = of_ranking(OfRanking::HowFirm);
    driver.sees("20000 readings").sees("Top 6 1    6    10   15  20").sees("▒▓▓░░│");
    for _ in 0..5 {
        driver.press(&["Down"]);
    }
    driver.sees("Vantcourt vCISO Collective: in the top 6 in").sees("in nine of ten");
    driver.press(&["Enter"]).sees("#6 of 20").press(&["Esc"]);
    assert!(driver.line("Vantcourt").starts_with('›'), "{}", driver.screen());
}

#[test]
fn the_chances_of_the_selected_candidate_are_seen_as_those_of_all_others() {
    let mut driver = Driver::example();
    driver.worked_out().resize(140, 40).press(&["Right"]).sees("the end of the top 6");
    let cut = driver.screen().lines().position(|line| line.contains("Top 6 1    6")).unwrap();
    let row = u16::try_from(cut).unwrap() + 1;
    let is_reversed = |column: u16| driver.buffer()[(column, row)].modifier.contains(Modifier::REVERSED);
    assert!(is_reversed(90), "the row is the selected one: {}", driver.screen());
    assert!((102..139).all(|column| !is_reversed(column)), "its chances are not painted over: {}", driver.screen());
}

#[test]
fn the_pages_beside_the_ranking_are_turned_and_clicked() {
    let mut driver = Driver::example();
    driver.worked_out().resize(140, 40).sees("#1 of 20").press(&["Right"]).sees("readings");
    driver.press(&["Down"]).sees("Millrace Bank Technologies: in the top 6");
    driver.click("What changes it").sees("Turns at").press(&["Left"]).sees("What the set waits for");
    driver.press(&["Esc"]).click("Calderan").press(&["Left", "Left"]).sees("#3 of 20");
    driver
        .resize(80, 24)
        .lacks("#3 of 20")
        .press(&["Right"])
        .sees("#3 of 20")
        .press(&["Right"])
        .sees("█ from 50 of 100");
}

#[test]
fn what_to_find_out_next_leads_to_the_rating() {
    let mut driver = of_ranking(OfRanking::FindOutNext);
    driver.sees("Being sure of your weights takes away 31 %").sees("Ask Ostrander Pike LLP for a sponsor and a date");
    driver.press(&["Down"]).sees("conversation takes away 10 % of the doubt about the top 6");
    driver.sees("Ideal-customer fit: 4 conversation").press(&["Enter"]).sees("Ideal-customer fit  22 %");
}

#[test]
fn what_would_change_the_top_names_who_comes_and_who_leaves() {
    let mut driver = of_ranking(OfRanking::WhatChangesIt);
    driver.sees("Turns at").sees("Ideal-customer fit at 26.4 % instead of 22 %: in Ostrander Pike LLP, out");
    driver.press(&["Down", "Enter"]);
    assert!(driver.view().unwrap().is(View::Weights));
}

#[test]
fn other_budgets_and_sets_as_good_are_shown() {
    let mut driver = recruit();
    driver.go(View::Recruit(Some(OfSet::Budgets))).sees("$78k").sees("$100k").sees("53.4");
    driver.sees("$80k, your budget").sees("your set 52.5");
    driver.resize(80, 50).click("As good as").sees("21 sets are as good");
    let screen = driver.screen();
    let parts =
        ["Core: in all", "100 %", "In most", "95 %", "Borderline", "62 %", "29 %", "In few", "14 %", "Out: in none"];
    let places = parts.map(|part| screen.find(part));
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?}\n{screen}");
}

#[test]
fn a_preference_is_said_kept_and_taken_out() {
    let mut driver = Driver::example();
    driver.go(View::Weights).press(&["Tab", "a"]).sees("What would you rather have?").press(&["Enter"]);
    driver.sees("Which criterion matters more?").type_text("Commitment").press(&["Enter"]);
    driver.sees("More than which?").type_text("Revenue").press(&["Enter"]).sees("Kept").worked_out();
    let said = driver.open_plan().preferences.clone();
    assert!(matches!(&said[..], [Preference::Matters { more, less }]
        if more.as_str() == "commitment" && less.as_str() == "revenue_12m"));
    driver.sees("of 100 readings of the weights agree");
    driver.press(&["Up", "d"]).sees("Taken out").lacks("readings of the weights");
    assert!(driver.open_plan().preferences.is_empty());
}

#[test]
fn preferences_that_contradict_each_other_are_named() {
    let mut plan = catalog::example();
    let [one, two] = [3, 2].map(|at: usize| plan.criteria[at].id.clone());
    plan.preferences = vec![
        Preference::Matters { more: one.clone(), less: two.clone() },
        Preference::Matters { more: two, less: one },
    ];
    let mut driver = Driver::plan(&plan);
    driver.go(View::Weights).worked_out().sees("cannot both hold");
    driver.go(View::Ranking(Some(OfRanking::HowFirm))).lacks("Places in");
}

#[test]
fn a_candidate_before_another_is_picked_from_those_ranked() {
    let mut driver = Driver::example();
    driver
        .go(View::Weights)
        .press(&["Tab", "a"])
        .type_text("candidate")
        .press(&["Enter"])
        .sees("Whom would you take first?");
    driver.type_text("millrace").press(&["Enter"]).sees("Before whom?").lacks("Millrace");
    driver.type_text("calderan").press(&["Enter"]).sees("Kept").worked_out();
    driver.sees("Millrace Bank Technologies before Calderan Core");
}

#[test]
fn while_most_of_the_influence_is_guessed_nobody_is_core() {
    let mut plan = catalog::example();
    for partner in &mut plan.partners {
        for cell in &mut Arc::make_mut(partner).influence {
            cell.evidence = Evidence::Guess;
        }
    }
    let mut driver = Driver::plan(&plan);
    driver.go(View::Recruit(Some(OfSet::AsGoodAs))).worked_out();
    driver.sees("all guesses: ").sees("Nobody is called core or");
}

#[test]
fn plans_with_hardly_anything_say_what_is_missing() {
    let mut nobody = catalog::example();
    nobody.partners.clear();
    let mut unrated = catalog::example();
    for partner in &mut unrated.partners {
        Arc::make_mut(partner).ratings.clear();
    }
    let mut high = catalog::example();
    high.goal.limits.floor = Amount::new(99.0).unwrap();
    let mut one = catalog::example();
    one.partners.truncate(1);
    for plan in [Plan::empty("Empty"), nobody, unrated, high, one] {
        let mut driver = Driver::plan(&plan);
        driver.go(View::Ranking(None)).press(&["t"]).worked_out();
        driver.press(&["Space", "1", "b", "=", "Right", "Right", "Down", "Enter", "Esc"]);
        if driver.is_home() {
            continue;
        }
        driver.go(View::Ranking(None)).worked_out();
        driver.press(&["m"]);
        driver.press(&["Enter", "d", "Right"]);
    }
}

#[test]
fn the_views_are_drawn_at_every_size() {
    for plan in [catalog::example(), Plan::empty("Empty")] {
        let mut driver = Driver::plan(&plan);
        driver.go(View::Ranking(None)).press(&["t"]).worked_out();
        for keys in [&["b"][..], &["Right"], &["Right"], &["Right"]] {
            driver.press(keys);
            for columns in (1..=130).step_by(3) {
                for rows in [1, 8, 12, 13, 16, 24, 45] {
                    driver.resize(columns, rows);
                }
            }
            driver.resize(80, 24);
        }
    }
}

#[test]
fn an_answer_for_a_plan_that_has_changed_is_dropped() {
    let mut driver = Driver::example();
    driver.press(&["t"]);
    go_to_first_wave(&mut driver);
    driver.press(&["4"]).worked_out();
    let name = driver.open_plan().partners.iter().find(|it| it.wave == Some(Wave::No)).unwrap().name.clone();
    let row = driver.resize(80, 60).line(&name);
    assert!(!row.contains('●'), "{row}");
}

/// Waits for the first answer and selects the first of the set.
fn go_to_first_wave(driver: &mut Driver) {
    driver.worked_out().press(&["Home"]);
    let id = driver.open_plan().partners.first().map(|partner| partner.id.clone());
    assert_ne!(id, Some(PartnerId::new("")));
}

#[test]
fn what_takes_long_starts_when_the_keys_rest() {
    let mut driver = Driver::example();
    driver.go(View::Ranking(None));
    for _ in 0..15 {
        driver.passes(100).press(&["Down"]);
        assert_eq!(driver.starts_work_in(), Some(Duration::from_millis(120)), "{}", driver.screen());
    }
    driver.passes(100).press(&["Up"]).passes(100).press(&["Up"]).passes(100).press(&["Up"]).passes(100).press(&["Up"]);
    assert!(driver.starts_work_in() < Some(Duration::from_millis(120)), "but not for ever");
    driver.worked_out();
    assert_eq!(driver.starts_work_in(), None);
}

#[test]
fn in_a_small_terminal_what_warns_is_said_first_and_what_is_cut_says_so() {
    let mut plan = catalog::example();
    for partner in &mut plan.partners {
        for cell in &mut std::sync::Arc::make_mut(partner).influence {
            cell.evidence = Evidence::Guess;
        }
    }
    let mut driver = Driver::plan(&plan);
    driver.go(View::Recruit(None)).worked_out().resize(80, 24).sees("all guesses: 42 judgements").sees("In the set");
    driver.resize(60, 18).sees("all guesses: 42 judgements").sees("In the set");
    driver.resize(40, 12).sees("all guesses").sees("›").sees("●");
    let mut driver = Driver::example();
    driver.go(View::Recruit(None)).worked_out().resize(80, 24).sees("coverage 52.5, the best 52.9").sees("…");
}
