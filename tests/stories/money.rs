//! Money: what a partner earns, what we keep, when it pays, and what the set should bring.

use crate::driver::Driver;
use partnerplan::{
    catalog,
    interview::steps::{OfRanking, OfSet, View},
    plan::{PartnerId, PayIf, PayLine, PayRate, PayWhen, Plan, Share, Whom},
    prioritise::money::{DealTerms, NoShares, PayShares, pay_shares},
    report::{Format, Options, Report, render},
};
use serde_json::Value;
use std::sync::LazyLock;

/// What the reference calculation printed.
const RESULTS: &str = include_str!("../golden/results_money.txt");

/// The JSON report of the example.
static JSON: LazyLock<Value> = LazyLock::new(|| {
    let report = Report::complete(&catalog::example());
    serde_json::from_str(&render(&report, Format::Json, Options::default())).unwrap()
});

/// The numbers of a text, each with its decimals as printed.
fn numbers(text: &str) -> Vec<(f64, usize)> {
    let words = text.split(|letter: char| !(letter.is_ascii_digit() || matches!(letter, '.' | '-')));
    let numbers = words.filter_map(|word| {
        let decimals = word.split_once('.').map_or(0, |(_, fraction)| fraction.len());
        Some((word.parse().ok()?, decimals))
    });
    numbers.collect()
}

fn after<'a>(text: &'a str, label: &str) -> &'a str {
    text.split_once(label).unwrap_or_else(|| panic!("{label} is not in {text}")).1
}

/// Holds a figure to a printed one: rounded as that, to a millionth.
#[track_caller]
fn is(ours: &Value, (golden, decimals): (f64, usize), what: &str) {
    let ours = ours.as_f64().unwrap_or_else(|| panic!("{what} is no number: {ours}"));
    let scale = [1.0, 10.0, 100.0, 1000.0, 10000.0][decimals];
    let rounded = (ours * scale).round() / scale;
    assert!((rounded - golden).abs() < 1e-6, "{what}: {ours} here, {golden} in the reference");
}

#[test]
fn every_partner_of_the_set_has_its_golden_money() {
    let plan = catalog::example();
    for line in RESULTS.lines().take(6) {
        let (name, figures) = line.split_once(": ").unwrap();
        let id = &plan.partners.iter().find(|partner| partner.name == name).unwrap().id;
        let ours = &JSON["money"]["partners"][id.as_str()];
        let earns = numbers(after(figures, "earns ").split_once(" sum").unwrap().0);
        let keeps = numbers(after(figures, "we keep ").split_once(" sum").unwrap().0);
        for year in 0..3 {
            is(&ours["earns"][year], earns[year], name);
            is(&ours["keeps"][year], keeps[year], name);
        }
        is(&ours["invested"], numbers(after(figures, "invested "))[0], name);
        let breaks =
            numbers(after(figures, "break-even ").split_once("; deals").unwrap().0.replace("->", " ").as_str());
        let whole: Vec<_> = breaks.into_iter().filter(|(_, decimals)| *decimals == 0).collect();
        // Between the three stand the two deals they are meant for.
        is(&ours["break_even"], whole[0], name);
        is(&ours["break_even_smallest"], whole[3], name);
        is(&ours["break_even_largest"], whole[4], name);
        for part in ["deals", "list"] {
            let printed = after(figures, &format!("{part} ")).split_once(';').unwrap().0.replace('-', " ");
            is(&ours[format!("{part}_low")], numbers(&printed)[0], name);
            is(&ours[format!("{part}_high")], numbers(&printed)[1], name);
        }
        let left = numbers(after(figures, "after investment "));
        is(&ours["after_low"], left[0], name);
        is(&ours["after_high"], left[1], name);
        assert_eq!(ours["first_signature"], "2027-05-28");
    }
}

