//! What a fault in the program does to the terminal and to the plan, and the shell's side of Ctrl-Z.
//!
//! The faulty program is this test binary itself: the wizard on a disk that panics.

use crate::{
    driver::today,
    pty::{PROGRAM, Pty},
};
use partnerplan::{
    catalog,
    plan::Plan,
    store::{Disk, DiskFile, Reference, Store, ThisMachine},
    tui::{self, Setup, Start, Theme},
};
use rustix::process::Signal;
use std::{
    env, fs, io,
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

const ENTER: &str = "\r";

fn with_example() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    Store::at(folder.path()).create("example", &catalog::example()).unwrap();
    folder
}

fn plan(folder: &Path) -> Plan {
    Store::at(folder).read(&Reference::new("example")).unwrap().plan
}

/// This machine's disk; it panics once, at the first new file whose name begins so.
#[derive(Debug)]
struct Faulty {
    at: String,
    has_panicked: AtomicBool,
}

impl Disk for Faulty {
    fn create_new(&self, path: &Path, mode: u32) -> io::Result<Box<dyn DiskFile>> {
        let is_it = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(&self.at));
        let is_now = is_it && !self.has_panicked.swap(true, Ordering::SeqCst);
        assert!(!is_now, "a fault of the disk under {}", self.at);
        ThisMachine.create_new(path, mode)
    }
}

#[test]
#[ignore = "the stories below start it in a terminal of its own"]
fn the_wizard_on_a_faulty_disk() {
    let folder = env::var("PARTNERPLAN_DIR").unwrap();
    let disk = Faulty { at: env::var("FAULT").unwrap(), has_panicked: AtomicBool::new(false) };
    let start = Start {
        store: Store::at(folder).on(Arc::new(disk)),
        open: Some(Reference::new("example")),
        theme: Theme::new(true, false),
        setup: Setup::default(),
        mouse: true,
        between: tui::Between::Nothing,
        today: today(),
    };
    let (code, words) = tui::run(start).unwrap();
    println!("ended {code}: {words}");
}

/// The example in the wizard on a disk with a fault at files of this name, one candidate more just typed.
fn edited(folder: &Path, fault: &str) -> Pty {
    let program = env::current_exe().unwrap();
    let arguments = ["terminal_faults::the_wizard_on_a_faulty_disk", "--exact", "--ignored", "--nocapture"];
    let mut pty = Pty::start_program(program.to_str().unwrap(), folder, &arguments, &[("FAULT", fault)]);
    pty.waits_for("Prioritise").send("\x1b2").waits_for("Candidates").send("a").waits_for("Their name");
    pty.send("Newcomer").waits_for("Newcomer").send(ENTER).waits_for("23");
    pty
}

/// T1, P4.
#[test]
fn a_fault_of_the_thread_that_saves_is_said_and_the_wizard_goes_on() {
    let folder = with_example();
    let mut pty = edited(folder.path(), ".example.ron");
    pty.waits_for("fault in partnerplan").until("the wizard", vt100::Screen::alternate_screen);
    // The fault happens once: asked again, the disk takes it.
    pty.send("\x13").waits_for("saved").send("q");
    assert_eq!(pty.ends(), 0);
    pty.is_given_back();
    assert_eq!(plan(folder.path()).partners.len(), 23);
}

/// T1, T2, D6.
#[test]
fn a_fault_of_the_thread_that_draws_gives_the_terminal_back_and_keeps_the_plan() {
    let folder = with_example();
    let mut pty = edited(folder.path(), ".example-theirs.ron");
    pty.waits_for("saved");
    let path = folder.path().join("plans").join("example.ron");
    fs::write(&path, fs::read_to_string(&path).unwrap() + "// somebody else's").unwrap();
    // Theirs is put beside mine by the thread that draws.
    pty.send("\x13").waits_for("Two versions").send("\r").waits_for("y yes").send("y");
    assert_eq!(pty.ends(), 101);
    pty.is_given_back();
    let screen = pty.contents();
    assert!(screen.contains("a fault of the disk") && screen.contains("example"), "{screen}");
    assert_eq!(plan(folder.path()).partners.len(), 23);
}

/// T4.
#[test]
#[cfg(target_os = "linux")]
fn the_shell_has_its_terminal_while_the_wizard_is_stopped_and_fg_draws_it_anew() {
    let folder = with_example();
    let script = r#""$PROGRAM" open example; echo is-stopped; read line; fg >/dev/null; echo is-back $?"#;
    let mut pty = Pty::start_shell(folder.path(), script);
    pty.waits_for("Prioritise").send("\x1b1").waits_for("Vendor").send("STOPPED").waits_for("STOPPED");
    pty.signal_within(Signal::TSTP).waits_for("is-stopped");
    pty.is_lent();
    assert!(plan(folder.path()).goal.vendor.contains("STOPPED"), "saved before it stopped");
    pty.resize(100, 30).send("\r").waits_for("STOPPED").until("a frame of the new size", |screen| {
        screen.rows(0, 100).nth(2).is_some_and(|rule| rule.chars().filter(|letter| *letter == '─').count() == 100)
    });
    pty.send("-AND-BACK").waits_for("AND-BACK").send("\x03").waits_for("is-back 0");
    assert_eq!(pty.ends(), 0);
    pty.is_given_back();
    assert!(plan(folder.path()).goal.vendor.contains("STOPPED-AND-BACK"));
}

/// T3.
#[test]
#[cfg(target_os = "linux")]
fn the_end_of_the_terminal_is_seen_though_no_signal_tells_of_it() {
    let folder = with_example();
    // A shell without job control, which a closed terminal does not end.
    let script = r#"trap "" HUP; "$1" open example; echo "$?" > ended"#;
    let mut pty = Pty::start_program("/bin/sh", folder.path(), &["-c", script, "sh", PROGRAM], &[]);
    pty.waits_for("Prioritise").send("\x1b1").waits_for("Vendor").send("GONE").waits_for("GONE");
    pty.close();
    let ended = folder.path().join("ended");
    let deadline = Instant::now() + Duration::from_secs(10);
    while !fs::read_to_string(&ended).is_ok_and(|text| text == "129\n") {
        assert!(Instant::now() < deadline, "the wizard goes on without a terminal: {:?}", fs::read_to_string(&ended));
        thread::sleep(Duration::from_millis(5));
    }
    assert!(plan(folder.path()).goal.vendor.contains("GONE"));
}
