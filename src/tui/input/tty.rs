//! The terminal and the signals of Unix.
//!
//! One thread waits for bytes and does nothing else; one makes messages of them, because time decides what some mean;
//! one waits for signals. The first ends, and says so, when there is nothing more to read: the terminal is gone.

use super::{Bytes, gate};
use crate::tui::message::Message;
use crossterm::event::Event;
use rustix::io::Errno;
use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};
use std::{io, thread};

/// No terminal gives more at a time.
const ROOM: usize = 4096;

/// By then nothing is waited for any more.
const LATER: Duration = Duration::from_secs(60 * 60);

/// So long a signal that ends the program waits for what was typed before it to be understood: the end of a paste, the
/// rest of a burst.
const TYPED_BEFORE: Duration = Duration::from_millis(100);

/// What was read, and when.
type Read = (Vec<u8>, Instant);

pub(super) fn listen(post: &Sender<Message>) -> io::Result<()> {
    let signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGWINCH])?;
    let to_app = post.clone();
    named("signals", move || wait_for_signals(signals, &to_app))?;
    gate::hang_bell()?;
    let (bytes, read) = channel();
    let to_app = post.clone();
    named("keys", move || make_messages(&read, &to_app))?;
    named("terminal", move || read_terminal(&bytes))
}

/// Stops the program as Ctrl-Z in a shell would, and returns when it is brought back.
pub(super) fn stop() -> io::Result<()> {
    signal_hook::low_level::emulate_default_handler(SIGTSTP)
}

/// Whether this job is the one the terminal belongs to.
pub(super) fn is_ours() -> bool {
    let owner = rustix::termios::tcgetpgrp(io::stdin());
    // Where nobody owns it nobody minds.
    owner.map_or(true, |owner| owner == rustix::process::getpgrp())
}

fn named(name: &str, work: impl FnOnce() + Send + 'static) -> io::Result<()> {
    thread::Builder::new().name(name.to_owned()).spawn(work).map(drop)
}

fn wait_for_signals(mut signals: Signals, post: &Sender<Message>) {
    for signal in signals.forever() {
        let message = match signal {
            SIGTSTP => Message::Suspend,
            SIGWINCH => match crossterm::terminal::size() {
                Ok((columns, rows)) => Message::Input(Event::Resize(columns, rows)),
                // A terminal without a size is going; that it has gone is told by who reads it.
                Err(_) => continue,
            },
            _ => {
                thread::sleep(TYPED_BEFORE);
                Message::Signal(signal)
            }
        };
        if post.send(message).is_err() {
            return;
        }
    }
}

fn read_terminal(bytes: &Sender<Read>) {
    let terminal = io::stdin();
    let mut room = [0; ROOM];
    loop {
        // Whoever is stopped within a read reads again when woken, and where the terminal is another job's by then the
        // system stops them once more, before they have heard what they were woken for.
        if !gate::has_come(&terminal) {
            continue;
        }
        match rustix::io::read(&terminal, &mut room) {
            Ok(0) => return,
            Ok(count) => {
                let read = room.iter().take(count).copied().collect();
                if bytes.send((read, Instant::now())).is_err() {
                    return;
                }
            }
            Err(Errno::INTR | Errno::AGAIN) => {}
            Err(_) => return,
        }
    }
}

/// Tells the wizard that the terminal is gone when nobody reads it any more, whatever the cause.
struct Farewell<'a>(&'a Sender<Message>);

impl Drop for Farewell<'_> {
    fn drop(&mut self) {
        // Nobody listens once the wizard has ended.
        let _ = self.0.send(Message::Gone);
    }
}

fn make_messages(read: &Receiver<Read>, post: &Sender<Message>) {
    let _farewell = Farewell(post);
    let mut typed = Bytes::default();
    loop {
        let messages = match next(read, typed.due()) {
            Ok((bytes, now)) => typed.take(&bytes, now),
            Err(RecvTimeoutError::Timeout) => typed.settle(Instant::now()),
            Err(RecvTimeoutError::Disconnected) => return send(typed.last_words(Instant::now() + LATER), post),
        };
        send(messages, post);
    }
}

fn send(messages: Vec<Message>, post: &Sender<Message>) {
    for message in messages {
        // Nobody listens once the wizard has ended.
        let _ = post.send(message);
    }
}

fn next(read: &Receiver<Read>, due: Option<Instant>) -> Result<Read, RecvTimeoutError> {
    match due {
        None => read.recv().map_err(|_| RecvTimeoutError::Disconnected),
        Some(due) => read.recv_timeout(due.saturating_duration_since(Instant::now())),
    }
}
