//! What those say who work beside whoever uses an open plan: the disk, the findings, what is read and taken in.

use crate::import::Understood;
use crate::import::read::Refusal;
use crate::report::findings::Part;
use crate::report::{Accounts, Findings};
use crate::store::{Outside, Unsaved};
use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

/// Something was done beside an open plan.
#[derive(Debug)]
pub enum Word {
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
        /// What was read, and what would come of it.
        came: Result<Box<Understood>, Refusal>,
    },
    /// How far that is.
    TableFar {
        /// For which open plan.
        plan: u64,
        /// Which reading, counted from the first.
        number: u64,
        /// How many rows have been read, or worked out.
        rows: usize,
        /// Of how many, where they are worked out.
        of: Option<usize>,
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
        brought: Result<Brought, String>,
    },
    /// What has changed in a plan since the earlier version in this file, in words.
    Compared(PathBuf, String),
    /// What moves from one plan to another, in words.
    Moved {
        /// Which work it is of.
        number: u64,
        /// The words that are there.
        words: String,
        /// Whether they are all there is; else more come.
        is_whole: bool,
    },
}

/// The lists once another has been taken in.
#[derive(Debug)]
pub struct Brought {
    /// The lists.
    pub(crate) accounts: Arc<Accounts>,
    /// What is to be said of it.
    pub(crate) said: String,
    /// What is more than a sentence, to be read.
    pub(crate) paper: Option<Paper>,
}

/// Something to be read.
#[derive(Debug)]
pub struct Paper {
    /// What it is about.
    pub(crate) title: &'static str,
    /// What it says, a paragraph each.
    pub(crate) text: String,
}

/// Where such words are sent.
#[derive(Clone)]
pub struct Post(Arc<dyn Fn(Word) -> bool + Send + Sync>);

impl Post {
    /// To whoever this tells; it says whether anybody listens still.
    pub fn new(tell: impl Fn(Word) -> bool + Send + Sync + 'static) -> Self {
        Self(Arc::new(tell))
    }

    /// Sends one. Nobody listens once the wizard has ended; returns whether somebody does.
    pub(crate) fn send(&self, word: Word) -> bool {
        (self.0)(word)
    }
}

impl fmt::Debug for Post {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Post")
    }
}
