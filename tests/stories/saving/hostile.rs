//! Plan files that something or somebody has damaged: refused with the place, and left as they are.

use super::{
    kinds::{Must, variants},
    refused,
};
use partnerplan::{
    catalog,
    plan::Plan,
    report::{Format, Options, Report, render},
    store::{Mode, Reference, Store, StoreError},
};
use std::fs;

/// A plan with a number, a text, an option, a list and nested blocks.
const SMALL: &str = r#"(
  format: 1,
  name: "Small",
  buyers: [
    (id: "ciso", title: "CISO", role: economic_buyer, weight: 2.5),
  ],
  partners: [
    (id: "acme", name: "Acme — 日本", days: Some(12.5), notes: "a \"quoted\" word"),
  ],
)
"#;

#[test]
fn the_small_plan_these_tests_damage_is_sound() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("small.ron");
    fs::write(&path, SMALL).unwrap();
    assert_eq!(Store::at(folder.path()).read(&Reference::from(path.as_path())).unwrap().plan.partners.len(), 1);
}

/// D9.
#[test]
fn a_plan_cut_short_anywhere_is_refused_with_the_place_and_left_as_it_is() {
    let whole = SMALL.trim_end();
    for cut in 0..whole.len() {
        let error = refused(&whole.as_bytes()[..cut]);
        match &error {
            StoreError::Broken(broken) => assert!(broken.line >= 1 && broken.line <= 10, "cut at {cut}: {error}"),
            StoreError::NotText { line: 8, .. } => {}
            other => panic!("cut at {cut}: {other}"),
        }
    }
}

#[test]
fn the_example_cut_short_is_refused_too() {
    let folder = tempfile::tempdir().unwrap();
    let created = Store::at(folder.path()).create("Example", &catalog::example()).unwrap();
    let bytes = fs::read(created.file.path()).unwrap();
    for cut in (0..bytes.len() - 3).step_by(997) {
        refused(&bytes[..cut]);
    }
}

/// V3, V5.
#[test]
fn what_is_wrong_is_said_with_line_column_and_a_way_out() {
    let cases = [
        ("weight: 2.5", "weight: NaN", 5, "is not an amount"),
        ("weight: 2.5", "weight: inf", 5, "is not an amount"),
        ("weight: 2.5", "weight: 1e999", 5, "is not an amount"),
        ("weight: 2.5", "weight: -1", 5, "is not an amount"),
        ("weight: 2.5", "weight: \"7\"", 5, "expected a number"),
        ("weight: 2.5", "wieght: 2.5", 5, "“wieght” is no field here"),
        ("title:", "titel:", 5, "“titel” is no field here"),
        ("title:", "titl:", 5, "“title” may be meant"),
        ("role: economic_buyer", "role: economic_buyr", 5, "“economic_buyer” may be meant"),
        ("name: \"Small\"", "name: \"Small\", name: \"Twice\"", 3, "“name” stands here twice"),
        ("name: \"Small\",", "", 10, "the field “name” is missing"),
        ("name: \"Small\"", "name: Small", 3, "expected text in double quotes"),
        ("buyers: [", "buyers: (", 4, "a list that opens with “[”"),
        ("(id: \"ciso\"", "id: \"ciso\"", 5, "a block that opens with “(”"),
        ("id: \"ciso\"", "id \"ciso\"", 5, "expected a colon"),
        ("format: 1,", "format: 0,", 2, "a number from 1"),
        ("format: 1,", "format: -1,", 2, "not below zero"),
        ("format: 1,", "format: 1, zz: [[[[1]]]],", 2, "“zz” is no field here"),
        ("days: Some(12.5)", "conflict: Some(9)", 8, "9 is not a rating: a whole number from 1 to 5"),
        ("days: Some(12.5)", "due: \"31.03.2027\"", 8, "is not a date"),
    ];
    for (sound, damaged, line, words) in cases {
        let error = refused(SMALL.replacen(sound, damaged, 1).as_bytes());
        let StoreError::Broken(broken) = &error else { panic!("{damaged}: {error}") };
        assert_eq!(broken.line, line, "{damaged}: {error}");
        assert!(broken.what.contains(words), "{damaged}: {error}");
        let sentence = error.to_string();
        assert!(sentence.contains("text editor") && sentence.contains("left as it is"), "{sentence}");
    }
}

