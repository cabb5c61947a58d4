//! Where output goes, and what never reaches a terminal.

use super::{Desk, WAIT, said};
use partnerplan::catalog;
use partnerplan::plan::{Partner, PartnerId};
use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use std::{
    fs,
    io::Read,
    os::unix::fs::PermissionsExt,
    process::{Command, Stdio},
    sync::Arc,
    time::{Duration, Instant},
};

/// What could move a cursor, turn text round or hide it.
fn is_hostile(letter: char) -> bool {
    (letter.is_control() && letter != '\n')
        || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

#[test]
fn hostile_names_reach_no_table_and_no_sentence() {
    let desk = Desk::with_example();
    let evil = "Evil\\u{1b}]52;c;ZXZpbA==\\u{7}\\u{202e}gpj\\u{200b}\\u{9b}2J";
    let text = fs::read_to_string(desk.plan("example")).unwrap().replacen("Harrowgate Identity", evil, 1);
    fs::write(desk.plan("example"), text.replacen("\"Example\"", &format!("\"{evil}\""), 1)).unwrap();
    for arguments in [&["list"][..], &["show", "example"], &["rank", "example"], &["check", "example"]] {
        let said = desk.run(arguments);
        assert!(said.data.contains("Evil") || arguments[0] == "check", "{arguments:?}");
        assert!(!said.data.contains(is_hostile) && !said.words.contains(is_hostile), "{arguments:?}: {:?}", said.data);
    }
    fs::write(desk.path().join("plans/\u{1b}[2J\u{202e}.ron"), "(format: 1, name: 7)").unwrap();
    let said = desk.run(&["list"]);
    assert!(!said.data.contains(is_hostile), "{:?}", said.data);
    let said = desk.run(&["rank", "\u{1b}[2J\u{202e}"]);
    assert!(said.code == 1 && !said.words.contains(is_hostile), "{:?}", said.words);
    fs::write(desk.plan("line"), "(format: 1,\n\u{1b}[2J\u{202e})").unwrap();
    let said = desk.run(&["rank", "line"]);
    assert!(said.words.contains("line 2") && !said.words.contains(is_hostile), "{:?}", said.words);
}

#[test]
fn whoever_waits_is_told_for_what_and_the_data_stay_whole() {
    let desk = Desk::with_example();
    let mut plan = catalog::example();
    for round in 1..3 {
        for at in 0..22 {
            let mut copy = Partner::clone(&plan.partners[at]);
            copy.id = PartnerId::new(&format!("{}-{round}", copy.id));
            plan.partners.push(Arc::new(copy));
        }
    }
    fs::write(desk.plan("long"), ron::to_string(&plan).unwrap()).unwrap();
    let began = Instant::now();
    let said = desk.run(&["rank", "long", "--json"]);
    let is_long = began.elapsed() > Duration::from_secs(3);
    assert_eq!((said.code, said.words.as_str()), (0, ""));
    assert!(said.data.starts_with('{') && said.data.ends_with("}\n"));
    assert!(!said.waits.is_empty() || !is_long, "whoever waits for three seconds is told");
    for wait in said.waits {
        assert!(wait.ends_with(" with 66 candidates … Ctrl-C ends it.\n"), "{wait}");
    }
}

#[test]
fn colour_goes_into_a_pipe_only_when_asked_and_beats_no_color() {
    let desk = Desk::with_example();
    let colored = |arguments: &[&str], no_color: &str| {
        said(desk.command(&[&["rank", "example"], arguments].concat()).env("NO_COLOR", no_color))
            .data
            .contains('\u{1b}')
    };
    assert!(!colored(&[], ""));
    assert!(!colored(&["--color", "never"], ""));
    assert!(colored(&["--color", "always"], ""));
    assert!(colored(&["--color", "always"], "1"));
}

#[test]
fn plain_terminals_get_plain_characters() {
    let desk = Desk::with_example();
    for (variable, value, arguments) in [
        ("LANG", "C", &["show", "example"][..]),
        ("LC_ALL", "POSIX", &["show", "example"]),
        ("LANG", "C.UTF-8", &["show", "example", "--ascii"]),
    ] {
        let said = said(desk.command(arguments).env(variable, value).env("COLUMNS", "80"));
        assert!(said.data.is_ascii(), "{}", said.data);
    }
    assert!(said(desk.command(&["show", "example"]).env("COLUMNS", "80")).data.contains('…'));
}

/// T6.
#[test]
fn a_closed_or_full_stdout_is_no_fault_of_the_program() {
    let desk = Desk::with_example();
    for arguments in [
        &["rank", "example"][..],
        &["keys"],
        &["man"],
        &["completions", "zsh"],
        &["--help"],
        &["list"],
        &["help", "rank"],
        &["--version"],
    ] {
        let program = desk.command(arguments);
        let start = |stdout: Stdio| {
            let mut command = Command::new(program.get_program());
            command
                .args(arguments)
                .env_clear()
                .env("PARTNERPLAN_DIR", desk.path())
                .stdout(stdout)
                .stderr(Stdio::piped());
            command.output().unwrap()
        };
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let closed = start(writer.into());
        let words = String::from_utf8(closed.stderr).unwrap();
        assert!(words.lines().all(|line| line.starts_with(WAIT)), "{arguments:?}: {words}");
        assert_eq!(closed.status.code(), Some(0), "{arguments:?}");
        let full = start(fs::File::options().write(true).open("/dev/full").unwrap().into());
        let words = String::from_utf8(full.stderr).unwrap();
        assert!(!words.contains("panicked"), "{arguments:?}: {words}");
        assert_eq!(full.status.code(), Some(1), "{arguments:?}");
        assert!(words.contains("could not be written") && words.contains("disk is full"), "{arguments:?}: {words}");
    }
}

#[test]
fn a_folder_that_cannot_be_written_gets_one_sentence() {
    let desk = Desk::new();
    fs::write(desk.path().join("plans"), "a file where the folder should be").unwrap();
    let sentence = desk.refused(&["new", "X"]);
    assert!(sentence.contains("plans"), "{sentence}");
    fs::remove_file(desk.path().join("plans")).unwrap();
    fs::set_permissions(desk.path(), fs::Permissions::from_mode(0o500)).unwrap();
    // Whoever may do everything may write here too, and has no sentence to read.
    let may_do_everything = fs::write(desk.path().join("probe"), "").is_ok();
    if !may_do_everything {
        let sentence = desk.refused(&["new", "X"]);
        assert!(sentence.contains("permission is denied"), "{sentence}");
    }
    fs::set_permissions(desk.path(), fs::Permissions::from_mode(0o700)).unwrap();
}

/// What a terminal gets from a command.
fn on_a_terminal(desk: &Desk, arguments: &[&str]) -> String {
    let (is_done, shown) = at_a_terminal(desk, arguments);
    assert!(is_done, "{arguments:?}: {shown}");
    shown
}

/// Whether a command at a terminal ends well, and what the terminal gets.
fn at_a_terminal(desk: &Desk, arguments: &[&str]) -> (bool, String) {
    let pair = native_pty_system().openpty(PtySize { rows: 24, cols: 80, ..PtySize::default() }).unwrap();
    let mut command = CommandBuilder::new(desk.command(&[]).get_program());
    command.args(arguments);
    command.env_clear();
    command.env("PARTNERPLAN_DIR", desk.path());
    command.env("LANG", "C.UTF-8");
    let mut child = pair.slave.spawn_command(command).unwrap();
    drop(pair.slave);
    let mut reader = pair.master.try_clone_reader().unwrap();
    // The end of a terminal whose program has gone is an error on Linux; what came before it is what counts.
    let read = std::thread::spawn(move || {
        let mut bytes = Vec::new();
        let _ = reader.read_to_end(&mut bytes);
        bytes
    });
    let is_done = child.wait().unwrap().success();
    drop(pair.master);
    (is_done, String::from_utf8(read.join().unwrap()).unwrap().replace('\r', ""))
}

#[test]
fn on_a_terminal_exports_and_json_are_as_harmless_as_tables() {
    let desk = Desk::with_example();
    let evil = "Evil\\u{202e}gpj\\u{200b}\\u{9b}2J";
    let text = fs::read_to_string(desk.plan("example")).unwrap();
    fs::write(desk.plan("example"), text.replacen("Harrowgate Identity", evil, 1)).unwrap();
    for arguments in [
        &["export", "example", "--format", "md"][..],
        &["export", "example", "--format", "csv"],
        &["export", "example", "--format", "json"],
        &["rank", "example", "--json"],
        &["list", "--json"],
    ] {
        let shown = on_a_terminal(&desk, arguments);
        assert!(shown.contains("Evil") || arguments[0] == "list", "{arguments:?}: {shown}");
        assert!(!shown.contains(is_hostile), "{arguments:?}: {shown:?}");
    }
    let colored = on_a_terminal(&desk, &["rank", "example", "--color", "auto"]);
    assert!(colored.contains("\u{1b}[1m") && colored.contains("Evil"), "a terminal gets its heading in bold");
    assert!(!colored.replace("\u{1b}[1m", "").replace("\u{1b}[0m", "").contains(is_hostile), "{colored:?}");
}

#[test]
fn a_workbook_goes_into_a_pipe_and_never_onto_a_terminal() {
    let desk = Desk::with_example();
    let output = desk.command(&["export", "example", "--format", "xlsx"]).output().unwrap();
    assert!(output.status.success() && output.stdout.starts_with(b"PK"), "{}", output.stdout.len());
    desk.done(&["export", "example", "--output", "board.xlsx", "--on", "2026-11-26"]);
    desk.done(&["export", "example", "--output", "twin.xlsx", "--on", "2026-11-26"]);
    let written = |name: &str| fs::read(desk.path().join(name)).unwrap();
    assert!(written("board.xlsx") == written("twin.xlsx"), "the same plan on the same day gives the same bytes");
    let (is_done, shown) = at_a_terminal(&desk, &["export", "example", "--format", "xlsx"]);
    assert!(!is_done && shown.contains("no text for a terminal") && !shown.contains("PK"), "{shown}");
}

#[test]
fn what_stands_in_the_way_of_an_export_is_named() {
    let desk = Desk::with_example();
    let folder = tempfile::tempdir().unwrap();
    let said =
        |path: &std::path::Path| desk.run(&["export", "example", "--format", "md", "--output", path.to_str().unwrap()]);
    let onto_folder = said(folder.path());
    assert_eq!(onto_folder.code, 1);
    assert!(onto_folder.words.contains("is a folder, not a file"), "{}", onto_folder.words);
    let nowhere = said(&folder.path().join("none/report.md"));
    assert_eq!(nowhere.code, 1);
    assert!(nowhere.words.contains("its folder is not there; make it first"), "{}", nowhere.words);
}

#[test]
fn a_place_that_the_shell_leaves_to_us_is_in_the_home_folder() {
    let desk = Desk::with_example();
    let home = tempfile::tempdir().unwrap();
    let said = said(desk.command(&["export", "example", "--output=~/report.md"]).env("HOME", home.path()));
    assert_eq!(said.code, 0, "{}", said.words);
    assert!(home.path().join("report.md").exists());
}

#[test]
fn cells_are_parted_by_whatever_sign_is_asked_for() {
    let desk = Desk::with_example();
    for (asked, sign) in [("tab", '\t'), (";", ';'), ("|", '|')] {
        let data = desk.done(&["export", "example", "--excel", "--delimiter", asked]);
        assert!(data.starts_with(&format!("\u{feff}Rank{sign}Candidate{sign}")), "{asked}: {data}");
    }
    for asked in ["\"", "x", "7", ";;", ""] {
        let said = desk.run(&["export", "example", "--excel", "--delimiter", asked]);
        assert!(said.code == 2 && said.words.contains("write one sign like ; or ,"), "{asked}: {}", said.words);
    }
}

#[test]
fn a_double_click_in_a_german_excel_opens_the_list_of_candidates() {
    let desk = Desk::with_example();
    let german = said(desk.command(&["export", "example", "--excel"]).env("LC_NUMERIC", "de_DE.UTF-8")).data;
    assert!(german.starts_with("\u{feff}Rank;Candidate;Partner model;Domain;"), "{german}");
    let first = german.lines().nth(1).unwrap();
    assert!(
        first.starts_with("1;Harrowgate Identity;Value-added reseller;harrowgate.example;ranked;88,5;A;"),
        "{first}"
    );
    let told = ["--excel", "--delimiter", ";", "--decimal", "comma", "--format", "csv"];
    assert_eq!(desk.done(&[&["export", "example"], &told[..]].concat()), german, "whatever the locale");
    let english = desk.done(&["export", "example", "--excel"]);
    assert!(english.starts_with("\u{feff}Rank,Candidate,"), "{english}");
    let plain = desk.done(&["export", "example", "--format", "csv"]);
    assert_eq!(english, format!("\u{feff}{plain}"));
    for column in ["Domain", "Verdict", "Conditions or reasons"] {
        assert!(plain.lines().next().unwrap().split(',').any(|title| title == column), "{column}");
    }
    let wrong = desk.run(&["export", "example", "--excel", "--format", "md"]);
    assert!(wrong.code == 2 && wrong.words.contains("--excel is for CSV, not for Markdown"), "{}", wrong.words);
    assert_eq!(desk.run(&["export", "example", "--decimal", "comma"]).code, 2);
}

#[test]
fn what_people_read_is_in_their_manner_and_has_its_pictures() {
    let desk = Desk::with_example();
    let german = |format: &str| {
        said(desk.command(&["export", "example", "--format", format, "--full"]).env("LC_NUMERIC", "de_DE.UTF-8")).data
    };
    let (page, html) = (german("md"), german("html"));
    assert!(page.contains(" 88,5 | A |") && !page.contains("pp-picture"), "{page}");
    assert_eq!(html.matches("class=\"pp-picture\"").count(), 5);
    assert!(german("csv").contains(",88.5,A,") && german("json").contains("\"score\": 88.5"));
    assert!(desk.done(&["export", "--help"]).contains("--format <md|html|csv|xlsx|ics|json>"));
    let notes = desk.done(&["export", "example", "--format", "csv", "--with-notes"]);
    assert!(notes.lines().next().unwrap().ends_with(",Contact,Why they would,Sources of ratings,Notes"), "{notes}");
}
