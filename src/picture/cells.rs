//! A scene as cells of a terminal: a sign, what it is and whose it is, cell by cell.
//!
//! What may not go in: colours.

use super::braille;
use super::scene::{Anchor, Area, COLUMN, Form, Ink, Point, ROW, Scene, Shape, Stroke, Thing};
use super::signs::{self, Signs, sign};
use crate::text;
use unicode_segmentation::UnicodeSegmentation;

/// A drawn scene.
#[derive(Clone, Debug)]
pub struct Cells<'a> {
    columns: usize,
    rows: usize,
    all: Vec<Cell<'a>>,
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
enum Content {
    Nothing,
    Sign(char),
    /// Lines that leave its middle: up 1, down 2, left 4, right 8.
    Arms(u8),
    Dots(u8),
    Letter(Box<str>),
    /// The second half of a wide letter.
    Behind,
}

#[derive(Clone, Debug, PartialEq)]
struct Cell<'a> {
    content: Content,
    look: Look<'a>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct Look<'a> {
    ink: Ink,
    is_lit: bool,
    thing: Option<&'a Thing>,
}

/// Cells side by side that look alike and belong to one thing.
#[derive(Clone, Debug, PartialEq)]
pub struct Run<'a> {
    /// The column it begins in.
    pub column: u16,
    /// What stands there.
    pub words: String,
    /// What it is.
    pub ink: Ink,
    /// Whether it is to stand out.
    pub is_lit: bool,
    /// Whose it is.
    pub thing: Option<&'a Thing>,
}

impl<'a> Cells<'a> {
    /// Draws a scene.
    #[must_use]
    pub fn of(scene: &'a Scene, signs: Signs) -> Self {
        let (columns, rows) = (usize::from(scene.columns), usize::from(scene.rows));
        let look = Look { ink: Ink::Text, is_lit: false, thing: None };
        let mut cells = Self { columns, rows, all: vec![Cell { content: Content::Nothing, look }; columns * rows] };
        for floor in 0..3 {
            for shape in scene.shapes.iter().filter(|shape| shape.floor() == floor) {
                let is_lit = shape.thing.is_some() && shape.thing == scene.chosen;
                cells.draw(shape, is_lit);
            }
        }
        if signs == Signs::Ascii {
            cells.make_plain();
        }
        cells
    }

    /// How many rows there are.
    #[must_use]
    pub fn rows(&self) -> u16 {
        u16::try_from(self.rows).unwrap_or(u16::MAX)
    }

