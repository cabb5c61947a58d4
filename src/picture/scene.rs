//! What is to be seen, laid out: shapes in fine units, each with what it is and whose it is.
//!
//! A cell of a terminal is [`COLUMN`] units wide and [`ROW`] high, so that a unit is as wide as it is high, halves and
//! quarters of a cell have a place, and the middle of a cell is one. What may not go in: how anything looks.

use crate::plan::PartnerId;
use crate::text;

/// How many units a column is wide.
pub const COLUMN: i32 = 4;
/// How many units a row is high.
pub const ROW: i32 = 8;
/// Added to a number, it rounds it to a whole one that stands in the low bits.
const WHOLE: f64 = 6_755_399_441_055_744.0;

/// A place in a scene, in units from its upper left corner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// To the right.
    pub x: i32,
    /// Down.
    pub y: i32,
}

impl Point {
    /// The middle of a cell.
    #[must_use]
    pub fn cell(column: u16, row: u16) -> Self {
        Self { x: i32::from(column) * COLUMN + COLUMN / 2, y: i32::from(row) * ROW + ROW / 2 }
    }

    /// The upper left corner of a cell.
    #[must_use]
    pub fn corner(column: u16, row: u16) -> Self {
        Self { x: i32::from(column) * COLUMN, y: i32::from(row) * ROW }
    }

    /// The place nearest to a computed one.
    #[must_use]
    pub fn near(x: f64, y: f64) -> Self {
        Self { x: nearest(x), y: nearest(y) }
    }
}

/// The whole number nearest to a figure; figures too large for a screen end at its edge, what is no number at 0.
#[must_use]
pub(super) fn nearest(figure: f64) -> i32 {
    let figure = if figure.is_nan() { 0.0 } else { figure.clamp(-1e6, 1e6) };
    let low = (figure + WHOLE).to_bits() & u64::from(u32::MAX);
    u32::try_from(low).map_or(0, u32::cast_signed)
}

/// A rectangle of a scene.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Area {
    /// Its upper left corner.
    pub from: Point,
    /// How many units wide.
    pub wide: i32,
    /// How many units high.
    pub high: i32,
}

impl Area {
    /// So many whole cells from a cell on.
    #[must_use]
    pub fn cells((column, row): (u16, u16), (columns, rows): (u16, u16)) -> Self {
        Self { from: Point::corner(column, row), wide: i32::from(columns) * COLUMN, high: i32::from(rows) * ROW }
    }

    /// The end of it, which is not in it.
    #[must_use]
    pub fn end(self) -> Point {
        Point { x: self.from.x + self.wide, y: self.from.y + self.high }
    }
}

/// What a shape is: the one thing that decides its sign and its colour, alike in all pictures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// In the set to recruit.
    Set,
    /// Comes next.
    Next,
    /// Comes later.
    Later,
    /// Is not recruited, or ruled out.
    Out,
    /// An axis, a frame, a note.
    Axis,
    /// A figure drawn as a line.
    Line,
    /// A figure drawn as a shade, 0 to 4.
    Shade(u8),
    /// Nobody is there.
    Gap,
    /// Words.
    Text,
    /// Words that are read first.
    Title,
}

/// How a line is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stroke {
    /// In any direction, without a break.
    Solid,
    /// In any direction, every second dot.
    Dotted,
    /// In any direction, every fourth dot.
    Sparse,
    /// Along a row or a column; where two meet there is a corner or a crossing.
    Thin,
    /// Along a row or a column, heavier.
    Thick,
    /// Along a row or a column, broken: where something ends.
    Cut,
}

/// Which end of words stands at their place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// They begin there.
    Start,
    /// Their middle is there.
    Middle,
    /// They end there.
    End,
}

/// A shape.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Form {
    /// A line through these places.
    Line(Vec<Point>, Stroke),
    /// A sign, whose ink says which, and what stands behind it.
    Mark(Point, String),
    /// A filled rectangle and the words in its middle; where nobody is, a frame.
    Tile(Area, String),
    /// Words on the row of a place.
    Words(Point, Anchor, String),
    /// Words that begin at a place and have so many columns, of which as many stand there as whoever draws them gets in.
    Within(Point, u16, String),
}

