//! A grid with a heading for each row and column and a cell one moves among: who is in the room when, whom somebody
//! reaches, how all are rated. What may not go in: what a cell means.
//!
//! ```text
//!                 weight   Trigger   Define   Shortlist   all
//!                             15 %     20 %        25 %
//! › CISO            28 %     [ 98 ]      99         100    77
//!   Audit           20 %        92       98          92    69
//!   all                         77       79          82
//! ```
//!
//! ```text
//! let matrix = Matrix::new(buyers.map(|it| Heading::new(&it.title).note(percent(it.weight))), stages.map(…))
//!     .notes(&["weight"]).behind("all").below("all");
//! let used = matrix.draw(canvas, area, &self.cursor, |row, column| match (row, column) {
//!     (Some(buyer), Some(stage)) => Square::new(reach(buyer, stage)).marked("?"),
//!     (row, column) => Square::new(sum(row, column)),     // none is the sum over all of them
//! });
//! // in act:
//! if self.cursor.act(action, buyers, stages) { return Used::Yes; }
//! ```
//!
//! For many rows that are filtered and sorted, a [`List`](super::list::List) with a column cursor of the view's own is
//! better; columns ranked by how far they are from the cursor then make way from the far end.

mod layout;

use crate::tui::canvas::{Canvas, left, row, shift};
use crate::tui::keys::Action;
use crate::tui::theme::{Glyph, Role};
use layout::{Layout, settle};
use ratatui::layout::Rect;
use std::cell::Cell;

/// Columns before a row for the pointer.
const MARGIN: u16 = 2;

/// What stands before a row or above a column.
#[derive(Clone, Debug, Default)]
pub(crate) struct Heading {
    title: String,
    short: String,
    notes: Vec<String>,
}

impl Heading {
    /// A heading; where there is little room its first word.
    pub(crate) fn new(title: &str) -> Self {
        let short = title.split_whitespace().next().unwrap_or_default().to_owned();
        Self { title: title.to_owned(), short, notes: Vec::new() }
    }

    /// The same with what it is called where there is little room.
    pub(crate) fn short(self, short: &str) -> Self {
        Self { short: short.to_owned(), ..self }
    }

    /// The same with a figure of its own beside or under it.
    pub(crate) fn note(mut self, note: impl Into<String>) -> Self {
        self.notes.push(note.into());
        self
    }
}

/// What stands in a cell.
#[derive(Clone, Debug, Default)]
pub(crate) struct Square {
    text: String,
    mark: &'static str,
    role: Option<Role>,
    shade: Option<u8>,
}

impl Square {
    /// A cell with this in it.
    pub(crate) fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// The same in another role.
    pub(crate) fn role(self, role: Role) -> Self {
        Self { role: Some(role), ..self }
    }

    /// The same with a sign behind it, under which no figure of the column stands.
    pub(crate) fn marked(self, mark: &'static str) -> Self {
        Self { mark, ..self }
    }

    /// The same on a shade of 0–4.
    pub(crate) fn shaded(self, shade: u8) -> Self {
        Self { shade: Some(shade), ..self }
    }
}

/// The cell one is on.
#[derive(Clone, Debug, Default)]
pub(crate) struct Cursor {
    /// Its row.
    pub(crate) row: usize,
    /// Its column.
    pub(crate) column: usize,
    /// Whether it is above the rows, at the column's heading.
    pub(crate) is_in_heads: bool,
    /// What is in sight is known only where it is drawn; it is kept so that nothing moves under the pointer.
    first_row: Cell<usize>,
    first_column: Cell<usize>,
    height: Cell<usize>,
}

impl Cursor {
    /// Moves among so many rows and columns; false when the action is no movement.
    pub(crate) fn act(&mut self, action: Action, rows: usize, columns: usize) -> bool {
        let page = self.height.get().max(1);
        match action {
            Action::Up => self.row = self.row.saturating_sub(1),
            Action::Down => self.row += 1,
            Action::PageUp => self.row = self.row.saturating_sub(page),
            Action::PageDown => self.row += page,
            Action::First => self.row = 0,
            Action::Last => self.row = rows,
            Action::Left => self.column = self.column.saturating_sub(1),
            Action::Right => self.column += 1,
            Action::SelectCell(row, column) => (self.row, self.column) = (row, column),
            _ => return false,
        }
        self.keep_within(rows, columns);
        true
    }

