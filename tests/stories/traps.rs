//! What looks fine and goes wrong: each rule fires where it should and is silent once that is mended.
#![expect(clippy::unwrap_used, reason = "a test may")]

use crate::driver::Driver;
use partnerplan::catalog::{self, Rule, Trap};
use partnerplan::interview::dismissing::{bring_back, dismiss};
use partnerplan::interview::steps::View;
use partnerplan::plan::{
    Amount, Answer, CriterionId, Date, Evidence, Exclusivity, NeedAnswer, Partner, PartnerModel, PayLine, PayOn,
    PayRate, PayWhen, Plan, Profession, RatingValue, Score5, Segment, Share, Status, Stop, Strategy, Told, Variant,
    Wave,
};
use partnerplan::report::Report;
use std::sync::Arc;

/// A rule, whom it is about, how to set the trap in the example, and how to mend it.
type Case = (Rule, &'static str, fn(&mut Plan), fn(&mut Plan));

fn partner<'a>(plan: &'a mut Plan, name: &str) -> &'a mut Partner {
    let at = plan.partners.iter().position(|partner| partner.name.starts_with(name));
    Arc::make_mut(&mut plan.partners[at.unwrap_or_else(|| panic!("{name} is in the example"))])
}

/// Changes the sheet of a model.
fn sheet(plan: &mut Plan, model: PartnerModel, change: impl FnOnce(&mut Strategy)) {
    let mut segment: Segment =
        catalog::segments(plan).into_iter().find(|segment| segment.model == Some(model)).unwrap();
    change(&mut segment.strategy);
    catalog::keep_segment(plan, segment).apply(plan).unwrap();
}

fn share(when: PayWhen, percent: f64) -> PayLine {
    let rate = PayRate::Percent(Share::new(percent / 100.0).unwrap());
    PayLine { when, rate, basis: "the first year".to_owned(), ..PayLine::default() }
}

fn score(value: u8) -> RatingValue {
    RatingValue::Rated(Score5::new(value).unwrap())
}

