//! One deal worked through, as lines: the figures in columns, one a size of deal, and what is to be said beneath.

use crate::report::money::worked::{WorkedDeal, WorkedRow};
use crate::text;

/// Columns a label takes, and a figure at most.
const LABEL: usize = 20;
const FIGURE: usize = 12;

/// The lines it takes within so many columns; the figures come first, `true` marks what is said beside them.
pub(crate) fn lines(deal: &WorkedDeal, columns: usize) -> Vec<(String, bool)> {
    let mut out: Vec<(String, bool)> = heads(deal, columns).into_iter().map(|head| (head, false)).collect();
    out.extend(deal.rows.iter().map(|row| (line(&row.label, &row.cells, columns), false)));
    let notes = deal.notes.iter().flat_map(|note| text::wrap(note, columns));
    out.extend(notes.map(|note| (note, true)));
    out
}

/// The figures of a few rows alone, where room is short: what both sides have of the first year, and when it pays off.
pub(crate) fn briefly(deal: &WorkedDeal, columns: usize) -> Vec<String> {
    let is_first = |row: &&WorkedRow| row.label.ends_with("year 1") || row.label.ends_with("year one");
    let mut out = heads(deal, columns);
    out.extend(deal.rows.iter().filter(is_first).map(|row| line(&row.label, &row.cells, columns)));
    if deal.rows.is_empty() {
        out.extend(deal.notes.iter().flat_map(|note| text::wrap(note, columns)));
    }
    out
}

/// Whose deal it is, and what one is worth: "a deal a year of     $24k     $42k     $95k".
fn heads(deal: &WorkedDeal, columns: usize) -> Vec<String> {
    let whose = text::fit(&format!("of {}", deal.of), columns);
    let worth = (!deal.deals.is_empty()).then(|| line("a deal a year of", &deal.deals, columns));
    [whose].into_iter().chain(worth).collect()
}

fn line(label: &str, cells: &[String], columns: usize) -> String {
    let wide = (columns.saturating_sub(LABEL) / cells.len().max(1)).min(FIGURE);
    let label = text::fit(label, LABEL);
    let mut line = format!("{label}{}", " ".repeat(LABEL.saturating_sub(text::width(&label))));
    for cell in cells {
        line.push_str(&" ".repeat(wide.saturating_sub(text::width(cell))));
        line.push_str(cell);
    }
    line
}
