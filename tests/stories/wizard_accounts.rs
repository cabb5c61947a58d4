//! The accounts view: who is at which of our accounts, and what is doubtful, settled by one key each.

use crate::driver::Driver;
use partnerplan::interview::steps::View;

#[test]
fn a_doubtful_match_is_settled_by_one_key_and_only_then_counts() {
    let mut driver = Driver::with_lists();
    driver.press(&["g", "a"]).sees("24 accounts of ours").sees("2 in doubt count for nothing yet");
    assert_eq!(driver.view(), Some(View::Accounts));
    driver.press(&["/", "L", "e", "d", "g", "e", "r", "Enter", "Tab"]).sees("In doubt: y one company");
    driver.sees("Ours: Alderbrook Bank (alderbrook-bank.example)").sees("On the list of");
    driver.press(&["y"]).sees("one company; n says otherwise").sees("1 in doubt count");
    driver.sees("You said").sees("one with Alderbrook Bank");
    driver.press(&["Home", "n"]).sees("not one company").lacks("in doubt count");
    driver.press(&["Home", "y"]).sees("There is no doubtful match selected");
    driver.press(&["End", "y"]).sees("one with Dunmere Bank");
}

#[test]
fn one_candidate_is_told_account_by_account_and_all_together_who_is_there() {
    let mut driver = Driver::with_lists();
    driver.go(View::Accounts).resize(140, 40).sees("Who is there").sees("Cordwell & Fenn Agency, ");
    driver.press(&["Down"]).sees("To them").sees("relationship");
    driver.sees("At ours").lacks("In doubt: y");
}

#[test]
fn without_lists_the_view_says_what_they_are_good_for_and_how_they_come() {
    let mut driver = Driver::example();
    driver.go(View::Accounts).sees("No account lists yet").sees("--as own-accounts").press(&["Enter", "y", "Tab"]);
    driver.sees("No account lists yet");
}

#[test]
fn what_counts_in_coverage_follows_the_lists_at_once() {
    let mut driver = Driver::with_lists();
    driver.go(View::Recruit(None)).worked_out().resize(160, 50).sees("coverage 52.5").press(&["v"]);
    driver.sees("account by account").lacks("coverage 52.5");
    driver.press(&["v"]).sees("coverage 52.5");
}
