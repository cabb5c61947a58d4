//! What screens draw on: a buffer, the theme, where the cursor goes and what a click does.
//!
//! Every text is cleaned and cut by width on its way in, so that no screen can forget it. Drawing never changes the
//! app: clicks come back as the actions keys would have given.

use super::keys::{Action, Keymap, Keys};
use super::theme::{Glyph, Role, Theme};
use crate::text;
use ratatui::buffer::{Buffer, CellDiffOption, CellWidth};
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};
use ratatui::widgets::Widget;
use std::{borrow::Cow, num::NonZero};
use unicode_segmentation::UnicodeSegmentation;

/// A part of the screen being drawn.
#[derive(Debug)]
pub(super) struct Canvas<'a> {
    buffer: &'a mut Buffer,
    theme: Theme,
    keymap: Option<&'a Keymap>,
    /// The sets of bindings that hold, as they are shipped.
    here: Vec<&'static Keys>,
    /// Names of the user's that may be taken for keys.
    theirs: Vec<&'a str>,
    cursor: Option<Position>,
    hits: Vec<(Rect, Action)>,
}

/// What a drawn frame leaves behind.
#[derive(Clone, Debug, Default)]
pub struct Drawn {
    /// Where the terminal's cursor stands, if a text is being edited.
    pub cursor: Option<Position>,
    /// What a click does, the topmost last.
    pub hits: Vec<(Rect, Action)>,
}

impl<'a> Canvas<'a> {
    /// A canvas over a buffer.
    pub(super) fn new(buffer: &'a mut Buffer, theme: Theme) -> Self {
        buffer.set_style(buffer.area, theme.base());
        Self { buffer, theme, keymap: None, here: Vec::new(), theirs: Vec::new(), cursor: None, hits: Vec::new() }
    }

    /// The same, where paragraphs name these keys, and leave these names of the user's as they are.
    #[must_use]
    pub(super) fn naming(self, keymap: &'a Keymap, here: Vec<&'static Keys>, theirs: Vec<&'a str>) -> Self {
        Self { keymap: Some(keymap), here, theirs, ..self }
    }

