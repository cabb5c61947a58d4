//! What a plan lacks or contradicts is said in one sentence, where it is mended.
#![expect(clippy::unwrap_used, reason = "a test may")]

use crate::arbitrary;
use partnerplan::interview::adding::names;
use partnerplan::plan::{
    Amount, Answer, AtLeast, BuyingRole, CriterionId, Evidence, Fit, Partner, PartnerId, PartnerModel, Place, Plan,
    Problem, RatingValue, Room, Score5, Severity, SizeMeasure, Stop, Told, Variant, add, problems,
};
use proptest::prelude::*;
use std::sync::Arc;

fn sentences(plan: &Plan) -> Vec<String> {
    problems(plan).into_iter().map(|problem| problem.sentence).collect()
}

/// What is new among the problems of a plan after a change to it.
fn new_after(plan: &Plan, change: impl Fn(&mut Plan)) -> Vec<String> {
    let mut changed = plan.clone();
    change(&mut changed);
    let before = sentences(plan);
    sentences(&changed).into_iter().filter(|sentence| !before.contains(sentence)).collect()
}

fn with_acme(change: impl Fn(&mut Partner)) -> Vec<String> {
    let mut plan = Plan::empty("Test");
    names(&plan, "Acme\nBirch").edit().apply(&mut plan).unwrap();
    new_after(&plan, |plan| change(Arc::make_mut(&mut plan.partners[0])))
}

fn score(number: u8) -> Score5 {
    Score5::new(number).unwrap()
}

fn amount(number: f64) -> Amount {
    Amount::new(number).unwrap()
}

fn has(sentences: &[String], words: &str) {
    assert!(sentences.iter().any(|sentence| sentence.contains(words)), "no {words:?} in {sentences:#?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_problem_is_one_sentence_at_a_place_in_the_plan(plan in arbitrary::wild_plan()) {
        for Problem { sentence, place, .. } in problems(&plan) {
            prop_assert!(sentence.ends_with('.'), "{sentence}");
            let is_there = match place {
                Place::Partner(id) => plan.partner(&id).is_some(),
                Place::Segment(id) => plan.segment(&id).is_some(),
                _ => true,
            };
            prop_assert!(is_there, "{sentence}");
        }
    }
}

#[test]
fn an_empty_plan_lacks_everything_and_contradicts_nothing() {
    let found = problems(&Plan::empty("Test"));
    assert!(found.iter().all(|problem| problem.severity == Severity::Missing), "{found:#?}");
    let said = sentences(&Plan::empty("Test"));
    for words in ["No goal yet", "no date", "no size", "No triggers yet", "No rule-outs yet", "buying group is empty"] {
        has(&said, words);
    }
}

#[test]
fn a_pasted_name_has_one_sentence_for_all_that_is_missing() {
    let mut plan = Plan::empty("Test");
    names(&plan, "Acme").edit().apply(&mut plan).unwrap();
    let acme = Place::Partner(PartnerId::new("acme"));
    let said: Vec<Problem> = problems(&plan).into_iter().filter(|problem| problem.place == acme).collect();
    assert_eq!(said.len(), 1);
    assert_eq!(
        said[0].sentence,
        "Acme has no partner model, rating or influence yet: choose a model first, on the Map."
    );
}

#[test]
fn answers_that_cannot_both_be_true_are_named() {
    has(
        &with_acme(|acme| {
            acme.quick.fit = Told::Is(Fit::None);
            acme.rate(&CriterionId::new("icp_overlap"), RatingValue::Rated(score(3)), Evidence::Desk);
        }),
        "Acme serves none of our ideal customer, yet their fit to it is rated 3",
    );
    has(&with_acme(|acme| acme.quick.room = Told::Is(Room::Usually)), "yet reaches nobody");
    has(
        &with_acme(|acme| (acme.quick.stop, acme.conflict) = (Told::Is(Stop::None), Some(score(5)))),
        "Acme has no stop, yet a conflict of 5",
    );
    has(&with_acme(|acme| acme.conflict = Some(score(4))), "no written rule");
    has(
        &with_acme(|acme| (acme.carries_rivals, acme.conflict) = (Answer::Yes, Some(score(1)))),
        "carries rivals, yet the conflict is only 1",
    );
    has(
        &with_acme(|acme| (acme.model, acme.variant) = (Some(PartnerModel::Reseller), Some(Variant::Oem))),
        "a variant of OEM / embedded / integration",
    );
    has(
        &with_acme(|acme| {
            (acme.model, acme.second_model) = (Some(PartnerModel::Reseller), Some(PartnerModel::Reseller));
        }),
        "Acme is Reseller and also Reseller",
    );
    has(&with_acme(|acme| acme.name = "birch".to_owned()), "Two candidates are called");
}

