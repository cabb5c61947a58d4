//! The ideal customer and whom we do not want, in sight while the questions are answered.

use crate::{
    report::Report,
    text,
    tui::{
        canvas::{Canvas, below, left, row, shift, top},
        theme::Role,
    },
};
use ratatui::layout::Rect;

/// Columns of the labels before the ideal customer.
const LABELS: u16 = 16;

fn rule_outs(report: &Report) -> String {
    let outs: Vec<&str> =
        report.profile.fields.rule_outs.iter().map(|out| out.trim()).filter(|out| !out.is_empty()).collect();
    if outs.is_empty() { "no rule-outs yet: step 1 has a place for them".to_owned() } else { outs.join("; ") }
}

fn customer(report: &Report) -> &str {
    match report.profile.sentence.as_str() {
        "" => "not said yet: step 1 asks for it",
        sentence => sentence,
    }
}

/// The ideal customer and whom we do not want, in a few rows above the table; returns the rows used.
pub(super) fn draw_above(report: &Report, canvas: &mut Canvas<'_>, area: Rect) -> u16 {
    let most = match area.height {
        22.. => 4,
        14.. => 2,
        _ => 1,
    };
    let inside = Rect { width: area.width.saturating_sub(2), ..area };
    let labels = if area.width >= 60 { LABELS } else { 0 };
    let mut used = 0;
    for (label, said, rows) in
        [("Ideal customer", customer(report), most), ("Rule-outs", &rule_outs(report), 2.min(most))]
    {
        let at = below(shift(inside, 2), used);
        canvas.write(left(row(at, 0), labels.saturating_sub(1)), label, Role::Dim);
        used += paragraph_cut(canvas, top(shift(at, labels), rows), said, Role::Text);
    }
    used + u16::from(area.height >= 22)
}

/// The same beside the table, with nothing cut but by the height.
pub(super) fn draw_beside(report: &Report, canvas: &mut Canvas<'_>, area: Rect) {
    let area = Rect { width: area.width.saturating_sub(1), ..area };
    canvas.write(area, "Ideal customer", Role::Title);
    let used = canvas.paragraph(below(area, 1), customer(report), Role::Text) + 2;
    let rest = below(area, used);
    canvas.write(rest, "Rule-outs", Role::Title);
    let mut at = below(rest, 1);
    let outs = &report.profile.fields.rule_outs;
    if outs.is_empty() {
        canvas.paragraph(at, &rule_outs(report), Role::Dim);
    }
    for out in outs {
        canvas.write(at, "·", Role::Dim);
        let used = canvas.paragraph(shift(at, 2), out, Role::Text);
        at = below(at, used.max(1));
    }
}

/// A paragraph in the rows there are; what does not fit is cut with an ellipsis. Returns the rows used.
fn paragraph_cut(canvas: &mut Canvas<'_>, area: Rect, said: &str, role: Role) -> u16 {
    let lines = text::wrap(said, usize::from(area.width));
    let rows = usize::from(area.height);
    for (down, line) in (0..area.height).zip(&lines) {
        let is_last = usize::from(down) + 1 == rows && lines.len() > rows;
        let rest = lines.iter().skip(usize::from(down)).map(String::as_str).collect::<Vec<_>>().join(" ");
        canvas.write(row(area, down), if is_last { &rest } else { line }, role);
    }
    u16::try_from(lines.len().min(rows)).unwrap_or(area.height)
}
