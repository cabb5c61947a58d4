//! A page as Markdown.
//!
//! Everything on a page but our own titles of tables passes through `escape`, so that what is read is what was typed and nothing of it becomes a
//! link, a picture or HTML. What may not go in: what a page says.

mod escape;

use super::page::{Block, Column, Holds, Page, Table};
use escape::{escape, escape_figure};

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
    }
}

fn table(table: &Table) -> String {
    let titles = line(table.columns.iter().map(|column| column.title.clone()));
    let marks = table.columns.iter().map(|column| if column.holds == Holds::Figures { "---:" } else { "---" });
    let rows = table.rows.iter().map(|row| line(row.iter().zip(&table.columns).map(cell)));
    [titles, line(marks.map(str::to_owned))].into_iter().chain(rows).collect()
}

fn cell((text, column): (&String, &Column)) -> String {
    if column.holds == Holds::Figures { escape_figure(text) } else { escape(text) }
}

fn line(cells: impl Iterator<Item = String>) -> String {
    format!("| {} |\n", cells.collect::<Vec<_>>().join(" | "))
}
