//! How the list looks.
//!
//! ```text
//! ┃ Filter model:var                                   12 of 200
//!
//!    candidate             model   score▾            87 of 200
//! › ✓Harrowgate Identity   VAR      88.5
//!    Vantcourt Collective  VAR      80.5
//! ─── not rated yet  2
//!    Quorient              alliance
//! ↑ 3 more  ↓ 9 more                                  3 marked
//! ```

use super::{List, lines::ListLine};
use crate::tui::canvas::{Canvas, below, left, narrower, row, shift, span};
use crate::tui::keys::Action;
use crate::tui::theme::{Glyph, Role};
use crate::tui::widgets::column::{Head, SortKey};
use crate::tui::widgets::{scroll::beyond, table::Table};
use ratatui::layout::Rect;
use std::hash::Hash;

/// Columns before a row for the pointer, and for the mark where there are marks.
const MARGIN: u16 = 2;

/// A cell about to be drawn.
#[derive(Debug)]
pub(crate) struct Entry<'a, I> {
    /// Whose it is.
    pub(crate) id: &'a I,
    /// The row, counted over those shown.
    pub(crate) row: usize,
    /// The column's name.
    pub(crate) column: &'static str,
    /// The column's place among all columns.
    pub(crate) place: usize,
    /// What stands in it.
    pub(crate) text: &'a str,
    /// Where.
    pub(crate) area: Rect,
    /// From there to the end of the row, for words that run on where nothing follows.
    pub(crate) rest: Rect,
    head: &'a Head,
    key: &'a SortKey,
}

impl<I> Entry<'_, I> {
    /// Writes what stands in it, as all of the column look; a bar as long as its share.
    pub(crate) fn write(&self, canvas: &mut Canvas<'_>) {
        match self.key {
            SortKey::Number(share) if self.head.is_bar() => canvas.bar(self.area, *share, Role::Accent),
            _ => self.head.write_plain(canvas, self.area, self.text),
        }
    }

    /// Writes what stands in it in another role.
    pub(crate) fn write_as(&self, canvas: &mut Canvas<'_>, role: Role) {
        self.head.write(canvas, self.area, self.text, role);
    }
}

impl<I: Clone + Eq + Hash, M: PartialEq> List<I, M> {
    /// Draws it, its cells as their columns say. Returns the lines used.
    pub(crate) fn draw_plain(&self, canvas: &mut Canvas<'_>, area: Rect) -> u16 {
        self.draw(canvas, area, |canvas, entry| entry.write(canvas))
    }

    /// Draws filter, headings, the rows in sight and what lies beyond them; `cell` draws a cell. Returns the
    /// lines used.
    pub(crate) fn draw(
        &self,
        canvas: &mut Canvas<'_>,
        area: Rect,
        mut cell: impl FnMut(&mut Canvas<'_>, Entry<'_, I>),
    ) -> u16 {
        let margin = self.margin();
        let mut rest = below(area, self.filter.draw(canvas, area, self.count(), self.all()));
        let table = self.table(rest.width);
        let mut says_place = false;
        if self.has_heads {
            table.heads(canvas, shift(row(rest, 0), margin), &self.heads, true, self.sort);
            says_place = self.place(canvas, shift(row(rest, 0), margin + table.width() + 1));
            rest = below(rest, 1);
        }
        let body = self.foot(canvas, rest, says_place);
        if self.count() == 0 && self.filter.is_on() {
            let words = format!("No {} has that in it. {} clears the filter.", self.kind, self.filter.clearing_key());
            canvas.write(shift(row(body, span(self.lines.count())), MARGIN), &words, Role::Dim);
        }
        for (down, at) in (0..body.height).zip(self.first.get()..) {
            let line = row(body, down);
            match self.lines.line(at) {
                ListLine::Blank => {}
                ListLine::Heading(heading) => draw_heading(canvas, line, heading),
                ListLine::Row(index) => self.draw_row(canvas, line, index, margin, &table, &mut cell),
            }
        }
        let lines = span(self.lines.count());
        area.height - rest.height + if lines < body.height { lines } else { rest.height }
    }

    /// Where the heading of a column stands when it is drawn in `area`; empty where there is no room for the column.
    pub(crate) fn heading(&self, id: &str, area: Rect) -> Rect {
        let line = shift(row(area, self.filter.rows(area.height)), self.margin());
        let column = self.heads.iter().position(|head| head.id == id).unwrap_or(self.heads.len());
        self.table(area.width).cell(column, line)
    }

    fn margin(&self) -> u16 {
        MARGIN + u16::from(self.has_marks)
    }

