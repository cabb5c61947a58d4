//! A table: on a narrow screen a card for each row, unless it is narrow itself.

use super::super::page::{Column, Holds, Table, TableRow};
use super::picture;
use super::words::Words;
use maud::{Markup, html};

/// The title of the column that only numbers the rows.
const NUMBER: &str = "#";
/// Up to how many columns a phone shows side by side.
const NARROW: usize = 3;
/// From how many letters on a word is broken so that it fits.
const LONG: usize = 22;
/// Up to how many letters a word with a hyphen, a day most often, is kept whole.
const DAY: usize = 10;

pub(super) fn table(caption: &str, table: &Table) -> Markup {
    let is_shown = |column: &&Column| column.holds != Holds::Detail;
    let is_narrow = table.columns.iter().filter(is_shown).count() <= NARROW;
    let names = table.columns.iter().position(|column| column.title != NUMBER);
    html! {
        table class=[(!is_narrow).then_some("cards")] {
            caption { (Words(caption)) }
            thead {
                tr {
                    @for column in &table.columns {
                        th scope="col" class=[class(column.holds, &column.title)] { (Words(&column.title)) }
                    }
                }
            }
            tbody { @for row in &table.rows { "\n" (self::row(&table.columns, names, row)) } }
        }
    }
}

/// A row, named by its first cell, its number aside.
fn row(columns: &[Column], names: Option<usize>, row: &TableRow) -> Markup {
    html! {
        tr class=[row.is_in_the_set.then_some("ours")] {
            @for (at, (cell, column)) in row.cells.iter().zip(columns).enumerate() {
                @if Some(at) == names { th scope="row" class=[class(column.holds, cell)] { (Words(cell)) } }
                @else {
                    td class=[class(column.holds, cell)] data-of=(Words(&column.title)) {
                        @if column.holds == Holds::Score { (picture::bar(cell)) }
                        (Words(cell))
                    }
                }
            }
        }
    }
}

/// How a cell is set: what it holds, and whether its words are broken or kept whole.
fn class(holds: Holds, cell: &str) -> Option<&'static str> {
    let is_long = cell.len() >= LONG && cell.split(' ').any(|word| word.chars().count() >= LONG);
    let is_whole = cell.len() <= DAY && cell.contains('-') && !cell.contains(' ');
    match holds {
        Holds::Figures => Some("figures"),
        Holds::Score => Some("figures score"),
        Holds::Detail if is_long => Some("detail long"),
        Holds::Detail if is_whole => Some("detail whole"),
        Holds::Detail => Some("detail"),
        Holds::Text if is_long => Some("long"),
        Holds::Text => is_whole.then_some("whole"),
    }
}
