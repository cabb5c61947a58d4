//! Two versions of a plan in the wizard: what is undecided is settled, parts of another plan are taken over, and what
//! several raters are apart on is settled, each by one key.
#![expect(clippy::unwrap_used, reason = "a test may")]

use crate::driver::{CANDIDATES, Driver};
use crate::plain::talked;
use partnerplan::catalog;
use partnerplan::interview::steps::{Asked, By, View};
use partnerplan::interview::{self, scorecards};
use partnerplan::plan::{CriterionId, Date, Evidence, Mark, Partner, PartnerId, Plan, RatingValue, Score5, Scorecard};
use partnerplan::reconcile;
use partnerplan::store::{Left, Reference, Store};
use std::fs;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

const QUORIENT: &str = "quorient-grc";
const COMMITMENT: &str = "commitment";

fn partner<'a>(plan: &'a mut Plan, id: &str) -> &'a mut Partner {
    Arc::make_mut(plan.partners.iter_mut().find(|partner| partner.id.as_str() == id).unwrap())
}

fn rated(value: u8) -> RatingValue {
    RatingValue::Rated(Score5::new(value).unwrap())
}

/// The example with a rating and an owner.
fn version(value: u8, owner: &str) -> Plan {
    let mut plan = catalog::example();
    let quorient = partner(&mut plan, QUORIENT);
    quorient.rate(&CriterionId::new(COMMITMENT), rated(value), Evidence::Talked);
    owner.clone_into(&mut quorient.owner);
    plan
}

/// What two people made of the example: they are apart on a rating and on an owner.
pub(crate) fn merged() -> Plan {
    let merge = reconcile::merge(&catalog::example(), &version(5, "A. Ray"), &version(2, "B. Low")).unwrap();
    assert_eq!(merge.undecided.len(), 2);
    merge.plan
}

fn commitment(plan: &Plan) -> RatingValue {
    plan.partner(&PartnerId::new(QUORIENT)).unwrap().rating(&CriterionId::new(COMMITMENT)).unwrap().value
}

fn owner(plan: &Plan) -> &str {
    &plan.partner(&PartnerId::new(QUORIENT)).unwrap().owner
}

#[test]
fn what_is_undecided_is_said_when_the_plan_opens_and_settled_by_one_key_each() {
    let mut driver = Driver::plan(&merged());
    driver.sees("2 things two merged versions say otherwise: Ctrl-D settles what holds.");
    driver.go(CANDIDATES).press(&["Ctrl-d"]).sees("2 undecided between two versions");
    for (columns, rows) in [(80, 24), (140, 40)] {
        driver.resize(columns, rows).sees("Quorient GRC").sees("A. Ray").sees("B. Low").sees("take the other");
    }
    driver.press(&["t"]).sees("settled; Ctrl-Z takes it back").sees("1 undecided between two versions");
    driver.press(&["h"]).lacks("undecided between two versions");
    let plan = driver.open_plan().clone();
    assert!(plan.undecided.is_empty());
    assert_eq!((owner(&plan), commitment(&plan)), ("B. Low", rated(5)), "the one taken, the other kept");
    driver.press(&["u"]).sees("Undone").press(&["u"]).sees("Undone");
    assert_eq!(*driver.open_plan(), merged());
    driver.press(&["Ctrl-d", "Esc"]).lacks("undecided between two versions");
    assert_eq!(*driver.open_plan(), merged(), "later is no answer");
}

#[test]
fn where_nothing_is_undecided_that_is_said() {
    let mut driver = Driver::example();
    driver.go(CANDIDATES).press(&["Ctrl-d"]).sees("Nothing is undecided between two versions.");
}

#[test]
fn what_one_deleted_and_the_other_changed_is_kept_until_it_is_settled() {
    let mut without = catalog::example();
    without.partners.retain(|partner| partner.id.as_str() != QUORIENT);
    let merge = reconcile::merge(&catalog::example(), &without, &version(5, "A. Ray")).unwrap();
    let mut driver = Driver::plan(&merge.plan);
    driver.go(CANDIDATES).press(&["Ctrl-d"]).sees("1 undecided").sees("Quorient GRC").sees("deleted").sees("kept");
    driver.press(&["h"]);
    assert!(driver.open_plan().partner(&PartnerId::new(QUORIENT)).is_none(), "ours had deleted it");
    driver.press(&["u"]);
    assert_eq!(owner(driver.open_plan()), "A. Ray");
    driver.press(&["Ctrl-d", "t"]);
    assert_eq!((owner(driver.open_plan()), driver.open_plan().undecided.len()), ("A. Ray", 0));
}

