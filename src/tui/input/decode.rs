//! Bytes from the terminal become keys, clicks and pastes: a machine with neither a terminal nor a clock of its own.
//!
//! An escape sequence has no end mark that a lone Esc key has not too, so time decides: what a slow line brings in
//! pieces still belongs together for a moment, and what never ends is given up. Whatever the terminal answers to a
//! question (another program's, for we ask none) is read to its end and thrown away.
//!
//! What may not go in: what keys mean.

use super::sequence;
use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use std::mem;
use std::time::{Duration, Instant};

/// So long Esc may be the first byte of an arrow. Lines have been seen to part them by 150 ms; more is felt as a lag.
const ESCAPE: Duration = Duration::from_millis(200);
/// So long behind that, what came at once and is the rest of a sequence still is no text.
const LATE: Duration = Duration::from_secs(1);
/// So long the rest of a sequence that has begun is waited for.
const SEQUENCE: Duration = Duration::from_secs(1);
/// So long an answer may take from its first byte to its last.
const ANSWER: Duration = Duration::from_secs(2);
/// So long a paste may pause before its end.
const PASTE: Duration = Duration::from_secs(1);
/// So soon behind the end of a paste, more is still the paste: its text held the mark of an end.
const BEHIND: Duration = Duration::from_millis(30);
/// No sequence that is a key or a click is longer.
const LONGEST: usize = 64;

const PASTE_BEGINS: &[u8] = b"\x1b[200~";
const PASTE_ENDS: &[u8] = b"\x1b[201~";

/// Reads bytes as they come.
#[derive(Debug, Default)]
pub(crate) struct Decoder {
    state: Decoding,
    /// When the newest byte was read.
    newest: Option<Instant>,
    /// When the state began that lasts.
    began: Option<Instant>,
    /// When an ESC was taken for the key.
    escaped: Option<Instant>,
    /// Whether the newest byte was a carriage return: a line feed behind it is the same Enter.
    returned: bool,
}

/// What the bytes so far are the beginning of.
#[derive(Debug, Default)]
enum Decoding {
    /// Nothing.
    #[default]
    Ground,
    /// A character of several bytes, with Alt or not.
    Character { bytes: Vec<u8>, length: usize, alt: bool },
    /// The Esc key, or any sequence.
    Escape { alt: bool },
    /// `ESC [`.
    Control { bytes: Vec<u8>, lead: Lead },
    /// `ESC O`.
    Single { bytes: Vec<u8>, lead: Lead },
    /// `ESC [ [`.
    Console,
    /// `ESC [ M`.
    Mouse { bytes: Vec<u8> },
    /// `ESC ]` and its like: an answer, up to its end mark.
    Answer { kind: u8, length: usize, lead: Lead },
    /// An answer and ESC: the first half of its end mark.
    AnswerEnds,
    /// A paste.
    Paste { bytes: Vec<u8> },
    /// A paste of `length` bytes, its end mark, and what came behind that.
    Behind { bytes: Vec<u8>, length: usize },
}

/// How a sequence began.
#[derive(Clone, Copy, Debug)]
struct Lead {
    /// Another ESC stood before it: Option on a Mac.
    alt: bool,
    /// Its second byte came by itself: it may have been typed.
    apart: bool,
}

impl Decoder {
    /// Takes what was read at a time and returns what it comes to, in order.
    pub(crate) fn feed(&mut self, bytes: &[u8], now: Instant) -> Vec<Event> {
        let mut events = self.settle(now);
        self.newest = Some(now);
        let is_late = self.escaped.take().is_some_and(|escaped| now - escaped <= LATE);
        if is_late && matches!(self.state, Decoding::Ground) && is_rest(bytes) {
            self.state = Decoding::Escape { alt: false };
        }
        for (place, byte) in bytes.iter().enumerate() {
            self.step(*byte, place == 0, now, &mut events);
        }
        events
    }

    /// When what has begun is to be settled, if nothing comes before.
    pub(crate) fn due(&self) -> Option<Instant> {
        let (from, wait) = match &self.state {
            Decoding::Ground => return None,
            Decoding::Escape { .. } => (self.newest, ESCAPE),
            Decoding::Answer { length, .. } if *length > 0 => (self.began, ANSWER),
            Decoding::Paste { .. } => (self.newest, PASTE),
            Decoding::Behind { .. } => (self.newest, BEHIND),
            _ => (self.newest, SEQUENCE),
        };
        Some(from? + wait)
    }

    /// Gives up what has not gone on in time, and returns what it was instead.
    pub(crate) fn settle(&mut self, now: Instant) -> Vec<Event> {
        let mut events = Vec::new();
        while self.due().is_some_and(|due| due <= now) {
            match mem::take(&mut self.state) {
                Decoding::Escape { .. } => {
                    self.escaped = Some(now);
                    events.push(key(KeyCode::Esc, false));
                }
                Decoding::Answer { kind, length: 0, lead } => typed(kind, lead, &mut events),
                Decoding::Paste { bytes } => events.push(pasted(&bytes)),
                Decoding::Behind { bytes, length } => self.end_paste(&bytes, length, now, &mut events),
                _ => {}
            }
        }
        events
    }