    /// A sentence of ours with the keys it names as the user has them.
    #[must_use]
    pub(super) fn spoken<'text>(&self, sentence: &'text str) -> Cow<'text, str> {
        self.keymap.map_or(Cow::Borrowed(sentence), |keymap| keymap.spoken(sentence, &self.here, &self.theirs))
    }

    /// The whole area.
    #[must_use]
    pub(super) fn area(&self) -> Rect {
        self.buffer.area
    }

    /// The theme in use.
    #[must_use]
    pub(super) fn theme(&self) -> Theme {
        self.theme
    }

    /// A glyph of the theme in use.
    #[must_use]
    pub(super) fn glyph(&self, glyph: Glyph) -> &'static str {
        self.theme.glyph(glyph)
    }

    /// Writes text on the first row of `area`, cut to its width, and returns the columns used.
    pub(super) fn write(&mut self, area: Rect, content: &str, role: Role) -> u16 {
        let area = area.intersection(self.buffer.area);
        if area.is_empty() {
            return 0;
        }
        let fitted = text::fit(&self.in_signs(content), usize::from(area.width));
        // Only the mark of a cut is left to be put into ASCII.
        let fitted = if self.theme.is_ascii() { text::ascii(&fitted) } else { fitted };
        let style = self.theme.style(role);
        self.part(area.x, area.y);
        let mut x = area.x;
        for grapheme in fitted.graphemes(true) {
            let columns = u16::try_from(text::columns(grapheme)).unwrap_or(1);
            if columns == 0 || x + columns > area.right() {
                continue;
            }
            let cell = &mut self.buffer[(x, area.y)];
            cell.set_symbol(grapheme).set_style(style).set_diff_option(measure(grapheme, columns));
            for beside in x + 1..x + columns {
                self.buffer[(beside, area.y)].reset();
                self.buffer[(beside, area.y)].set_style(self.theme.base());
                // Some terminals keep the second half of a wide grapheme (Thai, Devanagari, a flag) as a letter of its
                // own. Whatever blank comes here next differs from this one and is written, so that it goes away.
                self.buffer[(beside, area.y)].set_style(style).set_diff_option(CellDiffOption::AlwaysUpdate);
            }
            x += columns;
        }
        x - area.x
    }

    /// Takes away a wide grapheme that reaches into the column `x` from the left: half of it is about to be covered,
    /// and what covers it would not be drawn beside a whole one.
    fn part(&mut self, x: u16, y: u16) {
        let Some(before) = x.checked_sub(1).filter(|before| *before >= self.buffer.area.x) else { return };
        let cell = &mut self.buffer[(before, y)];
        if text::width(cell.symbol()) > 1 {
            cell.set_symbol(" ");
        }
    }

    /// Writes pieces one after the other on the first row of `area`; returns the columns used.
    pub(super) fn pieces(&mut self, area: Rect, pieces: &[(&str, Role)]) -> u16 {
        let mut used = 0;
        for (content, role) in pieces {
            used += self.write(shift(area, used), content, *role);
        }
        used
    }

    /// Writes text at the right end of the first row of `area`.
    pub(super) fn write_right(&mut self, area: Rect, content: &str, role: Role) {
        let columns = self.width(content).min(area.width);
        self.write(shift(area, area.width - columns), content, role);
    }

    /// How many columns text takes when it is written: in ASCII a sign may become a word.
    #[must_use]
    pub(super) fn width(&self, content: &str) -> u16 {
        span(text::width(&self.in_signs(content)))
    }

    /// The text in the signs of the theme. An arrow is a key's name and `<` another key, so that in ASCII it is a word.
    fn in_signs<'text>(&self, content: &'text str) -> Cow<'text, str> {
        if self.theme.is_ascii() { Cow::Owned(text::ascii_words(content)) } else { Cow::Borrowed(content) }
    }

    /// Writes a sentence of ours wrapped and returns the rows used; where rows are short, an ellipsis shows the cut.
    pub(super) fn paragraph(&mut self, area: Rect, content: &str, role: Role) -> u16 {
        let content = self.spoken(content).into_owned();
        self.words_of_theirs(area, &content, role)
    }

    /// The same of a text of the user's, in which no word is a key.
    pub(super) fn words_of_theirs(&mut self, area: Rect, content: &str, role: Role) -> u16 {
        let mut lines = text::wrap(content, usize::from(area.width));
        let rows = lines.len().min(usize::from(area.height));
        if rows < lines.len()
            && let Some(last) = rows.checked_sub(1)
        {
            let shortened = text::fit(&lines[last], usize::from(area.width).saturating_sub(2));
            lines[last] = format!("{} …", shortened.trim_end_matches([' ', '…']));
        }
        for (down, line) in (0..area.height).zip(lines.iter().take(rows)) {
            self.write(row(area, down), line, role);
        }
        span(rows)
    }

    /// A horizontal rule along the first row of `area`.
    pub(super) fn rule(&mut self, area: Rect) {
        let line = self.glyph(Glyph::Rule).repeat(usize::from(area.width));
        self.write(area, &line, Role::Dim);
    }

    /// A vertical divider down the first column of `area`.
    pub(super) fn divider(&mut self, area: Rect) {
        let glyph = self.glyph(Glyph::Divider);
        for down in 0..area.height {
            self.write(row(area, down), glyph, Role::Dim);
        }
    }

    /// A bar along the first row of `area`, `share` (0–1) of it full, to half a column. A line, not a block: a column
    /// of blocks would be a wall.
    pub(super) fn bar(&mut self, area: Rect, share: f64, role: Role) {
        let share = if share.is_finite() { share.clamp(0.0, 1.0) } else { 0.0 };
        let wanted = share * f64::from(area.width) * 2.0;
        let halves = (0..u32::from(area.width) * 2).take_while(|step| f64::from(*step) + 0.5 <= wanted).count();
        let full = self.glyph(Glyph::Bar).repeat(halves / 2);
        let rest = if halves % 2 == 1 { self.glyph(Glyph::HalfBar) } else { "" };
        self.write(area, &format!("{full}{rest}"), role);
    }

    /// Draws a library's widget, for what has one; its text must be clean already.
    pub(super) fn widget(&mut self, widget: impl Widget, area: Rect) {
        widget.render(area.intersection(self.buffer.area), self.buffer);
    }

    /// Gives everything in `area` the style of a role, keeping the text.
    pub(super) fn paint(&mut self, area: Rect, role: Role) {
        // What was dim would be unreadable on a reversed row.
        let style = self.theme.style(role).remove_modifier(Modifier::DIM);
        self.buffer.set_style(area.intersection(self.buffer.area), style);
    }

    /// Makes what stands in `area` stand out.
    pub(super) fn embolden(&mut self, area: Rect) {
        let style = Style::new().add_modifier(Modifier::BOLD).remove_modifier(Modifier::DIM);
        self.buffer.set_style(area.intersection(self.buffer.area), style);
    }

    /// Makes what stands in `area` stand back.
    pub(super) fn fade(&mut self, area: Rect) {
        self.buffer.set_style(area.intersection(self.buffer.area), self.theme.style(Role::Dim));
    }

    /// Underlines what stands in `area`.
    pub(super) fn underline(&mut self, area: Rect) {
        let area = area.intersection(self.buffer.area);
        self.buffer.set_style(area, Style::new().add_modifier(Modifier::UNDERLINED));
    }

    /// Empties `area`, for something to lie on top; clicks there no longer reach what is below.
    pub(super) fn clear(&mut self, area: Rect) {
        let area = area.intersection(self.buffer.area);
        for position in area.positions() {
            self.buffer[position].reset();
            self.buffer[position].set_style(self.theme.base());
        }
        for y in area.top()..area.bottom() {
            self.part(area.x, y);
        }
        self.hits.push((area, Action::Nothing));
    }

    /// Puts everything in `area` behind what comes to lie on top: dim, without accent or cursor, out of reach of clicks.
    pub(super) fn dim(&mut self, area: Rect) {
        let area = area.intersection(self.buffer.area);
        let (base, dim) = (self.theme.base(), self.theme.style(Role::Dim));
        for position in area.positions() {
            self.buffer[position].set_style(Style::reset()).set_style(base).set_style(dim);
        }
        self.cursor = None;
        self.hits.push((area, Action::Nothing));
    }

    /// A click in `area` does `action`.
    pub(super) fn hit(&mut self, area: Rect, action: Action) {
        self.hits.push((area, action));
    }

    /// Puts the terminal's cursor at `position`, if that is on the screen.
    pub(super) fn set_cursor(&mut self, position: Position) {
        if self.buffer.area.contains(position) {
            self.cursor = Some(position);
        }
    }

    /// What the frame leaves behind.
    #[must_use]
    pub(super) fn finish(self) -> Drawn {
        Drawn { cursor: self.cursor, hits: self.hits }
    }
}

