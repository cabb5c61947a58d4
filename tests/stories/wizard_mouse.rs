//! The mouse does what keys do, and nothing a key would not: a click beside a dialog is Esc, a double click is Enter.

use crate::driver::Driver;
use partnerplan::interview::steps::{Asked, View};
use partnerplan::plan::Plan;

const CANDIDATES: View = View::Candidates { pass: false };

/// Clicks where `text` stands in the field that has the focus.
fn click_in_field(driver: &mut Driver, text: &str) {
    let screen = driver.screen();
    let (row, line) =
        screen.lines().enumerate().find(|(_, line)| line.starts_with('┃')).expect("a field has the focus");
    let before = line.split(text).next().expect("there is something before it");
    let column = partnerplan::text::width(before);
    driver.click_at(u16::try_from(column).unwrap(), u16::try_from(row).unwrap());
}

#[test]
fn a_click_puts_the_cursor_at_the_letter_in_a_field_that_had_not_the_focus() {
    let mut driver = Driver::example();
    driver.go(View::Goal).press(&["Home"]).click("05-31").press(&["Del", "Del"]).type_text("06").sees("2028-06-3");
    driver
        .go(View::Customer)
        .press(&["Tab"])
        .click("Credit unions")
        .type_text("X")
        .sees("Banks, XCredit unions, Mutual");
}

#[test]
fn a_click_among_wide_letters_and_in_a_scrolled_line_finds_the_grapheme() {
    let mut driver = Driver::example();
    driver.go(CANDIDATES).press(&["Enter"]).sees("Name").press(&["Ctrl-u"]).type_text("株式会社 Müller");
    click_in_field(&mut driver, "社");
    driver.type_text("X").sees("株式会X社");
    let long = format!("{}the end", "word ".repeat(30));
    driver.press(&["Ctrl-e", "Ctrl-u"]).type_text(&long);
    click_in_field(&mut driver, "the end");
    driver.type_text("Y").press(&["Ctrl-e"]).sees("Ythe end");
}

#[test]
fn a_second_click_opens_what_enter_opens() {
    let mut driver = Driver::example();
    driver.resize(120, 40).go(CANDIDATES).double_click("Quorient");
    assert_eq!(driver.layer(), "Card", "{}", driver.screen());
    driver.press(&["Esc"]).go(View::asking(Asked::Criterion(0)));
    driver.click_at(40, 16).click_at(40, 16);
    assert_eq!(driver.layer(), "Card", "{}", driver.screen());
    driver.press(&["Esc"]).go(View::Buyers).double_click("CFO");
    assert_eq!(driver.layer(), "Card", "{}", driver.screen());
    driver.press(&["Esc"]).resize(120, 70).go(CANDIDATES).press(&["Enter"]).double_click("Notes");
    assert_eq!(driver.layer(), "TextBox", "{}", driver.screen());
}

#[test]
fn the_second_click_of_a_double_click_is_none_for_what_the_first_opened() {
    let mut driver = Driver::example();
    driver.go(CANDIDATES).press(&["Home", "Down"]);
    driver.click_at(4, 8).click_at(4, 8);
    assert_eq!(driver.layer(), "Card", "opened by the first, kept by the second:\n{}", driver.screen());
    driver.press(&["Esc"]).passes(500).click_at(4, 9).click_at(4, 9);
    assert_eq!(driver.layer(), "Card", "selected, then opened:\n{}", driver.screen());
    let mut form = Driver::plan(&Plan::empty("Nordic"));
    form.resize(120, 60).go(View::Goal).click("22 more").sees("An executive");
    let before = form.open_plan().clone();
    form.passes(500).double_click("not known").sees("yes  no  not known");
    assert_eq!(*form.open_plan(), before, "the first click showed the choices, the second chose none");
    let mut home = Driver::home();
    home.resize(140, 40).press(&["n"]).sees("what do you sell?").click_at(2, 36).lacks("what do you sell?");
    home.click_at(2, 36).lacks("what do you sell?");
}

#[test]
fn a_click_beside_a_dialog_closes_it_as_esc_does_and_loses_nothing() {
    let mut driver = Driver::example();
    driver.resize(140, 40).go(CANDIDATES).press(&["a"]).type_text("Newcomer").click_at(2, 30);
    assert!(!driver.lies_on_top(), "{}", driver.screen());
    driver.sees("Not in the plan yet: “Newcomer”").press(&["a"]).sees("Newcomer").press(&["Enter"]);
    driver.resize(140, 70).press(&["Enter"]).click("Notes").press(&["Space"]).type_text("no resale").click_at(2, 6);
    assert_eq!(driver.layer(), "Card", "only the topmost goes:\n{}", driver.screen());
    assert!(driver.open_plan().partners.iter().any(|partner| partner.notes.contains("no resale")));
    driver.press(&["Esc"]).resize(140, 40);
    driver.go(View::Strategies).press(&["Enter", "Enter"]).type_text(" and more").click_at(139, 36);
    assert!(!driver.lies_on_top(), "{}", driver.screen());
    driver.sees("Kept; Ctrl-Z takes it back.");
    let mut home = Driver::home();
    home.resize(140, 40).press(&["n", "Enter"]).type_text("Draft").click_at(2, 30).lacks("its name");
}

/// The lines without pointers and marks.
fn names(lines: &[String]) -> Vec<String> {
    lines.iter().map(|line| line.replace('›', " ").trim().to_owned()).collect()
}

#[test]
fn the_wheel_turns_what_lies_under_the_pointer() {
    let mut driver = Driver::example();
    driver.resize(140, 20).go(View::Ranking(None)).press(&["Home"]).sees("Harrowgate");
    let halves = |driver: &Driver| {
        let screen = driver.screen();
        let body = screen.lines().skip(6).take(10);
        let half = |line: &str, from: usize| line.chars().skip(from).take(85).collect::<String>();
        let both: (Vec<_>, Vec<_>) = body.map(|line| (half(line, 0), half(line, 90))).unzip();
        both
    };
    let before = halves(&driver);
    driver.wheel_down_at(120, 12).wheel_down_at(120, 12);
    let after = halves(&driver);
    assert_eq!(names(&before.0), names(&after.0), "the list stays");
    assert_ne!(before.1, after.1, "what is said of the first one moves:\n{}", driver.screen());
    driver.wheel_down_at(20, 12).wheel_down_at(20, 12);
    assert_ne!(names(&before.0), names(&halves(&driver).0), "the list moves:\n{}", driver.screen());
    driver.go(CANDIDATES).press(&["a"]).wheel_down_at(2, 20);
    assert!(driver.lies_on_top());
}

#[test]
fn other_buttons_are_the_terminals() {
    use crossterm::event::{Event, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
    let mut driver = Driver::example();
    let before = driver.go(CANDIDATES).screen();
    for button in [MouseButton::Right, MouseButton::Middle] {
        for kind in [MouseEventKind::Down(button), MouseEventKind::Drag(button), MouseEventKind::Up(button)] {
            driver.send(Event::Mouse(MouseEvent { kind, column: 10, row: 12, modifiers: KeyModifiers::NONE }));
        }
    }
    let left = MouseEventKind::Drag(MouseButton::Left);
    driver.send(Event::Mouse(MouseEvent { kind: left, column: 10, row: 12, modifiers: KeyModifiers::NONE }));
    assert_eq!(driver.screen(), before);
}
