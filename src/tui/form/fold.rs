//! Headings of a form that open in place: what is not needed every time stands folded under one, with what is set there
//! in a line.

use super::{Form, FormRow};
use crate::{interview::pages::Group, plan::Plan, tui::layer::Context};

/// Fields folded under a heading.
#[derive(Debug)]
pub(crate) struct Fold {
    title: &'static str,
    groups: Vec<Group>,
    /// What is set there, in a line.
    said: fn(&Plan, &[Group]) -> String,
    is_open: bool,
}

impl Fold {
    /// A closed one.
    pub(crate) fn new(title: &'static str, groups: Vec<Group>, said: fn(&Plan, &[Group]) -> String) -> Self {
        Self { title, groups, said, is_open: false }
    }

    /// Whether its fields are shown.
    pub(super) fn is_open(&self) -> bool {
        self.is_open
    }

    /// What is set under it.
    pub(super) fn said(&self, plan: &Plan) -> String {
        (self.said)(plan, &self.groups)
    }
}

impl Form {
    /// The same with headings behind the other fields that open in place.
    #[must_use]
    pub(crate) fn with_folds(mut self, folds: Vec<Fold>) -> Self {
        self.rows.extend(folds.iter().map(|fold| FormRow { section: fold.title, heading: fold.title, field: None }));
        self.folds = folds;
        self
    }

    /// The heading that opens in place at this row.
    pub(super) fn fold_at(&self, place: usize) -> Option<&Fold> {
        self.folds.get(self.fold_place(place)?)
    }

    /// Which of the folds has its heading at this row: the headings stand in the order of the folds.
    fn fold_place(&self, place: usize) -> Option<usize> {
        let is_heading = |row: &&FormRow| row.field.is_none();
        self.rows.get(place).filter(is_heading)?;
        Some(self.rows[..place].iter().filter(is_heading).count())
    }

    /// Opens what has the focus, if it is a heading that is closed.
    pub(super) fn unfold(&mut self, context: &mut Context<'_>) {
        if self.fold_at(self.focus).is_some_and(|fold| !fold.is_open()) {
            self.turn(self.focus, context);
        }
    }

    /// Gives the heading at this row the focus, and opens or closes it.
    pub(super) fn turn(&mut self, place: usize, context: &mut Context<'_>) {
        self.go(place, context);
        let Some(fold) = self.fold_place(self.focus).and_then(|at| self.folds.get_mut(at)) else { return };
        let (under, at) = (FormRow::all(&fold.groups), self.focus + 1);
        if fold.is_open {
            self.rows.drain(at..at + under.len());
        } else {
            self.rows.splice(at..at, under);
        }
        fold.is_open = !fold.is_open;
    }
}