fn card(rater: &str, marks: &[(&str, &str, u8)]) -> Scorecard {
    let mark = |(partner, criterion, value): &(&str, &str, u8)| Mark {
        partner: PartnerId::new(partner),
        criterion: CriterionId::new(criterion),
        value: rated(*value),
    };
    let on = Some(Date::new("2026-11-26").unwrap());
    Scorecard { rater: rater.to_owned(), on, marks: marks.iter().map(mark).collect() }
}

/// The example with three scorecards: far apart on one rating, near on another.
pub(crate) fn marked() -> Plan {
    let mut plan = catalog::example();
    partner(&mut plan, QUORIENT).ratings.retain(|rating| rating.criterion.as_str() != COMMITMENT);
    for (rater, far, near) in [("A. Ray", 2, 4), ("B. Low", 5, 4), ("C. Ott", 3, 3)] {
        let card = card(rater, &[("harrowgate-identity", COMMITMENT, near), (QUORIENT, COMMITMENT, far)]);
        scorecards::take(&plan, card).change.edit.apply(&mut plan).unwrap();
    }
    plan
}

fn at_commitment() -> View {
    let place = catalog::example().criteria.iter().position(|it| it.id.as_str() == COMMITMENT).unwrap();
    View::Rate { at: Some(Asked::Criterion(place)), by: Some(By::Criterion) }
}

#[test]
fn raters_stand_side_by_side_the_farthest_apart_first_and_one_key_settles() {
    let mut driver = Driver::plan(&marked());
    driver.go(at_commitment()).press(&["R"]).sees("Raters together: 1 rating apart by two or more");
    for (columns, rows) in [(80, 24), (140, 40)] {
        driver.resize(columns, rows).sees("A. Ray 2, B. Low 5, C. Ott 3");
    }
    let screen = driver.screen();
    let first = |text: &str| screen.lines().position(|line| line.contains(text)).unwrap();
    assert!(first("Quorient GRC") < first("Harrowgate Identity"), "{screen}");
    driver.press(&["4"]).sees("settled at 4, Commitment; Ctrl-Z takes it back").sees("nothing far apart is open");
    let rating = |plan: &Plan| {
        let partner = plan.partner(&PartnerId::new(QUORIENT)).unwrap();
        partner.rating(&CriterionId::new(COMMITMENT)).cloned().unwrap()
    };
    let settled = rating(driver.open_plan());
    assert_eq!((settled.value, settled.source.as_str()), (rated(4), "Settled among A. Ray, B. Low, C. Ott"));
    let later = scorecards::take(driver.open_plan(), card("D. Em", &[(QUORIENT, COMMITMENT, 1)]));
    assert_eq!((later.rated, later.kept.len()), (0, 1), "what was settled stays");
    driver.press(&["Ctrl-z"]).sees("Undone").sees("1 rating apart by two or more");
    assert_eq!(rating(driver.open_plan()).value, rated(3));
    let before = driver.open_plan().clone();
    driver.press(&["u"]).sees("Nothing was settled here that could be taken back");
    assert_eq!(*driver.open_plan(), before, "what was done before stays");
    driver.press(&["m"]);
    assert_eq!(rating(driver.open_plan()).source, "Settled among A. Ray, B. Low, C. Ott");
    driver.press(&["Esc"]).lacks("Raters together");
}

#[test]
fn what_raters_settle_is_not_known_as_what_they_settled_against_was() {
    let mut plan = marked();
    let criterion = CriterionId::new(COMMITMENT);
    let quorient = partner(&mut plan, QUORIENT);
    quorient.rate(&criterion, rated(5), Evidence::Data);
    let usual = partnerplan::interview::evidence::usual_evidence(quorient);
    let settled = |plan: &Plan, value: u8| {
        let mut plan = plan.clone();
        let change = scorecards::settle(&plan, &PartnerId::new(QUORIENT), &criterion, Some(rated(value))).unwrap();
        change.edit.apply(&mut plan).unwrap();
        plan.partner(&PartnerId::new(QUORIENT)).unwrap().rating(&criterion).cloned().unwrap().evidence
    };
    assert_eq!((settled(&plan, 2), settled(&plan, 5)), (usual, Evidence::Data));
}

