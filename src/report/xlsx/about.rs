//! What is read first: the page of the paper, and what the yellow cells are for.

use super::looks::Look;
use super::places::row;
use super::sheet::{Done, Sheet};
use crate::catalog;
use crate::report::Report;
use crate::report::page::{Block, Page};

const HOW: [&str; 5] = [
    "Yellow cells are yours: change a weight, a rating, a deal or a rate of pay, and scores, ranks and money follow.",
    "Everything else says what the plan said on the day above: whom to recruit, what they reach, how firm it is. It does not \
     follow what is changed here; change the plan for that.",
    "A rating is 1 to 5. An empty one counts 3; n/a does not apply, and its weight leaves the score; – is not asked of that \
     partner model. Who is rated on less than half the weight has no score. A grey one is a guess.",
    "A score is the mean of the ratings by weight, brought to 0 to 100. Bands: A from 70, B from 55, C from 40, D below.",
    "Money is in thousands, before our own sellers' pay, without discounts, at a flat price.",
];

pub(super) fn write(sheet: &mut Sheet<'_>, report: &Report) -> Done {
    let mut page = Page::default();
    crate::report::board::first_page(&mut page, report);
    sheet.width(0, 84.0)?;
    sheet.inner().set_portrait();
    let mut at = 0;
    for block in page.blocks() {
        for (text, look) in lines(block) {
            sheet.text((at, 0), &text, look)?;
            at += 1;
        }
    }
    sheet.text((at + 1, 0), "How to use this workbook", Look::Heading)?;
    for (line, below) in HOW.iter().zip(2..) {
        sheet.text((at + below, 0), line, Look::Text)?;
    }
    sheet.text((at + 2 + row(HOW.len()), 0), catalog::NOT_LEGAL_ADVICE, Look::Quiet)?;
    Ok(())
}

fn lines(block: &Block) -> Vec<(String, Look)> {
    match block {
        Block::Heading(1, title) => vec![(title.clone(), Look::Title)],
        Block::Heading(_, title) | Block::Label(title) => vec![(title.clone(), Look::Name)],
        Block::Paragraph(said) => vec![(said.join(" "), Look::Text)],
        Block::Said(label, said) => vec![(label.clone(), Look::Name), (said.join(" "), Look::Text)],
        Block::List(items) => items.iter().map(|item| (format!("• {item}"), Look::Text)).collect(),
        Block::NewSheet | Block::Table(_) | Block::Picture(_) => Vec::new(),
    }
}
