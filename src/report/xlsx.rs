//! The report as a workbook, to read, to filter and to calculate with: scores and money are formulas on cells that anybody
//! may change, each with the figure of the report as its last result.
//!
//! What may not go in: figures that stand nowhere in the report. Formulas say again what `prioritise` says, and a script
//! that has a spreadsheet work them out holds the two together (`tests/papers`).

mod about;
mod dates;
mod influence;
mod looks;
mod money;
mod places;
mod ranking;
mod ratings;
mod set;
mod sheet;
mod strategies;
mod waves;

use self::looks::LookBook;
use self::ratings::Ratings;
use self::sheet::{BookSheet, Done};
use super::{Options, Report, scorecard::moment};
use crate::plan::Date;
use rust_xlsxwriter::{DocProperties, Workbook, XlsxError};

/// When a workbook of a report without a day was made, as far as the file says: the same bytes for the same plan.
const NO_DAY: &str = "2000-01-01";

/// The workbook.
///
/// # Errors
/// When a sheet has no room for it.
pub(super) fn workbook(report: &Report, options: Options) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    book.set_properties(&properties(report));
    let looks = LookBook::new();
    let ratings = Ratings::of(report);
    add(&mut book, &looks, "Read me", &|sheet| about::write(sheet, report))?;
    add(&mut book, &looks, "Ranking", &|sheet| ranking::write(sheet, report, &ratings, options))?;
    add(&mut book, &looks, ratings::NAME, &|sheet| ratings.write(sheet))?;
    add(&mut book, &looks, "Influence", &|sheet| influence::write(sheet, report, &ratings))?;
    if let Some(findings) = &report.findings {
        add(&mut book, &looks, "Set", &|sheet| set::write(sheet, report, findings))?;
        add(&mut book, &looks, "Waves", &|sheet| waves::write(sheet, report, findings))?;
        add(&mut book, &looks, money::NAME, &|sheet| money::write(sheet, &ratings, &findings.money))?;
        add(&mut book, &looks, dates::NAME, &|sheet| dates::write(sheet, &findings.dates))?;
    }
    add(&mut book, &looks, "Strategies", &|sheet| strategies::write(sheet, report))?;
    book.save_to_buffer()
}

fn add(book: &mut Workbook, looks: &LookBook, name: &str, write: &dyn Fn(&mut BookSheet<'_>) -> Done) -> Done {
    let mut sheet = BookSheet::new(book.add_worksheet(), looks, name)?;
    write(&mut sheet)?;
    sheet.fit()
}

fn properties(report: &Report) -> DocProperties {
    let day = report.today.clone().or_else(|| Date::new(NO_DAY).ok());
    let properties = DocProperties::new().set_title(sheet::clean_cell(&report.plan));
    match day.as_ref().and_then(moment) {
        Some(moment) => properties.set_creation_datetime(&moment),
        None => properties,
    }
}
