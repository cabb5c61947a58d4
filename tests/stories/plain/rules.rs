//! What is said can be read out: lines, and nothing that moves, colours or has to be seen.

use super::{lines_of, talked};
use partnerplan::plain::tables;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, TestRunner};
use std::collections::BTreeSet;

/// Every byte is text or ends a line.
pub(super) fn obeys(said: &str) {
    assert!(said.is_empty() || said.ends_with('\n'), "the last line has no end");
    for line in said.lines() {
        let odd = line.chars().find(|letter| letter.is_control() || ('\u{2500}'..'\u{2800}').contains(letter));
        assert_eq!(odd, None, "in {line:?}");
        assert!(!line.contains("  "), "columns in {line:?}");
    }
}

#[test]
fn every_byte_of_the_first_run_obeys_the_output_rule() {
    let folder = tempfile::tempdir().unwrap();
    obeys(&talked(folder.path(), None, &lines_of("first_run.lines")).said);
}

/// A line somebody might type: a command, an answer, or anything.
fn a_line() -> impl Strategy<Value = String> {
    let tables = tables();
    let of_places = tables.places.iter().flat_map(|place| place.commands);
    let words: BTreeSet<&str> =
        tables.everywhere.iter().chain(tables.home).chain(of_places).map(|it| it.word).collect();
    let words: Vec<String> =
        words.into_iter().filter(|word| !["quit", "home", "save"].contains(word)).map(str::to_owned).collect();
    let word = proptest::sample::select(words);
    prop_oneof![
        4 => (word, "( [0-9a-z]{0,4})?", prop::bool::ANY).prop_map(|(word, rest, dot)| {
            format!("{}{word}{rest}", if dot { "." } else { "" })
        }),
        3 => "[0-9]{0,2}",
        2 => "(yes|no|\\?|none|all|1=3|4 p why|2 2 2|12|900k|31 March 2028|Acme|n|y|m)",
        2 => "",
        1 => "\\PC{0,12}",
        1 => ".{0,12}",
    ]
}

/// So many lines of such a kind, the same every time.
fn lines(count: usize) -> String {
    let mut runner = TestRunner::new_with_rng(
        Config::default(),
        proptest::test_runner::TestRng::deterministic_rng(proptest::test_runner::RngAlgorithm::ChaCha),
    );
    let one = a_line();
    let mut all = String::new();
    for _ in 0..count {
        let line = one.new_tree(&mut runner).unwrap().current();
        all += &line.replace(['\n', '\r'], " ");
        all.push('\n');
    }
    all
}

#[test]
fn ten_thousand_random_lines_do_no_harm_and_quit_always_leaves() {
    let count = std::env::var("LINES_OF_PLAIN").ok().and_then(|count| count.parse().ok()).unwrap_or(10_000);
    // What is exported on the way goes into this folder.
    let folder = tempfile::tempdir().unwrap();
    let mut command = assert_cmd::cargo::cargo_bin_cmd!("partnerplan");
    command.env_clear().env("LANG", "C.UTF-8").env("PARTNERPLAN_DIR", folder.path()).current_dir(folder.path());
    let output = command.write_stdin(format!("new Random\n\n{}.quit\n", lines(count))).output().unwrap();
    let (said, words) =
        (String::from_utf8(output.stdout).unwrap(), String::from_utf8_lossy(&output.stderr).into_owned());
    assert_eq!(output.status.code(), Some(0), "{words}");
    obeys(&said);
    assert!(said.lines().last().unwrap_or_default().starts_with("Saved in "), "it left in the plan");
}
