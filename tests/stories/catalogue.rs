//! The shipped knowledge is complete and agrees with itself.
#![expect(clippy::unwrap_used, reason = "a test may")]

use partnerplan::catalog::{self, Meaning};
use partnerplan::plan::{
    Amount, BuyingRole, Field, NeedAnswer, Partner, PartnerModel, PayWhen, Plan, Profession, RatingValue, Section,
    Segment, SegmentId, Severity, StageId, Strategy, Subject, Variant, problems, slug,
};

/// The data the example's figures are held to: one row a partner, in the plan's order.
const GOLDEN: &str = include_str!("../golden/partners.csv");

const COLUMNS: [(&str, &str); 7] = [
    ("icp_overlap", "icp_overlap"),
    ("buyer_influence", "buyer_influence"),
    ("revenue_12m", "revenue_12m"),
    ("solution_fit", "solution_fit"),
    ("delivery_cap", "delivery_capability"),
    ("gtm_capacity", "gtm_capacity"),
    ("commitment", "commitment"),
];

const BUYERS: [(&str, &str); 6] =
    [("CISO", "ciso"), ("IAM", "iam"), ("AUD", "audit"), ("CFO", "cfo"), ("PROC", "procurement"), ("USER", "users")];

const STAGES: [&str; 6] = ["trigger", "define", "shortlist", "purchase", "implement", "renew"];

fn rows() -> Vec<std::collections::HashMap<String, String>> {
    let mut reader = csv::Reader::from_reader(GOLDEN.as_bytes());
    reader.deserialize().map(|row| row.unwrap()).collect()
}

/// A cell as the golden file writes it: `CISO:S2=3`.
fn golden_cells(partner: &Partner) -> Vec<String> {
    let name = |id: &str| BUYERS.iter().find(|(_, buyer)| *buyer == id).unwrap().0;
    let number = |id: &str| STAGES.iter().position(|stage| *stage == id).unwrap() + 1;
    let cells = partner.influence.iter();
    cells
        .map(|cell| {
            let (buyer, stage) = (name(cell.buyer.as_str()), number(cell.stage.as_str()));
            format!("{buyer}:S{stage}={}", cell.strength.get())
        })
        .collect()
}

fn assert_agrees(partner: &Partner, row: &std::collections::HashMap<String, String>) {
    let name = &row["name"];
    assert_eq!(&partner.name, name);
    assert_eq!(partner.id.as_str(), slug(name));
    assert_eq!(partner.model.map(PartnerModel::key), Some(row["model"].as_str()), "{name}");
    assert_eq!(partner.conflict.unwrap().get().to_string(), row["conflict"], "{name}");
    assert_eq!(partner.days.unwrap().get().to_string(), row["vendor_days_90d"], "{name}");
    assert_eq!(partner.cost.unwrap().get().to_string(), row["cost_kusd_y1"], "{name}");
    assert_eq!(partner.ratings.len(), COLUMNS.len(), "{name}");
    for (column, criterion) in COLUMNS {
        let rating = partner.ratings.iter().find(|rating| rating.criterion.as_str() == criterion).unwrap();
        let RatingValue::Rated(score) = rating.value else { panic!("{name} is not rated on {criterion}") };
        assert_eq!(score.get().to_string(), row[column], "{name}, {criterion}");
        assert_eq!(format!("{:?}", rating.evidence).to_lowercase(), row["evidence"], "{name}, {criterion}");
    }
    let expected: Vec<&str> = row["influence_cells"].split(' ').collect();
    assert_eq!(golden_cells(partner), expected, "{name}");
    assert!(partner.influence.iter().all(|cell| format!("{:?}", cell.evidence).to_lowercase() == row["evidence"]));
}

#[test]
fn the_examples_partners_agree_with_the_golden_data_cell_by_cell() {
    let (plan, rows) = (catalog::example(), rows());
    assert_eq!(plan.partners.len(), rows.len());
    for (partner, row) in plan.partners.iter().zip(&rows) {
        assert_agrees(partner, row);
    }
}

#[test]
fn the_example_uses_the_catalogues_stages_and_criteria() {
    let plan = catalog::example();
    let mut criteria = catalog::criteria().to_vec();
    // Every criterion is for every model in the example.
    for criterion in &mut criteria {
        criterion.not_for.clear();
    }
    assert_eq!(plan.criteria, criteria);
    assert_eq!(plan.stages, catalog::stages());
}

