//! The same answer makes the same plan, whoever gives it: a key of the quick pass, a card, another view.

use crate::driver::{CANDIDATES, Driver};
use partnerplan::{
    catalog,
    interview::{
        adding::names,
        fields::said_for,
        quick_pass::{QuickAnswer, answered},
        steps::{Asked, View},
    },
    plan::{
        BuyingRole, CriterionId, Evidence, Field, Fit, Kind, Partner, PartnerModel, Plan, Qualify, RatingValue, Room,
        Score5, Status, Subject, Told, Warmth, Words, add, remove,
    },
    prioritise::qualify::qualification,
};
use std::sync::Arc;

/// A new plan with one candidate.
fn plan_with_acme() -> Plan {
    let mut plan = catalog::new_plan("Same", &catalog::starters()[0]);
    add::partner(&plan, "Acme").1.apply(&mut plan).unwrap();
    plan
}

/// Two plans are the same to the letter, as their files would hold them.
#[track_caller]
fn assert_same(one: &Plan, other: &Plan, what: &str) {
    let text = |plan: &Plan| ron::ser::to_string_pretty(plan, ron::ser::PrettyConfig::default()).unwrap();
    let (one, other) = (text(one), text(other));
    let differs = one.lines().zip(other.lines()).find(|(one, other)| one != other);
    assert!(one == other, "{what}: {differs:?}");
}

/// The place of a field on the card.
fn place_of(field: &str) -> usize {
    Field::PARTNER.iter().position(|one| one.id == field).unwrap()
}

/// Gives the first candidate an answer on the card, stepping through the choices with the arrow.
fn choose_on_the_card(driver: &mut Driver, field: &str, label: &str) {
    let place = place_of(field);
    let field = &Field::PARTNER[place];
    let Kind::Choice(Words { all: choices, .. }) = field.kind else { panic!("{} is no choice", field.label) };
    let plan = driver.open_plan();
    let now = field.read(plan, &Subject::Partner(plan.partners[0].id.clone()));
    let at = |label: &str| choices.iter().position(|choice| *choice == label).unwrap();
    let steps = (choices.len() + at(label) - at(&now)) % choices.len();
    driver.go(CANDIDATES).press(&["Home", "Enter"]);
    driver.press(&vec!["Down"; place]).press(&vec!["Right"; steps]).sees(label).press(&["Esc"]);
}

#[test]
fn an_answer_on_the_card_guesses_what_the_quick_pass_guesses() {
    for (keys, answers) in [
        ("rm", vec![("model", "Referral"), ("fit", "most")]),
        ("r?u", vec![("model", "Referral"), ("fit", "not known"), ("room", "usually")]),
        ("rsna", vec![("model", "Referral"), ("fit", "some"), ("room", "no"), ("warmth", "asked us")]),
        ("?", vec![("model", "not known")]),
    ] {
        let mut quick = Driver::plan(&plan_with_acme());
        quick.go(View::Candidates { pass: true }).type_text(keys);
        let mut card = Driver::plan(&plan_with_acme());
        for (field, label) in answers {
            choose_on_the_card(&mut card, field, label);
        }
        assert_same(card.open_plan(), quick.open_plan(), keys);
    }
}

#[test]
fn choices_stepped_over_on_the_card_are_no_answers() {
    let mut plan = plan_with_acme();
    let two = RatingValue::Rated(Score5::new(2).unwrap());
    Arc::make_mut(&mut plan.partners[0]).rate(&CriterionId::new("commitment"), two, Evidence::Guess);
    let mut driver = Driver::plan(&plan);
    choose_on_the_card(&mut driver, "warmth", "asked us");
    driver.press(&["Enter"]).press(&vec!["Down"; place_of("warmth")]).press(&["Left", "Left", "Left"]).sees("cold");
    driver.press(&["Esc"]);
    assert_eq!(
        driver.open_plan().partners[0].ratings,
        [],
        "the 3 of “asked us” goes, and no 2 of “know someone” was left"
    );
    assert_eq!(driver.undo_all(), 2, "a step for each visit");
    choose_on_the_card(&mut driver, "warmth", "cold");
    assert_eq!(driver.open_plan().partners[0].ratings, plan.partners[0].ratings);
}

#[test]
fn a_variant_on_the_card_fills_in_whom_it_reaches() {
    let mut driver = Driver::plan(&plan_with_acme());
    choose_on_the_card(&mut driver, "variant", "affiliate");
    let affiliate = driver.open_plan().partners[0].influence.clone();
    assert!(!affiliate.is_empty(), "the variant says the model, and the model whom they reach");
    choose_on_the_card(&mut driver, "variant", "alliance");
    assert_ne!(driver.open_plan().partners[0].influence, affiliate, "an alliance reaches others");
    choose_on_the_card(&mut driver, "model", "not known");
    assert_eq!(driver.open_plan().partners[0].influence, [], "without a model there is nothing to guess from");
}

