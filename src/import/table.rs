//! A table as it was read: text in rows, nothing understood yet.

/// What a table was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Format {
    /// Text with a delimiter: CSV, TSV, or rows pasted from a spreadsheet.
    Text {
        /// The name of the encoding, as the WHATWG writes it.
        encoding: &'static str,
        /// What stands between two cells; none in a list of one column.
        delimiter: Option<char>,
    },
    /// A sheet of a workbook.
    Workbook {
        /// The name of the sheet.
        sheet: String,
        /// The names of the other sheets there are to see.
        others: Vec<String>,
    },
}

/// A table as it was read. Rows are counted as in the file, from 1; a row whose cells hold line breaks has the number of
/// its first line in a text file, its row number in a workbook.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// The name of the file, without its folder; "pasted rows" where there is none.
    pub name: String,
    /// What it was read from.
    pub format: Format,
    /// The row of the headings; none where there are none.
    pub header_row: Option<usize>,
    /// The headings as written, as many as the widest row has cells; empty where a column has none.
    pub headings: Vec<String>,
    /// The rows under the headings, each as wide as the headings.
    pub rows: Vec<Row>,
    /// Rows that are no data: a title, a total, what a report says of itself.
    pub aside: Vec<Aside>,
    /// What is worth saying of how it was read.
    pub notes: Vec<Note>,
}

/// A row of data.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Its number in the file.
    pub number: usize,
    /// Its cells as text, nothing taken away but the marks of the format.
    pub cells: Vec<String>,
}

/// A row that is passed over, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aside {
    /// Its number in the file.
    pub number: usize,
    /// What stands in it, cut to a line.
    pub text: String,
    /// Why it is no data: "title", "total", "footer".
    pub why: &'static str,
}

/// Something worth saying of a file or one of its rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The row it is about; none where it is the file.
    pub row: Option<usize>,
    /// One sentence.
    pub text: String,
}
