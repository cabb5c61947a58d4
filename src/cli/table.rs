//! Tables and paragraphs for a terminal: aligned by what a terminal shows, not by bytes or letters, and without
//! whatever could move the cursor or hide, which measuring and cutting take out.

use super::shell::Shell;
use crate::text::{fit, width, wrap};

/// Between two columns.
const GAP: &str = "  ";
/// A column that gives way keeps at least this much.
const LEAST: usize = 12;
/// No terminal has so many columns.
const LONGEST: usize = 1000;

/// Where a column's text stands, and whether it may be cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    /// At the left, whole.
    Left,
    /// At the right, whole: figures.
    Right,
    /// At the left, cut where the line would be too long.
    Flexible,
}

/// Rows under a heading.
#[derive(Clone, Debug)]
pub(super) struct Table {
    columns: Vec<Column>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// A table with these columns.
    pub(super) fn new<const N: usize>(columns: [(&str, Column); N]) -> Self {
        Self::of(columns.into_iter())
    }

    /// A table with these columns, however many they are.
    pub(super) fn of<'a>(columns: impl Iterator<Item = (&'a str, Column)>) -> Self {
        let (titles, columns) = columns.map(|(title, column)| (title.to_owned(), column)).unzip();
        Self { columns, rows: vec![titles] }
    }

    /// Adds a row.
    pub(super) fn row<const N: usize>(&mut self, cells: [String; N]) {
        self.cells(cells.into());
    }

    /// Adds a row of as many cells as there are columns.
    pub(super) fn cells(&mut self, cells: Vec<String>) {
        // One of megabytes is not measured again and again.
        let cells = cells.into_iter().map(|cell| if cell.len() > LONGEST { fit(&cell, LONGEST) } else { cell });
        self.rows.push(cells.collect());
    }

    /// Whether there is no row but the heading.
    pub(super) fn is_empty(&self) -> bool {
        self.rows.len() <= 1
    }

    /// The lines, the heading first.
    pub(super) fn text(&self, shell: &Shell) -> String {
        let widths = self.widths(shell.table_width());
        let mut out = String::new();
        for (number, row) in self.rows.iter().enumerate() {
            let line = self.line(row, &widths);
            let line = if number == 0 { shell.heading(line.trim_end()) } else { line.trim_end().to_owned() };
            out.push_str(&line);
            out.push('\n');
        }
        shell.drawn(&out)
    }

    fn line(&self, row: &[String], widths: &[usize]) -> String {
        let cells = row.iter().zip(&self.columns).zip(widths).map(|((cell, column), wide)| {
            let cell = fit(cell, *wide);
            let blanks = " ".repeat(wide.saturating_sub(width(&cell)));
            if *column == Column::Right { blanks + &cell } else { cell + &blanks }
        });
        cells.collect::<Vec<_>>().join(GAP)
    }

    /// What each column takes; flexible ones give way, the widest first, where the line would be too long.
    fn widths(&self, most: usize) -> Vec<usize> {
        let widest = |at: usize| self.rows.iter().map(|row| width(&row[at])).max().unwrap_or_default();
        let mut widths: Vec<usize> = (0..self.columns.len()).map(widest).collect();
        let gaps = GAP.len() * widths.len().saturating_sub(1);
        let mut beyond = (widths.iter().sum::<usize>() + gaps).saturating_sub(most);
        while beyond > 0 {
            let flexible = widths.iter_mut().zip(&self.columns).filter(|(_, column)| **column == Column::Flexible);
            let Some((wide, _)) = flexible.filter(|(wide, _)| **wide > LEAST).max_by_key(|(wide, _)| **wide) else {
                break;
            };
            *wide -= 1;
            beyond -= 1;
        }
        widths
    }
}

/// A paragraph, wrapped.
pub(super) fn paragraph(shell: &Shell, text: &str) -> String {
    lines(shell, "", text)
}

/// A point of a list, wrapped under its own beginning.
pub(super) fn point(shell: &Shell, text: &str) -> String {
    lines(shell, "- ", text)
}

/// The first line after its mark, the others as far in.
fn lines(shell: &Shell, mark: &str, text: &str) -> String {
    let inner = shell.text_width().saturating_sub(mark.len()).max(LEAST);
    let blanks = " ".repeat(mark.len());
    let wrapped = wrap(&shell.worded(text), inner);
    let mut out = String::new();
    for (number, line) in wrapped.iter().enumerate() {
        out.push_str(if number == 0 { mark } else { &blanks });
        out.push_str(line);
        out.push('\n');
    }
    out
}
