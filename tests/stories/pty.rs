//! The real binary in a real pseudo-terminal.
//!
//! The only way to wait is for something on the screen, looked at again with every piece of output, with a deadline.

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};
use std::{
    collections::BTreeMap,
    io::{Read, Write},
    num::NonZeroU16,
    path::Path,
    sync::{
        Arc, Condvar, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

const PATIENCE: Duration = Duration::from_secs(20);

/// The real binary.
pub(crate) const PROGRAM: &str = env!("CARGO_BIN_EXE_partnerplan");

/// A terminal with the program in it.
pub(crate) struct Pty {
    master: Option<Box<dyn MasterPty + Send>>,
    writer: Option<Box<dyn Write + Send>>,
    reader: Option<JoinHandle<()>>,
    stop: Arc<AtomicBool>,
    pause: Arc<AtomicBool>,
    child: Box<dyn Child + Send + Sync>,
    seen: Arc<(Mutex<Seen>, Condvar)>,
    /// The settings of the terminal before the program ran.
    before: String,
}

struct Seen {
    parser: vt100::Parser,
    /// All that was ever written.
    bytes: Vec<u8>,
    ended: bool,
}

impl Pty {
    /// Starts the program in an 80×24 terminal, with its plans in `folder`.
    pub(crate) fn start(folder: &Path, arguments: &[&str]) -> Self {
        Self::start_with(folder, arguments, &[])
    }

    /// The same with more in its environment.
    pub(crate) fn start_with(folder: &Path, arguments: &[&str], surroundings: &[(&str, &str)]) -> Self {
        Self::start_program(PROGRAM, folder, arguments, surroundings)
    }

    /// Starts a shell with job control that does what `script` says.
    pub(crate) fn start_shell(folder: &Path, script: &str) -> Self {
        Self::start_program("/bin/sh", folder, &["-mc", script], &[("PROGRAM", PROGRAM), ("PATH", "/usr/bin:/bin")])
    }

    /// Starts a program.
    pub(crate) fn start_program(
        program: &str,
        folder: &Path,
        arguments: &[&str],
        surroundings: &[(&str, &str)],
    ) -> Self {
        let size = PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).expect("a pseudo-terminal");
        let before = format!("{:?}", pair.master.get_termios());
        let mut command = CommandBuilder::new(program);
        command.args(arguments);
        command.env_clear();
        command.cwd(folder);
        for (name, value) in [("TERM", "xterm-256color"), ("LANG", "C.UTF-8")].iter().chain(surroundings) {
            command.env(name, value);
        }
        command.env("HOME", folder);
        command.env("PARTNERPLAN_DIR", folder);
        let child = pair.slave.spawn_command(command).expect("the program starts");
        // Held open, the slave would keep the end of the program from being seen.
        drop(pair.slave);
        let seen = Arc::new((
            Mutex::new(Seen { parser: vt100::Parser::new(cells(24), cells(80), 0), bytes: Vec::new(), ended: false }),
            Condvar::new(),
        ));
        let (stop, pause) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicBool::new(false)));
        let input = pair.master.try_clone_reader().expect("the master can be read");
        let reader = thread::spawn({
            let (seen, stop, pause) = (Arc::clone(&seen), Arc::clone(&stop), Arc::clone(&pause));
            move || read(input, &seen, &stop, &pause)
        });
        let writer = pair.master.take_writer().expect("the master can be written");
        Self { master: Some(pair.master), writer: Some(writer), reader: Some(reader), stop, pause, child, seen, before }
    }

    /// Types bytes as a terminal sends them.
    pub(crate) fn send(&mut self, bytes: &str) -> &mut Self {
        let writer = self.writer.as_mut().expect("the terminal is there");
        writer.write_all(bytes.as_bytes()).expect("the program listens");
        writer.flush().expect("the program listens");
        self
    }

    /// The terminal takes nothing that is drawn any more, or takes it again.
    pub(crate) fn reads(&mut self, does: bool) -> &mut Self {
        self.pause.store(!does, Ordering::SeqCst);
        self
    }

    /// Waits until a text stands on the screen.
    #[track_caller]
    pub(crate) fn waits_for(&mut self, text: &str) -> &mut Self {
        self.until(text, |screen| screen.contents().contains(text))
    }

    /// Waits until the screen is as wanted.
    #[track_caller]
    pub(crate) fn until(&mut self, what: &str, done: impl Fn(&vt100::Screen) -> bool) -> &mut Self {
        let deadline = Instant::now() + PATIENCE;
        let (seen, news) = &*self.seen;
        let mut held = seen.lock().expect("nobody panicked with it");
        while !done(held.parser.screen()) {
            let left = deadline.saturating_duration_since(Instant::now());
            assert!(
                !left.is_zero() && !held.ended,
                "waiting for {what}; the program {}:\n{}",
                if held.ended { "ended" } else { "goes on" },
                held.parser.screen().contents()
            );
            held = news.wait_timeout(held, left).expect("nobody panicked with it").0;
        }
        drop(held);
        self
    }

    /// Makes the terminal another size.
    pub(crate) fn resize(&mut self, columns: u16, rows: u16) -> &mut Self {
        self.seen
            .0
            .lock()
            .expect("nobody panicked with it")
            .parser
            .screen_mut()
            .set_size(cells(rows.min(400)), cells(columns.min(1000)));
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        self.master.as_ref().expect("the terminal is there").resize(size).expect("a terminal can be resized");
        self
    }

    /// Sends the program a signal.
    pub(crate) fn signal(&mut self, signal: Signal) -> &mut Self {
        kill_process(self.pid(), signal).expect("the program runs");
        self
    }

    /// The program's number.
    pub(crate) fn pid(&self) -> Pid {
        let number = self.child.process_id().expect("the program was started");
        Pid::from_raw(i32::try_from(number).expect("a process number")).expect("a process number")
    }

    /// Sends a signal to the program that the shell in the terminal runs.
    #[cfg(target_os = "linux")]
    pub(crate) fn signal_within(&mut self, signal: Signal) -> &mut Self {
        let shell = self.pid().as_raw_nonzero();
        let children = std::fs::read_to_string(format!("/proc/{shell}/task/{shell}/children")).expect("it has some");
        let program = children.trim().parse().ok().and_then(Pid::from_raw).expect("it runs one program");
        kill_process(program, signal).expect("the program runs");
        self
    }

    /// Takes the terminal away, as closing its window does.
    pub(crate) fn close(&mut self) {
        self.stop.store(true, Ordering::SeqCst);
        // One more frame wakes the reader, which then lets its end go.
        self.resize(81, 24);
        if let Some(reader) = self.reader.take() {
            reader.join().expect("the reader does not panic");
        }
        self.writer = None;
        self.master = None;
    }

    /// Waits for the end and returns the exit code.
    #[track_caller]
    pub(crate) fn ends(&mut self) -> u32 {
        let deadline = Instant::now() + PATIENCE;
        loop {
            if let Some(status) = self.child.try_wait().expect("the program was started") {
                return status.exit_code();
            }
            assert!(Instant::now() < deadline, "the program does not end:\n{}", self.contents());
            thread::sleep(Duration::from_millis(2));
        }
    }

    /// The screen as text.
    pub(crate) fn contents(&self) -> String {
        self.seen.0.lock().expect("nobody panicked with it").parser.screen().contents()
    }

    /// Everything that was sent to the terminal so far.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        self.seen.0.lock().expect("nobody panicked with it").bytes.clone()
    }

    /// The terminal is as it was before the program ran.
    #[track_caller]
    pub(crate) fn is_given_back(&mut self) {
        if let Some(reader) = self.reader.take() {
            reader.join().expect("the reader does not panic");
        }
        self.is_lent();
    }

    /// The terminal is as it was before the program ran, though that goes on: settings to the last bit, every mode that
    /// was switched on switched off again.
    #[track_caller]
    pub(crate) fn is_lent(&self) {
        let now = self.master.as_ref().map(|master| format!("{:?}", master.get_termios()));
        assert_eq!(now.as_ref(), Some(&self.before), "the settings of the terminal");
        let held = self.seen.0.lock().expect("nobody panicked with it");
        assert_eq!(modes_left_on(&held.bytes), Vec::<String>::new(), "modes left on, or 25, the cursor, left off");
        let screen = held.parser.screen();
        assert!(!screen.alternate_screen(), "still on the alternate screen");
        assert!(!screen.hide_cursor(), "the cursor is hidden");
        assert!(!screen.bracketed_paste(), "bracketed paste is on");
        assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None, "the mouse is taken");
    }
}

