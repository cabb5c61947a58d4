//! Names in any form Unicode has for them are one in the wizard: found, known for there already, opened.

use crate::driver::{CANDIDATES, Driver};
use partnerplan::catalog;
use partnerplan::plan::Plan;
use partnerplan::store::{Reference, Store};

const DECOMPOSED: &str = "Mu\u{308}ller & So\u{308}hne GmbH";

fn map() -> Driver {
    let mut driver = Driver::plan(&catalog::new_plan("Thirty", &catalog::starters()[0]));
    driver.go(CANDIDATES);
    driver
}

/// I8.
#[test]
fn a_name_pasted_in_another_form_is_there_already() {
    let mut driver = map();
    driver.paste("Müller & Söhne GmbH\nStraßenbau AG\nBirch").sees("3 candidates added");
    driver.paste(&format!("{DECOMPOSED}\nSTRASSENBAU AG\nCedar"));
    driver.sees("Cedar added").sees("Already there: Müller & Söhne GmbH").sees("STRASSENBAU AG.");
    driver
        .paste(DECOMPOSED)
        .sees("Already there")
        .press(&["a"])
        .type_text("mu\u{308}ller & söhne gmbh")
        .press(&["Enter"]);
    driver.sees("is on the list already");
}

#[test]
fn a_filter_and_the_palette_find_a_name_by_its_plain_letters_and_in_either_form() {
    let mut driver = map();
    driver.paste(&format!("{DECOMPOSED}\nBirch\nŁódź Data"));
    for wanted in ["muller", "MÜLLER", "mu\u{308}ller"] {
        driver.press(&["/"]).type_text(wanted).sees("1 of 3").sees("Müller & Söhne").lacks("Birch").press(&["Esc"]);
    }
    driver.press(&["Ctrl-p"]).type_text("lodz").sees("Łódź Data").press(&["Enter"]);
    driver
        .sees("Name              Łódź Data")
        .press(&["Esc", "Ctrl-p"])
        .type_text("so\u{308}hne")
        .sees("Müller & Söhne GmbH");
}

/// C7.
#[cfg(target_os = "linux")]
#[test]
fn home_opens_a_plan_whose_file_has_a_name_that_is_no_text() {
    use std::{ffi::OsStr, fs, os::unix::ffi::OsStrExt};
    let file = |store: &Store| store.plans().join(OsStr::from_bytes(b"bad\xff.ron"));
    let mut driver = Driver::home_with(|store| {
        drop(store.create("Odd file", &Plan::empty("Odd file")).unwrap());
        fs::rename(store.find(&Reference::new("odd-file")).unwrap(), file(store)).unwrap();
    });
    driver.waits_for("Odd file").sees("bad\\xff.ron").press(&["Enter"]).waits_for("Ideal customer");
    driver.go(CANDIDATES).paste("Acme").press(&["Ctrl-s"]).waits_for("saved");
    driver.go_home();
    let store = driver.store();
    let kept = store.read(&Reference::from(file(store).as_path())).unwrap();
    assert_eq!(kept.plan.partners.len(), 1);
    let entries = fs::read_dir(store.plans()).unwrap().map(|entry| entry.unwrap().file_name());
    let names: Vec<_> = entries.filter(|name| name.as_encoded_bytes().ends_with(b".ron")).collect();
    assert_eq!(names, [OsStr::from_bytes(b"bad\xff.ron")]);
    // It opens again where it was left.
    driver.press(&["Enter"]).waits_for("Acme");
}
