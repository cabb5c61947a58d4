//! What would change the top: for each criterion the nearest weight at which somebody comes in and somebody leaves.

use super::{super::ranking_row::take, Content, heads};
use crate::{
    interview::steps::View,
    report::{
        Findings, figure,
        findings::{TurningPoint, words},
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

/// Columns for the name, both weights and the scale.
const NAME: u16 = 24;
const WEIGHT: u16 = 6;
const SCALE: u16 = 24;

fn about(_open: &OpenPlan, findings: &Findings) -> String {
    if findings.how_firm.top == 0 {
        return "Nobody is ranked yet, so no weight changes anything.".to_owned();
    }
    format!(
        "How far one weight would have to move, the others in proportion, before who is in the top {} changes. Far away \
         means: do not argue about that weight.",
        findings.how_firm.top
    )
}

fn rows(_open: &OpenPlan, findings: &Findings) -> usize {
    findings.turning_points.len()
}

fn head(findings: &Findings, canvas: &mut Canvas<'_>, at: Rect) -> u16 {
    if findings.turning_points.is_empty() {
        return 0;
    }
    heads(&[(NAME, "criterion"), (WEIGHT, "weight"), (WEIGHT, " turns")], canvas, at);
    let scale = shift(at, NAME + 2 * WEIGHT + 4);
    canvas.write(scale, "0", Role::Dim);
    canvas.write_right(left(scale, SCALE), "100 %", Role::Dim);
    1
}

fn row(_open: &OpenPlan, findings: &Findings, index: usize, canvas: &mut Canvas<'_>, mut at: Rect) {
    let Some(point) = findings.turning_points.get(index) else { return };
    canvas.write(take(&mut at, NAME), &point.name, Role::Text);
    canvas.write_right(take(&mut at, WEIGHT), &figure::percent(point.weight), Role::Text);
    let turns = point.turn.as_ref().map_or_else(|| "never".to_owned(), |turn| figure::percent(turn.weight));
    canvas.write_right(take(&mut at, WEIGHT), &turns, Role::Title);
    at = shift(at, 1);
    draw_scale(point, canvas, take(&mut at, SCALE));
    if let Some(turn) = &point.turn {
        canvas.write(shift(at, 1), &format!("in {}, out {}", turn.enters.name(), turn.leaves.name()), Role::Dim);
    }
}

/// From the weight now, a dot, to where the top changes.
fn draw_scale(point: &TurningPoint, canvas: &mut Canvas<'_>, area: Rect) {
    let now = column(point.weight, area.width);
    if let Some(turn) = &point.turn {
        let turns = column(turn.weight, area.width);
        let (from, to) = (now.min(turns), now.max(turns));
        canvas.write(
            left(shift(area, from), to - from + 1),
            &canvas.glyph(Glyph::Bar).repeat(usize::from(to - from + 1)),
            Role::Accent,
        );
        canvas.write(left(shift(area, turns), 1), canvas.glyph(Glyph::Divider), Role::Title);
    }
    canvas.write(left(shift(area, now), 1), canvas.glyph(Glyph::Full), Role::Title);
}

/// The column of a share of the scale, 0–1.
fn column(share: f64, width: u16) -> u16 {
    let last = width.saturating_sub(1);
    (0..last).take_while(|at| f64::from(*at) + 0.5 < share * f64::from(last)).map(|_| 1).sum()
}

fn foot(_open: &OpenPlan, findings: &Findings, index: usize) -> String {
    let Some(point) = findings.turning_points.get(index) else { return String::new() };
    words::turning_point(point).map_or_else(
        || format!("{} could weigh anything from 0 to 100 %: the top stays the same.", point.name),
        |words| format!("{words}."),
    )
}

fn open(_findings: &Findings, _index: usize, context: &mut Context<'_>) {
    context.go(View::Weights);
}
