//! `partnerplan import` at the shell.

use super::Desk;
use boon::{Compiler, Schemas};
use partnerplan::plan::{CriterionId, Date, Evidence, PartnerId, RatingValue, Score5};
use partnerplan::store::{Reference, Store};
use serde_json::Value;
use std::{fs, path::PathBuf};

const SCHEMA: &str = include_str!("../../../assets/import.schema.json");

fn fixture(name: &str) -> String {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/import");
    folder.join(name).display().to_string()
}

/// A desk with a plan nobody is in, as `p`.
fn desk() -> Desk {
    let desk = Desk::new();
    desk.done(&["new", "P"]);
    desk
}

#[test]
fn what_a_dry_run_says_obeys_its_schema_and_writes_nothing() {
    let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
    compiler.add_resource("urn:partnerplan:import:1", serde_json::from_str(SCHEMA).unwrap()).unwrap();
    let contract = compiler.compile("urn:partnerplan:import:1", &mut schemas).unwrap();
    let desk = desk();
    let before = fs::read(desk.plan("p")).unwrap();
    for entry in fs::read_dir(fixture("")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let kind = if name.starts_with("10-") { "own-accounts" } else { "partners" };
        let said = desk.done(&["import", "p", &fixture(&name), "--as", kind, "--dry-run", "--json"]);
        let value: Value = serde_json::from_str(&said).unwrap();
        schemas.validate(&value, contract).unwrap_or_else(|error| panic!("{name}: {error:#}"));
        assert_eq!((value["file"].as_str(), value["kind"].as_str()), (Some(&*name), Some(kind)));
    }
    assert_eq!(fs::read(desk.plan("p")).unwrap(), before);
}

#[test]
fn a_file_comes_in_once_and_changes_nothing_the_second_time() {
    let desk = desk();
    let file = fixture("01-hubspot-companies.csv");
    let said = desk.run(&["import", "p", &file]);
    assert_eq!((said.code, said.words.trim_end()), (0, "4 added, 2 merged."), "{}", said.data);
    assert!(said.data.contains("merged with row 2, same domain"), "{}", said.data);
    assert!(said.data.contains("“Type” says “Prospect”: probably no partner"), "{}", said.data);
    let plan = fs::read(desk.plan("p")).unwrap();
    let again = desk.run(&["import", "p", &file]);
    assert_eq!((again.code, again.words.trim_end()), (0, "6 unchanged: nothing changes."));
    assert_eq!(fs::read(desk.plan("p")).unwrap(), plan);
}

/// I7.
#[test]
fn where_the_wizard_would_ask_the_option_is_named() {
    let desk = desk();
    let file = |text: &str| {
        let path = desk.path().join("list.csv");
        fs::write(&path, text).unwrap();
        path.display().to_string()
    };
    let dates = file("Company,Next step,Due date\nAcme,call,03/04/2026\nBirch,mail,05/06/2026\n");
    assert!(desk.refused(&["import", "p", &dates]).contains("--dates day-first or --dates month-first"));
    desk.done(&["import", "p", &dates, "--dates", "day-first"]);
    assert!(fs::read_to_string(desk.plan("p")).unwrap().contains("2026-04-03"));
    let money = file("Company,Our days\nAcme,1.000\n");
    assert!(desk.refused(&["import", "p", &money]).contains("--decimal point or --decimal comma"));
    desk.done(&["import", "p", &money, "--decimal", "comma"]);
    let days = |days: &str| fs::read_to_string(desk.plan("p")).unwrap().contains(&format!("days: Some({days})"));
    assert!(days("1000.0"), "a point parts thousands");
    desk.done(&["import", "p", &money, "--decimal", "point"]);
    assert!(days("1.0"));
    let twice = file("Firm X,Region,Region\nAcme,DE,FR\n");
    let said = desk.run(&["import", "p", &twice, "--map", "Firm X=name", "--dry-run"]);
    assert!(
        said.data.contains("“Region” stands over columns 2 and 3") && said.data.contains("--map 2=FIELD"),
        "{}",
        said.data
    );
    let nameless = file("Alpha,Beta\n1,2\n");
    assert!(desk.refused(&["import", "p", &nameless]).contains("--map COLUMN=name"));
    let accounts = desk.refused(&["import", "p", &fixture("10-account-mapping-partner-view.csv")]);
    assert!(accounts.contains("--as"), "{accounts}");
    let wrong = desk.run(&["import", "p", &nameless, "--map", "Alpha=nome"]);
    assert_eq!(wrong.code, 2, "{}", wrong.words);
    assert!(wrong.words.contains("“nome” is no field"), "{}", wrong.words);
}

