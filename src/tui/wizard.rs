//! The five steps over one open plan: which view of which step is shown, made when first looked at.

use super::{
    desk::Desk,
    keymap::Step,
    screens::{self, Screen},
};

/// The five steps over one open plan.
#[derive(Debug)]
pub(super) struct Wizard {
    /// The plan.
    pub desk: Desk,
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
    pub(super) fn new(desk: Desk) -> Self {
        let step = first_step(&desk);
        let mut wizard = Self { desk, step, steps: Default::default() };
        if step == Step::Prioritise {
            let first = wizard.desk.report().ranking.first().map(|row| row.who.id().clone());
            wizard.desk.selected = first.or(wizard.desk.selected.take());
        }
        wizard.show(step, 0);
        wizard
    }

    /// The step shown.
    #[must_use]
    pub(super) fn step(&self) -> Step {
        self.step
    }

    /// The view shown, counted from 0.
    #[must_use]
    pub(super) fn view(&self) -> usize {
        self.steps[self.step.index()].current
    }

    /// Goes to a step's view, or to the one last looked at there.
    pub(super) fn show(&mut self, step: Step, view: impl Into<Option<usize>>) {
        self.step = step;
        let entries = screens::views(step);
        let views = &mut self.steps[step.index()];
        views.current = view.into().unwrap_or(views.current).min(entries.len().saturating_sub(1));
        views.made.resize_with(entries.len(), || None);
        if views.made[views.current].is_none() {
            views.made[views.current] = Some((entries[views.current].1)(&self.desk));
        }
        self.refresh();
    }

    /// Tells the view shown that the plan was changed from elsewhere.
    pub(super) fn refresh(&mut self) {
        let (screen, desk) = self.parts();
        screen.refresh(desk);
    }

    /// The view shown.
    ///
    /// # Panics
    /// Never: a view is made before it is shown.
    #[must_use]
    pub(super) fn screen(&self) -> &dyn Screen {
        let views = &self.steps[self.step.index()];
        views.made[views.current].as_deref().expect("show makes a view before it is shown")
    }

    /// The view shown and the desk it acts on.
    ///
    /// # Panics
    /// Never: a view is made before it is shown.
    pub(super) fn parts(&mut self) -> (&mut dyn Screen, &mut Desk) {
        let views = &mut self.steps[self.step.index()];
        let screen = views.made[views.current].as_deref_mut().expect("show makes a view before it is shown");
        (screen, &mut self.desk)
    }

    /// The view after the one shown; the next step's first after the last. `None` after the very last.
    #[must_use]
    pub(super) fn next(&self) -> Option<(Step, Option<usize>)> {
        if self.view() + 1 < screens::views(self.step).len() {
            return Some((self.step, Some(self.view() + 1)));
        }
        Step::ALL.get(self.step.index() + 1).map(|step| (*step, Some(0)))
    }

    /// The view before the one shown; the step before's last before the first.
    #[must_use]
    pub(super) fn previous(&self) -> Option<(Step, Option<usize>)> {
        if let Some(view) = self.view().checked_sub(1) {
            return Some((self.step, Some(view)));
        }
        let step = *Step::ALL.get(self.step.index().checked_sub(1)?)?;
        Some((step, Some(screens::views(step).len() - 1)))
    }
}

/// A plan without candidates starts at the ideal customer; one whose quick pass is not done, at the map; else at the
/// ranking.
fn first_step(desk: &Desk) -> Step {
    let partners = &desk.plan().partners;
    if partners.is_empty() {
        Step::IdealCustomer
    } else if partners.iter().any(|partner| !partner.ratings.is_empty()) {
        Step::Prioritise
    } else {
        Step::Map
    }
}
