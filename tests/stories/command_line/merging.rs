//! Two people and git: two versions of a plan become one.

use super::{Desk, Said, said};
use std::{fs, path::Path, process::Command};

/// The example with a list of edits made to it.
fn edited(desk: &Desk, path: &str, edits: &str) {
    let done = said(desk.command(&["apply", path, "-"]).write_stdin(edits));
    assert_eq!(done.code, 0, "{}", done.words);
}

/// Three files: the example, and two versions of it.
fn versions(desk: &Desk, ours: &str, theirs: &str) {
    let text = fs::read(desk.plan("example")).unwrap();
    for (name, edits) in [("base.ron", None), ("ours.ron", Some(ours)), ("theirs.ron", Some(theirs))] {
        fs::write(desk.path().join(name), &text).unwrap();
        if let Some(edits) = edits {
            edited(desk, &format!("./{name}"), edits);
        }
    }
}

fn merged(desk: &Desk) -> Said {
    desk.run(&["merge", "base.ron", "ours.ron", "theirs.ron"])
}

const RATED_5: &str =
    r#"[{ "rate": "quorient-grc", "criterion": "commitment", "rating": 5, "evidence": "conversation" }]"#;
const RATED_2: &str = r#"[{ "rate": "quorient-grc", "criterion": "commitment", "rating": 2, "evidence": "proof" }]"#;
const OWNED: &str = r#"[{ "candidate": "quorient-grc", "field": "owner", "value": "B. Low" }]"#;

#[test]
fn what_each_of_two_people_changed_is_in_the_plan_they_get() {
    let desk = Desk::with_example();
    versions(&desk, RATED_5, OWNED);
    let done = merged(&desk);
    assert_eq!((done.code, done.data.as_str()), (0, ""), "{}", done.words);
    assert_eq!(done.words, "Both versions are in it, and nothing is undecided.\n");
    let told = desk.done(&["diff", "base.ron", "ours.ron"]);
    assert!(told.contains("commitment 3 → 5 (conversation)") && told.contains("B. Low"), "{told}");
    assert_eq!(desk.done(&["diff", "theirs.ron", "ours.ron"]).matches("B. Low").count(), 0);
}

#[test]
fn what_both_say_otherwise_waits_in_a_plan_that_reads() {
    let desk = Desk::with_example();
    versions(&desk, RATED_5, RATED_2);
    let done = merged(&desk);
    assert_eq!((done.code, done.data.as_str()), (1, ""));
    let told = done.words.lines().nth(1).unwrap_or_default();
    assert!(told.starts_with("Quorient GRC, Commitment: “5, conversation: Named a sponsor"), "{told}");
    assert!(told.contains("” here, “2, proof: Named a sponsor"), "{told}");
    let found = desk.run(&["check", "ours.ron", "--strict"]);
    assert_eq!(found.code, 1);
    assert!(found.data.starts_with("- Quorient GRC, Commitment: “5, conversation"), "{}", found.data);
    let waits = || fs::read_to_string(desk.path().join("ours.ron")).unwrap().matches("theirs: ").count();
    let before = waits();
    let again = merged(&desk);
    assert_eq!(again.code, 1, "what waits is not settled by merging once more");
    assert_eq!(waits(), before, "nor told twice");
}

#[test]
fn what_cannot_be_merged_leaves_ours_as_it_is_and_ends_with_2() {
    let desk = Desk::with_example();
    versions(&desk, RATED_5, OWNED);
    let ours = fs::read(desk.path().join("ours.ron")).unwrap();
    for (theirs, words) in [
        ("(format: 1, name: \"Cut", "line 1"),
        ("(format: 9, name: \"Later\")", "newer version"),
        ("(format: 9, orbit: 7)", "newer version"),
        ("settings", "line 1"),
    ] {
        fs::write(desk.path().join("theirs.ron"), theirs).unwrap();
        let done = merged(&desk);
        assert_eq!((done.code, done.data.as_str()), (2, ""), "{theirs}: {}", done.words);
        assert!(done.words.contains(words) && done.words.trim_end().lines().count() == 1, "{theirs}: {}", done.words);
        assert_eq!(fs::read(desk.path().join("ours.ron")).unwrap(), ours);
    }
    fs::remove_file(desk.path().join("theirs.ron")).unwrap();
    assert_eq!(merged(&desk).code, 2);
    assert_eq!(fs::read(desk.path().join("ours.ron")).unwrap(), ours);
}

