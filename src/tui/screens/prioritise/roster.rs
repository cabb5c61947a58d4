//! The candidates a view lists: filtered, moved among, and the row of the one being looked at.

use crate::{
    plan::{Partner, PartnerModel, Plan},
    tui::{
        canvas::{Canvas, shift},
        keys::Action,
        layer::{Context, Text},
        open_plan::OpenPlan,
        theme::Role,
        widgets::{filter::Filter, list},
    },
};
use ratatui::layout::Rect;
use std::sync::Arc;

/// The candidates a view lists, by their places in `plan.partners`.
#[derive(Debug, Default)]
pub(super) struct Roster {
    filter: Filter,
    shown: Vec<usize>,
    all: usize,
}

/// What became of an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Acted {
    /// Another row is selected.
    Moved,
    /// The filter changed: the roster wants to be filled again.
    Filtered,
    /// It was no business of the roster's.
    Ignored,
}

impl Roster {
    /// Lists nobody.
    pub(super) fn clear(&mut self) {
        self.shown.clear();
        self.all = 0;
    }

    /// Lists more behind those there; returns how many of them pass the filter.
    pub(super) fn add(&mut self, plan: &Plan, members: impl IntoIterator<Item = usize>) -> usize {
        let before = self.shown.len();
        for place in members {
            self.all += 1;
            if plan.partners.get(place).is_some_and(|partner| self.passes(partner)) {
                self.shown.push(place);
            }
        }
        self.shown.len() - before
    }

    fn passes(&self, partner: &Partner) -> bool {
        self.filter.fits(&partner.name) || partner.model.map(PartnerModel::label).is_some_and(|it| self.filter.fits(it))
    }

    /// Whether the filter is being typed.
    pub(super) fn is_typing(&self) -> bool {
        self.filter.is_typing()
    }

    /// How many rows there are.
    pub(super) fn len(&self) -> usize {
        self.shown.len()
    }

    /// The place in the plan of the candidate on a row.
    pub(super) fn place(&self, row: usize) -> Option<usize> {
        self.shown.get(row).copied()
    }

    /// The candidate on a row.
    pub(super) fn partner<'a>(&self, open: &'a OpenPlan, row: usize) -> Option<&'a Arc<Partner>> {
        open.plan().partners.get(self.place(row)?)
    }

    /// The row of the candidate being looked at; the first when it is not listed.
    pub(super) fn row(&self, open: &OpenPlan) -> usize {
        let Some(at) = open.selected_index() else { return 0 };
        self.shown.iter().position(|place| *place == at).unwrap_or(0)
    }

    /// The candidate on the selected row.
    pub(super) fn chosen<'a>(&self, open: &'a OpenPlan) -> Option<&'a Arc<Partner>> {
        self.partner(open, self.row(open))
    }

    /// Makes the candidate on a row the one being looked at.
    pub(super) fn select(&self, row: usize, context: &mut Context<'_>) {
        if let Some(id) = self.partner(context.open(), row).map(|partner| partner.id.clone()) {
            context.select(id);
        }
    }

    /// Moves among the rows and works the filter.
    pub(super) fn act(&mut self, action: Action, context: &mut Context<'_>) -> Acted {
        if self.filter.act(action) {
            return Acted::Filtered;
        }
        match list::moved(action, self.row(context.open()), self.len()) {
            Some(row) => {
                self.select(row, context);
                Acted::Moved
            }
            None => Acted::Ignored,
        }
    }

    /// Takes text while the filter is typed, which then wants the roster filled again.
    pub(super) fn text(&mut self, text: Text<'_>) {
        self.filter.text(text);
    }

    /// Draws the filter's line, when there is one; returns the rows used. Says so when nobody passes.
    pub(super) fn draw_filter(&self, canvas: &mut Canvas<'_>, area: Rect) -> u16 {
        let used = self.filter.draw(canvas, area, self.len(), self.all);
        if used > 0 && self.shown.is_empty() {
            let under = crate::tui::canvas::below(area, used);
            canvas.write(
                shift(under, 2),
                "Nobody has that in the name or the partner model. Esc clears it.",
                Role::Dim,
            );
        }
        used
    }
}
