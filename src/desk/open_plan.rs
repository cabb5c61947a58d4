//! The open plan: the document, where it is kept, how its save stands, and the report on it.

mod aside;
mod base;
mod leaving;
mod lists;
mod outside;
mod past;
mod posting;

use self::base::Base;
use super::reported::report_on;
use super::word::Post;
use super::working::Working;
use super::working::bringing::Bringing;
use super::working::incoming::Incoming;
use crate::plan::{Change, Date, Document, PartnerId, Plan, SegmentId};
use crate::report::findings::Part;
use crate::report::{Accounts, Findings, Report};
use crate::store::{
    AccountFolder, DraftFile, Drafts, KEPT_STEPS, KeptAside, Mode as FileMode, Opened, Outside, Refuge, Saver, Unsaved,
};
use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;
use std::time::Instant;

/// An open plan.
#[derive(Debug)]
pub struct OpenPlan {
    number: u64,
    /// The day it is, where that is said.
    today: Option<Date>,
    document: Document,
    path: PathBuf,
    accounts: Arc<Accounts>,
    folder: AccountFolder,
    saver: Saver,
    refuge: Refuge,
    /// What its file did not take before, until it was looked at.
    kept_aside: Vec<KeptAside>,
    read_only: Option<String>,
    saved: Saved,
    /// What another program has done to the file, until it is chosen what becomes of that.
    outside: Option<Outside>,
    outside_seen: u64,
    saved_revision: u64,
    sent_revision: u64,
    base: Base,
    /// What was said of a save besides.
    heard: String,
    report: RefCell<Option<(u64, Rc<Report>)>>,
    working: Working,
    post: Post,
    leaving: leaving::PutAway,
    /// A file being read for an import.
    pub(crate) incoming: Incoming,
    /// An account list being taken in.
    pub(crate) bringing: Bringing,
    /// The candidate being looked at, the same on every view.
    pub(crate) selected: Option<PartnerId>,
    /// The part of a sheet somebody wants to see, counted so that it is shown once.
    wanted_sheet: Option<(usize, SegmentId, &'static str)>,
}

/// How the plan stands on the disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Saved {
    /// What is shown is on the disk.
    Yes,
    /// It will be in a moment.
    Saving,
    /// It is not, and why the disk refused the last time.
    No(Unsaved),
}

impl OpenPlan {
    /// A plan as the store opened it. `number` tells this plan's saves from those of one before.
    #[must_use]
    pub fn new(opened: Opened, number: u64, today: Option<Date>, post: Post) -> Self {
        let read_only = match opened.mode {
            FileMode::ReadWrite => None,
            FileMode::ReadOnly(reason) => Some(reason),
        };
        let selected = opened.plan.partners.first().map(|partner| partner.id.clone());
        let path = opened.file.path().to_owned();
        let working = Working::new(number, post.clone());
        let incoming = Incoming::new(number, post.clone());
        let bringing = Bringing::new(number, post.clone());
        let base = Base::new(&opened.plan);
        let refuge = opened.file.refuge().clone();
        let saver = Saver::start(opened.file, posting::posting(number, post.clone()));
        Self {
            number,
            today,
            document: Document::with_past(opened.plan, opened.past),
            path,
            accounts: Accounts::of(opened.accounts),
            folder: opened.folder,
            saver,
            refuge,
            kept_aside: opened.kept_aside,
            read_only,
            saved: Saved::Yes,
            outside: None,
            outside_seen: 0,
            saved_revision: 0,
            sent_revision: 0,
            base,
            heard: String::new(),
            report: RefCell::new(None),
            working,
            post,
            leaving: leaving::PutAway::default(),
            incoming,
            bringing,
            selected,
            wanted_sheet: None,
        }
    }

    /// Which open plan this is, counted since the start.
    #[must_use]
    pub(crate) fn number(&self) -> u64 {
        self.number
    }

    /// The plan as it stands.
    #[must_use]
    pub fn plan(&self) -> &Plan {
        self.document.plan()
    }

    /// The document: plan and history.
    #[must_use]
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// Where the plan is kept.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether the plan cannot be changed.
    #[must_use]
    pub(crate) fn is_read_only(&self) -> bool {
        self.read_only.is_some()
    }

    /// What is said where the plan is to be changed and cannot be.
    #[must_use]
    pub(crate) fn refusal(&self) -> Option<String> {
        self.read_only.as_ref().map(|reason| format!("This plan cannot be changed: {reason}."))
    }

    /// How the plan stands on the disk.
    #[must_use]
    pub(crate) fn saved(&self) -> &Saved {
        &self.saved
    }

