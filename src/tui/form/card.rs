//! A form over one record, laid on top: a candidate, a buyer, a stage, a criterion.

use super::{Form, Outcome};
use crate::interview::pages::card;
use crate::plan::{PartnerId, Subject};
use crate::tui::canvas::{Canvas, below, row, shift};
use crate::tui::keys::{Action, Keys};
use crate::tui::layer::{Asides, Context, Layer, Request, Text, Used};
use crate::tui::open_plan::OpenPlan;
use crate::tui::theme::Role;
use ratatui::layout::Rect;

/// A form over one record.
#[derive(Debug)]
pub(crate) struct Card {
    subject: Subject,
    form: Form,
    /// Whether it was offered to mend what cannot be kept, and nothing was done since.
    is_warned: bool,
}

impl Card {
    /// A card over `subject`.
    #[must_use]
    pub(crate) fn new(open: &OpenPlan, subject: Subject) -> Self {
        Self { form: Form::new(open, subject.clone(), &card(&subject)), subject, is_warned: false }
    }

    /// A candidate's card.
    #[must_use]
    pub(crate) fn partner(open: &OpenPlan, id: PartnerId) -> Self {
        Self::new(open, Subject::Partner(id))
    }

    /// The same with the focus on the field of this id.
    #[must_use]
    pub(crate) fn at(mut self, field: &str, open: &OpenPlan) -> Self {
        self.form.focus_on(field, open);
        self
    }

    fn close(&mut self, context: &mut Context<'_>) -> Used {
        context.open_mut().close_step();
        self.form.give_up(context);
        Used::Close
    }
}

impl Layer for Card {
    fn keys(&self) -> &'static [&'static Keys] {
        self.form.keys()
    }

    fn takes_text(&self) -> bool {
        true
    }

    fn draw(&self, open: &OpenPlan, canvas: &mut Canvas<'_>, body: Rect) {
        canvas.clear(body);
        canvas.write(shift(row(body, 0), 1), self.subject.name(open.plan()), Role::Title);
        self.form.draw_with_guidance(open, canvas, below(body, 2), &[]);
    }

    fn act(&mut self, action: Action, context: &mut Context<'_>) -> Used {
        let was_warned = std::mem::take(&mut self.is_warned);
        match action {
            Action::Back if !was_warned && self.form.offer_to_mend(context) => {
                self.is_warned = true;
                return Used::Yes;
            }
            Action::Back => return self.close(context),
            Action::Go(to) => {
                context.requests.push(Request::Go(to));
                context.open_mut().close_step();
                self.form.leave(context);
                return Used::Close;
            }
            _ => {}
        }
        match self.form.act(action, context) {
            Outcome::PastEnd => self.close(context),
            Outcome::Ignored => Used::No,
            Outcome::Done | Outcome::PastStart => Used::Yes,
        }
    }

    fn text(&mut self, text: Text<'_>, context: &mut Context<'_>) {
        self.is_warned = false;
        self.form.text(text, context);
    }

    fn look(&mut self, open: &OpenPlan) {
        self.form.look(open);
    }

    fn holds(&self) -> bool {
        self.form.holds()
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

    fn has_left_behind(&self) -> bool {
        self.form.has_left_behind()
    }

    fn complaint(&self) -> Option<String> {
        self.form.complaint()
    }
}