/// What can be seen from the plan alone.
const OF_THE_PLAN: &[Case] = &[
    (
        Rule::E1,
        "Quorient",
        |it| partner(it, "Quorient").exclusivity = Exclusivity::Asked,
        |it| {
            partner(it, "Quorient").exclusivity = Exclusivity::None;
        },
    ),
    // "United States" holds "US Midwest", and a reseller is in an agent's way.
    (
        Rule::E2,
        "Cordwell",
        |it| partner(it, "Cordwell").exclusivity = Exclusivity::Granted("$250k a year".to_owned()),
        |it| partner(it, "Cordwell").regions = vec!["Mexico".to_owned()],
    ),
    (
        Rule::E3,
        "Paxwell",
        |it| {
            partner(it, "Paxwell").variant = Some(Variant::Oem);
            partner(it, "Paxwell").own_product = Answer::Yes;
        },
        |it| partner(it, "Paxwell").conflict = Some(Score5::new(5).unwrap()),
    ),
    (
        Rule::E4,
        "Bluefork",
        |it| partner(it, "Bluefork").route = true,
        |it| {
            partner(it, "Bluefork").ratings.clear();
            partner(it, "Bluefork").influence.clear();
        },
    ),
    (
        Rule::E5,
        "Bluefork",
        |it| {
            "Bluefork Distribution".clone_into(&mut partner(it, "Bluefork").name);
            partner(it, "Bluefork").qualify.talks_to_buyer = Answer::NotKnown;
        },
        |it| partner(it, "Bluefork").qualify.talks_to_buyer = Answer::Yes,
    ),
    (
        Rule::E6,
        "Tidewell",
        |it| partner(it, "Tidewell").profession = Some(Profession::Audit),
        |it| {
            "No fee on a client it audits".clone_into(&mut partner(it, "Tidewell").written_rule);
        },
    ),
    (
        Rule::E6,
        "Tidewell",
        |it| partner(it, "Tidewell").profession = Some(Profession::Other),
        |it| {
            sheet(it, PartnerModel::Referral, |strategy| strategy.pay.clear());
        },
    ),
    (
        Rule::E7,
        "Referral",
        |it| sheet(it, PartnerModel::Referral, |strategy| strategy.pay[0].basis.clear()),
        |it| sheet(it, PartnerModel::Referral, |strategy| strategy.pay.clear()),
    ),
    (
        Rule::E9,
        "Service delivery",
        |it| sheet(it, PartnerModel::ServiceDelivery, |strategy| strategy.needs[0].answer = NeedAnswer::Open),
        |it| {
            sheet(it, PartnerModel::ServiceDelivery, |strategy| {
                strategy.needs.iter_mut().for_each(|need| need.answer = NeedAnswer::Planned);
            });
        },
    ),
    // A rule about projects says nothing of ours.
    (
        Rule::E10,
        "Service delivery",
        |it| {
            sheet(it, PartnerModel::ServiceDelivery, |strategy| {
                strategy.needs.clear();
                strategy.rules = vec!["Only certified consultants lead projects".into()];
            });
        },
        |it| {
            sheet(it, PartnerModel::ServiceDelivery, |strategy| {
                strategy.rules.push("Our services step back where a partner is free".into());
            });
        },
    ),
    (
        Rule::M1,
        "Cordwell",
        |it| partner(it, "Cordwell").regions = vec!["Bayern".to_owned()],
        |it| {
            partner(it, "Cordwell").variant = Some(Variant::MarketingAgency);
        },
    ),
    (
        Rule::M1,
        "Cordwell",
        |it| partner(it, "Cordwell").regions = vec!["UK".to_owned()],
        |it| {
            partner(it, "Cordwell").regions = vec!["Canada".to_owned()];
        },
    ),
    (
        Rule::M2,
        "Tidewell",
        |it| partner(it, "Tidewell").acts_for_buyer = Answer::Yes,
        |it| {
            partner(it, "Tidewell").client_told = Answer::Yes;
        },
    ),
    // What a name suggests is asked, and an answer settles it.
    (
        Rule::M2,
        "Interim",
        |it| "Interim Desk".clone_into(&mut partner(it, "Tidewell").name),
        |it| {
            partner(it, "Interim").acts_for_buyer = Answer::No;
        },
    ),
    (
        Rule::M3,
        "Ledgerline",
        |it| sheet(it, PartnerModel::AffiliateAlliance, |strategy| strategy.rules.clear()),
        |it| {
            sheet(it, PartnerModel::AffiliateAlliance, |strategy| {
                strategy.rules.push("Every paid mention is marked as paid".into());
            });
        },
    ),
    (
        Rule::M4,
        "Reseller",
        |it| {
            sheet(it, PartnerModel::Reseller, |strategy| {
                strategy.rules = vec!["Discounts are agreed before the quote".into()];
            });
        },
        |it| {
            sheet(it, PartnerModel::Reseller, |strategy| {
                strategy.rules = vec!["Special prices are asked for; its discount is its own decision".into()];
            });
        },
    ),
    (
        Rule::M4,
        "Reseller",
        |it| {
            sheet(it, PartnerModel::Reseller, |strategy| {
                strategy.rules = vec!["No advertised price below list".into()];
            });
        },
        |it| sheet(it, PartnerModel::Reseller, |strategy| strategy.rules.clear()),
    ),
    (
        Rule::M5,
        "Quorient",
        |it| "The line between the two products is written down".clone_into(&mut partner(it, "Quorient").written_rule),
        |it| {
            "Each side sells today what it sells; read by counsel"
                .clone_into(&mut partner(it, "Quorient").written_rule);
        },
    ),
    (
        Rule::M9,
        "Harrowgate",
        |it| {
            sheet(it, PartnerModel::ValueAddedReseller, |strategy| {
                strategy.pay = vec![share(PayWhen::New, 25.0), share(PayWhen::Renewal, 20.0)];
            });
        },
        |it| {
            sheet(it, PartnerModel::ValueAddedReseller, |strategy| {
                strategy.pay = vec![share(PayWhen::New, 20.0), share(PayWhen::Renewal, 20.0)];
            });
        },
    ),
    (
        Rule::M10,
        "Agency",
        |it| sheet(it, PartnerModel::Agency, |strategy| strategy.pay = vec![share(PayWhen::New, 15.0)]),
        |it| {
            sheet(it, PartnerModel::Agency, |strategy| {
                strategy.pay.push(PayLine { when: PayWhen::Renewal, rate: PayRate::Nothing, ..PayLine::default() });
            });
        },
    ),
    (
        Rule::M13,
        "Paxwell",
        |it| partner(it, "Paxwell").rate(&CriterionId::new("revenue_12m"), score(3), Evidence::Talked),
        |it| partner(it, "Paxwell").rate(&CriterionId::new("revenue_12m"), score(2), Evidence::Talked),
    ),
    (
        Rule::M23,
        "Cordwell",
        |it| partner(it, "Cordwell").variant = Some(Variant::FranchiseLike),
        |it| {
            partner(it, "Cordwell").variant = Some(Variant::Agent);
        },
    ),
    (
        Rule::M24,
        "Referral",
        |it| sheet(it, PartnerModel::Referral, |strategy| "2 deals won".clone_into(&mut strategy.test)),
        |it| it.profile.deal.cycle_months = Some(Amount::new(2.0).unwrap()),
    ),
    (
        Rule::M24,
        "Service delivery",
        |it| {
            sheet(it, PartnerModel::ServiceDelivery, |strategy| {
                "1 project finished and rated 4".clone_into(&mut strategy.test);
            });
        },
        |it| {
            sheet(it, PartnerModel::ServiceDelivery, |strategy| "1 project led by them".clone_into(&mut strategy.test));
        },
    ),
    (
        Rule::M25,
        "Service delivery",
        |it| {
            sheet(it, PartnerModel::ServiceDelivery, |strategy| {
                strategy.rules.clear();
                strategy.pay.push(PayLine { on: PayOn::Services, ..share(PayWhen::New, 75.0) });
            });
        },
        |it| {
            sheet(it, PartnerModel::ServiceDelivery, |strategy| {
                strategy.rules.push("They choose who comes; we agree results, not hours".into());
            });
        },
    ),
    (
        Rule::M26,
        "Reseller",
        |it| {
            partner(it, "Bluefork").regions = vec!["Germany".to_owned()];
            sheet(it, PartnerModel::Reseller, |strategy| {
                strategy.rules = vec!["We receive name, contact and term of every end customer".into()];
            });
        },
        |it| partner(it, "Bluefork").regions = vec!["United States".to_owned()],
    ),
    (
        Rule::M27,
        "Tidewell",
        |it| it.profile.industries.push("Hospitals".to_owned()),
        |it| {
            "Paid by the hour, whoever buys".clone_into(&mut partner(it, "Tidewell").written_rule);
        },
    ),
    (
        Rule::M28,
        "Nightjar",
        |it| partner(it, "Nightjar").invoices_licence = Answer::Yes,
        |it| {
            partner(it, "Nightjar").model = Some(PartnerModel::ValueAddedReseller);
        },
    ),
    (
        Rule::M11,
        "Referral",
        |it| sheet(it, PartnerModel::Referral, |strategy| strategy.registration_days = Some(90)),
        |it| sheet(it, PartnerModel::Referral, |strategy| strategy.registration_days = Some(150)),
    ),
    (
        Rule::M12,
        "Affiliate",
        |it| {
            sheet(it, PartnerModel::AffiliateAlliance, |strategy| {
                strategy.link_days = Some(120);
                strategy.pay = vec![share(PayWhen::New, 20.0)];
            });
        },
        |it| sheet(it, PartnerModel::AffiliateAlliance, |strategy| strategy.link_days = Some(150)),
    ),
    (
        Rule::M30,
        "Referral",
        |it| {
            sheet(it, PartnerModel::Referral, |strategy| {
                strategy.needs[0].answer = NeedAnswer::Planned;
                strategy.needs[0].due = None;
                strategy.first_90_days[0].rests_on = strategy.needs[0].need.clone();
            });
        },
        |it| sheet(it, PartnerModel::Referral, |strategy| strategy.needs[0].due = Date::new("2027-02-01").ok()),
    ),
    (
        Rule::M31,
        "Cordwell",
        |it| {
            "Canada".clone_into(&mut it.goal.our_country);
        },
        |it| "USA".clone_into(&mut it.goal.our_country),
    ),
];

