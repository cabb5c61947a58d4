//! The example says one thing everywhere: its sheets, next steps and dates agree with its verdicts.
#![expect(clippy::unwrap_used, reason = "a test may")]

use crate::driver::Driver;
use partnerplan::catalog;
use partnerplan::interview::steps::View;
use partnerplan::plan::{BuyingRole, Date, Investment, Milestone, Partner, Plan, Segment, StageId, Status, Strategy};
use partnerplan::prioritise::volume::Volume;
use partnerplan::report::Report;
use std::sync::Arc;

/// What a milestone begins with that starts nobody.
const KEEP_WARM: &str = "Keep warm: ";

/// What nobody says of somebody who is recruited now.
const HOLDS_BACK: [&str; 8] = [
    "wave 2",
    "later",
    "nothing before",
    "not this year",
    "keep warm",
    "once recruited",
    "first in line",
    "look again",
];

/// What is done with somebody who is recruited now, and with nobody else.
const STARTS: [&str; 6] = ["sign the", "send the terms", "book ", "the terms:", "pilot", "with the bundle"];

/// How a line calls a candidate: by the first word of the name, by two where that one is short.
fn called(partner: &Partner) -> String {
    let words: Vec<&str> = partner.name.split(' ').collect();
    words[..if words[0].len() < 6 { 2 } else { 1 }].join(" ")
}

/// The places in the plan of those in the set.
fn members(plan: &Plan) -> Vec<usize> {
    Report::complete(plan).findings.unwrap().set().map(|(who, _)| who.index).collect()
}

/// Whoever of these a text names.
fn named<'a>(who: &[&'a Partner], text: &str) -> Option<&'a Partner> {
    who.iter().find(|partner| text.contains(&called(partner))).copied()
}

fn lines(strategy: &Strategy) -> Vec<&str> {
    let points = [&strategy.rules, &strategy.risks, &strategy.expect, &strategy.recruit];
    let mut lines: Vec<&str> = points.into_iter().flatten().map(|line| line.text.as_str()).collect();
    lines.extend(strategy.invest.iter().map(|line| line.what.as_str()));
    lines.extend(strategy.kpis.iter().map(|line| line.text.as_str()));
    lines.extend([strategy.goal.as_str(), strategy.test.as_str()]);
    lines.extend(strategy.needs.iter().map(|need| need.how.as_str()));
    lines.extend(strategy.first_90_days.iter().map(|milestone| milestone.what.as_str()));
    lines
}

/// Where the sheet of a segment says something else than the verdicts.
fn faults_of_a_sheet(segment: &Segment, inside: &[&Partner], outside: &[&Partner]) -> Vec<String> {
    let strategy = &segment.strategy;
    let has_a_member = inside.iter().any(|partner| partner.model == segment.model);
    let mut faults = Vec::new();
    for Milestone { by_day, what, .. } in &strategy.first_90_days {
        if !what.starts_with(KEEP_WARM) && (!has_a_member || named(outside, what).is_some()) {
            faults.push(format!("day {by_day} starts somebody who is not recruited now: {what}"));
        }
    }
    for line in strategy.invest.iter().map(|line| &line.what) {
        let waits = ["once", "nothing", "no more than"].iter().any(|word| line.to_lowercase().contains(word));
        if named(outside, line).is_some() && !waits {
            faults.push(format!("spends on somebody who is not recruited now: {line}"));
        }
    }
    for sentence in lines(strategy).into_iter().flat_map(|line| line.split(". ")) {
        let held = HOLDS_BACK.iter().any(|word| sentence.to_lowercase().contains(word));
        if let Some(partner) = named(inside, sentence).filter(|_| held) {
            faults.push(format!("holds {} back: {sentence}", partner.name));
        }
    }
    faults
}

/// Where what is done next, and when, says something else than the verdicts.
fn faults_of_a_step(partner: &Partner, is_in: bool, kick_off: &Date) -> Vec<String> {
    let (name, step) = (&partner.name, partner.next_step.to_lowercase());
    let mut faults = Vec::new();
    if is_in {
        if HOLDS_BACK.iter().chain(&["park"]).any(|word| step.contains(word)) {
            faults.push(format!("{name} is recruited now, and next comes: {step}"));
        }
        if partner.look_again.is_some() || partner.due.as_ref().is_none_or(|due| due > kick_off) {
            faults.push(format!("{name} is recruited now, and nothing is due before the kick-off"));
        }
    } else if STARTS.iter().any(|word| step.contains(word)) {
        faults.push(format!("{name} is not recruited now, and next comes: {step}"));
    }
    if partner.look_again.as_ref().is_some_and(|day| day <= kick_off) {
        faults.push(format!("{name} is looked at again before anything began"));
    }
    faults
}

/// Where the sheets, next steps and dates of a plan with these in the set say something else than its verdicts.
fn faults(plan: &Plan, set: &[usize]) -> Vec<String> {
    let (mut inside, mut outside): (Vec<&Partner>, Vec<&Partner>) = (Vec::new(), Vec::new());
    for (at, partner) in plan.partners.iter().enumerate() {
        if set.contains(&at) { inside.push(partner) } else { outside.push(partner) }
    }
    let kick_off = plan.goal.kick_off.as_ref().unwrap();
    let sheets = plan.segments.iter().flat_map(|segment| faults_of_a_sheet(segment, &inside, &outside));
    let of_all = |all: &[&Partner], is_in: bool| -> Vec<String> {
        all.iter().flat_map(|partner| faults_of_a_step(partner, is_in, kick_off)).collect()
    };
    sheets.chain(of_all(&inside, true)).chain(of_all(&outside, false)).collect()
}

