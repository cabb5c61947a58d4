//! How the ranking looks.
//!
//! ```text
//! Limits: 6 partners, 100 days, $80k, score floor 50          all 20 reach 68 of 100
//!  # Candidate             Score  Top 6  Verdict       1    6   10    │ Why  How firm  Find out next
//!  6 Vantcourt vCISO Coll…  66.0     61  Recruit now      ──●━━┆──
//! ```

use super::{Ranking, find_out_next, how_firm, verdict_line, what_changes};
use crate::interview::steps::OfRanking;
use crate::picture::{Ranks, ink_of};
use crate::plan::PartnerId;
use crate::report::{Report, figure, reasons, words};
use crate::tui::canvas::{Canvas, below, narrower, row, shift, top};
use crate::tui::open_plan::OpenPlan;
use crate::tui::theme::Role;
use crate::tui::widgets::drawing;
use crate::tui::widgets::list::Entry;
use ratatui::layout::Rect;

/// From this height on, what follows from the ranking stands under it.
const FOOTED: u16 = 13;
/// From this height on, there is room for blanks and for what the candidate's card says too.
const ROOMY: u16 = 22;

impl Ranking {
    pub(super) fn draw_all(&self, open: &OpenPlan, canvas: &mut Canvas<'_>, area: Rect) {
        let (list, pane) = self.pane.split(canvas, area);
        if let Some(area) = list {
            self.draw_list(open, canvas, area, pane.is_none());
        }
        if let Some(area) = pane {
            let below_names = self.pane.draw_names(canvas, area);
            self.draw_page(open, canvas, below_names);
        }
        self.pane.take_clicks(canvas, list, pane);
    }

    fn draw_list(&self, open: &OpenPlan, canvas: &mut Canvas<'_>, area: Rect, is_alone: bool) {
        let report = open.report();
        let rest = below(area, draw_goal(&report, canvas, area));
        let under = if area.height >= FOOTED && !report.ranking.is_empty() {
            let looked_at = self.list.selected().filter(|_| is_alone).and_then(|id| open.plan().partner(id));
            let looked_at = looked_at.map(AsRef::as_ref);
            verdict_line::lines(open, rest.width.saturating_sub(3), looked_at, area.height >= ROOMY)
        } else {
            Vec::new()
        };
        let foot = u16::try_from(under.len()).map_or(0, |lines| lines + 1).min(rest.height / 2);
        let list = top(rest, rest.height - if under.is_empty() { 0 } else { foot });
        verdict_line::draw(&under, canvas, shift(below(rest, list.height + 1), 2));
        self.draw_rows(open, canvas, list);
    }

    /// The rows, with the ranks each takes in other readings.
    fn draw_rows(&self, open: &OpenPlan, canvas: &mut Canvas<'_>, area: Rect) {
        let is_stale = open.is_stale();
        let findings = open.findings().map(AsRef::as_ref);
        let firm = findings.map(|findings| &findings.how_firm);
        let heading = self.list.heading("ranks", area);
        let ranks = firm.filter(|firm| !firm.rows.is_empty()).map(|firm| Ranks::of(firm, heading.width));
        self.list.draw(canvas, area, |canvas, entry| {
            if entry.column == "ranks" {
                let row = firm.and_then(|firm| firm.rows.iter().find(|row| row.who.id() == entry.id));
                if let Some((ranks, row)) = ranks.zip(row) {
                    let scene = ranks.range(row, ink_of(findings, entry.id));
                    drawing::draw(canvas, entry.area, &scene, |_| None);
                }
                if is_stale {
                    canvas.fade(entry.area);
                }
                return;
            }
            let verdict = if is_stale { Role::Dim } else { verdict_role(open, entry.id) };
            draw_cell(self.apart.get(entry.id), verdict, canvas, &entry);
        });
        for (at, number) in ranks.filter(|_| heading.width > 0).map(Ranks::numbers).unwrap_or_default() {
            canvas.write(shift(heading, at), &number, Role::Dim);
        }
    }

