//! The door for programs: a list of edits is made as a person's answers are, all of it or nothing.
#![expect(clippy::unwrap_used, reason = "a test may")]

pub(crate) mod contract;

use boon::{Compiler, SchemaIndex, Schemas};
use partnerplan::catalog;
use partnerplan::import::apply::{self, Applied, Refused};
use partnerplan::interview::{
    fields::typed,
    quick_pass::{self, QuickAnswer},
};
use partnerplan::plan::{
    Amount, CriterionId, Document, Evidence, Field, Plan, RatingValue, Score5, Subject, Told, Warmth,
};
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

fn applied(plan: &Plan, edits: &Value) -> Applied {
    apply::apply(plan, &apply::read(edits.to_string().as_bytes()).unwrap())
}

fn after(plan: &Plan, edits: &Value) -> Plan {
    let applied = applied(plan, edits);
    let mut document = Document::new(plan.clone());
    document.apply(applied.change.unwrap_or_else(|| panic!("{:?}", applied.mistakes))).unwrap();
    document.plan().clone()
}

/// What is wrong with these edits in the example, a sentence each.
fn wrong(edits: &Value) -> Vec<String> {
    let mistakes = match apply::read(edits.to_string().as_bytes()) {
        Ok(edits) => apply::apply(&catalog::example(), &edits).mistakes,
        Err(Refused::Mistakes(_, mistakes)) => mistakes,
        Err(Refused::NoList(words)) => return vec![words],
    };
    mistakes.iter().map(|mistake| format!("{} {}", mistake.at, mistake.sentence())).collect()
}

fn compiled(part: &str) -> (Schemas, SchemaIndex) {
    let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
    compiler.add_resource("urn:partnerplan:apply:1", contract::schema()).unwrap();
    let index = compiler.compile(&format!("urn:partnerplan:apply:1{part}"), &mut schemas).unwrap();
    (schemas, index)
}

#[test]
fn an_answer_of_a_program_writes_what_the_key_writes() {
    let plan = catalog::example();
    let somebody = plan.partners[3].clone();
    let edits = json!([{ "candidate": somebody.id, "field": "warmth", "value": "asked us" }]);
    let by_key = quick_pass::answer(&plan, &somebody, QuickAnswer::Warmth(Told::Is(Warmth::AskedUs)));
    let mut document = Document::new(plan.clone());
    document.apply(by_key).unwrap();
    assert_eq!(after(&plan, &edits), *document.plan());
    let field = Field::named("owner").unwrap();
    let change = typed(&plan, &Subject::Partner(somebody.id.clone()), field, "J. Field").unwrap();
    let mut document = Document::new(plan.clone());
    document.apply(change).unwrap();
    let edits = json!([{ "candidate": somebody.name, "field": "owner", "value": "J. Field" }]);
    assert_eq!(after(&plan, &edits), *document.plan());
}

#[test]
fn a_list_is_one_step_and_what_it_adds_can_be_named_in_it() {
    let plan = catalog::example();
    let edits = json!([
        { "add": "Northgate Advisory", "model": "Referral", "domain": "northgate.example", "our_days": 12 },
        { "add_buyer": "Works council", "buyer_role": "approver" },
        { "add_stage": "Pilot" },
        { "add_criterion": "Local language", "anchor_5": "speaks all of them" },
        { "rate": "Northgate Advisory", "criterion": "local-language", "rating": 5, "evidence": "conversation",
          "source": "J. Field", "on": "20 November 2026", "note": "their whole desk" },
        { "influence": "northgate-advisory", "buyer": "works council", "stage": "Pilot", "strength": 3 },
        { "remove_criterion": "local-language" },
        { "field": "budget", "value": "90k" },
    ]);
    let applied = applied(&plan, &edits);
    let change = applied.change.clone().unwrap();
    assert_eq!(change.what, "8 edits of a program");
    let mut document = Document::new(plan.clone());
    assert!(document.apply(change).unwrap());
    let northgate = document.plan().partners.last().unwrap().clone();
    assert_eq!((northgate.name.as_str(), northgate.ratings.len()), ("Northgate Advisory", 0));
    assert_eq!(northgate.days, Some(Amount::new(12.0).unwrap()));
    assert!(northgate.influence.iter().any(|cell| cell.strength.get() == 3 && cell.buyer.as_str() == "works-council"));
    let lines = applied.lines(document.plan());
    assert!(lines.contains(&"Northgate Advisory · Our days: – → 12".to_owned()), "{lines:#?}");
    assert_eq!(document.undo().as_deref(), Some("8 edits of a program"));
    assert_eq!(*document.plan(), plan);
    assert_eq!(document.undo(), None);
}

