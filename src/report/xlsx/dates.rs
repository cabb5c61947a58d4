//! The first 90 days by date: days that follow from each partner's kick-off, which anybody may change.
//!
//! ```text
//! Kick-off     Partner      Theirs by day 90   Decision     Ours by then
//! 2027-01-11   Harrowgate   1 registered deal  2027-04-09   …
//! Day          With         What               Who          What shows it   Days after kick-off
//! 2027-01-25   Harrowgate   …                                               14
//! ```

use super::looks::Look;
use super::places::{fixed, near, row};
use super::sheet::{BookSheet, Came, Done, Head};
use crate::plan::Date;
use crate::report::dates::{DateRow, Dates, REVIEW, words};
use crate::report::scorecard::moment;
use rust_xlsxwriter::XlsxError;
use std::collections::HashMap;

/// The sheet's name.
pub(super) const NAME: &str = "Dates";

const REVIEWS: [Head<'static>; 5] =
    [("Kick-off", 13.0), ("Partner", 30.0), ("Theirs by day 90", 60.0), ("Decision", 24.0), ("Ours by then", 46.0)];
const ROWS: [Head<'static>; 7] = [
    ("Day", 13.0),
    ("With", 30.0),
    ("What", 60.0),
    ("Who", 24.0),
    ("What shows it, what it rests on", 46.0),
    ("Days after kick-off", 9.0),
    ("Kind", 12.5),
];
/// The column of the days after kick-off.
const AFTER: u16 = 5;

pub(super) fn write(sheet: &mut BookSheet<'_>, dates: &Dates) -> Done {
    let mut at = 1;
    for line in words::missing(dates).into_iter().chain(words::second(dates)) {
        sheet.text((at, 0), &line, Look::Plain)?;
        at += 1;
    }
    sheet.heads(at + 1, &REVIEWS)?;
    sheet.text((0, 0), "Dates", Look::Title)?;
    let kick_offs = reviews(sheet, dates, at + 2)?;
    let head = at + 3 + row(dates.reviews.len());
    sheet.heads(head, &ROWS)?;
    for (date, at) in dates.rows.iter().zip(head + 1..) {
        let kick_off = date.whom.first().and_then(|who| kick_offs.get(&who.index));
        day(sheet, date, kick_off.map(String::as_str), at)?;
    }
    sheet.filter(head, dates.rows.len(), AFTER + 1)?;
    loads(sheet, dates, head + row(dates.rows.len()) + 2)
}

/// Each partner's kick-off and what is decided 90 days on; the cells of the kick-offs, by the partners' places in the plan.
fn reviews(sheet: &mut BookSheet<'_>, dates: &Dates, first: u32) -> Result<HashMap<usize, String>, XlsxError> {
    let mut kick_offs = HashMap::new();
    for (review, at) in dates.reviews.iter().zip(first..) {
        let kick_off = fixed((at, 0));
        sheet.day((at, 0), Some(&review.kick_off), Look::DayInput)?;
        sheet.text((at, 1), review.who.name(), Look::Name)?;
        sheet.text((at, 2), &review.theirs, Look::Text)?;
        sheet.formula((at, 3), &working_day(&kick_off, &REVIEW.to_string()), came(&review.decision), Look::Day)?;
        sheet.text((at, 4), &words::ours(review), Look::Text)?;
        kick_offs.insert(review.who.index, kick_off);
    }
    Ok(kick_offs)
}

fn day(sheet: &mut BookSheet<'_>, date: &DateRow, kick_off: Option<&str>, at: u32) -> Done {
    match date.after.zip(kick_off) {
        Some((days, kick_off)) => {
            sheet.number((at, AFTER), days.into(), Look::WholeInput)?;
            let counted = working_day(kick_off, &near((at, AFTER)));
            sheet.formula((at, 0), &counted, came(&date.day), Look::Day)?;
        }
        None => sheet.day((at, 0), Some(&date.day), Look::Day)?,
    }
    sheet.text((at, 1), &words::whom(date), Look::Name)?;
    sheet.text((at, 2), &date.what, Look::Text)?;
    sheet.text((at, 3), &words::who(date), Look::Text)?;
    sheet.text((at, 4), &words::proof(date), Look::Text)?;
    sheet.text((at, AFTER + 1), date.kind.label(), Look::Text)
}

/// So many days after a kick-off; a Saturday or a Sunday gives way to the Friday before.
fn working_day(kick_off: &str, days: &str) -> String {
    let day = format!("{kick_off}+{days}");
    format!("IF(ISNUMBER({kick_off}),{day}-MAX(0,WEEKDAY({day},2)-5),\"\")")
}

fn came(day: &Date) -> Came {
    moment(day).map(|moment| moment.to_excel()).into()
}

/// What falls on whom in which week, as of the report.
fn loads(sheet: &mut BookSheet<'_>, dates: &Dates, first: u32) -> Done {
    let mut at = first;
    for load in &dates.loads {
        for week in &load.weeks {
            if at == first {
                sheet.text((at, 0), "Load by owner and week, as of the report", Look::Bold)?;
                at += 1;
            }
            sheet.day((at, 0), Some(&week.monday), Look::Day)?;
            sheet.text((at, 1), words::owner(load), Look::Name)?;
            sheet.text((at, 2), &words::week(load, week), Look::Text)?;
            at += 1;
        }
    }
    Ok(())
}
