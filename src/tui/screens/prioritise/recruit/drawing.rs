//! The set on the screen: what it comes to, who is in which wave, and what is known of the candidate selected.

use super::{
    super::{ranking_row::take, sections},
    Recruit, recruited,
};
use crate::{
    interview::trial::Trial,
    plan::{Partner, PartnerModel},
    prioritise::coverage::{Coverage, Grid},
    report::{
        Effort, Findings, Report, WhatIf, figure,
        findings::{self, Status, Verdict},
        words,
    },
    tui::{
        canvas::{Canvas, below, left, row, shift, top},
        open_plan::OpenPlan,
        theme::{Glyph, Role},
    },
};
use ratatui::layout::Rect;

/// Rows under the list for what is said of the candidate selected.
const FOOT: u16 = 3;
/// From this height on there is room for it.
const FOOTED: u16 = 14;

/// The set shown and what it comes to.
struct Shown {
    places: Vec<usize>,
    grid: Grid,
    sum: WhatIf,
}

impl Recruit {
    /// The set shown: the one being tried, or the one the plan recruits now.
    fn shown(&self, open: &OpenPlan, report: &Report) -> Shown {
        let plan = open.plan();
        let trial = self.trial.clone().unwrap_or_else(|| Trial::of(recruited(open)));
        let places = trial.places(plan);
        Shown { grid: report.grid(plan), sum: report.what_if(plan, &places), places }
    }

    /// The set and the waves, with what is said of the candidate selected under them unless that stands beside.
    pub(super) fn draw_set(&self, open: &OpenPlan, is_alone: bool, canvas: &mut Canvas<'_>, area: Rect) {
        let line = shift(row(area, 0), 2);
        let Some(findings) = open.findings() else {
            let words = open.awaited().unwrap_or_default();
            canvas.paragraph(shift(area, 2), &words, Role::Dim);
            return;
        };
        if open.plan().partners.is_empty() {
            let words = "There is nobody to recruit yet. Add or paste candidates on the map: < or Alt-2.";
            canvas.paragraph(line, words, Role::Text);
            return;
        }
        let report = open.report();
        let shown = self.shown(open, &report);
        let mut rest = below(area, self.draw_sum(open, findings, &shown, canvas, area));
        rest = below(rest, self.roster.draw_filter(canvas, shift(rest, 1)));
        let foot = if area.height >= FOOTED && is_alone { FOOT } else { 0 };
        self.draw_rows(open, findings, &shown, canvas, top(rest, rest.height - foot));
        if foot > 0 {
            let under = below(rest, rest.height - foot);
            let words = self.about(open, findings).join(" ");
            canvas.paragraph(
                Rect { width: under.width.saturating_sub(3), ..shift(below(under, 1), 2) },
                &words,
                Role::Text,
            );
        }
    }

    /// What the set comes to, and how that stands beside the plan's or the best; returns the rows used.
    fn draw_sum(
        &self,
        open: &OpenPlan,
        findings: &Findings,
        shown: &Shown,
        canvas: &mut Canvas<'_>,
        area: Rect,
    ) -> u16 {
        let room = Rect { width: area.width.saturating_sub(2), ..area };
        let line = shift(row(room, 0), 2);
        if let Status::Infeasible { reasons } = &findings.recruiting.status {
            let used = canvas.paragraph(shift(top(room, 3), 2), &reasons.join(" "), Role::Warning);
            return used + 1;
        }
        let title = if self.trial.is_some() { "What if  " } else { "" };
        let sum = &shown.sum;
        let takes = words::takes(&open.plan().goal.limits, sum.count, sum.days, sum.cost);
        let reach = format!("{takes}, coverage {}", figure::tenths(sum.coverage.total));
        canvas.pieces(line, &[(title, Role::Accent), (&reach, Role::Title)]);
        let (words, role) = self.beside(findings, open, shown);
        let used = canvas.paragraph(top(shift(below(room, 1), 2), 2), &words, role);
        1 + used + u16::from(area.height >= 12)
    }

    /// The second line: limits that break, what a trial changes, or the price of the set against the best.
    fn beside(&self, findings: &Findings, open: &OpenPlan, shown: &Shown) -> (String, Role) {
        let mut words = Vec::new();
        let breaks = &shown.sum.breaks;
        if !breaks.is_empty() {
            words.push(format!("! Over the limits: {}.", breaks.join(", ")));
        }
        if self.trial.is_some() {
            let now = &findings.waves.now;
            let change =
                |figure: f64| format!("{}{}", if figure < 0.0 { "−" } else { "+" }, figure::brief(figure.abs()));
            words.push(format!(
                "Against the plan: coverage {}, days {}, cost {}. a keeps it, x ends it.",
                change(shown.sum.coverage.total - now.coverage),
                change(shown.sum.days - now.days),
                change(shown.sum.cost - now.cost)
            ));
        } else if findings.waves.by_hand().next().is_some() {
            words.push(format!("Moved by hand: {}.", figure::counted(findings.waves.by_hand().count(), "candidate")));
        } else {
            words.extend(findings::words::price(&findings.recruiting));
        }
        words.extend(findings.recruiting.caution.clone());
        words.extend(open.awaited().or_else(|| open.cut_short().map(str::to_owned)));
        (words.join(" "), if breaks.is_empty() { Role::Dim } else { Role::Warning })
    }

