//! A list in parts, each under its heading: which line of the screen is which row.

use crate::tui::{
    canvas::{Canvas, left, row, shift},
    keys::Action,
    theme::{Glyph, Role},
    widgets::list,
};
use ratatui::layout::Rect;

/// The parts of a list, each with its heading and how many rows it has. Parts without rows are not there.
#[derive(Clone, Debug, Default)]
pub(super) struct Sections(Vec<(&'static str, usize)>);

/// A line of the list as it scrolls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// A row, counted over all parts.
    Row(usize),
    /// The heading of a part.
    Heading(&'static str),
    /// Between two parts.
    Blank,
}

impl Sections {
    /// Parts in order, those without rows left out. An empty heading takes no line.
    pub(super) fn new(parts: impl IntoIterator<Item = (&'static str, usize)>) -> Self {
        Self(parts.into_iter().filter(|(_, rows)| *rows > 0).collect())
    }

    /// How many lines stand above the rows of a part: a blank unless it is the first, and its heading.
    fn lead(heading: &str, lines_before: usize) -> usize {
        usize::from(!heading.is_empty()) + usize::from(lines_before > 0)
    }

    /// How many lines there are.
    pub(super) fn count(&self) -> usize {
        self.0.iter().fold(0, |lines, (heading, rows)| lines + Self::lead(heading, lines) + rows)
    }

    /// The line a row stands on.
    pub(super) fn line_of(&self, row: usize) -> usize {
        let (mut lines, mut rows_before) = (0, 0);
        for (heading, rows) in &self.0 {
            lines += Self::lead(heading, lines);
            if row < rows_before + rows {
                return lines + row - rows_before;
            }
            lines += rows;
            rows_before += rows;
        }
        0
    }

    /// What stands on a line.
    pub(super) fn line(&self, at: usize) -> Line {
        let (mut lines, mut rows_before) = (0, 0);
        for (heading, rows) in &self.0 {
            let lead = Self::lead(heading, lines);
            if at < lines + lead {
                return if at + 1 == lines + lead { Line::Heading(heading) } else { Line::Blank };
            }
            lines += lead;
            if at < lines + rows {
                return Line::Row(rows_before + at - lines);
            }
            lines += rows;
            rows_before += rows;
        }
        Line::Blank
    }
}

/// Draws the lines in sight, as [`list::rows`] does for a list of one part.
pub(super) fn rows(
    canvas: &mut Canvas<'_>,
    area: Rect,
    sections: &Sections,
    selected: usize,
    mut draw: impl FnMut(&mut Canvas<'_>, usize, Rect),
) {
    let window = list::window(sections.line_of(selected), sections.count(), area.height);
    for (down, at) in (0..).zip(window) {
        let line = row(area, down);
        match sections.line(at) {
            Line::Blank => {}
            Line::Heading(heading) => {
                canvas.rule(left(shift(line, 2), 3));
                canvas.write(shift(line, 6), heading, Role::Dim);
            }
            Line::Row(index) => {
                canvas.hit(line, Action::Select(index));
                draw(canvas, index, shift(line, 2));
                if index == selected {
                    canvas.paint(line, Role::Selected);
                    canvas.write(line, canvas.glyph(Glyph::Pointer), Role::Selected);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_has_its_line_and_parts_stand_apart() {
        for ranked in 0..4 {
            for unrated in 0..3 {
                for ruled_out in 0..3 {
                    let sections = Sections::new([("", ranked), ("not rated yet", unrated), ("ruled out", ruled_out)]);
                    let lines: Vec<Line> = (0..sections.count()).map(|at| sections.line(at)).collect();
                    let rows = ranked + unrated + ruled_out;
                    for row in 0..rows {
                        assert_eq!(lines[sections.line_of(row)], Line::Row(row), "{sections:?}");
                    }
                    assert_eq!(lines.iter().filter(|line| matches!(line, Line::Row(_))).count(), rows);
                    assert!(!matches!(lines.first(), Some(Line::Blank)), "{sections:?}");
                }
            }
        }
    }
}
