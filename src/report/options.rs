//! What a user may ask of an export, whatever its format.

/// What goes into an export beyond the report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Contacts and notes too, which are for our eyes only.
    pub with_notes: bool,
    /// The appendix too: what everything rests on, and the sheets of all models.
    pub is_full: bool,
    /// A CSV file that Excel opens right with a double click, written as it expects; none is a plain one.
    pub excel: Option<Dialect>,
}

/// How a spreadsheet reads text: what parts cells, and the sign before decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dialect {
    /// Between two cells: one byte, neither a quotation mark nor a line end.
    pub delimiter: u8,
    /// Whether decimals follow a comma, and not a point.
    pub has_decimal_comma: bool,
}

impl Dialect {
    /// Commas between cells and decimal points, as programs and English spreadsheets have them.
    pub const PLAIN: Self = Self { delimiter: b',', has_decimal_comma: false };
}
