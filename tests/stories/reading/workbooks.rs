//! Workbooks: what people have in them, and what is made to harm.

use super::{cells, read, told};
use partnerplan::import::Format;
use partnerplan::import::read::{Limits, Reading, Refusal, bytes};
use rust_xlsxwriter::{ExcelDateTime, Format as CellFormat, Formula, Workbook};
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const TYPES: &str = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>";
const PACKAGE: &str = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>";
const WORKBOOK: &str = "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>";
const PARTS: &str = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>";
const TEXTS: &str = "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" count=\"1\" uniqueCount=\"1\"><si><t>Acme</t></si></sst>";

/// A sheet with these rows.
fn sheet(rows: &str) -> String {
    format!(
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{rows}</sheetData></worksheet>"
    )
}

/// A cell that says "Acme" in every sheet of these tests.
const ACME: &str = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>";

/// A zip of these parts.
fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A workbook of one sheet, with these parts instead of the usual ones or beside them.
fn workbook(other: &[(&str, &[u8])]) -> Vec<u8> {
    let usual = sheet(ACME);
    let mut parts: Vec<(&str, &[u8])> = vec![
        ("[Content_Types].xml", TYPES.as_bytes()),
        ("_rels/.rels", PACKAGE.as_bytes()),
        ("xl/workbook.xml", WORKBOOK.as_bytes()),
        ("xl/_rels/workbook.xml.rels", PARTS.as_bytes()),
        ("xl/sharedStrings.xml", TEXTS.as_bytes()),
        ("xl/worksheets/sheet1.xml", usual.as_bytes()),
    ];
    parts.retain(|(name, _)| !other.iter().any(|(instead, _)| instead == name));
    parts.extend(other);
    package(&parts)
}

/// Why these bytes are refused.
fn refused(content: &[u8]) -> String {
    read(content).unwrap_err().to_string()
}

#[test]
fn cells_of_a_workbook_are_read_as_a_person_reads_them() {
    let mut book = Workbook::new();
    let day = CellFormat::new().set_num_format("dd.mm.yyyy");
    let moment = CellFormat::new().set_num_format("yyyy-mm-dd hh:mm");
    let page = book.add_worksheet().set_name("Partners").unwrap();
    page.merge_range(0, 0, 0, 5, "Partner list, last updated by Ines", &CellFormat::new()).unwrap();
    for (column, heading) in ["Company", "Start", "Seen", "Deals", "Signed", "Note"].iter().enumerate() {
        page.write(2, u16::try_from(column).unwrap(), *heading).unwrap();
    }
    page.write(3, 0, "Acme").unwrap();
    page.write_with_format(3, 1, ExcelDateTime::from_ymd(2026, 10, 1).unwrap(), &day).unwrap();
    page.write_with_format(3, 2, ExcelDateTime::from_ymd(2026, 10, 1).unwrap().and_hms(9, 30, 0).unwrap(), &moment)
        .unwrap();
    page.write(3, 3, 5.0).unwrap();
    page.write(3, 4, true).unwrap();
    page.write(3, 5, Formula::new("=0.1+0.2").set_result("0.30000000000000004")).unwrap();
    page.write(5, 0, "Beta").unwrap();
    page.write(5, 3, 1_234_567_890_123_f64).unwrap();
    page.write(5, 5, Formula::new("=1/0").set_result("#DIV/0!")).unwrap();
    page.write(6, 0, "Total").unwrap();
    page.write(6, 3, 7).unwrap();
    book.add_worksheet().set_name("Lists").unwrap().write(0, 0, "x").unwrap();
    let table = read(&book.save_to_buffer().unwrap()).unwrap();
    assert_eq!(table.format, Format::Workbook { sheet: "Partners".to_owned(), others: vec!["Lists".to_owned()] });
    assert_eq!((table.header_row, table.headings[0].as_str()), (Some(3), "Company"));
    assert_eq!(table.rows[0].cells, ["Acme", "2026-10-01", "2026-10-01 09:30", "5", "yes", "0.3"]);
    assert_eq!((table.rows[1].number, cells(&table, 3)), (6, vec!["5", "1234567890123"]));
    let aside: Vec<(usize, &str)> = table.aside.iter().map(|aside| (aside.number, aside.why)).collect();
    assert_eq!(aside, [(1, "title"), (7, "total")]);
    let notes: Vec<&str> = table.notes.iter().map(|note| note.text.as_str()).collect();
    assert_eq!(notes[0], "The sheet “Partners” is read; not read: Lists.");
    assert!(notes[1].contains("row 6, column 6 holds the error #DIV/0!"), "{notes:?}");
}