#[test]
fn the_examples_sheets_and_next_steps_agree_with_its_verdicts() {
    let plan = catalog::example();
    let set = members(&plan);
    assert_eq!(set.len(), 6);
    let found = faults(&plan, &set);
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn a_sheet_or_a_step_against_the_verdicts_is_found() {
    let plan = catalog::example();
    let set = members(&plan);
    let found_when = |change: &dyn Fn(&mut Plan)| {
        let mut plan = plan.clone();
        change(&mut plan);
        faults(&plan, &set).len()
    };
    let sheet = |plan: &mut Plan, id: &str, line: &str, is_dated: bool| {
        let strategy = &mut plan.segments.iter_mut().find(|it| it.id.as_str() == id).unwrap().strategy;
        if is_dated {
            strategy.first_90_days.push(Milestone { by_day: 90, what: line.to_owned(), ..Milestone::default() });
        } else {
            strategy.invest.push(Investment { what: line.to_owned(), ..Investment::default() });
        }
    };
    let partner = |plan: &mut Plan, name: &str, change: &dyn Fn(&mut Partner)| {
        let found = plan.partners.iter_mut().find(|it| it.name.starts_with(name)).unwrap();
        change(Arc::make_mut(found));
    };
    let step = |step: &'static str| move |partner: &mut Partner| step.clone_into(&mut partner.next_step);
    assert_eq!(found_when(&|plan| sheet(plan, "alliance", "Sponsors named", true)), 1);
    assert_eq!(found_when(&|plan| sheet(plan, "service_delivery", "Nightjar's customers chosen", true)), 1);
    assert_eq!(found_when(&|plan| sheet(plan, "service_delivery", "Nightjar: free licences", false)), 1);
    assert_eq!(found_when(&|plan| sheet(plan, "var", "Harrowgate: nothing before wave 2", false)), 1);
    assert_eq!(found_when(&|plan| partner(plan, "Harrowgate", &step("Park them"))), 1);
    assert_eq!(found_when(&|plan| partner(plan, "Quorient", &step("Sign the agreement"))), 1);
    assert_eq!(found_when(&|plan| partner(plan, "Tidewell", &|it| it.due = None)), 1);
}

#[test]
fn the_example_fixes_no_resale_price_and_divides_no_customers_or_products() {
    let plan = catalog::example();
    let mut said: Vec<&str> = plan.segments.iter().flat_map(|segment| lines(&segment.strategy)).collect();
    for partner in &plan.partners {
        said.extend([partner.next_step.as_str(), partner.written_rule.as_str(), partner.notes.as_str()]);
    }
    for line in said {
        let line = line.to_lowercase();
        for wrong in ["territory split", "territories:", "boundary", "nobody else quotes", "agreed with us before"] {
            assert!(!line.contains(wrong), "{wrong}: {line}");
        }
    }
}

#[test]
fn everybody_put_off_in_the_example_says_what_would_have_to_change() {
    let plan = catalog::example();
    let put_off: Vec<_> = plan.partners.iter().filter(|partner| partner.look_again.is_some()).collect();
    assert!(put_off.iter().all(|partner| !partner.would_change.is_empty()));
    for name in ["Calderan", "Verity Loom", "Norrland", "Prairie Sound", "Nightjar", "Great Basin"] {
        assert!(put_off.iter().any(|partner| partner.name.starts_with(name)), "{name}");
    }
    let mut parked = plan.partners.iter().filter(|partner| partner.status == Status::Parked);
    assert!(parked.all(|partner| partner.look_again.is_some()));
}

#[test]
fn two_of_the_example_have_not_said_how_many_accounts_they_serve_so_volume_waits() {
    let plan = catalog::example();
    let Volume::Missing { who, so_far } = Report::complete(&plan).coverage.volume.volume else {
        panic!("volume counts, and the golden figures are without it")
    };
    let names: Vec<&str> = who.iter().map(|at| plan.partners[*at].name.as_str()).collect();
    assert_eq!(names.len(), 2, "{names:?}");
    assert!(names.iter().all(|name| ["Prairie Sound Representation", "Ardent Wharf Consulting"].contains(name)));
    assert!(so_far.is_some(), "companies that match are counted");
    let matching = plan.profile.evidence.matching.unwrap();
    assert!(plan.partners.iter().filter_map(|it| it.accounts_served).all(|served| 4 * served < matching));
}

#[test]
fn a_plan_from_a_starter_shows_who_is_usually_in_the_room_when() {
    for starter in catalog::starters() {
        let plan = catalog::new_plan("Mine", starter);
        for buyer in &plan.buyers {
            let there: Vec<&str> = plan
                .stages
                .iter()
                .map(|it| &it.id)
                .filter(|id| buyer.is_in_the_room(id))
                .map(StageId::as_str)
                .collect();
            match buyer.role {
                BuyingRole::Gatekeeper => assert_eq!(there, ["shortlist", "purchase", "renew"], "{}", buyer.title),
                BuyingRole::User => assert_eq!(there, ["implement", "renew"], "{}", buyer.title),
                BuyingRole::EconomicBuyer => assert!(!there.contains(&"implement"), "{}", buyer.title),
                _ => assert_eq!(there.len(), plan.stages.len(), "{}", buyer.title),
            }
        }
        let rooms = plan.buyers.iter().filter(|buyer| !buyer.absent.is_empty()).count();
        assert!(rooms >= 2, "{}: who comes and goes?", starter.id);
    }
    let starter = catalog::starters().iter().find(|starter| starter.id == "cybersecurity").unwrap();
    let mut driver = Driver::plan(&catalog::new_plan("Mine", starter));
    driver.resize(120, 40).go(View::Buyers);
    let line = driver.line("Procurement  ");
    assert_eq!(line.matches('–').count(), 3, "{line}");
}
