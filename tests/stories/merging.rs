//! Two versions of a plan become one, and nothing either of them says is lost.
#![expect(clippy::unwrap_used, reason = "a test may")]

mod flat;
mod kept;
mod mutated;

use crate::arbitrary;
use partnerplan::catalog;
use partnerplan::plan::{Evidence, Plan, RatingValue, Score5, Side};
use partnerplan::reconcile::{self, Merge};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use std::cell::Cell;
use std::sync::Arc;
use std::{fs, path::Path, process::Command};

fn merge(base: &Plan, ours: &Plan, theirs: &Plan) -> Merge {
    reconcile::merge(base, ours, theirs).unwrap()
}

/// So many are tried: `MERGES=10000` in front for more.
fn cases(usual: u32) -> ProptestConfig {
    let wanted = std::env::var("MERGES").ok().and_then(|number| number.parse().ok());
    ProptestConfig { cases: wanted.unwrap_or(usual), failure_persistence: None, ..ProptestConfig::default() }
}

/// A plan, and two versions of it that several changes have been made to, each of them somewhere: one for a few throws.
fn versions(throws: usize) -> impl Strategy<Value = [Plan; 3]> {
    let base = prop_oneof![Just(catalog::example()), arbitrary::plan()];
    let dice = move || vec(any::<u32>(), 2..throws);
    (base, arbitrary::plan(), dice(), dice()).prop_map(|(base, donor, ours, theirs)| {
        let [ours, theirs] = [ours, theirs].map(|dice| mutated::mutated(&base, &donor, &dice));
        [base, ours, theirs]
    })
}

proptest! {
    #![proptest_config(cases(48))]

    #[test]
    fn what_only_one_version_changed_is_taken([base, ours, _] in versions(60)) {
        prop_assert_eq!(merge(&base, &ours, &base).plan, ours.clone());
        prop_assert_eq!(merge(&base, &base, &ours).plan, ours.clone());
        let both = merge(&base, &ours, &ours);
        prop_assert_eq!(both.undecided, []);
        prop_assert_eq!(both.plan, ours);
    }

    #[test]
    fn no_merge_loses_what_anybody_said([base, ours, theirs] in versions(60)) {
        let merged = merge(&base, &ours, &theirs);
        let lost = flat::lost([&base, &ours, &theirs], &merged.plan);
        prop_assert!(lost.is_empty(), "{lost:#?}");
        // Settled one after the other by either side, nothing is left, and every step is one.
        for side in [Side::Ours, Side::Theirs] {
            let mut plan = merged.plan.clone();
            while !plan.undecided.is_empty() {
                let left = plan.undecided.len();
                let change = reconcile::settle(&plan, 0, side, "settled");
                let change = change.or_else(|_| reconcile::settle(&plan, 0, Side::Ours, "settled")).unwrap();
                change.edit.apply(&mut plan).unwrap();
                prop_assert_eq!(plan.undecided.len(), left - 1);
            }
        }
    }

    #[test]
    fn all_that_differs_is_told_and_can_be_taken_over([base, ours, theirs] in versions(60)) {
        for (left, right) in [(&ours, &theirs), (&base, &ours)] {
            let told = reconcile::apart(left, right).unwrap();
            prop_assert!(!told.is_empty() || flat::leaves(left) == flat::leaves(right));
            prop_assert!(told.is_empty() || left != right);
            let mut plan = left.clone();
            for one in &told {
                prop_assert!(!reconcile::what(left, one).about.is_empty());
                if let Ok(after) = reconcile::taken(&plan, right, one) {
                    let edit = reconcile::edit(&plan, &after);
                    edit.apply(&mut plan).unwrap();
                    prop_assert_eq!(&plan, &after);
                }
            }
        }
    }
}

fn rated(plan: &mut Plan, value: u8, evidence: Evidence) {
    let partner = Arc::make_mut(&mut plan.partners[0]);
    let criterion = partner.ratings[0].criterion.clone();
    partner.rate(&criterion, RatingValue::Rated(Score5::new(value).unwrap()), evidence);
}

#[test]
fn a_rating_and_how_it_is_known_are_one_answer() {
    let base = catalog::example();
    let [mut ours, mut theirs] = [base.clone(), base.clone()];
    let other = base.partners[0].ratings[0].evidence.next();
    rated(&mut ours, 1, other);
    rated(&mut theirs, 2, other.next());
    let merged = merge(&base, &ours, &theirs);
    let [one] = merged.undecided.as_slice() else { panic!("{:?}", merged.undecided) };
    let fields: Vec<&str> = one.fields.iter().map(|field| field.field.as_str()).collect();
    assert_eq!(fields, ["value", "evidence"], "told once, and decided as one");
    let [told] = &reconcile::apart(&merged.plan, &theirs).unwrap()[..] else { panic!("what is undecided is not told") };
    assert_eq!(reconcile::taken(&ours, &theirs, told).unwrap(), theirs);
    // Of two answers to one question none is made that nobody gave.
    let mut known = base.clone();
    rated(&mut known, value(&base), other);
    rated(&mut ours, if value(&base) == 1 { 2 } else { 1 }, base.partners[0].ratings[0].evidence);
    assert_eq!(merge(&base, &ours, &known).undecided.len(), 1);
}

