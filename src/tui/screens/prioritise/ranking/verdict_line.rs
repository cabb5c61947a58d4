//! What follows from the ranking, under it: how ready the set is, and what to find out next.

use crate::picture::half_of;
use crate::plan::Partner;
use crate::report::findings::{Status, words as found};
use crate::report::why::next_step;
use crate::report::{Findings, figure, words};
use crate::text;
use crate::tui::canvas::{Canvas, row, shift};
use crate::tui::open_plan::OpenPlan;
use crate::tui::theme::Role;
use ratatui::layout::Rect;

/// Columns for the labels.
const LABELS: u16 = 15;

/// A row under the ranking: a label, empty where a row goes on, its words and their role.
pub(super) type VerdictRow = (&'static str, String, Role);

/// What follows, as rows of `width` columns, and of the candidate being looked at, if that is not said beside, how firm
/// its place is and where there is room what is next; while it is worked out, what is being worked out.
pub(super) fn lines(open: &OpenPlan, width: u16, looked_at: Option<&Partner>, is_roomy: bool) -> Vec<VerdictRow> {
    let mut said: Vec<(&'static str, String)> = Vec::new();
    let mut lines: Vec<VerdictRow> = Vec::new();
    match (open.awaited(), open.findings()) {
        (Some(awaited), _) => lines.push(("", awaited, Role::Dim)),
        (None, Some(findings)) => {
            said.extend(looked_at.and_then(|partner| Some(("How firm", ranks(findings, partner)?))));
            lines.extend(open.cut_short().map(|words| ("", words.to_owned(), Role::Warning)));
            said.push(("The set", the_set(open, findings)));
            said.push(("Find out next", find_out_next(findings)));
        }
        (None, None) => {}
    }
    let next_with = looked_at.filter(|_| is_roomy);
    said.extend(next_with.map(|partner| ("Next step", next_step(partner).said)));
    let room = usize::from(width.saturating_sub(LABELS)).max(1);
    for (label, words) in said {
        let wrapped = text::wrap(&words, room).into_iter().enumerate();
        lines.extend(wrapped.map(|(at, line)| (if at == 0 { label } else { "" }, line, Role::Text)));
    }
    lines
}

/// Draws rows of [`lines`].
pub(super) fn draw(lines: &[VerdictRow], canvas: &mut Canvas<'_>, area: Rect) {
    for (down, (label, words, role)) in (0..area.height).zip(lines) {
        canvas.write(row(area, down), label, Role::Title);
        let indent = if *role == Role::Text { LABELS } else { 0 };
        canvas.write(shift(row(area, down), indent), words, *role);
    }
}

/// What the lines of the ranks show of somebody: "places 5 to 9 in nine of ten readings ─, 6 to 7 in half of them ━".
fn ranks(findings: &Findings, partner: &Partner) -> Option<String> {
    let row = findings.how_firm.rows.iter().find(|row| *row.who.id() == partner.id)?;
    let ranks = format!("{} in nine of ten readings", found::places(row.firm));
    Some(match half_of(row) {
        half if half == (row.firm.rank_low, row.firm.rank_high) => ranks,
        (low, high) if low == high => format!("{ranks} ─, {low} in half of them ━"),
        (low, high) => format!("{ranks} ─, {low} to {high} in half of them ━"),
    })
}

fn the_set(open: &OpenPlan, findings: &Findings) -> String {
    let recruiting = &findings.recruiting;
    if let Status::Infeasible { reasons } = &recruiting.status {
        return reasons.join(" ");
    }
    let Some(set) = recruiting.set() else { return String::new() };
    let at_most = match &recruiting.status {
        Status::BestFound { gap } => format!(", at most {} more possible", figure::tenths(*gap)),
        Status::Optimal | Status::Infeasible { .. } => String::new(),
    };
    let ready = findings.set().filter(|(_, judged)| judged.verdict.is_ready()).count();
    let spends = words::spends(&open.plan().goal.limits, set.days, set.cost);
    let (of, coverage) = (findings.set().count(), figure::tenths(set.coverage));
    format!("{ready} of {of} ready, {spends}, coverage {coverage}{at_most}")
}

fn find_out_next(findings: &Findings) -> String {
    match findings.questions.first() {
        Some(question) => found::ask_first(question, &findings.how_firm),
        None => {
            findings.how_firm.refusal.clone().unwrap_or_else(|| "nothing: no answer would change the top".to_owned())
        }
    }
}
