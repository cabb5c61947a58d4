//! `partnerplan export PLAN`: the report as a file for others.

use super::{Ended, Outcome, locale, shell::Shell};
use crate::{
    report::{Dialect, Format, Options, Report, render},
    store::{Around, Existing, Reference, Store, write},
};
use clap::ValueEnum;
use std::{
    path::{Path, PathBuf},
    sync::LazyLock,
};

/// What to write, and where.
#[derive(Debug)]
pub(super) struct Wanted {
    pub(super) format: Option<Format>,
    /// None is stdout.
    pub(super) output: Option<PathBuf>,
    pub(super) with_notes: bool,
    pub(super) is_full: bool,
    pub(super) excel: Option<Excel>,
    pub(super) force: bool,
}

/// What is said of a file for Excel; the locale says the rest.
#[derive(Clone, Copy, Debug)]
pub(super) struct Excel {
    pub(super) delimiter: Option<u8>,
    pub(super) decimal: Option<Decimal>,
}

/// The sign before decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Decimal {
    /// 1.5
    Point,
    /// 1,5
    Comma,
}

impl Excel {
    fn dialect(self) -> Dialect {
        let usual = locale::spreadsheets();
        let has_decimal_comma = self.decimal.map_or(usual.has_decimal_comma, |decimal| decimal == Decimal::Comma);
        Dialect { delimiter: self.delimiter.unwrap_or(usual.delimiter), has_decimal_comma }
    }
}

/// What parts cells, for the arguments: one character, or `tab`.
pub(super) fn delimiter(word: &str) -> Result<u8, String> {
    match word.as_bytes() {
        b"tab" => Ok(b'\t'),
        [byte] if byte.is_ascii_punctuation() && *byte != b'"' => Ok(*byte),
        _ => Err("write one sign like ; or , or the word tab".to_owned()),
    }
}

/// The words a format is chosen by, for the arguments: "md|csv|json".
pub(super) fn formats() -> &'static str {
    static WORDS: LazyLock<String> = LazyLock::new(|| Format::words("|"));
    &WORDS
}

/// A format by its word, for the arguments.
pub(super) fn format(word: &str) -> Result<Format, String> {
    Format::named(word).ok_or_else(|| format!("there are {}", Format::words(", ")))
}

pub(super) fn run(store: &Store, shell: &Shell, plan: &Reference, wanted: &Wanted) -> Ended {
    let read = store.read(plan)?;
    let format = chosen(wanted)?;
    if wanted.excel.is_some() && format != Format::Csv {
        let words = format!("--excel is for CSV, not for {}: leave --format out, or say csv.", format.name());
        return Err(Outcome { code: 2, ..Outcome::words(words) });
    }
    let excel = wanted.excel.map(Excel::dialect);
    let options = Options { with_notes: wanted.with_notes, is_full: wanted.is_full, excel };
    let text = render(&Report::complete(&read.plan).on(shell.today()), format, options);
    let Some(output) = &wanted.output else {
        return Ok(Outcome { data: shell.foreign(&text).into_owned(), words: read.notes, code: 0 });
    };
    // A shell leaves the ~ of `--output=~/x.md` to us.
    let in_home =
        output.starts_with("~").then(|| Around::here().meant(output)).transpose().map_err(Outcome::problem)?;
    let path = in_home.as_ref().unwrap_or(output);
    let existing = if wanted.force { Existing::Replace } else { Existing::Keep };
    write::export(store.disk(), path, text.as_bytes(), existing)?;
    let mut words = read.notes;
    words.push(format!("Wrote {}.", path.display()));
    Ok(Outcome { words, ..Outcome::default() })
}

/// The format named, else the one the file's ending asks for, else the one for people.
fn chosen(wanted: &Wanted) -> Result<Format, Outcome> {
    match (wanted.format, wanted.output.as_deref()) {
        (Some(format), _) => Ok(format),
        (None, None) if wanted.excel.is_some() => Ok(Format::Csv),
        (None, None) => Ok(Format::default()),
        (None, Some(path)) => Format::from_path(path).ok_or_else(|| Outcome::problem(no_format(path))),
    }
}

fn no_format(path: &Path) -> String {
    format!("The ending of {} is no format: choose one with --format, {}.", path.display(), Format::words(", "))
}
