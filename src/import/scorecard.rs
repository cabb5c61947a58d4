//! A scorecard that comes back: whose row it is stands in a column of ids, what a column is on in a row of ids, so that
//! sorting, filtering and moving columns change nothing.

use super::Table;
use crate::interview::scorecards::mark;
use crate::plan::{Criterion, CriterionId, Mark, Partner, PartnerId, Plan};
use crate::text::{fit, same::is_same};

/// What stands over the column of ids, and in the row of them.
pub const ID: &str = "id";
/// What stands over the column of names.
pub const CANDIDATE: &str = "Candidate";

/// In how many rows it is looked for what the columns are.
const HEAD: usize = 30;

/// What a scorecard says.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Card {
    /// Its marks.
    pub marks: Vec<Mark>,
    /// What could not be read.
    pub slips: Vec<Slip>,
}

/// A cell that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slip {
    /// The row, counted as in the file from 1.
    pub row: usize,
    /// What the column is on; none where it is the whole row.
    pub column: Option<String>,
    /// Why, without the place.
    pub reason: String,
}

impl Slip {
    /// "Row 7, Commitment: “6” is no mark: 1, 2, 3, 4, 5, n/a, or nothing."
    #[must_use]
    pub fn sentence(&self) -> String {
        let column = self.column.as_ref().map(|column| format!(", {column}")).unwrap_or_default();
        format!("Row {}{column}: {}.", self.row, self.reason)
    }
}

/// Where things stand on a card.
struct Layout<'a> {
    /// The row that says what each column is.
    row: usize,
    id: Option<usize>,
    name: Option<usize>,
    criteria: Vec<(usize, &'a Criterion)>,
}

/// Reads a scorecard out of a table without headings.
///
/// # Errors
/// When it is none; the sentence says what is missing.
pub fn read(plan: &Plan, table: &Table) -> Result<Card, String> {
    let rows = &table.rows;
    // The row of ids knows more columns than that of names over it where something was renamed, and else as many.
    let laid_out = rows.iter().take(HEAD).enumerate().filter_map(|(at, row)| layout(plan, at, &row.cells));
    let Some(layout) = laid_out.max_by_key(|layout| layout.criteria.len()) else {
        return Err(format!(
            "{} is no scorecard: no row names the criteria beside “{ID}” or “{CANDIDATE}”. export --scorecard makes one",
            table.name
        ));
    };
    let mut card = Card::default();
    let mut seen: Vec<&PartnerId> = Vec::new();
    for row in rows.iter().skip(layout.row + 1) {
        let slip = |column, reason: String| Slip { row: row.number, column, reason };
        let (marks, slips) = marked(&layout, &row.cells);
        let Some(partner) = candidate(plan, &layout, &row.cells) else {
            if !marks.is_empty() {
                let who = cell(&row.cells, layout.name).or(cell(&row.cells, layout.id)).unwrap_or_default();
                card.slips.push(slip(None, format!("no candidate is “{}”", fit(who, 60))));
            }
            continue;
        };
        if seen.contains(&&partner.id) {
            card.slips.push(slip(None, format!("{} stands twice, the first row counts", partner.name)));
            continue;
        }
        seen.push(&partner.id);
        card.slips.extend(slips.into_iter().map(|(criterion, reason)| slip(Some(criterion.name.clone()), reason)));
        card.marks.extend(marks.into_iter().map(|mark| Mark { partner: partner.id.clone(), ..mark }));
    }
    Ok(card)
}

/// Whether a table is a scorecard as this program writes it: under the names of the criteria stand their ids.
#[must_use]
pub fn is_one(plan: &Plan, table: &Table) -> bool {
    let is_id = |cell: &&String| plan.criterion(&CriterionId::new(cell.trim())).is_some();
    let is_row = |cells: &[String]| {
        cells.iter().any(|cell| cell.trim().eq_ignore_ascii_case(ID)) && cells.iter().filter(is_id).count() > 1
    };
    table.rows.iter().take(HEAD).any(|row| is_row(&row.cells))
}

fn layout<'a>(plan: &'a Plan, row: usize, cells: &[String]) -> Option<Layout<'a>> {
    let at = |word: &str| cells.iter().position(|cell| cell.trim().eq_ignore_ascii_case(word));
    let (id, name) = (at(ID), at(CANDIDATE));
    let mut criteria: Vec<(usize, &Criterion)> = Vec::new();
    for (column, cell) in cells.iter().enumerate() {
        let by_id = plan.criterion(&CriterionId::new(cell.trim()));
        let criterion = by_id.or_else(|| plan.criteria.iter().find(|criterion| is_same(&criterion.name, cell)));
        if let Some(criterion) = criterion.filter(|found| !criteria.iter().any(|(_, other)| other.id == found.id)) {
            criteria.push((column, criterion));
        }
    }
    (!criteria.is_empty() && (id.is_some() || name.is_some())).then_some(Layout { row, id, name, criteria })
}

fn cell(cells: &[String], column: Option<usize>) -> Option<&str> {
    let text = cells.get(column?)?.trim().trim_start_matches('\'').trim();
    (!text.is_empty()).then_some(text)
}

/// Who a row is about: by id, else by the only one of that name.
fn candidate<'a>(plan: &'a Plan, layout: &Layout<'_>, cells: &[String]) -> Option<&'a Partner> {
    if let Some(partner) = cell(cells, layout.id).and_then(|id| plan.partner(&PartnerId::new(id))) {
        return Some(partner);
    }
    let name = cell(cells, layout.name)?;
    let mut named = plan.partners.iter().filter(|partner| is_same(&partner.name, name));
    let only = named.next()?;
    named.next().is_none().then_some(only)
}

type Marked<'a> = (Vec<Mark>, Vec<(&'a Criterion, String)>);

/// The marks of a row, of nobody yet, and what is none.
fn marked<'a>(layout: &Layout<'a>, cells: &[String]) -> Marked<'a> {
    let (mut marks, mut slips) = (Vec::new(), Vec::new());
    for (column, criterion) in &layout.criteria {
        let text = cells.get(*column).map_or("", String::as_str);
        match mark(&PartnerId::default(), &criterion.id, text) {
            Ok(mark) => marks.extend(mark),
            Err(reason) => slips.push((*criterion, reason)),
        }
    }
    (marks, slips)
}
