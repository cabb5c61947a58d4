//! One optional file of the user's settings: whatever it holds, the program starts, and what is written by the program
//! leaves the rest as it was.

use crate::driver::Driver;
use partnerplan::settings::{Settings, with};
use partnerplan::tui::{Depth, Setup};
use proptest::prelude::*;

#[test]
fn a_setting_kept_by_the_program_leaves_comments_and_all_else_as_they_were() {
    let text = "// mine\n(\n    /* looks */ theme: \"dark\", // at night\n    ascii: true\n)\n";
    let light = with(text, "theme", "\"light\"").unwrap();
    assert_eq!(light, text.replace("\"dark\"", "\"light\""));
    let both = with("( // mine\n  ascii: true)", "theme", "\"light\"").unwrap();
    assert_eq!(both, "(\n    theme: \"light\", // mine\n  ascii: true)");
    for empty in ["", "// nothing yet\n", "()", "(\n)"] {
        let text = with(empty, "ascii", "true").unwrap();
        assert!(text.contains(empty.trim_end_matches(['(', ')', '\n'])), "{text}");
        let settings = Settings::of(text.as_bytes());
        assert_eq!((settings.flaws.len(), settings.ascii.map(|said| said.value)), (0, Some(true)), "{text}");
    }
    let refused = with("(theme: ", "theme", "\"light\"").unwrap_err();
    assert!(refused.0.to_string().starts_with("line 1, column 9: the file ends"), "{:?}", refused.0);
}

#[test]
fn the_wizard_starts_with_a_broken_file_and_says_where_it_is_broken() {
    let mut driver = Driver::home_set("(\n    asci: true,\n)\n");
    driver.sees("settings.ron, line 2, column 5: “asci” is no setting; did you mean “ascii”?");
    driver.sees("New plan").press(&["Down"]).lacks("settings.ron");
}

#[test]
fn ascii_in_the_file_is_as_on_the_command_line() {
    let driver = Driver::home_set("(ascii: true)");
    assert!(driver.screen().is_ascii(), "{}", driver.screen());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Any bytes, and texts that are nearly settings, are read without a fault; each flaw has its words; and what
    /// reads takes a setting and reads as before but for it.
    #[test]
    fn no_file_of_settings_is_a_fault_of_the_program(text in prop_oneof![
        "\\PC{0,60}",
        "[\\[\\](){}\":,rntSomeascithfluk#/* \\\\\n0-9.-]{0,60}",
        proptest::collection::vec(prop::sample::select(PIECES), 0..24).prop_map(|pieces| pieces.concat()),
    ], at in any::<prop::sample::Index>(), bytes in proptest::collection::vec(any::<u8>(), 0..4)) {
        let mut any = text.clone().into_bytes();
        let at = at.index(any.len() + 1);
        any.splice(at..at, bytes);
        let setup = Setup::of(&Settings::of(&any), Depth::Indexed);
        prop_assert!(setup.complaint().is_none_or(|complaint| complaint.starts_with("settings.ron")));
        for flaw in Settings::of(&any).flaws.iter().chain(&Settings::of(text.as_bytes()).flaws) {
            prop_assert!(!flaw.words.is_empty() && flaw.at.is_some(), "{flaw:?}");
        }
        if let Ok(written) = with(&text, "ascii", "true") {
            let (before, after) = (Settings::of(text.as_bytes()), Settings::of(written.as_bytes()));
            prop_assert_eq!(after.ascii.map(|said| said.value), Some(true), "{}", written);
            prop_assert!(after.flaws.len() <= before.flaws.len(), "{written}\n{:?}", after.flaws);
        }
    }
}

/// What settings are made of.
const PIECES: &[&str] = &[
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ":",
    ",",
    "theme",
    "ascii",
    "themes",
    "keys",
    " ",
    "\n",
    "true",
    "\"dark\"",
    "\"undo\"",
    "\"Ctrl-Z\"",
    "\"from\"",
    "accent",
    "\"#88c0d0\"",
    "themes: {\"mine\": (",
    "keys: {\"undo\": [",
    "// x\n",
    "/* y */",
    "Some(",
    "r#\"z\"#",
    "(\n    ascii: true,\n)",
    "theme: \"dark\",",
    "12",
    "'",
];

#[test]
fn what_reads_here_reads_as_ron() {
    let text = "#![enable(implicit_some)]\n(theme: \"da\\u{72}k\", ascii: true, // x\n themes: {\"mine\": (accent: \"#88c0d0\",),}, keys: {})";
    assert_eq!(Settings::of(text.as_bytes()).theme.unwrap().value, "dark");
    assert!(ron::from_str::<ron::Value>(text).is_ok());
}

#[test]
fn of_a_key_that_is_none_the_cause_is_said_first() {
    let mut driver = Driver::home_set("(keys: {\"undo\": \"Crtl-X\"})");
    driver.resize(140, 40).sees("“Crtl-X” is no key; did you mean “Ctrl-X”").lacks("keeps the keys");
    assert!(with("", "ascii", "true").unwrap().contains("“partnerplan keys --ron” prints all that may stand here"));
}
