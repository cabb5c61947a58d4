//! Strategy sheets of every shape.

use super::{amount, date, id, share, text};
use partnerplan::plan::{
    DealStep, Doer, Duty, Investment, Kpi, KpiKind, Milestone, Need, NeedAnswer, OurRole, PartnerId, PartnerModel,
    PayIf, PayLine, PayOn, PayRate, PayWhen, Point, Segment, SegmentId, Strategy as SegmentStrategy, Variant, Whom,
};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

fn whom() -> BoxedStrategy<Whom> {
    prop_oneof![
        Just(Whom::All),
        select(&Variant::ALL[..]).prop_map(Whom::Variant),
        id("p").prop_map(|id| Whom::Partner(PartnerId::new(&id))),
    ]
    .boxed()
}

fn points() -> BoxedStrategy<Vec<Point>> {
    vec((text(), whom()).prop_map(|(text, applies)| Point { text, applies }), 0..3).boxed()
}

fn need() -> impl Strategy<Value = Need> {
    (text(), select(&NeedAnswer::ALL[..]), text(), text(), option::of(date()), whom())
        .prop_map(|(need, answer, how, owner, due, applies)| Need { need, answer, how, owner, due, applies })
}

fn pay() -> impl Strategy<Value = PayLine> {
    let rate = prop_oneof![
        share().prop_map(PayRate::Percent),
        share().prop_map(PayRate::TheyPay),
        amount().prop_map(PayRate::Flat),
        Just(PayRate::Nothing)
    ];
    let said = (select(&PayOn::ALL[..]), whom(), any::<bool>(), select(&PayIf::ALL[..]), option::of(amount()), text());
    (select(&PayWhen::ALL[..]), rate, text(), option::of(any::<u32>()), said).prop_map(
        |(when, rate, basis, months, (on, applies, adds, only_if, minimum, source))| PayLine {
            when,
            rate,
            basis,
            months,
            on,
            applies,
            adds,
            only_if,
            minimum,
            source,
        },
    )
}

fn investment() -> impl Strategy<Value = Investment> {
    (text(), option::of(select(&OurRole::ALL[..])), option::of(amount()), option::of(amount()), whom())
        .prop_map(|(what, role, days, cost, applies)| Investment { what, role, days, cost, applies })
}

fn milestone() -> impl Strategy<Value = Milestone> {
    (any::<i16>(), text(), select(&Doer::ALL[..]), text(), text(), whom()).prop_map(
        |(by_day, what, by, proof, rests_on, applies)| Milestone { by_day, what, by, proof, rests_on, applies },
    )
}

fn strategy() -> BoxedStrategy<SegmentStrategy> {
    let duty = (select(&DealStep::ALL[..]), select(&Doer::ALL[..]), whom()).prop_map(|(step, by, applies)| Duty {
        step,
        by,
        applies,
    });
    let kpi = (text(), select(&KpiKind::ALL[..]), whom()).prop_map(|(text, kind, applies)| Kpi { text, kind, applies });
    let lists = (points(), points(), points(), points(), points(), points());
    let lines = (
        vec(need(), 0..2),
        vec(duty, 0..2),
        vec(investment(), 0..2),
        vec(pay(), 0..2),
        vec(kpi, 0..2),
        vec(milestone(), 0..2),
    );
    let texts = (text(), text(), text(), text());
    let days = (option::of(any::<u32>()), option::of(any::<u32>()));
    (texts, lists, lines, days)
        .prop_map(|((goal, test, our_half, after), lists, lines, (registration_days, link_days))| {
            let (fits, not_for, expect, rules, risks, recruit) = lists;
            let (needs, deal, invest, pay, kpis, first_90_days) = lines;
            SegmentStrategy {
                goal,
                fits,
                not_for,
                needs,
                expect,
                deal,
                invest,
                pay,
                registration_days,
                link_days,
                rules,
                kpis,
                risks,
                recruit,
                first_90_days,
                test,
                our_half,
                after,
            }
        })
        .boxed()
}

/// One segment, with an id out of few.
pub(super) fn segment() -> BoxedStrategy<Segment> {
    let model = option::of(select(&PartnerModel::ALL[..]));
    (id("g"), text(), model, option::of(select(&Variant::ALL[..])), strategy())
        .prop_map(|(id, name, model, variant, strategy)| {
            let variant = variant.filter(|variant| Some(variant.model()) == model);
            Segment { id: SegmentId::new(&id), name, model, variant, strategy }
        })
        .boxed()
}
