//! Lines in any direction as braille dots, two by four a cell.

use super::scene::{COLUMN, Point, ROW, Stroke};

/// Units a dot is wide and high.
const DOT: i32 = COLUMN / 2;
const _: () = assert!(DOT == ROW / 4, "dots are square");

/// The bit of a dot in its cell, by column and row.
const BITS: [[u8; 4]; 2] = [[0x01, 0x02, 0x04, 0x40], [0x08, 0x10, 0x20, 0x80]];

/// Tells the cell and the bit of every dot on a line; the dots are counted on from `before`, so that a broken line does
/// not begin anew at each corner. Returns the count.
pub(super) fn line(
    (from, to): (Point, Point),
    stroke: Stroke,
    before: i32,
    mut dot: impl FnMut((i32, i32), u8),
) -> i32 {
    let every = match stroke {
        Stroke::Dotted => 2,
        Stroke::Sparse => 4,
        _ => 1,
    };
    let (from, to) = (dots(from), dots(to));
    let (across, down) = (to.x - from.x, to.y - from.y);
    let steps = across.abs().max(down.abs());
    for step in 0..=steps {
        if (before + step) % every != 0 {
            continue;
        }
        let (x, y) = (from.x + part(across, step, steps), from.y + part(down, step, steps));
        let (column, row) = (x.rem_euclid(2), y.rem_euclid(4));
        let bits = if column == 0 { BITS[0] } else { BITS[1] };
        let bit = bits.into_iter().zip(0..).find(|(_, at)| *at == row).map_or(0, |(bit, _)| bit);
        dot((x.div_euclid(2), y.div_euclid(4)), bit);
    }
    before + steps
}

fn dots(at: Point) -> Point {
    Point { x: at.x.div_euclid(DOT), y: at.y.div_euclid(DOT) }
}

/// `step` of `steps` parts of `whole`, rounded away from 0 at the half.
fn part(whole: i32, step: i32, steps: i32) -> i32 {
    let (whole, step, steps) = (i64::from(whole), i64::from(step), i64::from(steps.max(1)));
    let rounded = (2 * whole.abs() * step + steps) / (2 * steps);
    i32::try_from(rounded * whole.signum()).unwrap_or(i32::MAX)
}

/// The sign of so many dots.
pub(super) fn sign(bits: u8) -> char {
    char::from_u32(0x2800 + u32::from(bits)).unwrap_or(' ')
}
