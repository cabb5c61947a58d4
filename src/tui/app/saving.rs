//! Saving, and what leaving makes of a plan that cannot be saved.

use super::parting::Parting;
use super::{App, LeavingAsked, Place};
use crate::store::{Cause, Unsaved};
use crate::text;
use crate::tui::dialogs::{self, Leaving, SaveFailed, TwoVersions};
use crate::tui::layer::{Layer, Notice};
use crate::tui::message::Effect;
use crate::tui::open_plan::{OpenPlan, Saved};
use std::{
    io::{self, Write},
    thread,
    time::Instant,
};

impl App {
    pub(super) fn go_home(&mut self, effects: &mut Vec<Effect>) {
        let requests = self.leave_view();
        self.carry_out(requests, effects);
        self.part(Parting::Home, effects);
    }

    /// Keeps what was typed and is not in the plan; returns what is to be said where the disk refuses it.
    fn put_drafts_away(&mut self) -> Option<String> {
        let Place::Plan(showing) = &self.place else { return None };
        if showing.open.is_read_only() || !self.asides.has_changed() {
            return None;
        }
        let kept = self.store.drafts(showing.open.path()).keep(self.asides.drafts());
        kept.err().map(|error| format!("The drafts could not be kept: {error}"))
    }

    pub(super) fn quit(&mut self, effects: &mut Vec<Effect>) {
        let said = self.leave_all();
        self.part(Parting::Quit(said), effects);
    }

    /// Ends the program where all is saved; else asks what is to be done, and where that was asked, ends it with a copy.
    pub(super) fn quit_with(&mut self, unsaved: Option<Unsaved>, unkept: &[String], effects: &mut Vec<Effect>) {
        match (unsaved, self.leaving) {
            (None, _) => self.leave(0, unkept, effects),
            (Some(_), LeavingAsked::Unseen) => {}
            (Some(_), LeavingAsked::Seen) => self.leave_with_a_copy(1, unkept, effects),
            (Some(unsaved), LeavingAsked::No) => {
                self.leaving = LeavingAsked::Unseen;
                self.ask_about_failure(unsaved, Leaving::Program);
            }
        }
    }

    pub(super) fn ask_about_failure(&mut self, unsaved: Unsaved, leaving: Leaving) {
        if let Place::Plan(showing) = &mut self.place {
            if leaving != Leaving::Nothing {
                showing.over.clear();
            }
            let dialog: Box<dyn Layer> = match unsaved.cause {
                Cause::Changed => Box::new(TwoVersions::new(&self.store, &showing.open, leaving)),
                Cause::Refused | Cause::Gone => Box::new(SaveFailed::new(unsaved, leaving)),
            };
            showing.over.push(dialog);
        }
    }

    /// The system wants the program to end: what can be saved is saved, nothing is asked.
    pub(super) fn end(&mut self, code: u8, effects: &mut Vec<Effect>) {
        if !self.end_at_last(code, effects) {
            let said = self.leave_all();
            self.part(Parting::End(code, said), effects);
        }
    }

    pub(super) fn leave_with_a_copy(&mut self, code: u8, unkept: &[String], effects: &mut Vec<Effect>) {
        if let Some(open) = self.open_plan() {
            effects.push(Effect::Leave(code, sentences(open.copied(&self.store), unkept)));
        }
    }

    /// What is to be said after a fault of the program: where the work is. It is saved first.
    pub fn rescue(&mut self) -> Option<String> {
        self.put_drafts_away();
        self.home_drafts.settle();
        let Place::Plan(showing) = &mut self.place else { return None };
        if showing.open.is_read_only() {
            return None;
        }
        let is_saved = showing.open.finish().is_ok();
        let open = self.open_plan()?;
        Some(if is_saved { open.farewell() } else { open.copied(&self.store) })
    }

    /// Ends the program; says where the plan is, and what of it could not be kept.
    pub(super) fn leave(&mut self, code: u8, unkept: &[String], effects: &mut Vec<Effect>) {
        let words = self.open_plan().map(OpenPlan::farewell).unwrap_or_default();
        let is_lost = self.open_plan().is_some_and(|open| matches!(open.saved(), Saved::No(_)));
        effects.push(Effect::Leave(if is_lost { code.max(1) } else { code }, sentences(words, unkept)));
    }

    /// A stopped program cannot be asked for anything: what is typed is on the disk before. What cannot be saved is still
    /// in memory, and said.
    pub(super) fn suspend(&mut self, effects: &mut Vec<Effect>) {
        self.rest();
        if !self.is_parting() {
            self.part(Parting::Stop, effects);
        }
    }

