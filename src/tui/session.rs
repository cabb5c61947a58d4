//! The loop body: what happens between two waits. The real terminal and the tests run the same one.

use super::app::App;
use super::canvas::Drawn;
use super::frame;
use super::message::{Effect, Message};
use crossterm::event::Event;
use ratatui::{Terminal, TerminalOptions, Viewport, backend::Backend, layout::Rect};
use std::collections::VecDeque;
use std::time::{Duration, Instant};

/// The largest part of a terminal that is drawn. One that claims 65535×65535 would take all memory.
const LARGEST: (u16, u16) = (1000, 400);

/// So long messages are taken in before the next frame and before it is looked whether one must not wait: nobody sees
/// a frame come a fiftieth of a second late.
const SLICE: Duration = Duration::from_millis(20);

/// So long what was typed before Ctrl-C or a signal has to be taken in before that is obeyed.
const LAST_SLICE: Duration = Duration::from_millis(50);

/// The app and the terminal it is drawn on.
pub struct Session<B: Backend> {
    /// The app.
    pub app: App,
    terminal: Terminal<B>,
    /// What has happened and not been taken in yet.
    waiting: VecDeque<Message>,
    /// The size the terminal has been given since the last frame.
    resized: Option<(u16, u16)>,
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
        Ok(Self { app, terminal, waiting: VecDeque::new(), resized: None, renew })
    }

    /// Takes what has happened, to be taken in from now on.
    pub fn give(&mut self, messages: impl IntoIterator<Item = Message>) {
        self.waiting.extend(messages);
    }

    /// Whether anything that has happened has not been taken in yet.
    pub fn has_waiting(&self) -> bool {
        !self.waiting.is_empty()
    }

    /// Lets the app take in what has happened, for a moment at most: a burst of keys delays neither a frame nor a save
    /// nor the end. Returns what is to be done outside.
    pub fn take_in(&mut self, now: Instant) -> Vec<Effect> {
        let began = Instant::now();
        let mut effects = Vec::new();
        let mut urgent = self.waiting.iter().position(Message::is_urgent);
        let slice = if urgent.is_some() { LAST_SLICE } else { SLICE };
        while let Some(message) = self.waiting.pop_front() {
            self.update(message, now, &mut effects);
            if has_ended(&effects) || urgent == Some(0) {
                return effects;
            }
            urgent = urgent.map(|place| place - 1);
            if began.elapsed() >= slice {
                break;
            }
        }
        if let Some(message) = urgent.and_then(|place| self.waiting.remove(place)) {
            self.update(message, now, &mut effects);
        }
        if self.app.due().is_some_and(|due| due <= now) {
            self.update(Message::Due, now, &mut effects);
        }
        effects
    }

    fn update(&mut self, message: Message, now: Instant, effects: &mut Vec<Effect>) {
        if let Message::Input(Event::Resize(columns, rows)) = message {
            self.resized = Some((columns, rows));
        }
        effects.extend(self.app.update(message, now));
    }

    /// Draws the app as it stands; only what differs from the last frame is written.
    ///
    /// # Errors
    /// When the terminal cannot be written.
    pub fn draw(&mut self) -> Result<(), B::Error> {
        if let Some(size) = self.resized.take() {
            self.resize(size)?;
        }
        let (app, mut drawn) = (&self.app, Drawn::default());
        self.terminal.draw(|frame| {
            drawn = frame::draw(app, frame.buffer_mut());
            if let Some(cursor) = drawn.cursor {
                frame.set_cursor_position(cursor);
            }
        })?;
        self.app.drawn(drawn);
        Ok(())
    }

    /// Makes ready to draw everything afresh on a terminal of this size.
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

fn has_ended(effects: &[Effect]) -> bool {
    effects.iter().any(|effect| matches!(effect, Effect::Leave(..)))
}

fn fresh<B: Backend>(backend: B, (columns, rows): (u16, u16)) -> Result<Terminal<B>, B::Error> {
    let area = Rect::new(0, 0, columns.min(LARGEST.0), rows.min(LARGEST.1));
    Terminal::with_options(backend, TerminalOptions { viewport: Viewport::Fixed(area) })
}
