//! Rows that were put into quotes as a whole, delimiters, quotes and all: so a list is saved that was opened as one column
//! and never split. The quotes around each row come off, and the doubled ones inside.

use super::dialect;
use super::records::Records;
use std::io::Read;

/// So many rows tell.
const ROWS: usize = 300;
/// No row is longer, in bytes.
const LONGEST: usize = 1 << 24;

/// What parts the cells inside of rows that are quoted as a whole; none where they are not.
pub(super) fn inside(sample: &[u8]) -> Option<u8> {
    let lines = sample.split(|byte| matches!(byte, b'\n' | b'\r')).filter(|line| !line.trim_ascii().is_empty());
    let is_quoted = |line: &[u8]| line.len() > 1 && line.starts_with(b"\"") && line.trim_ascii_end().ends_with(b"\"");
    let lines: Vec<&[u8]> = lines.take(ROWS).collect();
    if lines.len() < 2 || !lines.into_iter().all(is_quoted) {
        return None;
    }
    let mut text = Vec::new();
    Unwrapped::new(sample).read_to_end(&mut text).ok()?;
    // A comma with a blank behind it stands in names and sentences.
    dialect::find(&text).filter(|delimiter| *delimiter != b',' || !text.windows(2).any(|pair| pair == b", "))
}

/// A text without the quotes around its rows.
pub(super) struct Unwrapped<R> {
    rows: Records<R>,
    row: Vec<u8>,
    given: usize,
}

impl<R: Read> Unwrapped<R> {
    pub(super) fn new(source: R) -> Self {
        Self { rows: Records::new(source, None, LONGEST), row: Vec::new(), given: 0 }
    }
}

impl<R: Read> Read for Unwrapped<R> {
    fn read(&mut self, room: &mut [u8]) -> std::io::Result<usize> {
        if self.given == self.row.len() {
            let Some(record) = self.rows.next().map_err(std::io::Error::other)? else { return Ok(0) };
            self.row.clear();
            self.row.extend_from_slice(record.get(0));
            self.row.push(b'\n');
            self.given = 0;
        }
        let length = room.len().min(self.row.len() - self.given);
        room[..length].copy_from_slice(&self.row[self.given..self.given + length]);
        self.given += length;
        Ok(length)
    }
}
