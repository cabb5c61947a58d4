//! Which line of a list is which row: sections stand apart, each under its heading.

/// The lines of a list as it scrolls. Sections without rows are not there.
#[derive(Clone, Debug, Default)]
pub(super) struct Lines(Vec<(String, usize)>);

/// What stands on a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ListLine<'a> {
    /// A row, counted over all sections.
    Row(usize),
    /// The heading of a section.
    Heading(&'a str),
    /// Between two sections.
    Blank,
}

impl Lines {
    /// Sections in order, each with its heading and how many rows it has. An empty heading takes no line.
    pub(super) fn new(sections: impl IntoIterator<Item = (String, usize)>) -> Self {
        Self(sections.into_iter().filter(|(_, rows)| *rows > 0).collect())
    }

    /// How many lines stand above the rows of a section: a blank unless it is the first, and its heading.
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

    /// The first row on a line or below it; behind the last line, how many rows there are.
    pub(super) fn row_from(&self, line: usize) -> usize {
        let (mut lines, mut rows_before) = (0, 0);
        for (heading, rows) in &self.0 {
            lines += Self::lead(heading, lines);
            if line < lines + rows {
                return rows_before + line.saturating_sub(lines);
            }
            lines += rows;
            rows_before += rows;
        }
        rows_before
    }

    /// What stands on a line.
    pub(super) fn line(&self, at: usize) -> ListLine<'_> {
        let (mut lines, mut rows_before) = (0, 0);
        for (heading, rows) in &self.0 {
            let lead = Self::lead(heading, lines);
            if at < lines + lead {
                let is_heading = !heading.is_empty() && at + 1 == lines + lead;
                return if is_heading { ListLine::Heading(heading) } else { ListLine::Blank };
            }
            lines += lead;
            if at < lines + rows {
                return ListLine::Row(rows_before + at - lines);
            }
            lines += rows;
            rows_before += rows;
        }
        ListLine::Blank
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_has_its_line_and_sections_stand_apart() {
        for ranked in 0..4 {
            for unrated in 0..3 {
                for ruled_out in 0..3 {
                    let sections = [("", ranked), ("not rated yet", unrated), ("ruled out", ruled_out)];
                    let lines = Lines::new(sections.map(|(heading, rows)| (heading.to_owned(), rows)));
                    let all: Vec<ListLine<'_>> = (0..lines.count()).map(|at| lines.line(at)).collect();
                    let rows = ranked + unrated + ruled_out;
                    for row in 0..rows {
                        assert_eq!(all[lines.line_of(row)], ListLine::Row(row), "{lines:?}");
                        assert_eq!(lines.row_from(lines.line_of(row)), row, "{lines:?}");
                    }
                    assert_eq!(all.iter().filter(|line| matches!(line, ListLine::Row(_))).count(), rows);
                    assert!(!matches!(all.first(), Some(ListLine::Blank)), "{lines:?}");
                    assert_eq!(lines.row_from(lines.count()), rows);
                }
            }
        }
    }
}
