//! What the cells of a column look like.

use super::mapped::MappedColumn;
use crate::accounts::domain;
use crate::catalog::KindMeant;
use crate::import::{Table, signs, words};

/// So many cells are shown of a column.
const SAMPLES: usize = 3;
/// So many cells are looked at to tell what a column without a heading holds.
const LOOKED_AT: usize = 50;

/// A column of which only the cells are known.
pub(super) fn column(table: &Table, at: usize) -> MappedColumn {
    let said = || cells(table, at);
    MappedColumn {
        heading: table.headings[at].trim().to_owned(),
        target: None,
        offered: None,
        why: "nothing in the plan is called so",
        samples: said().take(SAMPLES).map(str::to_owned).collect(),
        decimal: signs::decimal(said()),
        dates: signs::date_order(said()),
    }
}

/// The cells of a column that say something.
pub(super) fn cells(table: &Table, at: usize) -> impl Iterator<Item = &str> {
    let all = table.rows.iter().filter_map(move |row| row.cells.get(at));
    all.map(|cell| cell.trim()).filter(|cell| !words::is_blank(cell))
}

/// Whether a column holds websites or addresses.
pub(super) fn holds_domains(table: &Table, at: usize) -> bool {
    let (mut domains, mut all) = (0, 0);
    for cell in cells(table, at).take(LOOKED_AT) {
        all += 1;
        domains += usize::from(!cell.contains(' ') && domain::registrable(cell).is_some());
    }
    all > 0 && domains * 5 >= all * 4
}

/// Whether a column holds names: letters, and not the same few words again and again.
pub(super) fn holds_names(table: &Table, at: usize) -> bool {
    let some: Vec<&str> = cells(table, at).take(LOOKED_AT).collect();
    let named = some.iter().filter(|cell| cell.chars().any(char::is_alphabetic)).count();
    let mut distinct = some.clone();
    distinct.sort_unstable();
    distinct.dedup();
    !some.is_empty() && named * 5 >= some.len() * 4 && distinct.len() * 5 >= some.len() * 3
}

/// Whether every cell of a column is a yes, a no or a "not known".
pub(super) fn holds_answers(table: &Table, at: usize) -> bool {
    let mut all = cells(table, at).peekable();
    all.peek().is_some() && all.all(|cell| words::word(words::Asked::Answer, cell).is_some())
}

/// Whether every cell of a column is "active" or "inactive", as a CRM says of every record.
pub(super) fn holds_only_active(table: &Table, at: usize) -> bool {
    const WORDS: [&str; 6] = ["active", "inactive", "aktiv", "inaktiv", "actif", "inactif"];
    let mut all = cells(table, at).peekable();
    all.peek().is_some() && all.all(|cell| WORDS.contains(&cell.to_lowercase().as_str()))
}

/// Whether every cell of a column is a whole number: how many there are, and not who.
pub(super) fn holds_counts(table: &Table, at: usize) -> bool {
    let mut all = cells(table, at).peekable();
    all.peek().is_some() && all.all(|cell| cell.chars().all(|letter| letter.is_ascii_digit()))
}

/// Whether the cells of a column say what kind of partner somebody is.
pub(super) fn holds_models(table: &Table, at: usize) -> bool {
    let (mut kinds, mut unsaid, mut all) = (0, 0, 0);
    for cell in cells(table, at).take(LOOKED_AT) {
        all += 1;
        match words::kind(cell) {
            Some(KindMeant::Is(_)) => kinds += 1,
            Some(KindMeant::Unsaid | KindMeant::Asked(_)) => unsaid += 1,
            _ => {}
        }
    }
    kinds > 0 && (kinds + unsaid) * 5 >= all * 4
}

/// Whether every cell of a column is a whole number from 1 to 5.
pub(super) fn holds_ratings(table: &Table, at: usize) -> bool {
    let mut all = cells(table, at).peekable();
    all.peek().is_some() && all.all(|cell| matches!(cell.parse::<u8>(), Ok(1..=5)))
}
