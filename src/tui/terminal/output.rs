//! What is written to the terminal: by a thread of its own, so that a terminal that does not read keeps nobody waiting.
//!
//! A stopped connection, a paused window, a slow line: while they do not take what is drawn, keys are still obeyed,
//! the plan is still saved, and whoever ends the program is heard. Nothing here fails: a terminal that cannot be
//! written is gone, and that is told once.
//!
//! What may not go in: what is written.

use crate::tui::message::Message;
use std::io::{self, Write};
use std::sync::mpsc::Sender;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};
use std::{mem, thread};

/// The one pen there is.
static PEN: Pen = Pen { sheet: Mutex::new(Painting::new()), turned: Condvar::new() };

/// Who writes and what is still to be written.
struct Pen {
    sheet: Mutex<Painting>,
    turned: Condvar,
}

struct Painting {
    waiting: Vec<u8>,
    is_writing: bool,
    /// Who wants to know once nothing waits, or that the terminal is gone.
    post: Option<Sender<Message>>,
    is_awaited: bool,
}

impl Painting {
    const fn new() -> Self {
        Self { waiting: Vec::new(), is_writing: false, post: None, is_awaited: false }
    }

    fn is_clean(&self) -> bool {
        self.waiting.is_empty() && !self.is_writing
    }
}

impl Pen {
    /// A panic elsewhere leaves bytes, and bytes are never half of anything.
    fn sheet(&self) -> MutexGuard<'_, Painting> {
        self.sheet.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn write_for_ever(&self) {
        let mut sheet = self.sheet();
        loop {
            while sheet.waiting.is_empty() {
                sheet = self.turned.wait(sheet).unwrap_or_else(PoisonError::into_inner);
            }
            let bytes = mem::take(&mut sheet.waiting);
            sheet.is_writing = true;
            drop(sheet);
            let written = write_all(&bytes);
            sheet = self.sheet();
            sheet.is_writing = false;
            self.turned.notify_all();
            let message = if written.is_err() { Some(Message::Gone) } else { None };
            let message = message.or_else(|| (sheet.is_awaited && sheet.is_clean()).then_some(Message::Due));
            if let (Some(message), Some(post)) = (message, &sheet.post) {
                // Nobody listens once the wizard has ended.
                let _ = post.send(message);
                sheet.is_awaited = false;
            }
        }
    }
}

/// Starts writing, once. `post` is told when the terminal is gone.
///
/// # Errors
/// When the system refuses a thread.
pub(crate) fn start(post: &Sender<Message>) -> io::Result<()> {
    if PEN.sheet().post.replace(post.clone()).is_none() {
        thread::Builder::new().name("pen".to_owned()).spawn(|| PEN.write_for_ever())?;
    }
    Ok(())
}

/// Has bytes written behind those that wait.
pub(crate) fn send(bytes: &[u8]) {
    PEN.sheet().waiting.extend_from_slice(bytes);
    PEN.turned.notify_all();
}

/// Whether all has been written; where not, a message comes when it has.
#[must_use]
pub(crate) fn is_free() -> bool {
    let mut sheet = PEN.sheet();
    sheet.is_awaited = !sheet.is_clean();
    !sheet.is_awaited
}

/// Waits until all has been written, no longer than this; returns whether it was.
pub(crate) fn finish(limit: Duration) -> bool {
    let deadline = Instant::now() + limit;
    let mut sheet = PEN.sheet();
    while !sheet.is_clean() {
        let left = deadline.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return false;
        }
        sheet = PEN.turned.wait_timeout(sheet, left).unwrap_or_else(PoisonError::into_inner).0;
    }
    true
}

/// Collects a frame and has it written whole.
#[derive(Debug, Default)]
pub(crate) struct Output(Vec<u8>);

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if !self.0.is_empty() {
            send(&self.0);
            self.0.clear();
        }
        Ok(())
    }
}

/// Writes past the standard library's lock on standard output: who holds it while the terminal does not read would
/// keep the last words from being said elsewhere.
#[cfg(unix)]
fn write_all(bytes: &[u8]) -> io::Result<()> {
    use rustix::event::{PollFd, PollFlags, poll};
    use rustix::io::Errno;
    let terminal = io::stdout();
    let mut rest = bytes;
    while !rest.is_empty() {
        match rustix::io::write(&terminal, rest) {
            Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
            Ok(count) => rest = rest.get(count..).unwrap_or_default(),
            Err(Errno::INTR) => {}
            Err(Errno::AGAIN) => {
                // Another program has left the terminal in a mode where writing does not wait.
                let _ = poll(&mut [PollFd::new(&terminal, PollFlags::OUT)], None);
            }
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

#[cfg(not(unix))]
fn write_all(bytes: &[u8]) -> io::Result<()> {
    let mut terminal = io::stdout().lock();
    terminal.write_all(bytes)?;
    terminal.flush()
}