/// I3, I7.
#[test]
fn what_is_not_taken_goes_into_a_file_with_its_reason() {
    let desk = desk();
    let rejects = desk.path().join("rejects.csv");
    let rejects_text = rejects.display().to_string();
    desk.done(&["import", "p", &fixture("04-zoho-accounts.csv"), "--rejects", &rejects_text]);
    let text = fs::read_to_string(&rejects).unwrap();
    assert!(text.starts_with("Row,Column,Reason,Account ID,"), "{text}");
    assert!(text.contains("5,Account Type,\"“Competitor” says that they sell against us"), "{text}");
    let plan = fs::read(desk.plan("p")).unwrap();
    desk.refused(&["import", "p", &fixture("11-partner-tracker.csv"), "--rejects", &rejects_text]);
    assert_eq!(fs::read(desk.plan("p")).unwrap(), plan, "the file is there already, so nothing is done");
    desk.done(&["import", "p", &fixture("04-zoho-accounts.csv"), "--map", "Account Type=model+stop"]);
    assert!(fs::read_to_string(desk.plan("p")).unwrap().contains("competitor"));
}

#[test]
fn scores_on_another_scale_come_in_when_they_are_said_to_be_ratings() {
    let desk = desk();
    let file = fixture("13-icp-and-partner-fit-scores.csv");
    let said = desk.run(&["import", "p", &file, "--map", "Tech Fit (0-15)=rating:solution_fit"]);
    assert_eq!(said.code, 0, "{}", said.words);
    let plan = fs::read_to_string(desk.plan("p")).unwrap();
    assert_eq!(plan.matches("criterion: \"solution_fit\"").count(), 3, "N/A is no score: {plan}");
    assert!(!plan.contains("evidence: data") && !plan.contains("evidence: talked"), "{plan}");
}

#[test]
fn rows_come_in_through_a_pipe() {
    let desk = desk();
    let mut command = desk.command(&["import", "p", "-", "--json"]);
    let said = super::said(command.write_stdin("Company\tDomain\nAcme\tacme.example\n"));
    assert_eq!(said.code, 0, "{}", said.words);
    let value: Value = serde_json::from_str(&said.data).unwrap();
    assert_eq!((value["file"].as_str(), value["added"].as_u64()), (Some("stdin"), Some(1)));
}

/// What the columns of a table are taken as, by its dry run.
fn taken(text: &str) -> Vec<(String, Option<String>)> {
    let desk = desk();
    let path = desk.path().join("list.csv");
    fs::write(&path, text).unwrap();
    let said = desk.done(&["import", "p", &path.display().to_string(), "--as", "partners", "--dry-run", "--json"]);
    let value: Value = serde_json::from_str(&said).unwrap();
    let columns = value["columns"].as_array().unwrap().iter();
    columns.map(|it| (it["name"].as_str().unwrap().to_owned(), it["field"].as_str().map(str::to_owned))).collect()
}

#[test]
fn a_column_is_what_its_cells_say_where_its_heading_may_mean_much() {
    let columns = taken(
        "Organization - Name,Organization - Label,Organization - People,ICP overlap\n\
         Larkfield,Partner,3,4\nOsterloh,Reseller,1,2\n",
    );
    let field = |at: usize| columns[at].1.as_deref();
    assert_eq!((field(0), field(1), field(2)), (Some("name"), Some("model"), None), "{columns:?}");
    assert_eq!(field(3), Some("rating:icp_overlap"), "a criterion is known by its id too: {columns:?}");
}

#[test]
fn customers_and_open_deals_are_accounts_whatever_their_column_is_called() {
    let desk = desk();
    let path = desk.path().join("list.csv");
    let file = path.display().to_string();
    fs::write(&path, "Account Name,Website,Stage\nFirst Bank,first.example,Customer\nMutua,mutua.example,Prospect\n")
        .unwrap();
    assert!(desk.refused(&["import", "p", &file]).contains("say whose"));
    fs::write(&path, "Company,Website,Stage\nFirst Bank,first.example,Prospect\nMutua,mutua.example,Prospect\n")
        .unwrap();
    assert!(desk.done(&["import", "p", &file, "--dry-run"]).contains("First Bank"), "prospects may be partners to win");
}