#[test]
fn the_first_sheet_with_something_to_see_is_read_unless_another_is_named() {
    let mut book = Workbook::new();
    book.add_worksheet().set_name("Empty").unwrap();
    book.add_worksheet().set_name("Hidden").unwrap().set_hidden(true).write(0, 0, "Name").unwrap();
    let page = book.add_worksheet().set_name("Accounts").unwrap();
    page.write_column(0, 0, ["Company", "First Harbor Bank"]).unwrap();
    let content = book.save_to_buffer().unwrap();
    assert_eq!(cells(&read(&content).unwrap(), 0), ["First Harbor Bank"]);
    for (name, is_there) in [("hidden", true), ("3", true), ("Akkounts", false)] {
        let reading = Reading { sheet: Some(name.to_owned()), ..Reading::default() };
        assert_eq!(bytes("x", &content, &reading, Limits::PARTNERS).is_ok(), is_there, "{name}");
    }
    let reading = Reading { sheet: Some("Akkounts".to_owned()), ..Reading::default() };
    let refusal = bytes("x", &content, &reading, Limits::PARTNERS).unwrap_err().to_string();
    assert_eq!(refusal, "There is no sheet “Akkounts” in the workbook: it has Empty, Hidden, Accounts.");
}

/// I5, I6.
#[test]
fn a_workbook_made_to_harm_is_refused_with_a_sentence() {
    assert_eq!(cells(&read(&workbook(&[])).unwrap(), 0), ["Acme"], "the harmless one is read");
    let lies = TEXTS.replace("uniqueCount=\"1\"", "uniqueCount=\"99999999999\"");
    let message = refused(&workbook(&[("xl/sharedStrings.xml", lies.as_bytes())]));
    assert!(message.contains("many more texts than it does"), "{message}");
    let far = sheet("<row r=\"1048576\"><c r=\"XFD1048576\" t=\"s\"><v>0</v></c></row>");
    let message = refused(&workbook(&[("xl/worksheets/sheet1.xml", far.as_bytes())]));
    assert!(message.contains("Row 1048576 has more than 1,000 columns"), "{message}");
    let entities =
        format!("<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]>{TEXTS}").replace("Acme", "&b;");
    let message = refused(&workbook(&[("xl/sharedStrings.xml", entities.as_bytes())]));
    assert!(message.contains("defines entities"), "{message}");
    let names: Vec<String> = (0..3_000).map(|at| format!("xl/worksheets/sheet{}.xml", at + 2)).collect();
    let many: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), b"<x/>".as_slice())).collect();
    let message = refused(&workbook(&many));
    assert!(message.contains("thousands of parts"), "{message}");
    let bomb = sheet(&"<row></row>".repeat(6 << 20));
    let packed = workbook(&[("xl/worksheets/sheet1.xml", bomb.as_bytes())]);
    let message = refused(&packed);
    assert!(message.contains("zip bomb"), "{message}");
    let long = format!("<sst uniqueCount=\"1\"><si><t>{}</t></si></sst>", "long ".repeat(1 << 18));
    let message = refused(&workbook(&[("xl/sharedStrings.xml", long.as_bytes())]));
    assert!(message.contains("longer than 1 MiB"), "{message}");
}

/// I5.
#[test]
fn a_bomb_that_lies_about_its_size_is_counted_out() {
    let bomb = sheet(&"<row></row>".repeat(6 << 20));
    let mut packed = workbook(&[("xl/worksheets/sheet1.xml", bomb.as_bytes())]);
    let size = u32::try_from(bomb.len()).unwrap().to_le_bytes();
    for at in 0..packed.len() - 4 {
        if packed[at..at + 4] == size {
            packed[at..at + 4].copy_from_slice(&1_000_u32.to_le_bytes());
        }
    }
    let message = refused(&packed);
    assert!(message.contains("zip bomb") || message.contains("damaged"), "{message}");
}

/// I6.
#[test]
fn what_is_packed_or_bound_like_a_workbook_is_called_by_its_name() {
    let named = |parts: &[(&str, &[u8])]| refused(&package(parts));
    let types = ("[Content_Types].xml", TYPES.as_bytes());
    assert!(named(&[types, ("word/document.xml", b"<x/>")]).contains("a Word document"));
    assert!(named(&[("mimetype", b"x"), ("content.xml", b"<x/>")]).contains("OpenDocument"));
    assert!(named(&[("Index/Document.iwa", b"x")]).contains("Apple Numbers"));
    assert!(named(&[types, ("xl/workbook.bin", b"x")]).contains("binary workbook"));
    assert!(named(&[("partners.csv", b"Name\nAcme")]).contains("a zip archive"));
    let compound = |name: &str| {
        let mut content = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
        content.resize(1024, 0);
        content.extend(name.encode_utf16().flat_map(u16::to_le_bytes));
        refused(&content)
    };
    assert!(compound("EncryptedPackage").contains("locked with a password"));
    assert!(compound("Workbook").contains("old Excel kind"));
    let cut = workbook(&[]);
    assert!(refused(&cut[..cut.len() / 2]).contains("cut off or damaged"));
    assert_eq!(read(&Workbook::new().save_to_buffer().unwrap()).unwrap_err(), Refusal::Empty);
}

