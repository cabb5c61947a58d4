//! Where messages come from: a thread that reads keys, one for signals, one that notices a terminal that has gone.
//!
//! crossterm's reader never runs in the main thread: on a terminal that has gone it spins for ever (crossterm#793),
//! and nothing could be saved.

use super::message::Message;
use std::{io, sync::mpsc::Sender, thread, time::Duration};

/// Starts listening.
///
/// # Errors
/// When signals cannot be caught.
pub(super) fn listen(post: &Sender<Message>) -> io::Result<()> {
    #[cfg(unix)]
    unix::listen(post)?;
    // Installs crossterm's own handler before the first frame: a resize before the first read would be lost.
    crossterm::event::poll(Duration::ZERO)?;
    let post = post.clone();
    thread::Builder::new().name("keys".to_owned()).spawn(move || {
        loop {
            let message = match crossterm::event::read() {
                Ok(event) => Message::Input(event),
                Err(_) => Message::Gone,
            };
            let is_gone = matches!(message, Message::Gone);
            if post.send(message).is_err() || is_gone {
                return;
            }
        }
    })?;
    Ok(())
}

/// Stops the program as Ctrl-Z in a shell would, and returns when it is brought back.
///
/// # Errors
/// When the signal cannot be raised.
pub(super) fn stop() -> io::Result<()> {
    #[cfg(unix)]
    unix::stop()?;
    Ok(())
}

#[cfg(unix)]
mod unix {
    use super::Message;
    use rustix::{
        event::{PollFd, PollFlags, poll},
        io::Errno,
    };
    use signal_hook::{
        consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP},
        iterator::Signals,
    };
    use std::{io, sync::mpsc::Sender, thread};

    pub(super) fn listen(post: &Sender<Message>) -> io::Result<()> {
        let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP])?;
        let to_app = post.clone();
        thread::Builder::new().name("signals".to_owned()).spawn(move || {
            for signal in signals.forever() {
                let message = if signal == SIGTSTP { Message::Suspend } else { Message::Signal(signal) };
                if to_app.send(message).is_err() {
                    return;
                }
            }
        })?;
        let to_app = post.clone();
        thread::Builder::new().name("hang-up".to_owned()).spawn(move || wait_for_hang_up(&to_app))?;
        Ok(())
    }

    /// Asks for no event at all: a hang-up is told unasked, and until then the thread sleeps.
    fn wait_for_hang_up(post: &Sender<Message>) {
        let stdin = io::stdin();
        loop {
            let mut ears = [PollFd::new(&stdin, PollFlags::empty())];
            if poll(&mut ears, None) != Err(Errno::INTR) {
                // Nobody listens once the wizard has ended.
                let _ = post.send(Message::Gone);
                return;
            }
        }
    }

    pub(super) fn stop() -> io::Result<()> {
        signal_hook::low_level::emulate_default_handler(SIGTSTP)
    }
}
