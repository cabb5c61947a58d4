//! Everything that can happen to the wizard, in one type, through one channel; and what it asks to be done outside.

use crate::desk::{Edited, Post, Word};
use crate::report::Preview;
use crate::store::{Opened, StoreError, Summary, Unread};
use crossterm::event::{Event, KeyCode, KeyModifiers};
use std::{io, path::PathBuf, process::ExitStatus, sync::mpsc::Sender};

/// Something happened.
#[derive(Debug)]
pub enum Message {
    /// A key, a click, a paste, a resize.
    Input(Event),
    /// Characters that came faster than anybody types, Enter as a line feed: a paste into a terminal that does not say
    /// so.
    Burst(String),
    /// The system asks the program to end; its number.
    Signal(i32),
    /// The system asks the program to stop for a while.
    Suspend,
    /// The terminal is gone.
    Gone,
    /// Something was done beside the open plan.
    Desk(Word),
    /// What the plans in these files hold, for Home.
    Learned(Vec<(PathBuf, Result<Summary, Unread>)>),
    /// The plan in this file in a few lines, for Home; or why it cannot be read, whole.
    Previewed(PathBuf, Result<Preview, String>),
    /// A plan asked for at the start has been read, or why not.
    Opened(Box<Result<Opened, StoreError>>),
    /// A setting was kept in the user's file, or why not.
    SettingKept(Result<(), StoreError>),
    /// An editor that was started has ended.
    EditorEnded(io::Result<ExitStatus>),
    /// What became of a text that an editor had.
    Edited(Edited),
    /// The time the app asked to be woken at has come.
    Due,
}

impl Message {
    /// Whether it must not wait behind others: somebody wants the program to end or to stop.
    #[must_use]
    pub(super) fn is_urgent(&self) -> bool {
        match self {
            Self::Signal(_) | Self::Suspend | Self::Gone => true,
            Self::Input(Event::Key(key)) => {
                key.code == KeyCode::Char('c') && key.modifiers.contains(KeyModifiers::CONTROL)
            }
            _ => false,
        }
    }
}

impl From<Sender<Message>> for Post {
    fn from(sender: Sender<Message>) -> Self {
        Self::new(move |word| sender.send(Message::Desk(word)).is_ok())
    }
}

/// Something to be done outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Send text to the terminal's clipboard.
    Copy(String),
    /// Take the mouse, or give it back.
    Mouse(bool),
    /// Have a text edited by the editor that is named.
    Edit {
        /// What it is.
        title: String,
        /// The text.
        text: String,
    },
    /// Stop until the shell brings the program back.
    Suspend,
    /// End with this code, and say this on the normal screen.
    Leave(u8, String),
}
