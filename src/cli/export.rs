//! `partnerplan export PLAN`: the report as a file for others.

use super::{Ended, Outcome, locale, patience, shell::Shell};
use crate::{
    picture,
    plan::Plan,
    report::{Dialect, Format, NoPaper, Options, Paper, Report, bytes, held_back, no_sheet, render_paper, scorecard},
    store::{Around, Existing, ReadPlan, Reference, Store, write},
};
use clap::{ValueEnum, ValueHint};
use std::{
    path::{Path, PathBuf},
    sync::LazyLock,
};

/// What to write, and where.
#[derive(Debug, clap::Args)]
pub(super) struct Wanted {
    /// The format [default: what the file's ending says, else md]
    #[arg(long, value_name = formats(), value_parser = format)]
    format: Option<Format>,
    /// The file, or - for stdout
    #[arg(long, value_name = "FILE|-", default_value = "-", value_hint = ValueHint::FilePath)]
    output: PathBuf,
    /// Contacts and notes too, which are for our eyes only
    #[arg(long)]
    with_notes: bool,
    /// The appendix too: what everything rests on, and the sheets of all models
    #[arg(long)]
    full: bool,
    #[command(flatten)]
    paper: Brief,
    #[command(flatten)]
    spreadsheet: Spreadsheet,
    #[command(flatten)]
    card: RatingCard,
    /// Replace the file if it exists
    #[arg(long)]
    force: bool,
}

/// One paper instead of the report.
#[derive(Debug, clap::Args)]
struct Brief {
    /// Only the page for the board, or what we know of one partner or segment
    #[arg(long, value_name = "board|PARTNER|SEGMENT", conflicts_with_all = ["full", "scorecard", "excel"])]
    brief: Option<String>,
    /// With --brief PARTNER, the sheet they may have: nothing of what only we may know
    #[arg(long, requires = "brief", conflicts_with = "with_notes")]
    for_them: bool,
}

impl Brief {
    /// The paper meant.
    fn of(&self, plan: &Plan) -> Result<Paper, Outcome> {
        let Some(word) = &self.brief else { return Ok(Paper::Report) };
        Paper::named(plan, word, self.for_them).map_err(|none| {
            let words = match none {
                NoPaper::Unknown => format!(
                    "--brief {word}: there is no partner or segment of that name in the plan. Write board, or a name as `partnerplan show` has it."
                ),
                NoPaper::NotAPartner => format!("--for-them is for one partner: --brief {word} is none."),
            };
            Outcome::problem(words)
        })
    }
}

/// A workbook instead of a report.
#[derive(Debug, clap::Args)]
struct RatingCard {
    /// A workbook for somebody to rate the candidates in, who needs no terminal
    #[arg(long, conflicts_with_all = ["format", "with_notes", "full", "excel"])]
    scorecard: bool,
    /// With --scorecard, with the ratings there are [default: blank]
    #[arg(long, requires = "scorecard")]
    filled: bool,
}

/// How a file for Excel is written.
#[derive(Debug, clap::Args)]
struct Spreadsheet {
    /// CSV that Excel opens with a double click: marked as UTF-8, written as the locale's spreadsheets read it
    #[arg(long)]
    excel: bool,
    /// With --excel, what parts the cells, or tab [default: the locale's]
    #[arg(long, value_name = "SIGN", requires = "excel", value_parser = delimiter)]
    delimiter: Option<u8>,
    /// With --excel, the sign before decimals [default: the locale's]
    #[arg(long, requires = "excel")]
    decimal: Option<Decimal>,
}

impl Wanted {
    /// Whether what is written is for people, who read it in their manner.
    pub(super) fn is_for_people(&self) -> bool {
        chosen(self).is_ok_and(Format::is_for_people)
    }

    /// The file to write; none is stdout.
    fn file(&self) -> Option<&Path> {
        Some(self.output.as_path()).filter(|output| *output != Path::new("-"))
    }

    fn options(&self) -> Options {
        Options { with_notes: self.with_notes, is_full: self.full, excel: self.spreadsheet.dialect() }
    }
}

impl Spreadsheet {
    /// As said, else as the locale's spreadsheets read it; none where the file is not for Excel.
    fn dialect(&self) -> Option<Dialect> {
        let usual = locale::spreadsheets();
        let has_decimal_comma = self.decimal.map_or(usual.has_decimal_comma, |decimal| decimal == Decimal::Comma);
        let delimiter = self.delimiter.unwrap_or(usual.delimiter);
        self.excel.then_some(Dialect { delimiter, has_decimal_comma })
    }
}

/// The sign before decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Decimal {
    /// 1.5
    Point,
    /// 1,5
    Comma,
}

/// What parts cells, for the arguments: one character, or `tab`.
fn delimiter(word: &str) -> Result<u8, String> {
    match word.as_bytes() {
        b"tab" => Ok(b'\t'),
        [byte] if byte.is_ascii_punctuation() && *byte != b'"' => Ok(*byte),
        _ => Err("write one sign like ; or , or the word tab".to_owned()),
    }
}

/// The words a format is chosen by, for the arguments: "md|csv|json".
fn formats() -> &'static str {
    static WORDS: LazyLock<String> = LazyLock::new(|| Format::words("|"));
    &WORDS
}

