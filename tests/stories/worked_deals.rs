//! One deal worked through from both sides: its figures, what is said beside them, and that they move while terms are
//! written.
#![expect(clippy::unwrap_used, reason = "a test may")]

use crate::driver::{CANDIDATES, Driver};
use partnerplan::{
    catalog,
    interview::steps::View,
    plan::{Amount, PartnerModel, PayLine, PayOn, PayRate, Share, Variant},
    prioritise::money::pay_shares,
    report::{
        Report, figure,
        money::worked::{WorkedDeal, typical_deal, worked_deal},
    },
};
use std::sync::Arc;

const RESULTS: &str = include_str!("../golden/results_money.txt");

fn cells<'a>(deal: &'a WorkedDeal, label: &str) -> &'a [String] {
    let row = deal.rows.iter().find(|row| row.label == label);
    &row.unwrap_or_else(|| panic!("no {label} in {deal:?}")).cells
}

/// The numbers in brackets behind a label.
fn years(text: &str, label: &str) -> Vec<f64> {
    let list = text.split_once(label).unwrap().1.split_once(']').unwrap().0;
    list.trim_start_matches('[').split(", ").map(|number| number.parse().unwrap()).collect()
}

/// The whole deals behind each arrow: at the typical, the smallest and the largest deal.
fn whole(text: &str) -> Vec<String> {
    let part = text.split_once("break-even ").unwrap().1.split_once("; deals").unwrap().0;
    let numbers = part.split("-> ").skip(1).map(|rest| rest.split([';', ' ']).next().unwrap());
    numbers.map(|count| format!("{count} deal{}", if count == "1" { "" } else { "s" })).collect()
}

#[test]
fn every_partner_of_the_set_has_the_golden_deal() {
    let plan = catalog::example();
    for line in RESULTS.lines().take(6) {
        let (name, figures) = line.split_once(": ").unwrap();
        let id = &plan.partners.iter().find(|partner| partner.name == name).unwrap().id;
        let deal = worked_deal(&plan, id).unwrap();
        assert_eq!(deal.deals, ["$24k", "$42k", "$95k"]);
        for (label, golden) in
            [("they earn, year ", years(figures, "earns ")), ("we keep, year ", years(figures, "we keep "))]
        {
            for (year, golden) in (1..).zip(golden) {
                let ours = &cells(&deal, &format!("{label}{year}"))[1];
                assert_eq!(*ours, figure::money(golden, "USD"), "{name}: {label}{year}");
            }
        }
        let [typical, smallest, largest] = whole(figures).try_into().unwrap();
        assert_eq!(cells(&deal, "pays off, year one"), [smallest, typical, largest], "{name}");
        assert!(deal.notes.iter().any(|note| note.contains("before our own sellers' pay, no discounts, flat price")));
    }
}

#[test]
fn a_share_that_falls_at_the_renewal_is_said_and_so_are_their_services() {
    let plan = catalog::example();
    let of = |name: &str| {
        let partner = plan.partners.iter().find(|partner| partner.name.starts_with(name)).unwrap();
        worked_deal(&plan, &partner.id).unwrap().notes.join(" ")
    };
    let millrace = of("Millrace");
    assert!(millrace.contains("their share falls from 35 % to 20 %"), "{millrace}");
    assert!(millrace.contains("their own services: $9k to $18k"), "{millrace}");
    assert!(millrace.contains("$46.4k invested in year one: 28 days and $24k"), "{millrace}");
    assert!(millrace.contains("1 to 7 deals in year one leave −$28.3k to $80k"), "{millrace}");
    assert!(of("Vantcourt").contains("Nothing is paid for a renewal"));
}

#[test]
fn who_pays_us_a_share_of_the_list_price_keeps_the_rest() {
    let they_pay = PayLine { rate: PayRate::TheyPay(Share::new(0.4).unwrap()), on: PayOn::List, ..PayLine::default() };
    let mut plan = catalog::example();
    let mut partner = (*plan.partners[0]).clone();
    (partner.model, partner.variant) = (Some(PartnerModel::OemIntegration), Some(Variant::Oem));
    (partner.days, partner.cost) = (Amount::new(60.0).ok(), Amount::new(50.0).ok());
    partner.segment = None;
    assert!((pay_shares(std::slice::from_ref(&they_pay), &partner).unwrap().base - 0.6).abs() < 1e-12);
    let id = partner.id.clone();
    plan.partners[0] = Arc::new(partner);
    let mut segments = catalog::segments(&plan);
    let oem = segments.iter_mut().find(|segment| segment.model == Some(PartnerModel::OemIntegration)).unwrap();
    oem.strategy.pay = vec![PayLine { minimum: Amount::new(20.0).ok(), ..they_pay }];
    plan.segments = segments;
    let deal = worked_deal(&plan, &id).unwrap();
    assert_eq!(cells(&deal, "we keep, year 1")[1], "$7.6k");
    assert_eq!(cells(&deal, "pays off, year one")[1], "13 deals", "12.96 in the reference");
    assert!(deal.notes.iter().any(|note| note == "At least $20k a year, whatever they sell."));
}

#[test]
fn who_is_not_paid_by_the_deal_has_the_reason_and_what_can_be_said() {
    let plan = catalog::example();
    let report = Report::complete(&plan);
    let mut row = report.segments.iter().find(|row| row.model == Some(PartnerModel::Referral)).unwrap().clone();
    row.strategy.pay =
        vec![PayLine { rate: PayRate::Flat(Amount::new(1.5).unwrap()), on: PayOn::Event, ..PayLine::default() }];
    let deal = typical_deal(&plan, &row);
    assert!(deal.rows.is_empty());
    let said = "No deal can be worked out: paid by the event, so a deal shows no margin. \
                The $32.8k that a typical deal leaves before it pay for 21 events at $1.5k.";
    assert_eq!(deal.notes, [said]);
}

#[test]
fn on_the_sheet_a_deal_is_worked_out_for_whom_one_wants_and_moves_with_the_pay() {
    let mut driver = Driver::example();
    driver.resize(140, 300).go(View::Strategies).press(&["Home", "Down", "Down", "Down", "Down", "Down"]);
    driver.sees("Value-added reseller   ").sees("of a typical partner").press(&["Enter"]);
    driver.press(&["w", "w"]).sees("of Millrace").sees("their share falls from 35 % to 20 %");
    let pay = driver.screen().lines().position(|line| line.contains("28 % of the list")).unwrap();
    driver.click_at(80, u16::try_from(pay).unwrap()).press(&["Enter"]).sees("Pay: change it").sees("of Millrace");
    assert!(driver.line("we keep, year 1").contains("$18.1k"), "{}", driver.screen());
    driver.press(&["Tab", "Ctrl-u"]).type_text("18 %").pause();
    assert!(driver.line("we keep, year 1").contains("$22.3k"), "{}", driver.screen());
}

#[test]
fn the_card_works_a_deal_out_too() {
    let mut driver = Driver::example();
    driver.resize(140, 50).go(CANDIDATES).press(&["Enter"]).sees("One deal").sees("we keep, year 1");
}
