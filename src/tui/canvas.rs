//! What screens draw on: a buffer, the theme, where the cursor goes and what a click does.
//!
//! Every text is cleaned and cut by width on its way in, so that no screen can forget it. Drawing never changes the
//! app: clicks come back as the actions keys would have given.

use super::{
    keys::Action,
    theme::{Glyph, Role, Theme},
};
use crate::text;
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    style::{Modifier, Style},
    widgets::Widget,
};
use unicode_segmentation::UnicodeSegmentation;

/// A part of the screen being drawn.
#[derive(Debug)]
pub(super) struct Canvas<'a> {
    buffer: &'a mut Buffer,
    theme: Theme,
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
        Self { buffer, theme, cursor: None, hits: Vec::new() }
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
        let fitted = text::fit(content, usize::from(area.width));
        let fitted = if self.theme.ascii { text::ascii(&fitted) } else { fitted };
        let style = self.theme.style(role);
        let mut x = area.x;
        for grapheme in fitted.graphemes(true) {
            let columns = u16::try_from(text::columns(grapheme)).unwrap_or(1);
            if columns == 0 || x + columns > area.right() {
                continue;
            }
            self.buffer[(x, area.y)].set_symbol(grapheme).set_style(style);
            for beside in x + 1..x + columns {
                self.buffer[(beside, area.y)].reset();
                self.buffer[(beside, area.y)].set_style(style);
            }
            x += columns;
        }
        x - area.x
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
        let columns = u16::try_from(text::width(content)).unwrap_or(u16::MAX).min(area.width);
        self.write(shift(area, area.width - columns), content, role);
    }

    /// Writes wrapped text and returns the rows used; where rows are short, an ellipsis shows the cut.
    pub(super) fn paragraph(&mut self, area: Rect, content: &str, role: Role) -> u16 {
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
        u16::try_from(rows).unwrap_or(area.height)
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
        }
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

    /// No cursor: something lies on top of the text being edited.
    pub(super) fn hide_cursor(&mut self) {
        self.cursor = None;
    }

    /// What the frame leaves behind.
    #[must_use]
    pub(super) fn finish(self) -> Drawn {
        Drawn { cursor: self.cursor, hits: self.hits }
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

/// The first `rows` of `area`.
#[must_use]
pub(super) fn top(area: Rect, rows: u16) -> Rect {
    Rect { height: rows.min(area.height), ..area }
}
