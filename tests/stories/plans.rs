//! Plans nobody would write, for what has to hold of every plan: dangerous texts, dangling references, weights of
//! nothing, answers that contradict each other.
#![expect(clippy::unwrap_used, reason = "a test may")]

use partnerplan::plan::{
    Amount, Answer, Buyer, BuyerId, BuyingRole, Criterion, CriterionId, Evidence, Fit, Influence, Partner, PartnerId,
    PartnerModel, Plan, Rating, RatingValue, Room, Score5, Stage, StageId, Stop, Strength, Told, Warmth,
};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use std::sync::Arc;

/// Texts that mean something to a spreadsheet, to Markdown, to HTML or to a terminal.
const DANGEROUS: &[&str] = &[
    "=1+1",
    "+",
    "-",
    "@SUM(A1)",
    "'",
    "\"",
    ",",
    ";",
    "|",
    "\\",
    "`",
    "``",
    "*",
    "**",
    "_",
    "~~",
    "[",
    "](",
    ")",
    "![",
    "<",
    ">",
    "<b>",
    "<!--",
    "&amp;",
    "&#35;",
    "#",
    "# ",
    "1. ",
    "2)",
    "- ",
    "---",
    "===",
    "\n",
    "\r\n",
    "\n\n",
    "\t",
    "\0",
    "    ",
    "https://e.example/x",
    "<https://e.example>",
    "a@b.example",
    "[x](y)",
    "[^1]",
    "[ ] ",
    "{.class}",
    "{#id}",
    "$x$",
    "^a^",
    ": ",
    "$$",
    "＝",
    "＠",
    "é",
    "日本",
    "\u{202e}",
    "\u{a0}",
    "\u{2028}",
    "x",
    "Fenn",
    " ",
    "[[w]]",
    "||",
    "\\|",
    "> [!NOTE]",
];

/// A text, dangerous more often than not.
pub(crate) fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => vec(select(DANGEROUS), 0..6).prop_map(|parts| parts.concat()),
        1 => any::<String>(),
    ]
}

fn weight() -> impl Strategy<Value = Amount> {
    prop_oneof![Just(0.0), 0.0..1.0, Just(Amount::MOST)].prop_map(|value| Amount::new(value).unwrap())
}

fn evidence() -> impl Strategy<Value = Evidence> {
    select(&Evidence::ALL[..])
}

fn answer() -> impl Strategy<Value = Answer> {
    prop_oneof![8 => Just(Answer::NotKnown), 8 => Just(Answer::Yes), 1 => Just(Answer::No)]
}

fn told<T: Clone + std::fmt::Debug + 'static>(answers: &'static [T]) -> impl Strategy<Value = Told<T>> {
    prop_oneof![Just(Told::Unasked), Just(Told::NotKnown), select(answers).prop_map(Told::Is)]
}

fn score5() -> impl Strategy<Value = Score5> {
    (1..=5_u8).prop_map(|value| Score5::new(value).unwrap())
}

fn criterion(at: usize) -> impl Strategy<Value = Criterion> {
    let not_for = prop_oneof![4 => Just(Vec::new()), 1 => subsequence(PartnerModel::ALL.to_vec(), 1..4)];
    let weighed = (text(), weight(), option::weighted(0.2, score5()), not_for);
    weighed.prop_map(move |(name, weight, minimum, not_for)| Criterion {
        id: CriterionId::new(&format!("c{at}")),
        name,
        weight,
        share: None,
        reason: String::new(),
        minimum,
        not_for,
        anchors: Default::default(),
    })
}

fn rating() -> impl Strategy<Value = Rating> {
    let value = prop_oneof![4 => score5().prop_map(RatingValue::Rated), 1 => Just(RatingValue::DoesNotApply)];
    (0..6_usize, value, evidence()).prop_map(|(at, value, evidence)| Rating {
        source: String::new(),
        learnt: None,
        criterion: CriterionId::new(&format!("c{at}")),
        value,
        evidence,
        note: String::new(),
    })
}

fn influence() -> impl Strategy<Value = Influence> {
    (0..5_usize, 0..5_usize, 0..=3_u8, evidence()).prop_map(|(buyer, stage, strength, evidence)| Influence {
        buyer: BuyerId::new(&format!("b{buyer}")),
        stage: StageId::new(&format!("s{stage}")),
        strength: Strength::new(strength).unwrap(),
        evidence,
        note: String::new(),
    })
}

fn partner(at: usize) -> impl Strategy<Value = Partner> {
    let texts = (text(), text(), text(), text());
    let quick = (told(&Fit::ALL), told(&Room::ALL), told(&Warmth::ALL), told(&Stop::ALL));
    let qualify = (answer(), answer());
    let known = (option::of(select(&PartnerModel::ALL[..])), option::of(score5()), prop::bool::weighted(0.05));
    (texts, quick, qualify, known, vec(rating(), 0..8), vec(influence(), 0..12)).prop_map(
        move |(texts, quick, qualify, known, ratings, influence)| {
            let mut partner = Partner::named(PartnerId::new(&format!("p{at}")), &texts.0);
            (partner.next_step, partner.owner, partner.notes) = (texts.1, texts.2, texts.3);
            (partner.quick.fit, partner.quick.room, partner.quick.warmth, partner.quick.stop) = quick;
            (partner.qualify.serves_customer, partner.qualify.named_accounts) = qualify;
            (partner.model, partner.conflict, partner.route) = known;
            (partner.ratings, partner.influence) = (ratings, influence);
            partner
        },
    )
}

fn buyer(at: usize) -> impl Strategy<Value = Buyer> {
    (text(), weight(), vec(text(), 0..2), vec(0..4_usize, 0..2)).prop_map(move |(title, weight, sources, absent)| {
        Buyer {
            id: BuyerId::new(&format!("b{at}")),
            title,
            role: BuyingRole::ALL[at],
            weight,
            share: None,
            cares_about: String::new(),
            trusted_sources: sources,
            absent: absent.into_iter().map(|stage| StageId::new(&format!("s{stage}"))).collect(),
        }
    })
}

fn stage(at: usize) -> impl Strategy<Value = Stage> {
    (text(), weight()).prop_map(move |(name, weight)| Stage {
        id: StageId::new(&format!("s{at}")),
        name,
        weight,
        share: None,
    })
}

/// Between none and `most` of a kind, each told its place.
fn several<T: std::fmt::Debug, S: Strategy<Value = T>>(
    most: usize,
    one: fn(usize) -> S,
) -> impl Strategy<Value = Vec<T>> {
    (0..=most).prop_flat_map(move |count| (0..count).map(one).collect::<Vec<_>>())
}

/// A plan nobody would write.
pub(crate) fn plan() -> impl Strategy<Value = Plan> {
    (text(), text(), several(5, criterion), several(4, buyer), several(4, stage), several(8, partner)).prop_map(
        |(name, industry, criteria, buyers, stages, partners)| {
            let mut plan = Plan::empty(&name);
            plan.profile.industries.push(industry);
            (plan.criteria, plan.buyers, plan.stages) = (criteria, buyers, stages);
            plan.partners = partners.into_iter().map(Arc::new).collect();
            plan
        },
    )
}
