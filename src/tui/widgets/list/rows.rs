//! Rows that scroll, for views that keep their selection themselves: where the list stands follows from what is
//! selected.

use crate::tui::canvas::{Canvas, row, shift};
use crate::tui::keys::Action;
use crate::tui::theme::{Glyph, Role};
use ratatui::layout::Rect;
use std::ops::Range;

/// The rows in sight when `height` of `count` rows fit: the selected one in the middle, where it can be.
#[must_use]
pub(crate) fn window(selected: usize, count: usize, height: u16) -> Range<usize> {
    let height = usize::from(height);
    let last = count.saturating_sub(height);
    let first = selected.saturating_sub(height / 2).min(last);
    first..(first + height).min(count)
}

/// Where a movement leads from `selected` among `count` rows; `None` when the action is no movement.
#[must_use]
pub(crate) fn moved(action: Action, selected: usize, count: usize) -> Option<usize> {
    const PAGE: usize = 10;
    let last = count.saturating_sub(1);
    Some(match action {
        Action::Up => selected.saturating_sub(1),
        Action::Down => (selected + 1).min(last),
        Action::First => 0,
        Action::Last => last,
        Action::PageUp => selected.saturating_sub(PAGE),
        Action::PageDown => (selected + PAGE).min(last),
        Action::Select(row) => row.min(last),
        _ => return None,
    })
}

/// Draws the rows in sight: a pointer before the selected one, which is reversed; a click selects. `draw` gets the
/// row's place and its area without the pointer's two columns.
pub(crate) fn rows(
    canvas: &mut Canvas<'_>,
    area: Rect,
    selected: usize,
    count: usize,
    mut draw: impl FnMut(&mut Canvas<'_>, usize, Rect),
) {
    for (down, index) in (0..).zip(window(selected, count, area.height)) {
        let line = row(area, down);
        canvas.hit(line, Action::Select(index));
        draw(canvas, index, shift(line, 2));
        if index == selected {
            canvas.paint(line, Role::Selected);
            canvas.write(line, canvas.glyph(Glyph::Pointer), Role::Selected);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_selected_row_is_always_in_sight() {
        for count in 0..30 {
            for height in 0..12 {
                for selected in 0..count {
                    let seen = window(selected, count, height);
                    assert!(height == 0 || seen.contains(&selected), "{selected} of {count} in {height}: {seen:?}");
                    assert_eq!(seen.len(), count.min(usize::from(height)));
                }
            }
        }
    }
}
