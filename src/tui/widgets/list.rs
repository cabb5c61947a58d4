//! The one list: members by id in their order, in sections, filtered, sorted, marked, moved among and drawn. What may
//! not go in: what a member is. The view that lists says which columns there are ([`Column`]) and what opening,
//! deleting or setting means.
//!
//! ```text
//! struct Candidates { list: List<PartnerId> }
//!
//! impl Candidates {
//!     fn new() -> Self { Self { list: List::new("candidate").with_marks() } }
//!
//!     // The plan changed: say who is listed, each once, a section at a time.
//!     fn look(&mut self, plan: &OpenPlan) {
//!         let rows = plan.partners.iter().map(|partner| (partner.id.clone(), Row { partner }));
//!         self.list.fill(&columns(), [Members::new(rows)]);
//!     }
//!
//!     // What the list has no use for comes back; a click on the selected row comes back as `Open`.
//!     fn act(&mut self, action: Action, context: &mut Context) -> Used {
//!         let Some(action) = self.list.act(action) else { return Used::Yes };
//!         match action {
//!             Action::Open => self.open(self.list.selected(), context),
//!             Action::Delete => for id in self.list.targets() { … },   // all that are marked, else the selected one
//!             _ => return Used::No,
//!         }
//!         Used::Yes
//!     }
//!
//!     // While the filter is typed, keys are text.
//!     fn takes_text(&self) -> bool { self.list.is_typing() }
//!     fn text(&mut self, text: Text, _: &mut Context) { self.list.text(text); }
//!
//!     // Headings, rows in sight, what lies above and below. A cell that is more than words is drawn by hand.
//!     fn draw(&self, canvas: &mut Canvas<'_>, area: Rect) {
//!         self.list.draw(canvas, area, |canvas, entry| match entry.column {
//!             "score" => canvas.bar(entry.area, score_of(entry.id), Role::Accent),
//!             _ => entry.write(canvas),
//!         });
//!     }
//! }
//! ```
//!
//! The selection is an id: it survives filling, filtering and sorting, and where it is gone the row that took its place
//! is selected. Rows scroll only when the selection would leave the sight, so that nothing moves under the pointer.

mod draw;
mod lines;
mod marks;
mod members;
mod order;
#[cfg(test)]
mod tests;

pub(crate) use draw::Entry;
pub(crate) use marks::{MARKING, UNMARKED};
pub(crate) use members::{Members, Same};
pub(crate) use order::SORTING;

use super::column::{Column, Head, Sort};
use super::filter::Filter;
use super::query::Query;
use crate::tui::keys::{Action, DOWN, END, HOME, Keys, PAGE_DOWN, PAGE_UP, UP, letter, on};
use crate::tui::layer::Text;
use lines::Lines;
use members::{Before, Cells, Member, Section, widest};
use std::{cell::Cell, collections::HashSet, hash::Hash};

/// The keys of every list.
pub(crate) const KEYS: Keys = Keys {
    title: "In every list",
    rows: &[
        on(&[UP, letter('k')], Action::Up, "up", 0).says("One row up."),
        on(&[DOWN, letter('j')], Action::Down, "down", 0).says("One row down."),
        on(&[HOME], Action::First, "first", 0).says("To the first row."),
        on(&[letter('G'), END], Action::Last, "last", 0).says("To the last row."),
        on(&[PAGE_UP], Action::PageUp, "page up", 0).says("A page up."),
        on(&[PAGE_DOWN], Action::PageDown, "page down", 0).says("A page down."),
    ],
};

/// Rows that stay in sight above and below the selection while it is moved.
const CONTEXT: usize = 3;

/// Rows a turn of the wheel moves.
const TURN: usize = 3;

/// A list of members known by `I`. Where it can be long, each is kept with the `M` its cells are made of.
#[derive(Debug)]
pub(crate) struct List<I, M = ()> {
    kind: &'static str,
    has_marks: bool,
    has_heads: bool,
    has_focus: bool,
    heads: Vec<Head>,
    content: Vec<u16>,
    members: Vec<Member<I, M>>,
    sections: Vec<Section>,
    /// The places of all members, section by section in the order sorted by.
    order: Vec<usize>,
    /// Those of them that pass the filter.
    shown: Vec<usize>,
    lines: Lines,
    filter: Filter,
    sort: Option<Sort>,
    marked: HashSet<I>,
    anchor: Option<I>,
    selected: Option<I>,
    row: usize,
    context: usize,
    /// The first line in sight and how many there are: known only where the list is drawn, which is with `&self`,
    /// and needed to move by what is seen.
    first: Cell<usize>,
    height: Cell<usize>,
}