    fn step(&mut self, byte: u8, apart: bool, now: Instant, events: &mut Vec<Event>) {
        let returned = mem::take(&mut self.returned);
        self.state = match mem::take(&mut self.state) {
            Decoding::Ground if byte == b'\n' && returned && !apart => Decoding::Ground,
            Decoding::Ground => self.ground(byte, false, events),
            Decoding::Character { bytes, length, alt } => self.character(bytes, length, alt, byte, events),
            Decoding::Escape { alt } => self.escape(byte, Lead { alt, apart }, now, events),
            Decoding::Control { bytes, lead } => self.control(bytes, byte, lead, events),
            Decoding::Single { bytes, lead } => self.single(bytes, byte, lead, events),
            Decoding::Console => {
                events.extend(sequence::console(byte));
                Decoding::Ground
            }
            Decoding::Mouse { bytes } => mouse(bytes, byte, events),
            Decoding::Answer { kind, length, lead } => self.answer(kind, length, lead, byte, events),
            Decoding::AnswerEnds if byte == b'\\' => Decoding::Ground,
            Decoding::AnswerEnds => self.escape(byte, Lead { alt: false, apart }, now, events),
            Decoding::Paste { bytes } => paste(bytes, byte),
            Decoding::Behind { bytes, length } => self.behind(bytes, length, byte, now, events),
        };
    }

    /// A byte that continues nothing.
    fn ground(&mut self, byte: u8, alt: bool, events: &mut Vec<Event>) -> Decoding {
        let length = match byte {
            0x1b => return Decoding::Escape { alt: false },
            0xc2..=0xdf => 2,
            0xe0..=0xef => 3,
            0xf0..=0xf4 => 4,
            _ => {
                self.returned = byte == b'\r';
                events.extend(plain(byte, alt));
                return Decoding::Ground;
            }
        };
        Decoding::Character { bytes: vec![byte], length, alt }
    }

    fn character(
        &mut self,
        mut bytes: Vec<u8>,
        length: usize,
        alt: bool,
        byte: u8,
        events: &mut Vec<Event>,
    ) -> Decoding {
        if byte & 0b1100_0000 != 0b1000_0000 {
            return self.ground(byte, false, events);
        }
        bytes.push(byte);
        if bytes.len() < length {
            return Decoding::Character { bytes, length, alt };
        }
        let letter = std::str::from_utf8(&bytes).ok().and_then(|text| text.chars().next());
        events.extend(letter.filter(|letter| !letter.is_control()).map(|letter| key(KeyCode::Char(letter), alt)));
        Decoding::Ground
    }

    /// The byte behind ESC. One that comes later and begins no sequence was typed behind the Esc key.
    fn escape(&mut self, byte: u8, lead: Lead, now: Instant, events: &mut Vec<Event>) -> Decoding {
        self.began = Some(now);
        match byte {
            b'[' => Decoding::Control { bytes: Vec::new(), lead },
            b'O' => Decoding::Single { bytes: Vec::new(), lead },
            b']' | b'P' | b'_' | b'^' | b'X' => Decoding::Answer { kind: byte, length: 0, lead },
            0x1b if lead.apart => {
                events.push(key(KeyCode::Esc, false));
                Decoding::Escape { alt: false }
            }
            0x1b => Decoding::Escape { alt: true },
            _ if lead.apart => {
                events.push(key(KeyCode::Esc, false));
                self.ground(byte, false, events)
            }
            _ => self.ground(byte, true, events),
        }
    }

    fn control(&mut self, mut bytes: Vec<u8>, byte: u8, lead: Lead, events: &mut Vec<Event>) -> Decoding {
        match byte {
            b'[' if bytes.is_empty() => return Decoding::Console,
            b'M' if bytes.is_empty() => return Decoding::Mouse { bytes },
            b'~' if bytes == b"200" => return Decoding::Paste { bytes: Vec::new() },
            0x20..=0x3f => {
                if bytes.len() <= LONGEST {
                    bytes.push(byte);
                }
                return Decoding::Control { bytes, lead };
            }
            0x40..=0x7e if bytes.len() > LONGEST => {}
            0x40..=0x7e => events.extend(sequence::control(&bytes, byte).map(|event| with_alt(event, lead.alt))),
            // What may not stand in a sequence ends it, and is what it is.
            _ => return self.ground(byte, false, events),
        }
        Decoding::Ground
    }

    fn single(&mut self, mut bytes: Vec<u8>, byte: u8, lead: Lead, events: &mut Vec<Event>) -> Decoding {
        match byte {
            b'0'..=b'9' | b';' => {
                bytes.truncate(LONGEST);
                bytes.push(byte);
                return Decoding::Single { bytes, lead };
            }
            0x20..=0x7e => events.extend(sequence::single(byte).map(|event| with_alt(event, lead.alt))),
            _ => return self.ground(byte, false, events),
        }
        Decoding::Ground
    }

