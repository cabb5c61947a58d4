//! The terminal of Windows: the system says what was pressed.

use super::burst::Bursts;
use crate::tui::message::Message;
use crossterm::event::{Event, KeyEventKind, poll, read};
use std::sync::mpsc::Sender;
use std::time::{Duration, Instant};
use std::{io, thread};

pub(super) fn listen(post: &Sender<Message>) -> io::Result<()> {
    let post = post.clone();
    thread::Builder::new().name("keys".to_owned()).spawn(move || {
        // However it ends, nobody reads the keys any more.
        let _ = make_messages(&post);
        let _ = post.send(Message::Gone);
    })?;
    Ok(())
}

fn make_messages(post: &Sender<Message>) -> io::Result<()> {
    let mut bursts = Bursts::default();
    loop {
        let wait = bursts.due().map(|due| due.saturating_duration_since(Instant::now()));
        let has_come = match wait {
            Some(wait) => poll(wait)?,
            None => true,
        };
        let mut events = Vec::new();
        while (events.is_empty() && has_come) || poll(Duration::ZERO)? {
            events.push(read()?);
        }
        events.retain(|event| !matches!(event, Event::Key(key) if key.kind == KeyEventKind::Release));
        let now = Instant::now();
        let messages = if events.is_empty() { bursts.settle(now) } else { bursts.take(events, now) };
        for message in messages {
            if post.send(message).is_err() {
                return Ok(());
            }
        }
    }
}
