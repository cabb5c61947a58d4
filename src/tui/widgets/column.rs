//! Columns: what each is called, shows, sorts and is filtered by, and how it takes part in a width. Described once; the
//! list, its filter, its order and [`table`](super::table) read the same description.
//!
//! ```text
//! fn columns<'a>() -> Vec<Column<Row<'a>>> {
//!     vec![
//!         Column::new(Head::new("name", "candidate").flexible(20).rank(1), |row: &Row<'_>| row.name.to_owned()),
//!         Column::figure(Head::new("score", "score").rank(1), |row| row.score, figure::tenths),
//!         Column::bar(Head::new("bar", "").bar(5, 20).rank(2), |row| Some(row.score? / 100.0)),
//!         Column::new(Head::new("model", "model").rank(3).role(Role::Dim), |row| row.model.short().to_owned())
//!             .also(|row| row.model.label().to_owned()),
//!     ]
//! }
//! ```

use crate::tui::canvas::Canvas;
use crate::tui::theme::Role;
use ratatui::layout::Rect;
use std::{borrow::Cow, cmp::Ordering};

/// How a column takes part in the width there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Share {
    /// As wide as what is in it.
    Whole,
    /// At least so wide, and cut where that is too little.
    Flexible,
    /// A picture: any width between least and most.
    Bar,
}

/// A column's heading and its place among the others.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Head {
    /// The name a filter calls it by: one word in small letters.
    pub(crate) id: &'static str,
    /// What stands above it.
    pub(crate) title: Cow<'static, str>,
    pub(super) rank: u8,
    pub(super) share: Share,
    pub(super) least: u16,
    pub(super) most: u16,
    is_right: bool,
    role: Role,
}

impl Head {
    /// A column as wide as what is in it, of rank 2, its text on the left.
    pub(crate) fn new(id: &'static str, title: impl Into<Cow<'static, str>>) -> Self {
        Self {
            id,
            title: title.into(),
            rank: 2,
            share: Share::Whole,
            least: 0,
            most: u16::MAX,
            is_right: false,
            role: Role::Text,
        }
    }

    /// How much it matters: 1 is always there, 5 is the first to be left out.
    pub(crate) fn rank(self, rank: u8) -> Self {
        Self { rank, ..self }
    }

    /// Gives way down to `least` columns and is cut there. For names; of rank 1, or it is left out before it is cut.
    pub(crate) fn flexible(self, least: u16) -> Self {
        Self { share: Share::Flexible, least, ..self }
    }

    /// Asks for no more than `most` columns until all others are there: one long name is not to cost a column.
    pub(crate) fn most(self, most: u16) -> Self {
        Self { most, ..self }
    }

    /// Takes no less than `least` columns, whatever stands in it now: what is answered is not to move other columns.
    pub(crate) fn reserve(self, least: u16) -> Self {
        Self { least, ..self }
    }

    /// A picture between `least` and `most` columns wide.
    pub(crate) fn bar(self, least: u16, most: u16) -> Self {
        Self { share: Share::Bar, least, most, ..self }
    }

    /// Stands at the right end of its column, as figures do.
    pub(crate) fn right(self) -> Self {
        Self { is_right: true, ..self }
    }

    /// What its cells are.
    pub(crate) fn role(self, role: Role) -> Self {
        Self { role, ..self }
    }

    /// Writes a cell of this column.
    pub(crate) fn write(&self, canvas: &mut Canvas<'_>, cell: Rect, content: &str, role: Role) {
        if self.is_right {
            canvas.write_right(cell, content, role);
        } else {
            canvas.write(cell, content, role);
        }
    }

    /// Writes a cell as all of this column look.
    pub(crate) fn write_plain(&self, canvas: &mut Canvas<'_>, cell: Rect, content: &str) {
        self.write(canvas, cell, content, self.role);
    }

    /// Whether it gives way: the one column that is cut where there is too little room.
    pub(crate) fn is_flexible(&self) -> bool {
        self.share == Share::Flexible
    }

    /// Whether it holds pictures.
    pub(super) fn is_bar(&self) -> bool {
        self.share == Share::Bar
    }

    /// Whether it holds figures.
    pub(crate) fn is_right(&self) -> bool {
        self.is_right
    }

    /// Whether there is an order to put its cells in.
    pub(crate) fn sorts(&self) -> bool {
        !self.title.is_empty()
    }
}

