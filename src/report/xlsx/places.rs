//! Cells as formulas name them. Rows and columns are counted from 0.

use rust_xlsxwriter::utility::{cell_range, cell_range_absolute, row_col_to_cell, row_col_to_cell_absolute};

/// A cell by row and column.
pub(super) type Cell = (u32, u16);

/// `C5`: moves with the cell that names it.
pub(super) fn near(cell: Cell) -> String {
    row_col_to_cell(cell.0, cell.1)
}

/// `$C$5`: stays where it is.
pub(super) fn fixed(cell: Cell) -> String {
    row_col_to_cell_absolute(cell.0, cell.1)
}

/// `C5:F5`: moves with the cell that names it.
pub(super) fn along(row: u32, columns: (u16, u16)) -> String {
    cell_range(row, columns.0, row, columns.1)
}

/// `$C$5:$F$5`: stays where it is.
pub(super) fn fixed_along(row: u32, columns: (u16, u16)) -> String {
    cell_range_absolute(row, columns.0, row, columns.1)
}

/// `$C$5:$C$20`: stays where it is.
pub(super) fn down(column: u16, rows: (u32, u32)) -> String {
    cell_range_absolute(rows.0, column, rows.1, column)
}

/// A column by its place among columns there are not 16,384 of.
pub(super) fn column(place: usize) -> u16 {
    u16::try_from(place).unwrap_or(u16::MAX)
}

/// A row by its place among rows there are not a million of.
pub(super) fn row(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}