/// A format by its word, for the arguments.
fn format(word: &str) -> Result<Format, String> {
    Format::named(word).ok_or_else(|| format!("there are {}", Format::words(", ")))
}

pub(super) fn run(store: &Store, shell: &Shell, plan: &Reference, wanted: &Wanted) -> Ended {
    let read = store.read(plan)?;
    if wanted.card.scorecard {
        return workbook(store, shell, read, wanted);
    }
    let format = chosen(wanted)?;
    if wanted.spreadsheet.excel && format != Format::Csv {
        let words = format!("--excel is for CSV, not for {}: leave --format out, or say csv.", format.name());
        return Err(Outcome { code: 2, ..Outcome::words(words) });
    }
    let paper = wanted.paper.of(&read.plan)?;
    if paper != Paper::Report && !format.has_papers() {
        let words = format!("A brief is for people: leave --format out, or say md or html, not {}.", format.ending());
        return Err(Outcome { code: 2, ..Outcome::words(words) });
    }
    if wanted.file().is_none() && !format.is_text() && shell.is_terminal() {
        let words = "A workbook is no text for a terminal: name a file, like --output board.xlsx, or a pipe.";
        return Err(Outcome { code: 2, ..Outcome::words(words) });
    }
    let mut notes = read.notes;
    let report = with_pictures(patience::complete(shell, &read.plan, read.accounts), format);
    if let Paper::ForThem(id) = &paper {
        if let Some(why) = no_sheet(&report, id) {
            return Err(Outcome::problem(format!("There is no sheet for {id}: {why}.")));
        }
        notes.extend(held_back(&report, id).iter().map(|line| format!("Left out, not theirs to read: {line}")));
    }
    match wanted.file() {
        None => printed(shell, &report, &paper, format, wanted.options(), notes),
        Some(output) => {
            let bytes = made(&report, &paper, format, wanted.options())?;
            written(store, output, &bytes, notes, wanted.force)
        }
    }
}

/// The same report with its pictures, where the format can show them.
fn with_pictures(report: Report, format: Format) -> Report {
    if format != Format::Html {
        return report;
    }
    let drawn = picture::for_a_paper(&report);
    report.with_pictures(drawn)
}

fn printed(
    shell: &Shell,
    report: &Report,
    paper: &Paper,
    format: Format,
    options: Options,
    words: Vec<String>,
) -> Ended {
    if !format.is_text() {
        let code = shell.pour(&made(report, paper, format, options)?);
        return Ok(Outcome { words, code, ..Outcome::default() });
    }
    let data = shell.foreign(&render_paper(report, paper, format, options)).into_owned();
    Ok(Outcome { data, words, code: 0 })
}

fn made(report: &Report, paper: &Paper, format: Format, options: Options) -> Result<Vec<u8>, Outcome> {
    let problem = |error| Outcome::problem(format!("The {} could not be made: {error}.", format.name()));
    bytes(report, paper, format, options).map_err(problem)
}

/// Writes a file for others, which is there already only when that may be.
pub(super) fn written(store: &Store, output: &Path, bytes: &[u8], mut words: Vec<String>, force: bool) -> Ended {
    // A shell leaves the ~ of `--output=~/x.md` to us.
    let in_home =
        output.starts_with("~").then(|| Around::here().meant(output)).transpose().map_err(Outcome::problem)?;
    let path = in_home.as_deref().unwrap_or(output);
    let existing = if force { Existing::Replace } else { Existing::Keep };
    write::export(store.disk(), path, bytes, existing)?;
    words.push(format!("Wrote {}.", path.display()));
    Ok(Outcome { words, ..Outcome::default() })
}

/// The scorecard, which is no text.
fn workbook(store: &Store, shell: &Shell, read: ReadPlan, wanted: &Wanted) -> Ended {
    let Some(output) = wanted.file() else {
        let words = "A scorecard is a workbook: name its file, like --output scorecard.xlsx.";
        return Err(Outcome { code: 2, ..Outcome::words(words) });
    };
    if !output.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx")) {
        let words = format!("{} is to be a workbook: let its name end in .xlsx.", output.display());
        return Err(Outcome { code: 2, ..Outcome::words(words) });
    }
    let bytes = scorecard(&read.plan, wanted.card.filled, Some(shell.today()));
    let bytes = bytes.map_err(|error| Outcome::problem(format!("The scorecard could not be made: {error}.")))?;
    written(store, output, &bytes, read.notes, wanted.force)
}

/// The format named, else the one the file's ending asks for, else the one for people.
fn chosen(wanted: &Wanted) -> Result<Format, Outcome> {
    match (wanted.format, wanted.file()) {
        (Some(format), _) => Ok(format),
        (None, None) if wanted.spreadsheet.excel => Ok(Format::Csv),
        (None, None) => Ok(Format::default()),
        (None, Some(path)) => Format::from_path(path).ok_or_else(|| Outcome::problem(no_format(path))),
    }
}

fn no_format(path: &Path) -> String {
    format!("The ending of {} is no format: choose one with --format, {}.", path.display(), Format::words(", "))
}
