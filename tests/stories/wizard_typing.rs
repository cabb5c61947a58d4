//! What is typed is never lost, and the corner never says "saved" of what is not.

use super::driver::{CANDIDATES, Driver};
use partnerplan::{
    catalog,
    interview::steps::{Asked, View},
    plan::Plan,
    tui::Message,
};
use std::fs;
use std::thread;
use std::time::{Duration, Instant};

/// Every way a program ends under somebody's hands.
const ENDINGS: [&str; 4] = ["Ctrl-C", "SIGTERM", "SIGHUP", "the terminal goes"];

fn ended(driver: &mut Driver, how: &str) -> (Plan, String) {
    match how {
        "Ctrl-C" => drop(driver.press(&["Ctrl-c"])),
        "SIGTERM" => driver.message(Message::Signal(15)),
        "SIGHUP" => driver.message(Message::Signal(1)),
        _ => driver.message(Message::Gone),
    }
    let (_, words) = driver.ended.clone().unwrap_or_else(|| panic!("{how} ends the program"));
    (driver.saved_plan(&catalog::example().name), words)
}

/// The corner of the header: how the plan stands on the disk.
fn corner(driver: &Driver) -> String {
    driver.screen().lines().next().unwrap_or_default().split_whitespace().last().unwrap_or_default().to_owned()
}

fn on_the_first_sheet() -> Driver {
    let mut driver = Driver::example();
    driver.go(View::Strategies).press(&["Enter", "Down", "Down", "Enter"]);
    driver
}

fn holds(plan: &Plan, text: &str) -> bool {
    format!("{:?}", plan.segments).contains(text)
}

/// D6.
#[test]
fn a_line_of_a_sheet_outlives_every_ending() {
    for how in ENDINGS {
        let mut driver = on_the_first_sheet();
        driver.type_text(" ZZQ");
        assert_eq!(corner(&driver), "typing");
        let (plan, words) = ended(&mut driver, how);
        assert!(holds(&plan, " ZZQ") && words.starts_with("Saved in"), "{how}: {words}");
    }
}

#[test]
fn a_line_of_a_sheet_is_on_the_disk_once_typing_rests() {
    let mut driver = on_the_first_sheet();
    driver.type_text(" ZZ").passes(400).type_text("Q").passes(100);
    driver.pause().sees("ZZQ");
    assert_eq!(corner(&driver), "saved");
    assert!(holds(&driver.saved_plan(&catalog::example().name), " ZZQ"));
    driver.press(&["F10", "u"]);
    assert_eq!(driver.open_plan().segments, catalog::example().segments, "all the typing is one step");
}

#[test]
fn esc_keeps_a_line_and_undo_takes_it_back() {
    let mut driver = on_the_first_sheet();
    driver.type_text(" ZZQ").press(&["Esc"]).sees("Kept; Ctrl-Z takes it back.");
    assert!(holds(driver.open_plan(), " ZZQ"));
    driver.press(&["u"]);
    assert!(!holds(driver.open_plan(), "ZZQ"));
}

#[test]
fn a_line_that_cannot_stand_is_there_again() {
    let mut driver = Driver::example();
    driver
        .go(View::Strategies)
        .press(&["Enter", "Down", "Down", "a", "Tab", "Tab"])
        .type_text("By hand")
        .press(&["Esc"]);
    driver.sees("Not in the plan yet").press(&["a"]).sees("By hand");
}

/// D6: nobody has answered, so nothing is done; what was typed is said and stands there again.
#[test]
fn a_prompt_outlives_every_ending_as_a_draft_and_is_not_said_to_be_saved() {
    for how in ENDINGS {
        let mut driver = Driver::example();
        driver.go(CANDIDATES).press(&["a"]).type_text("Newcomer").passes(3_000).type_text("s");
        assert_eq!(corner(&driver), "typing");
        let (plan, words) = ended(&mut driver, how);
        assert_eq!(plan, catalog::example(), "{how}");
        assert!(words.ends_with("Kept as a draft: Add a candidate “Newcomers”."), "{how}: {words}");
        let mut again = driver.killed_and_started_again();
        again.open(&catalog::example().name);
        again.sees("Not in the plan yet").sees("“Newcomers”").go(CANDIDATES).press(&["a"]).sees("Newcomers");
        again.press(&["Enter"]).sees("23");
    }
}

