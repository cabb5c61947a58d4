//! What is only read and may be longer than its room: where it stands, and a text wrapped at the width it is drawn in.
//!
//! Both remember where they were drawn: how many lines there are and how many are seen is known only there, and drawing
//! goes without changing anything else.

use crate::text;
use crate::tui::canvas::{Canvas, row, shift, span, top};
use crate::tui::keys::Action;
use crate::tui::theme::Role;
use ratatui::layout::Rect;
use std::cell::{Cell, Ref, RefCell};
use std::ops::Range;

/// Lines a turn of the wheel moves.
const TURN: usize = 3;

/// Where something long stands in its room.
#[derive(Debug, Default)]
pub(crate) struct Scroll {
    first: Cell<usize>,
    height: Cell<usize>,
    count: Cell<usize>,
}

impl Scroll {
    /// Moves by what is seen; false when the action is no movement.
    pub(crate) fn act(&self, action: Action) -> bool {
        let (first, page) = (self.first.get(), self.height.get().max(1));
        let last = self.count.get().saturating_sub(page);
        let to = match action {
            Action::Up => first.saturating_sub(1),
            Action::Down => first + 1,
            Action::First => 0,
            Action::Last => last,
            Action::PageUp => first.saturating_sub(page),
            Action::PageDown => first + page,
            Action::ScrollUp => first.saturating_sub(TURN),
            Action::ScrollDown => first + TURN,
            _ => return false,
        };
        self.first.set(to.min(last));
        true
    }

    /// Moves by pages and turns of the wheel only: beside a list, the arrows are the list's.
    pub(crate) fn turn(&self, action: Action) -> bool {
        matches!(action, Action::PageUp | Action::PageDown | Action::ScrollUp | Action::ScrollDown) && self.act(action)
    }

    /// Back to the first line.
    pub(crate) fn reset(&self) {
        self.first.set(0);
    }

    /// The lines seen, counted from 0, when it was drawn last.
    pub(crate) fn seen(&self) -> Range<usize> {
        let first = self.first.get();
        first..(first + self.height.get()).min(self.count.get())
    }

    /// Draws the lines in sight of `count`; where there are more, the last row says how many lie above and below.
    /// Returns the rows used.
    pub(crate) fn draw(
        &self,
        canvas: &mut Canvas<'_>,
        area: Rect,
        count: usize,
        mut line: impl FnMut(&mut Canvas<'_>, usize, Rect),
    ) -> u16 {
        let is_long = count > usize::from(area.height) && area.height > 1;
        let body = top(area, area.height - u16::from(is_long));
        self.count.set(count);
        self.height.set(usize::from(body.height));
        self.first.set(self.first.get().min(count.saturating_sub(usize::from(body.height))));
        let seen = self.seen();
        for (down, at) in (0..body.height).zip(seen.clone()) {
            line(canvas, at, row(body, down));
        }
        if is_long {
            beyond(canvas, row(area, area.height - 1), seen.start, count - seen.end);
            return area.height;
        }
        span(count).min(area.height)
    }
}

/// The lines in sight when `height` of `count` fit: the one with the cursor in the middle, where it can be.
#[must_use]
pub(crate) fn around(cursor: usize, count: usize, height: u16) -> Range<usize> {
    let height = usize::from(height);
    let last = count.saturating_sub(height);
    let first = cursor.saturating_sub(height / 2).min(last);
    first..(first + height).min(count)
}

/// Says how many lie above and below what is seen; returns the columns used, a gap behind them.
pub(super) fn beyond(canvas: &mut Canvas<'_>, line: Rect, above: usize, below: usize) -> u16 {
    let mut used = 0;
    for (sign, more) in [("↑", above), ("↓", below)] {
        if more > 0 {
            used += canvas.write(shift(line, used), &format!("{sign} {more} more"), Role::Dim) + 3;
        }
    }
    used
}

/// A text to be read.
#[derive(Debug, Default)]
pub(crate) struct Prose {
    text: String,
    scroll: Scroll,
    wrapped: RefCell<(usize, Vec<String>)>,
}

impl Prose {
    /// A text, from its beginning.
    pub(crate) fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// Another text in its place, read on from where this one was.
    pub(crate) fn retell(&mut self, text: &str) {
        text.clone_into(&mut self.text);
        self.wrapped = RefCell::default();
    }

    /// The text.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Moves by what is seen; false when the action is no movement.
    pub(crate) fn act(&self, action: Action) -> bool {
        self.scroll.act(action)
    }

    /// The lines seen, counted from 0, and how many there are, when it was drawn last.
    pub(crate) fn seen(&self) -> (Range<usize>, usize) {
        (self.scroll.seen(), self.scroll.count.get())
    }

