//! Keys of the user's own: what the file gives holds everywhere the table of keys is read, what it cannot give is said
//! with its place, and nobody is locked in.

use crate::driver::{CANDIDATES, Driver};
use crossterm::event::{KeyCode, KeyModifiers};
use partnerplan::plan::Plan;
use partnerplan::settings::Settings;
use partnerplan::tui::keys::{Action, Does, Keys, Press};
use partnerplan::tui::{Depth, Setup, held_together, key_sets, settings_with_keys};
use proptest::prelude::*;
use std::collections::HashMap;
use std::fmt::Write;

fn setup(text: &str) -> Setup {
    Setup::of(&Settings::of(text.as_bytes()), Depth::Full)
}

fn flaws(text: &str) -> Vec<String> {
    setup(text).flaws.iter().map(ToString::to_string).collect()
}

#[test]
fn a_key_of_ones_own_stands_in_hints_help_and_palette_and_does_it() {
    let text = "(keys: {\"undo\": [\"Alt-z\", \"Alt-u\"], \"Candidates: add\": \"Alt-a\", \"commands\": \"F11\"})";
    let mut driver = Driver::example_set(text);
    driver.resize(140, 40).go(CANDIDATES).sees("Alt-a add").lacks("  a add").lacks("settings.ron");
    let before = driver.open_plan().clone();
    let layers = driver.layer();
    assert_eq!(driver.press(&["a"]).layer(), layers, "the key that was is none");
    driver.press(&["Alt-a"]);
    assert_ne!(driver.layer(), layers);
    driver.press(&["Esc", "d"]).sees("Alt-z brings");
    assert_ne!(*driver.open_plan(), before);
    driver.press(&["?"]).type_text("undo").sees("Alt-z Alt-u").press(&["Esc"]);
    driver.press(&["F11"]).sees("Commands, views").type_text("undo").sees("Alt-z Alt-u").press(&["Esc"]);
    driver.press(&["Alt-z"]).sees("Undone");
    assert_eq!(*driver.open_plan(), before);
}

#[test]
fn what_cannot_be_given_is_said_with_line_column_and_what_has_it() {
    for (text, said) in [
        (
            "(keys: {\n  \"undo\": [\"F2\"],\n})",
            "line 2, column 12: F2 is already “commands” (in every list of a plan)",
        ),
        (
            "(keys: {\n \"undo\": \"F9\",\n \"redo\": \"F9\",\n})",
            "line 3, column 10: F9 is already “undo” (in every list of a plan), by line 2",
        ),
        ("(keys: {\"undoo\": \"F9\"})", "line 1, column 9: “undoo” is no action; did you mean “undo”"),
        ("(keys: {\"Candidate: add\": \"F9\"})", "did you mean “Candidates: add"),
        ("(keys: {\"undo\": [\"Ctl-B\"]})", "line 1, column 18: “Ctl-B” is no key; did you mean “Ctrl-B”"),
        ("(keys: {\"undo\": [\"Ctrl-I\"]})", "line 1, column 18: a terminal sends Ctrl-I as Tab"),
        ("(keys: {\"undo\": [\"Ctrl-C\"]})", "line 1, column 18: Ctrl-C leaves from anywhere, and stays so"),
        ("(keys: {\"help\": []})", "line 1, column 9: “help” needs a key"),
        ("(keys: {\"back\": []})", "line 1, column 9: “back” needs a key"),
        (
            "(keys: {\"Everywhere: mouse\": \"m\"})",
            "line 1, column 9: where “Everywhere: mouse” is done, letters are typed",
        ),
        ("(keys: {\"undo\": \"Esc\"})", "Esc is already “back”"),
        ("(keys: {\"After g: view\": \"F9\"})", "its keys are the figures or letters it is about"),
    ] {
        let flaws = flaws(text);
        assert!(flaws.iter().any(|flaw| flaw.contains(said)), "{text}: {flaws:?}");
    }
    let mut driver = Driver::example_set("(keys: {\"undo\": \"F2\"})");
    driver
        .sees("settings.ron, line 1, column 17: F2 is already “commands”")
        .go(CANDIDATES)
        .press(&["F2"])
        .sees("Commands, views");
}

#[test]
fn two_actions_can_change_places() {
    let text = "(keys: {\"undo\": [\"F2\"], \"commands\": [\"Ctrl-Z\", \":\"]})";
    assert_eq!(flaws(text), [""; 0]);
    let mut driver = Driver::example_set(text);
    driver.go(CANDIDATES).press(&["d"]).sees("F2 brings").press(&["F2"]).sees("Undone");
    driver.press(&["Ctrl-z"]).sees("Commands, views");
}

#[test]
fn the_table_of_keys_printed_as_a_file_gives_the_keys_there_are() {
    let text = settings_with_keys(&Setup::default().keymap);
    assert_eq!(flaws(&text), [""; 0], "{text}");
    assert!(text.contains("// Take the last change back; it says what it was.\n"), "{text}");
    assert!(ron::from_str::<ron::Value>(&text).is_ok());
    let keymap = setup(&text).keymap;
    for set in key_sets() {
        for (now, before) in keymap.set(set).rows.iter().zip(set.rows) {
            assert_eq!(now.keys, before.keys, "{}: {}", set.title, before.label);
        }
    }
    let own = "(keys: {\"undo\": [\"Alt-z\", \"Alt-u\"]})";
    let printed = settings_with_keys(&setup(own).keymap);
    assert!(printed.contains("\"In every list of a plan: undo\": [\"Alt-z\", \"Alt-u\"],"), "{printed}");
    assert_eq!(flaws(&printed), [""; 0]);
}

