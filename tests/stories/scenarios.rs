//! The scenarios of another tool's tests as plans: each loads, is checked and goes out in every format. What the papers
//! say of what is expected there is counted by hand in `tests/fixtures/scenarios/README.md`.

use partnerplan::report::{Format, Options, Paper, Report, bytes};
use partnerplan::store::{Reference, Store};
use std::path::{Path, PathBuf};

/// The plans, by their names.
fn scenarios() -> Vec<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/scenarios");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut plans: Vec<PathBuf> = files.filter(|path| path.extension().is_some_and(|ending| ending == "ron")).collect();
    plans.sort();
    plans
}

fn report(path: &Path) -> Report {
    let folder = tempfile::tempdir().unwrap();
    let read = Store::at(folder.path()).read(&Reference::new(path)).unwrap();
    assert!(read.notes.is_empty(), "{}: {:?}", path.display(), read.notes);
    Report::complete(&read.plan)
}

#[test]
fn every_scenario_loads_is_checked_and_goes_out_in_every_format() {
    let plans = scenarios();
    assert_eq!(plans.len(), 10);
    for path in plans {
        let report = report(&path);
        assert!(!report.problems.is_empty(), "{}: a scenario leaves much unsaid", path.display());
        for format in Format::ALL {
            let full = Options { is_full: true, with_notes: true, excel: None };
            assert!(
                !bytes(&report, &Paper::Report, format, full).unwrap().is_empty(),
                "{}: {format:?}",
                path.display()
            );
        }
    }
}

#[test]
fn who_is_parked_with_no_way_back_and_weights_nobody_thought_about_are_called_out() {
    let said = |name: &str| -> Vec<String> {
        let path = scenarios().into_iter().find(|path| path.to_string_lossy().contains(name)).unwrap();
        report(&path).problems.iter().map(|row| row.sentence.clone()).collect()
    };
    let parked = said("10-second-year");
    let called_out = |who: &str| parked.iter().any(|line| line.starts_with(who) && line.contains("no way back"));
    assert_eq!(["Held two", "Held three", "Firthwell"].map(called_out), [true, true, false], "{parked:?}");
    let alike = "All 5 criteria count alike and nobody has said why";
    assert!(said("01-equal-weights").iter().any(|line| line.starts_with(alike)));
    assert!(!said("08-contested-weights").iter().any(|line| line.contains("count alike")));
}