/// Waits for what another thread does with the disk without a word.
fn waits(what: &str, is_so: impl Fn() -> bool) {
    let begun = Instant::now();
    while !is_so() {
        assert!(begun.elapsed() < Duration::from_secs(20), "{what}");
        thread::yield_now();
    }
}

/// D6: the same on Home, where no plan is open.
#[test]
fn a_prompt_on_home_outlives_every_ending_as_a_draft() {
    for how in ["Ctrl-C", "SIGTERM", "the terminal goes", "kill -9", "another plan"] {
        let mut driver = Driver::home_with(|store| drop(store.create("Other", &Plan::empty("Other")).unwrap()));
        driver.waits_for("0 candidates").press(&["n", "Enter"]).type_text("Board plan").passes(1_000);
        let kept = driver.store().config().join("home-drafts.ron");
        match how {
            "Ctrl-C" => drop(driver.type_text("s").press(&["Ctrl-c"])),
            "SIGTERM" => driver.type_text("s").message(Message::Signal(15)),
            "the terminal goes" => driver.type_text("s").message(Message::Gone),
            "kill -9" => waits("it is not kept", || kept.exists()),
            _ => {
                driver.press(&["Esc"]).open("Other");
                driver.go_home();
            }
        }
        let words = driver.ended.clone().map_or_else(String::new, |(_, words)| words);
        let typed = if words.is_empty() { "Board plan" } else { "Board plans" };
        assert_eq!(driver.store().list().unwrap().len(), 1, "{how}: nothing is made that nobody confirmed");
        assert!(words.is_empty() || words == format!("Kept as a draft: New plan: its name “{typed}”."), "{words}");
        let mut again = driver.killed_and_started_again();
        again.sees(&format!("Not done yet, and there where you typed it: New plan: its name “{typed}”"));
        again.press(&["n", "Enter"]).sees(typed).press(&["Enter"]);
        assert_eq!(again.open_plan().name, typed, "{how}");
        again.go_home();
        waits("it is kept still", || !fs::read_to_string(&kept).is_ok_and(|text| text.contains(typed)));
        again.killed_and_started_again().lacks("Not done yet");
    }
}

#[test]
fn esc_answers_no_prompt_and_what_was_typed_comes_back() {
    let mut driver = Driver::example();
    driver.go(CANDIDATES).press(&["a"]).type_text("Newcomer").press(&["Esc"]);
    driver
        .sees("Not in the plan yet: “Newcomer”")
        .sees("22")
        .press(&["a"])
        .sees("Newcomer")
        .press(&["Enter"])
        .sees("23");
    driver.press(&["a"]).lacks("┃ Newcomer");
    let mut home = Driver::home();
    home.press(&["n", "Enter"])
        .type_text("Board plan")
        .press(&["Esc", "n", "Enter"])
        .sees("Board plan")
        .press(&["Enter"]);
    assert_eq!(home.open_plan().name, "Board plan");
}

#[test]
fn what_cannot_stand_in_a_field_is_said_on_the_way_out() {
    for how in ENDINGS {
        let mut driver = Driver::example();
        driver.go(View::Goal).click("2028-05-31").press(&["Ctrl-e", "Ctrl-u"]).type_text("spring 2027");
        assert_eq!(corner(&driver), "typing");
        let (_, words) = ended(&mut driver, how);
        assert!(
            words.starts_with("Saved in") && words.ends_with("Kept as a draft: By “spring 2027”."),
            "{how}: {words}"
        );
    }
}

