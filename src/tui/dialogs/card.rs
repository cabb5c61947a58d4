//! A form over one record, laid on top: a candidate, a buyer, a stage, a criterion.

use super::{After, Dialog};
use crate::{
    plan::{Field, PartnerId, Subject},
    tui::{
        canvas::{Canvas, below, row, shift},
        desk::Desk,
        keymap::{Action, Mode},
        theme::Role,
        widgets::form::{Form, Outcome},
        work::{Request, Work},
    },
};
use crossterm::event::KeyEvent;
use ratatui::layout::Rect;

/// Fields a page key goes on by.
const PAGE: usize = 10;

/// A form over one record.
#[derive(Debug)]
pub(crate) struct Card {
    subject: Subject,
    form: Form,
}

impl Card {
    /// A card over `subject` with these sections of fields.
    #[must_use]
    pub(crate) fn new(desk: &Desk, subject: Subject, sections: &[(&'static str, &'static [Field])]) -> Self {
        Self { form: Form::new(desk, subject.clone(), sections), subject }
    }

    /// A candidate's card.
    #[must_use]
    pub(crate) fn partner(desk: &Desk, id: PartnerId) -> Self {
        Self::new(desk, Subject::Partner(id), &[("", Field::PARTNER)])
    }

    /// The same with the focus on the field of this id.
    #[must_use]
    pub(crate) fn at(mut self, field: &str, desk: &Desk) -> Self {
        self.form.focus_on(field, desk);
        self
    }

    /// Turns a page of fields: there is no other view to go to.
    fn turn(&mut self, towards: Action, work: &mut Work<'_>) -> After {
        for _ in 0..PAGE {
            self.form.act(towards, work);
        }
        After::Stay
    }

    fn close(&self, work: &mut Work<'_>) -> After {
        work.desk_mut().close_step();
        self.form.say_unkept(work);
        After::Close
    }
}

impl Dialog for Card {
    fn mode(&self) -> Mode {
        Mode::Form
    }

    fn draw(&self, desk: Option<&Desk>, canvas: &mut Canvas<'_>, body: Rect) {
        let Some(desk) = desk else { return };
        canvas.clear(body);
        canvas.write(shift(row(body, 0), 1), self.subject.name(desk.plan()), Role::Title);
        self.form.draw_with_guidance(desk, canvas, below(body, 2), &[]);
    }

    fn act(&mut self, action: Action, work: &mut Work<'_>) -> After {
        match action {
            Action::Back => return self.close(work),
            Action::NextView => return self.turn(Action::Down, work),
            Action::PreviousView => return self.turn(Action::Up, work),
            Action::NextStep | Action::PreviousStep | Action::GoTo(_) => {
                work.requests.push(Request::Do(action));
                return self.close(work);
            }
            _ => {}
        }
        match self.form.act(action, work) {
            Outcome::PastEnd => self.close(work),
            Outcome::Ignored => After::Ignored,
            Outcome::Done | Outcome::PastStart => After::Stay,
        }
    }

    fn type_key(&mut self, key: KeyEvent, work: &mut Work<'_>) {
        self.form.type_key(key, work);
    }

    fn paste(&mut self, text: &str, work: &mut Work<'_>) {
        self.form.paste(text, work);
    }

    fn refresh(&mut self, desk: Option<&Desk>) {
        if let Some(desk) = desk {
            self.form.refresh(desk);
        }
    }

    fn complaint(&self) -> Option<String> {
        self.form.complaint()
    }
}
