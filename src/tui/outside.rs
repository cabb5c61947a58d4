//! While somebody else has the terminal: the shell, until it brings the program back, or an editor, until it ends. What is
//! done beside goes on meanwhile, and who is asked to end does so.
//!
//! What may not go in: what the app makes of it.

use super::input;
use super::message::{Effect, Message};
use super::session::Session;
use super::terminal::{self, Screen};
use crate::desk::{Edited, Editing};
use color_eyre::eyre::Result;
use std::io;
use std::process::ExitStatus;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

/// So long a signal may be on its way from the system to the wizard that it has woken.
const ON_ITS_WAY: Duration = Duration::from_millis(250);

/// So long an editor has to end where the program is to.
const LAST: Duration = Duration::from_millis(500);

/// The exit code and the last words.
pub(super) type Ending = (u8, String);

/// The next message; `Due` when the time has come, none when nobody can send any more.
pub(super) fn next(inbox: &Receiver<Message>, due: Option<Instant>) -> Option<Message> {
    match due {
        None => inbox.recv().ok(),
        Some(due) => match inbox.recv_timeout(due.saturating_duration_since(Instant::now())) {
            Ok(message) => Some(message),
            Err(RecvTimeoutError::Timeout) => Some(Message::Due),
            Err(RecvTimeoutError::Disconnected) => None,
        },
    }
}

/// The shell gets its terminal back; afterwards everything is drawn afresh at whatever size it has then.
pub(super) fn suspend(
    session: &mut Session<Screen>,
    post: &Sender<Message>,
    inbox: &Receiver<Message>,
) -> Result<Option<Ending>> {
    terminal::give_back();
    input::stop()?;
    take_back(session, post, inbox)
}

/// Takes the terminal where it is ours. Who is woken to end while it is the shell's does so without it.
fn take_back(
    session: &mut Session<Screen>,
    post: &Sender<Message>,
    inbox: &Receiver<Message>,
) -> Result<Option<Ending>> {
    while !input::has_terminal() {
        if let Some(ending) = ending_on_its_way(session, inbox) {
            return Ok(Some(ending));
        }
        input::stop()?;
    }
    input::go_on();
    terminal::take(session.app.mouse, post)?;
    session.resize(crossterm::terminal::size()?)?;
    Ok(None)
}

/// Whether the program was woken to end: the signal that says so may come a moment later.
fn ending_on_its_way(session: &mut Session<Screen>, inbox: &Receiver<Message>) -> Option<Ending> {
    let deadline = Instant::now() + ON_ITS_WAY;
    while let Ok(message) = inbox.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
        session.give([message]);
        let ending = taken_in(session);
        if ending.is_some() {
            return ending;
        }
    }
    None
}

/// Has the app take in what waits; the end, where it comes to that. Nothing else can be done outside meanwhile.
fn taken_in(session: &mut Session<Screen>) -> Option<Ending> {
    session.take_in(Instant::now()).into_iter().find_map(|effect| match effect {
        Effect::Leave(code, words) => Some((code, words)),
        _ => None,
    })
}

/// An editor has the terminal until it ends, and the app what became of the text.
pub(super) fn edit(
    (title, text): (&str, &str),
    session: &mut Session<Screen>,
    post: &Sender<Message>,
    inbox: &Receiver<Message>,
) -> Result<Option<Ending>> {
    let prepared = Editing::prepare(&session.app.store, title, text);
    let held = prepared.and_then(|editing| input::hold().map(|()| editing).map_err(|error| not_lent(&error)));
    let mut editing = match held {
        Ok(editing) => editing,
        Err(sentence) => {
            session.give([Message::Edited(Edited::Not(sentence))]);
            return Ok(None);
        }
    };
    terminal::give_back();
    let to_us = post.clone();
    let started = editing.start(move |status| {
        // Nobody listens once the wizard has ended.
        let _ = to_us.send(Message::EditorEnded(status));
    });
    let mut typed_ahead = Vec::new();
    let edited = match started {
        Err(sentence) => Edited::Not(sentence),
        Ok(()) => match wait_for(session, inbox, &mut typed_ahead)? {
            Waited::Ended(status) => editing.finish(&status),
            Waited::Called(end) => return Ok(Some(end_with(end, &editing, session, inbox))),
        },
    };
    session.give([Message::Edited(edited)]);
    session.give(typed_ahead);
    take_back(session, post, inbox)
}

fn not_lent(error: &io::Error) -> String {
    format!("The terminal cannot be lent to an editor here: {error}.")
}

/// What ended the wait for an editor.
enum Waited {
    /// It has ended.
    Ended(io::Result<ExitStatus>),
    /// The program is to end.
    Called(Message),
}

fn wait_for(session: &mut Session<Screen>, inbox: &Receiver<Message>, typed: &mut Vec<Message>) -> Result<Waited> {
    loop {
        match next(inbox, session.app.due()) {
            None => return Ok(Waited::Called(Message::Gone)),
            Some(Message::EditorEnded(status)) => return Ok(Waited::Ended(status)),
            // Ctrl-C and Ctrl-\ typed into an editor are for it.
            Some(Message::Signal(number)) if input::is_typed(number) => {}
            Some(end @ (Message::Signal(_) | Message::Gone)) => return Ok(Waited::Called(end)),
            // The editor has stopped, and all who work in the terminal with it.
            Some(Message::Suspend) => input::stop()?,
            Some(key @ (Message::Input(_) | Message::Burst(_))) => typed.push(key),
            Some(message) => {
                session.give([message]);
                taken_in(session);
            }
        }
    }
}

/// The program ends: so does the editor, and what it had written to its file by then is the text.
fn end_with(end: Message, editing: &Editing, session: &mut Session<Screen>, inbox: &Receiver<Message>) -> Ending {
    editing.stop();
    let deadline = Instant::now() + LAST;
    while let Ok(message) = inbox.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
        if matches!(message, Message::EditorEnded(_)) {
            break;
        }
        session.give([message]);
    }
    session.give(editing.left().map(|text| Message::Edited(Edited::Text(text))));
    session.give([end]);
    loop {
        if let Some(ending) = taken_in(session) {
            return ending;
        }
        match next(inbox, session.app.due()) {
            Some(message) => session.give([message]),
            None => return (0, String::new()),
        }
    }
}
