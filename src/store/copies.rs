//! Copies of a plan that lie beside it, told by the names of their files: programs that keep folders alike put one there
//! where two people changed a plan at once, editors and file managers put one there when asked, and so does this one.
//!
//! What may not go in: which of them is right.

use std::path::PathBuf;

/// A copy of a plan, as the name of its file has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CopyOf {
    /// The short name of the plan it is a copy of.
    pub original: String,
    /// Who makes such copies: "Syncthing".
    pub by: &'static str,
    /// What of its name tells it from the plan and from other copies.
    pub mark: String,
}

/// Changes of a plan that its file has not: they lie in a refuge until somebody has taken them or given them up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptAside {
    /// Where they are: the plan with them.
    pub path: PathBuf,
    /// The file of the plan.
    pub of: PathBuf,
}

/// What tells a copy that holds what the plan's file did not take.
pub(super) const KEPT_ASIDE: &str = "unsaved";

/// Who, the beginning of the rest, and whether what follows fits.
type Maker = (&'static str, &'static str, fn(&str) -> bool);

/// Who makes copies, and where the rest of such a name begins: behind the name of the plan. A rest that is marked so may
/// still be part of a name somebody gave: the plan it would be a copy of has to be there.
const MAKERS: &[Maker] = &[
    ("Dropbox or Nextcloud", " (", |rest| rest.to_lowercase().contains("conflict") && rest.ends_with(')')),
    ("Syncthing", ".sync-conflict-", |_| true),
    ("Resilio Sync", ".Conflict", |_| true),
    ("Windows", " - Copy", |_| true),
    ("a download", " (", |rest| is_number(rest.strip_suffix(')').unwrap_or_default())),
    ("Finder", " copy", |rest| rest.is_empty() || is_number(rest.trim_start())),
    ("iCloud or Finder", " ", is_number),
    ("an editor", "~", str::is_empty),
    ("git", "_BACKUP_", is_number),
    ("git", "_BASE_", is_number),
    ("git", "_LOCAL_", is_number),
    ("git", "_REMOTE_", is_number),
    ("git", ".orig", str::is_empty),
    ("partnerplan", "-format-", |rest| rest.split('-').all(is_number)),
    ("partnerplan", "-with-comments", is_numbered),
    ("partnerplan", "-theirs", is_numbered),
    ("partnerplan", "-mine", is_numbered),
    ("partnerplan", "-unsaved", is_numbered),
];

/// What the name of a file without its ending says of whose copy it is, if it says so.
pub(super) fn copy_of(stem: &str) -> Option<CopyOf> {
    MAKERS.iter().find_map(|(by, mark, fits)| {
        let (original, marked) = stem.split_at_checked(stem.rfind(mark)?)?;
        let rest = marked.strip_prefix(mark)?;
        let named = || CopyOf { original: original.to_owned(), by, mark: told(marked) };
        (!original.is_empty() && fits(rest)).then(named)
    })
}

/// The rest of a name without what only parts it from the name before.
fn told(rest: &str) -> String {
    let bare = rest.trim_start_matches([' ', '.', '-', '_']);
    let inside = bare.strip_prefix('(').and_then(|bare| bare.strip_suffix(')'));
    inside.unwrap_or(bare).to_owned()
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

pub(super) fn is_numbered(rest: &str) -> bool {
    rest.is_empty() || rest.strip_prefix('-').is_some_and(is_number)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told_of(stem: &str) -> Option<(String, &'static str, String)> {
        copy_of(stem).map(|copy| (copy.original, copy.by, copy.mark))
    }

    /// C3, a row each of the table.
    #[test]
    fn copies_are_told_by_who_makes_them() {
        let cases = [
            ("alpha (Dana's conflicted copy 2027-03-01)", "Dropbox or Nextcloud", "Dana's conflicted copy 2027-03-01"),
            ("alpha (conflicted copy 2027-03-01 101010)", "Dropbox or Nextcloud", "conflicted copy 2027-03-01 101010"),
            ("alpha.sync-conflict-20270301-101010-ABCDEF7", "Syncthing", "sync-conflict-20270301-101010-ABCDEF7"),
            ("alpha.Conflict", "Resilio Sync", "Conflict"),
            ("alpha (1)", "a download", "1"),
            ("alpha - Copy", "Windows", "Copy"),
            ("alpha - Copy (2)", "Windows", "Copy (2)"),
            ("alpha copy", "Finder", "copy"),
            ("alpha copy 3", "Finder", "copy 3"),
            ("alpha 2", "iCloud or Finder", "2"),
            ("alpha~", "an editor", "~"),
            ("alpha_BACKUP_12", "git", "BACKUP_12"),
            ("alpha_BASE_12", "git", "BASE_12"),
            ("alpha_LOCAL_12", "git", "LOCAL_12"),
            ("alpha_REMOTE_12", "git", "REMOTE_12"),
            ("alpha.orig", "git", "orig"),
            ("alpha-format-0", "partnerplan", "format-0"),
            ("alpha-with-comments", "partnerplan", "with-comments"),
            ("alpha-theirs", "partnerplan", "theirs"),
            ("alpha-theirs-2", "partnerplan", "theirs-2"),
            ("alpha-mine", "partnerplan", "mine"),
            ("alpha-unsaved", "partnerplan", "unsaved"),
        ];
        for (stem, by, mark) in cases {
            assert_eq!(told_of(stem), Some(("alpha".to_owned(), by, mark.to_owned())), "{stem}");
        }
        for (at, (by, ..)) in MAKERS.iter().enumerate() {
            assert!(cases.iter().any(|(_, maker, _)| maker == by), "row {at} has a case");
        }
    }

    #[test]
    fn names_that_people_give_are_no_copies() {
        for stem in ["alpha", "alpha-2", "alpha-2027", "gold-miner", "~", "(1)", " 2", "-mine", "x (board)", ""] {
            assert_eq!(copy_of(stem), None, "{stem}");
        }
    }
}
