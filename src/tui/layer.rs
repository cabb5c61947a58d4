//! What a screen or a dialog may do when it acts: read and change the plan, ask, say, go elsewhere.

use super::{dialogs::Dialog, open_plan::OpenPlan};
use crate::{
    interview::steps::{To, View},
    plan::{Change, PartnerId, Plan},
    report::Report,
    store::{Opened, Reference, Store},
};
use std::rc::Rc;

/// What there is to act with.
#[derive(Debug)]
pub(super) struct Context<'a> {
    /// Where plans are kept.
    pub store: &'a Store,
    /// The open plan; none on Home.
    pub open: Option<&'a mut OpenPlan>,
    /// What the app is to do afterwards, in order.
    pub requests: Vec<Request>,
}

/// Something only the app can do.
#[derive(Debug)]
pub(super) enum Request {
    /// Lay a dialog on top.
    Ask(Box<dyn Dialog>),
    /// Say something until the next key.
    Say(Notice),
    /// Go there.
    Go(To),
    /// Read a plan, which has this name, and show it.
    Read(Reference, String),
    /// Show a plan.
    Show(Box<Opened>),
    /// Put the plan away and go Home.
    Home,
    /// Read Home's list again.
    Relist,
    /// Copy to the clipboard.
    Copy(String),
    /// Save and leave.
    Quit,
    /// Leave without saving.
    Abandon,
    /// Read the plan's file again and give up what is in memory.
    Reopen,
    /// Do what this action does, as if its key had been pressed.
    Do(super::keys::Action),
}

/// A sentence at the foot of the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Notice {
    /// The sentence.
    pub text: String,
    /// Whether something went wrong.
    pub is_error: bool,
}

impl<'a> Context<'a> {
    /// What there is to act with.
    #[must_use]
    pub(super) fn new(store: &'a Store, open: Option<&'a mut OpenPlan>) -> Self {
        Self { store, open, requests: Vec::new() }
    }

    /// The open plan.
    ///
    /// # Panics
    /// On Home, where there is none: steps and their dialogs are shown only with a plan open.
    #[must_use]
    pub(super) fn plan(&self) -> &Plan {
        self.open().plan()
    }

    /// The report on the open plan.
    #[must_use]
    pub(super) fn report(&self) -> Rc<Report> {
        self.open().report()
    }

    /// The open plan with all that is known of it.
    ///
    /// # Panics
    /// On Home, as [`Self::plan`] does.
    #[must_use]
    pub(super) fn open(&self) -> &OpenPlan {
        self.open.as_deref().expect("steps and their dialogs act only with a plan open")
    }

    /// The open plan with all that is known of it, to change.
    ///
    /// # Panics
    /// On Home, as [`Self::plan`] does.
    pub(super) fn open_mut(&mut self) -> &mut OpenPlan {
        self.open.as_deref_mut().expect("steps and their dialogs act only with a plan open")
    }

    /// Changes the plan, or says why not; returns whether it did.
    pub(super) fn change(&mut self, change: Change) -> bool {
        match self.open_mut().change(change) {
            Ok(()) => true,
            Err(sentence) => {
                self.complain(sentence);
                false
            }
        }
    }

    /// Makes this the candidate being looked at.
    pub(super) fn select(&mut self, partner: PartnerId) {
        self.open_mut().selected = Some(partner);
    }

    /// Lays a dialog on top.
    pub(super) fn ask(&mut self, dialog: impl Dialog + 'static) {
        self.requests.push(Request::Ask(Box::new(dialog)));
    }

    /// Says something until the next key.
    pub(super) fn say(&mut self, text: impl Into<String>) {
        self.requests.push(Request::Say(Notice { text: text.into(), is_error: false }));
    }

    /// Says what went wrong until the next key.
    pub(super) fn complain(&mut self, text: impl Into<String>) {
        self.requests.push(Request::Say(Notice { text: text.into(), is_error: true }));
    }

    /// Shows a view.
    pub(super) fn go(&mut self, view: View) {
        self.requests.push(Request::Go(To::View(view)));
    }
}

/// What is said after a step back: what was undone, or that there was nothing.
#[must_use]
pub(super) fn undone(what: Option<String>) -> String {
    what.map_or_else(|| "There is nothing to undo.".to_owned(), |what| format!("Undone: {what}"))
}

/// What is said after a step back was made again, or that there was none.
#[must_use]
pub(super) fn made_again(what: Option<String>) -> String {
    what.map_or_else(|| "There is nothing to make again.".to_owned(), |what| format!("Made again: {what}"))
}
