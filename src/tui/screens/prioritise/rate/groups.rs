//! What stands over the headings of the grid: which columns qualify and which rate, and how many are out of sight.
//!
//! ```text
//!               ← 3 more   Qualify ─────────   Rate ──── 4 more →
//!    Candidate             Accounts  Sponsor   Ideal  Buyer
//! ```

use super::columns::CRITERIA;
use crate::tui::canvas::{Canvas, shift};
use crate::tui::theme::Role;
use ratatui::layout::Rect;

/// Draws the line; `cells` are the first row's that are in sight, each with its column, of so many `columns`.
pub(super) fn draw(cells: &[(usize, Rect)], columns: usize, canvas: &mut Canvas<'_>, area: Rect) {
    let (Some((first, from)), Some((last, to))) = (cells.first(), cells.last()) else { return };
    // Their headings are between.
    let line = Rect { y: from.y.saturating_sub(2), height: 1, ..area };
    let free = draw_titles(cells, columns, canvas, line).unwrap_or(from.x);
    if *first > 0 {
        let room = Rect { width: from.x.saturating_sub(line.x + 2), ..line };
        canvas.write_right(room, &format!("← {first} more"), Role::Dim);
    }
    let beyond = columns - 1 - last;
    if beyond > 0 {
        let end = line.right().min(to.right() + 10);
        let room = Rect { x: free, width: end.saturating_sub(free), ..line };
        let words = [format!(" {beyond} more →"), format!(" {beyond} →"), "→".to_owned()];
        if let Some(words) = words.iter().find(|words| canvas.width(words) <= room.width) {
            canvas.write_right(room, words, Role::Dim);
        }
    }
}

/// The titles over the columns that are theirs; returns where the last of them ends.
fn draw_titles(cells: &[(usize, Rect)], columns: usize, canvas: &mut Canvas<'_>, line: Rect) -> Option<u16> {
    let mut free = None;
    for (title, group) in [("Qualify", 0..CRITERIA), ("Rate", CRITERIA..columns)] {
        let mut of_group = cells.iter().filter(|(column, _)| group.contains(column)).map(|(_, cell)| *cell);
        let Some(begin) = of_group.next() else { continue };
        let end = of_group.next_back().unwrap_or(begin).right();
        let room = Rect { x: begin.x, width: end.saturating_sub(begin.x), ..line };
        let used = canvas.write(room, title, Role::Dim);
        canvas.rule(shift(room, used + 1));
        free = Some(room.x + used + 1);
    }
    free
}
