//! What follows from the ranking, under it: whom to recruit now, and what to find out next.

use crate::{
    report::{
        Findings, figure,
        findings::{Status, words as found},
        words,
    },
    text,
    tui::{
        canvas::{Canvas, row, shift},
        open_plan::OpenPlan,
        theme::Role,
    },
};
use ratatui::layout::Rect;

/// Columns for the labels.
const LABELS: u16 = 15;

/// A row under the ranking: a label, empty where a row goes on, its words and their role.
pub(super) type Line = (&'static str, String, Role);

/// What follows, as rows of `width` columns; while it is worked out, what is being worked out.
pub(super) fn lines(open: &OpenPlan, width: u16) -> Vec<Line> {
    if let Some(awaited) = open.awaited() {
        return vec![("", awaited, Role::Dim)];
    }
    let Some(findings) = open.findings() else { return Vec::new() };
    let mut lines: Vec<Line> = Vec::new();
    lines.extend(open.cut_short().map(|words| ("", words.to_owned(), Role::Warning)));
    let room = usize::from(width.saturating_sub(LABELS)).max(1);
    for (label, words) in [("Recruit now", recruit_now(open, findings)), ("Find out next", find_out_next(findings))] {
        let wrapped = text::wrap(&words, room).into_iter().enumerate();
        lines.extend(wrapped.map(|(at, line)| (if at == 0 { label } else { "" }, line, Role::Text)));
    }
    lines
}

/// Draws rows of [`lines`].
pub(super) fn draw(lines: &[Line], canvas: &mut Canvas<'_>, area: Rect) {
    for (down, (label, words, role)) in (0..area.height).zip(lines) {
        canvas.write(row(area, down), label, Role::Title);
        let indent = if *role == Role::Text { LABELS } else { 0 };
        canvas.write(shift(row(area, down), indent), words, *role);
    }
}

fn recruit_now(open: &OpenPlan, findings: &Findings) -> String {
    let recruiting = &findings.recruiting;
    if let Status::Infeasible { reasons } = &recruiting.status {
        return reasons.join(" ");
    }
    let (Some(set), Some(optimal)) = (&recruiting.recommended, &recruiting.optimal) else { return String::new() };
    let best = figure::tenths(optimal.coverage);
    let against = match &recruiting.status {
        Status::BestFound { gap } => format!("best found {best}, at most +{}", figure::tenths(*gap)),
        Status::Optimal | Status::Infeasible { .. } => format!("best {best}"),
    };
    let takes = takes(open, set.partners.len(), set.days, set.cost);
    format!("{takes}, coverage {}, {against}", figure::tenths(set.coverage))
}

/// "6 of 6, 94 of 100 days, $77k of $80k".
pub(super) fn takes(open: &OpenPlan, count: usize, days: f64, cost: f64) -> String {
    let limits = &open.plan().goal.limits;
    let against =
        |figure: String, limit: Option<String>| limit.map_or(figure.clone(), |limit| format!("{figure} of {limit}"));
    let days = against(figure::brief(days), limits.days.map(|days| figure::brief(days.get())));
    let cost = words::money(cost, &limits.currency);
    let cost = against(cost, limits.budget.map(|budget| words::money(budget.get(), &limits.currency)));
    format!("{count} of {}, {days} days, {cost}", limits.partners)
}

fn find_out_next(findings: &Findings) -> String {
    match findings.questions.first() {
        Some(question) => found::ask(question, &findings.how_firm),
        None => {
            findings.how_firm.refusal.clone().unwrap_or_else(|| "nothing: no answer would change the top".to_owned())
        }
    }
}
