//! Headings of a form that open in place: what is not needed every time stands folded under one, with what is set there
//! in a line.

use super::{Form, FormRow};
use crate::interview::pages::{Group, count};
use crate::plan::{Field, Plan};
use crate::tui::canvas::Canvas;
use crate::tui::keys::{Action, ENTER, Keys, SPACE, on};
use crate::tui::layer::Context;
use crate::tui::open_plan::OpenPlan;
use crate::tui::theme::{Glyph, Role};
use ratatui::layout::Rect;

/// The key of a heading that opens in place.
pub(crate) const FOLDED: Keys = Keys {
    title: "At a heading of a form",
    rows: &[
        on(&[ENTER], Action::Open, "into it", 1).says("Open in place what stands under it, and go there."),
        on(&[SPACE], Action::Toggle, "open or close", 2).says("Open or close in place what stands under it."),
    ],
};

/// Fields folded under a heading.
#[derive(Debug)]
pub(crate) struct Fold {
    /// None where it says how many there are.
    title: Option<&'static str>,
    groups: Vec<Group>,
    /// What is set there, in a line.
    said: fn(&Plan, &[Group]) -> String,
    is_open: bool,
}

impl Fold {
    /// A closed one.
    pub(crate) fn new(title: &'static str, groups: Vec<Group>, said: fn(&Plan, &[Group]) -> String) -> Self {
        Self { title: Some(title), groups, said, is_open: false }
    }

    /// A closed one that is called by the number of its fields: "22 more".
    pub(crate) fn counted(groups: Vec<Group>, said: fn(&Plan, &[Group]) -> String) -> Self {
        Self { title: None, groups, said, is_open: false }
    }

    /// Whether its fields are shown.
    fn is_open(&self) -> bool {
        self.is_open
    }

    fn title(&self) -> String {
        self.title.map_or_else(|| format!("{} more", count(&self.groups)), str::to_owned)
    }

    fn fields(&self) -> impl Iterator<Item = &'static Field> {
        self.groups.iter().flat_map(|(_, fields)| *fields)
    }

    /// What stands under it, in a sentence.
    pub(super) fn about(&self) -> String {
        let headings: Vec<&str> = self.groups.iter().map(|(heading, _)| *heading).collect();
        let does = if self.is_open { "Space closes it." } else { "Enter opens it." };
        let end = if headings.last().is_some_and(|last| last.ends_with('?')) { "" } else { "." };
        format!("Under this: {}{end} None of it has to be said now. {does}", headings.join(", "))
    }
}

impl Form {
    /// The same with headings behind the other fields that open in place.
    #[must_use]
    pub(crate) fn with_folds(mut self, folds: Vec<Fold>) -> Self {
        let row = |fold: &Fold| FormRow { section: fold.title.unwrap_or("more"), heading: "more", field: None };
        self.rows.extend(folds.iter().map(row));
        self.folds = folds;
        self
    }

    /// Draws "▸ 22 more  Days limit 100 and 3 more are set" or, open, its sign the other way.
    pub(super) fn draw_fold(&self, place: usize, open: &OpenPlan, canvas: &mut Canvas<'_>, at: Rect) {
        let Some(fold) = self.fold_at(place) else { return };
        let sign = canvas.glyph(if fold.is_open() { Glyph::Opened } else { Glyph::Closed });
        let said = (fold.said)(open.plan(), &fold.groups);
        canvas.pieces(at, &[(&format!("{sign} {}", fold.title()), Role::Title), (&format!("  {said}"), Role::Dim)]);
    }

    /// Comes into sight: what has changed meanwhile moves nothing here.
    pub(crate) fn arrive(&mut self) {
        self.folded.clear();
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

    /// Opens what a field is folded under, if it is.
    pub(super) fn unfold_to(&mut self, id: &str) {
        let holds = |fold: &Fold| !fold.is_open && fold.fields().any(|field| field.id == id);
        let row = (0..self.rows.len()).find(|row| self.fold_at(*row).is_some_and(holds));
        if let Some(row) = row {
            let before = self.rows.len();
            self.flip(row);
            self.focus += if self.focus > row { self.rows.len() - before } else { 0 };
        }
    }

    /// Gives the heading at this row the focus, and opens or closes it. What cannot stand in the plan yet stays in sight.
    pub(super) fn turn(&mut self, place: usize, context: &mut Context<'_>) {
        self.go(place, context);
        let draft = self.fold_at(self.focus).filter(|fold| fold.is_open).and_then(|fold| {
            let mut fields = fold.fields();
            fields.find(|field| self.drafts.contains_key(field.id))
        });
        if let Some(field) = draft {
            context.complain(format!("“{}” is not in the plan yet: mend it before closing this.", field.label));
        } else {
            self.flip(self.focus);
            self.remember(context.open());
        }
    }

    /// Opens or closes what is folded under the heading at this row.
    fn flip(&mut self, place: usize) {
        let Some(fold) = self.fold_place(place).and_then(|at| self.folds.get_mut(at)) else { return };
        let (under, at) = (FormRow::all(&fold.groups), place + 1);
        if fold.is_open {
            self.rows.drain(at..at + under.len());
        } else {
            self.rows.splice(at..at, under);
        }
        fold.is_open = !fold.is_open;
    }

    /// Every field of the form, those folded away as well.
    pub(super) fn every_field(&self) -> impl Iterator<Item = &'static Field> {
        let shown = self.rows.iter().filter_map(|row| row.field);
        shown.chain(self.folds.iter().filter(|fold| !fold.is_open).flat_map(Fold::fields))
    }

    /// Remembers what the fields say that are folded away; returns what they said when this was last done.
    pub(super) fn remember(&mut self, open: &OpenPlan) -> Vec<(&'static Field, String)> {
        let closed = self.folds.iter().filter(|fold| !fold.is_open);
        let now = closed.flat_map(Fold::fields).map(|field| (field, self.read(open, field))).collect();
        std::mem::replace(&mut self.folded, now)
    }

    /// The first field that is folded away and reads otherwise than was remembered: somebody undid it, say.
    pub(super) fn changed_unseen(&mut self, open: &OpenPlan) -> Option<&'static Field> {
        let before = self.remember(open);
        let is_changed =
            |(field, text): &&(&Field, String)| before.iter().any(|(of, was)| of.id == field.id && was != text);
        self.folded.iter().find(is_changed).map(|(field, _)| *field)
    }
}
