//! Plans of every shape, biased to what breaks programs: separators, quotation marks, emoji held together by joiners,
#![expect(clippy::unwrap_used, reason = "a test may")]
//! scripts without spaces, text that hides something, nothing at all.
//!
//! [`plan`] is a plan as the program makes them; [`wild_plan`] is what a file written by hand may hold: dangling and
//! repeated ids, contradictions, text with control characters. Strategies are boxed: unboxed ones outgrow the stack.

use partnerplan::plan::{
    Amount, Answer, AtLeast, Buyer, BuyerId, BuyingRole, Comparison, Criterion, CriterionId, Date, Deal, DealId,
    DealInfluence, Dismissal, Economics, Evidence, Exclusivity, Fit, Goal, HoldFor, Influence, KnownBy, Limits, Mark,
    MarketEvidence, OwnCondition, Pain, Partner, PartnerId, PartnerModel, Plan, Preference, Profession, Profile,
    Qualify, QuickPass, Rating, RatingValue, Readiness, ReadinessQuestion, Room, Score5, Scorecard, SegmentId, Share,
    Side, Size, SizeMeasure, Stage, StageId, Status, Stop, Strength, Surrogate, SwingPoints, Target, Technographics,
    Times, Told, Trigger, TwoValues, Undecided, Variant, Warmth, Wave, Weighting, WonDeal, WonThrough,
};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use std::sync::Arc;

#[path = "arbitrary/sheet.rs"]
mod sheet;
#[path = "arbitrary/tame.rs"]
mod tame;

/// A plan as the program makes them: text clean, ids unique, nothing dangling.
pub(crate) fn plan() -> BoxedStrategy<Plan> {
    wild_plan().prop_map(tame::tame).boxed()
}

/// A plan as a file written by hand may hold it.
pub(crate) fn wild_plan() -> BoxedStrategy<Plan> {
    let lists = (vec(buyer(), 0..4), vec(stage(), 0..4), vec(criterion(), 0..4), vec(sheet::segment(), 0..3));
    let partners = vec(partner().prop_map(Arc::new), 0..5);
    let said = (vec(preference(), 0..3), vec(scorecard(), 0..3), vec(won_deal(), 0..4), settled());
    (text(), goal(), profile(), (weighting(), said), lists, partners)
        .prop_map(
            |(
                name,
                goal,
                profile,
                (weighting, (preferences, scorecards, won_deals, (dismissed, undecided))),
                (buyers, stages, criteria, segments),
                partners,
            )| {
                Plan {
                    goal,
                    profile,
                    weighting,
                    preferences,
                    buyers,
                    stages,
                    criteria,
                    segments,
                    partners,
                    scorecards,
                    won_deals,
                    dismissed,
                    undecided,
                    ..Plan::empty(&name)
                }
            },
        )
        .boxed()
}

/// Text that breaks programs.
pub(crate) fn text() -> BoxedStrategy<String> {
    const BITS: &[&str] = &[
        "",
        " ",
        ",",
        "|",
        "/",
        "\"",
        "\\",
        "\n",
        "\r\n",
        "\t",
        "\0",
        "\u{1b}[2J",
        "\u{200b}",
        "\u{202e}",
        "\u{feff}",
        "Acme",
        "Inc.",
        "a | b",
        "A / B",
        "\", \"",
        "\"quoted\"",
        "\"x\" y",
        "granted: ",
        "1. ",
        "- ",
        "%",
        "日本",
        "ü",
        "i\u{307}",
        "👩\u{200d}👩\u{200d}👧",
        "❤\u{fe0f}",
        "می\u{200c}خواهم",
        "\u{200d}",
        "none",
        "all stages",
        "p1",
        "r\"#",
        "//",
        "/*",
    ];
    prop_oneof![
        4 => vec(select(BITS), 0..5).prop_map(|bits| bits.concat()),
        1 => any::<String>(),
        1 => select(vec!["Banks".to_owned(), "Ostrander Pike LLP".to_owned(), "CISO".to_owned()]),
    ]
    .boxed()
}

