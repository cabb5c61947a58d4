//! The README says what the program does: its tables are printed from the code.

use crate::{door::contract, driver::Driver};
use assert_cmd::Command;
use partnerplan::{
    import::{apply, read::Limits},
    interview::steps::View,
    plan::Field,
    report::Format,
    store::{Reference, Store},
};
use std::{fs, path::Path};

#[test]
fn the_keys_in_the_readme_are_the_keys_of_the_wizard() {
    let folder = tempfile::tempdir().unwrap();
    let keys = output(&["keys"], folder.path());
    holds("keys", &format!("```text\n{keys}```"));
}

#[test]
fn the_fields_in_the_readme_are_the_fields_of_a_plan() {
    let row = |(title, fields): (&str, &[Field])| {
        let labels: Vec<&str> = fields.iter().map(|field| field.label).collect();
        format!("- **{title}:** {}", labels.join(", "))
    };
    holds("fields", &Field::TABLES.map(row).join("\n"));
}

#[test]
fn the_schema_of_edits_has_every_field_there_is() {
    let (path, wanted) = (root().join("assets/apply.schema.json"), format!("{:#}\n", contract::schema()));
    if std::env::var_os("UPDATE_README").is_some() {
        fs::write(&path, &wanted).unwrap();
    }
    assert!(fs::read_to_string(&path).unwrap() == wanted, "UPDATE_README=1 cargo test --test stories readme");
}

/// I5: the limits are said where they are looked for, and are those that hold.
#[test]
fn the_limits_in_the_readme_are_those_of_the_program() {
    let (partners, accounts) = (Limits::PARTNERS, Limits::ACCOUNTS);
    assert_eq!(
        [partners.columns, partners.cell, partners.bytes],
        [accounts.columns, accounts.cell, accounts.bytes],
        "one row of the table says both"
    );
    let in_mib = |bytes: usize| bytes >> 20;
    let rows = [
        format!("| partners imported at once | {} rows |", grouped(partners.rows)),
        format!("| accounts imported at once | {} rows, read as a stream |", grouped(accounts.rows)),
        format!(
            "| a table of either | {} columns, {} MiB a cell, {} MiB in memory;",
            grouped(partners.columns),
            in_mib(partners.cell),
            in_mib(partners.bytes)
        ),
        format!("| edits of a program | {} in {} MiB,", grouped(apply::MOST_EDITS), apply::MOST_BYTES >> 20),
    ];
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    for row in rows {
        assert!(readme.contains(&row), "the README does not say: {row}");
    }
    let folder = tempfile::tempdir().unwrap();
    let large = folder.path().join("large.ron");
    fs::File::create(&large).unwrap().set_len(68_000_000).unwrap();
    let error = Store::at(folder.path()).read(&Reference::from(large.as_path())).unwrap_err().to_string();
    assert!(error.contains("68 MB, and a plan has at most 67") && readme.contains("| 67 MB read,"), "{error}");
}

fn grouped(number: usize) -> String {
    let digits: Vec<char> = number.to_string().chars().collect();
    let groups: Vec<String> = digits.rchunks(3).rev().map(|group| group.iter().collect()).collect();
    groups.join(",")
}

#[test]
fn every_command_stands_in_the_readme() {
    let folder = tempfile::tempdir().unwrap();
    let help = output(&["--help"], folder.path());
    let listed = help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    let mut commands: Vec<&str> = listed.filter_map(|line| line.split_whitespace().next()).collect();
    commands.retain(|command| *command != "help");
    assert!(commands.len() > 10, "{commands:?}");
    let text = readme();
    let shown = text.split("## The command line\n\n```text\n").nth(1).and_then(|rest| rest.split("```").next());
    let shown: Vec<&str> = shown.unwrap().split_whitespace().collect();
    for command in commands {
        assert!(shown.contains(&command), "the README names {command}: {shown:?}");
    }
}

#[test]
fn the_formats_in_the_readme_are_those_there_are() {
    let wanted = format!("[--format {}]", Format::words("|"));
    assert!(readme().contains(&wanted), "the README says {wanted}");
}

#[test]
fn the_commands_the_readme_shows_do_what_it_says() {
    let folder = tempfile::tempdir().unwrap();
    let shown: Vec<Vec<String>> = readme()
        .lines()
        .filter(|line| line.starts_with("partnerplan ") && line.contains("demo"))
        .map(|line| line.split(' ').skip(1).map(str::to_owned).collect())
        .collect();
    assert_eq!(shown.len(), 3, "{shown:?}");
    for words in &shown {
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        output(&words, folder.path());
    }
    assert!(fs::read_to_string(folder.path().join("demo.md")).unwrap().contains("Harrowgate Identity"));
}

