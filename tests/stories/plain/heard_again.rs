//! What the second listener ran into: nothing is changed by being looked at, and each question says whom it is about.

use super::talked;
use partnerplan::plan::Plan;
use partnerplan::store::{Reference, Store};

fn heard(start: &str, name: &str, lines: &str) -> (String, Plan) {
    let folder = tempfile::tempdir().unwrap();
    let said = talked(folder.path(), None, &format!("{start}\n{lines}.quit\n")).said;
    (said, Store::at(folder.path()).read(&Reference::new(name)).unwrap().plan)
}

fn in_example(lines: &str) -> (String, Plan) {
    heard("example", "tallowick-bank-wave-1", lines)
}

fn in_new(lines: &str) -> (String, Plan) {
    heard("new Ears\n6", "ears", lines)
}

#[test]
fn who_has_no_plan_hears_what_this_is_and_a_wrong_word_is_called_one() {
    let folder = tempfile::tempdir().unwrap();
    let said = talked(folder.path(), None, "hilfe\n.quit\n").said;
    assert!(said.starts_with("partnerplan: which few partners to start with"), "{said}");
    assert!(said.contains("hilfe is no command here"), "{said}");
}

#[test]
fn a_way_of_weighing_that_was_only_looked_at_changes_no_weight() {
    for way in ["order\n\n", "points\n.back\n.go weights\n", "pairs\n.back\n", "percent 1\n\n"] {
        let (said, plan) = in_example(&format!(".go weights\n{way}"));
        let (_, was) = in_example("");
        assert_eq!((&plan.weighting, &plan.criteria), (&was.weighting, &was.criteria), "{way}: {said}");
    }
    let (said, plan) = in_example(".go weights\norder 2 1\n");
    assert_ne!(plan.weighting, in_example("").1.weighting, "{said}");
}

#[test]
fn rows_that_a_change_made_old_are_worked_out_before_they_are_read() {
    let (said, _) = in_example(".go first 90\nkickoff\n1 March 2028\n.list\n.more\n");
    let after = said.split("2028-03-01").nth(1).unwrap();
    assert!(after.contains("1. 20") && !after.contains("Nothing is here yet."), "{said}");
}

#[test]
fn each_question_of_the_quick_pass_names_whom_it_is_about() {
    let (said, _) = in_new(".go candidates\npaste\nAcme\nBirch\n\n.go quick\n3\n2\n.undo\n");
    let questions: Vec<&str> = said.lines().filter(|line| line.ends_with("]?") && line.contains("not asked")).collect();
    assert!(questions.len() > 3, "{said}");
    assert!(questions.iter().all(|line| line.starts_with("Acme: ") || line.starts_with("Birch: ")), "{questions:?}");
}

#[test]
fn back_goes_to_the_question_that_was_left_open() {
    let (said, _) = in_new(".go candidates\npaste\nAcme\nBirch\n\n.go quick\n2\n2\n2\n2\n\n.back\n");
    let last = said.lines().rfind(|line| line.ends_with("[not asked]?")).unwrap();
    assert!(last.starts_with("Acme: Anything that stops"), "{said}");
}

#[test]
fn a_candidate_of_whom_nobody_knows_anything_has_no_place_in_the_calls() {
    let lines = ".go candidates\npaste\nAcme\nBirch\n\n.go quick\n2\n2\n1\n1\n1\n2\n4\n4\n5\n5\n.go call\n";
    let (said, plan) = in_new(lines);
    assert!(plan.partners[1].quick.fit.is_asked(), "{said}");
    let calls = said.split("Nothing known yet").nth(1).unwrap_or_default();
    assert!(calls.lines().take(2).any(|line| line.contains("Birch")), "{said}");
}

#[test]
fn a_number_after_rows_were_read_may_be_the_number_of_a_row() {
    let (said, plan) = in_new("Acme\n.go goal\n.list\n2\nyes\nShield\n\n");
    assert!(said.contains("Did you mean row 2? yes opens it, no takes “2” as the answer [yes]?"), "{said}");
    assert_eq!((plan.goal.vendor.as_str(), plan.goal.product.as_str()), ("Acme", "Shield"), "{said}");
    // Without rows read before, and where no is said, a number is a name like any other.
    assert_eq!(in_new("3\n").1.goal.vendor, "3");
    assert_eq!(in_new(".list\n3\nno\n").1.goal.vendor, "3");
}

#[test]
fn a_line_of_what_cannot_be_read_empties_nothing() {
    let (said, plan) = in_new("Acme\n.go goal\n\u{3}\u{8}\n");
    assert!(said.contains("There is nothing in that line that can be read."), "{said}");
    assert_eq!(plan.goal.vendor, "Acme");
    let (said, _) = in_new(&format!("{}\n", "Y".repeat(20_000)));
    assert!(said.contains("Vendor is YYYYYYYY"), "{said}");
}

#[test]
fn who_was_heard_is_asked_by_buyer_and_then_by_stage() {
    let (said, plan) = in_example(".go won\nadd\nNorthbank\nheard Northbank\nHarrowgate\n1\n1\n");
    let asked: Vec<&str> =
        said.lines().filter(|line| line.starts_with("By whom:") || line.starts_with("When:")).collect();
    assert_eq!(asked.len(), 2, "{said}");
    assert!(asked.iter().all(|line| line.len() < 250), "{asked:?}");
    assert_eq!(plan.won_deals.last().unwrap().influences().len(), 1, "{said}");
}