fn texts() -> impl Strategy<Value = Vec<String>> {
    vec(text(), 0..4)
}

/// An id out of few, so that ids repeat and references hit as often as they dangle.
fn id(kind: &'static str) -> impl Strategy<Value = String> {
    (0..5_u8).prop_map(move |number| format!("{kind}{number}"))
}

fn amount() -> impl Strategy<Value = Amount> {
    prop_oneof![
        0.0..1000.0_f64,
        (0..2000_u32).prop_map(f64::from),
        Just(0.0),
        Just(Amount::MOST),
        Just(0.1 + 0.2),
        Just(5e-324)
    ]
    .prop_map(|number| Amount::new(number).unwrap())
}

fn share() -> impl Strategy<Value = Share> {
    prop_oneof![0.0..=1.0_f64, (0..=1000_u32).prop_map(|permille| f64::from(permille) / 1000.0)]
        .prop_map(|fraction| Share::new(fraction).unwrap())
}

fn score() -> impl Strategy<Value = Score5> {
    (1..=5_u8).prop_map(|number| Score5::new(number).unwrap())
}

fn date() -> impl Strategy<Value = Date> {
    (1900..2200_u16, 1..=12_u8, 1..=28_u8)
        .prop_map(|(year, month, day)| Date::new(&format!("{year}-{month:02}-{day:02}")).unwrap())
}

fn settled() -> impl Strategy<Value = (Vec<Dismissal>, Vec<Undecided>)> {
    (vec(dismissal(), 0..3), vec(undecided(), 0..2))
}

/// What is undecided, mostly of somebody there is.
fn undecided() -> impl Strategy<Value = Undecided> {
    let json = || option::of(text().prop_map(|text| serde_json::to_string(&text).unwrap()));
    let field = (select(vec!["owner", "notes", "name"]), json(), json());
    let field = field.prop_map(|(field, ours, theirs)| TwoValues { field: field.to_owned(), ours, theirs });
    (id("p"), option::of(select(vec![Side::Ours, Side::Theirs])), field).prop_map(|(id, deleted, field)| Undecided {
        at: vec!["partners".to_owned(), id],
        deleted,
        fields: if deleted.is_none() { vec![field] } else { Vec::new() },
    })
}

fn dismissal() -> impl Strategy<Value = Dismissal> {
    (text(), text(), text(), text(), option::of(date())).prop_map(|(rule, subject, facts, because, on)| Dismissal {
        rule,
        subject,
        facts,
        because,
        on,
    })
}

fn goal() -> BoxedStrategy<Goal> {
    let target = prop_oneof![amount().prop_map(Target::Money), share().prop_map(Target::Share)];
    let money =
        (option::of(amount()), option::of(amount()), option::of(0.0..=7.0_f64), option::of(date()), (text(), text()));
    (text(), text(), option::of(target), option::of(date()), limits(), vec(select(&Answer::ALL[..]), 6), money)
        .prop_map(
            |(
                vendor,
                product,
                target,
                by,
                limits,
                answers,
                (new_business, day_price, owner_days, kick_off, (author, our_country)),
            )| {
                let owner_days = owner_days.map(|days| Amount::new(days).unwrap());
                let mut readiness = Readiness::default();
                for (question, answer) in ReadinessQuestion::ALL.into_iter().zip(answers) {
                    readiness.set(question, answer);
                }
                Goal {
                    vendor,
                    product,
                    target,
                    by,
                    new_business,
                    day_price,
                    owner_days,
                    kick_off,
                    author,
                    our_country,
                    limits,
                    readiness,
                }
            },
        )
        .boxed()
}

