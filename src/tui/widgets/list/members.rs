//! What a list keeps of its members: their cells as they are shown, sorted and compared.

use crate::text;
use crate::tui::canvas::span;
use crate::tui::widgets::column::{Column, SortKey};
use crate::tui::widgets::query::compared;
use std::{collections::HashMap, hash::Hash, ops::Deref, sync::Arc};

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

/// A value that is the same only as itself: a partner that nobody has changed.
#[derive(Clone, Debug)]
pub(crate) struct Same<T>(Arc<T>);

impl<T> Same<T> {
    /// This very value.
    pub(crate) fn of(value: &Arc<T>) -> Self {
        Self(Arc::clone(value))
    }
}

impl<T> Deref for Same<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T> PartialEq for Same<T> {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// What the list keeps of a member: its cells as they are shown, compared and sorted.
#[derive(Debug)]
pub(super) struct Member<I, M> {
    pub(super) id: I,
    pub(super) section: usize,
    /// What the cells were made of; none where that is not known.
    pub(super) made_of: Option<M>,
    pub(super) cells: Cells,
}

/// The cells of a row.
#[derive(Debug)]
pub(super) struct Cells {
    pub(super) shown: Vec<String>,
    pub(super) widths: Vec<u16>,
    hidden: Vec<String>,
    pub(super) keys: Vec<SortKey>,
    /// Worked out when there is a filter or an order by words to compare it with, once for each making.
    pub(super) folded: Vec<String>,
}

impl Cells {
    /// The cells of a row.
    pub(super) fn of<R>(columns: &[Column<R>], of: &R) -> Self {
        let shown: Vec<String> = columns.iter().map(|column| column.text(of)).collect();
        let widths = shown.iter().map(|cell| span(text::width(cell))).collect();
        let keys = columns.iter().zip(&shown).map(|(column, shown)| column.key(of, shown)).collect();
        let hidden = columns.iter().map(|column| column.hidden(of)).collect();
        Self { shown, widths, hidden, keys, folded: Vec::new() }
    }

    /// What a cell is sorted by.
    pub(super) fn key(&self, column: usize) -> (&SortKey, &str) {
        (&self.keys[column], &self.folded[column])
    }

    /// Works out what is compared, unless it has been.
    pub(super) fn fold(&mut self) {
        if self.folded.is_empty() {
            let cells = self.shown.iter().zip(&self.hidden);
            self.folded = cells.map(|(shown, hidden)| compared(shown, hidden)).collect();
        }
    }
}

/// The members of before, to take cells from that are still made of the same.
#[derive(Debug)]
pub(super) struct Before<I, M> {
    members: Vec<Option<Member<I, M>>>,
    /// Where each stood; worked out when the first is not found at its place.
    places: Option<HashMap<I, usize>>,
}

impl<I: Clone + Eq + Hash, M: PartialEq> Before<I, M> {
    pub(super) fn new(members: Vec<Member<I, M>>) -> Self {
        Self { members: members.into_iter().map(Some).collect(), places: None }
    }

    /// The cells of whoever is to stand at `place`, if they were made of the same.
    pub(super) fn take(&mut self, id: &I, place: usize, made_of: Option<&M>) -> Option<Cells> {
        let made_of = made_of?;
        let place = if self.is_at(id, place) { place } else { self.place(id)? };
        let is_same = |member: &mut Member<I, M>| member.made_of.as_ref() == Some(made_of);
        Some(self.members[place].take_if(is_same)?.cells)
    }

    fn is_at(&self, id: &I, place: usize) -> bool {
        self.members.get(place).and_then(Option::as_ref).is_some_and(|member| member.id == *id)
    }

    fn place(&mut self, id: &I) -> Option<usize> {
        let members = &self.members;
        let places = self.places.get_or_insert_with(|| {
            let there = members.iter().enumerate().filter_map(|(place, member)| Some((place, member.as_ref()?)));
            there.map(|(place, member)| (member.id.clone(), place)).collect()
        });
        places.get(id).copied()
    }
}

/// How wide what stands in a column is at most.
pub(super) fn widest<I, M>(members: &[Member<I, M>], column: usize) -> u16 {
    members.iter().map(|member| member.cells.widths[column]).max().unwrap_or(0)
}
