//! The six places where candidates are found, and what to do at each.

use crate::tui::canvas::{Canvas, below, row};
use crate::tui::dialogs::Reading;
use crate::tui::layer::Context;
use crate::tui::theme::Role;
use crate::{catalog, text};
use ratatui::layout::Rect;

/// Draws as many of the places as there is room for; where one does not fit, the key that shows them all.
pub(super) fn draw(canvas: &mut Canvas<'_>, area: Rect) {
    canvas.pieces(row(area, 0), &[("Where to look", Role::Title), ("   p shows all of it", Role::Dim)]);
    let mut used = 1 + u16::from(area.height > 16);
    for place in catalog::places_to_look() {
        let rest = below(area, used);
        if usize::from(rest.height) < 1 + text::wrap(&place.how, usize::from(rest.width)).len() {
            return;
        }
        canvas.write(row(rest, 0), &place.place, Role::Accent);
        used += 1 + canvas.paragraph(below(rest, 1), &place.how, Role::Text);
        used += u16::from(area.height > 28);
    }
}

/// Shows them all, to read.
pub(super) fn ask(context: &mut Context<'_>) {
    let places = catalog::places_to_look().iter().map(|place| format!("{}\n{}\n\n", place.place, place.how));
    context.ask(Reading::new("Where to look for candidates", places.collect::<String>().trim_end()));
}