    pub(super) fn table(&self, width: u16) -> Table {
        Table::new(&self.heads, &self.content, width.saturating_sub(self.margin()))
    }

    fn draw_row(
        &self,
        canvas: &mut Canvas<'_>,
        line: Rect,
        index: usize,
        margin: u16,
        table: &Table,
        cell: &mut impl FnMut(&mut Canvas<'_>, Entry<'_, I>),
    ) {
        let member = &self.members[self.shown[index]];
        let at = shift(line, margin);
        canvas.hit(line, Action::Select(index));
        for column in table.shown() {
            let (head, area) = (&self.heads[column], table.cell(column, at));
            let rest = Rect { width: line.right().saturating_sub(area.x), ..area };
            let (text, key) = (&member.cells.shown[column], &member.cells.keys[column]);
            let entry =
                Entry { id: &member.id, row: index, column: head.id, place: column, text, area, rest, head, key };
            cell(canvas, entry);
        }
        if self.marked.contains(&member.id) {
            canvas.write(shift(line, MARGIN), canvas.glyph(Glyph::Done), Role::Accent);
        }
        if index == self.row {
            canvas.embolden(line);
            let role = if self.has_focus { Role::Selected } else { Role::Title };
            if self.has_focus {
                canvas.paint(self.telling(table, at, line), role);
                canvas.paint(left(line, MARGIN), role);
            }
            canvas.write(line, canvas.glyph(Glyph::Pointer), role);
        }
    }

    /// What of a row is painted where it is the selected one: its name, else all up to a picture, which would not be seen.
    fn telling(&self, table: &Table, at: Rect, line: Rect) -> Rect {
        let first = |is_it: fn(&Head) -> bool| table.shown().find(|column| is_it(&self.heads[*column]));
        match (first(Head::is_flexible), first(Head::is_bar)) {
            (Some(name), _) => table.cell(name, at),
            (None, Some(picture)) => left(line, table.cell(picture, at).x.saturating_sub(line.x + 1)),
            (None, None) => line,
        }
    }

    /// "87 of 200" at the right end, on a row that counts; false where there is no room for it.
    fn place(&self, canvas: &mut Canvas<'_>, room: Rect) -> bool {
        // As far from the edge as all else is.
        let room = narrower(room, 1);
        let counts = |place: &&usize| !self.is_fixed(&self.members[**place]);
        let above = self.shown.iter().take(self.row).filter(counts).count();
        let words = format!("{} of {}", above + 1, self.count());
        let is_counted = self.shown.get(self.row).is_some_and(|place| counts(&place));
        let fits = is_counted && canvas.width(&words) <= room.width;
        if fits {
            canvas.write_right(room, &words, Role::Dim);
        }
        fits
    }

    /// Says on the last line what lies above and below and how many are marked, if there is anything to say; returns
    /// the room that is left, the selection in sight in it.
    fn foot(&self, canvas: &mut Canvas<'_>, area: Rect, says_place: bool) -> Rect {
        let lines = self.lines.count();
        let is_long = lines > usize::from(area.height);
        let has_foot = (is_long || !self.marked.is_empty()) && area.height > 1;
        let body = Rect { height: area.height - u16::from(has_foot), ..area };
        self.settle(usize::from(body.height));
        if !has_foot {
            return body;
        }
        let at = shift(row(area, area.height - 1), MARGIN);
        let above = self.lines.row_from(self.first.get());
        let seen_to = self.lines.row_from(self.first.get() + usize::from(body.height));
        let mut used = beyond(canvas, at, above, self.shown.len() - seen_to);
        if !self.marked.is_empty() {
            used += canvas.write(shift(at, used), &self.marked_words(), Role::Accent) + 3;
        }
        if !says_place {
            self.place(canvas, shift(at, used));
        }
        body
    }

    /// Chooses the first line in sight: the one before, unless the selection would be out of sight or nearer to the
    /// edge than it should be.
    fn settle(&self, height: usize) {
        let line = self.lines.line_of(self.row);
        let context = self.context.min(height.saturating_sub(1) / 2);
        let lowest = (line + context + 1).saturating_sub(height);
        let highest = line.saturating_sub(context);
        let first = self.first.get().max(lowest).min(highest).min(self.lines.count().saturating_sub(height));
        self.first.set(first);
        self.height.set(height);
    }
}

fn draw_heading(canvas: &mut Canvas<'_>, line: Rect, heading: &str) {
    canvas.rule(left(shift(line, MARGIN), 3));
    canvas.write(shift(line, MARGIN + 4), heading, Role::Dim);
}
