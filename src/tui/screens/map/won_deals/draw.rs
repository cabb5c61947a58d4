//! How the won deals look.
//!
//! ```text
//! Who influenced the deals you won?   11 of 12 say so          │ What that proves
//!
//!   Deal                 Closed      Who influenced it          │   Candidate     By whom, when   Won      Suggests
//! › Hollin Savings       2026-06-30  Ostrander Pike LLP (Audit… │ › Ostrander …   Audit at Def…   3 of 12  1
//! ```

use super::WonDeals;
use crate::report::{Report, WonRow};
use crate::tui::canvas::{Canvas, below, left, narrower, row, shift, top};
use crate::tui::keys::Action;
use crate::tui::open_plan::OpenPlan;
use crate::tui::theme::Role;
use ratatui::layout::Rect;

/// From this width on the two lists stand beside each other: each needs room for names.
const BESIDE: u16 = 220;

const NONE_YET: &str = "Put in the last 10 to 20 deals you won, whoever brought them, and for each whom the buyer listened to: \
    a candidate, a buyer, a stage; nobody is an answer too. It takes half an hour with the sellers, and there is no cheaper \
    proof of who reaches whom.\n\na adds a deal, p takes rows from a spreadsheet.";

pub(super) fn draw(view: &WonDeals, open: &OpenPlan, canvas: &mut Canvas<'_>, area: Rect) {
    let report = open.report();
    if report.won.is_empty() {
        canvas.write(shift(row(area, 0), 2), "Who influenced the deals you won?", Role::Title);
        canvas.paragraph(narrower(shift(below(area, 2), 2), 2), NONE_YET, Role::Text);
        return;
    }
    let foot = u16::from(area.height >= 8);
    let body = top(area, area.height.saturating_sub(foot));
    if area.width >= BESIDE {
        let half = area.width * 9 / 20;
        let (deals, proofs) = (left(body, half - 2), shift(body, half));
        draw_deals(view, &report, canvas, deals);
        canvas.divider(shift(body, half - 2));
        draw_proofs(view, &report, canvas, proofs);
        canvas.hit(if view.in_proofs { deals } else { proofs }, Action::Pane);
    } else if view.in_proofs {
        draw_proofs(view, &report, canvas, body);
    } else {
        draw_deals(view, &report, canvas, body);
    }
    if foot > 0 {
        draw_foot(view, open, &report, canvas, narrower(shift(below(area, body.height), 2), 1));
    }
}

fn draw_deals(view: &WonDeals, report: &Report, canvas: &mut Canvas<'_>, area: Rect) {
    let line = narrower(shift(row(area, 0), 2), 1);
    let said = format!("{} of {} say so", report.won.told, report.won.deals);
    let used = canvas.write(line, "Who influenced the deals you won?", Role::Title);
    if canvas.width(&said) < line.width.saturating_sub(used) {
        canvas.write_right(line, &said, Role::Dim);
    }
    view.deals.draw(canvas, below(area, 1 + u16::from(area.height > 14)), |canvas, entry| {
        let role = match entry.text {
            "not said" if entry.column == "through" => Role::Warning,
            "nobody" if entry.column == "through" => Role::Dim,
            _ => return entry.write(canvas),
        };
        entry.write_as(canvas, role);
    });
}

fn draw_proofs(view: &WonDeals, report: &Report, canvas: &mut Canvas<'_>, area: Rect) {
    let line = narrower(shift(row(area, 0), 2), 1);
    let used = canvas.write(line, "What that proves", Role::Title);
    let (said, role) = match report.won.differing().count() {
        0 => ("agrees with what is said".to_owned(), Role::Good),
        count => (format!("{count} suggest otherwise"), Role::Warning),
    };
    if canvas.width(&said) < line.width.saturating_sub(used) {
        canvas.write_right(line, &said, role);
    }
    let body = below(area, 1 + u16::from(area.height > 14));
    if report.won.influence.is_empty() {
        canvas.paragraph(shift(body, 2), "Nobody has been heard yet: i says who was, by whom and when.", Role::Dim);
        return;
    }
    view.proofs.draw(canvas, body, |canvas, entry| {
        let differs = report.won.influence.iter().any(|row| row.differs && super::of(row) == *entry.id);
        match entry.column {
            "suggests" | "stands" if differs => entry.write_as(canvas, Role::Warning),
            _ => entry.write(canvas),
        }
    });
}

/// What is said now, and how that is known: "2 guess".
pub(super) fn stands(row: &WonRow) -> String {
    match (row.stands, row.known) {
        (Some(strength), Some(known)) => format!("{} {}", strength.get(), known.label()),
        _ => "not set".to_owned(),
    }
}

/// The one under the cursor in full.
fn draw_foot(view: &WonDeals, open: &OpenPlan, report: &Report, canvas: &mut Canvas<'_>, line: Rect) {
    if view.in_proofs {
        let chosen = view.proofs.selected();
        let Some(row) = report.won.influence.iter().find(|row| chosen == Some(&super::of(row))) else { return };
        let name = format!("{}, {}: ", row.name, row.moment);
        let stands = format!("; stands {}", stands(row));
        let said = row.in_words();
        canvas.pieces(line, &[(&name, Role::Title), (&said, Role::Text), (&stands, Role::Dim)]);
    } else if let Some(deal) = view.deals.selected().and_then(|id| open.plan().won_deal(id)) {
        let name = format!("{}: ", deal.name);
        canvas.pieces(line, &[(&name, Role::Title), (&super::through(open.plan(), deal), Role::Text)]);
    }
}