fn limits() -> BoxedStrategy<Limits> {
    let at_least = (select(&PartnerModel::ALL[..]), any::<u32>()).prop_map(|(model, count)| AtLeast { model, count });
    let who = || id("p").prop_map(|id| PartnerId::new(&id));
    let whom = (vec(who(), 0..3), vec(who(), 0..3), vec((who(), who()), 0..3));
    let money = (option::of(amount()), option::of(amount()), select(&HoldFor::ALL[..]), text(), amount());
    (any::<u32>(), money, option::of(any::<u32>()), vec(at_least, 0..3), whom, any::<bool>())
        .prop_map(|(partners, (days, budget, hold_for, currency, floor), models, at_least, named, kept)| {
            let (must_have, must_not, not_both) = named;
            Limits {
                partners,
                days,
                budget,
                hold_for,
                currency,
                floor,
                models,
                at_least,
                must_have,
                must_not,
                not_both,
                kept,
            }
        })
        .boxed()
}

fn profile() -> BoxedStrategy<Profile> {
    let bounds = || (option::of(amount()), option::of(amount()));
    let size = (select(&SizeMeasure::ALL[..]), bounds()).prop_map(|(measure, (from, to))| Size { measure, from, to });
    let deal =
        (bounds(), bounds()).prop_map(|((from, to), (typical, cycle_months))| Deal { from, to, typical, cycle_months });
    let technographics = (texts(), texts(), texts()).prop_map(|(must_have, positive, replaced)| Technographics {
        must_have,
        positive,
        replaced,
    });
    let trigger = (text(), text()).prop_map(|(event, sign)| Trigger { event, sign });
    let pain = (text(), option::of(id("b")))
        .prop_map(|(words, buyer)| Pain { words, buyer: buyer.as_deref().map(BuyerId::new) });
    let who = (option::of(text()), texts(), size, texts());
    let what = (vec(trigger, 0..4), texts(), deal, technographics, vec(pain, 0..3));
    (who, what, economics(), evidence(), known_by())
        .prop_map(
            |(
                (sentence, industries, size, regions),
                (triggers, rule_outs, deal, technographics, pains),
                economics,
                evidence,
                known_by,
            )| Profile {
                sentence,
                industries,
                size,
                regions,
                triggers,
                rule_outs,
                deal,
                technographics,
                pains,
                economics,
                evidence,
                known_by,
            },
        )
        .boxed()
}

fn economics() -> BoxedStrategy<Economics> {
    (vec(option::of(share()), 5), option::of(amount()), option::of(amount()))
        .prop_map(|(shares, services_from, services_to)| Economics {
            win_rate: shares[0],
            win_rate_outside: shares[1],
            retention: shares[2],
            retention_outside: shares[3],
            gross_margin: shares[4],
            services_from,
            services_to,
        })
        .boxed()
}

fn evidence() -> BoxedStrategy<MarketEvidence> {
    (vec(option::of(any::<u32>()), 4), option::of(date()), option::of(share()))
        .prop_map(|(counts, as_of, share_of_market)| MarketEvidence {
            customers: counts[0],
            interviews: counts[1],
            losses: counts[2],
            as_of,
            matching: counts[3],
            share_of_market,
        })
        .boxed()
}

fn known_by() -> impl Strategy<Value = KnownBy> {
    vec(option::of(select(&Evidence::ALL[..])), 6).prop_map(|known| KnownBy {
        firmographics: known[0],
        technographics: known[1],
        pains: known[2],
        triggers: known[3],
        economics: known[4],
        trusted_sources: known[5],
    })
}

fn buyer() -> BoxedStrategy<Buyer> {
    let absent = vec(id("s").prop_map(|id| StageId::new(&id)), 0..3);
    let weighed = (amount(), option::of(share()));
    (id("b"), text(), select(&BuyingRole::ALL[..]), weighed, text(), texts(), absent)
        .prop_map(|(id, title, role, (weight, share), cares_about, trusted_sources, absent)| Buyer {
            id: BuyerId::new(&id),
            title,
            role,
            weight,
            share,
            cares_about,
            trusted_sources,
            absent,
        })
        .boxed()
}

fn stage() -> impl Strategy<Value = Stage> {
    let weighed = (id("s"), text(), amount(), option::of(share()));
    weighed.prop_map(|(id, name, weight, share)| Stage { id: StageId::new(&id), name, weight, share })
}