#[test]
fn times_durations_and_nothing_are_read_as_they_are_shown() {
    let mut book = Workbook::new();
    let page = book.add_worksheet();
    page.write_row(0, 0, ["Company", "Call at", "Worked", "Balance"]).unwrap();
    page.write(1, 0, "Acme").unwrap();
    page.write_with_format(1, 1, 0.5, &CellFormat::new().set_num_format("hh:mm")).unwrap();
    page.write_with_format(1, 2, 1.53125, &CellFormat::new().set_num_format("[h]:mm")).unwrap();
    page.write(1, 3, -0.0).unwrap();
    page.write(2, 0, "Beta").unwrap();
    page.write_with_format(2, 1, 0.75 + 1.0 / 86_400.0, &CellFormat::new().set_num_format("hh:mm:ss")).unwrap();
    page.write(2, 3, -1_234.5).unwrap();
    let table = read(&book.save_to_buffer().unwrap()).unwrap();
    assert_eq!(table.rows[0].cells, ["Acme", "12:00", "36:45", "0"]);
    assert_eq!(table.rows[1].cells, ["Beta", "18:00:01", "", "-1234.5"]);
}

/// I2: headings far below what stands above them, and more sheets than are named.
#[test]
fn a_row_far_down_can_be_named_as_the_headings_of_a_sheet() {
    let mut book = Workbook::new();
    let page = book.add_worksheet();
    for row in 0..250 {
        page.write_row(row, 0, [format!("Said in week {row}"), "by Ines".to_owned()]).unwrap();
    }
    page.write_row(250, 0, ["Company", "Country"]).unwrap().write_row(251, 0, ["Acme", "DE"]).unwrap();
    for _ in 0..9 {
        book.add_worksheet().write(0, 0, "x").unwrap();
    }
    let reading = Reading { header_row: Some(251), ..Reading::default() };
    let table = bytes("x", &book.save_to_buffer().unwrap(), &reading, Limits::PARTNERS).unwrap();
    assert_eq!((table.headings[0].as_str(), cells(&table, 0)), ("Company", vec!["Acme"]));
    assert!(told(&table)[0].ends_with("Sheet8, Sheet9 and others."), "{:?}", told(&table));
}

/// I5.
#[test]
fn a_cell_of_a_sheet_is_as_long_as_is_taken_and_no_longer() {
    let limits = Limits { cell: 10, ..Limits::PARTNERS };
    let read = |long: usize| {
        let mut book = Workbook::new();
        let page = book.add_worksheet();
        page.write_row(0, 0, ["Company", "Note"]).unwrap();
        page.write_row(1, 0, ["Acme".to_owned(), "x".repeat(long)]).unwrap();
        bytes("x", &book.save_to_buffer().unwrap(), &Reading::default(), limits)
    };
    assert_eq!(cells(&read(10).unwrap(), 1), ["xxxxxxxxxx"]);
    assert_eq!(read(11).unwrap_err(), Refusal::CellTooLong { limit: 10, row: 2, column: 2 });
}

/// I1, I5: what is large and honest is read: long notes, and a picture on the sheet.
#[test]
fn a_large_workbook_with_long_notes_and_a_picture_is_read() {
    let text = |text: &str| format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>");
    let number = |at: u32| format!("{:010}", at.wrapping_mul(2_654_435_761));
    let note = |row: u32| (0..300).map(|at| number(row * 300 + at)).collect::<Vec<String>>().concat();
    let row = |row: u32| format!("<row>{}{}</row>", text(&format!("Company {row}")), text(&note(row)));
    let rows = (0..3_000).map(row).collect::<Vec<String>>().concat();
    let picture = [b"\x89PNG <!DOCTYPE".as_slice(), &vec![0x55; 3 << 20]].concat();
    let headings = format!("<row>{}{}</row>", text("Company"), text("Note"));
    let large = sheet(&format!("{headings}{rows}"));
    assert!(large.len() > 8 << 20);
    let table =
        read(&workbook(&[("xl/worksheets/sheet1.xml", large.as_bytes()), ("xl/media/image1.png", &picture)])).unwrap();
    assert_eq!((table.rows.len(), cells(&table, 0)[2_999]), (3_000, "Company 2999"));
    assert!(cells(&table, 1).iter().all(|note| note.len() == 3_000));
}

/// I5: parts that are harmless one by one.
#[test]
fn parts_that_are_too_much_together_are_refused() {
    let part = vec![0x55; 7 << 20];
    let names: Vec<String> = (0..37).map(|at| format!("xl/media/image{at}.png")).collect();
    let parts: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), part.as_slice())).collect();
    assert!(refused(&workbook(&parts)).contains("zip bomb"), "{}", refused(&workbook(&parts)));
    let lies = TEXTS.replace("uniqueCount=\"1\"", "uniqueCount=\"300\"");
    let message = refused(&workbook(&[("xl/sharedStrings.xml", lies.as_bytes())]));
    assert!(message.contains("many more texts than it does"), "{message}");
    assert!(
        refused(&package(&[("mimetype", b"application/epub+zip"), ("page.html", b"<x/>")])).contains("a zip archive")
    );
}
