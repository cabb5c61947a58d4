//! The frame round every view: what lies over it, the ways to go, the palette, the foot.

use crate::driver::{CANDIDATES, Driver};
use partnerplan::{
    catalog,
    interview::steps::View,
    plan::{Partner, Plan},
};

#[test]
fn a_dialog_lies_over_the_view_which_stays_in_sight_and_out_of_reach() {
    let mut driver = Driver::example();
    driver.go(CANDIDATES).sees("›  Harrowgate").press(&["a"]);
    driver.sees("Add a candidate").sees("Points").click("Points").lacks("Add a candidate").sees("›  Harrowgate");
}

#[test]
fn the_ways_to_go_show_themselves_after_g_and_one_more_key_goes_there() {
    let mut driver = Driver::example();
    driver.go(CANDIDATES).press(&["G", "g"]).sees("r Ranking").sees("x Export").sees("Esc stay").sees("? help");
    driver.press(&["?"]).sees("what can I do here?").press(&["Esc"]).sees("x Export");
    driver.press(&["r"]).lacks("x Export");
    assert_eq!(driver.view(), Some(View::Ranking(None)));
    driver.go(View::Goal).press(&["Ctrl-g", "w"]);
    assert_eq!(driver.view(), Some(View::Weights));
    driver.press(&["g", "1"]).sees("1 Ideal customer");
    assert_eq!(driver.view(), Some(View::Goal), "the step where it was left");
    driver.go(CANDIDATES).press(&["Enter", "Ctrl-g"]).click("t Recruit now");
    assert_eq!(driver.view(), Some(View::Recruit(None)));
    assert!(!driver.lies_on_top(), "the card was put away");
}

#[test]
fn g_twice_is_the_first_row_and_esc_stays() {
    let mut driver = Driver::example();
    driver.go(CANDIDATES).press(&["Home"]);
    let first = driver.line("›");
    driver.press(&["G"]);
    assert_ne!(driver.line("›"), first);
    driver.press(&["g", "Esc"]);
    assert_eq!(driver.view(), Some(CANDIDATES));
    driver.press(&["g", "g"]);
    assert_eq!(driver.line("›"), first);
}

#[test]
fn the_views_follow_each_other_over_the_steps_and_tab_is_none_of_their_keys() {
    let mut driver = Driver::example();
    driver.go(View::Weights).press(&[">"]);
    assert_eq!(driver.view(), Some(View::Strategies));
    driver.press(&["Ctrl-PgUp"]);
    assert_eq!(driver.view(), Some(View::Weights));
    driver.press(&["<"]);
    assert_ne!(driver.view().map(View::step), Some(View::Strategies.step()));
    driver.go(View::WonDeals).press(&["Ctrl-PgDn"]);
    assert_eq!(driver.view().map(View::step), Some(View::Weights.step()));
    for view in View::ALL {
        driver.go(view).press(&["Tab", "Shift-Tab"]);
        assert!(driver.view().is_some_and(|shown| shown.is(view)), "{view:?}");
    }
}

#[test]
fn the_way_out_and_the_way_to_help_stand_in_the_hints_at_eighty_columns() {
    let mut driver = Driver::example();
    for view in View::ALL {
        driver.go(view).sees("Esc ").sees(" help");
    }
}

#[test]
fn the_palette_finds_everybody_by_name_though_mistyped() {
    for typed in ["har", "harowgate", "Harrxwgate id"] {
        let mut driver = Driver::example();
        driver.go(CANDIDATES).press(&["G"]).go(View::Goal).press(&["Ctrl-p"]).type_text(typed);
        driver.press(&["Enter"]).sees("Harrowgate Identity");
        assert_eq!(driver.view(), Some(View::Ranking(None)), "{typed}");
        assert!(!driver.lies_on_top());
    }
    let mut driver = Driver::example();
    driver.press(&[":"]).type_text("ciso").press(&["Enter"]);
    assert_eq!(driver.view(), Some(View::Buyers));
}

