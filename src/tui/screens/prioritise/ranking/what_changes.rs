//! What would change the top: for each criterion the nearest weight at which somebody comes in and somebody leaves.
//!
//! ```text
//!   Criterion            Weight  Turns at
//! › Ideal-customer fit     22 %    26.4 %        ●━━│
//! ```

use crate::report::findings::{TurningPoint, words};
use crate::report::{Findings, figure};
use crate::tui::canvas::{Canvas, below, left, shift};
use crate::tui::theme::{Glyph, Role};
use crate::tui::widgets::column::{Column, Head, SortKey};
use crate::tui::widgets::list::{List, Members};
use ratatui::layout::Rect;

/// Lists the criteria.
pub(super) fn fill(list: &mut List<usize>, findings: &Findings) {
    list.fill(&columns(), [Members::new(findings.turning_points.iter().enumerate())]);
}

/// Draws how much what is selected would have to change, and the criteria.
pub(super) fn draw(list: &List<usize>, findings: &Findings, canvas: &mut Canvas<'_>, area: Rect) {
    let top = findings.how_firm.top;
    if top == 0 {
        let words =
            findings.how_firm.refusal.as_deref().unwrap_or("Nobody is ranked yet, so no weight changes anything.");
        canvas.paragraph(area, words, Role::Text);
        return;
    }
    let about = format!("{} Far away means: do not argue about it.", words::about_turning_points(top));
    let mut rest = below(area, canvas.paragraph(area, &about, Role::Dim) + 1);
    let points = &findings.turning_points;
    if let Some(equal) = words::equal(&findings.how_firm) {
        rest = below(rest, canvas.paragraph(rest, &equal, Role::Text) + 1);
    }
    if let Some(point) = list.selected().and_then(|at| points.get(*at)) {
        rest = below(rest, canvas.paragraph(rest, &said(point), Role::Text) + 1);
    }
    let weights = points.iter().flat_map(|point| [Some(point.weight), point.turn.as_ref().map(|turn| turn.weight)]);
    let most = weights.flatten().fold(0.0, f64::max);
    list.draw(canvas, rest, |canvas, entry| match (entry.column, points.get(*entry.id)) {
        ("scale", Some(point)) => draw_scale(point, most, canvas, entry.area),
        _ => entry.write(canvas),
    });
}

fn said(point: &TurningPoint) -> String {
    if point.is_any() {
        return format!("{}: any other weight decides between them.", point.name);
    }
    words::turning_point(point).map_or_else(
        || format!("{} could weigh anything from 0 to 100 %: the top stays the same.", point.name),
        |words| format!("{words}."),
    )
}

fn columns<'a>() -> [Column<&'a TurningPoint>; 6] {
    [
        Column::new(Head::new("criterion", "Criterion").flexible(10).rank(1), |point: &&TurningPoint| {
            point.name.clone()
        }),
        Column::new(Head::new("weight", "Weight").right().rank(1), |point: &&TurningPoint| point.shown.clone())
            .by(|point| SortKey::number(Some(point.weight))),
        Column::new(Head::new("turns", "Turns at").right().rank(1), |point: &&TurningPoint| turns_at(point))
            .by(|point| SortKey::number(point.turn.as_ref().map(|turn| turn.weight))),
        Column::new(Head::new("scale", "").bar(10, 30).rank(2), |_: &&TurningPoint| String::new()),
        Column::new(Head::new("in", "Comes in").rank(3).role(Role::Dim), |point: &&TurningPoint| {
            point.turn.as_ref().map(|turn| turn.enters.name().to_owned()).unwrap_or_default()
        }),
        Column::new(Head::new("out", "Leaves").rank(3).role(Role::Dim), |point: &&TurningPoint| {
            point.turn.as_ref().map(|turn| turn.leaves.name().to_owned()).unwrap_or_default()
        }),
    ]
}

fn turns_at(point: &TurningPoint) -> String {
    if point.is_any() {
        return "any".to_owned();
    }
    point.turn.as_ref().map_or_else(|| "never".to_owned(), |turn| figure::percent_tenths(turn.weight))
}

/// From the weight now, a dot, to where the top changes, on a scale from 0 to `most`.
fn draw_scale(point: &TurningPoint, most: f64, canvas: &mut Canvas<'_>, area: Rect) {
    let now = column(point.weight / most, area.width);
    if let Some(turn) = &point.turn {
        let turns = column(turn.weight / most, area.width);
        let (from, to) = (now.min(turns), now.max(turns));
        let line = canvas.glyph(Glyph::Bar).repeat(usize::from(to - from + 1));
        canvas.write(left(shift(area, from), to - from + 1), &line, Role::Accent);
        canvas.write(left(shift(area, turns), 1), canvas.glyph(Glyph::Divider), Role::Title);
    }
    canvas.write(left(shift(area, now), 1), canvas.glyph(Glyph::Full), Role::Title);
}

/// The column of a share of the scale, 0–1.
fn column(share: f64, width: u16) -> u16 {
    let last = width.saturating_sub(1);
    (0..last).take_while(|at| f64::from(*at) + 0.5 < share * f64::from(last)).map(|_| 1).sum()
}
