//! What follows from the ranking, in two lines under it: whom to recruit now, and what to find out next.

use super::words;
use crate::{
    report::{
        Findings, figure,
        findings::{Status, words as found},
    },
    tui::{
        canvas::{Canvas, row},
        open_plan::OpenPlan,
        theme::Role,
    },
};
use ratatui::layout::Rect;

/// Draws both lines; while they are worked out, what is being worked out.
pub(super) fn draw(open: &OpenPlan, canvas: &mut Canvas<'_>, area: Rect) {
    let (first, second) = (row(area, 1), row(area, 2));
    if let Some(awaited) = open.awaited() {
        canvas.write(first, &awaited, Role::Dim);
        return;
    }
    let Some(findings) = open.findings() else { return };
    let recruit = recruit_now(open, findings);
    canvas.pieces(first, &[("Recruit now  ", Role::Title), (&recruit, Role::Text)]);
    canvas.pieces(second, &[("Find out next  ", Role::Title), (&find_out_next(findings), Role::Text)]);
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
    format!("{takes}  coverage {}, {against}", figure::tenths(set.coverage))
}

/// "6 of 6  94 of 100 days  $77k of $80k".
pub(super) fn takes(open: &OpenPlan, count: usize, days: f64, cost: f64) -> String {
    let limits = &open.plan().goal.limits;
    let against =
        |figure: String, limit: Option<String>| limit.map_or(figure.clone(), |limit| format!("{figure} of {limit}"));
    let days = against(figure::brief(days), limits.days.map(|days| figure::brief(days.get())));
    let cost = words::money(cost, &limits.currency);
    let cost = against(cost, limits.budget.map(|budget| words::money(budget.get(), &limits.currency)));
    format!("{count} of {}  {days} days  {cost}", limits.partners)
}

fn find_out_next(findings: &Findings) -> String {
    match findings.questions.first() {
        Some(question) => format!("{}: {}", found::question(question), found::worth_in_short(question)),
        None => {
            findings.how_firm.refusal.clone().unwrap_or_else(|| "nothing: no answer would change the top".to_owned())
        }
    }
}
