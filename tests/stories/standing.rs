//! What is to be done about each candidate: nobody is recommended whom nobody has met, and one word for it everywhere.
#![expect(clippy::unwrap_used, reason = "a test may")]

use crate::driver::{CANDIDATES, Driver};
use partnerplan::catalog;
use partnerplan::interview::{
    adding::names,
    quick_pass::{QuickAnswer, answered},
    steps::View,
};
use partnerplan::plan::{
    Amount, Answer, CriterionId, Date, Edit, Evidence, Fit, OwnCondition, Partner, PartnerModel, Plan, Qualify,
    RatingValue, Room, Score5, Share, Status, Stop, Told, Warmth, Wave,
};
use partnerplan::prioritise::verdict::Verdict;
use partnerplan::report::findings::words;
use partnerplan::report::{Format, Options, Report, render};
use std::sync::Arc;

/// A new plan of another trade with so many candidates, each asked the quick pass as well as it can go.
fn day_one(candidates: usize) -> Plan {
    let mut plan = catalog::new_plan("Day one", &catalog::starters()[1]);
    let list: Vec<String> = (1..=candidates).map(|number| format!("Stranger {number}")).collect();
    names(&plan, &list.join("\n")).edit().apply(&mut plan).unwrap();
    let answers = [
        QuickAnswer::Model(Some(PartnerModel::ValueAddedReseller)),
        QuickAnswer::Fit(Told::Is(Fit::Most)),
        QuickAnswer::Room(Told::Is(Room::Usually)),
        QuickAnswer::Warmth(Told::Is(Warmth::AskedUs)),
        QuickAnswer::Stop(Told::Is(Stop::None)),
    ];
    for at in 0..candidates {
        for answer in answers {
            let after = answered(&plan, &plan.partners[at], answer);
            Edit::Partner(after).apply(&mut plan).unwrap();
        }
    }
    plan
}

fn verdicts(report: &Report) -> Vec<Verdict> {
    report.ranking.iter().filter_map(|row| row.verdict).collect()
}

/// The example with one candidate changed.
fn example_with(name: &str, change: impl FnOnce(&mut Partner)) -> Plan {
    let mut plan = catalog::example();
    let partner = plan.partners.iter_mut().find(|partner| partner.name.starts_with(name)).unwrap();
    change(Arc::make_mut(partner));
    plan
}

fn verdict_on(plan: &Plan, name: &str) -> (Verdict, String) {
    let report = Report::complete(plan);
    let partner = plan.partners.iter().find(|partner| partner.name.starts_with(name)).unwrap();
    let judged = report.findings.as_ref().unwrap().judged(&partner.id).unwrap();
    (judged.verdict, judged.words())
}

#[test]
fn from_an_empty_folder_the_shortest_way_to_a_set_recommends_nobody_whom_nobody_has_met() {
    let report = Report::complete(&day_one(25));
    let said = verdicts(&report);
    assert_eq!(said.len(), 25, "the quick pass alone ranks everybody");
    assert!(said.contains(&Verdict::Call), "the set is whom to talk to first");
    assert!(!said.contains(&Verdict::RecruitNow) && !said.contains(&Verdict::RecruitOnce), "{said:?}");
    for format in [Format::Markdown, Format::Csv] {
        let page = render(&report, format, Options::default());
        assert!(!page.contains("Recruit now") && !page.contains("Recruit once"), "{page}");
        assert!(page.contains("Talk first"), "{page}");
    }
}

#[test]
fn one_conversation_makes_a_call_a_condition_and_three_answers_settle_it() {
    let mut plan = day_one(7);
    plan.goal.limits.partners = 1;
    let first = Arc::make_mut(&mut plan.partners[0]);
    let five = RatingValue::Rated(Score5::new(5).unwrap());
    first.rate(&CriterionId::new("commitment"), five, Evidence::Talked);
    let qualify = &mut first.qualify;
    (qualify.serves_customer, qualify.talks_to_buyer, qualify.product_fits) = (Answer::Yes, Answer::Yes, Answer::Yes);
    (qualify.named_accounts, qualify.sponsor_and_date) = (Answer::Yes, Answer::Yes);
    assert_eq!(
        verdict_on(&plan, "Stranger 1"),
        (Verdict::RecruitOnce, "Recruit once it is known that both sides earn".to_owned())
    );
    Arc::make_mut(&mut plan.partners[0]).qualify.both_earn = Answer::Yes;
    assert_eq!(verdict_on(&plan, "Stranger 1"), (Verdict::RecruitNow, "Recruit now".to_owned()));
}

