//! Files longer than what is read at once, and sources that give little at once.

use super::{cells, read, told, written_as};
use encoding_rs::WINDOWS_1252;
use partnerplan::import::read::{Limits, Opened, Reading, Refusal, bytes};
use std::io::{Cursor, ErrorKind, Read, Seek, SeekFrom};

/// So much is read at once, at most.
const CHUNK: usize = 1 << 18;

/// Rows of a table that together have so many bytes.
fn rows(bytes: usize, end: &str) -> String {
    let row = format!("Filler;{}{end}", "x".repeat(500));
    let whole = row.repeat(bytes / row.len() - 1);
    let rest = bytes - whole.len() - "Filler;".len() - end.len();
    format!("{whole}Filler;{}{end}", "x".repeat(rest))
}

/// I1, I3: wherever a chunk ends, in a quote, in a letter, in the end of a row.
#[test]
fn where_a_chunk_ends_nothing_is_read_differently() {
    let tail = "\"Acme \"\"big\"\" AG\";\"one\r\ntwo\"\r\nMüller;x\r\n\r\nBeta;\"end\"\r\n";
    for shift in 0..tail.len() {
        let text = format!("Company;Note\r\n{}{tail}", rows(CHUNK - 14 - shift, "\r\n"));
        let limits = Limits { cell: 1_100, ..Limits::PARTNERS };
        let table = bytes("x", text.as_bytes(), &Reading::default(), limits).unwrap();
        let last = &table.rows[table.rows.len() - 3..];
        let cells: Vec<&str> = last.iter().flat_map(|row| &row.cells).map(String::as_str).collect();
        assert_eq!(cells, ["Acme \"big\" AG", "one\r\ntwo", "Müller", "x", "Beta", "end"], "{shift}");
        let lines = text.matches('\n').count();
        let numbers: Vec<usize> = last.iter().map(|row| lines - row.number).collect();
        assert_eq!((numbers, told(&table)), (vec![4, 2, 0], vec!["1 blank row is passed over."]), "{shift}");
    }
}

/// I2, I3: the byte that tells stands far down, and so do rows in other letters, behind a cell longer than a chunk.
#[test]
fn letters_far_down_are_read_as_those_above() {
    let text = format!("Firma;Ort\n{}Müller;Köln\n", rows(CHUNK + 1_000, "\n"));
    let table = read(&WINDOWS_1252.encode(&text).0).unwrap();
    assert_eq!((written_as(&table).0, cells(&table, 0).last()), ("windows-1252", Some(&"Müller")));
    let row = table.rows.last().unwrap().number;
    let note = format!("The file is not UTF-8, as the byte FC in row {row} shows first: it is read as windows-1252.");
    assert_eq!(told(&table)[0], note);
    let long = format!("Firma;Ort\nMüller;Köln\n{}Lang;{}\nBrandt;Zürich\n", rows(100_000, "\n"), "y".repeat(200_000));
    let mixed = [long.as_bytes(), &WINDOWS_1252.encode("Größe AG;Düren\n").0, "Süd;Bäder\n".as_bytes()].concat();
    let table = read(&mixed).unwrap();
    let ends: Vec<&str> = table.rows[table.rows.len() - 3..].iter().map(|row| row.cells[1].as_str()).collect();
    assert_eq!(ends, ["Zürich", "Düren", "Bäder"]);
    assert_eq!(table.rows[table.rows.len() - 4].cells[1].len(), 200_000);
}

/// I3, I5: a quote that nobody closed in an export longer than a row may be.
#[test]
fn a_quote_never_closed_in_a_long_export_swallows_nothing() {
    let text = format!("Company;Note\nAcme;\"open\n{}Beta;x\n", rows(18 << 20, "\n"));
    let table = bytes("x", text.as_bytes(), &Reading::default(), Limits { rows: 1 << 20, ..Limits::PARTNERS }).unwrap();
    assert_eq!((table.rows[0].cells[1].as_str(), cells(&table, 0).last()), ("\"open", Some(&"Beta")));
}

/// I5: empty cells take memory too.
#[test]
fn all_cells_together_are_counted_the_empty_ones_too() {
    let limits = Limits { bytes: 10_000, ..Limits::PARTNERS };
    let read = |row: &str, many: usize| {
        let text = format!("Company;Country;Deals\n{}", row.repeat(many));
        bytes("x", text.as_bytes(), &Reading::default(), limits)
    };
    assert_eq!(read("Acme;DE;1\n", 50).unwrap().rows.len(), 50);
    for row in ["A;;;;;;;;;\n".to_owned(), format!("{};;\n", "x".repeat(150))] {
        let refusal = read(&row, 100).unwrap_err();
        assert!(matches!(refusal, Refusal::TooMuch { limit: 10_000, .. }), "{refusal}");
    }
}

/// A source that gives a few bytes at once and is interrupted in between, as a pipe or a slow disk is.
struct Slow<'a>(Cursor<&'a [u8]>, usize);

impl Read for Slow<'_> {
    fn read(&mut self, room: &mut [u8]) -> std::io::Result<usize> {
        self.1 += 1;
        match self.1 % 3 {
            0 => Err(ErrorKind::Interrupted.into()),
            1 => self.0.by_ref().take(7).read(room),
            _ => self.0.by_ref().take(1).read(room),
        }
    }
}

impl Seek for Slow<'_> {
    fn seek(&mut self, to: SeekFrom) -> std::io::Result<u64> {
        self.0.seek(to)
    }
}

/// A source whose disk breaks while it is read for the last time.
struct Broken<'a>(Cursor<&'a [u8]>, usize);

impl Read for Broken<'_> {
    fn read(&mut self, room: &mut [u8]) -> std::io::Result<usize> {
        if self.1 == 0 { Err(std::io::Error::other("the disk is gone")) } else { self.0.read(room) }
    }
}

impl Seek for Broken<'_> {
    fn seek(&mut self, to: SeekFrom) -> std::io::Result<u64> {
        self.1 = self.1.saturating_sub(1);
        self.0.seek(to)
    }
}

/// I1, I3.
#[test]
fn a_source_that_gives_little_at_once_is_read_whole_and_one_that_breaks_is_refused() {
    let utf_8 = "Firma;Ort\r\nMüller \"\"x\"\";\"Köln\r\nam Rhein\"\r\nBeta;Bonn\r\n".as_bytes();
    let old = WINDOWS_1252.encode("Firma;Ort\r\nMüller;Köln\r\n").0;
    let mixed = [utf_8, &WINDOWS_1252.encode("Größe;Düren\r\n").0].concat();
    for content in [utf_8, &old, &mixed] {
        let slow = Slow(Cursor::new(content), 0);
        let table = Opened::of("x".to_owned(), slow, &Reading::default()).unwrap().table(Limits::PARTNERS).unwrap();
        let whole = bytes("x", content, &Reading::default(), Limits::PARTNERS).unwrap();
        assert_eq!((table.headings, table.rows), (whole.headings, whole.rows));
        let refusals: Vec<Refusal> = (1..9)
            .filter_map(|seeks| {
                let broken = Broken(Cursor::new(content), seeks);
                Opened::of("x".to_owned(), broken, &Reading::default())
                    .and_then(|mut opened| opened.table(Limits::PARTNERS))
                    .err()
            })
            .collect();
        assert!(refusals.len() >= 3, "every time it is read through");
        assert!(
            refusals.iter().all(|refusal| *refusal == Refusal::NotGiven("the disk is gone".to_owned())),
            "{refusals:?}"
        );
    }
}
