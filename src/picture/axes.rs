//! Two axes with their figures: where a figure lies, and where the others lie beside it.

use super::places::At;
use super::scene::{COLUMN, Ink, Point, ROW, Scene, Stroke, nearest};
use crate::text;

/// An axis from one round figure to another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Scale {
    pub(super) from: f64,
    pub(super) to: f64,
    pub(super) step: f64,
}

impl Scale {
    /// An axis that holds both ends, with at most so many figures on it.
    pub(super) fn of(least: f64, most: f64, figures: u16) -> Self {
        let (least, most) = (least.max(0.0), most.max(least + 1.0));
        let step = step((most - least) / f64::from(figures.max(2) - 1));
        let (from, to) = ((least / step).floor() * step, (most / step - 1e-9).ceil() * step);
        Self { from, to: to.max(from + step), step }
    }

    /// Which part of the axis a figure has behind it.
    pub(super) fn share(self, figure: f64) -> f64 {
        ((figure - self.from) / (self.to - self.from)).clamp(0.0, 1.0)
    }

    /// The figures on it.
    pub(super) fn figures(self) -> impl Iterator<Item = f64> {
        (0..64).map(move |at| self.from + f64::from(at) * self.step).take_while(move |at| *at <= self.to + 1e-9)
    }
}

/// The smallest round figure that is no less than one: 1, 2 or 5 with noughts behind.
fn step(least: f64) -> f64 {
    let mut unit = 1.0;
    while unit * 10.0 < least && unit < 1e15 {
        unit *= 10.0;
    }
    let round = [1.0, 2.0, 5.0].map(|figure| figure * unit);
    round.into_iter().find(|step| *step >= least - 1e-9).unwrap_or(10.0 * unit)
}

/// Where both axes are.
#[derive(Clone, Copy, Debug)]
pub(super) struct Axes {
    pub(super) across: Scale,
    pub(super) up: Scale,
    /// The column of the upright axis, and the row of the other.
    pub(super) corner: (u16, u16),
    pub(super) columns: u16,
}

impl Axes {
    /// The place of a pair of figures.
    pub(super) fn point(&self, across: f64, up: f64) -> Point {
        let wide = f64::from(self.columns - self.corner.0 - 2) * f64::from(COLUMN);
        let high = f64::from(self.corner.1.saturating_sub(1)) * f64::from(ROW);
        let origin = Point::cell(self.corner.0 + 1, 0);
        Point {
            x: origin.x + nearest(self.across.share(across) * wide),
            y: origin.y + nearest(high - self.up.share(up) * high),
        }
    }

    /// The cell of a pair of figures.
    pub(super) fn cell(&self, across: f64, up: f64) -> At {
        let at = self.point(across, up);
        (at.x.div_euclid(COLUMN), at.y.div_euclid(ROW))
    }

    /// Whether a cell lies between the axes.
    pub(super) fn holds(&self, (column, row): At) -> bool {
        column > i32::from(self.corner.0) && column < i32::from(self.columns) && row < i32::from(self.corner.1)
    }

    /// Draws both, with their figures in words.
    pub(super) fn draw(&self, scene: &mut Scene, across: impl Fn(f64) -> String, up: impl Fn(f64) -> String) {
        let (column, row) = self.corner;
        let corner = Point::cell(column, row);
        scene.line(Ink::Axis, Stroke::Thin, Point { y: 0, ..corner }, corner);
        scene.line(Ink::Axis, Stroke::Thin, corner, Point { x: Point::corner(self.columns, row).x, ..corner });
        for figure in self.up.figures() {
            let (_, line) = self.cell(self.across.from, figure);
            let Ok(line) = u16::try_from(line) else { continue };
            let at = Point::cell(column, line);
            scene.line(Ink::Axis, Stroke::Thin, Point { x: at.x - COLUMN / 2, ..at }, at);
            scene.write_right(Ink::Axis, (column.saturating_sub(1), line), up(figure));
        }
        let mut end = 0;
        for figure in self.across.figures() {
            let words = across(figure);
            let wide = u16::try_from(text::width(&words)).unwrap_or(u16::MAX);
            let (middle, _) = self.cell(figure, self.up.from);
            let from = u16::try_from(middle).unwrap_or(0).saturating_sub(wide / 2);
            let from = from.min(self.columns.saturating_sub(wide));
            if from >= end {
                scene.write(Ink::Axis, (from, row + 1), words);
                end = from + wide + 2;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Scale;

    #[test]
    fn an_axis_begins_and_ends_at_round_figures() {
        assert_eq!(Scale::of(34.0, 88.5, 8), Scale { from: 30.0, to: 90.0, step: 10.0 });
        assert_eq!(Scale::of(0.0, 64.0, 8), Scale { from: 0.0, to: 70.0, step: 10.0 });
        assert_eq!(Scale::of(0.0, 0.0, 8), Scale { from: 0.0, to: 1.0, step: 1.0 });
        assert_eq!(Scale::of(0.0, 20.0, 3).figures().count(), 3);
    }
}
