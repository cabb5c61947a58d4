//! How the traps look: the list, and the one under the cursor in full below it.
//!
//! ```text
//! 12 traps to look at                                        Advice from the trade, not legal advice.
//!
//!   Of the set  7
//! › M2   Vantcourt vCISO acts for the buyer and would be paid by us: its client must know in writ…
//! ───────────────────────────────────────────────────────────────────────────────────────────────
//!   Vantcourt acts for the buyer and would be paid by us: its client must know in writing …
//!   Mended in: Client told of the fee
//!   Why: Whoever acts for the buyer owes the buyer loyalty. …
//!   Source: …
//! ```

use super::TrapId;
use crate::catalog::{NOT_LEGAL_ADVICE, Rule};
use crate::report::{Report, TrapRow, figure};
use crate::tui::canvas::{Canvas, below, narrower, row, shift, top};
use crate::tui::open_plan::OpenPlan;
use crate::tui::theme::Role;
use crate::tui::widgets::list::List;
use ratatui::layout::Rect;

/// Rows for it below the list, where there are enough.
const BELOW: u16 = 13;
/// Rows that are left to the list.
const LIST: u16 = 7;

pub(super) fn draw(
    list: &List<TrapId>,
    chosen: Option<&TrapRow>,
    open: &OpenPlan,
    canvas: &mut Canvas<'_>,
    area: Rect,
) {
    let report = open.report();
    draw_head(&report, open, canvas, narrower(shift(row(area, 0), 2), 1));
    let body = below(area, 1 + u16::from(area.height > 14));
    if report.traps.is_empty() {
        canvas.paragraph(narrower(shift(body, 2), 2), &nothing(&report, open), Role::Text);
        return;
    }
    // Beside the list it would take the room of the sentences, of which a wider screen then showed less.
    let pane = BELOW.min(body.height.saturating_sub(LIST));
    let rows = body.height - pane;
    list.draw(canvas, top(body, rows), |canvas, entry| entry.write(canvas));
    canvas.rule(row(body, rows));
    draw_chosen(chosen, canvas, narrower(shift(below(body, rows + 1), 2), 1));
}

fn draw_head(report: &Report, open: &OpenPlan, canvas: &mut Canvas<'_>, line: Rect) {
    let mut said = match report.traps.open().count() {
        0 => "No trap to look at".to_owned(),
        count => format!("{} to look at", figure::counted(count, "trap")),
    };
    if !report.traps.are_all() {
        let waits = open.awaited().map_or_else(String::new, |words| format!(": {words}"));
        said = format!("{said}; more once it is known whom to recruit{waits}");
    }
    let used = canvas.write(line, &said, Role::Title);
    if canvas.width(NOT_LEGAL_ADVICE) + 2 < line.width.saturating_sub(used) {
        canvas.write_right(line, NOT_LEGAL_ADVICE, Role::Dim);
    }
}

/// What is checked where nothing was found.
fn nothing(report: &Report, open: &OpenPlan) -> String {
    let rules = Rule::ALL.len();
    if open.plan().partners.is_empty() {
        return format!(
            "There is nobody to be trapped by yet. Once there are candidates with a partner model, {rules} rules look at \
             exclusivity, fees and who must know of them, agents abroad, reseller prices, pay against margin, who meets at \
             the same customers, who carries how much, and what the 90 days rest on."
        );
    }
    let rest = if report.traps.are_all() { "" } else { " Some look again once it is known whom to recruit." };
    format!(
        "None of {rules} rules found anything: exclusivity, fees and who must know of them, agents abroad, reseller prices, \
         pay against margin, who meets at the same customers, who carries how much, what the 90 days rest on.{rest}"
    )
}

/// The trap under the cursor in full: what, where it is mended, why and what that rests on.
fn draw_chosen(chosen: Option<&TrapRow>, canvas: &mut Canvas<'_>, area: Rect) {
    let Some(row) = chosen else { return };
    let (trap, rule) = (&row.trap, row.trap.rule);
    let mut down = canvas.paragraph(area, &trap.text, Role::Text);
    if area.height > 12 {
        down += 1;
    }
    let mut parts = vec![("Mended in", trap.field_label().to_owned(), Role::Text)];
    let on = |day: Option<String>| day.map(|day| format!("On {day}: ")).unwrap_or_default();
    if let Some(said) = &row.dismissed {
        let day = on(said.on.as_ref().map(ToString::to_string));
        parts.push(("No problem here", format!("{day}{}", said.because), Role::Good));
    }
    if let Some(said) = &row.once_said {
        let day = on(said.on.as_ref().map(ToString::to_string));
        parts.push(("Said before it changed", format!("{day}{}", said.because), Role::Dim));
    }
    parts.push(("Why", rule.why().to_owned(), Role::Text));
    parts.push(("Source", rule.source().to_owned(), Role::Dim));
    for (label, words, role) in parts {
        down += canvas.paragraph(below(area, down), &format!("{label}: {words}"), role);
        if area.height > 24 {
            down += 1;
        }
    }
}