    fn draw_page(&self, open: &OpenPlan, canvas: &mut Canvas<'_>, area: Rect) {
        if self.pane.page() == OfRanking::Why {
            if let Some(id) = self.list.selected() {
                super::why::draw(open, id, &self.why, canvas, area);
            }
            return;
        }
        let Some(findings) = open.findings() else {
            canvas.paragraph(area, &open.awaited().unwrap_or_default(), Role::Dim);
            return;
        };
        let area = narrower(area, 1);
        match self.pane.page() {
            OfRanking::Why => {}
            OfRanking::HowFirm => how_firm::draw(&self.how_firm, open, findings, canvas, area),
            OfRanking::FindOutNext => find_out_next::draw(&self.find_out_next, open, findings, canvas, area),
            OfRanking::WhatChangesIt => what_changes::draw(&self.what_changes, findings, canvas, area),
        }
        if open.is_stale() {
            canvas.fade(area);
        }
    }
}

fn verdict_role(open: &OpenPlan, id: &PartnerId) -> Role {
    let judged = open.findings().and_then(|findings| findings.judged(id));
    if judged.is_some_and(|judged| judged.verdict.is_in_the_set()) { Role::Set } else { Role::Text }
}

/// A cell; whoever stands apart has the reason where the figures would stand.
fn draw_cell<I>(apart: Option<&String>, verdict: Role, canvas: &mut Canvas<'_>, entry: &Entry<'_, I>) {
    match (entry.column, apart) {
        ("rank" | "name" | "model", _) => entry.write(canvas),
        ("score", Some(why)) => drop(canvas.write(entry.rest, why, Role::Dim)),
        (_, Some(_)) => {}
        ("top", None) if verdict == Role::Dim => entry.write_as(canvas, Role::Dim),
        ("verdict", None) => entry.write_as(canvas, verdict),
        (_, None) => entry.write(canvas),
    }
}

/// What the goal allows, and whom all who qualify reach together; or what is wrong with the weights, or what to do
/// first. Returns the rows used.
fn draw_goal(report: &Report, canvas: &mut Canvas<'_>, area: Rect) -> u16 {
    let line = shift(row(area, 0), 2);
    let gap = if area.height >= ROOMY { 2 } else { 1 };
    if let Some(problem) = report.weights_problem {
        canvas.write(line, &format!("{} w opens the weights.", reasons::no_weights(problem)), Role::Warning);
        return gap;
    }
    if report.ranking.is_empty() && !report.unrated.is_empty() {
        canvas.write(line, "Nobody is rated enough for a score yet. Rate whom you have talked to: r.", Role::Text);
        return gap;
    }
    let alone = report.quick_pass_alone();
    let above = u16::from(alone.is_some() && area.height >= FOOTED);
    if let Some(words) = alone {
        canvas.write(line, words, Role::Warning);
        if above == 0 {
            return gap;
        }
    }
    above + draw_limits(report, gap, canvas, below(area, above))
}

/// What the goal allows, and whom all who qualify reach together. Returns the rows used.
fn draw_limits(report: &Report, gap: u16, canvas: &mut Canvas<'_>, area: Rect) -> u16 {
    let line = shift(row(area, 0), 2);
    let used = canvas.write(line, &words::limits(&report.goal.limits), Role::Dim);
    if report.coverage.coverage.influence == 0 {
        return gap;
    }
    let reach = format!(
        "all {} reach {} of 100",
        report.ranking.len() + report.unrated.len(),
        figure::whole(report.coverage.coverage.total)
    );
    let end = narrower(line, 1);
    if usize::from(end.width.saturating_sub(used + 3)) >= reach.len() {
        canvas.write_right(end, &reach, Role::Dim);
    } else if gap > 1 {
        canvas.write(shift(row(area, 1), 2), &reach, Role::Dim);
    }
    gap
}
