//! Conversations compared whole.

use super::{is_as_kept, lines_of, talked, transcript};
use partnerplan::store::{Reference, Store};

#[test]
fn the_first_run_from_an_empty_folder_to_call_first() {
    let folder = tempfile::tempdir().unwrap();
    is_as_kept("first_run.txt", &transcript(folder.path(), None, &lines_of("first_run.lines")));
    let read = Store::at(folder.path()).read(&Reference::new("acme-partners")).unwrap();
    assert_eq!(read.plan.partners.len(), 3);
}

/// What takes long says how far it is when it takes that long here.
fn without_waiting(said: &str) -> String {
    let lines: Vec<&str> =
        said.lines().filter(|line| !line.contains(".enough ends it with the best so far.")).collect();
    lines.join("\n") + "\n"
}

#[test]
fn the_example_through_all_five_steps() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().display().to_string();
    let mut command = assert_cmd::cargo::cargo_bin_cmd!("partnerplan");
    command.env_clear().env("LANG", "C.UTF-8").env("PARTNERPLAN_DIR", &path).current_dir(&path);
    let lines = lines_of("five_steps.lines").replace("FOLDER", &path);
    let output = command.args(["--on", "2026-11-26"]).write_stdin(lines).output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap().replace(&path, "FOLDER");
    is_as_kept("five_steps.txt", &without_waiting(&said));
    super::rules::obeys(&said);
    for key in ["Ctrl-", "Esc", "Enter", "F1", "Tab "] {
        assert!(!said.contains(key), "{key} is a key: {}", said.lines().find(|line| line.contains(key)).unwrap());
    }
    assert!(folder.path().join("board.md").exists());
}

#[test]
fn input_that_ends_at_any_question_leaves_the_plan_saved() {
    let lines = lines_of("first_run.lines");
    let all: Vec<&str> = lines.lines().collect();
    for count in (4..all.len()).step_by(3) {
        let folder = tempfile::tempdir().unwrap();
        let talked = talked(folder.path(), None, &(all[..count].join("\n") + "\n"));
        let last = talked.said.lines().last().unwrap_or_default();
        assert_eq!(talked.code, 0, "after {count} lines: {last}");
        assert!(last.starts_with("Saved in ") && last.ends_with("acme-partners.ron"), "after {count} lines: {last}");
        assert!(Store::at(folder.path()).read(&Reference::new("acme-partners")).is_ok());
    }
}
