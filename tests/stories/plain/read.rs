//! What is read out: as much as can be listened to, in words, and all of it when it is asked for.

use super::{rules::obeys, talked};
use partnerplan::plan::Plan;
use partnerplan::store::{Reference, Store};
use std::fs;
use std::path::Path;

fn in_folder(folder: &Path, lines: &str) -> (String, Plan) {
    let said = talked(folder, None, &format!("new Read\n6\n{lines}.quit\n")).said;
    obeys(&said);
    (said, Store::at(folder).read(&Reference::new("read")).unwrap().plan)
}

fn told(lines: &str) -> (String, Plan) {
    in_folder(tempfile::tempdir().unwrap().path(), lines)
}

fn in_example(lines: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    let said = talked(folder.path(), None, &format!("example\n{lines}.quit\n")).said;
    obeys(&said);
    said
}

#[test]
fn who_is_not_ranked_is_counted_and_read_when_asked_for() {
    let names = (0..40).map(|at| format!("Candidate {at}\n")).collect::<Vec<_>>().concat();
    let (said, _) = told(&format!(".go candidates\npaste\n{names}\n.go ranking\nothers\n"));
    assert!(said.contains("Besides these 40 not rated yet: .others reads them."), "{said}");
    assert_eq!(said.matches("Not ranked: ").count(), 20, "{said}");
    assert!(said.contains("40 added") && said.contains("20 more: .more reads on."), "{said}");
}

#[test]
fn a_picture_is_said_where_the_screen_shows_it_and_by_its_name() {
    let said = in_example("carpet\n.picture map\n.go reach\nmosaic\n.go recruit\nmoney\n.picture\n");
    assert!(said.contains("in the top 6 in more than 95 of 100"), "{said}");
    assert!(said.contains("count most at") && said.contains("Harrowgate Identity: decisive with"), "{said}");
    assert!(said.contains("largest of"), "{said}");
    assert!(said.contains("Harrowgate Identity: 3 to 7 deals in year one"), "{said}");
    assert!(said.contains("Say which picture: carpet, mosaic, map"), "{said}");
    let (said, _) = told(".go recruit\nbudgets\n");
    assert!(said.contains("No budget is set, so none binds."), "{said}");
}

#[test]
fn the_second_answer_about_somebody_ruled_out_says_what_it_did() {
    let (said, plan) = told(".go candidates\nadd Thames\n.go qualify\n.open Thames\nno\nyes\n.undo\n");
    let label = "Thames, serves our ideal customer:";
    assert!(said.contains(&format!("{label} no.\nThames is ruled out: ")), "{said}");
    assert_eq!(said.matches("Thames is ruled out").count(), 1, "{said}");
    assert!(said.contains("Thames, talks to one of our buyers: yes.\n"), "{said}");
    assert_eq!(plan.partners[0].qualify.talks_to_buyer, partnerplan::plan::Answer::NotKnown, "{said}");
}

#[test]
fn a_criterion_that_is_not_for_a_kind_of_partner_is_not_asked_of_them() {
    let (said, _) = told(".go candidates\nadd Thames\nmodel 1\nreferral\n.go rate\n.open 1\n\n\n\n\n\n\n");
    assert!(said.contains("Go-to-market capacity, Thames"), "{said}");
    assert!(!said.contains("Delivery capability, Thames"), "{said}");
}

#[test]
fn whom_to_call_first_is_read_to_its_end_and_then_waits() {
    let names = (0..9).map(|at| format!("Caller {at}\n")).collect::<Vec<_>>().concat();
    let pass = "r\nsome\nusually\ncold\n1\n";
    let (said, _) = told(&format!(".go candidates\npaste\n{names}\npass\n{}", pass.repeat(9)));
    assert!(said.contains("Call first: 9 of 9 candidates."), "{said}");
    assert!(said.contains("3 more: .more reads on."), "{said}");
    assert!(!said.contains("All who qualify reach"), "{said}");
    let (said, plan) =
        told(".go candidates\nadd Alpha\n.go call\n.go quick\nr\nsome\nusually\ncold\n1\n.go call\n1\ncontacted\n");
    assert!(said.contains("Alpha, 1 of 5: Status"), "{said}");
    assert_eq!(plan.partners[0].status.label(), "contacted", "{said}");
}

#[test]
fn a_row_says_what_is_known_and_counts_the_rest() {
    let (said, _) = told(".go candidates\nadd Alpha\n.list\n.go qualify\n.list\nyes\n.list\n.go quick\n.list\n");
    assert!(said.contains("\n1. Alpha\n"), "{said}");
    assert!(said.contains("1. Alpha: 7 not known"), "{said}");
    assert!(said.contains("; 6 not known"), "{said}");
    let said = in_example(".go recruit\n");
    assert!(said.matches("could stand in").count() <= 6 && said.contains("could stand in for "), "{said}");
}

#[test]
fn a_name_is_found_however_it_is_typed() {
    let (said, plan) = told(
        ".go candidates\nadd Cabinet Lefèvre\nadd Südwind AG\n.find sudwind\n.find suedwind\nmodel lefevre\nreferral\nmodel suedwind\nagency\n.go buying\n.go buying g\n",
    );
    assert_eq!(said.matches("2. Südwind AG").count(), 2, "{said}");
    assert!(plan.partners.iter().all(|partner| partner.model.is_some()), "{said}");
    assert!(said.contains("buying may be Buying group or Buying stages: say more of it."), "{said}");
    assert!(said.contains("Buying group: a number asks"), "{said}");
}

