//! Rows of delimited text, one at a time out of a window on the source, so that a file of any length takes a bounded
//! memory. Every kind of line end ends a row; a quote that opens a cell holds line ends and delimiters, doubled it is
//! one. A quote that is never closed is taken as the letter it is, and told: it may not swallow the rows below.

use super::refusal::Refusal;
use std::io::Read;

/// How much is asked of the source at once.
const CHUNK: usize = 1 << 18;
/// A row with more cells than this is no row of a table; the limits of whoever asks are lower.
const CELLS: usize = 1 << 15;
/// A row with more bytes than this is none either.
const ROW: usize = 1 << 24;
/// So many quotes are taken as letters; a file with more of them is not read by quotes at all.
const STRAY: usize = 1_000;

/// What is odd in how a row is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Oddity {
    /// A quote opens a cell and is never closed.
    Unclosed,
    /// Text follows the quote that closes a cell.
    AfterQuote,
}

/// A row as it lies in the window, without quotes around its cells and inside them.
#[derive(Clone, Copy, Debug)]
pub struct Record<'a> {
    /// Its first line in the file, from 1.
    pub number: usize,
    bytes: &'a [u8],
    cells: &'a [Span],
}

impl<'a> Record<'a> {
    /// How many cells it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.cells.len()
    }

    /// Whether nothing stands in any of its cells.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.iter().all(|cell| cell.trim_ascii().is_empty())
    }

    /// The bytes of a cell, UTF-8 but for what was broken in the file; nothing where the row is shorter.
    #[must_use]
    pub fn get(&self, column: usize) -> &'a [u8] {
        self.cells.get(column).map_or(&[], |cell| &self.bytes[cell.start..cell.end])
    }

    /// The cells in their order.
    pub fn iter(&self) -> impl Iterator<Item = &'a [u8]> {
        let (bytes, cells) = (self.bytes, self.cells);
        cells.iter().map(move |cell| &bytes[cell.start..cell.end])
    }
}

/// A row kept for later.
#[derive(Clone, Debug, Default)]
pub(super) struct Kept {
    number: usize,
    bytes: Vec<u8>,
    cells: Vec<Span>,
}

impl Kept {
    pub(super) fn of(record: &Record<'_>) -> Self {
        let mut kept = Self::numbered(record.number);
        record.iter().for_each(|cell| kept.push(cell));
        kept
    }

    /// A row without cells yet.
    pub(super) fn numbered(number: usize) -> Self {
        Self { number, ..Self::default() }
    }

    /// The row as it is read.
    pub(super) fn record(&self) -> Record<'_> {
        Record { number: self.number, bytes: &self.bytes, cells: &self.cells }
    }

    /// The next cell.
    pub(super) fn push(&mut self, cell: &[u8]) {
        let start = self.bytes.len();
        self.bytes.extend_from_slice(cell);
        self.cells.push(Span { start, end: self.bytes.len(), is_raw: false });
    }
}

/// Where a cell lies in the window.
#[derive(Clone, Copy, Debug)]
struct Span {
    start: usize,
    end: usize,
    /// Whether quotes inside are still to be taken out.
    is_raw: bool,
}

/// The rows of a source.
#[derive(Debug)]
pub(super) struct Records<R> {
    source: R,
    window: Vec<u8>,
    start: usize,
    end: usize,
    has_ended: bool,
    delimiter: u8,
    limit: usize,
    line: usize,
    cells: Vec<Span>,
    /// Quotes of this row that are letters, by how far they stand from its start.
    letters: Vec<usize>,
    stray: usize,
    /// What was odd since it was last asked: the row, the column from 1, and what.
    pub(super) oddities: Vec<(usize, usize, Oddity)>,
}

/// Where a row ended.
enum Scanned {
    /// So many bytes from its start, line end and all, over so many lines.
    Row { length: usize, lines: usize },
    /// The window ends first.
    More,
    /// The quote so far from its start is never closed.
    Unclosed(usize),
}

/// Where a cell ended.
enum Ended {
    At { span: Span, after: usize, lines: usize, is_odd: bool },
    More,
    Unclosed,
}