#[test]
fn one_thing_has_one_name_whatever_the_other_version_calls_it() {
    let here = catalog::example();
    let mut there = here.clone();
    "The other".clone_into(&mut there.name);
    "Somebody else".clone_into(&mut there.goal.vendor);
    let partner = Arc::make_mut(&mut there.partners[0]);
    (partner.name, partner.owner) = (here.partners[0].name.to_uppercase(), "B. Low".to_owned());
    rated(&mut there, if value(&here) == 1 { 2 } else { 1 }, here.partners[0].ratings[0].evidence);
    let told = reconcile::apart(&here, &there).unwrap();
    let about: Vec<String> = told.iter().map(|one| reconcile::between(&here, &there, one).about).collect();
    let (whole, of_partner): (Vec<&String>, Vec<&String>) = about.iter().partition(|it| it.starts_with("The plan, "));
    assert_eq!(whole, ["The plan, Vendor", "The plan, Name"], "{about:?}");
    assert_eq!(of_partner.len(), 3, "{about:?}");
    assert!(of_partner.iter().all(|it| it.starts_with(&format!("{}, ", here.partners[0].name))), "{about:?}");
}

#[test]
fn a_line_put_otherwise_by_one_says_what_the_other_says_beside_it() {
    let base = catalog::example();
    let trigger = base.profile.triggers[0].clone();
    let [mut ours, mut theirs] = [base.clone(), base.clone()];
    "A bank fails an audit".clone_into(&mut ours.profile.triggers[0].event);
    theirs.profile.triggers[0].sign.clear();
    assert!(!trigger.sign.is_empty() && trigger.event != ours.profile.triggers[0].event);
    for (one, other) in [(&ours, &theirs), (&theirs, &ours)] {
        let merged = merge(&base, one, other);
        assert_eq!(merged.undecided, []);
        let line = &merged.plan.profile.triggers[0];
        assert_eq!((line.event.as_str(), line.sign.as_str()), ("A bank fails an audit", ""));
    }
}

#[test]
fn what_was_undecided_before_a_second_merge_is_still_to_be_decided_after_it() {
    let base = catalog::example();
    let says = |plan: &Plan, vendor: &str| {
        let mut said = plan.clone();
        said.goal.vendor = vendor.to_owned();
        said
    };
    let [first, second, third] = ["First", "Second", "Third"].map(|vendor| says(&base, vendor));
    let once = merge(&base, &first, &second).plan;
    let twice = merge(&base, &once, &third).plan;
    let others = |plan: &Plan| -> Vec<String> {
        let fields = plan.undecided.iter().flat_map(|one| &one.fields);
        fields.filter_map(|field| field.theirs.clone()).collect()
    };
    assert_eq!(others(&twice), ["\"Second\"", "\"Third\""]);
    let again = merge(&base, &once, &second).plan;
    assert_eq!(others(&again), ["\"Second\""], "the same is asked once");
    // Settled one after the other, each is held against what stands then.
    let mut plan = twice;
    reconcile::settle(&plan, 0, Side::Theirs, "settled").unwrap().edit.apply(&mut plan).unwrap();
    let left = reconcile::what(&plan, &plan.undecided[0]);
    assert_eq!((left.ours.as_str(), left.theirs.as_str()), ("“Second”", "“Third”"));
}

fn value(plan: &Plan) -> u8 {
    plan.partners[0].ratings[0].value.score().unwrap()
}

/// The text of a plan as its file has it.
fn text(plan: &Plan) -> String {
    let shape = ron::ser::PrettyConfig::new().indentor("  ").new_line("\n").depth_limit(4);
    ron::ser::to_string_pretty(plan, shape).unwrap() + "\n"
}

/// What git makes of three texts, where it can do so without a conflict. These stories need git, as whoever works on the
/// program has it.
fn merged_by_git(folder: &Path, texts: [&str; 3]) -> Option<String> {
    let names = ["base", "ours", "theirs"];
    for (name, text) in names.iter().zip(texts) {
        fs::write(folder.join(name), text).unwrap();
    }
    let mut git = Command::new("git");
    git.args(["merge-file", "-p", "ours", "base", "theirs"]).current_dir(folder);
    let output = git.output().expect("git is there");
    output.status.success().then(|| String::from_utf8(output.stdout).unwrap())
}

/// A plan that reads, and in which nothing stands twice.
fn sound(text: &str) -> Option<Plan> {
    let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    let plan: Plan = options.from_str(text).ok()?;
    mutated::has_each_once(&serde_json::to_value(&plan).unwrap()).then_some(plan)
}

#[test]
fn where_git_merges_the_texts_to_a_plan_it_is_the_same_plan() {
    let folder = tempfile::tempdir().unwrap();
    let (clean, all) = (Cell::new(0), Cell::new(0));
    let mut runner = TestRunner::new(cases(48));
    let ran = runner.run(&versions(24), |[base, ours, theirs]| {
        all.set(all.get() + 1);
        let texts = [&base, &ours, &theirs].map(text);
        let Some(by_git) = merged_by_git(folder.path(), [&texts[0], &texts[1], &texts[2]]) else { return Ok(()) };
        let Some(by_git) = sound(&by_git) else { return Ok(()) };
        if flat::is_revived([&base, &ours, &theirs], &by_git) {
            return Ok(());
        }
        let merged = merge(&base, &ours, &theirs);
        clean.set(clean.get() + 1);
        prop_assert!(merged.plan == by_git, "{}", flat::apart(&text(&merged.plan), &text(&by_git)));
        Ok(())
    });
    ran.unwrap();
    assert!(clean.get() * 10 > all.get(), "git merged {} of {}", clean.get(), all.get());
}
