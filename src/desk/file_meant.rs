//! The file that is meant by what is typed, or dragged into the terminal: in quotes, with its blanks escaped, as an
//! address, or from the home folder.

use crate::store::Around;
use std::path::{Path, PathBuf};

/// The file that is meant.
pub(crate) fn meant(typed: &str, around: &Around) -> Result<PathBuf, String> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Err("Type the path of a CSV or XLSX file, or drag the file here.".to_owned());
    }
    let mut first = None;
    for way in ways(typed) {
        let path = around.meant(Path::new(&way))?;
        if path.is_dir() {
            return Err(format!("{} is a folder: name a file in it.", around.typed(&path)));
        }
        if path.exists() {
            return Ok(path);
        }
        first.get_or_insert(path);
    }
    let path = first.map(|path| around.typed(&path)).unwrap_or_default();
    Err(format!("No such file; type another path, or drag the file here: {path}"))
}

/// What a terminal may have made of a path, the likeliest first.
fn ways(typed: &str) -> Vec<String> {
    let bare = unquoted(typed);
    let mut ways = vec![bare.to_owned(), unescaped(bare)];
    if let Some(address) = bare.strip_prefix("file://") {
        let path = address.strip_prefix("localhost").unwrap_or(address);
        ways.insert(0, decoded(path));
    }
    ways.push(typed.to_owned());
    ways
}

fn unquoted(typed: &str) -> &str {
    let inside = |quote: char| typed.strip_prefix(quote).and_then(|rest| rest.strip_suffix(quote));
    inside('\'').or_else(|| inside('"')).unwrap_or(typed)
}

/// Without the backslashes a shell wants before blanks and brackets.
fn unescaped(typed: &str) -> String {
    let mut out = String::new();
    let mut letters = typed.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => out.extend(letters.next()),
            other => out.push(other),
        }
    }
    out
}

/// The letters of an address that are written as `%20`.
fn decoded(address: &str) -> String {
    let mut out = Vec::new();
    let mut rest = address.as_bytes();
    while let Some((byte, behind)) = rest.split_first() {
        let code = behind.get(..2).filter(|_| *byte == b'%').and_then(|code| std::str::from_utf8(code).ok());
        let letter = code.and_then(|code| u8::from_str_radix(code, 16).ok());
        out.push(letter.unwrap_or(*byte));
        rest = if letter.is_some() { &behind[2..] } else { behind };
    }
    String::from_utf8_lossy(&out).into_owned()
}