#[test]
fn what_is_for_the_eye_is_said_in_words() {
    let said = in_example("why 3\n.go influence\n.go traps\n.go export\nread\n");
    assert!(said.contains("place 3 of 20, 77.5 of 100, first choice."), "{said}");
    assert!(said.contains("[Shortlist good]?"), "{said}");
    assert!(said.contains("[nothing said]?") || !said.contains("[. ."), "{said}");
    assert!(!said.contains("1. E8"), "{said}");
    assert!(said.contains("\nDecision asked. ") && !said.contains("**") && !said.contains("\n# "), "{said}");
}

#[test]
fn the_limits_have_a_place_of_their_own() {
    let (said, _) = told("\n\n\n\n\nyes\n.list\n");
    assert!(said.contains("Limits, 1 of 22"), "{said}");
    assert!(said.contains("1. Days limit"), "{said}");
}

#[test]
fn a_long_line_is_not_read_back_and_a_unit_of_the_field_is_understood() {
    let long = "x".repeat(3000);
    let (said, plan) =
        told(&format!(".go candidates\n{long}\n.go {long}\n.go ideal customer\n.open 10\n{long}\n6 months\n"));
    assert!(said.lines().all(|line| line.len() < 1000), "{}", said.len());
    assert_eq!(plan.profile.deal.cycle_months.map(|months| months.get().to_string()), Some("6".to_owned()), "{said}");
}

#[test]
fn the_columns_of_an_account_list_are_read_and_can_be_said() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("list.csv");
    fs::write(&path, "Werk,Ort\nAlpha,Ulm\nBeta,Bonn\n").unwrap();
    let file = path.display();
    let (said, _) = in_folder(folder.path(), &format!(".go accounts\nbring {file}\nours\nyes\n1=name\nyes\n"));
    assert!(said.contains("say which with COLUMN=name or COLUMN=domain."), "{said}");
    assert!(said.contains("1. Werk: left out, like Alpha; Beta"), "{said}");
    assert!(said.contains("2 accounts of ours."), "{said}");
    assert!(said.contains("takeaway takes it away, .undo does not."), "{said}");
    fs::write(&path, "Kunde,Ort\nAlpha,Ulm\n").unwrap();
    let said = in_example(&format!(".go accounts\nbring {file}\nnobody\nharrowgate\nyes\n"));
    assert!(said.contains("nobody is none of the rows"), "{said}");
    assert!(said.contains("1 account"), "{said}");
}

#[test]
fn a_field_that_is_none_is_refused_in_a_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("partners.csv");
    fs::write(&path, "Name,Cost\nAlpha,soon\n").unwrap();
    let (said, _) =
        in_folder(folder.path(), &format!(".go candidates\nimport {}\n2=colour\n2=our_cost\n\n", path.display()));
    let refused = said.lines().find(|line| line.contains("is no field a column can be")).unwrap();
    assert!(refused.len() < 200, "{refused}");
    assert!(said.contains("Not taken: row 2, Cost: "), "{said}");
}

#[test]
fn a_picture_asked_for_from_the_shell_is_said_where_a_screen_reader_reads() {
    let folder = tempfile::tempdir().unwrap();
    let run = |arguments: &[&str], accessible: &str| {
        let mut command = assert_cmd::cargo::cargo_bin_cmd!("partnerplan");
        command.env_clear().env("LANG", "C.UTF-8").env("PARTNERPLAN_DIR", folder.path()).env("ACCESSIBLE", accessible);
        let done = command.args(arguments).assert().success();
        String::from_utf8(done.get_output().stdout.clone()).unwrap()
    };
    run(&["new", "Example", "--from", "example"], "");
    let said = run(&["picture", "example", "map"], "1");
    obeys(&said);
    assert!(said.contains("Harrowgate Identity: decisive with"), "{said}");
    assert!(run(&["picture", "example", "map", "--text"], "1").contains('⠤'));
}

#[test]
fn a_list_is_taken_for_what_it_is_and_not_for_candidates() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        path.display().to_string()
    };
    let accounts = file("a.csv", "Account name,Status\nNorth Bank,Customer\nSouth Bank,Prospect\n");
    let deals = file("d.csv", "Deal name,Close date\nNorth,2026-03-04\n");
    let rows = (0..10_050).map(|at| format!("Company {at}\n")).collect::<Vec<_>>().concat();
    let long = file("l.csv", &format!("Company\n{rows}"));
    let lines = format!(
        ".go candidates\nimport {accounts}\nyes\nours\n.go candidates\nimport {deals}\nyes\ndecimal coma\n\n\
         import {long}\nyes\n\n"
    );
    let (said, plan) = in_folder(folder.path(), &lines);
    assert!(said.contains("2 accounts of ours."), "{said}");
    assert!(
        said.contains("This looks like won deals (") && said.contains("Say decimal comma or decimal point."),
        "{said}"
    );
    assert!(said.matches("10,000 rows are taken at once").count() > 1, "{said}");
    assert_eq!(plan.partners.len(), 0, "{said}");
}
