//! Where messages come from: keys, clicks and pastes from the terminal, signals from the system.
//!
//! The terminal is read here and not by crossterm 0.29, whose reader loses what it would take to understand it: it cuts
//! `ESC [ >` off an answer and hands on the rest as typed, waits for ever for the end of `ESC [ ? … y` and of a paste,
//! takes the ESC of a slow line for a key, and when the terminal is gone it spins (crossterm#793). What comes out are
//! crossterm's events all the same, so that Windows, where the system and no bytes say what was pressed, differs only
//! here.
//!
//! What may not go in: what keys mean.

mod burst;
mod decode;
mod sequence;

use super::message::Message;
use std::{io, sync::mpsc::Sender};

#[cfg(not(unix))]
mod events;
#[cfg(unix)]
mod tty;

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
