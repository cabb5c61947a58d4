//! What everybody who qualifies reaches together, buyer by stage, with sums; beneath it who reaches the cell under the
//! cursor, and the gaps. Nothing is changed here.

use super::{gaps, grid, who};
use crate::plan::Plan;
use crate::report::{Report, figure, reasons, words};
use crate::text;
use crate::tui::canvas::{Canvas, below, narrower, row, shift, top};
use crate::tui::open_plan::OpenPlan;
use crate::tui::theme::{Glyph, Role, Theme};
use crate::tui::widgets::matrix::{Cursor, Square};
use ratatui::layout::Rect;

pub(super) fn draw(open: &OpenPlan, cursor: &Cursor, canvas: &mut Canvas<'_>, area: Rect) {
    let report = open.report();
    let mut used = head(&report, canvas, area);
    let beneath = if area.height >= 12 { 4 } else { 2 };
    let room = top(below(area, used), area.height.saturating_sub(used + beneath).max(4));
    let (coverage, theme) = (&report.coverage.coverage, canvas.theme());
    let matrix = grid(&report.coverage).behind("All").below("All buyers");
    used += matrix.draw(canvas, room, cursor, |buyer, stage| match (buyer, stage) {
        (Some(buyer), Some(stage)) => heat(coverage.cell(buyer, stage), theme),
        (Some(buyer), None) => sum(coverage.by_buyer.get(buyer).copied().flatten(), theme),
        (None, Some(stage)) => sum(coverage.by_stage.get(stage).copied().flatten(), theme),
        (None, None) => sum(Some(coverage.total), theme),
    });
    let rest = shift(below(area, used + u16::from(area.height >= 20)), 2);
    let lines = if area.height >= 20 { 2 } else { 1 };
    let here = here(&report, open.plan(), cursor, (rest.width, usize::from(lines)));
    let used = canvas.paragraph(top(rest, lines), &here, Role::Text);
    gaps::draw(open, canvas, below(rest, used + u16::from(area.height >= 20)));
}

/// The cell under the cursor in words, of those who reach it as many by name as fit in so many lines of a width.
fn here(report: &Report, plan: &Plan, at: &Cursor, (width, lines): (u16, usize)) -> String {
    let moment = words::moment(&report.coverage, at.row, at.column);
    match report.coverage.coverage.cell(at.row, at.column) {
        None => format!("{moment}: not in the room then"),
        Some(reached) if reached < 0.5 => format!("{moment}: nobody. {}", words::stage_question(plan, at.column)),
        Some(reached) => {
            let words = |names: String| format!("{moment}: {} of 100, by {names}", figure::whole(reached));
            let named = who::names(report, plan, at.row, at.column).into_iter().map(words);
            let fits = |words: &String| text::wrap(words, usize::from(width)).len() <= lines;
            named.rev().find(fits).unwrap_or_else(|| format!("{moment}: {} of 100", figure::whole(reached)))
        }
    }
}

/// How many there are, what they reach and what that means; returns the rows used.
fn head(report: &Report, canvas: &mut Canvas<'_>, area: Rect) -> u16 {
    let coverage = &report.coverage.coverage;
    let count = report.ranking.len() + report.unrated.len();
    let who = match count {
        count if area.width < 50 => format!("{count} qualify"),
        0 => "Nobody qualifies".to_owned(),
        1 => "1 candidate qualifies".to_owned(),
        count => format!("{count} candidates qualify"),
    };
    let total = format!("together {} of 100", figure::whole(coverage.total));
    canvas.write(shift(row(area, 0), 2), &who, Role::Title);
    canvas.write_right(narrower(row(area, 0), 1), &total, Role::Title);
    if area.height < 12 {
        return 1;
    }
    canvas.write(shift(row(area, 1), 2), &meaning(report), Role::Dim);
    let mut used = 2;
    if let Some(caution) = reasons::caution(coverage) {
        canvas.write(shift(row(area, used), 2), &caution, Role::Warning);
        used += 1;
    }
    if let Some(words) = report.coverage.volume.words() {
        used += canvas.paragraph(top(shift(below(area, used), 2), 2), &words, Role::Dim);
    }
    used + u16::from(area.height >= 18)
}

/// The total in words.
fn meaning(report: &Report) -> String {
    let coverage = &report.coverage.coverage;
    if coverage.influence == 0 {
        return "No influence is known: a partner model, set on Candidates, fills in the usual.".to_owned();
    }
    format!("In {} of 10 moments that count, somebody speaks for you.", figure::whole(coverage.total / 10.0))
}

/// A cell: its figure on the shade that goes with it.
fn heat(reached: Option<f64>, theme: Theme) -> Square {
    let Some(reached) = reached else { return Square::new(theme.glyph(Glyph::Absent)).role(Role::Dim).shaded(0) };
    let square = Square::new(figure::whole(reached));
    match reached {
        reached if reached < 0.5 => square.role(Role::Warning).shaded(0),
        reached if reached < 25.0 => square.shaded(1),
        reached if reached < 50.0 => square.shaded(2),
        reached if reached < 75.0 => square.shaded(3),
        _ => square.shaded(4),
    }
}

fn sum(reached: Option<f64>, theme: Theme) -> Square {
    Square::new(reached.map_or_else(|| theme.glyph(Glyph::Absent).to_owned(), figure::whole)).role(Role::Title)
}
