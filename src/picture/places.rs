//! Which cells of a picture are taken, and the free place nearest to where something belongs. So marks step aside for
//! one another, and nothing lies on anything else.

use super::scene::{COLUMN, ROW};

/// A cell, by column and row.
pub(super) type At = (i32, i32);

/// The cells of a picture.
#[derive(Clone, Debug)]
pub(super) struct Places {
    columns: i32,
    rows: i32,
    taken: Vec<bool>,
}

impl Places {
    /// So many free cells.
    pub(super) fn of(columns: u16, rows: u16) -> Self {
        let taken = vec![false; usize::from(columns) * usize::from(rows)];
        Self { columns: i32::from(columns), rows: i32::from(rows), taken }
    }

    /// Takes cells side by side, as far as they are there.
    pub(super) fn take(&mut self, (column, row): At, wide: i32) {
        for at in column..column + wide {
            if let Some(place) = self.place((at, row)) {
                self.taken[place] = true;
            }
        }
    }

    /// The free place nearest to a cell, at most so many units away, with so many cells free before it and behind it;
    /// a blank behind it may lie beyond the edge.
    pub(super) fn nearest(
        &self,
        (column, row): At,
        (before, behind): (i32, i32),
        most: i32,
        allows: impl Fn(At) -> bool,
    ) -> Option<At> {
        let mut best = None;
        let mut least = most * most + 1;
        for down in (0..=2 * self.rows).map(to_and_fro) {
            let of_row = (down * ROW).pow(2);
            if of_row >= least {
                break;
            }
            for across in (0..=2 * self.columns).map(to_and_fro) {
                let far = of_row + (across * COLUMN).pow(2);
                if far >= least {
                    break;
                }
                let at = (column + across, row + down);
                if self.place(at).is_some() && allows(at) && self.is_free((at.0 - before, at.1), before + 1 + behind) {
                    (least, best) = (far, Some(at));
                    break;
                }
            }
        }
        best
    }

    fn is_free(&self, (column, row): At, wide: i32) -> bool {
        let is_inside = column >= 0 && column + wide <= self.columns + 1;
        let is_taken = |at: i32| self.place((at, row)).is_some_and(|place| self.taken[place]);
        is_inside && !(column..column + wide).any(is_taken)
    }

    fn place(&self, (column, row): At) -> Option<usize> {
        let is_there = (0..self.columns).contains(&column) && (0..self.rows).contains(&row);
        is_there.then(|| usize::try_from(row * self.columns + column).unwrap_or(0))
    }
}

/// 0, 1, −1, 2, −2 …
fn to_and_fro(step: i32) -> i32 {
    if step % 2 == 1 { step / 2 + 1 } else { -(step / 2) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_comes_second_steps_aside_to_the_nearest_free_place() {
        let mut places = Places::of(10, 3);
        let anywhere = |_: At| true;
        places.take((4, 1), 2);
        assert_eq!(places.nearest((4, 1), (0, 0), 100, anywhere), Some((3, 1)));
        assert_eq!(places.nearest((4, 1), (0, 1), 100, anywhere), Some((6, 1)), "room for a blank behind");
        assert_eq!(
            places.nearest((9, 0), (0, 1), 100, anywhere),
            Some((9, 0)),
            "beyond the edge nothing is in the way"
        );
        assert_eq!(places.nearest((4, 1), (0, 0), 100, |(_, row)| row == 2), Some((4, 2)));
        assert_eq!(places.nearest((4, 1), (0, 0), 3, anywhere), None, "not so far");
    }
}
