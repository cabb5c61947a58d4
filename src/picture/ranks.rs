//! Ranks side by side on a scale from the first to the last, as wide as there is room for: the chance of each as a
//! shade, or the ranks a candidate takes as a line.
//!
//! ```text
//! 1         6       10
//!         ░░▒▒▓▓│▒▒░░░░░░      the chance of each
//!         ──●━━┆────           thin nine of ten, thick one of two, the mark now
//! ```
//!
//! Where there are more ranks than columns, one column is several of them. The end of the top has a column of its own.

use super::scene::{Area, COLUMN, Form, Ink, Point, Scene, Stroke};
use crate::prioritise::verdict::Verdict;
use crate::report::Findings;
use crate::report::findings::{FirmRow, HowFirm};

/// The most columns a rank takes.
const WIDEST: u16 = 4;
/// From which chance on each shade begins.
const SHADES: [f64; 4] = [0.01, 0.10, 0.25, 0.50];
/// Between how many ranks there may be a number above them.
const STEPS: [usize; 6] = [5, 10, 20, 25, 50, 100];

/// A scale of ranks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ranks {
    count: usize,
    top: usize,
    /// How many columns a step takes, and how many ranks a step is; one of them is 1.
    wide: u16,
    each: usize,
}

impl Ranks {
    /// The scale of all who are ranked, in at most so many columns.
    #[must_use]
    pub fn of(firm: &HowFirm, columns: u16) -> Self {
        Self::new(firm.rows.len(), firm.top, columns)
    }

    fn new(count: usize, top: usize, columns: u16) -> Self {
        let (count, room) = (count.max(1), usize::from(columns.max(3)));
        let wide = u16::try_from((room - 1) / count).unwrap_or(WIDEST).min(WIDEST);
        let scale = |each| Self { count, top: top.min(count), wide: wide.max(1), each };
        let each = (1..=count).find(|each| usize::from(scale(*each).columns()) <= room);
        scale(each.unwrap_or(count))
    }

    /// How many columns it takes.
    #[must_use]
    pub fn columns(self) -> u16 {
        self.column(self.count) + self.wide
    }

    /// The first column of a rank, counted from 1.
    fn column(self, rank: usize) -> u16 {
        let rank = rank.clamp(1, self.count);
        let (step, cut) = if rank <= self.top {
            ((rank - 1) / self.each, 0)
        } else {
            (self.top.div_ceil(self.each) + (rank - self.top - 1) / self.each, 1)
        };
        u16::try_from(step).unwrap_or(u16::MAX).saturating_mul(self.wide).saturating_add(cut)
    }

    /// The column where a rank is marked.
    fn middle(self, rank: usize) -> u16 {
        self.column(rank) + (self.wide - 1) / 2
    }

    /// The column between the top and the others; none where everybody is in the top.
    fn cut(self) -> Option<u16> {
        (self.top < self.count && self.top > 0).then(|| self.column(self.top) + self.wide)
    }

    /// The numbers above the scale, each with its column: the first rank, the last of the top and of all, and round ones.
    #[must_use]
    pub fn numbers(self) -> Vec<(u16, String)> {
        let step = STEPS.into_iter().find(|step| usize::from(self.wide) * step / self.each >= 5).unwrap_or(self.count);
        let is_apart = |rank: &usize| 2 * rank.abs_diff(self.top) >= step;
        let round = (1..=self.count / step).map(|times| times * step).filter(is_apart);
        let mut kept: Vec<(u16, String)> = Vec::new();
        for rank in [1, self.top.max(1), self.count].into_iter().chain(round) {
            let words = rank.to_string();
            let wide = u16::try_from(words.len()).unwrap_or(u16::MAX);
            let at = self.middle(rank).min(self.columns().saturating_sub(wide));
            let end = |(from, words): &(u16, String)| from + u16::try_from(words.len()).unwrap_or(0);
            if kept.iter().all(|other| at > end(other) || other.0 > at + wide) {
                kept.push((at, words));
            }
        }
        kept.sort_unstable_by_key(|(at, _)| *at);
        kept
    }

    /// The chance of each rank on one row, as a scene of its own.
    #[must_use]
    pub fn carpet(self, row: &FirmRow) -> Scene {
        let mut scene = Scene::new(row.who.name(), self.columns(), 1);
        self.add_carpet(&mut scene, (0, 0), row);
        scene
    }

