//! Plans of an older format become plans of this one while they are read: one step a format, each from the text of one
//! to the text of the next. The file stays as it is until the plan is changed.
//!
//! What may not go in: what the fields of a plan mean today.

use super::flaw::Flaw;
use crate::plan::FORMAT;
use std::borrow::Cow;

/// What makes the text of one format that of the next.
pub(super) struct Step {
    /// The format it knows.
    pub(super) from: u32,
    /// The text in the next format, which it says in its field `format`.
    pub(super) to_next: fn(&str) -> Result<String, Flaw>,
}

/// All steps. Format 1 is the first there was.
#[cfg(not(test))]
const STEPS: &[Step] = &[];

/// The tests know a format before the first, so that the way is walked before it is needed.
#[cfg(test)]
const STEPS: &[Step] = &[tests::MADE_UP];

/// The text of a plan in this format, from a format that a step knows; none from any other.
pub(super) fn migrated(text: &str, format: u32) -> Option<Result<String, Flaw>> {
    let mut now = Cow::Borrowed(text);
    for at in format..FORMAT {
        let step = STEPS.iter().find(|step| step.from == at)?;
        match (step.to_next)(&now) {
            Ok(next) => now = Cow::Owned(next),
            Err(flaw) => return Some(Err(flaw)),
        }
    }
    (format < FORMAT).then(|| Ok(now.into_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{Reference, Store, StoreError};
    use std::fs;

    /// From the made-up format 0, where the name of a plan was its title.
    pub(super) const MADE_UP: Step = Step {
        from: 0,
        to_next: |text| {
            if !text.contains("title:") {
                return Err(Flaw::at(text, 1, 1, "the field “title” is missing"));
            }
            Ok(text.replacen("format: 0", "format: 1", 1).replacen("title:", "name:", 1))
        },
    };

    const OLD: &str = "(\n  format: 0,\n  title: \"Old\", // written by hand\n)\n";

    fn old_plan() -> (tempfile::TempDir, Store) {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let store = Store::at(folder.path());
        fs::create_dir_all(store.plans()).expect("a folder in it");
        fs::write(store.plans().join("old.ron"), OLD).expect("a file in that");
        (folder, store)
    }

    /// V4.
    #[test]
    fn a_plan_of_an_older_format_is_read_and_kept_before_the_first_change_is_written() {
        let (_folder, store) = old_plan();
        let path = store.plans().join("old.ron");
        let mut opened = store.open(&Reference::new("old")).expect("it reads");
        assert_eq!((opened.plan.name.as_str(), opened.plan.format), ("Old", FORMAT));
        assert!(opened.notes.iter().any(|note| note.contains("older version")), "{:?}", opened.notes);
        opened.file.save(&opened.plan).expect("nothing is to be saved");
        assert_eq!(fs::read_to_string(&path).expect("it is there"), OLD, "nothing was changed, nothing is written");
        opened.plan.name = "New".to_owned();
        opened.file.save(&opened.plan).expect("it can be saved");
        opened.plan.name = "Newer".to_owned();
        opened.file.save(&opened.plan).expect("and again");
        drop(opened);
        let kept = store.plans().join("old-format-0.ron");
        assert_eq!(fs::read_to_string(&kept).expect("it was kept"), OLD);
        assert!(!store.plans().join("old-format-0-2.ron").exists(), "once");
        let again = store.open(&Reference::new("old")).expect("it reads");
        assert_eq!((again.plan.name.as_str(), again.notes.len()), ("Newer", 0));
    }

    /// V4.
    #[test]
    fn a_plan_of_an_older_format_that_is_broken_says_where() {
        let (_folder, store) = old_plan();
        let path = store.plans().join("old.ron");
        fs::write(&path, "(format: 0)").expect("a file");
        let error = store.open(&Reference::new("old")).map(drop).expect_err("it is broken");
        assert!(error.to_string().contains("“title” is missing"), "{error}");
        fs::write(&path, OLD.replace("title: \"Old\"", "title: 7")).expect("a file");
        let error = store.open(&Reference::new("old")).map(drop).expect_err("it is broken");
        assert!(matches!(&error, StoreError::Broken(broken) if broken.line == 3), "{error}");
    }
}
