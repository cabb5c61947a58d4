//! One company that stands in a plan twice: found, offered, made one, never unasked.
#![expect(clippy::unwrap_used, reason = "a test may")]

use crate::arbitrary;
use partnerplan::catalog;
use partnerplan::plan::{Edit, Evidence, Partner, PartnerId, Plan, Preference, RatingValue, Score5, merge};
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