/// The single keys of a set as it is now, with what each does.
fn keys(set: &Keys) -> Vec<((KeyCode, KeyModifiers), Option<Action>)> {
    let letter = |letter: char| (KeyCode::Char(letter), KeyModifiers::NONE);
    let mut all = Vec::new();
    for row in set.rows {
        for press in row.keys {
            let singles: Vec<(KeyCode, KeyModifiers)> = match *press {
                Press::Key(code, with) => vec![(code, with)],
                Press::Digits(from, to) => (from..=to).map(|digit| letter(char::from(b'0' + digit))).collect(),
                Press::Letters(letters) => letters.chars().map(letter).collect(),
            };
            all.extend(singles.into_iter().map(|key| (key, row.action())));
        }
    }
    all
}

fn no_key_means_two(setup: &Setup) -> Result<(), String> {
    for held in held_together() {
        let mut seen = HashMap::new();
        for (key, action) in held.iter().flat_map(|set| keys(setup.keymap.set(set))) {
            let other = seen.insert(key, action);
            if other.is_some_and(|other| other.is_none() || other != action) {
                return Err(format!(
                    "{key:?} is {action:?} and {other:?} in {:?}",
                    held.iter().map(|set| set.title).collect::<Vec<_>>()
                ));
            }
        }
        let has = |wanted: Action| seen.values().any(|action| *action == Some(wanted));
        if !has(Action::Help) || !has(Action::Quit) {
            return Err("no help or no way out".to_owned());
        }
    }
    Ok(())
}

#[test]
fn as_shipped_no_key_means_two_things_where_sets_hold_together() {
    no_key_means_two(&Setup::default()).unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever is asked for, no key comes to mean two things, and help and the way out keep theirs.
    #[test]
    fn no_wish_makes_a_key_mean_two_things_or_locks_anybody_in(wishes in proptest::collection::vec(
        (any::<prop::sample::Index>(), any::<bool>(), proptest::collection::vec(prop::sample::select(KEYS), 0..3)), 1..12
    )) {
        let rows: Vec<(&Keys, &str)> = key_sets().iter().flat_map(|set| set.rows.iter().map(|row| (*set, row.label))).collect();
        let mut text = "(keys: {\n".to_owned();
        for (at, is_whole, keys) in &wishes {
            let (set, label) = at.get(&rows);
            let name = if *is_whole { format!("{}: {label}", set.title) } else { (*label).to_owned() };
            writeln!(text, "{name:?}: {keys:?},").unwrap();
        }
        text.push_str("})");
        let setup = setup(&text);
        prop_assert!(no_key_means_two(&setup).is_ok(), "{text}\n{:?}", no_key_means_two(&setup));
        for set in key_sets() {
            for (now, before) in setup.keymap.set(set).rows.iter().zip(set.rows) {
                let is_needed = matches!(before.action(), Some(Action::Help | Action::Back | Action::Quit | Action::Close | Action::No));
                prop_assert!(!is_needed || !now.keys.is_empty(), "{text}\n{}", before.label);
                prop_assert!(matches!(before.does, Does::One(_)) || now.keys == before.keys);
            }
        }
    }
}

/// Keys to wish for.
const KEYS: &[&str] = &[
    "F1", "F2", "F9", "a", "d", "q", "?", "Esc", "Enter", "Tab", "Space", "Ctrl-Z", "Ctrl-B", "Alt-x", "Up", "1", "G",
    "Shift-Up", "Ctrl-H", "nonsense", "PgDn", "Del",
];

#[test]
fn the_settings_in_the_readme_can_all_be_taken() {
    let readme = include_str!("../../README.md");
    let text = readme.split("```ron\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    assert!(text.contains("keys:") && text.contains("themes:"), "{text}");
    assert_eq!(flaws(text), [""; 0]);
}

#[test]
fn sentences_name_a_letter_of_ones_own_and_leave_what_the_user_wrote() {
    let text = "(keys: {\"undo\": \"z\", \"Candidates: quick pass\": \"Alt-f\", \"In every list: first\": \"Alt-h\"})";
    let mut driver = Driver::example_set(text);
    driver.go(CANDIDATES).press(&["d"]).sees("z brings").lacks("Ctrl-Z").press(&["z"]).sees("Undone");
    let mut plan = driver.open_plan().clone();
    "Ctrl-Z Labs sold to them. u takes it back.".clone_into(&mut std::sync::Arc::make_mut(&mut plan.partners[0]).notes);
    driver.go_home();
    let folder = driver.store();
    folder.create("Noted", &Plan { name: "Noted".to_owned(), ..plan }).unwrap();
    driver.open("Noted");
    driver.resize(140, 45).go(CANDIDATES).press(&["s", "Home"]);
    for _ in 0..30 {
        if driver.screen().contains("Labs sold") {
            break;
        }
        driver.press(&["Down"]);
    }
    driver.sees("Ctrl-Z Labs sold to them. u");
}

#[test]
fn a_name_like_a_key_stays_in_every_sentence_as_the_user_wrote_it() {
    let mut driver = Driver::example_set("(keys: {\"undo\": \"F12\"})");
    let mut plan = driver.open_plan().clone();
    "Ctrl-Z Labs".clone_into(&mut std::sync::Arc::make_mut(&mut plan.partners[0]).name);
    driver.go_home();
    driver.store().create("Named", &Plan { name: "Named".to_owned(), ..plan }).unwrap();
    driver.open("Named");
    driver.go(CANDIDATES).press(&["/"]).type_text("Labs").press(&["Enter", "d", "Esc"]).press(&["F12"]);
    driver.sees("Ctrl-Z Labs").press(&["/"]).type_text("Labs").press(&["Enter", "d"]);
    driver.sees("Ctrl-Z Labs").sees("F12 brings").lacks("F12 Labs").press(&["F12"]).sees("Undone: Ctrl-Z Labs");
}