/// What shows once it is known whom to recruit: Harrowgate, Millrace, Ostrander, Stonebrook, Tidewell, Vantcourt.
const OF_THE_SET: &[Case] = &[
    (Rule::E8, "Vantcourt", |_| {}, |it| it.goal.readiness.deal_rule = Answer::Yes),
    (
        Rule::M6,
        "Harrowgate",
        |_| {},
        |it| {
            "Appointed for its nine accounts".clone_into(&mut partner(it, "Harrowgate").written_rule);
        },
    ),
    (Rule::M7, "Millrace", |_| {}, |it| it.profile.economics.gross_margin = Share::new(0.9).ok()),
    (
        Rule::M8,
        "Millrace",
        |_| {},
        |it| {
            sheet(it, PartnerModel::Referral, |strategy| strategy.pay = vec![share(PayWhen::New, 1.0)]);
        },
    ),
    (
        Rule::M14,
        "Dana",
        |_| {},
        |it| {
            for (name, owner) in [("Harrowgate", "Luis"), ("Millrace", "Priya"), ("Stonebrook", "Luis")] {
                owner.clone_into(&mut partner(it, name).owner);
            }
        },
    ),
    (Rule::M15, "Ostrander", |_| {}, |it| partner(it, "Ostrander").qualify.sponsor_and_date = Answer::Yes),
    (Rule::M19, "30 %", |it| it.goal.new_business = None, |it| it.goal.new_business = Amount::new(3000.0).ok()),
    (
        Rule::M19,
        "hopeful",
        |it| it.goal.new_business = Amount::new(30_000.0).ok(),
        |it| it.goal.new_business = Amount::new(3000.0).ok(),
    ),
    (Rule::M20, "24 deals", |_| {}, |it| partner(it, "Harrowgate").accounts_named = Some(90)),
    (Rule::M21, "Harrowgate", |_| {}, |it| it.goal.readiness.reps_paid_the_same = Answer::Yes),
    (Rule::M22, "Millrace", |_| {}, |it| it.goal.readiness.demo_without_us = Answer::Yes),
    (Rule::M29, "Ostrander", |_| {}, |it| it.goal.limits.partners = 1),
    (
        Rule::M17,
        "Quorient",
        |it| {
            sheet(it, PartnerModel::AffiliateAlliance, |strategy| {
                "Feature boundary with Quorient signed".clone_into(&mut strategy.first_90_days[0].what);
            });
        },
        |it| {
            sheet(it, PartnerModel::AffiliateAlliance, |strategy| {
                "Keep warm: a call with Quorient".clone_into(&mut strategy.first_90_days[0].what);
            });
        },
    ),
    (Rule::M32, "Quorient", |_| {}, |it| partner(it, "Stonebrook").trusted_as.push("GRC tool vendor".to_owned())),
];

