//! A table of buyers × stages: how wide its columns are, and what of it is in sight. Influence and buyer coverage
//! are drawn on it. What stands in the cells may not go in.
//!
//! ```text
//!                     weight  Trigger  Define  Shortlist …  all
//!                                15 %    20 %       25 %
//!  ›CISO                28 %      2?       ·          ·
//! ```

use crate::{
    report::{Map, figure, words::short_title},
    text,
    tui::{
        canvas::{Canvas, left, row, shift},
        keys::Action,
        theme::{Glyph, Role},
        widgets::list,
    },
};
use ratatui::layout::Rect;

/// Columns before the names: the pointer's.
const MARGIN: u16 = 2;
/// The column of weights; left out where the terminal is narrow.
const WEIGHT: u16 = 7;
/// A cell's own columns: "2? ", "100".
const CELL: usize = 3;

/// The buyer and the stage being looked at, by their places.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Cursor {
    pub(super) buyer: usize,
    pub(super) stage: usize,
}

impl Cursor {
    /// The cursor after a movement among this many buyers and stages; `None` when the action is no movement.
    pub(super) fn moved(self, action: Action, buyers: usize, stages: usize) -> Option<Self> {
        let last = |count: usize| count.saturating_sub(1);
        Some(match action {
            Action::Left => Self { stage: self.stage.saturating_sub(1), ..self },
            Action::Right => Self { stage: (self.stage + 1).min(last(stages)), ..self },
            Action::SelectCell(buyer, stage) => Self { buyer: buyer.min(last(buyers)), stage: stage.min(last(stages)) },
            _ => Self { buyer: list::moved(action, self.buyer, buyers)?, ..self },
        })
    }

    /// The cursor within this many buyers and stages.
    pub(super) fn within(self, buyers: usize, stages: usize) -> Self {
        Self { buyer: self.buyer.min(buyers.saturating_sub(1)), stage: self.stage.min(stages.saturating_sub(1)) }
    }
}

/// What stands in a cell, and how it looks when it is not under the cursor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Cell {
    pub(super) text: String,
    pub(super) role: Role,
}

/// The table laid out in a width.
#[derive(Debug)]
pub(super) struct Matrix<'a> {
    map: &'a Map,
    cursor: Cursor,
    titles: Vec<&'a str>,
    labels: Vec<String>,
    widths: Vec<u16>,
    names: u16,
    weight: u16,
    first: usize,
}

impl<'a> Matrix<'a> {
    /// Lays the table out: full names where there is room, then first words, then ever fewer letters of every stage
    /// alike; where even that is too wide, the stages around the cursor. `sums` asks for a column behind the stages.
    pub(super) fn new(map: &'a Map, cursor: Cursor, sums: bool, width: u16) -> Self {
        let weight = if width >= 64 { WEIGHT } else { 0 };
        let room = usize::from(width.saturating_sub(MARGIN + weight + 1));
        let full: Vec<&str> = map.buyers.iter().map(|buyer| buyer.title.as_str()).collect();
        let short: Vec<&str> = full.iter().map(|title| short_title(title)).collect();
        let (longest, longest_short) = (longest(&full), longest(&short));
        let plans = [
            (longest.min(40), usize::MAX, 2, false),
            (longest_short.min(24), usize::MAX, 2, false),
            (longest_short.min(14), usize::MAX, 2, true),
            (longest_short.min(14), usize::MAX, 1, true),
        ];
        let cut = (CELL..=9).rev().map(|letters| (longest_short.min(14), letters, 2, true));
        let tight = (CELL..=4).rev().map(|letters| (longest_short.min(12), letters, 1, true));
        let found = plans.into_iter().chain(cut).chain(tight).find_map(|(names, letters, gap, first_word)| {
            let labels = labels(map, sums, letters, first_word);
            let widths = widths(&labels, gap);
            let wide: usize = widths.iter().map(|wide| usize::from(*wide)).sum();
            (names + wide <= room).then(|| (labels, widths, room - wide, 0))
        });
        let (labels, widths, names, first) = found.unwrap_or_else(|| around(map, cursor, sums, room));
        let titles = if longest <= names { full } else { short };
        let names = names.min(longest.max(14));
        Self { map, cursor, titles, labels, widths, names: narrow(names), weight, first }
    }

