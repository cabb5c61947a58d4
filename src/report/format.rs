//! The formats a report is written in.

use super::{Options, Report, board, csv, json, markdown};
use std::path::Path;

/// A format a report can be written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Format {
    /// For people: a board reads it.
    #[default]
    Markdown,
    /// For spreadsheets: one row a partner.
    Csv,
    /// For programs: the whole report, as `assets/report.schema.json` says.
    Json,
}

impl Format {
    /// Every format, in the order offered.
    pub const ALL: [Self; 3] = [Self::Markdown, Self::Csv, Self::Json];

    /// The word on the command line, which is also the ending of a file.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Markdown => "md",
            Self::Csv => "csv",
            Self::Json => "json",
        }
    }

    /// The words on the screen.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Markdown => "Markdown, for people",
            Self::Csv => "CSV, for spreadsheets",
            Self::Json => "JSON, for programs",
        }
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
}

/// Writes a report as text. The same plan gives the same bytes: no date of today, no order that is not the plan's.
#[must_use]
pub fn render(report: &Report, format: Format, options: Options) -> String {
    match format {
        Format::Markdown => markdown::write(&board::board(report, options)),
        Format::Csv => csv::render(report, options),
        Format::Json => json::render(report),
    }
}
