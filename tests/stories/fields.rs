//! Every field takes what a person types and says what it cannot take.
#![expect(clippy::unwrap_used, reason = "a test may")]

use crate::arbitrary;
use partnerplan::catalog;
use partnerplan::interview::adding;
use partnerplan::plan::{
    Amount, BuyingRole, Field, Kind, PartnerId, PartnerModel, Plan, StageId, Subject, Weighting, Words, add,
    profile_sentence,
};
use proptest::prelude::*;

/// Every field of a plan with everything it can belong to.
fn every_field(plan: &Plan) -> Vec<(&'static Field, Subject)> {
    let of_the_plan =
        [Field::GOAL, Field::PROFILE, Field::SHARPEN].into_iter().flatten().map(|field| (field, Subject::Plan));
    let partners = plan.partners.iter().map(|it| Subject::Partner(it.id.clone()));
    let buyers = plan.buyers.iter().map(|it| Subject::Buyer(it.id.clone()));
    let stages = plan.stages.iter().map(|it| Subject::Stage(it.id.clone()));
    let criteria = plan.criteria.iter().map(|it| Subject::Criterion(it.id.clone()));
    let deals = plan.won_deals.iter().map(|it| Subject::WonDeal(it.id.clone()));
    of_the_plan
        .chain(each(Field::WON_DEAL, deals))
        .chain(each(Field::PARTNER, partners))
        .chain(each(Field::BUYER, buyers))
        .chain(each(Field::STAGE, stages))
        .chain(each(Field::CRITERION, criteria))
        .collect()
}

fn each(
    fields: &'static [Field],
    subjects: impl Iterator<Item = Subject>,
) -> impl Iterator<Item = (&'static Field, Subject)> {
    subjects.flat_map(move |subject| fields.iter().map(move |field| (field, subject.clone())))
}

fn written(plan: &Plan, field: &Field, subject: &Subject, text: &str) -> Option<Plan> {
    let mut plan = plan.clone();
    field.write(&plan, subject, text).ok()?.apply(&mut plan).unwrap();
    Some(plan)
}

/// Writes into the named field of a plan and returns what it reads then, or the sentence that refuses.
fn typed(plan: &Plan, id: &str, subject: &Subject, text: &str) -> Result<String, String> {
    let field = Field::named(id).unwrap();
    let mut plan = plan.clone();
    field.write(&plan, subject, text).map_err(|error| error.to_string())?.apply(&mut plan).unwrap();
    Ok(field.read(&plan, subject))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn writing_back_what_a_field_reads_changes_nothing(plan in arbitrary::wild_plan()) {
        for (field, subject) in every_field(&plan) {
            let text = field.read(&plan, &subject);
            prop_assert_eq!(written(&plan, field, &subject, &text), Some(plan.clone()), "{}: {:?}", field.id, text);
        }
    }

    /// But for what follows a change on purpose: a title carries its id while nothing refers to it, another model
    /// drops the variant, and a weight written by hand ends the order.
    #[test]
    fn a_field_typed_over_and_typed_back_is_as_it_was(plan in arbitrary::plan()) {
        for (field, subject) in every_field(&plan) {
            let text = field.read(&plan, &subject);
            for other in ["", "x", "1", "30 %", "2027-03-31", "no", "not known"] {
                let Some(changed) = written(&plan, field, &subject, other) else { continue };
                let back = written(&changed, field, &subject, &text).unwrap();
                prop_assert_eq!(field.read(&back, &subject), text.as_str(), "{}: {:?} typed over", field.id, other);
                match field.id {
                    "criterion_weight" if other == text => {}
                    "economic_buyer" | "champion" | "model" => {}
                    "criterion_weight" => {
                        prop_assert_eq!(back, Plan { weighting: Weighting::Direct, ..plan.clone() });
                    }
                    id => prop_assert_eq!(back, plan.clone(), "{}: {:?} over {:?}", id, other, text),
                }
            }
        }
    }

    #[test]
    fn no_text_can_put_a_line_break_or_a_hidden_character_into_a_line(plan in arbitrary::plan(), text in arbitrary::text()) {
        for (field, subject) in every_field(&plan) {
            let Some(changed) = written(&plan, field, &subject, &text) else { continue };
            let read = field.read(&changed, &subject);
            let breaks = matches!(field.kind, Kind::Notes | Kind::Phrases);
            prop_assert!(!read.chars().any(|letter| letter.is_control() && !(breaks && letter == '\n')), "{}", field.id);
            prop_assert!(!read.contains(['\u{202e}', '\u{200b}', '\u{feff}']), "{}", field.id);
        }
    }
}

