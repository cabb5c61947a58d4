//! A private overlap by keys: two people at two wizards, three files between them.

use crate::driver::Driver;
use partnerplan::interview::steps::View;
use std::fmt::Write as _;
use std::fs;
use std::ops::Range;
use std::path::Path;

/// A wizard with the example and a list of our own accounts with these numbers.
fn with_own(folder: &Path, numbers: Range<usize>) -> Driver {
    let mut rows = "Account,Website,Status\n".to_owned();
    for number in numbers {
        writeln!(rows, "Company {number},www.company-{number}.com,Customer").unwrap();
    }
    let own = folder.join("own.csv");
    fs::write(&own, rows).unwrap();
    let mut driver = Driver::example();
    driver.go(View::Accounts).press(&["a", "Enter"]).paste(own.to_str().unwrap()).press(&["Enter"]).sees("of ours");
    driver.press(&["Home", "Down"]);
    driver
}

/// Chooses the step at this place of the list.
fn step(driver: &mut Driver, place: usize) {
    driver.press(&["x"]).sees("Private overlap").sees("No list is shown to anybody").press(&["Up"; 7]);
    for _ in 0..place {
        driver.press(&["Down"]);
    }
    driver.press(&["Enter"]);
}

fn file(driver: &mut Driver, path: &Path) {
    driver.press(&["Ctrl-u"]).paste(path.to_str().unwrap()).press(&["Enter"]);
}

/// Says to how many accounts the list is padded; nothing typed is as long as it is.
fn padded(driver: &mut Driver, to: &str) {
    driver.sees("Padded to how many accounts?").sees("tells how long your list is").type_text(to).press(&["Enter"]);
}

/// What the wizard says of a hash, to be read out.
fn hash(driver: &mut Driver) -> String {
    let screen = driver.screen();
    let words: Vec<&str> = screen.split_whitespace().collect();
    let at = words.iter().position(|word| *word == "telephone:").unwrap();
    words[at + 1..at + 6].join(" ")
}

#[test]
fn two_people_at_two_wizards_learn_how_many_accounts_they_share() {
    let (here, there) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (mut vendor, mut partner) = (with_own(here.path(), 0..30), with_own(there.path(), 18..50));
    let request = here.path().join("request.overlap");
    let answer = there.path().join("answer.overlap");
    let result = here.path().join("result.overlap");
    step(&mut vendor, 1);
    file(&mut vendor, &request);
    padded(&mut vendor, "");
    vendor.sees("a request with 30 accounts, masked").sees("Its key is kept beside the plan");
    let read_out = hash(&mut vendor);
    vendor.press(&["Esc"]);
    step(&mut partner, 3);
    file(&mut partner, &request);
    partner.sees("They ask with 30 accounts").sees("Both of you would learn how many");
    assert_eq!(hash(&mut partner), read_out);
    partner.press(&["n"]);
    assert!(!answer.exists(), "nothing was answered");
    step(&mut partner, 3);
    file(&mut partner, &request);
    partner.press(&["y"]).sees("Who asks?").sees("kept with them, with its day").sees("Somebody who is no candidate");
    partner.press(&["Enter"]);
    file(&mut partner, &answer);
    padded(&mut partner, "64");
    partner.sees("an answer with 32 accounts, padded to").press(&["Esc"]);
    step(&mut vendor, 5);
    file(&mut vendor, &answer);
    file(&mut vendor, &result);
    vendor.sees("12 of the 30 accounts of yours are on their list of 64").sees("The key of this exchange is erased");
    vendor.press(&["Esc"]).sees("Counted by private overlap").sees("12 of the 64 accounts on their list are ours");
    vendor.sees("They are at 12 of 30 of ours by private overlap of");
    step(&mut partner, 5);
    file(&mut partner, &result);
    partner.sees("12 of the 32 accounts of yours are on their list of 30");
}

#[test]
fn what_it_does_not_protect_from_is_said_and_one_that_waits_can_be_ended() {
    let folder = tempfile::tempdir().unwrap();
    let mut vendor = with_own(folder.path(), 0..12);
    step(&mut vendor, 0);
    vendor.sees("A list of guessed domains is a valid").sees("agree by contract").press(&["Esc"]);
    let request = folder.path().join("request.overlap");
    step(&mut vendor, 1);
    file(&mut vendor, &request);
    vendor.type_text("many").press(&["Enter"]).sees("Type a number of accounts, 100000 at most").press(&["Ctrl-u"]);
    padded(&mut vendor, "");
    vendor.sees("with 12 accounts").press(&["Esc"]);
    step(&mut vendor, 1);
    file(&mut vendor, &request);
    vendor.sees("is there already: name another file").press(&["Esc"]);
    step(&mut vendor, 3);
    file(&mut vendor, &request);
    vendor.press(&["y"]).sees("Who asks?").press(&["Enter"]);
    file(&mut vendor, &folder.path().join("answer.overlap"));
    padded(&mut vendor, "");
    vendor.sees("This request is your own");
    step(&mut vendor, 6);
    vendor.sees("Its key is erased").press(&["y"]).sees("It is ended");
    vendor.press(&["x"]).sees("Private overlap").lacks("End the one").press(&["Esc"]);
}

#[test]
fn whoever_asked_which_and_learnt_how_many_is_told_that_names_were_declined() {
    let (here, there) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (mut vendor, mut partner) = (with_own(here.path(), 0..30), with_own(there.path(), 18..50));
    let [request, answer, result] = ["request", "answer", "result"].map(|name| here.path().join(name));
    step(&mut vendor, 2);
    file(&mut vendor, &request);
    padded(&mut vendor, "");
    let read_out = hash(&mut vendor);
    vendor.press(&["Esc"]);
    step(&mut partner, 3);
    file(&mut partner, &request);
    partner.press(&["y", "Enter"]);
    file(&mut partner, &answer);
    padded(&mut partner, "");
    let read_out = read_out.trim_end_matches('.');
    step(&mut vendor, 6);
    vendor.sees("It waits for an answer").sees(read_out).press(&["Esc"]);
    step(&mut vendor, 5);
    file(&mut vendor, &answer);
    file(&mut vendor, &result);
    vendor.sees("You asked which accounts are shared, and they answered only how many").press(&["Esc"]);
    vendor.sees("by private overlap of 2026-11-26, names").sees("declined.");
}

#[test]
fn the_steps_stand_whole_on_a_small_screen_and_the_likely_one_is_chosen() {
    let folder = tempfile::tempdir().unwrap();
    let mut driver = with_own(folder.path(), 0..12);
    driver.press(&["x"]).sees("What it is and is not");
    for step in ["Ask how many", "Ask which", "Answer: how many", "Answer: which", "Read  "] {
        driver.sees(step);
    }
    driver.press(&["Enter"]).sees("the file of the request").press(&["Esc"]);
    let request = folder.path().join("request.overlap");
    step(&mut driver, 1);
    file(&mut driver, &request);
    padded(&mut driver, "");
    driver.press(&["Esc", "x", "Enter"]).sees("Read: the file that came").press(&["Esc"]);
    step(&mut driver, 3);
    file(&mut driver, &request);
    driver.sees("Both of you would learn how many").sees("y Yes, go on to who asks").sees("n No, leave it");
}