impl<I: Clone + Eq + Hash, M: PartialEq> List<I, M> {
    /// An empty list of members of this kind: "candidate".
    pub(crate) fn new(kind: &'static str) -> Self {
        Self {
            kind,
            has_marks: false,
            has_heads: true,
            has_focus: true,
            heads: Vec::new(),
            content: Vec::new(),
            members: Vec::new(),
            sections: Vec::new(),
            order: Vec::new(),
            shown: Vec::new(),
            lines: Lines::default(),
            filter: Filter::default(),
            sort: None,
            marked: HashSet::new(),
            anchor: None,
            selected: None,
            row: 0,
            context: CONTEXT,
            first: Cell::new(0),
            height: Cell::new(1),
        }
    }

    /// The same, its members can be marked.
    pub(crate) fn with_marks(self) -> Self {
        Self { has_marks: true, ..self }
    }

    /// The same with a filter that is typed at once.
    pub(crate) fn typing(self) -> Self {
        Self { filter: Filter::always(), ..self }
    }

    /// The same without headings over its columns.
    pub(crate) fn without_heads(self) -> Self {
        Self { has_heads: false, ..self }
    }

    /// Whether keys go to it, or to another pane of its view.
    pub(crate) fn set_focus(&mut self, has_focus: bool) {
        self.has_focus = has_focus;
    }

    /// Lists these members, each once. Selection, marks, filter and order stay.
    pub(crate) fn fill<R>(&mut self, columns: &[Column<R>], sections: impl IntoIterator<Item = Members<I, R>>) {
        self.refill(columns, sections, |_| None);
    }

    /// The same for a list that can be long: the cells of a row are made again only where they are made of something
    /// else than before. `made_of` says of what, wholly: two rows made of the same show the same.
    pub(crate) fn refill<R>(
        &mut self,
        columns: &[Column<R>],
        sections: impl IntoIterator<Item = Members<I, R>>,
        made_of: impl Fn(&R) -> Option<M>,
    ) {
        let mut before = Before::new(std::mem::take(&mut self.members));
        self.heads = columns.iter().map(|column| column.head.clone()).collect();
        self.sort = self.sort.filter(|sort| sort.column < columns.len());
        self.sections.clear();
        for (section, listed) in sections.into_iter().enumerate() {
            self.sections.push(listed.section);
            for (id, of) in listed.rows {
                let made_of = made_of(&of);
                let cells = before.take(&id, self.members.len(), made_of.as_ref());
                let cells = cells.unwrap_or_else(|| Cells::of(columns, &of));
                debug_assert_eq!(cells.shown, Cells::of(columns, &of).shown, "made of more than was said");
                self.members.push(Member { id, section, made_of, cells });
            }
        }
        self.content = (0..columns.len()).map(|column| widest(&self.members, column)).collect();
        if !self.marked.is_empty() {
            let there: HashSet<&I> = self.members.iter().map(|member| &member.id).collect();
            self.marked.retain(|id| there.contains(id));
        }
        self.arrange();
    }

    /// What its columns are made of has changed for all: every cell is made again.
    pub(crate) fn forget(&mut self) {
        for member in &mut self.members {
            member.made_of = None;
        }
    }

    /// Moves, filters, sorts or marks; returns what is left to be done: nothing, the same action when it is no
    /// business of a list, or `Open` for a click on the row that is selected already.
    pub(crate) fn act(&mut self, action: Action) -> Option<Action> {
        if self.filter.act(action) {
            self.refine();
            if action == Action::Open {
                // Who was looked for stays selected when the filter goes.
                self.go(self.row);
            }
            return None;
        }
        if action == Action::Select(self.row) {
            return Some(Action::Open);
        }
        if self.moves(action) || self.sorts(action) || (self.has_marks && self.marks(action)) {
            return None;
        }
        Some(action)
    }

    fn moves(&mut self, action: Action) -> bool {
        let page = self.height.get().max(1);
        let last = self.shown.len().saturating_sub(1);
        self.context = CONTEXT;
        let to = match action {
            Action::Up => self.row.saturating_sub(1),
            Action::Down => self.row + 1,
            Action::First => 0,
            Action::Last => last,
            Action::PageUp => {
                self.first.set(self.first.get().saturating_sub(page));
                self.row.saturating_sub(page)
            }
            Action::PageDown => {
                self.first.set(self.first.get() + page);
                self.row + page
            }
            Action::ScrollUp => return self.scroll(self.first.get().saturating_sub(TURN)),
            Action::ScrollDown => return self.scroll(self.first.get() + TURN),
            Action::Select(row) => {
                self.context = 0;
                row
            }
            _ => return false,
        };
        self.go(to.min(last));
        true
    }

