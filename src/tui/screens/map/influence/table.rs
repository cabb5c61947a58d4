//! The table of the influence grid: whose it is, what it reaches, the cells, and what all candidates reach beneath.

use super::{
    super::matrix::{Cell, Matrix},
    detail,
};
use crate::{
    plan::{Evidence, Partner, Plan, Strength},
    report::figure,
    text,
    tui::{
        canvas::{Canvas, below, left, row, top},
        open_plan::OpenPlan,
        theme::{Glyph, Role, Theme},
    },
};
use ratatui::layout::Rect;

/// From this height on triggers and everything beneath the table have room.
const ROOMY: u16 = 15;

/// Whose grid it is, and how much they reach alone.
pub(super) fn title(open: &OpenPlan, partner: &Partner, canvas: &mut Canvas<'_>, line: Rect) {
    let at = open.selected_index().unwrap_or(0);
    let solo = open.report().solo_coverage.get(at).copied().unwrap_or(0.0);
    let reaches = format!("reaches {} of 100", figure::whole(solo));
    let wide = u16::try_from(text::width(&reaches)).unwrap_or(u16::MAX);
    let room = left(line, line.width.saturating_sub(wide + 3));
    let model = match partner.model {
        Some(model) if line.width < 70 => model.short(),
        Some(model) => model.label(),
        None => "partner model not known",
    };
    canvas.pieces(
        room,
        &[
            ("  ", Role::Text),
            (&partner.name, Role::Title),
            ("   ", Role::Text),
            (model, Role::Dim),
            ("   ", Role::Text),
            (partner.status.label(), Role::Dim),
        ],
    );
    canvas.write_right(Rect { width: line.width.saturating_sub(1), ..line }, &reaches, Role::Title);
}

/// Draws heads, buyers and what all candidates reach; returns the rows used, the title's included.
pub(super) fn draw(
    open: &OpenPlan,
    partner: &Partner,
    matrix: &Matrix<'_>,
    canvas: &mut Canvas<'_>,
    area: Rect,
) -> u16 {
    let plan = open.plan();
    let theme = canvas.theme();
    let mut used = 1;
    if area.height >= ROOMY {
        used += detail::triggers(plan, matrix, canvas, row(area, used));
    }
    matrix.heads(canvas, row(area, used));
    used += 1;
    if area.height >= 12 {
        matrix.weights(canvas, row(area, used));
        used += 1;
    }
    let beneath = if area.height >= ROOMY { 7 } else { 2 };
    let buyers = u16::try_from(plan.buyers.len()).unwrap_or(u16::MAX);
    let rows = buyers.min(area.height.saturating_sub(used + beneath).max(2));
    let cells = top(below(area, used), rows);
    matrix.rows(canvas, cells, |buyer, stage| cell(plan, partner, buyer, stage, theme), |_| None);
    used += rows;
    if area.height >= 9 {
        all_candidates(open, matrix, canvas, row(area, used));
        used += 1;
    }
    used
}

fn all_candidates(open: &OpenPlan, matrix: &Matrix<'_>, canvas: &mut Canvas<'_>, line: Rect) {
    let report = open.report();
    let by_stage = &report.coverage.coverage.by_stage;
    matrix.figures(canvas, line, "All candidates", |stage| {
        let reached = by_stage.get(stage).copied().flatten()?;
        Some(Cell { text: format!("{} ", figure::whole(reached)), role: Role::Dim })
    });
}

/// A digit; a guess has a question mark behind it and is dim.
fn cell(plan: &Plan, partner: &Partner, buyer: usize, stage: usize, theme: Theme) -> Cell {
    let (buyer, stage) = (&plan.buyers[buyer], &plan.stages[stage]);
    if !buyer.is_in_the_room(&stage.id) {
        return Cell { text: format!("{} ", theme.glyph(Glyph::Absent)), role: Role::Dim };
    }
    match partner.influence_on(&buyer.id, &stage.id) {
        None => Cell { text: format!("{} ", theme.glyph(Glyph::Dot)), role: Role::Dim },
        Some(known) if known.evidence == Evidence::Guess => {
            Cell { text: format!("{}?", known.strength.get()), role: Role::Dim }
        }
        Some(known) => Cell { text: format!("{} ", known.strength.get()), role: heat(known.strength) },
    }
}

fn heat(strength: Strength) -> Role {
    if strength == Strength::default() { Role::Dim } else { Role::Heat(strength.get()) }
}
