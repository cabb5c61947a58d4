//! One value among several, between arrows: `‹ value ›`. Its left half goes back when it is clicked, its right half on.

use crate::tui::canvas::{Canvas, left, shift};
use crate::tui::keys::{Action, Keys, LEFT, RIGHT, SPACE, Stroke, on};
use crate::tui::layer::Text;
use crate::tui::theme::{Glyph, Role};
use ratatui::layout::Rect;

/// The keys of a choice.
pub(crate) const KEYS: Keys = Keys {
    title: "In a choice",
    rows: &[
        on(&[SPACE, RIGHT], Action::Stroke(Stroke::Right), "next", 0)
            .says("The next choice; a letter goes to the next that begins with it."),
        on(&[LEFT], Action::Stroke(Stroke::Left), "before", 0).says("The choice before."),
    ],
};

/// The place among `choices` that is meant by what is typed at the place `at`, if any is.
pub(crate) fn meant(choices: &[&str], at: Option<usize>, text: Text<'_>) -> Option<usize> {
    let count = choices.len();
    match text {
        Text::Stroke(Stroke::Right) => Some(at.map_or(0, |at| (at + 1) % count)),
        Text::Stroke(Stroke::Left) => Some(at.map_or(count - 1, |at| (at + count - 1) % count)),
        Text::Letter(letter) => {
            let from = at.map_or(0, |at| at + 1);
            let begins = |place: &usize| choices[*place].to_lowercase().starts_with(letter.to_ascii_lowercase());
            (from..from + count).map(|place| place % count).find(begins)
        }
        _ => None,
    }
}

/// Draws a value in pieces between arrows; returns the columns used.
pub(crate) fn draw(canvas: &mut Canvas<'_>, area: Rect, value: &[(&str, Role)], back: Action, forth: Action) -> u16 {
    let arrow = canvas.glyph(Glyph::Left);
    let mut used = canvas.pieces(area, &[(arrow, Role::Accent), (" ", Role::Text)]);
    // The arrow behind is what says that there is more: the value gives way to it.
    let room = left(shift(area, used), area.width.saturating_sub(used + 2));
    used += canvas.pieces(room, value);
    let arrow = canvas.glyph(Glyph::Right);
    used += canvas.pieces(shift(area, used), &[(" ", Role::Text), (arrow, Role::Accent)]);
    let line = left(area, used);
    canvas.hit(left(line, used / 2), back);
    canvas.hit(shift(line, used / 2), forth);
    used
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::theme::Theme;
    use ratatui::{buffer::Buffer, layout::Position};

    #[test]
    fn each_half_goes_its_way_and_both_arrows_are_always_there() {
        for width in 4..14 {
            let mut buffer = Buffer::empty(Rect::new(0, 0, width, 1));
            let mut canvas = Canvas::new(&mut buffer, Theme::new(true, false));
            let area = canvas.area();
            let used = draw(&mut canvas, area, &[("value", Role::Title)], Action::Left, Action::Right);
            let hits = canvas.finish().hits;
            let at = |x: u16| hits.iter().rev().find(|(area, _)| area.contains(Position::new(x, 0))).map(|hit| hit.1);
            assert_eq!([at(0), at(used - 1)], [Some(Action::Left), Some(Action::Right)], "{width}");
            assert_eq!([buffer[(0, 0)].symbol(), buffer[(used - 1, 0)].symbol()], ["‹", "›"], "{width}");
        }
    }
}
