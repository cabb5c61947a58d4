//! The table of buyers and stages: who is in the room when.

use crate::{
    plan::Plan,
    report::{Report, figure},
    tui::{
        canvas::Canvas,
        theme::Glyph,
        widgets::matrix::{Cursor, Heading, Matrix, Square},
    },
};
use ratatui::layout::Rect;

/// Draws the table with the cell at `cursor` marked; returns the rows used.
pub(super) fn draw(plan: &Plan, report: &Report, cursor: &Cursor, canvas: &mut Canvas<'_>, area: Rect) -> u16 {
    let weight = |at: usize| report.coverage.buyers.get(at).map_or(0.0, |row| row.weight);
    let buyers = plan.buyers.iter().enumerate().map(|(at, buyer)| {
        Heading::new(&buyer.title).short(&buyer.title).note(buyer.role.label()).note(figure::percent(weight(at)))
    });
    let stages = (1..)
        .zip(&plan.stages)
        .map(|(number, stage)| Heading::new(&format!("{number} {}", stage.name)).short(&number.to_string()));
    let matrix = Matrix::new(buyers, stages).notes(&["buying role", "weight"]).cells(1, 0);
    let (here, absent) = (canvas.glyph(Glyph::Full), canvas.glyph(Glyph::Absent));
    matrix.draw(canvas, area, cursor, |buyer, stage| {
        let buyer = buyer.and_then(|at| plan.buyers.get(at));
        let stage = stage.and_then(|at| plan.stages.get(at));
        let is_here = buyer.zip(stage).is_some_and(|(buyer, stage)| buyer.is_in_the_room(&stage.id));
        Square::new(if is_here { here } else { absent })
    })
}
