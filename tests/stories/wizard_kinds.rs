//! Which kind of partner somebody is, as a user is led to it: what tells the seven apart stands wherever one is chosen.

use crate::driver::{CANDIDATES, Driver};
use partnerplan::{
    interview::steps::View,
    plan::{PartnerModel, Plan},
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
    driver.press(&["Enter"]).sees("Serves our kind of customer?");
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
