//! What holds for every file: no panic, and what was written is what is read.

use super::{cells, read};
use encoding_rs::Encoding;
use partnerplan::import::read::{Delimiter, Limits, Reading, bytes, encoding, pasted};
use proptest::prelude::*;
use std::fs;
use std::path::Path;

/// How a table is written down.
#[derive(Clone, Debug)]
struct Written {
    rows: Vec<Vec<String>>,
    delimiter: char,
    encoding: &'static str,
    has_mark: bool,
    quotes_all: bool,
    end: &'static str,
}

impl Written {
    fn text(&self) -> String {
        let mut out = if self.has_mark { "\u{feff}".to_owned() } else { String::new() };
        for row in &self.rows {
            for (at, cell) in row.iter().enumerate() {
                if at > 0 {
                    out.push(self.delimiter);
                }
                let needs =
                    cell.contains([self.delimiter, '"', '\n', '\r']) || cell.starts_with(' ') || cell.is_empty();
                if self.quotes_all || needs {
                    out.extend(["\"", &cell.replace('"', "\"\""), "\""]);
                } else {
                    out.push_str(cell);
                }
            }
            out.push_str(self.end);
        }
        out
    }

    fn bytes(&self) -> Vec<u8> {
        let text = self.text();
        match self.encoding {
            "UTF-16LE" => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            "UTF-16BE" => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
            name => Encoding::for_label(name.as_bytes()).unwrap().encode(&text).0.into_owned(),
        }
    }
}

/// A table of these cells, written in any way.
fn written(cell: &'static str, encodings: &'static [&'static str]) -> impl Strategy<Value = Written> {
    let rows = (1usize..5).prop_flat_map(move |columns| {
        let row = prop::collection::vec(cell, columns).prop_map(|mut row| {
            row[0] = format!("n{}", row[0]);
            row
        });
        prop::collection::vec(row, 1..8)
    });
    let delimiter = prop::sample::select(vec![',', ';', '\t', '|']);
    let end = prop::sample::select(vec!["\n", "\r\n", "\r"]);
    (rows, delimiter, prop::sample::select(encodings), any::<bool>(), any::<bool>(), end).prop_map(
        |(rows, delimiter, encoding, has_mark, quotes_all, end)| {
            let has_mark = has_mark && encoding.starts_with("UTF");
            Written { rows, delimiter, encoding, has_mark, quotes_all, end }
        },
    )
}

proptest! {
    #[test]
    fn what_is_written_in_any_way_is_read_the_same(table in written("([a-z0-9 ,;|'\"\t\n\r=+@-]|é|ü|\"\"){0,8}", &["UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252"])) {
        let reading = Reading {
            encoding: encoding(table.encoding),
            delimiter: Some(Delimiter::Sign(table.delimiter)),
            header_row: Some(0),
            ..Reading::default()
        };
        let read = bytes("x", &table.bytes(), &reading, Limits::PARTNERS).unwrap();
        let width = read.headings.len();
        prop_assert_eq!(read.rows.len(), table.rows.len(), "{:?}", table.text());
        for (read, written) in read.rows.iter().zip(&table.rows) {
            prop_assert_eq!(&read.cells, &written[..width], "{:?}", table.text());
            prop_assert!(written[width..].iter().all(|cell| cell.trim().is_empty()));
        }
    }

    #[test]
    fn a_plain_list_is_found_out_in_any_way_it_is_written(names in prop::collection::vec("[A-Z][a-z]{3,9}( [A-Z][a-z]{2,8})?", 3..12), table in written("x", &["UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252"])) {
        let heading = ["Partner name", "Website", "Straße"].map(str::to_owned).to_vec();
        let row = |name: &String| vec![name.clone(), format!("{}.example", name.to_lowercase().replace(' ', "-")), "Grüner Weg 1".to_owned()];
        let table = Written { rows: std::iter::once(heading).chain(names.iter().map(row)).collect(), ..table };
        let read = read(&table.bytes()).unwrap();
        prop_assert_eq!(read.header_row, Some(1), "{:?}", table.text());
        prop_assert_eq!(cells(&read, 0), names.iter().map(String::as_str).collect::<Vec<&str>>());
        prop_assert!(cells(&read, 2).iter().all(|cell| *cell == "Grüner Weg 1"), "{:?}", read);
    }

    #[test]
    fn any_bytes_are_read_or_refused(content in prop::collection::vec(any::<u8>(), 0..300), text in "[a-c,;\t|\"\n\r \u{0}\u{1b}é=]{0,60}") {
        let _ = read(&content);
        let _ = read(text.as_bytes());
        let _ = pasted(&text, &Reading::default(), Limits::PARTNERS);
        let _ = read(&[text.as_bytes(), &content].concat());
    }

    #[test]
    fn a_damaged_file_is_read_or_refused(which in 0usize..60, at in any::<prop::sample::Index>(), with in any::<[u8; 3]>(), length in any::<prop::sample::Index>()) {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/corpus");
        let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.sort();
        let mut content = fs::read(&files[which % files.len()]).unwrap();
        if !content.is_empty() {
            let at = at.index(content.len());
            content[at] = with[0];
            content.splice(at..at, with);
            let _ = read(&content);
            content.truncate(length.index(content.len()));
        }
        let _ = read(&content);
    }
}