#[test]
fn the_palette_knows_every_view_and_what_other_views_do() {
    let mut driver = Driver::example();
    for view in View::ALL {
        driver
            .go(View::Reach { candidate: true })
            .press(&["Ctrl-p"])
            .type_text(&format!("go to {}", view.title()))
            .press(&["Enter"]);
        assert!(driver.view().is_some_and(|shown| shown.is(view)), "{view:?}");
    }
    driver.go(View::Reach { candidate: true }).press(&["Ctrl-p"]).type_text("candidates paste").press(&["Enter"]);
    assert_eq!(driver.view(), Some(CANDIDATES));
    assert!(driver.lies_on_top(), "it went there and did it");
}

#[test]
fn the_palette_says_why_something_cannot_be_done_now() {
    let mut driver = Driver::plan(&Plan::empty("Blank"));
    driver.go(CANDIDATES).press(&["Ctrl-p"]).type_text("delete").sees("There is no candidate selected.");
    driver.press(&["Enter"]).sees("Commands, views").sees("There is no candidate selected.");
}

#[test]
fn a_plan_opens_where_it_was_left_and_a_broken_memory_is_done_without() {
    let mut driver = Driver::example();
    driver.go(CANDIDATES).press(&["G"]);
    let line = driver.line("›");
    driver.go_home().open("Tallowick, bank wave 1");
    assert_eq!((driver.view(), driver.line("›")), (Some(CANDIDATES), line));
    driver.go_home();
    std::fs::write(driver.folder().join("state.ron"), "[((((").unwrap();
    driver.open("Tallowick, bank wave 1");
    assert_eq!(driver.view(), Some(View::Ranking(None)));
}

#[test]
fn home_opens_the_one_example_and_tells_plans_of_one_name_apart() {
    let mut driver = Driver::home();
    driver
        .sees("› A tour in six steps")
        .press(&["Down"])
        .sees("› Open the example")
        .press(&["r"])
        .sees("Select a plan first.")
        .press(&["e"]);
    driver.waits_for("3 Prioritise").go_home().waits_for("1 plan").press(&["e"]);
    driver.waits_for("This is the example as you left it.").go_home().waits_for("1 plan");
    let name = catalog::example().name;
    driver.store().create(&name, &Plan::empty(&name)).unwrap();
    driver.press(&["F5"]).waits_for("2 plans").waits_for("tallowick-bank-wave-1-2.");
}

#[test]
fn tab_goes_between_the_segments_and_the_sheet() {
    let mut driver = Driver::example();
    driver.go(View::Strategies).press(&["Tab"]).sees("Space answer").press(&["Tab"]).sees("a new segment");
    assert_eq!(driver.view(), Some(View::Strategies));
}

#[test]
fn help_says_what_can_be_done_in_a_dialog_too() {
    let mut driver = Driver::example();
    driver.go(CANDIDATES).press(&["a"]).sees("Ctrl-_ help").press(&["F1"]).sees("what can I do here?").sees("cancel");
    driver.press(&["Esc"]).sees("Add a candidate");
}

#[test]
fn the_header_says_how_far_the_work_is_and_gives_way_to_the_save_word() {
    let mut driver = Driver::plan(&Plan { name: "Proof".to_owned(), ..Plan::empty("p") });
    driver.sees("no candidates yet   saved");
    let mut plan = catalog::example();
    plan.partners.truncate(12);
    for partner in &mut plan.partners[4..] {
        *partner = Partner::named(partner.id.clone(), &partner.name).into();
    }
    let mut driver = Driver::plan(&plan);
    driver
        .sees("4 of 12 through the quick pass, 4 rated   saved")
        .press(&["f"])
        .sees("4 of 12 through the quick pass")
        .sees("8 not through the quick pass yet");
    plan.name = "A plan for the second wave of partners in the west and the south".to_owned();
    let mut driver = Driver::plan(&plan);
    let header = driver.screen().lines().next().map(str::to_owned).unwrap_or_default();
    assert!(header.contains("through") && header.ends_with("   saved"), "{header}");
    driver.go(CANDIDATES).press(&["a"]).type_text("x");
    for width in 40..100 {
        driver.resize(width, 24);
        let header = driver.screen().lines().next().map(str::to_owned).unwrap_or_default();
        assert!(header.trim_end().ends_with("typing"), "{width}: {header}");
    }
    Driver::example().sees("all 22 through the quick pass, all 20 rated   saved");
}

