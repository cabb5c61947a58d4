//! What is heard, in its order: lines, the end of them, signals, and what was done beside the open plan.

use crate::desk::{Post, Word};
use std::collections::VecDeque;
use std::io::{self, BufRead, IsTerminal};
use std::process::ExitStatus;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

/// More of one line nobody means.
const LONGEST: u64 = 1 << 20;

/// Something was heard.
#[derive(Debug)]
pub(super) enum Heard {
    /// A line, without its end.
    Line(String),
    /// There are no more lines.
    End,
    /// Ctrl-C.
    Stop,
    /// The system asks the program to end; its number.
    Signal(i32),
    /// Something was done beside the open plan.
    Desk(Word),
    /// An editor that was started has ended.
    Editor(io::Result<ExitStatus>),
}

/// Whoever listens.
#[derive(Debug)]
pub(super) struct Ear {
    inbox: Receiver<Heard>,
    post: Sender<Heard>,
    /// Lines that came while something was worked out.
    ahead: VecDeque<Heard>,
    /// A line is read only when one is wanted: meanwhile an editor may read.
    wants: Sender<()>,
    is_wanted: bool,
    /// Whether the lines are typed at a terminal.
    is_typed: bool,
}

impl Ear {
    /// Listens to these lines.
    pub(super) fn of(lines: impl BufRead + Send + 'static) -> io::Result<Self> {
        let (post, inbox) = channel();
        let (wants, wanted) = channel();
        let to_talk = post.clone();
        thread::Builder::new().name("lines".to_owned()).spawn(move || read(lines, &wanted, &to_talk))?;
        Ok(Self { inbox, post, ahead: VecDeque::new(), wants, is_wanted: false, is_typed: false })
    }

    /// Listens to stdin, and to the signals of the system.
    pub(super) fn of_process() -> io::Result<Self> {
        let mut ear = Self::of(io::BufReader::new(io::stdin()))?;
        ear.is_typed = io::stdin().is_terminal() && io::stdout().is_terminal();
        #[cfg(unix)]
        signals(&ear.post)?;
        Ok(ear)
    }

    /// Where what is done beside a plan is told.
    pub(super) fn post(&self) -> Post {
        let post = self.post.clone();
        Post::new(move |word| post.send(Heard::Desk(word)).is_ok())
    }

    /// The next that was heard; waits.
    pub(super) fn hear(&mut self) -> Heard {
        // The ear holds a sender of its own: it never hangs up.
        if let Some(heard) = self.ahead.pop_front() {
            return heard;
        }
        self.want();
        let heard = self.inbox.recv().unwrap_or(Heard::End);
        self.heard(heard)
    }

    /// The same of what is heard besides lines.
    pub(super) fn hear_no_line(&mut self) -> Heard {
        self.inbox.recv().unwrap_or(Heard::End)
    }

    /// Whether an editor can have the terminal: lines are typed there, and nobody reads one now.
    pub(super) fn can_lend(&self) -> bool {
        self.is_typed && !self.is_wanted
    }

    /// Who is told when an editor has ended.
    pub(super) fn editor_ended(&self) -> impl FnOnce(io::Result<ExitStatus>) + Send + 'static {
        let post = self.post.clone();
        // Nobody listens once the conversation has ended.
        move |status| drop(post.send(Heard::Editor(status)))
    }

    fn want(&mut self) {
        // Whoever reads has gone when there are no more lines.
        self.is_wanted = self.is_wanted || self.wants.send(()).is_ok();
    }

    fn heard(&mut self, heard: Heard) -> Heard {
        self.is_wanted &= !matches!(heard, Heard::Line(_) | Heard::End);
        heard
    }

    /// The next that has not been put off, for so long at most.
    pub(super) fn hear_within(&mut self, most: Duration) -> Option<Heard> {
        self.want();
        match self.inbox.recv_timeout(most) {
            Ok(heard) => Some(self.heard(heard)),
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => Some(Heard::End),
        }
    }

    /// This is for later.
    pub(super) fn put_off(&mut self, heard: Heard) {
        self.ahead.push_back(heard);
    }

    /// Whether lines wait that came before.
    pub(super) fn has_ahead(&self) -> bool {
        !self.ahead.is_empty()
    }
}

fn read(mut lines: impl BufRead, wanted: &Receiver<()>, post: &Sender<Heard>) {
    while wanted.recv().is_ok() {
        let heard = line(&mut lines);
        let is_end = matches!(heard, Heard::End);
        if post.send(heard).is_err() || is_end {
            return;
        }
    }
}

fn line(lines: &mut impl BufRead) -> Heard {
    loop {
        let mut bytes = Vec::new();
        match io::Read::take(&mut *lines, LONGEST).read_until(b'\n', &mut bytes) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Ok(0) | Err(_) => return Heard::End,
            Ok(_) => return Heard::Line(String::from_utf8_lossy(&bytes).trim_end_matches(['\n', '\r']).to_owned()),
        }
    }
}

#[cfg(unix)]
fn signals(post: &Sender<Heard>) -> io::Result<()> {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM};
    let mut signals = signal_hook::iterator::Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT])?;
    let post = post.clone();
    let work = move || {
        for signal in signals.forever() {
            let heard = if signal == SIGINT { Heard::Stop } else { Heard::Signal(signal) };
            if post.send(heard).is_err() {
                return;
            }
        }
    };
    thread::Builder::new().name("signals".to_owned()).spawn(work).map(drop)
}
