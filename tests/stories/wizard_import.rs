//! A spreadsheet becomes candidates on the screen: nothing before it was seen, all of it as one step.

use crate::driver::{CANDIDATES, Driver};
use partnerplan::desk::Word;
use partnerplan::interview::steps::View;
use partnerplan::plan::{PartnerModel, Status, Variant};
use partnerplan::tui::Message;
use std::fs;
use std::path::Path;

/// A file of those people have.
fn file(name: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name).to_string_lossy().into_owned()
}

/// An empty plan, at its candidates.
fn empty() -> Driver {
    let mut driver = Driver::home();
    driver.press(&["n"]).type_text("hr").press(&["Enter"]).type_text("Ours").press(&["Enter"]);
    driver.go(CANDIDATES);
    driver
}

/// The preview of a file.
fn shown(driver: &mut Driver, name: &str) {
    driver.press(&["I"]).sees("Import a spreadsheet").type_text(&file(name)).press(&["Enter"]);
    driver.waits_for("headings in row");
}

#[test]
fn a_new_user_gets_from_a_hubspot_export_to_call_first() {
    let mut driver = empty();
    driver.sees("imports a spreadsheet or an export of your CRM");
    let before = driver.keys;
    driver.press(&["I"]).paste(&file("import/01-hubspot-companies.csv")).press(&["Enter"]);
    driver.waits_for("4 added, 2 merged").sees("UTF-8, commas, headings in row 1 · 6 rows").sees("Company name");
    assert!(driver.open_plan().partners.is_empty(), "nothing before Enter");
    driver.press(&["Enter"]).sees("Imported: 4 added, 2 merged; Ctrl-Z takes all of it back.");
    let plan = driver.open_plan().clone();
    let [first, second, ..] = &plan.partners[..] else { panic!("{:?}", plan.partners) };
    assert_eq!(
        (first.name.as_str(), first.domain.as_str(), first.owner.as_str()),
        ("Larkfield Advisory", "larkfield.example", "Ines Dorn")
    );
    assert_eq!(second.model, Some(PartnerModel::Reseller));
    driver.press(&["f"]).type_text("rmutn").type_text("mskn").type_text("rsucn").type_text("rmucn");
    driver.waits_for("Here is whom to call first");
    assert!(driver.keys - before < 40, "{} keys", driver.keys - before);
    driver.press(&["Ctrl-z"]);
}

#[test]
fn one_undo_takes_all_of_an_import_back_and_the_same_file_again_changes_nothing() {
    let mut driver = empty();
    shown(&mut driver, "import/01-hubspot-companies.csv");
    driver.press(&["Enter"]).sees("Imported");
    let imported = driver.open_plan().clone();
    shown(&mut driver, "import/01-hubspot-companies.csv");
    driver.sees("Nothing would change").press(&["Enter"]).sees("Nothing to change");
    assert_eq!(*driver.open_plan(), imported);
    driver.press(&["u"]).sees("Undone");
    assert!(driver.open_plan().partners.is_empty());
}

/// I4.
#[test]
fn esc_leaves_everything_as_it_was() {
    let mut driver = Driver::example();
    driver.go(CANDIDATES);
    let before = driver.open_plan().clone();
    driver.paste("Company\tOwner\nAcme\tInes\nZeta GmbH\tMarek\n").waits_for("2 added").sees("Import pasted rows");
    driver.press(&["Tab"]).sees("comes to").press(&["Esc"]).lacks("Import pasted rows");
    assert_eq!(*driver.open_plan(), before);
    shown(&mut driver, "import/07-german-contacts.csv");
    driver.press(&["Esc"]).sees("Import a spreadsheet").press(&["Esc"]).lacks("Import a spreadsheet");
    assert_eq!(*driver.open_plan(), before);
}

/// A table of so many companies.
fn companies(rows: usize) -> String {
    let rows: Vec<String> = (0..rows).map(|row| format!("Company {row} Zulu{row}\tInes\n")).collect();
    format!("Company\tOwner\n{}", rows.concat())
}

