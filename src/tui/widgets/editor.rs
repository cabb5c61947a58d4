//! One line of text being edited: by grapheme, with the terminal's own cursor in its place.

use super::scroll::around;
use crate::plan::clean_line;
use crate::text;
use crate::tui::canvas::{Canvas, left, row};
use crate::tui::keys::{Action, BACKSPACE, DELETE, END, HOME, Keys, LEFT, RIGHT, Stroke, alt, ctrl, on, with_ctrl};
use crate::tui::layer::{Shown, Spot, Text};
use crate::tui::theme::{Glyph, Role};
use crossterm::event::KeyCode;
use ratatui::layout::{Position, Rect};
use tui_input::{Input, InputRequest};
use unicode_segmentation::UnicodeSegmentation;

/// The keys that edit what is typed.
pub(crate) const KEYS: Keys = Keys {
    title: "While text is typed",
    rows: &[
        on(&[LEFT], Action::Stroke(Stroke::Left), "left", 0).says("A letter to the left."),
        on(&[RIGHT], Action::Stroke(Stroke::Right), "right", 0).says("A letter to the right."),
        on(
            &[with_ctrl(KeyCode::Left), alt(KeyCode::Left), alt(KeyCode::Char('b'))],
            Action::Stroke(Stroke::WordLeft),
            "word left",
            0,
        )
        .says("A word to the left."),
        on(
            &[with_ctrl(KeyCode::Right), alt(KeyCode::Right), alt(KeyCode::Char('f'))],
            Action::Stroke(Stroke::WordRight),
            "word right",
            0,
        )
        .says("A word to the right."),
        on(&[HOME, ctrl('a')], Action::Stroke(Stroke::Start), "start", 0).says("To the start of the line."),
        on(&[END, ctrl('e')], Action::Stroke(Stroke::End), "end", 0).says("To the end of the line."),
        on(&[BACKSPACE], Action::Stroke(Stroke::Before), "erase", 0).says("Erase the letter before."),
        on(&[DELETE], Action::Stroke(Stroke::Here), "erase here", 0).says("Erase the letter here."),
        on(
            &[ctrl('w'), with_ctrl(KeyCode::Backspace), alt(KeyCode::Backspace)],
            Action::Stroke(Stroke::WordBefore),
            "erase word",
            0,
        )
        .says("Erase the word before."),
        on(
            &[with_ctrl(KeyCode::Delete), alt(KeyCode::Delete), alt(KeyCode::Char('d'))],
            Action::Stroke(Stroke::WordHere),
            "erase word here",
            0,
        )
        .says("Erase the word here."),
        on(&[ctrl('u')], Action::Stroke(Stroke::AllBefore), "erase line", 0)
            .says("Erase what stands before in the line."),
        on(&[ctrl('k')], Action::Stroke(Stroke::Rest), "erase rest", 0).says("Erase what stands behind in the line."),
    ],
};

/// A line of text and where the cursor stands in it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Editor {
    input: Input,
}

impl Editor {
    /// An editor with the cursor at the end of `content`.
    #[must_use]
    pub(crate) fn new(content: &str) -> Self {
        Self { input: Input::new(content.to_owned()) }
    }

    /// The text.
    #[must_use]
    pub(crate) fn text(&self) -> &str {
        self.input.value()
    }

    /// Takes text; returns whether the text is another now.
    pub(crate) fn take(&mut self, text: Text<'_>) -> bool {
        match text {
            Text::Letter(letter) => self.handle(InputRequest::InsertChar(letter)),
            Text::Stroke(stroke) => self.handle(request(stroke)),
            Text::Paste(pasted) => {
                self.paste(pasted);
                true
            }
            Text::Click(spot) => {
                self.put_cursor(spot);
                false
            }
        }
    }

    fn handle(&mut self, request: InputRequest) -> bool {
        self.input.handle(request).is_some_and(|change| change.value)
    }

    /// Inserts pasted text at the cursor, as one line.
    pub(crate) fn paste(&mut self, pasted: &str) {
        let at = self.input.cursor();
        let pasted = clean_line(pasted);
        let before: String = self.text().chars().take(at).collect();
        let after: String = self.text().chars().skip(at).collect();
        let cursor = at + pasted.chars().count();
        self.input = Input::new(format!("{before}{pasted}{after}")).with_cursor(cursor);
    }

    /// Puts the cursor where the text was clicked, as it was drawn then.
    fn put_cursor(&mut self, spot: Spot) {
        let (column, row) = (usize::from(spot.at.0), usize::from(spot.at.1));
        let width = usize::from(spot.room.0).saturating_sub(1);
        let cursor = match spot.shown {
            Shown::Broken => {
                let lines = broken(self.text(), width);
                let (_, y) = self.place_in(&lines);
                let line = (around(y, lines.len(), spot.room.1).start + row).min(lines.len() - 1);
                let before: usize = lines.iter().take(line).map(|line| line.chars().count()).sum();
                before + letters_within(&lines[line], column)
            }
            Shown::Scrolled => {
                let before: String = self.text().chars().take(self.input.cursor()).collect();
                let (skipped, _) = scrolled(&before, width);
                let out_of_sight: String = self.text().graphemes(true).take(skipped).collect();
                let shown: String = self.text().graphemes(true).skip(skipped).collect();
                out_of_sight.chars().count() + letters_within(&shown, column)
            }
            Shown::From(before) => {
                let shown: String = self.text().chars().skip(before).collect();
                before + letters_within(&shown, column)
            }
        };
        self.input = Input::new(self.text().to_owned()).with_cursor(cursor);
    }

