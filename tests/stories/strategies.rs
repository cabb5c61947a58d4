//! What choosing a partner model fills in, and which segment a partner is in.
#![expect(clippy::unwrap_used, reason = "a test may")]

use partnerplan::catalog;
use partnerplan::interview::{
    fields::typed,
    quick_pass::{QuickAnswer, answered},
};
use partnerplan::plan::{
    Amount, BuyerId, Evidence, Field, NeedAnswer, Partner, PartnerId, PartnerModel, Plan, Room, Segment, SegmentId,
    StageId, Strategy, Strength, Subject, Told,
};
use std::sync::Arc;

/// A candidate of the example's, with nothing known but the name and that they are usually in the room.
fn newcomer() -> (Plan, Partner) {
    let mut newcomer = Partner::named(PartnerId::new("newcomer"), "Newcomer");
    newcomer.quick.room = Told::Is(Room::Usually);
    (catalog::example(), newcomer)
}

fn with_model(plan: &Plan, partner: &Partner, model: PartnerModel) -> Partner {
    Arc::unwrap_or_clone(answered(plan, partner, QuickAnswer::Model(Some(model))))
}

fn strength_of(partner: &Partner, buyer: &str, stage: &str) -> Option<u8> {
    partner.influence_on(&BuyerId::new(buyer), &StageId::new(stage)).map(|cell| cell.strength.get())
}

#[test]
fn choosing_a_model_fills_in_its_usual_influence_as_guesses() {
    let (plan, newcomer) = newcomer();
    let referral = with_model(&plan, &newcomer, PartnerModel::Referral);
    assert_eq!(strength_of(&referral, "ciso", "define"), Some(2));
    assert_eq!(strength_of(&referral, "audit", "trigger"), Some(2));
    assert_eq!(strength_of(&referral, "procurement", "purchase"), None);
    assert!(referral.influence.iter().all(|cell| cell.evidence == Evidence::Guess && cell.note.is_empty()));
}

#[test]
fn nobody_is_influenced_where_they_are_not_in_the_room() {
    let (mut plan, newcomer) = newcomer();
    plan.buyers[0].absent = vec![StageId::new("define")];
    let referral = with_model(&plan, &newcomer, PartnerModel::Referral);
    assert_eq!(strength_of(&referral, "ciso", "define"), None);
    assert_eq!(strength_of(&referral, "ciso", "trigger"), Some(2));
}

#[test]
fn another_model_takes_its_own_guesses_back_and_never_what_the_user_said() {
    let (plan, newcomer) = newcomer();
    let mut referral = with_model(&plan, &newcomer, PartnerModel::Referral);
    let at = |stage: &str| StageId::new(stage);
    let ciso = BuyerId::new("ciso");
    referral.set_influence(&ciso, &at("define"), Strength::new(2).unwrap(), Evidence::Talked);
    referral.set_influence(&ciso, &at("shortlist"), Strength::new(0).unwrap(), Evidence::Guess);
    let noted = referral.influence.iter_mut().find(|cell| cell.buyer == ciso && cell.stage == at("trigger")).unwrap();
    "they told us".clone_into(&mut noted.note);
    let reseller = with_model(&plan, &referral, PartnerModel::Reseller);
    assert_eq!(strength_of(&reseller, "ciso", "define"), Some(2), "better evidence stays");
    assert_eq!(strength_of(&reseller, "ciso", "shortlist"), Some(0), "another strength than the catalogue's stays");
    assert_eq!(strength_of(&reseller, "ciso", "trigger"), Some(2), "a note stays");
    assert_eq!(strength_of(&reseller, "audit", "trigger"), None, "the referral's guess is gone");
    assert_eq!(strength_of(&reseller, "procurement", "purchase"), Some(2));
}

#[test]
fn choosing_the_same_model_again_changes_nothing() {
    let (mut plan, newcomer) = newcomer();
    let once = with_model(&plan, &newcomer, PartnerModel::ValueAddedReseller);
    assert_eq!(with_model(&plan, &once, PartnerModel::ValueAddedReseller), once);
    Arc::make_mut(&mut plan.partners[0]).influence.clear();
    for partner in &plan.partners {
        assert_eq!(with_model(&plan, partner, partner.model.unwrap()), **partner, "an emptied grid stays empty");
    }
}

#[test]
fn a_variant_brings_its_own_reach_and_leaves_with_its_model() {
    let (mut plan, newcomer) = newcomer();
    plan.partners = vec![Arc::new(newcomer)];
    let id = Subject::Partner(plan.partners[0].id.clone());
    let mut choose = |field: &str, label: &str| {
        let change = typed(&plan, &id, Field::named(field).unwrap(), label).unwrap();
        change.edit.apply(&mut plan).unwrap();
        Partner::clone(&plan.partners[0])
    };
    let affiliate = choose("variant", "affiliate");
    assert_eq!(affiliate.model, Some(PartnerModel::AffiliateAlliance));
    assert_eq!(strength_of(&affiliate, "iam", "trigger"), Some(2));
    let alliance = choose("variant", "alliance");
    assert_eq!(strength_of(&alliance, "iam", "trigger"), Some(1));
    assert_eq!(choose("model", "Reseller").variant, None);
}

