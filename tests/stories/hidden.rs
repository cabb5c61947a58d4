//! What cannot be seen leaves the program in no file and on no stream: control characters, OSC 8, bidi controls,
//! zero-width and tag characters, wherever in a plan they stand.
#![expect(clippy::unwrap_used, reason = "a test may")]

#[cfg(unix)]
mod terminal;

use super::{arbitrary, plans};
use assert_cmd::cargo::cargo_bin_cmd;
use partnerplan::plan::{Date, Plan};
use partnerplan::report::{Format, Options, Paper, Report, render, render_paper};
use partnerplan::{catalog, store::Store};
use proptest::prelude::*;
use std::{fs, path::Path, sync::Arc};

const NOTES: Options = Options { with_notes: true, is_full: true, excel: None };

/// The first character that does something other than being read; line ends aside. Joiners within an emoji or a joined
/// script are part of what is read.
fn hostile(text: &str) -> Option<char> {
    let text = text.replace("\r\n", "\n");
    let is_plain = |letter: Option<char>| letter.is_none_or(|letter| letter.is_ascii_alphabetic() || letter == ' ');
    let mut before = None;
    text.chars().find(|letter| {
        let before = before.replace(*letter);
        (letter.is_control() && *letter != '\n')
            || matches!(letter, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}')
            || matches!(letter, '\u{180b}'..='\u{180f}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{feff}')
            || matches!(letter, '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fff0}'..='\u{fffb}')
            || matches!(letter, '\u{3164}' | '\u{ffa0}' | '\u{fe00}'..='\u{fe0e}' | '\u{e0000}'..='\u{e0fff}')
            || (matches!(letter, '\u{200c}' | '\u{200d}' | '\u{fe0f}') && is_plain(before))
    })
}

/// Whatever the public corpus has of texts that do something.
fn corpus() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/corpus");
    let files =
        ["30-formula-injection.csv", "31-ansi-escapes.csv", "32-bidi-and-invisible.csv", "33-html-markdown-ron.csv"];
    let mut texts =
        vec!["\u{1b}]8;;http://evil.example\u{1b}\\link\u{1b}]8;;\u{1b}\\".to_owned(), "\u{9b}31m".to_owned()];
    for file in files {
        let mut reader = csv::ReaderBuilder::new().flexible(true).from_path(folder.join(file)).unwrap();
        texts.extend(reader.records().flat_map(|row| row.unwrap().iter().map(str::to_owned).collect::<Vec<_>>()));
    }
    texts
}

/// The example with a text in every place a hand-written file can have one, partners first.
fn example_full_of(texts: &[String]) -> Plan {
    let mut plan = catalog::example();
    let mut next = texts.iter().cycle();
    let mut text = || format!("x{}", next.next().unwrap());
    (plan.name, plan.goal.vendor, plan.goal.author) = (text(), text(), text());
    plan.goal.limits.currency = text();
    plan.profile.sentence = Some(text());
    plan.buyers.iter_mut().for_each(|buyer| buyer.title = text());
    plan.stages.iter_mut().for_each(|stage| stage.name = text());
    for criterion in &mut plan.criteria {
        (criterion.name, criterion.reason) = (text(), text());
    }
    for segment in &mut plan.segments {
        (segment.name, segment.strategy.goal, segment.strategy.test) = (text(), text(), text());
        segment.strategy.needs.iter_mut().for_each(|need| (need.need, need.how, need.owner) = (text(), text(), text()));
    }
    for partner in &mut plan.partners {
        let partner = Arc::make_mut(partner);
        (partner.name, partner.owner, partner.next_step) = (text(), text(), text());
        (partner.notes, partner.contact, partner.why) = (text(), text(), text());
        (partner.would_change, partner.domain) = (text(), text());
    }
    plan
}

/// T7, E2, E3, E4.
#[test]
fn no_paper_of_the_corpus_does_anything_but_being_read() {
    let plan = example_full_of(&corpus());
    let report = Report::complete(&plan).on(&Date::new("2026-11-26").unwrap());
    let partner = || plan.partners[0].id.clone();
    let segment = catalog::segments(&plan).remove(0).id;
    let papers =
        [Paper::Report, Paper::Board, Paper::Partner(partner()), Paper::ForThem(partner()), Paper::Segment(segment)];
    for (format, paper) in Format::ALL.into_iter().flat_map(|format| papers.iter().map(move |paper| (format, paper))) {
        let text = render_paper(&report, paper, format, NOTES);
        assert_eq!(hostile(&text), None, "{paper:?} as {format:?}");
    }
    let json: serde_json::Value = serde_json::from_str(&render(&report, Format::Json, NOTES)).unwrap();
    assert_eq!(json["plan"].as_str(), Some(plan.name.as_str()), "a program gets it whole");
}

/// T7.
#[test]
fn no_command_says_anything_that_does_more_than_being_read() {
    let folder = tempfile::tempdir().unwrap();
    Store::at(folder.path()).create("Odd", &example_full_of(&corpus())).unwrap();
    let file = fs::read_to_string(folder.path().join("plans/odd.ron")).unwrap();
    assert!(file.contains("evil.example"), "the file has it:\n{file}");
    for arguments in [
        &["list"][..],
        &["list", "--json"],
        &["show", "odd"],
        &["rank", "odd"],
        &["rank", "odd", "--json"],
        &["check", "odd"],
        &["accounts", "odd"],
        &["export", "odd"],
    ] {
        let mut command = cargo_bin_cmd!("partnerplan");
        command.env_clear().env("PARTNERPLAN_DIR", folder.path()).env("LANG", "C.UTF-8");
        let output = command.args(["--on", "2026-11-26"]).args(arguments).output().unwrap();
        for stream in [&output.stdout, &output.stderr] {
            let text = std::str::from_utf8(stream).unwrap();
            let found = hostile(text).map(|letter| text.lines().find(|line| line.contains(letter)));
            assert_eq!(found, None, "{arguments:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    /// T7, also in what a file written by hand holds.
    #[test]
    fn no_paper_of_any_plan_does_anything_but_being_read(plan in prop_oneof![plans::plan(), arbitrary::wild_plan()]) {
        let report = Report::of(&plan);
        for format in Format::ALL {
            let text = render(&report, format, NOTES);
            prop_assert_eq!(hostile(&text), None, "{:?}", format);
        }
    }
}