    fn draw_rows(&self, open: &OpenPlan, findings: &Findings, shown: &Shown, canvas: &mut Canvas<'_>, area: Rect) {
        let report = open.report();
        let columns = Columns::new(area.width.saturating_sub(3));
        columns.head(canvas, shift(row(area, 0), 2));
        let now = recruited(open);
        let selected = self.roster.row(open);
        sections::rows(canvas, below(area, 1), &self.sections, selected, |canvas, index, at| {
            let (Some(place), Some(partner)) = (self.roster.place(index), self.roster.partner(open, index)) else {
                return;
            };
            let is_in = shown.places.contains(&place);
            let mark = match (is_in, now.contains(&partner.id)) {
                (true, true) => canvas.glyph(Glyph::Full).to_owned(),
                (true, false) => "+".to_owned(),
                (false, true) => "−".to_owned(),
                (false, false) => String::new(),
            };
            let adds = if is_in {
                shown.grid.loses(&shown.sum.coverage, place)
            } else {
                shown.grid.adds(&shown.sum.coverage, place)
            };
            let score = score(&report, place);
            let effort = report.efforts().get(place);
            let reason = findings.verdict(&partner.id).map(note).unwrap_or_default();
            columns.row(&Row { mark: &mark, partner, score, effort, adds, reason: &reason }, canvas, at);
        });
    }

    /// What is said of the candidate selected, a sentence each.
    fn about(&self, open: &OpenPlan, findings: &Findings) -> Vec<String> {
        let Some(partner) = self.roster.chosen(open) else { return Vec::new() };
        let recruiting = &findings.recruiting;
        let mut said = Vec::new();
        if let Some(verdict) = findings.verdict(&partner.id).filter(|verdict| !verdict.reason.is_empty()) {
            said.push(format!("{}: {}.", verdict.wave.label(), verdict.reason));
        }
        if let Some(row) = recruiting.members.iter().find(|row| row.who.id() == &partner.id) {
            said.push(format!("Without {} the set reaches {} less.", partner.name, figure::tenths(row.loses)));
            said.push(match &row.stand_in {
                Some(it) => format!("Stand-in: {}, {}.", it.who.name(), findings::words::by(it.loses)),
                None => "Nobody can stand in within the limits.".to_owned(),
            });
        }
        if let Some(row) = recruiting.left_out.iter().find(|row| row.who.id() == &partner.id) {
            said.push(format!("Left out: {}.", row.reason));
        }
        let sets = &recruiting.as_good_as;
        if let Some((_, count)) = sets.shares.iter().find(|(who, _)| who.id() == &partner.id)
            && sets.count > 1
        {
            said.push(format!("In {count} of the {} sets that are as good.", sets.count));
        }
        said
    }

    /// The pane beside the list: what is said of the candidate selected, and whom the set reaches when.
    pub(super) fn draw_detail(&self, open: &OpenPlan, canvas: &mut Canvas<'_>, area: Rect) {
        let area = Rect { width: area.width.saturating_sub(1), ..area };
        let Some(findings) = open.findings() else { return };
        let mut at = area;
        if let Some(partner) = self.roster.chosen(open) {
            at = below(at, canvas.paragraph(at, &partner.name, Role::Title));
            for sentence in self.about(open, findings) {
                at = below(at, canvas.paragraph(at, &sentence, Role::Text));
            }
            at = below(at, 1);
        }
        let report = open.report();
        let shown = self.shown(open, &report);
        let title = if self.trial.is_some() { "What the set being tried reaches" } else { "What the set reaches" };
        at = below(at, canvas.paragraph(at, title, Role::Title));
        at = below(at, stages(&report, &shown.sum.coverage, canvas, at) + 1);
        gaps(&report, &shown.sum.coverage, canvas, at);
    }
}

/// By stage, as bars; returns the rows used.
fn stages(report: &Report, coverage: &Coverage, canvas: &mut Canvas<'_>, area: Rect) -> u16 {
    let names = report.coverage.stages.iter().map(|stage| crate::text::width(&stage.name)).max().unwrap_or(0).min(18);
    let names = u16::try_from(names).unwrap_or(18) + 1;
    let mut used = 0;
    for (stage, reached) in report.coverage.stages.iter().zip(&coverage.by_stage) {
        let Some(reached) = reached else { continue };
        let mut at = row(area, used);
        canvas.write(take(&mut at, names), &stage.name, Role::Dim);
        canvas.write_right(take(&mut at, 3), &figure::whole(*reached), Role::Text);
        canvas.bar(left(at, at.width.min(30)), reached / 100.0, Role::Accent);
        used += 1;
    }
    used
}