    fn answer(&mut self, kind: u8, length: usize, lead: Lead, byte: u8, events: &mut Vec<Event>) -> Decoding {
        match byte {
            0x07 => Decoding::Ground,
            0x1b => Decoding::AnswerEnds,
            // A colour, a title, a clipboard: all begin with a number or one of these.
            _ if kind == b']' && length == 0 && !(byte.is_ascii_digit() || b"lLI".contains(&byte)) => {
                typed(kind, lead, events);
                self.ground(byte, false, events)
            }
            0x00..=0x1f => self.ground(byte, false, events),
            _ => Decoding::Answer { kind, length: length + 1, lead },
        }
    }

    /// A byte behind the end of a paste: its own, when another end follows before a pause does.
    fn behind(
        &mut self,
        mut bytes: Vec<u8>,
        length: usize,
        byte: u8,
        now: Instant,
        events: &mut Vec<Event>,
    ) -> Decoding {
        bytes.push(byte);
        let more = bytes.get(length..).unwrap_or_default();
        if byte == b'~' && more.ends_with(PASTE_ENDS) {
            bytes.truncate(bytes.len() - PASTE_ENDS.len());
            return Decoding::Behind { length: bytes.len(), bytes };
        }
        if byte == b'~' && more.ends_with(PASTE_BEGINS) {
            bytes.truncate(bytes.len() - PASTE_BEGINS.len());
            self.end_paste(&bytes, length, now, events);
            return Decoding::Paste { bytes: Vec::new() };
        }
        Decoding::Behind { bytes, length }
    }

    fn end_paste(&mut self, bytes: &[u8], length: usize, now: Instant, events: &mut Vec<Event>) {
        let (paste, more) = bytes.split_at(length);
        events.push(pasted(paste));
        self.state = Decoding::Ground;
        for byte in more {
            self.step(*byte, false, now, events);
        }
    }
}

/// Whether this is all of a sequence but its ESC.
fn is_rest(bytes: &[u8]) -> bool {
    match bytes {
        [b'O', last] => sequence::single(*last).is_some(),
        [b'[', within @ .., last] => {
            within.iter().all(|byte| (0x20..=0x3f).contains(byte)) && (0x40..=0x7e).contains(last)
        }
        _ => false,
    }
}

fn paste(mut bytes: Vec<u8>, byte: u8) -> Decoding {
    bytes.push(byte);
    if byte == b'~' && bytes.ends_with(PASTE_ENDS) {
        bytes.truncate(bytes.len() - PASTE_ENDS.len());
        return Decoding::Behind { length: bytes.len(), bytes };
    }
    Decoding::Paste { bytes }
}

fn mouse(mut bytes: Vec<u8>, byte: u8, events: &mut Vec<Event>) -> Decoding {
    bytes.push(byte);
    if bytes.len() < 3 {
        return Decoding::Mouse { bytes };
    }
    events.extend(sequence::old_mouse(&bytes));
    Decoding::Ground
}

fn pasted(bytes: &[u8]) -> Event {
    Event::Paste(String::from_utf8_lossy(bytes).into_owned())
}

/// What was taken for the beginning of a sequence was a key with Alt, or Esc and a key.
fn typed(byte: u8, lead: Lead, events: &mut Vec<Event>) {
    if lead.apart {
        events.push(key(KeyCode::Esc, false));
    }
    events.push(key(KeyCode::Char(char::from(byte)), !lead.apart));
}

/// The key of a byte by itself.
fn plain(byte: u8, alt: bool) -> Option<Event> {
    let control = |letter: u8| {
        let with = if alt { KeyModifiers::CONTROL | KeyModifiers::ALT } else { KeyModifiers::CONTROL };
        Event::Key(KeyEvent::new(KeyCode::Char(char::from(letter)), with))
    };
    Some(match byte {
        b'\r' | b'\n' => key(KeyCode::Enter, alt),
        b'\t' => key(KeyCode::Tab, alt),
        0x08 | 0x7f => key(KeyCode::Backspace, alt),
        0x00 => control(b' '),
        0x01..=0x1a => control(byte - 1 + b'a'),
        0x1c..=0x1f => control(byte - 0x1c + b'4'),
        0x20..=0x7e => key(KeyCode::Char(char::from(byte)), alt),
        _ => return None,
    })
}

/// A key, a capital with its Shift.
fn key(code: KeyCode, alt: bool) -> Event {
    let mut with = if alt { KeyModifiers::ALT } else { KeyModifiers::NONE };
    if matches!(code, KeyCode::Char(letter) if letter.is_uppercase()) {
        with |= KeyModifiers::SHIFT;
    }
    Event::Key(KeyEvent::new(code, with))
}

fn with_alt(event: Event, alt: bool) -> Event {
    match event {
        Event::Key(key) if alt => Event::Key(KeyEvent { modifiers: key.modifiers | KeyModifiers::ALT, ..key }),
        event => event,
    }
}

#[cfg(test)]
mod tests;
