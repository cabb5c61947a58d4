//! Saving, and what leaving makes of a plan that cannot be saved.

use super::{App, Place};
use crate::{
    store::{Reference, Unsaved},
    tui::{
        desk::{Desk, Saved},
        dialogs::{Leaving, SaveFailed},
        effect::Effect,
        work::Notice,
    },
};
use std::time::Instant;

impl App {
    pub(super) fn go_home(&mut self) {
        let requests = self.leave_view();
        match self.put_away() {
            None => {
                self.relist();
                self.carry_out(requests, &mut Vec::new());
            }
            Some(unsaved) => self.ask_about_failure(unsaved, Leaving::Home),
        }
    }

    /// Saves what is open and waits for it; returns why it could not be saved.
    pub(super) fn put_away(&mut self) -> Option<Unsaved> {
        let Place::Wizard(wizard) = &mut self.place else { return None };
        wizard.desk.finish().err()
    }

    pub(super) fn quit(&mut self, effects: &mut Vec<Effect>) {
        self.quits += 1;
        match self.put_away() {
            Some(unsaved) if self.quits < 2 => self.ask_about_failure(unsaved, Leaving::Program),
            Some(_) => self.leave_with_a_copy(0, effects),
            None => self.leave(0, effects),
        }
    }

    fn ask_about_failure(&mut self, unsaved: Unsaved, leaving: Leaving) {
        self.layers.clear();
        self.layers.push(Box::new(SaveFailed::new(unsaved, leaving)));
    }

    /// The system wants the program to end: what can be saved is saved, nothing is asked.
    pub(super) fn end(&mut self, code: u8, effects: &mut Vec<Effect>) {
        match self.put_away() {
            Some(_) => self.leave_with_a_copy(code, effects),
            None => self.leave(code, effects),
        }
    }

    /// Nobody chose to lose what the plan's own file could not take: it goes to a new plan beside the others.
    fn leave_with_a_copy(&mut self, code: u8, effects: &mut Vec<Effect>) {
        let Some(desk) = self.desk() else { return };
        let mut words = desk.farewell();
        if let Ok(copy) = self.store.create(&desk.plan().name, desk.plan()) {
            words = format!("{words} Your changes are in {}", copy.file.path().display());
        }
        effects.push(Effect::Leave(code, words));
    }

    pub(super) fn leave(&mut self, code: u8, effects: &mut Vec<Effect>) {
        effects.push(Effect::Leave(code, self.desk().map(Desk::farewell).unwrap_or_default()));
    }

    /// The user wants to know that the plan is saved: where that failed, what can be done; where the plan was only to
    /// be looked at, whether that still holds.
    pub(super) fn save_as_asked(&mut self) {
        let Some(desk) = self.desk() else { return };
        if desk.read_only().is_some() {
            return self.reopen();
        }
        let has_failed = matches!(desk.saved(), Saved::No(_));
        self.save_now();
        if has_failed && let Some(unsaved) = self.put_away() {
            self.ask_about_failure(unsaved, Leaving::Nothing);
        }
    }

    pub(super) fn save_now(&mut self) {
        self.due = None;
        if let Place::Wizard(wizard) = &mut self.place {
            wizard.desk.save();
        }
    }

    /// Puts the plan on the desk as its file holds it now. What is in memory is given up.
    pub(super) fn reopen(&mut self) {
        let Some(desk) = self.desk() else { return };
        let (reference, name) = (Reference::from(desk.path()), desk.plan().name.clone());
        // The desk goes first, and with it the lock that opening needs.
        self.layers.clear();
        self.place = Place::Opening(name.clone());
        self.read(reference, name);
    }

    pub(super) fn saved(&mut self, desk: u64, revision: u64, failure: Option<Unsaved>) {
        let Place::Wizard(wizard) = &mut self.place else { return };
        if wizard.desk.number() != desk {
            return;
        }
        match failure {
            None => wizard.desk.mark_saved(revision),
            // A failure overtaken by a save that was waited for is past.
            Some(_) if !wizard.desk.is_dirty() => {}
            Some(unsaved) => {
                if !matches!(wizard.desk.saved(), Saved::No(_)) {
                    let text = format!("{} Ctrl-S shows what you can do.", unsaved.reason);
                    self.notice = Some(Notice { text, is_error: true });
                }
                wizard.desk.mark_unsaved(unsaved);
            }
        }
    }

    /// A change since the last look is saved a moment later; typing on puts the moment off. What the view in sight
    /// shows of the findings is worked out.
    pub(super) fn watch(&mut self, now: Instant) {
        if let Place::Wizard(wizard) = &mut self.place
            && wizard.screen().shows_findings()
        {
            wizard.desk.work_out();
        }
        let Some(desk) = self.desk() else { return };
        let revision = desk.document().revision();
        if revision != self.seen_revision {
            self.seen_revision = revision;
            self.due = self.desk().is_some_and(Desk::is_dirty).then(|| now + super::AUTOSAVE);
        }
    }
}
