//! What a terminal sends that nobody typed, sends otherwise than expected, or sends faster than anybody types.

use crate::pty::Pty;
use partnerplan::{
    catalog,
    plan::Plan,
    store::{Reference, Store},
};
use rustix::process::Signal;
use std::{fs, path::Path, thread, time::Duration};
use tempfile::TempDir;

const RANKING: &[&str] = &[];
const RATE: &[&str] = &["r"];
const INFLUENCE: &[&str] = &["i"];
const CANDIDATES: &[&str] = &["\x1b2"];
const GOAL: &[&str] = &["\x1b1"];

fn with_example() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    Store::at(folder.path()).create("example", &catalog::example()).unwrap();
    folder
}

fn plan(folder: &Path) -> Plan {
    Store::at(folder).read(&Reference::new("example")).unwrap().plan
}

/// The example where these keys lead to.
fn at(folder: &Path, keys: &[&str]) -> Pty {
    let mut pty = Pty::start(folder, &["open", "example"]);
    pty.waits_for("Prioritise").waits_for(" help");
    for key in keys {
        pty.send(key);
        thread::sleep(Duration::from_millis(100));
    }
    pty
}

/// Sends pieces with a pause of so many milliseconds between them.
fn in_pieces(pty: &mut Pty, pause: u64, pieces: &[&str]) {
    for piece in pieces {
        pty.send(piece);
        thread::sleep(Duration::from_millis(pause));
    }
}

/// The bytes of the example's file.
fn bytes(folder: &Path) -> String {
    fs::read_to_string(folder.join("plans/example.ron")).unwrap()
}

/// What stands in the folder's plan when the program is ended after this.
fn ended_plan(folder: &Path, mut pty: Pty) -> Plan {
    pty.send("\x03");
    assert_eq!(pty.ends(), 0);
    plan(folder)
}

#[test]
fn an_answer_meant_for_another_program_changes_nothing() {
    for place in [RANKING, RATE, INFLUENCE, CANDIDATES, GOAL] {
        let folder = with_example();
        let before = bytes(folder.path());
        let mut pty = at(folder.path(), place);
        for answer in
            ["\x1b]11;rgb:1c1c/1c1c/1c1c\x1b\\", "\x1b]11;rgb:1c1c/1c1c/1c1c\x07", "\x1b[>0;276;0c", "\x1b[?2026;2$y"]
        {
            pty.send(answer);
            let (one, two) = answer.split_at(5);
            in_pieces(&mut pty, 60, &[one, two]);
        }
        ended_plan(folder.path(), pty);
        assert!(bytes(folder.path()) == before, "something changed at {place:?}");
    }
}

#[test]
fn arrows_of_a_mac_and_of_a_slow_line_are_arrows() {
    let folder = with_example();
    let mut pty = at(folder.path(), CANDIDATES);
    pty.send("\x1b\x1b[A");
    for pause in [20, 60, 100] {
        in_pieces(&mut pty, pause, &["\x1b", "[B"]);
    }
    pty.send("a").waits_for("Their name").send("Newcomer").waits_for("Newcomer");
    in_pieces(&mut pty, 60, &["\x1b\x1b[D", "\x1b", "[D", "\x1bb", "\x1bf"]);
    pty.send("\r").waits_for("23");
    let plan = ended_plan(folder.path(), pty);
    assert_eq!(plan.partners.last().unwrap().name, "Newcomer");
}

#[test]
fn a_backspace_that_is_control_h_deletes() {
    let folder = with_example();
    let mut pty = at(folder.path(), CANDIDATES);
    pty.send("a")
        .waits_for("Their name")
        .send("Newcomers")
        .waits_for("Newcomers")
        .send("\x08")
        .send("\r")
        .waits_for("23");
    assert_eq!(ended_plan(folder.path(), pty).partners.last().unwrap().name, "Newcomer");
}

/// T8.
#[test]
fn text_pasted_without_brackets_is_no_command() {
    for place in [RANKING, RATE, INFLUENCE, CANDIDATES] {
        let folder = with_example();
        let before = bytes(folder.path());
        let mut pty = at(folder.path(), place);
        pty.send("dd 55 data of 4 partners\r5\r").waits_for("looks like pasted text");
        ended_plan(folder.path(), pty);
        assert!(bytes(folder.path()) == before, "something changed at {place:?}");
    }
}

#[test]
fn a_short_line_pasted_without_brackets_is_no_command_either() {
    let folder = with_example();
    let before = bytes(folder.path());
    let mut pty = at(folder.path(), CANDIDATES);
    pty.send("Delta\r").waits_for("looks like pasted text");
    ended_plan(folder.path(), pty);
    assert!(bytes(folder.path()) == before);
}

