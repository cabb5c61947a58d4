//! The wizard on the screen: messages in, one state, one frame out.
//!
//! ```text
//! input ─ Message ─► app (update) ─ Effect ─► session ─► terminal
//!                     │   ▲
//!                     ▼   │ Context: read, change, ask, say, go
//!                   screens, dialogs ── Edit ──► plan
//! ```
//!
//! # The floors
//!
//! A file uses only floors below its own, and files of its own room. A test reads this table.
//!
//! ```text
//! 13 tui        the loop around all
//! 12 outside    while a shell or an editor has the terminal
//! 11 session    one turn of it; drawing
//! 10 frame      header, stepper, tabs, notice, hints
//!  9 app        the state and what each message makes of it; which screen shows which view
//!  8 screens    Home, and a folder a step
//!  7 form       fields of the plan, one of which has the focus
//!  6 dialogs    what lies over a view and waits for an answer
//!  5 widgets    what screens and dialogs are made of
//!  4 layer      what lies on the screen and can be acted on, and what it may do
//!  3 open_plan  an open plan with all that is known of it
//!  2 working    what takes longer than a keystroke has
//!  2 canvas     where is drawn
//!  2 input      keys, clicks, pastes and signals as messages
//!  2 terminal   the real terminal, taken and given back
//!  1 keys       what a key is called and does
//!  1 message    what happens, and what is to be done outside
//!  1 theme      styles and characters by role
//!  1 age        how long ago something was
//!  2 picture    a drawn screen as text or SVG
//! ```
//!
//! What may not go in: meaning. Every figure comes from [`crate::report::Report`], every change is an
//! [`crate::plan::Edit`].

mod age;
mod app;
mod canvas;
mod dialogs;
mod form;
mod frame;
mod input;
pub mod keys;
mod layer;
mod message;
mod open_plan;
mod outside;
pub mod picture;
mod screens;
mod session;
mod terminal;
mod theme;
mod widgets;
mod working;

pub use app::{App, Setup, held_together, key_sets, key_table, settings_with_keys};
pub use input::Bytes;
pub use keys::Keymap;
pub use message::{Effect, Message};
pub use open_plan::OpenPlan;
pub use session::Session;
pub use terminal::clipboard::Between;
pub use theme::{Depth, Look, Looks, Paints, Theme, Tint};

use self::app::Place;
use self::terminal::{Output, Screen};
use crate::plan::Date;
use crate::store::{Reference, Store};
use color_eyre::eyre::{Result, WrapErr};
use ratatui::backend::CrosstermBackend;
use std::{
    io::{IsTerminal, stdin, stdout},
    sync::mpsc::{Receiver, Sender, channel},
    time::{Duration, Instant},
};

/// What to start with.
#[derive(Debug)]
pub struct Start {
    /// Where plans are kept.
    pub store: Store,
    /// A plan to open; Home without one.
    pub open: Option<Reference>,
    /// Styles and characters.
    pub theme: Theme,
    /// What the user's settings make of it.
    pub setup: Setup,
    /// Whether the mouse works the wizard.
    pub mouse: bool,
    /// What may keep from the terminal what is sent to its clipboard.
    pub between: Between,
    /// The day it is: what is overdue depends on it.
    pub today: Date,
}

/// So long the first frame waits for the plan: most plans are read by then, and "opening…" would only flash up.
const GRACE: Duration = Duration::from_millis(15);

/// Whether there is a terminal to run the wizard on.
#[must_use]
pub fn has_terminal() -> bool {
    stdin().is_terminal() && stdout().is_terminal()
}

/// Runs the wizard until the user leaves or the system ends it. Returns the exit code and what to say on the way out.
///
/// # Errors
/// When there is no terminal, or it cannot be written.
pub fn run(start: Start) -> Result<(u8, String)> {
    let (post, inbox) = channel();
    let mouse = start.mouse;
    let app = begin(start, &post);
    terminal::take(mouse, &post).wrap_err("The terminal could not be taken over")?;
    let ending = drive(app, &post, &inbox);
    let is_given_back = terminal::give_back();
    // Words to a terminal that does not read would keep the program from ending.
    ending.map(|(code, words)| (code, if is_given_back { words } else { String::new() }))
}

fn begin(start: Start, post: &Sender<Message>) -> App {
    let Start { store, open, theme, setup, mouse, between, today } = start;
    let today = Some(today);
    let mut app = match open {
        None => App::new(store, theme, mouse, today, post.clone()),
        Some(plan) => App::opening(store, theme, mouse, today, post.clone(), plan),
    };
    app.stand_behind(between);
    app.set_up(setup)
}

fn drive(app: App, post: &Sender<Message>, inbox: &Receiver<Message>) -> Result<(u8, String)> {
    input::listen(post).wrap_err("The keyboard could not be read")?;
    // Asked for once somebody listens: a change of size before that would be lost.
    let size = crossterm::terminal::size().wrap_err("The terminal does not say how large it is")?;
    let renew = || {
        terminal::clear();
        CrosstermBackend::new(Output::default())
    };
    let mut session = Session::new(app, size, Box::new(renew))?;
    let ending = turns(&mut session, post, inbox);
    if ending.is_err() {
        // Whatever went wrong outside, what is in memory still reaches the disk.
        session.app.update(Message::Gone, Instant::now());
    }
    ending
}

fn turns(session: &mut Session<Screen>, post: &Sender<Message>, inbox: &Receiver<Message>) -> Result<(u8, String)> {
    if let Place::Opening(_) = session.app.place {
        session.give(inbox.recv_timeout(GRACE).ok());
    }
    loop {
        // What has happened is taken in, for a moment at most.
        session.give(inbox.try_iter());
        for effect in session.take_in(Instant::now()) {
            if let Some(ending) = perform(effect, session, post, inbox)? {
                return Ok(ending);
            }
        }
        // What came of it is shown, unless the terminal has not taken the frame before.
        if terminal::is_free() {
            session.draw()?;
        }
        if !session.has_waiting() {
            match outside::next(inbox, session.app.due()) {
                Some(message) => session.give([message]),
                None => return Ok((0, String::new())),
            }
        }
    }
}

fn perform(
    effect: Effect,
    session: &mut Session<Screen>,
    post: &Sender<Message>,
    inbox: &Receiver<Message>,
) -> Result<Option<(u8, String)>> {
    match effect {
        Effect::Copy(text) => terminal::copy(&text, session.app.between),
        Effect::Mouse(on) => terminal::set_mouse(on),
        Effect::Suspend => return outside::suspend(session, post, inbox),
        Effect::Edit { title, text } => return outside::edit((&title, &text), session, post, inbox),
        Effect::Leave(code, words) => return Ok(Some((code, words))),
    }
    Ok(None)
}
