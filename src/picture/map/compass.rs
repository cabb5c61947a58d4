//! The rose the map is drawn on: a sector a stage, clockwise from the top, rings for how much is reached alone.

use crate::picture::places::{At, Places};
use crate::picture::scene::{COLUMN, Form, Ink, Point, ROW, Scene, Stroke};
use crate::report::figure;
use std::f64::consts::TAU;

/// How far from the middle the buying group ends, and between what the marks stand; the rim is at 1.
const INNER: f64 = 0.36;
const NEAR: f64 = 0.44;
const FAR: f64 = 0.92;
/// The part of half a sector that a mark is drawn off its middle, at most.
const DRAWN: f64 = 0.8;
/// What the rings may stand for.
const TOPS: [f64; 13] = [1.0, 2.0, 4.0, 6.0, 10.0, 16.0, 20.0, 30.0, 40.0, 50.0, 60.0, 80.0, 100.0];
/// So many pieces make a ring.
const PIECES: u8 = 96;

/// Sectors round a middle.
pub(super) struct Compass {
    columns: u16,
    rows: u16,
    /// Where each stage begins and ends, in turns; none where it does not count.
    sectors: Vec<Option<(f64, f64)>>,
    owners: Vec<Option<usize>>,
}

impl Compass {
    /// Of stages that count so much, at least one of them anything.
    pub(super) fn of(columns: u16, rows: u16, weights: impl Iterator<Item = f64> + Clone) -> Self {
        let whole: f64 = weights.clone().sum();
        let mut from = 0.0;
        let sectors = weights.map(|weight| {
            let begin = from;
            from += weight / whole;
            (weight > 0.0).then_some((begin, from))
        });
        let mut compass = Self { columns, rows, sectors: sectors.collect(), owners: Vec::new() };
        let cells = (0..rows).flat_map(|row| (0..columns).map(move |column| (column, row)));
        compass.owners = cells.map(|(column, row)| compass.sector_at(Point::cell(column, row))).collect();
        compass
    }

    fn radii(&self) -> (f64, f64) {
        let half = |cells: u16, unit: i32| f64::from(i32::from(cells) * unit) / 2.0;
        (half(self.columns, COLUMN) - 2.0, half(self.rows, ROW) - 4.0)
    }

    /// The place at a part of a turn, so far from the middle.
    fn point(&self, turn: f64, radius: f64) -> Point {
        let (wide, high) = self.radii();
        let (sine, cosine) = libm::sincos(turn * TAU);
        Point::near(wide + 2.0 + wide * radius * sine, high + 4.0 - high * radius * cosine)
    }

    /// The cell there.
    pub(super) fn cell(&self, turn: f64, radius: f64) -> At {
        let at = self.point(turn, radius);
        (at.x.div_euclid(COLUMN), at.y.div_euclid(ROW))
    }

    fn sector_at(&self, at: Point) -> Option<usize> {
        let (wide, high) = self.radii();
        let (across, up) = ((f64::from(at.x) - wide - 2.0) / wide, (high + 4.0 - f64::from(at.y)) / high);
        let far = libm::hypot(across, up);
        if !(NEAR - 0.04..=FAR + 0.05).contains(&far) {
            return None;
        }
        let turn = (libm::atan2(across, up) / TAU).rem_euclid(1.0);
        self.sectors.iter().position(|sector| sector.is_some_and(|(from, end)| from < turn && turn <= end))
    }

    /// The stage whose marks may stand in a cell.
    pub(super) fn owner(&self, (column, row): At) -> Option<usize> {
        let at = usize::try_from(row).ok()? * usize::from(self.columns) + usize::try_from(column).ok()?;
        self.owners.get(at).copied().flatten()
    }

    /// The middle of a stage, in turns.
    pub(super) fn middle(&self, stage: usize) -> Option<f64> {
        self.sectors.get(stage).copied().flatten().map(|(from, end)| f64::midpoint(from, end))
    }

    /// The part of a turn where somebody stands who is drawn so far to one side, −1 to 1.
    pub(super) fn inside(&self, stage: usize, drawn: f64) -> f64 {
        let Some((from, end)) = self.sectors.get(stage).copied().flatten() else { return 0.0 };
        f64::midpoint(from, end) + drawn.clamp(-1.0, 1.0) * DRAWN * (end - from) / 2.0
    }

    /// How many columns a name may take in one half of the middle, and how many rows there are for names.
    pub(super) fn inner(&self) -> (u16, u16) {
        ((self.columns / 6).max(3), (self.rows / 4).max(1))
    }

    /// Draws rim, rings and the borders between stages.
    pub(super) fn draw(&self, scene: &mut Scene) {
        self.ring(scene, 1.0, Stroke::Solid);
        self.ring(scene, radius(0.5), Stroke::Sparse);
        self.ring(scene, INNER, Stroke::Dotted);
        let sectors: Vec<(f64, f64)> = self.sectors.iter().copied().flatten().collect();
        for (from, _) in sectors.iter().filter(|_| sectors.len() > 1) {
            scene.line(Ink::Axis, Stroke::Dotted, self.point(*from, INNER), self.point(*from, 1.0));
        }
    }

    fn ring(&self, scene: &mut Scene, radius: f64, stroke: Stroke) {
        let places = (0..=PIECES).map(|piece| self.point(f64::from(piece) / f64::from(PIECES), radius));
        scene.add(Form::Line(places.collect(), stroke), Ink::Axis, None);
    }

    /// Writes at the rings what stands there reaches alone.
    pub(super) fn name_rings(&self, scene: &mut Scene, places: &mut Places, top: f64) {
        for (share, words) in [(1.0, format!("{} alone", figure::brief(top))), (0.5, figure::brief(top / 2.0))] {
            let (column, row) = self.cell(0.0, radius(share));
            let wide = i32::try_from(words.len()).unwrap_or(0);
            places.take((column, row), wide + 2);
            if let (Ok(column), Ok(row)) = (u16::try_from(column + 1), u16::try_from(row)) {
                scene.write(Ink::Axis, (column, row), words);
            }
        }
    }
}

/// How far from the middle somebody stands who reaches such a share of the most.
pub(super) fn radius(share: f64) -> f64 {
    FAR - (FAR - NEAR) * share.clamp(0.0, 1.0)
}

/// A round figure nobody exceeds.
pub(super) fn top(reaches: impl Iterator<Item = f64>) -> f64 {
    let most = reaches.fold(0.0, f64::max);
    TOPS.into_iter().find(|top| most <= *top).unwrap_or(100.0)
}
