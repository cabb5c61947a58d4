//! Every change can be taken back.
#![expect(clippy::unwrap_used, reason = "a test may")]

use crate::arbitrary;
use partnerplan::catalog;
use partnerplan::interview::adding::names;
use partnerplan::plan::{
    Change, Document, Edit, Field, Limits, PartnerId, Plan, Severity, Subject, Surrogate, Weighting, add, problems,
    remove,
};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use std::{collections::BTreeSet, sync::Arc};

/// A change with parts of another plan; some do not fit the plan they are made to.
pub(crate) fn edit() -> BoxedStrategy<Edit> {
    let partner_id = || (0..5_u8).prop_map(|number| PartnerId::new(&format!("p{number}")));
    let whole = (arbitrary::wild_plan(), 0..14_u8).prop_map(|(plan, which)| match which {
        0 => Edit::Name(plan.name),
        1 => Edit::Goal(Box::new(plan.goal)),
        2 => Edit::Profile(Box::new(plan.profile)),
        3 => Edit::Buyers(plan.buyers),
        4 => Edit::Stages(plan.stages),
        5 => Edit::Criteria(plan.criteria),
        6 => Edit::Weighting(plan.weighting),
        7 => Edit::Preferences(plan.preferences),
        8 => Edit::Segments(plan.segments),
        9 => Edit::Scorecards(plan.scorecards),
        10 => Edit::WonDeals(plan.won_deals),
        11 => Edit::Whole(Box::new(plan)),
        12 => Edit::Undecided(plan.undecided),
        _ => Edit::Dismissed(plan.dismissed),
    });
    let one = prop_oneof![
        2 => whole,
        1 => arbitrary::partner().prop_map(Edit::partner),
        2 => (0..6_usize, arbitrary::partner()).prop_map(|(at, partner)| Edit::Insert(at, Arc::new(partner))),
        1 => partner_id().prop_map(Edit::Remove),
        1 => (partner_id(), 0..6_usize).prop_map(|(id, to)| Edit::Move(id, to)),
    ]
    .boxed();
    one.prop_recursive(2, 8, 4, |inner| vec(inner, 0..4).prop_map(Edit::Together)).boxed()
}

/// Its place among the kinds of edit: whoever adds a kind is told by the compiler to give it one, and by the test
/// below to draw it.
fn kind(edit: &Edit) -> usize {
    match edit {
        Edit::Name(_) => 0,
        Edit::Goal(_) => 1,
        Edit::Profile(_) => 2,
        Edit::Buyers(_) => 3,
        Edit::Stages(_) => 4,
        Edit::Criteria(_) => 5,
        Edit::Weighting(_) => 6,
        Edit::Preferences(_) => 7,
        Edit::Segments(_) => 8,
        Edit::Partner(_) => 9,
        Edit::Insert(..) => 10,
        Edit::Remove(_) => 11,
        Edit::Move(..) => 12,
        Edit::Together(_) => 13,
        Edit::Scorecards(_) => 14,
        Edit::WonDeals(_) => 15,
        Edit::Dismissed(_) => 16,
        Edit::Whole(_) => 17,
        Edit::Undecided(_) => 18,
    }
}

#[test]
fn every_kind_of_edit_is_drawn() {
    let mut runner = TestRunner::deterministic();
    let mut left: Vec<Edit> = (0..400).map(|_| edit().new_tree(&mut runner).unwrap().current()).collect();
    let mut drawn = BTreeSet::new();
    while let Some(edit) = left.pop() {
        drawn.insert(kind(&edit));
        if let Edit::Together(inside) = edit {
            left.extend(inside);
        }
    }
    assert!(drawn.into_iter().eq(0..19));
}

#[test]
fn a_plan_in_which_somebody_is_twice_takes_no_place() {
    let mut twice = catalog::example();
    twice.partners.push(Arc::clone(&twice.partners[0]));
    let (mut plan, start) = (Plan::empty("Kept"), Plan::empty("Kept"));
    let error = Edit::Whole(Box::new(twice)).apply(&mut plan).unwrap_err();
    assert!(error.to_string().contains("already"), "{error}");
    assert_eq!(plan, start);
}