#[test]
fn a_quick_answer_writes_its_guess_but_never_over_better_evidence() {
    let mut plan = plan_with_acme();
    let buyer_influence = CriterionId::new("buyer_influence");
    let three = RatingValue::Rated(Score5::new(3).unwrap());
    Arc::make_mut(&mut plan.partners[0]).rate(&buyer_influence, three, Evidence::Talked);
    let value = |partner: &Partner, id: &str| {
        partner.rating(&CriterionId::new(id)).map(|rating| (rating.value, rating.evidence))
    };
    let once = answered(&plan, &plan.partners[0], QuickAnswer::Fit(Told::Is(Fit::Some)));
    assert_eq!(value(&once, "icp_overlap"), Some((three, Evidence::Guess)));
    let back = answered(&plan, &once, QuickAnswer::Fit(Told::NotKnown));
    assert_eq!(value(&back, "icp_overlap"), None);
    let known = answered(&plan, &once, QuickAnswer::Room(Told::Is(Room::No)));
    assert_eq!(value(&known, "buyer_influence").unwrap().1, Evidence::Talked);
    let warm = answered(&plan, &known, QuickAnswer::Warmth(Told::Is(Warmth::AskedUs)));
    assert_eq!(value(&warm, "commitment"), Some((three, Evidence::Guess)));
    plan.criteria.retain(|criterion| criterion.id.as_str() != "commitment");
    assert_eq!(value(&answered(&plan, &known, QuickAnswer::Warmth(Told::Is(Warmth::AskedUs))), "commitment"), None);
}

#[test]
fn an_answer_guesses_no_more_than_it_can_carry() {
    let plan = plan_with_acme();
    let after = |answer: QuickAnswer| answered(&plan, &plan.partners[0], answer).ratings.first().map(|it| it.value);
    let rated = |value: u8| Some(RatingValue::Rated(Score5::new(value).unwrap()));
    let fit = Fit::ALL.map(|fit| after(QuickAnswer::Fit(Told::Is(fit))));
    assert_eq!(fit, [rated(1), rated(3), rated(4)], "“most” is not “more than three in five”");
    let room = Room::ALL.map(|room| after(QuickAnswer::Room(Told::Is(room))));
    assert_eq!(room, [rated(1), rated(3), rated(4)]);
    let warmth = Warmth::ALL.map(|warmth| after(QuickAnswer::Warmth(Told::Is(warmth))));
    assert_eq!(warmth, [None, rated(2), rated(3), rated(3)], "an e-mail to us is neither a sponsor nor a date");
}

#[test]
fn whom_a_candidate_reaches_is_guessed_by_whether_they_are_in_the_room() {
    let plan = plan_with_acme();
    let said = |partner: &Partner, answer: QuickAnswer| Arc::unwrap_or_clone(answered(&plan, partner, answer));
    let room = |room: Room| QuickAnswer::Room(Told::Is(room));
    let strengths = |partner: &Partner| {
        let mut all: Vec<u8> = partner.influence.iter().map(|cell| cell.strength.get()).collect();
        all.sort_unstable();
        all.dedup();
        all
    };
    let asked = said(&plan.partners[0], QuickAnswer::Model(Some(PartnerModel::Referral)));
    assert_eq!(strengths(&asked), [1], "nobody has said that they are in the room");
    let usually = said(&asked, room(Room::Usually));
    assert_eq!(strengths(&usually), [1, 2], "as such partners usually are");
    assert_eq!(strengths(&said(&usually, room(Room::Sometimes))), [1]);
    assert_eq!(strengths(&said(&usually, room(Room::No))), [0; 0], "who is not there reaches nobody");
    let mut touched = usually.clone();
    let cell = touched.influence[0].clone();
    touched.set_influence(&cell.buyer, &cell.stage, cell.strength, Evidence::Desk);
    let kept = said(&touched, room(Room::No)).influence;
    assert_eq!(kept.iter().map(|cell| cell.evidence).collect::<Vec<_>>(), [Evidence::Desk], "what was said stays");
}

#[test]
fn not_being_in_the_room_rules_nobody_out() {
    let plan = plan_with_acme();
    let qualifies = |answer: QuickAnswer| qualification(&plan, &answered(&plan, &plan.partners[0], answer)).qualifies();
    assert!(qualifies(QuickAnswer::Room(Told::Is(Room::No))), "a newsletter they all read is in no room");
    assert!(!qualifies(QuickAnswer::Fit(Told::Is(Fit::None))), "serving none of our customers does");
}

#[test]
fn a_rating_nobody_gave_reads_as_the_answer_it_follows_from() {
    let mut driver = Driver::plan(&plan_with_acme());
    driver.go(View::Candidates { pass: true }).type_text("rm");
    driver.go(View::asking(Asked::Criterion(0))).sees("4, from the quick pass: most").lacks("› 4 ");
    driver.press(&["4", "Left"]).lacks("from the quick pass: most").sees("› 4 ");
}

