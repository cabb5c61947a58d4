//! A form over the plan as a view of its own, with the guidance beside and notes below. Which fields and which notes is
//! said by whoever makes it.

use crate::{
    plan::Plan,
    tui::{
        canvas::Canvas,
        desk::Desk,
        keymap::{Action, Mode},
        screens::Screen,
        theme::Role,
        widgets::form::{Form, Outcome},
        work::{Request, Work},
    },
};
use crossterm::event::KeyEvent;
use ratatui::layout::Rect;

/// What is said below a form, each sentence with its role.
type Notes = fn(&Plan, &Canvas<'_>) -> Vec<(String, Role)>;

/// A form over the plan as a view.
#[derive(Debug)]
pub(super) struct Page {
    form: Form,
    notes: Notes,
}

impl Page {
    /// The form with what is said below it, worked out for every frame.
    pub(super) fn new(form: Form, notes: Notes) -> Self {
        Self { form, notes }
    }
}

impl Screen for Page {
    fn mode(&self) -> Mode {
        Mode::Form
    }

    fn draw(&self, desk: &Desk, canvas: &mut Canvas<'_>, area: Rect) {
        let notes = (self.notes)(desk.plan(), canvas);
        self.form.draw_with_guidance(desk, canvas, area, &notes);
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
