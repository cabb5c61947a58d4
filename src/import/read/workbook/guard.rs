//! What a workbook is looked at for before anything of it is believed. It is a zip of XML, and both can be made to take
//! all the memory there is: sizes are counted, not read off, and numbers that lie are found out.

use super::super::refusal::Refusal;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// No workbook of people has more parts.
const PARTS: usize = 2_000;
/// All parts unpacked.
const UNPACKED: u64 = 256 << 20;
/// A part that is larger than this, and so many times what it was packed into, was made to be.
const LARGE: u64 = 8 << 20;
const RATIO: u64 = 100;
/// The longest text in a part.
const RUN: usize = 1 << 20;
/// So many different texts.
const TEXTS: usize = 4_000_000;

/// Looks through all that would be read of the workbook in these bytes.
pub(super) fn look(bytes: &[u8]) -> Result<(), Refusal> {
    let mut archive =
        ZipArchive::new(Cursor::new(bytes)).map_err(|_| no("it is cut off or damaged: get the file again"))?;
    if archive.len() > PARTS {
        return Err(no("it is made of thousands of parts, which no spreadsheet program does: save the sheet as CSV"));
    }
    let names: Vec<String> = archive.file_names().flatten().map(|name| name.to_lowercase()).collect();
    is_workbook(&names)?;
    let mut unpacked = 0;
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).map_err(|_| no("one of its parts is damaged: get the file again"))?;
        let name = part.name().map(|name| name.to_lowercase()).unwrap_or_default();
        if is_blown_up(part.size(), part.compressed_size()) || unpacked + part.size() > UNPACKED {
            return Err(too_large());
        }
        let is_list_of_texts = name.contains("sharedstrings");
        let packed = part.compressed_size();
        let mut look = Look { packed, total: unpacked, is_list_of_texts, ..Look::default() };
        look.through(&mut part)?;
        unpacked += look.size;
        look.texts_are_there()?;
    }
    Ok(())
}

fn no(why: &str) -> Refusal {
    Refusal::Workbook(why.to_owned())
}

fn too_large() -> Refusal {
    no("unpacked it is far larger than any list is, as a zip bomb would be: save the sheet as CSV")
}

fn is_blown_up(size: u64, packed: u64) -> bool {
    size > LARGE && size > packed.saturating_mul(RATIO)
}

/// Refuses what is packed in a zip and is no XLSX workbook, by its parts.
fn is_workbook(names: &[String]) -> Result<(), Refusal> {
    let has = |name: &str| names.iter().any(|other| other == name);
    let starts = |folder: &str| names.iter().any(|other| other.starts_with(folder));
    let (what, instead) = if has("xl/workbook.bin") {
        ("a binary workbook (.xlsb)", "open it in Excel, save it as XLSX and import that file")
    } else if starts("word/") {
        ("a Word document", "copy the table into a spreadsheet, save it as XLSX and import that file")
    } else if starts("ppt/") {
        ("a PowerPoint document", "copy the table into a spreadsheet, save it as XLSX and import that file")
    } else if starts("index/") || has("index.zip") {
        ("an Apple Numbers document", "export it from Numbers as Excel or CSV and import that file")
    } else if has("content.xml") && has("mimetype") {
        ("an OpenDocument spreadsheet (.ods)", "open it, save it as XLSX or CSV and import that file")
    } else if !has("[content_types].xml") && !starts("xl/") {
        ("a zip archive", "unpack it and import the CSV or XLSX file inside")
    } else {
        return Ok(());
    };
    Err(Refusal::OtherKind { what, instead })
}

/// One part, looked through as it is unpacked.
#[derive(Default)]
struct Look {
    packed: u64,
    total: u64,
    size: u64,
    /// How long the text is that runs on.
    run: usize,
    /// How many texts there are to refer to, and how many are said to be.
    texts: usize,
    said: usize,
    is_list_of_texts: bool,
    /// Whether it is no XML but a picture or the like, of which only the size matters.
    is_other: bool,
    /// The end of what was looked through, as a sign may lie across two chunks.
    tail: Vec<u8>,
    before: Vec<u8>,
}

