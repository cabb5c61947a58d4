//! The signs pictures are drawn with, all one column wide, and what stands for each in ASCII.

use super::scene::Ink;

/// Which signs a picture is drawn with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Signs {
    /// Shades, lines and dots.
    #[default]
    Fine,
    /// What every terminal and every printer has.
    Ascii,
}

/// A sign of ours in other signs, as wide as it was.
pub(super) fn sign(fine: char, signs: Signs) -> char {
    if signs == Signs::Fine || fine.is_ascii() {
        return fine;
    }
    match fine {
        '\u{2800}'..='\u{28ff}' => plain_dots(u32::from(fine) - 0x2800),
        _ => crate::text::ascii(fine.encode_utf8(&mut [0; 4])).chars().next().unwrap_or(fine),
    }
}

/// Dots side by side are a dash, dots one above the other an upright.
fn plain_dots(dots: u32) -> char {
    const ROWS: [u32; 4] = [0x09, 0x12, 0x24, 0xc0];
    const LEFT: u32 = 0x47;
    let rows = ROWS.iter().filter(|row| dots & *row != 0).count();
    let columns = usize::from(dots & LEFT != 0) + usize::from(dots & !LEFT != 0);
    match (columns, rows) {
        (2, 1) => '-',
        (1, 2..) => '|',
        _ => '.',
    }
}

/// The sign of a mark.
#[must_use]
pub fn mark(ink: Ink) -> char {
    match ink {
        Ink::Next => '○',
        Ink::Later => '·',
        Ink::Out => '×',
        _ => '●',
    }
}

/// The sign of a shade; the lightest is nothing.
pub(super) fn shade(level: u8) -> char {
    match level {
        0 => ' ',
        1 => '░',
        2 => '▒',
        3 => '▓',
        _ => '█',
    }
}

/// The sign of lines that leave the middle of a cell: up 1, down 2, left 4, right 8.
pub(super) fn arms(mask: u8) -> char {
    match mask {
        1..=3 => '│',
        4 | 8 | 12 => '─',
        5 => '┘',
        6 => '┐',
        7 => '┤',
        9 => '└',
        10 => '┌',
        11 => '├',
        13 => '┴',
        14 => '┬',
        15 => '┼',
        _ => ' ',
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text;

    #[test]
    fn every_sign_is_one_column_wide_and_has_one_in_ascii() {
        let shades = (0..5).map(shade);
        let lines = (0..16).map(arms).chain(['━', '┃', '┆', '┄']);
        let marks = [Ink::Set, Ink::Next, Ink::Later, Ink::Out].map(mark);
        for fine in shades.chain(lines).chain(marks).chain('\u{2801}'..='\u{28ff}').chain(['›', '…']) {
            assert_eq!(text::width(&fine.to_string()), 1, "{fine}");
            let plain = sign(fine, Signs::Ascii);
            assert!(plain.is_ascii() && !plain.is_control(), "{fine} {plain}");
        }
    }
}