/// I4.
#[test]
fn a_long_import_says_how_far_it_is_and_esc_stops_it_with_nothing_left_behind() {
    let mut driver = empty();
    let before = driver.open_plan().clone();
    let path = driver.folder().join("long.tsv");
    fs::write(&path, companies(60_000)).unwrap();
    driver.press(&["I"]).type_text(&path.to_string_lossy()).press(&["Enter"]).sees("Reading… Esc ends it");
    driver.message(Message::Desk(Word::TableFar { plan: 1, number: 1, rows: 12_000, of: None }));
    driver.sees("Reading… 12000 rows so far. Esc ends it; nothing has changed.");
    driver.message(Message::Desk(Word::TableFar { plan: 1, number: 1, rows: 7_000, of: Some(60_000) }));
    driver.sees("Working out what the rows come to… 7000 of 60000 rows.");
    driver.press(&["Esc"]).sees("Import a spreadsheet").press(&["Esc"]).lacks("Import");
    assert_eq!(*driver.open_plan(), before);
    driver.pause().lacks("Import");
}

#[test]
fn a_long_table_is_worked_out_beside_the_work_when_it_is_understood_otherwise() {
    let mut driver = empty();
    driver.paste(&companies(2_100)).waits_for("added").press(&["Down"]);
    assert!(driver.line("› Owner").contains("Owner"), "{}", driver.screen());
    driver.press(&["="]).sees("What “Owner” is").press(&["Home", "Enter"]).waits_for("Would come of it");
    assert!(driver.line("› Owner").contains('–'), "left out, and still selected: {}", driver.screen());
}

#[test]
fn pasted_rows_of_a_spreadsheet_are_no_names() {
    let mut driver = empty();
    driver.paste("Firma\tBetreuer\nMüller & Söhne\tInes\nBrandt AG\tMarek\n").waits_for("2 added").press(&["Enter"]);
    let owners: Vec<&str> = driver.open_plan().partners.iter().map(|it| it.owner.as_str()).collect();
    assert_eq!(owners, ["Ines", "Marek"]);
    driver.press(&["p"]).type_text("Alder").paste("Company\tOwner\nZeta\tInes\n").waits_for("1 added");
    driver.press(&["Enter"]).sees("Imported: 1 added").sees("Alder").press(&["Esc"]);
    assert_eq!(driver.open_plan().partners.len(), 4);
    driver.paste("Elm\nFir\n").sees("2 candidates added");
}

#[test]
fn a_refused_file_says_why_and_another_path_can_be_typed() {
    let mut driver = empty();
    driver.press(&["I"]).type_text("/no/such/file.csv").press(&["Enter"]).sees("No such file; type another path");
    driver
        .press(&["Ctrl-u"])
        .type_text(&file("corpus/41-png.csv"))
        .press(&["Enter"])
        .waits_for("This is a PNG picture");
    driver.sees("Nothing was changed").press(&["Enter"]).sees("This is a PNG picture");
    driver.press(&["Esc", "Ctrl-u"]).type_text(&file("import/01-hubspot-companies.csv")).press(&["Enter"]);
    driver.waits_for("4 added");
}

/// I2.
#[test]
fn what_was_found_can_be_said_otherwise() {
    let mut driver = empty();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("list.csv");
    fs::write(&path, "Ours,Theirs\nAcme,Acme Holding\nZeta,Zeta Group\n").unwrap();
    driver.press(&["I"]).type_text(&path.to_string_lossy()).press(&["Enter"]).waits_for("No column is the name");
    driver.press(&["Enter"]).sees("No column is the name");
    driver.press(&["Down", "="]).sees("What “Theirs” is").sees("Acme Holding").type_text("name").press(&["Enter"]);
    driver.sees("2 added").sees("you said so");
    driver.press(&["h", "h"]).sees("Which row has the headings").type_text("no head").press(&["Enter"]);
    driver.waits_for("no headings");
    driver.press(&["="]).type_text("name").press(&["Enter"]).sees("3 added").press(&["Enter"]);
    let names: Vec<&str> = driver.open_plan().partners.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names, ["Ours", "Acme", "Zeta"]);
}

#[test]
fn a_list_of_accounts_is_not_taken_for_candidates() {
    let mut driver = empty();
    shown(&mut driver, "import/10-account-mapping-partner-view.csv");
    driver.sees("These are accounts, not candidates").press(&["h", "l"]).sees("What it is a list of").press(&["Enter"]);
    driver.sees("added").press(&["Esc", "Esc"]);
    assert!(driver.open_plan().partners.is_empty());
    shown(&mut driver, "import/10-account-mapping-partner-view.csv");
    driver.press(&["Tab"]).sees("left out: it has no name").press(&["Enter"]).sees("Whose accounts are on the list?");
    driver.press(&["Enter"]).sees("4 accounts");
    assert_eq!(driver.view(), Some(View::Accounts));
    assert!(driver.open_plan().partners.is_empty());
}