#[test]
fn a_list_of_names_loses_its_bullets_and_a_cell_of_nothing_is_blank() {
    let desk = desk();
    let path = desk.path().join("list.txt");
    let file = path.display().to_string();
    fs::write(&path, "1. Acme\n2. Birch & Co\n- 3M\n").unwrap();
    desk.done(&["import", "p", &file]);
    let plan = fs::read_to_string(desk.plan("p")).unwrap();
    assert!(["\"Acme\"", "\"Birch & Co\"", "\"3M\""].iter().all(|name| plan.contains(name)), "{plan}");
    fs::write(&path, "Name,Website\nCedar,\0\n").unwrap();
    assert!(!desk.done(&["import", "p", &file]).contains("not taken"));
}

#[test]
fn a_rating_comes_with_its_scale_its_source_its_note_and_its_day_from_columns_of_their_own() {
    let desk = Desk::with_example();
    let path = desk.path().join("list.csv");
    let file = path.display().to_string();
    fs::write(&path, "Candidate,A,B,C,D,E\nHarrowgate Identity,9,proof,said twice,a call,2026-03-04\n").unwrap();
    let maps = ["A=rating:commitment:0-10", "B=rating_known:commitment", "C=rating_note:commitment"];
    let more = ["D=rating_source:commitment", "E=rating_learnt:commitment"];
    let asked: Vec<&str> = maps.iter().chain(&more).flat_map(|map| ["--map", map]).collect();
    desk.done(&[&["import", "example", &file][..], &asked].concat());
    let plan = Store::at(desk.path()).read(&Reference::new("example")).unwrap().plan;
    let partner = plan.partners.iter().find(|partner| partner.name == "Harrowgate Identity").unwrap();
    let rating = partner.rating(&CriterionId::new("commitment")).unwrap();
    assert_eq!((rating.note.as_str(), rating.source.as_str()), ("said twice", "a call"));
    assert_eq!(rating.evidence, Evidence::Data);
    assert_eq!(rating.learnt.as_ref().map(Date::as_str), Some("2026-03-04"));
    assert_eq!(rating.value, RatingValue::Rated(Score5::new(5).unwrap()));
    for scale in ["5-5", "9-1", "5", "a-b"] {
        let map = format!("A=rating:commitment:{scale}");
        assert_eq!(desk.run(&["import", "example", &file, "--map", &map]).code, 2, "{scale}");
    }
}

#[test]
fn a_scorecard_is_never_taken_for_a_list_of_candidates() {
    let desk = Desk::with_example();
    let file = desk.path().join("card.xlsx").display().to_string();
    desk.done(&["export", "example", "--scorecard", "--filled", "--output", &file]);
    let said = desk.refused(&["import", "example", &file]);
    assert!(said.contains("--scorecard --rater NAME"), "{said}");
    desk.done(&["import", "example", &file, "--scorecard", "--rater", "Ana"]);
}

#[test]
fn target_accounts_are_asked_whose_though_all_are_to_be_won() {
    let desk = desk();
    let path = desk.path().join("list.csv");
    let file = path.display().to_string();
    fs::write(&path, "Account Name,Website,Type\nFirst Bank,first.example,Target\nMutua,mutua.example,Target\n")
        .unwrap();
    assert!(desk.refused(&["import", "p", &file]).contains("say whose"));
    fs::write(&path, "Account Name,Website,Type\nFirst Bank,first.example,Partner\nMutua,mutua.example,Partner\n")
        .unwrap();
    desk.done(&["import", "p", &file, "--dry-run"]);
}

#[test]
fn what_holds_numbers_or_websites_is_nobodys_name() {
    let field = |columns: &[(String, Option<String>)], at: usize| columns[at].1.clone();
    let sap = taken("Partner;Name 1;Ort\n0000100234;Osterloh AG;Hamburg\n0000100235;Larkfield GmbH;Bonn\n");
    assert_eq!((field(&sap, 0), field(&sap, 1).as_deref()), (None, Some("name")), "{sap:?}");
    let desk = desk();
    let path = desk.path().join("list.csv");
    let file = path.display().to_string();
    fs::write(&path, "Company,Website\norrin.example,Orrin\nplover.example,Plover\n").unwrap();
    assert!(desk.refused(&["import", "p", &file]).contains("No column is the name"), "swapped columns are asked");
    fs::write(&path, "Account Name,Account Website,Population,Partner Population,Partner Name\nAcme Bank,acme.example,Prospects,Customers,Orrin\n").unwrap();
    assert!(desk.refused(&["import", "p", &file]).contains("say whose"), "an account mapping is accounts");
}