/// What a shape belongs to, so that it can be chosen.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Thing {
    /// A candidate.
    Candidate(PartnerId),
    /// A buyer at a stage, by their places in the plan.
    Moment {
        /// The buyer's.
        buyer: usize,
        /// The stage's.
        stage: usize,
    },
    /// A step of a staircase, counted from 0.
    Step(usize),
}

/// A shape with what it is and whose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shape {
    /// Where and what.
    pub form: Form,
    /// What it is.
    pub ink: Ink,
    /// Whose.
    pub thing: Option<Thing>,
}

impl Shape {
    /// Which lies over which: tiles lowest, then lines, then marks and words.
    pub(super) fn floor(&self) -> u8 {
        match self.form {
            Form::Tile(..) => 0,
            Form::Line(..) => 1,
            Form::Mark(..) | Form::Words(..) | Form::Within(..) => 2,
        }
    }
}

/// Everything that is to be seen, laid out for so many columns and rows.
#[derive(Clone, Debug)]
pub struct Scene {
    /// What it is a picture of.
    pub title: String,
    /// What is to be seen in it, in a sentence.
    pub caption: String,
    /// How many columns it takes.
    pub columns: u16,
    /// How many rows it takes.
    pub rows: u16,
    /// The shapes, what is drawn first first.
    pub shapes: Vec<Shape>,
    /// What is being looked at, and stands out.
    pub chosen: Option<Thing>,
}

impl Scene {
    /// An empty scene of so many columns and rows.
    #[must_use]
    pub fn new(title: impl Into<String>, columns: u16, rows: u16) -> Self {
        Self { title: title.into(), caption: String::new(), columns, rows, shapes: Vec::new(), chosen: None }
    }

    /// Adds a line from one place to another.
    pub fn line(&mut self, ink: Ink, stroke: Stroke, from: Point, to: Point) {
        self.add(Form::Line(vec![from, to], stroke), ink, None);
    }

    /// Adds a mark of something with a label behind it.
    pub fn mark(&mut self, ink: Ink, at: Point, label: impl Into<String>, thing: Thing) {
        self.add(Form::Mark(at, label.into()), ink, Some(thing));
    }

    /// Adds words that begin in a cell.
    pub fn write(&mut self, ink: Ink, (column, row): (u16, u16), words: impl Into<String>) {
        let at = Point { x: Point::corner(column, row).x, ..Point::cell(column, row) };
        self.add(Form::Words(at, Anchor::Start, words.into()), ink, None);
    }

    /// Adds words that begin in a cell and have so many columns.
    pub fn write_within(&mut self, ink: Ink, (column, row): (u16, u16), columns: u16, words: impl Into<String>) {
        let at = Point { x: Point::corner(column, row).x, ..Point::cell(column, row) };
        self.add(Form::Within(at, columns, words.into()), ink, None);
    }

    /// Adds words that end before a cell.
    pub fn write_right(&mut self, ink: Ink, (column, row): (u16, u16), words: impl Into<String>) {
        let at = Point { x: Point::corner(column, row).x, ..Point::cell(column, row) };
        self.add(Form::Words(at, Anchor::End, words.into()), ink, None);
    }

    /// Adds any shape.
    pub fn add(&mut self, form: Form, ink: Ink, thing: Option<Thing>) {
        self.shapes.push(Shape { form, ink, thing });
    }

    /// The same with its caption written under it.
    #[must_use]
    pub fn captioned(mut self) -> Self {
        let lines = text::wrap(&self.caption, usize::from(self.columns).max(1));
        if !lines.is_empty() {
            self.rows += 1;
        }
        for line in lines {
            self.write(Ink::Text, (0, self.rows), line);
            self.rows += 1;
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn every_figure_has_a_nearest_place() {
        for (figure, place) in [(0.4, 0), (1.6, 2), (-3.2, -3), (f64::NAN, 0), (f64::INFINITY, 1_000_000)] {
            assert_eq!(nearest(figure), place, "{figure}");
        }
    }
}
