//! One sheet as it is filled: every text is text whatever it begins with, and no control character is in any.

use super::looks::{Look, LookBook, SHADES, tinted};
use super::places::{Cell, row};
use crate::plan::Date;
use crate::report::scorecard::moment;
use crate::text::{self, seen::seen};
use rust_xlsxwriter::{
    ConditionalFormat3ColorScale, ConditionalFormatCell, ConditionalFormatCellRule, ConditionalFormatFormula,
    ConditionalFormatType, DataValidation, Formula, Worksheet, XlsxError,
};
use std::collections::BTreeMap;

/// Whether a sheet had room.
pub(super) type Done = Result<(), XlsxError>;

/// What a cell holds at most, in characters; a workbook takes 32,767.
const MOST: usize = 32_000;

/// What a formula came to in the report.
pub(super) enum Came {
    Figure(f64),
    Word(String),
    Nothing,
}

impl From<Option<f64>> for Came {
    fn from(figure: Option<f64>) -> Self {
        figure.map_or(Self::Nothing, Self::Figure)
    }
}

/// A column of a table: what heads it, and how wide it is.
pub(super) type Head<'a> = (&'a str, f64);

/// Columns no wider than this hold figures, and their heads stand over the middle.
const FIGURES: f64 = 12.0;
/// Points a line of text takes.
const LINE: f64 = 15.0;
/// Points a row may be high.
const HIGHEST: f64 = 405.0;

/// A sheet that is being filled.
pub(super) struct BookSheet<'a> {
    inner: &'a mut Worksheet,
    looks: &'a LookBook,
    /// The width of columns that were given one.
    widths: Vec<f64>,
    /// How many lines the texts of a row take, where that is more than one.
    lines: BTreeMap<u32, f64>,
}

impl<'a> BookSheet<'a> {
    /// An empty sheet that prints on pages of its width.
    pub(super) fn new(inner: &'a mut Worksheet, looks: &'a LookBook, name: &str) -> Result<Self, XlsxError> {
        inner.set_name(name)?;
        inner
            .set_landscape()
            .set_print_fit_to_pages(1, 0)
            .set_footer("&L&A&RPage &P of &N")
            .set_screen_gridlines(false);
        // A formula that came to nothing shows nothing.
        inner.set_formula_result_default("");
        Ok(Self { inner, looks, widths: Vec::new(), lines: BTreeMap::new() })
    }

    pub(super) fn text(&mut self, cell: Cell, text: &str, look: Look) -> Done {
        let text = clean_cell(text);
        if text.is_empty() {
            self.blank(cell, look)
        } else {
            self.measure(cell, &text, look);
            self.inner.write_string_with_format(cell.0, cell.1, text, self.looks.of(look)).map(|_| ())
        }
    }

    /// Not every spreadsheet makes room for what is wrapped.
    fn measure(&mut self, cell: Cell, text: &str, look: Look) {
        let Some(width) = self.widths.get(usize::from(cell.1)).filter(|_| look.is_wrapped()) else { return };
        let lines = (1.05 * f64::from(row(text::width(text))) / width).ceil();
        if lines > 1.0 {
            let most = self.lines.entry(cell.0).or_default();
            *most = most.max(lines);
        }
    }

    /// Makes the rows as high as their texts want.
    pub(super) fn fit(self) -> Done {
        for (at, lines) in self.lines {
            self.inner.set_row_height(at, (LINE * lines).min(HIGHEST))?;
        }
        Ok(())
    }

    pub(super) fn number(&mut self, cell: Cell, figure: f64, look: Look) -> Done {
        self.inner.write_number_with_format(cell.0, cell.1, figure, self.looks.of(look)).map(|_| ())
    }

    /// A figure, or an empty cell.
    pub(super) fn figure(&mut self, cell: Cell, figure: Option<f64>, look: Look) -> Done {
        match figure {
            Some(figure) => self.number(cell, figure, look),
            None => self.blank(cell, look),
        }
    }

    /// A day, or an empty cell.
    pub(super) fn day(&mut self, cell: Cell, day: Option<&Date>, look: Look) -> Done {
        self.figure(cell, day.and_then(moment).map(|moment| moment.to_excel()), look)
    }

    pub(super) fn blank(&mut self, cell: Cell, look: Look) -> Done {
        self.inner.write_blank(cell.0, cell.1, self.looks.of(look)).map(|_| ())
    }

