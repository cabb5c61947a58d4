//! From the bytes of a file, or a pasted text, to rows of cells. What it is, is found by content and never by name; what
//! cannot be read is refused with one sentence.
//!
//! Two ways out: a [`Table`] in memory, of limited size, and a stream of rows for lists of any length
//! ([`Opened::each`]). Both read the same rows: one way through for both.
//!
//! What may not go in: what a column means, and whose row it is.

mod delimited;
mod dialect;
mod encoding;
mod gather;
mod header;
mod kind;
mod limits;
mod notes;
mod reading;
mod records;
mod refusal;
mod sieve;
mod unseen;
mod words;
mod workbook;
mod wrapped;

pub use encoding::encoding;
pub use encoding_rs::Encoding;
pub use limits::Limits;
pub use reading::{Delimiter, Reading};
pub use records::Record;
pub use refusal::Refusal;

use crate::import::{Format, Table};
use delimited::Delimited;
use gather::Gathered;
use kind::Kind;
use notes::Notes;
use sieve::{Ground, Passed};
use std::fs::File;
use std::io::{Cursor, Read, Seek};
use std::path::Path;
use workbook::Workbook;

/// A file of which it is known how to read it.
#[derive(Debug)]
pub struct Opened<R> {
    name: String,
    content: Content<R>,
}

#[derive(Debug)]
enum Content<R> {
    Text(Delimited<R>),
    Workbook(Box<Workbook>),
}

impl<R: Read + Seek> Content<R> {
    fn ground(&self) -> &Ground {
        match self {
            Self::Text(text) => &text.ground,
            Self::Workbook(workbook) => &workbook.ground,
        }
    }

    fn each(
        &mut self,
        limits: Limits,
        take: &mut dyn FnMut(&Record<'_>) -> Result<(), Refusal>,
        notes: &mut Notes,
    ) -> Result<Passed, Refusal> {
        match self {
            Self::Text(text) => text.each(limits, take, notes),
            Self::Workbook(workbook) => workbook.each(limits, take, notes),
        }
    }
}

/// The table in the file at this path.
///
/// # Errors
/// When it cannot be read, or has more than is taken.
pub fn file(path: &Path, reading: &Reading, limits: Limits) -> Result<Table, Refusal> {
    open(path, reading)?.table(limits)
}

/// The table in these bytes of a file.
///
/// # Errors
/// When they hold none, or more than is taken.
pub fn bytes(name: &str, bytes: &[u8], reading: &Reading, limits: Limits) -> Result<Table, Refusal> {
    Opened::of(name.to_owned(), Cursor::new(bytes), reading)?.table(limits)
}

/// The table in a text that was pasted.
///
/// # Errors
/// When it holds none, or more than is taken.
pub fn pasted(text: &str, reading: &Reading, limits: Limits) -> Result<Table, Refusal> {
    pasted_while(text, reading, limits, &mut || true)
}

/// The same, as long as `goes_on` says before every row that somebody waits for it.
///
/// # Errors
/// When it holds none, or more than is taken, and when nobody waits any more.
pub fn pasted_while(
    text: &str,
    reading: &Reading,
    limits: Limits,
    goes_on: &mut dyn FnMut() -> bool,
) -> Result<Table, Refusal> {
    let reading = Reading { encoding: Some(encoding_rs::UTF_8), is_pasted: true, ..reading.clone() };
    Opened::of("pasted rows".to_owned(), Cursor::new(text), &reading)?.table_while(limits, goes_on)
}

/// Opens the file at this path to read its rows as a stream.
///
/// # Errors
/// When it cannot be read.
pub fn open(path: &Path, reading: &Reading) -> Result<Opened<File>, Refusal> {
    let name = path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned());
    if path.is_dir() {
        return Err(Refusal::NotGiven("it is a folder, name a file inside".to_owned()));
    }
    Opened::of(name, File::open(path)?, reading)
}

impl<R: Read + Seek> Opened<R> {
    /// Finds out how to read the source.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn of(name: String, mut source: R, reading: &Reading) -> Result<Self, Refusal> {
        match kind::of(&mut source)? {
            Kind::Text => Ok(Self { name, content: Content::Text(Delimited::open(source, reading)?) }),
            Kind::Package => {
                let workbook = Workbook::open(&mut source, reading)?;
                Ok(Self { name, content: Content::Workbook(Box::new(workbook)) })
            }
        }
    }

    /// What it was read from.
    #[must_use]
    pub fn format(&self) -> Format {
        match &self.content {
            Content::Text(text) => text.format(),
            Content::Workbook(workbook) => workbook.format(),
        }
    }

    /// The headings as written.
    #[must_use]
    pub fn headings(&self) -> &[String] {
        &self.content.ground().headings
    }

    /// Hands every row of data to `take`, one at a time, until it refuses one or the file ends; in bounded memory however
    /// long the file is.
    ///
    /// # Errors
    /// When the file cannot be read on, has more than is taken, or `take` refuses.
    pub fn each(
        &mut self,
        limits: Limits,
        take: &mut dyn FnMut(&Record<'_>) -> Result<(), Refusal>,
    ) -> Result<(), Refusal> {
        self.content.each(limits, take, &mut Notes::default()).map(|_| ())
    }

    /// The first rows in memory, to see what the columns are of a list that is read as a stream.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn beginning(&mut self, rows: usize) -> Result<Table, Refusal> {
        match self.gathered(Limits { rows, ..Limits::ACCOUNTS }, &mut || true) {
            (Err(Refusal::TooManyRows { .. }), gathered, notes) => {
                Ok(gathered.table(self.name.clone(), self.format(), self.content.ground(), Passed::default(), notes))
            }
            (passed, gathered, notes) => {
                Ok(gathered.table(self.name.clone(), self.format(), self.content.ground(), passed?, notes))
            }
        }
    }

    /// All of it in memory.
    ///
    /// # Errors
    /// When it cannot be read, or has more than is taken.
    pub fn table(&mut self, limits: Limits) -> Result<Table, Refusal> {
        self.table_while(limits, &mut || true)
    }

    /// The same, as long as `goes_on` says before every row that somebody waits for it.
    ///
    /// # Errors
    /// When it cannot be read, or has more than is taken, and when nobody waits any more.
    pub fn table_while(&mut self, limits: Limits, goes_on: &mut dyn FnMut() -> bool) -> Result<Table, Refusal> {
        let (passed, gathered, notes) = self.gathered(limits, goes_on);
        Ok(gathered.table(self.name.clone(), self.format(), self.content.ground(), passed?, notes))
    }

    /// What was read before the end or before it was refused.
    fn gathered(
        &mut self,
        limits: Limits,
        goes_on: &mut dyn FnMut() -> bool,
    ) -> (Result<Passed, Refusal>, Gathered, Notes) {
        let mut gathered = Gathered::new(limits);
        let mut notes = Notes::default();
        let told = match &mut self.content {
            Content::Text(text) => text.tell(&mut notes),
            Content::Workbook(workbook) => {
                workbook.tell(&mut notes);
                Ok(())
            }
        };
        let mut take = |record: &Record<'_>| if goes_on() { gathered.take(record) } else { Err(Refusal::Stopped) };
        let passed = told.and_then(|()| self.content.each(limits, &mut take, &mut notes));
        (passed, gathered, notes)
    }
}
