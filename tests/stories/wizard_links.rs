//! Whom do these buyers ask? Names that are pasted, typed or imported and what becomes of them as trusted sources.

use crate::driver::{CANDIDATES, Driver};
use partnerplan::catalog;
use partnerplan::interview::steps::View;
use partnerplan::plan::Plan;
use std::fs;

const NAMES: &str = "Lohnbüro Müller\nSteuerkanzlei Brandt\nAcme Ltd\nTalbot Executive Search";

fn hr() -> Plan {
    let starter = catalog::starters().iter().find(|starter| starter.id == "hr-software").unwrap();
    catalog::new_plan("Proof", starter)
}

fn stands_for(driver: &Driver, name: &str) -> Vec<String> {
    driver.open_plan().partners.iter().find(|partner| partner.name == name).unwrap().trusted_as.clone()
}

#[test]
fn pasted_names_that_sound_like_a_source_are_offered_and_linked_by_one_key() {
    let mut driver = Driver::plan(&hr());
    driver.go(CANDIDATES).paste(NAMES).sees("3 names sound like whom your buyers ask").sees("4 candidates added");
    driver.sees("[x]   Lohnbüro Müller").sees("Payroll bureau").sees("A guess from the name").lacks("[x]   Acme");
    assert!(stands_for(&driver, "Lohnbüro Müller").is_empty(), "nothing is linked unasked");
    driver.press(&["Down", "Space"]).sees("[ ]   Steuerkanzlei Brandt").press(&["Enter"]);
    driver.sees("2 candidates stand for whom the buyers ask; Ctrl-Z takes it back.");
    assert_eq!(stands_for(&driver, "Lohnbüro Müller"), ["Payroll bureau"]);
    assert!(stands_for(&driver, "Steuerkanzlei Brandt").is_empty());
    driver.go(View::Sources).sees("Lohnbüro Müller").press(&["m"]).sees("1 name sounds like whom your buyers ask");
    driver.press(&["Esc", "Ctrl-z"]).sees("Undone");
    assert!(stands_for(&driver, "Lohnbüro Müller").is_empty());
}

#[test]
fn a_pasted_name_that_is_a_source_is_linked_by_itself_and_undone_with_the_paste() {
    let mut plan = hr();
    plan.buyers[0].trusted_sources = vec!["Brightwater People Council".to_owned()];
    let mut driver = Driver::plan(&plan);
    driver.go(CANDIDATES).paste("Acme Ltd\nBrightwater People Council GmbH");
    driver.sees("Linked, since your buyers name").sees("them: Brightwater People Council GmbH.");
    assert_eq!(stands_for(&driver, "Brightwater People Council GmbH"), ["Brightwater People Council"]);
    driver.press(&["Ctrl-z"]);
    assert!(driver.open_plan().partners.is_empty());
}

#[test]
fn imported_names_are_linked_and_offered_too() {
    let mut plan = hr();
    plan.buyers[0].trusted_sources.push("Brightwater People Council".to_owned());
    let mut driver = Driver::plan(&plan);
    let file = driver.folder().join("names.csv");
    fs::write(&file, "Company,Owner\nBrightwater People Council AG,Ines\nSteuerkanzlei Brandt,Ines\n").unwrap();
    driver.go(CANDIDATES).press(&["I"]).type_text(&file.to_string_lossy()).press(&["Enter"]);
    driver.waits_for("Would come of it").press(&["Enter"]).sees("1 name sounds like whom your buyers ask");
    driver.press(&["Esc"]);
    assert_eq!(stands_for(&driver, "Brightwater People Council AG"), ["Brightwater People Council"]);
    assert!(stands_for(&driver, "Steuerkanzlei Brandt").is_empty());
}