/// A change as a screen makes it: with or without a mark that joins it to the one before.
pub(crate) fn change() -> impl Strategy<Value = Change> {
    let mark = select(vec![None, Some("a".to_owned()), Some("b".to_owned())]);
    (edit(), mark).prop_map(|(edit, merge)| Change { what: "a change".to_owned(), edit, merge })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    /// D15.
    #[test]
    fn undoing_everything_gives_the_start_and_redoing_the_end(
        plan in arbitrary::plan(),
        changes in vec(change(), 0..12),
    ) {
        let mut document = Document::new(plan.clone());
        for change in changes {
            let before = document.plan().clone();
            if document.apply(change).is_err() {
                prop_assert_eq!(document.plan(), &before, "a change that does not fit changes nothing");
            }
        }
        let end = document.plan().clone();
        while document.undo().is_some() {}
        prop_assert_eq!(document.plan(), &plan);
        while document.redo().is_some() {}
        prop_assert_eq!(document.plan(), &end);
        while document.undo().is_some() {}
        prop_assert_eq!(document.plan(), &plan);
    }

    #[test]
    fn changes_made_together_are_made_all_or_none(plan in arbitrary::plan(), edits in vec(edit(), 0..5)) {
        let mut changed = plan.clone();
        let nobody = Edit::Remove(PartnerId::new("nobody"));
        let failing = Edit::Together(edits.into_iter().chain([nobody]).collect());
        prop_assert!(failing.apply(&mut changed).is_err());
        prop_assert_eq!(changed, plan);
    }

    #[test]
    fn a_plan_survives_its_file(plan in arbitrary::wild_plan()) {
        let pretty = ron::ser::to_string_pretty(&plan, ron::ser::PrettyConfig::default()).unwrap();
        let back: Plan = ron::from_str(&pretty).unwrap();
        prop_assert_eq!(&back, &plan);
        prop_assert_eq!(ron::ser::to_string_pretty(&back, ron::ser::PrettyConfig::default()).unwrap(), pretty);
    }

    #[test]
    fn nothing_dangles_after_anything_is_removed(plan in arbitrary::plan(), which in any::<Index>()) {
        let edits: Vec<Edit> = plan.buyers.iter().map(|it| remove::buyer(&plan, &it.id))
            .chain(plan.stages.iter().map(|it| remove::stage(&plan, &it.id)))
            .chain(plan.criteria.iter().map(|it| remove::criterion(&plan, &it.id)))
            .chain(plan.partners.iter().map(|it| remove::partner(&plan, &it.id)))
            .chain(plan.segments.iter().map(|it| remove::segment(&plan, &it.id)))
            .collect();
        prop_assume!(!edits.is_empty());
        let edit = edits[which.index(edits.len())].clone();
        prop_assert!(remove::dangling(&plan).is_none());
        let mut changed = plan.clone();
        let back = edit.apply(&mut changed).unwrap();
        prop_assert!(changed != plan);
        prop_assert!(remove::dangling(&changed).is_none(), "{:?}", remove::dangling(&changed));
        back.apply(&mut changed).unwrap();
        prop_assert_eq!(changed, plan);
    }

    #[test]
    fn what_points_nowhere_can_be_cleared(plan in arbitrary::wild_plan()) {
        let points_nowhere = |plan: &Plan| {
            let names_it = |sentence: &str| sentence.contains("points nowhere") || sentence.contains("not in the plan");
            problems(plan).iter().any(|problem| problem.severity == Severity::Contradiction && names_it(&problem.sentence))
        };
        prop_assume!(repeated_ids(&plan) == 0);
        let mut changed = plan.clone();
        match remove::dangling(&plan) {
            Some(edit) => {
                edit.apply(&mut changed).unwrap();
                prop_assert!(!points_nowhere(&changed));
                prop_assert!(remove::dangling(&changed).is_none());
            }
            None => prop_assert!(!points_nowhere(&plan)),
        }
    }
}

