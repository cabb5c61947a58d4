//! Goal and limits, and whether the vendor is ready for partners.
//!
//! ```text
//!  Goal                                       │ ↳ what to write and why,
//!  Vendor     Tallowick Software              │   and an example: beside from
//!  …                                          │   110 columns, else below
//!  ! mend these before recruiting: …
//! ```

use super::{super::Screen, sections};
use crate::{
    plan::{Field, Subject, unready},
    tui::{
        canvas::Canvas,
        desk::Desk,
        keymap::{Action, Mode},
        theme::{Glyph, Role},
        widgets::form::{Form, Outcome},
        work::{Request, Work},
    },
};
use crossterm::event::KeyEvent;
use ratatui::layout::Rect;

/// The form's headings, each with the field it begins at.
pub(super) const HEADINGS: &[(&str, &str)] =
    &[("Goal", "vendor"), ("Limits", "partner_limit"), ("Are we ready?", "executive_sponsor")];

/// Goal, limits and readiness.
#[derive(Debug)]
pub(super) struct GoalAndLimits {
    form: Form,
}

impl GoalAndLimits {
    pub(super) fn new(desk: &Desk) -> Self {
        Self { form: Form::new(desk, Subject::Plan, &sections(Field::GOAL, HEADINGS)) }
    }
}

impl Screen for GoalAndLimits {
    fn mode(&self) -> Mode {
        Mode::Form
    }

    fn draw(&self, desk: &Desk, canvas: &mut Canvas<'_>, area: Rect) {
        let mark = canvas.glyph(Glyph::Attention);
        let note = unready(desk.plan()).map(|words| (format!("{mark} {words}"), Role::Warning));
        self.form.draw_with_guidance(desk, canvas, area, note.as_slice());
    }

    fn act(&mut self, action: Action, work: &mut Work<'_>) -> bool {
        match self.form.act(action, work) {
            Outcome::PastEnd => work.requests.push(Request::GoOn),
            Outcome::Ignored => return false,
            Outcome::Done | Outcome::PastStart => {}
        }
        true
    }

    fn type_key(&mut self, key: KeyEvent, work: &mut Work<'_>) {
        self.form.type_key(key, work);
    }

    fn paste(&mut self, text: &str, work: &mut Work<'_>) {
        self.form.paste(text, work);
    }

    fn refresh(&mut self, desk: &Desk) {
        self.form.refresh(desk);
    }

    fn leave(&mut self, work: &mut Work<'_>) {
        self.form.say_unkept(work);
    }

    fn complaint(&self) -> Option<String> {
        self.form.complaint()
    }
}
