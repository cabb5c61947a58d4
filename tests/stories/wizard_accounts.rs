//! The accounts view: who is at which of our accounts, and what is doubtful, settled by one key each.

use crate::driver::Driver;
use partnerplan::interview::steps::View;
use std::fs;

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

#[test]
fn a_list_is_brought_in_from_a_file_and_counts_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let ours = folder.path().join("ours.csv");
    fs::write(
        &ours,
        "Account,Website,Status,Amount\nNorth Bank,www.north.example,Opportunity,45000\nSouth Bank,south.example,Customer,\n",
    )
    .unwrap();
    let theirs = folder.path().join("theirs.csv");
    fs::write(&theirs, "Company;Domain\nThe North;https://north.example/x\nEast;east.example\n").unwrap();
    let mut driver = Driver::example();
    driver.go(View::Accounts).press(&["a"]).sees("Whose accounts are on the list?").press(&["Enter"]);
    driver.sees("Bring a list in").paste("/no/such/file.csv").press(&["Enter"]).sees("Bring a list in");
    driver.press(&["Ctrl-u"]).paste(ours.to_str().unwrap()).press(&["Enter"]).sees("2 accounts of ours");
    driver.press(&["End", "a"]).sees("Whose accounts").press(&["Enter"]).paste(theirs.to_str().unwrap());
    driver.press(&["Enter"]).sees("2 accounts; 1 of them is ours").press(&["Home", "Up"]);
    driver.resize(140, 40).sees("open opportunity, $45k");
}

#[test]
fn what_a_list_says_is_filled_in_on_request_and_taken_back() {
    let mut driver = Driver::with_lists();
    let calderan = |driver: &Driver| {
        let partners = &driver.open_plan().partners;
        partners.iter().find(|partner| partner.id.as_str() == "calderan-core").unwrap().clone()
    };
    let before = calderan(&driver);
    driver.go(View::Accounts).press(&["/", "C", "a", "l", "d", "e", "r", "Enter"]);
    driver.sees("11 of the 11 accounts on their list are ours: 4 of 5 on fit, = fills it in");
    driver.press(&["="]).sees("what their account list says: 11 accounts named").lacks("= fills it in");
    let after = calderan(&driver);
    assert_eq!((before.accounts_named, after.accounts_named), (None, Some(11)));
    assert_eq!(after.accounts_known, Some(partnerplan::plan::Evidence::Data), "a number says how it is known");
    assert_eq!((&after.ratings, after.accounts_served), (&before.ratings, before.accounts_served), "said already");
    let whence = "11 of the 11 accounts on their list are ours.";
    assert!(after.notes.starts_with(&before.notes) && after.notes.ends_with(whence), "{}", after.notes);
    driver.press(&["="]).sees("stands there already").press(&["u"]);
    assert_eq!(calderan(&driver), before);
}

#[test]
fn how_alike_names_must_be_is_moved_by_keys_and_what_is_in_doubt_follows() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let ours = file("ours.csv", "Company\nHarrowgate Timber Works\nVallorbe Dairy\n");
    let theirs = file("theirs.csv", "Company\nHarrowgate Timber Work\nVallorbe Dairy AG\n");
    let mut driver = Driver::example();
    driver.go(View::Accounts).press(&["a", "Enter"]).paste(&ours).press(&["Enter"]).sees("2 accounts of ours");
    driver.press(&["End", "a", "Enter"]).paste(&theirs).press(&["Enter"]).sees("of them are ours").press(&["Tab"]);
    let doubts = |driver: &mut Driver| driver.screen().contains("1 in doubt");
    assert!(!doubts(&mut driver));
    for _ in 0..8 {
        driver.press(&["+"]);
    }
    driver.sees("Names 100 % alike or more count").sees("1 in doubt");
    for _ in 0..8 {
        driver.press(&["-"]);
    }
    assert!(!doubts(&mut driver));
}

#[test]
fn a_list_is_taken_away_after_a_question() {
    let mut driver = Driver::with_lists();
    driver.go(View::Accounts).press(&["Home", "Down", "d"]).sees("Take the list of the accounts of Cordwell");
    driver.press(&["y"]).sees("is gone").sees("No list yet  10");
    driver.press(&["Home", "d", "y"]).sees("No list of your own accounts yet");
}

/// I4.
#[test]
fn a_long_list_says_how_far_it_is_and_stops_without_leaving_anything_behind() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ours.csv");
    let rows: Vec<String> = (0..200_000).map(|row| format!("Harrowgate Timber {row}")).collect();
    fs::write(&path, format!("Company\n{}\n", rows.join("\n"))).unwrap();
    let mut driver = Driver::example();
    driver.looks_on = true;
    driver.go(View::Accounts).press(&["Ctrl-x"]).sees("No list is being taken in");
    driver.press(&["a", "Enter"]).paste(path.to_str().unwrap()).press(&["Enter"]);
    driver.sees("Taking a list in: 0 accounts so far. Ctrl-X stops it.");
    driver.until("it counts", |driver| !driver.screen().contains("in: 0 accounts")).sees("so far. Ctrl-X stops it.");
    driver.press(&["Down"]).sees("Taking a list in").press(&["Ctrl-x"]);
    driver.sees("Stopped: the lists are as they were.").lacks("Taking a list in").sees("No account lists yet");
    let kept = driver.store().config().join("accounts");
    let left = fs::read_dir(kept).unwrap().flat_map(|plan| fs::read_dir(plan.unwrap().path()).unwrap());
    let names: Vec<_> = left.map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    assert!(names.iter().all(|name| name.contains(".lock")), "{names:?}");
}
