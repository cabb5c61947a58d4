//! Which rows of a list pass its filter. Worked out when the filter or the plan changes, not for every frame: a list
//! may have thousands of rows, and without a filter all of them are shown and nothing is worked out at all.

use crate::tui::{
    canvas::{Canvas, row, shift},
    keys::Action,
    layer::Text,
    theme::Role,
    widgets::filter::Filter,
};
use ratatui::layout::Rect;

/// The rows of a list that pass its filter.
#[derive(Debug, Default)]
pub(super) struct Shown {
    filter: Filter,
    all: usize,
    kept: Option<Vec<usize>>,
}

impl Shown {
    /// Looks again which of `all` names pass.
    pub(super) fn refresh<'a>(&mut self, all: usize, names: impl Iterator<Item = &'a str>) {
        self.all = all;
        self.kept = self.filter.is_on().then(|| {
            let passes = |(place, name): (usize, &str)| self.filter.fits(name).then_some(place);
            names.enumerate().filter_map(passes).collect()
        });
    }

    /// How many rows there are.
    pub(super) fn count(&self) -> usize {
        self.kept.as_ref().map_or(self.all, Vec::len)
    }

    /// The place in the whole list of the row shown as number `row`.
    pub(super) fn place(&self, row: usize) -> Option<usize> {
        match &self.kept {
            Some(kept) => kept.get(row).copied(),
            None => (row < self.all).then_some(row),
        }
    }

    /// The row that shows `place` of the whole list, if one does.
    pub(super) fn row_of(&self, place: usize) -> Option<usize> {
        match &self.kept {
            Some(kept) => kept.binary_search(&place).ok(),
            None => (place < self.all).then_some(place),
        }
    }

    /// How many of the rows shown stand before `place` of the whole list.
    pub(super) fn count_before(&self, place: usize) -> usize {
        match &self.kept {
            Some(kept) => kept.partition_point(|kept| *kept < place),
            None => place.min(self.all),
        }
    }

    /// Whether the filter is being typed.
    pub(super) fn is_typing(&self) -> bool {
        self.filter.is_typing()
    }

    /// Takes what concerns the filter; false for everything else. The list is to be looked through again after it.
    pub(super) fn act(&mut self, action: Action) -> bool {
        self.filter.act(action)
    }

    /// Takes text for the filter.
    pub(super) fn text(&mut self, text: Text<'_>) {
        self.filter.text(text);
    }

    /// Draws the filter, when there is one, and says so when nobody passes it; returns the rows used.
    pub(super) fn draw(&self, canvas: &mut Canvas<'_>, area: Rect) -> u16 {
        let used = self.filter.draw(canvas, area, self.count(), self.all);
        if self.count() == 0 {
            let words = "No name has that in it. Esc clears the filter.";
            canvas.write(shift(row(area, used + 1), 3), words, Role::Text);
        }
        used
    }
}
