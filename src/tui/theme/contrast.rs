//! How well a theme can be read.

use super::paints::{Paints, Tint, of_256};
use ratatui::style::Color;

/// From this contrast on text is read with ease, by level AA of WCAG 2.2.
pub(super) const EASE: f64 = 4.5;

impl Paints {
    /// The part that is hardest to read and its contrast with what it stands on, from 1 to 21, by WCAG 2.2. Colours that
    /// are the terminal's own are for whoever set them there; none where all are.
    pub(super) fn faintest(&self) -> Option<(Tint, f64)> {
        let contrast = |part: Tint| {
            let ground = match part {
                Tint::Background | Tint::SelectedBackground => return None,
                Tint::Selected => Tint::SelectedBackground,
                _ => Tint::Background,
            };
            let (one, other) = (luminance(self.of(part))?, luminance(self.of(ground))?);
            Some((part, (one.max(other) + 0.05) / (one.min(other) + 0.05)))
        };
        Tint::ALL.into_iter().filter_map(contrast).min_by(|one, other| one.1.total_cmp(&other.1))
    }
}

/// How light a colour is, from 0 to 1; none of those a terminal may show as it likes.
fn luminance(color: Color) -> Option<f64> {
    let (red, green, blue) = match color {
        Color::Rgb(red, green, blue) => (red, green, blue),
        Color::Indexed(index @ 16..) => of_256(index),
        _ => return None,
    };
    let linear = |channel: u8| {
        let channel = f64::from(channel) / 255.0;
        if channel <= 0.04045 { channel / 12.92 } else { libm::pow((channel + 0.055) / 1.055, 2.4) }
    };
    Some(0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue))
}
