//! Who reads the terminal: this program, or for a while another one it has started. Of two who read, each gets half.

use rustix::event::{PollFd, PollFlags, poll};
use std::io::{self, PipeReader, PipeWriter, Read, Stdin, Write};
use std::sync::{Condvar, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::Duration;

/// So long whoever reads may take to hear that somebody else is to read.
const SOON: Duration = Duration::from_secs(1);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Turn {
    Ours,
    /// Somebody else is to have it.
    Asked,
    Theirs,
}

static TURN: Mutex<Turn> = Mutex::new(Turn::Ours);
static CHANGED: Condvar = Condvar::new();
/// Wakes whoever waits for the terminal.
static BELL: OnceLock<(PipeReader, PipeWriter)> = OnceLock::new();

fn turn() -> MutexGuard<'static, Turn> {
    TURN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Makes ready to lend the terminal.
pub(super) fn hang_bell() -> io::Result<()> {
    let bell = io::pipe()?;
    // Hung already, it rings as well.
    let _ = BELL.set(bell);
    Ok(())
}

/// Reads no more until [`go_on`]; returns once nobody reads.
pub(super) fn hold() -> io::Result<()> {
    let mut rope = &BELL.get().ok_or(io::ErrorKind::NotConnected)?.1;
    let mut now = turn();
    *now = Turn::Asked;
    rope.write_all(&[0])?;
    while *now == Turn::Asked {
        let (held, wait) = CHANGED.wait_timeout(now, SOON).unwrap_or_else(PoisonError::into_inner);
        now = held;
        if wait.timed_out() && *now == Turn::Asked {
            *now = Turn::Ours;
            return Err(io::ErrorKind::TimedOut.into());
        }
    }
    Ok(())
}

/// Reads again.
pub(super) fn go_on() {
    *turn() = Turn::Ours;
    CHANGED.notify_all();
}

/// Waits for something to read; false where it is to be waited for once more. While another program reads, this waits
/// until that is over.
pub(super) fn has_come(terminal: &Stdin) -> bool {
    let Some((bell, _)) = BELL.get() else { return true };
    let mut bell = bell;
    let mut both = [PollFd::new(terminal, PollFlags::IN), PollFd::new(&bell, PollFlags::IN)];
    if poll(&mut both, None).is_err() {
        return false;
    }
    if both[1].revents().is_empty() {
        return true;
    }
    // One ring is one byte; a bell that is broken rings no more.
    let _ = bell.read_exact(&mut [0]);
    let mut now = turn();
    if *now == Turn::Asked {
        *now = Turn::Theirs;
        CHANGED.notify_all();
    }
    while *now == Turn::Theirs {
        now = CHANGED.wait(now).unwrap_or_else(PoisonError::into_inner);
    }
    false
}