fn criterion() -> BoxedStrategy<Criterion> {
    let weighed = (amount(), option::of(share()), text());
    let bounds = (option::of(score()), subsequence(PartnerModel::ALL.to_vec(), 0..3));
    (id("c"), text(), weighed, bounds, [text(), text(), text(), text(), text()])
        .prop_map(|(id, name, (weight, share, reason), (minimum, not_for), anchors)| Criterion {
            id: CriterionId::new(&id),
            name,
            weight,
            share,
            reason,
            minimum,
            not_for,
            anchors,
        })
        .boxed()
}

fn weighting() -> impl Strategy<Value = Weighting> {
    let order = vec(id("c").prop_map(|id| CriterionId::new(&id)), 0..4);
    let order =
        (select(&Surrogate::ALL[..]), order).prop_map(|(surrogate, order)| Weighting::Order { surrogate, order });
    let points = (id("c"), amount())
        .prop_map(|(criterion, points)| SwingPoints { criterion: CriterionId::new(&criterion), points });
    let pair = (id("c"), id("c"), 1.0..=9.0).prop_map(|(more, less, times)| Comparison {
        more: CriterionId::new(&more),
        less: CriterionId::new(&less),
        times: Times::new(times).unwrap(),
    });
    prop_oneof![
        Just(Weighting::Direct),
        order,
        vec(points, 0..4).prop_map(|points| Weighting::Swing { points }),
        vec(pair, 0..4).prop_map(|comparisons| Weighting::Pairwise { comparisons }),
    ]
}

fn preference() -> impl Strategy<Value = Preference> {
    let matters = (id("c"), id("c"))
        .prop_map(|(more, less)| Preference::Matters { more: CriterionId::new(&more), less: CriterionId::new(&less) });
    let before = (id("p"), id("p"))
        .prop_map(|(first, then)| Preference::Before { first: PartnerId::new(&first), then: PartnerId::new(&then) });
    prop_oneof![matters, before]
}

/// One partner, with an id out of few.
pub(crate) fn partner() -> BoxedStrategy<Partner> {
    let model = || option::of(select(&PartnerModel::ALL[..]));
    let kind = (model(), option::of(select(&Variant::ALL[..])), model(), any::<bool>(), option::of(id("g")));
    let words = (vec(text(), 9), texts(), texts(), (texts(), texts()));
    let facts = (
        select(&Status::ALL[..]),
        (option::of(date()), option::of(date()), option::of(date())),
        exclusivity(),
        option::of(select(&Profession::ALL[..])),
        vec(select(&Answer::ALL[..]), 5),
        option::of(score()),
        option::of(amount()),
        option::of(amount()),
    );
    let wave = option::of(select(&Wave::ALL[..]));
    let named = (option::of(any::<u32>()), option::of(select(&Evidence::ALL[..])));
    let own = vec((text(), any::<bool>()).prop_map(|(text, done)| OwnCondition { text, done }), 0..3);
    let served = (option::of(any::<u32>()), option::of(select(&Evidence::ALL[..])));
    let named = (named, served, own, option::of(share()));
    let judged = (wave, quick(), (qualify(), named), vec(rating(), 0..4), vec(influence(), 0..4));
    (id("p"), kind, words, facts, judged)
        .prop_map(|(id, kind, (words, regions, trusted_as, (also_called, not_same_as)), facts, judged)| {
            let (model, variant, second_model, route, segment) = kind;
            let (status, (due, look_again, kick_off), exclusivity, profession, said, conflict, days, cost) = facts;
            let (
                wave,
                quick,
                (
                    qualify,
                    ((accounts_named, accounts_known), (accounts_served, served_known), conditions, chance_of_yes),
                ),
                ratings,
                influence,
            ) = judged;
            let mut words = words.into_iter();
            let mut word = || words.next().unwrap();
            // Every field is named, so that a new one is drawn too.
            Partner {
                id: PartnerId::new(&id),
                name: word(),
                domain: word(),
                also_called,
                not_same_as,
                model,
                variant,
                second_model,
                route,
                segment: segment.as_deref().map(SegmentId::new),
                regions,
                status,
                owner: word(),
                next_step: word(),
                due,
                look_again,
                kick_off,
                would_change: word(),
                contact: word(),
                why: word(),
                trusted_as,
                exclusivity,
                profession,
                acts_for_buyer: said[0],
                client_told: said[1],
                invoices_licence: said[2],
                own_product: said[3],
                carries_rivals: said[4],
                conflict,
                written_rule: word(),
                days,
                cost,
                wave,
                quick,
                qualify,
                conditions,
                chance_of_yes,
                accounts_named,
                accounts_known,
                accounts_served,
                served_known,
                ratings,
                influence,
                notes: word(),
            }
        })
        .boxed()
}