fn trusted(plan: &Plan) -> impl Iterator<Item = &str> {
    plan.buyers.iter().flat_map(|buyer| &buyer.trusted_sources).map(String::as_str)
}

#[test]
fn the_examples_candidates_stand_for_trusted_sources_and_leave_two_gaps() {
    let plan = catalog::example();
    let stood_for: Vec<&str> =
        plan.partners.iter().flat_map(|partner| &partner.trusted_as).map(String::as_str).collect();
    for source in &stood_for {
        assert!(trusted(&plan).any(|trusted| trusted == *source), "nobody trusts {source}");
    }
    let gaps: Vec<&str> = trusted(&plan).filter(|source| !stood_for.contains(source)).collect();
    assert_eq!(gaps, ["Security roundtable of peer banks", "Local chapter of internal auditors"]);
}

#[test]
fn in_the_example_every_buyer_is_in_the_room_throughout() {
    assert!(catalog::example().buyers.iter().all(|buyer| buyer.absent.is_empty()));
}

#[test]
fn default_weights_add_up_to_one() {
    let close = |sum: f64| (sum - 1.0).abs() < 1e-12;
    assert!(close(catalog::criteria().iter().map(|criterion| criterion.weight.get()).sum()));
    assert!(close(catalog::stages().iter().map(|stage| stage.weight.get()).sum()));
}

#[test]
fn every_default_criterion_says_what_each_rating_means() {
    for criterion in catalog::criteria() {
        assert!(criterion.anchors.iter().all(|anchor| !anchor.is_empty()), "{}", criterion.name);
    }
    let with_minimum: Vec<&str> =
        catalog::criteria().iter().filter(|one| one.minimum.is_some()).map(|one| one.id.as_str()).collect();
    assert_eq!(with_minimum, ["icp_overlap", "commitment"]);
}

/// What a playbook must say for its model, each with the reader's word for it.
fn assert_complete(strategy: &Strategy, whose: &str) {
    let points = [&strategy.rules, &strategy.risks].into_iter().flatten().map(|line| line.text.as_str());
    let others = strategy.kpis.iter().map(|line| line.text.as_str());
    let texts: Vec<&str> = points.chain(others).chain(strategy.invest.iter().map(|line| line.what.as_str())).collect();
    assert!(texts.iter().all(|text| !text.trim().is_empty()), "{whose}");
    let has_each = !strategy.rules.is_empty() && !strategy.risks.is_empty();
    assert!(has_each && !strategy.kpis.is_empty() && !strategy.invest.is_empty(), "{whose}");
    assert!(!strategy.goal.is_empty() && !strategy.test.is_empty(), "{whose}: goal and test");
    assert!(strategy.needs.len() >= 3, "{whose}: needs");
    assert!(strategy.needs.iter().all(|need| !need.need.is_empty() && !need.how.is_empty()), "{whose}: needs");
    assert!(strategy.needs.iter().all(|need| need.answer == NeedAnswer::Open), "{whose}: we have promised nothing yet");
    for when in PayWhen::ALL {
        assert!(strategy.pay.iter().any(|line| line.when == when), "{whose}: pay for {}", when.label());
    }
    assert!(strategy.pay.iter().all(|line| !line.basis.is_empty()), "{whose}: a percentage of what?");
    let days: Vec<i16> = strategy.first_90_days.iter().map(|milestone| milestone.by_day).collect();
    assert!(days.is_sorted() && days.last() == Some(&90), "{whose}: {days:?}");
}

#[test]
fn every_model_says_what_it_is_and_brings_a_whole_playbook() {
    for model in catalog::models() {
        let whose = model.model.label();
        let who = [&model.contracts, &model.invoices, &model.sets_price, &model.owns_customer];
        assert!(who.iter().all(|answer| !answer.is_empty()), "{whose}: who does what");
        assert!([&model.what, &model.choose_when, &model.recruit].iter().all(|text| text.ends_with('.')), "{whose}");
        assert!(model.days > Amount::ZERO && model.cost > Amount::ZERO, "{whose}: never 0 by default");
    }
    for sheet in catalog::sheets() {
        assert_complete(&sheet.strategy, sheet.name());
    }
}

#[test]
fn every_variant_is_described_under_its_model() {
    let described: Vec<Variant> =
        catalog::models().iter().flat_map(|model| &model.variants).map(|of| of.variant).collect();
    assert_eq!(described, Variant::ALL);
    for model in catalog::models() {
        assert!(model.variants.iter().all(|of| of.variant.model() == model.model && of.description.ends_with('.')));
    }
}