/// The private modes that a program has left other than it found them.
fn modes_left_on(bytes: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(bytes);
    let mut modes = BTreeMap::new();
    for sequence in text.split("\x1b[?").skip(1) {
        let numbers: String = sequence.chars().take_while(|letter| letter.is_ascii_digit() || *letter == ';').collect();
        let switch = sequence.chars().nth(numbers.len());
        if let Some(switch @ ('h' | 'l')) = switch {
            modes.extend(numbers.split(';').map(|number| (number.to_owned(), switch == 'h')));
        }
    }
    modes.into_iter().filter(|(number, is_on)| *is_on != (number == "25")).map(|(number, _)| number).collect()
}

impl Drop for Pty {
    fn drop(&mut self) {
        // A test that failed leaves the program running; one that did not finds it gone.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn read(mut input: Box<dyn Read + Send>, seen: &(Mutex<Seen>, Condvar), stop: &AtomicBool, pause: &AtomicBool) {
    let mut buffer = vec![0; 65536];
    loop {
        while pause.load(Ordering::SeqCst) {
            thread::sleep(Duration::from_millis(5));
        }
        let count = input.read(&mut buffer).unwrap_or(0);
        let mut held = seen.0.lock().expect("nobody panicked with it");
        if count == 0 {
            held.ended = true;
        } else {
            held.parser.process(&buffer[..count]);
            held.bytes.extend_from_slice(&buffer[..count]);
        }
        seen.1.notify_all();
        if count == 0 || stop.load(Ordering::SeqCst) {
            return;
        }
    }
}

fn cells(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count).expect("a terminal has cells")
}