#[test]
fn the_set_of_the_example_is_headed_by_how_ready_it_is() {
    let report = Report::complete(&catalog::example());
    let findings = report.findings.as_ref().unwrap();
    assert_eq!(findings.readiness(), "3 ready, 3 once what is open is settled");
    let page = render(&report, Format::Markdown, Options { is_full: true, ..Options::default() });
    assert!(page.contains("provisional until all are ready"), "{page}");
    let json: serde_json::Value = serde_json::from_str(&render(&report, Format::Json, Options::default())).unwrap();
    let recruiting = &json["recruiting"];
    assert_eq!(recruiting["ready"].as_array().unwrap().len(), 3);
    assert_eq!(recruiting["to_call"].as_array().unwrap().len(), 0);
    let open = recruiting["conditions"].as_object().unwrap();
    let waiting = ["harrowgate-identity", "millrace-bank-technologies", "ostrander-pike-llp"];
    assert!(open.keys().all(|id| waiting.contains(&id.as_str())) && open.len() == 3, "{open:?}");
    let row = |id: &str| json["ranking"].as_array().unwrap().iter().find(|row| row["id"] == id).unwrap().clone();
    assert_eq!(row("stonebrook-iam")["verdict"], "recruit_now");
    assert_eq!(row("ostrander-pike-llp")["verdict"], "recruit_once");
    assert_eq!(row("merrowby-cyber-insurance-brokers")["verdict"], "not_known", "weak, and all of it guessed");
    assert_eq!(row("copperlode-networks")["verdict"], "no", "weak, and somebody has talked to them");
}

#[test]
fn whoever_signed_is_in_the_set_whatever_else_holds_and_takes_days_and_money_first() {
    let plan = example_with("Quorient", |partner| partner.status = Status::Signed);
    let report = Report::complete(&plan);
    let set = report.findings.as_ref().unwrap().recruiting.recommended.clone().unwrap();
    assert!(set.partners.iter().any(|who| who.name().starts_with("Quorient")), "{set:?}");
    assert!(set.days <= 100.0 && set.cost <= 80.0);
    assert_eq!(verdict_on(&plan, "Quorient").0, Verdict::Signed);
    let rival = example_with("Verity Loom", |partner| partner.status = Status::Active);
    assert_eq!(
        verdict_on(&rival, "Verity Loom").0,
        Verdict::Signed,
        "a rival by the ratings, and a partner all the same"
    );
}

#[test]
fn who_said_no_is_ruled_out_and_the_set_is_found_anew() {
    let plan = example_with("Ostrander", |partner| partner.status = Status::Declined);
    let report = Report::complete(&plan);
    let set = report.findings.as_ref().unwrap().recruiting.recommended.clone().unwrap();
    assert!(set.partners.iter().all(|who| !who.name().starts_with("Ostrander")));
    let page = render(&report, Format::Markdown, Options::default());
    assert!(page.contains("Ostrander Pike LLP: they said no"), "{page}");
    let parked = example_with("Ostrander", |partner| partner.status = Status::Parked);
    assert_eq!(verdict_on(&parked, "Ostrander").0, Verdict::RuledOut);
}

#[test]
fn before_more_are_rated_than_there_are_places_there_is_no_top_no_set_and_no_verdict() {
    let mut plan = catalog::example();
    for partner in plan.partners.iter_mut().skip(4) {
        Arc::make_mut(partner).ratings.clear();
    }
    let report = Report::complete(&plan);
    assert_eq!(report.ranking.len(), 4);
    assert!(report.ranking.iter().all(|row| row.verdict.is_none() && row.firm.is_none()));
    let said = "Rate 3 more before anything is said of a top or a set: Vantcourt vCISO Collective, \
                Merrowby Cyber Insurance Brokers, Tidewell Exam Consulting.";
    let page = render(&report, Format::Markdown, Options::default());
    assert!(page.contains(said) && !page.contains("Recruit now"), "{page}");
    let mut driver = Driver::plan(&plan);
    driver.resize(120, 40).go(View::Ranking(None)).worked_out().sees("Rate 3 more before anything is said of a top");
    driver.go(View::Recruit(None)).sees("Rate 3 more before anything is said of a top").lacks("In the set");
}

