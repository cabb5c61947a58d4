//! What is no table of rows is refused by its name, by its first bytes and never by the name of the file.

use super::{cells, read};

fn refused(content: &[u8]) -> String {
    read(content).map_or_else(|refusal| refusal.to_string(), |table| format!("read: {table:?}"))
}

/// I6.
#[test]
fn every_kind_of_file_that_is_no_table_is_called_what_it_is() {
    let xml = "<?xml version=\"1.0\"?>\n";
    let excel_2003 = format!("{xml}<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"><Row/></Workbook>");
    let page = format!("{xml}<!DOCTYPE x>\n<HTML><table></table></HTML>");
    let other = format!("{xml}<partners><partner/></partners>");
    let kinds: [(&[u8], &str); 41] = [
        (b"PK\x05\x06\0\0\0\0", "cut off or damaged"),
        (b"PK\x03\x04\0\0\0\0", "cut off or damaged"),
        (b"\xff\xfe\0\0N\0\0\0", "a text in UTF-32"),
        (b"\0\0\xfe\xff\0\0\0N", "a text in UTF-32"),
        (b"\x89PNG\r\n", "a PNG picture"),
        (b"\xff\xd8\xff\xe0", "a JPEG picture"),
        (b"GIF89a", "a GIF picture"),
        (b"%PDF-1.7", "a PDF document"),
        (b"\x1f\x8b\x08", "a gzip archive"),
        (b"BZh9", "a bzip2 archive"),
        (b"7z\xbc\xaf'", "a 7-Zip archive"),
        (b"Rar!\x1a", "a RAR archive"),
        (b"{\\rtf1 Acme}", "an RTF document"),
        (b"SQLite format 3\0", "an SQLite database"),
        (b"PAR1\x15", "a Parquet file"),
        (b"\x7fELF\x02", "a program"),
        (b"MZ\x90\0", "a program"),
        (b"BEGIN:VCARD\nFN:Acme\n", "a list of contacts (vCard)"),
        (b"ID;PWXL;N;E\n", "a SYLK file"),
        (b"<!DOCTYPE html><table>", "a web page (HTML)"),
        (b"\xef\xbb\xbf\r\n  <html xmlns:x=\"x\">", "a web page (HTML)"),
        (b"<TABLE><tr><td>Acme", "a web page (HTML)"),
        (b"<head></head>", "a web page (HTML)"),
        (b"<meta charset=\"x\">", "a web page (HTML)"),
        (excel_2003.as_bytes(), "a workbook in the XML of Excel 2003"),
        (page.as_bytes(), "a web page (HTML)"),
        (other.as_bytes(), "an XML file"),
        (b"{\"partners\": []}", "a JSON file"),
        (b"{ \"partners\" : []}", "a JSON file"),
        (b"{}", "a JSON file"),
        (b"[\n  {\"name\": \"Acme\"}]", "a JSON file"),
        (b"[[1, 2]]", "a JSON file"),
        (b"[\"Acme\", \"Beta\"]\n", "a JSON file"),
        (&[1, 2, 3, b'A', b'B', b'C'], "a binary file"),
        (b"\x01A\x02BC\x01A\x02BC\x01A\x02BC\x01A\x02BC\x01A\x02BC\x01A\x02BC\x01A\x02BC\x01A\x02BC", "a binary file"),
        (&[0x41, 0x01, 0xff, 0x42, 0x43, 0x44, 0x45, 0x46, 0x47, 0x48, 0x49, 0x4a], "a binary file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Excel kind"),
        (b"", "The file is empty"),
        (b"\xef\xbb\xbf", "The file is empty"),
        (b"\n\n \n", "The file is empty"),
        (b",,,\n\"\",;\n", "The file is empty"),
    ];
    for (content, name) in kinds {
        let message = refused(content);
        assert!(message.contains(name), "{:?}: {message}", String::from_utf8_lossy(content));
    }
}

/// I1, I6: tables that begin as other things do.
#[test]
fn a_table_that_begins_like_something_else_is_read() {
    let tables: [(&[u8], &str); 12] = [
        (b"{Company},Country\nAcme,DE\n", "Acme"),
        (b"{\"Company\",Country\nAcme,DE\n", "Acme"),
        (b"[Company],Country\nAcme,DE\n", "Acme"),
        (b"[\"Company\"],Country\nAcme,DE\n", "Acme"),
        (b"<Company>,Country\nAcme,DE\n", "Acme"),
        (b"MZ,Company\nAcme,DE\n", "Acme"),
        (b"PAR,Company\nAcme,DE\n", "Acme"),
        (b"Company,Country\nA\x01me,DE\n", "A\u{1}me"),
        (b"Company,Country\nAcme\0\0,DE\n", "Acme\0\0"),
        (b"Company,Country\nAcm\xe9,D\x02E and much more of it, so that it is a text still\n", "Acmé"),
        (b"Company,Country\nB\xfcro,DE\n", "Büro"),
        (b"PK,Company\nAcme,DE\n", "Acme"),
    ];
    for (content, first) in tables {
        let table = read(content).unwrap_or_else(|refusal| panic!("{:?}: {refusal}", String::from_utf8_lossy(content)));
        assert_eq!(cells(&table, 0), [first]);
    }
}

/// I6: a container whose folder lies where its head says, far behind what is read first.
#[test]
fn what_lies_in_a_container_of_old_kind_is_found_where_its_head_says() {
    for (shift, sector, name, called) in [
        (9_u8, 300_u32, "EncryptedPackage", "locked with a password"),
        (9, 300, "WordDocument", "a Word document"),
        (12, 40, "EncryptedPackage", "locked with a password"),
        (9, 300, "Workbook", "old Excel kind"),
    ] {
        let mut content = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
        content.resize((sector as usize + 1) << shift, 0);
        content[30] = shift;
        content[48..52].copy_from_slice(&sector.to_le_bytes());
        content.extend(name.encode_utf16().flat_map(u16::to_le_bytes));
        content.resize(content.len() + 70_000, 0);
        assert!(refused(&content).contains(called), "{name}: {}", refused(&content));
        content.truncate(2_000);
        assert!(refused(&content).contains("old Excel kind"), "cut off");
    }
}