fn of_the_plan(plan: &Plan) -> Vec<Trap> {
    catalog::traps(plan)
}

fn of_all(plan: &Plan) -> Vec<Trap> {
    Report::complete(plan).traps.open().map(|row| row.trap.clone()).collect()
}

fn holds(cases: &[Case], traps: fn(&Plan) -> Vec<Trap>) {
    let example = catalog::example();
    let untouched = traps(&example);
    for (rule, name, set, mend) in cases {
        let is_set = |found: &[Trap]| found.iter().any(|trap| trap.rule == *rule && trap.text.contains(name));
        let mut plan = example.clone();
        set(&mut plan);
        let found = if plan == example { untouched.clone() } else { traps(&plan) };
        assert!(is_set(&found), "{rule:?} is set for {name}: {found:#?}");
        mend(&mut plan);
        let found = traps(&plan);
        assert!(!is_set(&found), "{rule:?} is mended for {name}: {found:#?}");
    }
}

#[test]
fn each_rule_of_the_plan_fires_where_it_should_and_is_silent_once_mended() {
    holds(OF_THE_PLAN, of_the_plan);
}

#[test]
fn each_rule_of_the_set_fires_where_it_should_and_is_silent_once_mended() {
    holds(OF_THE_SET, of_all);
}

#[test]
fn whoever_is_in_the_set_and_was_never_talked_to_is_called_first() {
    let of = |plan: &Plan| of_all(plan).into_iter().filter(|trap| trap.rule == Rule::M16).count();
    let mut plan = catalog::example();
    assert_eq!(of(&plan), 0);
    plan.goal.limits.must_have = vec![partner(&mut plan, "Harrowgate").id.clone()];
    let stranger = partner(&mut plan, "Harrowgate");
    stranger.status = Status::Candidate;
    stranger.qualify.named_accounts = Answer::NotKnown;
    stranger.qualify.sponsor_and_date = Answer::NotKnown;
    stranger.qualify.both_earn = Answer::NotKnown;
    stranger.ratings.iter_mut().for_each(|rating| rating.evidence = Evidence::Desk);
    assert_eq!(of(&plan), 1);
}

