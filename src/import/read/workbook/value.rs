//! A cell of a workbook as text: what a person reads there, in the way that is read back anywhere.

use super::super::notes::Notes;
use calamine::{DataRef, ExcelDateTime};
use std::borrow::Cow;

/// The text of a cell; none where nothing stands there.
pub(super) fn text<'a>(value: &'a DataRef<'_>, row: usize, column: usize, notes: &mut Notes) -> Option<Cow<'a, str>> {
    let text = match value {
        DataRef::Empty => return None,
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => Cow::Borrowed(text.as_str()),
        DataRef::SharedString(text) => Cow::Borrowed(*text),
        DataRef::Int(number) => Cow::Owned(number.to_string()),
        DataRef::Float(number) => Cow::Owned(plain(*number)),
        DataRef::Bool(is_so) => Cow::Borrowed(if *is_so { "yes" } else { "no" }),
        DataRef::DateTime(moment) => Cow::Owned(iso(moment)),
        DataRef::Error(error) => {
            notes.error(row, column + 1, &error.to_string());
            return None;
        }
    };
    (!text.trim().is_empty()).then_some(text)
}

/// A number in fifteen digits, as many as a spreadsheet keeps, without an exponent.
fn plain(number: f64) -> String {
    let rounded = format!("{number:.14e}").parse::<f64>().unwrap_or(number);
    (rounded + 0.0).to_string()
}

/// A date, a time, both, or a duration in hours, as ISO 8601 writes them.
fn iso(moment: &ExcelDateTime) -> String {
    let days = moment.as_f64();
    if !(0.0..2_958_466.0).contains(&days) {
        return plain(days);
    }
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let seconds = if second == 0 { String::new() } else { format!(":{second:02}") };
    if moment.is_duration() {
        let hours = days.floor() * 24.0 + f64::from(hour);
        return format!("{hours}:{minute:02}{seconds}");
    }
    let time = format!("{hour:02}:{minute:02}{seconds}");
    let date = format!("{year:04}-{month:02}-{day:02}");
    match (days < 1.0, days.fract() < 1e-9) {
        (_, true) => date,
        (true, false) => time,
        (false, false) => format!("{date} {time}"),
    }
}
