//! A page as Markdown.
//!
//! Everything on a page passes through `escape`, so that what is read is what was typed and nothing of it becomes a link, a
//! picture or HTML. What may not go in: what a page says.

mod escape;

use super::page::{Block, Column, Page, Table};
use escape::{escape, escape_cell};

/// Writes a page: blocks parted by one blank line.
pub(super) fn write(page: &Page) -> String {
    let blocks: Vec<String> = page.blocks().iter().map(block).collect();
    blocks.join("\n")
}

fn block(block: &Block) -> String {
    match block {
        Block::Heading(depth, title) => format!("{} {}\n", "#".repeat(*depth), escape(title)),
        Block::Paragraph(sentences) => format!("{}\n", escape(&sentences.join(" "))),
        Block::Said(label, sentences) => format!("**{}.** {}\n", escape(label), escape(&sentences.join(" "))),
        Block::NewSheet => "---\n".to_owned(),
        Block::Label(label) => format!("**{}**\n", escape(label)),
        Block::List(items) => items.iter().fold(String::new(), |out, item| out + "- " + &escape(item) + "\n"),
        Block::Table(table) => self::table(table),
        Block::Picture(picture) => format!("**{}.** {}\n", escape(&picture.title), escape(&picture.says)),
    }
}

fn table(table: &Table) -> String {
    let titles = line(table.columns.iter().map(|column| escape_cell(&column.title)));
    let mark = |column: &Column| if column.holds.is_figures() { "---:" } else { "---" };
    let marks = table.columns.iter().map(mark);
    let rows = table.rows.iter().map(|row| line(row.cells.iter().map(|cell| escape_cell(cell))));
    [titles, line(marks.map(str::to_owned))].into_iter().chain(rows).collect()
}

fn line(cells: impl Iterator<Item = String>) -> String {
    format!("| {} |\n", cells.collect::<Vec<_>>().join(" | "))
}
