//! In the set by how many readings: what a second reckoning says, and that nothing else decides it.
#![expect(clippy::unwrap_used, reason = "a test may")]

use partnerplan::catalog;
use partnerplan::plan::{Evidence, Partner, Plan};
use partnerplan::prioritise::coverage::Grid;
use partnerplan::prioritise::recruit::{Readings, Recruiting, Spend};
use partnerplan::prioritise::{Cancel, ranking::ranking};
use partnerplan::report::{Effort, Format, Options, Report, render};
use std::collections::BTreeMap;
use std::sync::Arc;

fn readings(plan: &Plan) -> Option<Readings> {
    let spends: Vec<Spend> = Report::of(plan).efforts().iter().map(Effort::spend).collect();
    let (ranking, grid, cancel) = (ranking(plan), Grid::of(plan), Cancel::default());
    Recruiting::of(plan, &ranking, &grid, &spends, &cancel).unwrap().readings
}

fn shares(plan: &Plan) -> BTreeMap<String, f64> {
    let found = readings(plan).unwrap();
    found.shares.into_iter().map(|(at, share)| (plan.partners[at].id.to_string(), share)).collect()
}

fn change(plan: &mut Plan, start: &str, change: impl FnOnce(&mut Partner)) {
    let partner = plan.partners.iter_mut().find(|partner| partner.name.starts_with(start)).unwrap();
    change(Arc::make_mut(partner));
}

#[test]
fn the_example_is_in_a_best_set_as_often_as_a_second_reckoning_says() {
    // Another program, another generator, 6,000 draws; each guess drawn alone, of which there are five.
    let second = [
        ("Ostrander", 1.0),
        ("Vantcourt", 1.0),
        ("Millrace", 0.939),
        ("Stonebrook", 0.768),
        ("Great Basin", 0.608),
        ("Nightjar", 0.383),
        ("Tidewell", 0.366),
        ("Ardent", 0.347),
        ("Quorient", 0.243),
        ("Harrowgate", 0.230),
        ("Cordwell", 0.117),
        ("Calderan", 0.0),
    ];
    let plan = catalog::example();
    let found = readings(&plan).unwrap();
    assert_eq!((found.sets, found.is_all), (21, true));
    for (start, share) in second {
        let (_, ours) = found.shares.iter().find(|(at, _)| plan.partners[*at].name.starts_with(start)).unwrap();
        assert!((ours - share).abs() < 0.045, "{start}: {ours} for {share}");
    }
}

#[test]
fn neither_the_order_of_rows_nor_other_partners_change_a_reading() {
    let mut plan = catalog::example();
    let before = shares(&plan);
    plan.partners.reverse();
    assert_eq!(shares(&plan), before);
    change(&mut plan, "Verity Loom", |rival| rival.influence.clear());
    assert_eq!(shares(&plan), before, "who is ruled out has no say");
}

#[test]
fn guesses_about_one_model_are_one_guess() {
    let mut plan = catalog::example();
    let of = plan.partners.iter().find(|partner| partner.name.starts_with("Great Basin")).cloned().unwrap();
    change(&mut plan, "Nightjar", |copy| {
        (copy.model, copy.influence) = (of.model, of.influence.clone());
        (copy.days, copy.cost) = (of.days, of.cost);
    });
    let both = |plan: &Plan| {
        let found = shares(plan);
        ["great-basin-credit-union-league", "nightjar-managed-security"].map(|id| found[id])
    };
    let [one, other] = both(&plan);
    assert!((one - other).abs() > 1e-9, "known from conversations, each is drawn alone");
    for start in ["Great Basin", "Nightjar"] {
        change(&mut plan, start, |guessed| {
            guessed.influence.iter_mut().for_each(|cell| cell.evidence = Evidence::Guess);
        });
    }
    let [one, other] = both(&plan);
    assert!(one > 0.0 && (one - other).abs() < 1e-9, "{one} and {other}");
}

#[test]
fn who_is_present_at_fewer_accounts_is_in_a_best_set_no_more_often() {
    let mut plan = catalog::example();
    let of = plan.partners.iter().find(|partner| partner.name.starts_with("Great Basin")).cloned().unwrap();
    let matching = plan.profile.evidence.matching.unwrap();
    plan.partners.iter_mut().for_each(|partner| Arc::make_mut(partner).accounts_served = Some(matching));
    for (start, served) in [("Great Basin", matching), ("Nightjar", matching - 1)] {
        change(&mut plan, start, |copy| {
            (copy.model, copy.influence) = (of.model, of.influence.clone());
            copy.influence.iter_mut().for_each(|cell| cell.evidence = Evidence::Guess);
            (copy.days, copy.cost, copy.accounts_served) = (of.days, of.cost, Some(served));
        });
    }
    let report = Report::complete(&plan);
    let readings = &report.findings.as_ref().unwrap().recruiting.as_good_as.readings;
    let share = |start: &str| readings.iter().find(|(who, _)| who.name().starts_with(start)).unwrap().1;
    assert!(share("Nightjar") < share("Great Basin"), "{} and {}", share("Nightjar"), share("Great Basin"));
}

#[test]
fn a_reading_is_never_certain_where_people_read_it() {
    let full = Options { is_full: true, ..Options::default() };
    let page = render(&Report::complete(&catalog::example()), Format::Markdown, full);
    let (_, section) = page.split_once("In the set by how many readings").unwrap();
    let (_, table) = section.split_once("Of 100 readings").unwrap();
    let (table, _) = table.split_once("###").unwrap();
    let line = |start: &str| table.lines().find(|line| line.contains(start)).unwrap().trim().to_owned();
    assert!(line("Ostrander").contains("95") && !line("Ostrander").contains("100"), "{}", line("Ostrander"));
    assert!(table.lines().all(|line| !line.contains("Calderan")), "who is in none is not listed");
}
