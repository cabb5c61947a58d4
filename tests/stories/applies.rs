//! What does not apply: to one candidate by hand, or to all of a partner model.
#![expect(clippy::unwrap_used, reason = "a test may")]

use super::driver::Driver;
use partnerplan::catalog;
use partnerplan::interview::rating::rate;
use partnerplan::interview::steps::{Asked, View};
use partnerplan::plan::{
    CriterionId, Evidence, Field, Partner, PartnerModel, Plan, RatingValue, Score5, Subject, problems,
};
use partnerplan::prioritise::ranking::ranking;
use partnerplan::report::why::why;
use partnerplan::report::{Format, Options, Report, render};
use std::sync::Arc;

const DELIVERY: &str = "delivery_capability";

fn partner<'a>(plan: &'a mut Plan, name: &str) -> &'a mut Partner {
    let found = plan.partners.iter_mut().find(|partner| partner.name.starts_with(name)).unwrap();
    Arc::make_mut(found)
}

fn score(plan: &Plan, name: &str) -> Option<f64> {
    let found = ranking(plan);
    let row = found.ranked.into_iter().find(|row| plan.partners[row.partner].name.starts_with(name));
    row.map(|row| row.score)
}

fn not_for_referral(plan: &mut Plan) {
    let delivery = plan.criteria.iter_mut().find(|criterion| criterion.id.as_str() == DELIVERY).unwrap();
    delivery.not_for = vec![PartnerModel::Referral];
}

#[test]
fn what_does_not_apply_to_one_candidate_is_not_rated_for_all_that() {
    let mut plan = catalog::example();
    let place = |plan: &Plan| plan.partners.iter().position(|it| it.name.starts_with("Vantcourt")).unwrap();
    let id = plan.partners[place(&plan)].id.clone();
    let kept = ["icp_overlap", "buyer_influence", DELIVERY];
    partner(&mut plan, "Vantcourt").ratings.retain(|rating| kept.contains(&rating.criterion.as_str()));
    assert!(score(&plan, "Vantcourt").is_some());
    for criterion in ["revenue_12m", "solution_fit"] {
        let who = partner(&mut plan, "Vantcourt");
        who.rate(&CriterionId::new(criterion), RatingValue::DoesNotApply, Evidence::Talked);
        assert!(score(&plan, "Vantcourt").is_some(), "half the weight is rated, whatever does not apply");
    }
    let who = partner(&mut plan, "Vantcourt");
    who.rate(&CriterionId::new(DELIVERY), RatingValue::DoesNotApply, Evidence::Talked);
    assert_eq!(score(&plan, "Vantcourt"), None, ".40 of the weight is rated, and .64 of what applies");
    let report = Report::complete(&plan);
    let row = report.unrated.iter().find(|row| *row.who.id() == id).unwrap();
    assert!((row.rated - 0.40).abs() < 1e-9, "{}", row.rated);
}

#[test]
fn what_has_a_minimum_applies_to_everybody() {
    let mut plan = catalog::example();
    let criterion = plan.criteria[0].clone();
    let who = plan.partners[0].clone();
    let refusal = rate(&who, &criterion, RatingValue::DoesNotApply, Evidence::Talked).unwrap_err();
    let said = "Ideal-customer fit has a minimum of 2, so it applies to everybody: rate it, or take the minimum off.";
    assert_eq!(refusal, said);
    let name = who.name.clone();
    partner(&mut plan, &name).rate(&criterion.id, RatingValue::DoesNotApply, Evidence::Talked);
    let sentence = "Ideal-customer fit is said not to apply, yet it has a minimum of 2";
    assert!(problems(&plan).iter().any(|it| it.sentence.contains(sentence) && it.sentence.contains(&name)));
}