#[test]
fn unknown_days_and_cost_are_the_models_and_marked_as_guesses() {
    let (plan, newcomer) = newcomer();
    let referral = with_model(&plan, &newcomer, PartnerModel::Referral);
    assert_eq!(catalog::typical_days(&referral), (Amount::new(7.0).unwrap(), true));
    assert_eq!(catalog::typical_cost(&referral), (Amount::new(5.0).unwrap(), true));
    assert!(catalog::typical_days(&newcomer).0 > Amount::ZERO);
    assert_eq!(catalog::typical_days(&plan.partners[0]), (Amount::new(14.0).unwrap(), false));
}

#[test]
fn every_partner_of_the_example_is_in_exactly_one_segment() {
    let plan = catalog::example();
    let segments = catalog::segments(&plan);
    assert_eq!(segments.len(), 8);
    for partner in &plan.partners {
        let id = catalog::segment_of(&plan, partner).unwrap();
        assert_eq!(segments.iter().filter(|segment| segment.id == id).count(), 1, "{}", partner.name);
    }
}

/// The example before anybody worked on its segments.
fn unworked() -> Plan {
    let mut plan = catalog::example();
    plan.segments.clear();
    plan
}

#[test]
fn the_example_answers_its_needs_in_its_own_words_and_leaves_three_open() {
    let segments = catalog::segments(&catalog::example());
    for segment in &segments {
        let model = segment.model.unwrap();
        let sheet = catalog::sheet(model, segment.variant);
        assert_eq!((segment.id.as_str(), segment.name.as_str()), (sheet.key(), sheet.name()));
        let (ours, catalogues) = (&segment.strategy, &sheet.strategy);
        assert_ne!((&ours.goal, &ours.rules), (&catalogues.goal, &catalogues.rules), "{}", segment.name);
        let asked = |strategy: &Strategy| strategy.needs.iter().map(|need| need.need.clone()).collect::<Vec<_>>();
        if model != PartnerModel::AffiliateAlliance {
            assert_eq!(asked(ours), asked(catalogues), "{}", segment.name);
        }
        assert!(ours.pay.iter().all(|line| !line.basis.is_empty()), "{}", segment.name);
        let days: Vec<i16> = ours.first_90_days.iter().map(|milestone| milestone.by_day).collect();
        assert!(days.is_sorted() && days.last() == Some(&90), "{}: {days:?}", segment.name);
    }
    let needs: Vec<_> = segments.iter().flat_map(|segment| &segment.strategy.needs).collect();
    assert!(needs.iter().all(|need| !need.how.is_empty() && !need.owner.is_empty()));
    assert_eq!(needs.iter().filter(|need| need.answer == NeedAnswer::No).count(), 3);
}

#[test]
fn an_edited_segment_is_kept_in_its_place_and_no_longer_derived() {
    let mut plan = unworked();
    let mut changed = catalog::segments(&plan)[1].clone();
    "ours".clone_into(&mut changed.strategy.goal);
    catalog::keep_segment(&plan, changed.clone()).apply(&mut plan).unwrap();
    assert_eq!(catalog::segments(&plan)[1], changed);
    assert_eq!(plan.segments, [changed]);
    assert_eq!(catalog::segments(&plan).len(), catalog::sheets().len());
}

#[test]
fn a_partner_may_be_put_into_a_segment_of_the_users_own() {
    let mut plan = unworked();
    let own = Segment {
        id: SegmentId::new("referral"),
        name: "Auditors".to_owned(),
        model: None,
        variant: None,
        strategy: Strategy::default(),
    };
    catalog::keep_segment(&plan, own.clone()).apply(&mut plan).unwrap();
    let mut auditor = plan.partners[3].as_ref().clone();
    auditor.segment = Some(own.id.clone());
    assert_eq!(catalog::segment_of(&plan, &auditor), Some(own.id.clone()));
    let other = catalog::segment_of(&plan, &plan.partners[4]).unwrap();
    assert_ne!(other, own.id, "the model's segment keeps apart from the user's, whatever it is called");
    assert_eq!(catalog::segments(&plan).iter().filter(|segment| segment.id == other).count(), 1);
}

#[test]
fn a_segment_that_is_gone_leaves_its_partners_with_their_model() {
    let plan = catalog::example();
    let mut partner = plan.partners[3].as_ref().clone();
    partner.segment = Some(SegmentId::new("no-longer-there"));
    assert_eq!(catalog::segment_of(&plan, &partner), Some(SegmentId::new("referral")));
}
