//! What a plan's file is called: any name a person gives becomes one a file may have on every system.

use crate::plan::slug;
use std::{ffi::OsStr, path::Path};

/// What Windows keeps for itself, whatever the ending.
const RESERVED: [&str; 28] = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "com¹", "com²",
    "com³", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9", "lpt¹", "lpt²", "lpt³",
];

/// The `number`th choice of file name, without ending, for a plan called `name`; 1 is the first choice.
///
/// Lower case throughout and as a disk folds it, so that names which differ only so meet here and not on such a disk:
/// ß is ss there.
#[must_use]
pub fn file_slug(name: &str, number: usize) -> String {
    let folded: String = name.chars().flat_map(char::to_uppercase).flat_map(char::to_lowercase).collect();
    let plain = slug(&folded);
    let safe = if RESERVED.contains(&plain.as_str()) { format!("{plain}-plan") } else { plain };
    if number <= 1 { safe } else { format!("{safe}-{number}") }
}

/// The short name of the plan at a path.
pub(super) fn slug_of(path: &Path) -> String {
    shown(path.file_stem().unwrap_or_default())
}

/// A name of the system's as text: a byte that is none stands there as a shell takes it, `\xff`. Only to be read; what
/// goes to the disk is the name itself.
#[must_use]
pub fn shown(name: &OsStr) -> String {
    let mut text = String::new();
    for part in name.as_encoded_bytes().utf8_chunks() {
        text.push_str(part.valid());
        text.extend(part.invalid().iter().map(|byte| format!("\\x{byte:02x}")));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_a_system_keeps_for_itself_are_not_used() {
        assert_eq!(file_slug("CON", 1), "con-plan");
        assert_eq!(file_slug("Lpt³", 1), "lpt³-plan");
        assert_eq!(file_slug("console", 1), "console");
    }

    /// E7.
    #[test]
    fn names_that_a_disk_takes_for_one_are_one() {
        for (one, two) in
            [("Straße", "STRASSE"), ("ﬁnn", "Finn"), ("Μάρκος", "ΜΆΡΚΟΣ"), ("ſalt", "Salt"), ("ŉa", "ʼNa")]
        {
            assert_eq!(file_slug(one, 1), file_slug(two, 1), "{one} {two}");
        }
    }

    /// E7.
    #[test]
    fn a_name_has_one_file_in_whatever_form_it_comes() {
        for name in ["Übersicht Köln", "U\u{308}bersicht Ko\u{308}ln", "ÜBERSICHT  KÖLN"] {
            assert_eq!(file_slug(name, 1), "übersicht-köln");
        }
        assert_eq!([file_slug("İstanbul", 1), file_slug("Straße", 1)], ["istanbul", "strasse"]);
    }

    #[test]
    fn a_name_can_never_leave_its_folder() {
        for name in ["../../etc/passwd", "..", "a/b", "a\\b", "C:\\x", "\0", "\u{202e}nor.live", ".hidden", "x. "] {
            let slug = file_slug(name, 1);
            assert!(slug.chars().all(|letter| letter.is_alphanumeric() || letter == '-'), "{name:?} became {slug:?}");
        }
    }
}
