//! What choosing a partner model fills in, which segment a partner is in, and the traps of a plan.
#![expect(clippy::unwrap_used, reason = "a test may")]

use partnerplan::catalog;
use partnerplan::interview::{
    fields::typed,
    quick_pass::{QuickAnswer, answered},
};
use partnerplan::plan::{
    Amount, Answer, BuyerId, Evidence, Exclusivity, Field, NeedAnswer, Partner, PartnerId, PartnerModel, Place, Plan,
    Profession, Room, Segment, SegmentId, Severity, StageId, Status, Strategy, Strength, Subject, Told,
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
fn the_example_keeps_the_traps_nobody_has_settled() {
    let traps = sentences(&catalog::example());
    for open in
        ["Prairie Sound", "Merrowby", "of the segment Service delivery has our terms", "no rule says who is paid"]
    {
        assert!(says(&traps, &[open]), "{open}: {traps:#?}");
    }
    assert!(!says(&traps, &["Ostrander Pike", "auditor"]), "its written rule settles it: {traps:#?}");
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

/// The example with one partner changed, and the sentences of its traps.
fn traps_with(name: &str, change: impl Fn(&mut Partner)) -> Vec<String> {
    let mut plan = catalog::example();
    let at = plan.partners.iter().position(|partner| partner.name == name).unwrap();
    change(std::sync::Arc::make_mut(&mut plan.partners[at]));
    sentences(&plan)
}

fn sentences(plan: &Plan) -> Vec<String> {
    catalog::traps(plan).into_iter().map(|problem| problem.sentence).collect()
}

fn says(sentences: &[String], words: &[&str]) -> bool {
    sentences.iter().any(|sentence| words.iter().all(|word| sentence.contains(word)))
}

fn without_a_rule(partner: &mut Partner) {
    partner.written_rule.clear();
}

/// The example with its auditor's written rule struck out.
fn auditor_without_a_rule() -> Plan {
    let mut plan = catalog::example();
    without_a_rule(std::sync::Arc::make_mut(&mut plan.partners[3]));
    plan
}

#[test]
fn an_auditor_is_not_paid_for_clients_it_audits() {
    let before = traps_with("Ostrander Pike LLP", without_a_rule);
    assert!(says(&before, &["Ostrander Pike", "auditor", "offer training"]), "{before:#?}");
    let settled =
        traps_with("Ostrander Pike LLP", |auditor| "no fee on attest clients".clone_into(&mut auditor.written_rule));
    assert!(!says(&settled, &["Ostrander Pike", "auditor"]), "{settled:#?}");
    let other = traps_with("Ostrander Pike LLP", |auditor| {
        without_a_rule(auditor);
        auditor.profession = Some(Profession::Other);
    });
    assert!(!says(&other, &["Ostrander Pike", "auditor"]));
}

#[test]
fn a_segment_that_pays_nothing_suits_any_profession() {
    let mut plan = auditor_without_a_rule();
    let mut referral =
        catalog::segments(&plan).into_iter().find(|one| one.model == Some(PartnerModel::Referral)).unwrap();
    referral.strategy.pay.clear();
    catalog::keep_segment(&plan, referral).apply(&mut plan).unwrap();
    assert!(!says(&sentences(&plan), &["Ostrander Pike", "commission"]));
}

#[test]
fn exclusivity_is_answered_with_care_and_needs_free_ground() {
    let asked = sentences(&catalog::example());
    assert!(says(&asked, &["Prairie Sound", "asks for exclusivity"]), "{asked:#?}");
    let exclusive_in = |region: &str| {
        traps_with("Cordwell & Fenn Agency", |agent| {
            agent.exclusivity = Exclusivity::Granted("$250k a year".to_owned());
            agent.regions = vec![region.to_owned()];
        })
    };
    assert!(says(&exclusive_in("us midwest"), &["Cordwell & Fenn", "Halyard Ridge", "same ground"]));
    assert!(!says(&exclusive_in("Alaska"), &["Cordwell & Fenn", "exclusive"]));
}

#[test]
fn a_broker_is_a_question_and_an_auditor_a_contradiction() {
    let traps = catalog::traps(&auditor_without_a_rule());
    let severity = |name: &str| traps.iter().find(|trap| trap.sentence.starts_with(name)).unwrap().severity;
    assert_eq!(severity("Ostrander Pike"), Severity::Contradiction);
    assert_eq!(severity("Merrowby"), Severity::Missing);
}

#[test]
fn an_oem_partner_with_a_product_for_our_buyer_is_a_rival_in_waiting() {
    let loom = |conflict: u8| {
        traps_with("Verity Loom GRC", |loom| {
            loom.status = Status::Talking;
            loom.conflict = Some(conflict.try_into().unwrap());
        })
    };
    assert!(says(&loom(3), &["Verity Loom", "own product"]));
    assert!(!says(&loom(5), &["Verity Loom"]), "conflict 5 says it already");
}

#[test]
fn a_distributor_is_a_route_and_not_rated() {
    let marked = traps_with("Bluefork Licensing", |partner| partner.route = true);
    assert!(says(&marked, &["Bluefork", "yet is rated"]));
    let named = |answer| {
        traps_with("Bluefork Licensing", |partner| {
            "Bluefork Distribution".clone_into(&mut partner.name);
            partner.qualify.talks_to_buyer = answer;
        })
    };
    assert!(says(&named(Answer::NotKnown), &["Bluefork", "distributor"]));
    assert!(!says(&named(Answer::Yes), &["Bluefork", "distributor"]));
}

#[test]
fn partners_with_our_terms_wait_for_answers_to_their_needs() {
    let mut plan = unworked();
    assert!(says(&sentences(&plan), &["1 partner of the segment Service delivery has our terms", "8 of 8"]));
    let mut service =
        catalog::segments(&plan).into_iter().find(|one| one.model == Some(PartnerModel::ServiceDelivery)).unwrap();
    for need in &mut service.strategy.needs {
        need.answer = NeedAnswer::Planned;
    }
    service.strategy.rules.clear();
    service.strategy.pay[0].basis.clear();
    catalog::keep_segment(&plan, service).apply(&mut plan).unwrap();
    let after = sentences(&plan);
    assert!(!says(&after, &["Service delivery", "our terms"]), "{after:#?}");
    assert!(says(&after, &["Service delivery", "who gets the project"]), "our services are in their way");
    assert!(says(&after, &["Service delivery", "does not say of what"]));
}

#[test]
fn two_claims_on_one_deal_need_a_rule() {
    let mut plan = catalog::example();
    let is_goal = |problem: &partnerplan::plan::Problem| problem.place == Place::Goal;
    assert!(catalog::traps(&plan).iter().any(is_goal));
    plan.goal.readiness.deal_rule = Answer::Yes;
    assert!(!catalog::traps(&plan).iter().any(is_goal));
}

#[test]
fn parked_candidates_and_starters_set_no_trap() {
    let parked = traps_with("Ostrander Pike LLP", |auditor| {
        without_a_rule(auditor);
        auditor.status = Status::Parked;
    });
    assert!(!says(&parked, &["Ostrander Pike"]));
    for starter in catalog::starters() {
        assert!(sentences(&catalog::new_plan("Mine", starter)).is_empty(), "{}", starter.id);
    }
}
