//! One company that stands in a plan twice: found, offered, made one, never unasked.
#![expect(clippy::unwrap_used, reason = "a test may")]

use crate::arbitrary;
use crate::driver::{CANDIDATES, Driver};
use partnerplan::accounts::doubles::doubles;
use partnerplan::catalog;
use partnerplan::interview::doubles::told_apart;
use partnerplan::plan::{Edit, Evidence, Partner, PartnerId, Plan, Preference, RatingValue, Score5, merge};
use partnerplan::report::Report;
use proptest::prelude::*;
use std::sync::Arc;

fn id(id: &str) -> PartnerId {
    PartnerId::new(id)
}

fn with(mut plan: Plan, partner: Partner) -> Plan {
    Edit::Insert(plan.partners.len(), Arc::new(partner)).apply(&mut plan).unwrap();
    plan
}

#[test]
fn what_only_the_other_says_is_taken_over_and_what_both_say_stays_and_is_noted() {
    let mut plan = Plan { criteria: catalog::example().criteria, ..Plan::empty("Test") };
    let overlap = plan.criteria[0].id.clone();
    let fit = plan.criteria[1].id.clone();
    let mut one = Partner::named(id("acme"), "Acme, Inc.");
    one.owner = "Ines".to_owned();
    one.rate(&overlap, RatingValue::Rated(Score5::new(2).unwrap()), Evidence::Guess);
    let mut two = Partner::named(id("acme-incorporated"), "ACME Incorporated");
    two.owner = "Marek".to_owned();
    two.domain = "acme.example".to_owned();
    two.notes = "Met in Oslo".to_owned();
    two.rate(&overlap, RatingValue::Rated(Score5::new(4).unwrap()), Evidence::Talked);
    two.rate(&fit, RatingValue::Rated(Score5::new(5).unwrap()), Evidence::Guess);
    plan = with(with(plan, one), two);
    plan.goal.limits.must_have = vec![id("acme-incorporated")];
    plan.preferences = vec![Preference::Before { first: id("acme"), then: id("acme-incorporated") }];
    let before = plan.clone();

    let merged = merge::partners(&plan, &id("acme"), &id("acme-incorporated")).unwrap();
    assert_eq!(
        merged.differ.iter().map(|it| (it.label, it.kept.as_str(), it.other.as_str())).collect::<Vec<_>>(),
        [("Owner", "Ines", "Marek")]
    );
    let back = merged.edit.apply(&mut plan).unwrap();
    let one = &plan.partners[0];
    assert_eq!((plan.partners.len(), one.name.as_str(), one.owner.as_str()), (1, "Acme, Inc.", "Ines"));
    assert_eq!(
        (one.domain.as_str(), one.also_called.as_slice()),
        ("acme.example", &["ACME Incorporated".to_owned()][..])
    );
    assert_eq!(one.notes, "Met in Oslo\nOwner: ACME Incorporated said Marek");
    assert_eq!(one.rating(&overlap).unwrap().evidence, Evidence::Talked, "the better known stays");
    assert!(one.rating(&fit).is_some());
    assert_eq!(plan.goal.limits.must_have, [id("acme")], "a limit names who stays");
    assert_eq!(plan.preferences, [], "nobody is taken before themselves");
    back.apply(&mut plan).unwrap();
    assert_eq!(plan, before);
}

/// I8.
#[test]
fn names_that_look_like_one_company_are_offered_when_they_come_in_and_by_check() {
    let mut plan = with(Plan::empty("Test"), Partner::named(id("acme"), "Acme, Inc."));
    plan = with(plan, Partner { domain: "birch.example".to_owned(), ..Partner::named(id("birch"), "Birch") });
    plan = with(
        plan,
        Partner { domain: "https://www.birch.example/about".to_owned(), ..Partner::named(id("b2"), "Birke") },
    );
    let mut driver = Driver::plan(&plan);
    driver.go(CANDIDATES).paste("ACME Incorporated\nZeta").sees("These two look like one company");
    driver.sees("Acme, Inc. stays").press(&["y"]).lacks("look like one company");
    assert_eq!(names(&driver), ["Acme, Inc.", "Birch", "Birke", "Zeta"]);
    driver.press(&["D"]).sees("same website").press(&["n"]).lacks("look like one company");
    assert_eq!(names(&driver), ["Acme, Inc.", "Birch", "Birke", "Zeta"]);
    driver.press(&["D"]).sees("No two candidates look like one company.");
    driver.paste("acme incorporated").sees("Already there");

    assert!(
        Report::of(&plan).problems.iter().any(|row| row.sentence.contains("Birch and Birke look like one company"))
    );
    driver.press(&["Ctrl-z", "Ctrl-z"]);
    assert_eq!(
        names(&driver),
        ["Acme, Inc.", "Birch", "Birke", "ACME Incorporated", "Zeta"],
        "both steps are taken back"
    );
}

#[test]
fn who_was_told_apart_from_one_is_still_compared_with_the_others() {
    let mut plan = Plan::empty("Test");
    for (at, name) in ["Acme GmbH", "ACME AG", "acme"].iter().enumerate() {
        let not_same_as = if at == 1 { vec!["Acme GmbH".to_owned()] } else { Vec::new() };
        plan = with(plan, Partner { not_same_as, ..Partner::named(id(&format!("a{at}")), name) });
    }
    let pairs = |plan: &Plan| doubles(plan).iter().map(|it| format!("{} {}", it.one, it.other)).collect::<Vec<_>>();
    assert_eq!(pairs(&plan), ["a0 a2"]);
    let change = told_apart(&plan, &doubles(&plan)[0]).unwrap();
    change.edit.apply(&mut plan).unwrap();
    assert_eq!(pairs(&plan), ["a1 a2"]);
}

fn names(driver: &Driver) -> Vec<String> {
    driver.open_plan().partners.iter().map(|partner| partner.name.clone()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn making_one_of_two_leaves_nothing_dangling_and_can_be_taken_back(plan in arbitrary::plan(), at in any::<(usize, usize)>()) {
        prop_assume!(plan.partners.len() > 1);
        let [stays, goes] = [at.0, at.1].map(|at| plan.partners[at % plan.partners.len()].id.clone());
        let Some(merged) = merge::partners(&plan, &stays, &goes) else {
            prop_assert_eq!(stays, goes);
            return Ok(());
        };
        let mut one = plan.clone();
        let back = merged.edit.apply(&mut one).unwrap();
        prop_assert_eq!(one.partners.len(), plan.partners.len() - 1);
        prop_assert!(one.partner(&goes).is_none());
        let limits = &one.goal.limits;
        prop_assert!(!limits.must_have.iter().chain(&limits.must_not).any(|id| *id == goes));
        prop_assert!(!one.preferences.iter().any(|said| said.names_partner(&goes)));
        back.apply(&mut one).unwrap();
        prop_assert_eq!(one, plan);
    }
}