/// D6.
#[test]
fn what_cannot_stand_in_a_field_stands_there_again_however_the_program_ended() {
    let name = catalog::example().name;
    for how in ENDINGS.into_iter().chain(["kill -9", "Esc Esc"]) {
        let mut driver = Driver::example();
        driver.go(View::Goal).click("2028-05-31").press(&["Ctrl-e", "Ctrl-u"]).type_text("spring 2027");
        match how {
            "kill -9" => drop(driver.passes(2_500)),
            "Esc Esc" => drop(driver.go_home()),
            _ => drop(ended(&mut driver, how)),
        }
        let mut again = driver.killed_and_started_again();
        again.open(&name);
        again.sees("Not in the plan yet, and there where you typed it: By “spring 2027”.");
        again.go(View::Goal).sees("spring 2027");
        assert_eq!(corner(&again), "draft", "{how}");
        again.click("spring 2027").press(&["Ctrl-e", "Ctrl-u"]).type_text("2027-03-31").pause();
        assert_eq!(corner(&again), "saved", "{how}");
        let mut third = again.killed_and_started_again();
        third.open(&name);
        third.lacks("Not in the plan yet").go(View::Goal).sees("2027-03-31");
    }
}

/// The first candidate's card, at the day of the next step.
fn on_due(driver: &mut Driver) -> &mut Driver {
    driver.go(CANDIDATES).press(&["Enter", "PgUp", "PgUp", "PgUp"]);
    while !driver.screen().contains("┃ Due") {
        driver.press(&["Down"]);
    }
    driver
}

/// D6.
#[test]
fn half_a_date_in_a_card_stands_there_again() {
    let name = catalog::example().name;
    let mut driver = Driver::example();
    on_due(&mut driver).press(&["Ctrl-u"]).type_text("31.1").passes(2_500);
    let mut again = driver.killed_and_started_again();
    again.open(&name);
    again.sees("Due “31.1”").go(CANDIDATES).press(&["Enter"]).sees("31.1");
}

/// D6.
#[test]
fn a_line_that_is_still_being_typed_stands_there_again_after_a_kill() {
    let name = catalog::example().name;
    let mut driver = Driver::example();
    driver.go(CANDIDATES).press(&["a"]).type_text("Newcomer").passes(2_500);
    let mut again = driver.killed_and_started_again();
    again.open(&name);
    again.sees("“Newcomer”").go(CANDIDATES).press(&["a"]).sees("Newcomer").press(&["Enter"]).sees("23").pause();
    let mut third = again.killed_and_started_again();
    third.open(&name);
    third.lacks("Not in the plan yet");
}

/// D6.
#[test]
fn what_was_put_aside_with_esc_outlives_the_program() {
    let name = catalog::example().name;
    let mut driver = on_the_first_sheet();
    driver.press(&["Esc", "a", "Tab", "Tab"]).type_text("By hand").press(&["Esc"]).sees("Not in the plan yet");
    ended(&mut driver, "Ctrl-C");
    let mut again = driver.killed_and_started_again();
    again.open(&name);
    again.go(View::Strategies).press(&["Enter", "Down", "Down", "a"]).sees("By hand");
}

#[test]
fn what_is_given_up_is_given_up() {
    let name = catalog::example().name;
    let mut driver = Driver::example();
    on_due(&mut driver).press(&["Ctrl-u"]).type_text("spring").press(&["Esc", "Esc"]).sees("Given up: Due “spring”.");
    ended(&mut driver, "Ctrl-C");
    let mut again = driver.killed_and_started_again();
    again.open(&name);
    again.lacks("Not in the plan yet");
}

#[test]
fn names_typed_into_the_box_are_candidates_once_typing_rests() {
    let mut driver = Driver::example();
    driver.go(CANDIDATES).press(&["p"]).type_text("Birch").press(&["Enter"]).type_text("Cedar");
    assert_eq!(corner(&driver), "typing");
    assert_eq!(driver.open_plan().partners.len(), 22);
    driver.pause();
    assert_eq!(corner(&driver), "saved");
    assert_eq!(driver.saved_plan(&catalog::example().name).partners.len(), 24);
    driver.type_text("s").press(&["Esc", "u"]);
    assert_eq!(driver.open_plan().partners.len(), 22, "all the typing is one step");
}

