//! A page as HTML: one file that any browser opens and prints, without scripts, pictures or anything from outside.
//!
//! What may not go in: what a page says.

use super::page::{self, Block, Holds, Page, Table};

/// Quiet on a screen, in the reader's own light or dark; on paper no row and no heading is torn from what it heads.
const STYLE: &str = "
:root { color-scheme: light dark; }
body { font: 11pt/1.45 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h1, h2, h3, h4 { line-height: 1.2; margin: 1.6em 0 .5em; break-after: avoid; }
table { border-collapse: collapse; margin: .5em 0 1em; font-size: .92em; }
th, td { padding: .25em .7em .25em 0; text-align: left; vertical-align: top; border-bottom: 1px solid #8886; }
th { border-bottom-width: 2px; }
.figures { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
tr, li { break-inside: avoid; }
p, ul { margin: .5em 0; }
hr { border: 0; border-top: 1px solid #8886; margin: 2em 0; }
@media print {
  body { margin: 0; max-width: none; font-size: 9.5pt; line-height: 1.35; }
  h1 { margin-top: 0; }
  hr { border: 0; margin: 0; break-after: page; }
}
";

/// Writes a page; its first heading is the title of the window.
pub(super) fn write(page: &Page) -> String {
    let title = page.blocks().iter().find_map(|block| match block {
        Block::Heading(_, title) => Some(escape(title)),
        _ => None,
    });
    let body: String = page.blocks().iter().map(block).collect();
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{}</title>\n\
         <style>{STYLE}</style>\n</head>\n<body>\n{body}</body>\n</html>\n",
        title.unwrap_or_default()
    )
}

fn block(block: &Block) -> String {
    match block {
        Block::Heading(depth, title) => format!("<h{depth}>{}</h{depth}>\n", escape(title)),
        Block::Paragraph(sentences) => format!("<p>{}</p>\n", escape(&sentences.join(" "))),
        Block::Said(label, sentences) => {
            format!("<p><strong>{}.</strong> {}</p>\n", escape(label), escape(&sentences.join(" ")))
        }
        Block::NewSheet => "<hr>\n".to_owned(),
        Block::Label(label) => format!("<p><strong>{}</strong></p>\n", escape(label)),
        Block::List(items) => {
            let items: Vec<String> = items.iter().map(|item| format!("<li>{}</li>\n", escape(item))).collect();
            format!("<ul>\n{}</ul>\n", items.concat())
        }
        Block::Table(table) => self::table(table),
    }
}

fn table(table: &Table) -> String {
    let titles = row(table, "th", table.columns.iter().map(|column| column.title.as_str()));
    let rows: String = table.rows.iter().map(|cells| row(table, "td", cells.iter().map(String::as_str))).collect();
    format!("<table>\n<thead>\n{titles}</thead>\n<tbody>\n{rows}</tbody>\n</table>\n")
}

fn row<'a>(table: &Table, tag: &str, cells: impl Iterator<Item = &'a str>) -> String {
    let cells = cells.zip(&table.columns).map(|(cell, column)| {
        let class = if column.holds == Holds::Figures { " class=\"figures\"" } else { "" };
        format!("<{tag}{class}>{}</{tag}>", escape(cell))
    });
    format!("<tr>{}</tr>\n", cells.collect::<Vec<_>>().concat())
}

/// Text as HTML shows it: nothing that was typed is obeyed, and nothing stands in it that HTML does not allow.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in page::line(text).chars() {
        match letter {
            '&' => escaped += "&amp;",
            '<' => escaped += "&lt;",
            '>' => escaped += "&gt;",
            '"' => escaped += "&quot;",
            _ => escaped.push(letter),
        }
    }
    escaped
}
