//! The selected plan in a few lines. It is read and worked out on a thread of its own, one plan at a time; what the
//! selection has left behind is given up.

use crate::plan::{Date, FORMAT, Plan};
use crate::prioritise::Cancel;
use crate::report::{Accounts, Findings, Preview, Report};
use crate::store::{Reference, Store, StoreError, shown};
use crate::text;
use crate::tui::canvas::{Canvas, below, left, row, shift};
use crate::tui::message::Message;
use crate::tui::open_plan::report_on;
use crate::tui::theme::Role;
use crate::tui::working::aside::is_aside;
use ratatui::layout::Rect;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

/// So long a plan is selected before whom to recruit is worked out: who only passes by does not wait for it.
const REST: Duration = Duration::from_millis(300);
/// What is said where nobody works.
const NO_THREAD: &str = "No preview: too many programs run. Close some, then start this one again.";
/// Columns for the titles.
const TITLES: u16 = 13;

/// The previews of plans that have been selected, and the work on the one that is.
#[derive(Debug)]
pub(super) struct Previews {
    known: HashMap<PathBuf, Result<Preview, String>>,
    asked: Option<PathBuf>,
    asks: Sender<Ask>,
    cancel: Cancel,
    /// Who does it, until somebody asks.
    idle: Option<Worker>,
}

/// Who previews plans, on a thread of its own.
#[derive(Debug)]
struct Worker {
    store: Store,
    today: Option<Date>,
    post: Sender<Message>,
    asked: Receiver<Ask>,
}

/// A plan to be previewed, until somebody cancels it.
#[derive(Debug)]
struct Ask {
    path: PathBuf,
    cancel: Cancel,
}

impl Previews {
    /// None yet; what is found will be sent to `post`.
    pub(super) fn new(store: Store, today: Option<Date>, post: Sender<Message>) -> Self {
        let (asks, asked) = channel();
        let idle = Some(Worker { store, today, post, asked });
        Self { known: HashMap::new(), asked: None, asks, cancel: Cancel::default(), idle }
    }

    /// The folder was read again: what is known may not be so any more.
    pub(super) fn forget(&mut self) {
        self.known.clear();
        self.asked = None;
    }

    /// This plan, or none, is the one to look at.
    pub(super) fn want(&mut self, path: Option<&Path>) {
        if self.asked.as_deref() == path {
            return;
        }
        self.cancel.ask();
        self.cancel = Cancel::beside_typing();
        self.asked = path.map(Path::to_owned);
        if let Some(path) = &self.asked {
            if let Some(worker) = self.idle.take() {
                // Without a thread whoever asks is told that there are no previews.
                is_aside(move || worker.work());
            }
            let ask = Ask { path: path.clone(), cancel: self.cancel.clone() };
            if self.asks.send(ask).is_err() {
                self.known.insert(path.clone(), Err(NO_THREAD.to_owned()));
            }
        }
    }

    /// Takes what was found of a plan.
    pub(super) fn take(&mut self, path: PathBuf, preview: Result<Preview, String>) {
        if self.asked.as_ref() == Some(&path) {
            self.known.insert(path, preview);
        }
    }

    /// Draws what is known of a plan under its name and file; why it cannot be read, where it cannot.
    pub(super) fn draw(&self, canvas: &mut Canvas<'_>, area: Rect, (name, path): (&str, &Path)) {
        let known = self.known.get(path);
        let file = shown(path.file_name().unwrap_or_default());
        let title = if matches!(known, Some(Err(_))) { "" } else { name };
        let used = canvas.write(area, title, Role::Title);
        canvas.write(shift(row(area, 0), if used > 0 { used + 2 } else { 0 }), &file, Role::Dim);
        let rest = below(area, 1);
        match known {
            None => {}
            Some(Err(reason)) => drop(canvas.paragraph(rest, reason, Role::Text)),
            Some(Ok(preview)) => draw(canvas, rest, preview),
        }
    }
}

impl Drop for Previews {
    fn drop(&mut self) {
        self.cancel.ask();
    }
}

fn draw(canvas: &mut Canvas<'_>, area: Rect, preview: &Preview) {
    let mut rest = area;
    for part in &preview.parts {
        canvas.write(left(row(rest, 0), TITLES - 1), part.title, Role::Dim);
        rest = below(rest, canvas.paragraph(shift(rest, TITLES), &part.words, Role::Text).max(1));
    }
    draw_missing(canvas, rest, &preview.missing);
}

/// As many whole sentences as there is room for, and how many more there are.
fn draw_missing(canvas: &mut Canvas<'_>, area: Rect, missing: &[String]) {
    let room = shift(area, TITLES);
    let rows = |sentence: &String| text::wrap(sentence, usize::from(room.width.max(1))).len();
    let mut free = usize::from(room.height.saturating_sub(1));
    let fits = |sentence: &&String| {
        let left = free.checked_sub(rows(sentence));
        free = left.unwrap_or_default();
        left.is_some()
    };
    let shown = missing.iter().take_while(fits).count();
    let mut rest = room;
    for sentence in &missing[..shown] {
        rest = below(rest, canvas.paragraph(rest, sentence, Role::Text));
    }
    let more = match (shown, missing.len() - shown) {
        (0, 0) => "nothing is missing".to_owned(),
        (_, 0) => String::new(),
        (0, all) => format!("{all} things: check says which"),
        (_, more) => format!("and {more} more"),
    };
    canvas.write(row(rest, 0), &more, Role::Dim);
    canvas.write(left(row(area, 0), TITLES - 1), Preview::MISSING, Role::Dim);
}

impl Worker {
    /// Previews one plan after the other, of those asked for meanwhile only the last.
    fn work(&self) {
        let mut next = self.asked.recv().ok();
        while let Some(ask) = next {
            let newest = self.asked.try_iter().last().unwrap_or(ask);
            let read = self.store.read(&Reference::from(newest.path.as_path()));
            let plan = read.map(|read| (read.plan, Accounts::of(read.accounts))).map_err(|error| why(&error));
            let report = plan.as_ref().map(|(plan, accounts)| report_on(plan, accounts, self.today.as_ref()));
            let preview = report.as_ref().map(Preview::of).map_err(|reason| (*reason).clone());
            if self.post.send(Message::Previewed(newest.path.clone(), preview)).is_err() {
                return;
            }
            next = match self.asked.recv_timeout(REST) {
                Ok(ask) => Some(ask),
                Err(RecvTimeoutError::Disconnected) => None,
                Err(RecvTimeoutError::Timeout) => {
                    if let (Ok((plan, accounts)), Ok(report)) = (&plan, report)
                        && Preview::is_open(&report)
                        && let Some(preview) = whole(plan, accounts, report, &newest.cancel)
                    {
                        // Whether anybody listens is seen with the next plan.
                        let _ = self.post.send(Message::Previewed(newest.path, Ok(preview)));
                    }
                    self.asked.recv().ok()
                }
            };
        }
    }
}

/// Why there is none. Which version made a plan stands in the list already.
fn why(error: &StoreError) -> String {
    if let StoreError::Newer { .. } = error {
        let known = format!("This version of partnerplan knows formats up to {FORMAT}");
        return format!("{known}: open it with the newer one to change it. Enter shows its text.");
    }
    error.to_string()
}

/// The preview with whom to recruit; none when nobody waits for it any more.
fn whole(plan: &Plan, accounts: &Accounts, report: Report, cancel: &Cancel) -> Option<Preview> {
    let findings = Findings::of_with(plan, accounts, cancel, &|_| {})?;
    Some(Preview::of(&report.with(Arc::new(findings))))
}