fn repeated_ids(plan: &Plan) -> usize {
    problems(plan).iter().filter(|problem| problem.sentence.contains("share the id")).count()
}

#[test]
fn letters_typed_into_one_field_are_one_step() {
    let mut document = Document::new(Plan::empty("Test"));
    let steps = |document: &mut Document| {
        let mut count = 0;
        while document.undo().is_some() {
            count += 1;
        }
        count
    };
    for (id, texts) in [("vendor", ["T", "Ta", "Tal"]), ("economic_buyer", ["C", "CI", "CISO"])] {
        type_into(&mut document, id, &Subject::Plan, &texts);
    }
    assert_eq!(steps(&mut document), 2);
    assert_eq!(document.plan(), &Plan::empty("Test"));
}

#[test]
fn a_weight_typed_by_hand_ends_the_order_in_one_step() {
    let mut plan = Plan::empty("Test");
    let (id, edit) = add::criterion(&plan, "Fit");
    edit.apply(&mut plan).unwrap();
    plan.weighting = Weighting::Order { surrogate: Surrogate::default(), order: vec![id.clone()] };
    let mut document = Document::new(plan.clone());
    type_into(&mut document, "criterion_weight", &Subject::Criterion(id), &["2", "25"]);
    assert_eq!(document.plan().weighting, Weighting::Direct);
    assert!(document.undo().is_some());
    assert_eq!(document.plan(), &plan);
    assert_eq!(document.undo(), None);
}

#[test]
fn another_field_or_a_pause_begins_a_new_step() {
    let mut document = Document::new(Plan::empty("Test"));
    type_into(&mut document, "vendor", &Subject::Plan, &["T"]);
    type_into(&mut document, "product", &Subject::Plan, &["A"]);
    type_into(&mut document, "vendor", &Subject::Plan, &["Ta"]);
    document.close_step();
    type_into(&mut document, "vendor", &Subject::Plan, &["Tal"]);
    let undone: Vec<String> = std::iter::from_fn(|| document.undo()).collect();
    assert_eq!(undone, ["vendor", "vendor", "product", "vendor"]);
}

fn type_into(document: &mut Document, id: &str, subject: &Subject, texts: &[&str]) {
    let field = Field::named(id).unwrap();
    for text in texts {
        let edit = field.write(document.plan(), subject, text).unwrap();
        document.apply(Change::merging(id, id, edit)).unwrap();
    }
}

#[test]
fn a_change_that_changes_nothing_leaves_no_step() {
    let mut document = Document::new(Plan::empty("Test"));
    type_into(&mut document, "vendor", &Subject::Plan, &["", " "]);
    let stages = catalog::stages().to_vec();
    let alike = Edit::Together(vec![Edit::Name("Test".to_owned()), Edit::Stages(Vec::new())]);
    assert!(!document.apply(Change { what: "nothing".to_owned(), edit: alike.clone(), merge: None }).unwrap());
    assert_eq!(document.revision(), 0);
    let both = Edit::Together(vec![Edit::Name("Other".to_owned()), Edit::Stages(stages)]);
    for edit in [both, alike] {
        document.apply(Change::merging("there and back", "a", edit)).unwrap();
    }
    assert_eq!(document.undo(), None, "joined changes that end where they began");
}

#[test]
fn a_removed_partner_is_taken_out_of_the_limits() {
    let mut plan = Plan::empty("Test");
    names(&plan, "Acme\nBirch").edit().apply(&mut plan).unwrap();
    let (acme, birch) = (PartnerId::new("acme"), PartnerId::new("birch"));
    let limits = &mut plan.goal.limits;
    limits.must_have = vec![acme.clone(), birch.clone()];
    limits.not_both = vec![(acme.clone(), birch.clone())];
    let before = plan.clone();
    let back = remove::partner(&plan, &acme).apply(&mut plan).unwrap();
    assert_eq!(plan.goal.limits, Limits { must_have: vec![birch], ..Limits::default() });
    back.apply(&mut plan).unwrap();
    assert_eq!(plan, before);
}