#[test]
fn rejected_rows_of_accounts_are_a_file_a_spreadsheet_reads() {
    let desk = desk();
    let (path, rejects) = (desk.path().join("list.csv"), desk.path().join("rejects.csv"));
    let (file, put) = (path.display().to_string(), rejects.display().to_string());
    fs::write(&path, "Account Name,Website\nAcme Bank,acme.example\n,\n").unwrap();
    let arguments = ["import", "p", &file, "--as", "own-accounts", "--rejects", &put];
    desk.done(&arguments);
    let rows = || csv::Reader::from_path(&rejects).unwrap().records().map(Result::unwrap).collect::<Vec<_>>();
    assert!(rows().iter().all(|row| row.len() == 2), "{:?}", rows());
    assert!(desk.refused(&arguments).contains("--force"));
    desk.done(&[&arguments[..], &["--force"]].concat());
}

/// I3: every row once, with what it came to and why.
#[test]
fn what_every_row_came_to_is_shown_once() {
    let desk = desk();
    let path = desk.path().join("list.csv");
    fs::write(&path, "Company;Due date;Ort\nAcme;2026-13-45;Bonn\n;2026-10-01;Bern\nBeta;2026-10-02;\n").unwrap();
    let said = desk.run(&["import", "p", path.to_str().unwrap(), "--dry-run"]);
    let plain: Vec<String> =
        said.data.lines().map(|line| line.split_whitespace().collect::<Vec<&str>>().join(" ")).collect();
    let (columns, rows) = plain.split_at(plain.iter().position(String::is_empty).unwrap());
    let taken = ["Column Taken as Like", "Company Name Acme · Beta"];
    assert_eq!(columns[..2], taken);
    assert_eq!(columns[3], "Ort Notes, with the heading Bonn · Bern");
    let came = ["", "Row Candidate Came to", "2 Acme added", "3 rejected: the row names no company", "4 Beta added"];
    assert_eq!(rows[..5], came);
    assert!(rows[5].starts_with("2 Due date not taken: Due: write a day like"), "{rows:?}");
    assert_eq!((rows.len(), said.words.trim_end()), (6, "2 added, 1 rejected; nothing was written."));
}

/// I2: whoever knows how a file is to be read says it, and is believed.
#[test]
fn a_file_is_read_as_the_options_say() {
    let desk = desk();
    let path = desk.path().join("list.txt");
    fs::write(&path, b"made,by,hand\nFirma~Ort\nM\x9fller, Inc.~K\x9aln\nBeta, LLC~Bonn\n").unwrap();
    let file = path.to_str().unwrap();
    let how = ["--delimiter", "~", "--encoding", "macroman", "--header-row", "2"];
    desk.done(&[&["import", "p", file][..], &how].concat());
    let plan = fs::read_to_string(desk.plan("p")).unwrap();
    assert!(plan.contains("\"Müller, Inc.\"") && plan.contains("Köln") && plan.contains("\"Beta, LLC\""), "{plan}");
    assert!(!plan.contains("made") && !plan.contains("Firma"), "{plan}");
    let refused = desk.refused(&["import", "p", file, "--header-row", "9"]);
    assert!(refused.contains("There is no row 9 to take headings from: the file has 4."), "{refused}");
}

#[test]
fn accounts_of_a_partner_go_to_the_one_that_is_named_by_its_id_or_by_its_name() {
    let desk = Desk::with_example();
    let path = desk.path().join("list.csv");
    fs::write(&path, "Account,Website,Status\nNorth,north.example,Customer\n,,Prospect\nSouth,,Prospect\n").unwrap();
    let bring = |whose: &[&str]| {
        let arguments = [&["import", "example", path.to_str().unwrap(), "--as"], whose].concat();
        desk.run(&arguments)
    };
    for partner in ["Harrowgate Identity", "ledgerline-brief"] {
        let said = bring(&["partner-accounts", "--partner", partner]);
        assert_eq!((said.code, said.words.trim_end()), (0, "2 accounts, 1 row left out; 0 of them are ours."));
    }
    let store = Store::at(desk.path());
    let lists = store.read(&Reference::new("example")).unwrap().accounts;
    let has = |id: &str| lists.of(&PartnerId::new(id)).is_some();
    assert!(has("harrowgate-identity") && has("ledgerline-brief"), "{lists:?}");
    let said = bring(&["own-accounts"]);
    assert_eq!(said.words.trim_end(), "2 accounts of ours, 1 row left out.");
    assert!(bring(&["partner-accounts"]).words.contains("Whose accounts are these?"));
    assert!(
        bring(&["partner-accounts", "--partner", "Acme"]).words.contains("has the id “Acme”: --partner takes one of")
    );
}
