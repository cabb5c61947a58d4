//! Which kind of partner somebody is, as a user is led to it: what tells the seven apart stands wherever one is chosen.

use crate::driver::{CANDIDATES, Driver};
use partnerplan::{
    interview::steps::View,
    plan::{PartnerModel, Plan, Variant},
};

/// Three names nobody has said anything of.
fn three_names() -> Driver {
    let mut driver = Driver::plan(&Plan::empty("Kinds"));
    driver.go(CANDIDATES).paste("Greyfield\nMuller Payroll Bureau\nVantcourt vCISO\n");
    driver
}

#[test]
fn beside_the_seven_kinds_stands_what_tells_them_apart() {
    let mut driver = three_names();
    driver.go(View::Candidates { pass: true }).press(&["Home"]).sees("What kind of partner?").sees("Contract, invoice");
    driver.press(&["Space"]).sees("Contract, invoice, price, customer: Us").sees("Where to look: Ask your best");
    driver.press(&["Enter"]).sees("Serves our ideal customer?");
    assert_eq!(driver.open_plan().partners[0].model, Some(PartnerModel::Referral), "Enter takes the one gone to");
    driver.press(&["Down", "Down"]).sees("Contract, invoice, price, customer: Us").press(&["Enter"]);
    assert_eq!(driver.open_plan().partners[2].model, None, "Enter only skips where nobody went to a kind");
}

#[test]
fn a_card_and_the_menu_of_kinds_tell_them_apart_too() {
    let mut driver = three_names();
    driver.press(&["m", "Down", "Down", "Down"]).sees("Invoice, price: The reseller").sees("When: Customers insist");
    driver.press(&["Enter", "Up", "Enter", "Down"]).sees("‹ Reseller ›").sees("Where to look: Ask customers");
    driver.type_text("o").sees("OEM: Our product under their name");
}

#[test]
fn a_model_with_variants_asks_which_of_them() {
    let mut driver = three_names();
    driver
        .go(View::Candidates { pass: true })
        .press(&["Home", "l"])
        .sees("And which of these?")
        .sees("Affiliate: A news");
    driver.press(&["a"]).sees("Serves our ideal customer?");
    assert_eq!(driver.open_plan().partners[0].variant, Some(Variant::Affiliate));
    driver.press(&["Ctrl-z"]).sees("And which of these?").press(&["?"]).sees("Serves our ideal customer?");
    assert_eq!(driver.open_plan().partners[0].variant, None, "not known is an answer");
    driver.press(&["Down", "v"]).sees("Serves our ideal customer?");
}

#[test]
fn two_questions_lead_to_a_kind_and_the_user_takes_it() {
    let mut driver = three_names();
    driver.go(View::Candidates { pass: true }).press(&["Home", "w"]).sees("Who sets the price the customer pays");
    driver.press(&["2", "2"]).sees("the customer buys from them").sees("Proposed: Value-added reseller, the commonest");
    driver.press(&["Esc"]);
    assert_eq!(driver.open_plan().partners[0].model, None, "nothing is decided by the answers");
    driver.press(&["w", "3", "3", "Down"]).sees("They sell another product").press(&["Enter"]);
    let first = &driver.open_plan().partners[0];
    assert_eq!((first.model, first.variant), (Some(PartnerModel::AffiliateAlliance), Some(Variant::Alliance)));
    driver.sees("Serves our ideal customer?").press(&["Ctrl-z"]);
    assert_eq!(driver.open_plan().partners[0].model, None, "one step to undo");
    driver.press(&["End", "w", "1", "1"]).sees("Proposed: Referral, the name sounds like it");
}

#[test]
fn the_card_and_the_menu_lead_to_a_kind_too() {
    let mut driver = three_names();
    driver.press(&["Home", "Enter", "Down", "w", "1", "1", "Enter"]).sees("‹ Referral ›").press(&["Esc"]);
    driver.press(&["Home", "Space", "Space", "m", "w", "2", "2", "Enter"]);
    let models: Vec<_> = driver.open_plan().partners.iter().map(|partner| partner.model).collect();
    assert_eq!(models, [Some(PartnerModel::ValueAddedReseller), Some(PartnerModel::ValueAddedReseller), None]);
}