/// What ratatui has to be told of a grapheme so that it takes it for as wide as it was measured: it counts the sound
/// marks of halfwidth katakana twice.
fn measure(grapheme: &str, columns: u16) -> CellDiffOption {
    match NonZero::new(columns) {
        Some(columns) if grapheme.cell_width() != columns.get() => CellDiffOption::ForcedWidth(columns),
        _ => CellDiffOption::None,
    }
}

/// The part of `area` from `columns` on.
#[must_use]
pub(super) fn shift(area: Rect, columns: u16) -> Rect {
    let columns = columns.min(area.width);
    Rect { x: area.x + columns, width: area.width - columns, ..area }
}

/// The row `down` of `area`, one high; empty beyond the end.
#[must_use]
pub(super) fn row(area: Rect, down: u16) -> Rect {
    let inside = down < area.height;
    Rect { y: area.y.saturating_add(down), height: u16::from(inside), ..area }
}

/// The part of `area` from row `down` on.
#[must_use]
pub(super) fn below(area: Rect, down: u16) -> Rect {
    let down = down.min(area.height);
    Rect { y: area.y + down, height: area.height - down, ..area }
}

/// The first `columns` of `area`.
#[must_use]
pub(super) fn left(area: Rect, columns: u16) -> Rect {
    Rect { width: columns.min(area.width), ..area }
}

/// `area` without its last `columns`.
#[must_use]
pub(super) fn narrower(area: Rect, columns: u16) -> Rect {
    Rect { width: area.width.saturating_sub(columns), ..area }
}

