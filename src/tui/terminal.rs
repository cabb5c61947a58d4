//! The real terminal: taken over whole, given back whole, whatever happens in between.

pub(super) mod clipboard;
mod output;

pub(super) use output::{Output, is_free};

use super::message::Message;
use clipboard::Between;
use crossterm::cursor::Show;
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::terminal::{
    Clear, ClearType, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use crossterm::{Command, queue};
use ratatui::backend::CrosstermBackend;
use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;
use std::sync::{Once, OnceLock};
use std::thread::{self, ThreadId};
use std::time::Duration;

/// What is drawn through.
pub(super) type Screen = CrosstermBackend<Output>;

/// Presses, releases and the wheel, by the encoding that knows wide terminals. crossterm's own also asks for every
/// movement, which would wake the program for nothing.
const MOUSE_ON: &str = "\x1b[?1000h\x1b[?1006h";
const MOUSE_OFF: &str = "\x1b[?1006l\x1b[?1000l";

/// So long a terminal has to take back what it was: one that does not read must not keep the program from ending.
const LAST: Duration = Duration::from_millis(500);

/// Whether the terminal is ours now: what a panic has to give back.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// The thread that has taken it: a fault in any other is caught there and said, and the wizard goes on.
static TAKER: OnceLock<ThreadId> = OnceLock::new();

/// Takes the terminal over. `post` is told when it is gone.
///
/// # Errors
/// When there is none; it is then as it was.
pub(super) fn take(mouse: bool, post: &Sender<Message>) -> io::Result<()> {
    TAKER.get_or_init(|| thread::current().id());
    give_back_on_panic();
    output::start(post)?;
    enable_raw_mode()?;
    TAKEN.store(true, Ordering::SeqCst);
    send(EnterAlternateScreen);
    send(EnableBracketedPaste);
    set_mouse(mouse);
    Ok(())
}

/// Gives the terminal back as it was, and returns whether it took that. Does nothing when it was not taken; errors are
/// ignored, because a terminal that is gone needs nothing.
pub(super) fn give_back() -> bool {
    if !TAKEN.swap(false, Ordering::SeqCst) {
        return true;
    }
    set_mouse(false);
    send(DisableBracketedPaste);
    send(LeaveAlternateScreen);
    send(Show);
    let is_said = output::finish(LAST);
    let _ = disable_raw_mode();
    is_said
}

/// Takes the mouse, or gives it back.
pub(super) fn set_mouse(on: bool) {
    output::send(if on { MOUSE_ON } else { MOUSE_OFF }.as_bytes());
}

/// Empties the screen without asking the terminal anything.
pub(super) fn clear() {
    send(Clear(ClearType::All));
}

/// Sends text to the clipboard of whoever sits before the terminal, over ssh too.
pub(super) fn copy(text: &str, between: Between) {
    output::send(&between.bytes(text));
}

fn send(command: impl Command) {
    let mut bytes = Output::default();
    // What collects bytes takes them all.
    let _ = queue!(bytes, command).and_then(|()| bytes.flush());
}

/// The panic's words belong on the normal screen: the terminal is given back before they are printed. Nothing is given
/// back or printed for a fault that is caught on another thread.
fn give_back_on_panic() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            let is_ours = TAKER.get().is_none_or(|taker| *taker == thread::current().id());
            if is_ours || !TAKEN.load(Ordering::SeqCst) {
                give_back();
                before(panic);
            }
        }));
    });
}