    /// How a buyer is called in the table.
    pub(super) fn title(&self, buyer: usize) -> &'a str {
        self.titles.get(buyer).copied().unwrap_or_default()
    }

    /// What a stage is called at its column; empty out of sight.
    pub(super) fn label(&self, stage: usize) -> &str {
        stage.checked_sub(self.first).and_then(|place| self.labels.get(place)).map_or("", String::as_str)
    }

    /// The room of a column on a line, by its place among the stages; the one behind them is the sums'.
    pub(super) fn column(&self, line: Rect, stage: usize) -> Rect {
        let Some(place) = stage.checked_sub(self.first).filter(|place| *place < self.widths.len()) else {
            return left(line, 0);
        };
        let before: u16 = self.widths.iter().take(place).sum();
        left(shift(line, MARGIN + self.names + self.weight + before), self.widths[place])
    }

    /// Draws the names of the stages, the one under the cursor marked.
    pub(super) fn heads(&self, canvas: &mut Canvas<'_>, line: Rect) {
        if self.weight > 0 {
            canvas.write_right(left(line, MARGIN + self.names + self.weight), "weight", Role::Dim);
        }
        for (place, label) in self.labels.iter().enumerate() {
            let stage = self.first + place;
            let role = if stage == self.cursor.stage { Role::Accent } else { Role::Text };
            canvas.write_right(self.column(line, stage), label, role);
        }
    }

    /// Draws the weights of the stages.
    pub(super) fn weights(&self, canvas: &mut Canvas<'_>, line: Rect) {
        for (stage, row) in self.map.stages.iter().enumerate() {
            let column = self.column(line, stage);
            let percent = percent(row.weight);
            let unit = if usize::from(column.width) > text::width(&percent) + 2 { " %" } else { "" };
            canvas.write_right(column, &format!("{percent}{unit}"), Role::Dim);
        }
    }

    /// Draws the buyers in sight, a cell a stage, and a click on a cell goes there. `behind` is what stands in the
    /// column of sums, if there is one.
    pub(super) fn rows(
        &self,
        canvas: &mut Canvas<'_>,
        area: Rect,
        cell: impl Fn(usize, usize) -> Cell,
        behind: impl Fn(usize) -> Option<Cell>,
    ) {
        let buyers = self.map.buyers.len();
        for (down, buyer) in (0..).zip(list::window(self.cursor.buyer, buyers, area.height)) {
            let line = row(area, down);
            self.name(canvas, line, buyer);
            for stage in 0..self.map.stages.len() {
                let column = self.column(line, stage);
                if column.is_empty() {
                    continue;
                }
                canvas.hit(column, Action::SelectCell(buyer, stage));
                let is_here = self.cursor == Cursor { buyer, stage };
                put(canvas, column, &cell(buyer, stage), is_here);
            }
            if let Some(sum) = behind(buyer) {
                put(canvas, self.column(line, self.map.stages.len()), &sum, false);
            }
        }
    }

    fn name(&self, canvas: &mut Canvas<'_>, line: Rect, buyer: usize) {
        let is_here = self.cursor.buyer == buyer;
        let role = if is_here { Role::Title } else { Role::Text };
        if is_here {
            canvas.write(line, canvas.glyph(Glyph::Pointer), Role::Accent);
        }
        canvas.write(left(shift(line, MARGIN), self.names), self.title(buyer), role);
        if self.weight > 0 {
            let weight = figure::percent(self.map.buyers[buyer].weight);
            canvas.write_right(left(line, MARGIN + self.names + self.weight), &weight, Role::Dim);
        }
    }

    /// Draws a line of figures under the columns, with a name before them.
    pub(super) fn figures(
        &self,
        canvas: &mut Canvas<'_>,
        line: Rect,
        name: &str,
        figure: impl Fn(usize) -> Option<Cell>,
    ) {
        canvas.write(left(shift(line, MARGIN), self.names + self.weight), name, Role::Text);
        for stage in self.first..self.first + self.widths.len() {
            if let Some(cell) = figure(stage) {
                put(canvas, self.column(line, stage), &cell, false);
            }
        }
    }
}

/// Writes a cell at the right end of its column, marked where the cursor is.
fn put(canvas: &mut Canvas<'_>, column: Rect, cell: &Cell, is_here: bool) {
    let wide = narrow(text::width(&cell.text)).min(column.width);
    let at = shift(column, column.width - wide);
    if is_here {
        let before = shift(column, column.width.saturating_sub(wide + 1));
        canvas.write(left(before, 1), canvas.glyph(Glyph::Pointer), Role::Selected);
        canvas.write(at, &cell.text, Role::Selected);
    } else {
        canvas.write(at, &cell.text, cell.role);
    }
}

fn labels(map: &Map, sums: bool, letters: usize, first_word: bool) -> Vec<String> {
    let behind = sums.then_some("all");
    let names = map.stages.iter().map(|stage| stage.name.as_str()).chain(behind);
    names.map(|name| shortened(name, letters, first_word)).collect()
}

fn shortened(name: &str, letters: usize, first_word: bool) -> String {
    let name = text::clean(name);
    let word = if first_word { name.split_whitespace().next().unwrap_or_default() } else { name.trim() };
    if text::width(word) <= letters {
        return word.to_owned();
    }
    let mut out = String::new();
    for letter in word.chars() {
        out.push(letter);
        if text::width(&out) > letters {
            out.pop();
            break;
        }
    }
    out
}

fn widths(labels: &[String], gap: usize) -> Vec<u16> {
    labels.iter().map(|label| narrow(text::width(label).max(CELL) + gap)).collect()
}

/// As many stages as there is room for, around the cursor; the sums are last and may be out of sight.
fn around(map: &Map, cursor: Cursor, sums: bool, room: usize) -> (Vec<String>, Vec<u16>, usize, usize) {
    let labels = labels(map, sums, CELL, true);
    let names = (room / 3).min(12);
    let wide = CELL + 1;
    let count = ((room - names) / wide).clamp(1, labels.len().max(1));
    let window = list::window(cursor.stage, labels.len(), narrow(count));
    let shown: Vec<String> = labels.get(window.clone()).unwrap_or_default().to_vec();
    let widths = vec![narrow(wide); shown.len()];
    (shown, widths, names, window.start)
}

fn longest(titles: &[&str]) -> usize {
    titles.iter().map(|title| text::width(title)).max().unwrap_or(0)
}

/// A weight, a fraction 0–1, in percent.
pub(super) fn percent(weight: f64) -> String {
    figure::whole(100.0 * weight)
}

fn narrow(columns: usize) -> u16 {
    u16::try_from(columns).unwrap_or(u16::MAX)
}
