//! Volume: who serves few of the accounts reaches few of them, once that is known of everybody who could be in the set.
#![expect(clippy::unwrap_used, reason = "a test may")]

use crate::driver::Driver;
use partnerplan::catalog;
use partnerplan::plan::Plan;
use partnerplan::prioritise::coverage::chance;
use partnerplan::prioritise::volume::Volume;
use partnerplan::report::{Format, Options, Report, render};
use std::sync::Arc;

/// The example in which so many accounts are served by each, by their place in the plan.
fn serving(count: impl Fn(usize) -> Option<u32>) -> Plan {
    let mut plan = catalog::example();
    for (at, partner) in plan.partners.iter_mut().enumerate() {
        Arc::make_mut(partner).accounts_served = count(at);
    }
    plan
}

/// Coverage of a set from the formula: 100 · Σ w (1 − Π(1 − σ p)).
fn reached(plan: &Plan, set: &[usize], share: impl Fn(usize) -> f64) -> f64 {
    let sum = |weights: Vec<f64>| weights.iter().sum::<f64>();
    let buyers = sum(plan.buyers.iter().map(|buyer| buyer.weight.get()).collect());
    let stages = sum(plan.stages.iter().map(|stage| stage.weight.get()).collect());
    let mut total = 0.0;
    for buyer in &plan.buyers {
        for stage in &plan.stages {
            let mut miss = 1.0;
            for &at in set {
                let cell = plan.partners[at].influence_on(&buyer.id, &stage.id);
                miss *= 1.0 - share(at) * cell.map_or(0.0, |cell| chance(cell.strength));
            }
            total += 100.0 * buyer.weight.get() / buyers * stage.weight.get() / stages * (1.0 - miss);
        }
    }
    total
}

#[test]
fn who_serves_few_of_the_accounts_reaches_few_of_them() {
    let matching = f64::from(catalog::example().profile.evidence.matching.unwrap());
    let served = |at: usize| 40 + 130 * u32::try_from(at % 7).unwrap();
    let plan = serving(|at| Some(served(at)));
    let report = Report::complete(&plan);
    assert!(matches!(report.coverage.volume.volume, Volume::Counts(_)));
    let recruiting = &report.findings.as_ref().unwrap().recruiting;
    for set in [recruiting.set().unwrap(), recruiting.optimal.as_ref().unwrap()] {
        let places: Vec<usize> = set.partners.iter().map(|who| who.index).collect();
        let by_hand = reached(&plan, &places, |at| f64::from(served(at)) / matching);
        assert!((set.coverage - by_hand).abs() < 1e-9, "{} for {by_hand}", set.coverage);
    }
    let json: serde_json::Value = serde_json::from_str(&render(&report, Format::Json, Options::default())).unwrap();
    assert_eq!(json["coverage"]["volume"], serde_json::json!({ "counts": true, "missing": [] }));
    let everywhere = Report::complete(&serving(|_| Some(5_000)));
    let set = everywhere.findings.unwrap().recruiting.set().unwrap().coverage;
    assert!((set - 52.48).abs() < 0.005, "present everywhere is as if every account counted alike: {set}");
}

#[test]
fn while_one_number_is_missing_nobodys_counts_and_one_key_shows_both() {
    let plan = serving(|at| (at != 2).then_some(300));
    let report = Report::complete(&plan);
    let set = report.findings.as_ref().unwrap().recruiting.set().unwrap().coverage;
    assert!((set - 52.48).abs() < 0.005, "{set}");
    let mut driver = Driver::plan(&plan);
    driver.press(&["t"]).worked_out().resize(160, 50).sees("coverage 52.5");
    driver.sees("Every account counts alike until it is known");
    driver.press(&["v"]).sees("by accounts served").lacks("coverage 52.5");
    driver.press(&["v"]).sees("coverage 52.5");
    let mut driver = Driver::plan(&serving(|_| None));
    driver.press(&["t"]).worked_out().press(&["v"]).sees("Say on the card how many accounts they serve");
}

#[test]
fn while_nobody_is_rated_high_enough_one_number_missing_is_missed_too() {
    let mut plan = catalog::example();
    for partner in &mut plan.partners {
        Arc::make_mut(partner).ratings.clear();
    }
    assert!(matches!(Report::complete(&plan).coverage.volume.volume, Volume::Missing { who, .. } if who.len() == 2));
}