#[test]
fn undo_works_in_a_text_of_several_lines() {
    let mut driver = Driver::example();
    driver
        .go(View::asking(Asked::Criterion(0)))
        .press(&["o"])
        .type_text("ZZQ")
        .press(&["Ctrl-z"])
        .sees("ZZ")
        .lacks("ZZQ");
    driver.press(&["Ctrl-y"]).sees("ZZQ");
}

#[test]
fn q_closes_what_is_read_and_leaves_only_from_a_view() {
    let mut driver = Driver::example();
    driver.go(View::Sources).press(&["p"]).sees("Where to look").press(&["q"]).lacks("Where to look");
    assert!(driver.ended.is_none());
    driver.press(&["q"]);
    assert_eq!(driver.ended.as_ref().map(|(code, _)| *code), Some(0));
}

#[test]
fn a_click_puts_the_cursor_where_it_falls() {
    let mut driver = Driver::example();
    driver
        .go(View::Candidates { pass: false })
        .press(&["a"])
        .type_text("New日comer")
        .click("comer")
        .type_text("-")
        .sees("New日-comer");
    driver
        .press(&["Esc"])
        .go(View::asking(Asked::Criterion(0)))
        .press(&["o"])
        .paste("first line\nsecond line")
        .click("line")
        .type_text("X");
    driver.sees("first Xline").click("second").type_text("Y").sees("Ysecond");
    driver.press(&["Esc"]).go(View::Goal).click("2028-05-31").click("05-31").press(&["Del", "Del"]).type_text("06");
    driver.sees("2028-06-31");
}

#[test]
fn a_line_that_ends_with_ctrl_j_is_kept_and_no_key_erases_unannounced() {
    let mut driver = Driver::example();
    driver.go(View::asking(Asked::Criterion(0))).press(&["o"]).type_text(" one").press(&["Ctrl-j"]).type_text("two");
    driver.press(&["Ctrl-d", "Ctrl-n", "Ctrl-x", "Ctrl-v", "Ctrl-q", "Alt-x", "Esc"]);
    let mut ratings = driver.open_plan().partners.iter().flat_map(|partner| &partner.ratings);
    assert!(ratings.any(|rating| rating.note.ends_with("one\ntwo")), "both lines are kept");
}

#[test]
fn what_was_typed_before_a_second_question_waits_under_it() {
    for (view, typed) in [(View::Buyers, "Purchasing"), (View::Strategies, "Law firms")] {
        let mut driver = Driver::example();
        driver.go(view).press(&["a"]).type_text(typed).press(&["Enter"]).sees(&format!("{typed}: which"));
        let mut mended = typed.to_owned();
        mended.pop();
        driver.press(&["Esc"]).sees(typed).press(&["Backspace", "Enter"]).sees(&format!("{mended}: which"));
        driver.press(&["Enter"]);
        assert!(!driver.lies_on_top(), "both questions are answered: {}", driver.screen());
        driver.press(&["u", "a"]).lacks(&mended).press(&["Esc"]);
        for how in ENDINGS.into_iter().chain(["kill -9"]) {
            let mut driver = Driver::example();
            driver.go(view).press(&["a"]).type_text(typed).press(&["Enter"]);
            if how == "kill -9" {
                driver.passes(2_500);
            } else {
                let (plan, words) = ended(&mut driver, how);
                assert_eq!(plan, catalog::example(), "{how} answers nothing");
                assert!(words.contains("Kept as a draft: ") && words.contains(typed), "{how}: {words}");
            }
            let mut again = driver.killed_and_started_again();
            again.open(&catalog::example().name);
            again.sees("Not in the plan yet").go(view).press(&["a"]).sees(typed);
        }
    }
}
