//! The real binary in a real pseudo-terminal: start, edit, quit, reopen, and every way of being ended.

use crate::pty::Pty;
use partnerplan::{
    catalog,
    plan::Plan,
    store::{Reference, Store},
};
use rustix::process::Signal;
use std::{fs, path::Path, thread, time::Duration};
use tempfile::TempDir;
use vt100::MouseProtocolMode;

const ENTER: &str = "\r";
const DOWN: &str = "\x1b[B";

#[test]
fn a_plan_is_made_edited_left_and_opened_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut pty = Pty::start(folder.path(), &[]);
    pty.waits_for("New plan").send("n").waits_for("what do you sell?").send(ENTER).waits_for("its name");
    pty.send("Board plan").waits_for("Board plan").send(ENTER).waits_for("1 Ideal customer");
    pty.send("\x1b2")
        .waits_for("Candidates")
        .send("\x1b[200~Acme Ltd\nBolt AG\nCetus Inc\x1b[201~")
        .waits_for("Cetus Inc");
    pty.send("q");
    assert_eq!(pty.ends(), 0);
    pty.is_given_back();
    assert!(pty.contents().contains("board-plan.ron"), "says where the plan is:\n{}", pty.contents());
    let mut again = Pty::start(folder.path(), &["open", "Board plan"]);
    again.waits_for("Cetus Inc").send("q");
    assert_eq!(again.ends(), 0);
    assert_eq!(plan(folder.path(), "Board plan").partners.len(), 3);
}

/// What the terminal behind GNU screen gets: screen hands on what stands in device control strings.
fn handed_on(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    text.split("\x1bP").skip(1).filter_map(|rest| rest.split_once("\x1b\\").map(|(piece, _)| piece)).collect()
}

#[test]
fn through_gnu_screen_a_copy_goes_in_pieces_that_arrive_as_one() {
    let folder = with_example();
    let mut pty = Pty::start_with(folder.path(), &["open", "example"], &[("STY", "123.tty")]);
    pty.waits_for("3 Prioritise").send("y").waits_for("GNU screen hands it on");
    let sent = handed_on(&pty.bytes());
    let copied = sent.strip_prefix("\x1b]52;c;").and_then(|rest| rest.strip_suffix('\x07'));
    assert!(copied.is_some_and(|text| text.len() > 512), "{sent:?}");
    pty.send("q");
    assert_eq!(pty.ends(), 0);
}

#[test]
fn the_example_is_one_key_away() {
    let folder = tempfile::tempdir().unwrap();
    let mut pty = Pty::start(folder.path(), &[]);
    pty.waits_for("Open the example").send("e").waits_for("Harrowgate Identity").waits_for("88.5").send("\x03");
    assert_eq!(pty.ends(), 0);
    pty.is_given_back();
}

/// T1, T2, D6.
#[test]
fn a_signal_saves_and_gives_the_terminal_back() {
    for (signal, code) in [(Signal::TERM, 143), (Signal::HUP, 129), (Signal::INT, 130), (Signal::QUIT, 131)] {
        let folder = with_example();
        let mut pty = edited(folder.path());
        pty.signal(signal);
        assert_eq!(pty.ends(), code);
        pty.is_given_back();
        assert_eq!(plan(folder.path(), "example").partners.len(), 23, "after signal {signal:?}");
    }
}

/// T3, D6.
#[test]
fn closing_the_window_saves_and_ends_the_program() {
    for _ in 0..3 {
        let folder = with_example();
        let mut pty = edited(folder.path());
        pty.close();
        assert_eq!(pty.ends(), 129);
        assert_eq!(plan(folder.path(), "example").partners.len(), 23);
    }
}

/// T5.
#[test]
fn a_resize_before_the_first_key_is_not_lost() {
    let folder = with_example();
    let mut pty = Pty::start(folder.path(), &["open", "example"]);
    pty.resize(120, 40).until("the frame fills the new size", |screen| {
        screen.rows(0, 120).nth(2).is_some_and(|rule| rule.chars().filter(|letter| *letter == '─').count() == 120)
    });
}

/// T5.
#[test]
fn every_size_the_terminal_can_have_is_survived() {
    let folder = with_example();
    let mut pty = Pty::start(folder.path(), &["open", "example"]);
    pty.waits_for("Prioritise");
    for (columns, rows) in [(1, 1), (2, 1), (1000, 2), (9, 300), (65535, 65535), (40, 12), (39, 11)] {
        pty.resize(columns, rows);
        thread::sleep(Duration::from_millis(20));
    }
    pty.resize(80, 24).waits_for("3 Prioritise").send("q");
    assert_eq!(pty.ends(), 0);
}