    /// Draws the text with its cursor in view, and puts the terminal's cursor there.
    pub(crate) fn draw(&self, canvas: &mut Canvas<'_>, area: Rect, role: Role) {
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
        canvas.hit(row(area, 0), Action::PutCursor { broken: false });
    }

    /// Draws the whole text on several lines, as many as fit with the cursor among them; returns the rows used.
    pub(crate) fn draw_block(&self, canvas: &mut Canvas<'_>, area: Rect, role: Role) -> u16 {
        if area.is_empty() {
            return 0;
        }
        let lines = broken(self.text(), usize::from(area.width).saturating_sub(1));
        let (x, y) = self.place_in(&lines);
        let seen = around(y, lines.len(), area.height);
        let first = seen.start;
        let rows = u16::try_from(seen.len()).unwrap_or(area.height);
        for (down, index) in (0..).zip(seen) {
            canvas.write(row(area, down), &lines[index], role);
        }
        let x = u16::try_from(x).unwrap_or(0).min(area.width - 1);
        let y = u16::try_from(y - first).unwrap_or(0).min(area.height - 1);
        canvas.set_cursor(Position { x: area.x + x, y: area.y + y });
        canvas.hit(area, Action::PutCursor { broken: true });
        rows
    }

    /// The cursor's column and line within the broken text.
    fn place_in(&self, lines: &[String]) -> (usize, usize) {
        let mut before = self.input.cursor();
        for (y, line) in lines.iter().enumerate() {
            let length = line.chars().count();
            if before < length || y + 1 == lines.len() {
                let start: String = line.chars().take(before).collect();
                return (text::width(&start), y);
            }
            before -= length;
        }
        (0, 0)
    }
}

/// How many characters of a line stand before a column.
fn letters_within(line: &str, column: usize) -> usize {
    let mut used = 0;
    let before = line.graphemes(true).take_while(|grapheme| {
        used += text::width(grapheme);
        used <= column
    });
    before.map(|grapheme| grapheme.chars().count()).sum()
}

/// The text in lines of at most `limit` columns, broken behind blanks where it can be; blanks at a break hang over.
/// Nothing is left out, so that a place in the text is a place in the lines. At least one line.
fn broken(content: &str, limit: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut used = 0;
    for word in content.split_inclusive(' ') {
        if used > 0 && used + text::width(word.trim_end()) > limit {
            lines.push(String::new());
            used = 0;
        }
        for grapheme in word.graphemes(true) {
            let columns = text::width(grapheme);
            if used > 0 && used + columns > limit && grapheme != " " {
                lines.push(String::new());
                used = 0;
            }
            used += columns;
            if let Some(line) = lines.last_mut() {
                line.push_str(grapheme);
            }
        }
    }
    lines
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

fn request(stroke: Stroke) -> InputRequest {
    match stroke {
        Stroke::Left => InputRequest::GoToPrevChar,
        Stroke::Right => InputRequest::GoToNextChar,
        Stroke::WordLeft => InputRequest::GoToPrevWord,
        Stroke::WordRight => InputRequest::GoToNextWord,
        Stroke::Start => InputRequest::GoToStart,
        Stroke::End => InputRequest::GoToEnd,
        Stroke::Before => InputRequest::DeletePrevChar,
        Stroke::Here => InputRequest::DeleteNextChar,
        Stroke::WordBefore => InputRequest::DeletePrevWord,
        Stroke::WordHere => InputRequest::DeleteNextWord,
        Stroke::AllBefore => InputRequest::DeleteFromStart,
        Stroke::Rest => InputRequest::DeleteTillEnd,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_long_text_breaks_behind_blanks() {
        assert_eq!(broken("one two three", 8), ["one two ", "three"]);
        assert_eq!(broken("abcdefgh", 3), ["abc", "def", "gh"]);
        assert_eq!(broken("", 3), [""]);
    }

    proptest! {
        #[test]
        fn breaking_leaves_nothing_out_and_the_cursor_has_a_place(content in "[a日 ]{0,40}", limit in 1usize..9) {
            let lines = broken(&content, limit);
            prop_assert_eq!(lines.concat(), content.clone());
            for cursor in 0..=content.chars().count() {
                let editor = Editor { input: Input::new(content.clone()).with_cursor(cursor) };
                let (_, y) = editor.place_in(&lines);
                prop_assert!(y < lines.len());
            }
        }
    }
}