#[test]
fn lines_that_end_as_on_windows_go_on_to_and_comments_are_told() {
    let desk = Desk::with_example();
    versions(&desk, RATED_5, OWNED);
    let ours = fs::read_to_string(desk.path().join("ours.ron")).unwrap();
    fs::write(desk.path().join("mine"), format!("// ours\n{ours}").replace('\n', "\r\n")).unwrap();
    let done = desk.run(&["merge", "base.ron", "mine", "theirs.ron"]);
    assert_eq!(done.code, 0, "{}", done.words);
    assert!(done.words.starts_with("The comments in this file go with the merge"), "{}", done.words);
    let merged = fs::read_to_string(desk.path().join("mine")).unwrap();
    assert_eq!(merged.matches('\n').count(), merged.matches("\r\n").count());
    let beside: Vec<_> = fs::read_dir(desk.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(!beside.iter().any(|name| name.to_string_lossy().contains("mine.lock")), "nothing is left: {beside:?}");
}

#[test]
fn a_plan_comes_as_lines_and_a_file_that_is_none_as_it_stands() {
    let desk = Desk::with_example();
    versions(&desk, RATED_5, OWNED);
    let (was, is) = (desk.done(&["show", "base.ron", "--lines"]), desk.done(&["show", "ours.ron", "--lines"]));
    let new: Vec<&str> = is.lines().filter(|line| !was.lines().any(|other| other == *line)).collect();
    let [line] = new.as_slice() else { panic!("{new:?}") };
    assert!(line.starts_with("partners, Quorient GRC, ratings: criterion Commitment; evidence talked"), "{line}");
    assert_eq!(desk.done(&["show", "base.ron", "--lines"]), was);
    fs::write(desk.path().join("other.ron"), "(theme: \"dark\")\n").unwrap();
    assert_eq!(desk.done(&["show", "other.ron", "--lines"]), "(theme: \"dark\")\n");
}

/// A shell in a folder of plans, where git finds the program. The story needs git, as whoever works on the program has it.
struct Shared<'a>(&'a Desk);

impl Shared<'_> {
    fn run(&self, line: &str) -> (i32, String) {
        let program = Path::new(env!("CARGO_BIN_EXE_partnerplan")).parent().unwrap();
        let mut shell = Command::new("sh");
        shell.args(["-c", line]).current_dir(self.0.path().join("plans")).env_clear();
        shell.env("PATH", format!("{}:/usr/local/bin:/usr/bin:/bin:/opt/homebrew/bin", program.display()));
        shell.env("HOME", self.0.path()).env("LANG", "C.UTF-8");
        shell.envs([("GIT_AUTHOR_NAME", "A"), ("GIT_AUTHOR_EMAIL", "a@example.org")]);
        shell.envs([("GIT_COMMITTER_NAME", "A"), ("GIT_COMMITTER_EMAIL", "a@example.org")]);
        let output = shell.output().unwrap();
        let words = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap()).concat();
        (output.status.code().unwrap(), words)
    }

    fn done(&self, line: &str) -> String {
        let (code, words) = self.run(line);
        assert_eq!(code, 0, "{line}: {words}");
        words
    }
}

#[test]
#[cfg(unix)]
fn from_an_empty_folder_two_people_two_plans_one_merge() {
    let desk = Desk::with_example();
    let shared = Shared(&desk);
    shared.done("git init -q -b main .");
    let setup = desk.done(&["git-setup"]);
    let (attributes, lines) = setup.split_once("\n\n").unwrap();
    fs::write(desk.path().join("plans/.gitattributes"), attributes).unwrap();
    lines.lines().filter(|line| line.starts_with("git ")).for_each(|line| drop(shared.done(line)));
    shared.done("printf '.*.lock\\n' > .gitignore && git add . && git commit -qm start");

    shared.done("git checkout -qb theirs");
    edited(&desk, "example", OWNED);
    edited(&desk, "example", RATED_2);
    let told = shared.done("git diff");
    assert!(told.contains("+partners, Quorient GRC, owner: B. Low\n"), "{told}");
    shared.done("git commit -qam theirs");
    shared.done("git checkout -q main");
    edited(&desk, "example", RATED_5);
    shared.done("git commit -qam ours");

    let (code, words) = shared.run("git merge theirs");
    assert_eq!(code, 1, "{words}");
    assert!(words.contains("Quorient GRC, Commitment: “5, conversation: Named"), "{words}");
    assert_eq!(shared.done("git status --porcelain"), "UU example.ron\n", "nothing else lies about");
    let checked = desk.done(&["check", "example"]);
    assert!(checked.starts_with("- Quorient GRC, Commitment: “5, conversation: Named"), "{checked}");
    assert!(desk.done(&["show", "example", "--lines"]).contains("partners, Quorient GRC, owner: B. Low\n"));
    shared.done("git commit -qam merged");

    // Somewhere else in the plan nothing is undecided.
    shared.done("git checkout -qb others HEAD~1");
    edited(&desk, "example", &OWNED.replace("owner", "next_step").replace("B. Low", "call them"));
    shared.done("git commit -qam others && git checkout -q main && git merge -q others");
    assert!(desk.done(&["show", "example", "--lines"]).contains("Quorient GRC, next step: call them\n"));
}
