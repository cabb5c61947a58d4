//! Several people rate the candidates in a workbook, each for themselves, and it comes back.
#![expect(clippy::unwrap_used, reason = "a test may")]

use crate::driver::Driver;
use calamine::{Data, Reader, Xlsx};
use partnerplan::catalog;
use partnerplan::import::{
    Table,
    read::{self, Limits, Reading},
    scorecard,
};
use partnerplan::interview::scorecards;
use partnerplan::interview::steps::{Asked, By, View};
use partnerplan::plan::{
    CriterionId, Date, Document, Evidence, Mark, PartnerId, Plan, RatingValue, Score5, Scorecard, Status, disagreements,
};
use partnerplan::report;
use std::io::Cursor;

fn table(name: &str, bytes: &[u8]) -> Table {
    let reading = Reading { header_row: Some(0), ..Reading::default() };
    read::bytes(name, bytes, &reading, Limits::PARTNERS).unwrap()
}

fn day() -> Date {
    Date::new("2026-11-26").unwrap()
}

fn workbook(plan: &Plan, is_filled: bool) -> Vec<u8> {
    report::scorecard(plan, is_filled, Some(&day())).unwrap()
}

fn marked(who: &str, on: &str, value: u8) -> Mark {
    let value = RatingValue::Rated(Score5::new(value).unwrap());
    Mark { partner: PartnerId::new(who), criterion: CriterionId::new(on), value }
}

fn card(rater: &str, marks: &[Mark]) -> Scorecard {
    Scorecard { rater: rater.to_owned(), on: Some(day()), marks: marks.to_vec() }
}

fn taken(plan: &Plan, card: Scorecard) -> (Plan, scorecards::Taken) {
    let taken = scorecards::take(plan, card);
    let mut document = Document::new(plan.clone());
    document.apply(taken.change.clone()).unwrap();
    let after = document.plan().clone();
    document.undo();
    assert_eq!(document.plan(), plan, "one step takes it back");
    (after, taken)
}

/// Somebody of whom nothing is rated yet beside the example's.
fn plan() -> Plan {
    let mut plan = catalog::example();
    let mut new = partnerplan::plan::Partner::named(PartnerId::new("acme"), "=Acme, \"Inc.\"");
    new.model = plan.partners[0].model;
    plan.partners.push(std::sync::Arc::new(new));
    plan
}

fn rating(plan: &Plan, who: &str, on: &str) -> Option<(RatingValue, Evidence, String)> {
    let rating = plan.partner(&PartnerId::new(who)).unwrap().rating(&CriterionId::new(on))?.clone();
    Some((rating.value, rating.evidence, rating.source))
}

fn rated(value: u8) -> RatingValue {
    RatingValue::Rated(Score5::new(value).unwrap())
}

#[test]
fn a_filled_card_comes_back_as_the_ratings_there_are() {
    let plan = plan();
    let card = scorecard::read(&plan, &table("card.xlsx", &workbook(&plan, true))).unwrap();
    assert_eq!(card.slips, []);
    let out = report::Report::of(&plan);
    let is_out = |id: &PartnerId| out.excluded.iter().any(|row| row.who.id() == id);
    let mut wanted = Vec::new();
    for partner in plan.partners.iter().filter(|partner| !is_out(&partner.id)) {
        for criterion in plan.criteria.iter().filter(|criterion| criterion.is_for(partner.model)) {
            let rating = partner.rating(&criterion.id);
            wanted.extend(rating.map(|rating| Mark {
                partner: partner.id.clone(),
                criterion: criterion.id.clone(),
                value: rating.value,
            }));
        }
    }
    assert!(wanted.len() > 50);
    assert_eq!(card.marks, wanted);
    let blank = scorecard::read(&plan, &table("card.xlsx", &workbook(&plan, false))).unwrap();
    assert_eq!((blank.marks, blank.slips), (vec![], vec![]));
    assert_eq!(workbook(&plan, true), workbook(&plan, true), "the same plan, the same bytes");
}

#[test]
fn names_in_a_card_are_text_and_no_formula() {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(workbook(&plan(), false))).unwrap();
    let sheet = book.worksheet_range("Scorecard").unwrap();
    let names: Vec<&Data> = sheet.rows().skip(5).map(|row| &row[0]).collect();
    assert!(names.contains(&&Data::String("=Acme, \"Inc.\"".to_owned())), "{names:?}");
    assert!(book.worksheet_formula("Scorecard").unwrap().is_empty());
    let anchors: Vec<&Data> = sheet.rows().nth(4).unwrap().iter().skip(2).collect();
    assert!(anchors.iter().all(|cell| cell.to_string().starts_with("1 ")), "{anchors:?}");
}

#[test]
fn a_card_may_be_sorted_filtered_saved_as_csv_and_have_its_columns_moved() {
    let plan = plan();
    let csv = "Scorecard: mine;;;;\n;;;;\nCommitment;Candidate;id;Notes;Ideal fit renamed\ncommitment;candidate;id;;icp_overlap\n\
               1 nobody;What 1 to 5 mean;;;\n4;'=Acme, \"Inc.\";acme;keen;n/a\n;;;;\n6;Harrowgate;harrowgate-identity;;3,0\n\
               5;Harrowgate Identity;;;2\n2;Somebody Else;;;\n";
    let card = scorecard::read(&plan, &table("card.csv", csv.as_bytes())).unwrap();
    let na = Mark { value: RatingValue::DoesNotApply, ..marked("acme", "icp_overlap", 1) };
    assert_eq!(card.marks, [marked("acme", "commitment", 4), na, marked("harrowgate-identity", "icp_overlap", 3)]);
    let said: Vec<String> = card.slips.iter().map(scorecard::Slip::sentence).collect();
    assert_eq!(
        said,
        [
            "Row 8, Commitment: “6” is no mark: 1, 2, 3, 4, 5, n/a, or nothing.",
            "Row 9: Harrowgate Identity stands twice, the first row counts.",
            "Row 10: no candidate is “Somebody Else”.",
        ]
    );
    let none = scorecard::read(&plan, &table("partners.csv", b"Name;City\nAcme;Rome\nBirch;Bern\n")).unwrap_err();
    assert!(none.starts_with("partners.csv is no scorecard"), "{none}");
}

