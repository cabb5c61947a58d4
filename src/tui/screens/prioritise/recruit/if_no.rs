//! If they say no: who comes in and who goes when one of the set says no and the others are still open.

use crate::picture::{Asked, Picture};
use crate::plan::PartnerId;
use crate::report::findings::{IfNoRow, Recruiting, words};
use crate::report::{Who, figure};
use crate::tui::canvas::{Canvas, below};
use crate::tui::open_plan::OpenPlan;
use crate::tui::theme::Role;
use crate::tui::widgets::column::{Column, Head};
use crate::tui::widgets::drawing;
use crate::tui::widgets::list::{List, Members};
use ratatui::layout::Rect;

/// From this height on what to expect is drawn.
const ROOMY: u16 = 16;

/// Lists whom the set asks.
pub(super) fn fill(list: &mut List<PartnerId>, recruiting: &Recruiting) {
    list.fill(&columns(), [Members::new(recruiting.if_no.iter().map(|row| (row.who.id().clone(), row)))]);
}

/// Draws what to expect of the set, what the no of the candidate selected changes, and all of them.
pub(super) fn draw(
    list: &List<PartnerId>,
    open: &OpenPlan,
    recruiting: &Recruiting,
    canvas: &mut Canvas<'_>,
    area: Rect,
) {
    let about: Vec<String> =
        words::forecast(recruiting).into_iter().chain(words::forecast_of_optimal(recruiting)).collect();
    let area = below(area, spread(open, canvas, area));
    let about = if about.is_empty() { "Nobody is left to be asked.".to_owned() } else { about.join(" ") };
    let mut rest = below(area, canvas.paragraph(area, &about, Role::Dim) + 1);
    if let Some(row) = recruiting.if_no.iter().find(|row| list.selected() == Some(row.who.id())) {
        let words = format!("If {} says no: {}.", row.who.name(), words::after_no(row));
        rest = below(rest, canvas.paragraph(rest, &words, Role::Text) + 1);
    }
    list.draw_plain(canvas, rest);
}

/// Draws what to expect as a spread, where there is room for it over the list; returns the rows used.
fn spread(open: &OpenPlan, canvas: &mut Canvas<'_>, area: Rect) -> u16 {
    let asked = Asked { columns: area.width, rows: Some(area.height), ..Asked::default() };
    let findings = open.findings().map(AsRef::as_ref);
    let scene = Picture::Forecast.scene(&open.report(), findings, &asked);
    let Some(scene) = scene.ok().filter(|_| area.height >= ROOMY) else { return 0 };
    drawing::draw(canvas, area, &scene, |_| None);
    scene.rows + 1
}

fn columns<'a>() -> [Column<&'a IfNoRow>; 4] {
    [
        Column::new(Head::new("name", "Says no").flexible(10).rank(1), |row: &&IfNoRow| row.who.name().to_owned()),
        Column::figure(Head::new("coverage", "Then").rank(1), |row: &&IfNoRow| row.coverage, figure::tenths),
        Column::new(Head::new("enter", "In").flexible(8).rank(2), |row: &&IfNoRow| names(&row.enter)),
        Column::new(Head::new("leave", "Out").flexible(8).rank(3), |row: &&IfNoRow| names(&row.leave)),
    ]
}

fn names(list: &[Who]) -> String {
    list.iter().map(Who::name).collect::<Vec<_>>().join(", ")
}
