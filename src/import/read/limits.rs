//! How much is taken from a file at most.

/// How much is taken from a file at most; whoever reads says for what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Rows of data.
    pub rows: usize,
    /// Cells of a row.
    pub columns: usize,
    /// Bytes of a cell.
    pub cell: usize,
    /// Bytes of all cells kept in memory together.
    pub bytes: usize,
}

impl Limits {
    /// A list of partners: more than anybody weighs against each other.
    pub const PARTNERS: Self = Self { rows: 10_000, columns: 1_000, cell: 1 << 20, bytes: 64 << 20 };
    /// A list of accounts, read as a stream.
    pub const ACCOUNTS: Self = Self { rows: 100_000_000, columns: 1_000, cell: 1 << 20, bytes: 64 << 20 };
}