#[test]
fn a_criterion_that_is_not_for_a_model_is_as_if_there_were_none() {
    let mut plan = catalog::example();
    let mut without = plan.clone();
    without.criteria.retain(|criterion| criterion.id.as_str() != DELIVERY);
    not_for_referral(&mut plan);
    let referral = |plan: &Plan| plan.partners.iter().filter(|it| it.model == Some(PartnerModel::Referral)).count();
    assert!(referral(&plan) >= 3);
    for partner in &plan.partners {
        let (ours, theirs) = (score(&plan, &partner.name), score(&without, &partner.name));
        if partner.model == Some(PartnerModel::Referral) {
            assert!((ours.unwrap() - theirs.unwrap()).abs() < 1e-9, "{}: {ours:?} {theirs:?}", partner.name);
        } else {
            assert_eq!(ours, score(&catalog::example(), &partner.name), "{}", partner.name);
        }
    }
    // Nor does a rating nobody asked for stand in the way, or count for half the weight.
    let vantcourt = partner(&mut plan, "Vantcourt");
    vantcourt.rate(&CriterionId::new(DELIVERY), RatingValue::Rated(Score5::new(1).unwrap()), Evidence::Data);
    assert_eq!(score(&plan, "Vantcourt").map(f64::to_bits), {
        partner(&mut plan, "Vantcourt").ratings.retain(|rating| rating.criterion.as_str() != DELIVERY);
        score(&plan, "Vantcourt").map(f64::to_bits)
    });
    let kept = ["icp_overlap", "buyer_influence"];
    partner(&mut plan, "Vantcourt").ratings.retain(|rating| kept.contains(&rating.criterion.as_str()));
    assert_eq!(score(&plan, "Vantcourt"), None, ".40 of .90");
    partner(&mut plan, "Vantcourt").rate(
        &CriterionId::new("gtm_capacity"),
        RatingValue::Rated(Score5::new(3).unwrap()),
        Evidence::Desk,
    );
    assert!(score(&plan, "Vantcourt").is_some(), ".50 of .90");
}

#[test]
fn nobody_asks_for_a_rating_on_what_is_not_for_the_model() {
    let mut plan = catalog::example();
    not_for_referral(&mut plan);
    let report = Report::complete(&plan);
    let findings = report.findings.as_ref().unwrap();
    let vantcourt = plan.partners.iter().position(|it| it.name.starts_with("Vantcourt")).unwrap();
    let said = why(&plan, &report, Some(findings), vantcourt).unwrap();
    let delivery = said.parts.iter().find(|part| part.name == "Delivery capability").unwrap();
    assert_eq!((delivery.rating.as_str(), delivery.known.as_str(), delivery.points), ("–", "not for this model", None));
    let csv = render(&report, Format::Csv, Options::default());
    assert!(csv.lines().any(|line| line.contains("Vantcourt") && line.contains("not for this model")), "{csv}");
    let json: serde_json::Value = serde_json::from_str(&render(&report, Format::Json, Options::default())).unwrap();
    assert_eq!(json["criteria"][5]["not_for"], serde_json::json!(["referral"]));
    assert!(findings.how_firm.rows.iter().all(|row| row.firm.top_chance.is_some()));
}

#[test]
fn new_plans_ask_nobody_who_only_introduces_us_to_deliver_and_old_ones_ask_everybody() {
    let new = catalog::new_plan("New", &catalog::starters()[0]);
    let delivery = new.criterion(&CriterionId::new(DELIVERY)).unwrap();
    assert!(!delivery.is_for(Some(PartnerModel::Referral)) && !delivery.is_for(Some(PartnerModel::AffiliateAlliance)));
    assert!(delivery.is_for(Some(PartnerModel::ServiceDelivery)) && delivery.is_for(None));
    assert!(catalog::example().criteria.iter().all(|criterion| criterion.not_for.is_empty()));
}

#[test]
fn whom_a_criterion_is_not_for_is_written_as_models_are_called() {
    let plan = catalog::example();
    let field = Field::named("criterion_not_for").unwrap();
    let subject = Subject::Criterion(CriterionId::new(DELIVERY));
    let mut changed = plan.clone();
    field.write(&plan, &subject, "referral, Affiliate or alliance").unwrap().apply(&mut changed).unwrap();
    assert_eq!(field.read(&changed, &subject), "Referral, Affiliate or alliance");
    let refusal = field.write(&plan, &subject, "broker").unwrap_err().to_string();
    assert!(refusal.contains("“broker” is no partner model: take Agency,"), "{refusal}");
}

#[test]
fn rating_goes_past_whoever_a_criterion_is_not_for() {
    let mut plan = catalog::example();
    not_for_referral(&mut plan);
    let place = plan.criteria.iter().position(|criterion| criterion.id.as_str() == DELIVERY).unwrap();
    let mut driver = Driver::plan(&plan);
    driver.resize(80, 60).go(View::asking(Asked::Criterion(place)));
    let line = driver.line("Vantcourt");
    assert!(line.contains('–'), "{line}");
    driver.click("Vantcourt").sees("not for this model").press(&["3"]);
    driver.sees("Delivery capability is not for Referral: weights says for whom it is.");
    driver.press(&["Left", "4"]).sees("‹ Go-to-market capacity");
    driver.press(&["Left", "t"]).click("Prairie Sound").press(&["3"]).sees("Ledgerline Brief: ");
}