#[test]
fn without_scorecards_it_is_said_how_one_comes_in() {
    let mut driver = Driver::example();
    driver.go(at_commitment()).press(&["R"]).sees("No scorecard has come in yet");
}

#[test]
fn a_plan_is_held_against_another_and_a_part_of_it_taken_over() {
    let (mine, other) = (version(3, "A. Ray"), Plan { name: "The other".to_owned(), ..version(5, "B. Low") });
    let mut driver = Driver::home_with(|store| {
        store.create(&mine.name, &mine).unwrap();
        store.create(&other.name, &other).unwrap();
    });
    driver.open(&mine.name);
    driver.go(CANDIDATES).press(&["Ctrl-f"]).sees("Compare with…").type_text("the other").press(&["Enter"]);
    driver.sees("Here and in “The other”: 3 otherwise").sees("What moves from here to there").sees("B. Low");
    driver.resize(140, 40).waits_for("In: Quorient GRC");
    driver.press(&["h"]).sees("2 otherwise").press(&["u"]).sees("3 otherwise").press(&["h"]).sees("2 otherwise");
    let is_owner = |driver: &Driver| driver.screen().lines().any(|line| line.contains('›') && line.contains("Owner"));
    if !is_owner(&driver) {
        driver.press(&["Down"]);
    }
    driver.press(&["t"]).sees("taken over; Ctrl-Z takes it back").sees("1 otherwise");
    driver.press(&["Ctrl-z"]).sees("Undone").sees("2 otherwise").press(&["Ctrl-z"]).sees("3 otherwise");
    assert_eq!(*driver.open_plan(), mine);
    driver.press(&["u"]).sees("Nothing was decided here that could be taken back").press(&["h"]);
    if !is_owner(&driver) {
        driver.press(&["Down"]);
    }
    driver.press(&["t"]).sees("1 otherwise").press(&["Esc"]);
    let plan = driver.open_plan();
    assert_eq!(plan.name, mine.name, "what was left is left");
    assert!(
        (owner(plan), commitment(plan)) == ("B. Low", rated(3))
            || (owner(plan), commitment(plan)) == ("A. Ray", rated(5))
    );
    driver.press(&["u"]);
    assert_eq!(*driver.open_plan(), mine);
}

#[test]
fn what_moves_is_that_of_the_plan_as_it_is_once_a_part_is_taken_over() {
    let (mine, other) = (version(3, "A. Ray"), Plan { name: "The other".to_owned(), ..version(3, "B. Low") });
    let mut driver = Driver::home_with(|store| {
        store.create(&mine.name, &mine).unwrap();
        store.create(&other.name, &other).unwrap();
    });
    driver.open(&mine.name);
    driver.go(CANDIDATES).resize(140, 40).press(&["Ctrl-f"]).type_text("the other").press(&["Enter"]);
    driver.waits_for("A. Ray → B. Low");
    let is_owner = |driver: &Driver| driver.screen().lines().any(|line| line.contains('›') && line.contains("Owner"));
    if !is_owner(&driver) {
        driver.press(&["Down"]);
    }
    driver.press(&["t"]).sees("taken over");
    driver.until("it is worked out anew", |driver| !driver.screen().contains("A. Ray → B. Low"));
}

#[test]
fn at_home_two_plans_are_held_against_each_other() {
    let other = Plan { name: "The other".to_owned(), ..version(5, "B. Low") };
    let mut driver = Driver::home_with(|store| {
        store.create("Tallowick, bank wave 1", &catalog::example()).unwrap();
        store.create(&other.name, &other).unwrap();
    });
    driver.waits_for("The other").press(&["Home", "c"]).sees("Compare with…").press(&["Enter"]);
    driver.sees("From “").sees("open the plan that is to have them; Ctrl-F there");
    driver.sees("being worked out").waits_for("- In: ").press(&["Esc"]).lacks("From “");
}

