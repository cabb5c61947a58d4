//! An import as it is looked at.
//!
//! ```text
//! Import 07-german-contacts.csv
//! windows-1252, semicolons, headings in row 1 · 3 rows
//! 3 added
//!
//! Columns 14   Rows 3   Notes 2
//!   column        goes to            for instance
//! › Firma         Name               Osterloh Cloud GmbH, Müller & Söhne …
//! ```

use super::Importing;
use super::preview::{Arrived, Side};
use crate::import::Format;
use crate::report::figure;
use crate::tui::canvas::{Canvas, below, shift, top};
use crate::tui::dialogs::panel;
use crate::tui::theme::Role;
use crate::tui::widgets::list::List;
use crate::tui::working::incoming::Source;
use ratatui::layout::Rect;

/// Columns of the panel.
const WIDE: u16 = 116;
/// Rows below the list for what is said of the selected one.
const FOOT: u16 = 3;

/// Rows done, of how many where that is known.
type Far = Option<(usize, Option<usize>)>;

pub(super) fn draw(importing: &Importing, far: Far, canvas: &mut Canvas<'_>, body: Rect) {
    let name = match &importing.source {
        Source::File(path) => path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default(),
        Source::Pasted(_) => "pasted rows".to_owned(),
    };
    let title = format!("Import {name}");
    match &importing.came {
        None => waiting(canvas, body, &title, &far_words(far), Role::Dim),
        Some(Err(sentence)) => {
            let more =
                if importing.is_prompted { " Nothing was changed; Esc goes back to name another file." } else { "" };
            waiting(canvas, body, &title, &format!("{sentence}{more}"), Role::Text);
        }
        Some(Ok(preview)) => {
            let inside = panel(canvas, body, WIDE, body.height, &title);
            let is_file = matches!(importing.source, Source::File(_));
            all(preview, canvas, inside, is_file);
        }
    }
}

/// How far reading it is, or working out what it comes to.
fn far_words(far: Far) -> String {
    let done = match far {
        None => "Reading…".to_owned(),
        Some((rows, None)) => format!("Reading… {} so far.", figure::counted(rows, "row")),
        Some((rows, Some(all))) => {
            format!("Working out what the rows come to… {rows} of {}.", figure::counted(all, "row"))
        }
    };
    format!("{done} Esc ends it; nothing has changed.")
}

fn waiting(canvas: &mut Canvas<'_>, body: Rect, title: &str, words: &str, role: Role) {
    let inside = panel(canvas, body, 78, 5, title);
    canvas.paragraph(inside, words, role);
}

fn all(preview: &Arrived, canvas: &mut Canvas<'_>, inside: Rect, is_file: bool) {
    let used = canvas.paragraph(inside, &found(preview), Role::Dim);
    let rest = below(inside, used);
    let used = match preview.question(is_file) {
        Some(question) => canvas.paragraph(rest, &question, Role::Warning),
        None => canvas.paragraph(rest, &would(preview), Role::Text),
    };
    let rest = below(rest, used + 1);
    tabs(preview, canvas, rest);
    let rest = below(rest, 1);
    let listed = top(rest, rest.height.saturating_sub(FOOT));
    let list = list(preview);
    let used = list.draw_plain(canvas, listed).min(listed.height);
    canvas.paragraph(shift(below(rest, used.saturating_add(1).min(listed.height)), 2), &preview.about(), Role::Dim);
}

fn list(preview: &Arrived) -> &List<usize> {
    match preview.side {
        Side::Columns => &preview.columns_list,
        Side::Rows => &preview.rows_list,
        Side::Notes => &preview.notes_list,
    }
}

fn tabs(preview: &Arrived, canvas: &mut Canvas<'_>, area: Rect) {
    let parts = [
        (Side::Columns, "Columns", preview.columns_list.all()),
        (Side::Rows, "Rows", preview.rows.len()),
        (Side::Notes, "Notes", preview.notes.len()),
    ];
    let mut rest = area;
    for (side, name, count) in parts {
        let role = if side == preview.side { Role::Accent } else { Role::Dim };
        let used = canvas.write(rest, &format!("{name} {count}"), role);
        rest = shift(rest, used + 3);
    }
}

/// "Would come of it: 3 added, 1 rejected."
fn would(preview: &Arrived) -> String {
    if preview.is_of_accounts() {
        let why = &preview.mapping.why;
        return format!("These are accounts, not candidates ({why}): Enter asks whose they are, h says otherwise.");
    }
    let words = preview.outcome.in_words();
    let cells = preview.outcome.rejected.iter().filter(|it| it.column.is_some()).count();
    let left = if cells > 0 { format!("; {} not taken", figure::counted(cells, "cell")) } else { String::new() };
    match preview.outcome.change {
        Some(_) => format!("Would come of it: {words}{left}."),
        None => format!("Nothing would change: {words}."),
    }
}

/// How the table was read.
fn found(preview: &Arrived) -> String {
    let table = &preview.table;
    let how = match &table.format {
        Format::Text { encoding, delimiter } => format!("{encoding}, {}", delimiter_words(*delimiter)),
        Format::Workbook { sheet, .. } => format!("Workbook, sheet {sheet}"),
    };
    let headings = table.header_row.map_or_else(|| "no headings".to_owned(), |row| format!("headings in row {row}"));
    let rows = figure::counted(table.rows.len(), "row");
    let rows = if preview.cut.is_some() { format!("the first {rows}") } else { rows };
    let aside = match table.aside.len() {
        0 => String::new(),
        count => format!(", {} passed over", figure::counted(count, "row")),
    };
    format!("{how}, {headings} · {rows}{aside}")
}

/// What parts cells, in a word.
pub(super) fn delimiter_words(delimiter: Option<char>) -> String {
    match delimiter {
        None => "one column".to_owned(),
        Some(',') => "commas".to_owned(),
        Some(';') => "semicolons".to_owned(),
        Some('\t') => "tabs".to_owned(),
        Some('|') => "pipes".to_owned(),
        Some(other) => format!("“{other}”"),
    }
}
