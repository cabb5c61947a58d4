//! What a file is, by its first bytes and never by its name.

use super::refusal::Refusal;
use std::io::{Read, Seek, SeekFrom};

/// So many bytes tell what a file is.
const HEAD: u64 = 1 << 16;

/// What can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Text in rows.
    Text,
    /// An XLSX workbook, or another package in a zip, which is found out by who reads it.
    Package,
}

const AS_CSV: &str = "open it where it comes from, save the table as CSV or XLSX, and import that file";
const UNPACK: &str = "unpack it and import the CSV or XLSX file inside";
const EXPORT: &str = "export the list again as CSV or XLSX and import that file";

/// What files begin with that are no tables.
const BEGINNINGS: [(&[u8], &str, &str); 19] = [
    (b"\x89PNG", "a PNG picture", AS_CSV),
    (b"\xff\xd8\xff", "a JPEG picture", AS_CSV),
    (b"GIF8", "a GIF picture", AS_CSV),
    (b"BM\x36", "a picture", AS_CSV),
    (b"%PDF", "a PDF document", AS_CSV),
    (b"\x1f\x8b", "a gzip archive", UNPACK),
    (b"BZh", "a bzip2 archive", UNPACK),
    (b"\xfd7zXZ", "an xz archive", UNPACK),
    (b"\x28\xb5\x2f\xfd", "a zstd archive", UNPACK),
    (b"7z\xbc\xaf", "a 7-Zip archive", UNPACK),
    (b"Rar!", "a RAR archive", UNPACK),
    (b"{\\rtf", "an RTF document", AS_CSV),
    (b"SQLite format 3", "an SQLite database", EXPORT),
    (b"PAR1", "a Parquet file", EXPORT),
    (b"ARROW1", "an Arrow file", EXPORT),
    (b"\x7fELF", "a program", EXPORT),
    (b"MZ\x90", "a program", EXPORT),
    (b"BEGIN:VCARD", "a list of contacts (vCard)", EXPORT),
    (b"ID;PWXL", "a SYLK file", AS_CSV),
];

/// What the source holds.
///
/// # Errors
/// When it can be no table, or the source fails.
pub(super) fn of<R: Read + Seek>(source: &mut R) -> Result<Kind, Refusal> {
    let mut head = Vec::new();
    source.seek(SeekFrom::Start(0))?;
    source.by_ref().take(HEAD).read_to_end(&mut head)?;
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        return Ok(Kind::Package);
    }
    if head.starts_with(b"\xff\xfe\0\0") || head.starts_with(b"\0\0\xfe\xff") {
        return Err(Refusal::OtherKind {
            what: "a text in UTF-32",
            instead: "save it as CSV in UTF-8 and import that file",
        });
    }
    if head.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return Err(compound(&head, source)?);
    }
    if let Some((_, what, instead)) = BEGINNINGS.iter().find(|(beginning, _, _)| head.starts_with(beginning)) {
        return Err(Refusal::OtherKind { what, instead });
    }
    let text = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&head).trim_ascii_start();
    if let Some(refusal) = markup(text) {
        return Err(refusal);
    }
    if is_binary(&head) {
        return Err(Refusal::OtherKind { what: "a binary file", instead: AS_CSV });
    }
    Ok(Kind::Text)
}

/// What lies in the container that old Excel files and encrypted workbooks share. Its folder, whose place stands in the
/// head, has names in UTF-16.
fn compound<R: Read + Seek>(head: &[u8], source: &mut R) -> Result<Refusal, Refusal> {
    let mut folder = head.to_vec();
    if let (Some(shift), Some(sector)) = (head.get(30), head.get(48..52)) {
        let sector = sector.iter().rev().fold(0_u64, |sum, byte| sum << 8 | u64::from(*byte));
        source.seek(SeekFrom::Start((sector + 1) << (*shift).clamp(9, 12)))?;
        source.by_ref().take(HEAD).read_to_end(&mut folder)?;
    }
    let has = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        folder.windows(wide.len()).any(|window| window == wide)
    };
    let (what, instead) = if has("EncryptedPackage") {
        ("a workbook locked with a password", "open it in Excel, take the password off, save it and import it again")
    } else if has("WordDocument") {
        ("a Word document", AS_CSV)
    } else {
        ("a workbook of the old Excel kind (.xls)", "open it in Excel, save it as XLSX and import that file")
    };
    Ok(Refusal::OtherKind { what, instead })
}

fn markup(text: &[u8]) -> Option<Refusal> {
    let start: Vec<u8> = text.iter().take(4096).map(u8::to_ascii_lowercase).collect();
    let begins = |with: &str| start.starts_with(with.as_bytes());
    let holds = |what: &str| start.windows(what.len()).any(|window| window == what.as_bytes());
    let (what, instead) =
        if begins("<!doctype html") || begins("<html") || begins("<table") || begins("<head") || begins("<meta") {
            (
                "a web page (HTML), whatever its name says",
                "open it in Excel or a browser, save the table as XLSX or CSV, and import that file",
            )
        } else if begins("<?xml") && holds("urn:schemas-microsoft-com:office:spreadsheet") {
            ("a workbook in the XML of Excel 2003", "open it in Excel, save it as XLSX and import that file")
        } else if begins("<?xml") && holds("<html") {
            ("a web page (HTML), whatever its name says", AS_CSV)
        } else if begins("<?xml") {
            ("an XML file", EXPORT)
        } else if is_json(text) {
            ("a JSON file", EXPORT)
        } else {
            return None;
        };
    Some(Refusal::OtherKind { what, instead })
}

/// Whether an object or a list begins here, as JSON writes them and a heading does not.
fn is_json(text: &[u8]) -> bool {
    let (Some(first), rest) = (text.first(), text.get(1..).unwrap_or_default().trim_ascii_start()) else {
        return false;
    };
    match (first, rest) {
        (b'{', [b'"', ..]) => {
            rest.windows(2).any(|pair| pair == b"\":") || rest.windows(3).any(|three| three == b"\" :")
        }
        (b'{', [b'}', ..]) | (b'[', [b'{' | b'[', ..]) => true,
        (b'[', [b'"', ..]) => text.trim_ascii_end().ends_with(b"]") && text.contains(&b','),
        _ => false,
    }
}

/// Whether so many bytes are no letters that nobody wrote this. UTF-16 has zeros at every other place, and is asked first.
fn is_binary(head: &[u8]) -> bool {
    if head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff") || super::encoding::in_pairs(head).is_some() {
        return false;
    }
    let is_control = |byte: &&u8| matches!(byte, 0..=8 | 0x0e..=0x1a | 0x1c..=0x1f | 0x7f);
    let controls = head.iter().filter(is_control).count();
    let is_text = std::str::from_utf8(head).err().is_none_or(|error| error.error_len().is_none());
    controls * 3 > head.len() || !is_text && controls * 20 > head.len()
}
