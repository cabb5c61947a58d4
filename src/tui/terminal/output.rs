//! What frames are written to: standard output that never fails, and remembers when it would have.
//!
//! ratatui's terminal shows the cursor when it is dropped, and where that fails says so on standard error with a macro
//! that panics when that fails too. Both fail when a window is closed, and the panic's own words would fail a third
//! time and abort the program before anything is saved.

use std::{
    io::{self, ErrorKind, Stdout, Write, stdout},
    sync::atomic::{AtomicBool, Ordering},
    thread,
    time::Duration,
};

/// Whether the terminal could not be written.
static LOST: AtomicBool = AtomicBool::new(false);

/// Whether the terminal could not be written; what was drawn since is nowhere.
#[must_use]
pub(crate) fn is_lost() -> bool {
    LOST.load(Ordering::SeqCst)
}

/// Standard output that never fails.
#[derive(Debug)]
pub(crate) struct Output(Stdout);

impl Output {
    /// This program's standard output.
    #[must_use]
    pub(crate) fn new() -> Self {
        Self(stdout())
    }
}

impl Default for Output {
    fn default() -> Self {
        Self::new()
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        loop {
            match self.0.write(bytes) {
                Ok(count) if count > 0 => return Ok(count),
                Err(error) if is_passing(&error) => {}
                _ => {
                    LOST.store(true, Ordering::SeqCst);
                    return Ok(bytes.len());
                }
            }
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        while let Err(error) = self.0.flush() {
            if !is_passing(&error) {
                LOST.store(true, Ordering::SeqCst);
                break;
            }
        }
        Ok(())
    }
}

/// Whether trying again helps: another program may have left the terminal in a mode where writing does not wait.
fn is_passing(error: &io::Error) -> bool {
    if error.kind() == ErrorKind::WouldBlock {
        thread::sleep(Duration::from_millis(1));
    }
    matches!(error.kind(), ErrorKind::Interrupted | ErrorKind::WouldBlock)
}