    /// The report on the plan as it stands, made once for each change.
    #[must_use]
    pub(crate) fn report(&self) -> Rc<Report> {
        let revision = self.document.revision();
        let mut held = self.report.borrow_mut();
        if let Some((of, report)) = held.as_ref()
            && *of == revision
        {
            return Rc::clone(report);
        }
        let plan = self.document.plan();
        // Whoever still holds the earlier one keeps a copy: what did not change is carried over all the same.
        let earlier = held.take().map(|(_, report)| Rc::unwrap_or_clone(report));
        let report = match earlier {
            Some(earlier) => earlier.after(plan),
            None => report_on(plan, &self.accounts, self.today.as_ref()),
        };
        let report = Rc::new(match self.working.of(revision) {
            Some(findings) => report.with(Arc::clone(findings)),
            None => report,
        });
        *held = Some((revision, Rc::clone(&report)));
        report
    }

    /// Has the plan as it stands worked out in the next pause, unless it is already; or not, where nobody looks at it.
    pub(crate) fn work_out(&mut self, is_wanted: bool, now: Instant) {
        if is_wanted {
            self.working.want(self.document.revision(), now);
            let beside = (self.document.plan(), &self.accounts);
            self.working.start_if_due(beside, self.document.revision(), now);
        } else {
            self.working.forget();
        }
    }

    /// When that starts.
    #[must_use]
    pub fn work_due(&self) -> Option<Instant> {
        self.working.due()
    }

    /// Somebody is at work: what has not been started waits.
    pub(crate) fn put_off_work(&mut self, now: Instant) {
        self.working.put_off(now);
    }

    /// Takes what was worked out of the plan at a revision; an answer for an older plan is dropped.
    pub(crate) fn found(&mut self, revision: u64, findings: Option<Arc<Findings>>) {
        if self.working.found(revision, findings.clone())
            && let Some(findings) = findings
            && let Some((of, report)) = self.report.get_mut().take()
        {
            let report = Rc::unwrap_or_clone(report);
            *self.report.get_mut() = Some((of, Rc::new(if of == revision { report.with(findings) } else { report })));
        }
    }

    /// Takes word of how far that is.
    pub(crate) fn tell(&mut self, revision: u64, part: Part) {
        self.working.tell(revision, part);
    }

    /// The newest findings: of the plan as it stands, or of what it was a moment ago.
    #[must_use]
    pub(crate) fn findings(&self) -> Option<&Arc<Findings>> {
        self.working.newest()
    }

    /// How many findings have been taken: whoever has seen as many has seen the newest.
    #[must_use]
    pub(crate) fn findings_taken(&self) -> u64 {
        self.working.taken()
    }

    /// Whether the findings are those of the plan as it stands.
    #[must_use]
    pub fn is_worked_out(&self) -> bool {
        self.working.of(self.document.revision()).is_some()
    }

    /// Whether findings on the plan as it stands are on their way.
    #[must_use]
    pub fn is_working_out(&self) -> bool {
        self.working.is_under_way()
    }

    /// What is said while findings are awaited: what is being worked out, or that it failed.
    #[must_use]
    pub(crate) fn awaited(&self) -> Option<String> {
        if self.working.has_failed(self.document.revision()) {
            return Some("This could not be worked out: a fault of the program, or too many programs run. Any change tries again.".to_owned());
        }
        let part = self.working.part()?.label();
        let earlier = if self.is_stale() { " What is dim was so before the last change." } else { "" };
        Some(format!("Working out {part}… Ctrl-X ends it with the best so far.{earlier}"))
    }

    /// Whether the newest findings are of an earlier plan: they are shown dimmed until there are others.
    #[must_use]
    pub(crate) fn is_stale(&self) -> bool {
        self.findings().is_some() && !self.is_worked_out()
    }

