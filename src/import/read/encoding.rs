//! In which letters a file is written: found over the whole file, so that nothing far down comes as a surprise, and read
//! as UTF-8 from then on.

use super::refusal::Refusal;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Decoder, Encoding, MACINTOSH, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use std::io::{Read, Seek, SeekFrom};

const CHUNK: usize = 1 << 16;

/// The mark of UTF-8 as it looks when a program took it for three letters and wrote those as UTF-8.
const TWICE: &[u8] = "ï»¿".as_bytes();

/// How a file is written.
#[derive(Clone, Debug)]
pub(super) struct Writing {
    /// The encoding, of the lines that are not UTF-8 where it is mixed.
    pub(super) encoding: &'static Encoding,
    /// How many bytes its mark takes at the start.
    pub(super) mark: u64,
    /// Whether its lines are read as UTF-8 where they are.
    pub(super) is_mixed: bool,
    /// The first byte that is not UTF-8 and its line, of a file that looks as if it were, or has no mark.
    pub(super) bad: Option<Bad>,
    /// Whether it ends inside a character.
    pub(super) is_cut: bool,
}

/// A byte that is not UTF-8.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Bad {
    /// The byte.
    pub(super) byte: u8,
    /// Its line, from 1.
    pub(super) line: usize,
}

/// The encoding of this name: as the WHATWG writes it, one of its other names, or what spreadsheets call it.
#[must_use]
pub fn encoding(name: &str) -> Option<&'static Encoding> {
    let name = name.trim();
    match name.to_ascii_lowercase().as_str() {
        "ansi" => Some(WINDOWS_1252),
        "mac roman" | "macroman" | "mac" => Some(MACINTOSH),
        "unicode" | "utf16" => Some(UTF_16LE),
        "shift-jis" | "cp932" => Some(SHIFT_JIS),
        lower => Encoding::for_label(lower.replace("cp125", "windows-125").as_bytes()),
    }
}

/// How the file is written, read from its start to its end; `wanted` where somebody says so.
pub(super) fn find<R: Read + Seek>(source: &mut R, wanted: Option<&'static Encoding>) -> Result<Writing, Refusal> {
    let mut head = Vec::new();
    source.seek(SeekFrom::Start(0))?;
    source.by_ref().take(CHUNK as u64).read_to_end(&mut head)?;
    let marked = Encoding::for_bom(&head);
    let writing = |encoding, mark| Writing { encoding, mark, is_mixed: false, bad: None, is_cut: false };
    if let Some(encoding) = wanted {
        let mark = marked.filter(|(marked, _)| *marked == encoding).map_or(0, |(_, length)| length as u64);
        return Ok(writing(encoding, mark));
    }
    match marked {
        Some((encoding, length)) if encoding != UTF_8 => return Ok(writing(encoding, length as u64)),
        _ => {}
    }
    if let Some(encoding) = in_pairs(&head) {
        return Ok(writing(encoding, 0));
    }
    let mark = if head.starts_with(TWICE) { TWICE.len() as u64 } else { marked.map_or(0, |(_, length)| length as u64) };
    let (bad, is_cut) = first_bad(source)?;
    let Some(bad) = bad else { return Ok(Writing { is_cut, ..writing(UTF_8, mark) }) };
    let (encoding, is_mixed) = by_lines(source, mark)?;
    Ok(Writing { encoding, mark, is_mixed, bad: Some(bad), is_cut: false })
}

/// UTF-16 without a mark: every other byte of the plain letters is zero, the others never are.
pub(super) fn in_pairs(head: &[u8]) -> Option<&'static Encoding> {
    let pairs = head.len() / 2;
    let zeros = |first: usize| head.iter().skip(first).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let is_made_of_pairs = |many: usize, few: usize| pairs > 1 && many * 12 >= pairs && few * 50 < many;
    let encoding = if is_made_of_pairs(odd, even) {
        UTF_16LE
    } else if is_made_of_pairs(even, odd) {
        UTF_16BE
    } else {
        return None;
    };
    let whole = head.get(..pairs * 2)?;
    let (text, has_errors) = encoding.decode_without_bom_handling(whole);
    let has_lines = pairs < 64 || text.contains(['\n', '\r']);
    (has_lines && (!has_errors || head.len() == CHUNK)).then_some(encoding)
}