#[test]
fn what_is_typed_fast_is_obeyed() {
    let folder = with_example();
    let mut pty = at(folder.path(), CANDIDATES);
    pty.send("jjjjjjjjjjjj").send("a").waits_for("Their name").send("New\r").waits_for("23");
    assert_eq!(ended_plan(folder.path(), pty).partners.last().unwrap().name, "New");
}

/// T8.
#[test]
fn the_mark_of_an_end_within_a_paste_lets_nothing_out() {
    let folder = with_example();
    let mut pty = at(folder.path(), CANDIDATES);
    pty.send("\x1b[200~Acme \x1b[201~ dq\x1b[201~").waits_for("Acme  dq added");
    let plan = ended_plan(folder.path(), pty);
    assert_eq!((plan.partners.len(), plan.partners.last().unwrap().name.as_str()), (23, "Acme  dq"));
}

/// T8.
#[test]
fn a_paste_without_an_end_does_not_make_deaf() {
    let folder = with_example();
    let mut pty = at(folder.path(), CANDIDATES);
    pty.send("\x1b[200~Acme").waits_for("Acme added");
    assert_eq!(ended_plan(folder.path(), pty).partners.len(), 23);
}

/// T8.
#[test]
fn line_feeds_pasted_into_a_note_are_lines() {
    let folder = with_example();
    let mut pty = at(folder.path(), &["r", "o"]);
    pty.send("first line\nsecond line\nthird line").waits_for("third line").send("\x1b").waits_for("? help");
    let plan = ended_plan(folder.path(), pty);
    let notes = plan.partners.iter().flat_map(|partner| &partner.ratings);
    assert!(notes.into_iter().any(|rating| rating.note.ends_with("first line\nsecond line\nthird line")));
}

/// Two thousand names, key by key as a terminal without bracketed paste sends them.
fn flooded(folder: &Path) -> Pty {
    let mut pty = at(folder, CANDIDATES);
    let names: Vec<String> = (0..2_000).map(|number| format!("Partner {number:04} Ltd\r")).collect();
    pty.send("p").waits_for("Add candidates").send(&names.concat());
    pty
}

/// T8, D6.
#[test]
fn a_flood_of_names_keeps_neither_the_end_nor_a_frame_waiting_and_is_kept() {
    let folder = with_example();
    let mut pty = flooded(folder.path());
    pty.signal(Signal::TERM);
    assert_eq!(pty.ends(), 143);
    let folder = with_example();
    let mut pty = flooded(folder.path());
    pty.waits_for("Partner 1999 Ltd");
    assert_eq!(ended_plan(folder.path(), pty).partners.len(), 2_022);
}

/// T8, D6.
#[test]
fn what_was_pasted_the_moment_before_the_end_is_kept() {
    let ends: [fn(&mut Pty); 2] = [
        |pty| {
            pty.signal(Signal::TERM);
        },
        // What nobody has read when a terminal goes, the system throws away.
        |pty| {
            pty.waits_for("Acme").close();
        },
    ];
    for ends in ends {
        let folder = with_example();
        let mut pty = at(folder.path(), CANDIDATES);
        pty.waits_for("quick pass").send("\x1b[200~Acme\x1b[201~");
        ends(&mut pty);
        pty.ends();
        assert_eq!(plan(folder.path()).partners.len(), 23);
    }
}

/// T2, D6.
#[test]
fn a_terminal_that_does_not_read_keeps_nobody_from_ending_the_program() {
    let folder = with_example();
    let mut pty = at(folder.path(), GOAL);
    pty.reads(false);
    // More than a pseudo-terminal holds is drawn.
    for _ in 0..40 {
        pty.send("\x1b3").send("\x1b2").send("\x1b4").send("\x1b1");
        thread::sleep(Duration::from_millis(20));
    }
    pty.send("STALLED");
    thread::sleep(Duration::from_secs(1));
    pty.signal(Signal::TERM);
    assert_eq!(pty.ends(), 143);
    assert!(bytes(folder.path()).contains("STALLED"));
    pty.reads(true);
}

/// T4, D6.
#[test]
#[cfg(target_os = "linux")]
fn a_stopped_wizard_has_saved_and_ends_when_it_is_told_to() {
    let folder = with_example();
    let script = r#""$PROGRAM" open example; grep -c STOPPED plans/example.ron; kill %1; kill -CONT %1; code=147
        while [ $code = 147 ]; do sleep 0.05; wait %1; code=$?; done; echo ended $code"#;
    let mut pty = Pty::start_shell(folder.path(), script);
    pty.waits_for(" help").send("\x1b1").waits_for("Vendor").send("STOPPED").waits_for("STOPPED");
    pty.signal_within(Signal::TSTP).waits_for("ended 143");
    assert_eq!(pty.ends(), 0);
    assert!(pty.contents().lines().any(|line| line == "1"), "saved before it stopped:\n{}", pty.contents());
}