#[test]
fn changing_the_model_keeps_only_a_variant_that_belongs_to_it() {
    let plan = catalog::example();
    let partner = plan.partners.iter().find(|partner| partner.variant.is_some()).unwrap();
    let same = answered(&plan, partner, QuickAnswer::Model(partner.model));
    assert_eq!(same.variant, partner.variant);
    let other = answered(&plan, partner, QuickAnswer::Model(Some(PartnerModel::Referral)));
    assert_eq!((other.model, other.variant), (Some(PartnerModel::Referral), None));
}

#[test]
fn a_judgement_is_known_the_same_way_wherever_it_is_given() {
    let mut plan = catalog::example();
    plan.partners.truncate(1);
    let partner = Arc::make_mut(&mut plan.partners[0]);
    partner.qualify = Qualify::default();
    (partner.ratings, partner.influence) = (Vec::new(), Vec::new());
    for (status, known) in [(Status::Contacted, Evidence::Desk), (Status::Talking, Evidence::Talked)] {
        Arc::make_mut(&mut plan.partners[0]).status = status;
        let mut driver = Driver::plan(&plan);
        driver.go(View::asking(Asked::Criterion(0))).press(&["4"]).go(View::Reach { candidate: true }).press(&["2"]);
        let partner = &driver.open_plan().partners[0];
        assert_eq!((partner.ratings[0].evidence, partner.influence[0].evidence), (known, known), "{status:?}");
    }
}

#[test]
fn an_answer_for_many_guesses_for_each_what_it_guesses_for_one() {
    let mut plan = catalog::new_plan("Many", &catalog::starters()[0]);
    names(&plan, "Acme\nBirch\nCedar").edit().apply(&mut plan).unwrap();
    let ids: Vec<_> = plan.partners.iter().map(|partner| partner.id.clone()).collect();
    let field = |id: &str| Field::PARTNER.iter().find(|field| field.id == id).unwrap();
    let change = said_for(&plan, &ids, field("model"), "referral").unwrap();
    assert_eq!(change.what, "partner model of 3 candidates");
    let mut together = plan.clone();
    let back = change.edit.apply(&mut together).unwrap();
    for (place, partner) in plan.partners.iter().enumerate() {
        let one = answered(&plan, partner, QuickAnswer::Model(Some(PartnerModel::Referral)));
        assert_eq!(together.partners[place], one);
    }
    back.apply(&mut together).unwrap();
    assert_same(&together, &plan, "one step back");
    let error = said_for(&plan, &ids, field("due"), "soon").unwrap_err();
    assert!(error.to_string().starts_with("Due: "), "{error}");
}

#[test]
fn who_is_deleted_together_is_named_nowhere() {
    let mut plan = catalog::example();
    let ids: Vec<_> = plan.partners.iter().take(3).map(|partner| partner.id.clone()).collect();
    plan.goal.limits.must_have = ids.clone();
    let before = plan.clone();
    let back = remove::partners(&plan, &ids).apply(&mut plan).unwrap();
    assert_eq!((plan.partners.len(), plan.goal.limits.must_have.len()), (before.partners.len() - 3, 0));
    back.apply(&mut plan).unwrap();
    assert_same(&plan, &before, "one step back");
}

#[test]
fn pasted_names_become_candidates_and_doubles_are_told() {
    let mut plan = Plan::empty("Test");
    let pasted = names(&plan, "1. Acme\n\n- Birch & Co\r\n• acme\n  日本パートナー\tTokyo");
    assert_eq!(pasted.left_out, ["acme"]);
    pasted.edit().apply(&mut plan).unwrap();
    let again = names(&plan, "BIRCH & CO\nAcme!");
    again.edit().apply(&mut plan).unwrap();
    assert_eq!(again.left_out, ["BIRCH & CO"]);
    let partners: Vec<(&str, &str)> = plan.partners.iter().map(|it| (it.id.as_str(), it.name.as_str())).collect();
    let expected =
        [("acme", "Acme"), ("birch-co", "Birch & Co"), ("日本パートナー", "日本パートナー"), ("acme-2", "Acme!")];
    assert_eq!(partners, expected);
}

#[test]
fn a_buyer_is_in_the_room_when_their_role_usually_is_wherever_they_are_named() {
    let stages = catalog::stages().to_vec();
    let plan = Plan { stages, ..Plan::empty("Same") };
    let mut group = Driver::plan(&plan);
    group.go(View::Buyers).press(&["a"]).type_text("CISO").press(&["Enter", "Enter"]);
    let mut form = Driver::plan(&plan);
    form.go(View::Customer).click("Economic buyer").type_text("CISO");
    assert_same(form.open_plan(), group.open_plan(), "the economic buyer");
    assert_eq!(form.open_plan().buyers[0].absent, catalog::usual_absences(&plan, BuyingRole::EconomicBuyer));
    form.press(&["Backspace"; 4]);
    assert_eq!(form.open_plan().buyers, [], "a title taken back leaves nobody behind");
}
