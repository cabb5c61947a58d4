//! Whom to call first: the quick pass as a ranked list, with what happens next, by whom and when.

mod drawing;

use super::{adding, shown::Shown};
use crate::{
    interview::steps::View,
    report::{Report, Who, figure},
    tui::{
        canvas::Canvas,
        form::Card,
        keys::{Action, COMMANDS, ENTER, HISTORY, Keys, PLAN, TABS, letter, on},
        layer::{Context, Layer, Request, Text, Used},
        open_plan::OpenPlan,
        widgets::{editor, filter, list},
    },
};
use ratatui::layout::Rect;

/// Whom to call first.
#[derive(Debug, Default)]
pub(crate) struct CallFirst {
    shown: Shown,
}

impl CallFirst {
    fn row(&self, open: &OpenPlan) -> usize {
        let report = open.report();
        let selected = open.selected_index();
        let at = everyone(&report).position(|who| Some(who.index) == selected);
        at.and_then(|at| self.shown.row_of(at)).unwrap_or(0)
    }

    fn select_row(&self, row: usize, context: &mut Context<'_>) {
        let report = context.report();
        if let Some(who) = self.shown.place(row).and_then(|at| nth(&report, at)) {
            context.select(who.id().clone());
        }
    }

    fn selected(&self, open: &OpenPlan) -> Option<Who> {
        let at = self.shown.place(self.row(open))?;
        nth(&open.report(), at).cloned()
    }

    fn open(&self, context: &mut Context<'_>) {
        if let Some(who) = self.selected(context.open()) {
            context.select(who.id().clone());
            let card = Card::partner(context.open(), who.id().clone()).at("next_step", context.open());
            context.ask(card);
        }
    }

    fn filtered(&mut self, context: &mut Context<'_>) {
        self.look(context.open());
        self.select_row(self.row(context.open()), context);
    }
}

/// The keys
pub(crate) const KEYS: Keys = Keys {
    title: "Call first",
    rows: &[
        on(&[ENTER], Action::Open, "open", "Open the candidate: model, next step, owner, days, cost and all else.", 1),
        on(&[letter('i')], Action::Influence, "influence", "Whom the candidate reaches, and when.", 6),
        on(&[letter('y')], Action::Copy, "copy", "Copy the list to the clipboard as a table.", 8),
    ],
};

impl Layer for CallFirst {
    fn keys(&self) -> &'static [&'static Keys] {
        if self.shown.is_typing() {
            &[&filter::KEYS, &editor::KEYS, &HISTORY]
        } else {
            &[&KEYS, &filter::FILTERED, &list::KEYS, &TABS, &COMMANDS, &PLAN]
        }
    }

    fn takes_text(&self) -> bool {
        self.shown.is_typing()
    }

    fn draw(&self, open: &OpenPlan, canvas: &mut Canvas<'_>, area: Rect) {
        drawing::draw(self, open, canvas, area);
    }

    fn act(&mut self, action: Action, context: &mut Context<'_>) -> Used {
        if self.shown.act(action) {
            self.filtered(context);
            return Used::Yes;
        }
        let row = self.row(context.open());
        if let Some(to) = list::moved(action, row, self.shown.count()) {
            self.select_row(to, context);
            if action == Action::Select(row) {
                self.open(context);
            }
            return Used::Yes;
        }
        match action {
            Action::Open => self.open(context),
            Action::Copy => copy(context),
            Action::Influence => {
                if let Some(who) = self.selected(context.open()) {
                    context.select(who.id().clone());
                    context.go(View::Influence);
                }
            }
            _ => return Used::No,
        }
        Used::Yes
    }

    fn text(&mut self, text: Text<'_>, context: &mut Context<'_>) {
        match text {
            Text::Paste(names) if !self.shown.is_typing() => adding::paste(context, names),
            text => {
                self.shown.text(text);
                self.filtered(context);
            }
        }
    }

    fn look(&mut self, open: &OpenPlan) {
        let report = open.report();
        let all = report.call_first.order.len() + report.call_first.stopped.len();
        self.shown.refresh(all, everyone(&report).map(Who::name));
    }

    fn refusal(&self, action: Action, open: &OpenPlan) -> Option<&'static str> {
        match action {
            Action::Open | Action::Influence | Action::Filter if self.shown.count() == 0 => {
                Some("Nobody has been through the quick pass.")
            }
            Action::Copy if open.report().call_first.order.is_empty() => Some("There is nobody to call yet."),
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

fn copy(context: &mut Context<'_>) {
    let report = context.report();
    match report.call_first.order.len() {
        0 => context.complain("There is nobody to call yet: the quick pass comes first."),
        count => {
            context.requests.push(Request::Copy(report.call_list()));
            context.say(format!("Copied: {} to call, as a Markdown table.", figure::counted(count, "candidate")));
        }
    }
}