#[test]
fn usual_influence_is_at_most_two_and_at_stages_that_exist() {
    let variants = [None].into_iter().chain(Variant::ALL.map(Some));
    for variant in variants {
        for row in catalog::models().iter().flat_map(|model| model.reach(variant)) {
            for (stage, strength) in &row.stages {
                assert!((1..=2).contains(&strength.get()), "{} at {stage}", row.role.label());
                assert!(catalog::stages().iter().any(|known| known.id == *stage), "{stage}");
            }
        }
    }
}

#[test]
fn an_affiliate_reaches_others_than_an_alliance_and_costs_less() {
    let model = catalog::model(PartnerModel::AffiliateAlliance);
    let trigger = StageId::new("trigger");
    let reach = |variant| model.strength(Some(variant), BuyingRole::Champion, &trigger).get();
    assert_eq!((reach(Variant::Affiliate), reach(Variant::Alliance)), (2, 1));
    assert!(model.typical_days(Some(Variant::Affiliate)) < model.typical_days(Some(Variant::Alliance)));
}

#[test]
fn labels_mean_what_the_field_says_they_mean() {
    use PartnerModel::{AffiliateAlliance, Agency, OemIntegration, Referral, Reseller, ServiceDelivery};
    let model = |text: &str| match catalog::label_for(text).unwrap_or_else(|| panic!("{text}")).meaning {
        Meaning::Model(model, _) => Some(model),
        Meaning::Route | Meaning::Asked => None,
    };
    let cases = [
        ("An MSP that bills our licence", Some(PartnerModel::ValueAddedReseller)),
        ("regional MSSP", Some(ServiceDelivery)),
        ("GSI", Some(ServiceDelivery)),
        ("Distributor for the Nordics", None),
        ("Brightline TSD", None),
        ("a technology services distributor", None),
        ("Master agent", None),
        ("marketplace reseller", Some(Reseller)),
        ("hyperscaler", Some(AffiliateAlliance)),
        ("Trade association", Some(AffiliateAlliance)),
        ("buying group", Some(AffiliateAlliance)),
        ("technology advisor", Some(Agency)),
        ("manufacturer's rep", Some(Agency)),
        ("telecom broker", Some(Agency)),
        ("ISV", Some(AffiliateAlliance)),
        ("vCISO", Some(Referral)),
        ("auditor", Some(Referral)),
        ("a newsletter", Some(AffiliateAlliance)),
        ("review site", Some(AffiliateAlliance)),
        ("white label", Some(OemIntegration)),
        ("Vantcourt vCISO Collective", Some(Referral)),
        ("Merrowby Cyber Insurance Brokers", Some(Referral)),
        ("Great Basin Credit Union League", Some(AffiliateAlliance)),
        ("Cordwell & Fenn Agency", Some(Agency)),
        ("Nightjar Managed Security", Some(ServiceDelivery)),
        ("Bright Benefits Brokers", Some(Referral)),
        ("Talbot Executive Search", Some(Referral)),
        ("ERP partner", Some(PartnerModel::ValueAddedReseller)),
        ("Sundry & Vale Marketplace Services", Some(Reseller)),
    ];
    for (text, expected) in cases {
        assert_eq!(model(text), expected, "{text}");
    }
    for nothing in ["Acme Ltd", "", "&&&", "si se puede"] {
        assert!(catalog::label_for(nothing).is_none(), "{nothing}");
    }
}

