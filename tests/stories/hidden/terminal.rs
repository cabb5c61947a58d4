//! Hostile text in every text of a plan's file, its ids and its name, on a real terminal and on every view.

use super::hostile;
use crate::{driver::Driver, pty::Pty};
use partnerplan::{catalog, interview::steps::View, plan::Plan, store::Store};
use std::{fs, sync::Arc};

/// What is put behind each text: control characters, sequences that write titles, links and the clipboard, marks of
/// direction, tags, and what takes no room.
const DEEDS: [&str; 8] = [
    "\u{1b}[2J\u{1b}[31m",
    "\u{1b}]0;owned\u{7}\u{9b}31m",
    "\u{1b}]8;;http://evil.example\u{1b}\\link\u{1b}]8;;\u{1b}\\",
    "\u{1b}]52;c;ZXZpbA==\u{7}\u{8}\u{8}\r\u{b}\u{c}\0\u{7f}\u{85}",
    "\u{202e}evil\u{2066}\u{200f}\u{61c}\u{2028}\u{2029}",
    "\u{200b}\u{feff}\u{200d}b\u{34f}\u{115f}\u{17b4}\u{17b5}\u{180b}\u{180f}",
    "a\u{fe00}b\u{fe0e}c\u{fe0f}\u{e0100}\u{e01ef}\u{e0041}\u{e007f}\u{ad}",
    "\u{301}\u{3164}\u{ffa0}\u{2060}\u{fff9}\n\u{206a}",
];

/// A small plan with everything in it.
const SMALL: &str = include_str!("../../fixtures/scenarios/06-numbers-for-a-summary.ron");

/// A plan's file with a deed behind every text but days; the same text gets the same, so that ids still lead
/// somewhere.
fn hostile_file(sound: &str) -> String {
    // Quotation marks within a text are put aside meanwhile.
    let file = sound.replace("\\\"", "\u{1}");
    let mut out = String::new();
    for (number, piece) in file.split('"').enumerate() {
        let is_text = number % 2 == 1;
        if number > 0 {
            out.push('"');
        }
        out.push_str(piece);
        let is_day = piece.len() == 10 && piece.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
        if is_text && !piece.is_empty() && !is_day {
            let sum: usize = piece.bytes().map(usize::from).sum();
            out.extend(DEEDS[sum % DEEDS.len()].escape_unicode());
        }
    }
    out.replace('\u{1}', "\\\"")
}

/// A file name with all of that which a name may have.
const NAME: &str = "od\u{1b}[2Jd\u{9b}31m\u{202e}\u{200b}\nx";

fn folder(sound: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("plans")).unwrap();
    for name in [NAME, "odd"] {
        fs::write(folder.path().join(format!("plans/{name}.ron")), hostile_file(sound)).unwrap();
    }
    let broken = format!("(format: 1, name: \"x\", {}: 1)", "r#zz");
    fs::write(folder.path().join(format!("plans/broken{NAME}.ron")), broken).unwrap();
    fs::write(folder.path().join("list.csv"), format!("Partner name,No{NAME}tes\n\"A{NAME}\",\"{NAME}\"\n")).unwrap();
    let edits = serde_json::json!([{ "remove": format!("x{NAME}") }]);
    fs::write(folder.path().join("edits.json"), edits.to_string()).unwrap();
    folder
}

/// T7.
#[test]
fn no_command_sends_a_terminal_anything_but_what_is_read() {
    let folder = folder(SMALL);
    let name = NAME.replace('\n', "\\n").replace('\u{1b}', "\\033");
    let script = format!(
        r#"ODD=$(printf '{name}'); p() {{ "$PROGRAM" --color never --on 2026-11-26 "$@"; }}
        p list; p list --json; p show odd; p rank odd; p rank odd --json; p check odd; p accounts odd; p diff odd "$ODD"
        p show "plans/broken$ODD.ron"; p show "none$ODD"; p export odd; p export odd --format csv; p export odd --output "no$ODD/x.md"
        p export odd --output "x$ODD.md"; p export odd --output "x$ODD.md"; p import odd list.csv --dry-run
        p import odd "no$ODD.csv"; p apply odd edits.json; p apply odd "no$ODD"; p new "a$ODD" --from "b$ODD"; p new "a$ODD"; p list
        p "--wrong$ODD"; p show odd "$ODD"; p path --dir "$ODD"; echo finished"#
    );
    let mut pty = Pty::start_shell(folder.path(), &script);
    pty.waits_for("finished");
    let said = String::from_utf8(pty.bytes()).unwrap();
    let found = hostile(&said).map(|letter| said.lines().find(|line| line.contains(letter)));
    assert_eq!(found, None, "{}", said.escape_debug());
    assert!(said.contains('\u{fffd}') && said.matches("partners").count() > 5, "{said}");
}

/// T7.
#[test]
fn no_view_draws_what_drives_a_terminal() {
    let kept = tempfile::tempdir().unwrap();
    let kept = Store::at(kept.path()).create("Odd", &catalog::example()).unwrap();
    let folder = folder(&fs::read_to_string(kept.file.path()).unwrap());
    let path = folder.path().join(format!("plans/{NAME}.ron"));
    let mut driver = Driver::home_with(|store| {
        fs::create_dir_all(store.plans()).unwrap();
        fs::copy(&path, store.plans().join(path.file_name().unwrap())).unwrap();
    });
    driver.waits_for("candidates");
    let check = |driver: &Driver, view: &str| {
        let screen = driver.screen();
        assert_eq!(hostile(&screen), None, "{view}:\n{screen}");
    };
    check(&driver, "Home");
    driver.press(&["Enter"]).until("the plan is open", |driver| !driver.is_home());
    for view in View::ALL {
        driver.go(view);
        for (columns, rows) in [(80, 24), (150, 50)] {
            check(driver.resize(columns, rows), view.title());
        }
    }
    driver.press(&["Ctrl-c"]);
    let (_, words) = driver.ended.clone().unwrap();
    assert!(words.contains("od"), "{words}");
}

/// T7: on screens and in commands a mark stands for each, in a file for others none does, and `check` tells of them.
#[test]
fn two_names_that_differ_only_by_what_cannot_be_seen_are_seen_to_differ() {
    let folder = tempfile::tempdir().unwrap();
    let mut plan = catalog::example();
    for (partner, name) in plan.partners.iter_mut().zip(["Acme", "Ac\u{200b}me"]) {
        Arc::make_mut(partner).name = name.to_owned();
    }
    let mut driver = Driver::plan(&plan);
    driver.resize(120, 60).go(crate::driver::CANDIDATES).sees(" Acme ").sees(" Ac\u{fffd}me ");
    plan = Plan { partners: plan.partners.into_iter().take(2).collect(), ..Plan::empty("Two") };
    let kept = Store::at(folder.path()).create("Two", &plan).unwrap();
    assert_eq!(kept.plan.partners[1].name, "Ac\u{200b}me", "the file says what it says");
    drop(kept);
    let mut pty = Pty::start_shell(folder.path(), r#""$PROGRAM" rank two; "$PROGRAM" check two; echo finished"#);
    pty.waits_for("finished");
    let said = String::from_utf8(pty.bytes()).unwrap();
    for words in [" Acme ", " Ac\u{fffd}me ", "Two candidates are called Ac\u{fffd}me"] {
        assert!(said.contains(words), "{words}:\n{said}");
    }
}
