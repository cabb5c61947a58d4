//! What is kept of an open plan's past, and the last words on where the plan is.

use super::{OpenPlan, Saved};
use crate::desk::word::Post;
use crate::plan::Document;
use crate::store::{Backups, Cause, Store, Unsaved};

impl OpenPlan {
    /// Takes the last change back and says what it was.
    ///
    /// # Errors
    /// A sentence, when the plan is read-only or there is none.
    pub(crate) fn undo(&mut self) -> Result<String, String> {
        self.step(Document::undo, "There is nothing to undo.")
    }

    /// Makes the last change taken back again and says what it was.
    ///
    /// # Errors
    /// A sentence, when the plan is read-only or there is none.
    pub(crate) fn redo(&mut self) -> Result<String, String> {
        self.step(Document::redo, "There is nothing to make again.")
    }

    fn step(&mut self, way: fn(&mut Document) -> Option<String>, nothing: &str) -> Result<String, String> {
        if let Some(sentence) = self.refusal() {
            return Err(sentence);
        }
        let what = way(&mut self.document).ok_or(nothing)?;
        self.is_to_be_saved();
        Ok(what)
    }

    /// What is said on the way out: where the plan is.
    #[must_use]
    pub(crate) fn farewell(&self) -> String {
        match &self.saved {
            Saved::No(Unsaved { cause: Cause::Changed, .. }) => {
                format!("Not saved: {} is as another program has written it.", self.path.display())
            }
            Saved::No(unsaved) => format!("Not saved: {}", unsaved.reason),
            Saved::Yes | Saved::Saving if self.is_read_only() => format!("Not changed: {}", self.path.display()),
            Saved::Yes | Saved::Saving if self.outside.is_some() => {
                format!("Changed by another program: {}", self.path.display())
            }
            Saved::Yes | Saved::Saving if self.heard.is_empty() => format!("Saved in {}", self.path.display()),
            Saved::Yes | Saved::Saving => format!("Saved in {}. {}", self.path.display(), self.heard),
        }
    }

    /// Nobody chose to lose what the plan's own file could not take: it goes beside it, else to a new plan among the
    /// others, else to another disk. Says where it is.
    pub(crate) fn copied(&self, store: &Store) -> String {
        let words = self.farewell();
        let beside = store.create_beside(&self.path, "mine", self.plan());
        let among = |_| store.create(&self.plan().name, self.plan()).map(|copy| copy.file.path().to_owned());
        let copy = beside.or_else(among).inspect(|_| self.needs_no_refuge());
        match copy.or_else(|_| self.take_refuge()) {
            Ok(copy) => format!("{words} Your changes are in {}", copy.display()),
            Err(error) => format!("{words} No other place took your changes: {error}"),
        }
    }

    /// Takes what is to be said of a save besides.
    pub(crate) fn hear(&mut self, sentence: String) {
        self.heard = sentence;
    }

    /// Where messages on it are sent.
    #[must_use]
    pub(crate) fn post(&self) -> Post {
        self.post.clone()
    }

    /// Has the plan as it stands kept among its earlier versions, once it is saved.
    pub(crate) fn keep_version(&mut self, versions: Backups) {
        self.save();
        let path = self.path.clone();
        self.saver.also(move || {
            // What was kept before the first change of the day is there all the same, and every step back to it.
            let _ = versions.keep_file(&path);
        });
    }
}