#[test]
fn names_in_german_and_french_sound_like_what_they_say() {
    use PartnerModel::{AffiliateAlliance, Agency, Referral, Reseller, ServiceDelivery, ValueAddedReseller};
    let cases = [
        ("MES-Systemhaus Krüger", Some(ValueAddedReseller)),
        ("Agentur Nord", Some(Agency)),
        ("Wiederverkaeufer Lindner GmbH", Some(Reseller)),
        ("WIEDERVERKÄUFER LINDNER", Some(Reseller)),
        ("Vermittler Weber & Söhne", Some(Referral)),
        ("SAP-Beratung Nord + West", Some(ServiceDelivery)),
        ("Prozessberatung Huber", Some(ServiceDelivery)),
        ("Steuerkanzlei Brandt", Some(Referral)),
        ("Alpenlohn Treuhand AG (Zürich)", Some(Referral)),
        ("Verband Mittelstand e.V.", Some(AffiliateAlliance)),
        ("Arbeitgeberverband Süd", Some(AffiliateAlliance)),
        ("Personalberatung Funk", Some(Referral)),
        ("Lohnbüro Müller & Söhne GmbH", None),
        ("Alpen Maschinenbau", None),
        ("Großhandel Ost", None),
        ("Agence Dupont", Some(Agency)),
        ("Revendeur Martin SARL", Some(Reseller)),
        ("Intégrateur du Rhône", Some(ServiceDelivery)),
        ("integrateurs associes", Some(ServiceDelivery)),
        ("Cabinet Moreau", Some(Referral)),
        ("Cabinet d'avocats Petit", Some(Referral)),
        ("Éditeur de logiciels Lumen", Some(AffiliateAlliance)),
        ("Bureau d'études Lyon", Some(ServiceDelivery)),
    ];
    for (name, expected) in cases {
        let label = catalog::label_for(name).unwrap_or_else(|| panic!("{name}"));
        let model = if let Meaning::Model(model, _) = label.meaning { Some(model) } else { None };
        assert_eq!(model, expected, "{name}: {}", label.why);
        assert!(expected.is_none() || label.sounds_like().starts_with("Sounds like "), "a guess is said to be one");
    }
    let profession = |name: &str| catalog::label_for(name).and_then(|label| label.profession);
    assert_eq!(profession("Cabinet d'avocats Petit"), Some(Profession::Law));
    assert_eq!(profession("Steuerkanzlei Brandt"), Some(Profession::Other));
    for nothing in ["Müller GmbH", "Société Générale", "Lohnert AG", "Beratungsresistent"] {
        assert!(catalog::label_for(nothing).is_none(), "{nothing}");
    }
}

/// Whom a starter's buyers ask who is nobody's partner: people, not firms.
const NOBODYS_PARTNER: [&str; 5] = ["Peers", "Maintainers", "Colleague", "Works council", "HR business partner"];

#[test]
fn the_words_of_the_starters_themselves_are_recognised() {
    for buyer in catalog::starters().iter().flat_map(|starter| &starter.plan.buyers) {
        for source in &buyer.trusted_sources {
            let is_known = catalog::label_for(source).is_some();
            let is_a_person = NOBODYS_PARTNER.iter().any(|word| source.starts_with(word));
            assert!(is_known || is_a_person, "{source}");
        }
    }
}

#[test]
fn where_a_word_does_not_say_the_kind_of_partner_it_is_asked() {
    for (text, asks) in [
        ("Brandt Technical Distribution", "advise our buyer?"),
        ("Muller Payroll Bureau", "send our invoice"),
        ("a machine builder in Graz", "inside its machine?"),
    ] {
        let label = catalog::label_for(text).unwrap_or_else(|| panic!("{text}"));
        assert!(label.meaning == Meaning::Asked && label.why.contains(asks), "{text}: {}", label.why);
    }
}

#[test]
fn a_profession_with_rules_about_fees_is_suggested_with_the_model() {
    let of = |text: &str| catalog::label_for(text).unwrap_or_else(|| panic!("{text}")).profession;
    assert_eq!(of("Ostrander audit firm"), Some(Profession::Audit));
    assert_eq!(of("a tax adviser"), Some(Profession::Other));
    assert_eq!(of("Merrowby Cyber Insurance Brokers"), Some(Profession::Broker));
    assert_eq!(of("regional law firm"), Some(Profession::Law));
    assert!(catalog::label_for("a tax adviser").unwrap().hint().contains("Set the profession to other"));
    assert!(catalog::label_for("an examiner").is_none(), "whoever is in office is offered nothing");
}

#[test]
fn a_works_council_is_in_the_buying_group_where_it_has_a_say() {
    for id in ["hr-software", "industrial-iot"] {
        let starter = catalog::starters().iter().find(|starter| starter.id == id).unwrap();
        let council = starter.plan.buyers.iter().find(|buyer| buyer.title.starts_with("Works council")).unwrap();
        assert_eq!(council.role, BuyingRole::Gatekeeper, "{id}");
    }
}

#[test]
fn there_are_six_places_to_look_for_candidates() {
    assert_eq!(catalog::places_to_look().len(), 6);
    assert!(catalog::places_to_look().iter().all(|place| place.how.ends_with('.')));
}