/// So many rows or columns as the screen counts them, which has room for no more.
#[must_use]
pub(super) fn span(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
}

/// The first `rows` of `area`.
#[must_use]
pub(super) fn top(area: Rect, rows: u16) -> Rect {
    Rect { height: rows.min(area.height), ..area }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use ratatui::{Terminal, TerminalOptions, Viewport, backend::CrosstermBackend, buffer::Cell};

    fn theme() -> Theme {
        Theme::new(true, false)
    }
    const AREA: Rect = Rect { x: 0, y: 0, width: 12, height: 1 };

    /// What a terminal shows after these frames, the last one on top of those before.
    fn shown(frames: &[&str]) -> String {
        let mut sent = Vec::new();
        let options = TerminalOptions { viewport: Viewport::Fixed(AREA) };
        let mut terminal = Terminal::with_options(CrosstermBackend::new(&mut sent), options).expect("a test terminal");
        for content in frames {
            terminal
                .draw(|frame| {
                    Canvas::new(frame.buffer_mut(), theme()).write(AREA, content, Role::Text);
                })
                .expect("memory takes all that is drawn");
        }
        drop(terminal);
        let size = [AREA.height, AREA.width].map(|side| NonZero::new(side).expect("it has a size"));
        let mut parser = vt100::Parser::new(size[0], size[1], 0);
        parser.process(&sent);
        parser.screen().contents().trim_end().to_owned()
    }

    #[test]
    fn letters_that_stand_side_by_side_leave_nothing_behind() {
        for name in ["น้ำ", "นำ้ทำ", "हिन्दी का", "株式会社"] {
            for next in ["", "x", " a b c"] {
                assert_eq!(shown(&[name, next]), shown(&[next]), "{next:?} over {name:?}");
            }
        }
    }

    #[test]
    fn the_cell_behind_a_wide_grapheme_is_written_when_that_goes() {
        for name in ["ทำ", "का", "🇩🇪", "日"] {
            let (mut before, mut after) = (Buffer::empty(AREA), Buffer::empty(AREA));
            Canvas::new(&mut before, theme()).write(AREA, name, Role::Text);
            Canvas::new(&mut after, theme()).write(AREA, "x", Role::Text);
            assert!(before.diff(&after).iter().any(|(x, ..)| *x == 1), "{name:?}");
        }
    }

    #[test]
    fn what_follows_a_grapheme_of_disputed_width_is_written() {
        for (name, columns) in [("ﾊﾞ", 3), ("🌞\u{301}\u{200d}👨\u{200d}👩\u{200d}👧", 6)] {
            let mut after = Buffer::empty(AREA);
            let used = Canvas::new(&mut after, theme()).pieces(AREA, &[(name, Role::Text), ("x", Role::Text)]);
            assert_eq!(used, columns, "{name}");
            assert!(Buffer::empty(AREA).diff(&after).iter().any(|(_, _, cell)| cell.symbol() == "x"), "{name}");
        }
    }

    #[test]
    fn what_lies_on_half_a_wide_letter_is_seen() {
        let mut buffer = Buffer::empty(AREA);
        let mut canvas = Canvas::new(&mut buffer, theme());
        canvas.write(AREA, "日本", Role::Text);
        canvas.write(shift(AREA, 1), "|", Role::Text);
        assert_eq!([buffer[(0, 0)].symbol(), buffer[(1, 0)].symbol()], [" ", "|"]);
    }

    #[test]
    fn in_ascii_the_name_of_a_key_is_no_other_key() {
        let mut buffer = Buffer::empty(Rect { width: 20, ..AREA });
        let mut canvas = Canvas::new(&mut buffer, Theme::new(true, true));
        assert_eq!(canvas.width("→ next"), canvas.write(canvas.area(), "→ next", Role::Text));
        let shown: String = buffer.content.iter().map(Cell::symbol).collect();
        assert_eq!(shown.trim_end(), "Right next");
    }

    proptest! {
        #[test]
        fn a_frame_looks_the_same_whatever_stood_there_before(
            before in "(a|นำ|का|日| ){0,8}",
            after in "(a|นำ|का|日| ){0,8}",
        ) {
            prop_assert_eq!(shown(&[&before, &after]), shown(&[&after]));
        }
    }
}
