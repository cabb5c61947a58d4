//! One line to be typed.

use super::{After, Dialog, panel};
use crate::tui::{
    canvas::{Canvas, below, shift},
    keys::{Action, Mode},
    layer::Context,
    open_plan::OpenPlan,
    theme::{Glyph, Role},
    widgets::editor::Editor,
};
use crossterm::event::KeyEvent;
use ratatui::layout::Rect;
use std::fmt;

type Then = Box<dyn FnMut(&mut Context<'_>, &str) -> Result<(), String>>;

/// One line to be typed. What cannot be taken is said, and the line stays to be mended or cancelled.
pub(crate) struct Prompt {
    title: String,
    about: String,
    editor: Editor,
    complaint: Option<String>,
    then: Then,
}

impl Prompt {
    /// Asks for a line, starting from `text`. `then` takes it, or says why it cannot.
    pub(crate) fn new(
        title: &str,
        about: &str,
        text: &str,
        then: impl FnMut(&mut Context<'_>, &str) -> Result<(), String> + 'static,
    ) -> Self {
        Self {
            title: title.to_owned(),
            about: about.to_owned(),
            editor: Editor::new(text),
            complaint: None,
            then: Box::new(then),
        }
    }
}

impl fmt::Debug for Prompt {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Prompt").field("title", &self.title).finish_non_exhaustive()
    }
}

impl Dialog for Prompt {
    fn mode(&self) -> Mode {
        Mode::Prompt
    }

    fn draw(&self, _open: Option<&OpenPlan>, canvas: &mut Canvas<'_>, body: Rect) {
        let inside = panel(canvas, body, 72, 6, &self.title);
        let used = canvas.paragraph(inside, &self.about, Role::Dim);
        let rest = below(inside, used + u16::from(used > 0));
        canvas.write(rest, canvas.glyph(Glyph::Focus), Role::Accent);
        self.editor.draw_block(canvas, shift(rest, 2), Role::Text);
    }

    fn act(&mut self, action: Action, context: &mut Context<'_>) -> After {
        match action {
            Action::Open => match (self.then)(context, self.editor.text()) {
                Ok(()) => After::Close,
                Err(sentence) => {
                    self.complaint = Some(sentence);
                    After::Stay
                }
            },
            Action::Back => After::Close,
            _ => After::Ignored,
        }
    }

    fn type_key(&mut self, key: KeyEvent, _context: &mut Context<'_>) {
        self.complaint = None;
        self.editor.key(key);
    }

    fn paste(&mut self, text: &str, _context: &mut Context<'_>) {
        self.complaint = None;
        self.editor.paste(text);
    }

    fn complaint(&self) -> Option<String> {
        self.complaint.clone()
    }
}
