//! Everything that can happen to the wizard, in one type, through one channel; and what it asks to be done outside.

use crate::import::Table;
use crate::import::read::Refusal;
use crate::report::findings::Part;
use crate::report::{Accounts, Findings, Preview};
use crate::store::{Opened, Outside, StoreError, Summary, Unread, Unsaved};
use crossterm::event::{Event, KeyCode, KeyModifiers};
use std::{path::PathBuf, sync::Arc};

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
    /// A plan is on the disk as it was at this revision, or why not.
    Saved {
        /// Which open plan, counted since the start.
        plan: u64,
        /// The revision that was to be saved.
        revision: u64,
        /// Why it is not saved.
        failure: Option<Unsaved>,
    },
    /// Something to be told of a save.
    Said(String),
    /// Another program has done something to the file of an open plan.
    Outside {
        /// Which open plan, counted since the start.
        plan: u64,
        /// What.
        outside: Outside,
    },
    /// The disk has answered to the `number`th time that a plan was put away.
    PutAway {
        /// Which open plan, counted since the start.
        plan: u64,
        /// Which time.
        number: u64,
    },
    /// A plan has been worked out as it was at this revision.
    Found {
        /// Which open plan, counted since the start.
        plan: u64,
        /// The revision.
        revision: u64,
        /// What was found; none when the work failed.
        findings: Option<Arc<Findings>>,
    },
    /// How far that work is, once it has taken a while.
    WorkingOut {
        /// Which open plan.
        plan: u64,
        /// The revision.
        revision: u64,
        /// What is being worked out.
        part: Part,
    },
    /// A table has been read for an import, or why not.
    TableRead {
        /// For which open plan.
        plan: u64,
        /// Which reading, counted from the first.
        number: u64,
        /// What was read.
        table: Result<Arc<Table>, Refusal>,
        /// Why only its first rows were read.
        cut: Option<Refusal>,
    },
    /// How far a list is that is being taken in.
    ListRead {
        /// For which open plan.
        plan: u64,
        /// Which list, counted from the first.
        number: u64,
        /// How many accounts have been read.
        read: usize,
    },
    /// A list has been taken in, or why not.
    ListTaken {
        /// For which open plan.
        plan: u64,
        /// Which list, counted from the first.
        number: u64,
        /// The lists then, and what is to be said.
        brought: Result<(Arc<Accounts>, String), String>,
    },
    /// What the plans in these files hold, for Home.
    Learned(Vec<(PathBuf, Result<Summary, Unread>)>),
    /// The plan in this file in a few lines, for Home; or why it cannot be read, whole.
    Previewed(PathBuf, Result<Preview, String>),
    /// What has changed in a plan since the earlier version in this file, in words.
    Compared(PathBuf, String),
    /// A plan asked for at the start has been read, or why not.
    Opened(Box<Result<Opened, StoreError>>),
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

/// Something to be done outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Put text on the clipboard.
    Copy(String),
    /// Take the mouse, or give it back.
    Mouse(bool),
    /// Stop until the shell brings the program back.
    Suspend,
    /// End with this code, and say this on the normal screen.
    Leave(u8, String),
}
