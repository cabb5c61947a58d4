//! Delimited text, opened: how it is written, what parts its cells and where its data begin are known, its rows can be
//! read as often as wanted.

use super::dialect;
use super::encoding::{self, Decoded, Writing};
use super::header;
use super::limits::Limits;
use super::notes::Notes;
use super::reading::{Delimiter, Reading};
use super::records::{Record, Records};
use super::refusal::Refusal;
use super::sieve::{Ground, Passed, Sieve};
use super::wrapped::{self, Unwrapped};
use crate::import::Format;
use std::io::{BufReader, Read, Seek};

/// So many bytes at the start tell what parts the cells and where the headings are.
const SAMPLE: usize = 1 << 18;
/// So many rows.
const ROWS: usize = 200;

/// Text of which it is known how to read it.
#[derive(Debug)]
pub(super) struct Delimited<R> {
    source: R,
    writing: Writing,
    delimiter: Option<u8>,
    /// Whether every row stands in quotes as a whole.
    is_wrapped: bool,
    /// How many bytes a line takes that only names the delimiter.
    named: usize,
    pub(super) ground: Ground,
}

impl<R: Read + Seek> Delimited<R> {
    /// Finds out how to read the source, but for what `reading` says.
    pub(super) fn open(mut source: R, reading: &Reading) -> Result<Self, Refusal> {
        let writing = encoding::find(&mut source, reading.encoding)?;
        let sample = sample(&mut source, &writing)?;
        let named = dialect::named(&sample);
        let length = named.map_or(0, |(_, length)| length);
        let body = sample.get(length..).unwrap_or_default();
        let is_filled = |byte: &u8| !byte.is_ascii_whitespace() && !b",;|\"".contains(byte);
        if !body.iter().any(is_filled) && sample.len() < SAMPLE {
            return Err(Refusal::Empty);
        }
        let delimiter = match reading.delimiter {
            Some(Delimiter::OneColumn) => None,
            Some(Delimiter::Sign(letter)) => Some(sign(letter)?),
            None => named.map_or_else(|| dialect::find(body), |(delimiter, _)| Some(delimiter)),
        };
        let inside = if delimiter.is_none() && reading.delimiter.is_none() { wrapped::inside(body) } else { None };
        let (delimiter, is_wrapped) = (inside.or(delimiter), inside.is_some());
        let mut opened = Self { source, writing, delimiter, is_wrapped, named: length, ground: Ground::default() };
        let mut plain = Vec::new();
        opened.rows_of(body).read_to_end(&mut plain)?;
        opened.ground = opened.look(&plain, reading)?;
        Ok(opened)
    }

    /// The rows of a text, without the quotes around each as a whole.
    fn rows_of<'a>(&self, text: impl Read + 'a) -> Box<dyn Read + 'a> {
        if self.is_wrapped { Box::new(Unwrapped::new(text)) } else { Box::new(text) }
    }

    /// Where the data begin.
    fn look(&self, sample: &[u8], reading: &Reading) -> Result<Ground, Refusal> {
        let mut records = Records::new(sample, self.delimiter, usize::MAX);
        let before = usize::from(self.named > 0);
        let mut numbers = Vec::new();
        let mut rows: Vec<Vec<String>> = Vec::new();
        let wanted = reading.header_row.filter(|row| *row > 0).map(|row| row - before.min(row));
        while let Some(record) = records.next()? {
            let cells = record.iter().map(|cell| String::from_utf8_lossy(cell).into_owned()).collect();
            numbers.push(record.number);
            rows.push(cells);
            if rows.len() >= ROWS && wanted.is_none_or(|wanted| wanted <= record.number) {
                break;
            }
        }
        let last = numbers.last().copied().unwrap_or(0) + before;
        header::ground(rows, |at| numbers[at] + before, reading, last)
    }

    /// How it is written, for people.
    pub(super) fn format(&self) -> Format {
        Format::Text { encoding: self.writing.encoding.name(), delimiter: self.delimiter.map(char::from) }
    }

    /// Hands every row of data to `take`.
    pub(super) fn each(
        &mut self,
        limits: Limits,
        take: &mut dyn FnMut(&Record<'_>) -> Result<(), Refusal>,
        notes: &mut Notes,
    ) -> Result<Passed, Refusal> {
        let mut text = Decoded::new(&mut self.source, &self.writing)?;
        let before = u64::try_from(self.named).unwrap_or(0);
        std::io::copy(&mut text.by_ref().take(before), &mut std::io::sink())?;
        let text: Box<dyn Read> = if self.is_wrapped { Box::new(Unwrapped::new(text)) } else { Box::new(text) };
        let mut records = Records::new(text, self.delimiter, limits.cell);
        records.begin_at(1 + usize::from(self.named > 0));
        let mut sieve = Sieve::new(&self.ground, limits, take);
        while let Some(record) = records.next()? {
            if record.len() > limits.columns && record.iter().skip(limits.columns).any(|cell| !cell.is_empty()) {
                return Err(Refusal::TooManyColumns { limit: limits.columns, row: record.number });
            }
            sieve.row(&record)?;
        }
        for (row, column, oddity) in std::mem::take(&mut records.oddities) {
            notes.odd(row, column, oddity);
        }
        sieve.end()
    }

    /// What is worth saying of how it is written.
    pub(super) fn tell(&mut self, notes: &mut Notes) -> Result<(), Refusal> {
        if self.is_wrapped {
            notes.file("Every row stands in quotes as a whole: they are taken off, and the rows parted.".to_owned());
        }
        let writing = self.writing.clone();
        let name = writing.encoding.name();
        let Some(bad) = writing.bad else {
            if writing.is_cut {
                notes.file("The file ends in the middle of a character: what is there of it is shown as �.".to_owned());
            }
            return Ok(());
        };
        if writing.is_mixed {
            let line = encoding::first_other_line(&mut self.source, &writing)?;
            notes.both_readings(bad.line, name, &line);
        } else {
            let byte = bad.byte;
            let row = bad.line;
            notes.row(
                row,
                format!(
                    "The file is not UTF-8, as the byte {byte:02X} in row {row} shows first: it is read as {name}."
                ),
            );
        }
        Ok(())
    }
}

/// The first text of the source, whole lines unless there is only one.
fn sample<R: Read + Seek>(source: &mut R, writing: &Writing) -> Result<Vec<u8>, Refusal> {
    let mut sample = Vec::new();
    let text = BufReader::new(Decoded::new(source, writing)?);
    text.take(SAMPLE as u64 + 1).read_to_end(&mut sample)?;
    if sample.len() > SAMPLE {
        let end = sample.iter().rposition(|byte| matches!(byte, b'\n' | b'\r')).map_or(SAMPLE, |at| at + 1);
        sample.truncate(end);
    }
    Ok(sample)
}

fn sign(letter: char) -> Result<u8, Refusal> {
    let byte = u8::try_from(letter).ok().filter(|byte| byte.is_ascii() && !matches!(byte, b'\n' | b'\r' | b'"' | 0));
    byte.ok_or(Refusal::NoDelimiter(letter))
}