#[test]
fn what_moves_between_two_long_lists_fills_in_while_the_dialog_is_open() {
    let longer = |mut plan: Plan, name: &str| {
        let names: Vec<String> = (0..30).map(|number| format!("Candidate number {number}")).collect();
        let added = interview::adding::names(&plan, &names.join("\n"));
        added.edit().apply(&mut plan).unwrap();
        Plan { name: name.to_owned(), ..plan }
    };
    let (mine, other) = (longer(version(3, "A. Ray"), "Mine"), longer(version(5, "A. Ray"), "The other"));
    assert!(mine.partners.len() > 50);
    let mut driver = Driver::home_with(|store| {
        store.create(&mine.name, &mine).unwrap();
        store.create(&other.name, &other).unwrap();
    });
    driver.open(&mine.name);
    driver.go(CANDIDATES).resize(140, 40).press(&["Ctrl-f"]).type_text("the other").press(&["Enter"]);
    driver.sees("Here and in “The other”").sees("What moves by it is being worked out").lacks("In: Quorient GRC");
    driver.waits_for("In: Quorient GRC").lacks("being worked out");
    driver.press(&["Esc"]).lacks("In: Quorient GRC");
}

#[test]
fn what_is_undecided_stands_in_the_header_until_it_is_settled() {
    let mut driver = Driver::plan(&merged());
    driver.go(CANDIDATES).press(&["Down", "Down"]).lacks("two merged versions say otherwise");
    for columns in [40, 80, 140] {
        let header = driver.resize(columns, 24).screen().lines().next().map(str::to_owned).unwrap_or_default();
        assert!(header.contains("2 undecided, Ctrl-D   saved"), "{header}");
    }
    driver.click("2 undecided").sees("2 undecided between two versions").press(&["t"]).sees("1 undecided, Ctrl-D");
    driver.press(&["h"]).lacks("undecided");
}

#[test]
fn the_palette_finds_versions_and_raters_by_the_words_people_type() {
    let settle = ["undecided", "conflicts", "merge", "versions"].map(|word| (word, "settle versions"));
    let compare = ["compare", "diff", "differs", "another"].map(|word| (word, "compare with"));
    let raters = ["scorecards", "raters", "farthest"].map(|word| (word, "Rate: raters"));
    let mut driver = Driver::plan(&merged());
    driver.go(CANDIDATES);
    for (word, found) in settle.into_iter().chain(compare).chain(raters) {
        driver.press(&["Ctrl-p"]).type_text(word).sees(found).press(&["Esc"]);
    }
}

#[test]
fn what_raters_are_apart_on_is_told_with_its_key_at_every_criterion() {
    let mut driver = Driver::plan(&marked());
    driver.go(at_commitment()).sees("1 to discuss, R settles").press(&["Right"]);
    driver.sees("1 to discuss elsewhere, R settles").press(&["R", "4", "Esc"]).lacks("R settles");
    Driver::example().go(at_commitment()).lacks("R settles");
}

#[test]
fn what_differs_is_seen_at_eighty_columns_however_late_it_comes() {
    let said = "One demo each way, of what is sold today, with both people in the room and ";
    let with_step = |end: &str, name: &str| {
        let mut plan = Plan { name: name.to_owned(), ..catalog::example() };
        let quorient = partner(&mut plan, QUORIENT);
        quorient.next_step = format!("{said}{end}");
        quorient.why = format!("{}{end}", said.repeat(8));
        plan
    };
    let (mine, other) = (with_step("no slides", "Mine"), with_step("a price list", "The other"));
    let mut driver = Driver::home_with(|store| {
        store.create(&mine.name, &mine).unwrap();
        store.create(&other.name, &other).unwrap();
    });
    driver.open(&mine.name);
    driver.go(CANDIDATES).press(&["Ctrl-f"]).type_text("the other").press(&["Enter"]);
    for field in ["Next step", "Why"] {
        let screen = driver.screen();
        let row = screen.lines().find(|line| line.contains(field) && line.contains("no slides"));
        assert!(row.is_some_and(|row| row.contains("a price list")), "{field}\n{screen}");
    }
    let why = |driver: &Driver| driver.screen().lines().any(|line| line.contains('›') && line.contains("Why"));
    while !why(&driver) {
        driver.press(&["Down"]);
    }
    let screen = driver.screen();
    let foot: Vec<&str> = screen.split("Here: ").nth(1).unwrap().split("Other version: ").collect();
    assert!(foot[0].contains("no slides") && foot[1].contains("a price list"), "{screen}");
}

