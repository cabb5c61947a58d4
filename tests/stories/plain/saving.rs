//! Nothing that was answered is lost, and what cannot be saved is said.

use super::{Talked, talked, talked_in};
use partnerplan::plain::{Start, talk};
use partnerplan::plan::Date;
use partnerplan::store::{Reference, Store};
use std::io::{self, BufReader, Read};
use std::path::{Path, PathBuf};
use std::time::Duration;
use std::{fs, thread};

#[test]
fn what_another_program_wrote_is_not_written_over_and_the_choice_is_asked() {
    let folder = tempfile::tempdir().unwrap();
    talked(folder.path(), None, "new Shared\n6\nAcme\n.quit\n");
    let path = Store::at(folder.path()).find(&Reference::new("shared")).unwrap();
    let theirs = fs::read_to_string(&path).unwrap().replace("Acme", "Theirs");
    // The file is open here when the other program writes: a second conversation cannot write it at all.
    let held = Store::at(folder.path()).open(&Reference::new("shared")).unwrap();
    let talked = talked(folder.path(), Some("shared"), "Mine\n.where\n.quit\n");
    drop(held);
    assert!(talked.said.contains("To look at only."), "{}", talked.said);
    assert!(talked.said.contains("This plan cannot be changed"), "{}", talked.said);
    assert_eq!(talked.code, 0);
    assert!(!theirs.contains("Mine"));
}

#[test]
fn a_refused_answer_says_what_is_kept_and_asks_again() {
    let folder = tempfile::tempdir().unwrap();
    let said = talked(folder.path(), None, "new Wrong\n6\n\n\n\nsoon\n31 March 2028\n.quit\n").said;
    assert!(said.contains("By: "), "{said}");
    assert!(said.contains("Kept: nothing."), "{said}");
    assert_eq!(said.matches("Goal, 4 of 5: By, year-month-day [empty]?").count(), 2, "{said}");
    assert!(said.contains("By is 2028-03-31."), "{said}");
}

#[cfg(unix)]
#[test]
fn what_is_kept_aside_is_held_against_the_plan_and_taken_or_given_up() {
    let (folder, elsewhere) = (tempfile::tempdir().unwrap(), crate::wizard_refuge::Elsewhere::new());
    let store = || Store::at(folder.path()).with_refuges(elsewhere.refuges());
    let keep_aside = || {
        let mut opened = store().open(&Reference::new("tallowick-bank-wave-1")).unwrap();
        opened.plan.partners.remove(0);
        opened.file.refuge().keep(&opened.plan, 1).unwrap();
    };
    talked_in(store(), None, "example\n.quit\n");
    keep_aside();
    let said = talked_in(store(), Some("tallowick-bank-wave-1"), ".aside\ntake\n.where\n.undo\n.quit\n").said;
    assert!(said.contains(".aside holds it against the plan"), "{said}");
    assert!(said.contains("The plan is as it was kept aside; .undo takes that back."), "{said}");
    assert!(elsewhere.files().is_empty(), "{said}");
    keep_aside();
    let said = talked_in(store(), None, "compare 1\ntrash\ntrash\n\n.quit\n").said;
    assert!(said.contains("Cordwell & Fenn Agency"), "{said}");
    assert!(said.contains("It is in the trash"), "{said}");
    assert!(elsewhere.files().is_empty(), "{said}");
}

#[test]
fn a_copy_goes_where_a_terminal_would_write_it() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("a copy.ron");
    let said = talked(folder.path(), None, &format!("example\n.save \"{}\"\n.quit\n", place.display())).said;
    assert!(said.contains("A copy is in ") && place.exists(), "{said}");
}

/// Lines, and among them another program that waits until the file has what was answered and then writes its own.
struct Meddled {
    lines: std::vec::IntoIter<String>,
    plan: PathBuf,
}

impl Read for Meddled {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let Some(line) = self.lines.next() else { return Ok(0) };
        if let Some((ours, theirs)) = line.trim_end().split_once(" >> ") {
            let is_there = || fs::read_to_string(&self.plan).is_ok_and(|text| text.contains(ours));
            while !is_there() {
                thread::sleep(Duration::from_millis(10));
            }
            fs::write(&self.plan, fs::read_to_string(&self.plan)?.replace(ours, theirs))?;
            return self.read(into);
        }
        into[..line.len()].copy_from_slice(line.as_bytes());
        Ok(line.len())
    }
}

fn meddled(folder: &Path, lines: &str) -> Talked {
    talked(folder, None, "new Shared\n6\n.quit\n");
    let store = Store::at(folder);
    let plan = store.find(&Reference::new("shared")).unwrap();
    let lines: Vec<String> = lines.split_inclusive('\n').map(str::to_owned).collect();
    let lines = BufReader::new(Meddled { lines: lines.into_iter(), plan });
    let today = Date::new("2026-11-26").unwrap();
    let start = Start { store, open: Some(Reference::new("shared")), today, ascii: false, notes: Vec::new() };
    let mut said = Vec::new();
    let code = talk(start, lines, &mut said).unwrap();
    Talked { said: String::from_utf8(said).unwrap(), code }
}

#[test]
fn on_the_way_home_what_another_program_wrote_is_asked_about_and_neither_is_lost() {
    let vendor = |folder: &Path, name: &str| {
        Store::at(folder).read(&Reference::new(name)).map(|read| read.plan.goal.vendor).ok()
    };
    let folder = tempfile::tempdir().unwrap();
    let said = meddled(folder.path(), "Acme\nAcme >> Theirs\nShield\n.home\nmine\n.quit\n").said;
    assert!(said.contains("Keep yours, with theirs in a file beside it, or take theirs"), "{said}");
    assert!(said.contains("Yours is saved."), "{said}");
    assert_eq!(vendor(folder.path(), "shared").as_deref(), Some("Acme"), "{said}");
    assert_eq!(vendor(folder.path(), "shared-theirs").as_deref(), Some("Theirs"), "{said}");
    // Nobody chose: theirs stays where it is, and ours is beside it.
    let folder = tempfile::tempdir().unwrap();
    let said = meddled(folder.path(), "Acme\nAcme >> Theirs\nShield\n.home\n\n.quit\n").said;
    assert!(said.contains("Your changes are in "), "{said}");
    assert_eq!(vendor(folder.path(), "shared").as_deref(), Some("Theirs"), "{said}");
    assert_eq!(vendor(folder.path(), "shared-mine").as_deref(), Some("Acme"), "{said}");
}

#[test]
fn what_another_program_wrote_is_told_on_the_way_home_though_nothing_is_to_be_saved() {
    let folder = tempfile::tempdir().unwrap();
    let said = meddled(folder.path(), "Acme\nAcme >> Theirs\n.home\n.quit\n").said;
    assert!(said.contains("Changed by another program: "), "{said}");
}
