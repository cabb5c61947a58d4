//! Files people have become candidates, and what every row came to is said.
#![expect(clippy::unwrap_used, reason = "a test may")]

use partnerplan::catalog;
use partnerplan::import::read::{self, Limits, Reading};
use partnerplan::import::{Mapping, Outcome, Table, json};
use partnerplan::plan::Plan;
use std::{fmt::Write, fs, path::PathBuf};

/// The files, as people export them.
const FILES: [&str; 7] = [
    "01-hubspot-companies",
    "02-salesforce-report",
    "04-zoho-accounts",
    "06-prm-partners",
    "07-german-contacts",
    "11-partner-tracker",
    "13-icp-and-partner-fit-scores",
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn table(name: &str) -> Table {
    let path = root().join("tests/fixtures/import").join(format!("{name}.csv"));
    read::file(&path, &Reading::default(), Limits::PARTNERS).unwrap_or_else(|refusal| panic!("{name}: {refusal}"))
}

/// A plan as `new` makes it, with nobody in it.
fn empty() -> Plan {
    let starter = catalog::starters().iter().find(|starter| starter.id == "other-b2b-software").unwrap();
    catalog::new_plan("P", starter)
}

/// What a table comes to in a plan, and the plan after it.
fn imported(plan: &Plan, table: &Table) -> (Mapping, Outcome, Plan) {
    let mapping = Mapping::of(plan, table, None);
    assert_eq!(mapping.questions(), [], "{}", table.name);
    let outcome = Outcome::of(plan, table, &mapping);
    let mut after = plan.clone();
    if let Some(change) = &outcome.change {
        change.edit.clone().apply(&mut after).unwrap();
    }
    (mapping, outcome, after)
}

/// The outcome and the candidates, as the golden files have them.
fn written(table: &Table, mapping: &Mapping, outcome: &Outcome, after: &Plan) -> String {
    let mut text = json(table, mapping, outcome).unwrap();
    text.push('\n');
    let pretty = ron::ser::PrettyConfig::new().struct_names(false);
    for partner in &after.partners {
        writeln!(text, "{}", ron::ser::to_string_pretty(&**partner, pretty.clone()).unwrap()).unwrap();
    }
    text
}

#[test]
fn the_files_people_have_become_the_candidates_written_down() {
    for name in FILES {
        let table = table(name);
        let (mapping, outcome, after) = imported(&empty(), &table);
        let text = written(&table, &mapping, &outcome, &after);
        let golden = root().join("tests/golden/import").join(format!("{name}.ron"));
        if std::env::var_os("UPDATE_IMPORTS").is_some() {
            fs::create_dir_all(golden.parent().unwrap()).unwrap();
            fs::write(&golden, &text).unwrap();
        }
        let known = fs::read_to_string(&golden).unwrap();
        let differing = known.lines().zip(text.lines()).find(|(known, now)| known != now);
        assert_eq!((differing, known.len()), (None, text.len()), "{name}");
    }
}

#[test]
fn the_same_file_twice_changes_nothing_the_second_time() {
    for name in FILES {
        let table = table(name);
        let (_, _, after) = imported(&empty(), &table);
        let (_, again, _) = imported(&after, &table);
        assert_eq!(again.change, None, "{name}: {}", again.in_words());
        assert!(!again.in_words().contains("added"), "{name}: {}", again.in_words());
    }
}

#[test]
fn what_came_in_is_one_step_to_undo() {
    let mut document = partnerplan::plan::Document::new(catalog::example());
    let table = table("11-partner-tracker");
    let (_, outcome, _) = imported(document.plan(), &table);
    assert!(document.apply(outcome.change.unwrap()).unwrap());
    assert_eq!(document.plan().partners.len(), catalog::example().partners.len() + 3);
    assert_eq!(document.undo().as_deref(), Some("11-partner-tracker.csv: 3 added"));
    assert_eq!(*document.plan(), catalog::example());
}