    /// The ranks a candidate takes on one row, as a scene of its own.
    #[must_use]
    pub fn range(self, row: &FirmRow, ink: Ink) -> Scene {
        let mut scene = Scene::new(row.who.name(), self.columns(), 1);
        self.add_range(&mut scene, (0, 0), row, ink);
        scene
    }

    /// Adds the chance of each rank as shades from a cell on. Ranks that share a column add up.
    pub(super) fn add_carpet(self, scene: &mut Scene, (column, line): (u16, u16), row: &FirmRow) {
        let mut steps: Vec<(u16, f64)> = Vec::new();
        for (rank, chance) in (1..).zip(row.rank_chances.iter()) {
            let at = self.column(rank);
            match steps.last_mut() {
                Some((last, sum)) if *last == at => *sum += chance,
                _ => steps.push((at, *chance)),
            }
        }
        for (at, chance) in steps {
            let level = shade(chance);
            if level > 0 {
                let area = Area::cells((column + at, line), (self.wide, 1));
                scene.add(Form::Tile(area, String::new()), Ink::Shade(level), None);
            }
        }
        self.add_cut(scene, (column, line), Stroke::Thin);
    }

    /// Adds the ranks a candidate takes from a cell on: nine of ten readings thin, one of two thick, a mark now.
    pub(super) fn add_range(self, scene: &mut Scene, (column, line): (u16, u16), row: &FirmRow, ink: Ink) {
        self.add_cut(scene, (column, line), Stroke::Cut);
        let half = half_of(row);
        for (stroke, (low, high)) in [(Stroke::Thin, (row.firm.rank_low, row.firm.rank_high)), (Stroke::Thick, half)] {
            let from = Point { x: Point::corner(column + self.middle(low), line).x, ..Point::cell(0, line) };
            let to = Point { x: Point::corner(column + self.middle(high), line).x + COLUMN, ..from };
            scene.line(Ink::Line, stroke, from, to);
        }
        scene.add(Form::Mark(Point::cell(column + self.middle(row.rank), line), String::new()), ink, None);
    }

    fn add_cut(self, scene: &mut Scene, (column, line): (u16, u16), stroke: Stroke) {
        if let Some(cut) = self.cut() {
            let from = Point { y: Point::corner(0, line).y, ..Point::cell(column + cut, line) };
            let to = Point { y: Point::corner(0, line + 1).y, ..from };
            scene.line(Ink::Axis, stroke, from, to);
        }
    }
}

/// The ranks between which half of the readings lie; where that is not known, the rank now.
#[must_use]
pub fn half_of(row: &FirmRow) -> (usize, usize) {
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

/// What a candidate is drawn as: by the verdict on it.
#[must_use]
pub fn ink_of(findings: Option<&Findings>, candidate: &crate::plan::PartnerId) -> Ink {
    match findings.and_then(|findings| findings.judged(candidate)).map(|judged| judged.verdict) {
        Some(verdict) if verdict.is_in_the_set() => Ink::Set,
        Some(Verdict::Next | Verdict::InLine) => Ink::Next,
        Some(Verdict::NotKnown | Verdict::No | Verdict::RuledOut) => Ink::Out,
        _ => Ink::Later,
    }
}

fn shade(chance: f64) -> u8 {
    (1..).zip(SHADES).take_while(|(_, from)| chance >= *from).last().map_or(0, |(level, _)| level)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rank_has_its_column_and_the_top_ends_between_two() {
        for count in 1..201 {
            for columns in [10, 20, 41, 80, 120] {
                let ranks = Ranks::new(count, 6, columns);
                let all: Vec<u16> = (1..=count).map(|rank| ranks.column(rank)).collect();
                assert!(all.is_sorted() && all[0] == 0 && ranks.columns() <= columns.max(10), "{ranks:?} {all:?}");
                if let Some(cut) = ranks.cut() {
                    assert!(!all.contains(&cut) && all[5] < cut && cut < all[6], "{ranks:?} {all:?}");
                }
            }
        }
    }

    #[test]
    fn numbers_stand_apart() {
        let numbers = |count, columns| -> Vec<String> {
            Ranks::new(count, 6, columns).numbers().into_iter().map(|(_, number)| number).collect()
        };
        assert_eq!(numbers(20, 41), ["1", "6", "10", "15", "20"]);
        let to_the_end = ["1", "20", "40", "60", "80", "100", "120", "140", "160", "200"];
        assert_eq!(numbers(200, 60), to_the_end, "the last is said, and what is too near to it is not");
    }
}
