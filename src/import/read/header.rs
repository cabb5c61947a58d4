//! Which row holds the headings: the first that is filled like the table below it and reads like names of columns, not
//! like values. Titles may stand above it.

use super::reading::Reading;
use super::refusal::Refusal;
use super::sieve::Ground;
use super::words::{Heading, heading, is_rule, is_value};

/// The headings are looked for in so many rows that are not blank.
const FIRST: usize = 30;

/// Where the data begin below these first rows; `number` says of each which row of the file it is, `last` which was the
/// last that was looked at.
pub(super) fn ground(
    mut rows: Vec<Vec<String>>,
    number: impl Fn(usize) -> usize,
    reading: &Reading,
    last: usize,
) -> Result<Ground, Refusal> {
    let place = match reading.header_row {
        Some(0) => None,
        Some(row) => {
            let place = (0..rows.len()).find(|at| number(*at) == row);
            Some(place.ok_or(Refusal::NoSuchRow { row, rows: last })?)
        }
        None => find(&rows, reading.is_pasted),
    };
    let first = match (place, reading.header_row) {
        (Some(place), _) => place,
        (None, Some(_)) => 0,
        (None, None) => candidate(&rows, usual_fill(&rows)).unwrap_or(0),
    };
    let headings = place.map(|place| std::mem::take(&mut rows[place])).unwrap_or_default();
    let first = if rows.is_empty() { 0 } else { number(first) };
    Ok(Ground { header_row: place.map(number), headings, first, is_sparse: false })
}

/// The place among `rows` of the headings; none where the rows begin at once. `is_pasted`: whether whoever copied them
/// chose the rows, so that without any sign of headings there are none.
fn find(rows: &[Vec<String>], is_pasted: bool) -> Option<usize> {
    let candidate = candidate(rows, usual_fill(rows))?;
    is_heading(&rows[candidate], &rows[candidate + 1..], is_pasted).then_some(candidate)
}

fn filled(row: &[String]) -> usize {
    row.iter().filter(|cell| !cell.trim().is_empty() && !is_rule(cell.as_bytes())).count()
}

/// How many cells a row usually has something in: the middle over all rows that are not blank.
fn usual_fill(rows: &[Vec<String>]) -> usize {
    let mut counts: Vec<usize> = rows.iter().map(|row| filled(row)).filter(|count| *count > 0).collect();
    counts.sort_unstable();
    counts.get(counts.len() / 2).copied().unwrap_or(0)
}

/// The first row that is filled as a row of the table is; of the next ones the one that is all headings, where that is
/// not: words and what they say may stand above a table too.
fn candidate(rows: &[Vec<String>], usual: usize) -> Option<usize> {
    let mut numbered = rows.iter().enumerate().filter(|(_, row)| filled(row) > 0).take(FIRST);
    let is_full = |row: &[String]| usual < 2 || filled(row) >= 2.max(usual.div_ceil(2));
    let (first, row) = numbered.find(|(_, row)| is_full(row))?;
    if usual < 2 || filled(row) >= usual && share_of_headings(row) > 0.0 {
        return Some(first);
    }
    let is_all_headings = |row: &[String]| share_of_headings(row) >= 0.5 && !row.iter().any(|cell| is_value(cell));
    let later = numbered.find(|(_, later)| filled(later) > filled(row) && is_all_headings(later));
    Some(later.map_or(first, |(later, _)| later))
}

/// The share of filled cells that have a word of headings in them.
fn share_of_headings(row: &[String]) -> f64 {
    let known = row.iter().filter(|cell| heading(cell) != Heading::No).count();
    let filled = filled(row).max(1);
    f64::from(u32::try_from(known).unwrap_or(u32::MAX)) / f64::from(u32::try_from(filled).unwrap_or(u32::MAX))
}

fn is_heading(row: &[String], below: &[Vec<String>], is_pasted: bool) -> bool {
    if filled(row) == 1 {
        return row.iter().any(|cell| heading(cell) == Heading::Sure);
    }
    if below.iter().any(|other| other != row && shares_a_cell(row, other)) {
        return false;
    }
    let years = row.iter().filter(|cell| is_year(cell)).count();
    let values = row.iter().filter(|cell| is_value(cell) && !(years > 1 && is_year(cell))).count();
    if share_of_headings(row) >= 1.0 / 3.0 && values * 2 <= filled(row) {
        return true;
    }
    let holds_values = |column: usize| {
        let cells = below.iter().filter_map(|row| row.get(column)).filter(|cell| !cell.trim().is_empty());
        let mut cells = cells.peekable();
        cells.peek().is_some() && cells.all(|cell| is_value(cell))
    };
    values == 0 && ((0..row.len()).any(holds_values) || !is_pasted && !below.is_empty())
}

/// Whether a cell is a year: two of them beside each other head what was in them.
fn is_year(cell: &str) -> bool {
    cell.trim().parse::<u32>().is_ok_and(|year| (1980..2100).contains(&year))
}

/// Whether the same stands in a column of both rows: what one column is called is not said again below.
fn shares_a_cell(row: &[String], other: &[String]) -> bool {
    row.iter().zip(other).any(|(cell, other)| !cell.trim().is_empty() && cell.trim() == other.trim())
}