    /// How many rows it takes at a width.
    pub(crate) fn rows(&self, width: u16) -> usize {
        self.lines(width).len()
    }

    /// Draws as much of it as there is room for; returns the rows used.
    pub(crate) fn draw(&self, canvas: &mut Canvas<'_>, area: Rect) -> u16 {
        let lines = self.lines(area.width);
        self.scroll.draw(canvas, area, lines.len(), |canvas, at, line| {
            canvas.write(line, &lines[at], Role::Text);
        })
    }

    /// The lines at a width, wrapped when it is another than before: a text may have thousands.
    fn lines(&self, width: u16) -> Ref<'_, Vec<String>> {
        let width = usize::from(width.max(1));
        if self.wrapped.borrow().0 != width {
            let lines = self.text.lines().flat_map(|line| hanging(line, width)).collect();
            self.wrapped.replace((width, lines));
        }
        Ref::map(self.wrapped.borrow(), |(_, lines)| lines)
    }
}

/// A line in lines of at most `width` columns: what is wrapped of it stands under where its words begin.
fn hanging(line: &str, width: usize) -> Vec<String> {
    let bare = line.trim_start();
    let words = ["- ", "* ", "> "].iter().find_map(|mark| bare.strip_prefix(mark)).unwrap_or(bare);
    let marks = line.chars().count() - words.chars().count();
    let before: String = line.chars().take(marks).collect();
    let columns = text::width(&before);
    if words.is_empty() || columns + 8 > width {
        return text::wrap(if line.is_empty() { " " } else { line }, width);
    }
    let wrapped = text::wrap(words, width - columns);
    let indent = " ".repeat(columns);
    wrapped.iter().enumerate().map(|(at, part)| format!("{}{part}", if at == 0 { &before } else { &indent })).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::theme::Theme;
    use proptest::prelude::*;
    use ratatui::buffer::{Buffer, Cell as Symbol};

    fn draw(prose: &Prose, width: u16, height: u16) -> Vec<String> {
        let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
        let mut canvas = Canvas::new(&mut buffer, Theme::new(true, false));
        let area = canvas.area();
        prose.draw(&mut canvas, area);
        let lines = buffer.content.chunks(usize::from(width));
        lines.map(|line| line.iter().map(Symbol::symbol).collect::<String>().trim_end().to_owned()).collect()
    }

    #[test]
    fn a_text_is_wrapped_where_it_is_drawn_and_hangs_under_its_words() {
        let prose = Prose::new(
            "Six things to do:\n\n- ask them whom they serve and how many of them we want\n  and write it down",
        );
        assert_eq!(
            draw(&prose, 30, 7),
            [
                "Six things to do:",
                "",
                "- ask them whom they serve and",
                "  how many of them we want",
                "  and write it down",
                "",
                ""
            ]
        );
        assert!(draw(&prose, 80, 7)[2].ends_with("how many of them we want"));
    }

    #[test]
    fn the_cursor_is_always_in_sight() {
        for count in 0..30 {
            for height in 0..12 {
                for cursor in 0..count {
                    let seen = around(cursor, count, height);
                    assert!(height == 0 || seen.contains(&cursor), "{cursor} of {count} in {height}: {seen:?}");
                    assert_eq!(seen.len(), count.min(usize::from(height)));
                }
            }
        }
    }

    #[test]
    fn the_end_is_where_one_turns_back_at_once() {
        let text: Vec<String> = (1..=50).map(|line| format!("line {line}")).collect();
        let prose = Prose::new(text.join("\n"));
        assert_eq!(draw(&prose, 30, 11)[10], "↓ 40 more");
        prose.act(Action::Last);
        assert_eq!(draw(&prose, 30, 11)[..2], ["line 41", "line 42"]);
        prose.act(Action::Down);
        prose.act(Action::Up);
        assert_eq!(draw(&prose, 30, 11)[0], "line 40");
        prose.act(Action::PageUp);
        assert_eq!(draw(&prose, 30, 11)[0], "line 30", "a page is what is seen");
        assert_eq!(draw(&prose, 30, 11)[10], "↑ 29 more   ↓ 11 more");
        prose.act(Action::Last);
        assert_eq!(draw(&prose, 30, 31)[30], "↑ 20 more", "a taller window shows the end, not beyond");
    }

    proptest! {
        /// From the width on that any letter has.
        #[test]
        fn no_word_is_lost_at_any_width(words in prop::collection::vec("[a-z]{1,9}|-|日本", 0..40), width in 2u16..40) {
            let prose = Prose::new(words.join(" "));
            let shown: String = prose.lines(width).concat().split_whitespace().collect();
            prop_assert_eq!(shown, words.concat());
            for line in prose.lines(width).iter() {
                prop_assert!(text::width(line) <= usize::from(width), "{line:?}");
            }
        }
    }
}