/// The heaviest gaps of the set.
fn gaps(report: &Report, coverage: &Coverage, canvas: &mut Canvas<'_>, area: Rect) {
    let mut at = area;
    let most = usize::from(area.height.saturating_sub(1)).min(4);
    if !coverage.gaps.is_empty() && most > 0 {
        at = below(at, canvas.paragraph(at, "Nobody in it reaches", Role::Title));
    }
    for gap in coverage.gaps.iter().take(most) {
        let (buyer, stage) = (&report.coverage.buyers[gap.buyer].title, &report.coverage.stages[gap.stage].name);
        let words = format!("{buyer} at {stage}, {} points", figure::tenths(gap.weight));
        canvas.write(at, &words, Role::Text);
        at = below(at, 1);
    }
}

fn score(report: &Report, place: usize) -> Option<f64> {
    report.ranking.iter().find(|row| row.who.index == place).map(|row| row.score)
}

/// The reason of a row in a few words, marked where a person put the candidate there.
fn note(verdict: &Verdict) -> String {
    match (verdict.by_hand, verdict.reason.as_str()) {
        (true, "") => "by hand".to_owned(),
        (_, reason) => reason.to_owned(),
    }
}

/// The width of each column; 0 is not shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Columns {
    name: u16,
    model: u16,
    score: u16,
    days: u16,
    cost: u16,
    adds: u16,
}

/// What a row says.
struct Row<'a> {
    mark: &'a str,
    partner: &'a Partner,
    score: Option<f64>,
    effort: Option<&'a Effort>,
    adds: f64,
    reason: &'a str,
}

impl Columns {
    const NAME: u16 = 24;

    fn new(width: u16) -> Self {
        let mut spare = width.saturating_sub(2 + Self::NAME + 1);
        let mut take = |columns: u16| {
            if spare > columns {
                spare -= columns + 1;
                columns
            } else {
                0
            }
        };
        let (adds, days, cost, score, model) = (take(5), take(4), take(5), take(5), take(8));
        let name = (Self::NAME + spare.saturating_sub(24).min(10)).min(width.saturating_sub(2));
        Self { name, model, score, days, cost, adds }
    }

    fn head(&self, canvas: &mut Canvas<'_>, at: Rect) {
        let mut at = shift(at, 2);
        canvas.write(take(&mut at, self.name), "candidate", Role::Dim);
        canvas.write(take(&mut at, self.model), "model", Role::Dim);
        canvas.write_right(take(&mut at, self.score), "score", Role::Dim);
        canvas.write_right(take(&mut at, self.days), "days", Role::Dim);
        canvas.write_right(take(&mut at, self.cost), "cost", Role::Dim);
        canvas.write_right(take(&mut at, self.adds), "adds", Role::Dim);
    }

    fn row(&self, row: &Row<'_>, canvas: &mut Canvas<'_>, mut at: Rect) {
        canvas.write(left(at, 1), row.mark, Role::Accent);
        at = shift(at, 2);
        canvas.write(take(&mut at, self.name), &row.partner.name, Role::Text);
        let model = row.partner.model.map(PartnerModel::short).unwrap_or_default();
        canvas.write(take(&mut at, self.model), model, Role::Dim);
        canvas.write_right(take(&mut at, self.score), &row.score.map(figure::tenths).unwrap_or_default(), Role::Text);
        let days = row.effort.map(|it| words::marked(&figure::brief(it.days), it.days_are_typical));
        canvas.write_right(take(&mut at, self.days), &days.unwrap_or_default(), Role::Text);
        let cost = row.effort.map(|it| words::marked(&format!("{}k", figure::brief(it.cost)), it.cost_is_typical));
        canvas.write_right(take(&mut at, self.cost), &cost.unwrap_or_default(), Role::Text);
        canvas.write_right(take(&mut at, self.adds), &figure::tenths(row.adds), Role::Text);
        canvas.write(left(at, at.width.saturating_sub(1)), row.reason, Role::Dim);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_fit_their_room() {
        for width in 0..200 {
            let it = Columns::new(width);
            let used: u16 = [it.name, it.model, it.score, it.days, it.cost, it.adds]
                .iter()
                .filter(|columns| **columns > 0)
                .map(|columns| columns + 1)
                .sum();
            assert!(width < 30 || used + 2 <= width + 1, "{width}: {it:?}");
        }
    }
}
