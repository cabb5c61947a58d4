//! Another program, or another window, works on the plan that is open: it is noticed while the user does, and the user
//! chooses.

use crate::driver::{CANDIDATES, Driver};
use partnerplan::{interview::steps::View, plan::Plan, store::Store, tui::Message};
use std::{fs, path::PathBuf};

fn file(driver: &Driver) -> PathBuf {
    driver.store().list().unwrap()[0].path.clone()
}

fn on_disk(path: &std::path::Path) -> Plan {
    Store::at("/nowhere").read(&path.into()).unwrap().plan
}

/// Another program gives the plan another name and leaves all else.
fn rename_outside(driver: &Driver) -> PathBuf {
    let path = file(driver);
    let theirs = fs::read_to_string(&path).unwrap().replacen("name: \"", "name: \"Theirs ", 1);
    fs::write(&path, theirs).unwrap();
    path
}

/// C3.
#[test]
fn a_change_by_another_program_is_noticed_while_the_plan_is_open() {
    let mut driver = Driver::watching();
    driver.sees("saved");
    let path = rename_outside(&driver);
    driver.waits_for("Another program has changed this plan: Ctrl-S").press(&["Down"]).lacks("Another program");
    driver.sees("changed elsewhere, Ctrl-S").press(&["Ctrl-s"]).sees("Two versions of this plan");
    driver.sees("They have changed").sees("Name: “Tallowick, bank wave 1” → “Theirs Tallowick");
    driver.press(&["t", "k", "y"]).sees("Two versions").press(&["Down", "Enter"]).waits_for("  saved");
    assert!(driver.open_plan().name.starts_with("Theirs"));
    driver.sees("Undo brings yours back").press(&["u"]).sees("Undone: what was changed elsewhere").pause();
    assert_eq!(on_disk(&path).name, "Tallowick, bank wave 1");
}

/// C3, I4.
#[test]
fn a_list_of_accounts_still_comes_in_after_theirs_was_taken() {
    let mut driver = Driver::watching();
    rename_outside(&driver);
    driver.waits_for("changed elsewhere").press(&["Ctrl-s", "Down", "Enter"]).waits_for("  saved");
    let list = driver.store().config().join("ours.csv");
    fs::write(&list, "Company\nNorth Bank\n").unwrap();
    driver.go(View::Accounts).press(&["a", "Enter"]).paste(&list.to_string_lossy()).press(&["Enter"]);
    driver.waits_for("1 account of ours.").lacks("Taking a list in");
}

/// C3.
#[test]
fn nothing_is_saved_over_what_another_program_wrote_until_it_is_chosen() {
    let mut driver = Driver::watching();
    let path = rename_outside(&driver);
    driver.waits_for("changed elsewhere").go(CANDIDATES).press(&["d"]).passes(5_000);
    driver.sees("not saved: changed elsewhere").passes(5_000).sees("not saved");
    assert!(on_disk(&path).name.starts_with("Theirs"));
    driver.press(&["Ctrl-s"]).sees("Take theirs, and mine as").press(&["Down", "Down", "Enter"]);
    driver.sees("They have changed").press(&["Esc"]).sees("Two versions").press(&["Up", "Up", "Enter", "y"]);
    driver.sees("The plan is saved. Theirs is in");
    assert_eq!(on_disk(&path).partners.len(), 21);
    let kept = path.with_file_name("tallowick-bank-wave-1-theirs.ron");
    assert!(on_disk(&kept).name.starts_with("Theirs"));
}

/// C3, D6.
#[test]
fn a_signal_while_the_choice_is_open_keeps_mine_in_a_copy() {
    let mut driver = Driver::watching();
    let path = rename_outside(&driver);
    driver.waits_for("changed elsewhere").go(CANDIDATES).press(&["d", "Ctrl-s"]).sees("Two versions");
    driver.message(Message::Signal(15));
    let (_, words) = driver.ended.clone().unwrap();
    let copy = words.split("Your changes are in ").nth(1).unwrap_or_else(|| panic!("{words}"));
    assert_eq!(on_disk(copy.as_ref()).partners.len(), 21);
    assert!(on_disk(&path).name.starts_with("Theirs"));
}