/// Found by a random plan: an industry whose capital is one letter with its accent, as the small one is not.
#[test]
fn a_sentence_typed_back_as_the_fields_give_it_is_theirs_again() {
    let mut plan = Plan::empty("Accents");
    plan.profile.industries = vec!["i\u{307}letişim".to_owned()];
    let sentence = profile_sentence(&plan);
    let field = Field::named("sentence").unwrap();
    let typed = written(&plan, field, &Subject::Plan, "Others.").unwrap();
    assert_eq!(profile_sentence(&typed), "Others.");
    assert_eq!(written(&typed, field, &Subject::Plan, &sentence).unwrap(), plan);
}

/// Found by a random plan: a buyer who is in the room at one stage only, and that stage is called "all stages".
#[test]
fn a_stage_called_like_all_of_them_is_told_from_all_of_them() {
    for name in ["all stages", "all", "no stage", "none", "All Stages"] {
        let mut plan = catalog::example();
        name.clone_into(&mut plan.stages[0].name);
        let subject = Subject::Buyer(plan.buyers[0].id.clone());
        let every: Vec<StageId> = plan.stages.iter().map(|stage| stage.id.clone()).collect();
        for absent in [vec![], every[..1].to_vec(), every[1..].to_vec(), every.clone()] {
            plan.buyers[0].absent = absent;
            let text = Field::named("in_the_room").unwrap().read(&plan, &subject);
            assert_eq!(
                written(&plan, Field::named("in_the_room").unwrap(), &subject, &text),
                Some(plan.clone()),
                "{text:?}"
            );
        }
    }
}

fn with_partners(names: &[&str]) -> Plan {
    let mut plan = Plan::empty("Test");
    adding::names(&plan, &names.join("\n")).edit().apply(&mut plan).unwrap();
    plan
}

#[test]
fn every_field_has_a_name_of_its_own_and_a_label() {
    let fields: Vec<&Field> = Field::TABLES.into_iter().flat_map(|(_, fields)| fields).collect();
    for field in &fields {
        assert!(!field.label.is_empty());
        assert_eq!(fields.iter().filter(|other| other.id == field.id).count(), 1, "{}", field.id);
        assert_eq!(Field::named(field.id).map(|found| found.label), Some(field.label));
    }
    assert!(fields.len() > 80, "{} fields", fields.len());
}

#[test]
fn every_choice_takes_each_of_its_words_and_reads_it_back() {
    let mut plan = with_partners(&["Acme"]);
    let (buyer, edit) = add::buyer(&plan, "CISO", BuyingRole::EconomicBuyer);
    edit.apply(&mut plan).unwrap();
    let (criterion, edit) = add::criterion(&plan, "Fit");
    edit.apply(&mut plan).unwrap();
    let subjects = [
        (Field::GOAL, Subject::Plan),
        (Field::SHARPEN, Subject::Plan),
        (Field::PARTNER, Subject::Partner(PartnerId::new("acme"))),
        (Field::BUYER, Subject::Buyer(buyer)),
        (Field::CRITERION, Subject::Criterion(criterion)),
    ];
    for (field, subject) in
        subjects.iter().flat_map(|(fields, subject)| fields.iter().map(move |field| (field, subject)))
    {
        let Kind::Choice(Words { all: words, .. }) = field.kind else { continue };
        for word in words {
            assert_eq!(typed(&plan, field.id, subject, word).as_deref(), Ok(*word), "{}", field.id);
            assert_eq!(typed(&plan, field.id, subject, &word.to_uppercase()).as_deref(), Ok(*word), "{}", field.id);
        }
        let refused = typed(&plan, field.id, subject, "zebra").unwrap_err();
        assert!(words.iter().all(|word| refused.contains(word)), "{refused}");
    }
}

