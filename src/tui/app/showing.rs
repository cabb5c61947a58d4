//! The views of one open plan: which is shown, each made when first looked at and kept as it was left.

use super::views;
use crate::{
    interview::steps::{Step, To, View},
    tui::{open_plan::OpenPlan, screens::Screen},
};

/// One open plan and its views.
#[derive(Debug)]
pub(in crate::tui) struct Showing {
    /// The plan.
    pub open: OpenPlan,
    view: View,
    /// The view last looked at in each step.
    left: [View; Step::ALL.len()],
    made: [Option<Box<dyn Screen>>; View::ALL.len()],
}

impl Showing {
    /// The views of a plan, at the step where there is most to do.
    #[must_use]
    pub(in crate::tui) fn new(mut open: OpenPlan) -> Self {
        let view = first_step(&open).first();
        if view.step() == Step::Prioritise {
            let first = open.report().ranking.first().map(|row| row.who.id().clone());
            open.selected = first.or(open.selected.take());
        }
        let mut showing = Self { open, view, left: Step::ALL.map(Step::first), made: Default::default() };
        showing.show(view);
        showing
    }

    /// The view shown.
    #[must_use]
    pub(in crate::tui) fn view(&self) -> View {
        self.view
    }

    /// The view that lies there from the one shown; none where there is no further.
    #[must_use]
    pub(in crate::tui) fn find(&self, to: To) -> Option<View> {
        let step = self.view.step().index();
        match to {
            To::View(view) => Some(view),
            To::Step(step) => Some(self.left[step.index()]),
            To::NextView => self.view.next(),
            To::PreviousView => self.view.previous(),
            To::NextStep => self.left.get(step + 1).copied(),
            To::PreviousStep => step.checked_sub(1).map(|step| self.left[step]),
        }
    }

    /// Shows a view.
    pub(in crate::tui) fn show(&mut self, view: View) {
        self.view = view;
        self.left[view.step().index()] = View::ALL[view.index()];
        let screen = self.made[view.index()].get_or_insert_with(|| views::view(view, &self.open));
        screen.arrive(view);
        self.refresh();
    }

    /// Tells the view shown that the plan was changed from elsewhere.
    pub(in crate::tui) fn refresh(&mut self) {
        let (screen, open) = self.parts();
        screen.refresh(open);
    }

    /// The view shown.
    ///
    /// # Panics
    /// Never: a view is made before it is shown.
    #[must_use]
    pub(in crate::tui) fn screen(&self) -> &dyn Screen {
        self.made[self.view.index()].as_deref().expect("show makes a view before it is shown")
    }

    /// The view shown and the plan it acts on.
    ///
    /// # Panics
    /// Never: a view is made before it is shown.
    pub(in crate::tui) fn parts(&mut self) -> (&mut dyn Screen, &mut OpenPlan) {
        let screen = self.made[self.view.index()].as_deref_mut().expect("show makes a view before it is shown");
        (screen, &mut self.open)
    }
}

/// A plan without candidates starts at the ideal customer; one whose quick pass is not done, at the map; else at the
/// ranking.
fn first_step(open: &OpenPlan) -> Step {
    let partners = &open.plan().partners;
    if partners.is_empty() {
        Step::IdealCustomer
    } else if partners.iter().any(|partner| !partner.ratings.is_empty()) {
        Step::Prioritise
    } else {
        Step::Map
    }
}
