//! The user wants to leave and the last save failed.

use super::{After, Dialog, Prompt, panel};
use crate::tui::{
    canvas::{Canvas, row},
    desk::Desk,
    keymap::{Action, Mode},
    theme::Role,
    work::{Request, Work},
};
use ratatui::layout::Rect;
use std::path::Path;

/// Retry, save elsewhere, or leave without saving.
#[derive(Debug)]
pub struct SaveFailed {
    reason: String,
}

impl SaveFailed {
    /// Says why the plan is not on the disk.
    #[must_use]
    pub fn new(reason: &str) -> Self {
        Self { reason: reason.to_owned() }
    }
}

impl Dialog for SaveFailed {
    fn mode(&self) -> Mode {
        Mode::SaveFailed
    }

    fn draw(&self, _desk: Option<&Desk>, canvas: &mut Canvas<'_>, body: Rect) {
        let inside = panel(canvas, body, 72, 10, "The plan is not saved");
        let used = canvas.paragraph(inside, &self.reason, Role::Text);
        let answers = [
            ("r", "Retry", Action::Retry),
            ("e", "Save elsewhere", Action::SaveElsewhere),
            ("l", "Leave without saving", Action::Discard),
        ];
        for (down, (key, words, action)) in (used + 1..).zip(answers) {
            let line = row(inside, down);
            canvas.pieces(line, &[(key, Role::Accent), ("  ", Role::Text), (words, Role::Text)]);
            canvas.hit(line, action);
        }
    }

    fn act(&mut self, action: Action, work: &mut Work<'_>) -> After {
        match action {
            Action::Retry => work.requests.push(Request::Do(Action::Quit)),
            Action::SaveElsewhere => work.ask(elsewhere()),
            Action::Discard => work.requests.push(Request::Abandon),
            Action::Back => {}
            _ => return After::Ignored,
        }
        After::Close
    }
}

fn elsewhere() -> Prompt {
    let about = "The folder or file to save to. The plan can be opened from there later.";
    Prompt::new("Save elsewhere", about, "", |work, typed| {
        let opened = work.store.create_at(Path::new(typed.trim()), work.plan()).map_err(|error| error.to_string())?;
        work.requests.push(Request::Show(Box::new(opened)));
        Ok(())
    })
}
