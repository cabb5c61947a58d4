//! Where messages come from: keys, clicks and pastes from the terminal, signals from the system.
//!
//! The terminal is read here and not by crossterm 0.29, whose reader loses what it would take to understand it: it cuts
//! `ESC [ >` off an answer and hands on the rest as typed, waits for ever for the end of `ESC [ ? … y` and of a paste,
//! takes the ESC of a slow line for a key, and when the terminal is gone it spins (crossterm#793). What comes out are
//! crossterm's events all the same, so that Windows, where the system and no bytes say what was pressed, differs only
//! here.
//!
//! What may not go in: what keys mean.

#![warn(clippy::indexing_slicing)]

mod burst;
mod decode;
mod sequence;

use super::message::Message;
use burst::Bursts;
use crossterm::event::Event;
use decode::Decoder;
use std::{io, sync::mpsc::Sender, time::Instant};

#[cfg(not(unix))]
mod events;
#[cfg(unix)]
mod gate;
#[cfg(unix)]
mod tty;

/// What the bytes of a terminal come to.
#[derive(Debug, Default)]
pub struct Bytes {
    decoder: Decoder,
    bursts: Bursts,
}

impl Bytes {
    /// Takes what was read at a time and returns what it comes to, in order.
    pub fn take(&mut self, bytes: &[u8], now: Instant) -> Vec<Message> {
        self.bursts.take(self.decoder.feed(bytes, now), now)
    }

    /// When what has begun is to be settled, if nothing comes before.
    #[must_use]
    pub fn due(&self) -> Option<Instant> {
        self.decoder.due().into_iter().chain(self.bursts.due()).min()
    }

    /// Gives up waiting for what has not gone on in time, and returns what it was instead.
    pub fn settle(&mut self, now: Instant) -> Vec<Message> {
        let events = self.decoder.settle(now);
        if events.is_empty() { self.bursts.settle(now) } else { self.bursts.take(events, now) }
    }

    /// What came last before the terminal went, as far as it can be understood; half a sequence is no Esc then.
    #[cfg(unix)]
    fn last_words(&mut self, now: Instant) -> Vec<Message> {
        let mut events = self.decoder.settle(now);
        events.retain(|event| matches!(event, Event::Paste(_)));
        let mut messages = self.bursts.settle(now);
        messages.extend(events.into_iter().map(Message::Input));
        messages
    }
}

/// Starts listening.
///
/// # Errors
/// When signals cannot be caught, or the system refuses a thread.
pub(super) fn listen(post: &Sender<Message>) -> io::Result<()> {
    #[cfg(unix)]
    tty::listen(post)?;
    #[cfg(not(unix))]
    events::listen(post)?;
    Ok(())
}

/// Stops the program as Ctrl-Z in a shell would, and returns when it is brought back.
///
/// # Errors
/// When the signal cannot be raised.
pub(super) fn stop() -> io::Result<()> {
    #[cfg(unix)]
    tty::stop()?;
    Ok(())
}

/// Whether the terminal is this program's to use, and not the shell's or another job's.
#[must_use]
pub(super) fn has_terminal() -> bool {
    #[cfg(unix)]
    return tty::is_ours();
    #[cfg(not(unix))]
    true
}

/// Reads the terminal no more, until [`go_on`]: another program is to have it.
///
/// # Errors
/// When that cannot be, as where the system and no bytes say what was pressed.
pub(super) fn hold() -> io::Result<()> {
    #[cfg(unix)]
    return gate::hold();
    #[cfg(not(unix))]
    Err(io::ErrorKind::Unsupported.into())
}

/// Reads the terminal again.
pub(super) fn go_on() {
    #[cfg(unix)]
    gate::go_on();
}

/// Whether a signal is typed on a keyboard, for whoever has the terminal then.
#[must_use]
pub(super) fn is_typed(signal: i32) -> bool {
    #[cfg(unix)]
    return matches!(signal, signal_hook::consts::SIGINT | signal_hook::consts::SIGQUIT);
    #[cfg(not(unix))]
    {
        let _ = signal;
        false
    }
}