#[test]
fn damage_by_disks_and_tools_is_called_by_its_name() {
    let half = SMALL.len() / 2;
    let zeros = [&SMALL.as_bytes()[..100], &[0; 200]].concat();
    let merge = format!("<<<<<<< HEAD\n{SMALL}=======\n{SMALL}>>>>>>> theirs\n");
    let utf16: Vec<u8> = [0xff, 0xfe].into_iter().chain(SMALL.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let latin: Vec<u8> = SMALL.replace("Acme — 日本", "Caf\u{e9}").chars().map(|letter| letter as u8).collect();
    for (bytes, words) in [
        (SMALL.as_bytes()[..half].to_vec(), "cut short"),
        (b"(format: 1, name: \"x\", part".to_vec(), "cut short"),
        (b"(format: 1, name: \"x\", part_of ".to_vec(), "cut short"),
        (b"(format: 1)".to_vec(), "the field “name” is missing"),
        (zeros, "power cut"),
        (merge.into_bytes(), "marks of the merge"),
        (utf16, "UTF-8"),
        (latin, "line 8"),
        (SMALL.repeat(2).into_bytes(), "after the end of the plan"),
        (Vec::new(), "line 1, column 1"),
    ] {
        let sentence = refused(&bytes).to_string();
        assert!(sentence.contains(words), "{words}: {sentence}");
    }
}

/// V3: whatever refers to an id that is used twice would mean two things.
#[test]
fn an_id_used_twice_is_refused_in_every_list_with_its_place() {
    let lists = [
        ("buyers", "title: \"A\", role: influencer, weight: 1.0"),
        ("stages", "name: \"A\", weight: 1.0"),
        ("criteria", "name: \"A\", weight: 1.0"),
        ("segments", "name: \"A\""),
        ("partners", "name: \"A\""),
    ];
    for (list, rest) in lists {
        let list = format!("{list}: [(id: \"a\", {rest}), (id: \"a\", {rest})]");
        let sentence = refused(format!("(format: 1, name: \"x\",\n {list})").as_bytes()).to_string();
        assert!(sentence.contains("is used a second time") && sentence.contains("line 2"), "{list}: {sentence}");
    }
}

/// V3: of a file without line breaks, what stands round the place and not all of it.
#[test]
fn of_a_long_line_what_stands_round_the_place_is_shown() {
    let text = SMALL.replace('\n', " ");
    let filled = text.replacen("name: \"Small\"", &format!("name: \"{}\"", "x".repeat(200)), 1);
    let StoreError::Broken(broken) = refused(filled.replacen("title:", "titel:", 1).as_bytes()) else {
        panic!("it reads")
    };
    let at = broken.source.find("titel").expect("the word that is wrong is shown");
    assert!((20..=41).contains(&at) && broken.source.chars().count() <= 80, "{at}: {}", broken.source);
    assert!(broken.source.len() > at + 30, "what follows is shown too: {}", broken.source);
}

#[test]
fn brackets_without_end_are_refused_and_not_followed() {
    for deep in ["[", "(", "{", "Some("] {
        refused(deep.repeat(100_000).as_bytes());
        refused(SMALL.replacen("notes:", &format!("zz: {}1, notes:", deep.repeat(100_000)), 1).as_bytes());
    }
    refused(SMALL.replacen("notes:", &format!("zz: r{}\"\", notes:", "#".repeat(500_000)), 1).as_bytes());
    refused(format!("{SMALL}{}", "/*".repeat(200_000)).as_bytes());
}

#[test]
fn a_plan_edited_by_hand_reads_in_any_honest_shape() {
    let shapes = [
        SMALL.replace('\n', "\r\n"),
        format!("\u{feff}{SMALL}"),
        format!("// mine\n/* keep */\n{SMALL}"),
        format!("{SMALL}{}", " \n".repeat(100)),
        SMALL.replace("Some(12.5)", "12.5"),
        format!("#![enable(implicit_some)]\n{SMALL}"),
        SMALL.replace("\n  ", " "),
        SMALL.replace("format: 1,\n  name: \"Small\",", "name: \"Small\",\n  format: 1,"),
    ];
    let folder = tempfile::tempdir().unwrap();
    let store = Store::at(folder.path());
    let path = folder.path().join("plan.ron");
    fs::write(&path, SMALL).unwrap();
    let plan = store.read(&Reference::from(path.as_path())).unwrap().plan;
    for shape in shapes {
        fs::write(&path, &shape).unwrap();
        assert_eq!(store.read(&Reference::from(path.as_path())).unwrap().plan, plan, "{shape}");
        assert_eq!(fs::read_to_string(&path).unwrap(), shape, "reading changes nothing");
    }
}

#[test]
fn a_plan_of_a_newer_format_is_read_only_while_it_reads_and_shown_when_it_does_not() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::at(folder.path());
    let path = folder.path().join("newer.ron");
    let reference = Reference::from(path.as_path());
    for text in [
        SMALL.replacen("format: 1", "format: 999", 1),
        SMALL.replacen("format: 1,\n  name: \"Small\"", "name: \"Small\", format: 4294967295", 1),
    ] {
        fs::write(&path, &text).unwrap();
        let mut opened = store.open(&reference).unwrap();
        assert!(
            matches!(&opened.mode, Mode::ReadOnly(reason) if reason.contains("newer version")),
            "{:?}",
            opened.mode
        );
        assert!(opened.notes.is_empty(), "it is said once: {:?}", opened.notes);
        opened.file.save(&opened.plan).unwrap_err();
        opened.file.overwrite(&opened.plan).unwrap_err();
        assert_eq!(fs::read_to_string(&path).unwrap(), text);
    }
    let unknown = SMALL.replacen("format: 1,", "format: 2, moods: {\"acme\": glad},", 1);
    fs::write(&path, &unknown).unwrap();
    let error = store.open(&reference).unwrap_err();
    assert!(error.to_string().contains("newer version"), "{error}");
    assert!(matches!(error, StoreError::Newer { format: 2, text, .. } if text == unknown));
}

