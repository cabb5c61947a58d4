//! Marks on a list's rows: one command for many of them.

use super::List;
use crate::tui::keys::{Action, Keys, SPACE, letter, on};
use std::{collections::HashSet, hash::Hash, ops::Range};

/// The keys of a list whose rows can be marked, so that one command is for all of them.
pub(crate) const MARKING: Keys = Keys {
    title: "In a list with marks",
    rows: &[
        on(&[SPACE], Action::Mark, "mark", 7).says("Mark the row, or take its mark away, and go on to the next."),
        on(&[letter('V')], Action::MarkRange, "mark to here", 0).says("Mark all from the row marked last to this one."),
        on(&[letter('*')], Action::MarkAll, "mark all", 0).says("Mark all rows shown; where they are marked, none."),
    ],
};

/// What is said where the marks were taken away.
pub(crate) const UNMARKED: &str = "Nobody is marked any more.";

impl<I: Clone + Eq + Hash, M: PartialEq> List<I, M> {
    /// Makes and takes away marks; false when the action is about something else.
    pub(super) fn marks(&mut self, action: Action) -> bool {
        match action {
            Action::Mark => {
                let Some(id) = self.selected().cloned() else { return true };
                if !self.marked.remove(&id) {
                    self.marked.insert(id.clone());
                }
                self.anchor = Some(id);
                self.moves(Action::Down);
            }
            Action::MarkRange => {
                let anchor = self.anchor.as_ref().and_then(|id| self.row_of(id)).unwrap_or(self.row);
                let (from, to) = (anchor.min(self.row), anchor.max(self.row));
                self.mark_rows(from..self.shown.len().min(to + 1));
                self.anchor = self.selected().cloned();
            }
            Action::MarkAll => {
                let shown: HashSet<I> = self.shown().cloned().collect();
                if shown.iter().any(|id| !self.marked.contains(id)) {
                    self.marked.extend(shown);
                } else {
                    self.marked.retain(|id| !shown.contains(id));
                }
            }
            Action::Back if !self.marked.is_empty() => self.marked.clear(),
            _ => return false,
        }
        true
    }

    fn mark_rows(&mut self, rows: Range<usize>) {
        let ids: Vec<I> = rows.filter_map(|row| self.id(row).cloned()).collect();
        self.marked.extend(ids);
    }

    /// What a command is for: those marked that are shown, in the order shown, else the one selected. Whom a filter
    /// hides nothing happens to.
    #[must_use]
    pub(crate) fn targets(&self) -> Vec<I> {
        let marked: Vec<I> = self.shown().filter(|id| self.marked.contains(id)).cloned().collect();
        if marked.is_empty() { self.selected().cloned().into_iter().collect() } else { marked }
    }

    /// How many of those shown are marked.
    #[must_use]
    pub(crate) fn marked(&self) -> usize {
        self.shown().filter(|id| self.marked.contains(id)).count()
    }

    /// How many are marked, and how many of them are out of reach: "3 marked, 2 hidden by the filter".
    pub(super) fn marked_words(&self) -> String {
        let all = self.marked.len();
        match all - self.marked() {
            0 => format!("{all} marked"),
            hidden if hidden == all => format!("{all} marked, hidden by the filter"),
            hidden => format!("{all} marked, {hidden} hidden by the filter"),
        }
    }
}