/// Key by key, but for what is typed into a form; the file of the last line is left unwritten.
#[test]
fn the_first_ten_minutes_in_the_readme_can_be_walked() {
    let text = readme();
    let lines = text.split("## The first ten minutes\n").nth(1).and_then(|rest| rest.split("\n## ").next()).unwrap();
    let keys: Vec<&str> = lines.split('`').skip(1).step_by(2).collect();
    let told = "partnerplan w e g F1 Esc n Alt-2 f ? y Alt-3 t Space c Alt-5 Ctrl-O q";
    assert_eq!(keys.join(" "), told);
    let mut driver = Driver::home();
    driver.press(&["w"]).waits_for("Tour, 1 of 6").press(&["Esc"]).go_home();
    driver
        .press(&["e"])
        .waits_for("Tallowick Software")
        .go(View::Ranking(None))
        .press(&["g"])
        .sees("Recruit now")
        .press(&["Esc"]);
    driver.press(&["F1"]).sees("what can I do here?").press(&["Esc", "Alt-3"]);
    driver
        .go(View::Ranking(None))
        .press(&["Home", "t"])
        .sees("Recruit now")
        .worked_out()
        .press(&["Space"])
        .sees("−  Harrowgate")
        .press(&["c"])
        .sees("The set is held");
    driver
        .press(&["Esc"])
        .go_home()
        .press(&["n"])
        .type_text("hr")
        .press(&["Enter"])
        .type_text("Mine")
        .press(&["Enter"]);
    driver
        .waits_for("Goal and limits")
        .press(&["Alt-2"])
        .paste("Acme Payroll\nBeta Advisers")
        .sees("2 candidates added");
    driver
        .press(&["f"])
        .sees("What kind of partner?")
        .type_text("rmukn")
        .type_text("?????")
        .sees("Everyone has been through")
        .press(&["y"]);
    assert!(driver.copied.concat().contains("Acme Payroll"), "{:?}", driver.copied);
    driver.press(&["Alt-3"]).sees("Rate").press(&["Alt-5"]).sees("Ctrl-O write").sees("The page for the board");
    driver.press(&["Esc", "q"]).press(&["q"]);
    assert!(driver.ended.is_some(), "{}", driver.screen());
}

#[test]
fn every_file_the_readme_points_to_is_there() {
    let text = readme();
    let targets: Vec<&str> = text.split("](").skip(1).filter_map(|rest| rest.split(')').next()).collect();
    assert!(targets.len() >= 3, "{targets:?}");
    for target in targets {
        assert!(root().join(target).is_file(), "{target} is there");
    }
}

#[test]
fn ci_runs_what_the_readme_says() {
    let script = fs::read_to_string(root().join(".ci/run")).unwrap();
    assert!(readme().contains("\n.ci/run\n"));
    for part in ["cargo fmt --check", "clippy", "-D warnings", "cargo doc", "cargo test"] {
        assert!(script.contains(part), ".ci/run does {part}");
    }
}

/// The part of the README between two marks is exactly this; `UPDATE_README=1` writes it there.
#[track_caller]
fn holds(mark: &str, wanted: &str) {
    let text = readme();
    let (open, close) = (format!("<!-- {mark} -->\n"), format!("\n<!-- end of {mark} -->"));
    let start = text.find(&open).expect("the mark stands there") + open.len();
    let end = text.find(&close).map_or(start, |end| end.max(start));
    let found = text.get(start..end).unwrap_or_default();
    if std::env::var_os("UPDATE_README").is_some() {
        let (before, after) = (text.get(..start).unwrap(), text.get(end..).unwrap());
        let after = after.strip_prefix('\n').unwrap_or(after);
        fs::write(root().join("README.md"), format!("{before}{wanted}\n{after}")).unwrap();
        return;
    }
    let differs = wanted.lines().zip(found.lines()).find(|(wanted, found)| wanted != found);
    let again = "run `UPDATE_README=1 cargo test readme -- --test-threads 1` to write it anew";
    assert!(found == wanted, "the part {mark} of the README is of yesterday, first at {differs:?}; {again}");
}

fn output(words: &[&str], folder: &Path) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_partnerplan"));
    let done = command.args(words).current_dir(folder).env("PARTNERPLAN_DIR", folder).assert().success();
    String::from_utf8(done.get_output().stdout.clone()).unwrap()
}

fn readme() -> String {
    fs::read_to_string(root().join("README.md")).unwrap()
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