#[test]
fn every_starter_is_a_plan_that_lacks_only_goal_and_candidates() {
    for starter in catalog::starters() {
        let plan = catalog::new_plan("Mine", starter);
        assert_eq!((plan.name.as_str(), plan.partners.len()), ("Mine", 0));
        assert_eq!((plan.goal.limits.partners, plan.goal.limits.models), (6, Some(3)), "{}", starter.id);
        assert!((5..=7).contains(&plan.buyers.len()), "{}", starter.id);
        for role in [BuyingRole::EconomicBuyer, BuyingRole::Champion] {
            assert!(plan.buyer_in_role(role).is_some(), "{} has no {}", starter.id, role.label());
        }
        let sum: f64 = plan.buyers.iter().map(|buyer| buyer.weight.get()).sum();
        assert!((sum - 1.0).abs() < 1e-9, "{}: buyers' weights add up to {sum}", starter.id);
        assert!(plan.buyers.iter().all(|buyer| buyer.trusted_sources.len() >= 2 || buyer.weight.get() <= 0.1));
        assert!(plan.profile.triggers.len() >= 3 && plan.profile.rule_outs.len() >= 3, "{}", starter.id);
        assert!(plan.profile.triggers.iter().all(|trigger| !trigger.sign.is_empty()), "{}", starter.id);
        for pain in &plan.profile.pains {
            assert!(plan.buyer(pain.buyer.as_ref().unwrap()).is_some(), "{}: who says {:?}?", starter.id, pain.words);
        }
    }
}

#[test]
fn neither_a_starter_nor_the_example_contradicts_itself() {
    let plans = catalog::starters().iter().map(|starter| catalog::new_plan("Mine", starter));
    for plan in plans.chain([catalog::example()]) {
        let found = problems(&plan);
        let serious: Vec<_> = found.iter().filter(|problem| problem.severity == Severity::Contradiction).collect();
        assert!(serious.is_empty(), "{}: {serious:?}", plan.name);
    }
}

#[test]
fn starters_are_called_by_short_words_no_two_the_same() {
    let ids: Vec<&str> = catalog::starters().iter().map(|starter| starter.id.as_str()).collect();
    for id in &ids {
        assert_eq!(slug(id), *id);
        assert_eq!(ids.iter().filter(|other| other == &id).count(), 1);
    }
    for wanted in ["cybersecurity", "hr-software", "industrial-iot", "developer-tools", "other-b2b-software"] {
        assert!(ids.contains(&wanted), "{wanted}");
    }
}

/// Somebody in the example a field of this table can be written for.
fn subject_of(plan: &Plan, table: &str) -> Subject {
    match table {
        "Candidate" => Subject::Partner(plan.partners[4].id.clone()),
        "Buyer" => Subject::Buyer(plan.buyers[2].id.clone()),
        "Buying stage" => Subject::Stage(plan.stages[2].id.clone()),
        "Criterion" => Subject::Criterion(plan.criteria[1].id.clone()),
        "Won deal" => Subject::WonDeal(plan.won_deals[0].id.clone()),
        _ => Subject::Plan,
    }
}

#[test]
fn every_field_has_guidance_with_an_example_that_can_be_typed() {
    let mut plan = catalog::example();
    plan.segments.push(Segment {
        id: SegmentId::new("auditors"),
        name: "Auditors".to_owned(),
        model: None,
        variant: None,
        strategy: Strategy::default(),
    });
    for (table, fields) in Field::TABLES {
        let subject = subject_of(&plan, table);
        for field in fields {
            let guidance = catalog::guidance(field.id).unwrap_or_else(|| panic!("{} has no guidance", field.id));
            let written = field.write(&plan, &subject, &guidance.example);
            assert!(written.is_ok(), "{}: {:?} is refused: {}", field.id, guidance.example, written.unwrap_err());
        }
    }
}

#[test]
fn criteria_and_what_screens_edit_whole_have_guidance_too() {
    let strategy = Section::ALL.map(Section::guidance);
    for id in strategy.into_iter().chain(["plan_name", "rating", "influence"]) {
        assert!(catalog::guidance(id).is_some(), "{id}");
    }
    for criterion in catalog::criteria() {
        assert!(catalog::guidance(criterion.id.as_str()).is_some(), "{}", criterion.name);
    }
    assert!(catalog::guidance("no such field").is_none());
}