    /// The user wants to know that the plan is saved: where that failed, what can be done; where the plan was only to
    /// be looked at, whether that still holds.
    pub(super) fn save_as_asked(&mut self, effects: &mut Vec<Effect>) {
        let Some(open) = self.open_plan() else { return };
        if open.is_read_only() {
            return self.reopen();
        }
        let has_failed = matches!(open.saved(), Saved::No(_));
        if let Err(unsaved) = open.look_at_file() {
            return self.ask_about_failure(unsaved, Leaving::Nothing);
        }
        self.save_now();
        if has_failed {
            return self.part(Parting::Nowhere, effects);
        }
        self.compare_with_aside();
    }

    /// Holds what is kept aside of the plan against it.
    fn compare_with_aside(&mut self) {
        let Place::Plan(showing) = &mut self.place else { return };
        match dialogs::kept_aside(&self.store, &showing.open) {
            Some(Ok(comparing)) => showing.over.push(Box::new(comparing)),
            Some(Err(reason)) => self.notice = Some(Notice { text: reason, is_error: true }),
            None => {}
        }
    }

    pub(super) fn save_now(&mut self) {
        self.autosave.sent();
        if let Place::Plan(showing) = &mut self.place {
            showing.open.save();
            if !showing.open.is_read_only() && self.asides.has_changed() {
                showing.open.keep_drafts(self.store.drafts(showing.open.path()), self.asides.drafts().clone());
            }
        }
    }

    pub(super) fn saved(&mut self, plan: u64, revision: u64, failure: Option<Unsaved>, now: Instant) {
        let Place::Plan(showing) = &mut self.place else { return };
        if showing.open.number() != plan {
            return;
        }
        let had_failed = matches!(showing.open.saved(), Saved::No(_));
        match failure {
            None => {
                showing.open.mark_saved(revision);
                if had_failed {
                    self.notice = Some(Notice { text: "The plan is saved.".to_owned(), is_error: false });
                }
            }
            // A failure overtaken by a save that was waited for is past.
            Some(_) if !showing.open.is_dirty() => {}
            Some(unsaved) => {
                if !had_failed {
                    let text = format!("{} Ctrl-S shows what you can do.", unsaved.reason);
                    self.notice = Some(Notice { text, is_error: true });
                }
                // What another program has put there stays there until the user has chosen.
                if unsaved.cause == Cause::Refused {
                    self.autosave.refused(now);
                }
                showing.open.mark_unsaved(unsaved);
            }
        }
    }

    /// Something is to be said of a save besides: at once, and once more at the end, where no key takes it away.
    pub(super) fn said(&mut self, sentence: String) {
        self.notice = Some(Notice { text: sentence.clone(), is_error: false });
        if let Place::Plan(showing) = &mut self.place {
            showing.open.hear(sentence);
        }
    }

    /// A change since the last look is saved a moment later, and so is what is typed and not in the plan yet; typing on
    /// puts the moment off, but not for ever. What the view in sight shows of the findings is worked out in a pause.
    pub(super) fn watch(&mut self, now: Instant, is_typed: bool) {
        if let Place::Plan(showing) = &mut self.place {
            let is_wanted = showing.shown().wants_findings();
            showing.open.work_out(is_wanted, now);
        }
        if let Place::Home(_, over) = &self.place
            && is_typed
            && over.last().is_some_and(|layer| layer.holds())
        {
            return self.autosave.change(now);
        }
        let Place::Plan(showing) = &self.place else { return };
        let revision = showing.open.document().revision();
        let has_changed = revision != self.autosave.seen_revision && showing.open.is_dirty();
        self.autosave.seen_revision = revision;
        if has_changed || (is_typed && showing.top().holds()) {
            self.autosave.change(now);
        }
    }
}

impl Drop for App {
    /// A fault of the program ends it: the work is saved, and behind the words of the fault stands where.
    fn drop(&mut self) {
        if thread::panicking()
            && let Some(words) = self.rescue()
        {
            // Whoever closed the terminal cannot be told.
            let _ = writeln!(io::stderr(), "{}", text::seen::seen(&words));
        }
    }
}

/// The last words: whole sentences, those of `more` behind the first.
fn sentences(first: String, more: &[String]) -> String {
    let end = if first.is_empty() || first.ends_with('.') || more.is_empty() { "" } else { "." };
    let all = std::iter::once(first + end).chain(more.iter().cloned());
    all.filter(|sentence| !sentence.is_empty()).collect::<Vec<_>>().join(" ")
}
