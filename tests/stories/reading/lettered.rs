//! In which letters a file is written, where little tells.

use super::{cells, read, told, written_as};
use encoding_rs::{Encoding, MACINTOSH, SHIFT_JIS, WINDOWS_1252};

/// I2: what few signs tell a Mac's file from one of Windows.
#[test]
fn a_few_signs_tell_a_file_of_an_old_mac_from_one_of_windows() {
    let rows: [(&str, &'static Encoding); 8] = [
        // One letter in the whole file, inside a word.
        ("Firma;Ort\nHauptstraße AG;Bonn\n", MACINTOSH),
        ("Name;City\nProblème résolu;Nantes\n", MACINTOSH),
        // A few beside an apostrophe.
        ("Firma;Ort\nHauptstraße’s Köln;Düren\nFüße und Schuhe;Köln\n", MACINTOSH),
        // Quotes and dashes of Windows, and capitals with marks at the start of a word.
        ("Company;Note\nLarkfield’s;“big” – very\n", WINDOWS_1252),
        ("Société;Note\nŒuvre Conseil;l’an\n", WINDOWS_1252),
        ("Name;Note\nŠkoda Partner;10 €\n", WINDOWS_1252),
        // A sign that stands as a letter would on a Mac, between two umlauts or many.
        ("Firma;Vermerk\nMüller;siehe§7\nBüro;x\n", WINDOWS_1252),
        ("Firma;Vermerk\nMüller;siehe§7\nBüro;Köln\nGrün;Düren\nFünf;Höfe\n", WINDOWS_1252),
    ];
    for (text, encoding) in rows {
        let table = read(&encoding.encode(text).0).unwrap();
        let expected = read(text.as_bytes()).unwrap();
        assert_eq!(table.rows, expected.rows, "{text}");
    }
}

/// I2, I3: the first byte that tells, and its row, whatever ends the rows.
#[test]
fn a_file_that_is_not_utf_8_is_told_with_the_row_that_shows_it() {
    for end in ["\n", "\r\n", "\r"] {
        for start in ["", "\u{feff}"] {
            let text = ["Firma;Ort", "Acme;Bonn", "", "Brandt;M?nchen", "M?ller;K?ln", ""].join(end);
            let mut content = start.as_bytes().to_vec();
            content.extend(text.bytes().map(|byte| if byte == b'?' { 0xfc } else { byte }));
            let table = read(&content).unwrap();
            assert_eq!((written_as(&table).0, cells(&table, 1)), ("windows-1252", vec!["Bonn", "München", "Küln"]));
            let note = "The file is not UTF-8, as the byte FC in row 4 shows first: it is read as windows-1252.";
            assert_eq!((told(&table)[0], table.notes[0].row), (note, Some(4)), "{end:?}");
        }
    }
}

/// I2, I3: a row that somebody put in with another program.
#[test]
fn rows_in_other_letters_are_read_in_theirs_and_shown_in_both() {
    let old = WINDOWS_1252.encode("Köln AG;Bonn\n").0;
    let mixed = [b"Firma;Ort\n".as_slice(), "Müller;Düren\n".as_bytes(), &old, b"Acme;Bern\n"].concat();
    let table = read(&mixed).unwrap();
    assert_eq!(cells(&table, 0), ["Müller", "Köln AG", "Acme"]);
    let note = "Row 3 is not UTF-8 as other rows are: read as windows-1252 it is “Köln AG;Bonn”, as UTF-8 “K�ln AG;Bonn”; such rows are read as windows-1252.";
    assert_eq!((told(&table)[0], table.notes[0].row), (note, Some(3)));
    let good = "会社名,国\n株式会社甲,日本\n株式会社乙,日本\n株式会社丙,日本\n";
    let mixed = [good.as_bytes(), &SHIFT_JIS.encode("北の丸システム株式会社,日本\n").0].concat();
    assert_eq!(cells(&read(&mixed).unwrap(), 0), ["株式会社甲", "株式会社乙", "株式会社丙", "北の丸システム株式会社"]);
    // Half letters that could be UTF-8 by chance, in a file of another kind.
    let rows = "会社名,国\n北の丸株式会社,日本\nﾄｰ,ﾄｰ\n東京会社,日本\n";
    assert_eq!(cells(&read(&SHIFT_JIS.encode(rows).0).unwrap(), 1), ["日本", "ﾄｰ", "日本"]);
}

/// I2: a whole list in pairs of bytes, and what only looks like one.
#[test]
fn pairs_of_bytes_are_text_only_where_they_read_as_text() {
    let pairs = |units: &[u16]| units.iter().flat_map(|unit| unit.to_le_bytes()).collect::<Vec<u8>>();
    let name: Vec<u16> = "Larkfield Advisory".encode_utf16().collect();
    assert_eq!(cells(&read(&pairs(&name)).unwrap(), 0), ["Larkfield Advisory"]);
    // A mark, and hardly a sign that Western letters have.
    let wide: Vec<u16> = format!("\u{feff}{}\n{0}\n", "七万丈".repeat(8)).encode_utf16().collect();
    assert_eq!(cells(&read(&pairs(&wide)).unwrap(), 0), [&"七万丈".repeat(8); 2]);
    // A letter of two pairs where the first chunk ends.
    let rows: String =
        "Name\tNote\n".chars().chain("Acme\tx\n".chars().cycle().take(32_757)).chain("😀\tend\n".chars()).collect();
    let units: Vec<u16> = rows.encode_utf16().collect();
    assert_eq!((units[32_767], pairs(&units).len() > 1 << 16), (0xd83d, true));
    let table = read(&pairs(&units)).unwrap();
    assert_eq!((written_as(&table).0, cells(&table, 1).last()), ("UTF-16LE", Some(&"end")));
    let counts: Vec<u16> = (0..400).map(|at| at % 7 + 1).collect();
    let broken: Vec<u16> = counts.iter().map(|unit| if *unit == 5 { 0xd800 } else { *unit }).chain([10]).collect();
    for units in [counts, broken] {
        let message = read(&pairs(&units)).unwrap_err().to_string();
        assert!(message.contains("a binary file"), "{message}");
    }
}

/// I2, I3.
#[test]
fn a_file_that_ends_inside_a_letter_says_so() {
    let whole = "Firma;Ort\nAcme;Bonn\nBeta;Zürü".as_bytes();
    let table = read(&whole[..whole.len() - 1]).unwrap();
    assert_eq!(cells(&table, 1), ["Bonn", "Zür�"]);
    assert_eq!(told(&table)[0], "The file ends in the middle of a character: what is there of it is shown as �.");
    assert!(read(whole).unwrap().notes.is_empty());
}
