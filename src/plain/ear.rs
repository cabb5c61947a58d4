//! What is heard, in its order: lines, the end of them, signals, and what was done beside the open plan.

use crate::desk::{Post, Word};
use std::collections::VecDeque;
use std::io::{self, BufRead};
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
}

/// Whoever listens.
#[derive(Debug)]
pub(super) struct Ear {
    inbox: Receiver<Heard>,
    post: Sender<Heard>,
    /// Lines that came while something was worked out.
    ahead: VecDeque<Heard>,
}

impl Ear {
    /// Listens to these lines.
    pub(super) fn of(lines: impl BufRead + Send + 'static) -> io::Result<Self> {
        let (post, inbox) = channel();
        let to_talk = post.clone();
        thread::Builder::new().name("lines".to_owned()).spawn(move || read(lines, &to_talk))?;
        Ok(Self { inbox, post, ahead: VecDeque::new() })
    }

    /// Listens to stdin, and to the signals of the system.
    pub(super) fn of_process() -> io::Result<Self> {
        let ear = Self::of(io::BufReader::new(io::stdin()))?;
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
        self.ahead.pop_front().unwrap_or_else(|| self.inbox.recv().unwrap_or(Heard::End))
    }

    /// The next that has not been put off, for so long at most.
    pub(super) fn hear_within(&mut self, most: Duration) -> Option<Heard> {
        match self.inbox.recv_timeout(most) {
            Ok(heard) => Some(heard),
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

fn read(mut lines: impl BufRead, post: &Sender<Heard>) {
    loop {
        let mut bytes = Vec::new();
        let heard = match io::Read::take(&mut lines, LONGEST).read_until(b'\n', &mut bytes) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Ok(0) | Err(_) => Heard::End,
            Ok(_) => Heard::Line(String::from_utf8_lossy(&bytes).trim_end_matches(['\n', '\r']).to_owned()),
        };
        let is_end = matches!(heard, Heard::End);
        if post.send(heard).is_err() || is_end {
            return;
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
