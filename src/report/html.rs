//! A page as HTML: one file that any browser opens and prints, without scripts or anything from outside.
//!
//! What may not go in: what a page says.

mod outline;
mod picture;
mod table;
mod words;

use super::page::Page;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use outline::{Outline, Piece, Sheet};
use words::Words;

/// Quiet on a screen, in the reader's own light or dark; narrow tables become cards; paper breaks where a sheet begins.
const STYLE: &str = include_str!("html/page.css");

/// Nothing is fetched and nothing runs, whatever a browser finds in the page.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// From how many headings on a list of them helps.
const WORTH_A_LIST: usize = 4;

/// Writes a page; its first heading is the title of the window.
pub(super) fn write(page: &Page) -> String {
    let outline = Outline::of(page);
    let contents = contents(&outline);
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="color-scheme" content="light dark";
                title { (Words(outline.title)) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                main {
                    @for (at, sheet) in outline.sheets.iter().enumerate() {
                        (self::sheet(sheet))
                        @if at == 0 { (contents) }
                    }
                }
            }
        }
    };
    page.into_string() + "\n"
}

/// Where to find what, for a screen; nothing where there is little to find.
fn contents(outline: &Outline<'_>) -> Markup {
    html! {
        @if outline.sheets.len() > 1 && outline.contents.len() >= WORTH_A_LIST {
            nav aria-label="Contents" {
                ul {
                    @for (id, title) in &outline.contents { li { a href={ "#part-" (id) } { (Words(title)) } } }
                }
            }
        }
    }
}

fn sheet(sheet: &Sheet<'_>) -> Markup {
    let name = sheet.first_heading().map(|id| format!("part-{id}"));
    html! {
        section aria-labelledby=[name] {
            @for piece in &sheet.pieces { "\n" (self::piece(piece)) }
        }
    }
}

fn piece(piece: &Piece<'_>) -> Markup {
    match piece {
        Piece::Heading { level, id, title } => heading(*level, Some(*id), title),
        Piece::Paragraph(sentences) => paragraph(sentences),
        Piece::List(items) => list(items),
        Piece::Labelled { level, label, sentences, points } => html! {
            div.labelled {
                (heading(*level, None, label))
                div { (paragraph(sentences)) (list(points)) }
            }
        },
        Piece::Table { caption, table } => table::table(caption, table),
        Piece::Picture(picture) => picture::picture(picture),
    }
}

fn heading(level: usize, id: Option<usize>, title: &str) -> Markup {
    let id = id.map(|id| format!("part-{id}"));
    match level {
        1 => html! { h1 id=[id] { (Words(title)) } },
        2 => html! { h2 id=[id] { (Words(title)) } },
        3 => html! { h3 id=[id] { (Words(title)) } },
        4 => html! { h4 id=[id] { (Words(title)) } },
        _ => html! { h5 id=[id] { (Words(title)) } },
    }
}

fn paragraph(sentences: &[String]) -> Markup {
    html! { @if !sentences.is_empty() { p { (Words(&sentences.join(" "))) } } }
}

fn list(items: &[String]) -> Markup {
    html! { @if !items.is_empty() { ul { @for item in items { li { (Words(item)) } } } } }
}