#[test]
fn a_paste_without_brackets_longer_than_a_read_arrives_whole() {
    let folder = tempfile::tempdir().unwrap();
    let name = "Long name of a partner, ".repeat(400) + "the end";
    let mut pty = Pty::start(folder.path(), &[]);
    pty.waits_for("Open the example").send("n").waits_for("what do you sell?").send(ENTER).waits_for("its name");
    pty.send(&name).send(ENTER).waits_for("1 Ideal customer").send("\x03");
    assert_eq!(pty.ends(), 0);
    let store = Store::at(folder.path());
    assert_eq!(store.read(&store.list().unwrap()[0].path.as_path().into()).unwrap().plan.name, name);
}

#[test]
#[cfg(target_os = "linux")]
fn idle_costs_no_time_of_the_processor() {
    let folder = with_example();
    let mut pty = Pty::start(folder.path(), &["open", "example"]);
    pty.waits_for("Find out next");
    let spent = || {
        let stat = fs::read_to_string(format!("/proc/{}/stat", pty.pid().as_raw_nonzero())).unwrap();
        let fields: Vec<u64> =
            stat.rsplit(')').next().unwrap().split_whitespace().filter_map(|field| field.parse().ok()).collect();
        // Fields 14 and 15, user and system time; the state letter before them is no number.
        fields[10] + fields[11]
    };
    thread::sleep(Duration::from_millis(200));
    let before = spent();
    thread::sleep(Duration::from_millis(600));
    assert!(spent() - before <= 1, "clock ticks while nothing happens");
}

/// T6.
#[test]
fn without_colour_the_selection_is_still_to_be_seen() {
    let folder = with_example();
    let mut pty = Pty::start_with(folder.path(), &["open", "example"], &[("NO_COLOR", "1")]);
    pty.waits_for("Harrowgate").until("a reversed row and no colour", |screen| {
        let cells = (0..24).flat_map(|row| (0..80).filter_map(move |column| screen.cell(row, column)));
        let (mut reversed, mut coloured) = (0, 0);
        for cell in cells {
            reversed += usize::from(cell.inverse());
            coloured += usize::from(cell.fgcolor() != vt100::Color::Default || cell.bgcolor() != vt100::Color::Default);
        }
        reversed > 10 && coloured == 0
    });
}

#[test]
fn the_wizard_obeys_what_is_said_of_colour_characters_and_mouse() {
    let folder = with_example();
    let mut pty = Pty::start(folder.path(), &["open", "example"]);
    pty.waits_for("Harrowgate").until("rules, colours and the mouse", |screen| {
        let has_colour = (0..24).any(|row| (0..80).any(|column| is_coloured(screen, row, column)));
        has_colour && screen.contents().contains('─') && screen.mouse_protocol_mode() != MouseProtocolMode::None
    });
    for (is_on, key) in [(false, "\x1b[19~"), (true, "\x12"), (false, "\x12")] {
        pty.send(key).until("the mouse is the terminal's, or the wizard's", |screen| {
            (screen.mouse_protocol_mode() != MouseProtocolMode::None) == is_on
        });
    }
    let mut pty = Pty::start(folder.path(), &["open", "example", "--ascii", "--no-mouse", "--color", "never"]);
    pty.waits_for("Harrowgate").until("none of them", |screen| {
        let has_colour = (0..24).any(|row| (0..80).any(|column| is_coloured(screen, row, column)));
        !has_colour && screen.contents().is_ascii() && screen.mouse_protocol_mode() == MouseProtocolMode::None
    });
}

fn is_coloured(screen: &vt100::Screen, row: u16, column: u16) -> bool {
    let cell = screen.cell(row, column);
    cell.is_some_and(|cell| cell.fgcolor() != vt100::Color::Default || cell.bgcolor() != vt100::Color::Default)
}

fn with_example() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    Store::at(folder.path()).create("example", &catalog::example()).unwrap();
    folder
}

/// The program with the example open and one candidate more that is not saved yet.
fn edited(folder: &Path) -> Pty {
    let mut pty = Pty::start(folder, &["open", "example"]);
    pty.waits_for("Prioritise").send("\x1b2").waits_for("Candidates").send("a").waits_for("Their name");
    pty.send("Newcomer").waits_for("Newcomer").send(ENTER).waits_for("23").send(DOWN);
    pty
}

fn plan(folder: &Path, name: &str) -> Plan {
    Store::at(folder).read(&Reference::new(name)).unwrap().plan
}