    /// What is said as long as findings stand that are not all there is to find.
    #[must_use]
    pub(crate) fn cut_short(&self) -> Option<&'static str> {
        let is_cut = self.working.is_cut() && !self.is_working_out();
        is_cut.then_some("Ended early: not proven. Ctrl-X works it out to the end.")
    }

    /// The best found so far will do; or, where it did, it will no longer.
    pub(crate) fn enough(&mut self) {
        self.working.enough((self.document.plan(), &self.accounts), self.document.revision());
    }

    /// Whether there are changes the disk has not.
    #[must_use]
    pub fn is_dirty(&self) -> bool {
        self.document.revision() != self.saved_revision
    }

    /// Changes the plan.
    ///
    /// # Errors
    /// A sentence, when the plan is read-only or the change does not fit.
    pub fn change(&mut self, change: Change) -> Result<(), String> {
        if let Some(sentence) = self.refusal() {
            return Err(sentence);
        }
        match self.document.apply(change) {
            Ok(true) => self.is_to_be_saved(),
            Ok(false) => {}
            Err(error) => return Err(format!("Nothing was changed: {error}.")),
        }
        Ok(())
    }

    /// Ends the current step of the history: what is typed next is undone by itself.
    pub(crate) fn close_step(&mut self) {
        self.document.close_step();
    }

    /// That it could not be saved is true until it has been.
    fn is_to_be_saved(&mut self) {
        if self.saved == Saved::Yes {
            self.saved = self.in_the_way().map_or(Saved::Saving, Saved::No);
        }
    }

    /// Sends what the disk has not to be saved; does not wait. What another program has put there is not saved over:
    /// what is here is kept elsewhere until the user has chosen.
    pub(crate) fn save(&mut self) {
        let revision = self.document.revision();
        if self.in_the_way().is_some() {
            return self.saver.shelter(self.plan().clone(), revision);
        }
        let failed = matches!(self.saved, Saved::No(_));
        if self.is_dirty() && (failed || revision != self.sent_revision) {
            self.sent_revision = revision;
            self.base.send(self.document.plan(), revision);
            self.saver.save_with_past(self.plan().clone(), self.document.past(KEPT_STEPS), revision);
        }
    }

    /// Has what was typed and is not in the plan kept beside it. That it failed is said when the plan is left.
    pub(crate) fn keep_drafts(&self, file: DraftFile, drafts: Drafts) {
        self.saver.also(move || drop(file.keep(&drafts)));
    }

    /// Saves the plan over what another program has put into its file, and waits until the disk has it.
    ///
    /// # Errors
    /// Why it has not.
    pub(crate) fn overwrite(&mut self) -> Result<(), Unsaved> {
        self.sent_revision = self.document.revision();
        let past = self.document.past(KEPT_STEPS);
        self.base.send(self.document.plan(), self.sent_revision);
        self.saver.overwrite_with_past(self.plan().clone(), past, self.sent_revision);
        self.settle()
    }

    /// Saves and waits until the disk has it.
    ///
    /// # Errors
    /// Why it has not.
    pub(crate) fn finish(&mut self) -> Result<(), Unsaved> {
        if let Some(unsaved) = self.in_the_way() {
            self.mark_unsaved(unsaved.clone());
            return Err(unsaved);
        }
        if !self.is_dirty() {
            return Ok(());
        }
        self.save();
        self.settle()
    }

    /// Waits until the disk has what was sent, or has refused it.
    fn settle(&mut self) -> Result<(), Unsaved> {
        let result = self.saver.flush();
        match &result {
            Ok(()) => self.mark_saved(self.sent_revision),
            Err(unsaved) => self.mark_unsaved(unsaved.clone()),
        }
        result
    }

    /// The disk has everything up to `revision`.
    pub(crate) fn mark_saved(&mut self, revision: u64) {
        self.saved_revision = revision;
        self.base.take(revision);
        self.outside = None;
        self.saved = if self.is_dirty() { Saved::Saving } else { Saved::Yes };
    }

    /// The disk could not take it, and why.
    pub(crate) fn mark_unsaved(&mut self, unsaved: Unsaved) {
        self.saved = Saved::No(unsaved);
    }

    /// The sheet of a segment is to be shown at one of its parts when it comes into sight.
    pub(crate) fn want_sheet(&mut self, segment: SegmentId, part: &'static str) {
        let number = self.wanted_sheet.as_ref().map_or(1, |(number, ..)| number + 1);
        self.wanted_sheet = Some((number, segment, part));
    }

    /// The part of a sheet that was asked for last, and how many were before it.
    #[must_use]
    pub(crate) fn wanted_sheet(&self) -> Option<&(usize, SegmentId, &'static str)> {
        self.wanted_sheet.as_ref()
    }

    /// The day it is, where that is known.
    #[must_use]
    pub(crate) fn today(&self) -> Option<&Date> {
        self.today.as_ref()
    }

    /// The place of the selected candidate in the plan.
    #[must_use]
    pub(crate) fn selected_index(&self) -> Option<usize> {
        let id = self.selected.as_ref()?;
        self.plan().partners.iter().position(|partner| partner.id == *id)
    }
}

impl Drop for OpenPlan {
    /// A fault in the program loses nothing: what was not yet sent to be saved is sent, and the saver writes it before
    /// it goes.
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.save();
        }
    }
}