    pub(super) fn formula(&mut self, cell: Cell, formula: &str, came: Came, look: Look) -> Done {
        let formula = match came {
            Came::Figure(figure) => Formula::new(formula).set_result(format!("{}", figure + 0.0)),
            Came::Word(word) => Formula::new(formula).set_result(word),
            Came::Nothing => Formula::new(formula),
        };
        self.inner.write_formula_with_format(cell.0, cell.1, formula, self.looks.of(look)).map(|_| ())
    }

    /// The heads of a table, with the width of its columns.
    pub(super) fn heads(&mut self, at: u32, heads: &[Head<'_>]) -> Done {
        for ((title, width), column) in heads.iter().zip(0..) {
            self.width(column, *width)?;
            let look = if *width <= FIGURES { Look::MiddleHeading } else { Look::Heading };
            self.text((at, column), title, look)?;
        }
        Ok(())
    }

    pub(super) fn width(&mut self, column: u16, width: f64) -> Done {
        let place = usize::from(column);
        self.widths.resize(self.widths.len().max(place + 1), width);
        if let Some(known) = self.widths.get_mut(place) {
            *known = width;
        }
        self.inner.set_column_width(column, width).map(|_| ())
    }

    /// What stays in sight when the rest moves, and is printed on every page: rows above, columns left of `cell`.
    pub(super) fn freeze(&mut self, cell: Cell) -> Done {
        self.inner.set_freeze_panes(cell.0, cell.1)?;
        if cell.0 > 0 {
            self.inner.set_repeat_rows(cell.0 - 1, cell.0 - 1)?;
        }
        Ok(())
    }

    /// What goes on paper: all up to this cell.
    pub(super) fn prints(&mut self, last_row: u32, last_column: u16) -> Done {
        self.inner.set_print_area(0, 0, last_row, last_column).map(|_| ())
    }

    /// Lets the reader pick rows by the heads in row `head`, where there are rows under them.
    pub(super) fn filter(&mut self, head: u32, rows: usize, last_column: u16) -> Done {
        if rows > 0 {
            self.inner.autofilter(head, 0, head + row(rows), last_column)?;
        }
        Ok(())
    }

    /// What may be chosen in a cell.
    pub(super) fn choice(&mut self, first: Cell, last: Cell, words: &[&str]) -> Done {
        let rule = DataValidation::new().allow_list_strings(words)?;
        self.inner.add_data_validation(first.0, first.1, last.0.max(first.0), last.1, &rule).map(|_| ())
    }

    /// Shades for 0 to 3.
    pub(super) fn shades(&mut self, first: Cell, last: Cell) -> Done {
        let [none, some, strong] = SHADES;
        let number = ConditionalFormatType::Number;
        let scale = ConditionalFormat3ColorScale::new()
            .set_minimum(number, 0)
            .set_midpoint(number, 1.5)
            .set_maximum(number, 3)
            .set_minimum_color(none)
            .set_midpoint_color(some)
            .set_maximum_color(strong);
        self.inner.add_conditional_format(first.0, first.1, last.0.max(first.0), last.1, &scale).map(|_| ())
    }

    /// Red where a condition holds.
    pub(super) fn warn(&mut self, cell: Cell, condition: &str) -> Done {
        let rule = ConditionalFormatFormula::new().set_rule(condition).set_format(tinted("D"));
        self.inner.add_conditional_format(cell.0, cell.1, cell.0, cell.1, &rule).map(|_| ())
    }

    /// Colours for the bands A to D.
    pub(super) fn bands(&mut self, first: Cell, last_row: u32) -> Done {
        for letter in ["A", "B", "C", "D"] {
            self.tint(first, (last_row, first.1), letter, tinted(letter))?;
        }
        Ok(())
    }

    fn tint(&mut self, first: Cell, last: Cell, word: &str, look: rust_xlsxwriter::Format) -> Done {
        let rule = ConditionalFormatCell::new().set_rule(ConditionalFormatCellRule::EqualTo(word)).set_format(look);
        self.inner.add_conditional_format(first.0, first.1, last.0.max(first.0), last.1, &rule).map(|_| ())
    }

    /// The sheet itself, for what only one sheet needs.
    pub(super) fn inner(&mut self) -> &mut Worksheet {
        self.inner
    }
}

/// Text for a cell: one line, without what could hide or turn it, cut with a mark where a workbook takes no more.
pub(super) fn clean_cell(text: &str) -> String {
    let clean = seen(text.trim()).replace('\n', " ");
    let mut units = 0;
    let end = clean.char_indices().find(|(_, letter)| {
        units += letter.len_utf16();
        units > MOST
    });
    match end {
        Some((end, _)) => format!("{}…", clean.get(..end).unwrap_or_default()),
        None => clean,
    }
}
