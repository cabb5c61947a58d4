//! What to expect once the set is asked: from the first round, with a second, and what it would reach if all said yes.
//!
//! ```text
//! First round                       ●41
//! With a second, 34 to 52        ────●44─────
//! If all say yes                             ○53
//!                         0    10   20   30   40   50   60
//! ```

use super::Asked;
use super::axes::Scale;
use super::scene::{COLUMN, Form, Ink, Point, Scene, Stroke, nearest};
use crate::report::findings::{Forecast, SetRow, words};
use crate::report::{Findings, Report, figure};

/// What it is drawn on at least.
const LEAST: (u16, u16) = (40, 4);
/// Columns for what a row is.
const LABELS: u16 = 25;

/// A scale from a column on.
struct Spread {
    scale: Scale,
    wide: u16,
}

impl Spread {
    fn at(&self, row: u16, points: f64) -> Point {
        let begin = Point::cell(LABELS, row);
        let wide = f64::from(i32::from(self.wide - 1) * COLUMN);
        Point { x: begin.x + nearest(wide * self.scale.share(points)), ..begin }
    }

    fn mark(&self, scene: &mut Scene, row: u16, points: f64, ink: Ink) {
        let at = self.at(row, points);
        let at = Point { x: at.x.div_euclid(COLUMN) * COLUMN + COLUMN / 2, ..at };
        scene.add(Form::Mark(at, figure::whole(points)), ink, None);
    }

    fn rounds(&self, scene: &mut Scene, set: &SetRow, forecast: &Forecast) {
        let whole = [forecast.low, forecast.high].map(figure::whole);
        let [low, high] = [forecast.low, forecast.high].map(|end| self.at(1, end));
        scene.write(Ink::Text, (0, 0), "First round");
        self.mark(scene, 0, set.expected, Ink::Set);
        scene.write(Ink::Text, (0, 1), format!("With a second, {} to {}", whole[0], whole[1]));
        scene.line(Ink::Set, Stroke::Thin, low, high);
        self.mark(scene, 1, forecast.expected, Ink::Set);
        scene.write(Ink::Text, (0, 2), "If all say yes");
        self.mark(scene, 2, set.coverage, Ink::Next);
    }

    /// Writes the figures of the scale, as far as they have room.
    fn figures(&self, scene: &mut Scene) {
        let mut end = 0;
        for points in self.scale.figures() {
            let words = figure::brief(points);
            let wide = u16::try_from(words.len()).unwrap_or(0);
            let column = u16::try_from(self.at(3, points).x / COLUMN).unwrap_or(0);
            let column = column.min(scene.columns.saturating_sub(wide));
            if column >= end {
                scene.write(Ink::Axis, (column, 3), words);
                end = column + wide + 1;
            }
        }
    }
}

pub(super) fn scene(report: &Report, findings: Option<&Findings>, asked: &Asked) -> Result<Scene, String> {
    let found = &findings.ok_or("What to expect of the set has not been worked out yet.")?.recruiting;
    let (Some(set), Some(forecast), Some(said)) = (found.set(), found.forecast.as_ref(), words::forecast(found)) else {
        return Err("There is nobody to be asked, so there is nothing to expect yet.".to_owned());
    };
    if asked.columns < LEAST.0 || asked.rows.is_some_and(|rows| rows < LEAST.1) {
        return Err(format!("The picture of the forecast needs {} columns and {} rows.", LEAST.0, LEAST.1));
    }
    // Behind the last mark stands its figure.
    let spread = Spread {
        scale: Scale::of(0.0, set.coverage.max(forecast.high), (asked.columns - LABELS) / 6),
        wide: asked.columns - LABELS - 3,
    };
    let title = format!("What to expect once the set of {} is asked", report.plan);
    let mut scene = Scene::new(title, asked.columns, LEAST.1);
    spread.rounds(&mut scene, set, forecast);
    spread.figures(&mut scene);
    scene.caption = said;
    Ok(scene)
}
