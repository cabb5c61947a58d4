//! A page on a terminal: headings over aligned tables and wrapped lines.

use super::{
    shell::Shell,
    table::{Column, Table, paragraph, point},
};
use crate::report::page::{self, Block, Holds, Page};

/// The page as text; a blank line stands before every heading.
pub(super) fn text(shell: &Shell, page: &Page) -> String {
    page.blocks().iter().map(|block| self::block(shell, block)).collect()
}

fn block(shell: &Shell, block: &Block) -> String {
    match block {
        Block::Heading(_, title) => format!("\n{}\n", shell.heading(&shell.drawn(title))),
        Block::Paragraph(sentences) => sentences.iter().map(|sentence| paragraph(shell, sentence)).collect(),
        Block::Said(label, sentences) => {
            format!("\n{}\n", shell.heading(&shell.drawn(label))) + &paragraph(shell, &sentences.join(" "))
        }
        Block::NewSheet => String::new(),
        Block::Label(label) => format!("\n{}\n", shell.heading(&shell.drawn(label))),
        Block::List(items) => items.iter().map(|item| point(shell, item)).collect(),
        Block::Table(table) => self::table(shell, table),
        Block::Picture(picture) => paragraph(shell, &format!("{}: {}", picture.title, picture.says)),
    }
}

/// The table without what a narrow page can do without.
fn table(shell: &Shell, table: &page::Table) -> String {
    let is_shown: Vec<bool> = table.columns.iter().map(|column| column.holds != Holds::Detail).collect();
    let columns = table.columns.iter().zip(&is_shown).filter(|(_, is_shown)| **is_shown);
    let mut out = Table::of(columns.map(|(column, _)| (column.title.as_str(), kind(column.holds))));
    for row in &table.rows {
        let cells = row.cells.iter().zip(&is_shown).filter(|(_, is_shown)| **is_shown);
        out.cells(cells.map(|(cell, _)| cell.clone()).collect());
    }
    out.text(shell)
}

fn kind(holds: Holds) -> Column {
    match holds {
        Holds::Figures | Holds::Score => Column::Right,
        Holds::Text | Holds::Detail => Column::Flexible,
    }
}