#[test]
fn what_is_overdue_is_said_in_the_list_on_home_by_check_and_in_the_report() {
    let mut plan = example_with("Millrace", |partner| partner.due = Date::new("2026-11-01").ok());
    let parked = plan.partners.iter_mut().find(|partner| partner.name.starts_with("Paxwell")).unwrap();
    let parked = Arc::make_mut(parked);
    (parked.status, parked.look_again) = (Status::Parked, Date::new("2026-10-01").ok());
    "a module of their own is off the table".clone_into(&mut parked.would_change);
    let on = |day: &str| Report::complete(&plan).on(&Date::new(day).unwrap());
    let late = render(&on("2026-11-26"), Format::Markdown, Options::default());
    assert!(late.contains("## Overdue on 2026-11-26"), "{late}");
    assert!(late.contains("was due on 2026-11-01: do it, or set another day."), "{late}");
    let again = "Paxwell HRIS was to be looked at again on 2026-10-01";
    assert!(late.contains(again) && late.contains("off the table"), "{late}");
    assert!(
        !render(&on("2026-09-30"), Format::Markdown, Options::default()).contains("Overdue"),
        "nothing is late yet"
    );
    let same =
        [on("2026-09-30"), on("2026-09-29")].map(|report| report.ranking.iter().map(|row| row.score).sum::<f64>());
    assert!((same[0] - same[1]).abs() < f64::EPSILON, "nothing else depends on the day");
    let mut driver = Driver::plan(&plan);
    driver.resize(160, 40).go(CANDIDATES).sees("! 2026-11-01").sees("! 2026-10-01");
    driver.go_home().waits_for("2026-11-01");
}

#[test]
fn who_is_put_off_says_when_to_look_again_and_what_would_have_to_change() {
    let plan = example_with("Ostrander", |partner| {
        (partner.status, partner.look_again) = (Status::Parked, Date::new("2027-06-01").ok());
        "their partner for independence agrees".clone_into(&mut partner.would_change);
    });
    let report = Report::complete(&plan);
    let said = "parked; look again on 2027-06-01, once: their partner for independence agrees";
    let page = render(&report, Format::Markdown, Options { is_full: true, ..Options::default() });
    assert!(page.contains(said), "{page}");
    let json: serde_json::Value = serde_json::from_str(&render(&report, Format::Json, Options::default())).unwrap();
    let excluded = json["excluded"].as_array().unwrap();
    let row = excluded.iter().find(|row| row["id"] == "ostrander-pike-llp").unwrap();
    assert_eq!(row["look_again"], "2027-06-01");
    assert_eq!(row["would_change"], "their partner for independence agrees");
    let mut driver = Driver::plan(&plan);
    driver.resize(200, 50).go(View::Ranking(None)).worked_out().sees("look again on 2027-06-01");
}

#[test]
fn a_condition_of_our_own_is_a_condition_until_it_is_done() {
    let with = |done| {
        example_with("Millrace", |partner| {
            partner.conditions = vec![OwnCondition { text: "Meet their sales head".to_owned(), done }];
        })
    };
    let words = "Recruit once “Meet their sales head” is done".to_owned();
    assert_eq!(verdict_on(&with(false), "Millrace"), (Verdict::RecruitOnce, words));
    assert_eq!(verdict_on(&with(true), "Millrace").0, Verdict::RecruitNow);
    let report = Report::complete(&with(false));
    let json: serde_json::Value = serde_json::from_str(&render(&report, Format::Json, Options::default())).unwrap();
    let id = with(false).partners.iter().find(|it| it.name.starts_with("Millrace")).unwrap().id.to_string();
    assert_eq!(json["recruiting"]["conditions"][&id], serde_json::json!(["Meet their sales head"]));
    assert!(!json["recruiting"]["ready"].as_array().unwrap().iter().any(|ready| *ready == id.as_str()));
}

#[test]
fn whoever_knows_better_how_likely_a_yes_is_says_so() {
    let sure = example_with("Ostrander", |partner| partner.chance_of_yes = Share::new(0.9).ok());
    let expected = |plan: &Plan| Report::complete(plan).findings.as_ref().unwrap().recruiting.set().unwrap().expected;
    assert!(expected(&sure) > expected(&catalog::example()) + 1.0, "their commitment alone says 35 %");
}