    /// Keeps it within so many rows and columns, after the plan changed.
    pub(crate) fn keep_within(&mut self, rows: usize, columns: usize) {
        self.row = self.row.min(rows.saturating_sub(1));
        self.column = self.column.min(columns.saturating_sub(1));
    }
}

/// A grid to be drawn.
#[derive(Debug)]
pub(crate) struct Matrix {
    rows: Vec<Heading>,
    columns: Vec<Heading>,
    notes: &'static [&'static str],
    behind: Option<&'static str>,
    below: Option<&'static str>,
    heads_open: bool,
    /// The widest a cell's text and its mark are.
    widest: (u16, u16),
}

impl Matrix {
    /// A grid of these rows and columns, its cells three wide.
    pub(crate) fn new(rows: impl IntoIterator<Item = Heading>, columns: impl IntoIterator<Item = Heading>) -> Self {
        let (rows, columns) = (rows.into_iter().collect(), columns.into_iter().collect());
        Self { rows, columns, notes: &[], behind: None, below: None, heads_open: false, widest: (3, 0) }
    }

    /// What the notes of the rows are called; where there is little room, the first is left out first.
    pub(crate) fn notes(self, notes: &'static [&'static str]) -> Self {
        Self { notes, ..self }
    }

    /// A column behind the others for what a row comes to.
    pub(crate) fn behind(self, title: &'static str) -> Self {
        Self { behind: Some(title), ..self }
    }

    /// A row under the others for what a column comes to.
    pub(crate) fn below(self, title: &'static str) -> Self {
        Self { below: Some(title), ..self }
    }

    /// The headings of the columns are selected too: a click goes there.
    pub(crate) fn heads_open(self) -> Self {
        Self { heads_open: true, ..self }
    }

    /// How wide what stands in a cell is at most, and the mark behind it.
    pub(crate) fn cells(self, text: u16, mark: u16) -> Self {
        Self { widest: (text, mark), ..self }
    }

    /// Draws it with the cell at `cursor` marked; `square` says what stands where, none being the sums. A click on a
    /// cell goes there. Returns the rows used.
    pub(crate) fn draw(
        &self,
        canvas: &mut Canvas<'_>,
        area: Rect,
        cursor: &Cursor,
        square: impl Fn(Option<usize>, Option<usize>) -> Square,
    ) -> u16 {
        let layout = self.layout(area.width, cursor, square(Some(0), Some(0)).shade.is_some());
        let mut used = self.draw_heads(canvas, area, cursor, &layout);
        let room = area.height.saturating_sub(used + u16::from(self.below.is_some()));
        let seen = settle(&cursor.first_row, cursor.row, self.rows.len(), usize::from(room));
        cursor.height.set(seen.len());
        for at in seen {
            let line = row(area, used);
            self.draw_name(canvas, line, at, cursor, &layout);
            self.draw_squares(canvas, line, Some(at), cursor, &layout, &square);
            used += 1;
        }
        if let Some(title) = self.below.filter(|_| used < area.height) {
            let line = row(area, used);
            canvas.write(left(shift(line, MARGIN), layout.names), title, Role::Text);
            self.draw_squares(canvas, line, None, cursor, &layout, &square);
            used += 1;
        }
        used
    }

    fn draw_heads(&self, canvas: &mut Canvas<'_>, area: Rect, cursor: &Cursor, layout: &Layout) -> u16 {
        let line = row(area, 0);
        for (place, title) in self.notes.iter().enumerate() {
            canvas.write_right(layout.note(place, line), title, Role::Dim);
        }
        for (place, label) in layout.labels.iter().enumerate() {
            let column = layout.first + place;
            let role = if column == cursor.column { Role::Accent } else { Role::Dim };
            let is_here = cursor.is_in_heads && column == cursor.column;
            let area = layout.cell(place, line);
            self.draw_square(canvas, area, &Square::new(label).role(role), is_here);
            if self.heads_open && column < self.columns.len() {
                canvas.hit(area, Action::SelectHeading(column));
            }
        }
        if cursor.is_in_heads {
            canvas.write(line, canvas.glyph(Glyph::Pointer), Role::Accent);
        }
        if layout.first > 0 {
            canvas.write(shift(line, layout.before().saturating_sub(1)), canvas.glyph(Glyph::Left), Role::Dim);
        }
        if layout.first + layout.cells.len() < self.columns.len() {
            canvas.write_right(line, canvas.glyph(Glyph::Right), Role::Dim);
        }
        if area.height < 2 || self.columns.iter().all(|heading| heading.notes.is_empty()) {
            return 1;
        }
        self.draw_notes(canvas, row(area, 1), layout);
        2
    }

    /// The first note of every column.
    fn draw_notes(&self, canvas: &mut Canvas<'_>, line: Rect, layout: &Layout) {
        for (place, heading) in self.columns.iter().skip(layout.first).take(layout.cells.len()).enumerate() {
            let note = heading.notes.first().map_or("", String::as_str);
            canvas.write_right(self.text_area(layout.cell(place, line)), note, Role::Dim);
        }
    }

    fn draw_name(&self, canvas: &mut Canvas<'_>, line: Rect, at: usize, cursor: &Cursor, layout: &Layout) {
        let is_here = cursor.row == at && !cursor.is_in_heads;
        if is_here {
            canvas.write(line, canvas.glyph(Glyph::Pointer), Role::Accent);
        }
        let role = if is_here { Role::Title } else { Role::Text };
        canvas.write(left(shift(line, MARGIN), layout.names), &layout.titles[at], role);
        // Where a cell is answered by a click, the row is not.
        let goes = if self.heads_open { Action::Select(at) } else { Action::SelectCell(at, cursor.column) };
        canvas.hit(left(line, MARGIN + layout.names), goes);
        for (place, note) in self.rows[at].notes.iter().enumerate() {
            canvas.write_right(layout.note(place, line), note, Role::Dim);
        }
    }

    fn draw_squares(
        &self,
        canvas: &mut Canvas<'_>,
        line: Rect,
        at: Option<usize>,
        cursor: &Cursor,
        layout: &Layout,
        square: &impl Fn(Option<usize>, Option<usize>) -> Square,
    ) {
        for place in 0..layout.cells.len() {
            let area = layout.cell(place, line);
            let column = Some(layout.first + place).filter(|column| *column < self.columns.len());
            let is_here = !cursor.is_in_heads && (at, column) == (Some(cursor.row), Some(cursor.column));
            self.draw_square(canvas, area, &square(at, column), is_here);
            if let (Some(at), Some(column)) = (at, column) {
                canvas.hit(area, Action::SelectCell(at, column));
            }
        }
    }

    /// A cell's text ends where its heading ends, its mark behind it; brackets say which one is selected, so that it
    /// is seen without colour and on any shade.
    fn draw_square(&self, canvas: &mut Canvas<'_>, area: Rect, square: &Square, is_here: bool) {
        if let Some(shade) = square.shade.filter(|shade| *shade > 0) {
            let sign = ["░", "▒", "▓", "█"][usize::from(shade.min(4)) - 1];
            canvas.write(area, &sign.repeat(usize::from(area.width)), Role::Accent);
        }
        let text = self.text_area(area);
        let wide = canvas.width(&square.text).min(text.width);
        let from = text.right().saturating_sub(wide + 1).max(area.x);
        let inside = Rect { x: from, width: area.right() - from, ..area };
        let role = if is_here { Role::Selected } else { square.role.unwrap_or(Role::Text) };
        let (before, after) = if is_here { ("[", "]") } else { (" ", " ") };
        if is_here || square.shade.is_some() {
            canvas.pieces(inside, &[(before, role), (&square.text, role), (square.mark, role), (after, role)]);
        } else {
            canvas.pieces(shift(inside, 1), &[(&square.text, role), (square.mark, Role::Dim)]);
        }
    }

    /// The part of a cell its text and its heading end in: without the mark's column and the bracket's.
    fn text_area(&self, cell: Rect) -> Rect {
        left(cell, cell.width.saturating_sub(self.widest.1 + 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::canvas::Drawn;
    use crate::tui::theme::Theme;
    use ratatui::buffer::{Buffer, Cell as Symbol};
    use ratatui::layout::Position;

    const BUYERS: [&str; 4] = ["CISO / head of information security", "IAM manager", "Audit", "CFO"];
    const STAGES: [&str; 6] = ["Trigger", "Define need", "Shortlist", "Purchase", "Implement", "Renew & expand"];

    fn matrix() -> Matrix {
        let buyers = BUYERS.map(|title| Heading::new(title).note("28 %"));
        let stages = STAGES.map(|title| Heading::new(title).note("15 %"));
        Matrix::new(buyers, stages).notes(&["weight"]).behind("all").below("all").cells(3, 1)
    }

    fn draw(matrix: &Matrix, cursor: &Cursor, width: u16, height: u16) -> (Vec<String>, Drawn) {
        let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
        let mut canvas = Canvas::new(&mut buffer, Theme::new(false, false));
        let area = canvas.area();
        matrix.draw(&mut canvas, area, cursor, |row, column| match (row, column) {
            (Some(row), Some(column)) => Square::new((row * 10 + column).to_string()).marked("?"),
            (Some(_), None) | (None, Some(_)) => Square::new("77"),
            (None, None) => Square::default(),
        });
        let drawn = canvas.finish();
        let lines = buffer.content.chunks(usize::from(width));
        (lines.map(|line| line.iter().map(Symbol::symbol).collect::<String>()).collect(), drawn)
    }

    #[test]
    fn figures_end_under_their_headings_at_every_width() {
        for width in 62..200 {
            let (lines, _) = draw(&matrix(), &Cursor::default(), width, 8);
            let ends =
                |line: &str, end: &str| line.match_indices(end).map(|(at, _)| at + end.len()).collect::<Vec<_>>();
            let (notes, sums) = (ends(&lines[1], "15 %"), ends(&lines[6], "77"));
            assert_eq!(notes.len(), 6, "{width}: {lines:#?}");
            assert_eq!(notes, sums[..6], "{width}: {lines:#?}");
        }
    }

    #[test]
    fn the_cell_one_is_on_is_seen_without_colour_and_a_click_goes_there() {
        let mut cursor = Cursor::default();
        cursor.act(Action::Down, 4, 6);
        cursor.act(Action::Right, 4, 6);
        let (lines, drawn) = draw(&matrix(), &cursor, 100, 8);
        assert!(lines[3].contains("[11?]") && lines[3].starts_with("› IAM"), "{lines:#?}");
        let at = u16::try_from(lines[4].find("23?").expect("it is there")).expect("it is on the screen");
        let hit = drawn.hits.iter().rev().find(|(area, _)| area.contains(Position::new(at, 4)));
        assert_eq!(hit.map(|hit| hit.1), Some(Action::SelectCell(2, 3)));
    }

    #[test]
    fn what_does_not_fit_comes_into_sight_with_the_cursor() {
        for width in 12..80 {
            for height in 4..9 {
                let mut cursor = Cursor::default();
                for (row, column) in [(0, 0), (3, 5), (1, 2), (2, 0)] {
                    cursor.act(Action::SelectCell(row, column), 4, 6);
                    let (lines, _) = draw(&matrix(), &cursor, width, height);
                    let here = lines.iter().filter(|line| line.contains('[')).count();
                    assert_eq!(here, 1, "{width}×{height} at {row}, {column}: {lines:#?}");
                }
            }
        }
    }
}