#[test]
fn the_set_has_its_golden_money_and_its_share_of_the_goal() {
    let line = RESULTS.lines().nth(6).unwrap();
    let ours = &JSON["money"]["set"];
    let fields = [("F", "invested"), ("lo", "deals_low"), ("hi", "deals_high"), ("elo", "earns_low")];
    let more = [("ehi", "earns_high"), ("klo", "keeps_low"), ("khi", "keeps_high")];
    for (golden, field) in fields.into_iter().chain(more) {
        is(&ours[field], numbers(after(line, &format!("'{golden}': ")))[0], field);
    }
    let list = numbers(after(line, "list "));
    is(&ours["list_low"], list[0], "list");
    is(&ours["list_high"], list[1], "list");
    let left = numbers(after(line, "} list").split_once("after ").unwrap().1);
    is(&ours["after_low"], left[0], "after");
    is(&ours["after_high"], left[1], "after");
    assert_eq!(ours["break_even"], 7.0);
    is(&ours["opportunities"], numbers(after(line, "opportunities for the high end "))[0], "opportunities");
    is(&ours["share_low"], (0.3733, 4), "share");
    is(&ours["share_high"], (1.12, 2), "share");
    assert_eq!(ours["accounts_named"], 26);
    assert_eq!(ours["first_signature"], "2027-05-28");
}

#[test]
fn a_deep_discount_leaves_little_to_earn_the_work_back_with() {
    let line = RESULTS.lines().nth(7).unwrap();
    let terms = DealTerms { deal: Some(42.0), margin: Some(0.78), ..DealTerms::default() };
    let pay = PayShares { base: 0.60, ..PayShares::default() };
    let golden = numbers(after(line, ": "));
    assert!((terms.keeps(42.0, 1, &pay).unwrap() - golden[0].0).abs() < 1e-6);
    let deals = terms.break_even(60.0 * terms.day_price() + 50.0, terms.deal, &pay).unwrap();
    assert!((deals - golden[1].0).abs() < 0.005, "{deals}");
}

fn line(rate: f64) -> PayLine {
    PayLine { rate: PayRate::Percent(Share::new(rate).unwrap()), ..PayLine::default() }
}

#[test]
fn a_line_for_one_partner_stands_before_the_line_for_all() {
    let plan = catalog::example();
    let millrace = plan.partner(&PartnerId::new("millrace-bank-technologies")).unwrap();
    let harrowgate = plan.partner(&PartnerId::new("harrowgate-identity")).unwrap();
    let to = Whom::Partner(millrace.id.clone());
    let mut lines = vec![line(0.20), PayLine { applies: to, ..line(0.28) }];
    assert!((pay_shares(&lines, millrace).unwrap().share(1) - 0.28).abs() < 1e-12);
    assert!((pay_shares(&lines, harrowgate).unwrap().share(1) - 0.20).abs() < 1e-12);
    lines.push(PayLine { adds: true, only_if: PayIf::Registered, ..line(0.05) });
    assert!((pay_shares(&lines, harrowgate).unwrap().share(1) - 0.25).abs() < 1e-12);
    lines.push(PayLine { only_if: PayIf::OrderOnly, ..line(0.15) });
    assert!(pay_shares(&lines, harrowgate).is_ok(), "an order only is another deal");
    lines.push(line(0.15));
    assert_eq!(pay_shares(&lines, harrowgate), Err(NoShares::SeveralBases));
    assert_eq!(pay_shares(&[], harrowgate), Err(NoShares::Unsaid));
}

#[test]
fn renewals_are_paid_for_as_many_months_as_the_line_says() {
    let plan = catalog::example();
    let later = |months| {
        let renewal = PayLine { when: PayWhen::Renewal, months, ..line(0.20) };
        let shares = pay_shares(&[line(0.10), renewal], &plan.partners[0]).unwrap();
        shares.later.map(|share| format!("{share:.2}"))
    };
    assert_eq!(later(None), ["0.20", "0.20"]);
    assert_eq!(later(Some(12)), ["0.20", "0.00"]);
    assert_eq!(later(Some(18)), ["0.20", "0.10"]);
}

#[test]
fn recruit_says_what_the_set_should_bring() {
    let mut driver = Driver::example();
    driver.resize(140, 80).go(View::Recruit(Some(OfSet::Reach))).worked_out();
    let screen = driver.screen().split_whitespace().collect::<Vec<_>>().join(" ");
    for said in ["What it should bring", "8 to 24 deals in year", "37 to 112 %", "First signature 2027-05-28"] {
        assert!(screen.contains(said), "{said}:\n{}", driver.screen());
    }
    assert!(screen.contains("own sellers' pay"), "{}", driver.screen());
}

#[test]
fn recruit_says_in_brief_what_the_set_and_the_set_being_tried_should_bring() {
    let mut driver = Driver::example();
    driver.resize(100, 40).go(View::Recruit(None)).worked_out();
    let screen = driver.screen().split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(screen.contains("Brings 8 to 24 deals in year one, 37 to 112 % of the goal."), "{screen}");
    driver.press(&["Home", "Space"]).sees("What if").lacks("8 to 24 deals");
}