    /// What stands on a row, from left to right; nothing stands between.
    #[must_use]
    pub fn row(&self, row: u16) -> Vec<Run<'a>> {
        let mut runs: Vec<Run<'a>> = Vec::new();
        let mut end = usize::MAX;
        let line = usize::from(row) * self.columns..(usize::from(row) + 1) * self.columns;
        for (column, cell) in self.all.get(line).unwrap_or_default().iter().enumerate() {
            if cell.content == Content::Nothing {
                end = usize::MAX;
                continue;
            }
            let Look { ink, is_lit, thing } = cell.look;
            match runs.last_mut() {
                Some(run) if end == column && (run.ink, run.is_lit, run.thing) == (ink, is_lit, thing) => {
                    cell.content.push_to(&mut run.words);
                }
                _ => {
                    let mut words = String::new();
                    cell.content.push_to(&mut words);
                    let column = u16::try_from(column).unwrap_or(u16::MAX);
                    runs.push(Run { column, words, ink, is_lit, thing });
                }
            }
            end = column + 1;
        }
        runs
    }

    /// All of it as lines, blanks at their ends cut.
    #[must_use]
    pub fn text(&self) -> String {
        let mut out = String::new();
        for line in self.all.chunks(self.columns.max(1)) {
            let mut words = String::new();
            for cell in line {
                cell.content.push_to(&mut words);
            }
            out.push_str(words.trim_end());
            out.push('\n');
        }
        out
    }

    fn draw(&mut self, shape: &'a Shape, is_lit: bool) {
        let look = Look { ink: shape.ink, is_lit, thing: shape.thing.as_ref() };
        match &shape.form {
            Form::Tile(area, words) => self.tile(*area, words, look),
            Form::Line(places, stroke) => {
                // A line is no place to click: it lies over what belongs to others.
                let look = Look { thing: None, ..look };
                let mut dots = 0;
                for ends in places.windows(2) {
                    dots = self.line((ends[0], ends[1]), *stroke, dots, look);
                }
            }
            Form::Mark(at, label) => {
                let (column, row) = cell_of(*at);
                self.put((column, row), Content::Sign(signs::mark(look.ink)), look);
                self.words((column + 1, row), label, look);
            }
            Form::Within(at, columns, words) => {
                let (column, row) = cell_of(*at);
                self.words((column, row), &text::fit(words, usize::from(*columns)), look);
            }
            Form::Words(at, anchor, words) => {
                let (column, row) = cell_of(*at);
                let wide = i32::try_from(text::width(words)).unwrap_or(i32::MAX);
                let back = match anchor {
                    Anchor::Start => 0,
                    Anchor::Middle => wide / 2,
                    Anchor::End => wide,
                };
                self.words((column - back, row), words, look);
            }
        }
    }

    fn tile(&mut self, area: Area, words: &str, look: Look<'a>) {
        let (from, end) = (cell_of(area.from), cell_of(area.end()));
        for row in from.1..end.1 {
            for column in from.0..end.0 {
                let is_edge = column == from.0 || column == end.0 - 1;
                let content = match look.ink {
                    Ink::Shade(level) => Content::Sign(signs::shade(level)),
                    _ if is_edge => Content::Sign('┆'),
                    _ => Content::Sign(' '),
                };
                self.put((column, row), content, Look { is_lit: false, ..look });
            }
        }
        let room = usize::try_from(end.0 - from.0).unwrap_or(0);
        let (middle, inside) = (from.1 + (end.1 - from.1 - 1) / 2, room.saturating_sub(2));
        if words.is_empty() || inside == 0 {
            return;
        }
        let fitted = text::fit(words, inside);
        // A frame keeps its sides.
        let sides = if look.ink == Ink::Gap { 4 } else { 2 };
        let is_bare = !look.is_lit && text::width(&fitted) + sides > room;
        let words = match look.is_lit {
            true => format!("›{fitted} "),
            false if is_bare => fitted,
            false => format!(" {fitted} "),
        };
        let left = i32::try_from((room - text::width(&words).min(room)) / 2).unwrap_or(0);
        self.words((from.0 + left, middle), &words, look);
    }

    fn line(&mut self, ends: (Point, Point), stroke: Stroke, before: i32, look: Look<'a>) -> i32 {
        if matches!(stroke, Stroke::Solid | Stroke::Dotted | Stroke::Sparse) {
            return braille::line(ends, stroke, before, |at, bit| self.dot(at, bit, look));
        }
        self.straight(ends, stroke, look);
        before
    }

    /// A line along a row or a column, half a cell at a time.
    fn straight(&mut self, (from, to): (Point, Point), stroke: Stroke, look: Look<'a>) {
        let is_level = from.y == to.y;
        let (half, one, other) = if is_level { (COLUMN / 2, from.x, to.x) } else { (ROW / 2, from.y, to.y) };
        let (first, end) = (one.min(other).div_euclid(half), (one.max(other) + half - 1).div_euclid(half));
        for place in first..end {
            let (along, is_second) = (place.div_euclid(2), place.rem_euclid(2) == 1);
            let at = if is_level { (along, from.y.div_euclid(ROW)) } else { (from.x.div_euclid(COLUMN), along) };
            match (straight_sign(stroke, is_level), is_level, is_second) {
                (Some(sign), _, _) => self.put(at, Content::Sign(sign), look),
                (None, false, false) => self.arm(at, 1, look),
                (None, false, true) => self.arm(at, 2, look),
                (None, true, false) => self.arm(at, 4, look),
                (None, true, true) => self.arm(at, 8, look),
            }
        }
    }

    fn dot(&mut self, at: (i32, i32), bit: u8, look: Look<'a>) {
        let before = match self.cell(at).map(|cell| &cell.content) {
            Some(Content::Dots(before)) => *before,
            _ => 0,
        };
        self.put(at, Content::Dots(before | bit), look);
    }

    fn arm(&mut self, at: (i32, i32), arm: u8, look: Look<'a>) {
        let before = match self.cell(at).map(|cell| &cell.content) {
            Some(Content::Arms(before)) => *before,
            _ => 0,
        };
        self.put(at, Content::Arms(before | arm), look);
    }

    fn words(&mut self, (mut column, row): (i32, i32), words: &str, look: Look<'a>) {
        for grapheme in text::clean(words).graphemes(true) {
            let wide = i32::try_from(text::columns(grapheme)).unwrap_or(1);
            if wide == 0 || self.cell((column + wide - 1, row)).is_none() || column < 0 {
                column += wide;
                continue;
            }
            let mut letters = grapheme.chars();
            let content = match (letters.next(), letters.next()) {
                (Some(letter), None) => Content::Sign(letter),
                _ => Content::Letter(grapheme.into()),
            };
            self.put((column, row), content, look);
            for behind in column + 1..column + wide {
                self.put((behind, row), Content::Behind, look);
            }
            column += wide;
        }
    }

    /// Puts something into a cell; half a wide letter beside it goes.
    fn put(&mut self, (column, row): (i32, i32), content: Content, look: Look<'a>) {
        let is_behind = content == Content::Behind;
        if let Some(next) = self.cell((column + 1, row)).filter(|next| next.content == Content::Behind) {
            next.content = Content::Nothing;
        }
        if !is_behind
            && self.cell((column, row)).is_some_and(|cell| cell.content == Content::Behind)
            && let Some(before) = self.cell((column - 1, row))
        {
            before.content = Content::Sign(' ');
        }
        if let Some(cell) = self.cell((column, row)) {
            *cell = Cell { content, look };
        }
    }

    fn cell(&mut self, (column, row): (i32, i32)) -> Option<&mut Cell<'a>> {
        let column = usize::try_from(column).ok().filter(|column| *column < self.columns)?;
        self.all.get_mut(usize::try_from(row).ok()? * self.columns + column)
    }

    fn make_plain(&mut self) {
        for cell in &mut self.all {
            if let Some(fine) = cell.content.sign() {
                cell.content = Content::Sign(sign(fine, Signs::Ascii));
            }
        }
    }
}

impl Content {
    /// What is drawn, if that is one sign of ours or a letter.
    fn sign(&self) -> Option<char> {
        match self {
            Self::Sign(sign) => Some(*sign),
            Self::Arms(mask) => Some(signs::arms(*mask)),
            Self::Dots(bits) => Some(braille::sign(*bits)),
            Self::Nothing | Self::Letter(_) | Self::Behind => None,
        }
    }

    fn push_to(&self, words: &mut String) {
        match (self, self.sign()) {
            (_, Some(sign)) => words.push(sign),
            (Self::Letter(grapheme), _) => words.push_str(grapheme),
            (Self::Nothing, _) => words.push(' '),
            _ => {}
        }
    }
}

/// The sign of a line that makes no corners.
fn straight_sign(stroke: Stroke, is_level: bool) -> Option<char> {
    match (stroke, is_level) {
        (Stroke::Thick, true) => Some('━'),
        (Stroke::Thick, false) => Some('┃'),
        (Stroke::Cut, true) => Some('┄'),
        (Stroke::Cut, false) => Some('┆'),
        _ => None,
    }
}

fn cell_of(at: Point) -> (i32, i32) {
    (at.x.div_euclid(COLUMN), at.y.div_euclid(ROW))
}
