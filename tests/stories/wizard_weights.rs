//! Weights from answers in the wizard: what a step is worth, and criteria compared in pairs.

use crate::driver::Driver;
use partnerplan::{
    catalog,
    interview::steps::View,
    plan::{Plan, Weighting},
    prioritise::weights::weights,
    report::{Format, Options, Report, render},
};

/// The example at its weights, with this way of setting them chosen.
fn weighing(way: &str) -> Driver {
    let mut driver = Driver::example();
    driver.press(&["w", "t"]).sees("Put in order").type_text(way).press(&["Enter"]);
    driver
}

fn fractions(driver: &Driver) -> Vec<f64> {
    weights(driver.open_plan()).fractions
}

#[test]
fn putting_in_order_is_offered_first_and_the_others_are_more_ways() {
    let mut driver = Driver::example();
    driver.press(&["w", "t", "Home"]);
    let screen = driver.screen();
    let line = |text: &str| screen.lines().position(|line| line.contains(text)).unwrap();
    assert!(line("Put in order") < line("More ways: what a step is worth"));
    assert!(line("More ways: compare in pairs") < line("More ways: set directly"));
}

#[test]
fn points_start_from_the_weights_and_move_them_live() {
    let mut driver = weighing("step is worth");
    driver.sees("What is a step worth?").sees("The top 6 are the same");
    let before = weights(&catalog::example()).fractions;
    assert!(fractions(&driver).iter().zip(&before).all(|(one, two)| (one - two).abs() < 1e-9), "nothing jumps");
    driver.press(&["End", "Right", "Right"]);
    let after = fractions(&driver);
    assert!(after[6] > before[6] && after[0] < before[0]);
    driver.press(&["1"]).sees("its points").type_text("00").press(&["Enter"]);
    driver.press(&["Home", "x", "Down", "x"]).sees("of the top 6: out");
    driver.press(&["u"]).sees("Undone");
    driver.press(&["9"]).type_text("x").press(&["Enter"]).sees("are no points").press(&["Esc", "Esc"]);
    driver.sees("By what a step from 1 to 5 is worth").press(&["Right"]).sees("What is a step worth?");
}

#[test]
fn pairs_are_asked_one_by_one_and_weights_follow_from_a_chain() {
    let mut driver = weighing("pairs");
    driver.sees("Compare in pairs").sees("0 of 21 compared").sees("not compared yet").sees("Nothing links");
    for _ in 0..6 {
        driver.press(&["3", "Enter"]);
    }
    driver.sees("6 of 21 compared").sees("The weights follow already");
    let found = fractions(&driver);
    assert!(found.windows(2).all(|pair| (pair[0] / pair[1] - 3.0).abs() < 1e-6), "{found:?}");
    driver.press(&["Esc"]).sees("By comparing criteria in pairs");
    driver.press(&["Right"]).sees("6 of 21 compared");
}

#[test]
fn the_answers_most_at_odds_are_named_with_what_would_mend_them() {
    let mut driver = weighing("pairs");
    // Ideal-customer fit 3 times buyer influence, that 2 times revenue; then the seventh pair, the first against the third.
    driver.press(&["3", "Down", "2", "Down", "Down", "Down", "Down", "Down"]);
    driver.press(&["Right", "Right", "Right"]).sees("Revenue in 12 months matters 4 times as much");
    driver.sees("Most at odds: Ideal-customer fit 3 × Buyer");
    driver.sees("would agree").press(&["Home", "Up", "Up", "w"]);
    driver.sees("Revenue in 12 months matters 4 times as much");
    driver.press(&["x"]).lacks("Most at odds").sees("not compared yet");
    driver.press(&["6"]).sees("Revenue in 12 months").press(&["Esc"]);
}

#[test]
fn the_plan_keeps_the_answers_and_not_only_the_weights() {
    let mut driver = weighing("pairs");
    driver.press(&["5", "Esc"]).pause();
    let Weighting::Pairwise { comparisons } = &driver.saved_plan("Tallowick, bank wave 1").weighting else { panic!() };
    assert!((comparisons[0].times.get() - 5.0).abs() < 1e-12);
}

#[test]
fn the_dialogs_are_drawn_at_every_size_and_with_hardly_any_criteria() {
    let mut one = catalog::example();
    one.criteria.truncate(1);
    for plan in [catalog::example(), one, Plan::empty("Empty")] {
        for way in ["step is worth", "pairs"] {
            let mut driver = Driver::plan(&plan);
            driver.go(View::Weights);
            driver.press(&["t"]).type_text(way).press(&["Enter", "Left", "Right", "x", "Down", "Up", "w", "U"]);
            for columns in (1..=130).step_by(3) {
                for rows in [1, 8, 12, 13, 16, 24, 45] {
                    driver.resize(columns, rows);
                }
            }
        }
    }
}

/// Whole percents of the criteria, as the view shows them.
fn shown(driver: &Driver) -> Vec<u32> {
    let names: Vec<String> = driver.open_plan().criteria.iter().map(|it| it.name.clone()).collect();
    let percent = |name: &String| {
        let line = driver.line(name);
        let before = line.split(" %").next().unwrap().to_owned();
        before.rsplit(' ').next().unwrap().parse().unwrap()
    };
    names.iter().map(percent).collect()
}

#[test]
fn what_is_typed_stays_and_the_shown_add_to_a_hundred() {
    let mut driver = Driver::example();
    driver.press(&["w", "Home", "3"]).type_text("1").press(&["Enter", "Down", "1"]).type_text("7").press(&["Enter"]);
    driver.sees("Typed: 48 % in all; the others share 52 %.");
    let figures = shown(&driver);
    assert_eq!((figures[0], figures[1], figures.iter().sum::<u32>()), (31, 17, 100), "{figures:?}");
    driver.press(&["Down", "6"]).type_text("0").press(&["Enter"]);
    driver.sees("Typed: 108 % in all. Each counts as its share of that, and nothing is left");
    assert_eq!(shown(&driver).iter().sum::<u32>(), 100);
    driver.go(View::Export).press(&["Alt-3"]).go(View::Weights).press(&["Home", "Down", "Down", "6"]);
    driver.press(&["Ctrl-u", "Enter"]).sees("Typed: 48 % in all");
}

#[test]
fn a_weight_has_its_reason_beside_it_and_in_the_report() {
    let mut driver = Driver::example();
    driver.go(View::Weights).press(&["Home", "Enter", "Down", "Down"]).type_text("They ask them first").press(&["Esc"]);
    driver.resize(130, 30).sees("They ask them first");
    let report = Report::complete(driver.open_plan());
    let written = |format| render(&report, format, Options::default());
    assert!(written(Format::Json).contains("\"reason\": \"They ask them first\""));
    assert!(written(Format::Markdown).contains("- Ideal-customer fit: They ask them first\n"));
}
