//! Step 5 as a user works it: what is shown is what is written, where it was said, and nothing is replaced unasked.

use crate::driver::Driver;
use partnerplan::interview::steps::View;
use partnerplan::tui::Between;
use std::{
    fs,
    path::{Path, PathBuf},
};
use tempfile::TempDir;

/// The example at step 5, and a folder to write to.
fn exporting() -> (Driver, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let mut driver = Driver::example();
    driver.go(View::Export).sees("Write the file").worked_out();
    (driver, folder)
}

/// Types a place and leaves the focus there.
fn place(driver: &mut Driver, path: &Path) {
    driver.press(&["Down", "Down", "Down", "Ctrl-u"]).type_text(&path.to_string_lossy());
}

fn in_folder(folder: &TempDir, name: &str) -> PathBuf {
    folder.path().join(name)
}

#[test]
fn the_form_starts_at_a_file_of_the_plans_own_name() {
    let (driver, _folder) = exporting();
    let slug = partnerplan::plan::slug(&driver.open_plan().name);
    assert!(driver.line("Place").ends_with(&format!("{slug}-board.md")), "{}", driver.screen());
    assert!(driver.screen().contains(&format!("# {}", driver.open_plan().name)), "{}", driver.screen());
}

#[test]
fn what_is_written_is_what_was_shown_and_the_sentence_names_the_whole_path() {
    let (mut driver, folder) = exporting();
    let path = in_folder(&folder, "board.md");
    place(&mut driver, &path);
    driver.press(&["F10"]).sees("Written:").press(&["F9"]).sees("Sent to the terminal's clipboard: the whole text.");
    let written = fs::read_to_string(&path).unwrap();
    assert_eq!(driver.copied, [written.as_str()]);
    assert!(written.starts_with(&format!("# {}", driver.open_plan().name)));
    driver.resize(200, 24);
    assert!(driver.line("Written:").contains(&path.to_string_lossy().into_owned()));
}

#[test]
fn what_is_sent_to_the_clipboard_is_not_said_to_have_arrived() {
    let (mut driver, _folder) = exporting();
    driver
        .resize(160, 30)
        .press(&["F9"])
        .sees("Sent to the terminal's clipboard: the whole text.")
        .lacks("set-clipboard");
    driver.behind(Between::told(true, false)).press(&["F9"]).sees("In tmux it arrives where “set -g set-clipboard on”");
    driver.behind(Between::told(false, true)).press(&["F9"]).sees("GNU screen hands it on; where it is not there");
    driver.behind(Between::told(true, true)).press(&["F9"]).sees("Within tmux and GNU screen it may stay there");
    assert_eq!(driver.copied.len(), 4);
}

#[test]
fn more_than_a_clipboard_takes_is_not_sent_and_a_file_is_offered() {
    let (mut driver, folder) = exporting();
    driver.press(&["j"]).sees("JSON").press(&["F9"]).sees("Not sent: ").sees("Write a file instead: Ctrl-O");
    assert!(driver.copied.is_empty());
    place(&mut driver, &in_folder(&folder, "long.json"));
    driver.press(&["Ctrl-o"]).sees("Written:");
}

#[test]
fn enter_leads_through_the_form_and_writes_at_its_end() {
    let (mut driver, folder) = exporting();
    let path = in_folder(&folder, "through.md");
    driver.press(&["Enter", "Enter", "Enter", "Ctrl-u"]).type_text(&path.to_string_lossy());
    driver.press(&["Enter"]).lacks("Written:").press(&["Enter"]).sees("Written:");
    assert!(path.exists());
}

#[test]
fn another_format_changes_the_ending_and_the_preview() {
    let (mut driver, folder) = exporting();
    driver.press(&["Right"]).sees("HTML, for a browser and for paper").sees(".html").sees("TALLOWICK, BANK WAVE 1");
    driver.press(&["Right"]).sees("CSV, for spreadsheets").sees(".csv").sees("Rank,Candidate,Partner model");
    driver.press(&["Space"]).sees("XLSX, a workbook").sees(".xlsx").sees("TALLOWICK, BANK WAVE 1");
    driver.press(&["Space"]).sees("iCalendar, for a diary").sees(".ics").sees("BEGIN:VCALENDAR");
    driver.press(&["Space"]).sees("JSON, for programs").sees(".json").sees("\"format\": 1");
    driver.press(&["Left", "Left", "Left"]).sees("CSV").press(&["m"]).sees("Markdown").sees(".md");
    place(&mut driver, &in_folder(&folder, "list.csv"));
    driver.sees("CSV, for spreadsheets").press(&["F10"]).sees("Written:");
    assert!(fs::read_to_string(in_folder(&folder, "list.csv")).unwrap().contains("Rank,Candidate,Partner model"));
}

#[test]
fn html_reads_as_a_page_and_is_written_as_one() {
    let (mut driver, folder) = exporting();
    place(&mut driver, &in_folder(&folder, "board.html"));
    driver.sees("HTML, for a browser").lacks("<h1>").press(&["F10"]).sees("save it as a PDF");
    let page = fs::read_to_string(in_folder(&folder, "board.html")).unwrap();
    assert!(page.starts_with("<!DOCTYPE html>") && page.contains(">Tallowick, bank wave 1</h1>"));
}

