//! An open plan and what happens to its file outside: another program changes or removes it, the other window that held
//! it closes. Nothing is saved over another's work, and nothing is given up, until the user has chosen.

use super::base::Base;
use super::posting::posting;
use super::{OpenPlan, Saved};
use crate::desk::word::Post;
use crate::desk::working::Working;
use crate::desk::working::bringing::Bringing;
use crate::desk::working::incoming::Incoming;
use crate::plan::{Change, Edit, Plan};
use crate::report::Accounts;
use crate::store::{Cause, Mode as FileMode, Opened, Outside, Saver, StoreError, Unsaved, file_slug};

/// Why a plan cannot be changed yet that no other window holds any more.
const FREE: &str = "it was open in another window, which has closed; Ctrl-S makes this one writable";

/// What undo says of it.
const TAKEN_IN: &str = "what was changed elsewhere";

impl OpenPlan {
    /// The plan as it was last read from its file or written to it.
    #[must_use]
    pub(crate) fn base(&self) -> &Plan {
        self.base.plan()
    }

    /// Something has happened to the file. Returns what is to be said of it, if it is to be.
    pub(crate) fn notice(&mut self, outside: Outside) -> Option<String> {
        let words = self.sentence(&outside);
        match outside {
            Outside::Back => self.is_back(),
            Outside::Free => self.read_only = Some(FREE.to_owned()),
            other => self.outside = Some(other),
        }
        self.outside_seen += 1;
        if let Some(unsaved) = self.in_the_way() {
            self.mark_unsaved(unsaved);
            self.save();
        }
        words
    }

    /// The file is again what it was: nothing stands in the way, and what waited for a choice is saved.
    fn is_back(&mut self) {
        self.outside = None;
        if let Saved::No(Unsaved { cause: Cause::Changed | Cause::Gone, .. }) = self.saved {
            self.save();
            self.saved = if self.is_dirty() { Saved::Saving } else { Saved::Yes };
            self.refuge.clear(self.saved_revision);
        }
    }

    fn sentence(&self, outside: &Outside) -> Option<String> {
        let sentence = match outside {
            Outside::Back => return None,
            Outside::Free => "The other window has closed: Ctrl-S makes this one writable.".to_owned(),
            _ if self.is_read_only() => "The plan has been changed elsewhere: Ctrl-S shows it as it is now.".to_owned(),
            Outside::Changed => {
                "Another program has changed this plan: Ctrl-S shows what, and what you can do.".to_owned()
            }
            Outside::Gone => "Another program has removed this plan's file: Ctrl-S shows what you can do.".to_owned(),
            Outside::Unreadable(reason) => format!(
                "Another program has put into this plan's file what does not read ({reason}): Ctrl-S shows what you can do."
            ),
        };
        Some(sentence)
    }

    /// What another program has done to the file, in a few words.
    #[must_use]
    pub(crate) fn outside_brief(&self) -> Option<&'static str> {
        Some(match self.outside.as_ref()? {
            Outside::Gone => "its file is gone",
            _ => "changed elsewhere",
        })
    }

    /// The name of its file, where that is not the one such a name gives: another plan may have the name too.
    #[must_use]
    pub(crate) fn telling_file(&self) -> Option<String> {
        let is_usual = self.path.file_stem().is_some_and(|stem| *stem == *file_slug(&self.plan().name, 1));
        let file = || self.path.file_name().map(|name| name.to_string_lossy().into_owned());
        if is_usual { None } else { file() }
    }

    /// That the plan cannot be changed, and whether a key changes that, in a few words.
    #[must_use]
    pub(crate) fn read_only_brief(&self) -> &'static str {
        if self.read_only.as_deref() == Some(FREE) { "free again, Ctrl-S" } else { "to look at only" }
    }

    /// How often something has been noticed outside: whoever has seen as many has seen the newest.
    #[must_use]
    pub(crate) fn outside_seen(&self) -> u64 {
        self.outside_seen
    }

    /// Why the file is not what it was, where that was noticed.
    pub(super) fn changed_outside(&self) -> Option<Unsaved> {
        let path = self.path.clone();
        Some(match self.outside.as_ref()? {
            Outside::Unreadable(reason) => Unsaved {
                reason: format!("Another program has put into {} what does not read: {reason}.", path.display()),
                brief: "changed elsewhere".to_owned(),
                cause: Cause::Changed,
            },
            outside => Unsaved::from(&StoreError::ChangedOutside { path, gone: *outside == Outside::Gone }),
        })
    }

    /// What another program has done, where it keeps the plan from being on the disk: changes that were not saved, or
    /// all of it, where there is no plan any more.
    pub(super) fn in_the_way(&self) -> Option<Unsaved> {
        let is_lost = matches!(self.outside, Some(Outside::Gone | Outside::Unreadable(_)));
        self.changed_outside().filter(|_| !self.is_read_only() && (is_lost || self.is_dirty()))
    }

    /// Looks whether another program has changed the file of a plan of which all is saved.
    ///
    /// # Errors
    /// How.
    pub(crate) fn look_at_file(&self) -> Result<(), Unsaved> {
        match self.changed_outside() {
            Some(unsaved) => Err(unsaved),
            None if self.is_dirty() => Ok(()),
            None => self.saver.look(),
        }
    }

    /// Lets the file and its lock go, to be opened again.
    pub(crate) fn close_file(&mut self) {
        self.saver.close();
    }

    /// The file that was let go cannot be opened: what is in memory can still be looked at.
    pub(crate) fn is_without_file(&mut self, reason: String) {
        self.read_only = Some(reason);
    }

    /// Takes the plan as its file holds it now, as a change that can be undone; whoever looks at it stays where they
    /// are. `number` tells its saves from those before.
    pub(crate) fn take_in(&mut self, opened: Opened, number: u64, post: &Post) {
        self.number = number;
        self.working = Working::new(number, post.clone());
        self.incoming = Incoming::new(number, post.clone());
        self.bringing = Bringing::new(number, post.clone());
        self.refuge = opened.file.refuge().clone();
        self.kept_aside = opened.kept_aside;
        self.saver = Saver::start(opened.file, posting(number, post.clone()));
        self.read_only = match opened.mode {
            FileMode::ReadWrite => None,
            FileMode::ReadOnly(reason) => Some(reason),
        };
        self.base = Base::new(&opened.plan);
        self.document.close_step();
        let whole = Change::new(TAKEN_IN, Edit::Whole(Box::new(opened.plan)));
        self.document.apply(whole).expect("a whole plan takes the place of any other");
        self.accounts = Accounts::of(opened.accounts);
        self.folder = opened.folder;
        self.report.replace(None);
        self.document.beside_changed();
        self.outside = None;
        self.sent_revision = self.document.revision();
        self.saved_revision = self.sent_revision;
        self.saved = Saved::Yes;
    }
}
