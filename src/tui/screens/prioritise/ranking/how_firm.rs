//! How firm each place is: the ranks it takes when weights and ratings are a little other than written.
//!
//! ```text
//!    #  Candidate                  Top 6
//!    4  Stonebrook IAM              > 95    ──━━●──  │
//! ›  6  Vantcourt vCISO Collective    61          ──●━━│━────
//! ```

use crate::plan::PartnerId;
use crate::report::Findings;
use crate::report::findings::{FirmRow, words};
use crate::tui::canvas::{Canvas, below, left, shift, span};
use crate::tui::open_plan::OpenPlan;
use crate::tui::theme::{Glyph, Role};
use crate::tui::widgets::column::{Column, Head};
use crate::tui::widgets::list::{List, Members};
use ratatui::layout::Rect;

/// From this height on, there is room for blanks.
const ROOMY: u16 = 22;

/// Lists those ranked.
pub(super) fn fill(list: &mut List<PartnerId>, findings: &Findings) {
    let firm = &findings.how_firm;
    let rows = firm.rows.iter().map(|row| (row.who.id().clone(), row));
    list.fill(&columns(firm.top), [Members::new(rows)]);
}

/// Draws what the ranks are drawn of, what is said of the candidate being looked at, and the ranks.
pub(super) fn draw(list: &List<PartnerId>, open: &OpenPlan, findings: &Findings, canvas: &mut Canvas<'_>, area: Rect) {
    let firm = &findings.how_firm;
    let (dot, cut) = (canvas.glyph(Glyph::Full), canvas.glyph(Glyph::Divider));
    let said = firm.refusal.clone().unwrap_or_else(|| {
        format!(
            "Ranks 1 to {} in {} plausible readings of weights and ratings: thin nine of ten, thick half of them, \
             {dot} now, {cut} the end of the top {}. {}",
            firm.rows.len(),
            firm.draws,
            firm.top,
            words::sure(firm.sure)
        )
    });
    let is_roomy = area.height >= ROOMY;
    let mut rest = below(area, canvas.paragraph(area, &said, Role::Dim) + u16::from(is_roomy));
    let selected = open.selected.as_ref().and_then(|id| firm.rows.iter().find(|row| row.who.id() == id));
    if let Some(row) = selected {
        let chance = words::firm(row.firm, firm.top, row.rests_on);
        let words = format!("{}: {chance}; {} in nine of ten.", row.who.name(), words::ranks(row.firm));
        rest = below(rest, canvas.paragraph(rest, &words, Role::Text) + u16::from(is_roomy));
    }
    let count = firm.rows.len();
    list.draw(canvas, rest, |canvas, entry| match entry.column {
        "ranks" => {
            if let Some(row) = firm.rows.iter().find(|row| row.who.id() == entry.id) {
                draw_ranks(row, count, firm.top, canvas, entry.area);
            }
        }
        _ => entry.write(canvas),
    });
}

fn columns<'a>(top: usize) -> [Column<&'a FirmRow>; 4] {
    [
        Column::new(Head::new("rank", "#").right().rank(1).role(Role::Dim), |row: &&FirmRow| row.rank.to_string()),
        Column::new(Head::new("name", "Candidate").flexible(0).rank(2), |row: &&FirmRow| row.who.name().to_owned()),
        Column::figure(Head::new("top", format!("Top {top}")).rank(1), |row| row.firm.top_chance, words::of_100),
        Column::new(Head::new("ranks", "").bar(20, 80).rank(1), |_: &&FirmRow| String::new()),
    ]
}

/// The ranks on a scale from the first to the last, and the cut after the top.
fn draw_ranks(row: &FirmRow, count: usize, top: usize, canvas: &mut Canvas<'_>, area: Rect) {
    let at = |rank: usize| column(rank, count, area.width);
    let cut = shift(area, at(top) + 1);
    if top < count && at(top) + 1 < at(top + 1) {
        canvas.write(left(cut, 1), canvas.glyph(Glyph::Divider), Role::Dim);
    }
    let (low, high) = half(row);
    for (glyph, low, high) in [(Glyph::Rule, row.firm.rank_low, row.firm.rank_high), (Glyph::Bar, low, high)] {
        let wide = at(high) + 1 - at(low);
        let line = canvas.glyph(glyph).repeat(usize::from(wide));
        canvas.write(left(shift(area, at(low)), wide), &line, Role::Accent);
    }
    canvas.write(left(shift(area, at(row.rank)), 1), canvas.glyph(Glyph::Full), Role::Title);
}

/// The ranks between which half of the readings lie; where that is not known, the rank now.
fn half(row: &FirmRow) -> (usize, usize) {
    let below = |share: f64| {
        let mut sum = 0.0;
        let rank = row.rank_chances.iter().position(|chance| {
            sum += chance;
            sum >= share
        });
        rank.map_or(row.rank, |at| at + 1)
    };
    (below(0.25), below(0.75))
}

/// The column a rank stands in.
fn column(rank: usize, count: usize, width: u16) -> u16 {
    let last = usize::from(width.saturating_sub(1));
    let steps = count.saturating_sub(1).max(1);
    let at = (rank.saturating_sub(1).min(steps) * last + steps / 2) / steps;
    span(at)
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
