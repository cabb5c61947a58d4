//! How firm each place is: the chance of being at the top as a bar, and the ranks nine of ten readings give.

use super::{super::ranking_row::take, Content, heads};
use crate::{
    interview::steps::{By, View},
    report::{
        Findings,
        findings::{FirmRow, words},
    },
    tui::{
        canvas::{Canvas, left, shift},
        layer::Context,
        open_plan::OpenPlan,
        theme::{Glyph, Role},
    },
};
use ratatui::layout::Rect;

pub(super) static CONTENT: Content = Content { about, rows, head, row, foot, open };

/// Columns for the name, the bar and the number.
const NAME: u16 = 26;
const BAR: u16 = 12;
const NUMBER: u16 = 4;

fn about(_open: &OpenPlan, findings: &Findings) -> String {
    let firm = &findings.how_firm;
    if let Some(refusal) = &firm.refusal {
        return refusal.clone();
    }
    format!(
        "How often each is in the top {} when weights and ratings are a little other than written: {} plausible readings, \
         as wide as we know them. The line spans the ranks nine of ten give; the dot is the rank now.",
        firm.top, firm.draws
    )
}

fn rows(_open: &OpenPlan, findings: &Findings) -> usize {
    findings.how_firm.rows.len()
}

fn head(findings: &Findings, canvas: &mut Canvas<'_>, at: Rect) -> u16 {
    let firm = &findings.how_firm;
    if firm.rows.is_empty() {
        return 0;
    }
    let top = format!("top {}, of 100", firm.top);
    heads(&[(NAME, "candidate"), (BAR + 1 + NUMBER + 1, &top)], canvas, at);
    let plot = shift(at, NAME + BAR + NUMBER + 4);
    canvas.write(plot, "1", Role::Dim);
    canvas.write_right(
        Rect { width: plot.width.saturating_sub(1), ..plot },
        &format!("rank {}", firm.rows.len()),
        Role::Dim,
    );
    1
}

fn row(_open: &OpenPlan, findings: &Findings, index: usize, canvas: &mut Canvas<'_>, mut at: Rect) {
    let all = &findings.how_firm.rows;
    let Some(firm) = all.get(index) else { return };
    canvas.write(take(&mut at, NAME), firm.who.name(), Role::Text);
    canvas.bar(take(&mut at, BAR), firm.firm.top_chance, Role::Accent);
    canvas.write_right(take(&mut at, NUMBER), &words::of_100(firm.firm.top_chance), Role::Text);
    let plot = Rect { width: at.width.saturating_sub(2), ..shift(at, 1) };
    draw_range(firm, all.len(), canvas, plot);
}

/// The ranks nine of ten readings give, on a scale from the first rank to the last.
fn draw_range(row: &FirmRow, count: usize, canvas: &mut Canvas<'_>, area: Rect) {
    let (low, high) = (column(row.firm.rank_low, count, area.width), column(row.firm.rank_high, count, area.width));
    let bar = canvas.glyph(Glyph::Bar).repeat(usize::from(high - low + 1));
    canvas.write(left(shift(area, low), high - low + 1), &bar, Role::Accent);
    canvas.write(left(shift(area, column(row.rank, count, area.width)), 1), canvas.glyph(Glyph::Full), Role::Title);
}

/// The column a rank stands in.
fn column(rank: usize, count: usize, width: u16) -> u16 {
    let last = usize::from(width.saturating_sub(1));
    let steps = count.saturating_sub(1).max(1);
    let at = (rank.saturating_sub(1).min(steps) * last + steps / 2) / steps;
    u16::try_from(at).unwrap_or(u16::MAX)
}

fn foot(_open: &OpenPlan, findings: &Findings, index: usize) -> String {
    let Some(row) = findings.how_firm.rows.get(index) else { return String::new() };
    let firm = words::firm(row.firm, findings.how_firm.top, row.rests_on);
    format!("{}: {firm}; {} in nine of ten.", row.who.name(), words::ranks(row.firm))
}

fn open(findings: &Findings, index: usize, context: &mut Context<'_>) {
    let Some(row) = findings.how_firm.rows.get(index) else { return };
    rate(row.who.id().clone(), context);
}

/// Goes to rate a candidate.
pub(super) fn rate(id: crate::plan::PartnerId, context: &mut Context<'_>) {
    context.select(id);
    context.go(View::Rate(Some(By::Candidate)));
}

#[cfg(test)]
mod tests {
    use super::column;

    #[test]
    fn every_rank_has_its_column() {
        for count in 1..40 {
            for width in 1..60 {
                let columns: Vec<u16> = (1..=count).map(|rank| column(rank, count, width)).collect();
                assert!(columns.is_sorted() && columns[0] == 0, "{columns:?}");
                assert!(columns.iter().all(|at| *at < width), "{columns:?}");
            }
        }
    }
}
