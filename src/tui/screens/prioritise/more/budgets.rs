//! What other budgets would reach, as bars.

use super::{super::ranking_row::take, Content, heads, stay};
use crate::{
    report::{Findings, figure, findings::FrontierRow, words},
    tui::{
        canvas::{Canvas, left, shift},
        open_plan::OpenPlan,
        theme::Role,
    },
};
use ratatui::layout::Rect;

pub(super) static CONTENT: Content = Content { about, rows, head, row, foot, open: stay };

/// Columns for the budget and the coverage.
const BUDGET: u16 = 9;
const COVERAGE: u16 = 8;

fn about(open: &OpenPlan, findings: &Findings) -> String {
    if open.plan().goal.limits.budget.is_none() {
        return "No budget is set, so none binds. Step 1, goal and limits, has a place for one.".to_owned();
    }
    if findings.recruiting.frontier.is_empty() {
        return "No set meets the limits at any of these budgets.".to_owned();
    }
    "The best coverage for less money and for more, all other limits as they are. Where the bars stop growing, another \
     limit binds."
        .to_owned()
}

fn rows(_open: &OpenPlan, findings: &Findings) -> usize {
    findings.recruiting.frontier.len()
}

fn head(findings: &Findings, canvas: &mut Canvas<'_>, at: Rect) -> u16 {
    if findings.recruiting.frontier.is_empty() {
        return 0;
    }
    heads(&[(BUDGET, "   budget"), (COVERAGE, "coverage")], canvas, at)
}

fn row(open: &OpenPlan, findings: &Findings, index: usize, canvas: &mut Canvas<'_>, mut at: Rect) {
    let limits = &open.plan().goal.limits;
    let Some(point) = findings.recruiting.frontier.get(index) else { return };
    let is_ours = limits.budget.is_some_and(|budget| (budget.get() - point.budget).abs() < 1e-9);
    let role = if is_ours { Role::Title } else { Role::Text };
    canvas.write_right(take(&mut at, BUDGET), &words::money(point.budget, &limits.currency), role);
    canvas.write_right(take(&mut at, COVERAGE), &figure::tenths(point.coverage), role);
    let bar = left(shift(at, 1), at.width.saturating_sub(20).min(60));
    canvas.bar(bar, point.coverage / 100.0, Role::Accent);
    canvas.write(shift(at, bar.width + 2), &figure::counted(point.partners.len(), "partner"), Role::Dim);
}

fn foot(_open: &OpenPlan, findings: &Findings, index: usize) -> String {
    let name =
        |point: &FrontierRow| point.partners.iter().map(|who| who.name().to_owned()).collect::<Vec<_>>().join(", ");
    findings.recruiting.frontier.get(index).map(|point| format!("With {}.", name(point))).unwrap_or_default()
}
