//! The real terminal: taken over whole, given back whole, whatever happens in between.

mod output;

pub(super) use output::{Output, is_lost};

use crossterm::{
    clipboard::CopyToClipboard,
    cursor::Show,
    event::{DisableBracketedPaste, EnableBracketedPaste},
    execute,
    terminal::{Clear, ClearType, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode},
};
use std::{
    io::{self, Write, stdout},
    sync::{
        Once,
        atomic::{AtomicBool, Ordering},
    },
};

/// Presses, releases and the wheel, by the encoding that knows wide terminals. crossterm's own also asks for every
/// movement, which would wake the program for nothing.
const MOUSE_ON: &str = "\x1b[?1000h\x1b[?1006h";
const MOUSE_OFF: &str = "\x1b[?1006l\x1b[?1000l";

/// Whether the terminal is ours now: what a panic has to give back.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// Takes the terminal over.
///
/// # Errors
/// When there is none.
pub(super) fn take(mouse: bool) -> io::Result<()> {
    give_back_on_panic();
    enable_raw_mode()?;
    TAKEN.store(true, Ordering::SeqCst);
    execute!(stdout(), EnterAlternateScreen, EnableBracketedPaste)?;
    set_mouse(mouse)
}

/// Gives the terminal back as it was. Does nothing when it was not taken; errors are ignored, because a terminal that
/// is gone needs nothing.
pub(super) fn give_back() {
    if TAKEN.swap(false, Ordering::SeqCst) {
        let _ = stdout().write_all(MOUSE_OFF.as_bytes());
        let _ = execute!(stdout(), DisableBracketedPaste, LeaveAlternateScreen, Show);
        let _ = disable_raw_mode();
    }
}

/// Takes the mouse, or gives it back.
///
/// # Errors
/// When the terminal cannot be written.
pub(super) fn set_mouse(on: bool) -> io::Result<()> {
    let mut out = stdout();
    out.write_all(if on { MOUSE_ON } else { MOUSE_OFF }.as_bytes())?;
    out.flush()
}

/// Empties the screen without asking the terminal anything.
///
/// # Errors
/// When the terminal cannot be written.
pub(super) fn clear() -> io::Result<()> {
    execute!(stdout(), Clear(ClearType::All))
}

/// Puts text on the clipboard of whoever sits before the terminal, over ssh too.
///
/// # Errors
/// When the terminal cannot be written.
pub(super) fn copy(text: &str) -> io::Result<()> {
    execute!(stdout(), CopyToClipboard::to_clipboard_from(text))
}

/// The panic's words belong on the normal screen: the terminal is given back before they are printed.
fn give_back_on_panic() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            give_back();
            before(panic);
        }));
    });
}