#[test]
fn two_waves_in_one_year_that_take_more_than_there_is_are_a_trap() {
    let of = |plan: &Plan| of_all(plan).into_iter().any(|trap| trap.rule == Rule::M18);
    let mut plan = catalog::example();
    assert!(!of(&plan), "what is worked out keeps to the limits");
    for name in ["Calderan", "Quorient", "Nightjar"] {
        partner(&mut plan, name).wave = Some(Wave::Next);
    }
    assert!(of(&plan));
}

#[test]
fn recruited_partners_stand_first_then_what_stops_money_or_breaks_law() {
    let report = Report::complete(&catalog::example());
    let order: Vec<(bool, bool)> = report.traps.iter().map(|row| (!row.is_recruited, !row.trap.rule.stops())).collect();
    assert!(order.is_sorted() && order.len() > 10, "{order:?}");
    assert!(Report::of(&catalog::example()).traps.iter().all(|row| !row.is_recruited), "nobody knows yet who is");
}

#[test]
fn parked_declined_and_stopped_candidates_and_starters_set_no_trap() {
    for close in [
        |one: &mut Partner| one.status = Status::Parked,
        |one: &mut Partner| one.status = Status::Declined,
        |one: &mut Partner| one.quick.stop = Told::Is(Stop::Competitor),
    ] {
        let mut plan = catalog::example();
        partner(&mut plan, "Prairie").exclusivity = Exclusivity::Asked;
        close(partner(&mut plan, "Prairie"));
        assert!(!of_the_plan(&plan).iter().any(|trap| trap.text.contains("Prairie")));
    }
    for starter in catalog::starters() {
        assert_eq!(of_all(&catalog::new_plan("Mine", starter)), [], "{}", starter.id);
    }
}

#[test]
fn a_trap_names_a_field_that_is_there_and_ends_in_the_way_out() {
    for (_, _, set, _) in OF_THE_PLAN {
        let mut plan = catalog::example();
        set(&mut plan);
        for trap in of_the_plan(&plan) {
            let is_ratings = trap.field == "ratings";
            assert_eq!(trap.field_label() == "Ratings", is_ratings, "{trap:?}");
            assert!(trap.text.contains(": ") && trap.text.ends_with(['.', '?']), "{}", trap.text);
        }
    }
}

