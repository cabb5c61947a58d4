//! A page as plain text: how it reads once nobody sees its marks. A row of a table is a point of its own, because a
//! terminal is narrower than paper.
//!
//! What may not go in: what a page says.

use super::page::{Block, Page, Table, line};

/// Writes a page: blocks parted by one blank line.
pub(super) fn write(page: &Page) -> String {
    let blocks: Vec<String> = page.blocks().iter().map(block).collect();
    blocks.join("\n")
}

fn block(block: &Block) -> String {
    match block {
        Block::Heading(1, title) => format!("{}\n", line(title).to_uppercase()),
        Block::Heading(_, title) => {
            let title = line(title);
            let under = "─".repeat(crate::text::width(&title));
            format!("{title}\n{under}\n")
        }
        Block::Paragraph(sentences) => format!("{}\n", line(&sentences.join(" "))),
        Block::Said(label, sentences) => format!("{}: {}\n", line(label), line(&sentences.join(" "))),
        Block::NewSheet => "· · ·\n".to_owned(),
        Block::Label(label) => format!("{}\n", line(label)),
        Block::List(items) => points(items.iter().map(|item| line(item))),
        Block::Table(table) => self::table(table),
        Block::Picture(picture) => format!("{}: {}\n", line(&picture.title), line(&picture.says)),
    }
}

fn table(table: &Table) -> String {
    points(table.rows.iter().map(|row| cells(table, &row.cells)))
}

fn points(all: impl Iterator<Item = String>) -> String {
    all.fold(String::new(), |out, point| out + "• " + &point + "\n")
}

/// The cells of a row: the first as it is, each other behind its title; without those that say nothing.
fn cells(table: &Table, row: &[String]) -> String {
    let told = table.columns.iter().zip(row).filter(|(_, cell)| !line(cell).is_empty());
    let words = told.enumerate().map(|(at, (column, cell))| match (at, column.title.is_empty()) {
        (0, _) | (_, true) => line(cell),
        _ => format!("{}: {}", line(&column.title), line(cell)),
    });
    words.collect::<Vec<_>>().join(" · ")
}