/// The first byte that is not UTF-8; whether the file ends inside a character and is UTF-8 otherwise.
fn first_bad<R: Read + Seek>(source: &mut R) -> Result<(Option<Bad>, bool), Refusal> {
    source.seek(SeekFrom::Start(0))?;
    let mut window = vec![0; CHUNK * 4];
    let (mut kept, mut line) = (0, Lines::default());
    loop {
        let read = fill(source, &mut window[kept..])?;
        let text = &window[..kept + read];
        let error = std::str::from_utf8(text).err();
        let valid = error.map_or(text.len(), |error| error.valid_up_to());
        line.count(&text[..valid]);
        match error {
            Some(error) if error.error_len().is_some() => {
                return Ok((Some(Bad { byte: text[valid], line: line.now() }), false));
            }
            _ if read == 0 => return Ok((None, valid < text.len())),
            _ => {
                let rest = valid..text.len();
                kept = rest.len();
                window.copy_within(rest, 0);
            }
        }
    }
}

fn fill<R: Read>(source: &mut R, room: &mut [u8]) -> Result<usize, Refusal> {
    loop {
        match source.read(room) {
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            answer => return Ok(answer?),
        }
    }
}

/// Counts lines, whatever ends them.
#[derive(Debug, Default)]
struct Lines {
    ends: usize,
    after_return: bool,
}

impl Lines {
    fn count(&mut self, text: &[u8]) {
        for byte in text {
            self.ends += usize::from(*byte == b'\r' || *byte == b'\n' && !self.after_return);
            self.after_return = *byte == b'\r';
        }
    }

    fn now(&self) -> usize {
        self.ends + 1
    }
}

/// The encoding of the lines that are not UTF-8, and whether the others are to be read as UTF-8.
fn by_lines<R: Read + Seek>(source: &mut R, mark: u64) -> Result<(&'static Encoding, bool), Refusal> {
    source.seek(SeekFrom::Start(mark))?;
    let mut lines = ByLine::new(source);
    let (mut good, mut bad) = (0_usize, 0_usize);
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    let mut mac = MacRoman::default();
    while let Some(line) = lines.next()? {
        if line.is_ascii() {
            continue;
        }
        if std::str::from_utf8(line).is_ok() {
            good += 1;
            continue;
        }
        bad += 1;
        detector.feed(line, false);
        mac.look(line);
    }
    detector.feed(b"", true);
    let guess = detector.guess(None, Utf8Detection::Deny);
    let guess = if guess.is_single_byte() && mac.is_likelier() { MACINTOSH } else { guess };
    Ok((guess, good > 0 && (guess.is_single_byte() || good >= bad * 4)))
}

/// Whether letters with accents lie where old Macs have them. In most of those places Windows has signs and capitals,
/// which do not stand inside a word.
#[derive(Debug, Default)]
struct MacRoman {
    only_mac: usize,
    either: usize,
    elsewhere: usize,
}

impl MacRoman {
    fn look(&mut self, line: &[u8]) {
        for (at, byte) in line.iter().enumerate() {
            let before = at.checked_sub(1).map_or(b' ', |at| line[at]);
            let is_inside = before.is_ascii_alphabetic() && line.get(at + 1).is_some_and(u8::is_ascii_lowercase);
            match byte {
                0..=0x7f => {}
                0x87..=0x90 | 0x98 | 0xa7 if before.is_ascii_lowercase() => self.only_mac += 1,
                0x8a | 0x8c | 0x8e if is_inside => self.only_mac += 1,
                0x80..=0x9f | 0xa7 => self.either += 1,
                _ => self.elsewhere += 1,
            }
        }
    }

    fn is_likelier(&self) -> bool {
        self.only_mac > 0 && self.only_mac + self.either > self.elsewhere * 3
    }
}

/// Lines of a source with their ends, at most a chunk at once.
#[derive(Debug)]
pub(super) struct ByLine<R> {
    source: R,
    window: Vec<u8>,
    start: usize,
    end: usize,
    has_ended: bool,
}

impl<R: Read> ByLine<R> {
    pub(super) fn new(source: R) -> Self {
        Self { source, window: vec![0; CHUNK], start: 0, end: 0, has_ended: false }
    }

