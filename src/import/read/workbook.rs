//! An XLSX workbook, opened: which sheet is read and where its data begin are known. Cells come one at a time and rows are
//! made of those that have something in them, so that a cell in the last corner of a sheet takes no more than itself.

mod guard;
mod value;

use super::header;
use super::limits::Limits;
use super::notes::Notes;
use super::reading::Reading;
use super::records::{Kept, Record};
use super::refusal::Refusal;
use super::sieve::{Ground, Passed, Sieve};
use crate::import::Format;
use crate::text;
use calamine::{Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use std::io::{Cursor, Read, Seek, SeekFrom};

/// So many rows tell where the headings are.
const ROWS: usize = 200;
/// No list of partners or accounts is in a larger file; what is, is better as CSV.
const FILE: u64 = 128 << 20;

/// A workbook of which it is known how to read it.
pub(super) struct Workbook {
    xlsx: Xlsx<Cursor<Vec<u8>>>,
    sheet: String,
    others: Vec<String>,
    pub(super) ground: Ground,
}

impl Workbook {
    /// Finds out how to read the source, but for what `reading` says.
    pub(super) fn open<R: Read + Seek>(source: &mut R, reading: &Reading) -> Result<Self, Refusal> {
        let mut bytes = Vec::new();
        source.seek(SeekFrom::Start(0))?;
        source.by_ref().take(FILE + 1).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > FILE {
            return Err(Refusal::Workbook(format!("it is larger than {} MiB: save the sheet as CSV", FILE >> 20)));
        }
        guard::look(&bytes)?;
        let mut xlsx = Xlsx::new(Cursor::new(bytes)).map_err(|error| broken(&error))?;
        let (sheet, others) = choose(&mut xlsx, reading)?;
        let ground = look(&mut xlsx, &sheet, reading)?;
        Ok(Self { xlsx, sheet, others, ground })
    }

    /// What it is, for people.
    pub(super) fn format(&self) -> Format {
        Format::Workbook { sheet: self.sheet.clone(), others: self.others.clone() }
    }

    /// Hands every row of data to `take`.
    pub(super) fn each(
        &mut self,
        limits: Limits,
        take: &mut dyn FnMut(&Record<'_>) -> Result<(), Refusal>,
        notes: &mut Notes,
    ) -> Result<Passed, Refusal> {
        let mut sieve = Sieve::new(&self.ground, limits, take);
        rows(&mut self.xlsx, &self.sheet, limits, notes, &mut |record| sieve.row(record).map(|()| true))?;
        sieve.end()
    }

    /// What is worth saying of the workbook.
    pub(super) fn tell(&self, notes: &mut Notes) {
        if !self.others.is_empty() {
            let names: Vec<String> = self.others.iter().take(8).map(|name| text::fit(name, 31)).collect();
            let more = if self.others.len() > names.len() { " and others" } else { "" };
            let (sheet, names) = (text::fit(&self.sheet, 31), names.join(", "));
            notes.file(format!("The sheet “{sheet}” is read; not read: {names}{more}."));
        }
    }
}

/// The sheet to read and the other sheets: the one that is named, or else the first to be seen that is not empty.
fn choose<R: Read + Seek>(xlsx: &mut Xlsx<R>, reading: &Reading) -> Result<(String, Vec<String>), Refusal> {
    let is_sheet = |sheet: &&calamine::Sheet| sheet.typ == SheetType::WorkSheet;
    let sheets: Vec<calamine::Sheet> = xlsx.sheets_metadata().iter().filter(is_sheet).cloned().collect();
    let is_visible = |sheet: &calamine::Sheet| sheet.visible == SheetVisible::Visible;
    let chosen = match &reading.sheet {
        Some(wanted) => named(&sheets, wanted)?,
        None => first_filled(xlsx, sheets.iter().filter(|sheet| is_visible(sheet)))?,
    };
    let is_other = |sheet: &calamine::Sheet| is_visible(sheet) && sheet.name != chosen;
    let others = sheets.iter().filter(|sheet| is_other(sheet)).map(|sheet| sheet.name.clone()).collect();
    Ok((chosen, others))
}

/// The sheet of this name or number.
fn named(sheets: &[calamine::Sheet], wanted: &str) -> Result<String, Refusal> {
    let number = wanted.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
    let by_name = sheets.iter().find(|sheet| sheet.name.to_lowercase() == wanted.to_lowercase());
    let found = by_name.or_else(|| number.and_then(|at| sheets.get(at)));
    found.map(|sheet| sheet.name.clone()).ok_or_else(|| Refusal::NoSuchSheet {
        name: wanted.to_owned(),
        sheets: sheets.iter().map(|sheet| text::fit(&sheet.name, 31)).collect(),
    })
}

fn first_filled<'a, R: Read + Seek>(
    xlsx: &mut Xlsx<R>,
    sheets: impl Iterator<Item = &'a calamine::Sheet>,
) -> Result<String, Refusal> {
    for sheet in sheets {
        let mut is_filled = false;
        rows(xlsx, &sheet.name, Limits::ACCOUNTS, &mut Notes::default(), &mut |_| {
            is_filled = true;
            Ok(false)
        })?;
        if is_filled {
            return Ok(sheet.name.clone());
        }
    }
    Err(Refusal::Empty)
}

/// Where the data begin.
fn look<R: Read + Seek>(xlsx: &mut Xlsx<R>, sheet: &str, reading: &Reading) -> Result<Ground, Refusal> {
    let mut numbers = Vec::new();
    let mut first: Vec<Vec<String>> = Vec::new();
    rows(xlsx, sheet, Limits::ACCOUNTS, &mut Notes::default(), &mut |record| {
        numbers.push(record.number);
        first.push(record.iter().map(|cell| String::from_utf8_lossy(cell).into_owned()).collect());
        Ok(first.len() < ROWS || reading.header_row.is_some_and(|wanted| wanted > record.number))
    })?;
    let last = numbers.last().copied().unwrap_or(0);
    let mut ground = header::ground(first, |at| numbers[at], reading, last)?;
    ground.is_sparse = true;
    Ok(ground)
}

/// Hands the rows that have something in them to `take` until it has enough.
fn rows<R: Read + Seek>(
    xlsx: &mut Xlsx<R>,
    sheet: &str,
    limits: Limits,
    notes: &mut Notes,
    take: &mut dyn FnMut(&Record<'_>) -> Result<bool, Refusal>,
) -> Result<(), Refusal> {
    let mut cells = xlsx.worksheet_cells_reader(sheet).map_err(|error| broken(&error))?;
    let mut row = SheetRow::default();
    while let Some(cell) = cells.next_cell().map_err(|error| broken(&error))? {
        let (number, column) = cell.get_position();
        let (number, column) = (number as usize + 1, column as usize);
        let Some(text) = value::text(cell.get_value(), number, column, notes) else { continue };
        if column >= limits.columns {
            return Err(Refusal::TooManyColumns { limit: limits.columns, row: number });
        }
        if text.len() > limits.cell {
            return Err(Refusal::CellTooLong { limit: limits.cell, row: number, column: column + 1 });
        }
        if number != row.number && !row.hand_on(number, take)? {
            return Ok(());
        }
        row.put(column, &text);
    }
    row.hand_on(0, take).map(|_| ())
}

/// Cells of one row, as they come.
#[derive(Default)]
struct SheetRow {
    number: usize,
    cells: Vec<String>,
}

impl SheetRow {
    fn put(&mut self, column: usize, text: &str) {
        if self.cells.len() <= column {
            self.cells.resize(column + 1, String::new());
        }
        text.clone_into(&mut self.cells[column]);
    }

    /// Hands on what is here and begins the next row; whether more is wanted.
    fn hand_on(
        &mut self,
        next: usize,
        take: &mut dyn FnMut(&Record<'_>) -> Result<bool, Refusal>,
    ) -> Result<bool, Refusal> {
        let number = std::mem::replace(&mut self.number, next);
        if self.cells.is_empty() {
            return Ok(true);
        }
        let mut kept = Kept::numbered(number);
        self.cells.iter().for_each(|cell| kept.push(cell.as_bytes()));
        self.cells.clear();
        take(&kept.record())
    }
}

fn broken(error: &XlsxError) -> Refusal {
    let error = text::fit(&error.to_string(), 80);
    Refusal::Workbook(format!("it is damaged ({error}): save it again or save the sheet as CSV"))
}

impl std::fmt::Debug for Workbook {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Workbook")
            .field("sheet", &self.sheet)
            .field("ground", &self.ground)
            .finish_non_exhaustive()
    }
}
