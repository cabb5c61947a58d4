//! A plan comes into sight: when it was opened, or opened again.

use super::autosave::Autosave;
use super::{App, Place, Showing};
use crate::report::words;
use crate::store::{Drafts, Mode as FileMode, Opened, StoreError};
use crate::tui::layer::{Asides, Notice};
use crate::tui::open_plan::OpenPlan;

impl App {
    /// A plan has been read, or why not: for the first time, or again under what is looked at.
    pub(super) fn opened(&mut self, opened: Result<Opened, StoreError>) {
        match (opened, self.back.take()) {
            (Ok(opened), None) => self.put_in_place(opened),
            (Ok(opened), Some(showing)) => self.put_back(showing, opened),
            (Err(error), Some(showing)) => self.put_back_without_file(showing, &error),
            (Err(error), None) => {
                self.is_touring = false;
                self.relist();
                self.offer_instead(error);
            }
        }
    }

    /// Shows a plan that was opened.
    pub(super) fn put_in_place(&mut self, opened: Opened) {
        // With a plan open, only what could not be saved and now is elsewhere comes here: what this could not save is in
        // the new file, and the user stays where they were.
        let here = if let Place::Plan(showing) = &self.place { Some(showing.left()) } else { None };
        self.put_away();
        self.plans_opened += 1;
        // What has just been said of how the plan came to be shown is not yet read.
        let drafts = self.store.drafts(opened.file.path()).read();
        let notice = on_opening(&opened, &drafts).or_else(|| self.notice.take());
        self.notice = self.complained(notice);
        let left = here.or_else(|| self.store.left(opened.file.path()));
        let open = OpenPlan::new(opened, self.plans_opened, self.today.clone(), self.post.clone().into());
        self.autosave = Autosave::default();
        self.asides = Asides::of(drafts);
        self.place = Place::Plan(Box::new(Showing::new(open, left, &self.asides)));
        self.tour_if_asked();
    }

    /// The file is open again: the user goes on where they were.
    fn put_back(&mut self, mut showing: Box<Showing>, opened: Opened) {
        self.plans_opened += 1;
        let was_read_only = showing.open.is_read_only();
        let drafts = if was_read_only { self.store.drafts(opened.file.path()).read() } else { Drafts::default() };
        self.notice = on_opening(&opened, &drafts).or_else(|| self.notice.take());
        showing.open.take_in(opened, self.plans_opened, &self.post.clone().into());
        if was_read_only && !showing.open.is_read_only() {
            self.asides = Asides::of(drafts);
            let notice = || Notice { text: "The plan can be changed here now.".to_owned(), is_error: false };
            self.notice.get_or_insert_with(notice);
        }
        self.place = Place::Plan(showing);
    }

    /// The file cannot be opened again: what is in memory stays to be looked at.
    fn put_back_without_file(&mut self, mut showing: Box<Showing>, error: &StoreError) {
        showing.open.is_without_file(error.brief());
        self.notice = Some(Notice { text: error.to_string(), is_error: true });
        self.place = Place::Plan(showing);
    }
}

/// What the user should know of a plan that was opened: why it cannot be changed, what is odd about its file, what was
/// typed and is not in it yet.
fn on_opening(opened: &Opened, drafts: &Drafts) -> Option<Notice> {
    let refusal = match &opened.mode {
        FileMode::ReadWrite => None,
        FileMode::ReadOnly(reason) => Some(format!("Opened to look at only: {reason}. Ctrl-S reads it again.")),
    };
    let draft = (!drafts.is_empty() && refusal.is_none()).then(|| {
        let said: Vec<&str> = drafts.values().map(|draft| draft.said.as_str()).collect();
        format!("Not in the plan yet, and there where you typed it: {}.", said.join(", "))
    });
    let undecided = words::undecided(&opened.plan, "Ctrl-D");
    let aside = (!opened.kept_aside.is_empty()).then(|| "Ctrl-S holds them against the plan.".to_owned());
    let sentences: Vec<&str> =
        refusal.iter().chain(&opened.notes).chain(&undecided).chain(&aside).chain(&draft).map(String::as_str).collect();
    (!sentences.is_empty()).then(|| Notice { text: sentences.join(" "), is_error: refusal.is_some() })
}