    pub(super) fn next(&mut self) -> Result<Option<&[u8]>, Refusal> {
        loop {
            let rest = &self.window[self.start..self.end];
            let found = rest.iter().position(|byte| *byte == b'\n' || *byte == b'\r').map(|at| at + 1);
            let is_full = self.start == 0 && self.end == self.window.len();
            let length = found.or_else(|| (is_full || self.has_ended).then_some(rest.len()));
            match length {
                Some(0) => return Ok(None),
                Some(length) => {
                    let start = self.start;
                    self.start += length;
                    return Ok(Some(&self.window[start..start + length]));
                }
                None => {
                    self.window.copy_within(self.start..self.end, 0);
                    self.end -= self.start;
                    self.start = 0;
                    let read = fill(&mut self.source, &mut self.window[self.end..])?;
                    self.end += read;
                    self.has_ended = read == 0;
                }
            }
        }
    }
}

/// A source in UTF-8, whatever it is written in.
pub(super) enum Decoded<R> {
    /// As it is.
    Plain(R),
    /// Through a decoder.
    Through {
        /// The source.
        source: R,
        /// What reads it.
        decoder: Box<Decoder>,
        /// Bytes not read yet.
        raw: Vec<u8>,
        /// Text not handed on yet, and how much of it was.
        text: String,
        /// How much of the text was handed on.
        given: usize,
        /// Whether the source and the decoder are done.
        is_done: bool,
    },
    /// Line by line, as UTF-8 where it is.
    Mixed {
        /// The lines.
        lines: ByLine<R>,
        /// What the others are read as.
        encoding: &'static Encoding,
        /// Text not handed on yet.
        text: Vec<u8>,
        /// How much of the text was handed on.
        given: usize,
    },
}

impl<R: Read + Seek> Decoded<R> {
    pub(super) fn new(mut source: R, writing: &Writing) -> Result<Self, Refusal> {
        source.seek(SeekFrom::Start(writing.mark))?;
        let encoding = writing.encoding;
        Ok(if writing.is_mixed {
            Self::Mixed { lines: ByLine::new(source), encoding, text: Vec::new(), given: 0 }
        } else if encoding == UTF_8 {
            Self::Plain(source)
        } else {
            let decoder = Box::new(encoding.new_decoder_without_bom_handling());
            Self::Through { source, decoder, raw: Vec::new(), text: String::new(), given: 0, is_done: false }
        })
    }
}

impl<R: Read> Read for Decoded<R> {
    fn read(&mut self, room: &mut [u8]) -> std::io::Result<usize> {
        match self {
            Self::Plain(source) => source.read(room),
            Self::Through { source, decoder, raw, text, given, is_done } => {
                while *given == text.len() && !*is_done {
                    text.clear();
                    *given = 0;
                    *is_done = decode(source, decoder, raw, text)?;
                }
                Ok(hand_on(text.as_bytes(), given, room))
            }
            Self::Mixed { lines, encoding, text, given } => {
                if *given == text.len() {
                    text.clear();
                    *given = 0;
                    if let Some(line) = lines.next().map_err(std::io::Error::other)? {
                        match std::str::from_utf8(line) {
                            Ok(line) => text.extend_from_slice(line.as_bytes()),
                            Err(_) => text.extend_from_slice(encoding.decode_without_bom_handling(line).0.as_bytes()),
                        }
                    }
                }
                Ok(hand_on(text, given, room))
            }
        }
    }
}

/// Reads a chunk of the source into the text; whether it was the last.
fn decode<R: Read>(
    source: &mut R,
    decoder: &mut Decoder,
    raw: &mut Vec<u8>,
    text: &mut String,
) -> std::io::Result<bool> {
    raw.clear();
    source.by_ref().take(CHUNK as u64).read_to_end(raw)?;
    let is_last = raw.is_empty();
    text.reserve(decoder.max_utf8_buffer_length(raw.len()).unwrap_or_default());
    let (_, _, _) = decoder.decode_to_string(raw, text, is_last);
    Ok(is_last)
}

fn hand_on(text: &[u8], given: &mut usize, room: &mut [u8]) -> usize {
    let length = room.len().min(text.len() - *given);
    room[..length].copy_from_slice(&text[*given..*given + length]);
    *given += length;
    length
}

/// The first line that is not UTF-8, read as the encoding and as UTF-8.
pub(super) fn first_other_line<R: Read + Seek>(source: &mut R, writing: &Writing) -> Result<(String, String), Refusal> {
    source.seek(SeekFrom::Start(writing.mark))?;
    let mut lines = ByLine::new(source);
    while let Some(line) = lines.next()? {
        if std::str::from_utf8(line).is_err() {
            let read = writing.encoding.decode_without_bom_handling(line).0.trim_end().to_owned();
            return Ok((read, String::from_utf8_lossy(line).trim_end().to_owned()));
        }
    }
    Ok((String::new(), String::new()))
}
