//! The themes that come with the program. Contrast of every role and what is left of the differences where two kinds of
//! cones are one are computed by a test.

use super::paints::Paints;
use ratatui::style::Color::{self, Cyan, Green, Red, Reset, Rgb, Yellow};

/// The terminal's own colours.
pub(super) const TERMINAL: Paints =
    Paints::new([Reset, Reset, Reset, Reset, Cyan, Reset, Reset, Red, Green, Yellow, Green, Cyan]);

const fn rgb(code: u32) -> Color {
    let [_, red, green, blue] = code.to_be_bytes();
    Rgb(red, green, blue)
}

const fn painted(codes: [u32; 12]) -> Paints {
    let mut colors = [Reset; 12];
    let mut at = 0;
    while at < codes.len() {
        colors[at] = rgb(codes[at]);
        at += 1;
    }
    Paints::new(colors)
}

// The parts in their order: background, text, dim, title, accent, selected and what lies behind it, error, good, warning,
// set, heat.
const DARK: [u32; 12] = [
    0x16_181d, 0xd7_dae0, 0x8b_919c, 0xff_ffff, 0x5c_c8e0, 0xff_ffff, 0x31_506e, 0xff_7b72, 0x7e_c699, 0xe3_b341,
    0xa5_e06a, 0x5c_c8e0,
];
const LIGHT: [u32; 12] = [
    0xfb_fbf8, 0x24_292f, 0x5f_6670, 0x00_0000, 0x05_637e, 0x00_0000, 0xc5_ddf0, 0xb3_261e, 0x1d_6b3a, 0x7d_5300,
    0x2b_6a00, 0x05_637e,
];

// After the palette of M. Okabe and K. Ito (Color Universal Design, 2008), moved to colours that are among the 256 every
// terminal has, are bright or dark enough to be read as letters, and lie farthest apart for all eyes.
const SAFE_DARK: [u32; 12] = [
    0x12_1212, 0xda_dada, 0x8a_8a8a, 0xff_ffff, 0x00_afd7, 0xff_ffff, 0x00_5f87, 0xd7_875f, 0x87_ffaf, 0xff_ff87,
    0xff_8700, 0x00_afd7,
];
const SAFE_LIGHT: [u32; 12] = [
    0xff_ffff, 0x12_1212, 0x62_6262, 0x00_0000, 0xaf_0087, 0x00_0000, 0xd7_d7ff, 0x87_0000, 0x00_00af, 0xaf_5f00,
    0x5f_5fff, 0xaf_0087,
];

/// Those there are: what each is called, what is said of it, and its colours, if any.
pub(super) const ALL: &[(&str, &str, Option<Paints>)] = &[
    ("terminal", "The sixteen colours of your terminal, on its own background.", Some(TERMINAL)),
    ("dark", "Bright letters on a dark ground.", Some(painted(DARK))),
    ("light", "Dark letters on a bright ground.", Some(painted(LIGHT))),
    ("colour-blind dark", "Colours that all eyes tell apart, on a dark ground.", Some(painted(SAFE_DARK))),
    ("colour-blind light", "Colours that all eyes tell apart, on a light ground.", Some(painted(SAFE_LIGHT))),
    ("no colour", "No colour at all: bold, dim, underlined and reversed say it.", None),
];
