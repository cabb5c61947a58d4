//! Who stands where: ranked, not rated yet, ruled out; beside it why, how firm that is, what to find out next and what
//! would change it.

mod columns;
mod draw;
mod find_out_next;
mod how_firm;
mod verdict_line;
mod what_changes;
mod why;

use self::columns::RankingRow;
use super::pane::{self, Pane};
use crate::interview::steps::{Asked, OfRanking, View};
use crate::plan::{PartnerId, QualifyQuestion};
use crate::report::reasons;
use crate::tui::canvas::{Canvas, shift};
use crate::tui::form::Card;
use crate::tui::keys::{Action, COMMANDS, ENTER, Keys, PANES, PLAN, VIEWS, letter, on};
use crate::tui::layer::{Context, Layer, Request, Text, Used};
use crate::tui::open_plan::OpenPlan;
use crate::tui::theme::Role;
use crate::tui::widgets::filter;
use crate::tui::widgets::list::{self, List, Members};
use crate::tui::widgets::scroll::Scroll;
use ratatui::layout::Rect;
use std::collections::HashMap;

/// The ranking.
#[derive(Debug)]
pub(crate) struct Ranking {
    list: List<PartnerId>,
    /// Why those without a rank have none.
    apart: HashMap<PartnerId, String>,
    pane: Pane<OfRanking>,
    why: Scroll,
    how_firm: List<PartnerId>,
    find_out_next: List<usize>,
    what_changes: List<usize>,
}

impl Default for Ranking {
    fn default() -> Self {
        Self {
            list: List::new("candidate"),
            apart: HashMap::new(),
            pane: Pane::new(&OfRanking::ALL, OfRanking::title, |page| View::Ranking(Some(page))),
            why: Scroll::default(),
            how_firm: List::new("candidate"),
            find_out_next: List::new("question"),
            what_changes: List::new("criterion"),
        }
    }
}

impl Ranking {
    fn fill(&mut self, open: &OpenPlan) {
        let report = open.report();
        let findings = open.findings().map(AsRef::as_ref);
        let ranked = report.ranking.iter().map(|row| (row.who.id().clone(), RankingRow::ranked(row, findings)));
        let unrated = report.unrated.iter().map(|row| (row.who.id().clone(), RankingRow::unrated(row)));
        let ruled_out = report.excluded.iter().map(|row| (row.who.id().clone(), RankingRow::ruled_out(row)));
        let (unrated, ruled_out): (Vec<_>, Vec<_>) = (unrated.collect(), ruled_out.collect());
        let apart = unrated.iter().chain(&ruled_out);
        self.apart = apart.map(|(id, row)| (id.clone(), row.apart.clone())).collect();
        let sections = [
            Members::new(ranked),
            Members::under("Not rated yet", unrated),
            Members::under(reasons::RULED_OUT, ruled_out),
        ];
        self.list.fill(&columns::columns(&report), sections);
    }

    /// Makes a candidate the one being looked at, here and everywhere.
    fn select(&mut self, id: &PartnerId, context: &mut Context<'_>) {
        self.list.select(id);
        self.how_firm.select(id);
        self.why.reset();
        context.select(id.clone());
    }

    /// Goes where the question selected is answered.
    fn go_to_question(&self, context: &mut Context<'_>) {
        let findings = context.open().findings().cloned();
        let question = findings.as_ref().zip(self.find_out_next.selected());
        if let Some(question) = question.and_then(|(findings, at)| findings.questions.get(*at)) {
            find_out_next::answer(question, context);
        }
    }

    /// What the keys do while they are for the pane, where that differs from the list.
    fn act_in_pane(&mut self, action: Action, context: &mut Context<'_>) -> bool {
        let page = self.pane.page();
        let left = match page {
            OfRanking::Why => return self.why.turn(action),
            OfRanking::HowFirm => self.how_firm.act(action),
            OfRanking::FindOutNext => self.find_out_next.act(action),
            OfRanking::WhatChangesIt => self.what_changes.act(action),
        };
        match (page, left) {
            (OfRanking::HowFirm, None) => {
                if let Some(id) = self.how_firm.selected().cloned() {
                    self.select(&id, context);
                }
            }
            (OfRanking::HowFirm, Some(Action::Open)) => self.pane.show(OfRanking::Why),
            (OfRanking::FindOutNext, Some(Action::Open)) => self.go_to_question(context),
            (OfRanking::WhatChangesIt, Some(Action::Open)) => context.go(View::Weights),
            _ => return left.is_none(),
        }
        true
    }
}

/// The keys on a candidate.
pub(crate) const KEYS: Keys = Keys {
    title: "Ranking",
    rows: &[on(&[ENTER], Action::Open, "why", 1).says("Why the candidate stands where it stands.")],
};

/// The keys in the list and on every page beside it.
pub(crate) const EVERYWHERE: Keys = Keys {
    title: "Ranking",
    rows: &[
        on(&[letter('t')], Action::Recruit, "recruit now", 3)
            .says("Whom to recruit now, next, later and not at all; and what if."),
        pane::ENOUGH,
        on(&[letter('r')], Action::Rate, "rate", 4).says("Rate the candidate."),
        on(&[letter('f')], Action::Qualify, "qualify", 5).says("Ask the candidate's qualifying questions."),
        on(&[letter('i')], Action::Influence, "influence", 6).says("Whom the candidate reaches, and when."),
        on(&[letter('w')], Action::Weights, "weights", 7).says("How much each criterion counts."),
        on(&[letter('c')], Action::Rename, "card", 0).says("Open the candidate's card."),
        on(&[letter('y')], Action::Copy, "copy", 9).says("Send the list to the terminal's clipboard as a table."),
    ],
};