#[test]
fn whoever_is_in_talks_is_not_to_be_called_first() {
    let plan = catalog::example();
    let report = Report::of(&plan);
    let talking = |partner: &Partner| matches!(partner.status, Status::Talking | Status::TermsOut);
    assert!(report.call_first.order.iter().all(|row| !talking(&row.who.partner)));
    assert!(report.call_first.in_talks.iter().any(|who| who.name() == "Vantcourt vCISO Collective"));
    let json: serde_json::Value = serde_json::from_str(&render(&report, Format::Json, Options::default())).unwrap();
    let names = |list: &str| json[list].as_array().unwrap().iter().map(|row| row["name"].clone()).collect::<Vec<_>>();
    assert!(names("in_talks").contains(&"Vantcourt vCISO Collective".into()));
    assert!(!names("call_first").contains(&"Vantcourt vCISO Collective".into()));
    for (who, row) in report.call_first.in_talks.iter().zip(json["in_talks"].as_array().unwrap()) {
        assert_eq!(row["next_step"].as_str().unwrap_or_default(), who.partner.next_step.trim());
        assert_eq!(row["owner"].as_str().unwrap_or_default(), who.partner.owner.trim());
    }
    assert_eq!(json["not_to_call"].as_array().unwrap().len(), 2);
    let mut driver = Driver::example();
    driver.go(CANDIDATES).resize(120, 45).sees("Already in talks");
}

#[test]
fn who_is_certain_to_say_yes_has_not_signed_and_who_signed_is_not_asked_for() {
    let certain = example_with("Vantcourt", |partner| partner.chance_of_yes = Share::new(1.0).ok());
    let report = Report::complete(&certain);
    let recruiting = &report.findings.as_ref().unwrap().recruiting;
    assert!(recruiting.if_no.iter().any(|row| row.who.name().starts_with("Vantcourt")), "they may still say no");
    let said = words::forecast(recruiting).unwrap();
    assert!(said.starts_with("Ask these six"), "{said}");
    let mut signed = catalog::example();
    for who in ["Harrowgate", "Millrace", "Stonebrook", "Vantcourt", "Ostrander", "Tidewell"] {
        let partner = signed.partners.iter_mut().find(|it| it.name.starts_with(who)).unwrap();
        Arc::make_mut(partner).status = Status::Signed;
    }
    let page = render(&Report::complete(&signed), Format::Markdown, Options::default());
    assert!(page.contains("who is ready has signed") && !page.contains("Release"), "{page}");
}

#[test]
fn pay_for_somebody_who_declined_names_them_all_the_same() {
    let plan = example_with("Ostrander", |partner| partner.status = Status::Declined);
    let page = render(&Report::complete(&plan), Format::Markdown, Options { is_full: true, ..Options::default() });
    assert!(page.contains("Ostrander Pike LLP: nothing") && !page.contains("ostrander-pike-llp"), "{page}");
}

#[test]
fn nobody_stands_in_line_where_the_limits_leave_room_for_nobody() {
    let mut plan = catalog::example();
    (plan.goal.limits.days, plan.goal.limits.budget) = (Amount::new(0.0).ok(), Amount::new(0.0).ok());
    let verdicts = verdicts(&Report::complete(&plan));
    assert!(!verdicts.contains(&Verdict::Next), "{verdicts:?}");
}

#[test]
fn a_no_in_a_set_kept_by_hand_leaves_the_others_and_a_stand_in_may_be_anybody() {
    let mut plan = catalog::example();
    plan.goal.limits.kept = true;
    for who in ["Harrowgate", "Stonebrook", "Vantcourt"] {
        let partner = plan.partners.iter_mut().find(|it| it.name.starts_with(who)).unwrap();
        Arc::make_mut(partner).wave = Some(Wave::RecruitNow);
    }
    let report = Report::complete(&plan);
    let recruiting = &report.findings.as_ref().unwrap().recruiting;
    let set = recruiting.set().unwrap();
    for row in &recruiting.if_no {
        assert!(row.enter.is_empty() && row.coverage.unwrap() <= set.coverage, "{row:?}");
    }
    assert!(recruiting.members.iter().all(|row| row.stand_in.is_some()), "33 days are free: {:?}", recruiting.members);
}

#[test]
fn the_board_is_asked_for_nobody_of_whom_nothing_is_written_down() {
    let quiet = example_with("Tidewell", |partner| {
        partner.qualify = Qualify::default();
        partner.ratings.iter_mut().for_each(|rating| rating.evidence = Evidence::Desk);
    });
    assert_eq!(verdict_on(&quiet, "Tidewell").0, Verdict::RecruitOnce, "in talks, says the status");
    let page = render(&Report::complete(&quiet), Format::Markdown, Options::default());
    assert!(
        page.contains("Nothing is asked for Tidewell Exam Consulting: nothing they said is written down"),
        "{page}"
    );
    assert!(page.contains("for five of these six partners"), "{page}");
}