#[test]
fn a_plan_in_europe_sets_each_trap_it_should_and_no_other() {
    let plan = catalog_of(include_str!("../fixtures/eu.ron"));
    let report = Report::complete(&plan);
    let set: Vec<(&str, String)> = report.traps.iter().map(|row| (row.trap.rule.id(), row.trap.subject())).collect();
    let set: Vec<(&str, &str)> = set.iter().map(|(rule, subject)| (*rule, subject.as_str())).collect();
    let wanted = [
        ("E2", "kontor-sued"),
        ("E6", "steuerhaus-lang"),
        ("M1", "kontor-sued"),
        ("M1", "alpen-franchise"),
        ("M2", "steuerhaus-lang"),
        ("M3", "segment affiliate: taktblatt"),
        ("M23", "alpen-franchise"),
        ("M31", "alpen-franchise"),
        ("M6", "bauer-systeme + nordwerk"),
        ("M13", "maschinenhof"),
    ];
    assert_eq!(set, wanted, "{:#?}", report.traps.iter().map(|row| &row.trap.text).collect::<Vec<_>>());
}

fn catalog_of(text: &str) -> Plan {
    ron::from_str(text).unwrap()
}

#[test]
fn the_example_sets_the_traps_nobody_has_settled_and_no_other() {
    let report = Report::complete(&catalog::example());
    let set: Vec<&str> = report.traps.iter().map(|row| row.trap.rule.id()).collect();
    let (mut once, mut wanted) = (set.clone(), EXAMPLE.to_vec());
    once.sort_unstable();
    once.dedup();
    wanted.sort_unstable();
    assert_eq!(once, wanted, "{:#?}", report.traps.iter().map(|row| &row.trap.text).collect::<Vec<_>>());
}

/// M3, M4, M5, M11, M12, M17, M18, M19, M24 and M30 fired before the example was mended.
const EXAMPLE: &[&str] =
    &["E1", "E6", "E8", "E9", "M2", "M6", "M7", "M8", "M9", "M13", "M14", "M15", "M20", "M21", "M22", "M29", "M32"];

#[test]
fn a_trap_that_is_none_here_stands_last_with_its_reason_until_what_it_speaks_of_changes() {
    let mut plan = catalog::example();
    let of = |plan: &Plan| Report::of(plan).traps.iter().find(|row| row.trap.rule == Rule::M13).unwrap().clone();
    let row = of(&plan);
    assert!(dismiss(&plan, &row.trap, "  ", None).is_err(), "a reason is asked for");
    let day = Date::new("2026-11-27").unwrap();
    dismiss(&plan, &row.trap, "a listing, not a contract", Some(&day)).unwrap().edit.apply(&mut plan).unwrap();
    let said = of(&plan).dismissed.unwrap();
    assert_eq!((said.because.as_str(), said.on), ("a listing, not a contract", Some(day)));
    assert_eq!(Report::of(&plan).traps.last().unwrap().trap.rule, Rule::M13);
    let mut changed = plan.clone();
    partner(&mut changed, "Calderan").rate(&CriterionId::new("revenue_12m"), score(4), Evidence::Talked);
    let row = of(&changed);
    assert!(row.dismissed.is_none() && row.once_said.is_some(), "it speaks of another rating now");
    bring_back(&plan, &row.trap).edit.apply(&mut plan).unwrap();
    assert_eq!(of(&plan).once_said, None);
}

#[test]
fn the_wizard_lists_traps_leads_to_the_field_and_takes_no_problem_for_an_answer() {
    let mut driver = Driver::example();
    driver.resize(140, 40);
    driver.go(View::Traps).worked_out().sees("Of the set").sees("Advice from the trade, not legal advice.");
    driver.sees("Mended in: ").sees("Why: ").sees("Source: ");
    driver.press(&["n"]).sees("not a problem here, because").type_text("settled by phone").press(&["Enter"]);
    driver.worked_out().press(&["End"]).sees("No problem here, as you said").sees("settled by phone");
    driver.press(&["n"]).lacks("No problem here, as you said");
    driver.press(&["/"]).type_text("asks for exclusivity").press(&["Enter", "Enter"]).sees("Exclusivity");
    let mut bare = Driver::plan(&Plan::empty("Bare"));
    bare.go(View::Traps).sees("nobody to be trapped by yet");
}
