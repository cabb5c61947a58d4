//! What becomes of an open plan when something happens to its file outside: it is said, and where the user wants it, the
//! file is opened again under what they look at.

use super::{App, Place};
use crate::store::{Outside, Reference};
use crate::tui::layer::Notice;

impl App {
    /// Something has happened to the file of an open plan.
    pub(super) fn notice_outside(&mut self, plan: u64, outside: Outside) {
        let Place::Plan(showing) = &mut self.place else { return };
        if showing.open.number() != plan {
            return;
        }
        let is_error = outside != Outside::Free;
        if let Some(text) = showing.open.notice(outside) {
            self.notice = Some(Notice { text, is_error });
        }
    }

    /// Opens the plan's file again: what it holds now takes the place of what is in memory, and can be undone.
    pub(super) fn reopen(&mut self) {
        let Place::Plan(showing) = &mut self.place else { return };
        // The lock goes first: opening needs it.
        showing.open.close_file();
        let (reference, name) = (Reference::from(showing.open.path()), showing.open.plan().name.clone());
        if let Place::Plan(showing) = std::mem::replace(&mut self.place, Place::Opening(name.clone())) {
            self.back = Some(showing);
        }
        self.read(reference, name);
    }
}