#[test]
fn a_table_is_a_scorecard_by_its_ids_alone() {
    let plan = plan();
    let is_one = |csv: &str| scorecard::is_one(&plan, &table("t.csv", csv.as_bytes()));
    assert!(is_one("Commitment;Candidate;id\ncommitment;candidate;ID;icp_overlap\n"));
    assert!(!is_one("Candidate;id;x\ncandidate;id;commitment\n"), "one word may be anything's");
    assert!(!is_one("Candidate;a;b\ncandidate;commitment;icp_overlap\n"), "nothing in it is an id");
    assert!(!is_one("Candidate;id\nAcme;acme\n"));
    let by_name =
        scorecard::read(&plan, &table("t.csv", "Candidate;Commitment\n'=Acme, \"Inc.\";4\n".as_bytes())).unwrap();
    assert_eq!(by_name.marks, [marked("acme", "commitment", 4)]);
    let by_id = scorecard::read(&plan, &table("t.csv", b"id;Commitment\nacme;4\n")).unwrap();
    assert_eq!(by_id.marks, by_name.marks);
    assert!(scorecard::read(&plan, &table("t.csv", b"Who;Commitment\nacme;4\n")).is_err(), "whose marks?");
}

#[test]
fn the_median_of_the_raters_is_the_rating_and_of_two_the_lower() {
    let plan = plan();
    let (one, _) = taken(&plan, card("A. Ray", &[marked("acme", "commitment", 4)]));
    assert_eq!(rating(&one, "acme", "commitment"), Some((rated(4), Evidence::Desk, "Scorecard of A. Ray".to_owned())));
    let (two, told) = taken(&one, card("B. Low", &[marked("acme", "commitment", 3)]));
    assert_eq!(told.rated, 1);
    let source = "Scorecards of A. Ray, B. Low".to_owned();
    assert_eq!(rating(&two, "acme", "commitment"), Some((rated(3), Evidence::Desk, source)));
    let (three, _) = taken(&two, card("C. Ott", &[marked("acme", "commitment", 5)]));
    assert_eq!(rating(&three, "acme", "commitment").unwrap().0, rated(4));
    let apart = disagreements(&three);
    assert_eq!(apart.len(), 1);
    assert!(apart[0].words(&three).ends_with(": B. Low 3, A. Ray 4, C. Ott 5"), "{}", apart[0].words(&three));
}

#[test]
fn the_same_rater_again_replaces_the_card() {
    let plan = plan();
    let (first, _) = taken(&plan, card("A. Ray", &[marked("acme", "commitment", 4), marked("acme", "icp_overlap", 2)]));
    let (again, _) = taken(&first, card("a. ray", &[marked("acme", "commitment", 2)]));
    assert_eq!(again.scorecards.len(), 1);
    assert_eq!(rating(&again, "acme", "commitment").unwrap().0, rated(2));
    assert_eq!(rating(&again, "acme", "icp_overlap"), None, "nobody says so any more");
    let (same, told) = taken(&again, card("a. ray", &[marked("acme", "commitment", 2)]));
    assert_eq!((same, told.rated), (again, 0));
}

#[test]
fn what_is_known_better_stays_and_is_told() {
    let mut plan = plan();
    let acme = std::sync::Arc::make_mut(plan.partners.last_mut().unwrap());
    acme.status = Status::Talking;
    acme.rate(&CriterionId::new("commitment"), rated(5), Evidence::Data);
    let marks = [marked("acme", "commitment", 2), marked("acme", "icp_overlap", 3)];
    let (after, told) = taken(&plan, card("A. Ray", &marks));
    assert_eq!(rating(&after, "acme", "commitment").unwrap().0, rated(5));
    assert_eq!(told.kept.len(), 1);
    assert!(told.kept[0].contains("stays 5, known by proof: the scorecards say 2."), "{:?}", told.kept);
    assert_eq!(rating(&after, "acme", "icp_overlap").unwrap().1, Evidence::Talked, "they have been met");
}

#[test]
fn raters_who_are_apart_head_a_list_wherever_one_looks() {
    let plan = plan();
    let (one, _) = taken(&plan, card("A. Ray", &[marked("acme", "commitment", 1)]));
    let (two, _) = taken(&one, card("B. Low", &[marked("acme", "commitment", 5)]));
    let report = report::Report::of(&two);
    let [apart] = report.discuss.as_slice() else { panic!("{:?}", report.discuss) };
    let text = report::render(
        &report::Report::complete(&two),
        report::Format::Markdown,
        report::Options { with_notes: false, is_full: true, excel: None },
    );
    assert!(text.contains("## Discuss these") && apart.words.ends_with(": A. Ray 1, B. Low 5"), "{}", apart.words);
    let place = two.criteria.iter().position(|criterion| criterion.id.as_str() == "commitment").unwrap();
    let mut driver = Driver::plan(&two);
    driver.resize(140, 40).go(View::Rate { at: Some(Asked::Criterion(place)), by: Some(By::Criterion) });
    driver.press(&["End"]).sees("1 to discuss").sees("discuss: A. Ray 1, B. Low 5");
}