#[test]
fn a_mistake_is_named_with_its_place_and_what_was_meant() {
    for (edits, sentence) in [
        (
            json!([{ "field": "floor", "value": 50 }, { "remove": "harowgate-identity" }]),
            "/1/remove Edit 2: no candidate is called “harowgate-identity”; did you mean “harrowgate-identity”",
        ),
        (
            json!([{ "candidate": "harrowgate-identity", "field": "Owner", "value": "x" }]),
            "“Owner” is no field here; did you mean “owner”",
        ),
        (
            json!([{ "candidate": "harrowgate-identity", "field": "status", "value": "singed" }]),
            "choose one of: candidate, contacted",
        ),
        (json!([{ "candidate": "harrowgate-identity", "field": "status" }]), "“value” is missing"),
        (json!([{ "candidate": "harrowgate-identity", "field": "status", "valu": "signed" }]), "did you mean “value”"),
        (
            json!([{ "rate": "harrowgate-identity", "criterion": "commitment", "rating": 6 }]),
            "6 cannot stand there: it takes 1, 2",
        ),
        (
            json!([{ "rate": "harrowgate-identity", "criterion": "commitment", "rating": 4, "on": "soon" }]),
            "/0/on Edit 1: Learnt on",
        ),
        (json!([{ "add": "Harrowgate Identity" }]), "is there already, with the id “harrowgate-identity”"),
        (json!([{ "add": " \u{200b} " }]), "nothing of this name can be seen"),
        (json!([{ "add_buyer": "Works council", "buyer_role": "boss" }]), "Buying role: choose one of"),
        (json!([{ "due": "soon" }]), "nothing says what to do"),
        (json!([{ "remov": "harrowgate-identity" }]), "; did you mean “remove”"),
        (
            json!([{ "rate": "harrowgate-identity", "criterion": "commitment", "rating": 3.5 }]),
            "3.5 cannot stand there: it takes 1, 2",
        ),
        (
            json!([{ "rate": "harrowgate-identity", "criterion": "commitment", "rating": "maybe" }]),
            "cannot stand there: it takes 1, 2",
        ),
        (json!([{ "field": "budget", "value": -3.0 }]), "-3 cannot stand there"),
        (json!([{ "field": "budget", "value": 1e13 }]), "cannot stand there: it takes text"),
        (
            json!([{ "field": "days_limit", "value": 1_000_000_000_001_u64 }]),
            "1000000000001 cannot stand there: it takes",
        ),
        (
            json!([{ "influence": "harrowgate-identity", "buyer": "ciso", "stage": "trigger", "power": 3 }]),
            "such an edit has influence, buyer, stage, strength, and may have evidence, note",
        ),
        (json!([["remove", "x"]]), "a list is no edit"),
        (json!({ "remove": "x" }), "a list of edits in [ ]"),
    ] {
        let found = wrong(&edits);
        assert!(found.iter().any(|words| words.contains(sentence)), "{edits}: {found:#?}");
    }
    assert_eq!(wrong(&json!([{ "field": "days_limit", "value": 1_000_000_000_000_u64 }])), [""; 0]);
    let twice = apply::read(br#"[{"remove": "a", "remove": "b"}]"#).unwrap_err();
    let Refused::Mistakes(1, mistakes) = twice else { panic!("{twice:?}") };
    assert_eq!(mistakes[0].sentence(), "Edit 1: “remove” stands twice.");
}

#[test]
fn a_rating_is_a_number_however_it_is_written_does_not_apply_or_is_taken_back() {
    let plan = catalog::example();
    let criterion = CriterionId::new("solution_fit");
    let on = |rating: Value, evidence: &str| {
        let edits =
            json!([{ "rate": "Harrowgate Identity", "criterion": criterion, "rating": rating, "evidence": evidence }]);
        let who = after(&plan, &edits).partners.into_iter().find(|it| it.id.as_str() == "harrowgate-identity").unwrap();
        who.rating(&criterion).map(|rating| (rating.value, rating.evidence))
    };
    let rated = |value| RatingValue::Rated(Score5::new(value).unwrap());
    assert_eq!(on(json!(2), "desk"), Some((rated(2), Evidence::Desk)));
    assert_eq!(on(json!(3.0), "conversation"), Some((rated(3), Evidence::Talked)));
    assert_eq!(on(json!("n/a"), "guess"), Some((RatingValue::DoesNotApply, Evidence::Guess)));
    let edits = json!([{ "rate": "Harrowgate Identity", "criterion": criterion, "rating": null }]);
    assert!(
        after(&plan, &edits)
            .partners
            .iter()
            .all(|it| it.name != "Harrowgate Identity" || it.rating(&criterion).is_none())
    );
    let cell = plan.partners.iter().find_map(|it| Some((it.id.clone(), it.influence.first()?.clone()))).unwrap();
    let edits = json!([{ "influence": cell.0, "buyer": cell.1.buyer, "stage": cell.1.stage, "strength": null }]);
    let who = after(&plan, &edits).partners.into_iter().find(|it| it.id == cell.0).unwrap();
    assert!(!who.influence.iter().any(|it| (&it.buyer, &it.stage) == (&cell.1.buyer, &cell.1.stage)));
}

#[test]
fn whoever_was_renamed_or_removed_in_a_list_is_known_by_the_name_there_is() {
    let plan = catalog::example();
    let edits = json!([
        { "candidate": "Harrowgate Identity", "field": "name", "value": "Harrowgate Group" },
        { "candidate": "harrowgate group", "field": "owner", "value": "Ines" },
        { "remove": "Norrland Direct" },
        { "add": "Norrland Direct", "model": "Reseller" },
    ]);
    let after = after(&plan, &edits);
    let named = |name: &str| after.partners.iter().filter(|it| it.name == name).collect::<Vec<_>>();
    assert_eq!((named("Harrowgate Group")[0].owner.as_str(), named("Harrowgate Identity").len()), ("Ines", 0));
    assert_eq!(named("Norrland Direct").len(), 1);
    let old = json!([
        { "candidate": "Harrowgate Identity", "field": "name", "value": "Harrowgate Group" },
        { "remove": "Harrowgate Identity" },
    ]);
    assert!(wrong(&old)[0].contains("no candidate is called “Harrowgate Identity”"), "{:?}", wrong(&old));
    let gone = json!([{ "remove": "Norrland Direct" }, { "remove": "Norrland Direct" }]);
    assert!(wrong(&gone)[0].contains("/1/remove"), "{:?}", wrong(&gone));
}

#[test]
fn one_mistake_among_many_edits_changes_nothing() {
    let edits = json!([{ "field": "budget", "value": "90k" }, { "field": "by", "value": "soon" }, { "add": "Acme" }]);
    let applied = applied(&catalog::example(), &edits);
    assert!(applied.change.is_none() && applied.changed.is_empty());
    assert_eq!(applied.mistakes.len(), 1);
    assert_eq!((applied.mistakes[0].edit, applied.mistakes[0].at.as_str()), (2, "/1/value"));
}

#[test]
fn hostile_lists_are_refused_in_a_sentence_or_cleaned() {
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let many = format!("[{}{{}}]", "{},".repeat(apply::MOST_EDITS));
    let Err(Refused::Mistakes(1, _)) = apply::read(format!("[{deep}]").as_bytes()) else { panic!("deep") };
    for text in [many.as_str(), "", "[", "\u{0}", "[1e999]", "{\"a\":1}", "null"] {
        let Err(Refused::NoList(words)) = apply::read(text.as_bytes()) else { panic!("{text:.20}") };
        assert!(words.len() < 200 && words.starts_with("line "), "{words}");
    }
    let plan = catalog::example();
    let edits = json!([{ "add": "Ac\u{1b}[31mme\u{202e}\n Ltd", "notes": "one\r\ntwo\u{0}" }]);
    let added = after(&plan, &edits).partners.last().unwrap().clone();
    assert_eq!((added.name.as_str(), added.notes.as_str()), ("Ac[31mme Ltd", "one\ntwo"));
    let long = json!([{ "candidate": "x".repeat(301), "field": "owner", "value": "y".repeat(10_001) }]);
    let found = wrong(&long);
    assert!(found.len() == 2 && found.iter().all(|words| words.chars().count() < 200), "{found:#?}");
}

#[test]
fn ten_thousand_edits_are_made_while_one_waits() {
    let adds = (0..apply::MOST_EDITS / 2).map(|at| json!({ "add": format!("Company {at}"), "fit": "most" }));
    let sets = (0..apply::MOST_EDITS / 2)
        .map(|at| json!({ "candidate": format!("company {at}"), "field": "owner", "value": "J" }));
    let edits: Vec<Value> = adds.zip(sets).flat_map(|(add, set)| [add, set]).collect();
    let plan = after(&catalog::example(), &Value::Array(edits));
    assert_eq!(plan.partners.len(), 22 + apply::MOST_EDITS / 2);
}

/// Something that might stand behind a key.
fn leaf() -> impl Strategy<Value = Value> {
    prop_oneof![
        3 => select(vec!["", "a", "n/a", "guess", "talked", "proof", "harrowgate-identity", "commitment", "owner", "target"]).prop_map(Value::from),
        2 => (0..8_u64).prop_map(Value::from),
        1 => select(vec![json!(null), json!(true), json!([]), json!({}), json!(-1), json!(3.0), json!(2.5), json!(1e12), json!(1e13), json!(1e300), json!(-0.0)]),
        1 => select(vec![300_usize, 301, 10_000, 10_001]).prop_map(|length| Value::from("ü".repeat(length))),
        1 => select(Field::TABLES.iter().flat_map(|(_, fields)| *fields).map(|field| field.id).collect::<Vec<_>>()).prop_map(Value::from),
    ]
}

/// An object with keys that belong together, or nearly.
fn edit() -> impl Strategy<Value = Value> {
    let starts: Vec<Vec<&str>> = vec![
        vec!["candidate", "field", "value"],
        vec!["buyer", "field", "value"],
        vec!["field", "value"],
        vec!["add"],
        vec!["add_buyer", "buyer_role"],
        vec!["add_stage"],
        vec!["remove"],
        vec!["rate", "criterion", "rating"],
        vec!["influence", "buyer", "stage", "strength"],
        vec![],
    ];
    let more =
        vec!["evidence", "source", "on", "note", "model", "stage_weight", "buyer_weight", "nonsense", "name", "add"];
    let key = select(more);
    (
        select(starts),
        proptest::collection::vec((key, leaf()), 0..2),
        proptest::collection::vec(leaf(), 4),
        any::<bool>(),
    )
        .prop_map(|(keys, more, leaves, fits)| {
            let mut object = serde_json::Map::new();
            for (key, leaf) in keys.iter().zip(leaves) {
                object.insert((*key).to_owned(), if fits { fitting(key) } else { leaf });
            }
            object.extend(more.into_iter().map(|(key, leaf)| (key.to_owned(), leaf)));
            Value::Object(object)
        })
}

fn fitting(key: &str) -> Value {
    match key {
        "rating" | "strength" => json!(2),
        "field" => json!("notes"),
        _ => json!("words"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_program_takes_what_the_schema_takes(edits in proptest::collection::vec(prop_oneof![9 => edit(), 1 => leaf()], 1..3)) {
        let (schemas, index) = compiled("");
        let list = Value::Array(edits);
        let by_schema = schemas.validate(&list, index).is_ok();
        let by_program = apply::read(list.to_string().as_bytes());
        prop_assert_eq!(by_schema, by_program.is_ok(), "{:.300}: {:?}", list, by_program);
    }

    #[test]
    fn what_comes_of_any_list_obeys_its_schema(edits in proptest::collection::vec(edit(), 1..4)) {
        let plan = catalog::example();
        let text = Value::Array(edits).to_string();
        let said = match apply::read(text.as_bytes()) {
            Ok(edits) => {
                let applied = apply::apply(&plan, &edits);
                apply::json(applied.edits, &applied.changed, &applied.mistakes)
            }
            Err(Refused::Mistakes(count, mistakes)) => apply::json(count, &[], &mistakes),
            Err(refusal) => panic!("{refusal:?}"),
        };
        let (schemas, index) = compiled("#/$defs/answer");
        let said: Value = serde_json::from_str(&said.unwrap()).unwrap();
        prop_assert!(schemas.validate(&said, index).is_ok(), "{said:#}");
    }
}