impl Look {
    fn through<R: Read>(&mut self, part: &mut R) -> Result<(), Refusal> {
        let mut chunk = vec![0; 1 << 16];
        loop {
            let read = part.read(&mut chunk).map_err(|_| no("one of its parts is damaged: get the file again"))?;
            if read == 0 {
                return Ok(());
            }
            self.size += read as u64;
            if is_blown_up(self.size, self.packed) || self.total + self.size > UNPACKED {
                return Err(too_large());
            }
            let chunk = &chunk[..read];
            if self.size == read as u64 {
                self.is_other = begins(chunk)?;
            }
            if !self.is_other {
                self.chunk(chunk)?;
            }
        }
    }

    fn chunk(&mut self, chunk: &[u8]) -> Result<(), Refusal> {
        let mut window = std::mem::take(&mut self.tail);
        let before = window.len();
        window.extend_from_slice(chunk);
        if self.is_list_of_texts {
            self.before.extend_from_slice(chunk);
            self.said = self.said.max(number_after(&self.before, b"uniqueCount="));
            self.before.drain(..self.before.len().saturating_sub(40));
        }
        let mut at = 0;
        while let Some(next) = window[at..].iter().position(|byte| *byte == b'<') {
            at += next;
            self.sign(&window[at..], at + 4 >= window.len())?;
            at += 1;
        }
        self.run_on(&window, before)?;
        self.tail = window.split_off(window.len().saturating_sub(3));
        Ok(())
    }

    /// What begins with this sign; at the end of the chunk it is looked at with the next.
    fn sign(&mut self, from: &[u8], is_end: bool) -> Result<(), Refusal> {
        if from.starts_with(b"<!D") || from.starts_with(b"<!E") {
            return Err(no("it defines entities, which no spreadsheet program does: save the sheet as CSV"));
        }
        if !is_end && from.starts_with(b"<si") {
            self.texts += 1;
        }
        if self.texts > TEXTS {
            return Err(too_large());
        }
        Ok(())
    }

    /// Counts how long it is since the last sign.
    fn run_on(&mut self, window: &[u8], before: usize) -> Result<(), Refusal> {
        let mut pieces = window[before..].split(|byte| *byte == b'<');
        let mut longest = self.run + pieces.next().map_or(0, <[u8]>::len);
        self.run = longest;
        for piece in pieces {
            self.run = piece.len();
            longest = longest.max(piece.len());
        }
        if longest > RUN {
            return Err(no("a text in it is longer than 1 MiB: shorten it or save the sheet as CSV"));
        }
        Ok(())
    }

    /// Refuses a number of texts that cannot be: room is made for so many before the first is read.
    fn texts_are_there(&self) -> Result<(), Refusal> {
        let most = usize::try_from(self.size / 4).unwrap_or(usize::MAX);
        if self.said > most {
            return Err(no("it says that it holds many more texts than it does: save it again in Excel"));
        }
        Ok(())
    }
}

/// Whether a part that begins so is no XML; refuses XML that is not in UTF-8, as nobody writes it and nothing here reads it.
fn begins(chunk: &[u8]) -> Result<bool, Refusal> {
    let is_wide = matches!(chunk, [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [b'<', 0, ..] | [0, b'<', ..]);
    if is_wide {
        return Err(no("it is written in UTF-16, which no spreadsheet program does: save it again in Excel"));
    }
    let start = chunk.strip_prefix(b"\xef\xbb\xbf").unwrap_or(chunk).trim_ascii_start();
    Ok(start.first().is_some_and(|byte| *byte != b'<'))
}

/// The largest number that stands in quotes after this name.
fn number_after(text: &[u8], name: &[u8]) -> usize {
    let mut most = 0;
    for at in (0..text.len()).filter(|at| text[*at..].starts_with(name)) {
        let digits = text[at + name.len()..].iter().skip(1).take_while(|byte| byte.is_ascii_digit());
        let digits: String = digits.copied().map(char::from).collect();
        most = most.max(if digits.is_empty() { 0 } else { digits.parse().unwrap_or(usize::MAX) });
    }
    most
}