#[test]
fn a_list_too_long_for_candidates_is_taken_for_accounts_only() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("long.csv");
    let rows = (0..12_000).map(|at| format!("Company {at},c{at}.example,Customer\n")).collect::<Vec<String>>().concat();
    fs::write(&file, format!("Company,Website,Account status\n{rows}")).unwrap();
    let mut driver = empty();
    driver.press(&["I"]).paste(&file.to_string_lossy()).press(&["Enter"]).waits_for("the first 1000 rows");
    driver.press(&["h", "l", "Enter"]).sees("10,000 rows are taken at once");
    driver
        .press(&["h", "l", "Down", "Enter"])
        .sees("These are accounts")
        .press(&["Enter", "Enter"])
        .sees("12000 accounts");
}

#[test]
fn an_amount_of_accounts_that_can_be_two_is_asked_by_the_key_that_answers_it() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("accounts.csv");
    fs::write(&file, "Account Name,Website,Account status,Amount\nNorth,north.example,Customer,\"12,500\"\n").unwrap();
    let mut driver = empty();
    driver.press(&["I"]).paste(&file.to_string_lossy()).press(&["Enter"]).waits_for("can be two numbers: h says");
    driver.lacks("No column is").press(&["h"]).sees("decimals");
}

#[test]
fn a_path_is_taken_as_terminals_write_it() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("Partner list (1).csv");
    fs::write(&file, "Partner name\nAcme\n").unwrap();
    let whole = file.to_string_lossy().into_owned();
    let escaped = whole.replace(' ', "\\ ").replace('(', "\\(").replace(')', "\\)");
    let address = format!("file://{}", whole.replace(' ', "%20"));
    let mut driver = empty();
    for typed in [whole.clone(), format!("'{whole}' "), format!(" \"{whole}\""), escaped, address] {
        driver.press(&["I"]).paste(&typed).press(&["Enter"]).waits_for("1 added").press(&["Esc", "Esc"]);
    }
    driver.press(&["I"]).type_text(&folder.path().to_string_lossy()).press(&["Enter"]).sees("is a folder");
}

#[test]
fn another_sheet_of_a_workbook_can_be_read() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("Partner Tracking FINAL_v7.xlsx");
    let mut book = rust_xlsxwriter::Workbook::new();
    book.add_worksheet().set_name("Old").unwrap().write_column(0, 0, ["Partner name", "Acme"]).unwrap();
    book.add_worksheet().set_name("New").unwrap().write_column(0, 0, ["Partner name", "Zeta", "Elm"]).unwrap();
    book.save(&file).unwrap();
    let mut driver = empty();
    driver.press(&["I"]).paste(&file.to_string_lossy()).press(&["Enter"]).waits_for("Workbook, sheet Old");
    driver.sees("1 added").press(&["h", "s"]).sees("Which sheet").press(&["Enter"]).waits_for("sheet New");
    driver.sees("2 added").press(&["Tab"]).sees("Zeta").press(&["Enter"]).sees("Imported: 2 added");
}

#[test]
fn every_word_the_program_has_for_a_model_or_a_status_is_read_by_it() {
    let models = PartnerModel::ALL.iter().flat_map(|model| [model.label(), model.short()]);
    let models: Vec<&str> = models.chain(Variant::ALL.iter().map(|variant| variant.label())).collect();
    let statuses = Status::ALL.iter().map(|status| status.label()).cycle();
    let rows: Vec<String> = models
        .iter()
        .zip(statuses)
        .map(|(model, status)| format!("Of {model}s by {status}\t{model}\t{status}"))
        .collect();
    let mut driver = empty();
    driver.paste(&format!("Name\tPartner model\tStatus\n{}\n", rows.join("\n"))).waits_for("headings in row 1");
    driver.lacks("rejected").lacks("is no partner model").press(&["Enter"]);
    let plan = driver.open_plan();
    assert!(plan.partners.len() + 2 > rows.len(), "{} of {}", plan.partners.len(), rows.len());
    assert!(plan.partners.iter().all(|partner| partner.model.is_some()), "{}", driver.screen());
}