#[test]
fn beside_a_dialog_stands_nothing_of_the_view_below() {
    let mut driver = Driver::example();
    driver.go(CANDIDATES);
    for (keys, title) in [("p", "Add candidates"), ("a", "Add a candidate"), ("m", "Partner model of")] {
        for columns in (40..=150).step_by(5) {
            driver.resize(columns, 30).press(&[keys]).sees(title);
            let screen = driver.screen();
            let from = screen.lines().position(|line| line.contains(title)).unwrap();
            let of_dialog = screen.lines().skip(from).take_while(|line| !line.starts_with('─'));
            let indent = screen.lines().nth(from).unwrap().find(title).unwrap();
            for line in of_dialog {
                assert!(line.chars().take(indent).all(char::is_whitespace), "{line}\n{screen}");
            }
            driver.press(&["Esc"]);
        }
    }
}

#[test]
fn nothing_stands_at_the_very_edge() {
    let mut driver = Driver::example();
    for (columns, rows) in [(80, 24), (100, 30)] {
        let line = driver.resize(columns, rows).go(CANDIDATES).line(" of 22");
        assert!(partnerplan::text::width(line.trim_end()) < usize::from(columns), "{line}");
    }
}

#[test]
fn the_headings_of_a_grid_are_whole_words_where_there_is_room() {
    let mut driver = Driver::example();
    driver.go(View::Buyers);
    for columns in [80, 94, 100, 140] {
        driver.resize(columns, 30);
        for word in ["Trigger", "Shortlist", "Purchase", "Implement"] {
            driver.sees(word);
        }
    }
    driver.go(View::Goal).press(&["End"]).lacks("?.");
}

#[test]
fn help_finds_colours_keys_and_settings_by_these_words() {
    let mut driver = Driver::example();
    driver.go(CANDIDATES);
    for (word, found) in [("color", "Alt-t"), ("theme", "Alt-t"), ("settings", "Alt-s"), ("keys of", "Alt-s")] {
        driver.press(&["?"]).type_text(word).sees(found).press(&["Esc"]);
    }
}

#[test]
fn a_letter_that_goes_nowhere_says_so_and_the_palette_opens_over_the_ways_to_go() {
    let mut driver = Driver::example();
    driver.go(CANDIDATES).press(&["g", "z"]).sees("“z” goes nowhere").sees("g first row");
    driver.press(&["d"]).lacks("g first row");
    assert_eq!(driver.view(), Some(View::WonDeals), "it was still waited for");
    driver.press(&["g", "Ctrl-p"]).sees("Commands, views").type_text("go to weights").press(&["Enter"]);
    assert_eq!(driver.view(), Some(View::Weights));
    driver.lacks("g first row");
}

#[test]
fn where_settings_stand_is_found_by_the_words_of_a_new_user() {
    let file = "settings.ron";
    for word in ["settings", "theme", "colours", "shortcuts", "keys of"] {
        let mut driver = Driver::example();
        driver.go(CANDIDATES).press(&["Ctrl-p"]).type_text(word).sees("Alt-s").press(&["Esc"]);
        driver.go_home().press(&["Ctrl-p"]).type_text(word).sees("Alt-s").press(&["Esc"]);
        driver.resize(140, 40).press(&["Alt-s"]).sees(file).sees("partnerplan keys --ron").press(&["Esc"]);
        driver.press(&["Alt-t"]).sees(&format!("{file};"));
    }
}
