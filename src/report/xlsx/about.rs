//! What is read first: the page of the paper, and what the yellow cells are for.

use super::looks::Look;
use super::places::row;
use super::sheet::{BookSheet, Done};
use crate::catalog;
use crate::report::Report;
use crate::report::page::{Block, Page};
use rust_xlsxwriter::XlsxError;

const HOW: [&str; 5] = [
    "Yellow cells are yours: change a weight, a rating, a deal or a rate of pay, and scores, ranks and money follow.",
    "Everything else says what the plan said on the day above: whom to recruit, what they reach, how firm it is. It does not \
     follow what is changed here; change the plan for that.",
    "A rating is 1 to 5. An empty one counts 3; n/a does not apply, and its weight leaves the score; – is not asked of that \
     partner model. Who is rated on less than half the weight has no score. A grey one is a guess.",
    "A score is the mean of the ratings by weight, brought to 0 to 100. Bands: A from 70, B from 55, C from 40, D below.",
    "Money is in thousands, before our own sellers' pay, without discounts, at a flat price.",
];

pub(super) fn write(sheet: &mut BookSheet<'_>, report: &Report) -> Done {
    let mut page = Page::default();
    crate::report::board::first_page(&mut page, report);
    sheet.width(0, 22.0)?;
    sheet.width(1, 84.0)?;
    sheet.inner().set_portrait();
    let mut at = 0;
    for block in page.blocks() {
        at = part(sheet, block, at)?;
    }
    sheet.text((at + 1, 0), "This workbook", Look::Bold)?;
    for (line, at) in HOW.iter().chain(&[catalog::NOT_LEGAL_ADVICE]).zip(at + 1..) {
        sheet.text((at, 1), line, Look::Text)?;
    }
    Ok(())
}

/// A part of the page, its label left of what it says; the row after it.
fn part(sheet: &mut BookSheet<'_>, block: &Block, at: u32) -> Result<u32, XlsxError> {
    let (label, look, said) = match block {
        Block::Heading(1, title) => (title.as_str(), Look::Title, Vec::new()),
        Block::Heading(_, title) | Block::Label(title) => (title.as_str(), Look::Bold, Vec::new()),
        Block::Paragraph(said) => ("", Look::Bold, vec![said.join(" ")]),
        Block::Said(label, said) => (label.as_str(), Look::Bold, vec![said.join(" ")]),
        Block::List(items) => ("", Look::Bold, items.iter().map(|item| format!("• {item}")).collect()),
        Block::NewSheet | Block::Table(_) | Block::Picture(_) => return Ok(at),
    };
    if !label.is_empty() {
        sheet.text((at, 0), label, look)?;
    }
    for (line, at) in said.iter().zip(at..) {
        sheet.text((at, 1), line, Look::Text)?;
    }
    // A list stands beside the label over it.
    let is_lone_label = look == Look::Bold && said.is_empty();
    Ok(at + if is_lone_label { 0 } else { row(said.len().max(1)) })
}
