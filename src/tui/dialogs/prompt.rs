//! One line to be typed.

use super::panel;
use crate::tui::{
    canvas::{Canvas, below, shift},
    keys::{Action, ENTER, ESC, Keys, on},
    layer::{Context, Layer, Text, Used},
    theme::{Glyph, Role},
    widgets::editor::{self, Editor},
};
use ratatui::layout::Rect;
use std::fmt;

type Then<P> = Box<dyn FnMut(&mut Context<'_, P>, &str) -> Result<(), String>>;

/// One line to be typed. What cannot be taken is said, and the line stays to be mended or cancelled.
pub(crate) struct Prompt<P> {
    title: String,
    about: String,
    editor: Editor,
    complaint: Option<String>,
    then: Then<P>,
}

impl<P> Prompt<P> {
    /// Asks for a line, starting from `text`. `then` takes it, or says why it cannot.
    pub(crate) fn new(
        title: &str,
        about: &str,
        text: &str,
        then: impl FnMut(&mut Context<'_, P>, &str) -> Result<(), String> + 'static,
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

impl<P> fmt::Debug for Prompt<P> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Prompt").field("title", &self.title).finish_non_exhaustive()
    }
}

/// The keys
pub(crate) const KEYS: Keys = Keys {
    title: "A line to type",
    rows: &[
        on(&[ENTER], Action::Open, "done", "Keep what is typed.", 1),
        on(&[ESC], Action::Back, "cancel", "Leave it as it was.", 3),
    ],
};

impl<P> Layer<P> for Prompt<P> {
    fn keys(&self) -> &'static [&'static Keys] {
        &[&KEYS, &editor::KEYS]
    }

    fn takes_text(&self) -> bool {
        true
    }

    fn draw(&self, _plan: &P, canvas: &mut Canvas<'_>, body: Rect) {
        let inside = panel(canvas, body, 72, 6, &self.title);
        let used = canvas.paragraph(inside, &self.about, Role::Dim);
        let rest = below(inside, used + u16::from(used > 0));
        canvas.write(rest, canvas.glyph(Glyph::Focus), Role::Accent);
        self.editor.draw_block(canvas, shift(rest, 2), Role::Text);
    }

    fn act(&mut self, action: Action, context: &mut Context<'_, P>) -> Used {
        match action {
            Action::Open => match (self.then)(context, self.editor.text()) {
                Ok(()) => Used::Close,
                Err(sentence) => {
                    self.complaint = Some(sentence);
                    Used::Yes
                }
            },
            Action::Back => Used::Close,
            _ => Used::No,
        }
    }

    fn text(&mut self, text: Text<'_>, _context: &mut Context<'_, P>) {
        self.complaint = None;
        self.editor.take(text);
    }

    fn complaint(&self) -> Option<String> {
        self.complaint.clone()
    }
}
