//! Which paper is written: the page for the board first, then the report, then what there is on partners and segments.

use crate::report::{Paper, Report, Who, no_sheet};
use crate::tui::dialogs::{Choice, Pick};
use crate::tui::layer::Context;
use crate::tui::open_plan::OpenPlan;
use std::cell::Cell;
use std::rc::Rc;

/// A paper that can be written.
#[derive(Clone, Debug)]
struct Offered {
    name: String,
    about: &'static str,
    paper: Paper,
    is_full: bool,
}

/// The papers there are, and the one that is chosen.
#[derive(Debug)]
pub(super) struct Papers {
    all: Vec<Offered>,
    at: usize,
    picked: Rc<Cell<Option<usize>>>,
}

impl Papers {
    pub(super) fn of(open: &OpenPlan) -> Self {
        Self { all: offered(&open.report()), at: 0, picked: Rc::default() }
    }

    /// Finds the papers of the plan as it is; the one chosen stays, where it still is one.
    pub(super) fn look(&mut self, open: &OpenPlan) {
        let all = offered(&open.report());
        let chosen = self.chosen().clone();
        let is_chosen = |it: &Offered| it.paper == chosen && it.is_full == self.is_full();
        self.at = all.iter().position(is_chosen).unwrap_or(0);
        self.all = all;
    }

    pub(super) fn chosen(&self) -> &Paper {
        self.all.get(self.at).map_or(&Paper::Board, |it| &it.paper)
    }

    pub(super) fn is_full(&self) -> bool {
        self.all.get(self.at).is_some_and(|it| it.is_full)
    }

    pub(super) fn name(&self) -> &str {
        self.all.get(self.at).map_or("", |it| it.name.as_str())
    }

    pub(super) fn about(&self) -> &'static str {
        self.all.get(self.at).map_or("", |it| it.about)
    }

    pub(super) fn step(&mut self, by: isize) {
        let count = self.all.len();
        self.at = (self.at + count).saturating_add_signed(by) % count;
    }

    /// Chooses the paper a letter stands for; whether there is one.
    pub(super) fn letter(&mut self, letter: char) -> bool {
        let at = match letter {
            'b' => self.all.iter().position(|it| it.paper == Paper::Board),
            's' => self.all.iter().position(|it| it.paper == Paper::Report && !it.is_full),
            'f' => self.all.iter().position(|it| it.paper == Paper::Report && it.is_full),
            _ => None,
        };
        let found = at.is_some();
        self.at = at.unwrap_or(self.at);
        found
    }

    /// Offers them all to pick from.
    pub(super) fn pick(&self, context: &mut Context<'_>) {
        let choices = self.all.iter().enumerate().map(|(at, it)| Choice {
            name: it.name.clone(),
            about: it.about.to_owned(),
            value: at,
        });
        let picked = Rc::clone(&self.picked);
        let pick = Pick::new("Which paper?", "Type a part of a name.", choices.collect(), move |_, at: &usize| {
            picked.set(Some(*at));
        });
        context.ask(pick.starting_at(self.at));
    }

    /// Takes what was picked; whether something was.
    pub(super) fn take_picked(&mut self) -> bool {
        let picked = self.picked.take();
        self.at = picked.unwrap_or(self.at);
        picked.is_some()
    }
}

fn offered(report: &Report) -> Vec<Offered> {
    let one = |name: &str, about, paper, is_full| Offered { name: name.to_owned(), about, paper, is_full };
    let mut all = vec![
        one("The page for the board", "what to decide, for what, with whom and why", Paper::Board, false),
        one("Short report", "the page, sheets of the set, next, ranking", Paper::Report, false),
        one("Full report", "the appendix too: how firm, other budgets, all sheets", Paper::Report, true),
    ];
    for who in partners(report) {
        let (name, id) = (who.name(), who.id().clone());
        let theirs = "their own sheet: nothing of what only we know";
        if no_sheet(report, &id).is_none() {
            all.push(one(&format!("For {name}"), theirs, Paper::ForThem(id.clone()), false));
        }
        all.push(one(&format!("About {name}"), "internal: all we know of them", Paper::Partner(id), false));
    }
    let segments = report.segments.iter();
    all.extend(
        segments
            .map(|row| one(&row.name, "internal: the sheet and who is in it", Paper::Segment(row.id.clone()), false)),
    );
    all
}

/// Whoever is in a segment: those of the set first.
fn partners(report: &Report) -> Vec<&Who> {
    let set: Vec<usize> = report.findings.iter().flat_map(|it| it.set()).map(|(who, _)| who.index).collect();
    let mut all: Vec<&Who> = report.segments.iter().flat_map(|row| &row.partners).collect();
    all.sort_by_key(|who| (set.iter().position(|at| *at == who.index).unwrap_or(set.len()), who.index));
    all
}
