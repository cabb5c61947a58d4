//! A new user of another trade, from an empty folder: 25 names, the shortest way to a set, and what a head of
//! partnerships stumbled over there once.
#![expect(clippy::unwrap_used, reason = "a test may")]

use crate::driver::{CANDIDATES, Driver};
use partnerplan::interview::steps::{Asked, By, View};
use partnerplan::plan::{Evidence, PartnerModel, Room, Told};
use partnerplan::prioritise::verdict::Verdict;
use partnerplan::report::{Format, Options, Report, render};

const NAMES: &str = "Lohnbüro Müller & Söhne GmbH\nSteuerkanzlei Brandt\nPayroll Partner Österreich GmbH\n\
    DATAKONTEXT-Lohn eG\nAlpenlohn Treuhand AG (Zürich)\nStrategos HR Consulting\nifb Betriebsräte-Schulungen\n\
    Podcast Personalküche\nHR-Newsletter „Personal heute“\nMES-Systemhaus Krüger\nSAP-Beratung Nord + West\n\
    Zeitarbeit Fröhlich\nMakler Weber\nVerband Mittelstand e.V.\nWeiterbildung Allgäu\nIntegrator Tech4HR\n\
    Personalberatung Funk\nLohnservice Salzburg\nTreuhand Basel AG\nHR-Cloud Wien\nArbeitsrecht Kanzlei Lang\n\
    Betriebsrats-Akademie\nZeiterfassung Kern\nBPO Services Linz\nPeople Analytics Lab";

/// An HR plan with 25 names, each through the quick pass.
fn asked() -> Driver {
    let mut driver = Driver::home();
    driver.press(&["n"]).type_text("hr").press(&["Enter"]).type_text("Proof").press(&["Enter"]);
    driver.go(CANDIDATES).paste(NAMES).sees("25 candidates added");
    driver.press(&["Esc", "f"]);
    for at in 0..25 {
        // Referral, affiliate or alliance without saying which, value-added reseller; most and some; in the room usually, sometimes, not; one is no stop.
        let model = ["r", "l?", "v"][at % 3];
        let rest = ["mukn", "mskn", "sucn", "snkn", "mscn"][at % 5];
        driver.type_text(model).type_text(rest);
    }
    driver
}

/// The same after one criterion was rated for fifteen of them, as fast as it goes.
fn rated_in_a_hurry() -> Driver {
    let mut driver = asked();
    driver.go(View::asking(Asked::Criterion(2))).press(&["Home"]);
    for digit in ["4", "5", "3", "4", "4", "5", "2", "3", "4", "5", "3", "4", "3", "4", "5"] {
        driver.type_text(digit);
    }
    driver
}

#[test]
fn the_shortest_way_to_a_set_recommends_nobody_whom_nobody_has_met() {
    let mut driver = rated_in_a_hurry();
    let plan = driver.open_plan().clone();
    assert_eq!(plan.partners.len(), 25);
    let report = Report::complete(&plan);
    let ready = report.ranking.iter().filter(|row| row.verdict == Some(Verdict::RecruitNow));
    assert!(ready.count() == 0, "nobody has talked to any of them");
    let page = render(&report, Format::Markdown, Options::default());
    assert!(!page.contains("Recruit now"), "{page}");
    driver.go(View::Ranking(None)).press(&["Home"]).worked_out();
    driver.press(&["t"]).worked_out().sees("6 to talk to first").lacks(" ready, ");
    let screen = driver.screen();
    let set = screen.lines().filter(|line| line.contains('●'));
    assert!(set.clone().count() > 0 && set.clone().all(|line| line.contains("Talk first")), "{screen}");
}

#[test]
fn two_of_a_model_reach_by_what_was_answered_of_them() {
    let plan = asked().open_plan().clone();
    let report = Report::of(&plan);
    let referrals = (0..25).filter(|at| plan.partners[*at].model == Some(PartnerModel::Referral));
    let rooms: Vec<_> = referrals.map(|at| (plan.partners[at].quick.room, report.solo_coverage[at])).collect();
    assert!(rooms.len() > 5);
    for (one, reached) in &rooms {
        for (two, other) in &rooms {
            assert_eq!(one == two, (reached - other).abs() < 1e-9, "{rooms:?}");
        }
    }
    let no = rooms.iter().find(|(room, _)| *room == Told::Is(Room::No)).unwrap();
    assert!(no.1 == 0.0, "who is not in the room reaches nobody: {rooms:?}");
}

#[test]
fn what_was_said_in_passing_is_never_read_as_more() {
    let plan = asked().open_plan().clone();
    for partner in &plan.partners {
        for rating in &partner.ratings {
            assert_eq!(rating.evidence, Evidence::Guess, "{}: nobody talked to them", partner.name);
        }
    }
    let page = render(&Report::complete(&plan), Format::Markdown, Options::default());
    assert!(!page.contains("unprompted") && !page.contains("More than three in five"), "{page}");
}

#[test]
fn digits_fill_a_column_from_its_top_and_go_on_with_the_next() {
    let mut driver = asked();
    driver.go(CANDIDATES).press(&["Home", "Down", "Down", "Down"]);
    driver.go(View::Rate { at: Some(Asked::Criterion(2)), by: Some(By::Criterion) });
    let criterion = driver.open_plan().criteria[2].id.clone();
    for _ in 0..25 {
        driver.type_text("4");
    }
    let rated = driver.open_plan().partners.iter().filter(|partner| partner.rating(&criterion).is_some()).count();
    assert_eq!(rated, 25, "each once, nobody twice, nobody left out:\n{}", driver.screen());
    driver.sees("Commitment");
}

#[test]
fn the_set_opens_at_its_first_member() {
    let mut driver = Driver::example();
    driver.worked_out().press(&["End", "t"]).worked_out();
    driver.resize(80, 24).sees("In the set");
}

#[test]
fn what_nobody_has_said_is_open_where_nothing_contradicts_itself() {
    let plan = rated_in_a_hurry().open_plan().clone();
    let open = Report::of(&plan).still_open().unwrap();
    let report = Report::of(&plan);
    let waiting = report.ranking.len() + report.unrated.len();
    assert!(open.starts_with(&format!("Still open: {waiting} candidates wait for an answer")), "{open}");
    let reach = &report.coverage.coverage;
    assert!(reach.guessed == reach.influence && open.contains("of whom they reach is a guess"), "{open}");
}

#[test]
fn the_set_says_by_which_rule_and_who_of_it_is_certain() {
    let mut driver = Driver::example();
    driver.worked_out().press(&["t"]).worked_out();
    driver.resize(100, 30).sees("Chosen       Of the sets that reach your buyers best within 100 days and $80k");
    driver.resize(140, 45).sees("Certain      Ostrander Pike LLP and Vantcourt vCISO Collective");
}