fn exclusivity() -> impl Strategy<Value = Exclusivity> {
    prop_oneof![Just(Exclusivity::None), Just(Exclusivity::Asked), text().prop_map(Exclusivity::Granted)]
}

fn told<T: Copy + std::fmt::Debug + 'static>(all: &'static [T]) -> impl Strategy<Value = Told<T>> {
    prop_oneof![Just(Told::Unasked), Just(Told::NotKnown), select(all).prop_map(Told::Is)]
}

fn quick() -> impl Strategy<Value = QuickPass> {
    (any::<bool>(), told(&Fit::ALL), told(&Room::ALL), told(&Warmth::ALL), told(&Stop::ALL))
        .prop_map(|(model_asked, fit, room, warmth, stop)| QuickPass { model_asked, fit, room, warmth, stop })
}

fn qualify() -> impl Strategy<Value = Qualify> {
    vec(select(&Answer::ALL[..]), 6).prop_map(|answers| Qualify {
        serves_customer: answers[0],
        talks_to_buyer: answers[1],
        product_fits: answers[2],
        named_accounts: answers[3],
        sponsor_and_date: answers[4],
        both_earn: answers[5],
    })
}

fn rating() -> impl Strategy<Value = Rating> {
    let value = prop_oneof![score().prop_map(RatingValue::Rated), Just(RatingValue::DoesNotApply)];
    let said = (text(), text(), option::of(date()));
    (id("c"), value, select(&Evidence::ALL[..]), said).prop_map(|(id, value, evidence, (note, source, learnt))| {
        Rating { criterion: CriterionId::new(&id), value, evidence, note, source, learnt }
    })
}

fn scorecard() -> impl Strategy<Value = Scorecard> {
    (text(), option::of(date()), vec((id("p"), rating()), 0..6)).prop_map(|(rater, on, marks)| {
        let mark = |(partner, rating): (String, Rating)| Mark {
            partner: PartnerId::new(&partner),
            criterion: rating.criterion,
            value: rating.value,
        };
        Scorecard { rater, on, marks: marks.into_iter().map(mark).collect() }
    })
}

fn won_deal() -> impl Strategy<Value = WonDeal> {
    let these = vec(influence(), 0..4).prop_map(|cells| {
        let one = |cell: Influence| DealInfluence {
            partner: PartnerId::new(&format!("p{}", cell.strength.get())),
            buyer: cell.buyer,
            stage: cell.stage,
        };
        WonThrough::These(cells.into_iter().map(one).collect())
    });
    let through = prop_oneof![1 => Just(WonThrough::NotSaid), 1 => Just(WonThrough::Nobody), 3 => these];
    (id("d"), text(), option::of(date()), option::of(amount()), through)
        .prop_map(|(id, name, closed, amount, through)| WonDeal { id: DealId::new(&id), name, closed, amount, through })
}

fn influence() -> impl Strategy<Value = Influence> {
    (id("b"), id("s"), 0..=3_u8, select(&Evidence::ALL[..]), text()).prop_map(
        |(buyer, stage, strength, evidence, note)| Influence {
            buyer: BuyerId::new(&buyer),
            stage: StageId::new(&stage),
            strength: Strength::new(strength).unwrap(),
            evidence,
            note,
        },
    )
}