#[test]
fn a_line_of_pay_is_for_a_candidate_of_the_plan_or_a_problem() {
    let mut plan = catalog::example();
    plan.segments[0].strategy.pay[0].applies = Whom::Partner(PartnerId::new("gone"));
    let said = partnerplan::plan::problems(&plan);
    assert!(said.iter().any(|problem| problem.sentence.contains("is for “gone”, who is not in the plan")), "{said:?}");
}

#[test]
fn a_line_of_pay_is_given_to_one_variant_or_candidate_where_it_is_typed() {
    let mut driver = Driver::example();
    driver.go(View::Strategies).sees("Agency").press(&["Enter"]);
    for _ in 0..80 {
        if driver.screen().lines().any(|line| line.contains('›') && line.contains("new business: 15 %")) {
            break;
        }
        driver.press(&["Down"]);
    }
    driver.press(&["Enter", "Enter", "Enter", "Enter", "Enter", "Enter", "Ctrl-u"]).type_text("nobody").press(&["F10"]);
    driver.sees("Whom: write").press(&["Ctrl-u"]).type_text("halyard ridge advisors").press(&["F10"]);
    driver.sees("new business, Halyard Ridge Advisors: 15 %");
}

#[test]
fn without_last_years_new_business_recruit_asks_thirty_percent_of_what() {
    let mut plan = catalog::example();
    plan.goal.new_business = None;
    let mut driver = Driver::plan(&plan);
    driver.resize(140, 80).go(View::Recruit(Some(OfSet::Reach))).worked_out();
    driver.sees("business a year” (Goal and limits): 30 % of what?").lacks("% of the goal");
}

#[test]
fn why_says_what_a_partner_earns_and_when_it_pays() {
    let mut driver = Driver::example();
    driver.resize(160, 60).go(View::Ranking(Some(OfRanking::Why))).worked_out();
    driver.sees("Earns").sees("$10.5k in the first year of a deal").sees("Pays off").sees("after 3 deals");
    driver.sees("before our own sellers' pay");
}

/// The board's page on a plan.
fn markdown(plan: &Plan) -> String {
    render(&Report::complete(plan), Format::Markdown, Options { is_full: true, ..Options::default() })
}

#[test]
fn the_board_reads_what_the_set_should_bring() {
    let page = markdown(&catalog::example());
    let money = after(&page, "## Money");
    for said in [
        "8 to 24 deals in year one, $336k to $1,008k at list: 37 to 112 % of the goal of $900k, 30 % of $3,000k.",
        "$152.2k invested come back after 7 deals; $49k to $426.1k are left after year one.",
        "The high end needs 71 opportunities; 26 accounts are named.",
        "a day of ours counts $0.8k",
    ] {
        assert!(money.contains(said), "{said}:\n{money}");
    }
    assert!(money.contains("| Millrace Bank Technologies |"), "{money}");
}

#[test]
fn without_a_deal_or_a_margin_the_board_reads_which_is_missing() {
    let mut plan = catalog::example();
    plan.profile.deal.typical = None;
    plan.profile.economics.gross_margin = None;
    let page = markdown(&plan);
    assert!(page.contains("Not worked out: no typical deal and no gross margin given."), "{page}");
    assert!(!page.contains("Enter “"), "{page}");
    assert!(!page.contains("deals in year one,"), "{page}");
}

#[test]
fn a_line_of_pay_is_given_to_one_partner_by_name() {
    let mut plan = catalog::example();
    plan.segments.clear();
    let report = Report::of(&plan);
    let var = report.segments.iter().find(|segment| segment.id.as_str() == "var").unwrap();
    assert!(var.strategy.pay.iter().any(|line| line.adds && line.only_if == PayIf::Registered));
    let page = markdown(&catalog::example());
    assert!(page.contains("new business, Millrace Bank Technologies: 28 %"), "{page}");
}

#[test]
fn taking_a_partner_out_takes_its_own_lines_of_pay_out() {
    let mut plan = catalog::example();
    let id = PartnerId::new("millrace-bank-technologies");
    let edit = partnerplan::plan::remove::partner(&plan, &id);
    edit.apply(&mut plan).unwrap();
    let lines = plan.segments.iter().flat_map(|segment| &segment.strategy.pay);
    assert!(lines.into_iter().all(|line| line.applies != Whom::Partner(id.clone())));
}
