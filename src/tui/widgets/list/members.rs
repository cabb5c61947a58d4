//! What a list keeps of its members: their cells as they are shown, sorted and compared.

use crate::text;
use crate::tui::canvas::span;
use crate::tui::widgets::column::{Column, SortKey};
use crate::tui::widgets::query::folded;

/// Members that stand together, each with what its columns are made of.
#[derive(Debug)]
pub(crate) struct Members<I, R> {
    pub(super) section: Section,
    pub(super) rows: Vec<(I, R)>,
}

/// What is said of members that stand together.
#[derive(Debug)]
pub(super) struct Section {
    heading: String,
    told: String,
    pub(super) is_fixed: bool,
}

impl Section {
    /// Its heading over so many rows: "Next  3  57 days  $50k"; empty without one.
    pub(super) fn words(&self, rows: usize) -> String {
        let Self { heading, told, .. } = self;
        if heading.is_empty() { String::new() } else { format!("{heading}  {rows}  {told}") }
    }
}

impl<I, R> Members<I, R> {
    /// Members without a heading.
    pub(crate) fn new(rows: impl IntoIterator<Item = (I, R)>) -> Self {
        Self::under("", rows)
    }

    /// Members under a heading.
    pub(crate) fn under(heading: impl Into<String>, rows: impl IntoIterator<Item = (I, R)>) -> Self {
        let section = Section { heading: heading.into(), told: String::new(), is_fixed: false };
        Self { section, rows: rows.into_iter().collect() }
    }

    /// The same with words behind the heading: what they come to.
    pub(crate) fn told(mut self, told: String) -> Self {
        self.section.told = told;
        self
    }

    /// The same, left alone by filter and sorting: ways to begin, sums.
    pub(crate) fn fixed(mut self) -> Self {
        self.section.is_fixed = true;
        self
    }
}

/// What the list keeps of a member: its cells as they are shown, compared and sorted.
#[derive(Debug)]
pub(super) struct Member<I> {
    pub(super) id: I,
    pub(super) section: usize,
    pub(super) shown: Vec<String>,
    hidden: Vec<String>,
    pub(super) keys: Vec<SortKey>,
    /// Worked out when there is a filter or an order by words to compare it with, once for each filling.
    pub(super) folded: Vec<String>,
}

impl<I> Member<I> {
    /// What a cell is sorted by.
    pub(super) fn cell(&self, column: usize) -> (&SortKey, &str) {
        (&self.keys[column], &self.folded[column])
    }

    /// Works out what is compared, unless it has been.
    pub(super) fn fold(&mut self) {
        if self.folded.is_empty() {
            let cells = self.shown.iter().zip(&self.hidden);
            self.folded = cells.map(|(shown, hidden)| folded(shown, hidden)).collect();
        }
    }
}

/// What a list keeps of a member.
pub(super) fn member<I, R>(id: I, section: usize, columns: &[Column<R>], of: &R) -> Member<I> {
    let shown: Vec<String> = columns.iter().map(|column| column.text(of)).collect();
    let keys = columns.iter().zip(&shown).map(|(column, shown)| column.key(of, shown)).collect();
    let hidden = columns.iter().map(|column| column.hidden(of)).collect();
    Member { id, section, shown, hidden, keys, folded: Vec::new() }
}

/// How wide what stands in a column is at most.
pub(super) fn widest<I>(members: &[Member<I>], column: usize) -> u16 {
    let widest = members.iter().map(|member| text::width(&member.shown[column])).max();
    span(widest.unwrap_or(0))
}
