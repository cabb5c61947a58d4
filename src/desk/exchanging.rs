//! A step of a private overlap, begun beside an open plan wherever it was asked for.

use super::open_plan::OpenPlan;
use super::word::{Brought, Paper};
use super::working::course::Course;
use crate::accounts::private::{FileKind, Learn, MOST, Request, Watch};
use crate::plan::{Date, PartnerId};
use crate::report::Accounts;
use crate::report::private_overlap::{came, heard, made};
use crate::store::{AccountFolder, Around, Existing, Heard, Made, Making, StoreError};
use std::path::PathBuf;

/// Which step.
#[derive(Debug)]
pub(crate) enum Exchanging {
    /// Ask a candidate.
    Ask {
        /// Whom.
        partner: PartnerId,
        /// For what.
        learn: Learn,
        /// To how many accounts our list is padded.
        pad_to: Option<usize>,
    },
    /// Answer a request.
    Answer {
        /// Which.
        request: Box<Request>,
        /// Whose, if it is a candidate's.
        partner: Option<PartnerId>,
        /// What both may learn.
        learn: Learn,
        /// To how many accounts our list is padded.
        pad_to: Option<usize>,
    },
    /// Read these bytes of an answer or a result.
    Read(Vec<u8>),
}

/// To how many accounts a list is padded, as it is typed; nothing typed leaves it as long as it is.
///
/// # Errors
/// When it is no such number; a sentence.
pub(crate) fn padded_to(typed: &str) -> Result<Option<usize>, String> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    let number = typed.parse().ok().filter(|number| (1..=MOST).contains(number));
    number.map(Some).ok_or_else(|| format!("Type a number of accounts, {MOST} at most, or leave it empty."))
}

/// Begins a step, whose file goes to `to`; what came of it is told when it is there.
///
/// # Errors
/// When the plan cannot be changed; a sentence.
pub(crate) fn begin(open: &mut OpenPlan, step: Exchanging, to: PathBuf) -> Result<(), String> {
    if let Some(sentence) = open.refusal() {
        return Err(sentence);
    }
    let names = open.plan().partners.iter().map(|partner| (partner.id.clone(), partner.name.clone())).collect();
    let work = Work { step, to, names, folder: open.folder().clone(), day: open.report().today.clone() };
    open.bringing.start("Masking and comparing", move |course| work.done(course).map_err(|error| error.to_string()));
    Ok(())
}

/// A step as it is worked on, wherever that happens.
struct Work {
    step: Exchanging,
    to: PathBuf,
    names: Vec<(PartnerId, String)>,
    folder: AccountFolder,
    day: Option<Date>,
}

impl Work {
    fn done(&self, course: &Course) -> Result<Brought, StoreError> {
        let told = |done| course.goes_on_at(done);
        let watch = Watch::new(&told);
        let making = |learn, pad_to| Making {
            learn,
            pad_to,
            to: &self.to,
            existing: Existing::Keep,
            day: self.day.as_ref(),
            watch: &watch,
        };
        let said = match &self.step {
            Exchanging::Ask { partner, learn, pad_to } => {
                self.made(FileKind::Request, &self.folder.ask(partner, making(*learn, *pad_to))?)
            }
            Exchanging::Answer { request, partner, learn, pad_to } => {
                let answered = self.folder.answer(request, partner.as_ref(), making(*learn, *pad_to))?;
                self.made(FileKind::Answer, &answered)
            }
            Exchanging::Read(bytes) => self.read(&self.folder.take(bytes, making(Learn::Counts, None))?),
        };
        let (lists, notes) = self.folder.read();
        let first = said.first().cloned().unwrap_or_default();
        let text = [said, notes].concat().join("\n\n");
        let paper = Paper { title: "Private overlap", text };
        Ok(Brought { accounts: Accounts::of(lists), said: first, paper: Some(paper) })
    }

    fn made(&self, kind: FileKind, made_file: &Made) -> Vec<String> {
        made(kind, &self.place(), (&made_file.list, made_file.sent), &made_file.hash)
    }

    fn read(&self, file: &Heard) -> Vec<String> {
        let name = file.partner.as_ref().and_then(|id| self.names.iter().find(|(named, _)| named == id));
        let partner = name.map(|(_, name)| (name.as_str(), &file.stands));
        let place = self.place();
        let written = file.result.as_ref().map(|hash| (place.as_str(), hash));
        let names = (!file.learnt.domains.is_empty()).then(|| file.learnt.domains.join(", "));
        std::iter::once(came(&file.learnt))
            .chain(names)
            .chain(heard(&file.learnt, &file.read, written, partner, file.was_open))
            .collect()
    }

    fn place(&self) -> String {
        Around::here().typed(&self.to)
    }
}
