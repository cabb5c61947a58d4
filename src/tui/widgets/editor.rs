//! One line of text being edited: by grapheme, with the terminal's own cursor in its place.

use crate::{
    plan::clean_line,
    tui::{
        canvas::{Canvas, left},
        text,
        theme::{Glyph, Role},
    },
};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::layout::{Position, Rect};
use tui_input::{Input, InputRequest};
use unicode_segmentation::UnicodeSegmentation;

/// A line of text and where the cursor stands in it.
#[derive(Clone, Debug, Default)]
pub struct Editor {
    input: Input,
}

impl Editor {
    /// An editor with the cursor at the end of `content`.
    #[must_use]
    pub fn new(content: &str) -> Self {
        Self { input: Input::new(content.to_owned()) }
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        self.input.value()
    }

    /// Takes a key; returns whether the text is another now.
    pub fn key(&mut self, key: KeyEvent) -> bool {
        let Some(request) = request(key) else { return false };
        self.input.handle(request).is_some_and(|change| change.value)
    }

    /// Inserts pasted text at the cursor, as one line.
    pub fn paste(&mut self, pasted: &str) {
        let at = self.input.cursor();
        let pasted = clean_line(pasted);
        let before: String = self.text().chars().take(at).collect();
        let after: String = self.text().chars().skip(at).collect();
        let cursor = at + pasted.chars().count();
        self.input = Input::new(format!("{before}{pasted}{after}")).with_cursor(cursor);
    }

    /// Draws the text with its cursor in view, and puts the terminal's cursor there.
    pub fn draw(&self, canvas: &mut Canvas<'_>, area: Rect, role: Role) {
        if area.is_empty() {
            return;
        }
        let before: String = self.text().chars().take(self.input.cursor()).collect();
        let room = usize::from(area.width).saturating_sub(1);
        let (skipped, column) = scrolled(&before, room);
        let shown: String = self.text().graphemes(true).skip(skipped).collect();
        canvas.write(area, &shown, role);
        if skipped > 0 {
            canvas.write(left(area, 1), canvas.glyph(Glyph::More), Role::Dim);
        }
        let x = area.x + u16::try_from(column).unwrap_or(0).min(area.width.saturating_sub(1));
        canvas.set_cursor(Position { x, y: area.y });
    }
}

/// How many graphemes to leave out on the left so that what stands before the cursor fits, and the cursor's column.
fn scrolled(before: &str, room: usize) -> (usize, usize) {
    let mut width = text::width(before);
    let mut skipped = 0;
    for grapheme in before.graphemes(true) {
        if width <= room {
            break;
        }
        width -= text::width(grapheme);
        skipped += 1;
    }
    (skipped, width)
}

fn request(key: KeyEvent) -> Option<InputRequest> {
    let ctrl = key.modifiers.contains(KeyModifiers::CONTROL) && !key.modifiers.contains(KeyModifiers::ALT);
    let word = ctrl || key.modifiers.contains(KeyModifiers::ALT);
    Some(match key.code {
        KeyCode::Char('w') if ctrl => InputRequest::DeletePrevWord,
        KeyCode::Char('u') if ctrl => InputRequest::DeleteFromStart,
        KeyCode::Char('k') if ctrl => InputRequest::DeleteTillEnd,
        KeyCode::Char('a') if ctrl => InputRequest::GoToStart,
        KeyCode::Char('e') if ctrl => InputRequest::GoToEnd,
        KeyCode::Char(_) if ctrl => return None,
        KeyCode::Char(letter) => InputRequest::InsertChar(letter),
        KeyCode::Backspace if word => InputRequest::DeletePrevWord,
        KeyCode::Backspace => InputRequest::DeletePrevChar,
        KeyCode::Delete if word => InputRequest::DeleteNextWord,
        KeyCode::Delete => InputRequest::DeleteNextChar,
        KeyCode::Left if word => InputRequest::GoToPrevWord,
        KeyCode::Right if word => InputRequest::GoToNextWord,
        KeyCode::Left => InputRequest::GoToPrevChar,
        KeyCode::Right => InputRequest::GoToNextChar,
        KeyCode::Home => InputRequest::GoToStart,
        KeyCode::End => InputRequest::GoToEnd,
        _ => return None,
    })
}
