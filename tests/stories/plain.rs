//! The wizard line by line: what is said to whom, compared whole, and what it must never say.

mod alike;
mod heard_again;
mod listened;
mod overlap;
mod read;
mod rules;
mod saving;
#[cfg(unix)]
mod started;
mod tables;
mod transcripts;

use partnerplan::plain::{Start, talk};
use partnerplan::plan::Date;
use partnerplan::store::{Reference, Store};
use std::fs;
use std::io::Cursor;
use std::path::Path;

/// What came of a conversation.
pub(super) struct Talked {
    pub(super) said: String,
    pub(super) code: u8,
}

/// Answers with these lines, at Home or in a plan.
pub(super) fn talked(folder: &Path, open: Option<&str>, lines: &str) -> Talked {
    talked_in(Store::at(folder), open, lines)
}

/// The same where plans are kept otherwise.
fn talked_in(store: Store, open: Option<&str>, lines: &str) -> Talked {
    let today = Date::new("2026-11-26").unwrap();
    let start = Start { store, open: open.map(Reference::new), today, ascii: false, notes: Vec::new() };
    let mut said = Vec::new();
    let code = talk(start, Cursor::new(lines.to_owned().into_bytes()), &mut said).unwrap();
    Talked { said: String::from_utf8(said).unwrap(), code }
}

/// The conversation as it is kept: each answer behind a mark, under what was said before it.
pub(super) fn transcript(folder: &Path, open: Option<&str>, lines: &str) -> String {
    let said = talked(folder, open, lines).said;
    said.replace(&folder.display().to_string(), "FOLDER")
}

/// Compares with what is kept; `UPDATE_PLAIN=1` keeps it anew.
pub(super) fn is_as_kept(name: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/plain").join(name);
    if std::env::var_os("UPDATE_PLAIN").is_some() {
        fs::write(&path, text).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    for (at, (now, then)) in text.lines().zip(kept.lines()).enumerate() {
        assert_eq!(now, then, "line {} of {name}; UPDATE_PLAIN=1 keeps it anew", at + 1);
    }
    assert_eq!(text.lines().count(), kept.lines().count(), "{name}; UPDATE_PLAIN=1 keeps it anew");
}

/// The lines of a conversation that is kept beside what was said.
pub(super) fn lines_of(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/plain").join(name);
    fs::read_to_string(&path).unwrap()
}