/// C3.
#[test]
fn a_half_written_file_is_waited_for_and_one_that_stays_so_is_said_with_its_line() {
    let mut driver = Driver::watching();
    let path = file(&driver);
    let whole = fs::read_to_string(&path).unwrap();
    fs::write(&path, format!("<<<<<<< mine\n{whole}")).unwrap();
    driver.waits_for("does not read (line 1,").press(&["Ctrl-s"]);
    driver.sees("line 1, column 1").sees("Keep mine").lacks("Take theirs").press(&["Esc"]);
    fs::write(&path, whole).unwrap();
    driver.until("it is back", |driver| !driver.screen().contains("changed elsewhere"));
    driver.sees("  saved").lacks("not saved");
}

/// C3.
#[test]
fn a_file_that_is_gone_is_said_and_leaving_asks() {
    let mut driver = Driver::watching();
    let path = file(&driver);
    fs::remove_file(&path).unwrap();
    driver.waits_for("its file is gone").press(&["q"]).sees("has been removed").press(&["Enter"]);
    assert_eq!(driver.ended.as_ref().map(|(code, _)| *code), Some(0));
    assert_eq!(on_disk(&path).partners.len(), 22);
}

/// V2, C3.
#[test]
fn a_version_of_a_newer_program_is_named_before_it_is_replaced_and_kept() {
    let mut driver = Driver::watching();
    let path = file(&driver);
    let newer = "(format: 3, name: \"Later\", orbit: [1, 2])";
    fs::write(&path, newer).unwrap();
    driver.waits_for("changed elsewhere").press(&["Ctrl-s"]).sees("newer version of partnerplan (format 3)");
    driver.lacks("Take theirs").press(&["Enter"]).sees("It was made by a newer version");
    driver.press(&["y"]).sees("The plan is saved. Theirs is in");
    let kept = path.with_file_name("tallowick-bank-wave-1-theirs.ron");
    assert_eq!(fs::read_to_string(kept).unwrap(), newer);
}

/// C3.
#[test]
fn what_another_program_has_changed_is_seen_before_it_is_exported() {
    let mut driver = Driver::example();
    driver.go(View::Export);
    rename_outside(&driver);
    driver.press(&["Ctrl-o"]).sees("Two versions of this plan").lacks("Written:");
}

/// C1.
#[test]
fn a_window_that_waited_becomes_writable_by_one_key_where_it_is() {
    let mut driver = Driver::home_watching();
    let mut first = driver.store().create("Shared", &partnerplan::catalog::example()).unwrap();
    driver.press(&["F5"]).open("Shared");
    driver.sees("to look at only").sees(&format!("open in another window (process {})", std::process::id()));
    driver.go(CANDIDATES).press(&["Down", "Down", "/"]).type_text("bank").press(&["Enter"]);
    let (before, place) = (driver.screen(), driver.view());
    first.plan.partners.truncate(20);
    first.file.save(&first.plan).unwrap();
    driver.waits_for("The plan has been changed elsewhere: Ctrl-S shows it as it is now.");
    drop(first);
    driver.waits_for("The other window has closed: Ctrl-S makes this one writable.").sees("free again, Ctrl-S");
    driver.press(&["a"]).sees("which has closed;");
    driver.press(&["Ctrl-s"]).waits_for("The plan can be changed here now.").sees("  saved");
    assert_eq!((driver.view(), driver.open_plan().partners.len()), (place, 20));
    let list = |screen: &str| screen.lines().skip(6).take(6).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(list(&driver.screen()), list(&before), "the same rows, filtered and selected as before");
    driver.press(&["Esc", "d"]).pause();
    assert_eq!(driver.saved_plan("Shared").partners.len(), 19);
}
