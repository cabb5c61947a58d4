//! A scorecard for somebody who will not open a terminal: a workbook with a row a candidate and a column a criterion.
//!
//! ```text
//! Scorecard: Nordic expansion
//! Mark 1 to 5 or n/a; leave blank what you cannot say. …
//! Candidate        id         Ideal-customer fit   Commitment     what people read
//!                  id         icp_overlap          commitment     what the program reads when it comes back
//! What 1 to 5 mean            1 …                  1 …            with the filter
//! Acme             acme                            4
//! ```
//!
//! Names are text, whatever they begin with: a workbook keeps them apart from formulas, and so does the mark before them
//! should somebody save it as CSV.

use super::Report;
use crate::plan::{Criterion, Date, Partner, Plan, RatingValue};
use rust_xlsxwriter::{
    Color, DataValidation, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet,
    XlsxError,
};
use std::sync::Arc;

const HEADING: u32 = 2;
const IDS: u32 = 3;
const ANCHORS: u32 = 4;
const FIRST: u32 = 5;
/// The column of the first criterion.
const CRITERIA: u16 = 2;

const HOW: &str = "Mark 1 to 5, or n/a where it does not apply. Leave blank what you cannot say. \
                   Sort and filter as you like; leave the ids as they are.";
const MARKS: [&str; 6] = ["1", "2", "3", "4", "5", "n/a"];
/// What Excel shows of a message beside a cell.
const MESSAGE: usize = 250;

/// The workbook: everybody who is not ruled out, in the plan's order; blank, or with the ratings there are.
///
/// # Errors
/// When it cannot be written.
pub fn scorecard(plan: &Plan, is_filled: bool, today: Option<&Date>) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    if let Some(day) = today.and_then(moment) {
        book.set_properties(&DocProperties::new().set_creation_datetime(&day));
    }
    let sheet = book.add_worksheet().set_name("Scorecard")?;
    let candidates = candidates(plan);
    head(sheet, plan)?;
    for (place, criterion) in plan.criteria.iter().enumerate() {
        column(sheet, u16::try_from(place).unwrap_or(u16::MAX).saturating_add(CRITERIA), criterion)?;
    }
    let looks = Looks::new();
    for (partner, row) in candidates.iter().zip(FIRST..) {
        line(sheet, row, plan, partner, is_filled, &looks)?;
    }
    let last_column = u16::try_from(plan.criteria.len()).unwrap_or(u16::MAX).saturating_add(CRITERIA - 1);
    let last_row = FIRST + u32::try_from(candidates.len().saturating_sub(1)).unwrap_or_default();
    if !candidates.is_empty() {
        sheet.autofilter(ANCHORS, 0, last_row, last_column)?;
        for (criterion, column) in plan.criteria.iter().zip(CRITERIA..) {
            sheet.add_data_validation(FIRST, column, last_row, column, &validation(criterion)?)?;
        }
    }
    sheet.set_freeze_panes(FIRST, 1)?;
    book.save_to_buffer()
}

/// How cells look.
struct Looks {
    name: Format,
    quiet: Format,
    mark: Format,
    closed: Format,
}

impl Looks {
    fn new() -> Self {
        let mark = Format::new().set_align(FormatAlign::Center).set_border(FormatBorder::Hair);
        Self {
            name: Format::new().set_bold().set_quote_prefix(),
            quiet: Format::new().set_font_color(Color::Gray).set_font_size(8).set_quote_prefix(),
            closed: mark.clone().set_background_color(Color::RGB(0x00E0_E0E0)),
            mark,
        }
    }
}

/// A day as a workbook has it.
pub(super) fn moment(day: &Date) -> Option<ExcelDateTime> {
    let mut parts = day.as_str().split('-');
    let (year, month, day) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    ExcelDateTime::from_ymd(year, month, day).ok()
}

fn candidates(plan: &Plan) -> Vec<&Arc<Partner>> {
    let report = Report::of(plan);
    let is_out = |partner: &Partner| report.excluded.iter().any(|row| *row.who.id() == partner.id);
    plan.partners.iter().filter(|partner| !is_out(partner)).collect()
}

fn head(sheet: &mut Worksheet, plan: &Plan) -> Result<(), XlsxError> {
    let looks = Looks::new();
    sheet.set_column_width(0, 30)?.set_column_width(1, 14)?.set_row_height(ANCHORS, 120)?;
    sheet.write_string_with_format(
        0,
        0,
        format!("Scorecard: {}", plan.name),
        &Format::new().set_bold().set_font_size(14),
    )?;
    sheet.write_string(1, 0, HOW)?;
    sheet.write_string_with_format(HEADING, 0, "Candidate", &Format::new().set_bold())?;
    for (column, text) in [(0, "candidate"), (1, "id")] {
        sheet.write_string_with_format(IDS, column, text, &looks.quiet)?;
    }
    let wrapped = Format::new().set_italic().set_text_wrap().set_align(FormatAlign::Top);
    sheet.write_string_with_format(ANCHORS, 0, "What 1 to 5 mean", &wrapped)?;
    Ok(())
}

fn column(sheet: &mut Worksheet, column: u16, criterion: &Criterion) -> Result<(), XlsxError> {
    let looks = Looks::new();
    let heading = Format::new().set_bold().set_text_wrap().set_quote_prefix();
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top).set_font_size(9).set_quote_prefix();
    sheet.set_column_width(column, 26)?;
    sheet.write_string_with_format(HEADING, column, criterion.name.as_str(), &heading)?;
    sheet.write_string_with_format(IDS, column, criterion.id.as_str(), &looks.quiet)?;
    sheet.write_string_with_format(ANCHORS, column, anchors(criterion), &wrapped)?;
    Ok(())
}

/// "1 nobody asked\n2 …"; only the numbers that mean something.
fn anchors(criterion: &Criterion) -> String {
    let said = criterion.anchors.iter().enumerate().filter(|(_, words)| !words.trim().is_empty());
    said.map(|(at, words)| format!("{} {words}", at + 1)).collect::<Vec<_>>().join("\n")
}

fn line(
    sheet: &mut Worksheet,
    row: u32,
    plan: &Plan,
    partner: &Partner,
    is_filled: bool,
    looks: &Looks,
) -> Result<(), XlsxError> {
    sheet.write_string_with_format(row, 0, partner.name.as_str(), &looks.name)?;
    sheet.write_string_with_format(row, 1, partner.id.as_str(), &looks.quiet)?;
    for (criterion, column) in plan.criteria.iter().zip(CRITERIA..) {
        let rating = partner.rating(&criterion.id).filter(|_| is_filled).map(|rating| rating.value);
        match rating {
            _ if !criterion.is_for(partner.model) => sheet.write_blank(row, column, &looks.closed)?,
            Some(RatingValue::Rated(value)) => {
                sheet.write_number_with_format(row, column, f64::from(value.get()), &looks.mark)?
            }
            Some(RatingValue::DoesNotApply) => sheet.write_string_with_format(row, column, "n/a", &looks.mark)?,
            None => sheet.write_blank(row, column, &looks.mark)?,
        };
    }
    Ok(())
}

fn validation(criterion: &Criterion) -> Result<DataValidation, XlsxError> {
    let cut = |text: &str, most: usize| text.chars().take(most).collect::<String>();
    DataValidation::new()
        .allow_list_strings(&MARKS)?
        .set_input_title(cut(&criterion.name, 32))?
        .set_input_message(cut(&anchors(criterion), MESSAGE))?
        .set_error_title("No mark")?
        .set_error_message("Write 1, 2, 3, 4, 5 or n/a, or leave it blank.")
}
