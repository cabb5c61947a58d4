//! The strategy of each segment, a line a row, so that a reader can pick a part over all segments.

use super::looks::Look;
use super::sheet::{BookSheet, Done, Head};
use crate::catalog;
use crate::plan::{PartnerId, Section};
use crate::report::{Report, SegmentRow, line_words};

const HEADS_AT: u32 = 2;
const HEADS: [Head<'static>; 6] =
    [("Segment", 26.0), ("Partners", 30.0), ("Part", 22.0), ("", 12.0), ("What it says", 70.0), ("More", 40.0)];

pub(super) fn write(sheet: &mut BookSheet<'_>, report: &Report) -> Done {
    sheet.heads(HEADS_AT, &HEADS)?;
    sheet.text((0, 0), "Strategies", Look::Title)?;
    sheet.text((1, 0), catalog::NOT_LEGAL_ADVICE, Look::Plain)?;
    let mut at = HEADS_AT + 1;
    for segment in &report.segments {
        at = lines(sheet, report, segment, at)?;
    }
    sheet.filter(HEADS_AT, usize::try_from(at - HEADS_AT - 1).unwrap_or_default(), 5)?;
    sheet.freeze((HEADS_AT + 1, 1))
}

/// The rows of one segment; the row after them.
fn lines(
    sheet: &mut BookSheet<'_>,
    report: &Report,
    segment: &SegmentRow,
    first: u32,
) -> Result<u32, rust_xlsxwriter::XlsxError> {
    let names: Vec<&str> = segment.partners.iter().map(crate::report::Who::name).collect();
    let name = |id: &PartnerId| report.partner(id).map(|partner| partner.name.clone());
    let mut at = first;
    for section in Section::ALL {
        for line in section.lines(&segment.strategy) {
            let said = line_words(&line, &report.goal.limits.currency, name);
            if said.text.trim().is_empty() {
                continue;
            }
            sheet.text((at, 0), &segment.name, Look::Name)?;
            sheet.text((at, 1), &names.join(", "), Look::Quiet)?;
            sheet.text((at, 2), section.title(), Look::Text)?;
            sheet.text((at, 3), &said.head, Look::Text)?;
            sheet.text((at, 4), &said.text, Look::Text)?;
            sheet.text((at, 5), &said.more, Look::Text)?;
            at += 1;
        }
    }
    Ok(at)
}