#[test]
fn numbers_are_shown_with_thousands_and_units() {
    let plan = Plan::empty("Test");
    let cases = [
        ("target", "30%", "30 %"),
        ("target", "$2.5m", "2.5m"),
        ("budget", "80k", "80k"),
        ("days_limit", "1 500", "1,500"),
        ("size", "300-3000 staff", "300 to 3,000 employees"),
        ("size", "Up to 500 employees", "up to 500 employees"),
        ("size", "at least 1k", "at least 1,000 employees"),
        ("size", "revenue 10m to 50m", "10m to 50m revenue"),
        ("deal", "$24k to $95k", "24k to 95k"),
        ("cycle", "4,5", "4.5"),
        ("win_rate", "34", "34 %"),
        ("matching", "2,140", "2,140"),
        ("floor", "0", ""),
        ("at_least", "2 var\n1 Affiliate or alliance", "2 Value-added reseller\n1 Affiliate or alliance"),
    ];
    for (id, text, reads) in cases {
        assert_eq!(typed(&plan, id, &Subject::Plan, text).as_deref(), Ok(reads), "{id}");
    }
}

#[test]
fn what_a_field_cannot_take_is_refused_with_an_example() {
    let plan = with_partners(&["Acme"]);
    let acme = Subject::Partner(PartnerId::new("acme"));
    let cases = [
        ("partner_limit", "0", "Partner limit: write how many partners to start with, a whole number from 1, like “6”"),
        (
            "size",
            "big",
            "Size: write bounds, like “300 to 3,000 employees”, “up to 500 employees”, “at least 1,000”, or “10m to 50m revenue”",
        ),
        ("win_rate", "140 %", "Win rate: write a percentage from 0 to 100, like “34 %”"),
        ("by", "spring", "By: write a day like “2027-03-31” or “31 March 2027”, or “end of March 2027”, “Q1 2027”"),
        (
            "floor",
            "101",
            "Score floor: write the lowest score to recruit, from 0 to 100, like “50”, or leave it empty for none",
        ),
        (
            "must_have",
            "Acme, Birch",
            "Must have: no candidate is called \"Birch\"; write the names of candidates in the plan, with commas between",
        ),
        ("name", "", "Name: write a name; to take the whole entry out, delete it in its list"),
        (
            "exclusivity",
            "maybe",
            "Exclusivity: write “none”, “asked”, or “granted” with the quota, like “granted: 10 deals a year”",
        ),
    ];
    for (id, text, sentence) in cases {
        assert_eq!(typed(&plan, id, &acme, text), Err(sentence.to_owned()));
    }
}

#[test]
fn a_candidate_is_named_in_limits_even_with_a_comma_or_a_stroke() {
    let plan = with_partners(&["Acme, Inc.", "24/7 Support", "Twin", "A / B"]);
    for (id, text) in [
        ("must_have", "\"Acme, Inc.\", 24/7 Support"),
        ("must_not", "Twin"),
        ("not_both", "24/7 Support / A / B\nTwin / Acme, Inc."),
    ] {
        assert_eq!(typed(&plan, id, &Subject::Plan, text).as_deref(), Ok(text), "{id}");
    }
    assert_eq!(typed(&plan, "must_have", &Subject::Plan, "twin").as_deref(), Ok("Twin"));
}

#[test]
fn a_variant_belongs_to_its_model() {
    let plan = with_partners(&["Acme"]);
    let acme = Subject::Partner(PartnerId::new("acme"));
    let oem = written(&plan, Field::named("variant").unwrap(), &acme, "embedded").unwrap();
    assert_eq!(oem.partners[0].model, Some(PartnerModel::OemIntegration));
    let refused = typed(&oem, "variant", &acme, "alliance").unwrap_err();
    assert!(refused.contains("choose OEM, embedded, integration, or change the partner model first"), "{refused}");
    let reseller = written(&oem, Field::named("model").unwrap(), &acme, "Reseller").unwrap();
    assert_eq!(reseller.partners[0].variant, None);
}