/// D9, V2, V3, V5: a plan with everything in it, damaged in every way, is refused with the place or stands up to being
/// worked with; its file is never touched.
#[test]
fn a_plan_damaged_in_every_way_is_refused_with_the_place_or_stands() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::at(folder.path());
    let path = folder.path().join("plan.ron");
    let sound = include_str!("../../fixtures/scenarios/06-numbers-for-a-summary.ron");
    fs::write(&path, sound).unwrap();
    let plan = store.read(&Reference::from(path.as_path())).unwrap().plan;
    let (mut refused, mut read) = (0, 0);
    for variant in (1..=2).flat_map(|seed| variants(sound, seed)) {
        fs::write(&path, &variant.bytes).unwrap();
        match (store.read(&Reference::from(path.as_path())), variant.must) {
            (Ok(_), Must::Refuse) => panic!("{} was read", variant.kind),
            (Ok(found), must) => {
                assert!(must == Must::Stand || found.plan == plan, "{}", variant.kind);
                can_be_worked_with(&found.plan, &variant.kind);
                read += 1;
            }
            (Err(error), must) => {
                assert_ne!(must, Must::Read, "{}: {error}", variant.kind);
                let has_place = match &error {
                    StoreError::Broken(broken) => broken.line >= 1 && broken.column >= 1,
                    StoreError::NotText { line, .. } => *line >= 1,
                    StoreError::Newer { .. } => true,
                    _ => false,
                };
                assert!(has_place, "{}: {error}", variant.kind);
                refused += 1;
            }
        }
        assert!(fs::read(&path).unwrap() == variant.bytes, "{} changed the file", variant.kind);
    }
    assert!(refused > 300 && read > 100, "{refused} refused, {read} read");
}

/// The report of a plan is made, and every figure in it is one.
fn can_be_worked_with(plan: &Plan, kind: &str) {
    let json = render(&Report::of(plan), Format::Json, Options::default());
    let report: serde_json::Value = serde_json::from_str(&json).unwrap_or_else(|error| panic!("{kind}: {error}"));
    assert!(report["ranking"].is_array(), "{kind}");
}