impl<R: Read> Records<R> {
    /// The rows of a source in UTF-8, parted by `delimiter`, or one cell each; no cell longer than `limit` bytes.
    pub(super) fn new(source: R, delimiter: Option<u8>, limit: usize) -> Self {
        Self {
            source,
            window: Vec::new(),
            start: 0,
            end: 0,
            has_ended: false,
            delimiter: delimiter.unwrap_or(b'\n'),
            limit,
            line: 1,
            cells: Vec::new(),
            letters: Vec::new(),
            stray: 0,
            oddities: Vec::new(),
        }
    }

    /// Counts the rows from this one.
    pub(super) fn begin_at(&mut self, line: usize) {
        self.line = line;
    }

    /// The next row; none at the end.
    ///
    /// # Errors
    /// When the source fails, or the row has a cell beyond the limit.
    pub(super) fn next(&mut self) -> Result<Option<Record<'_>>, Refusal> {
        self.letters.clear();
        let (length, lines) = loop {
            if self.start == self.end && self.has_ended {
                return Ok(None);
            }
            match self.scan()? {
                Scanned::Row { length, lines } => break (length, lines),
                Scanned::More => self.refill()?,
                Scanned::Unclosed(at) => {
                    self.letters.push(at);
                    self.stray += 1;
                    self.oddities.push((self.line, self.cells.len() + 1, Oddity::Unclosed));
                }
            }
        };
        for cell in self.cells.iter_mut().filter(|cell| cell.is_raw) {
            cell.end = without_quotes(&mut self.window, *cell);
        }
        let number = self.line;
        self.line += lines;
        self.start += length;
        Ok(Some(Record { number, bytes: &self.window, cells: &self.cells }))
    }

    /// Drops the rows that were read and fills the window from the source: a row that is not whole is looked through
    /// again from its start, so that the window has to grow in leaps.
    fn refill(&mut self) -> Result<(), Refusal> {
        if self.end - self.start > ROW.max(self.limit.saturating_add(CHUNK)) {
            return Err(Refusal::TooMuch { limit: ROW, row: self.line });
        }
        self.window.copy_within(self.start..self.end, 0);
        self.end -= self.start;
        self.start = 0;
        if self.window.len() < self.end + CHUNK {
            let room = (self.window.len() * 2).max(self.end + CHUNK);
            self.window.resize(room, 0);
        }
        while self.end < self.window.len() && !self.has_ended {
            match self.source.read(&mut self.window[self.end..]) {
                Ok(0) => self.has_ended = true,
                Ok(read) => self.end += read,
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error.into()),
            }
        }
        Ok(())
    }

    /// Finds the cells of the row that starts where the last one ended.
    fn scan(&mut self) -> Result<Scanned, Refusal> {
        self.cells.clear();
        let mut at = self.start;
        let mut lines = 1;
        let mut odd = Vec::new();
        loop {
            let (span, after, more, is_odd) = match self.cell(at) {
                Ended::At { span, after, lines, is_odd } => (span, after, lines, is_odd),
                Ended::More => return self.within_limit(at).map(|()| Scanned::More),
                Ended::Unclosed => return Ok(Scanned::Unclosed(at - self.start)),
            };
            if span.end - span.start > self.limit {
                return Err(self.too_long());
            }
            if self.cells.len() >= CELLS {
                return Err(Refusal::TooManyColumns { limit: CELLS, row: self.line });
            }
            lines += more;
            self.cells.push(span);
            if is_odd {
                odd.push((self.line, self.cells.len(), Oddity::AfterQuote));
            }
            at = after;
            let Some(length) = self.line_end(at) else { return Ok(Scanned::More) };
            if length > 0 || at == self.end {
                self.oddities.append(&mut odd);
                return Ok(Scanned::Row { length: at + length - self.start, lines });
            }
            at += 1;
        }
    }

    /// How many bytes the line end here has: none where a delimiter or the end of all stands; not known where the
    /// window ends after a carriage return.
    fn line_end(&self, at: usize) -> Option<usize> {
        let rest = &self.window[at..self.end];
        match rest {
            [b'\r', b'\n', ..] => Some(2),
            [b'\r'] if !self.has_ended => None,
            [b'\r' | b'\n', ..] => Some(1),
            _ => Some(0),
        }
    }

    fn within_limit(&self, at: usize) -> Result<(), Refusal> {
        if self.end - at > self.limit.saturating_add(2) { Err(self.too_long()) } else { Ok(()) }
    }

    fn too_long(&self) -> Refusal {
        Refusal::CellTooLong { limit: self.limit, row: self.line, column: self.cells.len() + 1 }
    }

    /// The cell that begins here.
    fn cell(&self, at: usize) -> Ended {
        let is_letter = self.stray > STRAY || self.letters.contains(&(at - self.start));
        if self.window[at..self.end].first() == Some(&b'"') && !is_letter {
            return self.quoted(at + 1);
        }
        let blanks = self.window[at..self.end].iter().take_while(|byte| **byte == b' ').count();
        if blanks > 0 && self.window[at + blanks..self.end].first() == Some(&b'"') && !is_letter {
            match self.quoted(at + blanks + 1) {
                Ended::At { is_odd: true, .. } | Ended::Unclosed => {}
                ended => return ended,
            }
        }
        match self.plain_end(at) {
            Some(end) => {
                Ended::At { span: Span { start: at, end, is_raw: false }, after: end, lines: 0, is_odd: false }
            }
            None => Ended::More,
        }
    }

    /// Where text without quotes ends: at a delimiter, a line end or the end of all.
    fn plain_end(&self, at: usize) -> Option<usize> {
        let rest = &self.window[at..self.end];
        let is_end = |byte: &u8| *byte == self.delimiter || *byte == b'\n' || *byte == b'\r';
        match rest.iter().position(is_end) {
            Some(length) => Some(at + length),
            None => self.has_ended.then_some(self.end),
        }
    }

    /// The cell whose opening quote stands before this place.
    fn quoted(&self, start: usize) -> Ended {
        let mut at = start;
        let mut is_raw = false;
        loop {
            let Some(length) = self.window[at..self.end].iter().position(|byte| *byte == b'"') else {
                return self.open(start);
            };
            at += length;
            match self.window[at + 1..self.end].first() {
                None if !self.has_ended => return Ended::More,
                Some(b'"') => {
                    is_raw = true;
                    at += 2;
                }
                next => {
                    let lines = line_ends(&self.window[start..at]);
                    let is_closed = next.is_none_or(|next| *next == self.delimiter || matches!(next, b'\n' | b'\r'));
                    return if is_closed { closed(start, at, is_raw, lines) } else { self.followed(start, at, lines) };
                }
            }
        }
    }

    /// A quoted cell that did not close in the window.
    fn open(&self, start: usize) -> Ended {
        if self.has_ended || self.end - start > self.limit.saturating_add(1) { Ended::Unclosed } else { Ended::More }
    }

    /// A quoted cell with text after its closing quote: kept on one line, else the quote was none.
    fn followed(&self, start: usize, closing: usize, lines: usize) -> Ended {
        if lines > 0 {
            return Ended::Unclosed;
        }
        match self.plain_end(closing) {
            Some(end) => Ended::At { span: Span { start, end, is_raw: true }, after: end, lines, is_odd: true },
            None => Ended::More,
        }
    }
}

fn closed(start: usize, closing: usize, is_raw: bool, lines: usize) -> Ended {
    Ended::At { span: Span { start, end: closing, is_raw }, after: closing + 1, lines, is_odd: false }
}

/// Takes the doubled and the closing quote out of a cell and gives its new end.
fn without_quotes(window: &mut [u8], cell: Span) -> usize {
    let (mut from, mut to) = (cell.start, cell.start);
    let mut is_open = true;
    while from < cell.end {
        if is_open && window[from] == b'"' {
            from += 1;
            if window[from] != b'"' {
                is_open = false;
                continue;
            }
        }
        window[to] = window[from];
        to += 1;
        from += 1;
    }
    to
}

/// How many lines end in the text; a carriage return with its line feed is one.
fn line_ends(text: &[u8]) -> usize {
    let is_end = |at: usize, byte: u8| byte == b'\n' || byte == b'\r' && text.get(at + 1) != Some(&b'\n');
    text.iter().enumerate().filter(|(at, byte)| is_end(*at, **byte)).count()
}
