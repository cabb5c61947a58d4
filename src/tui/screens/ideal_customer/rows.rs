//! What buying group and buying stages have in common: rows of which one is selected by id, added to, moved, deleted.

use crate::interview::steps::To;
use crate::tui::{
    keys::Action,
    layer::{Context, Request},
    widgets::list,
};

/// Which of the rows, each known by its id, is selected.
///
/// A row that is new since the last look was just added, or brought back by undo, so it is selected.
#[derive(Debug)]
pub(super) struct Selection {
    seen: Vec<String>,
    at: usize,
}

impl Selection {
    pub(super) fn new(ids: Vec<String>) -> Self {
        Self { seen: ids, at: 0 }
    }

    /// The place of the selected row, counted from 0; of no meaning while there are no rows.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// Looks at the rows again: they may have been changed from elsewhere.
    pub(super) fn look(&mut self, ids: Vec<String>) {
        let added = ids.iter().position(|id| !self.seen.contains(id));
        let kept = self.seen.get(self.at).and_then(|id| ids.iter().position(|other| other == id));
        self.at = added.or(kept).unwrap_or(self.at).min(ids.len().saturating_sub(1));
        self.seen = ids;
    }

    /// Moves among the rows; from the last a page further is the next view, from the first a page back the one before.
    pub(super) fn act(&mut self, action: Action, context: &mut Context<'_>) -> Moved {
        let last = self.seen.len().saturating_sub(1);
        match action {
            Action::PageDown if self.at == last => context.requests.push(Request::Go(To::NextView)),
            Action::PageUp if self.at == 0 => context.requests.push(Request::Go(To::PreviousView)),
            Action::Select(row) if row == self.at => return Moved::Opens,
            _ => match list::moved(action, self.at, self.seen.len()) {
                Some(at) => self.at = at,
                None => return Moved::No,
            },
        }
        Moved::Yes
    }
}

/// What became of a movement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Moved {
    /// It was one.
    Yes,
    /// It was none.
    No,
    /// The selected row was clicked.
    Opens,
}

/// The rows with the one at `from` one place up or down; none when it is at that end already.
pub(super) fn swapped<T: Clone>(rows: &[T], from: usize, action: Action) -> Option<Vec<T>> {
    let to = if action == Action::MoveUp { from.checked_sub(1)? } else { from + 1 };
    if to >= rows.len() {
        return None;
    }
    let mut rows = rows.to_vec();
    rows.swap(from, to);
    Some(rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn the_selection_follows_its_row_and_goes_to_a_new_one() {
        let mut selection = Selection::new(ids(&["a", "b", "c"]));
        selection.at = 1;
        selection.look(ids(&["b", "a", "c"]));
        assert_eq!(selection.at(), 0);
        selection.look(ids(&["b", "a", "c", "d"]));
        assert_eq!(selection.at(), 3);
        selection.look(ids(&["b", "a"]));
        assert_eq!(selection.at(), 1);
        selection.look(Vec::new());
        selection.look(ids(&["a"]));
        assert_eq!(selection.at(), 0);
    }

    #[test]
    fn a_row_at_the_end_stays_there() {
        assert_eq!(swapped(&[1, 2, 3], 0, Action::MoveUp), None);
        assert_eq!(swapped(&[1, 2, 3], 2, Action::MoveDown), None);
        assert_eq!(swapped(&[1, 2, 3], 2, Action::MoveUp), Some(vec![1, 3, 2]));
    }
}
