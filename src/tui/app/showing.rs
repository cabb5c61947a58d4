//! The views of one open plan: which is shown, each made when first looked at and kept as it was left.

use super::parting::Parting;
use super::views;
use crate::interview::steps::{Step, To, View};
use crate::store::Left;
use crate::tui::layer::{Asides, Layer};
use crate::tui::open_plan::OpenPlan;

/// One open plan, the view shown of it and what lies over that.
#[derive(Debug)]
pub(crate) struct Showing {
    /// The plan.
    pub open: OpenPlan,
    view: View,
    /// The view last looked at in each step.
    left: [View; Step::ALL.len()],
    /// What lies over the view, the topmost last.
    pub over: Vec<Box<dyn Layer>>,
    /// The revision, the findings, the tables read and what was noticed outside that the layers last looked at.
    looked: (u64, u64, u64, u64),
    /// Why the plan is being put away, while the disk is waited for.
    pub parting: Option<Parting>,
    /// Where a key of that view led here from: Esc goes back there, once.
    pub came_from: Option<View>,
    made: [Option<Box<dyn Layer>>; View::ALL.len()],
}

impl Showing {
    /// The views of a plan, where it was left, else at the step where there is most to do.
    #[must_use]
    pub(crate) fn new(mut open: OpenPlan, left: Option<Left>, asides: &Asides) -> Self {
        let known = left.as_ref().and_then(|left| View::ALL.into_iter().find(|view| view.go_letter() == left.view));
        let view = known.unwrap_or_else(|| View::first_of(open.plan()));
        let wanted = left.and_then(|left| left.partner);
        if let Some(partner) = wanted.filter(|wanted| open.plan().partners.iter().any(|partner| partner.id == *wanted))
        {
            open.selected = Some(partner);
        } else if view.step() == Step::Prioritise {
            let first = open.report().ranking.first().map(|row| row.who.id().clone());
            open.selected = first.or(open.selected.take());
        }
        let mut showing = Self {
            open,
            view,
            left: Step::ALL.map(Step::first),
            over: Vec::new(),
            looked: (0, 0, 0, 0),
            parting: None,
            came_from: None,
            made: Default::default(),
        };
        showing.show(view, asides);
        showing
    }

    /// Where it would be left now.
    #[must_use]
    pub(crate) fn left(&self) -> Left {
        Left { view: self.view.go_letter(), partner: self.open.selected.clone(), place: None }
    }

    /// The view shown, whatever it shows.
    #[must_use]
    pub(crate) fn view(&self) -> View {
        self.view
    }

    /// The view that lies there from the one shown; none where there is no further.
    #[must_use]
    pub(crate) fn find(&self, to: To) -> Option<View> {
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
    pub(crate) fn show(&mut self, view: View, asides: &Asides) {
        self.view = View::ALL[view.index()];
        self.left[view.step().index()] = self.view;
        let shown = self.made[view.index()].get_or_insert_with(|| {
            let mut made = views::view(view, &self.open);
            made.opened(asides);
            made
        });
        shown.arrive(view);
        shown.look(&self.open);
    }

    /// The layers look again, unless they have looked at the plan and the findings as they are now.
    pub(crate) fn look(&mut self) {
        let open = &self.open;
        let now = (open.document().revision(), open.findings_taken(), open.incoming.taken(), open.outside_seen());
        if now == self.looked {
            return;
        }
        self.looked = now;
        let (view, over, open) = self.parts();
        view.look(open);
        for layer in over {
            layer.look(open);
        }
    }

    /// The view shown.
    ///
    /// # Panics
    /// Never: a view is made before it is shown.
    #[must_use]
    pub(crate) fn shown(&self) -> &dyn Layer {
        self.made[self.view.index()].as_deref().expect("show makes a view before it is shown")
    }

    /// Whether something is typed into a view of this step that the plan has not.
    #[must_use]
    pub(crate) fn holds(&self, step: Step) -> bool {
        let mut views = self.made.iter().zip(View::ALL).filter(|(_, view)| view.step() == step);
        views.any(|(made, _)| made.as_ref().is_some_and(|layer| layer.holds()))
    }

    /// The topmost layer, or the view where nothing lies over it.
    #[must_use]
    pub(crate) fn top(&self) -> &dyn Layer {
        self.over.last().map_or_else(|| self.shown(), |layer| layer.as_ref())
    }

    /// The view shown, what lies over it, and the plan both act on.
    ///
    /// # Panics
    /// Never: a view is made before it is shown.
    pub(crate) fn parts(&mut self) -> (&mut dyn Layer, &mut Vec<Box<dyn Layer>>, &mut OpenPlan) {
        let view = self.made[self.view.index()].as_deref_mut().expect("show makes a view before it is shown");
        (view, &mut self.over, &mut self.open)
    }
}
