//! The formats a report is written in: one row each says all there is to know of it.

use super::page::Page;
use super::{Options, Paper, Report, csv, html, ics, json, markdown, page_text, papers, xlsx};
use crate::text::manner::Manner;
use rust_xlsxwriter::XlsxError;
use std::path::Path;

/// A format a report can be written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Format {
    /// For people: a board reads it.
    #[default]
    Markdown,
    /// For people: a browser shows it and prints it.
    Html,
    /// For spreadsheets: one row a partner.
    Csv,
    /// For spreadsheets: the whole report, with formulas to try weights and terms.
    Xlsx,
    /// For diaries: everything that has a day.
    Calendar,
    /// For programs: the whole report, as `assets/report.schema.json` says.
    Json,
}

/// What there is to know of a format.
struct Row {
    ending: &'static str,
    label: &'static str,
    name: &'static str,
    letter: char,
    takes_notes: bool,
    has_an_appendix: bool,
    next: &'static str,
    written: Written,
}

/// How a format is written.
#[derive(Clone, Copy)]
enum Written {
    /// The report as it is.
    Text(fn(&Report, Options) -> String),
    /// A paper, of which there are several.
    Page(fn(&Page) -> String),
    /// The report in cells.
    Workbook(fn(&Report, Options) -> Result<Vec<u8>, XlsxError>),
}

/// A workbook that calculates.
const WORKBOOK: Row = Row {
    ending: "xlsx",
    label: "XLSX, a workbook to calculate with",
    name: "workbook",
    letter: 'x',
    takes_notes: true,
    has_an_appendix: false,
    next: "Open it with your spreadsheet: change a yellow cell, and scores and money follow.",
    written: Written::Workbook(xlsx::workbook),
};

/// What a diary takes in.
const CALENDAR: Row = Row {
    ending: "ics",
    label: "iCalendar, for a diary",
    name: "calendar",
    letter: 'i',
    takes_notes: false,
    has_an_appendix: false,
    next: "Any calendar takes it in; taken in again after a change, it moves what it brought.",
    written: Written::Text(|report, _| ics::write(report)),
};

impl Format {
    /// Every format, in the order offered.
    pub const ALL: [Self; 6] = [Self::Markdown, Self::Html, Self::Csv, Self::Xlsx, Self::Calendar, Self::Json];

    /// Whether people read it; of what is for programs all figures and days are neutral.
    #[must_use]
    pub const fn is_for_people(self) -> bool {
        matches!(self.row().written, Written::Page(_))
    }

    const fn row(self) -> Row {
        match self {
            Self::Markdown => Row {
                ending: "md",
                label: "Markdown, for people",
                name: "Markdown",
                letter: 'm',
                takes_notes: true,
                has_an_appendix: true,
                next: "Any text editor opens it; Ctrl-T copies the text into a mail or a document.",
                written: Written::Page(markdown::write),
            },
            Self::Html => Row {
                ending: "html",
                label: "HTML, for a browser and for paper",
                name: "HTML",
                letter: 'h',
                takes_notes: true,
                has_an_appendix: true,
                next: "Open it in any browser; print it from there, or save it as a PDF.",
                written: Written::Page(html::write),
            },
            Self::Csv => Row {
                ending: "csv",
                label: "CSV, for spreadsheets",
                name: "CSV",
                letter: 'c',
                takes_notes: true,
                has_an_appendix: false,
                next: "Open it with your spreadsheet; it has one row a candidate.",
                written: Written::Text(csv::render),
            },
            Self::Xlsx => WORKBOOK,
            Self::Calendar => CALENDAR,
            Self::Json => Row {
                ending: "json",
                label: "JSON, for programs",
                name: "JSON",
                letter: 'j',
                takes_notes: false,
                has_an_appendix: false,
                next: "Other programs read it; Ctrl-T copies it.",
                written: Written::Text(|report, _| json::render(report)),
            },
        }
    }

    /// The word on the command line, which is also the ending of a file.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        self.row().ending
    }

    /// The words on the screen.
    #[must_use]
    pub const fn label(self) -> &'static str {
        self.row().label
    }

    /// What it is called in a sentence.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.row().name
    }

    /// The key that chooses it.
    #[must_use]
    pub const fn letter(self) -> char {
        self.row().letter
    }

    /// Whether contacts and notes can be in it.
    #[must_use]
    pub const fn takes_notes(self) -> bool {
        self.row().takes_notes
    }

    /// Whether it can be had without and with an appendix; otherwise it is whole.
    #[must_use]
    pub const fn has_an_appendix(self) -> bool {
        self.row().has_an_appendix
    }

    /// Whether each paper can be had in it; otherwise it is the whole report.
    #[must_use]
    pub const fn has_papers(self) -> bool {
        matches!(self.row().written, Written::Page(_))
    }

    /// What to do with a file of this format, in a sentence.
    #[must_use]
    pub const fn next(self) -> &'static str {
        self.row().next
    }

    /// Whether a file of it is text.
    #[must_use]
    pub const fn is_text(self) -> bool {
        !matches!(self.row().written, Written::Workbook(_))
    }

    /// The format with this word, whatever its case.
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.ending().eq_ignore_ascii_case(word))
    }

    /// The format a file's ending asks for; `.markdown` is Markdown too.
    #[must_use]
    pub fn from_path(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?;
        if ending.eq_ignore_ascii_case("markdown") { Some(Self::Markdown) } else { Self::named(ending) }
    }

    /// The words of all formats on the command line, parted by `between`.
    #[must_use]
    pub fn words(between: &str) -> String {
        Self::ALL.map(Self::ending).join(between)
    }
}

/// Writes a report as text; of a format that is none, what a terminal shows of it. The same plan gives the same bytes: no
/// date of today, no order that is not the plan's.
#[must_use]
pub fn render(report: &Report, format: Format, options: Options) -> String {
    render_paper(report, &Paper::Report, format, options)
}

/// Writes a paper as a file has it; text is UTF-8. A format that has no papers writes the whole report.
///
/// # Errors
/// When a workbook has no room for it.
pub fn bytes(report: &Report, paper: &Paper, format: Format, options: Options) -> Result<Vec<u8>, XlsxError> {
    match format.row().written {
        Written::Workbook(write) => Manner::NEUTRAL.over(|| write(report, options)),
        Written::Text(_) | Written::Page(_) => Ok(render_paper(report, paper, format, options).into_bytes()),
    }
}

/// Writes a paper as text; a format that has no papers writes the whole report.
#[must_use]
pub fn render_paper(report: &Report, paper: &Paper, format: Format, options: Options) -> String {
    match format.row().written {
        Written::Text(write) => Manner::NEUTRAL.over(|| write(report, options)),
        Written::Page(write) => write(&papers::page(report, paper, options)),
        Written::Workbook(_) => shown(report, &Paper::Report, format, options),
    }
}

/// A paper as it reads: text is itself, what is more marks than words is shown without them.
#[must_use]
pub fn shown(report: &Report, paper: &Paper, format: Format, options: Options) -> String {
    match format {
        Format::Html | Format::Xlsx => page_text::write(&papers::page(report, paper, options)),
        _ => render_paper(report, paper, format, options),
    }
}