#[test]
fn a_name_without_an_ending_and_a_folder_both_become_a_file() {
    let (mut driver, folder) = exporting();
    place(&mut driver, &in_folder(&folder, "board"));
    driver.press(&["F10"]).sees("Written:");
    assert!(in_folder(&folder, "board.md").exists());
    driver.press(&["Ctrl-u"]).type_text(&folder.path().to_string_lossy()).press(&["F10"]).sees("Written:");
    let slug = partnerplan::plan::slug(&driver.open_plan().name);
    assert!(in_folder(&folder, &format!("{slug}.md")).exists(), "a folder gets a file of the plan's own name");
}

/// E6.
#[test]
fn a_file_that_is_there_is_replaced_only_after_a_yes() {
    let (mut driver, folder) = exporting();
    let path = in_folder(&folder, "board.md");
    fs::write(&path, "mine").unwrap();
    place(&mut driver, &path);
    driver.press(&["F10"]).sees("exists already. Replace it").press(&["Enter"]).lacks("Written:");
    assert_eq!(fs::read_to_string(&path).unwrap(), "mine");
    driver.press(&["F10", "y"]).sees("Written:");
    assert!(fs::read_to_string(&path).unwrap().starts_with("# "));
}

#[test]
fn a_place_that_cannot_be_is_said_and_can_be_mended() {
    let (mut driver, folder) = exporting();
    place(&mut driver, &in_folder(&folder, "none/board.md"));
    driver.press(&["F10"]).sees("There is no folder").type_text("x").lacks("There is no folder");
    driver.press(&["Ctrl-u", "F10"]).sees("Say where to");
    driver.type_text(&in_folder(&folder, "board.md").to_string_lossy()).press(&["F10"]).sees("Written:");
}

#[test]
fn what_the_disk_refuses_is_a_sentence_and_the_form_stays() {
    let (mut driver, folder) = exporting();
    let long = in_folder(&folder, &"x".repeat(300));
    place(&mut driver, &long);
    driver.resize(200, 24).press(&["F10"]).sees("cannot be written").sees("Write the file").lacks("Written:");
}

#[test]
fn contacts_and_notes_leave_only_when_asked() {
    let mut plan = partnerplan::catalog::example();
    std::sync::Arc::make_mut(&mut plan.partners[0]).contact = "Ada of the lake".to_owned();
    let folder = tempfile::tempdir().unwrap();
    let mut driver = Driver::plan(&plan);
    driver.go(View::Export).worked_out().press(&["Down", "f", "Up"]);
    place(&mut driver, &in_folder(&folder, "plain.md"));
    driver.press(&["F10", "Up", "Space"]).sees("for our eyes only").press(&["Down", "Ctrl-u"]);
    driver.type_text(&in_folder(&folder, "ours.md").to_string_lossy()).press(&["F10"]).sees("Written:");
    assert!(!fs::read_to_string(in_folder(&folder, "plain.md")).unwrap().contains("Ada of the lake"));
    assert!(fs::read_to_string(in_folder(&folder, "ours.md")).unwrap().contains("Ada of the lake"));
}

#[test]
fn the_boards_page_is_offered_first_and_the_reports_after_it() {
    let (mut driver, folder) = exporting();
    driver.sees("The page for the board").sees("what to decide").press(&["Down", "Right"]).sees("‹ Short report ›");
    place(driver.press(&["Up"]), &in_folder(&folder, "short.md"));
    driver.press(&["F10"]).sees("Written:").press(&["Up", "Up", "f"]).sees("the appendix too").press(&["Down", "Down"]);
    driver
        .press(&["Ctrl-u"])
        .type_text(&in_folder(&folder, "full.md").to_string_lossy())
        .press(&["F10"])
        .sees("Written:");
    let written = |name: &str| fs::read_to_string(in_folder(&folder, name)).unwrap();
    assert!(written("short.md").contains("## Ranking") && !written("short.md").contains("# Appendix"));
    assert!(written("full.md").contains("# Appendix"));
    driver
        .press(&["Up", "Up", "b"])
        .sees("The page for the board")
        .press(&["Up", "c"])
        .sees("a CSV file is always whole");
}

#[test]
fn a_partners_own_sheet_is_picked_by_name_and_says_what_was_left_out() {
    let (mut driver, folder) = exporting();
    driver.resize(160, 40).press(&["Down", "p"]).sees("Which paper?").type_text("for mill").press(&["Enter"]);
    driver.sees("‹ For Millrace Bank Technologies ›").sees("their own sheet").lacks("Harrowgate");
    assert!(driver.line("Place").ends_with("-millrace-bank-technologies.md"), "{}", driver.screen());
    place(driver.press(&["Up"]), &in_folder(&folder, "theirs.md"));
    driver.press(&["F10"]).sees("left out");
    assert!(fs::read_to_string(in_folder(&folder, "theirs.md")).unwrap().contains("What you earn"));
}

#[test]
fn the_preview_scrolls_by_page_and_wheel_and_the_form_stays_put() {
    let (mut driver, _folder) = exporting();
    driver.sees("lines 1 to").press(&["PgDn"]).sees("lines 10 to").press(&["PgUp"]).sees("lines 1 to");
    driver.wheel_down().sees("lines 4 to").sees("‹ Markdown");
}

#[test]
fn it_can_be_used_at_every_size() {
    let (mut driver, folder) = exporting();
    place(&mut driver, &in_folder(&folder, "none/board.md"));
    driver.press(&["F10"]);
    for columns in [1, 39, 40, 41, 60, 79, 80, 81, 109, 110, 140] {
        for rows in 1..45 {
            driver.resize(columns, rows);
        }
    }
    driver.resize(40, 12).sees("Place").sees("There is no folder");
}
