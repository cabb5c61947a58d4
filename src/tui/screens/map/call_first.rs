//! Whom to call first: the quick pass as a ranked list, with what happens next, by whom and when.

mod drawing;

use super::{INFLUENCE, adding, shown::Shown};
use crate::{
    report::{Report, Who, figure},
    tui::{
        canvas::Canvas,
        desk::Desk,
        dialogs::Card,
        keymap::{Action, Mode, Step},
        screens::Screen,
        widgets::list,
        work::{Request, Work},
    },
};
use crossterm::event::KeyEvent;
use ratatui::layout::Rect;

/// Whom to call first.
#[derive(Debug, Default)]
pub(super) struct CallFirst {
    shown: Shown,
}

impl CallFirst {
    /// The list, everyone shown.
    pub(super) fn new(desk: &Desk) -> Self {
        let mut calls = Self::default();
        calls.refresh(desk);
        calls
    }

    fn row(&self, desk: &Desk) -> usize {
        let report = desk.report();
        let selected = desk.selected_index();
        let at = everyone(&report).position(|who| Some(who.index) == selected);
        at.and_then(|at| self.shown.row_of(at)).unwrap_or(0)
    }

    fn select_row(&self, row: usize, work: &mut Work<'_>) {
        let report = work.report();
        if let Some(who) = self.shown.place(row).and_then(|at| nth(&report, at)) {
            work.select(who.id().clone());
        }
    }

    fn selected(&self, desk: &Desk) -> Option<Who> {
        let at = self.shown.place(self.row(desk))?;
        nth(&desk.report(), at).cloned()
    }

    fn open(&self, work: &mut Work<'_>) {
        if let Some(who) = self.selected(work.desk()) {
            work.select(who.id().clone());
            let card = Card::partner(work.desk(), who.id().clone()).at("next_step", work.desk());
            work.ask(card);
        }
    }

    fn filtered(&mut self, work: &mut Work<'_>) {
        self.refresh(work.desk());
        self.select_row(self.row(work.desk()), work);
    }
}

impl Screen for CallFirst {
    fn mode(&self) -> Mode {
        if self.shown.is_typing() { Mode::Filter } else { Mode::CallFirst }
    }

    fn draw(&self, desk: &Desk, canvas: &mut Canvas<'_>, area: Rect) {
        drawing::draw(self, desk, canvas, area);
    }

    fn act(&mut self, action: Action, work: &mut Work<'_>) -> bool {
        if self.shown.act(action) {
            self.filtered(work);
            return true;
        }
        let row = self.row(work.desk());
        if let Some(to) = list::moved(action, row, self.shown.count()) {
            self.select_row(to, work);
            if action == Action::Select(row) {
                self.open(work);
            }
            return true;
        }
        match action {
            Action::Open => self.open(work),
            Action::Copy => copy(work),
            Action::Influence => {
                if let Some(who) = self.selected(work.desk()) {
                    work.select(who.id().clone());
                    work.go(Step::Map, INFLUENCE);
                }
            }
            _ => return false,
        }
        true
    }

    fn type_key(&mut self, key: KeyEvent, work: &mut Work<'_>) {
        self.shown.type_key(key);
        self.filtered(work);
    }

    fn paste(&mut self, text: &str, work: &mut Work<'_>) {
        if self.shown.is_typing() {
            self.shown.paste(text);
            return self.filtered(work);
        }
        adding::paste(work, text);
        self.refresh(work.desk());
    }

    fn refresh(&mut self, desk: &Desk) {
        let report = desk.report();
        let all = report.call_first.order.len() + report.call_first.stopped.len();
        self.shown.refresh(all, everyone(&report).map(Who::name));
    }

    fn refusal(&self, action: Action, desk: &Desk) -> Option<&'static str> {
        match action {
            Action::Open | Action::Influence | Action::Filter if self.shown.count() == 0 => {
                Some("Nobody has been through the quick pass.")
            }
            Action::Copy if desk.report().call_first.order.is_empty() => Some("There is nobody to call yet."),
            _ => None,
        }
    }
}

/// Whom to call, then whom not to call: the rows of the list.
fn everyone(report: &Report) -> impl Iterator<Item = &Who> {
    let calls = &report.call_first;
    calls.order.iter().map(|call| &call.who).chain(calls.stopped.iter().map(|stopped| &stopped.who))
}

fn nth(report: &Report, at: usize) -> Option<&Who> {
    let calls = &report.call_first;
    match at.checked_sub(calls.order.len()) {
        None => Some(&calls.order[at].who),
        Some(at) => calls.stopped.get(at).map(|stopped| &stopped.who),
    }
}

fn copy(work: &mut Work<'_>) {
    let report = work.report();
    match report.call_first.order.len() {
        0 => work.complain("There is nobody to call yet: the quick pass comes first."),
        count => {
            work.requests.push(Request::Copy(report.call_list()));
            work.say(format!("Copied: {} to call, as a Markdown table.", figure::counted(count, "candidate")));
        }
    }
}