#[test]
fn limits_that_cannot_all_hold_are_named() {
    let mut plan = Plan::empty("Test");
    names(&plan, "Acme\nBirch").edit().apply(&mut plan).unwrap();
    for partner in &mut plan.partners {
        let partner = Arc::make_mut(partner);
        (partner.days, partner.cost) = (Some(amount(60.0)), Some(amount(50.0)));
    }
    let (acme, birch) = (PartnerId::new("acme"), PartnerId::new("birch"));
    plan.goal.limits.must_have = vec![acme.clone(), birch.clone()];
    let said = new_after(&plan, |plan| {
        let limits = &mut plan.goal.limits;
        limits.partners = 1;
        (limits.days, limits.budget) = (Some(amount(100.0)), Some(amount(80.0)));
        limits.must_not = vec![acme.clone(), PartnerId::new("gone")];
        limits.not_both = vec![(acme.clone(), birch.clone()), (birch.clone(), birch.clone())];
        limits.at_least = vec![AtLeast { model: PartnerModel::Referral, count: 2 }];
    });
    for words in [
        "2 candidates must be in, but the partner limit is 1",
        "take 120 of our days, but the days limit is 100",
        "take 100 thousand of our cost, but the budget is 80",
        "Acme must be in and must not be in",
        "Must not have names “gone”",
        "Acme and Birch must both be in and must not both be in",
        "Not both names Birch twice",
        "At least 2 Referral are wanted, but only 0 can be had",
        "asks for 2 partners in all, but the partner limit is 1",
    ] {
        has(&said, words);
    }
}

#[test]
fn two_no_in_readiness_say_what_to_mend_first() {
    let plan = Plan::empty("Test");
    assert!(new_after(&plan, |plan| plan.goal.readiness.one_owner = Answer::No).is_empty());
    let said = new_after(&plan, |plan| {
        (plan.goal.readiness.one_owner, plan.goal.readiness.deal_rule) = (Answer::No, Answer::No);
    });
    let sentence =
        "Mend these before recruiting: nobody owns the program; no rule says who gets a deal two partners claim.";
    assert_eq!(said, [sentence]);
}

#[test]
fn weights_of_nothing_and_an_empty_room_are_named() {
    let mut plan = Plan::empty("Test");
    add::stage(&plan, "Purchase").1.apply(&mut plan).unwrap();
    add::buyer(&plan, "CISO", BuyingRole::Influencer).1.apply(&mut plan).unwrap();
    add::criterion(&plan, "Fit").1.apply(&mut plan).unwrap();
    has(&sentences(&plan), "Nobody in the buying group is the economic buyer");
    let said = new_after(&plan, |plan| {
        plan.buyers[0].absent = vec![plan.stages[0].id.clone()];
        plan.buyers[0].weight = Amount::ZERO;
        plan.stages[0].weight = Amount::ZERO;
        plan.criteria[0].weight = Amount::ZERO;
    });
    for words in [
        "Every buyer weighs 0",
        "Every stage weighs 0",
        "Every criterion weighs 0",
        "Nobody is in the room at Purchase",
    ] {
        has(&said, words);
    }
}

#[test]
fn a_profile_that_cannot_be_is_named() {
    let plan = Plan::empty("Test");
    let said = new_after(&plan, |plan| {
        let size = &mut plan.profile.size;
        (size.measure, size.from, size.to) = (SizeMeasure::Employees, Some(amount(3000.0)), Some(amount(300.0)));
        plan.profile.deal.to = Some(amount(95.0));
        plan.profile.deal.typical = Some(amount(100.0));
        plan.profile.evidence.share_of_market = Some(partnerplan::plan::Share::new(0.55).unwrap());
        plan.profile.rule_outs = vec!["Fewer than 200 staff".to_owned()];
    });
    for words in [
        "The size runs from 3,000 to 300",
        "typical deal 100 lies outside the deals … to 95",
        "55 % of the market",
        "Only 1 of 3 rule-outs",
    ] {
        has(&said, words);
    }
}

#[test]
fn the_example_contradicts_nothing() {
    let found = problems(&partnerplan::catalog::example());
    let contradictions: Vec<&Problem> =
        found.iter().filter(|problem| problem.severity == Severity::Contradiction).collect();
    assert!(contradictions.is_empty(), "{contradictions:#?}");
}
