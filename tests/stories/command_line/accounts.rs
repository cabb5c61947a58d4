//! Who is already at our accounts, from the shell.

use super::Desk;
use partnerplan::accounts::{Account, Relation};
use partnerplan::plan::PartnerId;
use partnerplan::store::{Store, Whose};
use std::fs;

/// A desk with the example, and a list of Ledgerline's with two doubtful accounts on it.
fn with_doubts() -> Desk {
    let desk = Desk::with_example();
    let store = Store::at(desk.path());
    let of = |name: &str, domain: &str| Account {
        name: name.to_owned(),
        domain: domain.to_owned(),
        relation: Relation::Customer,
        ..Account::default()
    };
    let theirs =
        [of("Alderbrook Bank", "alderbrook.example"), of("Dunmere Bank", "dunmere.example"), of("\u{1b}[31mElse", "")];
    let whose = Whose::Partner(PartnerId::new("ledgerline-brief"));
    let folder = store.accounts(&desk.plan("example"));
    folder.put(&whose, "readers.csv", None, &mut |take| theirs.iter().try_for_each(&mut *take)).unwrap();
    desk
}

#[test]
fn the_lists_are_told_and_what_is_doubtful_is_settled_by_its_code() {
    let desk = with_doubts();
    let text = desk.done(&["accounts", "example"]);
    assert!(text.starts_with("24 accounts of ours, target-accounts.csv of 2026-11-26:"), "{text}");
    assert!(text.contains("somebody of the set is already at") && text.contains("In doubt"), "{text}");
    let json =
        || -> serde_json::Value { serde_json::from_str(&desk.done(&["accounts", "example", "--json"])).unwrap() };
    let before = json();
    let review = before["review"].as_array().unwrap().clone();
    assert_eq!(review.len(), 2);
    let code = |at: usize| review[at]["code"].as_str().unwrap();
    let of = |value: &serde_json::Value, key: &str| {
        let rows = value["partners"].as_array().unwrap();
        rows.iter().find(|row| row["id"] == "ledgerline-brief").unwrap()[key].as_u64().unwrap()
    };
    assert_eq!([of(&before, "present"), of(&before, "in_review")], [0, 2], "a doubt counts for nothing");
    let said = desk.run(&["accounts", "example", "--confirm", code(0), "--reject", code(1)]);
    assert!(said.code == 0 && said.words.contains("one company"), "{}", said.words);
    let after = json();
    assert_eq!([of(&after, "present"), of(&after, "in_review")], [1, 0]);
    assert!(desk.refused(&["accounts", "example", "--confirm", "nothing"]).contains("No match has the code"));
}

#[test]
fn a_partner_is_asked_about_accounts_still_to_be_won_and_gets_counts_without_names() {
    let desk = Desk::with_example();
    let text = desk.done(&["accounts", "example", "--ask", "harrowgate-identity"]);
    assert!(text.contains("Alderbrook Bank") && !text.contains("Larkspur"), "Larkspur buys already: {text}");
    let csv = desk.done(&["accounts", "example", "--for", "Harrowgate Identity"]);
    assert!(csv.contains("prospect,customer,<5") && !csv.contains("Bank") && !csv.contains("example"), "{csv}");
    assert!(csv.ends_with("all,all,9\n"), "nine counts of at most four each can be anything: {csv}");
    let file = desk.path().join("counts.json");
    let path = file.to_str().unwrap();
    desk.done(&["accounts", "example", "--for", "harrowgate-identity", "--output", path]);
    let value: serde_json::Value = serde_json::from_str(&fs::read_to_string(&file).unwrap()).unwrap();
    assert_eq!((value["least_count"].as_u64(), value["total"].as_u64()), (Some(5), Some(9)));
    assert!(
        desk.refused(&["accounts", "example", "--for", "harrowgate-identity", "--output", path]).contains("--force")
    );
    assert!(desk.refused(&["accounts", "example", "--for", "merrowby-cyber-insurance-brokers"]).contains("no list"));
    desk.done(&["new", "Empty", "--from", "other-b2b-software"]);
    let said = desk.run(&["accounts", "empty"]);
    assert!(said.code == 0 && said.words.contains("--as own-accounts"), "{}", said.words);
}

#[test]
fn a_copy_of_a_plan_brings_its_lists() {
    let desk = with_doubts();
    desk.done(&["new", "Second", "--from", "example"]);
    let copied = desk.done(&["new", "Third", "--from", "Example"]);
    assert!(copied.contains("third.ron"));
    assert_eq!(desk.done(&["accounts", "third", "--json"]), desk.done(&["accounts", "example", "--json"]));
}

#[test]
fn whose_a_list_is_is_said_by_id_or_by_name_and_what_came_in_is_told() {
    let desk = Desk::with_example();
    let file = desk.path().join("theirs.csv");
    fs::write(
        &file,
        "Company,Website,Type\nAlderbrook Bank,alderbrook.example,Customer\nDunmere,not a website,Customer\n",
    )
    .unwrap();
    let file = file.display().to_string();
    let import =
        |more: &[&str]| desk.run(&[&["import", "example", file.as_str(), "--as", "partner-accounts"], more].concat());
    for whose in ["ledgerline-brief", "Ledgerline Brief", " Ledgerline Brief "] {
        let dry = import(&["--partner", whose, "--dry-run"]);
        assert_eq!(
            (dry.code, dry.words.lines().last().unwrap()),
            (0, "2 accounts; nothing was written."),
            "{whose}: {}",
            dry.words
        );
    }
    let none = import(&["--partner", "ledgerline"]);
    assert!(
        none.code == 1 && none.words.contains("No candidate of this plan has the id “ledgerline”"),
        "{}",
        none.words
    );
    let asked = import(&[]);
    assert!(asked.code == 1 && asked.words.contains("Whose accounts are these?"), "{}", asked.words);
    let done = import(&["--partner", "Ledgerline Brief"]);
    assert_eq!((done.code, done.words.as_str()), (0, "2 accounts; 0 of them are ours, 2 in doubt.\n"));
}
