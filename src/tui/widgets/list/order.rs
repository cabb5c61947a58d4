//! The order of a list's rows: the plan's own, or by a column, either way round.

use super::List;
use super::members::Member;
use crate::tui::keys::{Action, Keys, letter, on};
use crate::tui::widgets::column::{Sort, SortKey};
use std::hash::Hash;

/// The keys of a list whose columns sort it.
pub(crate) const SORTING: Keys = Keys {
    title: "In a list with columns",
    rows: &[
        on(&[letter('s')], Action::NextSort, "sort", 3)
            .says("Sort by the next column; after the last, the plan's own order."),
        on(&[letter('S')], Action::ReverseSort, "other way round", 0).says("Turn the order round."),
    ],
};

impl<I: Clone + Eq + Hash, M: PartialEq> List<I, M> {
    /// Sorts by a column, the next or the other way round; false when the action is about something else.
    pub(super) fn sorts(&mut self, action: Action) -> bool {
        match action {
            Action::SortBy(column) if column < self.heads.len() => self.sort = self.next_order(column),
            Action::NextSort => {
                let after = self.sort.map_or(0, |sort| sort.column + 1);
                let next = (after..self.heads.len()).find(|column| self.heads[*column].sorts());
                self.sort = next.map(|column| self.natural(column));
            }
            Action::ReverseSort => {
                let Some(sort) = &mut self.sort else { return true };
                sort.is_falling = !sort.is_falling;
            }
            _ => return false,
        }
        self.arrange();
        // Another order is looked at from its top: nobody looks for where in it the selected one has gone.
        self.go(self.first_row());
        true
    }

    /// Its natural order, then the other way round, then the order of the plan again.
    fn next_order(&self, column: usize) -> Option<Sort> {
        let natural = self.natural(column);
        match self.sort.filter(|sort| sort.column == column) {
            None => Some(natural),
            Some(sort) if sort == natural => Some(Sort { is_falling: !sort.is_falling, ..sort }),
            Some(_) => None,
        }
    }

    /// Figures with the greatest first, words from A to Z.
    fn natural(&self, column: usize) -> Sort {
        let is_figure = |member: &Member<I, M>| matches!(member.cells.keys[column], SortKey::Number(_));
        let is_falling = self.heads[column].is_right() && self.members.iter().any(is_figure);
        Sort { column, is_falling }
    }

    /// Puts all members in the order sorted by, then looks who passes the filter.
    pub(super) fn arrange(&mut self) {
        self.order = (0..self.members.len()).collect();
        if let Some(sort) = self.sort {
            self.fold();
            let (members, sections) = (&self.members, &self.sections);
            self.order.sort_by(|one, other| {
                let (one, other) = (&members[*one], &members[*other]);
                let by_section = one.section.cmp(&other.section);
                if sections[one.section].is_fixed {
                    return by_section;
                }
                by_section.then_with(|| sort.order(one.cells.key(sort.column), other.cells.key(sort.column)))
            });
        }
        self.sift();
    }

    /// Whether the order is that of the plan: moving a row makes sense.
    #[must_use]
    pub(crate) fn is_in_own_order(&self) -> bool {
        self.sort.is_none()
    }

    /// The column the rows are sorted by, if they are.
    #[must_use]
    pub(crate) fn sorted_by(&self) -> Option<&'static str> {
        self.sort.map(|sort| self.heads[sort.column].id)
    }

    /// Sorts by a column, in its natural order.
    pub(crate) fn sort(&mut self, id: &str) {
        self.sort = self.heads.iter().position(|head| head.id == id).map(|column| self.natural(column));
        self.arrange();
    }
}
