//! The five steps over one open plan: which view of which step is shown, made when first looked at.

use crate::tui::{
    keys::Step,
    open_plan::OpenPlan,
    screens::{self, Screen},
};

/// The five steps over one open plan.
#[derive(Debug)]
pub(in crate::tui) struct Wizard {
    /// The plan.
    pub open: OpenPlan,
    step: Step,
    steps: [Views; 5],
}

/// The views of one step.
#[derive(Debug, Default)]
struct Views {
    current: usize,
    made: Vec<Option<Box<dyn Screen>>>,
}

impl Wizard {
    /// The wizard over a plan, at the step where there is most to do.
    #[must_use]
    pub(in crate::tui) fn new(open: OpenPlan) -> Self {
        let step = first_step(&open);
        let mut wizard = Self { open, step, steps: Default::default() };
        if step == Step::Prioritise {
            let first = wizard.open.report().ranking.first().map(|row| row.who.id().clone());
            wizard.open.selected = first.or(wizard.open.selected.take());
        }
        wizard.show(step, 0);
        wizard
    }

    /// The step shown.
    #[must_use]
    pub(in crate::tui) fn step(&self) -> Step {
        self.step
    }

    /// The view shown, counted from 0.
    #[must_use]
    pub(in crate::tui) fn view(&self) -> usize {
        self.steps[self.step.index()].current
    }

    /// Goes to a step's view, or to the one last looked at there.
    pub(in crate::tui) fn show(&mut self, step: Step, view: impl Into<Option<usize>>) {
        self.step = step;
        let entries = screens::views(step);
        let views = &mut self.steps[step.index()];
        views.current = view.into().unwrap_or(views.current).min(entries.len().saturating_sub(1));
        views.made.resize_with(entries.len(), || None);
        if views.made[views.current].is_none() {
            views.made[views.current] = Some((entries[views.current].1)(&self.open));
        }
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
        let views = &self.steps[self.step.index()];
        views.made[views.current].as_deref().expect("show makes a view before it is shown")
    }

    /// The view shown and the plan it acts on.
    ///
    /// # Panics
    /// Never: a view is made before it is shown.
    pub(in crate::tui) fn parts(&mut self) -> (&mut dyn Screen, &mut OpenPlan) {
        let views = &mut self.steps[self.step.index()];
        let screen = views.made[views.current].as_deref_mut().expect("show makes a view before it is shown");
        (screen, &mut self.open)
    }

    /// The view after the one shown; the next step's first after the last. `None` after the very last.
    #[must_use]
    pub(in crate::tui) fn next(&self) -> Option<(Step, Option<usize>)> {
        if self.view() + 1 < screens::views(self.step).len() {
            return Some((self.step, Some(self.view() + 1)));
        }
        Step::ALL.get(self.step.index() + 1).map(|step| (*step, Some(0)))
    }

    /// The view before the one shown; the step before's last before the first.
    #[must_use]
    pub(in crate::tui) fn previous(&self) -> Option<(Step, Option<usize>)> {
        if let Some(view) = self.view().checked_sub(1) {
            return Some((self.step, Some(view)));
        }
        let step = *Step::ALL.get(self.step.index().checked_sub(1)?)?;
        Some((step, Some(screens::views(step).len() - 1)))
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