#[test]
fn the_economic_buyer_is_a_buyer_of_the_plan() {
    let mut plan = Plan::empty("Test");
    let field = Field::named("economic_buyer").unwrap();
    for text in ["C", "CI", "CISO"] {
        plan = written(&plan, field, &Subject::Plan, text).unwrap();
    }
    assert_eq!(plan.buyers.len(), 1);
    let (one, three) = (Amount::new(1.0).unwrap(), Amount::new(3.0).unwrap());
    assert_eq!((plan.buyers[0].id.as_str(), plan.buyers[0].weight), ("ciso", one));
    plan.buyers[0].weight = three;
    plan = written(&plan, Field::named("champion").unwrap(), &Subject::Plan, "IAM manager").unwrap();
    assert_eq!(plan.buyers[1].weight, three);
    plan = written(&plan, Field::named("pains").unwrap(), &Subject::Plan, "no proof | ciso").unwrap();
    plan = written(&plan, field, &Subject::Plan, "Head of security").unwrap();
    assert_eq!((plan.buyers[0].id.as_str(), plan.buyers[0].title.as_str()), ("ciso", "Head of security"));
    assert_eq!(Field::named("pains").unwrap().read(&plan, &Subject::Plan), "no proof | Head of security");
    assert!(field.write(&plan, &Subject::Plan, "").is_err(), "a pain is theirs");
    plan = written(&plan, Field::named("champion").unwrap(), &Subject::Plan, "").unwrap();
    assert_eq!(plan.buyers.len(), 1, "nothing was known of the champion but the title");
}

#[test]
fn retyping_the_first_trigger_leaves_the_second_alone() {
    let mut plan = Plan::empty("Test");
    for (id, text) in [("triggers", "audit finding | a letter\nnew CISO"), ("trigger", ""), ("trigger", "exam")] {
        plan = written(&plan, Field::named(id).unwrap(), &Subject::Plan, text).unwrap();
    }
    assert_eq!(Field::named("triggers").unwrap().read(&plan, &Subject::Plan), "exam | a letter\nnew CISO");
}

#[test]
fn the_sentence_follows_the_fields_until_it_is_edited() {
    let mut plan = Plan::empty("Test");
    let (industries, sentence) = (Field::named("industries").unwrap(), Field::named("sentence").unwrap());
    plan = written(&plan, industries, &Subject::Plan, "Banks, Credit unions").unwrap();
    assert_eq!(sentence.read(&plan, &Subject::Plan), "Banks and credit unions.");
    plan = written(&plan, sentence, &Subject::Plan, "Banks like ours.").unwrap();
    plan = written(&plan, industries, &Subject::Plan, "Insurers").unwrap();
    assert_eq!(profile_sentence(&plan), "Banks like ours.");
    plan = written(&plan, sentence, &Subject::Plan, "").unwrap();
    assert_eq!(profile_sentence(&plan), "Insurers.");
}

#[test]
fn a_buyer_is_in_the_room_at_named_stages() {
    let mut plan = Plan::empty("Test");
    for name in ["Trigger", "Shortlist", "Purchase"] {
        add::stage(&plan, name).1.apply(&mut plan).unwrap();
    }
    let (id, edit) = add::buyer(&plan, "Procurement", BuyingRole::Gatekeeper);
    edit.apply(&mut plan).unwrap();
    let buyer = Subject::Buyer(id);
    for (text, reads) in [("all", "all stages"), ("none", "no stage"), ("purchase, Shortlist", "Shortlist, Purchase")] {
        plan.buyers[0].absent = vec![partnerplan::plan::StageId::new("trigger")];
        assert_eq!(typed(&plan, "in_the_room", &buyer, text).as_deref(), Ok(reads));
    }
    assert!(typed(&plan, "in_the_room", &buyer, "Renewal").unwrap_err().contains("Trigger, Shortlist, Purchase"));
}
