//! A form over the plan as a view of its own, with the guidance beside and notes below. Which fields and which notes is
//! said by whoever makes it.

use crate::interview::steps::{To, View};
use crate::plan::Plan;
use crate::tui::canvas::Canvas;
use crate::tui::form::{Form, Outcome};
use crate::tui::keys::{Action, Keys};
use crate::tui::layer::{Asides, Context, Layer, Request, Text, Used};
use crate::tui::open_plan::OpenPlan;
use crate::tui::theme::Role;
use ratatui::layout::Rect;

/// What is said below a form, each sentence with its role.
type Notes = fn(&Plan, &Canvas<'_>) -> Vec<(String, Role)>;

/// A form over the plan as a view.
#[derive(Debug)]
pub(crate) struct Page {
    form: Form,
    notes: Notes,
}

impl Page {
    /// The form with what is said below it, worked out for every frame.
    pub(crate) fn new(form: Form, notes: Notes) -> Self {
        Self { form, notes }
    }
}

impl Layer for Page {
    fn keys(&self) -> &'static [&'static Keys] {
        self.form.keys()
    }

    fn takes_text(&self) -> bool {
        true
    }

    fn draw(&self, open: &OpenPlan, canvas: &mut Canvas<'_>, area: Rect) {
        let notes = (self.notes)(open.plan(), canvas);
        self.form.draw_with_guidance(open, canvas, area, &notes);
    }

    fn act(&mut self, action: Action, context: &mut Context<'_>) -> Used {
        match self.form.act(action, context) {
            Outcome::PastEnd => context.requests.push(Request::Go(To::NextView)),
            Outcome::Ignored => return Used::No,
            Outcome::Done | Outcome::PastStart => {}
        }
        Used::Yes
    }

    fn text(&mut self, text: Text<'_>, context: &mut Context<'_>) {
        self.form.text(text, context);
    }

    fn arrive(&mut self, _view: View) {
        self.form.arrive();
    }

    fn look(&mut self, open: &OpenPlan) {
        self.form.look(open);
    }

    fn leave(&mut self, context: &mut Context<'_>) {
        self.form.leave(context);
    }

    fn opened(&mut self, asides: &Asides) {
        self.form.opened(asides);
    }

    fn rest(&mut self, context: &mut Context<'_>) {
        self.form.put_aside(context);
    }

    fn holds(&self) -> bool {
        self.form.holds()
    }

    fn has_left_behind(&self) -> bool {
        self.form.has_left_behind()
    }

    fn complaint(&self) -> Option<String> {
        self.form.complaint()
    }
}