#[test]
fn plans_of_one_name_and_versions_of_one_minute_are_told_apart() {
    let mut driver = Driver::home_with(|store| {
        let mut plan = catalog::example();
        let path =
            store.create("Twin", &Plan { name: "Twin".to_owned(), ..plan.clone() }).unwrap().file.path().to_owned();
        store.create("Twin", &version(5, "B. Low")).unwrap();
        plan.name = "Twin".to_owned();
        let minute = SystemTime::UNIX_EPOCH + Duration::from_secs(1_790_000_040);
        for (vendor, seconds) in [("Second", 3), ("Third", 11)] {
            fs::File::options()
                .write(true)
                .open(&path)
                .unwrap()
                .set_modified(minute + Duration::from_secs(seconds))
                .unwrap();
            vendor.clone_into(&mut plan.goal.vendor);
            store.open(&Reference::from(path.as_path())).unwrap().file.save(&plan).unwrap();
        }
    });
    driver.open("twin");
    driver.go(CANDIDATES).press(&["Ctrl-f"]).sees("Twin (twin-2.ron)").sees(":03").sees(":11");
    driver.type_text("twin-2").press(&["Enter"]).sees("Here and in “Twin (twin-2.ron)”").press(&["Esc"]);
    driver.press(&["Ctrl-v"]).sees(":03").sees(":11");
    let folder = driver.quits();
    let said = talked(folder.path(), Some("twin"), ".against\n\n.earlier\n\n.quit\n").said;
    assert!(said.contains("plan Twin (twin-2.ron)"), "{said}");
    assert_eq!([":03", ":11"].map(|seconds| said.matches(seconds).count()), [2, 2], "{said}");
}

#[test]
fn the_same_line_by_line() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::at(folder.path());
    store.create("Merged", &merged()).unwrap();
    store.create("Marked", &marked()).unwrap();
    let read = |name: &str| store.read(&Reference::new(name)).unwrap().plan;
    let said = talked(folder.path(), Some("merged"), ".settle\n1 other\n1 here\nlist\n2 here\n.settle\n.quit\n").said;
    assert!(said.contains("2 things two merged versions say otherwise: .settle settles what holds."), "{said}");
    assert!(said.contains("Quorient GRC, Owner: “A. Ray” here, “B. Low” in the other version"), "{said}");
    assert!(said.contains("settled; .undo takes that back."), "{said}");
    // A number means the same row until the end.
    assert!(
        said.contains("1. Quorient GRC, Owner: settled") && said.contains("2. Quorient GRC, Commitment: “5"),
        "{said}"
    );
    assert!(said.contains("Nothing is undecided between two versions."), "{said}");
    let plan = read("merged");
    assert_eq!(plan.undecided.len(), 0);
    let said = talked(folder.path(), Some("marked"), ".go Rate\n.raters 1 4\n.raters\n\n.quit\n").said;
    assert!(said.contains("A. Ray 2, B. Low 5, C. Ott 3; rated 4, settled"), "{said}");
    assert_eq!(commitment(&read("marked")), rated(4));
    store.create("Apart", &marked()).unwrap();
    let lines = ".go Rate\n.raters\n1 4\n1 5\nlist\n\n.quit\n";
    let said = talked(folder.path(), Some("apart"), lines).said;
    assert_eq!(commitment(&read("apart")), rated(5), "the same row, though it is not the first any more: {said}");
    assert!(said.contains("1. Quorient GRC on Commitment") && said.contains("rated 5, settled"), "{said}");
    let said = talked(folder.path(), Some("merged"), ".against 1\n\n.against 1\n1\n\n.quit\n").said;
    assert!(said.contains("taken over; .undo takes that back."), "{said}");
}

#[test]
fn by_lines_what_moves_in_whom_to_recruit_is_said_too() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::at(folder.path());
    let one = store.create("One", &version(3, "A. Ray")).unwrap().file.path().to_owned();
    store.create("Two", &version(5, "A. Ray")).unwrap();
    let said = talked(folder.path(), Some("one"), ".against 1\n\n.quit\n").said;
    assert!(said.contains("In: Quorient GRC") && !said.contains("was left out"), "{said}");
    // Where nothing was waited for before, the next line is heard while it is worked out.
    store.leave(&one, Left { view: 'o', partner: None, place: None });
    let early = talked(folder.path(), Some("one"), ".against 1\n.enough\n\n.quit\n").said;
    assert!(early.contains("What moves in whom to recruit, money and days was left out."), "{early}");
    assert!(!early.contains("In: Quorient GRC"), "{early}");
}
