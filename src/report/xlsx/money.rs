//! One year's money of every candidate and of the set, worked out from cells that anybody may change.
//!
//! ```text
//! Typical deal a year      42      what holds for every deal, in yellow
//! …
//! The set                  Low     High
//! Deals in year one          8       24
//! …
//! Candidate   In the set  Our days … Paid at first … They earn … We keep … Invested … Deals … Left …
//! ```
//!
//! Formulas say what `prioritise::money` says.

mod of_all;
mod of_one;
mod terms;

use super::looks::Look;
use super::ratings::Ratings;
use super::sheet::{BookSheet, Done};
use crate::report::money::{Money, MoneyRow, words};

/// The sheet's name.
pub(super) const NAME: &str = "Money";

/// The row of the heads of the table of candidates.
const HEADS: u32 = 31;
/// The row of the first candidate.
const FIRST: u32 = HEADS + 1;

pub(super) fn write(sheet: &mut BookSheet<'_>, ratings: &Ratings<'_>, money: &Money) -> Done {
    let rows: Vec<&MoneyRow> = ratings.lines.iter().filter_map(|line| money.row(line.who.index)).collect();
    of_one::heads(sheet)?;
    sheet.text((0, 0), &format!("Money in year one, thousand {}", money.basis.currency), Look::Title)?;
    sheet.text((1, 0), &format!("All figures are {}.", words::BEFORE), Look::Plain)?;
    terms::write(sheet, money)?;
    of_all::write(sheet, money, rows.len())?;
    for (row, at) in rows.iter().zip(FIRST..) {
        of_one::write(sheet, ratings, row, money.set().contains(&row.who.index), at)?;
    }
    of_one::finish(sheet, rows.len())
}
