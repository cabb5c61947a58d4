//! The loop body: what happens between two waits. The real terminal and the tests run the same one.

use super::{
    app::App,
    frame, keys,
    message::{Effect, Message},
};
use crossterm::event::{Event, KeyCode};
use ratatui::{Terminal, TerminalOptions, Viewport, backend::Backend, layout::Rect};
use std::{collections::VecDeque, time::Instant};

/// The largest part of a terminal that is drawn. One that claims 65535×65535 would take all memory.
const LARGEST: (u16, u16) = (1000, 400);

/// The app and the terminal it is drawn on.
pub struct Session<B: Backend> {
    /// The app.
    pub app: App,
    terminal: Terminal<B>,
    renew: Box<dyn FnMut() -> B>,
}

impl<B: Backend> std::fmt::Debug for Session<B> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Session").field("app", &self.app).finish_non_exhaustive()
    }
}

impl<B: Backend> Session<B> {
    /// A session on a terminal of this size. `renew` gives a backend over an emptied screen: ratatui's own clear asks
    /// the terminal where its cursor is, and ends the program when nothing answers.
    ///
    /// # Errors
    /// When the backend fails.
    pub fn new(app: App, size: (u16, u16), mut renew: Box<dyn FnMut() -> B>) -> Result<Self, B::Error> {
        let terminal = fresh(renew(), size)?;
        Ok(Self { app, terminal, renew })
    }

    /// Lets the app take all messages waiting, then draws once. Returns what is to be done outside.
    ///
    /// # Errors
    /// When drawing fails.
    pub fn turn(&mut self, messages: impl IntoIterator<Item = Message>, now: Instant) -> Result<Vec<Effect>, B::Error> {
        let mut effects = Vec::new();
        let mut size = None;
        let mut waiting: VecDeque<Message> = messages.into_iter().collect();
        while let Some(message) = next(&mut waiting, self.app.takes_text()) {
            if let Message::Input(Event::Resize(columns, rows)) = message {
                size = Some((columns, rows));
            }
            effects.extend(self.app.update(message, now));
            if effects.iter().any(|effect| matches!(effect, Effect::Leave(..))) {
                return Ok(effects);
            }
        }
        if let Some(size) = size {
            self.resize(size)?;
        }
        self.draw()?;
        Ok(effects)
    }

    /// Draws the app as it stands; only what differs from the last frame is written.
    ///
    /// # Errors
    /// When the terminal cannot be written.
    pub fn draw(&mut self) -> Result<(), B::Error> {
        let app = &mut self.app;
        self.terminal.draw(|frame| {
            let drawn = frame::draw(app, frame.buffer_mut());
            if let Some(cursor) = drawn.cursor {
                frame.set_cursor_position(cursor);
            }
            app.drawn(drawn);
        })?;
        Ok(())
    }

    /// Draws everything afresh on a terminal of this size.
    ///
    /// # Errors
    /// When the backend fails.
    pub fn resize(&mut self, size: (u16, u16)) -> Result<(), B::Error> {
        self.terminal = fresh((self.renew)(), size)?;
        Ok(())
    }

    /// What the terminal is drawn through.
    pub fn backend(&self) -> &B {
        self.terminal.backend()
    }

    /// What the terminal is drawn through, to write effects to.
    pub fn backend_mut(&mut self) -> &mut B {
        self.terminal.backend_mut()
    }
}

fn fresh<B: Backend>(backend: B, (columns, rows): (u16, u16)) -> Result<Terminal<B>, B::Error> {
    let area = Rect::new(0, 0, columns.min(LARGEST.0), rows.min(LARGEST.1));
    Terminal::with_options(backend, TerminalOptions { viewport: Viewport::Fixed(area) })
}

/// So many characters waiting at once were not typed by hand.
const PASTED: usize = 64;

/// The next of the messages waiting. A terminal without bracketed paste sends what is pasted key by key; where text
/// is typed it is put together again, because two million keys, each into a longer line, would take hours.
fn next(waiting: &mut VecDeque<Message>, takes_text: bool) -> Option<Message> {
    let starts = waiting.front().and_then(letter).is_some_and(|letter| !letter.is_whitespace());
    if takes_text && starts {
        let run: String = waiting.iter().map_while(letter).collect();
        // Taking a paste drops blanks at its ends: those stay keys.
        let pasted = run.trim_end();
        let letters = pasted.chars().count();
        if letters >= PASTED {
            waiting.drain(..letters);
            return Some(Message::Input(Event::Paste(pasted.to_owned())));
        }
    }
    waiting.pop_front()
}

/// The character a message brings, if it is a key that is text.
fn letter(message: &Message) -> Option<char> {
    match message {
        Message::Input(Event::Key(key)) if keys::is_text(*key) => match key.code {
            KeyCode::Char(letter) => Some(letter),
            _ => None,
        },
        _ => None,
    }
}
