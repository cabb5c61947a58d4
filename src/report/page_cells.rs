//! A page as lines of cells with a tab between them: what a spreadsheet, and the table of a document, take from a
//! clipboard.
//!
//! What may not go in: what a page says.

use super::page::{Block, Page};
use crate::text::formula::guarded;

/// Writes a page: a line a row of its tables, and a line for all else.
pub(super) fn write(page: &Page) -> String {
    page.blocks().iter().flat_map(lines).map(|line| line + "\n").collect()
}

fn lines(block: &Block) -> Vec<String> {
    match block {
        Block::Heading(_, text) | Block::Label(text) => vec![cell(text)],
        Block::Paragraph(sentences) => vec![cell(&sentences.join(" "))],
        Block::Said(label, sentences) => vec![cell(&format!("{label}: {}", sentences.join(" ")))],
        Block::List(items) => items.iter().map(|item| cell(item)).collect(),
        Block::Table(table) => {
            let titles = row(table.columns.iter().map(|column| column.title.as_str()));
            let rows = table.rows.iter().map(|it| row(it.cells.iter().map(String::as_str)));
            std::iter::once(titles).chain(rows).collect()
        }
        Block::Picture(picture) => vec![cell(&picture.says)],
        Block::NewSheet => Vec::new(),
    }
}

fn row<'a>(cells: impl Iterator<Item = &'a str>) -> String {
    cells.map(cell).collect::<Vec<_>>().join("\t")
}

/// On one line, and no formula.
fn cell(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    guarded(&line)
}