/// The keys on what is answered elsewhere.
pub(crate) const ELSEWHERE: Keys = Keys {
    title: "Find out next, and what changes it",
    rows: &[on(&[ENTER], Action::Open, "go there", 1)
        .says("To where it is answered: the rating, whom they reach, the weights.")],
};

impl Layer for Ranking {
    fn keys(&self) -> &'static [&'static Keys] {
        if self.list.is_typing() {
            return filter::TYPING;
        }
        if !self.pane.has_focus() {
            return &[
                &KEYS,
                &EVERYWHERE,
                &pane::KEYS,
                &filter::FILTERED,
                &list::SORTING,
                &list::KEYS,
                &PANES,
                &VIEWS,
                &COMMANDS,
                &PLAN,
            ];
        }
        match self.pane.page() {
            OfRanking::Why => &[&EVERYWHERE, &pane::KEYS, &list::KEYS, &PANES, &VIEWS, &COMMANDS, &PLAN],
            OfRanking::HowFirm => &[&KEYS, &EVERYWHERE, &pane::KEYS, &list::KEYS, &PANES, &VIEWS, &COMMANDS, &PLAN],
            OfRanking::FindOutNext | OfRanking::WhatChangesIt => {
                &[&ELSEWHERE, &EVERYWHERE, &pane::KEYS, &list::KEYS, &PANES, &VIEWS, &COMMANDS, &PLAN]
            }
        }
    }

    fn takes_text(&self) -> bool {
        self.list.is_typing()
    }

    fn draw(&self, open: &OpenPlan, canvas: &mut Canvas<'_>, area: Rect) {
        if open.plan().partners.is_empty() {
            let words = "There are no candidates yet. Add or paste them on the map: < or Alt-2.";
            canvas.paragraph(shift(area, 2), words, Role::Text);
        } else {
            self.draw_all(open, canvas, area);
        }
    }

    fn act(&mut self, action: Action, context: &mut Context<'_>) -> Used {
        let is_for_pane = self.pane.has_focus() && !self.list.is_typing();
        if (is_for_pane && self.act_in_pane(action, context)) || (!self.list.is_typing() && self.pane.act(action)) {
            return Used::Yes;
        }
        match self.list.act(action) {
            None => {
                if let Some(id) = self.list.selected().cloned() {
                    self.select(&id, context);
                }
                Used::Yes
            }
            Some(action) => self.act_on_chosen(action, context),
        }
    }

    fn text(&mut self, text: Text<'_>, _context: &mut Context<'_>) {
        self.list.text(text);
    }

    fn arrive(&mut self, view: View) {
        if let View::Ranking(Some(page)) = view {
            self.pane.show(page);
        }
    }

    fn look(&mut self, open: &OpenPlan) {
        self.fill(open);
        if let Some(findings) = open.findings() {
            how_firm::fill(&mut self.how_firm, findings);
            find_out_next::fill(&mut self.find_out_next, findings);
            what_changes::fill(&mut self.what_changes, findings);
        }
        if let Some(id) = &open.selected {
            self.list.select(id);
            self.how_firm.select(id);
        }
    }

    fn leave(&mut self, _context: &mut Context<'_>) {
        self.pane.close();
        self.why.reset();
    }

    fn unknown(&self, letter: char) -> Option<String> {
        letter.is_ascii_digit().then(|| "Ratings are given in Rate: r goes there.".to_owned())
    }

    fn wants_findings(&self) -> bool {
        true
    }

    fn refusal(&self, action: Action, open: &OpenPlan) -> Option<&'static str> {
        let needs_somebody =
            matches!(action, Action::Open | Action::Rate | Action::Qualify | Action::Influence | Action::Rename);
        if needs_somebody && open.plan().partners.is_empty() {
            return Some("There are no candidates yet.");
        }
        (action == Action::Copy && open.report().ranking.is_empty()).then_some("Nobody is ranked yet.")
    }
}

impl Ranking {
    fn act_on_chosen(&mut self, action: Action, context: &mut Context<'_>) -> Used {
        match action {
            Action::Weights => context.go(View::Weights),
            Action::Recruit => context.go(View::Recruit(None)),
            Action::Enough => context.open_mut().enough(),
            Action::Copy => copy(context),
            Action::Open | Action::Rate | Action::Qualify | Action::Influence | Action::Rename => {
                let Some(id) = self.list.selected().cloned() else { return Used::Yes };
                context.select(id.clone());
                match action {
                    Action::Open => self.pane.show(OfRanking::Why),
                    Action::Rate => context.go(View::asking(Asked::Criterion(0))),
                    Action::Qualify => context.go(View::asking(Asked::Question(QualifyQuestion::ServesCustomer))),
                    Action::Influence => context.go(View::Reach { candidate: true }),
                    _ => context.ask(Card::partner(context.open(), id)),
                }
            }
            _ => return Used::No,
        }
        Used::Yes
    }
}

fn copy(context: &mut Context<'_>) {
    let report = context.report();
    if report.ranking.is_empty() {
        context.say("Nobody is ranked yet, so there is nothing to copy. Rate whom you have talked to: r.");
        return;
    }
    let what = format!("the ranking of {}, as a table for spreadsheets", report.ranking.len());
    context.requests.push(Request::Copy { text: report.ranking_table(), what });
}
