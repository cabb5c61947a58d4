//! The list of plans, however many there are and whatever they are called.

use super::Desk;
use std::{
    fs,
    time::{Duration, SystemTime},
};

/// So many plans that what they come to is kept.
const MANY: usize = 60;

fn desk() -> Desk {
    let desk = Desk::new();
    desk.done(&["new", "Plan"]);
    for number in 0..MANY {
        fs::copy(desk.plan("plan"), desk.plan(&format!("plan-{number}"))).unwrap();
        settle(&desk, &format!("plan-{number}"));
    }
    desk
}

/// Makes a file look as if it had not been written just now.
fn settle(desk: &Desk, slug: &str) {
    let file = fs::File::options().write(true).open(desk.plan(slug)).unwrap();
    file.set_modified(SystemTime::now() - Duration::from_secs(60)).unwrap();
}

/// C7.
#[test]
fn one_plan_with_a_name_of_megabytes_makes_no_line_longer_than_a_line() {
    let desk = desk();
    let name = "Übergröße ".repeat(100_000);
    let text = fs::read_to_string(desk.plan("plan")).unwrap();
    fs::write(desk.plan("plan"), text.replacen("name: \"Plan\"", &format!("name: \"{name}\""), 1)).unwrap();
    let list = desk.done(&["list"]);
    assert_eq!(list.lines().count(), 1 + MANY + 1);
    assert!(list.lines().all(|line| partnerplan::text::width(line) <= 200), "{}", list.len());
    assert!(list.contains("Übergröße") && list.contains('…'));
    let json: serde_json::Value = serde_json::from_str(&desk.done(&["list", "--json"])).unwrap();
    assert_eq!(json[0]["name"], name);
}

/// C7.
#[test]
fn a_plan_that_was_read_once_is_read_again_only_once_it_was_written() {
    let desk = desk();
    let first = desk.done(&["list"]);
    let kept = desk.path().join("known.ron");
    let text = fs::read_to_string(&kept).unwrap();
    fs::write(&kept, text.replace("name:\"Plan\"", "name:\"Kept\"")).unwrap();
    let second = desk.done(&["list"]);
    assert_eq!((first.matches("Kept").count(), second.matches("Kept").count()), (0, MANY), "{second}");
    let changed = fs::read_to_string(desk.plan("plan-7")).unwrap().replacen("name: \"Plan\"", "name: \"Else\"", 1);
    fs::write(desk.plan("plan-7"), changed).unwrap();
    settle(&desk, "plan-7");
    let third = desk.done(&["list"]);
    assert_eq!((third.matches("Kept").count(), third.matches("Else").count()), (MANY - 1, 1), "{third}");
    fs::write(&kept, "what no program wrote").unwrap();
    assert_eq!(desk.done(&["list"]).matches("Kept").count(), 0);
}

#[test]
fn a_few_plans_leave_no_trace_of_having_been_looked_at() {
    let desk = Desk::with_example();
    settle(&desk, "example");
    desk.done(&["list"]);
    assert!(!desk.path().join("known.ron").exists());
}
