//! What holds on every view of every step: any size, any key, and the way back.

use crate::{
    arbitrary,
    driver::{CANDIDATES, Driver},
};
use partnerplan::{
    catalog,
    interview::steps::{Step, View},
    plan::Plan,
    tui::keys::{Action, Press},
};
use proptest::{
    strategy::{Strategy, ValueTree},
    test_runner::{Config, RngAlgorithm, TestRng, TestRunner},
};

#[test]
fn the_ideal_customer_is_drawn_at_every_size() {
    is_drawn_at_every_size(Step::IdealCustomer);
}

/// T5.
#[test]
fn the_map_is_drawn_at_every_size() {
    is_drawn_at_every_size(Step::Map);
}

#[test]
fn the_ranking_is_drawn_at_every_size() {
    is_drawn_at_every_size(Step::Prioritise);
}

#[test]
fn strategies_and_export_are_drawn_at_every_size() {
    is_drawn_at_every_size(Step::Strategies);
    is_drawn_at_every_size(Step::Export);
}

fn is_drawn_at_every_size(step: Step) {
    let mut driver = Driver::example();
    for view in step.views() {
        driver.go(view);
        for columns in 1..=130 {
            for rows in 1..=45 {
                driver.resize(columns, rows);
            }
        }
        driver.resize(80, 24).sees("1 Ideal customer");
    }
}

/// T5.
#[test]
fn every_view_of_an_empty_plan_is_drawn_at_every_size_and_says_what_to_do() {
    let mut driver = Driver::plan(&Plan::empty("Blank"));
    for view in View::ALL {
        driver.go(view);
        for columns in (1..=130).step_by(7) {
            for rows in [1, 12, 24, 45] {
                driver.resize(columns, rows);
            }
        }
        driver.resize(80, 24);
        let body: String = driver.screen().lines().skip(5).take(16).collect();
        assert!(body.chars().filter(|letter| letter.is_alphabetic()).count() > 20, "{view:?}:\n{}", driver.screen());
    }
}

#[test]
fn no_view_cuts_more_words_where_there_is_more_room() {
    let mut driver = Driver::example();
    driver.go(View::Ranking(None)).worked_out();
    let mut failing = Vec::new();
    for view in View::ALL {
        driver.go(view);
        let cut = [80, 100, 110, 140, 200].map(|columns| driver.resize(columns, 60).screen().matches('…').count());
        if !cut.is_sorted_by(|narrow, wide| narrow >= wide) {
            failing.push((view.title(), cut));
        }
    }
    assert!(failing.is_empty(), "{failing:?}");
}

#[test]
fn plans_full_of_odd_text_are_drawn_without_a_hostile_character() {
    let mut runner = TestRunner::new_with_rng(Config::default(), TestRng::deterministic_rng(RngAlgorithm::default()));
    for _ in 0..12 {
        let plan = arbitrary::plan().new_tree(&mut runner).unwrap().current();
        let mut driver = Driver::plan(&Plan { name: "Odd".to_owned(), ..plan });
        for view in View::ALL {
            driver.go(view);
            for (columns, rows) in [(80, 24), (41, 12), (130, 45)] {
                let screen = driver.resize(columns, rows).screen();
                let hostile = screen.chars().find(|letter| {
                    (letter.is_control() && *letter != '\n')
                        || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200b}')
                });
                assert_eq!(hostile, None, "{view:?} {columns}×{rows}");
            }
        }
    }
}

/// D15, T9.
#[test]
fn whatever_is_pressed_undoing_it_all_gives_the_start_back() {
    let mut walked = 0;
    for seed in 1..=8 {
        let mut driver = Driver::example();
        let start = driver.open_plan().clone();
        walk(&mut driver, seed, 1_600);
        // Whatever lies on top is closed, which three times Esc would do and go Home.
        driver.go(CANDIDATES);
        if driver.is_home() {
            continue;
        }
        // The walk undoes, too: what it took back is made again first.
        driver.redo_all();
        let end = driver.open_plan().clone();
        let steps = driver.undo_all();
        walked += steps;
        assert_eq!(*driver.open_plan(), start, "seed {seed}: {steps} steps back");
        driver.redo_all();
        assert_eq!(*driver.open_plan(), end, "seed {seed}: {steps} steps forth");
    }
    assert!(walked > 100, "the walks changed something: {walked} steps");
}

/// T9.
/// Asserts nothing of its own: the program's own `expect`s and the drawing of every frame are what could break.
#[test]
fn ten_thousand_keys_break_nothing() {
    let mut pressed = 0;
    for seed in 11.. {
        let mut driver = Driver::plan(&catalog::new_plan("Walk", &catalog::starters()[0]));
        pressed += walk(&mut driver, seed, 2_500);
        driver.resize(80, 24);
        if pressed >= 10_000 {
            break;
        }
    }
}

#[test]
fn back_is_never_blocked() {
    let mut driver = Driver::example();
    for view in View::ALL {
        driver.go(view).type_text("x/9").press(&["Esc", "Esc", "Esc", "Esc"]);
        driver.waits_for("1 plan").open("Tallowick, bank wave 1");
    }
}

/// Presses keys that hold where the walk comes through, with a taste for those that change something; returns how many,
/// fewer than asked for where the walk comes Home.
fn walk(driver: &mut Driver, seed: u64, length: usize) -> usize {
    let mut dice = Dice(seed);
    let mut rows = 24;
    for step in 0..length {
        if driver.view() == Some(View::Export) && !driver.lies_on_top() {
            // It writes where the tests run.
            driver.press(&["F3"]);
            continue;
        }
        let sets = driver.keys();
        let keys: Vec<Press> = sets
            .iter()
            .flat_map(|set| set.rows)
            .filter(|binding| !binding.action().is_some_and(|action| leaves(driver, action)))
            .flat_map(|binding| binding.keys.iter().copied())
            .collect();
        match dice.roll(20) {
            0 => {
                rows = dice.size(50);
                driver.resize(dice.size(140), rows);
            }
            1 => drop(driver.paste("Zeta GmbH\n日本 👩‍💻 \u{202e}evil\u{1b}[2J\n=1+1")),
            // The last row is the hint bar, where a click may lead Home.
            2 => drop(driver.click_at(dice.size(80), dice.size(24).min(rows.saturating_sub(2)))),
            3..=6 if driver.takes_text() => drop(driver.type_text(["7", "a", ",", "é", "日", " ", "|"][dice.roll(7)])),
            7 => drop(driver.go(View::ALL[dice.roll(View::ALL.len())])),
            _ if keys.is_empty() => drop(driver.press(&["Esc"])),
            _ => {
                let press = keys[dice.roll(keys.len())];
                driver.press_key(press, u8::try_from(dice.roll(10)).unwrap());
            }
        }
        if driver.is_home() {
            return step + 1;
        }
    }
    length
}

/// Whether an action ends the walk, or writes outside the plan.
fn leaves(driver: &Driver, action: Action) -> bool {
    match action {
        Action::Quit | Action::Close | Action::Write | Action::Mouse | Action::Reload => true,
        Action::Back => !driver.lies_on_top(),
        _ => false,
    }
}

/// Numbers that are the same in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }

    fn size(&mut self, most: usize) -> u16 {
        u16::try_from(self.roll(most) + 1).unwrap()
    }
}
