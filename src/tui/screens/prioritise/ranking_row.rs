//! A table laid out by hand.

use crate::tui::canvas::{left, shift};
use ratatui::layout::Rect;

/// The next column, and a blank; nothing of a column that is not shown.
pub(super) fn take(at: &mut Rect, columns: u16) -> Rect {
    let cell = left(*at, columns);
    if columns > 0 {
        *at = shift(*at, columns + 1);
    }
    cell
}