    /// Turns the lines until `first` is the first in sight; the selection comes along at the edge, so that no key ever
    /// works on a row out of sight.
    fn scroll(&mut self, first: usize) -> bool {
        let height = self.height.get();
        let first = first.min(self.lines.count().saturating_sub(height));
        self.first.set(first);
        self.context = 0;
        let (top, end) = (self.lines.row_from(first), self.lines.row_from(first + height));
        if end > top {
            self.go(self.row.clamp(top, end - 1));
        }
        true
    }

    fn go(&mut self, row: usize) {
        self.row = row;
        if let Some(id) = self.id(row).cloned() {
            self.selected = Some(id);
        }
    }

    /// Takes text while the filter is typed; false when it is not.
    pub(crate) fn text(&mut self, text: Text<'_>) -> bool {
        if self.filter.text(text) {
            self.refine();
        }
        self.filter.is_typing()
    }

    /// The filter is another: where it leaves the selected one out, the first it finds is selected.
    fn refine(&mut self) {
        self.row = 0;
        self.sift();
        let is_sought = !self.filter.wanted().is_empty();
        let at = self.shown.get(self.row).map(|place| &self.members[*place]);
        if is_sought && !at.is_some_and(|member| Some(&member.id) == self.selected.as_ref() && !self.is_fixed(member)) {
            self.row = self.first_row();
        }
    }

    /// Looks who passes the filter, and where the selected one is now.
    fn sift(&mut self) {
        let query = Query::new(self.filter.wanted(), &self.heads);
        if !query.is_empty() {
            self.fold();
        }
        let passes = |place: &usize| {
            let member = &self.members[*place];
            query.is_empty() || self.is_fixed(member) || query.passes(&member.cells.folded, &member.cells.keys)
        };
        self.shown = self.order.iter().copied().filter(passes).collect();
        self.lines = Lines::new(self.sections.iter().enumerate().map(|(place, section)| {
            let from = self.shown.partition_point(|at| self.members[*at].section < place);
            let to = self.shown.partition_point(|at| self.members[*at].section <= place);
            (section.words(to - from), to - from)
        }));
        let here = self.selected.as_ref().and_then(|id| self.row_of(id));
        self.row = here.unwrap_or_else(|| self.row.min(self.shown.len().saturating_sub(1)));
    }

    fn fold(&mut self) {
        self.members.iter_mut().for_each(|member| member.cells.fold());
    }

    fn id(&self, row: usize) -> Option<&I> {
        Some(&self.members[*self.shown.get(row)?].id)
    }

    /// The first row that filter and sorting put there, if they put one.
    fn first_row(&self) -> usize {
        self.shown.iter().position(|place| !self.is_fixed(&self.members[*place])).unwrap_or(0)
    }

    fn row_of(&self, id: &I) -> Option<usize> {
        self.shown.iter().position(|place| self.members[*place].id == *id)
    }

    /// Who is selected: where that one is filtered out, who stands in its place.
    #[must_use]
    pub(crate) fn selected(&self) -> Option<&I> {
        self.id(self.row)
    }

    /// Selects a member; false when it is not shown.
    pub(crate) fn select(&mut self, id: &I) -> bool {
        let row = self.row_of(id);
        self.selected = Some(id.clone());
        self.row = row.unwrap_or(self.row);
        row.is_some()
    }

    /// The members shown, in their order.
    pub(crate) fn shown(&self) -> impl Iterator<Item = &I> {
        self.shown.iter().map(|place| &self.members[*place].id)
    }

    /// How many members are shown, those of fixed sections apart.
    #[must_use]
    pub(crate) fn count(&self) -> usize {
        self.shown.iter().filter(|place| !self.is_fixed(&self.members[**place])).count()
    }

    /// How many there are, shown or not, those of fixed sections apart.
    #[must_use]
    pub(crate) fn all(&self) -> usize {
        self.members.iter().filter(|member| !self.is_fixed(member)).count()
    }

    fn is_fixed(&self, member: &Member<I, M>) -> bool {
        self.sections[member.section].is_fixed
    }

    /// Whether a filter is on, typed or kept.
    #[must_use]
    pub(crate) fn is_filtered(&self) -> bool {
        self.filter.is_on()
    }

    /// Whether an action takes the marks away.
    #[must_use]
    pub(crate) fn unmarks(&self, action: Action) -> bool {
        action == Action::Back && !self.marked.is_empty() && !self.filter.is_on()
    }

    /// Whether there is room for a column where the list is so wide.
    #[must_use]
    pub(crate) fn shows(&self, id: &str, width: u16) -> bool {
        self.table(width).shown().any(|column| self.heads[column].id == id)
    }

    /// Whether the filter is being typed, so that keys are text.
    #[must_use]
    pub(crate) fn is_typing(&self) -> bool {
        self.filter.is_typing()
    }
}