/// What a cell is sorted and compared by.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum SortKey {
    /// Nothing stands there: last in either order.
    Missing,
    /// A figure, a rank, a day.
    Number(f64),
    /// Other words than those shown, in small letters.
    Text(String),
    /// The words shown.
    AsShown,
}

impl SortKey {
    /// A figure, if there is one.
    pub(crate) fn number(number: Option<f64>) -> Self {
        number.map_or(Self::Missing, Self::Number)
    }
}

/// A column of rows `R`.
#[derive(Clone, Debug)]
pub(crate) struct Column<R> {
    /// Its heading and its place among the others.
    pub(crate) head: Head,
    shows: Shows<R>,
    key: Option<fn(&R) -> SortKey>,
    also: Option<fn(&R) -> String>,
}

/// What a column shows of a row.
#[derive(Clone, Copy, Debug)]
enum Shows<R> {
    Words(fn(&R) -> String),
    Nth(fn(&R, usize) -> String, usize),
    Figure(fn(&R) -> Option<f64>, fn(f64) -> String),
    Bar(fn(&R) -> Option<f64>),
}

impl<R> Column<R> {
    /// A column that shows `text` and sorts by it.
    pub(crate) fn new(head: Head, text: fn(&R) -> String) -> Self {
        Self { head, shows: Shows::Words(text), key: None, also: None }
    }

    /// One of as many columns as the rows have cells of a kind, the `nth`.
    pub(crate) fn nth(head: Head, nth: usize, text: fn(&R, usize) -> String) -> Self {
        Self { head, shows: Shows::Nth(text, nth), key: None, also: None }
    }

    /// A column of figures in words, sorted by the figures; a row without one shows nothing.
    pub(crate) fn figure(head: Head, figure: fn(&R) -> Option<f64>, words: fn(f64) -> String) -> Self {
        Self { head: head.right(), shows: Shows::Figure(figure, words), key: None, also: None }
    }

    /// A column of bars, as long as a share of the column from 0 to 1.
    pub(crate) fn bar(head: Head, share: fn(&R) -> Option<f64>) -> Self {
        Self { head, shows: Shows::Bar(share), key: None, also: None }
    }

    /// Sorts by something else than what is shown.
    pub(crate) fn by(self, key: fn(&R) -> SortKey) -> Self {
        Self { key: Some(key), ..self }
    }

    /// A filter finds these words too: the long name of what is shown short.
    pub(crate) fn also(self, also: fn(&R) -> String) -> Self {
        Self { also: Some(also), ..self }
    }

    /// What a row's cell shows in words.
    pub(crate) fn text(&self, of: &R) -> String {
        match self.shows {
            Shows::Words(text) => text(of),
            Shows::Nth(text, nth) => text(of, nth),
            Shows::Figure(figure, words) => figure(of).map(words).unwrap_or_default(),
            Shows::Bar(_) => String::new(),
        }
    }

    /// What a row's cell is sorted by, given what it shows.
    pub(crate) fn key(&self, of: &R, shown: &str) -> SortKey {
        match (self.key, &self.shows) {
            (Some(key), _) => key(of),
            (None, Shows::Figure(figure, _) | Shows::Bar(figure)) => SortKey::number(figure(of)),
            (None, _) if shown.is_empty() => SortKey::Missing,
            (None, _) => SortKey::AsShown,
        }
    }

    /// What a filter finds of a row's cell beside what it shows.
    pub(crate) fn hidden(&self, of: &R) -> String {
        self.also.map(|also| also(of)).unwrap_or_default()
    }
}

/// The column rows are sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Sort {
    /// Its place among the columns.
    pub(crate) column: usize,
    /// Whether the greatest stands first.
    pub(crate) is_falling: bool,
}

impl Sort {
    /// Which of two cells stands first, given what they sort by and their folded texts. What is missing comes last.
    pub(crate) fn order(self, one: (&SortKey, &str), other: (&SortKey, &str)) -> Ordering {
        let order = match (one.0, other.0) {
            (SortKey::Missing, SortKey::Missing) => return Ordering::Equal,
            (SortKey::Missing, _) => return Ordering::Greater,
            (_, SortKey::Missing) => return Ordering::Less,
            (SortKey::Number(one), SortKey::Number(other)) => one.total_cmp(other),
            _ => words(one).cmp(words(other)),
        };
        if self.is_falling { order.reverse() } else { order }
    }
}

fn words<'a>((key, shown): (&'a SortKey, &'a str)) -> &'a str {
    match key {
        SortKey::Text(words) => words,
        _ => shown,
    }
}
